"""Writing PDF files: pages painted with a painter in millimetres, with text that a search finds."""

from __future__ import annotations

import re

from PySide6.QtCore import QBuffer, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

A4 = QSizeF(210, 297)
_DPI = 600
_LETTERS = re.compile(
    rb"(?<=> )\[<[0-9A-F]{4}>[ <>0-9A-F]*\](?=\nendbfrange)"
)  # as Qt writes what each glyph means


class Pdf:
    """A PDF file being painted: `painter` paints in mm on the page that is open."""

    def __init__(self, title: str, size: QSizeF) -> None:
        self._buffer = QBuffer()
        self._buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        self._writer = QPdfWriter(self._buffer)
        self._writer.setTitle(title)
        self._writer.setCreator("Mitra")
        self._writer.setResolution(_DPI)
        page = QPageSize(size, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.ExactMatch)
        self._writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF()))
        self.painter = QPainter(self._writer)
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.painter.scale(_DPI / 25.4, _DPI / 25.4)

    def new_page(self) -> None:
        """Go on on another page."""
        self._writer.newPage()

    def end(self) -> None:
        """Stop painting; whoever gives up must too, before what is painted on goes away."""
        if self.painter.isActive():
            self.painter.end()

    def written(self) -> bytes:
        """End the file and return it. A space is read as one: Qt says it is a tab, which has the same shape and comes
        before it, and a search for two words would not find them.
        """
        self.end()
        return _LETTERS.sub(
            lambda found: found[0].replace(b"<0009>", b"<0020>"), bytes(self._buffer.data().data())
        )
