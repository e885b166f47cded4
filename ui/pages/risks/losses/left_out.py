"""Risks whose figures enter no loss, each with the reason, leading to the field that would mend it."""

from __future__ import annotations

from functools import partial

from planner.analysis.gather import Ecosystem
from planner.analysis.loss.scenario import NOT_POSITIVE, WITHOUT_FREQUENCY, WITHOUT_LOSS, WRONG_ORDER
from planner.analysis.losses import refusals, threats
from planner.i18n import _, ngettext
from planner.model import Risk
from ui.pages.cards import Go, Line, ListCard, link_button
from ui.workspace import Workspace

MOST = 4  # lines; the plan check lists all
_LOSS = (WITHOUT_LOSS, NOT_POSITIVE, WRONG_ORDER)


class LeftOut(ListCard):
    """Hidden while every risk that has figures is counted."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(_("Not counted"), least=MOST, height=46)
        self.workspace = workspace

    def refresh(self) -> None:
        """Look at the plan again."""
        plan = self.workspace.plan
        ecosystem = Ecosystem(plan)
        reasons = refusals(ecosystem)
        risks = threats(ecosystem)
        bare = sum(1 for one in risks if one.uid not in reasons and one.frequency is None)
        self.clear()
        self.setVisible(bool(reasons))
        rows = [plan.get(Risk, uid) for uid in reasons]
        self.list([partial(self._line, row, reasons[row.uid]) for row in rows[:MOST] if row is not None])
        if len(rows) > MOST:
            more = _("{n} more in the plan check").format(n=len(rows) - MOST)
            self.add(link_button(more, partial(self.workspace.page_requested.emit, "Insights")))
        self.side.show_text(
            ngettext("{n} more without figures", "{n} more without figures", bare) if bare else ""
        )

    def _line(self, risk: Risk, reason: str) -> Line:
        title = " · ".join(filter(None, (risk.code, risk.title)))
        line = Line(None, title, None, detail=_(reason), height=46)
        line.setObjectName(f"left_out_{risk.uid}")
        line.setToolTip(_(reason))
        line.clicked.connect(Go(line, partial(self._mend, risk, reason)).run)
        return line

    def _mend(self, risk: Risk, reason: str) -> None:
        self.workspace.edit_field(Risk, risk.uid, _field_of(risk, reason))


def _field_of(risk: Risk, reason: str) -> str:
    """Return the field that would mend it."""
    if reason == WITHOUT_FREQUENCY or reason not in _LOSS:
        return "frequency"
    return "loss_high" if risk.loss_low is not None and reason == WITHOUT_LOSS else "loss_low"
