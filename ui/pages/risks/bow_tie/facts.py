"""What the bow-tie of a risk shows, read from the plan."""

from __future__ import annotations

from datetime import date

from planner.analysis.bands import bands_of
from planner.edits.bow_tie import items_of
from planner.i18n import _, day
from planner.model import Action, BowTieItem, Risk
from planner.model.choices import ActionStatus, BowTieKind, RiskKind
from planner.model.choices.risk import FINISHED
from ui.charts.bow_tie import BowTie, Event, Item
from ui.tables.delegate import level_text
from ui.workspace import Workspace


def bow_tie_of(workspace: Workspace, risk: Risk) -> BowTie:
    """Return a risk with all that stands around it."""
    items = tuple(_item(workspace, one) for one in items_of(workspace.plan, risk.uid))
    level, letter = badge_of(workspace, risk)
    return BowTie(Event(risk.code or "", risk.title, level, letter), items)


def example_bow_tie() -> BowTie:
    """Return what an empty plan shows as an example."""
    kind = BowTieKind
    return BowTie(
        Event("", _("breach of shared data").capitalize()),
        (
            Item("phishing", kind.CAUSE, _("Weak passwords")),
            Item("login", kind.PREVENTIVE_BARRIER, _("Two-factor login"), "phishing", ActionStatus.DONE),
            Item("laptop", kind.CAUSE, _("A laptop is stolen")),
            Item("leave", kind.CONSEQUENCE, _("Partners leave")),
            Item("drill", kind.RECOVERY_BARRIER, _("Incident drill"), "leave", ActionStatus.PLANNED),
        ),
    )


def badge_of(workspace: Workspace, risk: Risk) -> tuple[str, str]:
    """Return text and letter of a risk's level; an opportunity has no letter, an unscored risk neither."""
    score = (risk.likelihood or 0) * (risk.impact or 0)
    letter = bands_of(workspace.plan.info).level(score) if score else None
    better = risk.kind is RiskKind.OPPORTUNITY
    return level_text(letter, score, opportunity=better), "" if better else letter or ""


def _item(workspace: Workspace, one: BowTieItem) -> Item:
    action = workspace.plan.get(Action, one.action)
    if action is None:
        return Item(one.uid, one.kind, one.name, one.under, note=one.owner or "")
    open_still = action.due is not None and action.status not in FINISHED
    late = open_still and action.due is not None and action.due < date.today()
    note = one.owner or action.owner or ""
    if open_still and action.due is not None:
        note = _("was due {day}").format(day=day(action.due)) if late else day(action.due)
    state = action.status or ActionStatus.PLANNED
    return Item(one.uid, one.kind, one.name, one.under, state, note, late)
