"""The roadmap as a picture that can be edited: a list at the left, bars on a time axis at the right."""

from ui.charts.gantt.gantt import Gantt
from ui.charts.gantt.rows import Bar, Heading, Wait

__all__ = ["Bar", "Gantt", "Heading", "Wait"]
