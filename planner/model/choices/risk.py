"""Choices about risks, trends and the pictures of the plan."""

from __future__ import annotations

from planner.i18n import N_
from planner.model.choices.choice import Choice


class RiskCategory(Choice):
    """Where a risk comes from."""

    ALIGNMENT = "alignment", N_("Alignment")
    DEPENDENCY = "dependency", N_("Dependency")
    CYBER_SECURITY = "cyber security", N_("Cyber security")
    DATA = "data", N_("Data")
    LEGAL = "legal", N_("Legal")
    FINANCIAL = "financial", N_("Financial")
    OPERATIONAL = "operational", N_("Operational")
    REPUTATION = "reputation", N_("Reputation")
    MARKET = "market", N_("Market")
    TECHNOLOGY = "technology", N_("Technology")
    GOVERNANCE = "governance", N_("Governance")
    OTHER = "other", N_("Other")


class RiskKind(Choice):
    """Whether a risk hurts or helps."""

    THREAT = "threat", N_("Threat")
    OPPORTUNITY = "opportunity", N_("Opportunity")


class Response(Choice):
    """What is done about a risk in general."""

    AVOID = "avoid", N_("Avoid")
    REDUCE = "reduce", N_("Reduce")
    TRANSFER = "transfer", N_("Transfer")
    SHARE = "share", N_("Share")
    ACCEPT = "accept", N_("Accept")
    EXPLOIT = "exploit", N_("Exploit")
    ENHANCE = "enhance", N_("Enhance")


class RiskStatus(Choice):
    """How far the handling of a risk has come."""

    OPEN = "open", N_("Open")
    TREATING = "treating", N_("Treating")
    MONITORING = "monitoring", N_("Monitoring")
    CLOSED = "closed", N_("Closed")
    OCCURRED = "occurred", N_("Occurred")


class ActionKind(Choice):
    """What sort of treatment an action is."""

    CONTRACT = "contract", N_("Contract")
    AUDIT = "audit", N_("Audit")
    CONTINGENCY_PLAN = "contingency plan", N_("Contingency plan")
    TRAINING = "training", N_("Training")
    TECHNOLOGY = "technology", N_("Technology")
    INSURANCE = "insurance", N_("Insurance")
    OTHER = "other", N_("Other")


class ActionStatus(Choice):
    """How far an action has come."""

    PLANNED = "planned", N_("Planned")
    DOING = "doing", N_("Doing")
    DONE = "done", N_("Done")
    DROPPED = "dropped", N_("Dropped")


FINISHED = (ActionStatus.DONE, ActionStatus.DROPPED)  # of which nothing more is to be done


class BowTieKind(Choice):
    """The part an item plays in a bow-tie: what leads to the event, what follows, and what stands in between."""

    CAUSE = "cause", N_("Cause")
    PREVENTIVE_BARRIER = "preventive barrier", N_("Preventive barrier")
    CONSEQUENCE = "consequence", N_("Consequence")
    RECOVERY_BARRIER = "recovery barrier", N_("Recovery barrier")


class Scale(Choice):
    """What the levels of a risk measure."""

    LIKELIHOOD = "likelihood", N_("Likelihood")
    IMPACT = "impact", N_("Impact")


class LogKind(Choice):
    """What an entry of the log is."""

    ISSUE = "issue", N_("Issue")
    ASSUMPTION = "assumption", N_("Assumption")
    DECISION = "decision", N_("Decision")
    LESSON = "lesson", N_("Lesson")


class LogStatus(Choice):
    """Whether an entry of the log still asks for something."""

    OPEN = "open", N_("Open")
    DONE = "done", N_("Done")


class TrendHorizon(Choice):
    """When a trend is felt."""

    NOW = "now", N_("Now")
    ONE_TO_TWO = "1–2 years", N_("1–2 years")
    THREE_TO_FIVE = "3–5 years", N_("3–5 years")


class Layout(Choice):
    """How a view arranges its cards."""

    LAYERED = "layered", N_("Layered")
    RADIAL = "radial", N_("Radial")
    ORGANIC = "organic", N_("Organic")
    FREE = "free", N_("Free")


class Direction(Choice):
    """Which way a layered view grows."""

    DOWN = "down", N_("Downwards")
    RIGHT = "right", N_("To the right")


class ViewMode(Choice):
    """What the lines of a view mean."""

    STRUCTURE = "structure", N_("Structure")
    VALUE = "value", N_("Value flows")
