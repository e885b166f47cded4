"""Every list a person chooses from: the stored English word and its label."""

from __future__ import annotations

from enum import Enum

from planner.i18n import N_, _


class Choice(Enum):
    """A choice of the model; `value` is stored and exported, `label` is shown."""

    label_id: str

    def __new__(cls, value: str, label: str = "") -> Choice:
        """Make a member whose value is `value` and whose label is `label`, both English."""
        member = object.__new__(cls)
        member._value_ = value
        member.label_id = label
        return member

    @property
    def label(self) -> str:
        """The word to show, in the active language."""
        return _(self.label_id)


class Sector(Choice):
    TECHNOLOGY = "technology", N_("Technology")
    MANUFACTURING = "manufacturing", N_("Manufacturing")
    FINANCIAL_SERVICES = "financial services", N_("Financial services")
    HEALTHCARE = "healthcare", N_("Healthcare")
    RETAIL = "retail", N_("Retail")
    ENERGY = "energy", N_("Energy")
    PUBLIC = "public", N_("Public sector")
    OTHER = "other", N_("Other")


class Language(Choice):
    ENGLISH = "en", N_("English")
    INDONESIAN = "id", N_("Indonesian")


class Classification(Choice):
    PUBLIC = "public", N_("Public")
    INTERNAL = "internal", N_("Internal")
    CONFIDENTIAL = "confidential", N_("Confidential")
    RESTRICTED = "restricted", N_("Restricted")


class OrganisationKind(Choice):
    SOFTWARE_VENDOR = "software vendor", N_("Software vendor")
    HARDWARE_MAKER = "hardware maker", N_("Hardware maker")
    CLOUD_PROVIDER = "cloud provider", N_("Cloud provider")
    DEVELOPER = "developer", N_("Developer")
    SYSTEM_INTEGRATOR = "system integrator", N_("System integrator")
    CONSULTANCY = "consultancy", N_("Consultancy")
    DISTRIBUTOR = "distributor", N_("Distributor")
    RESELLER = "reseller", N_("Reseller")
    VALUE_ADDED_RESELLER = "value-added reseller", N_("Value-added reseller")
    AGENT = "agent", N_("Agent")
    SUPPLIER = "supplier", N_("Supplier")
    MANUFACTURER = "manufacturer", N_("Manufacturer")
    LOGISTICS = "logistics", N_("Logistics")
    BANK = "bank", N_("Bank")
    FINTECH = "fintech", N_("Fintech")
    PAYMENT_PROVIDER = "payment provider", N_("Payment provider")
    INSURER = "insurer", N_("Insurer")
    HOSPITAL = "hospital", N_("Hospital")
    PHARMACEUTICAL = "pharmaceutical", N_("Pharmaceutical firm")
    PAYER = "payer", N_("Payer")
    RESEARCH = "research", N_("Research institute")
    START_UP = "start-up", N_("Start-up")
    REGULATOR = "regulator", N_("Regulator")
    ASSOCIATION = "association", N_("Association")
    COMMUNITY = "community", N_("Community")
    CUSTOMER = "customer", N_("Customer")
    COMPETITOR = "competitor", N_("Competitor")
    INDIVIDUAL = "individual", N_("Individual")
    OTHER = "other", N_("Other")


class Partnership(Choice):
    NONE = "none", N_("None")
    STRATEGIC_ALLIANCE = "strategic alliance", N_("Strategic alliance")
    CHANNEL = "channel", N_("Channel")
    JOINT_VENTURE = "joint venture", N_("Joint venture")
    SUPPLIER = "supplier", N_("Supplier")
    TECHNOLOGY = "technology", N_("Technology")
    COMMUNITY = "community", N_("Community")


class Stage(Choice):
    IDENTIFIED = "identified", N_("Identified")
    SHORTLISTED = "shortlisted", N_("Shortlisted")
    SELECTED = "selected", N_("Selected")
    ONBOARDING = "onboarding", N_("Onboarding")
    ACTIVE = "active", N_("Active")
    PAUSED = "paused", N_("Paused")
    EXITED = "exited", N_("Exited")


class Attitude(Choice):
    CHAMPION = "champion", N_("Champion")
    SUPPORTER = "supporter", N_("Supporter")
    NEUTRAL = "neutral", N_("Neutral")
    CRITIC = "critic", N_("Critic")
    BLOCKER = "blocker", N_("Blocker")


