"""What picture of the map is wanted: its format, what is on it, how it looks and on which paper."""

from __future__ import annotations

from dataclasses import dataclass, replace

from planner.errors import Invalid
from planner.i18n import N_, _
from ui import theme
from ui.theme import Tokens

ENDINGS = ("pdf", "svg", "png")
LIGHT = replace(
    theme.LIGHT, ground="#FFFFFF", hairline="#B9C3C7"
)  # for printing: no grey ground, no pale edges
THEMES = {"light": LIGHT, "dark": theme.DARK}


@dataclass(frozen=True)
class Paper:
    """A paper by its key and name; `short` and `long` are its sides in mm, 0 where it takes the size of the map."""

    key: str
    name: str
    short: float = 0.0
    long: float = 0.0
    tiled: bool = False

    @property
    def label(self) -> str:
        """The paper's name in the active language."""
        return _(self.name)


FREE = Paper("free", N_("As large as the map"))
TILES = Paper("tiles", N_("A4 sheets to join"), 210, 297, tiled=True)
PAPERS = {
    one.key: one
    for one in (
        FREE,
        Paper("a4", "A4", 210, 297),
        Paper("a3", "A3", 297, 420),
        Paper("a0", "A0", 841, 1189),
        TILES,
    )
}


@dataclass(frozen=True)
class Order:
    """A picture to draw. `only` are the keys of the cards on it, all if None; `scale` is the size of one pixel of
    the map, in pixels of a PNG, or on sheets to join in 1/96 inch; `explained` says whether title and legend
    are on it.
    """

    ending: str
    view_uid: str | None = None
    only: frozenset[str] | None = None
    tokens: Tokens = LIGHT
    paper: Paper = FREE
    scale: float = 1.0
    explained: bool = True

    def check(self) -> None:
        """Raise Invalid when this cannot be drawn."""
        if self.ending not in ENDINGS:
            raise Invalid(
                _("Mitra draws the map as {endings}, not as {ending}.").format(
                    endings=", ".join(ENDINGS), ending=self.ending or "?"
                )
            )
        if self.paper.tiled and self.ending != "pdf":
            raise Invalid(_("Only a PDF has several sheets. Choose PDF, or another paper."))
