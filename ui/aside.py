"""Long work beside the window: plain data in and out on a thread, told how far it is, stopped when nobody wants it."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from planner.progress import Stopped, Tell

Work = Callable[[Tell], Any]
_LOOK = 20  # ms between two looks at how far it is


class _Run:
    """One piece of work on a thread of its own; it touches nothing of Qt."""

    def __init__(self, work: Work) -> None:
        self.share = 0.0
        self.found: Any = None
        self.error: Exception | None = None
        self.stopped = False
        self._work = work
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            self.found = self._work(self._tell)
        except Stopped:
            self.stopped = True
        except Exception as error:  # told on the interface's thread: here nobody would hear it
            self.error = error

    def _tell(self, share: float) -> None:
        if self.stopped:
            raise Stopped
        self.share = share

    def stop(self) -> None:
        """Give up as soon as the work next tells how far it is; what it finds is not used."""
        self.stopped = True

    @property
    def running(self) -> bool:
        """Whether it is still at work."""
        return self._thread.is_alive()


class Aside(QObject):
    """Does one piece of work at a time; a new one takes the place of the old.

    `told` carries the share done, `done` what was found. What goes wrong is raised on the interface's thread.
    """

    told = Signal(float)
    done = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._run: _Run | None = None
        self._timer = QTimer(self, interval=_LOOK)
        self._timer.timeout.connect(self._look)

    @property
    def running(self) -> bool:
        """Whether something is at work."""
        return self._run is not None

    def start(self, work: Work) -> None:
        """Begin a work that gets a function to tell how far it is, which raises `Stopped` when it is not wanted."""
        self.cancel()
        self._run = _Run(work)
        self.destroyed.connect(self._run.stop)
        self._timer.start()

    def cancel(self) -> None:
        """Stop what is at work; nothing more is heard of it."""
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
        self.done.emit(run.found)
