"""The steps of the story beside the map: added, dragged, captioned, deleted and shown."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from planner.document import ChangeSet, Plan
from planner.edits import delete_rows
from planner.edits.story import caption_step, move_step, story_of
from planner.i18n import _, ngettext
from planner.model import MapView, Organisation, StoryStep
from ui.canvas.side_panel import SidePanel, icon_button, word_button
from ui.canvas.story.step_list import StepList


class StoryPanel(SidePanel):
    """Emits which step (its key) a person wants to see, that the map as it is shall be added, played or written."""

    chosen = Signal(str)
    add_wanted = Signal()
    change_wanted = Signal()
    play_wanted = Signal()
    pages_wanted = Signal()

    def __init__(self, plan: Plan, parent: QWidget) -> None:
        super().__init__(parent)
        self.plan = plan
        self.title.setText(_("Story"))
        self.steps = StepList()
        self.body.addWidget(self.steps, 1)
        add = word_button("plus", _("Add step"), self.add_wanted.emit, primary=True)
        add.setToolTip(_("Add what is seen to the story"))
        self.foot.addWidget(add)
        self.foot.addStretch(1)
        self.play = icon_button("presentation", _("Present from this step"), self.play_wanted.emit)
        self.change = icon_button(
            "arrows-clockwise", _("Let this step show what is seen now"), self.change_wanted.emit
        )
        self.pages = icon_button("file-pdf", _("Export the steps as PDF pages"), self.pages_wanted.emit)
        self.bin = icon_button("trash", _("Delete this step"), self._delete)
        for button in (self.change, self.play, self.pages, self.bin):
            self.foot.addWidget(button)
        self.steps.captioned.connect(self._caption)
        self.steps.moved.connect(self._move)
        self.steps.delete_wanted.connect(self._delete)
        self.steps.play_wanted.connect(self.play_wanted)
        self.steps.chosen.connect(self.chosen)
        self.reload()

    @property
    def current(self) -> StoryStep | None:
        """The step that is selected."""
        return self.plan.get(StoryStep, self.steps.current_key())

    def reload(self) -> None:
        """List the steps anew."""
        steps = story_of(self.plan)
        lines = [(step.uid, self._caption_of(step), self._words(step)) for step in steps]
        self.steps.show_steps(lines)
        self.purpose.setText(
            ngettext("{n} step. Drag to change the order, F2 writes what is said.",
                     "{n} steps. Drag to change the order, F2 writes what is said.", len(steps))
            if steps
            else _("Show on the map what you want to tell first – a view, a filter, one partner – and add it. "
                   "Without steps, presenting shows view after view.")
        )  # fmt: skip
        for button in (self.change, self.bin):
            button.setEnabled(bool(steps))

    def follow(self, changes: ChangeSet) -> None:
        """List the steps anew if they or what they name have changed."""
        if changes.concerns((StoryStep, MapView, Organisation)):
            self.reload()

    def begin_caption(self, uid: str) -> None:
        """Select a step and let its caption be typed."""
        self.steps.begin(uid)

    def _caption_of(self, step: StoryStep) -> str:
        return step.caption or ""

    def _words(self, step: StoryStep) -> str:
        view = self.plan.get(MapView, step.view)
        focus = self.plan.get(Organisation, step.focus)
        parts = [view.name if view is not None else "", focus.short if focus is not None else ""]
        parts.append(_("filter “{words}”").format(words=step.filter) if step.filter else "")
        return " · ".join(part for part in parts if part)

    def _caption(self, uid: str, text: str) -> None:
        step = self.plan.get(StoryStep, uid)
        if step is not None and text.strip() != (step.caption or ""):
            caption_step(self.plan, step, text.strip())

    def _move(self, uid: str, place: int) -> None:
        step = self.plan.get(StoryStep, uid)
        if step is not None:
            move_step(self.plan, step, place)

    def _delete(self) -> None:
        if self.current is not None:
            delete_rows(self.plan, [self.current])
