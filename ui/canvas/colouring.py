"""What the colour of a card says: its main role, its level, or any field of partners that is a choice."""

from __future__ import annotations

from dataclasses import dataclass

from planner.document import Plan, fields_of
from planner.edits import level_of
from planner.i18n import _
from planner.model import Choice, Kind, Organisation, Role, RoleAssignment
from ui.theme import Tokens, category_colour

ROLE, LEVEL = "role", "level"


@dataclass(frozen=True)
class Category:
    """One colour of the map: its key, what it stands for, its place among the colours, or a colour of
    its own.
    """

    key: str
    label: str
    index: int
    own: str | None = None

    def colour(self, tokens: Tokens) -> str:
        """Return the colour to paint with, as #RRGGBB."""
        return self.own or category_colour(self.index, tokens)


def ways_to_colour(plan: Plan) -> list[tuple[str, str]]:
    """Return what cards can be coloured by, as key and label."""
    choices = [(one.name, one.label) for one in fields_of(plan, Organisation) if one.kind is Kind.CHOICE]
    return [(ROLE, _("Role")), *choices, (LEVEL, _("Hierarchy level"))]


class Colouring:
    """Finds the category of each partner; read anew when roles or the way to colour change."""

    def __init__(self, plan: Plan, by: str = ROLE) -> None:
        self.plan = plan
        self.by = by if by in dict(ways_to_colour(plan)) else ROLE
        self.roles: dict[str, Role] = {}
        self.categories: dict[str, Category] = {}
        self.reload()

    def reload(self) -> None:
        """Read roles and who holds them."""
        roles = {role.uid: role for role in self.plan.rows(Role)}
        self.roles = {}
        for held in self.plan.rows(RoleAssignment):
            if held.role in roles and (held.main or held.organisation not in self.roles):
                self.roles[held.organisation] = roles[held.role]
        self.categories = self._read_categories()

    def _read_categories(self) -> dict[str, Category]:
        if self.by == ROLE:
            rows = enumerate(self.plan.rows(Role))
            return {role.uid: Category(role.uid, role.name, index, role.colour) for index, role in rows}
        if self.by == LEVEL:
            return {
                str(n): Category(str(n), _("Level {number}").format(number=n), n - 1) for n in range(1, 10)
            }
        declared = {one.name: one for one in fields_of(self.plan, Organisation)}[self.by]
        choices: list[Choice] = list(declared.choices or ())
        return {str(one.value): Category(str(one.value), one.label, i) for i, one in enumerate(choices)}

    def category_of(self, partner: Organisation) -> Category | None:
        """Return the category of a partner, or None where nothing is known."""
        if self.by == ROLE:
            role = self.roles.get(partner.uid)
            key = role.uid if role is not None else ""
        elif self.by == LEVEL:
            key = str(level_of(self.plan, partner))
        else:
            value = getattr(partner, self.by)
            key = str(value.value) if isinstance(value, Choice) else ""
        return self.categories.get(key)

    def words_of(self, partner: Organisation) -> str:
        """Return the second line of the partner's card: its main role, or what it is coloured by."""
        role = self.roles.get(partner.uid)
        if self.by == ROLE and role is not None:
            return role.name
        category = self.category_of(partner)
        if category is not None:
            return category.label
        if role is not None:
            return role.name
        return partner.kind.label if partner.kind is not None else ""
