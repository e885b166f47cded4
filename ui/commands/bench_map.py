"""How fast the map draws, pans, drags, finds and is built, beside a replay of the same primitives or bare items."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPicture
from PySide6.QtWidgets import QApplication, QGraphicsItem, QGraphicsPathItem, QGraphicsScene, QWidget

from planner.document import Plan
from planner.document.file import PlanFile, new_plan
from planner.i18n import _
from planner.model import MapView, Organisation, Placement, Relationship
from ui.canvas.layer import EVERYTHING
from ui.commands.bench_figure import Figure, in_turns, milliseconds

SIZES = (500, 2_000, 10_000)
_FRAME = QSize(1600, 900)
_ROUNDS = {500: 7, 2_000: 5, 10_000: 3}
_STEP = QPointF(170, 92)  # from card to card
_LINKS = 1.6  # of each card


def map_figures(sizes: tuple[int, ...] = SIZES) -> Iterator[Figure]:
    """Return the figures `map.fit.N` and so on, in ms or µs, for maps of N cards with 1.6 links each."""
    from ui.app import application

    application()
    for count in sizes:
        with large_map(count) as plan:
            yield from _Bench(plan, count).figures()


def large_map(count: int) -> PlanFile:
    """Return a new plan of `count` partners placed in a square, tied at random (always the same)."""
    chance, columns = random.Random(count), round((count * 1.0) ** 0.5)
    plan = new_plan()
    with plan.change("Fill"):
        names = [{"name": f"Partner {number}"} for number in range(count)]
        plan.insert_many(Organisation, names)
    uids = [one.uid for one in plan.rows(Organisation)]
    with plan.change("Tie"):
        view = plan.add(MapView(name="Map"))
        plan.insert_many(
            Placement,
            [
                {
                    "view": view.uid,
                    "organisation": uid,
                    "x": (at % columns) * _STEP.x(),
                    "y": (at // columns) * _STEP.y(),
                }
                for at, uid in enumerate(uids)
            ],
        )
        ends = [chance.sample(uids, 2) for _link in range(round(_LINKS * count))]
        plan.insert_many(Relationship, [{"source": a, "target": b} for a, b in ends])
    return plan


class _Bench:
    """The figures of one map."""

    def __init__(self, plan: PlanFile, count: int) -> None:
        from ui.canvas.map_widget import MapWidget
        from ui.workspace import Workspace

        self.count, self.rounds = count, _ROUNDS.get(count, 3)
        self.plan = plan
        self.workspace = Workspace(plan)
        self.widget = MapWidget(plan, self.workspace.signals, self.workspace.selection)
        self.widget.resize(_FRAME)
        self.widget.show()
        self.canvas = self.widget.canvas
        self.replay = _Replay()
        self.replay.resize(_FRAME)
        self.replay.show()
        QApplication.processEvents()

    def figures(self) -> Iterator[Figure]:
        """Measure one after the other."""
        self.widget.fit()
        yield self._frames("fit", self._repaint, 1.2)
        self._go_in()
        yield self._frames("zoom", self._repaint, 1.2)
        yield self._frames("pan", self._pan, 0.4)
        yield self._drag("drag_one", 1, 0.2)
        yield self._drag("drag_200", 200, 0.5)
        yield self._hit()
        yield self._build()
        self.workspace.stop()
        self.widget.deleteLater()
        self.replay.deleteLater()
        QApplication.processEvents()

    def _go_in(self) -> None:
        self.canvas.set_zoom(1.0)
        middle = self.canvas.map.content().center()
        self.canvas.scroll_map(middle - self.canvas.seen().center())
        QApplication.processEvents()

    def _frames(self, name: str, frame: Callable[[], None], target: float) -> Figure:
        self.replay.picture = self._recorded()
        value, yardstick = in_turns(
            lambda: milliseconds(frame), lambda: milliseconds(self.replay.repaint), self.rounds
        )
        return Figure(
            f"map.{name}.{self.count}", value, "ms", _("A replay of the same primitives"), yardstick, target
        )

    def _recorded(self) -> QPicture:
        """Return what one frame of the map draws, as a list of primitives."""
        picture = QPicture()
        painter = QPainter(picture)
        self.canvas._paint_strip(painter, self.canvas.viewport().rect())
        painter.end()
        return picture

    def _repaint(self) -> None:
        self.canvas.map.stale.emit(EVERYTHING)
        self.canvas.viewport().repaint()

    def _pan(self) -> None:
        self.canvas.scroll_map(QPointF(12, 7))
        QApplication.processEvents()

    def _drag(self, name: str, cards: int, target: float) -> Figure:
        from ui.canvas.gestures import Move

        near = sorted(
            self.canvas.map.items_by_key.values(),
            key=lambda item: (item.pos() - self.canvas.seen().center()).manhattanLength(),
        )[:cards]
        self.canvas.select([item.card.uid for item in near])
        QApplication.processEvents()
        at = near[0].pos()
        gesture = Move(self.canvas, near[0])
        self.canvas.gesture = gesture
        gesture.begin(at, Qt.KeyboardModifier.NoModifier)
        steps = iter(range(1, 1000))

        def one_step() -> None:
            gesture.move(at + QPointF(9, 5) * next(steps))
            QApplication.processEvents()

        figure = self._frames(name, one_step, target)
        gesture.cancel()
        self.canvas.gesture = None
        self.canvas.select([])
        return figure

    def _hit(self) -> Figure:
        chance = random.Random(1)
        seen = self.canvas.seen()
        points = [
            QPointF(
                seen.left() + chance.random() * seen.width(), seen.top() + chance.random() * seen.height()
            )
            for _point in range(1000)
        ]
        links = self.canvas.map.links
        for point in points:
            links.link_at(point)  # what lies here is indexed when it is first asked for
        start = time.perf_counter()
        for point in points:
            links.link_at(point)
        value = (time.perf_counter() - start) * 1e6 / len(points)
        return Figure(f"map.hit.{self.count}", value, "µs", _("The limit"), 20.0, 1)

    def _build(self) -> Figure:
        from ui import theme
        from ui.canvas.scene import MapScene

        value, yardstick = in_turns(
            lambda: milliseconds(lambda: MapScene(self.plan, theme.current()).deleteLater()),
            lambda: milliseconds(lambda: _bare(self.plan)),
            max(self.rounds // 2, 2),
        )
        return Figure(f"map.build.{self.count}", value, "ms", _("Building bare items"), yardstick, 1.5)


class _Replay(QWidget):
    """Draws recorded primitives, and nothing else."""

    picture: QPicture | None = None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.fillRect(self.rect(), QColor("#FFFFFF"))
        if self.picture is not None:
            painter.drawPicture(0, 0, self.picture)


class _BareCard(QGraphicsItem):
    """A card that knows its name and its place, and nothing else."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def boundingRect(self) -> QRectF:
        return QRectF(-66, -22, 132, 44)


def _bare(plan: Plan) -> None:
    """Put an item for each card and each link into a scene, as a program would that has nothing more to say."""
    scene = QGraphicsScene()
    places = {one.organisation: (one.x or 0.0, one.y or 0.0) for one in plan.rows(Placement)}
    for row in plan.rows(Organisation):
        card = _BareCard(row.name)
        card.setPos(*places[row.uid])
        scene.addItem(card)
    for one in plan.rows(Relationship):
        start, end = QPointF(*places[one.source]), QPointF(*places[one.target])
        path = QPainterPath(start)
        path.cubicTo(start + QPointF(0, 80), end - QPointF(0, 80), end)
        scene.addItem(QGraphicsPathItem(path))
    scene.deleteLater()
