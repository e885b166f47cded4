"""Makes cards and relationships of what was pasted on the map; what is there already is kept, not doubled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from planner.document import Plan, folded
from planner.edits.paste import Meaning
from planner.edits.views import Point, add_places, placements_of
from planner.i18n import N_, _, ngettext
from planner.model import MapView, Organisation, Relationship
from planner.model.choices import RelationshipStatus


@dataclass(frozen=True)
class Pasted:
    """What a paste made and found: the keys of new partners, of known ones, and how many links are new."""

    made: tuple[str, ...]
    known: tuple[str, ...]
    links: int

    def sentence(self) -> str:
        """Tell it to the person."""
        parts = [ngettext("{n} partner", "{n} partners", len(self.made))] if self.made else []
        parts += [ngettext("{n} relationship", "{n} relationships", self.links)] if self.links else []
        there = ngettext(
            "{n} partner was there already.", "{n} partners were there already.", len(self.known)
        )
        if not parts:
            return _("Nothing new was pasted: {there}").format(there=there)
        made = _("Pasted {what}.").format(what=_(" and ").join(parts))
        return f"{made} {there}" if self.known else made


def known_partners(plan: Plan, meaning: Meaning) -> dict[str, Organisation]:
    """Return the partners of the plan that are meant, by the name, or short name, they were pasted by."""
    by_short = {folded(one.short_name): one for one in reversed(plan.rows(Organisation)) if one.short_name}
    there = by_short | {folded(one.name): one for one in plan.rows(Organisation)}
    return {name: there[folded(name)] for name in meaning.names if folded(name) in there}


def paste_cards(
    plan: Plan,
    meaning: Meaning,
    *,
    places: Mapping[str, Point] | None = None,
    view: MapView | None = None,
    others: Mapping[str, Point] | None = None,
    origin: object | None = None,
) -> Pasted:
    """Make what is new, in one undo step; `places` says by name where new cards stand.

    A known partner keeps its place and its parent; one without a parent gets the one it was pasted under.
    Raises Invalid when a rule of the plan is broken.
    """
    known = known_partners(plan, meaning)
    made = {name: Organisation(name=name) for name in meaning.names if name not in known}
    partners = {**known, **made}
    with plan.change(N_("Paste on the map"), origin):
        for name, above in meaning.parents.items():
            if not partners[name].parent:
                partners[name].parent = partners[above].uid
        for row in made.values():
            plan.add(row)
        links = _link(plan, meaning, partners)
        _show_again(plan, view, known.values())
        if places:
            add_places(plan, {made[name].uid: at for name, at in places.items()}, view=view, others=others)
    uids = dict.fromkeys(one.uid for one in known.values())  # two names may mean one partner
    return Pasted(tuple(one.uid for one in made.values()), tuple(uids), links)


def _link(plan: Plan, meaning: Meaning, partners: Mapping[str, Organisation]) -> int:
    there = {(one.source, one.target, one.kind) for one in plan.rows(Relationship)}
    new = 0
    for source, target, kind in meaning.links:
        ends = partners[source].uid, partners[target].uid
        if (*ends, kind) not in there:
            status = RelationshipStatus.ACTIVE
            plan.add(Relationship(source=ends[0], target=ends[1], kind=kind, status=status))
            there.add((*ends, kind))
            new += 1
    return new


def _show_again(plan: Plan, view: MapView | None, partners: Iterable[Organisation]) -> None:
    """Bring back into the view the partners that were taken out of it."""
    stored = placements_of(plan, view) if view is not None else {}
    for one in partners:
        if one.uid in stored and stored[one.uid].hidden:
            stored[one.uid].hidden = False
