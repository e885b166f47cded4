"""What `main.py bench` promises: figures beside their yardsticks, a table to read, an honest exit status."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.document.plan import Plan
from planner.edits import add_partner
from ui.commands import bench
from ui.commands.bench_figure import Figure, in_turns
from ui.commands.bench_register import RISKS, large_register, register_figure
from ui.commands.bench_risk import plainly, register, risk_figures
from ui.commands.bench_start import start_figures
from ui.commands.bench_workbook import cells_of, workbook_figure

KEYS = ["name", "value", "unit", "yardstick", "yardstick_value", "target", "ratio"]


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the command tell two figures without measuring anything."""

    def figures(folder: Path) -> Iterator[Figure]:
        yield Figure("start", 600.0, "ms", "An empty window", 400.0, 2)
        yield Figure("edit", 4.0, "ms", "Bare SQLite", 1.0, 3)

    for name in ("MITRA_HOME", "MITRA_SETTINGS", "QT_QPA_PLATFORM"):
        monkeypatch.setenv(name, "offscreen")  # the command sets them; they are put back afterwards
    monkeypatch.setattr(bench, "figures", figures)


def test_json_is_one_document_with_a_ratio_and_a_target_for_every_figure(
    quick: None, capsys: pytest.CaptureFixture[str]
) -> None:
    bench.run(Namespace(json=True))
    told = json.loads(capsys.readouterr().out)["figures"]
    assert all(sorted(one) == sorted(KEYS) for one in told)
    assert [(one["name"], one["ratio"], one["target"]) for one in told] == [
        ("start", 1.5, 2),
        ("edit", 4.0, 3),
    ]


def test_a_missed_target_is_told_and_ends_with_1(quick: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.run(Namespace(json=False)) == 1
    start, edit = capsys.readouterr().out.splitlines()[2:]
    assert "yes" in start and "600.00 ms" in start
    assert "no" in edit.split() and "4.00" in edit


def test_nothing_missed_ends_with_0(quick: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "figures", lambda folder: iter([Figure("save", 3.0, "ms", "A copy", 1.0, 3)]))
    assert bench.run(Namespace(json=False)) == 0


def test_the_first_pair_is_for_warmth_and_the_median_counts() -> None:
    ours, theirs = iter([90.0, 3.0, 5.0, 40.0]), iter([80.0, 1.0, 9.0, 2.0])
    assert in_turns(lambda: next(ours), lambda: next(theirs), rounds=3) == (5.0, 2.0)


def test_a_window_starts_in_a_process_of_its_own_and_says_what_it_took(tmp_path: Path) -> None:
    sample = bench.make_sample(tmp_path / "sample.mitra")
    start, memory = start_figures(sample, tmp_path, rounds=1)
    assert (start.name, start.unit, memory.name, memory.unit) == ("start", "ms", "memory.sample", "MB")
    assert start.value > start.yardstick_value > 0
    assert memory.value > memory.yardstick_value > 20  # no PySide6 window is smaller


def test_the_yardstick_of_the_workbook_writes_as_many_cells_as_the_workbook_has(
    plan: Plan, tmp_path: Path
) -> None:
    add_partner(plan, "Acme")
    assert workbook_figure(plan, tmp_path, rounds=1).value > 0
    ours, plain = cells_of(tmp_path / "ours.xlsx"), cells_of(tmp_path / "plain.xlsx")
    assert sum(map(sum, ours)) > 100
    assert plain == ours


def test_the_risks_page_is_measured_with_the_cells_it_shows() -> None:
    figure = register_figure(rounds=1)
    assert figure.name == "register.open" and figure.value > 0 and figure.yardstick_value > 0
    with large_register() as plan:
        from planner.model import Risk

        assert len(plan.rows(Risk)) == RISKS


def test_losses_are_measured_beside_numpy_drawing_the_same_risks() -> None:
    from planner.analysis.loss.scenario import annual_loss
    from planner.analysis.loss.simulate import simulate

    told = list(risk_figures(risks=20, trials=200, few=5, few_trials=100, rounds=1))
    assert [one.name for one in told] == ["risk.simulate", "risk.memory", "risk.slider"]
    assert all(one.value > 0 and one.yardstick_value > 0 for one in told)
    risks = register(20)
    for losses in (simulate(risks, 50_000, 1), plainly(risks, 50_000, 1)):
        assert losses.mean() == pytest.approx(annual_loss(risks), rel=0.03)


def test_habits_in_a_long_register_are_measured_beside_what_seems_to_come_at_once() -> None:
    from ui.commands.bench_register import habit_figures

    told = list(habit_figures(rounds=1))
    assert [one.name for one in told] == [
        f"register.{name}" for name in ("sort", "filter", "type", "find", "group", "paste")
    ]
    assert all(one.value > 0 and (one.yardstick_value, one.target) == (100.0, 1) for one in told)
