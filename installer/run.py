"""Starts Mitra from its source: `python3 installer/run.py [arguments of main.py]`."""

import os
import subprocess
import sys
from collections.abc import Sequence

import bootstrap

NO_DISPLAY = (
    "There is no display here for a window. Commands (new, info, export, shot …) work without one: "
    "python3 installer/run.py --help"
)


def main(arguments: Sequence[str]) -> int:
    """Make Mitra ready, then become it; returns its exit status where a process cannot become another."""
    window = opens_window(arguments)
    if window and not has_display():
        bootstrap.stop(NO_DISPLAY, 2)
    needs = bootstrap.QT + bootstrap.QT_WINDOW if window else bootstrap.QT
    python = bootstrap.prepare(bootstrap.RUN_LOCK, needs)
    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["MITRA_PROGRAM"] = "installer/run.py"  # what the help calls it
    return become([str(python), str(bootstrap.ROOT / "main.py"), *arguments])


def opens_window(arguments: Sequence[str]) -> bool:
    """Whether main.py opens its window: no help is asked for, and the first word is a file, not a command.

    A command is a bare word in lower case, so that the list of them stays in main.py alone.
    """
    if {"-h", "--help", "--version"} & {*arguments}:
        return False
    first = next((word for word in arguments if not word.startswith("-")), "plan.file")
    return not (first.isalpha() and first.islower())


def has_display() -> bool:
    """Whether Qt finds a screen, or was told on which platform to draw."""
    return sys.platform != "linux" or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    )


def become(command: list[str]) -> int:
    """Replace this process, so that signals and the exit status are the program's own."""
    if os.name != "nt":
        os.execv(command[0], command)
    try:  # on Windows exec would give the prompt back while the program runs
        return subprocess.call(command)
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
