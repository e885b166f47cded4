"""What an import did, or with a dry run would do: the account told to a person or printed as JSON."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from planner.i18n import _, ngettext, number
from planner.model import BY_KEY, plural_of, singular_of


@dataclass(frozen=True)
class FieldChange:
    """One field of a row that is in the plan already; `was` and `now` are JSON values.

    A `conflict` is a field changed on both sides; it stays as it is in the plan unless theirs is preferred.
    """

    entity: str
    uid: str
    name: str
    field: str
    was: Any
    now: Any
    conflict: bool = False


@dataclass(frozen=True)
class Unread:
    """A cell that was not understood, and why; with `whole_row` it stands for its row, which is left out."""

    sheet: str
    cell: str
    value: Any
    reason: str
    whole_row: bool = False

    def as_json(self) -> dict[str, Any]:
        """Return what `import --json` prints of it (INTERFACE 3)."""
        return {"sheet": self.sheet, "cell": self.cell, "value": self.value, "reason": self.reason}


@dataclass(frozen=True)
class Note:
    """Something understood that is worth a look; without a `cell` it is about the whole sheet."""

    sheet: str
    cell: str
    value: Any
    reason: str


@dataclass
class Outcome:
    """The account of an import.

    Each row read either became a new row (`new`: how many, by entity key) or joined a row that was there
    already, in the plan or earlier in the source (`joined`). `implied` counts rows made on the way, such as
    the relationship of a value flow. `mapping` says which of their columns was read as which of our fields,
    `confidence` how sure that is, 0 to 1.
    `notes` say how words were read, who was made because only another row names them, what is nearly alike.
    """

    applied: bool = False
    read: int = 0
    new: dict[str, int] = field(default_factory=dict)
    implied: dict[str, int] = field(default_factory=dict)
    removed: int = 0
    joined: int = 0
    changes: list[FieldChange] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    mapping: dict[str, str] = field(default_factory=dict)
    confidence: dict[str, float] = field(default_factory=dict)

    @property
    def added(self) -> int:
        """How many rows the plan gained."""
        return sum(self.new.values()) + sum(self.implied.values())

    @property
    def changed(self) -> int:
        """How many fields of rows already there got another value."""
        return sum(not change.conflict for change in self.changes)

    @property
    def conflicts(self) -> int:
        """How many fields were changed on both sides and stayed as they are."""
        return sum(change.conflict for change in self.changes)

    def as_json(self) -> dict[str, Any]:
        """Return what `import --json` prints (INTERFACE 3); `notes` stand there only when there are any."""
        told = {
            "applied": self.applied,
            "read": self.read,
            "added": self.added,
            "changed": self.changed,
            "removed": self.removed,
            "joined": self.joined,
            "changes": [asdict(change) for change in self.changes],
            "unread": [cell.as_json() for cell in self.unread],
            "mapping": dict(self.mapping),
        }
        return {**told, "notes": [asdict(note) for note in self.notes]} if self.notes else told

    def sentence(self) -> str:
        """Tell the account in words: "153 read = 107 partners + 46 joined. 3 fields changed."."""
        told = [
            self._sum()
            if self.read or self.changes
            else _("There was nothing to bring in: no row was found.")
        ]
        if self.implied:
            told.append(_("Made on the way: {rows}.").format(rows=", ".join(_counted(self.implied))))
        told += [sentence for count, sentence in self._counts() if count]
        left_out = [note.sheet for note in self.notes if not note.cell]
        if left_out:
            told.append(_("Sheets left out: {names}.").format(names=", ".join(left_out)))
        if not self.applied:
            told.append(_("Nothing is written yet."))
        return " ".join(told)

    def _sum(self) -> str:
        parts = _counted(self.new)
        if self.joined or not parts:
            parts.append(ngettext("{n} joined", "{n} joined", self.joined))
        return _("{read} read = {parts}.").format(read=number(self.read), parts=" + ".join(parts))

    def _counts(self) -> list[tuple[int, str]]:
        changed, removed, conflicts = self.changed, self.removed, self.conflicts
        left_out = sum(one.whole_row for one in self.unread)
        unread = len(self.unread) - left_out
        return [
            (changed, ngettext("{n} field changed.", "{n} fields changed.", changed)),
            (removed, ngettext("{n} row removed.", "{n} rows removed.", removed)),
            (
                conflicts,
                ngettext(
                    "{n} conflict stays as it is in the plan.",
                    "{n} conflicts stay as they are in the plan.",
                    conflicts,
                ),
            ),
            (left_out, ngettext("{n} row was left out.", "{n} rows were left out.", left_out)),
            (unread, ngettext("{n} cell was not understood.", "{n} cells were not understood.", unread)),
        ]


def _counted(rows: dict[str, int]) -> list[str]:
    """Return "107 partners" for each entity that has rows."""
    counted = []
    for key, count in rows.items():
        word = singular_of(BY_KEY[key]) if count == 1 else plural_of(BY_KEY[key])
        word = word if word[:2].isupper() else word[:1].lower() + word[1:]
        if count:
            counted.append(_("{count} {rows}").format(count=number(count), rows=word))
    return counted
