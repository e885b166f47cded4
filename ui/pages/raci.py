"""RACI: decision × party; the letter typed is the letter set, and what breaks the rule stands at the edge."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner import edits
from planner.i18n import _, number
from planner.model import Decision, Organisation, Responsibility, Role
from planner.model.choices import Letter
from ui import theme
from ui.charts.chart import CENTRE, RIGHT, width_of, write
from ui.pages.empty import Teaching
from ui.pages.matrix_tab import MatrixTab
from ui.pages.page import padded
from ui.pages.parties import party_headings, party_pair
from ui.tables.matrix import Cell, Heading, Matrix, MatrixView, card
from ui.workspace import Workspace

_BOX, _GAP = 35, 18  # pixels: of a letter with the space after it, and between two of them


def letter_cell(letter: Letter | None) -> Cell:
    """Return how a letter looks, in one hue: A solid, R outlined, C grey, I hairline."""
    t = theme.current()
    if letter is None:
        return Cell("·")
    text = str(letter.value)
    return {
        Letter.ACCOUNTABLE: Cell(text, t.accent, t.on_accent),
        Letter.ACCOUNTABLE_RESPONSIBLE: Cell(text, t.accent, t.on_accent),
        Letter.RESPONSIBLE: Cell(text, None, t.accent, t.accent),
        Letter.CONSULTED: Cell(text, t.neutral_tint, t.text),
        Letter.INFORMED: Cell(text, None, t.muted, t.hairline),
    }[letter]


def _legend_words() -> tuple[tuple[Letter, str], ...]:
    return (
        (Letter.ACCOUNTABLE, _("accountable, exactly one")),
        (Letter.RESPONSIBLE, _("responsible")),
        (Letter.CONSULTED, _("consulted")),
        (Letter.INFORMED, _("informed")),
    )


class Legend(QWidget):
    """What the letters mean, and how to set them; where it is too narrow the words give way alike."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(32)
        self.hint = _("Press the letter; Delete clears")
        said = [f"{letter.value}: {words}" for letter, words in _legend_words()]
        self.setToolTip("\n".join([*said, self.hint]))
        self.setAccessibleName(_("Legend"))
        self.setAccessibleDescription("; ".join([*said, self.hint]))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, x = QPainter(self), 2.0
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        words = [text for _letter, text in _legend_words()]
        widths = [width_of(text) for text in words]
        full = sum(widths) + len(words) * (_BOX + _GAP)
        room = self.width() - full
        share = min(1.0, (self.width() - len(words) * (_BOX + _GAP)) / max(sum(widths), 1))
        for (letter, text), wide in zip(_legend_words(), widths, strict=True):
            _paint_letter(painter, QRectF(x, 5, 28, 22), letter_cell(letter))
            write(painter, QRectF(x + _BOX, 0, wide * share, 32), text, theme.current().muted)
            x += _BOX + wide * share + _GAP
        if room >= width_of(self.hint):
            write(painter, QRectF(self.rect()), self.hint, theme.current().muted, align=RIGHT)


def _paint_letter(painter: QPainter, box: QRectF, cell: Cell) -> None:
    painter.setPen(QPen(QColor(cell.outline), 1) if cell.outline else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(cell.fill) if cell.fill else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 4, 4)
    write(painter, box, cell.text, cell.colour or theme.current().text, size=12, bold=True, align=CENTRE)


