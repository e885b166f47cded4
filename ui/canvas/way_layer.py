"""The way between two partners, drawn as a broad line under the relationships it goes along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from planner.analysis.ways import Step, Way, shortest_ways
from ui.canvas.layer import Layer
from ui.canvas.narrowing import narrow

if TYPE_CHECKING:
    from ui.canvas.scene import MapScene

_WIDE = 10.0


class WayLayer(Layer):
    """Finds the shortest ways between two partners and shows the first, or every one."""

    def __init__(self, scene: MapScene) -> None:
        super().__init__(scene.tokens, scene.stale.emit)
        self._scene = scene
        self.ends: tuple[str, str] | None = None
        self.ways: list[Way] = []
        self.every = False

    def show(self, source: str, target: str) -> bool:
        """Show the shortest way between two partners; return whether there is any."""
        self.ends, self.every = (source, target), False
        self.ways = shortest_ways(self._scene.plan, source, target)
        self._narrow()
        return bool(self.ways)

    def show_every(self, every: bool) -> None:
        """Show all ways that are as short, or only the first."""
        self.every = every
        self._narrow()

    def load(self) -> None:
        """Find the way anew after a change."""
        self.end_if_over()
        if self.ends is not None:
            self.ways = shortest_ways(self._scene.plan, *self.ends)
            self._scene.showing.way = self._cards()
        self.update()

    def end_if_over(self) -> None:
        """Forget the way when the map is not narrowed to it any more."""
        if not self._scene.showing.way:
            self.ends, self.ways = None, []
        self.update()

    @property
    def shown(self) -> list[Way]:
        """The ways that are drawn."""
        return self.ways if self.every else self.ways[:1]

    def _cards(self) -> frozenset[str]:
        return frozenset(uid for way in self.shown for step in way for uid in (step.source, step.target))

    def _narrow(self) -> None:
        narrow(self._scene, way=self._cards())

    def paint(self, painter: QPainter, area: QRectF, zoom: float) -> None:
        if not self.ways:
            return
        colour = QColor(self.tokens.accent)
        colour.setAlphaF(0.5)
        pen = QPen(colour, max(_WIDE, 3 / zoom))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for step in {step for way in self.shown for step in way}:
            painter.drawPath(self._path(step))

    def _path(self, step: Step) -> QPainterPath:
        """Return the line of a step as it is drawn, else a straight one between the cards."""
        scene = self._scene
        for uid in step.relationships:
            path = scene.links.path_of(uid)
            if path is not None:
                return path
        for child, above in ((step.source, step.target), (step.target, step.source)):
            if scene.tree.parents.get(child) == above:
                return scene.tree.path(child)
        path = QPainterPath()
        stand_in = scene.chart.hidden.stand_in
        ends = [scene.rects.get(stand_in(uid)) for uid in (step.source, step.target)]
        if ends[0] is not None and ends[1] is not None:
            path.moveTo(ends[0].center())
            path.lineTo(ends[1].center())
        return path
