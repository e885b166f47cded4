"""Edits of a risk's bow-tie: what leads to the event, what follows, and the barriers in between."""

from __future__ import annotations

import re

from planner.document import Plan
from planner.edits.rows import new_row
from planner.i18n import N_
from planner.model import Action, BowTieItem, Risk
from planner.model.choices import ActionKind, ActionStatus, BowTieKind

BARRIER_OF = {
    BowTieKind.CAUSE: BowTieKind.PREVENTIVE_BARRIER,
    BowTieKind.CONSEQUENCE: BowTieKind.RECOVERY_BARRIER,
}
WAY_OF = {barrier: way for way, barrier in BARRIER_OF.items()}
_SEEDED = (("cause", BowTieKind.CAUSE), ("consequence", BowTieKind.CONSEQUENCE))
_SOFTENS = (ActionKind.CONTINGENCY_PLAN, ActionKind.INSURANCE)
_PARTS = re.compile(r"[;\n]+|(?<=\w{3})\.\s+")
_LABELS = {
    BowTieKind.CAUSE: N_("Add cause"),
    BowTieKind.CONSEQUENCE: N_("Add consequence"),
    BowTieKind.PREVENTIVE_BARRIER: N_("Add barrier"),
    BowTieKind.RECOVERY_BARRIER: N_("Add barrier"),
}


def items_of(plan: Plan, risk: str) -> list[BowTieItem]:
    """Return the items of the risk of that key, in the order of making."""
    return [one for one in plan.rows(BowTieItem) if one.risk == risk]


def add_item(
    plan: Plan,
    risk: str,
    kind: BowTieKind,
    name: str,
    under: str | None = None,
    origin: object | None = None,
) -> BowTieItem:
    """Add a cause, a consequence, or a barrier on the way `under` (None: on every way of its side).

    Raises Invalid on an empty name.
    """
    with plan.change(_LABELS[kind], origin):
        return plan.add(new_row(plan, BowTieItem, {"risk": risk, "kind": kind, "name": name, "under": under}))


def move_barrier(
    plan: Plan, barrier: BowTieItem, way: BowTieItem | None, kind: BowTieKind, origin: object | None = None
) -> None:
    """Put a barrier on another way, or on every way of the side of `kind` where `way` is None."""
    with plan.change(N_("Move barrier"), origin):
        barrier.kind = BARRIER_OF[way.kind] if way is not None else kind
        barrier.under = way.uid if way is not None else None


def seed(plan: Plan, risk: Risk, origin: object | None = None) -> list[BowTieItem]:
    """Make causes and consequences of the risk's texts, one of each sentence or part, in one undo step.

    What is said to be in place already becomes a barrier before every cause.
    """
    with plan.change(N_("Begin the bow-tie"), origin):
        return [
            plan.add(new_row(plan, BowTieItem, {"risk": risk.uid, "kind": kind, "name": name}))
            for kind, name in seeds(risk)
        ]


def seeds(risk: Risk) -> list[tuple[BowTieKind, str]]:
    """Return what the texts of a risk would put on its bow-tie."""
    found = [(kind, name) for text, kind in _SEEDED for name in _split(getattr(risk, text))]
    return found + [(BowTieKind.PREVENTIVE_BARRIER, name) for name in _split(risk.existing_controls)]


def _split(text: str | None) -> list[str]:
    parts = (" ".join(part.split()).rstrip(".") for part in _PARTS.split(text or ""))
    return [part for part in parts if part]


def actions_left(plan: Plan, risk: str) -> list[Action]:
    """Return the actions of a risk, not dropped, that build no barrier yet."""
    placed = {one.action for one in items_of(plan, risk)}
    mine = [one for one in plan.rows(Action) if one.risk == risk and one.uid not in placed]
    return [one for one in mine if one.status is not ActionStatus.DROPPED]


def put_on(
    plan: Plan, action: Action, way: BowTieItem | None = None, origin: object | None = None
) -> BowTieItem:
    """Make an action a barrier on a way; without one, on the side it works on, before all that is there.

    On a side with only one way it stands on that way.
    """
    kind = BARRIER_OF[way.kind] if way is not None else side_of(action)
    ways = [one for one in items_of(plan, action.risk) if one.kind is WAY_OF[kind]]
    if way is None and len(ways) == 1:
        way = ways[0]
    values = {
        "risk": action.risk,
        "kind": kind,
        "name": action.name,
        "owner": action.owner,
        "action": action.uid,
        "under": way.uid if way is not None else None,
    }
    with plan.change(N_("Add barrier"), origin):
        return plan.add(new_row(plan, BowTieItem, values))


def side_of(action: Action) -> BowTieKind:
    """Return the kind of barrier an action is: recovery where it softens what follows, else preventive."""
    softens = action.kind in _SOFTENS or bool(action.impact_cut or action.loss_cut)
    prevents = bool(action.likelihood_cut or action.frequency_cut)
    return BowTieKind.RECOVERY_BARRIER if softens and not prevents else BowTieKind.PREVENTIVE_BARRIER
