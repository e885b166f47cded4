"""Who works with whom, and what value flows between them."""

from datetime import date

from planner.i18n import N_
from planner.model import choices as c
from planner.model.base import Entity
from planner.model.fields import Kind, field, reference


class Relationship(Entity):
    """One organisation works with another; parallel relationships and loops are allowed."""

    __tablename__ = "relationship"
    singular = N_("Relationship")
    plural = N_("Relationships")

    source: str = reference("organisation", N_("From"), owner=True, required=True)
    target: str = reference("organisation", N_("To"), owner=True, required=True)
    kind: c.RelationshipKind | None = field(N_("Kind"), choices=c.RelationshipKind, default=None)
    two_way: bool = field(N_("Both ways"), kind=Kind.YES_NO, default=False)
    strength: int | None = field(
        N_("Strength"), N_("1 loose … 5 inseparable"), kind=Kind.WHOLE, low=1, high=5, default=None
    )
    status: c.RelationshipStatus | None = field(N_("Status"), choices=c.RelationshipStatus, default=None)
    agreement: c.Agreement | None = field(
        N_("Agreement"), N_("What was signed"), choices=c.Agreement, default=None
    )
    start: date | None = field(N_("Start"), kind=Kind.DATE, default=None)
    end: date | None = field(N_("End"), N_("The day the agreement ends"), kind=Kind.DATE, default=None)
    agreement_number: str | None = field(N_("Agreement number"), more=True, default=None)
    signed: date | None = field(N_("Signed"), kind=Kind.DATE, more=True, default=None)
    notice_days: int | None = field(
        N_("Notice, days"), kind=Kind.WHOLE, low=0, high=3650, more=True, default=None
    )
    value_seen_by_source: int | None = field(
        N_("Value seen by the first"),
        N_("1 little … 5 very much"),
        kind=Kind.WHOLE,
        low=1,
        high=5,
        more=True,
        default=None,
    )
    value_seen_by_target: int | None = field(
        N_("Value seen by the second"),
        N_("1 little … 5 very much"),
        kind=Kind.WHOLE,
        low=1,
        high=5,
        more=True,
        default=None,
    )
    notes: str | None = field(N_("Notes"), kind=Kind.LONG, more=True, internal=True, default=None)


class ValueFlow(Entity):
    """Something of value that passes along a relationship."""

    __tablename__ = "value_flow"
    singular = N_("Value flow")
    plural = N_("Value flows")
    title_field = "what"

    relationship: str = reference("relationship", N_("Relationship"), owner=True, required=True)
    backwards: bool = field(
        N_("Backwards"), N_("From the second to the first"), kind=Kind.YES_NO, default=False
    )
    what: str = field(N_("What"), required=True)
    kind: c.FlowKind | None = field(N_("Kind"), choices=c.FlowKind, default=None)
    occurrences: float | None = field(N_("Times a year"), kind=Kind.NUMBER, low=0, default=None)
    value: float | None = field(
        N_("Value"), N_("Money each time, to the receiver"), kind=Kind.MONEY, default=None
    )
    expense: float | None = field(
        N_("Expense"), N_("Money each time, to the giver"), kind=Kind.MONEY, default=None
    )