class RelationshipKind(Choice):
    COORDINATES = "coordinates", N_("Coordinates")
    SUPPLIES = "supplies", N_("Supplies")
    DISTRIBUTES = "distributes", N_("Distributes for")
    RESELLS = "resells", N_("Resells for")
    INTEGRATES = "integrates", N_("Integrates with")
    CO_DEVELOPS = "co-develops", N_("Co-develops with")
    CO_MARKETS = "co-markets", N_("Co-markets with")
    FINANCES = "finances", N_("Finances")
    ADVISES = "advises", N_("Advises")
    SHARES_DATA = "shares data", N_("Shares data with")
    REGULATES = "regulates", N_("Regulates")
    SERVES = "serves", N_("Serves")
    COMPETES = "competes", N_("Competes with")
    OTHER = "other", N_("Works with")


class RelationshipStatus(Choice):
    ACTIVE = "active", N_("Active")
    PLANNED = "planned", N_("Planned")
    AT_RISK = "at risk", N_("At risk")
    ENDED = "ended", N_("Ended")


class Agreement(Choice):
    NONE = "none", N_("None")
    NDA = "NDA", N_("NDA")
    MOU = "memorandum of understanding", N_("Memorandum of understanding")
    COOPERATION = "cooperation agreement", N_("Cooperation agreement")
    CONTRACT = "contract", N_("Contract")
    JOINT_VENTURE = "joint-venture agreement", N_("Joint-venture agreement")
    OTHER = "other", N_("Other")


class FlowKind(Choice):
    GOODS = "goods", N_("Goods")
    SERVICE = "service", N_("Service")
    MONEY = "money", N_("Money")
    DATA = "data", N_("Data")
    KNOWLEDGE = "knowledge", N_("Knowledge")
    MARKET_ACCESS = "market access", N_("Market access")
    BRAND = "brand", N_("Brand")
    INFLUENCE = "influence", N_("Influence")

    @property
    def intangible(self) -> bool:
        """Whether the flow draws dashed: data, knowledge, brand, influence."""
        return self in (FlowKind.DATA, FlowKind.KNOWLEDGE, FlowKind.BRAND, FlowKind.INFLUENCE)


class Horizon(Choice):
    SHORT = "short", N_("Short term")
    LONG = "long", N_("Long term")


class ResourceKind(Choice):
    PEOPLE = "people", N_("People")
    TECHNOLOGY = "technology", N_("Technology")
    MONEY = "money", N_("Money")
    FACILITY = "facility", N_("Facility")
    TRAINING = "training", N_("Training")


class ResourceStatus(Choice):
    NEEDED = "needed", N_("Needed")
    REQUESTED = "requested", N_("Requested")
    COMMITTED = "committed", N_("Committed")
    IN_PLACE = "in place", N_("In place")


class ModelQuestion(Choice):
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
    WEEKLY = "weekly", N_("Weekly")
    FORTNIGHTLY = "fortnightly", N_("Fortnightly")
    MONTHLY = "monthly", N_("Monthly")
    QUARTERLY = "quarterly", N_("Quarterly")
    YEARLY = "yearly", N_("Yearly")
    ON_DEMAND = "on demand", N_("On demand")


class DecisionMethod(Choice):
    HUB_DECIDES = "hub decides", N_("Hub decides")
    CONSENT = "consent", N_("Nobody objects")
    CONSENSUS = "consensus", N_("Consensus")
    MAJORITY = "majority", N_("Majority")
    DELEGATED = "delegated", N_("Delegated")


class Letter(Choice):
    RESPONSIBLE = "R", N_("Responsible")
    ACCOUNTABLE = "A", N_("Accountable")
    CONSULTED = "C", N_("Consulted")
    INFORMED = "I", N_("Informed")
    ACCOUNTABLE_RESPONSIBLE = "A/R", N_("Accountable and responsible")


class LegalBasis(Choice):
    NONE = "none", N_("None")
    CONSENT = "consent", N_("Consent")
    CONTRACT = "contract", N_("Contract")
    LEGAL_DUTY = "legal duty", N_("Legal duty")
    VITAL_INTEREST = "vital interest", N_("Vital interest")
    PUBLIC_TASK = "public task", N_("Public task")
    LEGITIMATE_INTEREST = "legitimate interest", N_("Legitimate interest")


class AccessMethod(Choice):
    API = "API", N_("API")
    PORTAL = "portal", N_("Portal")
    FILE_TRANSFER = "file transfer", N_("File transfer")
    E_MAIL = "e-mail", N_("E-mail")
    SHARED_WORKSPACE = "shared workspace", N_("Shared workspace")


