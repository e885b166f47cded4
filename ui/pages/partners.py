"""Partners: the register, the pipeline, roles, relationships, capabilities, selection and value balance."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from planner.i18n import _
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
from ui.pages.capabilities import CapabilitiesTab
from ui.pages.page import Page, Tab, button
from ui.pages.partner_columns import holders_column, partner_columns
from ui.pages.pipeline import PipelineTab
from ui.pages.registers import Lesson, RegisterTab
from ui.pages.selection import SelectionTab
from ui.pages.value_balance import ValueTab
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
