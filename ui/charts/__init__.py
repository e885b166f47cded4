"""Drawings that take plain data: one family, painted from the theme's tokens, used by every page.

Each is imported when it is first asked for, so that start-up pays only for those it shows.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ui.charts.bars import Amount, Bars, NetBars, Swing, Tornado
    from ui.charts.cash_flow import CashFlow, Year
    from ui.charts.chart import Chart
    from ui.charts.criticality_plot import CriticalityPlot, Spot, Zone
    from ui.charts.exceedance import Exceedance, Limit, LossCurve
    from ui.charts.gauge import Gauge
    from ui.charts.kpi_card import Facts, KpiCard
    from ui.charts.lines import ProgressBar, RangeBar
    from ui.charts.network_picture import Dot, NetworkPicture
    from ui.charts.running_mean import RunningMean, Settled
    from ui.charts.scale import Scale, scale_of
    from ui.charts.shares import Part, Shares
    from ui.charts.sparkline import Sparkline
    from ui.charts.trend import Level, Trend
    from ui.charts.trend_radar import Blip, TrendRadar

_HOMES = {
    "Settled": "ui.charts.running_mean",
    "RunningMean": "ui.charts.running_mean",
    "Shares": "ui.charts.shares",
    "Part": "ui.charts.shares",
    "LossCurve": "ui.charts.exceedance",
    "Limit": "ui.charts.exceedance",
    "Exceedance": "ui.charts.exceedance",
    "Amount": "ui.charts.bars",
    "Bars": "ui.charts.bars",
    "NetBars": "ui.charts.bars",
    "Swing": "ui.charts.bars",
    "Tornado": "ui.charts.bars",
    "CashFlow": "ui.charts.cash_flow",
    "Year": "ui.charts.cash_flow",
    "Chart": "ui.charts.chart",
    "CriticalityPlot": "ui.charts.criticality_plot",
    "Spot": "ui.charts.criticality_plot",
    "Zone": "ui.charts.criticality_plot",
    "Gauge": "ui.charts.gauge",
    "Facts": "ui.charts.kpi_card",
    "KpiCard": "ui.charts.kpi_card",
    "ProgressBar": "ui.charts.lines",
    "RangeBar": "ui.charts.lines",
    "Dot": "ui.charts.network_picture",
    "NetworkPicture": "ui.charts.network_picture",
    "Scale": "ui.charts.scale",
    "scale_of": "ui.charts.scale",
    "Sparkline": "ui.charts.sparkline",
    "Level": "ui.charts.trend",
    "Trend": "ui.charts.trend",
    "Blip": "ui.charts.trend_radar",
    "TrendRadar": "ui.charts.trend_radar",
}

__all__ = [
    "Amount",
    "Bars",
    "Blip",
    "CashFlow",
    "Chart",
    "CriticalityPlot",
    "Dot",
    "Exceedance",
    "Facts",
    "Gauge",
    "KpiCard",
    "Level",
    "Limit",
    "LossCurve",
    "NetBars",
    "NetworkPicture",
    "Part",
    "ProgressBar",
    "RangeBar",
    "RunningMean",
    "Scale",
    "Settled",
    "Shares",
    "Sparkline",
    "Spot",
    "Swing",
    "Tornado",
    "Trend",
    "TrendRadar",
    "Year",
    "Zone",
    "scale_of",
]


def __getattr__(name: str) -> Any:
    """Import the drawing `name` from its module."""
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(_HOMES[name]), name)
