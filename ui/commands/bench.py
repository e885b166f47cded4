"""`main.py bench`: the speed and memory figures, each beside its yardstick in the same run."""

from __future__ import annotations

import os
import tempfile
from argparse import Namespace
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from planner import templates
from planner.cli.answer import DONE, FOUND_ERRORS, print_json, say
from planner.cli.words import table
from planner.i18n import _, number
from ui.commands.bench_figure import Figure


def run(args: Namespace) -> int:
    """Measure and tell; the exit status is 1 when a target is missed."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="mitra-bench-") as folder:
        os.environ["MITRA_HOME"] = os.environ["MITRA_SETTINGS"] = (
            folder  # nothing of the person's own is touched
        )
        measured = list(figures(Path(folder)))
    if args.json:
        print_json({"figures": [one.as_json() for one in measured]})
    else:
        say("\n".join(in_words(measured)))
    return DONE if all(one.met for one in measured) else FOUND_ERRORS


def figures(folder: Path) -> Iterator[Figure]:
    """Measure one figure after the other; `folder` is for the files that takes."""
    from ui.commands.bench_layout import layout_figures
    from ui.commands.bench_map import map_figures
    from ui.commands.bench_register import habit_figures, register_figure
    from ui.commands.bench_risk import risk_figures
    from ui.commands.bench_start import start_figures
    from ui.commands.bench_workbook import workbook_figure

    sample = make_sample(folder / "sample.mitra")
    yield from start_figures(sample, folder)
    yield from _document_figures()
    from planner.document.file import open_plan

    with open_plan(sample, read_only=True) as plan:
        yield workbook_figure(plan, folder)
    yield register_figure()
    yield from habit_figures()
    yield from risk_figures()
    yield from layout_figures()
    yield from map_figures()


def make_sample(path: Path) -> Path:
    """Write the sample plan, or the fullest template where the sample is not part of this copy of Mitra."""
    from planner.document.file import create

    with create(path) as plan:
        templates.make(
            plan, templates.SAMPLE if find_spec("planner.exchange.sheet.samples") else "technology"
        )
        plan.save()
    return path


def _document_figures() -> Iterator[Figure]:
    from planner.document import bench

    yield Figure("edit", *_told(bench.edit_figure(), _("The same statements in bare SQLite")), 3)
    yield Figure("load", *_told(bench.load_figure(), _("A bare SELECT of the same rows")), 8)
    yield Figure("save", *_told(bench.save_figure(), _("A copy of the file, flushed to the disk")), 3)


def _told(measured: tuple[float, float], yardstick: str) -> tuple[float, str, str, float]:
    value, yardstick_value = measured
    return value, "ms", yardstick, yardstick_value


def in_words(measured: list[Figure]) -> list[str]:
    """Return the figures as the lines of a table."""
    headings = [
        _("Figure"),
        _("Value"),
        _("Yardstick"),
        _("Ratio"),
        _("Target"),
        _("Met"),
        _("What it is measured by"),
    ]
    return table([_row(one) for one in measured], headings)


def _row(one: Figure) -> list[str]:
    met = _("yes") if one.met else _("no")
    amounts = [f"{number(amount, 2)} {one.unit}" for amount in (one.value, one.yardstick_value)]
    return [one.name, *amounts, number(one.ratio, 2), number(one.target), met, one.yardstick]
