"""How a register counts its levels, told by the register itself: its headings, legend, words, scores, numbers.

Nothing of this is supposed: without a sign of another scale the levels are those of the plan, 1 the mildest.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import Any

from planner.exchange.sheet.cells import Uncalculated
from planner.exchange.sheet.legend import Legend
from planner.exchange.sheet.level_words import MILDEST, WORST
from planner.exchange.sheet.levels import PER_CENT, TOP_RUNG, Scale, number_and_word, over, rung_of, share_in
from planner.exchange.words import plain
from planner.i18n import _

_RANGE = re.compile(
    r"(?<![\d.,])(\d{1,2})\s*(?:-|–|—|\.\.|to|s/?d\.?|sampai|hingga|a|до)\s*(\d{1,3})(?![\d.,%])"
)
_REMARK = re.compile(r"(\d{1,2})\s*[=:–(-]?\s*([^\W\d][^\d,;)]*)")
_USUAL = (6, 7, 8, 10, 100)  # sizes of scales, where only numbers above the plan's tell one
_ENOUGH_ABOVE = 0.15  # share of a column's numbers
_FEWEST = 3  # numbers or scores that show an order
Pairs = list[tuple[int, int]]


@dataclass
class LevelColumns:
    """The columns of one kind of level (likelihood with its residual), and what they hold, row by row."""

    name: str
    headings: dict[int, str] = field(default_factory=dict)
    cells: dict[int, list[Any]] = field(default_factory=dict)

    @property
    def all_cells(self) -> list[Any]:
        """Every filled cell."""
        return [cell for column in self.cells.values() for cell in column if cell is not None]


def find_scales(
    groups: Sequence[LevelColumns], levels: int, legend: Legend, scores: Sequence[Any]
) -> dict[str, Scale]:
    """Return the scale of each group by its name; `scores` is the score column of the same rows, if there is one.

    `levels` is how many the plan has.
    """
    found = {group.name: _by_itself(group, levels, legend.of(group.name)) for group in groups}
    turned = _turned_by_scores(groups, {name: one.scale for name, one in found.items()}, scores)
    for name in turned:
        if not found[name].order_known:
            found[name].scale = replace(found[name].scale, worst_first=True)
            found[name].signs.append(_("the scores fit only so"))
    return {name: one.told(levels) for name, one in found.items()}


@dataclass
class _Finding:
    """A scale and the signs it was told by."""

    scale: Scale
    signs: list[str] = field(default_factory=list)
    order_known: bool = False

    def told(self, levels: int) -> Scale:
        """Return the scale with a sentence for whoever looks at it, where it differs from the plan's."""
        scale = self.scale
        if (scale.low, scale.high, scale.worst_first) == (1, levels, False):
            return scale
        numbers = list(range(scale.low, scale.high + 1))
        step = max(1, len(numbers) // 10)
        shown = dict.fromkeys([*numbers[::step], scale.high])
        pairs = ", ".join(f"{one} → {scale.on(one, 1, levels)}" for one in shown)
        worst = scale.low if scale.worst_first else scale.high
        sentence = _(
            "Levels {low} to {high}, {worst} the worst ({signs}), read on the plan's {levels}: {pairs}."
        )
        text = sentence.format(
            low=scale.low,
            high=scale.high,
            worst=worst,
            signs="; ".join(self.signs),
            levels=levels,
            pairs=pairs,
        )
        return replace(scale, told=text)


def _by_itself(group: LevelColumns, levels: int, legend: Mapping[int, str]) -> _Finding:
    finding = _Finding(Scale(1, levels, labels={plain(word): number for number, word in legend.items()}))
    in_legend = [(number, rung) for number, word in legend.items() if (rung := rung_of(word)) is not None]
    in_cells = _pairs(group.all_cells)
    _find_size(finding, group, levels, legend, in_cells)
    for pairs, sign in ((in_legend, _("its legend")), (in_cells, _("the words beside the numbers"))):
        order = _order(pairs)
        if order is not None and not finding.order_known:
            _set_order(finding, order, sign)
    remark = next(filter(lambda one: one is not None, map(_remark_order, group.headings.values())), None)
    if remark is not None and not finding.order_known:
        _set_order(finding, remark, _("its heading"))
    return finding


def _set_order(finding: _Finding, worst_first: bool, sign: str) -> None:
    finding.order_known = True
    if worst_first:
        finding.scale = replace(finding.scale, worst_first=True)
        if sign not in finding.signs:
            finding.signs.append(sign)


def _find_size(
    finding: _Finding, group: LevelColumns, levels: int, legend: Mapping[int, str], in_cells: Pairs
) -> None:
    """Set the lowest and highest number by the first sign there is."""
    signs = (
        (_stated_size(group.headings.values()), _("its heading")),
        ((min(legend), max(legend)) if legend else None, _("its legend")),
        (_counted_size(group.all_cells), _("“of {n}” in its cells")),
        (_named_size(in_cells), _("the words beside the numbers")),
        (_per_cent(group, levels), _("its heading")),
        (_size_above(group.all_cells, levels), _("the numbers in it")),
    )
    for size, sign in signs:
        if size is not None and size[1] - size[0] >= 1:
            finding.scale = replace(finding.scale, low=size[0], high=size[1])
            if size != (1, levels):
                finding.signs.append(sign.format(n=size[1]))
            return


def _stated_size(headings: Iterable[str]) -> tuple[int, int] | None:
    for heading in headings:
        for found in _RANGE.finditer(heading):
            low, high = sorted((int(found[1]), int(found[2])))
            if low in (0, 1) and 2 <= high <= 100:
                return low, high
    return None


def _counted_size(cells: Iterable[Any]) -> tuple[int, int] | None:
    sizes = Counter(size for cell in cells if (size := over(cell)) is not None and size > 1)
    return (1, sizes.most_common(1)[0][0]) if sizes else None


def _named_size(pairs: Pairs) -> tuple[int, int] | None:
    """Take the highest number for the end of the scale where its word is at an end and lower ones are not."""
    if len({number for number, _rung in pairs}) < _FEWEST:
        return None
    high = max(number for number, _rung in pairs)
    rungs = {rung for number, rung in pairs if number == high}
    low = min(number for number, _rung in pairs)
    return (min(low, 1), high) if rungs & {0, TOP_RUNG} and high > 2 else None


def _size_above(cells: Iterable[Any], levels: int) -> tuple[int, int] | None:
    """Take numbers above the plan's levels for a larger scale, where several differ and they are not rare."""
    numbers = [number for cell in cells if (number := _level_number(cell)) is not None]
    above = [number for number in numbers if number > levels]
    if len(set(above)) < 2 or len(above) < _ENOUGH_ABOVE * len(numbers):
        return None
    return next(((1, size) for size in _USUAL if size >= max(above)), None)


def _per_cent(group: LevelColumns, levels: int) -> tuple[int, int] | None:
    """Take numbers for per cent where a heading says so and some are above the plan's levels."""
    numbers = [number for cell in group.all_cells if (number := _level_number(cell)) is not None]
    said = any("%" in heading or "percent" in plain(heading) for heading in group.headings.values())
    return (0, PER_CENT) if said and max(numbers, default=0) > levels else None


def _level_number(cell: Any) -> int | None:
    if isinstance(cell, Uncalculated) or share_in(cell) is not None:
        return None
    return number_and_word(cell)[0]


def _pairs(cells: Iterable[Any]) -> Pairs:
    """Return the numbers that stand beside a word of a level, with its rung."""
    found: Pairs = []
    for cell in cells:
        number, word = number_and_word(cell) if isinstance(cell, str) else (None, "")
        rung = rung_of(word)
        if number is not None and rung is not None:
            found.append((number, rung))
    return found


def _order(pairs: Pairs) -> bool | None:
    """Tell whether words get milder as numbers grow: True the worst is first, None when too few words show it."""
    if len({number for number, _rung in pairs}) < _FEWEST:
        return None
    rising = falling = 0
    for (one, its_rung), (other, other_rung) in combinations(dict.fromkeys(pairs), 2):
        way = (one - other) * (its_rung - other_rung)
        rising, falling = rising + (way > 0), falling + (way < 0)
    return falling > 5 * rising if rising + falling else None


def _remark_order(heading: str) -> bool | None:
    """Tell by a remark such as "(1 = highest)" whether the worst is first; None when there is none."""
    ends = {int(n) for found in _RANGE.finditer(heading) for n in found.groups()}
    for number, word in ((int(found[1]), plain(found[2])) for found in _REMARK.finditer(heading)):
        for words, worst in ((WORST, True), (MILDEST, False)):
            if any(word == one.strip() or word.startswith(f"{one.strip()} ") for one in words.split(";")):
                low = number <= 1 or number == min(ends, default=1)
                return low is worst
    return None


def _turned_by_scores(
    groups: Sequence[LevelColumns], scales: Mapping[str, Scale], scores: Sequence[Any]
) -> tuple[str, ...]:
    """Return the names of the groups that only fit the scores when the worst is first."""
    if len(groups) != 2:
        return ()
    first, second = groups
    if _rated_the_other_way(first, second, scores):
        return (first.name, second.name)
    rows = list(_scored(first, second, scores))
    if len(rows) < _FEWEST or len({score for _one, _two, score in rows}) < 2:
        return ()
    fitting = [
        turned
        for turned in ((), (first.name,), (second.name,), (first.name, second.name))
        for adds in (False, True)
        if all(
            _score(one, two, scales, first.name, second.name, turned, adds) == told for one, two, told in rows
        )
    ]
    return fitting[0] if len(fitting) == 1 else ()


def _rated_the_other_way(first: LevelColumns, second: LevelColumns, scores: Sequence[Any]) -> bool:
    """Tell whether ratings in words get milder as the levels grow."""
    columns = [next(iter(group.cells.values()), []) for group in (first, second)]
    rated: Pairs = []
    for one, two, rating in zip(*columns, scores, strict=False):
        numbers = [_level_number(cell) if cell is not None else None for cell in (one, two)]
        rung = rung_of(rating) if isinstance(rating, str) else None
        if numbers[0] is not None and numbers[1] is not None and rung is not None:
            rated.append((numbers[0] * numbers[1], rung))
    return bool(_order(rated))


def _scored(
    first: LevelColumns, second: LevelColumns, scores: Sequence[Any]
) -> Iterable[tuple[int, int, float]]:
    columns = [next(iter(group.cells.values()), []) for group in (first, second)]
    for one, two, score in zip(*columns, scores, strict=False):
        numbers = [_level_number(cell) if cell is not None else None for cell in (one, two)]
        told = (
            number_and_word(score)[0] if score is not None and not isinstance(score, Uncalculated) else None
        )
        if numbers[0] is not None and numbers[1] is not None and told is not None:
            yield numbers[0], numbers[1], float(told)


def _score(
    one: int,
    two: int,
    scales: Mapping[str, Scale],
    first: str,
    second: str,
    turned: tuple[str, ...],
    adds: bool,
) -> float:
    values = [
        scales[name].low + scales[name].high - number if name in turned else number
        for number, name in ((one, first), (two, second))
    ]
    return float(values[0] + values[1] if adds else values[0] * values[1])
