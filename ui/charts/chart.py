"""What every chart shares: marks that answer hover, click and keys, and a picture to copy or save."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QToolTip, QWidget

from planner.i18n import _
from ui import theme
from ui.theme import Tokens

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True)
class Mark:
    """A place of a chart: the record it stands for (None: none) and what hovering says."""

    box: QRectF
    key: Any
    tip: str


class Chart(QWidget):
    """A drawing of plain data. `chosen` carries the key of a mark clicked, or picked by arrows and Enter."""

    chosen = Signal(object)

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.marks: list[Mark] = []
        self.at: int | None = None  # the mark the arrow keys stand on
        self.setAccessibleName(name)
        self.setMouseTracking(True)

    # For subclasses

    def draw(self, painter: QPainter, t: Tokens) -> None:
        """Paint the chart and put its marks."""
        raise NotImplementedError

    def mark(self, box: QRectF, key: Any, tip: str) -> None:
        """Let a place answer hover and click."""
        self.marks.append(Mark(box, key, tip))
        if key is not None and self.focusPolicy() == Qt.FocusPolicy.NoFocus:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # what a click picks, the keyboard reaches

    def describe(self, words: str) -> None:
        """Tell a screen reader what the chart shows."""
        self.setAccessibleDescription(words)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.render_on(painter)
        if self.at is not None and self.hasFocus() and self.at < len(self.marks):
            painter.setPen(QPen(QColor(theme.current().accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.marks[self.at].box.adjusted(-1, -1, 1, 1), 3, 3)

    def render_on(self, painter: QPainter) -> None:
        """Draw on any painter, as widget or as picture."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.marks = []
        self.draw(painter, theme.current())

    def picture(self, scale: float = 2.0) -> QPixmap:
        """Return the chart as a picture on the theme's surface, `scale` pixels for each one of the screen."""
        pixmap = QPixmap(self.size() * scale)
        pixmap.setDevicePixelRatio(scale)
        pixmap.fill(QColor(theme.current().surface))
        painter = QPainter(pixmap)
        self.render_on(painter)
        painter.end()
        return pixmap

    # Mouse and keys

    def mark_at(self, at: QPointF) -> Mark | None:
        """Return the topmost mark at a place."""
        return next((mark for mark in reversed(self.marks) if mark.box.contains(at)), None)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            mark = self.mark_at(QPointF(event.pos()))  # type: ignore[attr-defined]
            if mark is not None and mark.tip:
                QToolTip.showText(event.globalPos(), mark.tip, self, mark.box.toRect())  # type: ignore[attr-defined]
                return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        mark = self.mark_at(event.position())
        clickable = mark is not None and mark.key is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if clickable else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        mark = self.mark_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and mark is not None and mark.key is not None:
            self.chosen.emit(mark.key)
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keyed = [place for place, mark in enumerate(self.marks) if mark.key is not None]
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}.get(
            Qt.Key(event.key())
        )
        if keyed and step is not None:
            here = keyed.index(self.at) if self.at in keyed else -1 if step > 0 else 0
            self._stand_on(keyed[(here + step) % len(keyed)])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.at in keyed:
            assert self.at is not None
            self.chosen.emit(self.marks[self.at].key)
        else:
            super().keyPressEvent(event)

    def _stand_on(self, place: int) -> None:
        self.at = place
        self.describe(self.marks[place].tip)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        keyed = [place for place, mark in enumerate(self.marks) if mark.key is not None]
        if keyed and self.at not in keyed:
            self._stand_on(keyed[0])

    def contextMenuEvent(self, event: Any) -> None:
        menu = self.picture_menu()
        menu.popup(event.globalPos())

    def picture_menu(self) -> QMenu:
        """Return the menu of the right mouse button."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(theme.icon("copy"), _("Copy picture"), self.copy_picture)
        menu.addAction(theme.icon("download-simple"), _("Save picture …"), self.ask_where_to_save)
        return menu

    def copy_picture(self) -> None:
        """Put the picture on the clipboard."""
        QApplication.clipboard().setPixmap(self.picture())

    def ask_where_to_save(self) -> None:
        """Ask for a file and save the picture there."""
        path, _kind = QFileDialog.getSaveFileName(self, _("Save picture"), "", _("Picture (*.png)"))
        if path:
            self.save_picture(Path(path))

    def save_picture(self, path: Path) -> bool:
        """Write the picture as PNG and say whether that worked; what fails is told under the chart."""
        path = path if path.suffix else path.with_suffix(".png")
        if self.picture().save(str(path), "PNG"):
            return True
        place = self.mapToGlobal(QPoint(0, self.height()))
        QToolTip.showText(
            place, _("{file} could not be written; choose another folder.").format(file=path.name), self
        )
        return False


def write(
    painter: QPainter,
    box: QRectF,
    text: str,
    colour: str,
    *,
    size: int = 11,
    bold: bool = False,
    align: Qt.AlignmentFlag = LEFT,
) -> float:
    """Write one line in a box, cut with an ellipsis where it does not fit, and return its width."""
    font = theme.font(size, bold=bold, tabular=True)
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(box.width(), 0) + 0.5)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(box, align | Qt.TextFlag.TextSingleLine, shown)
    return metrics.horizontalAdvance(shown)


def width_of(text: str, size: int = 11, *, bold: bool = False) -> float:
    """Return how wide a text will be, in pixels."""
    return QFontMetricsF(theme.font(size, bold=bold, tabular=True)).horizontalAdvance(text)


def hatch(painter: QPainter, box: QRectF, colour: str, ground: str, step: float = 4.0) -> None:
    """Fill a box with slanting lines inside a border: a second meaning that needs no second colour."""
    painter.save()
    painter.fillRect(box, QColor(ground))
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(QColor(colour), 1))
    x = box.left() - box.height()
    x -= x % step  # neighbouring boxes share one grid of lines
    while x < box.right():
        painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()))
        x += step
    painter.restore()
    painter.setPen(QPen(QColor(colour), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))


def rounded(painter: QPainter, box: QRectF, colour: str, radius: float = 3) -> None:
    """Fill a rounded box without a border."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(box, radius, radius)
