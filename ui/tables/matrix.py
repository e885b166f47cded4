"""The one editor of every matrix: rows against columns, keys set values, headings stay, findings stand at the edges."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QLineEdit, QMenu, QToolTip, QWidget

from planner.i18n import _
from ui import theme

LINE, FOOT = 32, 32


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
        self.viewport().setMouseTracking(True)
        self.rows: list[Heading] = []
        self.columns: list[Heading] = []
        self.at = (0, 0)
        self._wide = matrix.cell_width
        self.entry = QLineEdit(self.viewport())
        self.entry.setPlaceholderText(matrix.add_text)
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
    def _top(self) -> int:
        titles = [heading for heading in self.columns]
        metrics = self.fontMetrics()
        wraps = any(metrics.horizontalAdvance(h.title) > self._wide - 6 for h in titles)
        return (22 if wraps else 10) + 18 + (14 if any(h.detail for h in titles) else 0)

    @property
    def _right(self) -> int:
        return sum(width for _title, _cell, width in self.matrix.extras)

    @property
    def _bottom(self) -> int:
        return len(self.matrix.feet) * FOOT + (6 if self.matrix.feet else 0)

    def _measure(self) -> None:
        room = self.viewport().width() - self.matrix.head_width - self._right
        count = max(len(self.columns), 1)
        self._wide = max(self.matrix.cell_width, min(room // count, self.matrix.cell_width + 40))
        height = len(self.rows) * self.matrix.row_height + (LINE if self.matrix.add else 0)
        inner = max(self.viewport().height() - self._top - self._bottom, 1)
        self.verticalScrollBar().setRange(0, max(height - inner, 0))
        self.verticalScrollBar().setPageStep(inner)
        self.verticalScrollBar().setSingleStep(self.matrix.row_height)
        self.horizontalScrollBar().setRange(0, max(count * self._wide - room, 0))
        self.horizontalScrollBar().setPageStep(max(room, 1))
        self.horizontalScrollBar().setSingleStep(self._wide)
        self._place_entry()

    def sizeHint(self) -> QSize:
        width = self.matrix.head_width + len(self.columns) * self.matrix.cell_width + self._right
        height = self._top + len(self.rows) * self.matrix.row_height + LINE + self._bottom
        return QSize(min(width, 900), min(height, 700))

    def _cell_box(self, line: int, place: int) -> QRect:
        x = self.matrix.head_width + place * self._wide - self.horizontalScrollBar().value()
        y = self._top + line * self.matrix.row_height - self.verticalScrollBar().value()
        return QRect(x, y, self._wide, self.matrix.row_height)

    def _extras_left(self) -> int:
        end = self.matrix.head_width + len(self.columns) * self._wide
        return min(end, self.viewport().width() - self._right)

    def _foot_top(self) -> int:
        y = self._top + len(self.rows) * self.matrix.row_height + (LINE if self.matrix.add else 0)
        return min(y, self.viewport().height() - self._bottom)

    def _place_entry(self) -> None:
        y = self._top + len(self.rows) * self.matrix.row_height - self.verticalScrollBar().value()
        self.entry.setGeometry(40, y + 2, self.matrix.head_width + 160, LINE - 4)
        hidden = y < self._top - LINE or y + LINE > self._foot_top() + 2
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
        self._paint_body(painter)
        self._paint_extras(painter)
        self._paint_row_heads(painter)
        self._paint_column_heads(painter)
        self._paint_feet(painter)

    def _visible_lines(self) -> range:
        first = self.verticalScrollBar().value() // self.matrix.row_height
        count = self.viewport().height() // self.matrix.row_height + 2
        return range(max(first, 0), min(first + count, len(self.rows)))

    def _visible_places(self) -> range:
        first = self.horizontalScrollBar().value() // self._wide
        count = self.viewport().width() // self._wide + 2
        return range(max(first, 0), min(first + count, len(self.columns)))

    def _paint_body(self, painter: QPainter) -> None:
        t, width = theme.current(), self.viewport().width()
        painter.save()
        painter.setClipRect(QRect(0, self._top, width, self._foot_top() - self._top))
        for line in self._visible_lines():
            band = QRect(0, self._cell_box(line, 0).top(), width, self.matrix.row_height)
            if line == self.at[0]:
                painter.fillRect(band, QColor(t.accent_tint))
            painter.fillRect(QRect(0, band.bottom(), width, 1), QColor(t.hairline))
        painter.setClipRect(
            QRect(
                self.matrix.head_width,
                self._top,
                self._extras_left() - self.matrix.head_width,
                self._foot_top() - self._top,
            )
        )
        for line in self._visible_lines():
            for place in self._visible_places():
                cell = self.matrix.cell(self.rows[line].key, self.columns[place].key)
                self._paint_cell(painter, self._cell_box(line, place), cell)
        self._paint_current(painter)
        painter.restore()

    def _paint_current(self, painter: QPainter) -> None:
        if self.rows and self.columns:
            painter.setPen(QPen(QColor(theme.current().accent), 2 if self.hasFocus() else 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self._cell_box(*self.at)).adjusted(1, 1, -1, -2))

    def _paint_cell(self, painter: QPainter, rect: QRect, cell: Cell) -> None:
        t = theme.current()
        size = self.matrix.box
        width = rect.width() - 4 if size.width() < 0 else size.width()
        height = rect.height() - 4 if size.height() < 0 else size.height()
        box = QRectF(0, 0, width, height)
        box.moveCenter(QPointF(rect.center()) + QPointF(0.5, 0))
        if cell.ring:
            painter.setPen(QPen(QColor(cell.ring), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), 6, 6)
        if cell.fill or cell.outline:
            painter.setPen(QPen(QColor(cell.outline), 1) if cell.outline else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(cell.fill) if cell.fill else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 4, 4)
        painter.setFont(theme.font(12, bold=bool(cell.fill or cell.outline), tabular=True))
        painter.setPen(QColor(cell.colour or t.faint))
        painter.drawText(QRectF(rect), Qt.AlignmentFlag.AlignCenter, cell.text)

    def _paint_row_heads(self, painter: QPainter) -> None:
        t = theme.current()
        painter.save()
        painter.setClipRect(QRect(0, self._top, self.matrix.head_width, self._foot_top() - self._top))
        for line in self._visible_lines():
            rect = QRect(0, self._cell_box(line, 0).top(), self.matrix.head_width, self.matrix.row_height - 1)
            here = line == self.at[0]
            painter.fillRect(rect, QColor(t.accent_tint if here else t.surface))
            if here:
                painter.fillRect(QRect(0, rect.top(), 3, rect.height()), QColor(t.accent))
            self._paint_row_head(painter, rect.adjusted(16, 0, -8, 0), self.rows[line], here)
        if self.matrix.add is not None:
            y = self._cell_box(len(self.rows), 0).top()
            theme.paint_icon(painter, 16, y + 8, "plus", t.muted, 16)
        height = self._foot_top() - self._top
        painter.fillRect(QRect(self.matrix.head_width - 1, self._top, 1, height), QColor(t.hairline))
        painter.restore()

    def _paint_row_head(self, painter: QPainter, rect: QRect, heading: Heading, here: bool) -> None:
        t = theme.current()
        if heading.dot:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(heading.dot))
            painter.drawEllipse(QPointF(rect.left() + 4, rect.top() + (rect.height() + 1) / 2), 4, 4)
            rect = rect.adjusted(16, 0, 0, 0)
        title_box, detail_box = rect, QRect()
        if heading.detail:
            title_box = rect.adjusted(0, 4, 0, -rect.height() // 2 + 1)
            detail_box = rect.adjusted(0, rect.height() // 2, 0, -3)
        painter.setFont(theme.font(bold=here))
        painter.setPen(QColor(t.text))
        room = title_box.width() - (22 if heading.icon else 0)
        shown = painter.fontMetrics().elidedText(heading.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(title_box, Qt.AlignmentFlag.AlignVCenter, shown)
        if heading.icon:
            x = title_box.left() + painter.fontMetrics().horizontalAdvance(shown) + 6
            theme.paint_icon(painter, x, title_box.center().y() - 7, heading.icon, t.muted, 14)
        if heading.detail:
            painter.setFont(theme.font(11))
            painter.setPen(QColor(t.muted))
            painter.drawText(detail_box, Qt.AlignmentFlag.AlignVCenter, heading.detail)

    def _paint_column_heads(self, painter: QPainter) -> None:
        t, top = theme.current(), self._top
        painter.fillRect(QRect(0, 0, self.viewport().width(), top), QColor(t.surface))
        painter.save()
        painter.setClipRect(
            QRect(self.matrix.head_width, 0, self._extras_left() - self.matrix.head_width, top)
        )
        for place in self._visible_places():
            x = self._cell_box(0, place).left()
            self._paint_column_head(painter, QRect(x, 4, self._wide, top - 8), self.columns[place])
        painter.restore()
        painter.setFont(theme.font(11, bold=True))
        painter.setPen(QColor(t.muted))
        flag = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRect(16, 0, self.matrix.head_width - 20, top - 6), flag, self.matrix.corner)
        x = self._extras_left()
        for title, _cell, width in self.matrix.extras:
            painter.drawText(QRect(x + 10, 0, width - 12, top - 6), flag, title)
            x += width
        painter.fillRect(QRect(0, top - 1, self.viewport().width(), 1), QColor(t.hairline))

    def _paint_column_head(self, painter: QPainter, rect: QRect, heading: Heading) -> None:
        t = theme.current()
        rect = rect.adjusted(2, 0, -2, 0)
        below = 14 if any(h.detail for h in self.columns) else 0
        painter.setFont(theme.font(11, bold=True))
        painter.setPen(QColor(t.text))
        title = _two_lines(painter, heading.title, rect.width())
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        painter.drawText(rect.adjusted(0, 0, 0, -below), flags, title)
        if heading.detail:
            painter.setFont(theme.font(11))
            painter.setPen(QColor(t.muted))
            painter.drawText(
                rect,
                flags,
                painter.fontMetrics().elidedText(heading.detail, Qt.TextElideMode.ElideRight, rect.width()),
            )

    def _paint_extras(self, painter: QPainter) -> None:
        t, x = theme.current(), self._extras_left()
        painter.save()
        painter.setClipRect(QRect(x, self._top, self._right + 4, self._foot_top() - self._top))
        for number, (_title, cell_of, width) in enumerate(self.matrix.extras):
            for line in self._visible_lines():
                rect = QRect(x, self._cell_box(line, 0).top(), width, self.matrix.row_height - 1)
                painter.fillRect(rect, QColor(t.accent_tint if line == self.at[0] else t.surface))
                _paint_side(painter, rect, cell_of(self.rows[line].key))
            if number == 0:
                painter.fillRect(QRect(x, self._top, 1, self._foot_top() - self._top), QColor(t.hairline))
            x += width
        painter.restore()

    def _paint_feet(self, painter: QPainter) -> None:
        if not self.matrix.feet:
            return
        t, top = theme.current(), self._foot_top()
        painter.fillRect(QRect(0, top, self.viewport().width(), self._bottom), QColor(t.ground))
        painter.setPen(QPen(QColor(t.hairline), 2))
        painter.drawLine(0, top, self.viewport().width(), top)
        for number, (title, cell_of, side_of) in enumerate(self.matrix.feet):
            y = top + 3 + number * FOOT
            painter.setFont(theme.font())
            painter.setPen(QColor(t.muted))
            painter.drawText(
                QRect(16, y, self.matrix.head_width - 20, FOOT), Qt.AlignmentFlag.AlignVCenter, title
            )
            painter.save()
            painter.setClipRect(
                QRect(self.matrix.head_width, y, self._extras_left() - self.matrix.head_width, FOOT)
            )
            for place in self._visible_places():
                self._paint_foot_cell(
                    painter,
                    QRect(self._cell_box(0, place).left(), y, self._wide, FOOT),
                    cell_of(self.columns[place].key),
                )
            painter.restore()
            x = self._extras_left()
            for extra, (_t, _c, width) in enumerate(self.matrix.extras):
                _paint_side(painter, QRect(x, y, width, FOOT), side_of(extra))
                x += width

    def _paint_foot_cell(self, painter: QPainter, rect: QRect, cell: Cell) -> None:
        if cell.icon:
            painter.setFont(theme.font(11))
            width = painter.fontMetrics().horizontalAdvance(cell.text) + 18
            x = rect.left() + (rect.width() - width) / 2
            theme.paint_icon(
                painter, x, rect.center().y() - 6, cell.icon, cell.colour or theme.current().muted, 14
            )
            painter.setPen(QColor(cell.colour or theme.current().muted))
            painter.drawText(
                QRectF(x + 18, rect.top(), rect.width(), rect.height()),
                Qt.AlignmentFlag.AlignVCenter,
                cell.text,
            )
        else:
            self._paint_cell(painter, rect, cell)

    # Walking and setting

    def _move(self, line: int, place: int) -> None:
        if not self.rows or not self.columns:
            return
        self.at = (max(0, min(line, len(self.rows) - 1)), max(0, min(place, len(self.columns) - 1)))
        self._show_current()
        self.viewport().update()
        self.current_changed.emit(*self.current_keys())

    def _show_current(self) -> None:
        box = self._cell_box(*self.at)
        down, side = self.verticalScrollBar(), self.horizontalScrollBar()
        if box.top() < self._top:
            down.setValue(down.value() + box.top() - self._top)
        elif box.bottom() > self._foot_top():
            down.setValue(down.value() + box.bottom() - self._foot_top())
        if box.left() < self.matrix.head_width:
            side.setValue(side.value() + box.left() - self.matrix.head_width)
        elif box.right() > self._extras_left():
            side.setValue(side.value() + box.right() - self._extras_left())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {
            Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0), Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Return: (1, 0), Qt.Key.Key_Enter: (1, 0),
        }.get(Qt.Key(event.key()))  # fmt: skip
        if step is not None:
            self._move(self.at[0] + step[0], self.at[1] + step[1])
        elif event.key() == Qt.Key.Key_Home:
            self._move(self.at[0], 0)
        elif event.key() == Qt.Key.Key_End:
            self._move(self.at[0], len(self.columns) - 1)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.set_current(None)
        elif (
            event.text().upper() in self.matrix.keys
            and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.set_current(self.matrix.keys[event.text().upper()])
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return super().focusNextPrevChild(forward)

    def set_current(self, value: Any) -> None:
        """Give the current cell a value; None clears it."""
        row, column = self.current_keys()
        if row and column:
            self.matrix.set_value(row, column, value)

    def _hit(self, at: QPoint) -> tuple[int, int] | None:
        if at.y() < self._top or at.y() > self._foot_top():
            return None
        line = (at.y() - self._top + self.verticalScrollBar().value()) // self.matrix.row_height
        if not 0 <= line < len(self.rows):
            return None
        if not self.matrix.head_width <= at.x() < self._extras_left():
            return line, -1
        place = (at.x() - self.matrix.head_width + self.horizontalScrollBar().value()) // self._wide
        return (line, place) if place < len(self.columns) else (line, -1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        at = event.position().toPoint()
        hit = self._hit(at)
        if hit is None:
            self._press_heading(at)
            return
        self._move(hit[0], hit[1] if hit[1] >= 0 else self.at[1])
        if hit[1] < 0:
            self.row_chosen.emit(self.rows[hit[0]].key)
        elif event.button() == Qt.MouseButton.RightButton:
            self._open_menu(event.globalPosition().toPoint())

    def _press_heading(self, at: QPoint) -> None:
        if at.y() < self._top and at.x() >= self.matrix.head_width:
            place = (at.x() - self.matrix.head_width + self.horizontalScrollBar().value()) // self._wide
            if place < len(self.columns):
                self.column_chosen.emit(self.columns[place].key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        hit = self._hit(event.position().toPoint())
        if hit is not None and hit[1] >= 0:
            self._open_menu(event.globalPosition().toPoint())

    def _open_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
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
            hit = self._hit(event.pos())
            tip = ""
            if hit is not None and hit[1] >= 0:
                tip = self.matrix.cell(self.rows[hit[0]].key, self.columns[hit[1]].key).tip
            elif hit is not None:
                tip = self.rows[hit[0]].title
            QToolTip.showText(event.globalPos(), tip, self)
            return True
        return super().viewportEvent(event)

    def _add(self) -> None:
        text = self.entry.text().strip()
        if text and self.matrix.add is not None:
            self.entry.clear()
            self.matrix.add(text)
            self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())

    def begin_new(self) -> None:
        """Put the cursor on the line for a new row."""
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
        self._place_entry()
        self.entry.setFocus()


def _two_lines(painter: QPainter, title: str, width: int) -> str:
    """Break a heading into at most two lines that fit, the second cut with an ellipsis."""
    metrics = painter.fontMetrics()
    if metrics.horizontalAdvance(title) <= width:
        return title
    words, first = title.split(" "), ""
    while words and metrics.horizontalAdvance(f"{first} {words[0]}".strip()) <= width:
        first = f"{first} {words.pop(0)}".strip()
    rest = " ".join(words)
    if not first:
        return metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)
    return f"{first}\n{metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)}"


def _paint_side(painter: QPainter, rect: QRect, cell: Cell) -> None:
    """Paint a cell at the edge: an icon, a bar from the middle, a figure or a word."""
    t = theme.current()
    x = rect.left() + 10
    if cell.icon:
        theme.paint_icon(painter, x, rect.center().y() - 7, cell.icon, cell.colour or t.muted, 15)
        x += 22
    if cell.bar is not None:
        middle, reach = x + 26, 26.0
        painter.setPen(QColor(t.hairline))
        painter.drawLine(middle, rect.top() + 9, middle, rect.bottom() - 9)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(cell.colour or t.muted))
        length = reach * max(-1.0, min(1.0, cell.bar))
        painter.drawRoundedRect(
            QRectF(min(middle, middle + length), rect.center().y() - 3.5, abs(length), 8), 2, 2
        )
        x = middle + 30
    number = cell.bar is not None
    painter.setFont(theme.font(13 if number else 11, bold=True, tabular=True))
    painter.setPen(QColor(t.text if number else cell.colour or t.muted))
    box = QRect(x, rect.top(), rect.right() - x - 8, rect.height())
    side = Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft
    text = painter.fontMetrics().elidedText(cell.text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, text)


def card(widget: QWidget) -> QFrame:
    """Put a widget on a card."""
    from PySide6.QtWidgets import QVBoxLayout

    frame = QFrame()
    frame.setProperty("card", True)
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(1, 6, 1, 6)
    layout.addWidget(widget)
    return frame
