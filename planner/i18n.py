"""The active language, its catalogue, and numbers, dates and money as that language writes them.

`N_` marks a text for translation where it is declared; `_` translates it where it is shown.
"""

from __future__ import annotations

import gettext as gettext_module
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from functools import cache
from pathlib import Path

RESOURCES = Path(__file__).resolve().parents[1] / "resources"
LANGUAGES = {"en": "English", "id": "Bahasa Indonesia"}
PSEUDO = "xx"  # every text twice as long: finds what will be clipped before a person does

_chosen = ["en"]  # the language of the process
_override: ContextVar[str | None] = ContextVar("language", default=None)  # of one export in one thread


def N_(text: str) -> str:
    """Mark `text` for translation and give it back unchanged."""
    return text


@cache
def _catalogue(language: str) -> gettext_module.NullTranslations:
    return gettext_module.translation("mitra", RESOURCES / "locale", [language], fallback=True)


def language() -> str:
    """Return the active language: en or id (xx in tests of the layout)."""
    return _override.get() or _chosen[0]


def set_language(code: str) -> None:
    """Make `code` the language of the whole process."""
    _chosen[0] = code


@contextmanager
def use_language(code: str) -> Iterator[None]:
    """Speak `code` within the block and in this thread only, as an export in another language does."""
    token = _override.set(code)
    try:
        yield
    finally:
        _override.reset(token)


def _(text: str) -> str:
    """Translate `text` into the active language."""
    if not text:
        return ""
    code = language()
    if code == PSEUDO:
        return f"{text} {text}"
    return text if code == "en" else _catalogue(code).gettext(text)


def ngettext(one: str, many: str, n: int) -> str:
    """Translate a text that counts; `{n}` in it is replaced by the number."""
    code = language()
    text = (one if n == 1 else many) if code in ("en", PSEUDO) else _catalogue(code).ngettext(one, many, n)
    return text.replace("{n}", number(n))


def _separators() -> tuple[str, str]:
    """Return the thousands separator and the decimal mark."""
    return (".", ",") if language() == "id" else (",", ".")


def number(value: float, digits: int | None = None, *, sign: bool = False) -> str:
    """Write a number with grouped thousands and a true minus sign.

    `digits` is the number of decimals; None writes as many as the value has, at most six.
    """
    if digits is None:
        text = f"{abs(value):,.6f}".rstrip("0").rstrip(".") if value != int(value) else f"{abs(value):,.0f}"
    else:
        text = f"{abs(value):,.{digits}f}"
    thousands, decimal = _separators()
    text = text.translate({ord(","): thousands, ord("."): decimal})
    negative = value < 0 and any(c in "123456789" for c in text)
    return ("−" if negative else "+" if sign and value > 0 else "") + text


def compact(value: float, *, sign: bool = False) -> str:
    """Write a large number short: 5.2 m, 31 bn (id: 5,2 jt, 31 M)."""
    units = {"id": ((1e12, "T"), (1e9, "M"), (1e6, "jt"))}.get(
        language(), ((1e12, "tn"), (1e9, "bn"), (1e6, "m"))
    )
    for size, unit in units:
        if abs(value) >= size:
            scaled = value / size
            return f"{number(scaled, 0 if abs(scaled) >= 100 else 1, sign=sign)} {unit}"
    return number(round(value, 0 if abs(value) >= 100 else 2), sign=sign)


def money(value: float, currency: str, *, short: bool = False) -> str:
    """Write an amount with its currency code: IDR 31 bn, USD 1,200.50."""
    if short:
        return f"{currency} {compact(value)}"
    return f"{currency} {number(value, 0 if value == int(value) else 2)}"


def percent(fraction: float, digits: int = 0) -> str:
    """Write a fraction (0.125) in per cent (12.5 %)."""
    return f"{number(fraction * 100, digits)} %"


_MONTHS = {
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    "id": ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"],
}


def month(index: int) -> str:
    """Return the short name of month 1 to 12."""
    return _MONTHS.get(language(), _MONTHS["en"])[index - 1]


def day(value: date, *, year: bool | None = None) -> str:
    """Write a day as 12 Nov, with its year unless it is this one (`year` decides otherwise)."""
    with_year = value.year != date.today().year if year is None else year
    return f"{value.day} {month(value.month)}" + (f" {value.year}" if with_year else "")


def moment(value: datetime) -> str:
    """Write a moment: Today, 09:14 or 12 Nov, 16:42."""
    local = value.astimezone()
    gap = (date.today() - local.date()).days
    word = {0: _("Today"), 1: _("Yesterday")}.get(gap, day(local.date()))
    return f"{word}, {local:%H:%M}" if gap < 7 else word
