"""Checks and tests Mitra.

python3 installer/test.py                everything: ruff check, ruff format, mypy, then all tests
python3 installer/test.py ARGUMENTS      pytest alone, with these arguments (tests/planner -k undo -x)

All of it runs even when something fails; the exit status is 0 only when nothing did. Tests draw offscreen
unless QT_QPA_PLATFORM is set, and run in random order: --randomly-seed=N, with the number that pytest prints,
runs them in the same order again.
"""

import os
import subprocess
import sys
import time
from collections.abc import Sequence

import bootstrap

CHECKS = (["ruff", "check"], ["ruff", "format", "--check"], ["mypy"])
WORKERS = min(os.cpu_count() or 1, 8)  # each is a Python with Qt in it


def main(arguments: Sequence[str]) -> int:
    """Make the tools ready and run them; returns 0 when nothing failed."""
    if {"-h", "--help"} & {*arguments}:
        print(__doc__)
        return 0
    python = bootstrap.prepare(bootstrap.DEV_LOCK, bootstrap.QT, [bootstrap.SOFFICE])
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        if arguments:
            return run([str(python), "-m", "pytest", *arguments])
        return check_and_test(str(python))
    except KeyboardInterrupt:
        return 130


def check_and_test(python: str) -> int:
    """Run every check, then the tests, whose own summary is the last thing printed."""
    failed = [check for check in CHECKS if not passes(python, check)]
    names = ", ".join(" ".join(check) for check in failed)
    print(f"\n== pytest (before it failed: {names})" if failed else "\n== pytest", flush=True)
    status = run([python, "-m", "pytest", f"--numprocesses={WORKERS}", "--dist=worksteal"])
    return status or len(failed)


def passes(python: str, check: Sequence[str]) -> bool:
    """Run one check under a heading and say how long it took."""
    print(f"\n== {' '.join(check)}", flush=True)
    start = time.monotonic()
    status = run([python, "-m", *check])
    print(f"{'failed' if status else 'passed'} in {time.monotonic() - start:.1f} s", flush=True)
    return status == 0


def run(command: Sequence[str]) -> int:
    """Run a program in the project's folder and return its exit status."""
    return subprocess.call(command, cwd=bootstrap.ROOT)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
