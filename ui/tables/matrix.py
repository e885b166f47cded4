"""The one editor of every matrix: rows against columns, keys set values, headings stay in sight."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QLineEdit, QMenu, QToolTip, QVBoxLayout, QWidget

from planner.i18n import _
from ui.tables.matrix_data import FOOT, LINE
from ui.tables.matrix_data import Cell as Cell
from ui.tables.matrix_data import Heading as Heading
from ui.tables.matrix_data import Matrix as Matrix
from ui.tables.matrix_paint import DETAIL, MatrixPainter, broken, heading_metrics

_STEPS = {
    Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0), Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Return: (1, 0), Qt.Key.Key_Enter: (1, 0),
}  # fmt: skip
LEAST_HEAD = 130  # pixels to which the titles of the rows give way before the columns scroll
_CONTROL = Qt.KeyboardModifier.ControlModifier


class MatrixView(QAbstractScrollArea):
    """Draws a matrix and lets a person walk through it; `current_changed` tells row and column key."""

    current_changed = Signal(str, str)
    row_chosen = Signal(str)
    column_chosen = Signal(str)

    def __init__(self, matrix: Matrix) -> None:
        super().__init__()
        self.matrix = matrix
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(matrix.corner)
        self.viewport().setMouseTracking(True)
        self.rows: list[Heading] = []
        self.columns: list[Heading] = []
        self.at = (0, 0)
        self.wide = matrix.cell_width
        self.head = matrix.head_width
        self.top = 0
        self.detailed = False
        self._painter = MatrixPainter(self)
        self.entry = QLineEdit(self.viewport())
        self.entry.setPlaceholderText(matrix.add_text)
        self.entry.setAccessibleName(matrix.add_text)
        self.entry.setStyleSheet("border: 0; background: transparent; padding: 0;")
        self.entry.returnPressed.connect(self._add)
        self.entry.setVisible(matrix.add is not None)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.horizontalScrollBar().valueChanged.connect(self._scrolled)
        self.reload()

    # Content

    def reload(self) -> None:
        """Read rows and columns anew and repaint."""
        row, column = self.current_keys()
        self.rows, self.columns = list(self.matrix.rows()), list(self.matrix.columns())
        lines = {heading.key: place for place, heading in enumerate(self.rows)}
        places = {heading.key: place for place, heading in enumerate(self.columns)}
        line = lines.get(row, min(self.at[0], max(len(self.rows) - 1, 0)))
        self.at = (line, places.get(column, min(self.at[1], max(len(self.columns) - 1, 0))))
        self._measure()
        self.viewport().update()

    def current_keys(self) -> tuple[str, str]:
        """Return row and column key of the current cell; empty where there is none."""
        row = self.rows[self.at[0]].key if self.at[0] < len(self.rows) else ""
        column = self.columns[self.at[1]].key if self.at[1] < len(self.columns) else ""
        return row, column

    def go(self, row: str, column: str = "") -> None:
        """Make a cell the current one and bring it into view."""
        lines = [heading.key for heading in self.rows]
        places = [heading.key for heading in self.columns]
        if row in lines:
            self._move(lines.index(row), places.index(column) if column in places else self.at[1])

    # Geometry

    @property
    def right(self) -> int:
        """Width of what stands at the right edge, in pixels."""
        return sum(width for _title, _cell, width in self.matrix.extras)

    @property
    def bottom(self) -> int:
        """Height of the findings below, in pixels."""
        return len(self.matrix.feet) * FOOT + (6 if self.matrix.feet else 0)

    def _measure(self) -> None:
        count = max(len(self.columns), 1)
        room = self.viewport().width() - self.right
        self.head = self._head_width(room, room - count * self.matrix.cell_width)
        room -= self.head
        self.wide = max(self.matrix.cell_width, min(room // count, self.matrix.cell_width + 40))
        self._measure_headings()
        height = len(self.rows) * self.matrix.row_height + (LINE if self.matrix.add else 0)
        inner = max(self.viewport().height() - self.top - self.bottom, 1)
        self.verticalScrollBar().setRange(0, max(height - inner, 0))
        self.verticalScrollBar().setPageStep(inner)
        self.verticalScrollBar().setSingleStep(self.matrix.row_height)
        self.horizontalScrollBar().setRange(0, max(count * self.wide - room, 0))
        self.horizontalScrollBar().setPageStep(max(room, 1))
        self.horizontalScrollBar().setSingleStep(self.wide)
        self._place_entry()

    def _head_width(self, room: int, spare: int) -> int:
        """Return how wide row titles are: they give way when every column then fits, else down to half the room."""
        wanted = self.matrix.head_width
        return min(wanted, max(spare if spare >= LEAST_HEAD else room // 2, LEAST_HEAD))

    def _measure_headings(self) -> None:
        metrics = heading_metrics()
        lines = max((len(broken(metrics, one.title, self.wide - 4)) for one in self.columns), default=1)
        self.detailed = any(one.detail for one in self.columns)
        self.top = 14 + lines * metrics.lineSpacing() + (DETAIL if self.detailed else 0)

    def sizeHint(self) -> QSize:
        width = self.matrix.head_width + len(self.columns) * self.matrix.cell_width + self.right
        height = self.top + len(self.rows) * self.matrix.row_height + LINE + self.bottom
        return QSize(min(width, 900), min(height, 700))

    def cell_box(self, line: int, place: int) -> QRect:
        """Return where a cell stands in the viewport, also when it is out of sight."""
        x = self.head + place * self.wide - self.horizontalScrollBar().value()
        y = self.top + line * self.matrix.row_height - self.verticalScrollBar().value()
        return QRect(x, y, self.wide, self.matrix.row_height)

    def extras_left(self) -> int:
        """Return where the right edge begins."""
        end = self.head + len(self.columns) * self.wide
        return min(end, self.viewport().width() - self.right)

    def foot_top(self) -> int:
        """Return where the findings below begin."""
        y = self.top + len(self.rows) * self.matrix.row_height + (LINE if self.matrix.add else 0)
        return min(y, self.viewport().height() - self.bottom)

    def visible_lines(self) -> range:
        """Return the rows in sight."""
        first = self.verticalScrollBar().value() // self.matrix.row_height
        count = self.viewport().height() // self.matrix.row_height + 2
        return range(max(first, 0), min(first + count, len(self.rows)))

    def visible_places(self) -> range:
        """Return the columns in sight."""
        first = self.horizontalScrollBar().value() // self.wide
        count = self.viewport().width() // self.wide + 2
        return range(max(first, 0), min(first + count, len(self.columns)))

    def _place_entry(self) -> None:
        y = self.top + len(self.rows) * self.matrix.row_height - self.verticalScrollBar().value()
        self.entry.setGeometry(40, y + 2, self.head + 160, LINE - 4)
        hidden = y < self.top - LINE or y + LINE > self.foot_top() + 2
        self.entry.setVisible(self.matrix.add is not None and not hidden)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def _scrolled(self) -> None:
        self._place_entry()
        self.viewport().update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.paint(painter)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # Walking and setting

    def _move(self, line: int, place: int) -> None:
        if not self.rows or not self.columns:
            return
        self.at = (max(0, min(line, len(self.rows) - 1)), max(0, min(place, len(self.columns) - 1)))
        self._show_current()
        self.setAccessibleDescription(self._said())
        self.viewport().update()
        self.current_changed.emit(*self.current_keys())

    def _said(self) -> str:
        """Return what a screen reader says of the current cell: row, column, value."""
        (line, place), keys = self.at, self.current_keys()
        text = self.matrix.cell(*keys).text.strip("·") or _("empty")
        return f"{self.rows[line].title}, {self.columns[place].title}: {text}"

    def _show_current(self) -> None:
        box = self.cell_box(*self.at)
        down, side = self.verticalScrollBar(), self.horizontalScrollBar()
        if box.top() < self.top:
            down.setValue(down.value() + box.top() - self.top)
        elif box.bottom() > self.foot_top():
            down.setValue(down.value() + box.bottom() - self.foot_top())
        if box.left() < self.head:
            side.setValue(side.value() + box.left() - self.head)
        elif box.right() > self.extras_left():
            side.setValue(side.value() + box.right() - self.extras_left())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, control = Qt.Key(event.key()), bool(event.modifiers() & _CONTROL)
        line, place = self.at
        if key in _STEPS:
            down, side = _STEPS[key]
            self._move(line + down, place + side)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            page = max(self.verticalScrollBar().pageStep() // self.matrix.row_height, 1)
            self._move(line + (page if key == Qt.Key.Key_PageDown else -page), place)
        elif key == Qt.Key.Key_Home:
            self._move(0 if control else line, 0)
        elif key == Qt.Key.Key_End:
            self._move(len(self.rows) - 1 if control else line, len(self.columns) - 1)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.set_current(None)
        elif event.text().upper() in self.matrix.keys and not control:
            self.set_current(self.matrix.keys[event.text().upper()])
        elif key in (Qt.Key.Key_F2, Qt.Key.Key_Space, Qt.Key.Key_Menu):
            self._open_menu(self.viewport().mapToGlobal(self.cell_box(*self.at).bottomLeft()))
        else:
            super().keyPressEvent(event)

    def set_current(self, value: Any) -> None:
        """Give the current cell a value; None clears it."""
        row, column = self.current_keys()
        if row and column:
            self.matrix.set_value(row, column, value)

    def _hit(self, at: QPoint) -> tuple[int, int] | None:
        """Return row and column at a point, −1 for a column outside the cells, None outside the rows."""
        if at.y() < self.top or at.y() > self.foot_top():
            return None
        line = (at.y() - self.top + self.verticalScrollBar().value()) // self.matrix.row_height
        if not 0 <= line < len(self.rows):
            return None
        return line, self._place_at(at.x())

    def _place_at(self, x: int) -> int:
        if not self.head <= x < self.extras_left():
            return -1
        place = (x - self.head + self.horizontalScrollBar().value()) // self.wide
        return place if place < len(self.columns) else -1

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        at = event.position().toPoint()
        hit = self._hit(at)
        if hit is None:
            if at.y() < self.top and self._place_at(at.x()) >= 0:
                self.column_chosen.emit(self.columns[self._place_at(at.x())].key)
            return
        self._move(hit[0], hit[1] if hit[1] >= 0 else self.at[1])
        if hit[1] < 0:
            self.row_chosen.emit(self.rows[hit[0]].key)
        elif event.button() == Qt.MouseButton.RightButton:
            self._open_menu(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()  # it belongs to the press that was taken, not to the page below

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        hit = self._hit(event.position().toPoint())
        if hit is not None and hit[1] >= 0:
            self._open_menu(event.globalPosition().toPoint())

    def _open_menu(self, at: QPoint) -> None:
        if not all(self.current_keys()):
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, value in self.matrix.menu:
            menu.addAction(text).setData(("set", value))
        menu.addSeparator()
        menu.addAction(_("Clear")).setData(("set", None))
        menu.triggered.connect(self._picked)
        menu.popup(at)

    def _picked(self, action: Any) -> None:
        self.set_current(action.data()[1])

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos()), self)
            return True
        return super().viewportEvent(event)

    def tip_at(self, at: QPoint) -> str:
        """Return what the tooltip says at a point: of a cell what it means, of a heading its whole title."""
        hit, place = self._hit(at), self._place_at(at.x())
        if hit is None:
            whole = self.columns[place] if at.y() < self.top and place >= 0 else None
            return f"{whole.title} {whole.detail}".strip() if whole is not None else ""
        line, place = hit
        return (
            self.matrix.cell(self.rows[line].key, self.columns[place].key).tip
            if place >= 0
            else self.rows[line].title
        )

    def _add(self) -> None:
        text = self.entry.text().strip()
        if text and self.matrix.add is not None:
            before = len(self.matrix.rows())
            self.matrix.add(text)
            if len(self.matrix.rows()) > before:  # else it was refused, and the text waits to be mended
                self.entry.clear()
            self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())

    def begin_new(self) -> None:
        """Put the cursor on the line for a new row."""
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
        self._place_entry()
        self.entry.setFocus()


def card(widget: QWidget) -> QFrame:
    """Put a widget on a card."""
    frame = QFrame()
    frame.setProperty("card", True)
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(1, 6, 1, 6)
    layout.addWidget(widget)
    return frame
