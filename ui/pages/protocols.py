"""Data protocols: data set × who receives it, with class, legal basis and what is missing."""

from __future__ import annotations

from typing import Any

from planner import edits
from planner.display import short_of
from planner.i18n import N_, _, number
from planner.model import DataProtocol, Organisation, ProtocolRecipient
from planner.model.choices import Classification, Stage
from ui import theme
from ui.pages.empty import Teaching
from ui.pages.matrix_tab import MatrixTab
from ui.pages.page import padded
from ui.tables.matrix import Cell, Heading, Matrix, MatrixView, card
from ui.workspace import Workspace

_CLASSES = list(Classification)
SHORT = {
    "data.personal_without_basis": N_("No legal basis"), "data.recipient": N_("No recipient"),
    "data.protection": N_("No protection"), "data.classification": N_("No class"),
    "data.review_overdue": N_("Review overdue"),
}  # fmt: skip


def class_cell(classification: Classification | None) -> Cell:
    """Return how a class of data looks: one blue, darker = more sensitive, with its letter."""
    t = theme.current()
    if classification is None:
        return Cell("?", t.neutral_tint, t.muted)
    place = _CLASSES.index(classification)
    fill = t.data[place]
    letter = classification.label[0]
    colour = t.on_accent if place == 3 else t.text
    return Cell(letter, fill, colour, t.hairline if place == 0 else None, tip=classification.label)


class ProtocolsTab(MatrixTab):
    """Who receives which data, and on what basis."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._received: set[tuple[str, str]] = set()
        self._findings: dict[str, Any] = {}
        self._index()
        self.view = MatrixView(self._matrix())
        self.view.current_changed.connect(self._choose)
        self.view.row_chosen.connect(self._choose)
        teaching = Teaching(
            [_("Data set"), _("Provider"), _("Purpose"), _("Class"), _("Legal basis")],
            [
                _("for example, merchant register"),
                _("a utility"),
                _("Settlement"),
                _("Confidential"),
                _("Contract"),
            ],
            _("Say which data is shared, with whom, on what basis, and how it is protected."),
            _("Add the first data set"),
            self.begin_new,
        )
        self.show_or_teach(padded(card(self.view)), teaching, lambda: not workspace.plan.rows(DataProtocol))

    def _matrix(self) -> Matrix:
        return Matrix(
            rows=self._sets,
            columns=self._partners,
            cell=self._cell,
            set_value=self._set,
            keys={"X": True, " ": True, "1": True, "0": None},
            corner=_("Data set"),
            extras=((_("Legal basis"), self._basis, 112), (_("Finding"), self._finding, 132)),
            feet=((_("Σ  personal data sets held"), self._held, lambda _extra: Cell()),),
            menu=[(_("Receives it"), True)],
            add_text=_("Type a new data set"),
            add=self._add,
            row_height=44,
            cell_width=60,
            head_width=196,
        )

    def _sets(self) -> list[Heading]:
        plan, headings = self.workspace.plan, []
        for one in plan.rows(DataProtocol):
            provider = plan.get(Organisation, one.provider)
            origin = (
                _("from {provider}").format(provider=short_of(plan, provider))
                if provider
                else _("provider not named")
            )
            headings.append(Heading(one.uid, one.dataset, origin, icon="user" if one.personal_data else None))
        return headings

    def _partners(self) -> list[Heading]:
        plan = self.workspace.plan
        here = [one for one in plan.rows(Organisation) if one.stage is not Stage.EXITED]
        used = {uid for _set, uid in self._received} | {one.provider for one in plan.rows(DataProtocol)}
        here.sort(key=lambda one: (one.uid not in used, not one.is_hub))
        return [Heading(one.uid, short_of(plan, one)) for one in here]

    def _index(self) -> None:
        self._received = {
            (one.data_protocol, one.organisation) for one in self.workspace.plan.rows(ProtocolRecipient)
        }
        self._findings = {}
        for finding in self.workspace.report().findings:
            if finding.rule.startswith("data."):
                self._findings.setdefault(finding.uid, finding)

    def _cell(self, row: str, column: str) -> Cell:
        protocol = self.workspace.plan.get(DataProtocol, row)
        if protocol is None:
            return Cell()
        if protocol.provider == column:
            return Cell(_("from"), colour=theme.current().muted)
        if (row, column) not in self._received:
            return Cell("·")
        cell = class_cell(protocol.classification)
        bad = row in self._findings and self._findings[row].severity == "error"
        return Cell(
            cell.text, cell.fill, cell.colour, cell.outline, theme.current().danger if bad else None, cell.tip
        )

    def _set(self, row: str, column: str, value: bool | None) -> None:
        pair = {"data_protocol": row, "organisation": column}
        given: dict[str, object] | None = {} if value and (row, column) not in self._received else None
        self.workspace.attempt(lambda: edits.set_pair(self.workspace.plan, ProtocolRecipient, pair, given))

    def _basis(self, row: str) -> Cell:
        protocol, t = self.workspace.plan.get(DataProtocol, row), theme.current()
        if protocol is None:
            return Cell()
        if protocol.legal_basis is not None and str(protocol.legal_basis.value) != "none":
            return Cell(protocol.legal_basis.label, colour=t.text)
        return Cell(_("missing"), colour=t.danger) if protocol.personal_data else Cell("–", colour=t.muted)

    def _finding(self, row: str) -> Cell:
        finding, t = self._findings.get(row), theme.current()
        if finding is None:
            return Cell()
        error = finding.severity == "error"
        word = _(SHORT.get(finding.rule, finding.message))
        return Cell(
            word, colour=t.danger if error else t.warning, icon="warning-circle" if error else "warning"
        )

    def _held(self, column: str) -> Cell:
        plan = self.workspace.plan
        personal = {one.uid for one in plan.rows(DataProtocol) if one.personal_data}
        count = sum(uid == column and row in personal for row, uid in self._received)
        return Cell(number(count), colour=theme.current().text if count else theme.current().muted)

    def _add(self, name: str) -> None:
        made = self.workspace.attempt(
            lambda: edits.add_row(self.workspace.plan, DataProtocol, {"dataset": name})
        )
        if made is not None:
            self.workspace.selection.set([(DataProtocol, made.uid)])

    def _choose(self, uid: str, _column: str = "") -> None:
        self.workspace.selection.set([(DataProtocol, uid)], self)
