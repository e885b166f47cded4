"""A figure that can answer "why?": its value, its formula, its inputs,
and the reason when there is no value.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from planner.i18n import _

Inputs = Iterable[tuple[str, str]]


@dataclass(frozen=True)
class Figure:
    """A computed value, or None with the `reason` why it cannot be computed.

    `formula` and `reason` are texts in the active language; `inputs` are pairs of a label and a shown value.
    """

    value: Any
    formula: str = ""
    inputs: tuple[tuple[str, str], ...] = ()
    reason: str | None = None


def figure(value: Any, formula: str, reason: str, inputs: Inputs = ()) -> Figure:
    """Return a Figure that keeps `reason` only when there is no value."""
    if isinstance(value, float) and not math.isfinite(value):
        value, reason = None, _("The result is beyond what can be computed.")
    return Figure(value, formula, tuple(inputs), reason if value is None else None)


def figures_in(tree: Any, path: str = "") -> Iterator[tuple[str, Figure]]:
    """Yield every Figure of nested dicts and lists with its path: keys and list positions joined by dots."""
    if isinstance(tree, Figure):
        yield path, tree
    else:
        for key, value in _items(tree):
            yield from figures_in(value, f"{path}.{key}" if path else str(key))


def _items(tree: Any) -> Iterable[tuple[Any, Any]]:
    if isinstance(tree, Mapping):
        return tree.items()
    return enumerate(tree) if isinstance(tree, (list, tuple)) else ()


def plain(tree: Any) -> Any:
    """Return the tree with each Figure replaced by its value, and dates by ISO text: ready for JSON."""
    if isinstance(tree, Figure):
        return plain(tree.value)
    if isinstance(tree, Mapping):
        return {key: plain(value) for key, value in tree.items()}
    if isinstance(tree, (list, tuple)):
        return [plain(value) for value in tree]
    if isinstance(tree, float):
        return tree + 0.0  # never −0
    return tree.isoformat() if isinstance(tree, date) else tree
