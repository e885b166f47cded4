"""The only bridge from the plan's listeners to Qt: one signal a change, and one a change of the selection."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from planner.document import ChangeSet, Plan
from planner.model import Entity

Key = tuple[type[Entity], str]


class PlanSignals(QObject):
    """Emits `changed` with the ChangeSet of each change, as long as it lives."""

    changed = Signal(object)

    def __init__(self, plan: Plan, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.plan = plan
        plan.subscribe(self._tell)

    def _tell(self, changes: ChangeSet) -> None:
        self.changed.emit(changes)

    def stop(self) -> None:
        """Listen no more; called before the plan is closed."""
        self.plan.unsubscribe(self._tell)


class Selection(QObject):
    """What is selected, shared by map, tables and inspector: keys, never objects."""

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.keys: tuple[Key, ...] = ()
        self.origin: object | None = None

    def set(self, keys: Iterable[Key], origin: object | None = None) -> None:
        """Select these rows; `origin` is the view in which it was done, which need not follow."""
        keys = tuple(dict.fromkeys(keys))
        if keys == self.keys:
            return
        self.keys, self.origin = keys, origin
        self.changed.emit(keys)

    def rows(self, plan: Plan, entity: type[Entity]) -> list[Entity]:
        """Return the selected rows of one class that still exist."""
        found = (plan.get(kind, uid) for kind, uid in self.keys if kind is entity)
        return [row for row in found if row is not None]

    def follow(self, changes: ChangeSet, plan: Plan) -> None:
        """Forget what a change removed."""
        kept = tuple(key for key in self.keys if plan.get(*key) is not None)
        if kept != self.keys:
            self.set(kept)
