"""The sample that ships, and the three lists of a consultant it is made from."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from planner.analysis.numbers import analyse
from planner.document import Plan
from planner.exchange.outcome import Outcome
from planner.exchange.sheet import import_sheet, preview_sheet
from planner.exchange.sheet.samples import FOLDER, LISTS, make_qris
from planner.model import (
    Action,
    Decision,
    Goal,
    Kpi,
    Measurement,
    Organisation,
    Relationship,
    Responsibility,
    Risk,
    RiskLink,
    Role,
    RoleAssignment,
    Snapshot,
    Task,
    ValueFlow,
)
from planner.model.choices import (
    Agreement,
    Language,
    OrganisationKind,
    RelationshipStatus,
    RiskCategory,
    RiskKind,
    Stage,
)

PARTNERS, RELATIONSHIPS, RISKS = (FOLDER / name for name in LISTS)
TODAY = date(2026, 12, 3)


def take_in(plan: Plan, *sources: Path) -> list[Outcome]:
    return [import_sheet(plan, source) for source in sources]


def named(plan: Plan, name: str) -> Organisation:
    return next(one for one in plan.rows(Organisation) if name in (one.name, one.short_name))


@pytest.mark.parametrize(
    ("source", "entity", "header", "columns"),
    [(PARTNERS, Organisation, 1, 10), (RELATIONSHIPS, Relationship, 1, 8), (RISKS, Risk, 3, 8)],
)
def test_what_a_list_holds_is_guessed_and_every_column_used(
    plan: Plan, source: Path, entity: type, header: int, columns: int
) -> None:
    preview = preview_sheet(plan, source)
    assert (preview.entity, preview.header_row, len(preview.mapping)) == (entity, header, columns)
    assert preview.unused == ()
    assert set(preview.confidence.values()) == {1.0}


def test_the_partners_come_in_with_coordinators_stages_and_roles(plan: Plan) -> None:
    (outcome,) = take_in(plan, PARTNERS)
    assert outcome.sentence() == "30 read = 30 partners. Made on the way: 14 roles, 30 roles held."
    assert named(plan, "Rintis").parent == named(plan, "ASPI").uid
    assert named(plan, "ASPI").parent == named(plan, "Bank Indonesia").uid
    assert named(plan, "Midtrans").parent == named(plan, "GoPay").uid
    assert sum(one.parent is None for one in plan.rows(Organisation)) == 9
    edc = named(plan, "EDC")
    assert (edc.kind, edc.stage, edc.dependency, edc.maturity) == (
        OrganisationKind.HARDWARE_MAKER,
        Stage.ONBOARDING,
        1,
        3,
    )
    roles = {role.uid: role.name for role in plan.rows(Role)}
    held = Counter(roles[one.role] for one in plan.rows(RoleAssignment) if one.main)
    assert (held["Lembaga switching"], held["Dompet digital"], held.total()) == (4, 5, 30)


def test_the_relationships_come_in_with_their_value_flows(plan: Plan) -> None:
    _partners, outcome = take_in(plan, PARTNERS, RELATIONSHIPS)
    assert outcome.new == {"relationship": 44}
    assert outcome.implied == {"value_flow": 44}
    rows = plan.rows(Relationship)
    assert Counter(one.two_way for one in rows) == {True: 14, False: 30}
    assert Counter(one.agreement for one in rows)[Agreement.MOU] == 5
    assert [one.status for one in rows].count(RelationshipStatus.AT_RISK) == 1
    flows = [one for one in plan.rows(ValueFlow) if one.what == "Switching"]
    assert len(flows) == 10


def test_the_risks_come_in_scored_with_actions_and_one_opportunity(plan: Plan) -> None:
    (outcome,) = take_in(plan, RISKS)
    assert outcome.sentence() == "12 read = 12 risks. Made on the way: 12 actions."
    risks = plan.rows(Risk)
    assert [risk.code for risk in risks] == [f"R-{n}" for n in range(1, 13)]
    fake = risks[1]
    assert (fake.category, fake.likelihood, fake.impact) == (RiskCategory.CYBER_SECURITY, 4, 4)
    assert (fake.cause, fake.consequence, fake.owner) == (
        "QR statis mudah diganti",
        "Dana masuk ke rekening penipu",
        "Acquirer",
    )
    assert [risk.title for risk in risks if risk.kind is RiskKind.OPPORTUNITY] == [
        "Peluang: QR lintas negara ASEAN"
    ]
    assert None not in [risk.category for risk in risks]
    assert {one.risk for one in plan.rows(Action)} == {risk.uid for risk in risks}


def test_nothing_is_left_unread_and_a_second_import_adds_nothing(plan: Plan) -> None:
    first = take_in(plan, PARTNERS, RELATIONSHIPS, RISKS)
    assert [one.unread for one in first] == [[], [], []]
    count = plan.count
    second = take_in(plan, PARTNERS, RELATIONSHIPS, RISKS)
    assert [(one.read, one.joined, one.added, one.changes) for one in second] == [
        (30, 30, 0, []),
        (44, 44, 0, []),
        (12, 12, 0, []),
    ]
    assert plan.count == count


def test_relationships_that_come_first_make_partners_that_the_list_then_joins(plan: Plan) -> None:
    relationships, partners = take_in(plan, RELATIONSHIPS, PARTNERS)
    assert relationships.implied["organisation"] == 30
    assert (partners.read, partners.joined, len(plan.rows(Organisation))) == (30, 30, 30)
    renamed = [(one.was, one.conflict) for one in partners.changes if one.field == "name"]
    assert renamed == [("ASPI", True), ("PTEN", True)]  # only their short names were known
    import_sheet(plan, PARTNERS, prefer_theirs=True)
    assert named(plan, "ASPI").name == "Asosiasi Sistem Pembayaran Indonesia"


def test_the_sample_is_a_whole_plan_in_indonesian(plan: Plan) -> None:
    make_qris(plan, TODAY)
    info = plan.info
    assert (info.language, info.currency) == (Language.INDONESIAN, "IDR")
    assert "ilustrasi" in (info.notes or "")
    assert plan.hub is named(plan, "Bank Indonesia")
    counts = {
        entity: len(plan.rows(entity)) for entity in (Organisation, Relationship, Risk, Goal, Kpi, Decision)
    }
    assert list(counts.values()) == [30, 44, 12, 5, 6, 10]
    assert {one.risk for one in plan.rows(RiskLink)} == {risk.uid for risk in plan.rows(Risk)}
    rated = [one for one in plan.rows(Organisation) if None not in (one.trust, one.penetration)]
    assert len(rated) == 30


def test_the_sample_shows_the_figures_of_its_pictures(plan: Plan) -> None:
    make_qris(plan, TODAY)
    figures = analyse(plan, TODAY)
    strategy, value, raci = figures["strategy"], figures["value"], figures["raci"]
    assert strategy["alignment"]["ecosystem"] == pytest.approx(0.62, abs=0.005)
    assert strategy["adaptability"] == pytest.approx(0.40)
    assert strategy["shared_value"] == pytest.approx(24 / 29)
    assert strategy["model"]["choice"] == "ecosystem"
    assert [one["goal"] for one in strategy["alignment"]["conflicts"]] == [
        "Satu standar terbuka",
        "Berbagi data dengan aman",
    ]
    assert value["odds"] == pytest.approx(0.52, abs=0.005)
    assert len(value["who_says_no"]) == 5
    assert raci["without_accountable"] == ["Mengalihkan rute saat gangguan"]
    assert raci["several_accountable"] == ["Menyepakati promo dompet"]
    assert raci["overloaded"] == ["Bank Indonesia"]
    assert figures["roi"]["npv"] == pytest.approx(602e9, rel=0.01)


def test_one_role_of_the_sample_is_open(plan: Plan) -> None:
    make_qris(plan, TODAY)
    held = Counter(one.role for one in plan.rows(RoleAssignment))
    vacant = [role for role in plan.rows(Role) if held[role.uid] < role.needed]
    assert [(role.name, role.under) for role in vacant] == [("Intelijen penipuan", named(plan, "ASPI").uid)]
    letters = [one.letter.value for one in plan.rows(Responsibility) if one.role == vacant[0].uid]
    assert letters == ["A"]


@pytest.mark.parametrize("today", [date(2026, 12, 3), date(2028, 2, 29), date(2031, 1, 31)])
def test_the_days_of_the_sample_are_counted_from_today(plan: Plan, today: date) -> None:
    make_qris(plan, today)
    ends = [task.end for task in plan.rows(Task) if task.end is not None]
    assert min(ends) < today < max(ends)
    latest = max(one.date for one in plan.rows(Measurement))
    assert latest == today.replace(day=1) - timedelta(days=1)


def test_something_has_changed_since_the_workshop(plan: Plan) -> None:
    make_qris(plan, TODAY)
    (snapshot,) = plan.rows(Snapshot)
    assert snapshot.name == "Lokakarya 1"
    assert named(plan, "Alto").stage is Stage.PAUSED
    assert "paused" not in snapshot.content
