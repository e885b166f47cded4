"""The bow-tie of a risk: what it shows, how that is painted, and the chart a hand changes it in."""

from ui.charts.bow_tie.chart import BowTieChart
from ui.charts.bow_tie.facts import BowTie, Event, Item
from ui.charts.bow_tie.picture import picture_of, png_of, svg_bytes
from ui.charts.bow_tie.view import BowTieView

__all__ = ["BowTie", "BowTieChart", "BowTieView", "Event", "Item", "picture_of", "png_of", "svg_bytes"]
