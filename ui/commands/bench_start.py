"""How long Mitra takes to start with the sample plan, and how much memory it holds, beside an empty window."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from planner.errors import FileProblem
from planner.i18n import N_, _
from ui.commands.bench_figure import Figure

ROUNDS = 7
PATIENCE = 120  # s, after which a window that does not come up is given up
ROOT = Path(__file__).resolve().parents[2]
EMPTY_WINDOW = N_("An empty window with SQLAlchemy loaded")


def start_figures(plan: Path, folder: Path, rounds: int = ROUNDS) -> list[Figure]:
    """Return `start` (ms to the first picture of the page) and `memory.sample` (peak MB) of the plan at a path.

    Each window is a process of its own, ours and the empty one in turns; `folder` holds what they leave behind.
    """
    environment = _environment(folder)
    pairs = [
        (_run(environment, "sample", str(plan)), _run(environment, "empty")) for _round in range(rounds + 1)
    ][1:]
    ours, theirs = zip(*pairs, strict=True)
    middle = {
        unit: (statistics.median(one[unit] for one in ours), statistics.median(one[unit] for one in theirs))
        for unit in ("ms", "mb")
    }
    return [
        Figure("start", middle["ms"][0], "ms", _(EMPTY_WINDOW), middle["ms"][1], 2),
        Figure("memory.sample", middle["mb"][0], "MB", _(EMPTY_WINDOW), middle["mb"][1], 2),
    ]


def _environment(folder: Path) -> dict[str, str]:
    """Return the environment of a person's laptop: settings by default, and Python keeps what it has compiled."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    if sys.dont_write_bytecode:
        environment["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")
    return environment | {
        "QT_QPA_PLATFORM": "offscreen",
        "MITRA_HOME": str(folder / "home"),
        "MITRA_SETTINGS": str(folder / "settings"),
        "PYTHONPATH": os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH")))),
    }


def _run(environment: dict[str, str], kind: str, *path: str) -> dict[str, float]:
    command = [sys.executable, "-m", "ui.commands.bench_child", kind]
    try:
        done = subprocess.run(
            [*command, repr(time.time()), *path],
            env=environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )
        told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    except (subprocess.TimeoutExpired, ValueError, IndexError) as error:
        raise FileProblem(
            _("The window to measure did not come up ({kind}). Run main.py to see why.").format(kind=kind)
        ) from error
    return told
