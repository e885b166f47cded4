"""What a bow-tie shows, as plain data."""

from __future__ import annotations

from dataclasses import dataclass

from planner.layout.bow_tie import Part
from planner.model.choices import ActionStatus, BowTieKind


@dataclass(frozen=True)
class Item:
    """A cause, consequence or barrier.

    `state` is that of the action behind a barrier, `note` who or when; `late` says that the action is overdue.
    """

    key: str
    kind: BowTieKind
    name: str
    under: str | None = None
    state: ActionStatus | None = None
    note: str = ""
    late: bool = False

    @property
    def is_barrier(self) -> bool:
        """Whether it stands in the way of something."""
        return self.kind in (BowTieKind.PREVENTIVE_BARRIER, BowTieKind.RECOVERY_BARRIER)

    @property
    def caption(self) -> str:
        """What stands under the name: the state of its action, and the note."""
        state = self.state.label if self.state is not None else ""
        return " · ".join(part for part in (state, self.note) if part)


@dataclass(frozen=True)
class Event:
    """The risk in the middle: its code, title, level badge and letter."""

    code: str
    title: str
    level: str = ""
    letter: str = ""


@dataclass(frozen=True)
class BowTie:
    """A risk and all that stands around it."""

    event: Event
    items: tuple[Item, ...] = ()

    @property
    def parts(self) -> list[Part]:
        """What the layout needs to know."""
        return [Part(item.key, item.kind, item.under) for item in self.items]

    def item(self, key: str) -> Item | None:
        """Return the item of a key."""
        return next((item for item in self.items if item.key == key), None)

    def told(self, key: str) -> str:
        """Tell an item as a sentence, for tooltips and screen readers."""
        item = self.item(key)
        if item is None:
            return f"{self.event.code} {self.event.title}".strip()
        under = self.item(item.under or "")
        words = [f"{item.kind.label}: {item.name}", item.caption, f"↳ {under.name}" if under else ""]
        return "\n".join(word for word in words if word)
