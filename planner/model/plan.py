"""The plan itself: one row that says what it is about, its language and money, how risks are measured."""

from datetime import date

from planner.i18n import N_
from planner.model import choices as c
from planner.model.base import Entity
from planner.model.fields import Kind, field


class PlanInfo(Entity):
    """The plan's own data; every plan has exactly one such row."""

    __tablename__ = "plan"
    singular = N_("Plan")
    plural = N_("Plan")
    title_field = "title"

    title: str = field(N_("Title"), N_("What the plan is called on its cover"), required=True)
    client: str | None = field(N_("Client"), N_("For whom the plan is made"), default=None)
    prepared_by: str | None = field(N_("Prepared by"), default=None)
    sector: c.Sector | None = field(N_("Sector"), choices=c.Sector, default=None)
    language: c.Language = field(
        N_("Language of the plan"),
        N_("Decides labels and exports of this plan"),
        choices=c.Language,
        default=c.Language.ENGLISH,
    )
    currency: str = field(
        N_("Currency"),
        N_("Three letters, for example USD or IDR"),
        default="USD",
        shape="[A-Z][A-Z][A-Z]",
        width=60,
    )
    start_date: date | None = field(N_("Start"), N_("The first day of year 0"), kind=Kind.DATE, default=None)
    horizon_years: int = field(
        N_("Horizon, years"),
        N_("How many years the figures look ahead"),
        kind=Kind.WHOLE,
        low=1,
        high=30,
        default=5,
    )
    discount_rate: float = field(
        N_("Discount rate"), N_("Per cent a year"), kind=Kind.PERCENT, low=-99, high=1000, default=10.0
    )
    vision: str | None = field(
        N_("Vision"), N_("What the world looks like when the ecosystem works"), kind=Kind.LONG, default=None
    )
    mission: str | None = field(
        N_("Mission"), N_("One sentence: what the ecosystem does, and for whom"), kind=Kind.LONG, default=None
    )
    problem: str | None = field(
        N_("Problem"), N_("Which problem is solved that nobody solves alone"), kind=Kind.LONG, default=None
    )
    value_promised: str | None = field(
        N_("Value promised"),
        N_("What the customer at the end of the chain gets"),
        kind=Kind.LONG,
        default=None,
    )
    scope: str | None = field(
        N_("Scope"), N_("What belongs to the plan and what does not"), kind=Kind.LONG, default=None
    )
    classification: c.Classification | None = field(
        N_("Classification"), N_("Who may read the plan"), choices=c.Classification, more=True, default=None
    )
    revision: str | None = field(N_("Revision"), more=True, default=None)
    approved_by: str | None = field(N_("Approved by"), more=True, default=None)
    risk_levels: int = field(
        N_("Risk levels"),
        N_("How many levels likelihood and impact have, 3 to 6"),
        kind=Kind.WHOLE,
        low=3,
        high=6,
        more=True,
        default=5,
    )
    risk_appetite: int = field(
        N_("Risk appetite, score"),
        N_("Risks with a higher score are too much"),
        kind=Kind.WHOLE,
        low=1,
        high=36,
        more=True,
        default=9,
    )
    band_low: int | None = field(
        N_("Low up to, score"),
        N_("Empty: 4 with five levels, and as much of any other number of levels"),
        kind=Kind.WHOLE,
        low=1,
        high=36,
        more=True,
        default=None,
    )
    band_medium: int | None = field(
        N_("Medium up to, score"),
        N_("Empty: 9 with five levels"),
        kind=Kind.WHOLE,
        low=1,
        high=36,
        more=True,
        default=None,
    )
    band_high: int | None = field(
        N_("High up to, score"),
        N_("Empty: 16 with five levels; what is above is extreme"),
        kind=Kind.WHOLE,
        low=1,
        high=36,
        more=True,
        default=None,
    )
    loss_appetite: float | None = field(
        N_("Loss appetite"),
        N_("The yearly loss that can be borne"),
        kind=Kind.MONEY,
        low=0,
        more=True,
        default=None,
    )
    shock_share: float = field(
        N_("Shared shocks"),
        N_("Share of a risk's frequency that comes from its partners"),
        kind=Kind.PROBABILITY,
        low=0,
        high=1,
        more=True,
        default=0.3,
    )
    trials: int = field(
        N_("Trials"),
        N_("How many years a simulation draws"),
        kind=Kind.WHOLE,
        low=100,
        high=10_000_000,
        more=True,
        default=20000,
    )
    seed: int | None = field(
        N_("Seed"),
        N_("The same seed gives the same simulation"),
        kind=Kind.WHOLE,
        low=0,
        more=True,
        default=None,
    )
    gut_odds: float | None = field(
        N_("Odds by gut feeling"),
        N_("The team's own estimate that everyone delivers, 0 to 1"),
        kind=Kind.PROBABILITY,
        low=0,
        high=1,
        more=True,
        default=None,
    )
    notes: str | None = field(N_("Notes"), kind=Kind.LONG, more=True, internal=True, default=None)
