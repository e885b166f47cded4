"""A JSON file with anything wrong in it is refused whole, in one sentence that names the place."""

from __future__ import annotations

from typing import Any

import pytest

from planner.document import Plan
from planner.errors import Invalid
from planner.exchange.json import read_json, write_json
from planner.model import Organisation

REFUSED: dict[str, tuple[dict[str, Any], tuple[str, ...]]] = {
    "unknown entity": ({"partner": []}, ("partner",)),
    "snapshots do not travel": ({"snapshot": []}, ("snapshot",)),
    "not a list": ({"goal": {}}, ("goal",)),
    "not an object": ({"goal": ["Grow"]}, ("goal", "row 1")),
    "unknown key": ({"goal": [{"name": "Grow", "colour": "red"}]}, ("goal", "row 1", "Grow", "colour")),
    "uid of the plan": ({"plan": {"uid": "x"}}, ("plan", "uid")),
    "unknown choice": (
        {"goal": [{"name": "A"}, {"name": "B", "horizon": "soon"}]},
        ("row 2", "“B”", "horizon"),
    ),
    "choice of a wrong type": ({"goal": [{"name": "A", "horizon": 1}]}, ("row 1", "horizon")),
    "out of range": ({"organisation": [{"name": "A", "trust": 5}]}, ("organisation", "row 1", "trust", "5")),
    "not whole": ({"organisation": [{"name": "A", "trust": 1.5}]}, ("trust",)),
    "truth is no number": ({"organisation": [{"name": "A", "trust": True}]}, ("trust",)),
    "text is no number": ({"goal": [{"name": "A", "weight": "3"}]}, ("weight",)),
    "number is no text": ({"goal": [{"name": 3}]}, ("goal", "row 1", "name")),
    "list is no text": ({"goal": [{"name": "A", "owner": []}]}, ("owner",)),
    "number is no truth": ({"organisation": [{"name": "A", "is_hub": 1}]}, ("is_hub",)),
    "text is no list of tags": ({"organisation": [{"name": "A", "tags": "x"}]}, ("tags",)),
    "tag is no number": ({"organisation": [{"name": "A", "tags": [1]}]}, ("tags",)),
    "31 February": (
        {"task": [{"name": "A", "start": "2026-02-31"}]},
        ("task", "row 1", "start", "2026-02-31"),
    ),
    "a week is no day": ({"task": [{"name": "A", "start": "2026-W05-1"}]}, ("start",)),
    "a day without dashes": ({"task": [{"name": "A", "start": "20260201"}]}, ("start",)),
    "infinite": ({"goal": [{"name": "A", "weight": float("inf")}]}, ("weight",)),
    "not a number": ({"goal": [{"name": "A", "weight": float("nan")}]}, ("weight",)),
    "enormous": ({"plan": {"seed": 10**400}}, ("plan", "seed")),
    "half a character": ({"goal": [{"name": "A\ud800"}]}, ("goal", "row 1", "name")),
    "nothing where something must be": ({"goal": [{"name": None}]}, ("goal", "row 1", "name")),
    "missing": ({"stance": [{"organisation": "Acme", "goal": "Grow"}]}, ("stance", "row 1", "goal", "Grow")),
    "missing value": ({"goal": [{"owner": "Sari"}]}, ("goal", "row 1", "name")),
    "dangling": ({"organisation": [{"name": "A", "parent": "Nobody"}]}, ("row 1", "parent", "Nobody")),
    "ambiguous": ({"organisation": [{"name": "A", "parent": "x"}]}, ("row 1", "parent", "several")),
    "uid of a wrong type": ({"goal": [{"uid": 1, "name": "A"}]}, ("goal", "row 1", "uid")),
    "uid twice": (
        {"goal": [{"uid": "g", "name": "A"}, {"uid": "g", "name": "B"}]},
        ("row 2", "uid", "twice"),
    ),
    "name twice": ({"goal": [{"name": "Grow"}, {"name": " grow "}]}, ("goal", "row 2", "name", "twice")),
    "named by uid and by name": (
        {"organisation": [{"uid": "acme", "country": "Japan"}, {"name": "Acme"}]},
        ("organisation", "row 2", "name", "twice"),
    ),
    "taken": (
        {"organisation": [{"uid": "acme", "name": "Beta"}]},
        ("organisation", "row 1", "name", "already"),
    ),
    "pair twice": (
        {"capability": [{"name": "C"}], "provision": [{"organisation": "Acme", "capability": "C"}] * 2},
        ("provision", "row 2", "twice"),
    ),
    "risk twice": (
        {"risk": [{"title": "Breach"}, {"title": "breach "}]},
        ("risk, row 2", "title", "twice", "row 1", "uid"),
    ),
    "risk by uid and by name": (
        {"risk": [{"title": "Breach"}, {"uid": "r", "title": "Breach"}]},
        ("risk, row 2", "twice", "row 1"),
    ),
    "task twice": ({"task": [{"name": "T"}, {"name": "T"}]}, ("task, row 2", "name", "twice")),
    "action twice": (
        {"risk": [{"title": "R"}], "action": [{"risk": "R", "name": "Train"}] * 2},
        ("action, row 2", "name", "twice"),
    ),
    "flow twice": (
        {"value_flow": [{"source": "Acme", "target": "Beta", "what": "Ore"}] * 2},
        ("value_flow, row 2", "what", "twice"),
    ),
    "figure of a day twice": (
        {"kpi": [{"name": "K"}], "measurement": [{"kpi": "K", "date": "2026-01-31", "value": 1}] * 2},
        ("measurement, row 2", "date", "twice", "row 1"),
    ),
    "score of a rater twice": (
        {
            "criterion": [{"name": "Fit"}],
            "assessment": [{"organisation": "Acme", "criterion": "Fit", "score": 1}] * 2,
        },
        ("assessment, row 2", "twice"),
    ),
    "estimates fall": (
        {"cash_line": [{"name": "L", "low": 3, "likely": 2, "high": 1}]},
        ("cash_line, row 1", "“L”", "key low", "Low (3) is above Likely (2)"),
    ),
    "high below low": (
        {"cash_line": [{"name": "L", "likely": 2, "high": 1}]},
        ("cash_line, row 1", "key high", "Likely (2) is above High (1)"),
    ),
    "coloured by nothing there is": (
        {"view": [{"name": "V", "colour_by": "mood"}]},
        ("view, row 1", "colour_by", "mood", "role"),
    ),
    "sized by nothing there is": ({"view": [{"name": "V", "size_by": "x"}]}, ("view, row 1", "size_by")),
    "shows a kind there is not": (
        {"view": [{"name": "V", "shown_kinds": ["eats"]}]},
        ("view, row 1", "shown_kinds", "eats", "supplies"),
    ),
    "under itself": (
        {
            "organisation": [
                {"name": "A", "parent": "C"},
                {"name": "B", "parent": "A"},
                {"name": "C", "parent": "B"},
            ]
        },
        ("organisation", "row ", "parent"),
    ),
    "waits for itself": (
        {
            "task": [{"name": "T"}, {"name": "U"}],
            "task_dependency": [{"task": "T", "after": "U"}, {"task": "U", "after": "T"}],
        },
        ("task_dependency", "row ", "after"),
    ),
    "two hubs": (
        {"organisation": [{"name": "A", "is_hub": True}, {"name": "B", "is_hub": True}]},
        ("is_hub",),
    ),
    "score above the levels": (
        {"risk": [{"title": "R", "likelihood": 6}]},
        ("risk", "row 1", "“R”", "likelihood"),
    ),
    "low loss above high": (
        {"risk": [{"title": "R", "loss_low": 2, "loss_high": 1}]},
        ("risk", "row 1", "loss_low"),
    ),
    "links nothing": ({"risk": [{"title": "R"}], "risk_link": [{"risk": "R"}]}, ("risk_link", "row 1")),
    "links two": (
        {
            "goal": [{"name": "G"}],
            "risk": [{"title": "R"}],
            "risk_link": [{"risk": "R", "organisation": "Acme", "goal": "G"}],
        },
        ("risk_link", "row 1"),
    ),
    "flow with one end": (
        {"value_flow": [{"source": "Acme", "what": "Ore"}]},
        ("value_flow", "row 1", "target"),
    ),
    "flow with both": (
        {
            "relationship": [{"uid": "r", "source": "Acme", "target": "Beta"}],
            "value_flow": [{"source": "Acme", "target": "Beta", "relationship": "r", "what": "Ore"}],
        },
        ("value_flow", "row 1", "source"),
    ),
    "flow from nobody": (
        {"value_flow": [{"source": "?", "target": "Beta", "what": "Ore"}]},
        ("row 1", "source", "?"),
    ),
    "other format": ({"format": "yaml"}, ("yaml", "mitra")),
    "template": ({"format": "mitra-template"}, ("mitra-template",)),
    "newer version": ({"version": 2}, ("2", "1")),
    "version of a wrong type": ({"version": True}, ("version",)),
    "version as text": ({"version": "1"}, ('version of the file is "1"', "without quotation marks")),
}


