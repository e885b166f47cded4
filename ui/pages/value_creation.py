"""Which kinds of value the ecosystem creates: benefits and KPIs by category, as bars and as a table."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from planner.analysis.kpi import status_of
from planner.i18n import _
from planner.model import Kpi
from planner.model.choices import ValueCategory
from ui import theme
from ui.charts import Amount, Bars, Scale, scale_of
from ui.charts.kpi_card import STATUSES
from ui.pages.fitted import Fitted
from ui.pages.kpis import indicators
from ui.pages.returns import YearTable, chart_card, money_of
from ui.workspace import Workspace


@dataclass
class Kind:
    """What is known of one category: the statuses of its KPIs, and its money over the horizon."""

    label: str
    statuses: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    direct: float = 0.0
    indirect: float = 0.0
    costs: float = 0.0


def kinds_of(workspace: Workspace) -> dict[ValueCategory | None, Kind]:
    """Return each category of value, and None for what has none, with what the plan holds of it."""
    kinds: dict[ValueCategory | None, Kind] = {one: Kind(one.label) for one in ValueCategory}
    kinds[None] = Kind(_("No category"))
    today, known = date.today(), indicators(workspace)
    for row in workspace.plan.rows(Kpi):
        if row.uid in known:
            kinds[row.category].statuses.append(status_of(known[row.uid], today))
            kinds[row.category].names.append(row.name)
    cash = money_of(workspace)
    for source, line in zip(cash.rows, cash.lines, strict=True):
        amount, kind = sum(line.flows(cash.horizon)), kinds[source.category]
        if line.cost:
            kind.costs += amount
        elif line.indirect:
            kind.indirect += amount
        else:
            kind.direct += amount
    if not (kinds[None].statuses or kinds[None].direct or kinds[None].indirect or kinds[None].costs):
        del kinds[None]
    return kinds


class ValueTab(QWidget):
    """Bars of benefits, bars of KPIs, and the table of both."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.money = Bars(name=_("Benefits by category"))
        self.kpis = Bars(name=_("KPIs by category"))
        self.units = [Fitted(), Fitted(_("hatched: behind or without data"))]
        self.table = YearTable()
        self.table.setAccessibleName(_("Value by category"))
        pair = QHBoxLayout()
        pair.setSpacing(12)
        pair.addWidget(chart_card(_("Benefits"), self.units[0], self.money), 1)
        pair.addWidget(chart_card(_("KPIs"), self.units[1], self.kpis), 1)
        frame = QFrame()
        frame.setProperty("card", True)
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(6, 1, 6, 1)
        inside.addWidget(self.table)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.MARGIN, 12, theme.MARGIN, 16)
        box.setSpacing(12)
        box.addLayout(pair)
        box.addWidget(frame)
        box.addStretch(1)

    def refresh(self) -> None:
        """Show the categories as they stand."""
        kinds, cash = list(kinds_of(self.workspace).values()), money_of(self.workspace)
        scale = scale_of([amount for one in kinds for amount in (one.direct, one.indirect, one.costs)])
        self.units[0].show_text(
            _("{unit}, {years} years; hatched: indirect").format(
                unit=scale.unit(cash.currency), years=cash.horizon
            )
        )
        amounts = [Amount(one.label, one.direct + one.indirect, second=one.indirect) for one in kinds]
        self.money.show_amounts(amounts, scale)
        self.kpis.show_amounts([self._kpis_of(one) for one in kinds])
        rows = [(one.label, self._cells(one, scale), "") for one in kinds]
        headings = [
            _("Category"),
            _("KPIs"),
            _("Achieved"),
            _("On track"),
            _("Behind"),
            _("Direct"),
            _("Indirect"),
            _("Costs"),
        ]
        self.table.show_rows(headings, rows)

    def _kpis_of(self, kind: Kind) -> Amount:
        well = sum(one in ("achieved", "on track") for one in kind.statuses)
        words = [_("{name}: {status}").format(name=name, status=_(STATUSES[one][0]))
                 for name, one in zip(kind.names, kind.statuses, strict=True)]  # fmt: skip
        return Amount(kind.label, len(kind.statuses), second=len(kind.statuses) - well, tip="\n".join(words))

    def _cells(self, kind: Kind, scale: Scale) -> list[str]:
        counts = [kind.statuses.count(one) for one in ("achieved", "on track", "behind")]
        return [
            *(str(one) if one else "–" for one in (len(kind.statuses), *counts)),
            *(scale.write(one) if one else "–" for one in (kind.direct, kind.indirect, kind.costs)),
        ]
