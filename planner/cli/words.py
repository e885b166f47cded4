"""Tables and lists of plain text, as wide as what is in them."""

from __future__ import annotations

from collections.abc import Sequence

_WIDEST = 60  # characters of a column but the last


def table(rows: Sequence[Sequence[str]], headings: Sequence[str] = ()) -> list[str]:
    """Return the lines of a table whose columns stand under each other, with a rule below the headings."""
    everything = [list(headings), *map(list, rows)] if headings else [list(row) for row in rows]
    if not rows:
        return []
    count = max(map(len, everything))
    widths = [max(len(_cut(row[i])) for row in everything if i < len(row)) for i in range(count)]
    lines = [_line(row, widths) for row in everything]
    if headings:
        lines.insert(1, "  ".join("-" * width for width in widths))
    return lines


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    last = len(row) - 1
    cells = [cell if i == last else _cut(cell).ljust(widths[i]) for i, cell in enumerate(row)]
    return "  ".join(cells).rstrip()


def _cut(text: str) -> str:
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"
