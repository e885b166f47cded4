"""Who decides what, what happens in a conflict, which data goes where, and on which platforms."""

from datetime import date

from sqlalchemy import UniqueConstraint

from planner.i18n import N_
from planner.model import choices as c
from planner.model.base import Entity
from planner.model.fields import Kind, field, reference


class Forum(Entity):
    """A body that meets and decides."""

    __tablename__ = "forum"
    singular = N_("Forum")
    plural = N_("Forums")
    title_field = "name"

    name: str = field(N_("Name"), required=True, unique=True, width=200)
    purpose: str | None = field(N_("Purpose"), default=None, width=260)
    cadence: c.Cadence | None = field(N_("Meets"), choices=c.Cadence, default=None)
    chair: str | None = field(N_("Chair"), default=None)


class ForumMember(Entity):
    """An organisation or the holders of a role sit in a forum."""

    __tablename__ = "forum_member"
    __table_args__ = (UniqueConstraint("forum", "organisation"), UniqueConstraint("forum", "role"))
    singular = N_("Member")
    plural = N_("Members")
    one_of = ("organisation", "role")

    forum: str = reference("forum", N_("Forum"), owner=True, required=True)
    organisation: str | None = reference("organisation", N_("Partner"), owner=True, default=None)
    role: str | None = reference("role", N_("Role"), owner=True, default=None)


class Decision(Entity):
    """Something that must be decided again and again, and by whom."""

    __tablename__ = "decision"
    singular = N_("Decision")
    plural = N_("Decisions")
    title_field = "name"

    name: str = field(N_("Name"), required=True, unique=True, width=220)
    area: str | None = field(N_("Area"), default=None)
    method: c.DecisionMethod | None = field(N_("Method"), choices=c.DecisionMethod, default=None)
    forum: str | None = reference("forum", N_("Forum"), N_("Where it is decided"), default=None)
    escalation: str | None = reference(
        "forum", N_("If they cannot agree"), N_("The forum above"), default=None
    )


class Responsibility(Entity):
    """The letter an organisation or role has in a decision: responsible, accountable, consulted, informed."""

    __tablename__ = "responsibility"
    __table_args__ = (UniqueConstraint("decision", "organisation"), UniqueConstraint("decision", "role"))
    singular = N_("Responsibility")
    plural = N_("Responsibilities")
    one_of = ("organisation", "role")

    decision: str = reference("decision", N_("Decision"), owner=True, required=True)
    organisation: str | None = reference("organisation", N_("Partner"), owner=True, default=None)
    role: str | None = reference("role", N_("Role"), owner=True, default=None)
    letter: c.Letter = field(N_("Letter"), choices=c.Letter, required=True)


class ConflictRule(Entity):
    """One step of the ladder that settles a disagreement."""

    __tablename__ = "conflict_rule"
    singular = N_("Conflict rule")
    plural = N_("Conflict ladder")
    title_field = "trigger"

    trigger: str = field(N_("When"), N_("What sets this step in motion"), required=True, width=240)
    step: int = field(N_("Step"), kind=Kind.WHOLE, low=1, high=9, required=True)
    handled_by: str | None = field(N_("Handled by"), default=None)
    within_days: float | None = field(N_("Within, days"), kind=Kind.NUMBER, low=0, default=None)
    escalates_to: str | None = field(N_("Then to"), default=None)
    principle: str | None = field(N_("Principle"), default=None)


class DataProtocol(Entity):
    """Which data is shared, by whom, on what basis and how it is protected."""

    __tablename__ = "data_protocol"
    singular = N_("Data protocol")
    plural = N_("Data protocols")
    title_field = "dataset"

    dataset: str = field(N_("Data set"), required=True, width=200)
    provider: str | None = reference("organisation", N_("Provider"), default=None)
    relationship: str | None = reference("relationship", N_("Relationship"), default=None)
    purpose: str | None = field(N_("Purpose"), N_("What it is used for, and for nothing else"), default=None)
    classification: c.Classification | None = field(
        N_("Classification"), choices=c.Classification, default=None
    )
    personal_data: bool = field(N_("Personal data"), kind=Kind.YES_NO, default=False)
    legal_basis: c.LegalBasis | None = field(N_("Legal basis"), choices=c.LegalBasis, default=None)
    access_method: c.AccessMethod | None = field(N_("Access"), choices=c.AccessMethod, default=None)
    protection: str | None = field(N_("Protection"), N_("How it is guarded"), kind=Kind.LONG, default=None)
    retention: str | None = field(N_("Kept for"), more=True, default=None)
    onward_sharing: str | None = field(N_("Passing on"), more=True, default=None)
    quality: str | None = field(N_("Quality"), more=True, default=None)
    incident_contact: str | None = field(N_("Incident contact"), more=True, default=None)
    review_date: date | None = field(N_("Review"), kind=Kind.DATE, more=True, default=None)
    deletion_on_exit: bool = field(N_("Deleted on exit"), kind=Kind.YES_NO, more=True, default=False)


class ProtocolRecipient(Entity):
    """An organisation that receives a data set."""

    __tablename__ = "protocol_recipient"
    __table_args__ = (UniqueConstraint("data_protocol", "organisation"),)
    singular = N_("Recipient")
    plural = N_("Recipients")

    data_protocol: str = reference("data_protocol", N_("Data protocol"), owner=True, required=True)
    organisation: str = reference("organisation", N_("Partner"), owner=True, required=True)


class Platform(Entity):
    """A technology the partners share."""

    __tablename__ = "platform"
    singular = N_("Platform")
    plural = N_("Platforms")
    title_field = "name"

    name: str = field(N_("Name"), required=True, unique=True, width=200)
    purpose: c.PlatformPurpose | None = field(N_("Purpose"), choices=c.PlatformPurpose, default=None)
    vendor: str | None = field(N_("Vendor"), default=None)
    status: c.PlatformStatus | None = field(N_("Status"), choices=c.PlatformStatus, default=None)
    owner: str | None = field(N_("Owner"), default=None)
    yearly_cost: float | None = field(N_("Yearly cost"), kind=Kind.MONEY, summed=True, low=0, default=None)
    notes: str | None = field(N_("Notes"), kind=Kind.LONG, internal=True, default=None)


class PlatformUser(Entity):
    """An organisation that uses a platform."""

    __tablename__ = "platform_user"
    __table_args__ = (UniqueConstraint("platform", "organisation"),)
    singular = N_("User")
    plural = N_("Users")

    platform: str = reference("platform", N_("Platform"), owner=True, required=True)
    organisation: str = reference("organisation", N_("Partner"), owner=True, required=True)
