"""Work that takes longer than a moment: it runs on a thread of its own, says how far it is, and can be cancelled."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from planner.progress import Stopped, Tell

_LOOK = 30  # ms between two looks at how far it is


class Run:
    """One piece of work: plain data in, plain data out; it touches neither a plan nor a widget."""

    def __init__(self, work: Callable[[Tell], Any]) -> None:
        self.share = 0.0
        self.found: Any = None
        self.error: Exception | None = None
        self._work, self._stopped = work, False
        self._thread = Thread(target=self._go, daemon=True)
        self._thread.start()

    def _go(self) -> None:
        try:
            self.found = self._work(self._tell)
        except Stopped:
            pass
        except Exception as error:
            self.error = error

    def _tell(self, share: float) -> None:
        if self._stopped:
            raise Stopped
        self.share = share

    def stop(self) -> None:
        """Give up when the work next tells how far it is; what it finds is not used."""
        self._stopped = True

    @property
    def running(self) -> bool:
        """Whether it is still at work."""
        return self._thread.is_alive()


class Aside(QObject):
    """Runs one piece of work at a time. `told` says how far it is, `found` carries what came of it."""

    told = Signal(float)
    found = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._run: Run | None = None
        self._timer = QTimer(self, interval=_LOOK)
        self._timer.timeout.connect(self._look)

    @property
    def running(self) -> bool:
        """Whether something is at work."""
        return self._run is not None

    def start(self, work: Callable[[Tell], Any]) -> None:
        """Begin a piece of work; one that runs is cancelled."""
        self.cancel()
        self._run = Run(work)
        self.destroyed.connect(self._run.stop)
        self._timer.start()

    def cancel(self) -> None:
        """Stop what runs; nothing comes of it."""
        if self._run is not None:
            self._run.stop()
            self._end()

    def _end(self) -> None:
        self._timer.stop()
        if self._run is not None:
            self.destroyed.disconnect(self._run.stop)
        self._run = None

    def _look(self) -> None:
        run = self._run
        if run is None:
            return
        self.told.emit(run.share)
        if run.running:
            return
        self._end()
        if run.error is not None:
            raise run.error
        self.found.emit(run.found)
