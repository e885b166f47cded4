"""Choices about strategy, governance, performance and the work itself."""

from __future__ import annotations

from planner.i18n import N_
from planner.model.choices.choice import Choice


class Horizon(Choice):
    """How far ahead a goal or figure looks."""

    SHORT = "short", N_("Short term")
    LONG = "long", N_("Long term")


class ResourceKind(Choice):
    """What sort of means is needed."""

    PEOPLE = "people", N_("People")
    TECHNOLOGY = "technology", N_("Technology")
    MONEY = "money", N_("Money")
    FACILITY = "facility", N_("Facility")
    TRAINING = "training", N_("Training")


class ResourceStatus(Choice):
    """Whether the means are there."""

    NEEDED = "needed", N_("Needed")
    REQUESTED = "requested", N_("Requested")
    COMMITTED = "committed", N_("Committed")
    IN_PLACE = "in place", N_("In place")


class ModelQuestion(Choice):
    """The eleven criteria of NUMBERS 3 that tell a channel from an ecosystem."""

    WELL_DEFINED_PRODUCT = "well-defined product", N_("Well-defined product")
    STANDARD_INTERFACES = "standard interfaces", N_("Standard interfaces")
    GENERIC_COMPLEMENTS = "generic complements", N_("Generic complements")
    HARD_MATCHING = "hard matching", N_("Hard matching")
    UNCLEAR_ROLES = "unclear roles", N_("Unclear roles")
    CHANGING_SPECIFICATIONS = "changing specifications", N_("Changing specifications")
    CO_CHANGING_PARTS = "co-changing parts", N_("Co-changing parts")
    INNOVATION = "innovation", N_("Innovation")
    COMPLEX_PROBLEM = "complex problem", N_("Complex problem")
    NEW_MARKET = "new market", N_("New market")
    UNCERTAINTY = "uncertainty", N_("Uncertainty")

    @property
    def modularity(self) -> bool:
        """Whether the question belongs to modularity (the first three) rather than to coordination."""
        return self in (
            ModelQuestion.WELL_DEFINED_PRODUCT,
            ModelQuestion.STANDARD_INTERFACES,
            ModelQuestion.GENERIC_COMPLEMENTS,
        )


class Cadence(Choice):
    """How often a forum meets."""

    WEEKLY = "weekly", N_("Weekly")
    FORTNIGHTLY = "fortnightly", N_("Fortnightly")
    MONTHLY = "monthly", N_("Monthly")
    QUARTERLY = "quarterly", N_("Quarterly")
    YEARLY = "yearly", N_("Yearly")
    ON_DEMAND = "on demand", N_("On demand")


class DecisionMethod(Choice):
    """How a forum decides."""

    HUB_DECIDES = "hub decides", N_("Hub decides")
    CONSENT = "consent", N_("Nobody objects")
    CONSENSUS = "consensus", N_("Consensus")
    MAJORITY = "majority", N_("Majority")
    DELEGATED = "delegated", N_("Delegated")


class Letter(Choice):
    """The part somebody has in a decision (RACI)."""

    RESPONSIBLE = "R", N_("Responsible")
    ACCOUNTABLE = "A", N_("Accountable")
    CONSULTED = "C", N_("Consulted")
    INFORMED = "I", N_("Informed")
    ACCOUNTABLE_RESPONSIBLE = "A/R", N_("Accountable and responsible")


class LegalBasis(Choice):
    """What makes the processing of personal data lawful."""

    NONE = "none", N_("None")
    CONSENT = "consent", N_("Consent")
    CONTRACT = "contract", N_("Contract")
    LEGAL_DUTY = "legal duty", N_("Legal duty")
    VITAL_INTEREST = "vital interest", N_("Vital interest")
    PUBLIC_TASK = "public task", N_("Public task")
    LEGITIMATE_INTEREST = "legitimate interest", N_("Legitimate interest")


class AccessMethod(Choice):
    """How a recipient gets at data."""

    API = "API", N_("API")
    PORTAL = "portal", N_("Portal")
    FILE_TRANSFER = "file transfer", N_("File transfer")
    E_MAIL = "e-mail", N_("E-mail")
    SHARED_WORKSPACE = "shared workspace", N_("Shared workspace")


class PlatformPurpose(Choice):
    """What a platform is for."""

    COMMUNICATION = "communication", N_("Communication")
    DATA_SHARING = "data sharing", N_("Data sharing")
    PROJECT_MANAGEMENT = "project management", N_("Project management")
    INTEGRATION = "integration", N_("Integration")
    CLOUD = "cloud", N_("Cloud")
    AUTOMATION = "automation", N_("Automation")
    TRAINING = "training", N_("Training")
    SECURITY = "security", N_("Security")


class PlatformStatus(Choice):
    """Whether a platform is in use."""

    NEEDED = "needed", N_("Needed")
    EVALUATING = "evaluating", N_("Evaluating")
    PILOT = "pilot", N_("Pilot")
    LIVE = "live", N_("Live")


class ValueCategory(Choice):
    """In what an indicator or cash line shows."""

    FINANCIAL = "financial", N_("Financial")
    INNOVATION = "innovation", N_("Innovation")
    EFFICIENCY = "efficiency", N_("Efficiency")
    CUSTOMER = "customer", N_("Customer")
    SOCIAL = "social", N_("Social")


class Better(Choice):
    """Which way an indicator should move."""

    HIGHER = "higher", N_("Higher is better")
    LOWER = "lower", N_("Lower is better")


class Frequency(Choice):
    """How often an indicator is measured."""

    WEEKLY = "weekly", N_("Weekly")
    MONTHLY = "monthly", N_("Monthly")
    QUARTERLY = "quarterly", N_("Quarterly")
    YEARLY = "yearly", N_("Yearly")


class KpiSource(Choice):
    """Where the figures of an indicator come from."""

    MEASURED = "measured", N_("Measured")
    ACTIVE_PARTNERS = "active partners", N_("Active partners, counted from the plan")


class CashKind(Choice):
    """What sort of money a cash line is."""

    INVESTMENT = "investment", N_("Investment")
    OPERATING_COST = "operating cost", N_("Operating cost")
    REVENUE = "revenue", N_("Revenue")
    COST_SAVING = "cost saving", N_("Cost saving")
    INDIRECT_BENEFIT = "indirect benefit", N_("Indirect benefit")

    @property
    def cost(self) -> bool:
        """Whether the line is money spent."""
        return self in (CashKind.INVESTMENT, CashKind.OPERATING_COST)


class CriterionFamily(Choice):
    """What a criterion of selection judges."""

    CAPABILITY = "capability", N_("Capability")
    CULTURAL_FIT = "cultural fit", N_("Cultural fit")
    WILLINGNESS = "willingness", N_("Willingness")
    OTHER = "other", N_("Other")


class TaskKind(Choice):
    """What sort of work a task is."""

    IMPLEMENTATION = "implementation", N_("Implementation")
    ONBOARDING = "onboarding", N_("Onboarding")
    CHECK_IN = "check-in", N_("Check-in")
    MITIGATION = "mitigation", N_("Mitigation")
    TRANSITION = "transition", N_("Transition")
    MEETING = "meeting", N_("Meeting")