class PlatformPurpose(Choice):
    COMMUNICATION = "communication", N_("Communication")
    DATA_SHARING = "data sharing", N_("Data sharing")
    PROJECT_MANAGEMENT = "project management", N_("Project management")
    INTEGRATION = "integration", N_("Integration")
    CLOUD = "cloud", N_("Cloud")
    AUTOMATION = "automation", N_("Automation")
    TRAINING = "training", N_("Training")
    SECURITY = "security", N_("Security")


class PlatformStatus(Choice):
    NEEDED = "needed", N_("Needed")
    EVALUATING = "evaluating", N_("Evaluating")
    PILOT = "pilot", N_("Pilot")
    LIVE = "live", N_("Live")


class ValueCategory(Choice):
    FINANCIAL = "financial", N_("Financial")
    INNOVATION = "innovation", N_("Innovation")
    EFFICIENCY = "efficiency", N_("Efficiency")
    CUSTOMER = "customer", N_("Customer")
    SOCIAL = "social", N_("Social")


class Better(Choice):
    HIGHER = "higher", N_("Higher is better")
    LOWER = "lower", N_("Lower is better")


class Frequency(Choice):
    WEEKLY = "weekly", N_("Weekly")
    MONTHLY = "monthly", N_("Monthly")
    QUARTERLY = "quarterly", N_("Quarterly")
    YEARLY = "yearly", N_("Yearly")


class KpiSource(Choice):
    MEASURED = "measured", N_("Measured")
    ACTIVE_PARTNERS = "active partners", N_("Active partners, counted from the plan")


class CashKind(Choice):
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
    CAPABILITY = "capability", N_("Capability")
    CULTURAL_FIT = "cultural fit", N_("Cultural fit")
    WILLINGNESS = "willingness", N_("Willingness")
    OTHER = "other", N_("Other")


class TaskKind(Choice):
    IMPLEMENTATION = "implementation", N_("Implementation")
    ONBOARDING = "onboarding", N_("Onboarding")
    CHECK_IN = "check-in", N_("Check-in")
    MITIGATION = "mitigation", N_("Mitigation")
    TRANSITION = "transition", N_("Transition")
    MEETING = "meeting", N_("Meeting")


class RiskCategory(Choice):
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
    THREAT = "threat", N_("Threat")
    OPPORTUNITY = "opportunity", N_("Opportunity")


class Response(Choice):
    AVOID = "avoid", N_("Avoid")
    REDUCE = "reduce", N_("Reduce")
    TRANSFER = "transfer", N_("Transfer")
    SHARE = "share", N_("Share")
    ACCEPT = "accept", N_("Accept")
    EXPLOIT = "exploit", N_("Exploit")
    ENHANCE = "enhance", N_("Enhance")


class RiskStatus(Choice):
    OPEN = "open", N_("Open")
    TREATING = "treating", N_("Treating")
    MONITORING = "monitoring", N_("Monitoring")
    CLOSED = "closed", N_("Closed")
    OCCURRED = "occurred", N_("Occurred")


class ActionKind(Choice):
    CONTRACT = "contract", N_("Contract")
    AUDIT = "audit", N_("Audit")
    CONTINGENCY_PLAN = "contingency plan", N_("Contingency plan")
    TRAINING = "training", N_("Training")
    TECHNOLOGY = "technology", N_("Technology")
    INSURANCE = "insurance", N_("Insurance")
    OTHER = "other", N_("Other")


class ActionStatus(Choice):
    PLANNED = "planned", N_("Planned")
    DOING = "doing", N_("Doing")
    DONE = "done", N_("Done")
    DROPPED = "dropped", N_("Dropped")


class TrendHorizon(Choice):
    NOW = "now", N_("Now")
    ONE_TO_TWO = "1–2 years", N_("1–2 years")
    THREE_TO_FIVE = "3–5 years", N_("3–5 years")


class Layout(Choice):
    LAYERED = "layered", N_("Layered")
    RADIAL = "radial", N_("Radial")
    ORGANIC = "organic", N_("Organic")
    FREE = "free", N_("Free")


class Direction(Choice):
    DOWN = "down", N_("Downwards")
    RIGHT = "right", N_("To the right")


class ViewMode(Choice):
    STRUCTURE = "structure", N_("Structure")
    VALUE = "value", N_("Value flows")
