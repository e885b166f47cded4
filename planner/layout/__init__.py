"""Layouts of the map: layered, radial and organic; what a hand has pinned stays."""

from planner.layout.arrange import arrange, free_places_of, places_of, zones_of
from planner.layout.box import Box, Places, Point
from planner.layout.chart import CARD, HUB, Chart, chart_of, vacancies

__all__ = [
    "CARD",
    "HUB",
    "Box",
    "Chart",
    "Places",
    "Point",
    "arrange",
    "chart_of",
    "free_places_of",
    "places_of",
    "vacancies",
    "zones_of",
]
