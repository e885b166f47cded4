"""Reads what counts of a plan into the plain data the analyses take.

Exited organisations and ended relationships are left out here, once for all.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from planner import model as m
from planner.analysis import kpi, raci, roi, selection
from planner.analysis.capability import Need, gaps
from planner.analysis.criticality import Ratings, criticality
from planner.analysis.model_choice import Answer as ModelAnswer
from planner.analysis.model_choice import Answers, choose_model
from planner.analysis.network import Network, network_of
from planner.analysis.risk import Cut, Exposure, residual
from planner.analysis.strategy import Stances
from planner.analysis.value import Delivery, Flow, net_values
from planner.document import Plan
from planner.model import choices as c

E = TypeVar("E", bound=m.Entity)
NOT_YET_IN = (None, c.Stage.IDENTIFIED, c.Stage.SHORTLISTED)


class Ecosystem:
    """What counts of a plan on a day; everything is read when first asked for and kept,
    so use it for one moment.
    """

    def __init__(self, plan: Plan, today: date | None = None) -> None:
        self.plan = plan
        self.today = today or date.today()
        self._grouped: dict[tuple[type[m.Entity], str], dict[Any, list[Any]]] = {}

    def of(self, entity: type[E], field: str, value: str) -> list[E]:
        """Return the rows of a class whose `field` is `value`, oldest first."""
        groups = self._grouped.get((entity, field))
        if groups is None:
            groups = {}
            for row in self.plan.rows(entity):
                groups.setdefault(getattr(row, field), []).append(row)
            self._grouped[entity, field] = groups
        return groups.get(value, [])

    # Who counts

    @cached_property
    def organisations(self) -> list[m.Organisation]:
        """All organisations that have not exited."""
        return [one for one in self.plan.rows(m.Organisation) if one.stage is not c.Stage.EXITED]

    @cached_property
    def partners(self) -> list[m.Organisation]:
        """All organisations but the hub."""
        return [one for one in self.organisations if not one.is_hub]

    @cached_property
    def active_partners(self) -> list[m.Organisation]:
        """The partners at stage active."""
        return [one for one in self.partners if one.stage is c.Stage.ACTIVE]

    @cached_property
    def names(self) -> dict[str, str]:
        """The name of each organisation that counts, by uid."""
        return {one.uid: one.name for one in self.organisations}

    @cached_property
    def hub_name(self) -> str | None:
        """The name of the hub, if there is one."""
        return next((one.name for one in self.organisations if one.is_hub), None)

    @cached_property
    def relationships(self) -> list[m.Relationship]:
        """All relationships that have not ended, between organisations that count."""
        return [
            one
            for one in self.plan.rows(m.Relationship)
            if one.status is not c.RelationshipStatus.ENDED
            and one.source in self.names
            and one.target in self.names
        ]

    # Shape and strategy

    @cached_property
    def network(self) -> Network:
        """Organisations tied by relationships and parent links; a parent link is an arc from the parent."""
        arcs = []
        for one in self.relationships:
            arcs.append((self.names[one.source], self.names[one.target]))
            if one.two_way:
                arcs.append((self.names[one.target], self.names[one.source]))
        arcs += [(self.names[one.parent], one.name) for one in self.organisations if one.parent in self.names]
        return network_of(list(self.names.values()), arcs)

    @cached_property
    def ratings(self) -> dict[str, Ratings]:
        """The four ratings of each organisation, by name."""
        return {
            one.name: Ratings(one.dependency, one.penetration, one.maturity, one.trust)
            for one in self.organisations
        }

    @cached_property
    def criticality(self) -> dict[str, float | None]:
        """The criticality of each organisation, by name."""
        return {name: criticality(ratings) for name, ratings in self.ratings.items()}

    @cached_property
    def goal_weights(self) -> dict[str, float]:
        """The weight of each goal, by name."""
        return {one.name: one.weight for one in self.plan.rows(m.Goal)}

    @cached_property
    def stances(self) -> dict[str, Stances]:
        """Where organisations stand: name → goal → −2 … +2."""
        goals = {one.uid: one.name for one in self.plan.rows(m.Goal)}
        found: dict[str, dict[str, int]] = {}
        for stance in self.plan.rows(m.Stance):
            if stance.organisation in self.names:
                found.setdefault(self.names[stance.organisation], {})[goals[stance.goal]] = stance.value
        return dict(found)

    @cached_property
    def benefiting(self) -> set[str]:
        """Names of organisations whose benefit is stated."""
        return {one.name for one in self.organisations if (one.benefit or "").strip()}

    @cached_property
    def model_answers(self) -> Answers:
        """The answers to the questions of the model."""
        return {
            one.criterion: ModelAnswer(one.answer, one.weight) for one in self.plan.rows(m.ModelCriterion)
        }

    @cached_property
    def model(self) -> str | None:
        """The model the answers choose, in English."""
        return choose_model(self.model_answers).choice

    @cached_property
    def needs(self) -> list[Need]:
        """The capabilities with the level each organisation has."""
        return [
            Need(one.name, one.importance, one.needed_level, self._levels(one.uid))
            for one in self.plan.rows(m.Capability)
        ]

    def _levels(self, capability: str) -> dict[str, int]:
        return {
            self.names[one.organisation]: one.level
            for one in self.of(m.Provision, "capability", capability)
            if one.organisation in self.names and one.level is not None
        }

    # Value and money

    @cached_property
    def flows(self) -> list[Flow]:
        """The value flows of the relationships that count."""
        ties = {one.uid: (self.names[one.source], self.names[one.target]) for one in self.relationships}
        found = []
        for one in self.plan.rows(m.ValueFlow):
            if one.relationship in ties:
                source, target = ties[one.relationship]
                giver, receiver = (target, source) if one.backwards else (source, target)
                money = one.kind is c.FlowKind.MONEY
                found.append(Flow(giver, receiver, one.what, money, one.occurrences, one.value, one.expense))
        return found

    @cached_property
    def net_values(self) -> dict[str, float]:
        """Money a year each organisation gains, by name; those without a priced flow are absent."""
        return net_values(self.flows)

    @cached_property
    def deliveries(self) -> dict[str, Delivery]:
        """What each organisation states about its delivery, by name."""
        return {
            one.name: Delivery(one.delivery_probability, one.adoption_probability, one.readiness_date)
            for one in self.organisations
        }

    @cached_property
    def cash_rows(self) -> list[m.CashLine]:
        """The cash lines that count: not those of exited organisations."""
        return [one for one in self.plan.rows(m.CashLine) if self.counts(one.organisation)]

    @cached_property
    def cash_lines(self) -> list[roi.Line]:
        """The cash lines whose kind is known."""
        return [_line(one, one.kind) for one in self.cash_rows if one.kind is not None]

    def counts(self, organisation: str | None) -> bool:
        """Return whether a row that may name an organisation counts: it names none,
        or one that has not exited.
        """
        return organisation is None or organisation in self.names

    # Governance

    @cached_property
    def letters(self) -> dict[str, raci.Letters]:
        """The letters of each decision, by its uid; holders are organisations and roles by name."""
        roles = {one.uid: one.name for one in self.plan.rows(m.Role)}
        found = {}
        for decision in self.plan.rows(m.Decision):
            held = []
            for one in self.of(m.Responsibility, "decision", decision.uid):
                holder = roles.get(one.role or "") or self.names.get(one.organisation or "")
                if holder is not None:
                    held.append((holder, str(one.letter.value)))
            found[decision.uid] = raci.Letters(decision.name, tuple(held))
        return found

    @cached_property
    def roles_held(self) -> dict[str, list[str]]:
        """The names of the roles each organisation holds, by its name."""
        roles = {one.uid: one.name for one in self.plan.rows(m.Role)}
        found: dict[str, list[str]] = {}
        for one in self.plan.rows(m.RoleAssignment):
            if one.organisation in self.names:
                found.setdefault(self.names[one.organisation], []).append(roles[one.role])
        return found

    # Measures, candidates, risks

    @cached_property
    def kpi_rows(self) -> list[m.Kpi]:
        """The KPIs that count: not those of exited organisations."""
        return [one for one in self.plan.rows(m.Kpi) if self.counts(one.organisation)]

    def indicator(self, row: m.Kpi) -> kpi.Indicator:
        """Return a KPI as plain data; its way begins with the plan, else with its first value."""
        values = sorted((one.date, one.value) for one in self.of(m.Measurement, "kpi", row.uid))
        benchmarks = sorted(self.of(m.Benchmark, "kpi", row.uid), key=lambda one: -(one.year or 0))
        counted = float(len(self.active_partners)) if row.source is c.KpiSource.ACTIVE_PARTNERS else None
        return kpi.Indicator(
            name=row.name,
            baseline=row.baseline,
            target=row.target,
            target_date=row.target_date,
            higher=_higher(row),
            values=tuple(values),
            counted=counted,
            benchmark=benchmarks[0].value if benchmarks else None,
            since=self.plan.info.start_date or (values[0][0] if values else None),
        )

    @cached_property
    def criteria(self) -> list[selection.Criterion]:
        """What candidates are judged by."""
        return [selection.Criterion(one.name, one.weight, one.minimum) for one in self.plan.rows(m.Criterion)]

    @cached_property
    def candidates(self) -> dict[str, selection.Candidate]:
        """The organisations with an assessment, by uid."""
        criteria = {one.uid: one.name for one in self.plan.rows(m.Criterion)}
        found: dict[str, dict[str, list[float]]] = {}
        for one in self.plan.rows(m.Assessment):
            if one.organisation in self.names:
                scores = found.setdefault(one.organisation, {})
                scores.setdefault(criteria[one.criterion], []).append(one.score)
        return {uid: selection.Candidate(self.names[uid], scores) for uid, scores in found.items()}

    @cached_property
    def open_needs(self) -> list[Need]:
        """The capability gaps a candidate could fill: what candidates who are not yet in provide closes
        none.
        """
        waiting = [
            one.name for one in self.organisations if one.uid in self.candidates and one.stage in NOT_YET_IN
        ]
        return gaps(self.needs, without=waiting)

    def cuts(self, risk: str) -> list[Cut]:
        """Return what each action on a risk takes off."""
        return [_cut(one) for one in self.of(m.Action, "risk", risk)]

    def residual(self, risk: m.Risk) -> Exposure:
        """Return a risk as it stands now: after the actions done, or as a person typed it."""
        return residual(exposure(risk), self.cuts(risk.uid), risk.residual_likelihood, risk.residual_impact)


def exposure(risk: m.Risk) -> Exposure:
    """Return a risk as it stands before any action."""
    return Exposure(risk.likelihood, risk.impact, risk.frequency, risk.loss_low, risk.loss_high)


def _cut(one: m.Action) -> Cut:
    return Cut(
        done=one.status is c.ActionStatus.DONE,
        dropped=one.status is c.ActionStatus.DROPPED,
        likelihood=one.likelihood_cut or 0,
        impact=one.impact_cut or 0,
        frequency=(one.frequency_cut or 0) / 100,
        loss=(one.loss_cut or 0) / 100,
    )


def _line(one: m.CashLine, kind: c.CashKind) -> roi.Line:
    return roi.Line(
        name=one.name,
        likely=one.likely,
        low=one.low,
        high=one.high,
        cost=kind.cost,
        indirect=kind is c.CashKind.INDIRECT_BENEFIT,
        first_year=one.first_year,
        years=one.years,
        growth=one.growth / 100,
        attribution=one.attribution / 100,
        confidence=one.confidence / 100,
    )


def _higher(row: m.Kpi) -> bool:
    """Return whether higher is better: as stated, else as the target lies above the baseline."""
    if row.better is not None:
        return row.better is c.Better.HIGHER
    return row.target is None or row.baseline is None or row.target >= row.baseline
