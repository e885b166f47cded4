"""What the map shows of each partner and each open role, read from the plan as plain data."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container
from typing import NamedTuple

from planner.analysis.measures import Measure, measure
from planner.document import Plan
from planner.i18n import _, ngettext
from planner.layout.chart import CARD, HUB, shown_partners, vacancies
from planner.model import Entity, Organisation, Relationship, Risk, RiskLink, Role
from planner.model.choices import OrganisationKind, RelationshipStatus, RiskKind, RiskStatus
from ui.canvas.colouring import Category, Colouring

ICONS = {
    OrganisationKind.SOFTWARE_VENDOR: "code",
    OrganisationKind.HARDWARE_MAKER: "cpu",
    OrganisationKind.CLOUD_PROVIDER: "cloud",
    OrganisationKind.DEVELOPER: "code",
    OrganisationKind.SYSTEM_INTEGRATOR: "puzzle-piece",
    OrganisationKind.CONSULTANCY: "briefcase",
    OrganisationKind.DISTRIBUTOR: "truck",
    OrganisationKind.RESELLER: "storefront",
    OrganisationKind.VALUE_ADDED_RESELLER: "storefront",
    OrganisationKind.AGENT: "identification-badge",
    OrganisationKind.SUPPLIER: "package",
    OrganisationKind.MANUFACTURER: "factory",
    OrganisationKind.LOGISTICS: "truck",
    OrganisationKind.BANK: "bank",
    OrganisationKind.FINTECH: "device-mobile",
    OrganisationKind.PAYMENT_PROVIDER: "git-fork",
    OrganisationKind.INSURER: "umbrella",
    OrganisationKind.HOSPITAL: "first-aid",
    OrganisationKind.PHARMACEUTICAL: "pill",
    OrganisationKind.PAYER: "wallet",
    OrganisationKind.RESEARCH: "flask",
    OrganisationKind.START_UP: "rocket",
    OrganisationKind.REGULATOR: "scales",
    OrganisationKind.ASSOCIATION: "users-three",
    OrganisationKind.COMMUNITY: "users-three",
    OrganisationKind.CUSTOMER: "shopping-cart",
    OrganisationKind.COMPETITOR: "flag",
    OrganisationKind.INDIVIDUAL: "user",
}


class Card(NamedTuple):
    """One card: texts, colour, icon, size in pixels at 100 % (and how many times the usual that is), and its marks.

    `badge` is the letter of its worst risk and how many it has; a `slot` is an open role.
    """

    uid: str
    entity: type[Entity]
    title: str
    full_name: str
    words: str
    category: Category | None
    icon: str
    width: float
    height: float
    hub: bool = False
    slot: bool = False
    at_risk: bool = False
    badge: tuple[str, int] | None = None
    scale: float = 1.0
    logo: str | None = None


class CardReader:
    """Reads cards once `reload` has read an index of risks and roles, so that one card is read in no time."""

    def __init__(self, plan: Plan, colour_by: str, size_by: str | None = None) -> None:
        self.plan = plan
        self.colouring = Colouring(plan, colour_by)
        self.size_by = size_by
        self.size: Measure | None = None

    def reload(self) -> None:
        """Read the indexes anew."""
        self.colouring.reload()
        self.size = measure(self.plan, self.size_by)
        self._badges = self._read_badges()
        threatened = [one for one in self.plan.rows(Relationship) if one.status is RelationshipStatus.AT_RISK]
        self._at_risk = {uid for one in threatened for uid in (one.source, one.target)}

    def cards(self, drawn: Container[str]) -> dict[str, Card]:
        """Return by key the cards and slots that are drawn, in the order of the plan."""
        made = {one.uid: self.card(one) for one in shown_partners(self.plan) if one.uid in drawn}
        for uid, missing in vacancies(self.plan).items():
            role = self.plan.get(Role, uid)
            if role is not None and uid in drawn:
                made[uid] = self._slot(role, missing)
        return made

    def scales(self) -> dict[str, float]:
        """Return how many times its usual size each card is drawn, where it is not the usual."""
        return {uid: self.size.scale(uid) for uid in self.size.values} if self.size is not None else {}

    def card(self, partner: Organisation) -> Card:
        """Return the card of a partner."""
        width, height = HUB if partner.is_hub else CARD
        scale = self.size.scale(partner.uid) if self.size is not None else 1.0
        return Card(
            uid=partner.uid,
            entity=Organisation,
            title=partner.short,
            full_name=partner.name,
            words=self.colouring.words_of(partner),
            category=self.colouring.category_of(partner),
            icon=ICONS.get(partner.kind, "") if partner.kind is not None else "",
            width=width * scale,
            height=height * scale,
            scale=scale,
            hub=partner.is_hub,
            at_risk=partner.uid in self._at_risk,
            badge=self._badges.get(partner.uid),
            logo=partner.logo,
        )

    def _slot(self, role: Role, missing: int) -> Card:
        words = _("open role") if missing == 1 else ngettext("{n} open role", "{n} open roles", missing)
        return Card(role.uid, Role, role.name, role.name, words, None, "", *CARD, slot=True)

    def _read_badges(self) -> dict[str, tuple[str, int]]:
        scores: dict[str, list[int]] = defaultdict(list)
        for one in self.plan.rows(RiskLink):
            risk = self.plan.get(Risk, one.risk)
            if one.organisation is not None and risk is not None and _counts(risk):
                scores[one.organisation].append((risk.likelihood or 0) * (risk.impact or 0))
        if not scores:
            return {}
        from planner.analysis.bands import bands_of

        bands = bands_of(self.plan.info)
        return {uid: (bands.level(max(found)) or "L", len(found)) for uid, found in scores.items()}


def _counts(risk: Risk) -> bool:
    scored = risk.likelihood is not None and risk.impact is not None
    return scored and risk.kind is not RiskKind.OPPORTUNITY and risk.status is not RiskStatus.CLOSED
