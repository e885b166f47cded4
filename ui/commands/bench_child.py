"""A process of its own that bench starts: Mitra with a plan, or an empty window, until it can be used.

It is given "sample PATH" or "empty" and the moment it was started at, and prints milliseconds since then and megabytes.
"""

from __future__ import annotations

import json
import os
import sys
import time
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

_SETTLED = 30  # rounds of the event loop after which nothing waits any more


def run(words: list[str]) -> None:
    """Open what is asked for, print the figures and end the process without tidying up."""
    kind, started, *path = words
    if kind == "empty":
        _empty(float(started))
    else:
        _sample(float(started), path[0])


def _sample(started: float, path: str) -> None:
    """Start Mitra as a person does; only its event loop is replaced by a look at the first picture of the page."""
    import main

    def watched(name: str) -> ModuleType:
        module = import_module(name)
        if name == "ui.app":
            from PySide6.QtWidgets import QApplication

            QApplication.exec = staticmethod(lambda: _page_shown(started))  # type: ignore[method-assign]
        return module

    setattr(main, "import_module", watched)  # noqa: B010 - a plain assignment is a type of its own to mypy
    raise SystemExit(main.main([path]))


def _page_shown(started: float) -> int:
    from PySide6.QtWidgets import QApplication

    from ui.window import MainWindow

    window = next(one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow))
    _tell(started, window, window.pages[window.page_name])
    return 0


def _empty(started: float) -> None:
    import sqlalchemy.orm  # noqa: F401 - the order that costs least, as Mitra does it
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication([])
    window = QMainWindow()
    window.show()
    _tell(started, window, window)
    del app


def _tell(started: float, window: Any, page: Any) -> None:
    """Wait for the first picture of `page`, then for quiet, and print what both took."""
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QApplication

    class Painted(QObject):
        seen = False

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            self.seen = self.seen or event.type() == QEvent.Type.Paint
            return False

    painted = Painted()
    page.installEventFilter(painted)
    while not (painted.seen and window.isVisible()):
        QApplication.processEvents()
    taken = (time.time() - started) * 1000
    for _round in range(_SETTLED):
        QApplication.processEvents()
    print(json.dumps({"ms": taken, "mb": peak_memory()}), flush=True)
    if getattr(window, "plan", None) is not None:
        window.plan.close()
    os._exit(0)


def peak_memory() -> float:
    """Return the most memory this process ever held, in MB."""
    status = Path(
        "/proc/self/status"
    )  # where there is one: getrusage would tell of the process that started this one
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) / 1024
    if sys.platform == "win32":
        return _peak_on_windows()
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _peak_on_windows() -> float:
    import ctypes

    class Counters(ctypes.Structure):
        _fields_ = [
            ("cb", ctypes.c_uint32),
            ("faults", ctypes.c_uint32),
            *((f"n{i}", ctypes.c_size_t) for i in range(8)),
        ]

    counters = Counters(cb=ctypes.sizeof(Counters))
    windows: Any = ctypes.windll  # type: ignore[attr-defined]
    windows.kernel32.GetCurrentProcess.restype = ctypes.c_void_p
    this = ctypes.c_void_p(windows.kernel32.GetCurrentProcess())
    windows.psapi.GetProcessMemoryInfo(this, ctypes.byref(counters), counters.cb)
    return float(counters.n0) / (1024 * 1024)


if __name__ == "__main__":
    run(sys.argv[1:])
