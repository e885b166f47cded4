"""Arranging in the window: a long layout runs aside and can be cancelled, then the cards walk to their places."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPointF, QTimer, QVariantAnimation, Signal
from PySide6.QtWidgets import QApplication, QStyle

from planner.analysis.measures import scales_of
from planner.edits.views import pin, placements_of
from planner.errors import MitraError
from planner.i18n import _, ngettext
from planner.layout import Arrangement, Places, Task, keep, solved, task_of
from planner.model import MapView, Organisation, Role
from planner.model.choices import Layout
from ui.aside import Run

if TYPE_CHECKING:
    from ui.canvas.canvas import Canvas

AT_ONCE = 60  # so many cards are laid out in layers before a person notices
MOVING = 500  # more cards than that are not seen walking
_WALK = 140  # ms
_LOOK = 30  # ms between two looks at how far it is


class Arranging(QObject):
    """Lays out the view of a canvas. `began` and `ended` frame a layout that runs aside, `told` says how far it is;
    `arranged` is emitted once the cards have their new places in the plan.
    """

    began = Signal()
    told = Signal(float)
    ended = Signal()
    arranged = Signal()

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.canvas = canvas
        self._run: Run | None = None
        self._task: Task | None = None
        self._view: str | None = None
        self._timer = QTimer(self, interval=_LOOK)
        self._timer.timeout.connect(self._look)
        self._walk = QVariantAnimation(self, duration=_WALK, startValue=0.0, endValue=1.0)
        self._walk.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._walk.valueChanged.connect(self._step)
        canvas.viewport().installEventFilter(self)
        canvas.installEventFilter(self)
        self._from: Places = {}
        self._to: Places = {}

    @property
    def running(self) -> bool:
        """Whether a layout is at work."""
        return self._run is not None

    def start(self, kind: str, direction: str | None = None, only: Iterable[str] | None = None) -> int:
        """Lay the view out, or only some cards of it; return how many moved, 0 as long as it runs aside."""
        self.cancel()
        view = self.canvas.map.view
        self._view = view.uid if view is not None else None
        scales = scales_of(self.canvas.plan, view.size_by) if view is not None else {}
        task = task_of(self.canvas.plan, view, kind, direction, only, scales)
        number = len(task.chart.boxes) if task.only is None else len(task.only)
        if number <= AT_ONCE and task.layout is Layout.LAYERED:
            return self._keep(task, solved(task))
        self._task, self._run = task, Run(partial(solved, task))
        self._timer.start()
        self.began.emit()
        return 0

    def cancel(self) -> None:
        """Stop a layout that runs; nothing has changed."""
        if self._run is not None:
            self._run.stop()
            self._end()

    def settle(self) -> None:
        """Let cards that are still walking stand where the plan has them."""
        if self._to:
            self._walk.stop()
            self._step(1.0)
            self._to = {}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let nobody take hold of a card that is still walking."""
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress):
            self.settle()
        return super().eventFilter(watched, event)

    def _end(self) -> None:
        self._timer.stop()
        self._run = None
        self.ended.emit()

    def _look(self) -> None:
        run, task = self._run, self._task
        if run is None or task is None:
            return
        self.told.emit(run.share)
        if run.running:
            return
        self._end()
        if run.found is None:
            self.canvas.said.emit(_("The map could not be arranged; nothing has changed."))
        else:
            self._keep(task, run.found)

    def _keep(self, task: Task, found: Arrangement) -> int:
        """Store what was found, but for cards that have gone or been pinned meanwhile."""
        plan, scene = self.canvas.plan, self.canvas.map
        view = plan.get(MapView, self._view) if self._view is not None else scene.view
        if self._view is not None and view is None:
            return 0  # the view has been deleted
        stored = placements_of(plan, view) if view is not None else {}
        still = {uid for uid, one in stored.items() if one.pinned}
        places = {
            uid: at
            for uid, at in found.places.items()
            if uid not in still and (plan.get(Organisation, uid) or plan.get(Role, uid)) is not None
        }
        before = scene.places()
        try:
            moved = keep(plan, view, task, Arrangement(places, found.frames), self.canvas)
        except MitraError as refused:
            self.canvas.said.emit(str(refused))
            return 0
        self.arranged.emit()
        self._walk_from(before)
        return moved

    def _walk_from(self, before: Places) -> None:
        """Show the way of the cards that moved, if they are few and motion is wanted."""
        now = self.canvas.map.places()
        moved = {uid: at for uid, at in now.items() if uid in before and before[uid] != at}
        if not moved or len(moved) > MOVING or not motion_is_wanted() or not self.canvas.isVisible():
            return
        self._from, self._to = before, moved
        self._step(0.0)
        self._walk.start()

    def _step(self, share: object) -> None:
        part = float(share)  # type: ignore[arg-type]  # QVariantAnimation gives what it was given
        cards = self.canvas.map.items_by_key
        places = {}
        for uid, (x, y) in self._to.items():
            if uid in cards:
                was_x, was_y = self._from[uid]
                places[uid] = (
                    QPointF(x, y)
                    if part >= 1
                    else QPointF(was_x + (x - was_x) * part, was_y + (y - was_y) * part)
                )
        if places:
            self.canvas.map.move_cards(places)
        if part >= 1:
            self._to = {}
            self.canvas.map.reloaded.emit()  # the minimap draws what stands still


def motion_is_wanted() -> bool:
    """Whether the system lets widgets move; a person can ask it for less motion."""
    style = QApplication.style()
    return style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0


def arrange_selected(canvas: Canvas) -> None:
    """Lay out only what is selected, in the way of the view; the rest stays put."""
    arranging = canvas.findChild(Arranging)
    view = canvas.map.view
    layout = view.layout if view is not None and view.layout not in (None, Layout.FREE) else Layout.LAYERED
    if arranging is not None and layout is not None:
        arranging.start(layout.value, None, canvas.map.selected)


def hold(canvas: Canvas) -> None:
    """Pin what is selected where it stands: no layout moves it."""
    _pin(canvas, True)


def let_go(canvas: Canvas) -> None:
    """Let layouts move what is selected again."""
    _pin(canvas, False)


def _pin(canvas: Canvas, pinned: bool) -> None:
    view, chosen = canvas.map.view, sorted(canvas.map.selected)
    number = len(chosen)
    if view is None or not canvas.map.stored:
        canvas.said.emit(_("Arrange the map first: until then every card stands where the layout has it."))
        return
    canvas.edit(pin, canvas.plan, view, chosen, pinned)
    words = (
        ngettext("{n} card stays where it is.", "{n} cards stay where they are.", number)
        if pinned
        else ngettext("Layouts move {n} card again.", "Layouts move {n} cards again.", number)
    )
    canvas.said.emit(words.format(n=number))
