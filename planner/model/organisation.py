"""Who takes part: organisations and the people to call there."""

from datetime import date

from planner.i18n import N_
from planner.model import choices as c
from planner.model.base import Entity
from planner.model.fields import Kind, field, reference


class Organisation(Entity):
    """A partner, or the hub that coordinates them."""

    __tablename__ = "organisation"
    singular = N_("Partner")
    plural = N_("Partners")
    title_field = "name"

    name: str = field(
        N_("Name"),
        N_("The organisation as the outside world calls it"),
        required=True,
        unique=True,
        width=200,
    )
    short_name: str | None = field(
        N_("Short name"), N_("A few letters that fit on a card"), default=None, width=90
    )
    is_hub: bool = field(
        N_("Hub"), N_("The organisation that coordinates; at most one"), kind=Kind.YES_NO, default=False
    )
    kind: c.OrganisationKind | None = field(N_("Kind"), choices=c.OrganisationKind, default=None)
    partnership: c.Partnership | None = field(
        N_("Partnership"), N_("The form of working together"), choices=c.Partnership, default=None
    )
    stage: c.Stage | None = field(
        N_("Stage"), N_("How far the partnership has come"), choices=c.Stage, default=None
    )
    parent: str | None = reference(
        "organisation", N_("Under"), N_("Who coordinates this partner"), default=None
    )
    contribution: str | None = field(
        N_("Gives"), N_("What the partner brings in"), kind=Kind.LONG, default=None
    )
    benefit: str | None = field(N_("Gets"), N_("What the partner gains"), kind=Kind.LONG, default=None)
    manager: str | None = field(
        N_("Manager"), N_("Who looks after the partnership on our side"), default=None
    )
    dependency: int | None = field(
        N_("Dependence"),
        N_("How much we depend on it: 0 not at all … 4 nothing works without it"),
        kind=Kind.WHOLE,
        low=0,
        high=4,
        default=None,
    )
    penetration: int | None = field(
        N_("Penetration"),
        N_("How deep it reaches into our systems: 0 not at all … 4 everywhere"),
        kind=Kind.WHOLE,
        low=0,
        high=4,
        default=None,
    )
    maturity: int | None = field(
        N_("Maturity"),
        N_("How well it guards and runs its part: 1 weak … 4 exemplary"),
        kind=Kind.WHOLE,
        low=1,
        high=4,
        default=None,
    )
    trust: int | None = field(
        N_("Trust"),
        N_("How far its intentions match ours: 1 doubtful … 4 beyond doubt"),
        kind=Kind.WHOLE,
        low=1,
        high=4,
        internal=True,
        default=None,
    )
    level: int | None = field(
        N_("Hierarchy level"),
        N_("Empty: taken from the hierarchy, the top is 1"),
        kind=Kind.WHOLE,
        low=1,
        high=9,
        more=True,
        default=None,
    )
    programme_tier: str | None = field(
        N_("Programme tier"), N_("For example gold or silver"), more=True, default=None
    )
    influence: int | None = field(
        N_("Influence"),
        N_("1 little … 5 decisive"),
        kind=Kind.WHOLE,
        low=1,
        high=5,
        more=True,
        internal=True,
        default=None,
    )
    interest: int | None = field(
        N_("Interest"),
        N_("1 little … 5 very much"),
        kind=Kind.WHOLE,
        low=1,
        high=5,
        more=True,
        internal=True,
        default=None,
    )
    attitude: c.Attitude | None = field(
        N_("Attitude"), choices=c.Attitude, more=True, internal=True, default=None
    )
    motive: str | None = field(
        N_("Motive"), N_("Why it takes part, in its own interest"), more=True, internal=True, default=None
    )
    delivery_probability: float | None = field(
        N_("Delivery probability"),
        N_("Odds that it delivers its part in time, 0 to 1"),
        kind=Kind.PROBABILITY,
        low=0,
        high=1,
        more=True,
        default=None,
    )
    adoption_probability: float | None = field(
        N_("Adoption probability"),
        N_("Odds that it adopts what the others deliver, 0 to 1"),
        kind=Kind.PROBABILITY,
        low=0,
        high=1,
        more=True,
        default=None,
    )
    readiness_date: date | None = field(N_("Ready on"), kind=Kind.DATE, more=True, default=None)
    exit_plan: str | None = field(
        N_("Exit plan"), N_("What we do if it leaves"), kind=Kind.LONG, more=True, default=None
    )
    country: str | None = field(N_("Country"), more=True, default=None)
    website: str | None = field(N_("Website"), more=True, default=None)
    logo: str | None = field(
        N_("Logo"),
        N_("A small picture for its card: PNG, at most 200 kB"),
        kind=Kind.PICTURE,
        more=True,
        default=None,
    )
    tags: tuple[str, ...] = field(
        N_("Tags"), N_("Words of your own, to filter by"), kind=Kind.TAGS, more=True, default=()
    )
    notes: str | None = field(N_("Notes"), kind=Kind.LONG, more=True, internal=True, default=None)

    @property
    def short(self) -> str:
        """The short name where there is one, else the name."""
        return self.short_name or self.name


class Contact(Entity):
    """A person at a partner."""

    __tablename__ = "contact"
    singular = N_("Contact")
    plural = N_("Contacts")
    title_field = "name"

    organisation: str = reference("organisation", N_("Partner"), owner=True, required=True)
    name: str = field(N_("Name"), required=True)
    position: str | None = field(N_("Position"), default=None)
    e_mail: str | None = field(N_("E-mail"), default=None)
    phone: str | None = field(N_("Phone"), default=None)
    main: bool = field(N_("Main"), N_("The first person to call"), kind=Kind.YES_NO, default=False)
    notes: str | None = field(N_("Notes"), kind=Kind.LONG, internal=True, default=None)
