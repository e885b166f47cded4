"""Partners: the register, the pipeline, roles, relationships, capabilities, selection and value balance."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from planner.i18n import _, number
from planner.model import (
    Assessment,
    Capability,
    Criterion,
    Entity,
    Organisation,
    Provision,
    Relationship,
    Role,
    RoleAssignment,
    ValueFlow,
)
from ui import theme
from ui.pages.capabilities import CapabilitiesTab
from ui.pages.page import Page, Tab, button
from ui.pages.pipeline import PipelineTab
from ui.pages.registers import Lesson, RegisterTab
from ui.pages.selection import SelectionTab
from ui.pages.value_balance import ValueTab
from ui.tables.columns import Column, Look
from ui.workspace import Workspace

SHOWN = ("name", "main_role", "parent", "stage", "alignment", "dependency", "maturity", "kind", "risks")


class PartnersPage(Page):
    """Who takes part."""

    name = "Partners"
    entities = (
        Organisation,
        Role,
        RoleAssignment,
        Relationship,
        ValueFlow,
        Capability,
        Provision,
        Criterion,
        Assessment,
    )

    def build(self) -> None:
        plan = self.workspace.plan
        self.add_button = button(_("Add partner"), "plus", self.primary, primary=True)
        self.paste_button = button(_("Paste list"), "clipboard-text", self._paste)
        self.head(
            _("Partners"),
            _("Who takes part, what each gives and gets, and who is still missing."),
            [self.paste_button, self.add_button],
        )
        self.tabs(
            [
                Tab("register", _("Register"), self._register, lambda: len(plan.rows(Organisation))),
                Tab("pipeline", _("Pipeline"), lambda: PipelineTab(self.workspace)),
                Tab(
                    "relationships",
                    _("Relationships"),
                    self._relationships,
                    lambda: len(plan.rows(Relationship)),
                ),
                Tab("roles", _("Roles"), self._roles, lambda: len(plan.rows(Role))),
                Tab(
                    "capabilities",
                    _("Capabilities"),
                    lambda: CapabilitiesTab(self.workspace),
                    lambda: len(plan.rows(Capability)),
                ),
                Tab(
                    "selection",
                    _("Selection"),
                    lambda: SelectionTab(self.workspace),
                    lambda: len({a.organisation for a in plan.rows(Assessment)}),
                ),
                Tab("value", _("Value"), lambda: ValueTab(self.workspace)),
            ]
        )

    def _register(self) -> QWidget:
        lesson = Lesson(
            [_("Partner"), _("Role"), _("Kind"), _("Stage"), _("Gives"), _("Gets")],
            [
                _("for example, Bank Indonesia"),
                _("Sets the standard"),
                _("Regulator"),
                _("Active"),
                _("The standard, oversight"),
                _("Safe, inclusive payments"),
            ],
            _("Name everyone who takes part; each name becomes a row here and a card on the map."),
            _("Add the first partner"),
            _("Or paste names from Excel, one a line; a second column is the role, a third who coordinates."),
        )
        return RegisterTab(
            self.workspace, Organisation, lesson, shown=SHOWN, extra=partner_columns(self.workspace)
        )

    def _relationships(self) -> QWidget:
        lesson = Lesson(
            [_("From"), _("To"), _("Kind"), _("Strength"), _("Status"), _("Agreement")],
            [_("for example, a bank"), _("a merchant"), _("Serves"), "4", _("Active"), _("Contract")],
            _("Say who works with whom. On the map, drag from the edge of a card to another."),
        )
        self.relationships = RelationshipsTab(self.workspace, lesson)
        return self.relationships

    def _roles(self) -> QWidget:
        lesson = Lesson(
            [_("Role"), _("Purpose"), _("Needed"), _("Held by")],
            [_("for example, cloud provider"), _("Runs what the others build on"), "1", _("nobody yet")],
            _("Name the parts to be played; a role nobody holds hangs on the map as an open slot."),
        )
        return RegisterTab(
            self.workspace,
            Role,
            lesson,
            extra=[(6, holders_column(self.workspace))],
            shown=("name", "purpose", "needed", "holders", "under", "responsibilities", "specialism"),
        )

    def tab_shown(self, key: str) -> None:
        words = {
            "register": _("Add partner"),
            "pipeline": _("Add partner"),
            "relationships": _("Add relationship"),
            "roles": _("Add role"),
            "capabilities": _("Add capability"),
            "selection": _("Add criterion"),
        }
        self.add_button.setText(f" {words.get(key, '')}")
        self.add_button.setVisible(key in words)
        self.paste_button.setVisible(key == "register")

    def primary(self) -> None:
        key = self.tab_bar.current if self.tab_bar is not None else "register"
        tab = self._built.get(key)
        if isinstance(tab, (PipelineTab, ValueTab)):
            self.choose_tab("register")
            tab = self._built["register"]
        begin = getattr(tab, "begin_new", None)
        if begin is not None:
            begin()

    def _paste(self) -> None:
        from ui.dialogs.import_list import paste_list

        paste_list(self.window(), self.workspace)

    def go(self, entity: type[Entity], uid: str) -> None:
        tab = {
            Organisation: "register",
            Role: "roles",
            Relationship: "relationships",
            Capability: "capabilities",
            Criterion: "selection",
            ValueFlow: "relationships",
        }.get(entity)
        if tab is not None:
            self.choose_tab(tab)
            shown = self._built[tab]
            if isinstance(shown, RegisterTab):
                shown.register.select(uid)

    def refresh(self) -> None:
        self.front().refresh()


class RelationshipsTab(RegisterTab):
    """Relationships; a new one needs two partners, so the add button makes one between the first two to be changed."""

    def __init__(self, workspace: Workspace, lesson: Lesson) -> None:
        super().__init__(workspace, Relationship, lesson)
        self.register.model.can_add = False
        self.register.model.reload()

    def begin_new(self) -> None:
        from ui.dialogs.new_relationship import NewRelationshipDialog

        partners = self.workspace.plan.rows(Organisation)
        if len(partners) < 1:
            self.workspace.told.emit(_("Add partners first; a relationship ties two of them."), "warning")
            return
        NewRelationshipDialog(self.window(), self.workspace).open()


def partner_columns(workspace: Workspace) -> list[tuple[int, Column]]:
    """Return the computed columns of the register of partners: main role, alignment, criticality, risks."""
    main = _MainRoles(workspace)
    return [
        (1, Column("main_role", _("Main role"), main.name_of, str, Look.DOT, width=150, tone=main.colour_of)),
        (
            7,
            Column(
                "alignment",
                _("Alignment"),
                lambda row: _alignment(workspace, row),
                _figure_text,
                Look.NUMBER,
                width=92,
                tone=_alignment_tone,
            ),
        ),
        (
            8,
            Column(
                "criticality",
                _("Criticality"),
                lambda row: _criticality(workspace, row),
                _two_digits,
                Look.NUMBER,
                width=92,
                tone=_criticality_tone,
            ),
        ),
        (
            9,
            Column(
                "risks",
                _("Risks"),
                lambda row: _risk_count(workspace, row),
                lambda n: number(n) if n else "",
                Look.NUMBER,
                width=60,
            ),
        ),
    ]


class _MainRoles:
    """Main role of every partner, looked up once a change; remembers each role's colour for its dot."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace

    def _roles(self) -> dict[str, str]:
        found: dict[str, str] = self.workspace.figure("main roles", self._find)
        return found

    def _find(self) -> dict[str, str]:
        plan, names = self.workspace.plan, {}
        for assignment in sorted(plan.rows(RoleAssignment), key=lambda one: one.main):
            role = plan.get(Role, assignment.role)
            if role is not None and (assignment.main or assignment.organisation not in names):
                names[assignment.organisation] = role.name
        return names

    def name_of(self, row: Organisation) -> str:
        """Return the main role's name, empty without one."""
        return self._roles().get(row.uid, "")

    def colour_of(self, name: str) -> str | None:
        """Return the colour of the role of that name."""
        roles = self.workspace.plan.rows(Role)
        place = next((place for place, role in enumerate(roles) if role.name == name), None)
        if place is None:
            return None
        return roles[place].colour or theme.category_colour(place)


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


def _alignment(workspace: Workspace, row: Organisation) -> float | None:
    found: float | None = workspace.analysis()["strategy"]["alignment"]["by_organisation"].get(row.name)
    return found


def _figure_text(value: float | None) -> str:
    return number(value, 2) if value is not None else _("not asked")


def _two_digits(value: float | None) -> str:
    return number(value, 2) if value is not None else ""


def _alignment_tone(value: float | None) -> str:
    if value is None:
        return "faint"
    return "good" if value >= 0.5 else "warning" if value >= 0.2 else "danger"


def _criticality(workspace: Workspace, row: Organisation) -> float | None:
    entry: dict[str, Any] = workspace.analysis()["network"]["by_organisation"].get(row.name, {})
    return entry.get("criticality")


def _criticality_tone(value: float | None) -> str:
    return "danger" if (value or 0) > 2.5 else "warning" if (value or 0) > 0.2 else "text"


def _risk_count(workspace: Workspace, row: Organisation) -> int:
    from collections import Counter

    from planner.model import RiskLink

    counts: Counter[str | None] = workspace.figure(
        "risks by partner", lambda: Counter(one.organisation for one in workspace.plan.rows(RiskLink))
    )
    return counts[row.uid]
