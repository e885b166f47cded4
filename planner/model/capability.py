"""What the ecosystem must be able to do, and who can."""

from sqlalchemy import UniqueConstraint

from planner.i18n import N_
from planner.model.base import Entity
from planner.model.fields import Kind, field, reference


class Capability(Entity):
    """Something the ecosystem must be able to do."""

    __tablename__ = "capability"
    singular = N_("Capability")
    plural = N_("Capabilities")
    title_field = "name"

    name: str = field(N_("Name"), required=True, unique=True, width=200)
    category: str | None = field(N_("Category"), default=None)
    importance: int = field(
        N_("Importance"), N_("1 useful … 5 vital"), kind=Kind.WHOLE, low=1, high=5, default=3
    )
    needed_level: int = field(
        N_("Needed level"), N_("1 basic … 5 leading"), kind=Kind.WHOLE, low=1, high=5, default=3
    )


class Provision(Entity):
    """How well an organisation provides a capability."""

    __tablename__ = "provision"
    __table_args__ = (UniqueConstraint("organisation", "capability"),)
    singular = N_("Capability provided")
    plural = N_("Capabilities provided")

    organisation: str = reference("organisation", N_("Partner"), owner=True, required=True)
    capability: str = reference("capability", N_("Capability"), owner=True, required=True)
    level: int | None = field(
        N_("Level provided"), N_("0 none … 5 leading"), kind=Kind.WHOLE, low=0, high=5, default=None
    )
