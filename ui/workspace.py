"""What every page is given: the open plan, its signals, the selection, and figures worked out once a change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from planner import edits
from planner.display import deleted_words
from planner.document import ChangeSet
from planner.document.file import PlanFile
from planner.errors import MitraError
from planner.model import Entity
from ui.plan_signals import PlanSignals, Selection


class Workspace(QObject):
    """One open plan and all that the window's parts share about it."""

    page_requested = Signal(str)
    shown = Signal(object, str)
    told = Signal(str, str)
    inspector_asked = Signal()
    field_asked = Signal(str)
    drill_asked = Signal(str)
    happened_asked = Signal()  # what is selected is a risk that happened
    levels_asked = Signal()  # what the levels of likelihood and impact mean
    figures_changed = Signal()

    def __init__(self, plan: PlanFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.plan = plan
        self.signals = PlanSignals(plan, self)
        self.selection = Selection(self)
        self._figures: dict[str, Any] = {}
        self._gather = QTimer(self)
        self._gather.setSingleShot(True)
        self._gather.setInterval(0)
        self._gather.timeout.connect(self.figures_changed)
        self.signals.changed.connect(self._on_changed)

    def _on_changed(self, changes: ChangeSet) -> None:
        self._figures.clear()
        self.selection.follow(changes, self.plan)
        self._gather.start()

    def figure(self, name: str, compute: Callable[[], Any]) -> Any:
        """Return a figure of the plan as it stands, worked out at most once a change."""
        if name not in self._figures:
            self._figures[name] = compute()
        return self._figures[name]

    def analysis(self) -> Mapping[str, Any]:
        """Every number of the plan (INTERFACE 3), each part worked out when it is first asked for."""
        return _Parts(self)

    def report(self) -> Any:
        """The plan check."""
        from planner.analysis import check

        return self.figure("report", lambda: check(self.plan))

    def show(self, entity: type[Entity], uid: str) -> None:
        """Go to the page of a row and select it there."""
        self.shown.emit(entity, uid)

    def edit_field(self, entity: type[Entity], uid: str, name: str) -> None:
        """Go to a row and give the keyboard to one of its fields."""
        self.show(entity, uid)
        self.field_asked.emit(name)

    def attempt(self, action: Callable[[], Any]) -> Any:
        """Run an edit; what a rule refuses is told in the window and changes nothing."""
        try:
            return action()
        except MitraError as error:
            self.told.emit(str(error), "danger")
            return None

    def delete(self, rows: Iterable[Entity]) -> None:
        """Delete rows and tell how many are gone, and that they come back."""
        gone = self.attempt(lambda: edits.delete_rows(self.plan, rows))
        if gone:
            self.told.emit(deleted_words(gone), "")

    def stop(self) -> None:
        """Let go of the plan before it is closed."""
        self._gather.stop()
        self.signals.stop()


class _Parts(Mapping[str, Any]):
    """The parts of the analysis, worked out one by one, at most once a change each."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def __getitem__(self, name: str) -> Any:
        from planner.analysis import part

        return self._workspace.figure(f"analysis {name}", lambda: part(self._workspace.plan, name))

    def __iter__(self) -> Iterator[str]:
        from planner.analysis.numbers import PARTS

        return iter(PARTS)

    def __len__(self) -> int:
        return sum(1 for _name in self)
