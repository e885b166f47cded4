"""A map on the screen and its page, for tests of what it shows to others."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from planner.document import Plan
from planner.model import Organisation, Relationship
from planner.model.choices import RelationshipKind
from ui.canvas.map_widget import MapWidget
from ui.plan_signals import PlanSignals, Selection


@pytest.fixture
def four(plan: Plan) -> Plan:
    """Return Hub – Acme – Beta, and Gamma tied to the hub."""
    with plan.change("Begin"):
        hub = plan.add(Organisation(name="Hub", is_hub=True))
        acme = plan.add(Organisation(name="Acme", parent=hub.uid))
        plan.add(Organisation(name="Beta", parent=acme.uid))
        gamma = plan.add(Organisation(name="Gamma"))
        plan.add(Relationship(source=hub.uid, target=gamma.uid, kind=RelationshipKind.SUPPLIES))
    plan.forget_history()
    return plan


@pytest.fixture
def shown(four: Plan, qtbot: QtBot) -> Iterator[MapWidget]:
    """Return the map of the four, active."""
    signals, selection = PlanSignals(four), Selection()
    widget = MapWidget(four, signals, selection)
    qtbot.addWidget(widget)
    widget.resize(1000, 640)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()
    widget.canvas.setFocus()
    yield widget
    signals.stop()


def uid_of(plan: Plan, name: str) -> str:
    """Return the key of a partner."""
    return next(one.uid for one in plan.rows(Organisation) if one.name == name)
