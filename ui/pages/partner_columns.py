"""The computed columns of the registers of partners and roles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from planner.i18n import _, number
from planner.model import Organisation, RiskLink, Role, RoleAssignment
from ui import theme
from ui.pages.alignment import alignment_of, alignment_tone
from ui.tables.columns import Column, Look
from ui.workspace import Workspace


def partner_columns(workspace: Workspace) -> list[tuple[int, Column]]:
    """Return the computed columns of the register of partners: main role, alignment, criticality, risks."""
    roles = MainRoles(workspace)
    return [
        (1, Column("main_role", _("Main role"), roles.of, str, Look.DOT, width=150, tone=roles.colour_of)),
        (7, _figure("alignment", _("Alignment"), _alignment(workspace), _alignment_tone, _("not asked"))),
        (8, _figure("criticality", _("Criticality"), _criticality(workspace), _criticality_tone)),
        (9, Column("risks", _("Risks"), _risks(workspace), _count, Look.NUMBER, width=60)),
    ]


def _figure(
    key: str,
    title: str,
    value: Callable[[Any], float | None],
    tone: Callable[[Any], str | None],
    blank: str = "",
) -> Column:
    return Column(key, title, value, _two_digits, Look.NUMBER, width=92, tone=tone, blank=blank)


class MainRoles:
    """Main role of every partner, looked up once a change; remembers each role's colour for its dot."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace

    def _names(self) -> dict[str, str]:
        found: dict[str, str] = self.workspace.figure("main roles", self._find)
        return found

    def _find(self) -> dict[str, str]:
        plan, names = self.workspace.plan, {}
        for assignment in sorted(plan.rows(RoleAssignment), key=lambda one: one.main):
            role = plan.get(Role, assignment.role)
            if role is not None and (assignment.main or assignment.organisation not in names):
                names[assignment.organisation] = role.name
        return names

    def _colours(self) -> dict[str, str]:
        roles = enumerate(self.workspace.plan.rows(Role))
        return {role.name: role.colour or theme.category_colour(place) for place, role in roles}

    def of(self, row: Organisation) -> str:
        """Return the main role's name, empty without one."""
        return self._names().get(row.uid, "")

    def colour_of(self, name: str) -> str | None:
        """Return the colour of the role of that name."""
        colours: dict[str, str] = self.workspace.figure("role colours", self._colours)
        return colours.get(name)


def holders_column(workspace: Workspace) -> Column:
    """Return the column that names who holds a role."""
    plan = workspace.plan

    def holders(role: Role) -> str:
        held = [one.organisation for one in plan.rows(RoleAssignment) if one.role == role.uid]
        names = [partner.short for uid in held if (partner := plan.get(Organisation, uid)) is not None]
        missing = role.needed - len(names)
        if missing > 0:
            names.append(_("{n} open").format(n=number(missing)))
        return ", ".join(names)

    return Column("holders", _("Held by"), holders, str, width=260)


def _alignment(workspace: Workspace) -> Callable[[Organisation], float | None]:
    return lambda row: alignment_of(workspace, row)


def _alignment_tone(value: float | None) -> str:
    return alignment_tone(value) if value is not None else "muted"


def _two_digits(value: float | None) -> str:
    return number(value, 2) if value is not None else ""


def _criticality(workspace: Workspace) -> Callable[[Organisation], float | None]:
    def find(row: Organisation) -> float | None:
        entry: dict[str, Any] = workspace.analysis()["network"]["by_organisation"].get(row.name, {})
        return entry.get("criticality")

    return find


def _criticality_tone(value: float | None) -> str:
    return "danger" if (value or 0) > 2.5 else "warning" if (value or 0) > 0.2 else "text"


def _risks(workspace: Workspace) -> Callable[[Organisation], int]:
    def counted() -> Counter[str | None]:
        return Counter(one.organisation for one in workspace.plan.rows(RiskLink))

    return lambda row: int(workspace.figure("risks by partner", counted)[row.uid])


def _count(n: int) -> str:
    return number(n) if n else ""
