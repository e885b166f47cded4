"""The editor of a picture: shows it small, takes it from a file, takes it away."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from planner.document import Plan
from planner.i18n import _
from planner.model import Field
from planner.model.picture import text_of
from ui import theme
from ui.inspector.editor import Editor

SIDE = 256  # pixels: what a card shows at four times its size, whatever the file holds
_SHOWN = QSize(44, 26)


def picture_from(path: Path) -> str:
    """Return a picture file as it is kept: a PNG of at most SIDE pixels a side; empty when it holds none."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > SIDE:
        reader.setScaledSize(size.scaled(SIDE, SIDE, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        return ""
    if max(image.width(), image.height()) > SIDE:
        image = image.scaled(
            SIDE, SIDE, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    return text_of(_png(image))


def _png(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(data.data())


class PictureEditor(Editor):
    """Two buttons beside the picture; what is no picture is told and changes nothing."""

    def __init__(self, plan: Plan, field: Field) -> None:
        widget = QWidget()
        row = QHBoxLayout(widget)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.shown = QLabel()
        self.choose = QPushButton(_("Choose picture …"))
        self.choose.setAutoDefault(False)
        self.choose.setMinimumWidth(40)
        self.remove = QToolButton()
        self.remove.setIcon(theme.icon("x"))
        self.remove.setToolTip(_("Remove picture"))
        self.remove.setAccessibleName(_("Remove picture"))
        row.addWidget(self.shown)
        row.addWidget(self.choose)
        row.addWidget(self.remove)
        row.addStretch(1)
        super().__init__(plan, field, widget)
        widget.setFocusProxy(self.choose)
        self.choose.clicked.connect(self._choose)
        self.remove.clicked.connect(self._remove)

    def _choose(self) -> None:
        kinds = " ".join(f"*.{one}" for one in ("png", "jpg", "jpeg", "svg", "webp", "bmp", "gif"))
        path, _filter = QFileDialog.getOpenFileName(
            self.widget, self.field.label, "", f"{_('Pictures')} ({kinds})"
        )
        if not path:
            return
        self.committed.emit(picture_from(Path(path)) or path)  # the field refuses what is no picture

    def _remove(self) -> None:
        self.committed.emit("")

    def show_value(self, value: Any) -> None:
        image = QImage.fromData(QByteArray.fromBase64(QByteArray((value or "").encode())))
        self._show(image)

    def show_different(self) -> None:
        self._show(QImage())

    def _show(self, image: QImage) -> None:
        there = not image.isNull()
        if there:
            ratio = self.widget.devicePixelRatioF()
            small = image.scaled(
                _SHOWN * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            small.setDevicePixelRatio(ratio)
            self.shown.setPixmap(QPixmap.fromImage(small))
        self.shown.setVisible(there)
        self.remove.setVisible(there)
        self.choose.setText(_("Change") if there else _("Choose picture …"))
