"""Gates, scores, win shares and the gaps a candidate would close; who answers for decisions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.analysis import raci, selection
from planner.analysis.capability import Need, gap_closed
from planner.analysis.raci import Letters
from planner.analysis.selection import Candidate, Criterion

CRITERIA = [Criterion("Skill", 3, minimum=2), Criterion("Fit", 1)]
SCORES = st.floats(0, 5)


def test_the_score_weighs_the_mean_of_the_raters() -> None:
    acme = Candidate("Acme", {"Skill": [4, 5], "Fit": [2]})
    assert selection.score(acme, CRITERIA) == pytest.approx((3 * 4.5 + 2) / 4)
    assert selection.failed_gate(acme, CRITERIA) is None


def test_a_candidate_scored_on_a_part_has_no_score() -> None:
    assert selection.score(Candidate("Acme", {"Skill": [4]}), CRITERIA) is None


def test_below_a_minimum_a_candidate_is_out_and_it_is_said_which() -> None:
    assert selection.failed_gate(Candidate("Acme", {"Skill": [1, 2.9], "Fit": [5]}), CRITERIA) == "Skill"
    assert selection.failed_gate(Candidate("Acme", {"Fit": [5]}), CRITERIA) is None


def test_who_is_best_at_everything_always_wins_and_equals_share() -> None:
    assert selection.win_shares({"A": [5, 5], "B": [1, 1]}, seed=1) == {"A": 1, "B": 0}
    assert selection.win_shares({"A": [3, 4], "B": [3, 4]}, seed=1) == {"A": 0.5, "B": 0.5}


def test_two_specialists_win_half_of_all_weightings_each() -> None:
    shares = selection.win_shares({"A": [5, 0], "B": [0, 5]}, seed=7)
    assert shares["A"] == pytest.approx(0.5, abs=0.02)
    assert selection.win_shares({"A": [5, 0], "B": [0, 5]}, seed=7) == shares


@given(st.lists(st.tuples(SCORES, SCORES, SCORES), min_size=1, max_size=6))
def test_win_shares_add_up_to_one(table: list[tuple[float, float, float]]) -> None:
    shares = selection.win_shares({str(index): row for index, row in enumerate(table)}, seed=3, draws=50)
    assert sum(shares.values()) == pytest.approx(1)


@given(st.lists(st.tuples(SCORES, SCORES), min_size=2, max_size=2))
def test_at_the_tipping_weight_the_first_two_tie(means: list[tuple[float, float]]) -> None:
    first, second = means
    weight = selection.tipping_weight(CRITERIA, "Skill", first, second)
    if weight is not None:
        totals = [weight * skill + fit for skill, fit in means]
        assert totals[0] == pytest.approx(totals[1], rel=1e-6, abs=1e-6)


def test_a_candidate_closes_its_share_of_the_gaps_by_importance() -> None:
    open_needs = [Need("Cloud", 5, 3, {"Acme": 4}), Need("Law", 3, 3, {"Acme": 2})]
    assert gap_closed(open_needs, "Acme") == pytest.approx(5 / 8)
    assert gap_closed([], "Acme") is None


def test_those_out_come_last_and_have_no_win_share() -> None:
    field = [
        Candidate("Weak", {"Skill": [1], "Fit": [5]}),
        Candidate("Good", {"Skill": [3], "Fit": [3]}),
        Candidate("Best", {"Skill": [5], "Fit": [5]}),
        Candidate("Open", {"Skill": [5]}),
    ]
    part = selection.selection_part(field, CRITERIA, [], seed=0)
    assert [row["name"] for row in part] == ["Best", "Good", "Open", "Weak"]
    assert part[0]["win_share"].value == 1
    assert part[2]["score"].reason == "Not scored: Fit."
    assert (part[3]["failed_gate"].value, part[3]["win_share"].value) == ("Skill", None)


def test_one_letter_may_say_accountable_and_responsible() -> None:
    both = Letters("Admit a partner", (("Hub", "A/R"), ("Acme", "C")))
    assert both.accountable == both.responsible == ["Hub"]


def test_overloaded_is_more_than_a_third_and_at_least_four() -> None:
    def decisions(of_hub: int, of_others: int) -> list[Letters]:
        mine = [Letters(f"Hub {index}", (("Hub", "A"),)) for index in range(of_hub)]
        return mine + [Letters(f"Other {index}", ((f"Other {index}", "A"),)) for index in range(of_others)]

    assert raci.overloaded(decisions(4, 7)) == ["Hub"]
    assert raci.overloaded(decisions(4, 8)) == []
    assert raci.overloaded(decisions(3, 0)) == []


def test_a_role_in_a_decision_keeps_its_holder_from_being_idle() -> None:
    decisions = [Letters("Admit a partner", (("Hub", "A"), ("Board", "R")))]
    assert raci.idle(decisions, ["Hub", "Acme", "Beta"], {"Acme": ["Board"]}) == ["Beta"]
    assert raci.idle([], ["Hub"], {}) == []
