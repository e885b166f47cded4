"""Underlined tabs with counts and findings; where they do not fit they scroll, and the current one stays in sight."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme

LEAST, BETWEEN, EDGE = 160, 22, 22  # pixels: the least width, the gap of two tabs, the arrow at an edge
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


@dataclass
class Tab:
    """One tab of a page: how to build it, what its heading counts, and which findings it shows."""

    key: str
    title: str
    build: Callable[[], QWidget]
    count: Callable[[], int] | None = None
    findings: Callable[[], int] | None = None


@dataclass(frozen=True)
class Place:
    """Where a tab stands on the whole row, in pixels, and what it says besides its title."""

    tab: Tab
    left: float
    width: float
    count: str
    findings: str

    @property
    def right(self) -> float:
        """Where the tab ends."""
        return self.left + self.width


class TabBar(QWidget):
    """The tabs of a page."""

    chosen = Signal(str)
    clicked = Signal()

    def __init__(self, tabs: list[Tab]) -> None:
        super().__init__()
        self.tabs = tabs
        self.current = tabs[0].key
        self.offset = 0.0
        self.setFixedHeight(theme.TAB_ROW)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(tabs[0].title)

    # Measures

    def places(self) -> list[Place]:
        """Return where each tab stands while nothing is scrolled."""
        strong, plain = QFontMetricsF(theme.font(bold=True)), QFontMetricsF(theme.font(12))
        small, found, x = QFontMetricsF(theme.font(11, bold=True)), [], 0.0
        for tab in self.tabs:
            count, findings = _number(tab.count), _number(tab.findings)
            width = strong.horizontalAdvance(tab.title)
            width += plain.horizontalAdvance(count) + 24 if count else 0
            width += small.horizontalAdvance(findings) + 26 if findings else 0
            found.append(Place(tab, x, width, count, findings))
            x += width + BETWEEN
        return found

    def sizeHint(self) -> QSize:
        return QSize(int(self.places()[-1].right + BETWEEN), theme.TAB_ROW)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), LEAST), theme.TAB_ROW)

    def scroll_to(self, x: float) -> None:
        """Scroll so that the row begins at `x` pixels, as far as it goes."""
        self.offset = max(0.0, min(x, self.places()[-1].right - self.width()))
        self.update()

    def _show_current(self) -> None:
        here = next(place for place in self.places() if place.tab.key == self.current)
        low, high = here.right + EDGE - self.width(), here.left - EDGE
        self.scroll_to(high if self.offset > high or low > high else max(self.offset, low))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, places = QPainter(self), self.places()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-self.offset, 0)
        for place in places:
            self._paint_tab(painter, place)
        painter.resetTransform()
        self._paint_edges(painter, places[-1].right)

    def _paint_tab(self, painter: QPainter, place: Place) -> None:
        t, here = theme.current(), place.tab.key == self.current
        painter.setFont(theme.font(bold=here))
        painter.setPen(QColor(t.text if here else t.muted))
        painter.drawText(QRectF(place.left, 0, place.width, theme.TAB_ROW - 2), _MIDDLE, place.tab.title)
        right = place.left + painter.fontMetrics().horizontalAdvance(place.tab.title) + 8
        if place.count:
            right = _paint_count(painter, right, place.count, here)
        if place.findings:
            _paint_findings(painter, right, place.findings)
        if here:
            painter.fillRect(QRectF(place.left, theme.TAB_ROW - 2, place.width, 2), QColor(t.accent))
        if here and self.hasFocus():
            painter.setPen(QColor(t.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(place.left - 4, 5, place.width + 8, theme.TAB_ROW - 12), 4, 4)

    def _paint_edges(self, painter: QPainter, end: float) -> None:
        """Cover what is cut at an edge by an arrow that says there is more."""
        t = theme.current()
        for more, x, icon in (
            (self.offset > 0, 0, "caret-left"),
            (end - self.offset > self.width() + 0.5, self.width() - EDGE, "caret-right"),
        ):
            if more:
                painter.fillRect(QRectF(x, 0, EDGE, theme.TAB_ROW), QColor(t.ground))
                theme.paint_icon(painter, x + 4, 10, icon, t.muted, 14)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_current()

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().x()
        if self.offset > 0 and at < EDGE:
            self.scroll_to(self.offset - self.width() / 2)
        elif at > self.width() - EDGE and self.places()[-1].right - self.offset > self.width() + 0.5:
            self.scroll_to(self.offset + self.width() / 2)
        else:
            self._choose_at(at + self.offset)

    def _choose_at(self, x: float) -> None:
        for place in self.places():
            if place.left - 8 <= x <= place.right + 8:
                self.choose(place.tab.key)
                self.clicked.emit()
                return

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().x() or event.angleDelta().y()
        self.scroll_to(self.offset - turned / 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        keys = [tab.key for tab in self.tabs]
        self.choose(keys[(keys.index(self.current) + step) % len(keys)])

    def choose(self, key: str) -> None:
        """Make a tab the current one."""
        self.current = key
        self.setAccessibleName(next(tab.title for tab in self.tabs if tab.key == key))
        self._show_current()
        self.chosen.emit(key)


def _number(counted: Callable[[], int] | None) -> str:
    number = counted() if counted is not None else 0
    return str(number) if number else ""


def _paint_count(painter: QPainter, left: float, count: str, here: bool) -> float:
    """Paint how many rows a tab holds and return where the next thing stands."""
    t = theme.current()
    painter.setFont(theme.font(12))
    box = QRectF(left, 8, painter.fontMetrics().horizontalAdvance(count) + 12, 18)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(t.accent_tint if here else t.neutral_tint))
    painter.drawRoundedRect(box, 9, 9)
    painter.setPen(QColor(t.muted))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, count)
    return box.right() + 8


def _paint_findings(painter: QPainter, left: float, findings: str) -> None:
    t = theme.current()
    theme.paint_icon(painter, left, 10, "warning-circle", t.danger, 14)
    painter.setFont(theme.font(11, bold=True))
    painter.setPen(QColor(t.danger))
    painter.drawText(QRectF(left + 17, 0, 30, theme.TAB_ROW - 2), _MIDDLE, findings)
