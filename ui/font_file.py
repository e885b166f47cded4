"""A font file of the letters a picture needs, so that an SVG looks the same where the font is not installed.

The format is TrueType as OpenType 1.9 describes it: the outlines as Qt gives them, names and measures as they were.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable

from PySide6.QtGui import QFont, QPainterPath, QRawFont

_ON_CURVE = 1
_CHECKSUM_OF_FONT = 0xB1B0AFBA
Point = tuple[int, int, int]  # x, y upwards, and 1 if on the curve


def font_file(face: QFont, letters: Iterable[str]) -> bytes:
    """Return a TrueType file with the letters of a face that it has."""
    raw = QRawFont.fromFont(face)
    raw.setPixelSize(raw.unitsPerEm())
    found = {one: raw.glyphIndexesForString(one)[0] for one in {*letters, " "}}
    chars = sorted(one for one, index in found.items() if index)
    indexes = [0, *(found[one] for one in chars)]
    glyphs = [_glyph(_contours(raw.pathForGlyph(index))) for index in indexes]
    advances = [round(one.x()) for one in raw.advancesForGlyphIndexes(indexes)]
    offsets = [0]
    for glyph in glyphs:
        offsets.append(offsets[-1] + len(glyph))
    count = len(indexes)
    kept = {tag: bytes(raw.fontTable(tag).data()) for tag in ("OS/2", "name", "head", "hhea", "maxp", "post")}
    return _file(
        {
            "OS/2": kept["OS/2"],
            "cmap": _cmap(chars),
            "glyf": b"".join(glyphs),
            "head": kept["head"][:8] + bytes(4) + kept["head"][12:50] + struct.pack(">hh", 1, 0),
            "hhea": kept["hhea"][:34] + struct.pack(">H", count),
            "hmtx": b"".join(
                struct.pack(">Hh", wide, struct.unpack(">h", glyph[2:4])[0] if glyph else 0)
                for wide, glyph in zip(advances, glyphs, strict=True)
            ),
            "loca": struct.pack(f">{count + 1}L", *offsets),
            "maxp": kept["maxp"][:4] + struct.pack(">H", count) + kept["maxp"][6:],
            "name": kept["name"],
            "post": struct.pack(">L", 0x00030000) + kept["post"][4:32],
        }
    )


def _contours(path: QPainterPath) -> list[list[Point]]:
    """Return the contours of an outline. Qt has made a cubic of each quadratic curve, which is turned back."""
    contours: list[list[Point]] = []
    before = (0.0, 0.0)
    step = 0
    while step < path.elementCount():
        element = path.elementAt(step)
        if element.type is QPainterPath.ElementType.MoveToElement:
            contours.append([])
        elif element.type is QPainterPath.ElementType.CurveToElement:
            x, y = (1.5 * element.x - before[0] / 2, 1.5 * element.y - before[1] / 2)
            contours[-1].append((round(x), round(-y), 0))
            step += 2
            element = path.elementAt(step)
        before = (element.x, element.y)
        contours[-1].append((round(before[0]), round(-before[1]), _ON_CURVE))
        step += 1
    for contour in contours:
        if len(contour) > 1 and contour[0] == contour[-1]:  # a contour closes by itself
            contour.pop()
    return [contour for contour in contours if len(contour) > 1]


def _glyph(contours: list[list[Point]]) -> bytes:
    """Return a simple glyph, every coordinate in two bytes."""
    points = [point for contour in contours for point in contour]
    if not points:
        return b""
    xs, ys = [x for x, _y, _on in points], [y for _x, y, _on in points]
    ends, last = [], -1
    for contour in contours:
        last += len(contour)
        ends.append(last)
    data = struct.pack(">5h", len(contours), min(xs), min(ys), max(xs), max(ys))
    data += struct.pack(f">{len(ends)}H", *ends) + struct.pack(">H", 0)
    data += bytes(on for _x, _y, on in points)
    for values in (xs, ys):
        steps = [now - before for before, now in zip([0, *values], values, strict=False)]
        data += struct.pack(f">{len(steps)}h", *steps)
    return data + bytes(-len(data) % 4)


def _cmap(chars: list[str]) -> bytes:
    """Return the table from characters to glyphs, which stand in the same order after the first."""
    groups = b"".join(struct.pack(">3L", ord(one), ord(one), place) for place, one in enumerate(chars, 1))
    table = struct.pack(">HHLLL", 12, 0, 16 + len(groups), 0, len(chars)) + groups
    return struct.pack(">HHHHL", 0, 1, 3, 10, 12) + table


def _file(tables: dict[str, bytes]) -> bytes:
    """Return a font file of tables, which are sorted by name."""
    count = len(tables)
    power = count.bit_length() - 1
    head = struct.pack(">LHHHH", 0x00010000, count, 16 << power, power, 16 * count - (16 << power))
    at, body, heads = 12 + 16 * count, b"", b""
    for tag, data in tables.items():
        padded = data + bytes(-len(data) % 4)
        heads += struct.pack(">4sLLL", tag.encode(), _sum(padded), at + len(body), len(data))
        body += padded
    whole = bytearray(head + heads + body)
    adjustment = (_CHECKSUM_OF_FONT - _sum(bytes(whole))) & 0xFFFFFFFF
    before_head = [len(data) + (-len(data) % 4) for tag, data in tables.items() if tag < "head"]
    struct.pack_into(">L", whole, at + sum(before_head) + 8, adjustment)
    return bytes(whole)


def _sum(data: bytes) -> int:
    return sum(struct.unpack(f">{len(data) // 4}L", data)) & 0xFFFFFFFF
