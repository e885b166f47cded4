"""Phosphor icons as QIcons, drawn from the font that qtawesome ships, which is loaded when the first one is painted.

qtawesome itself loads twelve fonts and numbers every glyph of them (200 ms and 30 MB a start); one is enough here.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QIcon,
    QIconEngine,
    QPaintEngine,
    QPainter,
    QPainterPath,
    QPixmap,
)

_FILES = (QPaintEngine.Type.SVG, QPaintEngine.Type.Pdf)  # read where nobody has the icon font
_SHARE = 0.875  # of the icon's height for the glyph, the rest is bearing: 14 of 16 pixels


class GlyphEngine(QIconEngine):
    """Draws one glyph in one colour, whatever the state of the widget."""

    def __init__(self, name: str, colour: str) -> None:
        super().__init__()
        self._name, self._colour = name, colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        painter.save()
        paint_glyph(painter, QRectF(rect), self._name, self._colour)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return made


def paint_glyph(painter: QPainter, rect: QRectF, name: str, colour: str) -> None:
    """Draw an icon as text, sharp at any zoom, or into a file as its outline. Pen and font are changed."""
    family, names = _phosphor()
    font = QFont(family)
    font.setPixelSize(max(round(_SHARE * rect.height()), 1))
    painter.setPen(QColor(colour))
    painter.setFont(font)
    if painter.paintEngine().type() in _FILES:
        painter.fillPath(_outline(rect, font, _glyph(names, name)), QColor(colour))
    else:
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, _glyph(names, name))


def _outline(rect: QRectF, font: QFont, glyph: str) -> QPainterPath:
    """Return a glyph's outline, where a text in the middle of `rect` would have it."""
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    metrics = QFontMetricsF(font)
    left = rect.center().x() - metrics.horizontalAdvance(glyph) / 2
    path = QPainterPath()
    path.addText(left, rect.center().y() + (metrics.ascent() - metrics.descent()) / 2, font, glyph)
    path.setFillRule(Qt.FillRule.WindingFill)
    return path


def glyph_icon(name: str, colour: str) -> QIcon:
    """Return the icon of a Phosphor name ("house", "house-bold") in a colour (#RRGGBB); costs nothing until painted."""
    return QIcon(GlyphEngine(name, colour))


@cache
def _glyph(names: str, name: str) -> str:
    """Return the character of an icon; none if the font lacks it: an error amid a paint would end the program.

    A search in the text costs less than reading all 4,470 names.
    """
    found = re.search(rf'"{re.escape(name)}": "0x([0-9a-f]+)"', names)
    return chr(int(found[1], 16)) if found is not None else ""


def has_glyph(name: str) -> bool:
    """Whether the font has an icon of that name."""
    return bool(_glyph(_phosphor()[1], name))


@cache
def _phosphor() -> tuple[str, str]:
    """Return the family of the icon font, loaded now, and the text with the code of each name."""
    place = find_spec("qtawesome")  # finds the folder without running the package
    assert place is not None and place.submodule_search_locations is not None
    folder = Path(place.submodule_search_locations[0]) / "fonts"
    font, names = next(folder.glob("phosphor-*.ttf")), next(folder.glob("phosphor-charmap-*.json"))
    family = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(font)))[0]
    return family, names.read_text(encoding="utf-8")
