"""A drawing as SVG: texts stay texts, each as wide as it was drawn, in a font that the file brings along."""

from __future__ import annotations

import base64
from collections import defaultdict
from collections.abc import Callable
from xml.etree import ElementTree

from PySide6.QtCore import QBuffer, QRectF, QSizeF
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtSvg import QSvgGenerator

from ui import theme
from ui.font_file import font_file

_SVG = "http://www.w3.org/2000/svg"
_STACK = "Inter, 'Segoe UI', 'Helvetica Neue', Arial, 'Noto Sans', sans-serif"
_FONT_ATTRIBUTES = ("font-family", "font-size", "font-weight", "font-style")


def svg_of(
    paint: Callable[[QPainter], object], size: tuple[float, float], title: str, mm: tuple[float, float]
) -> bytes:
    """Return what `paint` draws within `size` (in units of its own) as an SVG file of `mm` millimetres."""
    buffer = QBuffer()
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(buffer)
    generator.setViewBox(QRectF(0, 0, *size))
    generator.setSize(QSizeF(*size).toSize())
    generator.setResolution(96)
    generator.setTitle(title)
    generator.setDescription("Mitra")
    painter = QPainter(generator)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter)
    painter.end()
    return _finished(bytes(buffer.data().data()), mm)


def _finished(drawn: bytes, mm: tuple[float, float]) -> bytes:
    """Return what Qt wrote with its texts made to survive, and without its empty groups."""
    ElementTree.register_namespace("", _SVG)
    root = ElementTree.fromstring(drawn)
    root.set("width", f"{mm[0]:.2f}mm")
    root.set("height", f"{mm[1]:.2f}mm")
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