class RaciTab(MatrixTab):
    """The matrix of decisions and parties."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._letters: dict[tuple[str, str], Letter] = {}
        self._findings: dict[str, list[Any]] = {}
        self._index()
        self.view = MatrixView(self._matrix())
        self.view.current_changed.connect(self._choose)
        self.view.row_chosen.connect(self._choose)
        body = QWidget()
        stack = QVBoxLayout(body)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(4)
        stack.addWidget(Legend())
        stack.addWidget(card(self.view), 1)
        teaching = Teaching(
            [_("Decision"), _("Hub"), _("Partner"), _("Regulator"), _("Finding")],
            [_("for example, admit a partner"), "A", "R", "C", _("exactly one A")],
            _("Name what must be decided again and again, and who answers for each decision."),
            _("Add the first decision"),
            self.begin_new,
        )
        self.show_or_teach(padded(body), teaching, lambda: not workspace.plan.rows(Decision))

    def _matrix(self) -> Matrix:
        return Matrix(
            rows=lambda: [Heading(one.uid, one.name) for one in self.workspace.plan.rows(Decision)],
            columns=lambda: party_headings(
                self.workspace.plan, {party for _decision, party in self._letters}
            ),
            cell=self._cell,
            set_value=self._set,
            keys={
                **{str(letter.value): letter for letter in Letter if len(str(letter.value)) == 1},
                "X": Letter.ACCOUNTABLE_RESPONSIBLE,
            },
            corner=_("Decision"),
            extras=((_("Finding"), self._finding, 150),),
            feet=(
                (_("Σ A  accountable"), self._sum_a, lambda _extra: self._overloaded()),
                (_("Σ R  responsible"), self._sum_r, lambda _extra: Cell()),
            ),
            menu=[(f"{letter.value}   {letter.label}", letter) for letter in Letter],
            add_text=_("Type a new decision"),
            add=self._add,
            cell_width=60,
            head_width=210,
        )

    def _index(self) -> None:
        plan = self.workspace.plan
        self._letters = {
            (one.decision, one.organisation or one.role or ""): one.letter
            for one in plan.rows(Responsibility)
        }
        self._findings = {}
        for finding in self.workspace.report().findings:
            if finding.rule.startswith(("raci.", "decision.")):
                self._findings.setdefault(finding.uid, []).append(finding)

    def _cell(self, row: str, column: str) -> Cell:
        cell = letter_cell(self._letters.get((row, column)))
        if cell.text in ("A", "A/R") and self._accountable(row) > 1:
            return Cell(cell.text, cell.fill, cell.colour, ring=theme.current().danger)
        return cell

    def _accountable(self, row: str) -> int:
        return sum(
            decision == row and str(letter.value).startswith("A")
            for (decision, _p), letter in self._letters.items()
        )

    def _set(self, row: str, column: str, value: Letter | None) -> None:
        pair = {"decision": row, **party_pair(self.workspace.plan, column)}
        values = {"letter": value} if value is not None else None
        self.workspace.attempt(lambda: edits.set_pair(self.workspace.plan, Responsibility, pair, values))

    def _finding(self, row: str) -> Cell:
        t = theme.current()
        count = self._accountable(row)
        mine = [letter for (decision, _party), letter in self._letters.items() if decision == row]
        if count == 0:
            return Cell(_("No accountable"), colour=t.danger, icon="warning-circle")
        if count > 1:
            return Cell(_("{n} accountable").format(n=count), colour=t.danger, icon="warning-circle")
        if not any(letter in (Letter.RESPONSIBLE, Letter.ACCOUNTABLE_RESPONSIBLE) for letter in mine):
            return Cell(_("No responsible"), colour=t.danger, icon="warning-circle")
        if any(
            heading.detail == _("open role")
            for heading in self.view.columns
            if (row, heading.key) in self._letters
        ):
            return Cell(_("Role is open"), colour=t.warning, icon="warning")
        return Cell()

    def _count(self, column: str, letters: tuple[Letter, ...]) -> Cell:
        count = sum(
            party == column and letter in letters for (_decision, party), letter in self._letters.items()
        )
        t = theme.current()
        over = (
            letters[0] is Letter.ACCOUNTABLE
            and self._name(column) in self.workspace.analysis()["raci"]["overloaded"]
        )
        if over:
            return Cell(number(count), t.warning_tint, t.warning)
        return Cell(number(count), colour=t.text if count else t.muted)

    def _name(self, uid: str) -> str:
        row = self.workspace.plan.get(Organisation, uid) or self.workspace.plan.get(Role, uid)
        return row.name if row is not None else ""

    def _sum_a(self, column: str) -> Cell:
        return self._count(column, (Letter.ACCOUNTABLE, Letter.ACCOUNTABLE_RESPONSIBLE))

    def _sum_r(self, column: str) -> Cell:
        return self._count(column, (Letter.RESPONSIBLE, Letter.ACCOUNTABLE_RESPONSIBLE))

    def _overloaded(self) -> Cell:
        names = self.workspace.analysis()["raci"]["overloaded"]
        if not names:
            return Cell()
        shorts = {one.name: one.short for one in self.workspace.plan.rows(Organisation)}
        told = ", ".join(shorts.get(name, name) for name in names)
        return Cell(
            _("{names} overloaded").format(names=told), colour=theme.current().warning, icon="warning"
        )

    def _add(self, name: str) -> None:
        made = self.workspace.attempt(lambda: edits.add_row(self.workspace.plan, Decision, {"name": name}))
        if made is not None:
            self.workspace.selection.set([(Decision, made.uid)])

    def _choose(self, uid: str, _column: str = "") -> None:
        self.workspace.selection.set([(Decision, uid)], self)
