"""The list of what falls off beside the map; a click shows the row, and nothing in the plan changes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from planner.analysis.drill import PARTS, Drill, Loss
from planner.document import Plan
from planner.errors import MitraError
from planner.i18n import _, money, ngettext, number
from planner.model import Organisation
from ui import theme
from ui.canvas.drill.loss_row import LossRow
from ui.canvas.side_panel import SidePanel, icon_button, word_button

MOST = 12  # rows of a part that are shown; the export has all


class DrillPanel(SidePanel):
    """Emits the row a person wants to see, and what there is to tell them."""

    row_wanted = Signal(object, str)
    told = Signal(str, str)

    def __init__(self, plan: Plan, parent: QWidget) -> None:
        super().__init__(parent)
        self.plan = plan
        self.drill: Drill | None = None
        self.rows: list[LossRow] = []
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self._scroll, 1)
        back = word_button("arrow-counter-clockwise", _("Put it back"), self.closed.emit, primary=True)
        self.foot.addWidget(back)
        self.foot.addStretch(1)
        self.foot.addWidget(icon_button("copy", _("Copy the list"), self._copy))
        self.foot.addWidget(
            icon_button("download-simple", _("Export the list as CSV or Excel"), self._export)
        )

    def show_drill(self, found: Drill) -> None:
        """List what falls off."""
        self.drill = found
        partner = self.plan.get(Organisation, found.uid)
        name = partner.short if partner is not None else found.name
        self.title.setText(_("If {name} left").format(name=name))
        self.purpose.setText(_summary(found, self.plan.info.currency))
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(0)
        self.rows = []
        for key, title in PARTS.items():
            if found.parts[key]:
                self._add_part(column, _(title), found.parts[key], self._total(key, found))
        column.addStretch(1)
        self._scroll.setWidget(holder)

    def _total(self, key: str, found: Drill) -> str:
        if key == "value":
            return money(found.value, self.plan.info.currency, short=True)
        return number(len(found.parts[key]))

    def _add_part(self, column: QVBoxLayout, title: str, losses: tuple[Loss, ...], total: str) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 10, 4, 2)
        heading, side = QLabel(title), QLabel(total)
        heading.setWordWrap(True)
        for label in (heading, side):
            label.setFont(theme.font(11, bold=True, tabular=True))
            label.setProperty("tone", "danger" if label is side else "muted")
        head.addWidget(heading, 1)
        head.addWidget(side, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        for loss in losses[:MOST]:
            row = LossRow(loss, self.plan.info.currency)
            row.clicked.connect(self._wanted)
            self.rows.append(row)
            column.addWidget(row)
        if len(losses) > MOST:
            more = QLabel(_("and {n} more").format(n=number(len(losses) - MOST)))
            more.setProperty("tone", "muted")
            column.addWidget(more)

    def _wanted(self) -> None:
        row = self.sender()
        if isinstance(row, LossRow):
            self.row_wanted.emit(row.loss.entity, row.loss.uid)

    # Taking the list out

    def _copy(self) -> None:
        from planner.exchange.drill import drill_text

        if self.drill is not None:
            QApplication.clipboard().setText(drill_text(self.drill))
            self.told.emit(_("The list is copied; paste it into Excel or a mail."), "good")

    def _export(self) -> None:
        """Ask for a place and write the list there."""
        if self.drill is None:
            return
        name = _("If {name} left").format(name=self.drill.name)
        proposed = "".join(letter if letter.isalnum() else " " for letter in name).strip() + ".xlsx"
        path, _filter = QFileDialog.getSaveFileName(
            self,
            _("Export the list"),
            proposed,
            _("Excel workbooks (*.xlsx)") + ";;" + _("CSV files (*.csv)"),
        )
        if path:
            ending = Path(path).suffix.lower() in (".xlsx", ".csv")
            self.write(Path(path if ending else f"{path}{'.csv' if '.csv' in _filter else '.xlsx'}"))

    def write(self, path: Path) -> None:
        """Write the list as CSV or Excel, by the ending."""
        from planner.exchange.drill import write_drill

        assert self.drill is not None
        try:
            write_drill(self.drill, path)
        except (MitraError, OSError) as error:
            self.told.emit(str(error), "danger")
            return
        self.told.emit(_("{name} is written.").format(name=path.name), "good")


def _summary(found: Drill, currency: str) -> str:
    if found.empty:
        return _("Nothing falls off. Nothing in the plan is changed.")
    cut = len(found.cut_off)
    told = ngettext("{n} partner cut off", "{n} partners cut off", cut) if cut else _("Nobody is cut off")
    value = f", {money(found.value, currency, short=True)} " + _("a year lost") if found.value else ""
    return f"{told}{value}. " + _("Nothing in the plan is changed.")
