"""Fixtures every test may use: a plan in memory, a home folder of its own, English."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from planner.document.migrate import migrate
from planner.document.plan import Plan
from planner.i18n import set_language
from planner.model import PlanInfo


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep working copies, settings and recent files of a test out of the person's own."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("MITRA_HOME", str(home))
    return home


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Start and end in English."""
    set_language("en")
    yield
    set_language("en")


def memory_plan() -> Plan:
    """Return a plan without a file that holds its own row and nothing else."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")
    plan = Plan(connection)
    with plan.change("New plan"):
        plan.add(PlanInfo(title="Test"))
    return plan


@pytest.fixture
def plan() -> Plan:
    """Return a plan in memory."""
    return memory_plan()
