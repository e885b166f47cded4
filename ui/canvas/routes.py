"""The way of each relationship over the map: a curve between the facing sides of two cards, with heads
and a label.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import atan2, hypot

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from ui.canvas.links import Link
from ui.canvas.tree_lines import Points, rounded

_SAMPLES = 10
_SIDE = 30.0
_NEAR_ROW = 40.0


@dataclass(frozen=True)
class End:
    """Where a line meets a card: the point, and the angle in radians at which it arrives."""

    at: QPointF
    angle: float


@dataclass(frozen=True)
class Route:
    """A line ready to be painted and hit; `rides` says that it follows a line of the hierarchy."""

    link: Link
    path: QPainterPath
    samples: tuple[QPointF, ...]
    start: End
    end: End
    bounds: QRectF
    rides: bool = False

    def distance(self, point: QPointF) -> float:
        """Return how far a point is from the line, in pixels at 100 %."""
        pairs = zip(self.samples, self.samples[1:], strict=False)
        return min((_to_segment(point, a, b) for a, b in pairs), default=1e9)

    def at(self, share: float) -> QPointF:
        """Return the point after a share (0 to 1) of the samples."""
        return self.samples[min(int(share * len(self.samples)), len(self.samples) - 1)]


def curve(
    link: Link, source: QRectF, target: QRectF, spread: float, blocked: Callable[[QRectF], bool]
) -> Route:
    """Return the route between two cards. `spread` moves parallels apart; `blocked` says whether a card
    lies there.
    """
    if link.source == link.target:
        return _loop(link, source)
    start, out, end, into = _sides(link, source, target, spread, blocked)
    length = hypot(end.x() - start.x(), end.y() - start.y())
    along = abs((end - start).x() * out.x() + (end - start).y() * out.y())
    reach = max(_SIDE, min(0.5 * along + 0.12 * length, 160))
    if length < 2 * _SIDE:
        reach = length / 3
    return _cubic(link, start, start + out * reach, end + into * reach, end)


def ride(link: Link, corners: Points, backwards: bool) -> Route:
    """Return the route of a relationship between a partner and the one above it: the last stretch of its
    tree line.
    """
    points = corners[-3:] if len(corners) > 2 else corners
    if backwards:
        points = points[::-1]
    path = rounded(points)
    a, b = points[-2], points[-1]
    first, second = points[0], points[1]
    return Route(
        link, path, tuple(points), End(first, atan2((first - second).y(), (first - second).x())),
        End(b, atan2((b - a).y(), (b - a).x())), path.boundingRect().adjusted(-8, -8, 8, 8), rides=True,
    )  # fmt: skip


def _cubic(link: Link, a: QPointF, b: QPointF, c: QPointF, d: QPointF) -> Route:
    path = QPainterPath(a)
    path.cubicTo(b, c, d)
    samples = tuple(_on_cubic(a, b, c, d, i / _SAMPLES) for i in range(_SAMPLES + 1))
    start = End(a, atan2((a - b).y(), (a - b).x()))
    end = End(d, atan2((d - c).y(), (d - c).x()))
    return Route(link, path, samples, start, end, path.boundingRect().adjusted(-8, -8, 8, 8))


def _on_cubic(a: QPointF, b: QPointF, c: QPointF, d: QPointF, t: float) -> QPointF:
    u = 1 - t
    return a * (u * u * u) + b * (3 * u * u * t) + c * (3 * u * t * t) + d * (t * t * t)


def _sides(
    link: Link, source: QRectF, target: QRectF, spread: float, blocked: Callable[[QRectF], bool]
) -> tuple[QPointF, QPointF, QPointF, QPointF]:
    """Return start, outward direction there, end, and outward direction there."""
    way = target.center() - source.center()
    if abs(way.y()) < _NEAR_ROW or _overlap_rows(source, target):
        near, far = (source, target) if way.x() > 0 else (target, source)
        inner = QRectF(near.right() + 4, source.center().y() - 4, far.left() - near.right() - 8, 8)
        if inner.width() > 0 and not blocked(inner):
            side = 1 if way.x() > 0 else -1
            start = _on_side(source, QPointF(side, 0), spread)
            return start, QPointF(side, 0), _on_side(target, QPointF(-side, 0), spread), QPointF(-side, 0)
        up = QPointF(0, -1)
        lean = 18.0 if way.x() > 0 else -18.0
        return _on_side(source, up, spread + lean), up, _on_side(target, up, spread - lean), up
    down = QPointF(0, 1 if way.y() > 0 else -1)
    lean = max(-1.0, min(1.0, way.x() / 300))
    start_at = spread + (0.0 if link.source_fan else lean * source.width() * 0.3)
    end_at = spread - (0.0 if link.target_fan else lean * target.width() * 0.3)
    return _on_side(source, down, start_at), down, _on_side(target, -down, end_at), -down


def _overlap_rows(a: QRectF, b: QRectF) -> bool:
    return a.top() < b.bottom() + 8 and b.top() < a.bottom() + 8


def _on_side(rect: QRectF, side: QPointF, shift: float) -> QPointF:
    centre = rect.center()
    if side.x():
        limit = rect.height() / 2 - 8
        return QPointF(centre.x() + side.x() * rect.width() / 2, centre.y() + max(-limit, min(limit, shift)))
    limit = rect.width() / 2 - 12
    return QPointF(centre.x() + max(-limit, min(limit, shift)), centre.y() + side.y() * rect.height() / 2)


def _loop(link: Link, rect: QRectF) -> Route:
    start = QPointF(rect.right() - 34, rect.top())
    end = QPointF(rect.right(), rect.center().y() - 6)
    return _cubic(link, start, start + QPointF(0, -44), end + QPointF(48, -12), end)


def _to_segment(point: QPointF, a: QPointF, b: QPointF) -> float:
    way = b - a
    length = way.x() ** 2 + way.y() ** 2
    share = 0.0
    if length > 0:
        share = max(0.0, min(1.0, ((point - a).x() * way.x() + (point - a).y() * way.y()) / length))
    gap = point - (a + way * share)
    return hypot(gap.x(), gap.y())
