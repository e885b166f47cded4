"""Estimates of one thing that must rise, from the lowest to the highest."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from planner.errors import Invalid
from planner.i18n import _, number
from planner.model import CashLine, Entity, Risk, field_named

_RISING: dict[type[Entity], tuple[str, ...]] = {
    CashLine: ("low", "likely", "high"),
    Risk: ("loss_low", "loss_high"),
}


def falls(entity: type[Entity], value_of: Callable[[str], Any]) -> Invalid | None:
    """Return what is wrong when a low estimate is above a higher one, and which of the two can be left out."""
    fields = [field_named(entity, name) for name in _RISING.get(entity, ())]
    given = [(field, value_of(field.name)) for field in fields if value_of(field.name) is not None]
    for (low, least), (high, most) in pairwise(given):
        if least > most:
            sentence = _("{low} ({least}) is above {high} ({most}).").format(
                low=low.label, least=number(least), high=high.label, most=number(most)
            )
            return Invalid(sentence, high.name if low.required else low.name)
    return None
