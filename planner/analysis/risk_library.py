"""Starter risks by sector with their actions, and first trends, from files in both languages."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from planner.document import Plan, folded
from planner.i18n import RESOURCES, _, language
from planner.model import Risk
from planner.model.choices import ActionKind, ActionStatus, Response, RiskCategory, Sector

FILE = RESOURCES / "risk_library.json"
TRENDS = RESOURCES / "trends.json"
TEXTS = ("title", "cause", "event", "consequence")
Spoken = Mapping[str, str]  # a text by language


@dataclass(frozen=True)
class StarterAction:
    """What is usually done about a starter risk."""

    kind: ActionKind
    names: Spoken

    @property
    def name(self) -> str:
        """What it is called, in the active language."""
        return _spoken(self.names)


@dataclass(frozen=True)
class StarterRisk:
    """A risk to begin with; no `sector` means that it fits any. Texts come in the active language."""

    key: str
    sector: Sector | None
    category: RiskCategory
    response: Response
    texts: Mapping[str, Spoken]
    actions: tuple[StarterAction, ...]

    def text(self, name: str) -> str:
        """Return one of title, cause, event and consequence."""
        return _spoken(self.texts[name])

    @property
    def title(self) -> str:
        """The risk in a few words."""
        return self.text("title")

    @property
    def values(self) -> dict[str, Any]:
        """The fields of the risk made of it."""
        return {
            "category": self.category,
            "response": self.response,
            **{one: self.text(one) for one in TEXTS},
        }

    @property
    def action_values(self) -> list[dict[str, Any]]:
        """The fields of its actions, all planned."""
        return [{"name": one.name, "kind": one.kind, "status": ActionStatus.PLANNED} for one in self.actions]

    @property
    def words(self) -> str:
        """All that a search looks in, folded, in every language."""
        spoken = [*self.texts.values(), *(one.names for one in self.actions)]
        return folded(" ".join([self.category.label, *(text for one in spoken for text in one.values())]))


def starter_risks() -> list[StarterRisk]:
    """Return the whole library, in its own order."""
    return [_risk(one) for one in json.loads(FILE.read_text(encoding="utf-8"))]


def by_sector(first: Sector | None) -> list[tuple[Sector | None, list[StarterRisk]]]:
    """Return the library by sector: the plan's `first`, then what fits any, then the others."""
    groups: dict[Sector | None, list[StarterRisk]] = {}
    for one in starter_risks():
        groups.setdefault(one.sector, []).append(one)
    return sorted(groups.items(), key=lambda group: (group[0] is not first, group[0] is not None))


def sector_name(sector: Sector | None) -> str:
    """Return what a part of the library is called."""
    return sector.label if sector is not None else _("Any sector")


def in_register(plan: Plan) -> frozenset[str]:
    """Return the keys of the starter risks a plan has already, under their title in any language."""
    titles = {folded(risk.title) for risk in plan.rows(Risk)}
    return frozenset(
        one.key
        for one in starter_risks()
        if any(folded(title) in titles for title in one.texts["title"].values())
    )


def first_trends() -> list[dict[str, Any]]:
    """Return the fields of first trends in the active language; how ready a plan is for them, it must say itself."""
    from planner.model.choices import TrendHorizon

    return [
        {
            "name": _spoken(one["name"]),
            "horizon": TrendHorizon(one["horizon"]),
            "impact": one["impact"],
            "effect": _spoken(one["effect"]),
            "response": _spoken(one["response"]),
        }
        for one in json.loads(TRENDS.read_text(encoding="utf-8"))
    ]


def _risk(entry: Mapping[str, Any]) -> StarterRisk:
    return StarterRisk(
        entry["key"],
        Sector(entry["sector"]) if entry["sector"] else None,
        RiskCategory(entry["category"]),
        Response(entry["response"]),
        {name: entry[name] for name in TEXTS},
        tuple(StarterAction(ActionKind(one["kind"]), one["name"]) for one in entry["actions"]),
    )


def _spoken(texts: Spoken) -> str:
    return texts.get(language()) or texts["en"]
