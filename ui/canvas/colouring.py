"""What the colour of a card says: its main role, its level, a field of partners that falls into few kinds, or a
measure.
"""

from __future__ import annotations

from dataclasses import dataclass

from planner.analysis.measures import Measure, measure, measures
from planner.display import shown
from planner.document import Plan, fields_of
from planner.edits import level_of
from planner.i18n import _
from planner.model import Choice, Field, Kind, Organisation, Role, RoleAssignment
from ui.theme import Tokens, category_colour

ROLE, LEVEL = "role", "level"
UNKNOWN = ""  # the key of those of whom nothing is known
_FEW = 16  # different texts in a field that still make a legend
_LOW_TO_HIGH = {
    False: ("#A3CCE6", "#5FA5D6", "#2A7DBB", "#0A578F", "#06304F"),
    True: ("#2F5F80", "#3F86B5", "#5AA9DB", "#93CBEE", "#D6EDFB"),
}
_RISK = {
    False: ("#4C9A55", "#D69A1E", "#D4574E", "#7F1510"),
    True: ("#5FB26B", "#E9B35F", "#F0857C", "#FF5A4F"),
}


@dataclass(frozen=True)
class Category:
    """One colour of the map: its key, what it stands for, its place among the colours, or a colour of its own.

    A band of a measure has a `share` instead: where it lies between the lowest (0) and the highest (1).
    """

    key: str
    label: str
    index: int
    own: str | None = None
    share: float | None = None
    risk: bool = False

    def colour(self, tokens: Tokens) -> str:
        """Return the colour to paint with, as #RRGGBB."""
        if self.key == UNKNOWN:
            return tokens.faint
        if self.share is not None:
            ramp = (_RISK if self.risk else _LOW_TO_HIGH)[tokens.dark]
            return ramp[round(self.share * (len(ramp) - 1))]
        return self.own or category_colour(self.index, tokens)


def ways_to_colour(plan: Plan) -> list[tuple[str, str]]:
    """Return what cards can be coloured by, as key and label: kinds first, then measures."""
    kinds = [(one.name, one.label) for one in _of_kinds(plan)]
    return [(ROLE, _("Role")), *kinds, (LEVEL, _("Hierarchy level")), *measures(plan)]


def _label_of(plan: Plan, by: str) -> str | None:
    """Return the label of one way to colour, None if it is none; to ask for all would read every text of the plan."""
    declared = next((one for one in fields_of(plan, Organisation) if one.name == by), None)
    if declared is not None and _falls_into_kinds(plan, declared):
        return declared.label
    return {ROLE: _("Role"), LEVEL: _("Hierarchy level"), **dict(measures(plan))}.get(by)


def _of_kinds(plan: Plan) -> list[Field]:
    """Return the fields of partners that fall into few kinds: choices, yes or no, and texts that repeat."""
    return [one for one in fields_of(plan, Organisation) if _falls_into_kinds(plan, one)]


def _falls_into_kinds(plan: Plan, declared: Field) -> bool:
    if declared.kind is not Kind.TEXT or declared.unique:
        return declared.kind in (Kind.CHOICE, Kind.YES_NO)
    texts = [value for one in plan.rows(Organisation) if (value := getattr(one, declared.name))]
    return len(set(texts)) < len(texts) and len(set(texts)) <= _FEW


class Colouring:
    """Finds the category of each partner, once it has been told to `reload`, as whenever what it tells of changes."""

    def __init__(self, plan: Plan, by: str = ROLE) -> None:
        self.plan = plan
        self.wanted = self.by = by
        self.roles: dict[str, Role] = {}
        self.categories: dict[str, Category] = {}
        self.measure: Measure | None = None
        self.label = ""  # what the cards are coloured by

    def reload(self) -> None:
        """Read roles and who holds them, and the measure."""
        roles = {role.uid: role for role in self.plan.rows(Role)}
        self.roles = {}
        for held in self.plan.rows(RoleAssignment):
            if held.role in roles and (held.main or held.organisation not in self.roles):
                self.roles[held.organisation] = roles[held.role]
        label = _label_of(self.plan, self.wanted)
        self.by, self.label = (self.wanted, label) if label is not None else (ROLE, _("Role"))
        self.measure = measure(self.plan, self.by)
        fields = {one.name: one for one in fields_of(self.plan, Organisation)}
        self._field = fields.get(self.by) if self.by != LEVEL else None
        self.categories = {one.key: one for one in self._read_categories()}
        nothing = _("No role") if self.by == ROLE else _("Not known")
        self.categories[UNKNOWN] = Category(UNKNOWN, nothing, len(self.categories))

    def _read_categories(self) -> list[Category]:
        if self.measure is not None:
            read = self.measure
            return [
                Category(str(n), label, n, share=read.share(n), risk=read.risk)
                for n, label in enumerate(read.bands)
            ]
        if self.by == LEVEL:
            return [Category(str(n), _("Level {number}").format(number=n), n - 1) for n in range(1, 10)]
        if self._field is None:
            rows = enumerate(self.plan.rows(Role))
            return [Category(role.uid, role.name, index, role.colour) for index, role in rows]
        return [Category(_key(one), shown(self.plan, self._field, one), n) for n, one in self._values()]

    def _values(self) -> list[tuple[int, object]]:
        assert self._field is not None
        if self._field.choices is not None:
            return list(enumerate(self._field.choices))
        if self._field.kind is Kind.YES_NO:
            return [(0, True), (7, False)]
        found = {value for one in self.plan.rows(Organisation) if (value := getattr(one, self._field.name))}
        return list(enumerate(sorted(found)))

    def category_of(self, partner: Organisation) -> Category:
        """Return the category of a partner; there is one for those of whom nothing is known."""
        return self.categories.get(self._key_of(partner), self.categories[UNKNOWN])

    def _key_of(self, partner: Organisation) -> str:
        if self.measure is not None:
            band = self.measure.band(partner.uid)
            return UNKNOWN if band is None else str(band)
        if self.by == LEVEL:
            return str(level_of(self.plan, partner))
        if self._field is not None:
            return _key(getattr(partner, self._field.name))
        role = self.roles.get(partner.uid)
        return role.uid if role is not None else UNKNOWN

    def words_of(self, partner: Organisation) -> str:
        """Return the second line of the partner's card: its main role, or what it is coloured by."""
        if self.measure is not None and partner.uid in self.measure.values:
            return f"{self.label}: {self.measure.words(self.measure.values[partner.uid])}"
        category = self.category_of(partner)
        if category.key != UNKNOWN:
            return category.label
        role = self.roles.get(partner.uid)
        if role is not None:
            return role.name
        return partner.kind.label if partner.kind is not None else ""


def _key(value: object) -> str:
    """Return the key of the category a value of a field is in."""
    if value is None or value == "":
        return UNKNOWN
    return str(value.value) if isinstance(value, Choice) else str(value)
