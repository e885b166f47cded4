"""Layouts of the map: layered, radial and organic; what a hand has pinned stays."""

import os

from planner.layout.arrange import arrange, free_places_of, keep, places_of, task_of, zones_of
from planner.layout.box import Box, Places, Point
from planner.layout.chart import CARD, HUB, Chart, chart_of, vacancies
from planner.layout.task import Arrangement, Task, solved
from planner.progress import Stopped

# Read when numpy is first imported. On a few busy cores its threads wait for each other ten times as long as a layout
# takes on one, and sums round differently with their number: the same plan would not give the same picture.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

__all__ = [
    "CARD",
    "HUB",
    "Arrangement",
    "Box",
    "Chart",
    "Places",
    "Point",
    "Stopped",
    "Task",
    "arrange",
    "chart_of",
    "free_places_of",
    "keep",
    "places_of",
    "solved",
    "task_of",
    "vacancies",
    "zones_of",
]
