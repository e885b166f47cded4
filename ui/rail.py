"""The navigation rail: the pages in the order of the method, each with a ring for how complete it is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.i18n import _, percent
from ui import theme
from ui.actions import PAGE_ICONS, PAGE_TITLES, PAGES

TOP, GAP = 12, 2
RINGED = PAGES[:8]


class Rail(QWidget):
    """Icon, label and ring for each page; `chosen` tells the page."""

    chosen = Signal(str)
    help_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.current = "Overview"
        self.completeness: dict[str, float] = {}
        self._hover = -1
        self.setFixedWidth(theme.RAIL)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(_("Pages"))

    def sizeHint(self) -> QSize:
        return QSize(theme.RAIL, 420)

    def set_current(self, page: str) -> None:
        """Mark a page as the one shown."""
        self.current = page
        self.setAccessibleDescription(_(PAGE_TITLES[page]) if page in PAGE_TITLES else "")
        self.update()

    def set_completeness(self, completeness: dict[str, float]) -> None:
        """Set how complete each page's part of the plan is, 0 to 1."""
        self.completeness = completeness
        self.update()

    def _box(self, place: int) -> QRect:
        if place == len(PAGES):  # help stands at the bottom
            return QRect(8, self.height() - theme.RAIL_ROW - 12, theme.RAIL - 17, theme.RAIL_ROW)
        return QRect(8, TOP + place * (theme.RAIL_ROW + GAP), theme.RAIL - 17, theme.RAIL_ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(t.hairline))
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())
        for place, page in enumerate(PAGES):
            self._paint_row(painter, place, page, PAGE_ICONS[page], _(PAGE_TITLES[page]))
        self._paint_row(painter, len(PAGES), "", "question", _("Help"))

    def _paint_row(self, painter: QPainter, place: int, page: str, icon: str, label: str) -> None:
        t, box, here = theme.current(), self._box(place), page == self.current
        if here or place == self._hover:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(t.accent_tint if here else t.neutral_tint))
            painter.drawRoundedRect(box, 6, 6)
        if here and self.hasFocus():
            painter.setPen(QPen(QColor(t.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0, 0, -1, -1), 6, 6)
        colour = t.accent if here else t.muted
        theme.paint_icon(painter, box.left() + 10, box.center().y() - 7, icon, colour, 16)
        painter.setFont(theme.font(bold=here))
        painter.setPen(QColor(t.accent if here else t.muted))
        room = box.adjusted(36, 0, -28 if page in RINGED else -8, 0)
        shown = painter.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
        if page in RINGED:
            self._paint_ring(painter, box, self.completeness.get(page, 0.0), t.accent if here else t.line)

    def _paint_ring(self, painter: QPainter, box: QRect, share: float, colour: str) -> None:
        ring = QRectF(box.right() - 22, box.center().y() - 5.5, 12, 12)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.current().hairline), 2))
        painter.drawEllipse(ring)
        if share > 0:
            pen = QPen(QColor(colour), 2)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawArc(ring, 90 * 16, -int(360 * 16 * min(share, 1.0)))

    def _place_at(self, y: float) -> int:
        return next(
            (p for p in range(len(PAGES) + 1) if self._box(p).top() <= y <= self._box(p).bottom()), -1
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._choose(self._place_at(event.position().y()))

    def _choose(self, place: int) -> None:
        if 0 <= place < len(PAGES):
            self.chosen.emit(PAGES[place])
        elif place == len(PAGES):
            self.help_asked.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position().y())
        if place != self._hover:
            self._hover = place
            self.setToolTip(self._tip(place))
            self.update()

    def _tip(self, place: int) -> str:
        if not 0 <= place < len(RINGED):
            return ""
        share = self.completeness.get(PAGES[place], 0.0)
        return _("{percent} of this page's checks are met").format(percent=percent(share))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = -1
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._choose((PAGES.index(self.current) + step) % len(PAGES))
