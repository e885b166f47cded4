"""Filters a register knows without anybody saving them: a name and which rows they keep."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class NamedFilter:
    """A filter by its key, which saved ones refer to; `keeps` tells of a row whether it stays."""

    key: str
    title: str
    keeps: Callable[[Any], bool]
    help: str = ""
