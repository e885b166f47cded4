"""Value between organisations (NUMBERS 5, 6): net value, who says no, transfers that make all gain,
joint odds.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from planner import i18n
from planner.analysis.figure import Figure, figure
from planner.i18n import _

BEYOND = 1e100  # money that no sum could hold


@dataclass(frozen=True)
class Flow:
    """A value flow: how often a year, its value to the receiver and its expense to the giver (money,
    each time).
    """

    giver: str
    receiver: str
    what: str
    money: bool = False
    occurrences: float | None = None
    value: float | None = None
    expense: float | None = None

    @property
    def priced(self) -> bool:
        """Whether it says how often, and what it is worth or costs; others take no part in net values."""
        stated = self.occurrences is not None and (self.value is not None or self.expense is not None)
        return stated and max(abs(self.gain), abs(self.cost)) < BEYOND

    @property
    def gain(self) -> float:
        """Money a year to the receiver."""
        return (self.occurrences or 0) * (self.value or 0)

    @property
    def cost(self) -> float:
        """Money a year from the giver: the expense, and the amount itself when money flows."""
        return (self.occurrences or 0) * (self.expense or 0) + (self.gain if self.money else 0)


@dataclass(frozen=True)
class Transfer:
    """An amount a year (money) that one organisation gives another so that no one loses."""

    giver: str
    receiver: str
    amount: float


@dataclass(frozen=True)
class Settlement:
    """The smallest transfers that make all gain; `total` is None when they cannot,
    and `shortfall` says by how much.
    """

    transfers: tuple[Transfer, ...]
    total: float | None
    shortfall: float | None


@dataclass(frozen=True)
class Delivery:
    """What an organisation states about its part: odds of delivery and of adoption (0–1),
    and when it is ready.
    """

    delivery: float | None = None
    adoption: float | None = None
    ready: date | None = None


def net_values(flows: Sequence[Flow]) -> dict[str, float]:
    """Return money a year gained by each organisation with a priced flow (definition ours)."""
    terms: dict[str, list[float]] = {}
    for flow in flows:
        if flow.priced:
            terms.setdefault(flow.giver, []).append(-flow.cost)
            terms.setdefault(flow.receiver, []).append(flow.gain)
    return {name: math.fsum(values) for name, values in terms.items()}


def who_says_no(net: Mapping[str, float]) -> list[str]:
    """Return those with a net value below zero, the greatest loss first, ties by name."""
    return sorted((name for name, value in net.items() if value < 0), key=lambda name: (net[name], name))


def settle(net: Mapping[str, float]) -> Settlement:
    """Return the smallest transfers between any two that leave nobody below zero.

    Their total is Σ|negative net values|, possible exactly when Σ net ≥ 0. The largest surplus left pays the
    largest deficit left, ties by name (ours).
    """
    if not net:
        return Settlement((), None, None)
    scale = max(abs(value) for value in net.values())
    balance = math.fsum(net.values())
    if balance < -1e-12 * scale:
        return Settlement((), None, -balance)
    surplus = [(-value, name) for name, value in net.items() if value > 0]
    deficit = [(value, name) for name, value in net.items() if value < 0]
    total = math.fsum(-value for value, _name in deficit)
    return Settlement(tuple(_pay(surplus, deficit)), total, 0.0)


def _pay(surplus: list[tuple[float, str]], deficit: list[tuple[float, str]]) -> list[Transfer]:
    heapq.heapify(surplus)
    heapq.heapify(deficit)
    paid = []
    while surplus and deficit:
        has, giver = heapq.heappop(surplus)
        lacks, receiver = heapq.heappop(deficit)
        amount = min(-has, -lacks)
        paid.append(Transfer(giver, receiver, amount))
        if -has > amount:
            heapq.heappush(surplus, (has + amount, giver))
        if -lacks > amount:
            heapq.heappush(deficit, (lacks + amount, receiver))
    return paid


def joint_odds(probabilities: Sequence[float]) -> float | None:
    """Product of the stated probabilities (Adner 2012: 0.85⁴ = 0.522); None when none is stated."""
    return math.prod(probabilities) if probabilities else None


def odds_if_perfect(probabilities: Mapping[str, float]) -> dict[str, float]:
    """Return the joint odds if one link were certain, for each link: P/pₖ, the weakest link first."""
    ranked = sorted(probabilities, key=lambda name: (probabilities[name], name))
    return {
        name: math.prod(value for other, value in probabilities.items() if other != name) for name in ranked
    }


def value_part(names: Sequence[str], flows: Sequence[Flow], stated: Mapping[str, Delivery]) -> dict[str, Any]:
    """Return the part `value` of the analysis, its leaves Figures."""
    net = net_values(flows)
    settlement = settle(net)
    return {
        "net_value": _net_figures(names, flows, net),
        "who_says_no": who_says_no(net),
        "transfers": [
            {"from": one.giver, "to": one.receiver, "amount": one.amount} for one in settlement.transfers
        ],
        "transfer_total": _total_figure(net, settlement),
        "shortfall": figure(
            settlement.shortfall, _("what all lose together, if they do"), _("No value flow has figures.")
        ),
        "odds": _odds_figure(
            {n: one.delivery for n, one in stated.items()}, _("No delivery probability is stated.")
        ),
        "adoption": _odds_figure(
            {n: one.adoption for n, one in stated.items()}, _("No adoption probability is stated.")
        ),
        "readiness_date": _ready_figure({n: one.ready for n, one in stated.items()}),
    }


def _net_figures(names: Sequence[str], flows: Sequence[Flow], net: Mapping[str, float]) -> dict[str, Figure]:
    inputs: dict[str, list[tuple[str, str]]] = {}
    for flow in flows:
        if flow.priced:
            received = (flow.what, i18n.number(flow.gain, sign=True))
            inputs.setdefault(flow.receiver, []).append(received)
            inputs.setdefault(flow.giver, []).append((flow.what, i18n.number(-flow.cost, sign=True)))
    formula = _("Σ times × value in − Σ times × expense out − Σ times × money out, a year")
    reason = _("It has no value flow with figures.")
    return {name: figure(net.get(name), formula, reason, inputs.get(name, ())) for name in names}


def _total_figure(net: Mapping[str, float], settlement: Settlement) -> Figure:
    if settlement.shortfall:
        reason = _("All together lose {amount} a year; no transfer can make everyone gain.").format(
            amount=i18n.number(settlement.shortfall, 2)
        )
    else:
        reason = _("No value flow has figures.")
    inputs = [(name, i18n.number(net[name], 2)) for name in who_says_no(net)]
    return figure(settlement.total, _("Σ of the net values below zero, without their sign"), reason, inputs)


def _odds_figure(stated: Mapping[str, float | None], reason: str) -> Figure:
    known = {name: value for name, value in stated.items() if value is not None}
    inputs = [(name, i18n.number(value)) for name, value in known.items()]
    return figure(joint_odds(list(known.values())), _("product of the stated probabilities"), reason, inputs)


def _ready_figure(stated: Mapping[str, date | None]) -> Figure:
    known = {name: day for name, day in stated.items() if day is not None}
    inputs = [(name, i18n.day(day, year=True)) for name, day in known.items()]
    reason = _("No partner states when it is ready.")
    return figure(max(known.values(), default=None), _("the latest of the stated dates"), reason, inputs)