@pytest.mark.parametrize(("document", "named"), REFUSED.values(), ids=REFUSED.keys())
def test_what_does_not_fit_is_refused_whole_and_its_place_is_named(
    plan: Plan, document: dict[str, Any], named: tuple[str, ...]
) -> None:
    with plan.change("Add"):
        plan.add(Organisation(uid="acme", name="Acme", short_name="X"))
        plan.add(Organisation(uid="beta", name="Beta", short_name="X"))
    before = write_json(plan)
    with pytest.raises(Invalid) as refusal:
        read_json(plan, {"organisation": [], "forum": [{"name": "Board"}], **document})
    for word in named:
        assert word in str(refusal.value)
    assert write_json(plan) == before
    assert plan.undo_label == "Add"


UNREADABLE: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "line 1, column 1"),
    "no JSON": (b"organisation: []", "line 1, column 1"),
    "half a file": (b'{"goal": [{"name": "Gr', "line 1, column 20"),
    "not UTF-8": (b'{"goal": [{"name": "\xff"}]}', "UTF-8"),
    "a list": (b"[]", "one object"),
    "NaN": (b'{"goal": [{"name": "A", "weight": NaN}]}', "goal, row 1 (“A”), key weight: NaN"),
    "infinity": (b'{"goal": [{}, {"weight": -Infinity}]}', "goal, row 2, key weight: -Infinity"),
    "in a list": (b'{"organisation": [{"name": "A", "tags": [NaN]}]}', "organisation, row 1 (“A”), key tags"),
    "no entity": (b'{"goal": NaN}', "Key goal: NaN"),
    "too large a number": (
        b'{"goal": [{"name": "A", "weight": 1e999}]}',
        "(“A”), key weight: the number 1e999",
    ),
    "too long a number": (b'{"plan": {"seed": ' + b"9" * 5000 + b"}}", "plan, key seed: the number 9999"),
    "a key twice": (
        b'{"goal": [{"name": "A", "owner": "B", "owner": "B"}]}',
        "row 1 (“A”), key owner: it stands twice",
    ),
    "an entity twice": (b'{"goal": [], "goal": [{"name": "A"}]}', "Key goal: it stands twice"),
    "nested without end": (b'{"goal": ' + b"[" * 200_000, "too deeply"),
    "nested deeply": (b'{"goal": [{"name": ' + b"[" * 50 + b"]" * 50 + b"}]}", "goal, row 1, key name"),
}


@pytest.mark.parametrize(("data", "told"), UNREADABLE.values(), ids=UNREADABLE.keys())
def test_bytes_that_are_no_plan_are_refused_in_one_sentence(plan: Plan, data: bytes, told: str) -> None:
    before = write_json(plan)
    with pytest.raises(Invalid) as refusal:
        read_json(plan, data)
    assert told in str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert len(str(refusal.value)) < 200
    assert write_json(plan) == before
