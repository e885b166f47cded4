"""What a matrix shows and does, as pages fill it in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QSize

LINE, FOOT = 32, 32  # pixels: heights of a row and of a line of findings below


@dataclass(frozen=True)
class Heading:
    """A row or column: its key, its title, a quiet second line, and the colour of its dot."""

    key: str
    title: str
    detail: str = ""
    dot: str | None = None
    icon: str | None = None


@dataclass(frozen=True)
class Cell:
    """How a cell looks: text (a letter or number besides any colour), colours as #RRGGBB, and its tooltip."""

    text: str = ""
    fill: str | None = None
    colour: str | None = None
    outline: str | None = None
    ring: str | None = None
    tip: str = ""
    icon: str | None = None
    bar: float | None = None


@dataclass
class Matrix:
    """What a matrix shows and does; pages fill it in.

    `set_value(row, column, value)` with None clears; `keys` maps a typed character to a value.
    """

    rows: Callable[[], Sequence[Heading]]
    columns: Callable[[], Sequence[Heading]]
    cell: Callable[[str, str], Cell]
    set_value: Callable[[str, str, Any], Any]
    keys: dict[str, Any]
    corner: str = ""
    extras: Sequence[tuple[str, Callable[[str], Cell], int]] = ()
    feet: Sequence[tuple[str, Callable[[str], Cell], Callable[[int], Cell]]] = ()
    menu: Sequence[tuple[str, Any]] = ()
    add_text: str = ""
    add: Callable[[str], Any] | None = None
    row_height: int = LINE
    cell_width: int = 58
    head_width: int = 200
    box: QSize = field(default_factory=lambda: QSize(28, 22))
