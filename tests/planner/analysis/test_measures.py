"""What the map measures partners by: the values, the bands they fall into, and the sizes that follow."""

from __future__ import annotations

from planner.analysis.measures import LARGEST, SMALLEST, measure, measures, scales_of, shared_out
from planner.document import Plan
from planner.model import Organisation, Risk, RiskLink
from planner.model.choices import RiskKind, RiskStatus


def _partners(plan: Plan, field: str, *values: float | None) -> dict[str, Organisation]:
    """Add a partner for each value of the field; None leaves it unknown."""
    made = {}
    with plan.change("Begin"):
        for n, value in enumerate(values):
            made[f"P{n}"] = plan.add(Organisation(name=f"P{n}"))
            setattr(made[f"P{n}"], field, value)
    return made


def test_a_rating_has_a_band_for_each_step_and_none_for_the_unknown(plan: Plan) -> None:
    made = _partners(plan, "dependency", 0, 4, None)
    found = measure(plan, "dependency")
    assert found is not None
    assert found.bands == ("0", "1", "2", "3", "4")
    assert [found.band(one.uid) for one in made.values()] == [0, 4, None]
    assert scales_of(plan, "dependency") == {made["P0"].uid: SMALLEST, made["P1"].uid: LARGEST}
    assert found.scale(made["P2"].uid) == 1.0


def test_a_probability_is_told_in_fifths(plan: Plan) -> None:
    made = _partners(plan, "delivery_probability", 0.1, 0.2, 0.95)
    found = measure(plan, "delivery_probability")
    assert found is not None
    assert found.bands == ("up to 20 %", "20 % – 40 %", "40 % – 60 %", "60 % – 80 %", "above 80 %")
    assert [found.band(one.uid) for one in made.values()] == [0, 0, 4]


def test_the_worst_open_threat_counts_for_a_partner(plan: Plan) -> None:
    (partner,) = _partners(plan, "influence", None).values()
    scored = ((1, 2, RiskStatus.OPEN), (4, 5, RiskStatus.OPEN), (5, 5, RiskStatus.CLOSED))
    with plan.change("Risks"):
        for likelihood, impact, status in scored:
            row = plan.add(
                Risk(title=f"{likelihood}{impact}", code=f"R{likelihood}{impact}", status=status,
                     kind=RiskKind.THREAT, likelihood=likelihood, impact=impact)
            )  # fmt: skip
            plan.add(RiskLink(risk=row.uid, organisation=partner.uid))
    found = measure(plan, "worst risk")
    assert found is not None
    assert found.words(found.values[partner.uid]) == "E 20"
    assert found.bands[found.band(partner.uid) or 0] == "E extreme"


def test_other_numbers_are_shared_out_in_bands_of_equal_count() -> None:
    assert shared_out([]) == ()
    assert shared_out([1, 1, 2, 3]) == (1, 2)
    assert shared_out(range(1, 11)) == (2, 4, 6, 8)


def test_every_measure_on_the_menu_can_be_read_from_an_empty_plan(plan: Plan) -> None:
    for key, label in measures(plan):
        found = measure(plan, key)
        assert found is not None
        assert found.label == label
        assert len(found.bands) == len(found.bounds) + 1
    assert measure(plan, "mood") is None
