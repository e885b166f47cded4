"""Capability coverage: who provides what, how well, and where nobody or only one does."""

from __future__ import annotations

from PySide6.QtCore import QSize

from planner import edits
from planner.display import short_of
from planner.i18n import _, ngettext, number
from planner.model import Capability, Organisation, Provision
from planner.model.choices import Stage
from ui import theme
from ui.pages.empty import Teaching
from ui.pages.matrix_tab import MatrixTab
from ui.pages.page import padded
from ui.tables.matrix import Cell, Heading, Matrix, MatrixView, card
from ui.workspace import Workspace


class CapabilitiesTab(MatrixTab):
    """Capability × partner; a typed digit sets the level, the edge says how well it is covered."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._levels: dict[tuple[str, str], int | None] = {}
        self._index()
        self.view = MatrixView(self._matrix())
        self.view.row_chosen.connect(self._choose)
        self.view.column_chosen.connect(self._choose_partner)
        teaching = Teaching(
            [_("Capability"), _("Importance"), _("Provided by"), _("Coverage")],
            [_("for example, fraud detection"), "5", _("one start-up"), _("single provider")],
            _(
                "List what the ecosystem must be able to do; then see what is missing and who is irreplaceable."
            ),
            _("Add the first capability"),
            self.begin_new,
        )
        self.show_or_teach(padded(card(self.view)), teaching, lambda: not workspace.plan.rows(Capability))

    def _matrix(self) -> Matrix:
        return Matrix(
            rows=lambda: [
                Heading(
                    one.uid,
                    one.name,
                    _("importance {i}, level {l} needed").format(i=one.importance, l=one.needed_level),
                )
                for one in self.workspace.plan.rows(Capability)
            ],
            columns=self._partners,
            cell=self._cell,
            set_value=self._set,
            keys={str(level): level for level in range(6)},
            corner=_("Capability"),
            extras=((_("Coverage"), self._coverage, 150),),
            menu=[(number(level), level) for level in range(6)],
            add_text=_("Type a new capability …"),
            add=self._add,
            row_height=40,
            cell_width=62,
            head_width=230,
            box=QSize(26, 24),
        )

    def _partners(self) -> list[Heading]:
        plan = self.workspace.plan
        here = [one for one in plan.rows(Organisation) if one.stage is not Stage.EXITED]
        used = {uid for (_capability, uid) in self._levels}
        here.sort(key=lambda one: one.uid not in used)
        return [Heading(one.uid, short_of(plan, one)) for one in here]

    def _index(self) -> None:
        self._levels = {
            (one.capability, one.organisation): one.level for one in self.workspace.plan.rows(Provision)
        }

    def _cell(self, row: str, column: str) -> Cell:
        t, capability = theme.current(), self.workspace.plan.get(Capability, row)
        if (row, column) not in self._levels or capability is None:
            return Cell("·")
        level = self._levels[row, column]
        if level is None:
            return Cell("?", t.neutral_tint, t.muted)
        enough = level >= capability.needed_level
        return Cell(number(level), t.good_tint if enough else t.warning_tint, t.good if enough else t.warning)

    def _set(self, row: str, column: str, value: int | None) -> None:
        pair = {"organisation": column, "capability": row}
        values = {"level": value} if value is not None else None
        self.workspace.attempt(lambda: edits.set_pair(self.workspace.plan, Provision, pair, values))

    def _coverage(self, row: str) -> Cell:
        t, capability = theme.current(), self.workspace.plan.get(Capability, row)
        if capability is None:
            return Cell()
        enough = sum(
            1
            for (uid, _partner), level in self._levels.items()
            if uid == row and (level or 0) >= capability.needed_level
        )
        if enough == 0:
            return Cell(_("gap"), colour=t.danger, icon="x-circle")
        if enough == 1:
            return Cell(_("single provider"), colour=t.warning, icon="warning")
        return Cell(ngettext("{n} provider", "{n} providers", enough), colour=t.good, icon="check-circle")

    def _add(self, name: str) -> None:
        self.workspace.attempt(lambda: edits.add_row(self.workspace.plan, Capability, {"name": name}))

    def _choose(self, uid: str) -> None:
        self.workspace.selection.set([(Capability, uid)])

    def _choose_partner(self, uid: str) -> None:
        self.workspace.selection.set([(Organisation, uid)])
