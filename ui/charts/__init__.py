"""Drawings that take plain data: one family, painted from the theme's tokens, used by every page."""

from ui.charts.bars import Amount, Bars, NetBars, Swing, Tornado
from ui.charts.cash_flow import CashFlow, Year
from ui.charts.chart import Chart
from ui.charts.gauge import Gauge
from ui.charts.kpi_card import Facts, KpiCard
from ui.charts.lines import ProgressBar, RangeBar
from ui.charts.network_picture import Dot, NetworkPicture
from ui.charts.scale import Scale, scale_of
from ui.charts.sparkline import Sparkline
from ui.charts.trend import Level, Trend

__all__ = [
    "Amount",
    "Bars",
    "CashFlow",
    "Chart",
    "Dot",
    "Facts",
    "Gauge",
    "KpiCard",
    "Level",
    "NetBars",
    "NetworkPicture",
    "ProgressBar",
    "RangeBar",
    "Scale",
    "Sparkline",
    "Swing",
    "Tornado",
    "Trend",
    "Year",
    "scale_of",
]
