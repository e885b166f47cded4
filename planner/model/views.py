"""Pictures of the plan: map views with what a hand placed there, and snapshots of the whole."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from planner.i18n import N_
from planner.model import choices as c
from planner.model.base import Entity
from planner.model.fields import Kind, field, reference


class MapView(Entity):
    """One way to draw the map."""

    __tablename__ = "view"
    singular = N_("View")
    plural = N_("Views")
    title_field = "name"

    name: Mapped[str] = field(N_("Name"), required=True, unique=True, width=180)
    layout: Mapped[c.Layout | None] = field(N_("Layout"), choices=c.Layout, default=None)
    direction: Mapped[c.Direction | None] = field(N_("Direction"), choices=c.Direction, default=None)
    mode: Mapped[c.ViewMode | None] = field(N_("Mode"), choices=c.ViewMode, default=None)
    colour_by: Mapped[str | None] = field(N_("Colour by"), default=None)
    size_by: Mapped[str | None] = field(N_("Size by"), default=None)
    lane_by: Mapped[str | None] = field(N_("Lanes by"), default=None)
    filter: Mapped[str | None] = field(N_("Filter"), default=None)
    shown_kinds: Mapped[tuple[str, ...]] = field(
        N_("Kinds shown"), N_("Empty: all"), kind=Kind.TAGS, default=()
    )
    internal: Mapped[bool] = field(N_("Internal"), N_("Not for every eye"), kind=Kind.YES_NO, default=False)


class Placement(Entity):
    """Where a card stands in a view."""

    __tablename__ = "placement"
    __table_args__ = (UniqueConstraint("view", "organisation"), UniqueConstraint("view", "role"))
    singular = N_("Placement")
    plural = N_("Placements")
    one_of = ("organisation", "role")

    view: Mapped[str] = reference("view", N_("View"), owner=True, required=True)
    organisation: Mapped[str | None] = reference("organisation", N_("Partner"), owner=True, default=None)
    role: Mapped[str | None] = reference("role", N_("Role"), owner=True, default=None)
    x: Mapped[float | None] = field(
        N_("x"),
        N_("Of the card's centre, in pixels at 100 %"),
        kind=Kind.NUMBER,
        low=-1e7,
        high=1e7,
        default=None,
    )
    y: Mapped[float | None] = field(N_("y"), kind=Kind.NUMBER, low=-1e7, high=1e7, default=None)
    pinned: Mapped[bool] = field(N_("Pinned"), N_("No layout moves it"), kind=Kind.YES_NO, default=False)
    folded: Mapped[bool] = field(N_("Folded"), kind=Kind.YES_NO, default=False)
    hidden: Mapped[bool] = field(N_("Hidden"), kind=Kind.YES_NO, default=False)


class MapGroup(Entity):
    """A titled frame around cards."""

    __tablename__ = "group"
    singular = N_("Group")
    plural = N_("Groups")
    title_field = "text"

    view: Mapped[str] = reference("view", N_("View"), owner=True, required=True)
    text: Mapped[str | None] = field(N_("Text"), default=None)
    x: Mapped[float | None] = field(N_("x"), kind=Kind.NUMBER, low=-1e7, high=1e7, default=None)
    y: Mapped[float | None] = field(N_("y"), kind=Kind.NUMBER, low=-1e7, high=1e7, default=None)
    width: Mapped[float | None] = field(N_("Width"), kind=Kind.NUMBER, low=0, high=1e7, default=None)
    height: Mapped[float | None] = field(N_("Height"), kind=Kind.NUMBER, low=0, high=1e7, default=None)
    colour: Mapped[str | None] = field(N_("Colour"), kind=Kind.COLOUR, default=None)


class MapNote(Entity):
    """A free text on the map."""

    __tablename__ = "note"
    singular = N_("Note")
    plural = N_("Notes")
    title_field = "text"

    view: Mapped[str] = reference("view", N_("View"), owner=True, required=True)
    text: Mapped[str | None] = field(N_("Text"), kind=Kind.LONG, default=None)
    x: Mapped[float | None] = field(N_("x"), kind=Kind.NUMBER, low=-1e7, high=1e7, default=None)
    y: Mapped[float | None] = field(N_("y"), kind=Kind.NUMBER, low=-1e7, high=1e7, default=None)
    width: Mapped[float | None] = field(N_("Width"), kind=Kind.NUMBER, low=0, high=1e7, default=None)
    height: Mapped[float | None] = field(N_("Height"), kind=Kind.NUMBER, low=0, high=1e7, default=None)
    colour: Mapped[str | None] = field(N_("Colour"), kind=Kind.COLOUR, default=None)


class StoryStep(Entity):
    """One picture of the story that is told with the map: a view, what it is narrowed to, and what is said."""

    __tablename__ = "story_step"
    singular = N_("Story step")
    plural = N_("Story steps")
    title_field = "caption"

    position: Mapped[int] = field(N_("Order"), kind=Kind.WHOLE, low=0, high=9999, required=True)
    view: Mapped[str] = reference("view", N_("View"), owner=True, required=True)
    caption: Mapped[str | None] = field(N_("Caption"), default=None, width=260)
    focus: Mapped[str | None] = reference("organisation", N_("Focus"), default=None)
    filter: Mapped[str | None] = field(N_("Filter"), default=None)


class Snapshot(Entity):
    """The whole plan as it was at a moment."""

    __tablename__ = "snapshot"
    singular = N_("Snapshot")
    plural = N_("Snapshots")
    title_field = "name"
    exported = False

    name: Mapped[str] = field(N_("Name"), required=True)
    note: Mapped[str | None] = field(N_("Note"), kind=Kind.LONG, default=None)
    taken_at: Mapped[datetime] = field(N_("Taken"), kind=Kind.MOMENT, required=True)
    content: Mapped[str] = field(N_("Plan as JSON"), kind=Kind.LONG, required=True)
