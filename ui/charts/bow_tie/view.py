"""A bow-tie on the screen: laid out for the room there is, painted, and asked what lies where."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QHelpEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from planner.i18n import _
from planner.layout.bow_tie import Box, Drawing, Sizes, Slot, fitting, laid_out
from ui import theme
from ui.charts.bow_tie import paint
from ui.charts.bow_tie.facts import BowTie, Event, Item

EDGE = 20  # px around the drawing
NARROW = Sizes(way=144, barrier=114, event=136, gap=10, fan=44, row=12)
SMALLEST = 0.82  # how far it shrinks before it is scrolled


class BowTieView(QWidget):
    """Shows a bow-tie; `current` is the key of the item, of the event, or of a slot on which the keyboard is."""

    def __init__(self) -> None:
        super().__init__()
        self.bow_tie = BowTie(Event("", ""))
        self.drawing = Drawing(0, 0, {}, [], [])
        self.current = ""
        self.hovered = ""
        self.dragged: str | None = None
        self.at = QPointF()  # of the pointer while dragging, in the drawing
        self.target: str | None = None
        self.zoom = 1.0
        self.with_slots = True  # whether places to add something are shown
        self.origin = QPointF(EDGE, EDGE + paint.HEADING)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Bow-tie"))

    # Laying out

    def show_bow_tie(self, bow_tie: BowTie) -> None:
        """Show a risk with what stands around it."""
        self.bow_tie = bow_tie
        self.arrange()
        if self.current not in self.places():
            self.current = ""
        self.say()

    def arrange(self) -> None:
        """Lay out for the width there is; too wide a bow-tie shrinks a little, then its pane scrolls."""
        parts, room = self.bow_tie.parts, self.width() - 2 * EDGE
        usual = Sizes()
        if self._width(usual) > room:
            usual = NARROW
        self.drawing = laid_out(parts, self._height_of, fitting(parts, room, usual), slots=self.with_slots)
        self.zoom = min(max(room / max(self.drawing.width, 1), SMALLEST), 1.0)
        self.setMinimumWidth(int(self._width(NARROW) * SMALLEST) + 2 * EDGE)
        high = int(self.drawing.height * self.zoom + paint.HEADING + 2 * EDGE)
        self.setMinimumHeight(high)
        wide = self.drawing.width * self.zoom
        left = max((self.width() - wide) / 2, EDGE)
        self.origin = QPointF(left, EDGE + paint.HEADING + max((self.height() - high) / 2, 0))
        self.updateGeometry()
        self.update()

    def _width(self, sizes: Sizes) -> float:
        return laid_out(self.bow_tie.parts, lambda key, width: 40.0, sizes).width

    def _height_of(self, key: str, width: float) -> float:
        return paint.height_of(self.bow_tie, key, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.arrange()

    def sizeHint(self) -> QSize:
        return QSize(760, self.minimumHeight())

    # Asking

    def places(self) -> dict[str, Box]:
        """Return every place the keyboard can stand on, by its key."""
        slots = {slot_key(slot): slot.box for slot in self.drawing.slots}
        return {**self.drawing.boxes, **slots}

    def slot(self, key: str) -> Slot | None:
        """Return the slot of that key."""
        return next((slot for slot in self.drawing.slots if slot_key(slot) == key), None)

    def inside(self, at: QPointF) -> QPointF:
        """Return a point of the widget in the drawing."""
        return (at - self.origin) / self.zoom

    def on_screen(self, box: Box) -> QRect:
        """Return where a box stands in the widget."""
        x, y = self.origin.x() + box.x * self.zoom, self.origin.y() + box.y * self.zoom
        return QRectF(x, y, box.width * self.zoom, box.height * self.zoom).toRect()

    def key_at(self, at: QPointF) -> str:
        """Return what lies at a point of the widget, or nothing."""
        spot = self.inside(at)
        return next((key for key, box in self.places().items() if box.holds(spot.x(), spot.y())), "")

    def told(self, key: str) -> str:
        """Tell what stands at a place."""
        slot = self.slot(key)
        if slot is None:
            return self.bow_tie.told(key)
        way = self.bow_tie.item(slot.under or "")
        words = paint.slot_words(slot)
        return f"{words}\n↳ {way.name}" if way is not None else words

    def say(self) -> None:
        """Tell a screen reader where the keyboard is."""
        self.setAccessibleDescription(self.told(self.current) if self.current else self.bow_tie.event.title)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            key = self.key_at(QPointF(event.pos()))
            if key:
                QToolTip.showText(event.globalPos(), self.told(key), self)
                return True
        return super().event(event)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(self.origin)
        painter.scale(self.zoom, self.zoom)
        t = theme.current()
        paint.draw_headings(painter, t, self.bow_tie, self.drawing)
        paint.draw(painter, t, self.bow_tie, self.drawing, self.target)
        for slot in self.drawing.slots:
            key = slot_key(slot)
            paint.draw_slot(painter, t, slot, lit=key in (self.hovered, self.current))
        self._draw_current(painter)
        self._draw_dragged(painter)

    def _draw_current(self, painter: QPainter) -> None:
        box = self.places().get(self.current)
        if box is None:
            return
        painter.setPen(QPen(QColor(theme.current().accent), 2.5 if self.hasFocus() else 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        slot = self.slot(self.current)
        radius = paint.RADIUS if slot is None or slot.under is None else box.width / 2 + 3
        painter.drawRoundedRect(QRectF(*box).adjusted(-3, -3, 3, 3), radius, radius)

    def _draw_dragged(self, painter: QPainter) -> None:
        item: Item | None = self.bow_tie.item(self.dragged or "")
        if item is None:
            return
        box = self.drawing.boxes[item.key]
        painter.setOpacity(0.85)
        x, y = self.at.x() - box.width / 2, self.at.y() - box.height / 2
        paint.draw_item(painter, theme.current(), item, box._replace(x=x, y=y))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()


def slot_key(slot: Slot) -> str:
    """Return the key of a slot among the places."""
    return f"+{slot.kind.value}/{slot.under or ''}"
