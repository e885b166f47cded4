"""The library of starter risks: look, search, tick, and take several with their actions in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from planner.analysis.risk_library import StarterRisk, by_sector, in_register
from planner.document import folded
from planner.edits.drafted_risks import RiskDraft, add_from_library
from planner.i18n import _, ngettext
from planner.model import Risk
from ui.dialogs.buttons import take_or_cancel
from ui.dialogs.risk_library_list import LibraryDelegate, LibraryModel
from ui.dialogs.risk_preview import RiskPreview

if TYPE_CHECKING:
    from ui.workspace import Workspace


class RiskLibrary(QDialog):
    """Ticks are kept while a person searches; what the register has already cannot be ticked."""

    def __init__(self, parent: QWidget, workspace: Workspace) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Library of starter risks"))
        self.resize(900, 620)
        plan = workspace.plan
        self.model = LibraryModel(by_sector(plan.info.sector), in_register(plan), self)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search risks, causes and actions"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._search)
        self.search.installEventFilter(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(LibraryDelegate(self.list))
        self.list.setUniformItemSizes(False)
        self.list.setMouseTracking(True)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setAccessibleName(_("Starter risks"))
        self.list.installEventFilter(self)
        self.list.clicked.connect(self.model.toggle)
        self.preview = RiskPreview()
        self.nothing = QLabel(_("No starter risk says that; try one word, in English or Indonesian."))
        self.nothing.setProperty("tone", "muted")
        self.nothing.setWordWrap(True)
        self.nothing.hide()
        self.told = QLabel()
        self.told.setProperty("tone", "muted")
        self.buttons, self.take_button = take_or_cancel(self, _("Add risks"), self.take)
        self._lay_out()
        self.list.selectionModel().currentChanged.connect(self._show)
        self.model.ticks_changed.connect(self._tell)
        self._search("")
        self._tell()
        self.search.setFocus()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.search)
        left.addWidget(self.nothing)
        frame = QFrame()
        frame.setProperty("card", True)
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(3, 3, 3, 3)
        inside.addWidget(self.list)
        left.addWidget(frame, 1)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addLayout(left, 11)
        middle.addWidget(self.preview, 9)
        foot = QHBoxLayout()
        foot.addWidget(self.told, 1)
        foot.addWidget(self.buttons)
        said = QLabel(
            _(
                "What often goes wrong in ecosystems. Tick what fits yours; everything can be reworded afterwards."
            )
        )
        said.setProperty("tone", "muted")
        said.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(said)
        layout.addLayout(middle, 1)
        layout.addLayout(foot)

    # Looking

    def _search(self, text: str) -> None:
        self.model.show_fitting(folded(text).split())
        first = next((line for line in range(self.model.rowCount()) if self.model.risk_at(line)), None)
        self.nothing.setVisible(first is None)
        if first is not None:
            self.list.setCurrentIndex(self.model.index(first))
            self.list.scrollToTop()

    def _show(self, index: QModelIndex) -> None:
        risk = self.model.risk_at(index.row())
        if risk is not None:
            self.preview.show_risk(risk)

    def _tell(self) -> None:
        chosen = self.model.chosen()
        self.take_button.setEnabled(bool(chosen))
        words = ngettext("Add {n} risk", "Add {n} risks", len(chosen)) if chosen else _("Add risks")
        self.take_button.setText(words)
        actions = sum(len(one.actions) for one in chosen)
        self.told.setText(
            ngettext("with {n} action", "with {n} actions", actions)
            if chosen
            else _("Space or a click ticks; a heading ticks its whole sector.")
        )

    def eventFilter(self, watched: QObject, event: object) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QKeyEvent.Type.KeyPress:
            return False
        if watched is self.search and event.key() == Qt.Key.Key_Down:
            self.list.setFocus()
            return True
        if watched is self.list and event.key() == Qt.Key.Key_Space:
            self.model.toggle(self.list.currentIndex())
            return True
        return False

    # Taking

    def take(self) -> None:
        """Add what is ticked, and show the first of it in the register."""
        chosen, workspace = self.model.chosen(), self.workspace
        drafts = [_draft(one) for one in chosen]
        made = workspace.attempt(lambda: add_from_library(workspace.plan, drafts))
        if made:
            self.accept()
            workspace.show(Risk, made[0].uid)
            workspace.selection.set([(Risk, one.uid) for one in made])
            workspace.told.emit(
                ngettext("{n} risk is in the register.", "{n} risks are in the register.", len(made)), "good"
            )

    def closeEvent(self, event: QCloseEvent) -> None:
        self.reject()


def _draft(one: StarterRisk) -> RiskDraft:
    return RiskDraft(one.values, actions=one.action_values)


def ask_library(parent: QWidget, workspace: Workspace) -> RiskLibrary:
    """Open the library over the window."""
    dialog = RiskLibrary(parent, workspace)
    dialog.open()
    return dialog
