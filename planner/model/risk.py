"""What could go wrong or well, what it touches, what is done, and which trends lie behind."""

from __future__ import annotations

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

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

    code: Mapped[str | None] = field(N_("Code"), N_("Given in order; may be changed"), default=None, width=56)
    title: Mapped[str] = field(N_("Risk"), N_("In a few words"), required=True, width=220)
    category: Mapped[c.RiskCategory | None] = field(N_("Category"), choices=c.RiskCategory, default=None)
    cause: Mapped[str | None] = field(N_("Cause"), N_("Because of …"), default=None, width=240)
    event: Mapped[str | None] = field(N_("Event"), N_("… it may happen that …"), default=None, width=240)
    consequence: Mapped[str | None] = field(
        N_("Consequence"), N_("… which would lead to …"), default=None, width=240
    )
    existing_controls: Mapped[str | None] = field(N_("Existing controls"), default=None, width=240)
    likelihood: Mapped[int | None] = field(
        N_("Likelihood"),
        N_("1 rare … the top level almost certain"),
        kind=Kind.WHOLE,
        low=1,
        high=6,
        default=None,
        width=64,
    )
    impact: Mapped[int | None] = field(
        N_("Impact"),
        N_("1 slight … the top level disastrous"),
        kind=Kind.WHOLE,
        low=1,
        high=6,
        default=None,
        width=64,
    )
    kind: Mapped[c.RiskKind | None] = field(N_("Kind"), choices=c.RiskKind, default=None)
    response: Mapped[c.Response | None] = field(N_("Response"), choices=c.Response, default=None)
    owner: Mapped[str | None] = field(N_("Owner"), N_("Who watches it"), default=None)
    status: Mapped[c.RiskStatus | None] = field(N_("Status"), choices=c.RiskStatus, default=None)
    review_date: Mapped[date | None] = field(
        N_("Review"), N_("When it is looked at again"), kind=Kind.DATE, default=None
    )
    residual_likelihood: Mapped[int | None] = field(
        N_("Residual likelihood"),
        N_("Empty: computed from the actions done"),
        kind=Kind.WHOLE,
        low=1,
        high=6,
        more=True,
        default=None,
    )
    residual_impact: Mapped[int | None] = field(
        N_("Residual impact"),
        N_("Empty: computed from the actions done"),
        kind=Kind.WHOLE,
        low=1,
        high=6,
        more=True,
        default=None,
    )
    target_likelihood: Mapped[int | None] = field(
        N_("Target likelihood"),
        N_("Empty: computed from all actions"),
        kind=Kind.WHOLE,
        low=1,
        high=6,
        more=True,
        default=None,
    )
    target_impact: Mapped[int | None] = field(
        N_("Target impact"),
        N_("Empty: computed from all actions"),
        kind=Kind.WHOLE,
        low=1,
        high=6,
        more=True,
        default=None,
    )
    trigger: Mapped[str | None] = field(
        N_("Trigger"), N_("What tells us it has begun"), more=True, default=None
    )
    contingency: Mapped[str | None] = field(
        N_("Contingency"), N_("What we do when it happens"), more=True, default=None, width=240
    )
    raised_on: Mapped[date | None] = field(N_("Raised on"), kind=Kind.DATE, more=True, default=None)
    raised_by: Mapped[str | None] = field(N_("Raised by"), more=True, default=None)
    frequency: Mapped[float | None] = field(
        N_("Frequency"),
        N_("How often a year; 0.1 is once in ten years"),
        kind=Kind.NUMBER,
        low=0,
        more=True,
        default=None,
    )
    loss_low: Mapped[float | None] = field(
        N_("Loss, low"),
        N_("Nine times in ten the loss lies between this and the high figure"),
        kind=Kind.MONEY,
        low=0,
        more=True,
        default=None,
    )
    loss_high: Mapped[float | None] = field(
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

    risk: Mapped[str] = reference("risk", N_("Risk"), owner=True, required=True)
    organisation: Mapped[str | None] = reference("organisation", N_("Partner"), owner=True, default=None)
    relationship: Mapped[str | None] = reference("relationship", N_("Relationship"), owner=True, default=None)
    goal: Mapped[str | None] = reference("goal", N_("Goal"), owner=True, default=None)
    trend: Mapped[str | None] = reference("trend", N_("Trend"), owner=True, default=None)


class Action(Entity):
    """Something done about a risk."""

    __tablename__ = "action"
    singular = N_("Action")
    plural = N_("Actions")
    title_field = "name"

    risk: Mapped[str] = reference("risk", N_("Risk"), owner=True, required=True)
    name: Mapped[str] = field(N_("Name"), required=True, width=220)
    kind: Mapped[c.ActionKind | None] = field(N_("Kind"), choices=c.ActionKind, default=None)
    owner: Mapped[str | None] = field(N_("Owner"), default=None)
    due: Mapped[date | None] = field(N_("Due"), kind=Kind.DATE, default=None)
    status: Mapped[c.ActionStatus | None] = field(N_("Status"), choices=c.ActionStatus, default=None)
    percent: Mapped[int | None] = field(
        N_("Done"), N_("Per cent"), kind=Kind.WHOLE, low=0, high=100, default=None
    )
    likelihood_cut: Mapped[int | None] = field(
        N_("Cuts likelihood by"), N_("Levels"), kind=Kind.WHOLE, low=0, high=4, more=True, default=None
    )
    impact_cut: Mapped[int | None] = field(
        N_("Cuts impact by"), N_("Levels"), kind=Kind.WHOLE, low=0, high=4, more=True, default=None
    )
    frequency_cut: Mapped[float | None] = field(
        N_("Cuts frequency by"), N_("Per cent"), kind=Kind.PERCENT, low=0, high=100, more=True, default=None
    )
    loss_cut: Mapped[float | None] = field(
        N_("Cuts loss by"), N_("Per cent"), kind=Kind.PERCENT, low=0, high=100, more=True, default=None
    )
    one_off_cost: Mapped[float | None] = field(
        N_("One-off cost"), kind=Kind.MONEY, low=0, more=True, default=None
    )
    yearly_cost: Mapped[float | None] = field(
        N_("Yearly cost"), kind=Kind.MONEY, low=0, more=True, default=None
    )
    repeat_days: Mapped[int | None] = field(
        N_("Repeats, days"), kind=Kind.WHOLE, low=1, high=3650, more=True, default=None
    )


class Trend(Entity):
    """A development to prepare for."""

    __tablename__ = "trend"
    singular = N_("Trend")
    plural = N_("Trends")
    title_field = "name"

    name: Mapped[str] = field(N_("Name"), required=True, width=200)
    horizon: Mapped[c.TrendHorizon | None] = field(N_("Horizon"), choices=c.TrendHorizon, default=None)
    impact: Mapped[int | None] = field(
        N_("Impact"), N_("1 slight … 5 changes everything"), kind=Kind.WHOLE, low=1, high=5, default=None
    )
    readiness: Mapped[int | None] = field(
        N_("Readiness"), N_("1 unprepared … 5 ready"), kind=Kind.WHOLE, low=1, high=5, default=None
    )
    effect: Mapped[str | None] = field(N_("Effect"), N_("What it would change here"), default=None, width=220)
    response: Mapped[str | None] = field(N_("Response"), default=None, width=220)
    owner: Mapped[str | None] = field(N_("Owner"), default=None)


class TrendGoal(Entity):
    """A trend bears on a goal."""

    __tablename__ = "trend_goal"
    __table_args__ = (UniqueConstraint("trend", "goal"),)
    singular = N_("Goal touched")
    plural = N_("Goals touched")

    trend: Mapped[str] = reference("trend", N_("Trend"), owner=True, required=True)
    goal: Mapped[str] = reference("goal", N_("Goal"), owner=True, required=True)
