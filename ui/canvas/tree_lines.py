"""The lines of the hierarchy: orthogonal, with rounded corners, a trunk beside each column of stacked
cards.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from enum import Enum

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from planner.model import MapView
from planner.model.choices import Direction, Layout

Points = list[QPointF]
_BUS = 23.0
_TRUNK = 9.0
_CORNER = 6.0


class Shape(Enum):
    """How the lines of a hierarchy run: down, to the right, or straight from card to card."""

    DOWN = "down"
    RIGHT = "right"
    STRAIGHT = "straight"


def shape_of(view: MapView | None) -> Shape:
    """Return how the hierarchy's lines run in a view."""
    if view is not None and view.layout in (Layout.RADIAL, Layout.ORGANIC):
        return Shape.STRAIGHT
    return Shape.RIGHT if view is not None and view.direction is Direction.RIGHT else Shape.DOWN


def family_lines(
    parent: QRectF, children: Mapping[str, QRectF], shape: Shape = Shape.DOWN
) -> dict[str, Points]:
    """Return for each child the corners of its line from the parent."""
    if shape is Shape.STRAIGHT:
        return {uid: _direct(parent, rect) for uid, rect in children.items()}
    if shape is Shape.RIGHT:
        lines = family_lines(_turned(parent), {uid: _turned(rect) for uid, rect in children.items()})
        return {uid: [QPointF(p.y(), p.x()) for p in points] for uid, points in lines.items()}
    below = {uid: rect for uid, rect in children.items() if rect.top() >= parent.bottom() + 12}
    columns: dict[int, list[str]] = defaultdict(list)
    for uid, rect in below.items():
        columns[round(rect.center().x() / 3)].append(uid)
    lines = {uid: _aside(parent, rect) for uid, rect in children.items() if uid not in below}
    for column in columns.values():
        for uid in column:
            stacked = len(column) > 1
            lines[uid] = _hung(parent, below[uid]) if stacked else _straight(parent, below[uid])
    return lines


def _direct(parent: QRectF, child: QRectF) -> Points:
    """Straight from card to card, from border to border."""
    return [_border(parent, child.center()), _border(child, parent.center())]


def _border(rect: QRectF, towards: QPointF) -> QPointF:
    """Return where the way from a card's centre to a point leaves the card."""
    way = towards - rect.center()
    shares = [
        half / abs(part) for half, part in ((rect.width() / 2, way.x()), (rect.height() / 2, way.y())) if part
    ]
    return rect.center() + way * min([*shares, 1.0])


def _turned(rect: QRectF) -> QRectF:
    return QRectF(rect.top(), rect.left(), rect.height(), rect.width())


def _bus(parent: QRectF, child: QRectF) -> float:
    return parent.bottom() + min(_BUS, (child.top() - parent.bottom()) / 2)


def _straight(parent: QRectF, child: QRectF) -> Points:
    """From the middle of the parent down, across, and down to the middle of the child."""
    x, end, bus = parent.center().x(), child.center().x(), _bus(parent, child)
    if abs(x - end) < 1:
        return [QPointF(x, parent.bottom()), QPointF(x, child.top())]
    return [QPointF(x, parent.bottom()), QPointF(x, bus), QPointF(end, bus), QPointF(end, child.top())]


def _hung(parent: QRectF, child: QRectF) -> Points:
    """Down a trunk left of the child's column, then into its side."""
    trunk, y = child.left() - _TRUNK, child.center().y()
    end = [QPointF(trunk, y), QPointF(child.left(), y)]
    if parent.left() + 8 <= trunk <= parent.center().x() - 24:
        return [QPointF(trunk, parent.bottom()), *end]
    x, bus = parent.center().x(), _bus(parent, child)
    return [QPointF(x, parent.bottom()), QPointF(x, bus), QPointF(trunk, bus), *end]


def _aside(parent: QRectF, child: QRectF) -> Points:
    """To a child that a hand has put beside or above its parent."""
    if child.bottom() <= parent.top() - 12:
        x, end, middle = parent.center().x(), child.center().x(), (parent.top() + child.bottom()) / 2
        return [
            QPointF(x, parent.top()),
            QPointF(x, middle),
            QPointF(end, middle),
            QPointF(end, child.bottom()),
        ]
    rightwards = child.center().x() >= parent.center().x()
    start = parent.right() if rightwards else parent.left()
    end = child.left() if rightwards else child.right()
    y, there, middle = parent.center().y(), child.center().y(), (start + end) / 2
    return [QPointF(start, y), QPointF(middle, y), QPointF(middle, there), QPointF(end, there)]


def rounded(points: Points) -> QPainterPath:
    """Return the path through the corners, each rounded as far as its neighbours allow."""
    path = QPainterPath(points[0])
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        path.lineTo(_towards(corner, before))
        path.quadTo(corner, _towards(corner, after))
    path.lineTo(points[-1])
    return path


def _towards(corner: QPointF, other: QPointF) -> QPointF:
    way = other - corner
    length = abs(way.x()) + abs(way.y())
    reach = min(_CORNER, length / 2)
    return corner + way * (reach / length) if length > 0 else corner
