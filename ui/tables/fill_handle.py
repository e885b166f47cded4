"""The small square at the corner of the selected cells: dragged down or up, it repeats them over the lines passed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QTableView

from ui import theme

SIZE, REACH = 7, 4  # pixels: of the square, and around it that still take hold of it


class FillHandle:
    """Follows the mouse while a person drags; `chosen` tells lines and columns, `fill` writes what came of it."""

    def __init__(
        self,
        table: QTableView,
        chosen: Callable[[], tuple[list[int], list[int]]],
        fill: Callable[[Sequence[int], Sequence[int], Sequence[int]], None],
    ) -> None:
        self.table, self._chosen, self._fill = table, chosen, fill
        self.end: int | None = None  # the line dragged to

    def square(self) -> QRect:
        """Return where the square stands in the viewport; empty where nothing can be filled."""
        lines, columns = self._chosen()
        if not lines or not columns:
            return QRect()
        corner = self.table.visualRect(self.table.model().index(lines[-1], columns[-1])).bottomRight()
        return QRect(corner.x() - SIZE + 1, corner.y() - SIZE, SIZE, SIZE)

    def holds(self, at: QPoint) -> bool:
        """Whether a point of the viewport is on the square."""
        square = self.square()
        return not square.isEmpty() and square.adjusted(-REACH, -REACH, REACH, REACH).contains(at)

    def begin(self) -> None:
        """Take hold of the square."""
        self.end = self._chosen()[0][-1]

    def move(self, at: QPoint) -> None:
        """Go with the mouse."""
        line = self.table.rowAt(max(0, min(at.y(), self.table.viewport().height() - 1)))
        if line >= 0 and line != self.end:
            self.end = line
            self.table.viewport().update()

    def drop(self) -> None:
        """Fill the lines passed, above or below what is selected."""
        lines, columns = self._chosen()
        end, self.end = self.end, None
        if end is None or not lines:
            return
        passed = list(range(lines[-1] + 1, end + 1)) or list(range(lines[0] - 1, end - 1, -1))
        sources = lines if end > lines[-1] else lines[::-1]
        if passed:
            self._fill(sources, passed, columns)

    def cancel(self) -> None:
        """Let go and fill nothing."""
        self.end = None
        self.table.viewport().update()

    def paint(self, painter: QPainter) -> None:
        """Draw the square, and while it is dragged a frame around the lines passed."""
        square = self.square()
        if square.isEmpty():
            return
        t = theme.current()
        painter.fillRect(square.adjusted(-1, -1, 1, 1), QColor(t.surface))
        painter.fillRect(square, QColor(t.accent))
        lines, columns = self._chosen()
        if self.end is not None:
            model = self.table.model()
            ends = [model.index(line, column) for line in (min(lines[0], self.end), max(lines[-1], self.end))
                    for column in (columns[0], columns[-1])]  # fmt: skip
            frame = QRect()
            for end in ends:
                frame = frame.united(self.table.visualRect(end))
            painter.setPen(QPen(QColor(t.accent), 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(frame.adjusted(0, 0, -1, -2))
