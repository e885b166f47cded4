"""Numbers and days as sheets write them: either decimal mark, currencies, units, any order of a day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from planner.errors import Invalid
from planner.exchange.sheet.cells import text_of
from planner.exchange.sheet.level_words import SPANS
from planner.i18n import _

_NUMBER = re.compile(r"[-+]?\d[\d.,' ]*")
_CURRENCY = re.compile(r"^(?:[A-Z]{3}\b|Rp\.?|US\$|[$€£¥₹])|(?:[A-Z]{3}|Rp|[$€£¥₹])$")
_UNITS = {
    "ribu": 1e3, "rb": 1e3, "k": 1e3, "thousand": 1e3,
    "juta": 1e6, "jt": 1e6, "mn": 1e6, "mio": 1e6, "million": 1e6, "m": 1e6,
    "miliar": 1e9, "milyar": 1e9, "bn": 1e9, "b": 1e9, "billion": 1e9,
    "triliun": 1e12, "trilyun": 1e12, "tn": 1e12, "t": 1e12, "trillion": 1e12,
}  # fmt: skip
_SPAN = re.compile(r"(\d+(?:[.,]\d+)?)\s*([^\W\d][^\d]*)")
_EPOCH = date(1899, 12, 30)  # day 0 of a spreadsheet; its serial numbers are right from March 1900 on
_SERIALS = range(10_000, 80_000)  # 1927 to 2119
_MONTH_NAMES = (
    "jan", "feb peb", "mar", "apr", "may mei", "jun", "jul", "aug agu agt ags", "sep",
    "oct okt", "nov nop", "dec des",
)  # fmt: skip
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
_YEAR_FIRST = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})")
_YEAR_LAST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})")
_SHORT_YEAR = re.compile(r"(\d{1,2})[-/. ]+([^\W\d]{3,})[-/., ]+'?(\d{2})")
_NAMED = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?[-/. ]+)?([^\W\d]{3,})[-/., ]+"
    r"(?:(\d{1,2})(?:st|nd|rd|th)?[, ]+)?(\d{4})"
)


def decimal_mark(cells: Iterable[Any], default: str) -> str:
    """Return the decimal mark a column uses, as far as any of its numbers shows it; else `default`."""
    for cell in cells:
        digits = _digits(cell) if isinstance(cell, str) else ""
        last = max(digits.rfind(","), digits.rfind("."))
        if last < 0:
            continue
        mark, other = (",", ".") if digits[last] == "," else (".", ",")
        if other in digits or (digits.count(mark) == 1 and len(digits) - last - 1 != 3):
            return mark
        if digits.count(mark) > 1:
            return other
    return default


def number_in(cell: Any, decimal: str, *, indonesian: bool = False) -> float:
    """Return the number a cell means; in Indonesian M is a miliar. Raises Invalid when it is none."""
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return float(cell)
    text = str(cell).strip().replace("−", "-").replace("\u00a0", " ").rstrip("%").strip()
    negative = text.startswith("(") and text.endswith(")")  # as accountants write it
    text = _CURRENCY.sub("", text.strip("()").strip()).strip()
    found = _NUMBER.match(text)
    digits = found.group() if found is not None else ""
    unit = text[len(digits) :].strip(" .-,").removesuffix("/tahun").removesuffix("/year").strip()
    factor = 1e9 if unit == "M" and indonesian else 1.0 if not unit else _UNITS.get(unit.casefold(), 0.0)
    thousands = "." if decimal == "," else ","
    bare = digits.rstrip(".,' ")
    bare = bare.replace(thousands, "").replace("'", "").replace(" ", "").replace(decimal, ".")
    try:
        value = float(bare) * factor
    except ValueError:
        factor = 0.0
    if not factor:
        raise Invalid(_("“{value}” is not a number.").format(value=text_of(cell)))
    return -value if negative else value


def _digits(text: str) -> str:
    found = _NUMBER.search(text)
    return found.group().rstrip(".,' ") if found is not None else ""


def day_order(cells: Iterable[Any]) -> bool | None:
    """Return whether the days of a column are written day before month, as most show it; None where none does."""
    first = last = 0
    for cell in cells:
        found = _YEAR_LAST.match(cell.strip()) if isinstance(cell, str) else None
        if found is not None and max(int(found[1]), int(found[2])) > 12:
            first, last = first + (int(found[1]) > 12), last + (int(found[2]) > 12)
    return first > last if first != last else None


def day_first(cells: Iterable[Any]) -> bool:
    """Return whether days of a column are written day before month; where none shows it they are."""
    return day_order(cells) is not False


def is_ambiguous(cell: Any) -> bool:
    """Tell whether a day means another one when its month is read first: 01/05/2016."""
    found = _YEAR_LAST.match(cell.strip()) if isinstance(cell, str) else None
    return found is not None and max(int(found[1]), int(found[2])) <= 12 and found[1] != found[2]


def days_in(text: str) -> int | None:
    """Return the days of a span such as "90 hari" or "3 months"; None when a text is none."""
    found = _SPAN.fullmatch(text.strip().casefold())
    days = SPANS.get(found[2].strip(" .")) if found is not None else None
    return round(float(found[1].replace(",", ".")) * days) if found is not None and days else None


def day_in(cell: Any, *, days_first: bool = True) -> date:
    """Return the day a cell means: date, serial number or text. Raises Invalid when it is none."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    try:
        serial = float(cell)
        if int(serial) in _SERIALS:
            return _EPOCH + timedelta(days=int(serial))
    except (TypeError, ValueError, OverflowError):
        pass
    try:
        day = _day_of_text(" ".join(str(cell).split()), days_first)
    except ValueError:
        day = None
    if day is None and days_in(str(cell)) is not None:
        raise Invalid(
            _("“{value}” is a span of time, not a day; write the day it ends on.").format(value=text_of(cell))
        )
    if day is None:
        raise Invalid(_("“{value}” is not a day of the calendar.").format(value=text_of(cell)))
    return day


def _day_of_text(text: str, days_first: bool) -> date | None:
    text = re.sub(r"[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$", "", text)
    if found := _YEAR_FIRST.fullmatch(text):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := _YEAR_LAST.fullmatch(text):
        day, month = (int(found[1]), int(found[2])) if days_first else (int(found[2]), int(found[1]))
        year = int(found[3])
        return date(year if year > 99 else 2000 + year, month, day)
    if found := _SHORT_YEAR.fullmatch(text):
        text = f"{found[1]} {found[2]} 20{found[3]}"
    if found := _NAMED.fullmatch(text):
        month_number = _MONTHS.get(found[2][:3].casefold())
        if month_number is not None:
            return date(int(found[4]), month_number, int(found[1] or found[3] or 1))
    return None
