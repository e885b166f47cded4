"""How critical a partner is (NUMBERS 2): what depends on it against how far it can be relied on."""

from __future__ import annotations

from dataclasses import dataclass

from planner import i18n
from planner.analysis.figure import Figure, figure
from planner.i18n import _

ZONES = ((2.5, "danger"), (0.9, "control"), (0.2, "watch"))


@dataclass(frozen=True)
class Ratings:
    """The four ratings of a partner: dependency and penetration 0–4, maturity and trust 1–4."""

    dependency: int | None = None
    penetration: int | None = None
    maturity: int | None = None
    trust: int | None = None

    def labelled(self) -> list[tuple[str, int | None]]:
        """Return each rating with its label in the active language."""
        return [
            (_("Dependence"), self.dependency),
            (_("Penetration"), self.penetration),
            (_("Maturity"), self.maturity),
            (_("Trust"), self.trust),
        ]

    def unrated(self) -> list[str]:
        """Return the labels of what is not rated."""
        return [label for label, value in self.labelled() if value is None]


def criticality(ratings: Ratings) -> float | None:
    """(dependency × penetration) / (maturity × trust); None unless all four are given (EBIOS Risk
    Manager).
    """
    given = (ratings.dependency, ratings.penetration, ratings.maturity, ratings.trust)
    if ratings.dependency is None or ratings.penetration is None or None in given:
        return None
    assert ratings.maturity is not None and ratings.trust is not None
    return ratings.dependency * ratings.penetration / (ratings.maturity * ratings.trust)


def zone(value: float | None) -> str | None:
    """Return watch (above 0.2), control (above 0.9) or danger (above 2.5); None below."""
    return next((word for bound, word in ZONES if value is not None and value > bound), None)


def criticality_figure(ratings: Ratings) -> Figure:
    """Return the criticality with its formula and ratings."""
    missing = _("Not rated: {ratings}.").format(ratings=", ".join(ratings.unrated()))
    shown = [(label, "" if value is None else i18n.number(value)) for label, value in ratings.labelled()]
    return figure(criticality(ratings), _("dependence × penetration ÷ (maturity × trust)"), missing, shown)


def zone_figure(ratings: Ratings) -> Figure:
    """Return the zone, or why there is none."""
    value = criticality(ratings)
    if value is None:
        reason = _("Not rated: {ratings}.").format(ratings=", ".join(ratings.unrated()))
    else:
        reason = _("A criticality of 0.2 or less is in no zone.")
    return figure(zone(value), _("above 0.2 watch, above 0.9 control, above 2.5 danger"), reason)
