"""The flows of value between partners as lines: one for each kind and direction, as wide as it is worth a year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from planner import i18n
from planner.display import truncated
from planner.document import Plan
from planner.model import Choice, Relationship, ValueFlow
from planner.model.choices import FlowKind, RelationshipStatus
from ui.canvas.links import Link

_THIN, _WIDE = 1.3, 7.0
_LONGEST = 24  # letters of a name on a line


def value_links_of(
    plan: Plan,
    shown: Iterable[str],
    stand_in: Callable[[str], str] = str,
    draws: Callable[[Choice], bool] = bool,
) -> list[Link]:
    """Return a line from giver to receiver for all flows of one kind; the amount a year is its label.

    A flow without a kind is drawn as a service. Widths go with the root of the value, the largest in view the widest.
    """
    shown = set(shown)
    bundles: dict[tuple[str, str, FlowKind], list[ValueFlow]] = defaultdict(list)
    for flow in plan.rows(ValueFlow):
        tie = plan.get(Relationship, flow.relationship)
        kind = flow.kind or FlowKind.SERVICE
        if tie is None or tie.status is RelationshipStatus.ENDED or not draws(kind):
            continue
        giver, receiver = stand_in(tie.source), stand_in(tie.target)
        if flow.backwards:
            giver, receiver = receiver, giver
        if giver in shown and receiver in shown and giver != receiver:
            bundles[giver, receiver, kind].append(flow)
    most = max((worth(flows) for flows in bundles.values()), default=0.0)
    return [_line(plan, *key, flows, most) for key, flows in bundles.items()]


def worth(flows: Iterable[ValueFlow]) -> float:
    """Return money a year, as far as it is known."""
    return sum(abs((one.value or 0) * (one.occurrences or 0)) for one in flows)


def _line(plan: Plan, giver: str, receiver: str, kind: FlowKind, flows: list[ValueFlow], most: float) -> Link:
    amount = worth(flows)
    wide: float = _THIN + (_WIDE - _THIN) * (amount / most) ** 0.5 if most else _THIN
    names = flows[0].what if len(flows) == 1 else f"{kind.label} · {len(flows)}"
    return Link(
        uids=tuple(dict.fromkeys(one.relationship for one in flows)),
        source=giver,
        target=receiver,
        kind=kind,
        two_way=False,
        width=wide,
        planned=kind.intangible,
        at_risk=False,
        name=flows[0].uid,
        words=i18n.money(amount, plan.info.currency, short=True) if amount else truncated(names, _LONGEST),
    )
