"""Order, width and visibility of a register's columns, as a person left them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHeaderView

from ui.settings import settings
from ui.tables.columns import Column


class ColumnLayout(QObject):
    """Keeps the header as it was left; a column declared since then appears by itself."""

    def __init__(self, header: QHeaderView, columns: Sequence[Column], name: str) -> None:
        super().__init__(header)
        self.header, self.columns, self._key = header, columns, f"register/{name}"
        self._quiet = False
        header.sectionMoved.connect(self._remember)
        header.sectionResized.connect(self._remember)

    def restore(self, shown: list[str]) -> None:
        """Arrange the columns as remembered, else those named by `shown` first and only those."""
        self._quiet = True
        stored: dict[str, Any] = settings().value(self._key) or {}
        keys = [column.key for column in self.columns]
        usual = shown or [c.key for c in self.columns if c.field is None or not c.field.more]
        hidden = set(stored.get("hidden", ())) | {
            key for key in keys if key not in usual and key not in stored.get("order", ())
        }
        order = [key for key in stored.get("order", usual) if key in keys]
        for place, key in enumerate(order):
            self.header.moveSection(self.header.visualIndex(keys.index(key)), place)
        widths = stored.get("widths", {})
        for number, column in enumerate(self.columns):
            self.header.resizeSection(number, int(widths.get(column.key, column.width)))
            self.header.setSectionHidden(number, column.key in hidden)
        self._quiet = False

    def _remember(self) -> None:
        if self._quiet or not self.header.isVisible():
            return
        places = [self.header.logicalIndex(place) for place in range(self.header.count())]
        seen = [number for number in places if not self.header.isSectionHidden(number)]
        settings().setValue(
            self._key,
            {
                "order": [self.columns[number].key for number in places],
                "hidden": [c.key for n, c in enumerate(self.columns) if self.header.isSectionHidden(n)],
                "widths": {self.columns[number].key: self.header.sectionSize(number) for number in seen},
            },
        )

    def show_column(self, number: int, visible: bool) -> None:
        """Show or hide a column, but never the last one, and remember it."""
        if visible or self.header.hiddenSectionCount() < self.header.count() - 1:
            self.header.setSectionHidden(number, not visible)
            self._remember()

    def flex(self, number: int, room: int, least: int) -> None:
        """Give column `number` what the others leave of `room` pixels, not less than `least`."""
        others = sum(self.header.sectionSize(n) for n in range(self.header.count()) if n != number)
        self._quiet = True
        self.header.resizeSection(number, max(room - others, least))
        self._quiet = False
