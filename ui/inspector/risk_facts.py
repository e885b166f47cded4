"""What the inspector says of a risk beyond its fields: one sentence, its three levels side by side, its history."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from planner.analysis.bands import bands_of
from planner.analysis.gather import Ecosystem, exposure
from planner.analysis.history import Step, history_of
from planner.analysis.risk import Exposure, residual, target
from planner.analysis.risk_sentence import risk_sentence
from planner.i18n import _, day, number
from planner.model import Action, Organisation, Risk
from planner.model.choices import RiskKind
from ui import theme
from ui.inspector.facts import badge_label
from ui.inspector.section import Section, muted
from ui.workspace import Workspace

FOLLOWED = ("status", "likelihood", "impact", "response", "owner", "review_date")
MOST = 12  # steps shown


def risk_sections(workspace: Workspace, risk: Risk) -> list[Section]:
    """Return what else is known of a risk: its three levels side by side, and its history."""
    return [_levels(workspace, risk), _history(workspace, risk)]


def depends_on(workspace: Workspace, risk: Risk) -> object:
    """Return what the sections are made of: when it changes they are made anew."""
    actions = [(one.uid, one.updated_at) for one in workspace.plan.rows(Action) if one.risk == risk.uid]
    info = workspace.plan.info
    return risk.updated_at, actions, info.updated_at


def sentence_of(workspace: Workspace, risk: Risk) -> str:
    """Return cause, event and consequence as one sentence."""
    names = {one.name.split(" ", 1)[0] for one in workspace.plan.rows(Organisation)}
    return risk_sentence(risk.cause, risk.event, risk.consequence, names)


def _levels(workspace: Workspace, risk: Risk) -> Section:
    section = Section(_("Where it stands"), "risk/levels")
    now, cuts = exposure(risk), Ecosystem(workspace.plan).cuts(risk.uid)
    left = residual(now, cuts, risk.residual_likelihood, risk.residual_impact)
    aim = target(now, cuts, risk.target_likelihood, risk.target_impact)
    states = (
        (_("Inherent"), now, _("before any action")),
        (_("Residual"), left, _source(left, _("actions done"))),
        (_("Target"), aim, _source(aim, _("all actions"))),
    )
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 4, 0, 0)
    grid.setHorizontalSpacing(12)
    for place, (title, state, source) in enumerate(states):
        grid.addWidget(muted(title), 0, place)
        grid.addWidget(_badge(workspace, risk, state), 1, place)
        grid.addWidget(muted(source), 2, place)
        grid.setColumnStretch(place, 1)
    section.add(holder)
    return section


def _source(state: Exposure, computed: str) -> str:
    """Tell a typed level from one that is worked out."""
    return _("typed") if state.typed_likelihood or state.typed_impact else computed


def _badge(workspace: Workspace, risk: Risk, state: Exposure) -> QWidget:
    letter = bands_of(workspace.plan.info).level(state.score)
    if letter is None or state.score is None:
        return muted(_("not scored"), 13)
    t = theme.current()
    if risk.kind is RiskKind.OPPORTUNITY:
        badge = badge_label(f"+ {number(state.score)}", t.accent, t.accent_tint)
    else:
        badge = badge_label(f"{letter} {number(state.score)}", *theme.level_colours(letter))
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(badge)
    row.addWidget(muted(f"{state.likelihood} × {state.impact}"), 1)
    return holder


def _history(workspace: Workspace, risk: Risk) -> Section:
    section = Section(_("History"), "risk/history", folded=True)
    steps = history_of(workspace.plan, risk, FOLLOWED)
    section.side.addWidget(muted(number(len(steps))))
    for step in steps[:MOST]:
        section.add(_step(step))
    if not steps:
        section.add(muted(_("Nothing yet. Changes of status, score, response and owner are told here.")))
    return section


def _step(step: Step) -> QWidget:
    """Return "Status: Open → Treating" over the day and who did it."""
    holder = QWidget()
    box = QVBoxLayout(holder)
    box.setContentsMargins(0, 2, 0, 2)
    box.setSpacing(0)
    was, now = step.was or _("nothing"), step.now or _("nothing")
    words = f"{step.field.label}: {was} → {now}" if step.was else f"{step.field.label}: {now}"
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    box.addWidget(label)
    at = step.at.astimezone()
    when = f"{day(at.date(), year=True)}, {at:%H:%M}"
    box.addWidget(muted(f"{when} · {step.who}" if step.who else when))
    return holder
