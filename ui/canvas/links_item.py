"""All lines of the map in one item: tree lines below, relationships above, found by a grid, labels where
there is room.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from ui.canvas.grid import Grid
from ui.canvas.heads import paint_head
from ui.canvas.links import LOOKS, Link, counted
from ui.canvas.overview_item import OVERVIEW_BELOW
from ui.canvas.paint import NAME_FROM, WORDS_FROM
from ui.canvas.routes import Route, curve, ride
from ui.canvas.tree_lines import Points, Shape, family_lines, rounded
from ui.theme import Tokens, font

_REACH = 6.0
_SPREAD = 12.0
_FAINT = 0.15
_THIN = 0.6
_MANY = 250  # with more lines in sight each is drawn thin
_LARGE = 2.5e7  # square pixels at 100 %
_HUGE = QRectF(-1e6, -1e6, 2e6, 2e6)


class LinksItem(QGraphicsItem):
    """Draws every line of the map; told which cards moved, it routes only the lines that touch them."""

    def __init__(
        self, tokens: Tokens, is_faint: Callable[[str], bool], blocked: Callable[[QRectF], bool]
    ) -> None:
        super().__init__()
        self.tokens = tokens
        self.tree_shape = Shape.DOWN
        self.selected: frozenset[str] = frozenset()
        self.hovered: str | None = None
        self._is_faint = is_faint
        self._blocked = blocked
        self._rects: Mapping[str, QRectF] = {}
        self._slots: frozenset[str] = frozenset()
        self._parents: dict[str, str] = {}
        self._families: dict[str, list[str]] = {}
        self._corners: dict[str, Points] = {}
        self._tree: dict[str, tuple[QPainterPath, QRectF]] = {}
        self.links: dict[str, Link] = {}
        self._touching: dict[str, set[str]] = {}
        self._spreads: dict[str, float] = {}
        self.routes: dict[str, Route] = {}
        self._grid = Grid()
        self._unsettled: set[str] = set()
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setZValue(-1)

    def boundingRect(self) -> QRectF:
        return _HUGE

    # What there is to draw

    def load(
        self,
        links: Iterable[Link],
        parents: Mapping[str, str],
        rects: Mapping[str, QRectF],
        slots: Iterable[str],
    ) -> None:
        """Take the lines to draw, and the rectangles of the cards, which the scene keeps current."""
        self._rects, self._parents, self._slots = rects, dict(parents), frozenset(slots)
        families: dict[str, list[str]] = defaultdict(list)
        for child, parent in parents.items():
            families[parent].append(child)
        self._families = dict(families)
        self.links = {link.key: link for link in links}
        self._spreads = _spreads(self.links.values())
        self._touching = defaultdict(set)
        for link in self.links.values():
            self._touching[link.source].add(link.key)
            self._touching[link.target].add(link.key)
        for key in list(self.routes):
            if key not in self.links:
                del self.routes[key]
                self._grid.drop(key)
        self._corners.clear()
        self._tree.clear()
        self._route_families(self._families)
        self._route_links(self.links)
        self.update()

    def follow(self, moved: Iterable[str]) -> None:
        """Route again the lines that touch moved cards."""
        moved = set(moved)
        families = {uid for uid in moved if uid in self._families}
        families |= {self._parents[uid] for uid in moved if uid in self._parents}
        self._route_families(families)
        touched = set(moved)
        for family in families:
            touched.update(self._families[family])
        self._route_links({key for uid in touched for key in self._touching.get(uid, ())})
        self.update()

    def _route_families(self, families: Iterable[str]) -> None:
        for parent in families:
            children = {uid: self._rects[uid] for uid in self._families[parent]}
            for uid, corners in family_lines(self._rects[parent], children, self.tree_shape).items():
                self._corners[uid] = corners
                path = rounded(corners)
                self._tree[uid] = (path, path.boundingRect().adjusted(-2, -2, 2, 2))

    def _route_links(self, keys: Iterable[str]) -> None:
        for key in keys:
            link = self.links[key]
            route = self._route(link)
            self.routes[key] = route
            self._unsettled.add(key)

    def _route(self, link: Link) -> Route:
        for child, parent, backwards in ((link.target, link.source, False), (link.source, link.target, True)):
            if self._parents.get(child) == parent and self._spreads[link.key] == 0:
                return ride(link, self._corners[child], backwards)
        return curve(
            link, self._rects[link.source], self._rects[link.target], self._spreads[link.key], self._blocked
        )

    def _settle(self) -> None:
        """Note in the grid where lines have come to lie, once somebody asks."""
        for key in self._unsettled & self.routes.keys():
            samples = self.routes[key].samples
            self._grid.put(
                key, *(QRectF(a, b).normalized().adjusted(-1, -1, 1, 1) for a, b in pairwise(samples))
            )
        self._unsettled.clear()

    # What lies where

    def content(self) -> QRectF:
        """Return the rectangle around all relationships."""
        area = QRectF()
        for route in self.routes.values():
            area = area.united(route.bounds)
        return area

    def link_at(self, point: QPointF, reach: float = _REACH) -> str | None:
        """Return the key of the line within `reach` pixels of a point, the nearest first."""
        self._settle()
        near = [(self.routes[key].distance(point), key) for key in self._grid.at(point, reach)]
        distance, key = min(near, default=(reach + 1, None))
        return key if distance <= reach else None

    def is_selected(self, link: Link) -> bool:
        """Whether any relationship of a line is selected."""
        return not self.selected.isdisjoint(link.uids)

    # Painting

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        zoom = painter.worldTransform().m11()
        device = painter.device()
        zoom = zoom / (device.devicePixelRatioF() if device is not None else 1.0)
        exposed = option.exposedRect
        self._paint_tree(painter, exposed)
        shown = self._shown(exposed)
        if len(shown) > _MANY or zoom < OVERVIEW_BELOW:
            self._paint_thin(painter, shown)
        else:
            for route in shown:
                self._paint_route(painter, route, zoom)
        if zoom >= WORDS_FROM:
            self._paint_labels(painter)
        painter.setOpacity(1.0)

    def _shown(self, exposed: QRectF) -> list[Route]:
        """Return the lines that may cross an area; over a large area it is cheaper not to ask the grid."""
        if self._unsettled or exposed.width() * exposed.height() > _LARGE:
            return [route for route in self.routes.values() if route.bounds.intersects(exposed)]
        near = self._grid.near(exposed.adjusted(-12, -12, 12, 12))
        return [self.routes[key] for key in sorted(near)]

    def _paint_thin(self, painter: QPainter, routes: list[Route]) -> None:
        """Paint so many lines, or so small ones, that shape and width would not be seen: thin, without
        heads.
        """
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setOpacity(1.0)  # see-through lines take six times as long: the colour is mixed instead
        for route in routes:
            link = route.link
            strong = self.is_selected(link) or link.key == self.hovered
            faint = not strong and (self._is_faint(link.source) or self._is_faint(link.target))
            share = 1.0 if strong else _FAINT if faint else _THIN
            painter.setPen(QPen(_mixed(self._colour(link), self.tokens.ground, share), 2 if strong else 0))
            painter.drawPolyline(route.samples)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    def _paint_tree(self, painter: QPainter, exposed: QRectF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        plain = QPen(QColor(self.tokens.line), 1.2)
        dashed = QPen(plain)
        dashed.setDashPattern([4, 3])
        for uid, (path, bounds) in self._tree.items():
            if bounds.intersects(exposed):
                painter.setOpacity(_FAINT if self._is_faint(uid) else 1.0)
                painter.setPen(dashed if uid in self._slots else plain)
                painter.drawPath(path)

    def _paint_route(self, painter: QPainter, route: Route, zoom: float) -> None:
        link = route.link
        strong = self.is_selected(link) or link.key == self.hovered
        faint = not strong and (self._is_faint(link.source) or self._is_faint(link.target))
        painter.setOpacity(_FAINT if faint else 1.0)
        colour = self._colour(link)
        pen = QPen(colour, link.width + (1.2 if strong else 0))
        if link.planned or link.at_risk:
            pen.setDashPattern([4, 3] if link.planned else [7, 2.5])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(route.path)
        if zoom < NAME_FROM:
            return
        head = LOOKS[link.kind][1]
        upwards = route.rides and self._parents.get(link.source) == link.target
        if not upwards:
            paint_head(painter, head, route.end, colour, min(link.width, 1.8))
        if link.two_way or upwards:
            paint_head(painter, head, route.start, colour, min(link.width, 1.8))

    def _colour(self, link: Link) -> QColor:
        if link.at_risk:
            return QColor(self.tokens.warning)
        return QColor(self.tokens.categories[LOOKS[link.kind][0]])

    def _paint_labels(self, painter: QPainter) -> None:
        """Paint a label on each bundle, and on the line that is selected or pointed at, where it covers
        no card.
        """
        painter.setOpacity(1.0)
        fans: dict[tuple[str, str, object], list[Route]] = defaultdict(list)
        for route in self.routes.values():
            link = route.link
            if self.is_selected(link) or link.key == self.hovered or len(link.uids) > 1:
                self._label(painter, [route], link.label, (0.5, 0.4, 0.6, 0.3, 0.7))
            elif route.rides or self._is_faint(link.source) or self._is_faint(link.target):
                continue
            elif link.source_fan:
                fans["from", link.source, link.kind].append(route)
            elif link.target_fan:
                fans["to", link.target, link.kind].append(route)
        for (way, _uid, _kind), routes in fans.items():
            if len(routes) > 2:
                shares = (0.2, 0.3, 0.12, 0.4) if way == "from" else (0.8, 0.7, 0.88, 0.6)
                self._label(painter, routes, counted(routes[0].link.kind, len(routes)), shares)

    def _label(self, painter: QPainter, routes: list[Route], text: str, shares: Iterable[float]) -> None:
        face = font(11)
        width = QFontMetricsF(face).horizontalAdvance(text) + 18
        for share in shares:
            points = [route.at(share) for route in routes]
            centre = points[0] if len(points) == 1 else sum(points, QPointF()) / len(points)
            pill = QRectF(centre.x() - width / 2, centre.y() - 9, width, 18)
            if not self._blocked(pill.adjusted(-3, -3, 3, 3)):
                painter.setPen(QPen(QColor(self.tokens.hairline), 1))
                painter.setBrush(QColor(self.tokens.surface))
                painter.drawRoundedRect(pill, 9, 9)
                painter.setFont(face)
                painter.setPen(QColor(self.tokens.muted))
                painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
                return


def _mixed(colour: QColor, ground: str, share: float) -> QColor:
    """Return a share of a colour on the ground."""
    under = QColor(ground)
    return QColor.fromRgbF(
        share * colour.redF() + (1 - share) * under.redF(),
        share * colour.greenF() + (1 - share) * under.greenF(),
        share * colour.blueF() + (1 - share) * under.blueF(),
    )


def _spreads(links: Iterable[Link]) -> dict[str, float]:
    """Return how far each line is moved aside, so that parallels between two cards lie side by side."""
    pairs: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for link in links:
        pairs[tuple(sorted((link.source, link.target)))].append(link.key)
    spreads: dict[str, float] = {}
    for keys in pairs.values():
        for number, key in enumerate(keys):
            spreads[key] = _SPREAD * ((number + 1) // 2) * (1 if number % 2 else -1) if number else 0.0
    return spreads
