"""How the map is shown to others: the story beside it and on the full screen, and what falls off without a partner."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLineF, QObject, Signal

from planner.document import ChangeSet
from planner.edits.story import add_step, show_in_step
from planner.i18n import _
from planner.model import Organisation, StoryStep
from ui.canvas.drill.layer import DrillLayer
from ui.canvas.paint import NAME_FROM
from ui.canvas.show_bar import ShowBar
from ui.canvas.side_panel import WIDTH, SidePanel
from ui.canvas.story.slides import show_slide, slide_of
from ui.plan_signals import PlanSignals

if TYPE_CHECKING:
    from ui.canvas.drill.panel import DrillPanel
    from ui.canvas.map_widget import MapWidget
    from ui.canvas.story.panel import StoryPanel
    from ui.canvas.story.player import Player

EDGE = 16


class Stage(QObject):
    """Belongs to a map; at most one of its panels is open.

    `row_wanted` asks for a row of another page, `pages_wanted` for the story as pages, `told` says something in a
    tone, `resized` that a panel takes more or less room.
    """

    row_wanted = Signal(object, str)
    pages_wanted = Signal()
    told = Signal(str, str)
    resized = Signal()

    def __init__(self, widget: MapWidget, signals: PlanSignals) -> None:
        super().__init__(widget)
        self.widget, self.plan, self.signals = widget, widget.plan, signals
        self.bar = ShowBar(widget)
        self.layer = DrillLayer(widget.map)
        self.losses: DrillPanel | None = None
        self.story: StoryPanel | None = None
        widget.canvas.float_over(self.bar)
        self.bar.wanted.connect(self.do)
        widget.canvas.wanted.connect(self.do)
        signals.changed.connect(self._follow)

    def do(self, name: str) -> None:
        """Do what a tool or command stands for: drill, story, present, add_step or end."""
        {
            "drill": self._drill_selected,
            "story": self._toggle_story,
            "present": self.present,
            "add_step": self.add_step,
            "end": self.end,
        }[name]()

    # Panels

    @property
    def panel(self) -> SidePanel | None:
        """The panel that is open."""
        return self.losses or self.story

    def _show_on(self) -> None:
        self.bar.show_on("drill" if self.losses else "story" if self.story else None)

    def _open(self, panel: SidePanel) -> None:
        panel.closed.connect(self.end)
        self.widget.canvas.float_over(panel)
        panel.show()
        self._show_on()
        self.resized.emit()
        canvas, content = self.widget.canvas, self.widget.map.content()
        seen = canvas.seen().contains(content)
        if seen and not canvas.free_area(self.taken).contains(content):
            self.widget.fit()  # what was seen whole stays so

    def _put_away(self) -> None:
        if self.panel is not None:
            self.panel.hide()
            self.panel.deleteLater()
        self.losses = self.story = None

    def end(self) -> None:
        """Close the panel and show the map as it is."""
        self._put_away()
        self.layer.show_drill(None)
        self._show_on()
        self.resized.emit()
        self.widget.canvas.setFocus()

    @property
    def taken(self) -> int:
        """The pixels that a panel takes at the right of the map."""
        return self._wide() + EDGE if self.panel is not None else 0

    def _wide(self) -> int:
        """Return the width of a panel: that of the bar above it, where that is wider."""
        return max(WIDTH, min(self.bar.width(), 360))

    def place(self) -> None:
        """Put bar and panel where they belong."""
        widget = self.widget
        self.bar.fit_into(max(widget.width() - widget.toolbar.sizeHint().width() - 3 * EDGE, 0))
        self.bar.move(widget.width() - self.bar.width() - EDGE, EDGE - 2)
        if self.panel is not None:
            top = EDGE + self.bar.height() + 6
            self.panel.resize(self._wide(), max(widget.height() - top - EDGE, 160))
            self.panel.move(widget.width() - self._wide() - EDGE, top)
            self.panel.raise_()

    def _follow(self, changes: ChangeSet) -> None:
        if self.story is not None:
            self.story.follow(changes)
        elif self.layer.drill is not None:
            self.drill(self.layer.drill.uid)

    # If it left

    def _drill_selected(self) -> None:
        partners = self.widget.selection.rows(self.plan, Organisation)
        if self.layer.drill is not None:
            self.end()
        elif partners:
            self.drill(partners[-1].uid)
        else:
            self._show_on()
            self.told.emit(_("Select the partner on the map that might leave."), "")

    def drill(self, uid: str) -> None:
        """Show what falls off if the partner of that key left; end if it is gone or has left already."""
        from planner.analysis.drill import drill

        try:
            found = drill(self.plan, uid)
        except KeyError:
            self.end()
            return
        self.layer.show_drill(found)
        self._open_losses().show_drill(found)
        self._look_at_drill(uid)

    def _open_losses(self) -> DrillPanel:
        from ui.canvas.drill.panel import DrillPanel

        if self.losses is None:
            self._put_away()
            self.losses = DrillPanel(self.plan, self.widget)
            self.losses.row_wanted.connect(self._go)
            self.losses.told.connect(self.told)
            self._open(self.losses)
        return self.losses

    def _look_at_drill(self, uid: str) -> None:
        """Bring the partner and those it cuts off into sight."""
        drill, widget = self.layer.drill, self.widget
        area = widget.map.content({uid, *(drill.cut_off if drill is not None else ())})
        if not widget.canvas.free_area(self.taken).contains(area):
            widget.fit()
            if widget.zoom < NAME_FROM:  # little room, or a large map: rather these few than all
                widget.canvas.show_area(area, 1.0)

    def _go(self, entity: type[Any], uid: str) -> None:
        if entity is Organisation:
            self.widget.show_partner(uid)
        else:
            self.row_wanted.emit(entity, uid)

    # The story

    def _toggle_story(self) -> None:
        if self.story is not None:
            self.end()
        else:
            self.open_story()

    def open_story(self) -> StoryPanel:
        """Open the list of steps."""
        from ui.canvas.story.panel import StoryPanel

        if self.story is None:
            self._put_away()
            self.layer.show_drill(None)
            self.story = StoryPanel(self.plan, self.widget)
            self.story.chosen.connect(self.show_step)
            self.story.add_wanted.connect(self.add_step)
            self.story.change_wanted.connect(self.change_step)
            self.story.play_wanted.connect(self.present)
            self.story.pages_wanted.connect(self.pages_wanted)
            self._open(self.story)
        return self.story

    def show_step(self, uid: str) -> None:
        """Show on the map what a step shows."""
        step = self.plan.get(StoryStep, uid)
        if step is None:
            return
        slide, widget = slide_of(self.plan, step), self.widget
        if widget.map.view is not None and slide.view not in (None, widget.map.view.uid):
            widget.show_view(str(slide.view))
        widget.toolbar.filter.setText(slide.words)
        area = show_slide(widget.map, slide)
        widget.fit()
        if slide.focus or slide.words:
            widget.canvas.show_area(area, 1.5)

    def add_step(self) -> None:
        """Add what the map shows now as a step, and let its caption be typed."""
        panel = self.open_story()
        made = self.widget.canvas.edit(
            add_step, self.plan, self.widget.map.view, after=panel.current, **self._seen()
        )
        if made is not None:
            panel.begin_caption(made.uid)

    def change_step(self) -> None:
        """Let the selected step show what the map shows now."""
        step = self.story.current if self.story is not None else None
        if step is not None:
            self.widget.canvas.edit(show_in_step, self.plan, step, self.widget.map.view, **self._seen())

    def _seen(self) -> dict[str, Any]:
        """Return what a step keeps of what is seen besides the view."""
        return {"focus": self._in_focus(), "words": self.widget.toolbar.filter.text().strip()}

    def _in_focus(self) -> str | None:
        """Return the partner one looks at: the one selected, or where one has zoomed in, the one in the middle."""
        chosen = self.widget.selection.rows(self.plan, Organisation)
        if len(chosen) == 1:
            return chosen[0].uid
        scene, seen = self.widget.map, self.widget.canvas.seen()
        near = [uid for uid in scene.cards_in(seen) if not scene.items_by_key[uid].card.slot]
        if not near or 2 * len(near) > len(scene.items_by_key):
            return None
        return min(near, key=lambda uid: QLineF(seen.center(), scene.items_by_key[uid].pos()).length())

    def present(self) -> Player:
        """Play the story on the full screen, from the step that is selected."""
        from ui.canvas.story.player import present

        step = self.story.current if self.story is not None else None
        window = self.widget.window()
        return present(self.plan, self.signals, window, step.uid if step is not None else None)
