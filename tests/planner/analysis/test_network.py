"""The network figures, held against textbook networks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.analysis import network as net

KITE = {  # Krackhardt 1990, Administrative Science Quarterly 35
    "Andre": "Beverly Carol Diane Fernando", "Beverly": "Diane Ed Garth", "Carol": "Diane Fernando",
    "Diane": "Ed Fernando Garth", "Ed": "Garth", "Fernando": "Garth Heather", "Garth": "Heather",
    "Heather": "Ike", "Ike": "Jane",
}  # fmt: skip
FLORENCE = {  # marriages, Padgett & Ansell 1993; without the isolated Pucci
    "Acciaiuoli": "Medici", "Albizzi": "Ginori Guadagni Medici", "Barbadori": "Castellani Medici",
    "Bischeri": "Guadagni Peruzzi Strozzi", "Castellani": "Peruzzi Strozzi",
    "Guadagni": "Lamberteschi Tornabuoni", "Medici": "Ridolfi Salviati Tornabuoni", "Pazzi": "Salviati",
    "Peruzzi": "Strozzi", "Ridolfi": "Strozzi Tornabuoni",
}  # fmt: skip


def drawn(table: dict[str, str]) -> net.Network:
    arcs = [(one, other) for one, others in table.items() for other in others.split()]
    return net.network_of(sorted({name for arc in arcs for name in arc}), arcs)


def test_krackhardts_kite_has_three_different_centres() -> None:
    kite = drawn(KITE)
    assert net.density(kite) == pytest.approx(0.4)
    degrees = {name: len(found) for name, found in kite.neighbours.items()}
    between, close = net.betweenness(kite), net.closeness(kite)
    assert max(degrees, key=degrees.__getitem__) == "Diane"
    assert max(between, key=between.__getitem__) == "Heather"
    assert between["Heather"] == pytest.approx(0.3889, abs=5e-5)
    assert close["Fernando"] == close["Garth"] == pytest.approx(0.6429, abs=5e-5)


def test_the_medici_stand_between_the_families_of_florence() -> None:
    florence = drawn(FLORENCE)
    assert len(florence.names) == 15 and len(florence.ties) == 20
    assert net.betweenness(florence)["Medici"] == pytest.approx(0.522, abs=5e-4)
    assert net.constraint(florence)["Medici"] == pytest.approx(0.2099, abs=5e-5)
    assert net.articulation_points(florence) == ["Albizzi", "Guadagni", "Medici", "Salviati"]
    assert ("Medici", "Salviati") in net.bridges(florence)


def test_a_star_is_fully_centralised_and_all_its_ties_touch_the_hub() -> None:
    star = net.network_of("HABC", [("H", "A"), ("H", "B"), ("H", "C")])
    assert net.centralisation(star) == 1
    assert net.hub_share(star, "H") == 1
    assert net.hub_share(star, "A") == pytest.approx(1 / 3)
    assert net.hub_share(star, None) is None


def test_reciprocity_counts_the_arcs_that_have_their_opposite() -> None:
    assert net.reciprocity(net.network_of("ABC", [("A", "B"), ("B", "A"), ("B", "C")])) == pytest.approx(
        2 / 3
    )
    assert net.reciprocity(net.network_of("ABC", [])) is None


def test_loops_and_parallel_relationships_count_once() -> None:
    twice = net.network_of("AB", [("A", "B"), ("A", "B"), ("B", "A"), ("A", "A")])
    assert len(twice.ties) == 1
    assert net.density(twice) == 1


def test_an_isolate_is_as_far_as_can_be_and_has_no_constraint() -> None:
    islands = net.network_of("ABCD", [("A", "B")])
    assert net.closeness(islands) == pytest.approx(
        {"A": 1 / 3, "B": 1 / 3, "C": 0, "D": 0}
    )  # Wasserman–Faust
    assert set(net.constraint(islands)) == {"A", "B"}
    assert [len(part) for part in net.components(islands)] == [2, 1, 1]


@given(st.sets(st.tuples(st.sampled_from("ABCDEFG"), st.sampled_from("ABCDEFG"))))
def test_any_network_keeps_its_figures_within_their_bounds(arcs: set[tuple[str, str]]) -> None:
    any_network = net.network_of("ABCDEFG", arcs)
    figures = [net.density(any_network), net.centralisation(any_network), net.reciprocity(any_network)]
    shares = [*net.betweenness(any_network).values(), *net.closeness(any_network).values()]
    assert all(0 <= value <= 1 + 1e-12 for value in [*figures, *shares] if value is not None)
    assert sum(len(part) for part in net.components(any_network)) == 7
    assert set(net.bridges(any_network)) <= any_network.ties
