"""The legend of a register: what its numbers mean, as it says above or below the table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from planner.exchange.sheet.cells import text_of
from planner.exchange.words import plain

_PAIR = re.compile(r"(?<![\d.,])(\d{1,2})\s*(?:=|:|–|—|-|\)|→)\s*([^\W\d][^\d=;,|]{0,60})")
_TURNED_PAIR = re.compile(r"([^\W\d][^\d=;,|:]{1,60})\s*(?:=|:|→)\s*(\d{1,2})(?![\d.,%])")
_BARE = re.compile(r"\d{1,2}")
_LONGEST = 60  # letters of what a level is called
_FEWEST = 3


@dataclass
class Legend:
    """The words of levels by their number, for each kind of level; those under "" are for any."""

    words: dict[str, dict[int, str]] = field(default_factory=dict)

    def of(self, name: str) -> Mapping[int, str]:
        """Return the levels of one kind; empty when no whole row of them is told."""
        for key in (name, ""):
            found = self.words.get(key, {})
            if (
                len(found) >= _FEWEST
                and sorted(found) == list(range(min(found), max(found) + 1))
                and min(found) < 2
            ):
                return found
        return {}


def read_legend(rows: Iterable[Sequence[Any]], topics: Mapping[str, set[str]]) -> Legend:
    """Return what the rows around a table say of its levels; `topics` are the names of each kind of level."""
    legend = Legend()
    topic = ""
    columns: dict[int, str] = {}
    for row in rows:
        cells = {place: text_of(cell) for place, cell in enumerate(row) if cell is not None}
        named = {place: name for place, text in cells.items() if (name := _topic(text, topics))}
        pairs = {place: _pairs(text) for place, text in cells.items()}
        if named:
            topic, columns = next(iter(named.values())), named if len(named) > 1 else {}
        for place, found in pairs.items():
            for number, word in found:
                _take(legend, columns.get(place, named.get(place, topic)), number, word)
        if not any(pairs.values()):
            _take_row(legend, cells, columns, topic)
    return legend


def _take_row(legend: Legend, cells: Mapping[int, str], columns: Mapping[int, str], topic: str) -> None:
    """Take a row with a number of its own cell: its word is beside it, or under the name of each kind."""
    level = next((int(text) for text in cells.values() if _BARE.fullmatch(text)), None)
    for place, text in cells.items():
        if level is None or _BARE.fullmatch(text) or len(text) > _LONGEST:
            continue
        if not columns:
            _take(legend, topic, level, text)
            return
        if place in columns:
            _take(legend, columns[place], level, text)


def _take(legend: Legend, topic: str, number: int, word: str) -> None:
    legend.words.setdefault(topic, {}).setdefault(number, word.strip(" .-–—()"))


def _pairs(text: str) -> list[tuple[int, str]]:
    """Return the pairs of a text such as "1 = Rare, 2 = Unlikely" or "Rare = 1"."""
    found = [(int(one[1]), one[2]) for one in _PAIR.finditer(text)]
    turned = [(int(one[2]), one[1]) for one in _TURNED_PAIR.finditer(text)]
    return turned if len(turned) > len(found) else found


def _topic(text: str, topics: Mapping[str, set[str]]) -> str:
    """Return which kind of level a title of the legend is about; "" for none."""
    begins = f" {plain(re.split('[:=]', text)[0])} "
    for name, words in topics.items():
        if any(f" {word} " in begins for word in words):
            return name
    return ""
