"""The lines of the hierarchy; each family is worked out when it is first seen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Set

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from ui.canvas.layer import Layer
from ui.canvas.overview_layer import OVERVIEW_BELOW
from ui.canvas.tree_lines import Points, Shape, family_lines, rounded
from ui.theme import Tokens

_FAINT = 0.15


class TreeLayer(Layer):
    """Draws from each partner to those below it; lines to open roles are dashed."""

    def __init__(
        self, tokens: Tokens, stale: Callable[[QRectF], None], is_faint: Callable[[str], bool]
    ) -> None:
        super().__init__(tokens, stale)
        self._is_faint = is_faint
        self.shape_of_lines = Shape.DOWN
        self.left_out: Set[str] = frozenset()  # children whose lines something else draws
        self.load({}, {}, ())

    def load(self, parents: Mapping[str, str], rects: Mapping[str, QRectF], slots: Iterable[str]) -> None:
        """Take who stands under whom, and the rectangles of the cards, which the scene keeps current."""
        self._rects, self.parents, self._slots = rects, dict(parents), frozenset(slots)
        self._families: dict[str, list[str]] = defaultdict(list)
        for child, parent in parents.items():
            self._families[parent].append(child)
        self._lines: dict[str, dict[str, Points]] = {}
        self._paths: dict[str, QPainterPath] = {}
        self._whole: QPainterPath | None = None

    def touching(self, cards: Iterable[str]) -> set[str]:
        """Return the children whose line changes when cards move: whole families share one trunk."""
        return {uid for family in self._families_of(set(cards)) for uid in self._families[family]}

    def follow(self, moved: Iterable[str]) -> set[str]:
        """Forget the lines that touch moved cards; return the children whose line is another now."""
        for family in self._families_of(set(moved)):
            self._lines.pop(family, None)
        changed = self.touching(moved)
        for uid in changed:
            self._paths.pop(uid, None)
        self._whole = None
        return changed

    def _families_of(self, cards: set[str]) -> set[str]:
        return cards & self._families.keys() | {self.parents[uid] for uid in cards & self.parents.keys()}

    def corners(self, child: str) -> Points:
        """Return the corners of the line that ends at a card."""
        parent = self.parents[child]
        if parent not in self._lines:
            below = {uid: self._rects[uid] for uid in self._families[parent]}
            self._lines[parent] = family_lines(self._rects[parent], below, self.shape_of_lines)
        return self._lines[parent][child]

    def path(self, child: str) -> QPainterPath:
        """Return the line that ends at a card."""
        if child not in self._paths:
            self._paths[child] = rounded(self.corners(child))
        return self._paths[child]

    def paint(self, painter: QPainter, area: QRectF, zoom: float) -> None:
        if zoom < OVERVIEW_BELOW and not self.left_out:
            self._paint_whole(painter)
        else:
            self.paint_lines(painter, (uid for uid in self._seen(area) if uid not in self.left_out))

    def _seen(self, area: QRectF) -> Iterable[str]:
        for parent, children in self._families.items():
            rect = self._rects[parent]
            for uid in children:
                if rect.united(self._rects[uid]).intersects(area):
                    yield uid

    def paint_lines(self, painter: QPainter, children: Iterable[str]) -> None:
        """Paint the lines that end at cards."""
        plain = QPen(QColor(self.tokens.line), 1.2)
        dashed = QPen(plain)
        dashed.setDashPattern([4, 3])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for uid in children:
            painter.setOpacity(_FAINT if self._is_faint(uid) else 1.0)
            painter.setPen(dashed if uid in self._slots else plain)
            painter.drawPath(self.path(uid))
        painter.setOpacity(1.0)

    def _paint_whole(self, painter: QPainter) -> None:
        """Paint every line thin, in one go."""
        if self._whole is None:
            self._whole = QPainterPath()
            for uid in self.parents:
                self._whole.addPath(self.path(uid))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self.tokens.line), 0))
        painter.drawPath(self._whole)
