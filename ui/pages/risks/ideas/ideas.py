"""Where ideas for risks come from on the page of risks: the structure of the plan, and the library."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton

from planner.analysis.suggestions import Suggestion
from planner.i18n import _, ngettext
from planner.model import Dismissal
from ui.dialogs.risk_library import RiskLibrary, ask_library
from ui.pages.page import Page, button
from ui.pages.risks.ideas.finder import SuggestionFinder
from ui.pages.risks.ideas.panel import SuggestionsPanel
from ui.pages.split_button import SplitButton


class RiskIdeas(QObject):
    """Puts the button of suggestions and the ways to add a risk into the head of `page`."""

    def __init__(self, page: Page, add: QPushButton, name_a_risk: Callable[[], None]) -> None:
        super().__init__(page)
        self.page, self.workspace = page, page.workspace
        self.button = button("", "lightbulb", self.toggle)
        self.button.setCheckable(True)
        self.button.hide()
        self.add = SplitButton(
            add,
            [
                ("plus", _("Type a new risk"), name_a_risk),
                ("books", _("From the library …"), self.open_library),
                ("lightbulb", _("From suggestions"), self.open),
            ],
        )
        self.panel: SuggestionsPanel | None = None
        self.finder = SuggestionFinder(self.workspace, self)
        self.finder.found.connect(self._found)
        self._suggestions: list[Suggestion] = []

    @property
    def is_open(self) -> bool:
        """Whether the panel of suggestions is open on the page."""
        return self.panel is not None and not self.panel.isHidden()

    def refresh(self) -> None:
        """Look for suggestions again if the plan has changed; called while the page is seen."""
        self.finder.look()

    def _found(self, suggestions: list[Suggestion]) -> None:
        self._suggestions = suggestions
        if self.panel is not None:
            self.panel.show_suggestions(suggestions)
        self._tell(len(suggestions))

    def _left(self, suggestions: list[Suggestion]) -> None:
        self._suggestions = suggestions
        self._tell(len(suggestions))

    def _tell(self, count: int) -> None:
        """Say how many there are; where there are none, the button stays only to bring dismissed ones back."""
        words = ngettext("{n} suggestion", "{n} suggestions", count) if count else _("No suggestion")
        self.button.setText(f" {words}")
        self.button.setVisible(bool(count) or self.is_open or bool(self.workspace.plan.rows(Dismissal)))

    def toggle(self) -> None:
        """Open the panel, or close it."""
        if self.is_open:
            self.close()
        else:
            self.open()

    def open(self) -> None:
        """Open the panel of suggestions."""
        if self.panel is None:
            self.panel = SuggestionsPanel(self.workspace, self.page, self.page.stack)
            self.panel.closed.connect(self.close)
            self.panel.left.connect(self._left)
        self.panel.show_suggestions(self._suggestions)
        self.panel.open()
        self.button.setChecked(True)
        self._tell(len(self._suggestions))

    def close(self) -> None:
        """Close the panel; the keyboard goes back to the button."""
        if self.panel is not None:
            self.panel.hide()
        self.button.setChecked(False)
        self._tell(len(self._suggestions))
        back = self.button if self.button.isVisible() else self.add.main
        back.setFocus()

    def open_library(self) -> RiskLibrary:
        """Open the library of starter risks."""
        return ask_library(self.page.window(), self.workspace)
