"""A cell read as a level: a number, a word in several languages, Roman, "4 - Likely", per cent, a span of per cent.

A sheet may count its levels otherwise than the plan: another number of them, or the worst first. Its level is
put at the nearest place of the plan's scale: the lowest stays the lowest, the highest the highest; halfway goes
away from the middle, and in the middle up.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from planner.errors import Invalid
from planner.exchange.sheet.cells import Share, text_of
from planner.exchange.sheet.choice_words import SCALE
from planner.exchange.sheet.level_words import SCALE_ABROAD, UNITS
from planner.exchange.words import plain
from planner.i18n import _

PER_CENT = 100
TOP_RUNG = 4  # of the words: 0 is the lowest
_BARE = re.compile(r"\d+(?:[.,]\d+)?|[.,]\d+")
_FRACTION = re.compile(r"-?\d*[.,]\d+")
_NUMBERED = re.compile(r"\s*(-?\d+)(?:[.,]0+)?(?:\s*/\s*(\d+))?\s*(?:$|[-–—:.=)(\s]+)(.*)$", re.DOTALL)
_TRAILING = re.compile(r"^(.*?)[-–—:=(\s]\s*(\d+)\s*\)?\s*$", re.DOTALL)
_PER_CENT = re.compile(r"\s*[<>≤≥~±]*\s*(\d+(?:[.,]\d+)?)\s*%\s*")
_SPAN = re.compile(
    r"\s*(\d+(?:[.,]\d+)?)\s*%?\s*(?:-|–|—|to|and|s/?d\.?|sampai(?: dengan)?|hingga|a|до|bis)"
    r"\s*(\d+(?:[.,]\d+)?)\s*%[^\d%]*",
    re.IGNORECASE,
)
_OPEN = re.compile(r"\s*(<|≤|>|≥|less than|up to|over|more than|above|below|kurang dari|lebih dari|di atas|di bawah)"
                   r"\s*=?\s*(\d+(?:[.,]\d+)?)\s*%\s*", re.IGNORECASE)  # fmt: skip
_ANOTHER = re.compile(
    r"(?:or|to|and|atau|dan|sampai|hingga|s/?d\.?|a|o|до|или)?\s*\d+(?:[.,]\d+)?", re.IGNORECASE
)
_ROMAN = re.compile(r"\s*(I{1,3}|IV|VI{0,3}|IX|X)\s*(?:$|[-–—:.=)(\s]+(.*)$)", re.DOTALL)
_ROMANS = {
    text: number
    for number, text in enumerate(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"], 1)
}
_BELOW = ("<", "≤", "less than", "up to", "below", "kurang dari", "di bawah")
_UNITS = frozenset(word.strip() for word in UNITS.split(";"))
_LONGEST = 200  # letters of a cell that may be a level
_FARTHEST, _LONGEST_NUMBER = 1e12, 12  # of what may be a level or a score, and its letters
_APART = 2  # rungs by which a word and the number beside it may not differ


@dataclass(frozen=True)
class Scale:
    """How a sheet counts levels: its lowest and highest number, whether the lowest number is the worst.

    `labels` are its own words with their numbers; `told` says all this to a person, empty when it is as usual.
    """

    low: int
    high: int
    worst_first: bool = False
    labels: Mapping[str, int] = field(default_factory=dict)
    told: str = ""

    def on(self, number: int, low: int, high: int) -> int:
        """Return the level from `low` to `high` at which a number of this scale stands; of 100 it is per cent."""
        if self.high == PER_CENT:
            share = number / PER_CENT
            return level_of_share(1 - share if self.worst_first else share, low, high)
        steps, place = self.high - self.low, number - self.low
        if self.worst_first:
            place = steps - place
        at = place * (high - low) / steps
        middle = (high - low) / 2
        return low + (math.ceil(at - 0.5) if at < middle else math.floor(at + 0.5))


def level_in(cell: Any, scale: Scale, low: int, high: int) -> int:
    """Return the level from `low` to `high` that a cell means. Raises Invalid with the reason when it is none."""
    share = share_in(cell)
    if share is not None and (isinstance(cell, Share) or not _whole(cell) or share < 1):
        return level_of_share(share, low, high)
    number, word = number_and_word(cell)
    if number is None:
        return _level_of_word(cell, word, scale, low, high)
    if not scale.low <= number <= scale.high:
        raise Invalid(
            _("{value} is not one of the levels {low} to {high}.").format(
                value=text_of(cell)[:80], low=scale.low, high=scale.high
            )
        )
    level = scale.on(number, low, high)
    said = rung_of(word) if word else None
    if said is not None and plain(word) not in scale.labels:
        apart = abs((level - low) / (high - low) - said / TOP_RUNG) * TOP_RUNG
        if apart >= _APART:
            raise Invalid(
                _("The number and the word of “{value}” say different things; leave one of them.").format(
                    value=text_of(cell)[:80]
                )
            )
    return level


def _whole(cell: Any) -> bool:
    return isinstance(cell, (int, float)) and float(cell).is_integer()


def _level_of_word(cell: Any, word: str, scale: Scale, low: int, high: int) -> int:
    if plain(word) in scale.labels:
        return scale.on(scale.labels[plain(word)], low, high)
    rung = rung_of(word)
    if rung is not None:
        return level_of_rung(rung, low, high)
    text = text_of(cell)
    if re.fullmatch(r"-?\d*[.,]?\d+", text):
        raise Invalid(
            _("{value} lies between two levels; write the one that is meant.").format(value=text[:80])
        )
    raise Invalid(
        _("“{value}” is not a level; write a number or a word such as High.").format(value=text[:80])
    )


def level_of_rung(rung: int, low: int, high: int) -> int:
    """Return the level of a word, 0 the lowest to 4 the highest; rounded away from the middle."""
    place = rung / TOP_RUNG * (high - low)
    return low + (math.floor(place) if rung < TOP_RUNG / 2 else math.ceil(place))


def level_of_share(share: float, low: int, high: int) -> int:
    """Return the level of a share 0 to 1, each level having the same part of it."""
    return min(high, max(low, low - 1 + math.ceil(round(share * (high - low + 1), 9))))


def share_in(cell: Any) -> float | None:
    """Return the share, 0 to 1, that a cell means: 40 %, 0.4, the middle of "75% to 100%"; None when it is none."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, (int, float)):
        return float(cell) if isinstance(cell, Share) or 0 < cell < 1 else None
    text = str(cell)
    if span := _SPAN.fullmatch(text):
        return (_number(span[1]) + _number(span[2])) / 200
    if limit := _OPEN.fullmatch(text):
        value = _number(limit[2]) / 100
        return value / 2 if limit[1].casefold() in _BELOW else (value + 1) / 2
    if found := _PER_CENT.fullmatch(text):
        return _number(found[1]) / 100
    if _FRACTION.fullmatch(text.strip()):
        value = _number(text)
        return value if 0 < value < 1 else None
    return None


