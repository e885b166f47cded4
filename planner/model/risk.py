"""What could go wrong or well, what it touches, what is done, and which trends lie behind."""

from datetime import date

from sqlalchemy import UniqueConstraint

from planner.i18n import N_
from planner.model import choices as c
from planner.model.base import Entity
from planner.model.fields import Kind, field, reference


class Risk(Entity):
    """Something uncertain that would hurt or help the ecosystem."""

    __tablename__ = "risk"
    singular = N_("Risk")
    plural = N_("Risks")
    title_field = "title"

    code: str | None = field(N_("Code"), N_("Given in order; may be changed"), default=None, width=56)
    title: str = field(N_("Risk"), N_("In a few words"), required=True, width=220)
    category: c.RiskCategory | None = field(N_("Category"), choices=c.RiskCategory, default=None)
    cause: str | None = field(N_("Cause"), N_("Because of …"), default=None, width=240)
    event: str | None = field(N_("Event"), N_("… it may happen that …"), default=None, width=240)
    consequence: str | None = field(N_("Consequence"), N_("… which would lead to …"), default=None, width=240)
    existing_controls: str | None = field(N_("Existing controls"), default=None, width=240)
    likelihood: int | None = field(
        N_("Likelihood"),
        N_("1 rare … the top level almost certain"),
        kind=Kind.WHOLE,
        low=1,
        high=6,
        scale="likelihood",
        default=None,
        width=64,
    )
    impact: int | None = field(
        N_("Impact"),
        N_("1 slight … the top level disastrous"),
        kind=Kind.WHOLE,
        low=1,
        high=6,
        scale="impact",
        default=None,
        width=64,
    )
    kind: c.RiskKind | None = field(N_("Kind"), choices=c.RiskKind, default=None)
    response: c.Response | None = field(N_("Response"), choices=c.Response, default=None)
    owner: str | None = field(N_("Owner"), N_("Who watches it"), default=None)
    status: c.RiskStatus | None = field(N_("Status"), choices=c.RiskStatus, default=None)
    review_date: date | None = field(
        N_("Review"), N_("When it is looked at again"), kind=Kind.DATE, default=None
    )
    residual_likelihood: int | None = field(
        N_("Residual likelihood"),
        N_("Empty: computed from the actions done"),
        kind=Kind.WHOLE,
        low=1,
        high=6,
        scale="likelihood",
        more=True,
        default=None,
    )
    residual_impact: int | None = field(
        N_("Residual impact"),
        N_("Empty: computed from the actions done"),
        kind=Kind.WHOLE,
        low=1,
        high=6,
        scale="impact",
        more=True,
        default=None,
    )
    target_likelihood: int | None = field(
        N_("Target likelihood"),
        N_("Empty: computed from all actions"),
        kind=Kind.WHOLE,
        low=1,
        high=6,
        scale="likelihood",
        more=True,
        default=None,
    )
    target_impact: int | None = field(
        N_("Target impact"),
        N_("Empty: computed from all actions"),
        kind=Kind.WHOLE,
        low=1,
        high=6,
        scale="impact",
        more=True,
        default=None,
    )
    trigger: str | None = field(N_("Trigger"), N_("What tells us it has begun"), more=True, default=None)
    contingency: str | None = field(
        N_("Contingency"), N_("What we do when it happens"), more=True, default=None, width=240
    )
    raised_on: date | None = field(N_("Raised on"), kind=Kind.DATE, more=True, default=None)
    raised_by: str | None = field(N_("Raised by"), more=True, default=None)
    frequency: float | None = field(
        N_("Frequency"),
        N_("How often a year; 0.1 is once in ten years"),
        kind=Kind.NUMBER,
        low=0,
        more=True,
        default=None,
    )
    loss_low: float | None = field(
        N_("Loss, low"),
        N_("Nine times in ten the loss lies between this and the high figure"),
        kind=Kind.MONEY,
        low=0,
        more=True,
        default=None,
    )
    loss_high: float | None = field(
        N_("Loss, high"),
        N_("Only one time in twenty is the loss higher"),
        kind=Kind.MONEY,
        low=0,
        more=True,
        default=None,
    )


class RiskLink(Entity):
    """What a risk touches: a partner, a relationship, a goal or a trend."""

    __tablename__ = "risk_link"
    __table_args__ = (
        UniqueConstraint("risk", "organisation"),
        UniqueConstraint("risk", "relationship"),
        UniqueConstraint("risk", "goal"),
        UniqueConstraint("risk", "trend"),
    )
    singular = N_("Risk link")
    plural = N_("Risk links")
    one_of = ("organisation", "relationship", "goal", "trend")

    risk: str = reference("risk", N_("Risk"), owner=True, required=True)
    organisation: str | None = reference("organisation", N_("Partner"), owner=True, default=None)
    relationship: str | None = reference("relationship", N_("Relationship"), owner=True, default=None)
    goal: str | None = reference("goal", N_("Goal"), owner=True, default=None)
    trend: str | None = reference("trend", N_("Trend"), owner=True, default=None)


