"""What may be entered into a column, as Excel's data validation says it."""

from __future__ import annotations

from datetime import date
from typing import Any

from planner.exchange.excel.lists import Lists
from planner.exchange.excel.names import cut
from planner.exchange.excel.table import Column
from planner.i18n import _, number
from planner.model import Kind

_LONGEST_TITLE, _LONGEST_MESSAGE = 32, 255  # UTF-16 units
_FIRST_DAY = date(1900, 1, 1)


def validation(column: Column, lists: Lists) -> dict[str, Any] | None:
    """Return XlsxWriter's options for a column, or None when anything goes or nothing is read back."""
    if column.derived:
        return None
    if column.allowed:
        return _from_list(column, lists)
    if column.kind is Kind.DATE:
        return _rule("date", _("Enter a date."), criteria=">=", value=_FIRST_DAY)
    if column.low is None and column.high is None:
        return None
    return _within(column)


def _from_list(column: Column, lists: Lists) -> dict[str, Any] | None:
    source = lists.range(column.allowed or "")
    if source is None:
        return None
    return _rule("list", _("Choose one of the list."), source=source)


def _within(column: Column) -> dict[str, Any]:
    kind = "integer" if column.kind is Kind.WHOLE else "decimal"
    low, high = (None if bound is None else _shown(column, bound) for bound in (column.low, column.high))
    if column.low is not None and column.high is not None:
        sentence = _("Enter a number from {low} to {high}.").format(low=low, high=high)
        return _rule(kind, sentence, criteria="between", minimum=column.low, maximum=column.high)
    if column.low is not None:
        return _rule(
            kind, _("Enter a number not below {low}.").format(low=low), criteria=">=", value=column.low
        )
    return _rule(
        kind, _("Enter a number not above {high}.").format(high=high), criteria="<=", value=column.high
    )


def _shown(column: Column, bound: float) -> str:
    return f"{number(bound * 100)} %" if column.kind is Kind.PERCENT else number(bound)


def _rule(kind: str, sentence: str, **options: Any) -> dict[str, Any]:
    title = cut(_("This does not fit"), _LONGEST_TITLE)
    return {
        "validate": kind,
        "error_title": title,
        "error_message": cut(sentence, _LONGEST_MESSAGE),
        **options,
    }
