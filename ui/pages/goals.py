"""The goals of the Strategy page: who stands where, the stance in hand with its reason, and the conflicts."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planner import edits
from planner.display import short_of
from planner.i18n import _, ngettext, number
from planner.model import (
    Goal,
    Organisation,
    Stance,
)
from planner.model.choices import Stage
from ui import theme
from ui.clearing import clear
from ui.inspector.form import Form
from ui.inspector.section import muted
from ui.pages.alignment import alignment_of, alignment_tone
from ui.pages.empty import EmptyOr, Teaching
from ui.pages.page import padded
from ui.tables.matrix import Cell, Heading, Matrix, MatrixView, card
from ui.workspace import Workspace

_FULL = QSize(-1, -1)  # cells fill their place
STANCES = (-2, -1, 0, 1, 2)
_KEYS = {"1": -2, "2": -1, "3": 0, "4": 1, "5": 2, "0": None}


def signed(value: int) -> str:
    """Write a stance with its sign."""
    return number(value, 0, sign=True)


def stance_cell(value: int | None, tip: str = "") -> Cell:
    """Return how a stance looks: the strong ones solid, the mild ones tinted, none as a dot."""
    t = theme.current()
    if value is None:
        return Cell("·", tip=tip)
    fill, colour = {
        2: (t.good, t.on_accent),
        1: (t.good_tint, t.good),
        0: (t.neutral_tint, t.muted),
        -1: (t.danger_tint, t.danger),
        -2: (t.danger, t.on_accent),
    }[value]
    return Cell(signed(value), fill, colour, tip=tip)


class GoalsTab(QWidget):
    """The goal-alignment matrix, the stance in hand with its reason, and the conflicts."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._stances: dict[tuple[str, str], Stance] = {}
        self._index()
        self.view = MatrixView(self._matrix())
        self.view.current_changed.connect(self._show_current)
        self.view.row_chosen.connect(self._choose_partner)
        self.view.column_chosen.connect(self._choose_goal)
        self.new_goal = QLineEdit()
        self.new_goal.setPlaceholderText(_("Type a new goal …"))
        self.new_goal.returnPressed.connect(self._add_goal)
        self.side = self._side()
        left = QWidget()
        stack = QVBoxLayout(left)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(8)
        stack.addWidget(card(self.view), 1)
        stack.addWidget(self.new_goal)
        teaching = Teaching(
            [_("Partner"), _("Grow the market"), _("Lower the cost"), _("Share data"), _("Alignment")],
            [_("for example, a bank"), "+2", "0", "−1", number(0.42, 2)],
            _("Name the goals the partners share; then ask each partner where it stands."),
            _("Add the first goal"),
            self.begin_new,
            _("Goals not agreed early are the usual gulf: partners then chase conflicting priorities."),
        )
        self.choice = EmptyOr(padded(left, self.side, stretch=(1, 0)), teaching, self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.choice)

    def _empty(self) -> bool:
        return not self.workspace.plan.rows(Goal)

    def begin_new(self) -> None:
        """Begin a new goal by typing its name."""
        self.choice.show_content()
        self.new_goal.setFocus()

    def _add_goal(self) -> None:
        name = self.new_goal.text().strip()
        if name and self.workspace.attempt(lambda: edits.add_row(self.workspace.plan, Goal, {"name": name})):
            self.new_goal.clear()

    # Matrix

    def _matrix(self) -> Matrix:
        return Matrix(
            rows=self._partners,
            columns=self._goal_heads,
            cell=self._cell,
            set_value=self._set,
            keys=_KEYS,
            corner=_("Partner"),
            extras=((_("Alignment"), self._alignment, 128),),
            feet=((_("Together"), self._together, self._overall),),
            menu=[(signed(value), value) for value in STANCES],
            row_height=30,
            cell_width=84,
            head_width=150,
            box=_FULL,
        )

    def _partners(self) -> list[Heading]:
        plan = self.workspace.plan
        here = [one for one in plan.rows(Organisation) if one.stage is not Stage.EXITED]
        here.sort(key=lambda one: not one.is_hub)
        return [Heading(one.uid, short_of(plan, one)) for one in here]

    def _goal_heads(self) -> list[Heading]:
        return [
            Heading(goal.uid, goal.name, _("weight {n}").format(n=number(goal.weight)))
            for goal in self.workspace.plan.rows(Goal)
        ]

    def _index(self) -> None:
        self._stances = {(one.organisation, one.goal): one for one in self.workspace.plan.rows(Stance)}

    def _cell(self, row: str, column: str) -> Cell:
        stance = self._stances.get((row, column))
        return stance_cell(stance.value, stance.reason or "") if stance is not None else stance_cell(None)

    def _set(self, row: str, column: str, value: int | None) -> None:
        values = {"value": value} if value is not None else None
        pair = {"organisation": row, "goal": column}
        self.workspace.attempt(lambda: edits.set_pair(self.workspace.plan, Stance, pair, values))

    def _figures(self) -> dict[str, Any]:
        found: dict[str, Any] = self.workspace.analysis()["strategy"]["alignment"]
        return found

    def _alignment(self, row: str) -> Cell:
        partner = self.workspace.plan.get(Organisation, row)
        if partner is None:
            return Cell()
        value = alignment_of(self.workspace, partner)
        if value is None:
            return Cell(_("not asked"), colour=theme.current().muted)
        colour = getattr(theme.current(), alignment_tone(value))
        return Cell(number(value, 2), colour=colour, bar=value)

    def _together(self, column: str) -> Cell:
        t = theme.current()
        values = [one.value for (_partner, goal), one in self._stances.items() if goal == column]
        if not values:
            return Cell(_("not asked"), colour=t.muted, icon="question")
        if min(values) <= -1 and max(values) >= 1:
            return Cell(_("conflict"), colour=t.danger, icon="x-circle")
        return Cell(_("agree"), colour=t.good, icon="check-circle")

    def _overall(self, _extra: int) -> Cell:
        value = self._figures()["ecosystem"]
        return Cell(number(value, 2) if value is not None else "–", colour=theme.current().text, bar=value)

    # Side

    def _side(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(300)
        stack = QVBoxLayout(side)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(12)
        stack.addWidget(self._stance_card())
        self.conflict_card = QFrame()
        self.conflict_card.setProperty("card", True)
        self.conflict_box = QVBoxLayout(self.conflict_card)
        self.conflict_box.setContentsMargins(16, 14, 16, 14)
        stack.addWidget(self.conflict_card)
        stack.addStretch(1)
        return side

    def _stance_card(self) -> QWidget:
        frame = QFrame()
        frame.setProperty("card", True)
        box = QVBoxLayout(frame)
        box.setContentsMargins(16, 12, 16, 14)
        box.setSpacing(8)
        self.stance_title = muted("")
        box.addWidget(self.stance_title)
        row = QHBoxLayout()
        row.setSpacing(4)
        self.stance_buttons: dict[int, QPushButton] = {}
        for value in STANCES:
            made = QPushButton(signed(value))
            made.setCheckable(True)
            made.setProperty("stance", value)
            made.setFont(theme.font(13, bold=True, tabular=True))
            made.setStyleSheet("padding: 0;")
            made.clicked.connect(self._stance_clicked)
            self.stance_buttons[value] = made
            row.addWidget(made)
        box.addLayout(row)
        self.reason = Form(self.workspace, Stance, ("reason",))
        box.addWidget(self.reason)
        box.addWidget(
            muted(_("Keys 1 to 5 set a stance, 0 clears it. A reason helps when you talk about it."))
        )
        return frame

    def _stance_clicked(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.view.set_current(sender.property("stance"))

    def _show_current(self, row: str, column: str) -> None:
        plan = self.workspace.plan
        partner, goal = plan.get(Organisation, row), plan.get(Goal, column)
        if partner is None or goal is None:
            return
        self.stance_title.setText(_("{partner} on “{goal}”").format(partner=partner.short, goal=goal.name))
        stance = self._stances.get((row, column))
        t = theme.current()
        for value, made in self.stance_buttons.items():
            here = stance is not None and stance.value == value
            made.setChecked(here)
            look = (
                f"color: {t.accent}; background: {t.accent_tint}; border: 1px solid {t.accent};"
                if here
                else ""
            )
            made.setStyleSheet(f"padding: 0; {look}")
        self.reason.setEnabled(stance is not None)
        self.reason.show_rows([stance] if stance is not None else [])

    def _choose_partner(self, uid: str) -> None:
        self.workspace.selection.set([(Organisation, uid)])

    def _choose_goal(self, uid: str) -> None:
        self.workspace.selection.set([(Goal, uid)])

    def _fill_conflicts(self) -> None:
        box = self.conflict_box
        clear(box)
        found = self._figures()["conflicts"]
        box.addWidget(_title(_("Conflicts"), ngettext("{n} goal", "{n} goals", len(found)) if found else ""))
        for conflict in found:
            box.addWidget(self._conflict(conflict))
        if self._stances and not found:
            box.addWidget(muted(_("No goal has one partner against it and another for it.")))
        asked, all_cells = len(self._stances), len(self.view.rows) * len(self.view.columns)
        if all_cells > asked:
            box.addWidget(
                muted(
                    _("Not asked: {n} stances of {all}").format(
                        n=number(all_cells - asked), all=number(all_cells)
                    )
                )
            )

    def _conflict(self, conflict: dict[str, Any]) -> QWidget:
        t = theme.current()
        shorts = {one.name: one.short for one in self.workspace.plan.rows(Organisation)}
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 6, 0, 4)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(1)
        icon = QLabel()
        icon.setPixmap(theme.pixmap("x-circle", t.danger, 16, self.devicePixelRatioF()))
        goal = QLabel(conflict["goal"])
        goal.setFont(theme.font(bold=True))
        goal.setWordWrap(True)
        grid.addWidget(icon, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(goal, 0, 1)
        grid.setColumnStretch(1, 1)
        for line, (word, names, colour) in enumerate(
            ((_("for"), conflict["for"], t.good), (_("against"), conflict["against"], t.danger)), 1
        ):
            some = ", ".join(shorts.get(name, name) for name in names[:3])
            rest = f" +{len(names) - 3}" if len(names) > 3 else ""
            grid.addWidget(muted(f'<span style="color:{colour}">{word}</span> {some}{rest}'), line, 1)
        return holder

    def refresh(self) -> None:
        """Show matrix, stance and conflicts as they are now."""
        self._index()
        self.choice.refresh()
        self.view.reload()
        self._show_current(*self.view.current_keys())
        self._fill_conflicts()


def _title(text: str, side: str) -> QWidget:
    holder = QWidget()
    layout = QHBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 4)
    heading = QLabel(text)
    heading.setFont(theme.font(bold=True))
    layout.addWidget(heading, 1)
    layout.addWidget(muted(side))
    return holder
