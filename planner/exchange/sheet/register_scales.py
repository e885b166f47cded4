"""The scales of a risk register, gathered from the sheet around and below its headings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from planner.document import Plan
from planner.exchange.outcome import Note
from planner.exchange.sheet import headings_abroad
from planner.exchange.sheet.cells import cell_name
from planner.exchange.sheet.columns import is_computed
from planner.exchange.sheet.guess import Guess
from planner.exchange.sheet.headings import HEADINGS
from planner.exchange.sheet.known import at_stage
from planner.exchange.sheet.legend import read_legend
from planner.exchange.sheet.levels import Scale, bare_number
from planner.exchange.sheet.scales import LevelColumns, find_scales
from planner.exchange.sheet.table import LEGEND, TableRow
from planner.exchange.words import plain
from planner.i18n import _, number
from planner.model import Risk

_KINDS = ("likelihood", "impact")
_FEW_WRONG = 0.4  # of the right ones; where more are wrong the score is worked out in another way
_SHORTEST = 4  # letters of a word that names a kind of level in a legend


def scales_of(plan: Plan, guess: Guess, rows: Sequence[TableRow]) -> dict[int, Scale]:
    """Return how the sheet counts levels, for each of its columns that holds them."""
    if guess.entity is not Risk:
        return {}
    entries = [row.cells for row in rows if not row.reason]
    groups = [group for kind in _KINDS if (group := _group(guess, entries, kind)).cells]
    if not groups:
        return {}
    loose = [[*row.cells.values()] for row in rows if row.reason == LEGEND]
    around = [*guess.sheet.cells[: max(guess.header, 0)], *loose]
    legend = read_legend(around, {group.name: _names(group) for group in groups})
    scales = find_scales(groups, plan.info.risk_levels, legend, _scores(guess, entries))
    return {column: scales[group.name] for group in groups for column in group.cells}


def _group(guess: Guess, entries: Sequence[Mapping[int, Any]], kind: str) -> LevelColumns:
    """Return the columns of one kind of level, that of the risk as it is before those of later stages."""
    columns = [column for column, key in guess.mapped.keys.items() if key.endswith(kind)]
    columns.sort(key=lambda column: (guess.mapped.keys[column] != kind, column))
    return LevelColumns(
        kind,
        {column: guess.headings[column] for column in columns},
        {column: [row.get(column) for row in entries] for column in columns},
    )


def _names(group: LevelColumns) -> set[str]:
    """Return what a kind of level is called in a legend: by its headings here, or usually."""
    usual = f"{HEADINGS['risk'][group.name]}; {headings_abroad.RISK[group.name]}"
    own = [at_stage(plain(heading))[1] for heading in group.headings.values()]
    return {word for one in (*usual.split(";"), *own) if len(word := plain(one)) >= _SHORTEST}


def _scores(guess: Guess, entries: Sequence[Mapping[int, Any]]) -> list[Any]:
    """Return the first column of scores, row by row; empty where there is none."""
    column = _score_column(guess)
    return [row.get(column) for row in entries] if column is not None else []


def _score_column(guess: Guess) -> int | None:
    computed = (column for column, heading in guess.headings.items() if is_computed(heading))
    return next((column for column in computed if column not in guess.mapped.keys), None)


def wrong_scores(guess: Guess, rows: Sequence[TableRow]) -> list[Note]:
    """Return the scores that are not their likelihood times their impact, in a sheet where most are."""
    column, keys = _score_column(guess), {key: place for place, key in guess.mapped.keys.items()}
    if guess.entity is not Risk or column is None or not {*_KINDS} <= keys.keys():
        return []
    wrong, right = [], 0
    for row in rows:
        one, two, score = (
            bare_number(row.cells.get(place)) for place in (*(keys[kind] for kind in _KINDS), column)
        )
        if row.reason or one is None or two is None or score is None:
            continue
        if score == one * two:
            right += 1
            continue
        told = _(
            "{score} is not {likelihood} × {impact} = {product}; the plan works the score out itself."
        ).format(score=number(score), likelihood=number(one), impact=number(two), product=number(one * two))
        wrong.append(Note(guess.sheet.name, cell_name(row.index, column), score, told))
    return wrong if len(wrong) < _FEW_WRONG * right else []
