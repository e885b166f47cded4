"""Fixtures of a plan that lives in a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.document.file import PlanFile, create


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a place for a plan in a folder of its own."""
    return tmp_path / "plan.mitra"


@pytest.fixture
def plan_file(path: Path) -> Iterator[PlanFile]:
    """Return a new plan saved at `path`."""
    plan = create(path)
    yield plan
    plan.close()
