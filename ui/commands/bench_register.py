"""How long the Risks page takes to open with a long register, beside a bare table of the same cells; and how long a
person waits for what is done in it over and over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from statistics import median
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from planner.document.file import PlanFile, new_plan
from planner.edits.saved_filters import Narrowing
from planner.i18n import _
from planner.model import Risk
from ui.commands.bench_figure import Figure, in_turns, milliseconds
from ui.tables import cells
from ui.tables.finding import find

RISKS, PASTED = 2_000, 50
AT_ONCE = 100.0  # ms
_PAGE = QSize(1092, 646)  # what a window of 1280 by 720 leaves to its page
Index = QModelIndex | QPersistentModelIndex


def register_figure(rounds: int = 7) -> Figure:
    """Return `register.open`: ms to build and paint the Risks page of 2,000 risks, and a QTableView of its cells."""
    from ui.app import application

    application()
    with large_register() as plan:
        cells = _cells(plan)
        value, yardstick = in_turns(
            lambda: milliseconds(lambda: _open_page(plan)),
            lambda: milliseconds(lambda: _open_table(plan, cells)),
            rounds,
        )
    return Figure(
        "register.open", value, "ms", _("A bare table with the same cells in the same order"), yardstick, 2
    )


def habit_figures(rounds: int = 5) -> Iterator[Figure]:
    """Yield ms that a person waits in a register of 2,000 risks, painting included, beside 100 ms: the time within
    which an answer seems to come at once (Nielsen, Usability Engineering, 1993).
    """
    from ui.app import application

    application()
    with large_register() as plan:
        page = _page(plan)
        register = page.front().register
        page.resize(_PAGE)
        page.show()
        QApplication.processEvents()
        for name, deed in _habits(register).items():
            times = [milliseconds(partial(_done, deed, turn)) for turn in range(rounds + 1)][1:]
            register.narrow(Narrowing())
            register.group_by(None)
            yield Figure(f"register.{name}", median(times), "ms", _("What seems to come at once"), AT_ONCE, 1)
        page.workspace.stop()
        page.hide()
        page.deleteLater()


def _done(deed: Callable[[int], object], turn: int) -> None:
    deed(turn)
    QApplication.processEvents()


def _habits(register: Any) -> dict[str, Callable[[int], object]]:
    """Return what a person does over and over, each told which turn it is."""
    model, down, up = register.model, Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder
    keys = [column.key for column in model.columns]
    title, owner = keys.index("title"), keys.index("owner")

    def paste(turn: int) -> None:
        lines = "\n".join(f"Pasted {turn} {number}\tdata" for number in range(PASTED))
        cells.paste(model, lines, [len(model.keys)], [title], [title, keys.index("category")])

    return {
        "sort": lambda turn: register.sort_by("title", down if turn % 2 else up),
        "filter": lambda turn: model.set_filter("owner", f"owner {turn}"),
        "type": lambda turn: model.write([(turn, owner, f"Typed {turn}")]),
        "find": lambda turn: find(
            model, f"risk {turn}", range(len(model.keys)), register.sheet.shown_columns()
        ),
        "group": lambda turn: register.group_by("owner" if turn % 2 else None),
        "paste": paste,
    }


def large_register() -> PlanFile:
    """Return a new plan of 2,000 risks, every one with a few fields filled."""
    plan = new_plan()
    with plan.change("Fill"):
        plan.insert_many(
            Risk,
            [
                {
                    "title": f"Risk {number}",
                    "likelihood": number % 5 + 1,
                    "impact": number % 4 + 1,
                    "owner": f"Owner {number % 40}",
                    "cause": "A partner leaves",
                }
                for number in range(RISKS)
            ],
        )
    return plan


def _open_page(plan: PlanFile) -> None:
    page = _page(plan)
    _show(page)
    page.workspace.stop()


def _page(plan: PlanFile) -> Any:
    from ui.pages.directory import page_class
    from ui.workspace import Workspace

    return page_class("Risks")(Workspace(plan))


def _show(widget: QWidget) -> None:
    widget.resize(_PAGE)
    widget.show()
    QApplication.processEvents()
    widget.hide()
    widget.deleteLater()


def _cells(plan: PlanFile) -> list[list[str]]:
    """Return what the register of the page shows, cell by cell."""
    page = _page(plan)
    model = page.findChild(QTableView).model()
    columns = range(model.columnCount())
    cells = [[str(model.index(row, column).data() or "") for column in columns] for row in range(RISKS)]
    page.workspace.stop()
    page.deleteLater()
    return cells


class _Cells(QAbstractTableModel):
    """Rows of text, and nothing else."""

    def __init__(self, cells: list[list[str]]) -> None:
        super().__init__()
        self._cells = cells

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._cells)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._cells[0])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return self._cells[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None


def _open_table(plan: PlanFile, cells: list[list[str]]) -> None:
    """Show the cells in the order the page shows them, which has to be found: the highest score first."""
    scores = [(risk.likelihood or 0) * (risk.impact or 0) for risk in plan.rows(Risk)]
    order = sorted(range(len(cells)), key=scores.__getitem__, reverse=True)
    table = QTableView()
    model = _Cells([cells[place] for place in order])
    table.setModel(model)
    _show(table)