def bare_number(cell: Any) -> float | None:
    """Return the number of a cell that holds nothing else, and does not show it as per cent."""
    if isinstance(cell, (bool, Share)):
        return None
    if isinstance(cell, (int, float)):
        return float(cell) if -_FARTHEST < cell < _FARTHEST else None
    text = "" if cell is None else str(cell).strip()
    return _number(text) if len(text) <= _LONGEST_NUMBER and _BARE.fullmatch(text) else None


def _number(text: str) -> float:
    return float(text.strip().replace(",", "."))


def number_and_word(cell: Any) -> tuple[int | None, str]:
    """Return the whole number a cell begins or ends with, and its word: (4, "Likely") of "4 - Likely"."""
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return (int(cell), "") if float(cell).is_integer() else (None, text_of(cell))
    text = text_of(cell)
    if re.fullmatch(r"-?\d*[.,]\d+", text) and not re.fullmatch(r"-?\d+[.,]0+", text):
        return None, text
    if found := _NUMBERED.match(text):
        word = found[3].strip(" )")
        first = plain(word).partition(" ")[0]
        return (None, text) if first in _UNITS or _ANOTHER.fullmatch(word) else (int(found[1]), word)
    if found := _ROMAN.match(text):
        return _ROMANS[found[1]], (found[2] or "").strip(" )")
    if found := _TRAILING.match(text):
        return int(found[2]), found[1].strip()
    return None, text


def over(cell: Any) -> int | None:
    """Return out of how many a cell counts: 5 of "4/5"; None when it does not say."""
    found = _NUMBERED.match(cell) if isinstance(cell, str) else None
    return int(found[2]) if found is not None and found[2] else None


def rung_of(word: str) -> int | None:
    """Return the rung of a word, 0 the lowest to 4 the highest, in any language known; None for others."""
    return _rungs().get(plain(word)) if 0 < len(word) <= _LONGEST else None


def reads_as_level(cell: Any) -> bool:
    """Tell whether a cell has the look of a level of some scale."""
    if isinstance(cell, str) and len(cell) > _LONGEST:
        return False
    number, word = number_and_word(cell)
    named = number is not None and (not word or rung_of(word) is not None or len(word.split()) <= 4)
    bare = bare_number(cell)
    counted = (named and 0 <= (number or 0) <= 100) or (bare is not None and bare <= 100)
    return share_in(cell) is not None or counted or rung_of(word) is not None


@cache
def _rungs() -> dict[str, int]:
    found: dict[str, int] = {}
    for listed in (SCALE, SCALE_ABROAD):  # the words of the plan's own languages come first
        for step, words in enumerate(listed):
            for word in words.split(";"):
                found.setdefault(plain(word), step)
    return found
