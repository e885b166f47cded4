"""All relationships of the map: few are drawn with shape, width and head, many as thin lines at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from ui.canvas.heads import paint_head
from ui.canvas.layer import Layer
from ui.canvas.link_labels import LinkLabels
from ui.canvas.link_shapes import LinkShapes, Numbers
from ui.canvas.links import LOOKS, Link
from ui.canvas.overview_layer import OVERVIEW_BELOW
from ui.canvas.paint import NAME_FROM, WORDS_FROM
from ui.canvas.tree_lines import Points
from ui.theme import Tokens

_MANY = 250  # with more lines in sight each is drawn thin: wide ones take eight times as long
_DENSE = 1500  # so many lines on a small picture are a texture: smooth edges would only cost time
_PALE, _PLAIN, _STRONG = 0, 1, 2
_SHARES = (0.15, 0.6, 1.0)  # of the colour on the ground, for each of these
Thin = list[
    tuple[int, QPainterPath]
]  # a path for each pen: the stress times the number of colours, plus the colour


class LinksLayer(Layer):
    """Draws every relationship; told which cards moved, it routes only the lines that touch them."""

    def __init__(
        self,
        tokens: Tokens,
        stale: Callable[[QRectF], None],
        is_faint: Callable[[str], bool],
        blocked: Callable[[QRectF], bool],
    ) -> None:
        super().__init__(tokens, stale)
        self.links: dict[str, Link] = {}
        self.selected: frozenset[str] = frozenset()
        self.hovered: str | None = None
        self.left_out: Numbers | None = None  # lines that something else draws, while cards are dragged
        self._is_faint = is_faint
        self._crowded = False
        self.on_paper = False  # where there is time to draw every line as its kind looks
        self.shapes = LinkShapes(blocked)
        self.labels = LinkLabels(self.shapes, blocked, lambda number: self._stress[number] == _PALE)
        self._stress = np.zeros(0, np.int8)
        self._colour_numbers = np.zeros(0, np.intp)
        self._thin: tuple[QRectF, Thin] | None = None
        self._choose_pens()

    # What there is to draw

    def load(
        self,
        links: list[Link],
        rects: Mapping[str, QRectF],
        parents: Mapping[str, str],
        corners: Callable[[str], Points],
    ) -> None:
        """Take the lines to draw, and the rectangles of the cards, which the scene keeps current."""
        self.links = {link.key: link for link in links}
        self._number = {link.key: number for number, link in enumerate(links)}
        self._line_of = {uid: number for number, link in enumerate(links) for uid in link.uids}
        self.shapes.load(links, rects, parents, corners)
        self.labels.load()
        colours = [len(self.tokens.categories) if one.at_risk else LOOKS[one.kind][0] for one in links]
        self._colour_numbers = np.array(colours, np.intp)
        self.restyle()

    def follow(self, moved: Iterable[str], children: Iterable[str], *, settled: bool) -> None:
        """Route again the lines that touch moved cards or ride on the lines to `children`."""
        touched = self.shapes.follow({*moved, *children}, settled=settled)
        self.labels.forget(touched.tolist())
        self._thin = None

    def leave_out(self, cards: Iterable[str] | None) -> None:
        """Leave the lines that touch cards to somebody else to paint; None paints all again."""
        self.left_out = None if cards is None else self.shapes.touching(cards)

    def restyle(self) -> None:
        """Selection, pointer, faint cards or colours have changed."""
        stress = np.full(len(self.links), _PLAIN, np.int8)
        for number, link in enumerate(self.shapes.links):
            if self.is_selected(link) or link.key == self.hovered:
                stress[number] = _STRONG
            elif self._is_faint(link.source) or self._is_faint(link.target):
                stress[number] = _PALE
        if len(stress) != len(self._stress) or not np.array_equal(stress == _PALE, self._stress == _PALE):
            self.labels.forget()
        self._stress = stress
        self._choose_pens()
        self.update()

    def point_at(self, key: str | None) -> None:
        """Show a line as pointed at."""
        before, self.hovered = self.hovered, key
        for one in (before, key):
            if one in self._number:
                link = self.links[one]
                strong = one == key or self.is_selected(link)
                pale = self._is_faint(link.source) or self._is_faint(link.target)
                number = self._number[one]
                self._stress[number] = _STRONG if strong else _PALE if pale else _PLAIN
                left, top, right, bottom = self.shapes.bounds[number].tolist()
                self.update(QRectF(left, top, right - left, bottom - top).adjusted(-60, -20, 60, 20))
        self._choose_pens()

    def _choose_pens(self) -> None:
        self._colours = [*self.tokens.categories, self.tokens.warning]
        self._pens = self._stress.astype(np.intp) * len(self._colours) + self._colour_numbers
        self._thin = None

    def look_at(self, area: QRectF) -> bool:
        """Draw for a window that shows an area: also where few lines pass they look as they do where many pass.
        Return whether they look otherwise than before.
        """
        before, self._crowded = self._crowded, len(self.shapes.in_area(area)) > _MANY
        return before != self._crowded

    # What lies where

    def content(self) -> QRectF:
        """Return the rectangle around all relationships."""
        return self.shapes.content()

    def link_at(self, point: QPointF, reach: float = 6.0) -> str | None:
        """Return the key of the line within `reach` pixels of a point, the nearest first."""
        number = self.shapes.finder.at(point, reach)
        return self.shapes.links[number].key if number is not None else None

    def path_of(self, relationship: str) -> QPainterPath | None:
        """Return the line that stands for a relationship, None where none is drawn."""
        number = self._line_of.get(relationship)
        return self.shapes.path(number) if number is not None else None

    def point_on(self, key: str, share: float) -> QPointF:
        """Return the point after a share (0 to 1) of a line."""
        return self.shapes.at([self._number[key]], share)

    def colour_of(self, number: int) -> tuple[str, float]:
        """Return the colour and the width of a line."""
        return self._colours[self._colour_numbers[number]], self.shapes.links[number].width

    def is_selected(self, link: Link) -> bool:
        """Whether any relationship of a line is selected."""
        return not self.selected.isdisjoint(link.uids)

    # Painting

    def paint(self, painter: QPainter, area: QRectF, zoom: float) -> None:
        seen = self.shapes.in_area(area)
        if self.left_out is not None:
            seen = np.setdiff1d(seen, self.left_out)
        self.paint_lines(painter, seen, area, zoom)

    def paint_lines(self, painter: QPainter, seen: Numbers, area: QRectF, zoom: float) -> None:
        """Paint what lies in an area of lines, given by number, as they look at a zoom."""
        strong = seen[self._stress[seen] == _STRONG]
        crowded = len(seen) > _MANY or self._crowded
        if zoom < OVERVIEW_BELOW:
            self._paint_thin(painter, self._thin_paths(seen, area), zoom)
        elif crowded and not self.on_paper:
            self._paint_thin(painter, self._thin_paths(seen, area), zoom)
            self._paint_each(painter, strong, zoom)
        else:
            self._paint_each(painter, seen, zoom)
        if zoom >= WORDS_FROM:
            named = strong if crowded else seen  # among many lines a name belongs to none
            self.labels.paint(painter, self.tokens, named, strong.tolist())

    def _thin_paths(self, seen: Numbers, area: QRectF) -> Thin:
        """Return lines in one path for each pen, kept as long as the same area is painted."""
        if self._thin is None or self._thin[0] != area:
            pens = self._pens[seen]
            paths = [(int(pen), self.shapes.path_of_all(seen[pens == pen], area)) for pen in np.unique(pens)]
            self._thin = (area, paths)
        return self._thin[1]

    def _paint_thin(self, painter: QPainter, paths: Thin, zoom: float) -> None:
        """Paint lines thin and without heads; the colour is mixed, as see-through lines take six times as long."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setRenderHint(
            QPainter.RenderHint.Antialiasing, len(self.links) <= _DENSE or zoom >= OVERVIEW_BELOW
        )
        for pen, path in paths:
            stress, colour = divmod(pen, len(self._colours))
            mixed = _mixed(QColor(self._colours[colour]), self.tokens.ground, _SHARES[stress])
            painter.setPen(QPen(mixed, 0))
            painter.drawPath(path)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _paint_each(self, painter: QPainter, numbers: Numbers, zoom: float) -> None:
        order = sorted(numbers.tolist(), key=lambda number: int(self._stress[number]))
        for number in order:
            self._paint_one(painter, number, zoom)
        painter.setOpacity(1.0)

    def _paint_one(self, painter: QPainter, number: int, zoom: float) -> None:
        link, stress = self.shapes.links[number], self._stress[number]
        painter.setOpacity(_SHARES[_PALE] if stress == _PALE else 1.0)
        colour = QColor(self._colours[self._colour_numbers[number]])
        pen = QPen(colour, link.width + (1.2 if stress == _STRONG else 0))
        if link.planned or link.at_risk:
            pen.setDashPattern([4, 3] if link.planned else [7, 2.5])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self.shapes.path(number))
        if zoom < NAME_FROM:
            return
        head = LOOKS[link.kind][1]
        upwards = self.shapes.ridden.get(number, ("", False))[1]
        if not upwards:
            paint_head(painter, head, self.shapes.end(number), colour, min(link.width, 1.8))
        if link.two_way or upwards:
            paint_head(painter, head, self.shapes.start(number), colour, min(link.width, 1.8))


def _mixed(colour: QColor, ground: str, share: float) -> QColor:
    """Return a share of a colour on the ground."""
    under = QColor(ground)
    return QColor.fromRgbF(
        share * colour.redF() + (1 - share) * under.redF(),
        share * colour.greenF() + (1 - share) * under.greenF(),
        share * colour.blueF() + (1 - share) * under.blueF(),
    )
