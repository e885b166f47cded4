"""The Gantt chart in use: it turns mouse and keys into wishes.

It changes nothing by itself: each wish is a signal, and whoever holds the plan fulfils it.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolTip

from planner.i18n import _
from ui import theme
from ui.charts.gantt.drag import Drag, Grip, nudged
from ui.charts.gantt.paint import EDGE, HEADER, name_box
from ui.charts.gantt.rows import Bar, Heading, NewLine
from ui.charts.gantt.timescale import ZOOMS
from ui.charts.gantt.view import GanttView
from ui.charts.line_editor import LineEditor

NEAR = 4  # px around the edge of the list in which it can be widened


class Gantt(GanttView):
    """A chart of tasks that can be dragged, typed and walked. Keys in its signals are those of its rows."""

    chosen = Signal(object)
    moved = Signal(object, object, object)  # key, first day, last day
    renamed = Signal(object, str)
    added = Signal(str, object)  # name, key of the row above or None
    deleted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._widening = False
        self._renaming: str | None = None
        self._editor = LineEditor(self.viewport())
        self._editor.entered.connect(self._typed)
        self._editor.left.connect(self._left)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if abs(at.x() - self.list_width) <= NEAR and at.y() < HEADER:
            self._widening = True
            return
        line = self.line_at(at)
        if isinstance(line, NewLine):
            self.begin_new(line.after)
        elif isinstance(line, Heading) and at.x() < 24:
            self.fold(line.key)
        elif line is not None and not self._take(at):
            self._choose(line.key)

    def _take(self, at: QPointF) -> bool:
        """Take the bar at a place in hand; it is chosen when let go: an inspector that opens moves things."""
        held = self.grip_at(at)
        if held is None:
            return False
        bar, what = held
        self.select(bar.key)
        self.drag = Drag(bar, what, self.day_at(at), bar)
        return True

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._widening:
            self.wished_width = int(min(max(at.x(), 240), self.viewport().width() - 200))
            self.fit_bars()
        elif self.drag is not None:
            self._scroll_along(at)
            self.drag.move(self.day_at(at))
            self.viewport().update()
        else:
            self._show_cursor(at)

    def _scroll_along(self, at: QPointF) -> None:
        bar = self.horizontalScrollBar()
        if at.x() > self.viewport().width() - 16:
            bar.setValue(bar.value() + bar.singleStep())
        elif at.x() < self.list_width + 8:
            bar.setValue(bar.value() - bar.singleStep())

    def _show_cursor(self, at: QPointF) -> None:
        held = self.grip_at(at)
        shape = Qt.CursorShape.ArrowCursor
        if abs(at.x() - self.list_width) <= NEAR and at.y() < HEADER:
            shape = Qt.CursorShape.SplitHCursor
        elif held is not None:
            shape = {Grip.END: Qt.CursorShape.SizeHorCursor, Grip.NEW: Qt.CursorShape.CrossCursor}.get(
                held[1], Qt.CursorShape.OpenHandCursor
            )
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._widening = False
        drag, self.drag = self.drag, None
        if drag is not None:
            self.viewport().update()
            if drag.changed:
                self.moved.emit(drag.origin.key, drag.bar.first, drag.bar.last)
            self.chosen.emit(drag.origin.key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        line = self.line_at(event.position())
        if isinstance(line, NewLine):
            self.begin_new(line.after)
        elif line is not None and event.position().x() > 24:
            self.drag = None
            self.rename(line.key)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(1 if turned.y() > 0 else -1)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - (turned.y() or turned.x()))
        else:
            super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            line = self.line_at(QPointF(event.pos()))  # type: ignore[attr-defined]
            if isinstance(line, Bar) and line.tip:
                QToolTip.showText(event.globalPos(), line.tip, self.viewport())  # type: ignore[attr-defined]
                return True
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: Any) -> None:
        line = self.line_at(QPointF(event.pos()))
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if isinstance(line, (Bar, Heading)):
            self._choose(line.key)
            menu.addAction(theme.icon("pencil-simple"), _("Rename"), self.rename_current)
            menu.addAction(theme.icon("plus"), _("Add a task below"), self._new_below)
            menu.addAction(theme.icon("trash"), _("Delete"), self._delete_current)
            menu.addSeparator()
        menu.addAction(theme.icon("copy"), _("Copy picture"), self.copy_picture)
        menu.popup(event.globalPos())

    def copy_picture(self) -> None:
        """Put what is in view on the clipboard, as a picture."""
        QApplication.clipboard().setPixmap(self.picture())

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers()
        alt = bool(held & Qt.KeyboardModifier.AltModifier)
        side = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key)
        action = {
            Qt.Key.Key_F2: self.rename_current,
            Qt.Key.Key_Delete: self._delete_current,
            Qt.Key.Key_Return: self._new_below,
            Qt.Key.Key_Enter: self._new_below,
            Qt.Key.Key_Escape: self._cancel,
        }.get(key)
        if action is not None:
            action()
        elif side is not None and alt:
            self._nudge(side, held)
        elif side is not None:
            self._sideways(side)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End):
            self._walk(key)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.step_zoom(-1 if key is Qt.Key.Key_Minus else 1)
        else:
            super().keyPressEvent(event)

    def _walk(self, key: Qt.Key) -> None:
        keys = list(self.places)
        if not keys:
            return
        here = keys.index(self.current) if self.current in keys else -1
        there = {
            Qt.Key.Key_Up: max(here - 1, 0), Qt.Key.Key_Down: min(here + 1, len(keys) - 1),
            Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(keys) - 1,
        }[key]  # fmt: skip
        self._choose(keys[there])

    def _sideways(self, side: int) -> None:
        """Fold or unfold a heading; elsewhere scroll in time."""
        row = self._row(self.current)
        if isinstance(row, Heading) and (row.key in self.folded) is (side > 0):
            self.fold(row.key)
        elif not isinstance(row, Heading):
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() + side * bar.singleStep())

    def _nudge(self, side: int, held: Qt.KeyboardModifier) -> None:
        """Move the current bar by a day, with Shift by a week; with Control only its end."""
        row = self._row(self.current)
        if isinstance(row, Bar):
            step = 7 if held & Qt.KeyboardModifier.ShiftModifier else 1
            there = nudged(row, side * step, end_only=bool(held & Qt.KeyboardModifier.ControlModifier))
            if there is not None:
                self.moved.emit(row.key, there.first, there.last)

    def _cancel(self) -> None:
        self.drag = None
        self.viewport().update()

    def step_zoom(self, step: int) -> None:
        """Zoom one step in or out."""
        names = list(ZOOMS)
        place = names.index(self.zoom) - step
        if 0 <= place < len(names):
            self.set_zoom(names[place])

    def fold(self, key: str) -> None:
        """Fold a heading, or unfold it."""
        self.folded ^= {key}
        self.arrange()

    # Choosing, typing, deleting

    def _row(self, key: str | None) -> Bar | Heading | None:
        row = self.lines[self.places[key]] if key in self.places else None
        return None if isinstance(row, NewLine) else row

    def _choose(self, key: str) -> None:
        self.select(key)
        self.chosen.emit(key)

    def rename_current(self) -> None:
        """Open the name of the current row."""
        if self.current is not None:
            self.rename(self.current)

    def rename(self, key: str) -> None:
        """Open the name of a row to change it."""
        row = self._row(key)
        if row is None or (isinstance(row, Heading) and not row.editable):
            return
        self.bring(self.places[key])
        self._renaming = key
        self._open(row.name)

    def _new_below(self) -> None:
        self.begin_new(self.current)

    def begin_new(self, after: str | None = None) -> None:
        """Open a line for a new task, below a row or at the end."""
        if self._editor.isVisible():
            self._editor.clearFocus()
        self._renaming, self.blank = None, after if after in self.places else None
        self.arrange()
        self.bring(self._editing_place())
        self._open("")

    def _editing_place(self) -> int:
        """Return the line in which a name is typed."""
        if self._renaming in self.places:
            return self.places[self._renaming]
        return self.places[self.blank] + 1 if self.blank in self.places else len(self.lines) - 1

    def _open(self, text: str) -> None:
        self._editor.open_at(self._editing_box(), text)

    def _editing_box(self) -> QRect:
        box = name_box(self.frame(), self.y_of(self._editing_place()))
        box.setRight(self.list_width - EDGE)
        return box.adjusted(-6, 0, 0, 0).toRect()

    def fit_bars(self) -> None:
        super().fit_bars()
        if self._editor.isVisible():
            self._editor.setGeometry(self._editing_box())

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if self._editor.isVisible():
            self._editor.setGeometry(self._editing_box())

    def _typed(self, text: str, by_enter: bool) -> None:
        key, after = self._renaming, self.blank
        self._close(by_enter)
        if key is not None:
            self.renamed.emit(key, text)
            return
        self.added.emit(text, after)
        if by_enter:
            self.begin_new(self.current)

    def _left(self, by_key: bool) -> None:
        self._close(by_key)

    def _close(self, refocus: bool) -> None:
        self._renaming, self.blank = None, None
        self.arrange()
        if refocus:
            self.setFocus()

    def _delete_current(self) -> None:
        row = self._row(self.current)
        if isinstance(row, Bar) or (isinstance(row, Heading) and row.editable):
            self.deleted.emit(row.key)
