"""Pictures of the plan: map views with what a hand placed there, and snapshots of the whole."""

from datetime import datetime

from sqlalchemy import UniqueConstraint

from planner.i18n import N_
from planner.model import choices as c
from planner.model.base import Entity
from planner.model.fields import Kind, field, reference

# What a map can be coloured or sized by, or laid out in lanes by, besides the fields of partners.
ANALYSES = ("criticality", "alignment", "betweenness", "worst risk", "net value")
DRAWN_BY = ("role", "level", *ANALYSES)
HIERARCHY = "hierarchy"  # among the kinds shown: the lines from above to below
NO_KIND = "none"  # among the kinds shown where none is, as an empty list means all


class MapView(Entity):
    """One way to draw the map."""

    __tablename__ = "view"
    singular = N_("View")
    plural = N_("Views")
    title_field = "name"

    name: str = field(N_("Name"), required=True, unique=True, width=180)
    layout: c.Layout | None = field(N_("Layout"), choices=c.Layout, default=None)
    direction: c.Direction | None = field(N_("Direction"), choices=c.Direction, default=None)
    mode: c.ViewMode | None = field(N_("Mode"), choices=c.ViewMode, default=None)
    colour_by: str | None = field(N_("Colour by"), default=None)
    size_by: str | None = field(N_("Size by"), default=None)
    lane_by: str | None = field(N_("Lanes by"), default=None)
    filter: str | None = field(N_("Filter"), default=None)
    shown_kinds: tuple[str, ...] = field(N_("Kinds shown"), N_("Empty: all"), kind=Kind.TAGS, default=())
    internal: bool = field(N_("Internal"), N_("Not for every eye"), kind=Kind.YES_NO, default=False)
    position: int | None = field(
        N_("Order"), N_("Empty: after those that have one"), kind=Kind.WHOLE, low=0, high=9999, default=None
    )


class Placement(Entity):
    """Where a card stands in a view."""

    __tablename__ = "placement"
    __table_args__ = (UniqueConstraint("view", "organisation"), UniqueConstraint("view", "role"))
    singular = N_("Placement")
    plural = N_("Placements")
    one_of = ("organisation", "role")

    view: str = reference("view", N_("View"), owner=True, required=True)
    organisation: str | None = reference("organisation", N_("Partner"), owner=True, default=None)
    role: str | None = reference("role", N_("Role"), owner=True, default=None)
    x: float | None = field(
        N_("x"),
        N_("Of the card's centre, in pixels at 100 %"),
        kind=Kind.NUMBER,
        low=-1e7,
        high=1e7,
        default=None,
    )
    y: float | None = field(N_("y"), kind=Kind.NUMBER, low=-1e7, high=1e7, default=None)
    pinned: bool = field(N_("Pinned"), N_("No layout moves it"), kind=Kind.YES_NO, default=False)
    folded: bool = field(N_("Folded"), kind=Kind.YES_NO, default=False)
    hidden: bool = field(N_("Hidden"), kind=Kind.YES_NO, default=False)


class MapGroup(Entity):
    """A titled frame around cards."""

    __tablename__ = "group"
    singular = N_("Group")
    plural = N_("Groups")
    title_field = "text"

    view: str = reference("view", N_("View"), owner=True, required=True)
    text: str | None = field(N_("Text"), default=None)
    x: float | None = field(N_("x"), kind=Kind.NUMBER, low=-1e7, high=1e7, more=True, default=None)
    y: float | None = field(N_("y"), kind=Kind.NUMBER, low=-1e7, high=1e7, more=True, default=None)
    width: float | None = field(N_("Width"), kind=Kind.NUMBER, low=0, high=1e7, more=True, default=None)
    height: float | None = field(N_("Height"), kind=Kind.NUMBER, low=0, high=1e7, more=True, default=None)
    colour: str | None = field(N_("Colour"), kind=Kind.COLOUR, default=None)


class MapNote(Entity):
    """A free text on the map."""

    __tablename__ = "note"
    singular = N_("Note")
    plural = N_("Notes")
    title_field = "text"

    view: str = reference("view", N_("View"), owner=True, required=True)
    text: str | None = field(N_("Text"), kind=Kind.LONG, default=None)
    x: float | None = field(N_("x"), kind=Kind.NUMBER, low=-1e7, high=1e7, more=True, default=None)
    y: float | None = field(N_("y"), kind=Kind.NUMBER, low=-1e7, high=1e7, more=True, default=None)
    width: float | None = field(N_("Width"), kind=Kind.NUMBER, low=0, high=1e7, more=True, default=None)
    height: float | None = field(N_("Height"), kind=Kind.NUMBER, low=0, high=1e7, more=True, default=None)
    colour: str | None = field(N_("Colour"), kind=Kind.COLOUR, default=None)


class StoryStep(Entity):
    """One picture of the story that is told with the map: a view, what it is narrowed to, and what is said."""

    __tablename__ = "story_step"
    singular = N_("Story step")
    plural = N_("Story steps")
    title_field = "caption"

    position: int = field(N_("Order"), kind=Kind.WHOLE, low=0, high=9999, required=True)
    view: str = reference("view", N_("View"), owner=True, required=True)
    caption: str | None = field(N_("Caption"), default=None, width=260)
    focus: str | None = reference("organisation", N_("Focus"), default=None)
    filter: str | None = field(N_("Filter"), default=None)


class SavedFilter(Entity):
    """What a register was narrowed to, kept under a name."""

    __tablename__ = "saved_filter"
    __table_args__ = (UniqueConstraint("entity", "name"),)
    singular = N_("Saved filter")
    plural = N_("Saved filters")
    title_field = "name"

    entity: str = field(N_("Register"), N_("The key of what the register lists"), required=True)
    name: str = field(N_("Name"), required=True)
    expression: str | None = field(N_("Filter"), kind=Kind.LONG, default=None)


class Snapshot(Entity):
    """The whole plan as it was at a moment."""

    __tablename__ = "snapshot"
    singular = N_("Snapshot")
    plural = N_("Snapshots")
    title_field = "name"
    exported = False

    name: str = field(N_("Name"), required=True)
    note: str | None = field(N_("Note"), kind=Kind.LONG, default=None)
    taken_at: datetime = field(N_("Taken"), kind=Kind.MOMENT, required=True)
    content: str = field(N_("Plan as JSON"), kind=Kind.LONG, required=True)
