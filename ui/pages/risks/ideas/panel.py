"""The panel of suggested risks: taken or dismissed one by one, by mouse or keyboard, beside the work that goes on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from planner.analysis.suggestions import Concern, Suggestion
from planner.edits.dismissals import bring_back_dismissed, dismiss
from planner.edits.drafted_risks import RiskDraft, take_suggestion
from planner.i18n import _, ngettext
from planner.model import BY_KEY, Dismissal, Risk
from ui.canvas.side_panel import SidePanel
from ui.clearing import clear
from ui.inspector.section import muted
from ui.pages.cards import link_button
from ui.pages.risks.ideas.row import SuggestionRow
from ui.workspace import Workspace

WIDTH, MARGIN = 380, 12
AT_ONCE = 30  # rows made at a time


class SuggestionsPanel(SidePanel):
    """Floats over the right of `over`, a part of the page; `left` carries those that are left."""

    left = Signal(object)

    def __init__(self, workspace: Workspace, page: QWidget, over: QWidget) -> None:
        super().__init__(page)  # not a child of the stack, which raises the tab it shows
        self.workspace, self.over = workspace, over
        self.suggestions: list[Suggestion] = []
        self.rows: list[SuggestionRow] = []
        self._more = AT_ONCE
        self.setObjectName("suggestions")
        self.setAccessibleName(_("Suggested risks"))
        self.title.setText(_("Suggested risks"))
        self.purpose.setText(
            _("Found in the structure of the plan. Enter takes one, Delete dismisses it, Esc closes.")
        )
        self.column = QVBoxLayout()
        self.column.setContentsMargins(0, 0, 4, 0)
        self.column.setSpacing(0)
        holder = QWidget()
        outer = QVBoxLayout(holder)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(self.column)
        outer.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(holder)
        holder.setAutoFillBackground(False)  # the card's ground, which a scroll area would cover
        self.area.viewport().setAutoFillBackground(False)
        self.body.addWidget(self.area, 1)
        over.installEventFilter(self)
        self.hide()

    # What is shown

    def show_suggestions(self, found: Sequence[Suggestion]) -> None:
        """List other suggestions; the keyboard stays on the one it is on."""
        if [one.key for one in found] == [one.key for one in self.suggestions] and self.rows:
            self.suggestions = list(found)
            self._fill_foot()
            return
        self.suggestions = list(found)
        self._fill()

    def _fill(self) -> None:
        held, inside = self._current(), self._has_keyboard()
        key = held.suggestion.key if held is not None else ""
        place = self.rows.index(held) if held is not None else 0
        scrolled = self.area.verticalScrollBar().value()
        clear(self.column)
        self.rows = []
        for one in self.suggestions[: self._more]:
            row = SuggestionRow(one)
            row.asked.connect(self._asked)
            row.wanted.connect(self._go)
            self.rows.append(row)
            self.column.addWidget(row)
            row.show()  # now, so that it can have the keyboard
        self._fill_end()
        self._fill_foot()
        self.column.activate()
        self.area.verticalScrollBar().setValue(scrolled)
        if inside:
            same = next((row for row in self.rows if row.suggestion.key == key), None)
            self._stand_on(self.rows.index(same) if same is not None else place)

    def _fill_end(self) -> None:
        hidden = len(self.suggestions) - len(self.rows)
        if hidden > 0:
            self.column.addWidget(
                link_button(_("Show {n} more").format(n=min(hidden, AT_ONCE)), self._show_more)
            )
        if not self.suggestions:
            self.column.addWidget(
                muted(_("Nothing to suggest: what the structure shows is in the register already."), 13)
            )

    def _show_more(self) -> None:
        place = len(self.rows)
        self._more = place + AT_ONCE
        self._fill()
        self._stand_on(place)

    def _fill_foot(self) -> None:
        clear(self.foot)
        count = len(self.workspace.plan.rows(Dismissal))
        if count:
            words = ngettext("Dismissed {n}, show", "Dismissed {n}, show", count)
            self.foot.addWidget(link_button(words, self._bring_back), 0, Qt.AlignmentFlag.AlignLeft)

    # What a person does

    def open(self) -> None:
        """Show the panel with the keyboard on its first row."""
        self._more = AT_ONCE
        self._fill()
        self._place()
        self.show()
        self.raise_()
        self._stand_on(0)

    def _asked(self, what: str) -> None:
        row = self.sender()
        if not isinstance(row, SuggestionRow) or row not in self.rows:
            return
        place = self.rows.index(row)
        steps = {"up": place - 1, "down": place + 1, "first": 0, "last": len(self.rows) - 1}
        if what in steps:
            self._stand_on(steps[what])
        elif what == "take":
            self._take(row)
        else:
            self._dismiss(row)

    def _take(self, row: SuggestionRow) -> None:
        one, workspace = row.suggestion, self.workspace
        draft = RiskDraft(vars(one.draft), one.links)
        made: Risk | None = workspace.attempt(lambda: take_suggestion(workspace.plan, draft, self))
        if made is not None:
            self._drop(row)
            workspace.selection.set([(Risk, made.uid)], self)
            workspace.told.emit(
                _("{code} is in the register: {title}").format(code=made.code, title=made.title), "good"
            )

    def _dismiss(self, row: SuggestionRow) -> None:
        one, plan = row.suggestion, self.workspace.plan

        def act() -> bool:
            dismiss(plan, one.rule, one.subject, one.draft.title, self)
            return True

        if self.workspace.attempt(act):
            self._drop(row)

    def _drop(self, row: SuggestionRow) -> None:
        """Take one row out without making the others anew."""
        place = self.rows.index(row)
        inside = self._has_keyboard()
        self.suggestions = [one for one in self.suggestions if one is not row.suggestion]
        self.rows.remove(row)
        self.column.removeWidget(row)
        row.hide()
        row.deleteLater()
        if not self.rows:
            self._fill()
        self._fill_foot()
        if inside:
            self._stand_on(place)
        self.left.emit(self.suggestions)

    def _bring_back(self) -> None:
        workspace = self.workspace
        workspace.attempt(lambda: bring_back_dismissed(workspace.plan, self))

    def _go(self, concern: Concern) -> None:
        self.workspace.show(BY_KEY[concern.kind], concern.uid)

    # The keyboard

    def _current(self) -> SuggestionRow | None:
        focus = self.focusWidget()
        return next((row for row in self.rows if row is focus or (focus and row.isAncestorOf(focus))), None)

    def _has_keyboard(self) -> bool:
        window = self.window()
        focus = window.focusWidget() if window is not None else None
        return self.isVisible() and focus is not None and (focus is self or self.isAncestorOf(focus))

    def _stand_on(self, place: int) -> None:
        if not self.rows:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        row = self.rows[max(0, min(place, len(self.rows) - 1))]
        row.setFocus(Qt.FocusReason.OtherFocusReason)
        self.area.ensureWidgetVisible(row, 0, 8)

    # Its place

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        box = self.over.geometry().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        box.setLeft(max(box.left(), box.right() - WIDTH))
        self.setGeometry(box)
