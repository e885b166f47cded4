"""How the fields of an entity are grouped in the inspector. What is not named here stands under "Details" by itself."""

from __future__ import annotations

from planner.document import Plan, fields_of
from planner.i18n import N_, _
from planner.model import DataProtocol, Entity, Organisation, Relationship, Risk

GROUPS: dict[type[Entity], list[tuple[str, tuple[str, ...]]]] = {
    Organisation: [
        (N_("Place in the ecosystem"), ("parent", "kind", "partnership", "stage", "manager")),
        (N_("Gives and gets"), ("contribution", "benefit")),
        (N_("How much depends on it"), ("dependency", "penetration", "maturity", "trust")),
    ],
    Relationship: [
        (N_("What ties them"), ("source", "target", "kind", "two_way", "strength", "status")),
        (N_("Agreement"), ("agreement", "start", "end")),
    ],
    Risk: [
        (N_("Score and response"), ("category", "likelihood", "impact", "response", "owner", "status", "review_date")),
        (N_("Cause and effect"), ("cause", "event", "consequence", "existing_controls")),
    ],
    DataProtocol: [
        (N_("Protocol"), ("provider", "purpose", "classification", "personal_data", "legal_basis", "access_method",
                          "protection", "retention", "onward_sharing")),
        (N_("Review and exit"), ("review_date", "deletion_on_exit", "incident_contact")),
    ],
}  # fmt: skip


def groups_of(plan: Plan, entity: type[Entity]) -> list[tuple[str, str, list[str], bool]]:
    """Return (key, title, field names, folded at first) for each section of an entity's form, title field left out."""
    declared = {field.name: field for field in fields_of(plan, entity) if field.name != entity.title_field}
    sections: list[tuple[str, str, list[str], bool]] = []
    used: set[str] = set()
    for title, names in GROUPS.get(entity, []):
        here = [name for name in names if name in declared]
        used.update(here)
        sections.append((title, _(title), here, False))
    rest = [name for name, field in declared.items() if name not in used and not field.more]
    if rest:
        sections.append(("details", _("Details"), rest, bool(sections)))
    more = [name for name, field in declared.items() if name not in used and field.more]
    if more:
        sections.append(("more", _("More"), more, True))
    return sections


def subtitle_fields(entity: type[Entity]) -> list[str]:
    """Return the choice fields that stand as chips under the title."""
    return [
        name for name in ("stage", "status", "category", "area", "horizon", "kind") if hasattr(entity, name)
    ][:3]
