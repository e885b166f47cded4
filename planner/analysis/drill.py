"""What falls off if one organisation left: read from the plan as it stands, which is not changed.

What an organisation does itself is lost; those it cuts off are told, and keep what they do. Definitions are ours;
that a partner may cut others off is its being an articulation point (Tarjan 1972).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from planner import i18n
from planner import model as m
from planner.analysis.gather import Ecosystem
from planner.analysis.network import Network
from planner.display import name_of
from planner.document import Plan
from planner.i18n import N_, _
from planner.model import choices as c

PARTS: dict[str, str] = {
    "cut_off": N_("Partners cut off"),
    "capabilities_lost": N_("Capabilities lost"),
    "goals": N_("Goals without support"),
    "value": N_("Value lost a year"),
    "roles": N_("Roles left vacant"),
    "decisions": N_("Decisions without anyone accountable"),
    "protocols": N_("Data protocols without a party"),
    "capabilities_single": N_("Capabilities with a single provider left"),
    "risks": N_("Risks touched"),
    "kpis": N_("KPIs touched"),
    "relationships": N_("Relationships that end"),
}


@dataclass(frozen=True)
class Loss:
    """One thing that falls off: its row, its name, what happens to it, and money a year where that is known."""

    entity: type[m.Entity]
    uid: str
    name: str
    detail: str = ""
    amount: float | None = None


@dataclass(frozen=True)
class Drill:
    """What falls off if an organisation left, by the keys of PARTS; a part without a loss is empty."""

    uid: str
    name: str
    parts: Mapping[str, tuple[Loss, ...]]

    @property
    def cut_off(self) -> frozenset[str]:
        """The keys of the organisations cut off."""
        return frozenset(one.uid for one in self.parts["cut_off"])

    @property
    def value(self) -> float:
        """Money a year that is lost: what flows carry from and to it, and the benefits it brings."""
        return sum(one.amount or 0.0 for one in self.parts["value"])

    @property
    def empty(self) -> bool:
        """Whether nothing at all falls off."""
        return not any(self.parts.values())


def drill(plan: Plan, uid: str, today: date | None = None) -> Drill:
    """Return what falls off if the organisation of that key left. Raises KeyError when it does not count."""
    ecosystem = Ecosystem(plan, today)
    reader = _Reader(ecosystem, uid, ecosystem.names[uid])
    return Drill(uid, reader.name, {key: tuple(getattr(reader, key)()) for key in PARTS})


def cut_off(network: Network, gone: str, hub: str | None) -> list[str]:
    """Return who had a path to the hub and has none without `gone`, by name.

    Without a hub, or if the hub itself left, the largest part that remains takes its place (ties by name).
    """
    near = network.neighbours
    before = _reached(near, gone, None) - {gone}
    if hub is not None and hub != gone:
        return sorted(before - _reached(near, hub, gone)) if hub in before else []
    parts: list[set[str]] = []
    for name in sorted(before):
        if not any(name in part for part in parts):
            parts.append(_reached(near, name, gone))
    largest = max(parts, key=len, default=set())
    return sorted(before - largest)


def _reached(near: Mapping[str, set[str]], start: str, without: str | None) -> set[str]:
    """Return who can be reached from `start`, itself included, not passing through `without`."""
    found, waiting = {start}, [start]
    while waiting:
        for name in near[waiting.pop()] - found:
            if name != without:
                found.add(name)
                waiting.append(name)
    return found


class _Reader:
    """Reads the parts one by one; `uid` and `name` are those of the organisation that leaves."""

    def __init__(self, ecosystem: Ecosystem, uid: str, name: str) -> None:
        self.plan, self.all, self.uid, self.name = ecosystem.plan, ecosystem, uid, name

    def cut_off(self) -> Iterator[Loss]:
        uids = {name: uid for uid, name in self.all.names.items()}
        for name in cut_off(self.all.network, self.name, self.all.hub_name):
            yield Loss(m.Organisation, uids[name], name)

    @cached_property
    def _links(self) -> list[m.Relationship]:
        return [one for one in self.all.relationships if self.uid in (one.source, one.target)]

    def relationships(self) -> Iterator[Loss]:
        for one in self._links:
            yield Loss(m.Relationship, one.uid, name_of(self.plan, one))

    # Capabilities, goals, value

    def _providers(self) -> Iterator[tuple[m.Capability, set[str]]]:
        """Yield what it provides at the needed level, with who else does."""
        rows = self.plan.rows(m.Capability)
        for row, need in zip(rows, self.all.needs, strict=True):
            if self.name in need.providers:
                yield row, set(need.providers) - {self.name}

    def capabilities_lost(self) -> Iterator[Loss]:
        for row, others in self._providers():
            if not others:
                yield Loss(m.Capability, row.uid, row.name, _("nobody else provides it at the needed level"))

    def capabilities_single(self) -> Iterator[Loss]:
        for row, others in self._providers():
            if len(others) == 1:
                yield Loss(m.Capability, row.uid, row.name, _("only {name} is left").format(name=min(others)))

    def goals(self) -> Iterator[Loss]:
        for row in self.plan.rows(m.Goal):
            backers = {name for name, stances in self.all.stances.items() if stances.get(row.name, 0) > 0}
            if backers == {self.name}:
                yield Loss(m.Goal, row.uid, row.name, _("nobody else supports it"))

    def value(self) -> list[Loss]:
        return sorted(self._amounts(), key=lambda one: -(one.amount or 0.0))

    def _amounts(self) -> Iterator[Loss]:
        links = {one.uid: one for one in self._links}
        for row in self.plan.rows(m.ValueFlow):
            link = links.get(row.relationship)
            amount = (row.occurrences or 0) * (row.value or 0)
            if link is not None and amount:
                yield Loss(m.ValueFlow, row.uid, row.what, name_of(self.plan, link), amount)
        for line in self.all.cash_rows:
            if line.organisation == self.uid and line.kind is not None and not line.kind.cost:
                sure = (
                    line.attribution * line.confidence / 1e4
                    if line.kind is c.CashKind.INDIRECT_BENEFIT
                    else 1
                )
                yield Loss(m.CashLine, line.uid, line.name, line.kind.label.lower(), line.likely * sure)

    # Governance

    @cached_property
    def _holders(self) -> dict[str, set[str]]:
        """Who holds each role now, by the keys of role and organisation."""
        found: dict[str, set[str]] = {}
        for one in self.plan.rows(m.RoleAssignment):
            if one.organisation in self.all.names:
                found.setdefault(one.role, set()).add(one.organisation)
        return found

    def roles(self) -> Iterator[Loss]:
        for row in self.plan.rows(m.Role):
            holders = self._holders.get(row.uid, set())
            if self.uid in holders and len(holders) - 1 < row.needed:
                told = _("{n} of {needed} held").format(n=len(holders) - 1, needed=row.needed)
                yield Loss(m.Role, row.uid, row.name, told)

    def decisions(self) -> Iterator[Loss]:
        for row in self.plan.rows(m.Decision):
            letters = [
                one for one in self.all.of(m.Responsibility, "decision", row.uid)
                if one.letter.value in ("A", "A/R")
            ]  # fmt: skip
            if letters and all(self._only_here(one) for one in letters):
                yield Loss(m.Decision, row.uid, row.name, _("nobody else is accountable"))

    def _only_here(self, one: m.Responsibility) -> bool:
        """Whether a letter is held by the organisation, or by a role that it alone holds."""
        return one.organisation == self.uid or self._holders.get(one.role or "") == {self.uid}

    def protocols(self) -> Iterator[Loss]:
        links = {one.uid for one in self._links}
        for row in self.plan.rows(m.DataProtocol):
            receivers = {
                one.organisation for one in self.all.of(m.ProtocolRecipient, "data_protocol", row.uid)
            }
            if row.provider == self.uid:
                yield Loss(m.DataProtocol, row.uid, row.dataset, _("loses its provider"))
            elif receivers == {self.uid}:
                yield Loss(m.DataProtocol, row.uid, row.dataset, _("loses its only recipient"))
            elif row.relationship in links:
                yield Loss(m.DataProtocol, row.uid, row.dataset, _("loses the relationship it rests on"))

    # What has to be looked at again

    def risks(self) -> Iterator[Loss]:
        mine = {self.uid, *(one.uid for one in self._links)}
        touched = {
            one.risk for one in self.plan.rows(m.RiskLink) if {one.organisation, one.relationship} & mine
        }
        for row in self.plan.rows(m.Risk):
            if row.uid in touched and row.status is not c.RiskStatus.CLOSED:
                yield Loss(m.Risk, row.uid, row.title, row.code or "")

    def kpis(self) -> Iterator[Loss]:
        active = {one.uid for one in self.all.active_partners}
        for row in self.all.kpi_rows:
            if row.organisation == self.uid:
                yield Loss(m.Kpi, row.uid, row.name, _("measures this partner"))
            elif row.source is c.KpiSource.ACTIVE_PARTNERS and self.uid in active:
                n, left = i18n.number(len(active)), i18n.number(len(active) - 1)
                yield Loss(m.Kpi, row.uid, row.name, _("falls from {n} to {left}").format(n=n, left=left))
