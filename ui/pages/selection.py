"""Selection: candidates against criteria, gates first, and what gap each one closes."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize

from planner import edits
from planner.i18n import _, number, percent
from planner.model import Assessment, Criterion, Organisation
from planner.model.choices import Stage
from ui import theme
from ui.pages.empty import Teaching
from ui.pages.matrix_tab import MatrixTab
from ui.pages.page import padded
from ui.tables.matrix import Cell, Heading, Matrix, MatrixView, card
from ui.workspace import Workspace

_OPEN = (Stage.IDENTIFIED, Stage.SHORTLISTED, Stage.SELECTED)


class SelectionTab(MatrixTab):
    """Candidate × criterion: a typed digit scores, the mean over raters is shown."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._scores: dict[tuple[str, str], list[Assessment]] = {}
        self._index()
        self.view = MatrixView(self._matrix())
        self.view.row_chosen.connect(self._choose_partner)
        self.view.column_chosen.connect(self._choose_criterion)
        self.view.current_changed.connect(self._show_current)
        teaching = Teaching(
            [_("Candidate"), _("Capability"), _("Cultural fit"), _("Willingness"), _("Score")],
            [_("for example, a cloud provider"), "4", "3", "5", number(4.1, 1)],
            _("Choose partners by capability, cultural fit and willingness to collaborate, not by fame."),
            _("Add the first criterion"),
            self.begin_new,
        )
        self.show_or_teach(padded(card(self.view)), teaching, lambda: not workspace.plan.rows(Criterion))

    def _matrix(self) -> Matrix:
        return Matrix(
            rows=self._candidates,
            columns=lambda: [
                Heading(one.uid, one.name, _("weight {n}").format(n=number(one.weight)))
                for one in self.workspace.plan.rows(Criterion)
            ],
            cell=self._cell,
            set_value=self._set,
            keys={str(score): float(score) for score in range(6)},
            corner=_("Candidate"),
            extras=(
                (_("Score"), self._score, 84),
                (_("Wins"), self._wins, 76),
                (_("Closes gap"), self._gap, 96),
                (_("Gate"), self._gate, 140),
            ),
            menu=[(number(score), float(score)) for score in range(6)],
            add_text=_("Type a new criterion …"),
            add=self._add,
            row_height=40,
            cell_width=96,
            head_width=210,
            box=QSize(34, 24),
        )

    def _index(self) -> None:
        self._scores = {}
        for one in self.workspace.plan.rows(Assessment):
            self._scores.setdefault((one.organisation, one.criterion), []).append(one)

    def _candidates(self) -> list[Heading]:
        assessed = {organisation for organisation, _criterion in self._scores}
        partners = [
            one
            for one in self.workspace.plan.rows(Organisation)
            if not one.is_hub and (one.uid in assessed or one.stage in _OPEN)
        ]
        partners.sort(key=lambda one: one.uid not in assessed)
        return [Heading(one.uid, one.name, one.stage.label if one.stage else "") for one in partners]

    def _cell(self, row: str, column: str) -> Cell:
        t, found = theme.current(), self._scores.get((row, column))
        if not found:
            return Cell("·")
        mean = sum(one.score for one in found) / len(found)
        criterion = self.workspace.plan.get(Criterion, column)
        below = criterion is not None and criterion.minimum is not None and mean < criterion.minimum
        tip = "\n".join(f"{one.rater or _('Somebody')}: {number(one.score)}" for one in found)
        fill, colour = (
            (t.danger_tint, t.danger)
            if below
            else (t.good_tint, t.good)
            if mean >= 4
            else (t.neutral_tint, t.text)
        )
        return Cell(number(mean, 1 if mean != int(mean) else 0), fill, colour, tip=tip)

    def _set(self, row: str, column: str, value: float | None) -> None:
        plan, found = self.workspace.plan, self._scores.get((row, column), [])
        mine = next((one for one in found if one.rater in (None, plan.who)), None)
        if value is None:
            self.workspace.attempt(lambda: edits.delete_rows(plan, found))
        elif mine is not None:
            self.workspace.attempt(lambda: edits.set_fields(plan, [mine], {"score": value}))
        else:
            values = {"organisation": row, "criterion": column, "score": value, "rater": plan.who}
            self.workspace.attempt(lambda: edits.add_row(plan, Assessment, values))

    def _entry(self, row: str) -> dict[str, Any]:
        partner = self.workspace.plan.get(Organisation, row)
        found: list[dict[str, Any]] = self.workspace.analysis()["selection"]
        return next((entry for entry in found if partner is not None and entry["name"] == partner.name), {})

    def _score(self, row: str) -> Cell:
        value = self._entry(row).get("score")
        return Cell(number(value, 2) if value is not None else "–", colour=theme.current().text)

    def _wins(self, row: str) -> Cell:
        value = self._entry(row).get("win_share")
        return Cell(percent(value) if value is not None else "–", colour=theme.current().muted)

    def _gap(self, row: str) -> Cell:
        value = self._entry(row).get("gap_closed")
        return Cell(percent(value) if value is not None else "–", colour=theme.current().muted)

    def _gate(self, row: str) -> Cell:
        gate = self._entry(row).get("failed_gate")
        return Cell(str(gate), colour=theme.current().danger, icon="x-circle") if gate else Cell("")

    def _add(self, name: str) -> None:
        self.workspace.attempt(lambda: edits.add_row(self.workspace.plan, Criterion, {"name": name}))

    def _choose_partner(self, uid: str) -> None:
        self.workspace.selection.set([(Organisation, uid)])

    def _choose_criterion(self, uid: str) -> None:
        self.workspace.selection.set([(Criterion, uid)])

    def _show_current(self, row: str, column: str) -> None:
        found = self._scores.get((row, column))
        if found:
            self.workspace.selection.set([(Assessment, one.uid) for one in found])
