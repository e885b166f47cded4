"""The parts to be played, and who plays them."""

from datetime import date

from sqlalchemy import UniqueConstraint

from planner.i18n import N_
from planner.model.base import Entity
from planner.model.fields import Kind, field, reference


class Role(Entity):
    """A part in the ecosystem; vacant while it has fewer holders than needed."""

    __tablename__ = "role"
    singular = N_("Role")
    plural = N_("Roles")
    title_field = "name"

    name: str = field(N_("Name"), required=True, unique=True, width=180)
    purpose: str | None = field(N_("Purpose"), N_("What would be missing without it"), default=None)
    responsibilities: str | None = field(N_("Responsibilities"), kind=Kind.LONG, default=None)
    accountable_for: str | None = field(N_("Accountable for"), default=None)
    specialism: str | None = field(N_("Specialism"), default=None)
    colour: str | None = field(N_("Colour"), N_("Empty: given in order"), kind=Kind.COLOUR, default=None)
    needed: int = field(
        N_("Needed"), N_("How many partners should hold it"), kind=Kind.WHOLE, low=1, high=99, default=1
    )
    under: str | None = reference(
        "organisation", N_("Under"), N_("Where an open slot hangs on the map"), default=None
    )


class RoleAssignment(Entity):
    """An organisation holds a role."""

    __tablename__ = "role_assignment"
    __table_args__ = (UniqueConstraint("organisation", "role"),)
    singular = N_("Role held")
    plural = N_("Roles held")

    organisation: str = reference("organisation", N_("Partner"), owner=True, required=True)
    role: str = reference("role", N_("Role"), owner=True, required=True)
    main: bool = field(N_("Main"), N_("The role shown on the card"), kind=Kind.YES_NO, default=False)
    since: date | None = field(N_("Since"), kind=Kind.DATE, default=None)
