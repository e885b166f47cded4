"""Dragging a role out of the legend: the legend's mouse moves on as a gesture of the map."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from planner.model import Role
from ui.canvas.canvas import Canvas
from ui.canvas.colouring import ROLE
from ui.canvas.gestures import GiveRole
from ui.canvas.legend import Legend
from ui.canvas.narrowing import narrow


class RoleDrag(QObject):
    """Listens to a legend that shows roles."""

    def __init__(self, canvas: Canvas, legend: Legend) -> None:
        super().__init__(legend)
        self.canvas, self.legend = canvas, legend
        self._pressed = QPoint()
        self._before: frozenset[str] = frozenset()  # what was picked; a press picks before it becomes a drag
        legend.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the mouse over while a role is dragged."""
        if not isinstance(event, QMouseEvent):
            return False
        if event.type() == QEvent.Type.MouseButtonPress:
            self._pressed, self._before = event.position().toPoint(), self.canvas.map.showing.picked
        elif event.type() == QEvent.Type.MouseMove and event.buttons() & Qt.MouseButton.LeftButton:
            return self._move(event)
        elif event.type() == QEvent.Type.MouseButtonRelease and isinstance(self.canvas.gesture, GiveRole):
            self.legend.setCursor(Qt.CursorShape.PointingHandCursor)
            self.canvas.hand.end(self.canvas.to_map(self._in_window(event)), event.modifiers())
            return True
        return False

    def _move(self, event: QMouseEvent) -> bool:
        if not isinstance(self.canvas.gesture, GiveRole):
            role = self._role_at(self._pressed)
            away = (event.position().toPoint() - self._pressed).manhattanLength()
            if role is None or away < QApplication.startDragDistance():
                return False
            narrow(self.canvas.map, picked=self._before)
            self.canvas.setFocus()
            self.canvas.hand.take(GiveRole(self.canvas, role), QPointF(), button=Qt.MouseButton.LeftButton)
            self._pressed = QPoint(-1, -1)  # after Esc the rest of the drag means nothing
        self.canvas.hand.move(self._in_window(event), event.modifiers())
        self.legend.setCursor(
            self.canvas.viewport().cursor()
        )  # of the widget that holds the mouse one is seen
        return True

    def _in_window(self, event: QMouseEvent) -> QPointF:
        return QPointF(self.legend.mapTo(self.canvas.viewport(), event.position().toPoint()))

    def _role_at(self, at: QPoint) -> str | None:
        if self.canvas.map.reader.colouring.by != ROLE:
            return None
        rows = [name for i, (name, _n) in enumerate(self.legend.rows) if self.legend.row_rect(i).contains(at)]
        return next((role.uid for role in self.canvas.plan.rows(Role) if role.name in rows), None)
