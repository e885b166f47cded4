"""Pasting on the map: what a text means, and what it makes, in one undo step."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import edits
from planner.document import Plan, folded
from planner.edits.paste import MOST_LINES, Meaning, understand
from planner.edits.paste_cards import known_partners, paste_cards
from planner.edits.table_text import write_table
from planner.errors import Invalid
from planner.model import Organisation, Relationship
from planner.model.choices import RelationshipKind

OTHER, SUPPLIES = RelationshipKind.OTHER, RelationshipKind.SUPPLIES
TREE = Meaning(("Hub", "Acme", "Shop", "Beta"), {"Acme": "Hub", "Shop": "Acme", "Beta": "Hub"})


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Acme\nBeta\r\n\n Gamma \n", Meaning(("Acme", "Beta", "Gamma"))),
        ("Acme\nACME\nacme ", Meaning(("Acme",))),
        ("- Acme\n- Beta", Meaning(("Acme", "Beta"))),
        ("•\tAcme\n•\tBeta", Meaning(("Acme", "Beta"))),
        ("O Boticário\nAcme", Meaning(("O Boticário", "Acme"))),
        ("3 Hutchison\n7 Eleven", Meaning(("3 Hutchison", "7 Eleven"))),
        ('"Acme\nInc."\nBeta', Meaning(("Acme Inc.", "Beta"))),
        ("Acme\tBeta", Meaning(("Acme", "Beta"), {}, (("Acme", "Beta", OTHER),))),
        ("Acme\tBeta\tsupplies", Meaning(("Acme", "Beta"), {}, (("Acme", "Beta", SUPPLIES),))),
        ("Acme\tBeta\tmemasok\nacme\tBETA\tsupplies", Meaning(("Acme", "Beta"), {}, (("Acme", "Beta", SUPPLIES),))),
        ("Acme\tBeta\nGamma\t", Meaning(("Acme", "Beta", "Gamma"), {}, (("Acme", "Beta", OTHER),))),
        ("Hub\n\tAcme\n\t\tShop\n\tBeta", TREE),
        ("Hub\n  Acme\n     Shop\n  Beta", TREE),
        ("    Hub\n      Acme\n        Shop\n      Beta", TREE),
        ("* Hub\n  - Acme\n    - Shop\n  - Beta", TREE),
        ("1 Hub\n1.1 Acme\n1.1.1 Shop\n1.2 Beta", TREE),
        ("1.\tHub\n1.1.\tAcme\n1.1.1.\tShop\n1.2.\tBeta", TREE),
        ("•\tHub\no\tAcme\n▪\tShop\no\tBeta", TREE),
    ],
)  # fmt: skip
def test_a_pasted_text_is_understood(text: str, meant: Meaning) -> None:
    assert understand(text) == meant


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "The clipboard holds no text"),
        (" \n\t\n", "The clipboard holds no text"),
        ("A\tB\tsupplies\tmore", "Line 1 has more than three cells"),
        ("A\tB\n\tC", "Line 2: a link needs a partner in the first"),
        ("A\tB\nC\t\tsupplies", "Line 2: a link needs"),
        ("A\tB\tsupplys", "Line 1: “supplys” is no kind of relationship"),
        ("A\n\tC\nB\n\tC", "Line 4: “C” stands under “A” already, since line 2"),
        ("A\n" + "x" * 300, "Line 2 is too long for a name: it has 300 characters"),
        ("A\nB\x07", "Line 2: Name holds a character"),
        ("A\n" * (MOST_LINES + 1), "paste at most"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_its_line(text: str, told: str) -> None:
    with pytest.raises(Invalid, match=told.replace("(", r"\(")) as refused:
        understand(text)
    assert "\n" not in str(refused.value)


NAMES = st.text(st.characters(codec="utf-8", categories=["L"]), min_size=2, max_size=12)


@given(st.text(max_size=200))
def test_any_text_is_understood_or_refused(text: str) -> None:
    try:
        meaning = understand(text)
    except Invalid as refused:
        assert "\n" not in str(refused)
        return
    named = {*meaning.names}
    assert len({folded(name) for name in named}) == len(meaning.names) > 0
    assert {*meaning.parents, *meaning.parents.values()} <= named
    assert {end for link in meaning.links for end in link[:2]} <= named


@given(st.lists(st.tuples(NAMES, NAMES), min_size=1, max_size=8))
def test_every_pair_of_two_columns_becomes_a_link(pairs: list[tuple[str, str]]) -> None:
    meaning = understand(write_table(pairs))
    linked = {(folded(a), folded(b)) for a, b, _kind in meaning.links}
    assert linked == {(folded(a), folded(b)) for a, b in pairs}


@given(st.lists(st.integers(0, 5), min_size=1, max_size=20))
def test_indented_lines_hang_under_the_line_above_that_stands_further_left(indents: list[int]) -> None:
    meaning = understand("\n".join("\t" * indent + f"P{place}" for place, indent in enumerate(indents)))
    for place, indent in enumerate(indents):
        above = [f"P{i}" for i in range(place) if indents[i] < indent and min(indents[i:place]) == indents[i]]
        nearest = max((int(name[1:]) for name in above), default=None)
        expected = None if nearest is None else f"P{nearest}"
        assert meaning.parents.get(f"P{place}") == expected


def test_pasted_names_become_partners_and_known_ones_are_not_doubled(plan: Plan) -> None:
    acme = edits.add_partner(plan, "PT Acme Tbk")
    edits.set_fields(plan, [acme], {"short_name": "Acme"})
    steps = len(plan.done)
    meaning = understand("acme\nBeta\nGamma")
    assert known_partners(plan, meaning) == {"acme": acme}
    told = paste_cards(plan, meaning)
    assert [one.name for one in plan.rows(Organisation)] == ["PT Acme Tbk", "Beta", "Gamma"]
    assert told.known == (acme.uid,)
    assert told.sentence() == "Pasted 2 partners. 1 partner was there already."
    assert len(plan.done) == steps + 1
    plan.undo()
    assert [one.name for one in plan.rows(Organisation)] == ["PT Acme Tbk"]


def test_pasting_links_twice_makes_them_once(plan: Plan) -> None:
    meaning = understand("Acme\tBeta\tsupplies\nBeta\tGamma")
    assert paste_cards(plan, meaning).sentence() == "Pasted 3 partners and 2 relationships."
    told = paste_cards(plan, meaning)
    assert (told.made, told.links, len(plan.rows(Relationship))) == ((), 0, 2)
    assert told.sentence() == "Nothing new was pasted: 3 partners were there already."


def test_a_pasted_outline_hangs_partners_and_leaves_a_known_parent(plan: Plan) -> None:
    boss = edits.add_partner(plan, "Boss")
    edits.add_partner(plan, "Beta", parent=boss.uid)
    paste_cards(plan, understand("Hub\n\tAcme\n\tBeta"))
    parents = {one.name: one.parent for one in plan.rows(Organisation)}
    by_name = {one.name: one.uid for one in plan.rows(Organisation)}
    assert parents["Acme"] == by_name["Hub"]
    assert parents["Beta"] == boss.uid


def test_an_outline_that_would_go_in_a_circle_is_refused_whole(plan: Plan) -> None:
    acme = edits.add_partner(plan, "Acme")
    edits.add_partner(plan, "Beta", parent=acme.uid)
    with pytest.raises(Invalid, match="cannot stand under"):
        paste_cards(plan, understand("Beta\n\tAcme\n\tNew"))
    assert len(plan.rows(Organisation)) == 2
