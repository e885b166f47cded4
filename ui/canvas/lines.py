"""Which lines a view draws: relationships or flows of value, and the hierarchy, as far as their kinds are wanted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Set
from dataclasses import dataclass

from planner.document import Plan
from planner.layout import Chart
from planner.model import Choice
from planner.model.views import HIERARCHY
from ui.canvas.links import Link, links_of
from ui.canvas.showing import Settings
from ui.canvas.value_links import value_links_of


@dataclass(frozen=True)
class Lines:
    """The lines that are drawn, who stands under whom where that is drawn, and how many there are of each kind."""

    links: list[Link]
    parents: Mapping[str, str]
    kinds: Counter[Choice | str]


def lines_of(plan: Plan, chart: Chart, partners: Set[str], settings: Settings) -> Lines:
    """Read the lines between the partners that are drawn; in value mode the hierarchy is left out."""
    read = value_links_of if settings.value else links_of
    stand_in = chart.hidden.stand_in
    links = read(plan, partners, stand_in)
    kinds: Counter[Choice | str] = Counter(link.kind for link in links)
    if settings.value:
        parents: Mapping[str, str] = {}
    else:
        parents = chart.parents
        if parents:
            kinds[HIERARCHY] = len(parents)
    if settings.kinds:
        links = read(plan, partners, stand_in, settings.draws)
    return Lines(links, parents if settings.draws(HIERARCHY) else {}, kinds)
