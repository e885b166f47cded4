"""A sheet as SVG: texts stay texts, each as wide as it was drawn, in a font that the file brings along."""

from __future__ import annotations

import base64
from collections import defaultdict
from xml.etree import ElementTree

from PySide6.QtCore import QBuffer, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtSvg import QSvgGenerator

from ui import theme
from ui.canvas.export.font_file import font_file
from ui.canvas.export.sheet import Sheet

_SVG = "http://www.w3.org/2000/svg"
_STACK = "Inter, 'Segoe UI', 'Helvetica Neue', Arial, 'Noto Sans', sans-serif"
_FONT_ATTRIBUTES = ("font-family", "font-size", "font-weight", "font-style")


def draw_svg(sheet: Sheet) -> bytes:
    """Return a sheet as an SVG file."""
    buffer = QBuffer()
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(buffer)
    generator.setViewBox(QRectF(0, 0, sheet.size.width(), sheet.size.height()))
    generator.setSize(sheet.size.toSize())
    generator.setResolution(96)
    generator.setTitle(sheet.scene.plan.info.title)
    generator.setDescription("Mitra")
    painter = QPainter(generator)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    sheet.paint(painter)
    painter.end()
    return _finished(bytes(buffer.data().data()), sheet)


def _finished(drawn: bytes, sheet: Sheet) -> bytes:
    """Return what Qt wrote with its texts made to survive, and without its empty groups."""
    ElementTree.register_namespace("", _SVG)
    root = ElementTree.fromstring(drawn)
    root.set("width", f"{sheet.mm.width():.2f}mm")
    root.set("height", f"{sheet.mm.height():.2f}mm")
    for parent in list(root.iter())[::-1]:  # a group is empty when those in it were
        for clip in [one for one in parent if one.tag == f"{{{_SVG}}}clipPath"]:
            parent.remove(clip)
        for group in [one for one in parent if one.tag == f"{{{_SVG}}}g"]:
            for name in (
                *_FONT_ATTRIBUTES,
                "clip-path",
            ):  # Qt forgets that a clip of a text ends with the text
                group.attrib.pop(name, None)
            if not len(group):
                parent.remove(group)
    letters: dict[bool, set[str]] = defaultdict(set)
    for text in root.iter(f"{{{_SVG}}}text"):
        bold = int(text.get("font-weight", "400")) > 500
        face = theme.font(round(float(text.get("font-size", "11"))), bold=bold)
        words = text.text or ""
        letters[bold].update(words)
        text.set("font-family", _STACK)
        text.set("textLength", f"{QFontMetricsF(face).horizontalAdvance(words):.2f}")
        text.set("lengthAdjust", "spacingAndGlyphs")
    style = ElementTree.Element(f"{{{_SVG}}}style")
    style.text = "".join(_face(bold, found) for bold, found in letters.items())
    root.insert(0, style)
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)


def _face(bold: bool, letters: set[str]) -> str:
    data = base64.b64encode(font_file(theme.font(bold=bold), letters)).decode()
    return (
        f"@font-face {{ font-family: Inter; font-weight: {600 if bold else 400}; "
        f"src: url(data:font/ttf;base64,{data}) format('truetype'); }}\n"
    )
