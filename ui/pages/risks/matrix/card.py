"""The card around the matrix: its heading and menu, what it may show, and the form of levels and bands."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout

from planner.i18n import _
from planner.model import Snapshot
from ui import theme
from ui.pages.cards import link_button
from ui.pages.risks.matrix.matrix import RiskMatrix
from ui.pages.risks.matrix.measure_form import MeasureForm
from ui.pages.risks.matrix.shown import ARROWS, KINDS
from ui.workspace import Workspace


class MatrixCard(QFrame):
    """`enlarged` tells that the matrix wants the whole page, or only its place beside the register; `formed` that the
    form of levels and bands came or went.
    """

    enlarged = Signal(bool)
    formed = Signal(bool)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.setProperty("card", True)
        self.matrix = RiskMatrix(workspace)
        self.matrix.cell_chosen.connect(self._chosen)
        self.matrix.left.connect(self.make_small)
        self.form = MeasureForm(workspace, self.matrix)
        self.form.hide()
        self.form.ended.connect(self._form_ended)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 6, 1, 6)
        layout.setSpacing(4)
        layout.addLayout(self._head())
        layout.addWidget(self.matrix, 1)
        layout.addWidget(self.form)

    def _head(self) -> QHBoxLayout:
        title = QLabel(_("Matrix"))
        title.setFont(theme.font(bold=True))
        self.hint = QLabel(_("drag to score"))
        self.hint.setFont(theme.font(11))
        self.hint.setProperty("tone", "muted")
        self.all_button = link_button(_("show all"), self._show_all)
        self.all_button.setFont(theme.font(11))
        self.all_button.hide()
        self.menu_button = _tool("sliders-horizontal", _("What the matrix shows"))
        self.menu_button.clicked.connect(self._open_menu)
        self.size_button = _tool("arrows-out", _("Fill the page with the matrix"))
        self.size_button.clicked.connect(self._toggle_size)
        row = QHBoxLayout()
        row.setContentsMargins(15, 0, 8, 0)
        row.setSpacing(2)
        row.addWidget(title)
        row.addStretch(1)
        for widget in (self.hint, self.all_button, self.menu_button, self.size_button):
            row.addWidget(widget)
        return row

    # Filtering

    def _chosen(self, likelihood: int, _impact: int) -> None:
        self.hint.setVisible(likelihood == 0)
        self.all_button.setVisible(likelihood != 0)

    def _show_all(self) -> None:
        self.matrix.choose(None)

    # Size

    @property
    def large(self) -> bool:
        """Whether the matrix fills the page."""
        return self.matrix.large

    def _toggle_size(self) -> None:
        self.enlarge(not self.large)

    def make_small(self) -> None:
        """Put the matrix back beside the register."""
        self.enlarge(False)

    def enlarge(self, large: bool) -> None:
        """Let the matrix fill the page, or stand beside the register again."""
        if large == self.large:
            return
        self.size_button.setIcon(theme.icon("arrows-in" if large else "arrows-out", theme.current().muted))
        words = _("Back beside the register (Esc)") if large else _("Fill the page with the matrix")
        self.size_button.setToolTip(words)
        self.size_button.setAccessibleName(words)
        if large:
            self.matrix.choose(None)
        self.matrix.enlarge(large)
        self.enlarged.emit(large)
        self.matrix.setFocus()

    # Menu

    def _open_menu(self) -> None:
        at = self.menu_button.mapToGlobal(self.menu_button.rect().bottomLeft())
        self.menu().popup(at)

    def contextMenuEvent(self, event: object) -> None:
        self.menu().popup(event.globalPos())  # type: ignore[attr-defined]

    def menu(self) -> QMenu:
        """Return the menu: kinds, arrows, since when, levels and bands, the picture."""
        menu, shown = QMenu(self), self.matrix.shown
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        kinds = {f"kinds={key}": _(words) for key, words in KINDS.items()}
        arrows = {f"arrows={key}": _(words) for key, words in ARROWS.items()}
        self._choices(menu, kinds, f"kinds={shown.kinds}")
        menu.addSeparator()
        self._choices(menu, arrows, f"arrows={shown.arrows}")
        since = menu.addMenu(_("Since a snapshot"))
        snapshots = {f"since={one.uid}": one.name for one in self.workspace.plan.rows(Snapshot)}
        self._choices(since, {"since=": _("No comparison"), **snapshots}, f"since={shown.since}")
        since.setEnabled(bool(snapshots))
        menu.addSeparator()
        menu.addAction(theme.icon("ruler"), _("Levels, bands and appetite …"), self.open_form)
        menu.addSeparator()
        menu.addAction(theme.icon("copy"), _("Copy picture"), self.matrix.copy_picture)
        menu.addAction(theme.icon("download-simple"), _("Save picture …"), self.matrix.ask_where_to_save)
        return menu

    def _choices(self, menu: QMenu, choices: Mapping[str, str], current: str) -> None:
        group = QActionGroup(menu)
        for key, words in choices.items():
            action = group.addAction(QAction(words, menu, checkable=True, checked=key == current))
            action.setData(key)
            menu.addAction(action)
        group.triggered.connect(self._pick)

    def _pick(self, action: QAction) -> None:
        name, _sign, key = str(action.data()).partition("=")
        self.matrix.show_what(**{name: key})

    # Levels and bands

    def open_form(self) -> None:
        """Show the form of levels, bands and appetite under the matrix, which shows what they would make of it."""
        self.matrix.bare = True
        self.form.begin()
        self.form.show()
        self.formed.emit(True)

    def _form_ended(self) -> None:
        self.form.hide()
        self.matrix.bare = False
        self.matrix.reload()
        self.formed.emit(False)
        self.matrix.setFocus()

    def reload(self) -> None:
        """Show the plan as it stands."""
        if not self.form.isHidden():
            self.form.follow()
        self.matrix.reload()


def _tool(icon: str, words: str) -> QToolButton:
    made = QToolButton()
    made.setIcon(theme.icon(icon, theme.current().muted))
    made.setToolTip(words)
    made.setAccessibleName(words)
    return made
