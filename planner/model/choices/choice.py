"""What every list a person chooses from has in common: a stored English word and its label."""

from __future__ import annotations

from enum import Enum

from planner.i18n import _


class Choice(Enum):
    """A choice of the model; `value` is stored and exported, `label` is shown."""

    label_id: str

    def __new__(cls, value: str, label: str = "") -> Choice:
        """Make a member whose value is `value` and whose label is `label`, both English."""
        member = object.__new__(cls)
        member._value_ = value
        member.label_id = label
        return member

    @property
    def label(self) -> str:
        """The word to show, in the active language."""
        return _(self.label_id)
