"""What a matrix shows besides its cells: which kinds of risks, which arrows; a person's choice is remembered."""

from __future__ import annotations

from dataclasses import dataclass, replace

from planner.i18n import N_
from ui.settings import settings

KINDS = {
    "all": N_("Threats and opportunities"),
    "threat": N_("Only threats"),
    "opportunity": N_("Only opportunities"),
}
ARROWS = {
    "none": N_("No arrows"),
    "selected": N_("Arrows of the selected risk"),
    "all": N_("Arrows of all risks"),
}
_KEY = "risks/matrix"


@dataclass(frozen=True)
class Shown:
    """`kinds` and `arrows` are keys of the tables above; `since` is the uid of a snapshot to compare with, or empty."""

    kinds: str = "all"
    arrows: str = "selected"
    since: str = ""

    def but(self, **changes: str) -> Shown:
        """Return it with something else, and remember that."""
        made = replace(self, **changes)
        for name in ("kinds", "arrows"):
            settings().setValue(f"{_KEY}/{name}", getattr(made, name))
        return made


def remembered() -> Shown:
    """Return what was chosen last; a snapshot belongs to one plan and is not remembered."""
    kinds, arrows = (str(settings().value(f"{_KEY}/{name}") or "") for name in ("kinds", "arrows"))
    usual = Shown()
    return Shown(kinds if kinds in KINDS else usual.kinds, arrows if arrows in ARROWS else usual.arrows)
