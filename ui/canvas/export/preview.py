"""What an order will look like, drawn small, and how large it becomes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from planner.document import Plan
from planner.errors import MitraError
from planner.i18n import _, number
from ui import theme
from ui.canvas.export.order import Order
from ui.canvas.export.png import pixels_of
from ui.canvas.export.sheet import Sheet
from ui.canvas.export.tiles import Tiles
from ui.canvas.export.write import letters_of, scene_of
from ui.canvas.scene import MapScene

_WIDTH, _HEIGHT, _EDGE = 480, 380, 16


class Preview(QWidget):
    """The sheet, or the key of several, as it would lie on a table."""

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self._plan = plan
        self._image: QImage | None = None
        self._kept: tuple[tuple[object, ...], MapScene] | None = None
        self.setFixedSize(_WIDTH, _HEIGHT)
        self.setAccessibleName(_("Preview"))

    def show_order(self, order: Order) -> tuple[str, bool]:
        """Draw an order; return how large it becomes, or why it cannot be drawn, and whether it can."""
        try:
            order.check()
            with letters_of(order):
                sheet = Sheet(self._scene_of(order), order, is_draft=True)
                if order.paper.tiled:
                    tiles = Tiles(sheet)
                    said = tiles.summary()
                    self._image = self._drawn(tiles.page, tiles.paint_key)
                else:
                    said = _size_of(sheet)
                    self._image = self._drawn(sheet.size, sheet.paint)
        except MitraError as error:
            self._image, said = None, str(error)
        self.update()
        return said, self._image is not None

    def _scene_of(self, order: Order) -> MapScene:
        """Return the cards of an order; the same as before when only paper and format have changed."""
        key = (order.view_uid, order.only, order.tokens)
        if self._kept is None or self._kept[0] != key:
            self.forget()
            self._kept = (key, scene_of(self._plan, order))
        return self._kept[1]

    def forget(self) -> None:
        """Let the cards go."""
        if self._kept is not None:
            self._kept[1].deleteLater()
            self._kept = None

    def _drawn(self, size: QSizeF, paint: Callable[[QPainter], None]) -> QImage:
        """Return something of a size, painted small, in the pixels of the screen."""
        ratio = self.devicePixelRatioF()
        room = QSizeF(self.size() - QSize(2 * _EDGE, 2 * _EDGE))
        fitted = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        image = QImage((fitted * ratio).toSize().expandedTo(QSize(1, 1)), QImage.Format.Format_RGB32)
        image.fill(QColor("#FFFFFF"))
        painter = QPainter(image)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.scale(image.width() / size.width(), image.height() / size.height())
        paint(painter)
        painter.end()
        image.setDevicePixelRatio(ratio)
        return image

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = theme.current()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.neutral_tint))
        painter.drawRoundedRect(QRectF(self.rect()), theme.RADIUS, theme.RADIUS)
        if self._image is None:
            return
        sheet = QRectF(QPointF(), self._image.deviceIndependentSize())
        sheet.moveCenter(QRectF(self.rect()).center())
        painter.drawImage(sheet, self._image)
        painter.setPen(QPen(QColor(tokens.hairline), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(sheet)


def _size_of(sheet: Sheet) -> str:
    if sheet.order.ending == "png":
        size = pixels_of(sheet)
        return _("{width} × {height} pixels").format(width=number(size.width()), height=number(size.height()))
    return _("{width} × {height} mm").format(
        width=number(sheet.mm.width(), 0), height=number(sheet.mm.height(), 0)
    )
