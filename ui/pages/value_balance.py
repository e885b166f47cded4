"""Value balance: what each partner gains and loses a year, and the value flows behind it."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.i18n import _, compact
from planner.model import Organisation, Relationship, ValueFlow
from ui.pages.registers import Lesson, RegisterTab
from ui.tables.columns import Column, Look
from ui.workspace import Workspace


class ValueTab(QWidget):
    """The register of value flows with giver, receiver and the yearly value; the balance stands beside it."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        from ui.pages.balance import BalanceCard

        lesson = Lesson(
            [_("What"), _("Kind"), _("From"), _("To"), _("Times a year"), _("Value")],
            [_("for example, orders"), _("Money"), _("a merchant"), _("the hub"), "12", compact(5000)],
            _(
                "Value flows hang on relationships: pick a relationship and say in the inspector what passes along it."
            ),
            _("Go to the relationships"),
        )
        self.balance = BalanceCard(workspace)
        self.tab = RegisterTab(
            workspace,
            ValueFlow,
            lesson,
            shown=("what", "kind", "giver", "receiver", "occurrences", "value", "expense", "yearly"),
            extra=_columns(workspace),
            beside=self.balance,
        )
        self.tab.register.model.can_add = False
        self.tab.register.model.reload()
        self.tab.begin_new = self._to_relationships  # type: ignore[method-assign]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tab)

    def _to_relationships(self) -> None:
        from ui.pages.page import Page

        page = self.parent()
        while page is not None and not isinstance(page, Page):
            page = page.parent()
        if isinstance(page, Page):
            page.choose_tab("relationships")

    def refresh(self) -> None:
        """Show flows and balance as they are now."""
        self.tab.refresh()
        self.balance.refresh()


def _columns(workspace: Workspace) -> list[tuple[int, Column]]:
    plan = workspace.plan

    def end(row: ValueFlow, *, giver: bool) -> str:
        relationship = plan.get(Relationship, row.relationship)
        if relationship is None:
            return ""
        uid = relationship.source if giver != row.backwards else relationship.target
        partner = plan.get(Organisation, uid)
        return partner.short if partner is not None else ""

    def yearly(row: ValueFlow) -> float | None:
        return row.occurrences * row.value if row.occurrences is not None and row.value is not None else None

    def text(value: Any) -> str:
        return compact(value) if value is not None else ""

    return [
        (1, Column("giver", _("From"), lambda row: end(row, giver=True), str, width=130)),
        (2, Column("receiver", _("To"), lambda row: end(row, giver=False), str, width=130)),
        (9, Column("yearly", _("Value a year"), yearly, text, Look.NUMBER, width=110)),
    ]
