"""Order, width and visibility of a register's columns: as declared, and as a person left them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QFontMetrics

from ui import theme
from ui.settings import settings
from ui.tables.columns import Column, Look
from ui.tables.header import FilterHeader

LEAST_TITLE, MOST_TITLE, MOST_HEADING = (
    200,
    460,
    130,
)  # pixels: what a name keeps, and what it or a heading may ask for
LEAST_TEXT, UNCUT = 66, 80  # pixels: what a text that gives way keeps, and up to which none does
DOT = 12  # pixels more, of which a category's dot takes its part
_GIVES_WAY = (Look.TEXT, Look.MUTED, Look.DOT, Look.CHIP)


class ColumnLayout(QObject):
    """Keeps the header as it was left; a column declared since then appears by itself.

    Columns whose width a person dragged keep it. The others share the room: see `fit`. `needed` tells how wide what
    stands in a column is. The columns up to `frozen` stay in sight while a sheet scrolls sideways.
    """

    def __init__(
        self,
        header: FilterHeader,
        columns: Sequence[Column],
        name: str,
        title: int,
        needed: Callable[[int], int],
    ) -> None:
        super().__init__(header)
        self.header, self.columns, self._key, self.title = header, columns, f"register/{name}", title
        self._needed = needed
        self._need: dict[int, int] = {}
        self._quiet = False
        self._dragged: dict[str, int] = {}
        header.sectionMoved.connect(self._remember)
        header.sectionResized.connect(self._resized)

    def restore(self, shown: list[str]) -> None:
        """Arrange the columns as remembered, else those named by `shown` first and only those."""
        self._quiet = self.header.held = True
        stored: dict[str, Any] = settings().value(self._key) or {}
        keys = [column.key for column in self.columns]
        usual = shown or [c.key for c in self.columns if c.field is None or not c.field.more]
        hidden = set(stored.get("hidden", ())) | {
            key for key in keys if key not in usual and key not in stored.get("order", ())
        }
        order = [key for key in stored.get("order", usual) if key in keys]
        for place, key in enumerate(order):
            self.header.moveSection(self.header.visualIndex(keys.index(key)), place)
        self._dragged = {key: int(width) for key, width in stored.get("dragged", {}).items() if key in keys}
        frozen = stored.get("frozen", keys[self.title])
        self.header.frozen = keys.index(frozen) if frozen in keys else -1
        for number, column in enumerate(self.columns):
            self.header.resizeSection(number, self._usual(number))
            self.header.setSectionHidden(number, column.key in hidden)
        self._quiet = self.header.held = False

    def start_afresh(self, shown: list[str]) -> None:
        """Forget what a person chose."""
        settings().remove(self._key)
        self.restore(shown)

    def freeze(self, number: int) -> None:
        """Keep the columns up to this one in sight, or none with −1, and remember it."""
        self.header.frozen = number
        self._remember()

    def _usual(self, number: int) -> int:
        """Return how wide a column is where there is room: as what stands in it needs, and its heading."""
        column = self.columns[number]
        if column.key in self._dragged:
            return self._dragged[column.key]
        heading = QFontMetrics(theme.font(11, bold=True)).horizontalAdvance(column.title) + 20
        need = self._need.get(number, 0)
        if number == self.title:
            return max(LEAST_TITLE, min(need, MOST_TITLE))
        wide = (
            min(need, column.width * 5 // 4) if need and column.look in _GIVES_WAY else need or column.width
        )
        return max(wide, min(heading, MOST_HEADING), self.header.minimumSectionSize())

    def _least(self, number: int) -> int:
        """Return how narrow a column may become: numbers, days and levels are never cut, texts are."""
        column = self.columns[number]
        if column.key in self._dragged:
            return self._dragged[column.key]
        usual = self._usual(number)
        if number == self.title:
            return LEAST_TITLE
        gives_way = column.look in _GIVES_WAY and not (column.field is None and column.mark is not None)
        least = max(LEAST_TEXT + (DOT if column.look is Look.DOT else 0), column.floor)
        return min(usual, least) if gives_way and usual > UNCUT else usual

    def _resized(self, number: int, _before: int, width: int) -> None:
        if not self._quiet and self.header.isVisible() and width:
            self._dragged[self.columns[number].key] = width
            self._remember()

    def _remember(self) -> None:
        if self._quiet or not self.header.isVisible():
            return
        places = [self.header.logicalIndex(place) for place in range(self.header.count())]
        settings().setValue(
            self._key,
            {
                "order": [self.columns[number].key for number in places],
                "hidden": [c.key for n, c in enumerate(self.columns) if self.header.isSectionHidden(n)],
                "dragged": self._dragged,
                "frozen": self.columns[self.header.frozen].key if self.header.frozen >= 0 else "",
            },
        )

    def show_column(self, number: int, visible: bool) -> None:
        """Show or hide a column, but never the last one, and remember it."""
        if visible or self.header.hiddenSectionCount() < self.header.count() - 1:
            self._quiet = True  # hiding tells of a width of 0
            self.header.setSectionHidden(number, not visible)
            self._quiet = False
            self._remember()

    def fit(self, room: int) -> None:
        """Share `room` pixels out: as many columns as can be are seen whole, the title takes what is left.

        Columns give way to their least width before the sheet scrolls; those beyond it keep their usual one.
        """
        places = map(self.header.logicalIndex, range(self.header.count()))
        seen = [number for number in places if not self.header.isSectionHidden(number)]
        self._need = {number: self._needed(number) for number in seen}
        kept, least = [], 0
        for number in seen:
            least += self._least(number)
            if least > room:
                break
            kept.append(number)
        widths = {number: self._usual(number) for number in seen}
        if kept:
            widths |= self._shared(kept, room)
        self._quiet = self.header.held = True
        for number, width in widths.items():
            self.header.resizeSection(number, width)
        self._quiet = self.header.held = False
        self.header.follow_scroll()

    def _shared(self, kept: Sequence[int], room: int) -> dict[int, int]:
        """Return widths that fill `room` exactly, or less where a person made the title narrow."""
        usual = {number: self._usual(number) for number in kept}
        lacking = sum(usual.values()) - room
        if lacking > 0:
            give = {n: usual[n] - self._least(n) for n in kept if n != self.title}  # the name gives last
            share = min(lacking / max(sum(give.values()), 1), 1.0)
            usual |= {number: usual[number] - round(most * share) for number, most in give.items()}
        if self.title in usual and self.columns[self.title].key not in self._dragged:
            usual[self.title] += room - sum(usual.values())
        return usual
