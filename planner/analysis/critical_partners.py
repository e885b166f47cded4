"""How critical every partner of a plan is: where it stands among the zones, or what is missing to say so."""

from __future__ import annotations

from dataclasses import dataclass

from planner.analysis.criticality import Ratings, criticality, zone
from planner.document import Plan
from planner.i18n import N_
from planner.model import Organisation
from planner.model.choices import Stage

ZONE_NAMES = {"danger": N_("Danger"), "control": N_("Control"), "watch": N_("Watch"), None: N_("In no zone")}
ZONE_ADVICE = {
    "danger": N_("Too much hangs on a partner that cannot be relied on enough: act now."),
    "control": N_("Keep it under control: agreements, checks, a way out."),
    "watch": N_("Look at it again at each review."),
    None: N_("Little hangs on it, or it can be relied on."),
}


@dataclass(frozen=True)
class Standing:
    """A partner among the zones.

    `exposure` is dependence × penetration (0–16), `reliability` maturity × trust (1–16), `value` the first by the
    second; all None while a rating is missing, whose labels `unrated` lists.
    """

    uid: str
    name: str
    exposure: int | None
    reliability: int | None
    value: float | None
    zone: str | None
    unrated: tuple[str, ...] = ()


def standings(plan: Plan) -> list[Standing]:
    """Return every partner but the hub and those that left: the most critical first, the unrated at the end."""
    found = [
        _standing(one) for one in plan.rows(Organisation) if not one.is_hub and one.stage is not Stage.EXITED
    ]
    return sorted(found, key=lambda one: (one.value is None, -(one.value or 0), one.name.casefold()))


def _standing(partner: Organisation) -> Standing:
    ratings = Ratings(partner.dependency, partner.penetration, partner.maturity, partner.trust)
    value = criticality(ratings)
    if value is None:
        return Standing(partner.uid, partner.short, None, None, None, None, tuple(ratings.unrated()))
    exposure = (ratings.dependency or 0) * (ratings.penetration or 0)
    reliability = (ratings.maturity or 1) * (ratings.trust or 1)
    return Standing(partner.uid, partner.short, exposure, reliability, value, zone(value))
