"""Choices about the plan, its organisations and what ties them."""

from __future__ import annotations

from planner.i18n import N_
from planner.model.choices.choice import Choice


class Sector(Choice):
    """What business the ecosystem is in."""

    TECHNOLOGY = "technology", N_("Technology")
    MANUFACTURING = "manufacturing", N_("Manufacturing")
    FINANCIAL_SERVICES = "financial services", N_("Financial services")
    HEALTHCARE = "healthcare", N_("Healthcare")
    RETAIL = "retail", N_("Retail")
    ENERGY = "energy", N_("Energy")
    PUBLIC = "public", N_("Public sector")
    OTHER = "other", N_("Other")


class Language(Choice):
    """A language of a plan."""

    ENGLISH = "en", N_("English")
    INDONESIAN = "id", N_("Indonesian")


class Classification(Choice):
    """Who may read something."""

    PUBLIC = "public", N_("Public")
    INTERNAL = "internal", N_("Internal")
    CONFIDENTIAL = "confidential", N_("Confidential")
    RESTRICTED = "restricted", N_("Restricted")


class OrganisationKind(Choice):
    """What sort of organisation a partner is."""

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
    """The form of working together."""

    NONE = "none", N_("None")
    STRATEGIC_ALLIANCE = "strategic alliance", N_("Strategic alliance")
    CHANNEL = "channel", N_("Channel")
    JOINT_VENTURE = "joint venture", N_("Joint venture")
    SUPPLIER = "supplier", N_("Supplier")
    TECHNOLOGY = "technology", N_("Technology")
    COMMUNITY = "community", N_("Community")


class Stage(Choice):
    """How far a partnership has come."""

    IDENTIFIED = "identified", N_("Identified")
    SHORTLISTED = "shortlisted", N_("Shortlisted")
    SELECTED = "selected", N_("Selected")
    ONBOARDING = "onboarding", N_("Onboarding")
    ACTIVE = "active", N_("Active")
    PAUSED = "paused", N_("Paused")
    EXITED = "exited", N_("Exited")


class Attitude(Choice):
    """How a stakeholder feels about the ecosystem."""

    CHAMPION = "champion", N_("Champion")
    SUPPORTER = "supporter", N_("Supporter")
    NEUTRAL = "neutral", N_("Neutral")
    CRITIC = "critic", N_("Critic")
    BLOCKER = "blocker", N_("Blocker")


class RelationshipKind(Choice):
    """What one organisation does for or with another."""

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
    """Whether a relationship holds."""

    ACTIVE = "active", N_("Active")
    PLANNED = "planned", N_("Planned")
    AT_RISK = "at risk", N_("At risk")
    ENDED = "ended", N_("Ended")


class Agreement(Choice):
    """What two organisations have signed."""

    NONE = "none", N_("None")
    NDA = "NDA", N_("NDA")
    MOU = "memorandum of understanding", N_("Memorandum of understanding")
    COOPERATION = "cooperation agreement", N_("Cooperation agreement")
    CONTRACT = "contract", N_("Contract")
    JOINT_VENTURE = "joint-venture agreement", N_("Joint-venture agreement")
    OTHER = "other", N_("Other")


class FlowKind(Choice):
    """What sort of value passes along a relationship."""

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
