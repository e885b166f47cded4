"""The tab "Bow-tie": the risks at the left, the chosen one with its causes, consequences and barriers beside them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsOpacityEffect,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from planner import edits
from planner.edits import bow_tie as tie
from planner.i18n import _, ngettext
from planner.layout.bow_tie import EVENT
from planner.model import Action, BowTieItem, Risk
from planner.model.choices import BowTieKind
from ui import theme
from ui.charts.bow_tie import BowTieChart, BowTieView
from ui.inspector.section import line, muted
from ui.pages.empty import EmptyOr, Teaching
from ui.pages.padded import padded
from ui.pages.risks.bow_tie.actions import ActionsLeft
from ui.pages.risks.bow_tie.facts import bow_tie_of, example_bow_tie
from ui.pages.risks.bow_tie.picture import ask_where_to_save, copy_picture
from ui.pages.risks.risk_list import RiskList
from ui.settings import settings
from ui.workspace import Workspace

SIDE = 224  # px, the list of risks
_LIST = "risks/bowtie/list"


class BowTieTab(QWidget):
    """Draws and changes the bow-tie of one risk."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.uid = ""
        self.chart = BowTieChart()
        self.list = RiskList(workspace)
        self.left = ActionsLeft(workspace)
        self.choice = EmptyOr(
            padded(self._side(), self._picture(), stretch=(0, 1)), self._teaching(), self._empty
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.choice)
        self._connect()
        self._follow(workspace.selection.keys)

    # Building

    def _side(self) -> QWidget:
        card = QFrame()
        card.setProperty("card", True)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 4, 1, 4)
        inside.addWidget(self.list)
        self.side = side = QWidget()
        side.setFixedWidth(SIDE)
        stack = QVBoxLayout(side)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(12)
        stack.addWidget(card, 1)
        stack.addWidget(self.left)
        return side

    def _picture(self) -> QWidget:
        self.begin_bar = self._begin_bar()
        self.pane = pane = QScrollArea()
        pane.setWidgetResizable(True)
        pane.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        pane.setWidget(self.chart)
        self.chart.setAutoFillBackground(False)  # Qt fills what it scrolls with the window's colour
        pane.viewport().setAutoFillBackground(False)
        card = QFrame()
        card.setProperty("card", True)
        stack = QVBoxLayout(card)
        stack.setContentsMargins(1, 1, 1, 1)
        stack.setSpacing(0)
        stack.addWidget(self._tools())
        stack.addWidget(line())
        stack.addWidget(self.begin_bar)
        stack.addWidget(pane, 1)
        return card

    def _tools(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(8, 6, 8, 6)
        row.addWidget(self._list_button())
        hint = muted(
            _("Drag a barrier to another way. Insert adds one, F2 renames, Page Down goes to the next risk.")
        )
        row.addWidget(hint, 1)
        for icon, words, run in (
            ("columns", _("Details"), self._details),
            ("copy", _("Copy picture"), self.copy_picture),
            ("download-simple", _("Save picture …"), self.ask_where_to_save),
        ):
            made = QToolButton()
            made.setIcon(theme.icon(icon, theme.current().muted))
            made.setToolTip(words)
            made.setAccessibleName(words)
            made.clicked.connect(run)
            row.addWidget(made)
        return bar

    def _list_button(self) -> QToolButton:
        """Return the switch that gives the room of the list to the picture; remembered."""
        made = QToolButton()
        made.setIcon(theme.icon("list-bullets", theme.current().muted))
        made.setCheckable(True)
        made.setChecked(bool(settings().value(_LIST, True, bool)))
        made.setToolTip(_("List of risks"))
        made.setAccessibleName(made.toolTip())
        made.toggled.connect(self._show_list)
        self.side.setVisible(made.isChecked())
        self.list_button = made
        return made

    def _show_list(self, shown: bool) -> None:
        settings().setValue(_LIST, shown)
        self.side.setVisible(shown)

    def _begin_bar(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(20, 14, 16, 4)
        self.begin_words = QLabel()
        self.begin_words.setWordWrap(True)
        self.begin_button = QPushButton(
            theme.icon("magic-wand", theme.current().on_accent), _("Begin with its texts")
        )
        self.begin_button.setProperty("look", "primary")
        self.begin_button.setObjectName("begin_bow_tie")
        self.begin_button.clicked.connect(self._seed)
        row.addWidget(self.begin_words, 1)
        row.addWidget(self.begin_button)
        return bar

    def _teaching(self) -> QWidget:
        example = BowTieView()
        example.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        example.setEnabled(False)
        faint = QGraphicsOpacityEffect(example)  # of the whole: lines would show through faint cards
        faint.setOpacity(0.6)
        example.setGraphicsEffect(faint)
        example.with_slots = False
        example.show_bow_tie(example_bow_tie())
        return Teaching(
            (),
            (),
            _("A bow-tie shows what leads to a risk, what follows, and which barriers stand in between."),
            _("Add the first risk"),
            self._add_risk,
            picture=example,
        )

    def _connect(self) -> None:
        chart = self.chart
        chart.added.connect(self._add)
        chart.renamed.connect(self._rename)
        chart.moved.connect(self._move)
        chart.deleted.connect(self._delete)
        chart.chosen.connect(self._choose)
        chart.stood.connect(self._keep_in_sight)
        chart.details.connect(self._details)
        chart.walked.connect(self.list.step)
        chart.copy_asked.connect(self.copy_picture)
        chart.save_asked.connect(self.ask_where_to_save)
        self.list.risk_chosen.connect(self._pick)
        self.left.wanted.connect(self._put_on)
        self.workspace.selection.changed.connect(self._follow)

    # Showing

    def _empty(self) -> bool:
        return not self.workspace.plan.rows(Risk)

    @property
    def risk(self) -> Risk | None:
        """The risk that is shown."""
        return self.workspace.plan.get(Risk, self.uid)

    def refresh(self) -> None:
        """Show the risks and the chosen one as they are now."""
        self.choice.refresh()
        self.list.show_risks(self.uid)
        if self.risk is None:
            self.chart.end_typing(keep=False)  # what it belonged to is gone
        if self.risk is None and self.list.count():
            self.uid = str(self.list.item(0).data(Qt.ItemDataRole.UserRole))
            self.list.stand_on(self.uid)
        self._show()

    def _show(self) -> None:
        risk = self.risk
        if risk is None:
            return
        shown = bow_tie_of(self.workspace, risk)
        self.begin_bar.setVisible(not shown.items)
        if not shown.items:
            self._show_seeds(risk)
        self.left.show_actions(risk)
        self.chart.show_bow_tie(shown)

    def _show_seeds(self, risk: Risk) -> None:
        count = len(tie.seeds(risk))
        self.begin_button.setVisible(bool(count))
        told = ngettext(
            "The register says {n} thing about this risk that belongs here.",
            "The register says {n} things about this risk that belong here.",
            count,
        )
        self.begin_words.setText(
            told if count else _("Write at the left what leads to it, at the right what follows.")
        )

    def show_row(self, uid: str) -> None:
        """Go to the risk of an item and put the keyboard on the item."""
        item = self.workspace.plan.get(BowTieItem, uid)
        if item is not None:
            self._go_to(item.risk)
            self.chart.stand_on(uid, tell=False)

    def _go_to(self, uid: str) -> None:
        if uid != self.uid:
            self.chart.end_typing(keep=True)
            self.uid = uid
            self.chart.current = ""
            if self.isVisible():  # else it is shown when the tab comes to the front
                self.list.stand_on(uid)
                self._show()

    def _follow(self, keys: Any) -> None:
        """Show the risk that is selected, or that an item or action selected belongs to."""
        if self.workspace.selection.origin is self:
            return
        for entity, uid in keys:
            row = self.workspace.plan.get(entity, uid)
            if isinstance(row, Risk):
                self._go_to(row.uid)
            elif isinstance(row, BowTieItem):
                self.show_row(row.uid)
            elif isinstance(row, Action):
                self._go_to(row.risk)

    def _keep_in_sight(self, place: QRect) -> None:
        centre = place.center()
        self.pane.ensureVisible(centre.x(), centre.y(), place.width() // 2 + 12, place.height() // 2 + 12)

    # Choosing

    def _pick(self, uid: str) -> None:
        self._go_to(uid)
        self.workspace.selection.set([(Risk, uid)], self)

    def _choose(self, key: str) -> None:
        chosen = (Risk, self.uid) if key == EVENT else (BowTieItem, key)
        self.workspace.selection.set([chosen], self)

    def _details(self) -> None:
        self._choose(self.chart.current if self.chart.bow_tie.item(self.chart.current) else EVENT)
        self.workspace.inspector_asked.emit()

    def _add_risk(self) -> None:
        page: Any = self.window()
        page.add("Risks/register")

    # Changing

    def _seed(self) -> None:
        plan, risk = self.workspace.plan, self.risk
        if risk is not None:
            self.workspace.attempt(lambda: tie.seed(plan, risk))
            self.chart.setFocus()

    def _add(self, kind: BowTieKind, under: str | None, name: str) -> None:
        plan = self.workspace.plan
        made = self.workspace.attempt(lambda: tie.add_item(plan, self.uid, kind, name, under))
        if made is not None:
            self._stand_on_new(made)

    def _put_on(self, uid: str) -> None:
        plan = self.workspace.plan
        action = plan.get(Action, uid)
        if action is not None:
            made = self.workspace.attempt(lambda: tie.put_on(plan, action))
            if made is not None:
                self._stand_on_new(made)

    def _stand_on_new(self, made: BowTieItem) -> None:
        self.chart.current = made.uid
        self.workspace.selection.set([(BowTieItem, made.uid)], self)

    def _rename(self, key: str, name: str) -> None:
        plan = self.workspace.plan
        row, field = (self.risk, "title") if key == EVENT else (plan.get(BowTieItem, key), "name")
        if row is not None:
            self.workspace.attempt(lambda: edits.set_fields(plan, [row], {field: name}, label=_("Rename")))

    def _move(self, key: str, way: str | None) -> None:
        plan = self.workspace.plan
        barrier, to = plan.get(BowTieItem, key), plan.get(BowTieItem, way)
        if barrier is not None:
            self.workspace.attempt(lambda: tie.move_barrier(plan, barrier, to, barrier.kind))

    def _delete(self, key: str) -> None:
        row = self.workspace.plan.get(BowTieItem, key)
        if row is not None:
            self.chart.current = EVENT
            self.workspace.delete([row])

    # Pictures

    def copy_picture(self) -> None:
        """Put the picture on the clipboard, on light paper."""
        copy_picture(self.workspace, self.chart.bow_tie)

    def ask_where_to_save(self) -> None:
        """Ask for a file and write the picture there."""
        ask_where_to_save(self, self.workspace, self.chart.bow_tie)
