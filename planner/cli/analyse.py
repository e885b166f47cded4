"""`analyse`: every number of a plan, as JSON or as tables to read."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Mapping
from typing import Any

from planner.cli.answer import DONE, print_json, say
from planner.cli.labels import known, label
from planner.cli.words import table
from planner.document.file import open_plan
from planner.i18n import _, number

_NOTHING = "–"
_INDENT = "  "
_BY_NAME = ("by_organisation", "net_value")  # their keys are names of the plan, whatever they read like


def run(args: Namespace) -> int:
    """Tell the numbers; what cannot be computed is told last, with the reason."""
    from planner.analysis import analyse

    with open_plan(args.file, read_only=True) as plan:
        analysis = analyse(plan)
    if args.json:
        print_json(analysis)
    else:
        say("\n".join(_in_words(analysis)))
    return DONE


def _in_words(analysis: dict[str, Any]) -> Iterator[str]:
    for key, part in analysis.items():
        if key != "missing":
            title = label(key)
            yield from (title, "=" * len(title), *_part(part), "")
    if analysis.get("missing"):
        yield _("Not computed, and why")
        yield from _indented(table(list(analysis["missing"].items())))


def _part(part: Any) -> Iterator[str]:
    """Yield single figures first, in one table, then each list or table below its own title."""
    if not isinstance(part, dict):
        yield from _indented(_block(part))
        return
    facts = [(label(key), _short(value)) for key, value in part.items() if _is_fact(value)]
    yield from table(facts)
    for key, value in part.items():
        if not _is_fact(value) and value:
            yield label(key)
            yield from _indented(_block(value, by_name=key in _BY_NAME))


def _is_fact(value: Any) -> bool:
    return not isinstance(value, (dict, list)) or (
        isinstance(value, list) and not any(isinstance(one, (dict, list)) for one in value)
    )


def _block(value: Any, *, by_name: bool = False) -> list[str]:
    if isinstance(value, list):
        return _listed(value)
    if by_name or not all(map(known, value)):
        return _named(value)
    return list(_part(value))


def _listed(rows: list[Any]) -> list[str]:
    if not rows:
        return [_NOTHING]
    if isinstance(rows[0], dict):
        headings = [label(key) for key in rows[0]]
        return table([[_short(value) for value in row.values()] for row in rows], headings)
    return table([[_short(cell) for cell in row] for row in rows])


def _named(value: Mapping[str, Any]) -> list[str]:
    rows = list(value.items())
    if rows and isinstance(rows[0][1], dict):
        headings = [label("name"), *map(label, rows[0][1])]
        return table([[name, *map(_short, row.values())] for name, row in rows], headings)
    return table([[name, _short(one)] for name, one in rows])


def _short(value: Any) -> str:
    if value is None or value == []:
        return _NOTHING
    if isinstance(value, list):
        return ", ".join(map(_short, value))
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        whole = float(value).is_integer() or abs(value) >= 1000
        return number(value, 0 if whole else 3)
    return str(value)


def _indented(lines: list[str]) -> list[str]:
    return [_INDENT + line for line in lines]
