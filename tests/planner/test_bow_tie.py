"""The bow-tie of a risk: seeded from its texts, barriers put on and moved, laid out, and gone with their way."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import edits
from planner.document import Plan
from planner.edits.bow_tie import actions_left, add_item, items_of, move_barrier, put_on, seed, seeds
from planner.errors import Invalid
from planner.layout.bow_tie import EVENT, Part, Sizes, fitting, laid_out, neighbour, way_at
from planner.model import Action, BowTieItem, Risk
from planner.model.choices import ActionKind, ActionStatus, BowTieKind

CAUSE, PREVENTIVE = BowTieKind.CAUSE, BowTieKind.PREVENTIVE_BARRIER
CONSEQUENCE, RECOVERY = BowTieKind.CONSEQUENCE, BowTieKind.RECOVERY_BARRIER


@pytest.fixture
def risk(plan: Plan) -> Risk:
    made = edits.add_row(
        plan,
        Risk,
        {
            "title": "Breach",
            "cause": "Weak passwords; phishing.\nAn unpatched server",
            "consequence": "Fine; partners leave",
            "existing_controls": "Firewall",
        },
    )
    plan.forget_history()
    return made


def names(plan: Plan, risk: Risk, kind: BowTieKind) -> list[str]:
    return [one.name for one in items_of(plan, risk.uid) if one.kind is kind]


# Edits


def test_the_texts_of_a_risk_begin_its_bow_tie_in_one_step(plan: Plan, risk: Risk) -> None:
    seed(plan, risk)
    assert names(plan, risk, CAUSE) == ["Weak passwords", "phishing", "An unpatched server"]
    assert names(plan, risk, CONSEQUENCE) == ["Fine", "partners leave"]
    assert names(plan, risk, PREVENTIVE) == ["Firewall"]
    plan.undo()
    assert plan.rows(BowTieItem) == []


def test_a_risk_without_texts_seeds_nothing(plan: Plan) -> None:
    assert seeds(edits.add_row(plan, Risk, {"title": "Bare", "cause": " ; \n"})) == []


def test_a_barrier_needs_a_name(plan: Plan, risk: Risk) -> None:
    with pytest.raises(Invalid):
        add_item(plan, risk.uid, CAUSE, "  ")
    assert plan.rows(BowTieItem) == []


def test_a_barrier_moves_to_the_other_side_and_back_by_undo(plan: Plan, risk: Risk) -> None:
    cause = add_item(plan, risk.uid, CAUSE, "Phishing")
    fine = add_item(plan, risk.uid, CONSEQUENCE, "Fine")
    barrier = add_item(plan, risk.uid, PREVENTIVE, "Training", cause.uid)
    move_barrier(plan, barrier, fine, barrier.kind)
    assert (barrier.kind, barrier.under) == (RECOVERY, fine.uid)
    plan.undo()
    assert (barrier.kind, barrier.under) == (PREVENTIVE, cause.uid)


def test_a_cause_takes_its_barriers_along(plan: Plan, risk: Risk) -> None:
    cause = add_item(plan, risk.uid, CAUSE, "Phishing")
    other = add_item(plan, risk.uid, CAUSE, "Theft")
    add_item(plan, risk.uid, PREVENTIVE, "Training", cause.uid)
    add_item(plan, risk.uid, PREVENTIVE, "Locks", other.uid)
    assert edits.delete_rows(plan, [cause]) == 2
    assert names(plan, risk, PREVENTIVE) == ["Locks"]
    plan.undo()
    assert names(plan, risk, PREVENTIVE) == ["Training", "Locks"]


def action(plan: Plan, risk: Risk, name: str, **values: object) -> Action:
    return edits.add_row(plan, Action, {"risk": risk.uid, "name": name, **values})


def test_actions_become_barriers_on_the_side_they_work_on(plan: Plan, risk: Risk) -> None:
    fine = add_item(plan, risk.uid, CONSEQUENCE, "Fine")
    audit = action(plan, risk, "Audit", owner="Sari", likelihood_cut=1)
    insurance = action(plan, risk, "Insurance", kind=ActionKind.INSURANCE)
    action(plan, risk, "Given up", status=ActionStatus.DROPPED)
    assert [one.name for one in actions_left(plan, risk.uid)] == ["Audit", "Insurance"]
    first, second = put_on(plan, audit), put_on(plan, insurance)
    assert (first.kind, first.under, first.owner, first.action) == (PREVENTIVE, None, "Sari", audit.uid)
    assert (second.kind, second.under) == (RECOVERY, fine.uid)
    assert actions_left(plan, risk.uid) == []


# Layout

SIDES = {CAUSE: PREVENTIVE, CONSEQUENCE: RECOVERY}


@st.composite
def bow_ties(draw: st.DrawFn) -> list[Part]:
    ways = [
        Part(f"w{n}", kind) for n, kind in enumerate(draw(st.lists(st.sampled_from(list(SIDES)), max_size=7)))
    ]
    keys = [None, "gone", *(way.key for way in ways)]
    barriers = draw(
        st.lists(st.tuples(st.sampled_from([PREVENTIVE, RECOVERY]), st.sampled_from(keys)), max_size=9)
    )
    return ways + [Part(f"b{n}", kind, under) for n, (kind, under) in enumerate(barriers)]


@given(bow_ties(), st.floats(300, 2400), st.booleans())
def test_every_part_has_a_place_of_its_own_on_its_side(parts: list[Part], width: float, slots: bool) -> None:
    drawing = laid_out(
        parts, lambda key, wide: 40 + len(key) * 3 + wide / 10, fitting(parts, width), slots=slots
    )
    assert set(drawing.boxes) == {EVENT, *(part.key for part in parts)}
    boxes = [*drawing.boxes.values(), *(slot.box for slot in drawing.slots if slot.under is None)]
    for one, other in itertools.combinations(boxes, 2):
        apart = one.x + one.width <= other.x or other.x + other.width <= one.x
        assert apart or one.y + one.height <= other.y or other.y + other.height <= one.y
    event = drawing.boxes[EVENT]
    for part in parts:
        left = part.kind in (CAUSE, PREVENTIVE)
        assert (drawing.boxes[part.key].middle[0] < event.x) == left
    for box in boxes:
        assert box.x >= -0.01 and box.y >= -0.01
        assert box.x + box.width <= drawing.width + 0.01 and box.y + box.height <= drawing.height + 0.01


@given(bow_ties())
def test_barriers_stand_on_the_line_of_their_way(parts: list[Part]) -> None:
    drawing = laid_out(parts, lambda key, wide: 50.0, Sizes())
    lines = {line.way: line for line in drawing.lines}
    for part in parts:
        middle = drawing.boxes[part.key].middle[1]
        way = next((one for one in parts if one.key == part.under and SIDES.get(one.kind) is part.kind), None)
        if way is not None:
            assert middle == pytest.approx(lines[way.key].start[1])
        elif part.kind in SIDES.values():
            assert middle == pytest.approx(drawing.boxes[EVENT].middle[1])


def two_by_two() -> list[Part]:
    return [
        Part("c1", CAUSE),
        Part("c2", CAUSE),
        Part("f1", CONSEQUENCE),
        Part("f2", CONSEQUENCE),
        Part("b1", PREVENTIVE, "c1"),
        Part("b2", RECOVERY, "f2"),
    ]


def test_arrows_walk_from_card_to_card() -> None:
    boxes = laid_out(two_by_two(), lambda key, wide: 50.0, Sizes(), slots=False).boxes
    assert neighbour(boxes, "c1", (0, 1)) == "c2"
    assert neighbour(boxes, "c1", (1, 0)) == "b1"
    assert neighbour(boxes, "b1", (1, 0)) == EVENT
    assert neighbour(boxes, EVENT, (-1, 0)) in ("b1", "c1", "c2")
    assert neighbour(boxes, "f2", (-1, 0)) == "b2"
    assert neighbour(boxes, "c1", (-1, 0)) is None


def test_a_dropped_barrier_finds_the_nearest_way() -> None:
    parts = two_by_two()
    drawing = laid_out(parts, lambda key, wide: 50.0, Sizes())
    x, y = drawing.boxes["c2"].middle
    assert way_at(drawing, parts, x + 160, y + 8) == "c2"
    assert way_at(drawing, parts, drawing.width - 10, drawing.boxes["f1"].middle[1]) == "f1"
    assert way_at(drawing, parts, *drawing.boxes[EVENT].middle) == EVENT
    assert way_at(drawing, [], 0, 0) is None


@given(bow_ties(), st.floats(900, 2400))
def test_a_wide_page_is_filled_and_never_overflows_where_the_parts_fit(
    parts: list[Part], width: float
) -> None:
    usual = laid_out(parts, lambda key, wide: 50.0, Sizes()).width
    grown = laid_out(parts, lambda key, wide: 50.0, fitting(parts, width)).width
    assert usual - 0.01 <= grown <= max(usual, width) + 0.01
