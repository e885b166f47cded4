"""What a screen reader says of each thing on the map."""

from __future__ import annotations

from planner.display import relationship_sentence
from planner.document import Plan
from planner.edits import level_of
from planner.i18n import _, ngettext
from planner.layout.stakeholders import treatment
from planner.model import MapGroup, Organisation, Relationship, Role
from planner.model.choices import RelationshipStatus
from ui.canvas.cards import Card
from ui.canvas.frames_layer import Frame
from ui.canvas.links import Link


def map_words(plan: Plan, view: str) -> str:
    """Return the name of the map: its view and how much there is."""
    partners = ngettext("{n} partner", "{n} partners", len(plan.rows(Organisation)))
    return ", ".join([_("Map"), view, partners, _relationships(len(plan.rows(Relationship)))])


def card_words(plan: Plan, card: Card) -> str:
    """Return the name of a card: Acme, distributor, level 2, under Hub, 3 relationships."""
    partner = plan.get(Organisation, card.uid)
    if partner is None:
        return ", ".join([card.full_name, card.words, *_under(plan, _above_role(plan, card.uid))])
    above = plan.get(Organisation, partner.parent)
    return ", ".join([
        card.full_name,
        *([_("hub")] if card.hub else []),
        *([card.words.lower()] if card.words else []),
        _("level {number}").format(number=level_of(plan, partner)),
        *_under(plan, above),
        _relationships(len(_ties(plan, partner))),
    ])  # fmt: skip


def card_details(plan: Plan, card: Card) -> str:
    """Return the description of a card: its relationships one by one, its risks, how to treat it."""
    partner = plan.get(Organisation, card.uid)
    if partner is None:
        return ""
    parts = [relationship_sentence(plan, one) for one in _ties(plan, partner)]
    parts += [words] if (words := risk_words(card)) else []
    advised = treatment(partner.influence, partner.interest)
    return "; ".join([*parts, _(advised.name)] if advised is not None else parts)


def risk_words(card: Card) -> str:
    """Return what the badge of a card means: 2 risks, worst level H; empty without one."""
    if card.badge is None:
        return ""
    letter, number = card.badge
    words = ngettext("{n} risk, worst level {letter}", "{n} risks, worst level {letter}", number)
    return words.format(letter=letter)


def link_words(plan: Plan, link: Link) -> str:
    """Return the name of a line: what the relationships say that it stands for."""
    rows = [row for uid in link.uids if (row := plan.get(Relationship, uid)) is not None]
    words = [relationship_sentence(plan, row) for row in rows]
    if link.planned or link.at_risk:
        words.append(
            (RelationshipStatus.AT_RISK if link.at_risk else RelationshipStatus.PLANNED).label.lower()
        )
    return ", ".join(words)


def frame_words(frame: Frame, held: int) -> str:
    """Return the name of a group, with how many cards it holds, or of a note."""
    if frame.entity is MapGroup:
        cards = ngettext("{n} card", "{n} cards", held)
        return ", ".join([_("Group {title}").format(title=frame.text), cards])
    return _("Note: {text}").format(text=frame.text)


def _under(plan: Plan, above: Organisation | None) -> list[str]:
    return [_("under {name}").format(name=above.name)] if above is not None else []


def _above_role(plan: Plan, uid: str) -> Organisation | None:
    role = plan.get(Role, uid)
    return plan.get(Organisation, role.under) if role is not None else None


def _ties(plan: Plan, partner: Organisation) -> list[Relationship]:
    return [
        one
        for one in plan.rows(Relationship)
        if partner.uid in (one.source, one.target) and one.status is not RelationshipStatus.ENDED
    ]


def _relationships(number: int) -> str:
    return ngettext("{n} relationship", "{n} relationships", number)
