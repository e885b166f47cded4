"""Starts Mitra: reads the command line, then opens the window or runs the command."""

from __future__ import annotations

import gc
import sys
from argparse import Namespace
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType

from planner.cli import answer, args

_DRAWN = ("shot", "bench")
_BEFORE_QT = (
    "planner.document.file",
    "planner.edits",
    "planner.analysis",
)  # PySide6 reads all that comes after it


def main(words: Sequence[str] | None = None) -> int:
    """Run Mitra with the words of the command line and return the exit status: 0, 1 or 2."""
    answer.prepare()
    return answer.guarded(lambda: run(args.parse(sys.argv[1:] if words is None else words)))


def run(chosen: Namespace) -> int:
    """Open the window, or run the chosen command."""
    if chosen.command is None:
        return int(window_app().run(chosen.file and str(chosen.file), safe=chosen.safe))
    return int(import_module(home_of(chosen)).run(chosen))


def window_app() -> ModuleType:
    """Import what the window needs: quickly, and in the order that costs least."""
    gc.disable()  # nothing of an import is garbage; from then on the window collects by itself
    for module in _BEFORE_QT:
        import_module(module)
    return import_module("ui.app")


def home_of(chosen: Namespace) -> str:
    """Return the module of a command, imported only when it runs: those that draw live in ui."""
    if chosen.command in _DRAWN:
        return f"ui.commands.{chosen.command}"
    if chosen.command == "export" and chosen.what == "risks":
        return "ui.commands.report"
    if chosen.command == "export" and _draws(chosen):
        return "ui.commands.picture"
    if chosen.command == "import":
        return "planner.cli.import_plan"  # import is a word of Python's own
    return f"planner.cli.{chosen.command}"


def _draws(chosen: Namespace) -> bool:
    """Whether an export is a picture of the map; a PDF is one only when that is said."""
    ending = chosen.out.suffix.lower()
    return ending in (".png", ".svg") or (ending == ".pdf" and chosen.what == "map")


if __name__ == "__main__":
    raise SystemExit(main())
