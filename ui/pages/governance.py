"""Governance: RACI, forums, the conflict ladder, data protocols and platforms."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from planner.i18n import _
from planner.model import (
    ConflictRule,
    DataProtocol,
    Decision,
    Entity,
    Forum,
    ForumMember,
    Platform,
    PlatformUser,
    ProtocolRecipient,
    Responsibility,
)
from ui.pages.page import Page, Tab, button
from ui.pages.protocols import ProtocolsTab
from ui.pages.raci import RaciTab
from ui.pages.registers import Lesson, RegisterTab


class GovernancePage(Page):
    """Who decides what, and what happens when partners disagree."""

    name = "Governance"
    entities = (
        Forum,
        ForumMember,
        Decision,
        Responsibility,
        ConflictRule,
        DataProtocol,
        ProtocolRecipient,
        Platform,
        PlatformUser,
    )

    def build(self) -> None:
        plan = self.workspace.plan
        self.add_button = button(_("Add decision"), "plus", self.primary, primary=True)
        self.head(
            _("Governance"),
            _("Who decides what, and what happens when partners disagree."),
            [self.add_button],
        )
        self.tabs(
            [
                Tab(
                    "raci",
                    "RACI",
                    lambda: RaciTab(self.workspace),
                    lambda: len(plan.rows(Decision)),
                    lambda: self._errors("raci."),
                ),
                Tab("forums", _("Forums"), self._forums, lambda: len(plan.rows(Forum))),
                Tab("conflicts", _("Conflict ladder"), self._conflicts, lambda: len(plan.rows(ConflictRule))),
                Tab(
                    "protocols",
                    _("Data protocols"),
                    lambda: ProtocolsTab(self.workspace),
                    lambda: len(plan.rows(DataProtocol)),
                    lambda: self._errors("data."),
                ),
                Tab("platforms", _("Platforms"), self._platforms, lambda: len(plan.rows(Platform))),
            ]
        )

    def _errors(self, prefix: str) -> int:
        findings = self.workspace.report().findings
        return sum(one.severity == "error" and one.rule.startswith(prefix) for one in findings)

    def _forums(self) -> QWidget:
        lesson = Lesson(
            [_("Forum"), _("Purpose"), _("Meets"), _("Chair")],
            [
                _("for example, steering committee"),
                _("Settles what partners cannot"),
                _("Quarterly"),
                _("the hub"),
            ],
            _("Name the bodies that meet and decide, and who sits in them."),
        )
        return RegisterTab(self.workspace, Forum, lesson)

    def _conflicts(self) -> QWidget:
        lesson = Lesson(
            [_("Step"), _("When"), _("Handled by"), _("Within, days"), _("Then to")],
            [
                "1",
                _("for example, a deadline is missed"),
                _("the two managers"),
                "5",
                _("the steering committee"),
            ],
            _("Agree beforehand how a disagreement is settled: step by step, by whom, how fast."),
            _("Add the first step"),
        )
        tab = RegisterTab(
            self.workspace,
            ConflictRule,
            lesson,
            shown=("step", "trigger", "handled_by", "within_days", "escalates_to", "principle"),
        )
        tab.register.sort_by("step", Qt.SortOrder.AscendingOrder)
        tab.register.model.defaults = {"step": 1}
        return tab

    def _platforms(self) -> QWidget:
        lesson = Lesson(
            [_("Platform"), _("Purpose"), _("Vendor"), _("Status"), _("Owner")],
            [
                _("for example, partner portal"),
                _("Communication"),
                _("a cloud provider"),
                _("Live"),
                _("partner team"),
            ],
            _("List what partners use to talk, share data, integrate and learn; and what is still needed."),
        )
        return RegisterTab(self.workspace, Platform, lesson)

    def tab_shown(self, key: str) -> None:
        words = {
            "raci": _("Add decision"), "forums": _("Add forum"), "conflicts": _("Add step"),
            "protocols": _("Add protocol"), "platforms": _("Add platform"),
        }  # fmt: skip
        self.add_button.setText(f" {words[key]}")

    def primary(self) -> None:
        tab: Any = self._built.get(self.tab_bar.current if self.tab_bar is not None else "raci")
        if tab is not None:
            tab.begin_new()

    def go(self, entity: type[Entity], uid: str) -> None:
        tab = {
            Decision: "raci", Responsibility: "raci", Forum: "forums", ConflictRule: "conflicts",
            DataProtocol: "protocols", Platform: "platforms",
        }.get(entity)  # fmt: skip
        if tab is None:
            return
        self.choose_tab(tab)
        shown: Any = self._built[tab]
        if isinstance(shown, RegisterTab):
            shown.register.select(uid)
        else:
            shown.view.go(uid)

    def refresh(self) -> None:
        self.front().refresh()
