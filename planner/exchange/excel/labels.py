"""How the workbook names the row a reference points to: one name a row, no two rows of an entity alike."""

from __future__ import annotations

from planner.display import name_of
from planner.document import Plan
from planner.exchange.excel.names import cell_text
from planner.model import BY_KEY, Entity


class Labels:
    """The names of a plan's rows, worked out once for each entity that is asked for."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._known: dict[type[Entity], dict[str, str]] = {}
        self._plain: dict[type[Entity], bool] = {}

    def of(self, entity: type[Entity]) -> dict[str, str]:
        """Return the name of each row by its uid; a name that repeats is numbered."""
        if entity not in self._known:
            self._learn(entity)
        return self._known[entity]

    def named(self, key: str, uid: str | None) -> str | None:
        """Return the name of the row `uid` of the entity `key`, or None when nothing is referred to."""
        return self.of(BY_KEY[key]).get(uid) if uid else None

    def plain(self, entity: type[Entity]) -> bool:
        """Whether each name is just what stands in the column of the entity's title, to be chosen there."""
        self.of(entity)
        return self._plain[entity]

    def _learn(self, entity: type[Entity]) -> None:
        taken: set[str] = set()
        names: dict[str, str] = {}
        plain = True
        for row in self._plan.rows(entity):
            first = name = cell_text(name_of(self._plan, row))
            number = 1
            while name.casefold() in taken:
                number += 1
                name = f"{first} ({number})"
            taken.add(name.casefold())
            names[row.uid] = name
            plain = plain and name == cell_text(row.display_name)
        self._known[entity], self._plain[entity] = names, plain