class Action(Entity):
    """Something done about a risk."""

    __tablename__ = "action"
    singular = N_("Action")
    plural = N_("Actions")
    title_field = "name"

    risk: str = reference("risk", N_("Risk"), owner=True, required=True)
    name: str = field(N_("Name"), required=True, width=220)
    kind: c.ActionKind | None = field(N_("Kind"), choices=c.ActionKind, default=None)
    owner: str | None = field(N_("Owner"), default=None)
    due: date | None = field(N_("Due"), kind=Kind.DATE, default=None)
    status: c.ActionStatus | None = field(N_("Status"), choices=c.ActionStatus, default=None)
    percent: int | None = field(N_("Done"), N_("Per cent"), kind=Kind.WHOLE, low=0, high=100, default=None)
    likelihood_cut: int | None = field(
        N_("Cuts likelihood by"), N_("Levels"), kind=Kind.WHOLE, low=0, high=4, more=True, default=None
    )
    impact_cut: int | None = field(
        N_("Cuts impact by"), N_("Levels"), kind=Kind.WHOLE, low=0, high=4, more=True, default=None
    )
    frequency_cut: float | None = field(
        N_("Cuts frequency by"), N_("Per cent"), kind=Kind.PERCENT, low=0, high=100, more=True, default=None
    )
    loss_cut: float | None = field(
        N_("Cuts loss by"), N_("Per cent"), kind=Kind.PERCENT, low=0, high=100, more=True, default=None
    )
    one_off_cost: float | None = field(
        N_("One-off cost"), kind=Kind.MONEY, summed=True, low=0, more=True, default=None
    )
    yearly_cost: float | None = field(
        N_("Yearly cost"), kind=Kind.MONEY, summed=True, low=0, more=True, default=None
    )
    repeat_days: int | None = field(
        N_("Repeats, days"), kind=Kind.WHOLE, low=1, high=3650, more=True, default=None
    )


class BowTieItem(Entity):
    """A cause or a consequence of a risk, or a barrier before one of them."""

    __tablename__ = "bow_tie_item"
    singular = N_("Bow-tie item")
    plural = N_("Bow-tie items")
    title_field = "name"

    risk: str = reference("risk", N_("Risk"), owner=True, required=True)
    kind: c.BowTieKind = field(N_("Kind"), choices=c.BowTieKind, required=True)
    name: str = field(N_("Name"), required=True, width=220)
    under: str | None = reference(
        "bow_tie_item",
        N_("On the way of"),
        N_("The cause or consequence that a barrier stands before; empty: before all of them"),
        default=None,
        within="risk",
    )
    owner: str | None = field(N_("Owner"), default=None)
    action: str | None = reference(
        "action", N_("Action"), N_("What builds the barrier"), default=None, within="risk"
    )


class ScaleLevel(Entity):
    """What one level of likelihood or impact means in this plan: in words, and between which figures."""

    __tablename__ = "scale_level"
    __table_args__ = (UniqueConstraint("scale", "level"),)
    singular = N_("Scale level")
    plural = N_("Scale levels")
    title_field = "label"

    scale: c.Scale = field(N_("Scale"), choices=c.Scale, required=True)
    level: int = field(N_("Level"), kind=Kind.WHOLE, low=1, high=6, required=True)
    label: str | None = field(N_("Label"), N_("In a word or two"), default=None)
    meaning: str | None = field(N_("Meaning"), N_("When a risk is on this level"), default=None, width=260)
    low: float | None = field(
        N_("From"), N_("Probability in a year, 0 to 1, or money"), kind=Kind.NUMBER, low=0, default=None
    )
    high: float | None = field(
        N_("To"), N_("Probability in a year, 0 to 1, or money"), kind=Kind.NUMBER, low=0, default=None
    )


class LogEntry(Entity):
    """An issue, an assumption, a decision or a lesson."""

    __tablename__ = "log_entry"
    singular = N_("Log entry")
    plural = N_("Log")
    title_field = "title"

    kind: c.LogKind | None = field(N_("Kind"), choices=c.LogKind, default=None)
    title: str = field(N_("Title"), required=True, width=240)
    description: str | None = field(N_("Description"), kind=Kind.LONG, default=None, width=240)
    owner: str | None = field(N_("Owner"), default=None)
    raised_on: date | None = field(N_("Raised on"), kind=Kind.DATE, default=None)
    due: date | None = field(N_("Due"), kind=Kind.DATE, default=None)
    status: c.LogStatus | None = field(N_("Status"), choices=c.LogStatus, default=None)
    risk: str | None = reference("risk", N_("Risk"), N_("The risk it came from"), default=None)


class Dismissal(Entity):
    """A suggestion that a person does not want to see again."""

    __tablename__ = "dismissal"
    singular = N_("Dismissed suggestion")
    plural = N_("Dismissed suggestions")
    title_field = "rule"

    rule: str = field(N_("Rule"), required=True)
    subject_uid: str | None = field(N_("Subject"), N_("The key of the row it is about"), default=None)
    note: str | None = field(N_("Note"), default=None)


class Trend(Entity):
    """A development to prepare for."""

    __tablename__ = "trend"
    singular = N_("Trend")
    plural = N_("Trends")
    title_field = "name"

    name: str = field(N_("Name"), required=True, width=200)
    horizon: c.TrendHorizon | None = field(N_("Horizon"), choices=c.TrendHorizon, default=None)
    impact: int | None = field(
        N_("Impact"), N_("1 slight … 5 changes everything"), kind=Kind.WHOLE, low=1, high=5, default=None
    )
    readiness: int | None = field(
        N_("Readiness"), N_("1 unprepared … 5 ready"), kind=Kind.WHOLE, low=1, high=5, default=None
    )
    effect: str | None = field(N_("Effect"), N_("What it would change here"), default=None, width=220)
    response: str | None = field(N_("Response"), default=None, width=220)
    owner: str | None = field(N_("Owner"), default=None)


class TrendGoal(Entity):
    """A trend bears on a goal."""

    __tablename__ = "trend_goal"
    __table_args__ = (UniqueConstraint("trend", "goal"),)
    singular = N_("Goal touched")
    plural = N_("Goals touched")

    trend: str = reference("trend", N_("Trend"), owner=True, required=True)
    goal: str = reference("goal", N_("Goal"), owner=True, required=True)
