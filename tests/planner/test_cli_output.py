"""No command writes its output over the plan it reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from main import main


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "a.mitra"
    assert main(["new", str(path), "--template", "blank"]) == 0
    return path


@pytest.mark.parametrize("ending", [".json", ".xlsx", ".png", ".svg", ".csv"])
@pytest.mark.parametrize("link", [True, False])
def test_an_export_never_takes_the_place_of_the_plan(
    plan: Path, ending: str, link: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    other = plan.with_suffix(ending)
    if link:
        other.symlink_to(plan)
        source = plan
    else:
        source = plan.rename(other)
    before = source.read_bytes()
    assert main(["export", str(source), str(other)]) == 2
    assert "the plan itself" in capsys.readouterr().err
    assert source.read_bytes() == before


def test_a_shot_never_takes_the_place_of_the_plan(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = plan.read_bytes()
    assert main(["shot", str(plan), str(plan)]) == 2
    assert "the plan itself" in capsys.readouterr().err
    assert main(["shot", str(plan), str(plan.with_suffix(".docx"))]) == 2
    assert ".png" in capsys.readouterr().err
    assert plan.read_bytes() == before
    assert sorted(one.name for one in plan.parent.iterdir()) == ["a.mitra"]
