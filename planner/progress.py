"""How long work tells how far it is, and how it is stopped: whoever listens raises `Stopped`."""

from __future__ import annotations

from collections.abc import Callable

Tell = Callable[[float], None]  # how much is done, from 0 to 1


class Stopped(Exception):
    """The person does not want the result any more."""


def silent(_share: float) -> None:
    """Tell nobody."""
