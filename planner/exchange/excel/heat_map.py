"""The risk heat map: how many risks have each likelihood and impact, by formulas over the register."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from planner.analysis.risk import Bands, matrix
from planner.exchange.excel.names import cell_text, quoted
from planner.exchange.excel.paper import print_setup
from planner.exchange.excel.risk_columns import LEVEL_COLOURS, level_letters
from planner.exchange.excel.styles import HAIRLINE, MUTED, Styles
from planner.exchange.excel.table import NOTE_ROW, TITLE_ROW, Table
from planner.i18n import _, number
from planner.model import Risk
from planner.model.choices import RiskKind

_TOP, _LEFT = 4, 3  # the first cell of the first grid
_CELL_WIDTH, _CELL_HEIGHT = 9, 36


@dataclass
class HeatMap:
    """The sheet of the heat map: the register it counts and the plan's number of levels."""

    title: str
    risks: Table
    rows: list[Risk]
    levels: int
    bands: Bands
    sheet: str = ""

    def scored(self, *, opportunities: bool) -> list[tuple[int, int]]:
        """Return likelihood and impact of each scored threat or opportunity."""
        return [
            (row.likelihood, row.impact)
            for row in self.rows
            if (row.kind is RiskKind.OPPORTUNITY) is opportunities and row.likelihood and row.impact
        ]


def write_heat_map(page: Any, heat_map: HeatMap, styles: Styles, cover: str, footer: str) -> None:
    """Write the grid of threats, the counts by level with their chart, and a grid of opportunities if any."""
    page.write_string(TITLE_ROW, 1, heat_map.title, styles.title)
    page.set_row(TITLE_ROW, 26)
    page.write_url(NOTE_ROW, 1, f"internal:{quoted(cover)}!A1", styles.link, _("← Contents"))
    page.set_column(0, 0, 2, None, {"hidden": True})
    page.set_column(1, 2, 5)
    page.set_column(_LEFT, _LEFT + heat_map.levels - 1, _CELL_WIDTH)
    _grid(page, heat_map, styles, _TOP, opportunities=False)
    _legend(page, heat_map, styles)
    _chart(page, heat_map, styles)
    if heat_map.scored(opportunities=True):
        _grid(page, heat_map, styles, _TOP + heat_map.levels + 4, opportunities=True)
    print_setup(page, footer)


def _grid(page: Any, heat_map: HeatMap, styles: Styles, top: int, *, opportunities: bool) -> None:
    """Write one grid whose first row is `top`: likelihood upwards, impact to the right."""
    levels = heat_map.levels
    counts = matrix(heat_map.scored(opportunities=opportunities), levels)
    caption = _("Opportunities") if opportunities else _("Threats")
    page.write_string(top - 1, _LEFT, caption, styles.make(bold=True))
    axis = styles.make(rotation=90, align="center", font_color=MUTED)
    page.merge_range(top, 1, top + levels - 1, 1, _("Likelihood"), axis)
    for row in range(levels):
        likelihood = levels - row
        page.set_row(top + row, _CELL_HEIGHT)
        page.write_number(top + row, 2, likelihood, _axis_number(styles))
        for impact in range(1, levels + 1):
            look = _cell_look(styles, heat_map.bands.level(likelihood * impact) or "")
            formula = _count(heat_map.risks, top + row, _LEFT + impact - 1, top + levels, opportunities)
            page.write_formula(
                top + row, _LEFT + impact - 1, formula, look, counts[likelihood - 1][impact - 1]
            )
    for impact in range(1, levels + 1):
        page.write_number(top + levels, _LEFT + impact - 1, impact, _axis_number(styles))
    below = styles.make(align="center", font_color=MUTED)
    page.merge_range(top + levels + 1, _LEFT, top + levels + 1, _LEFT + levels - 1, _("Impact"), below)


def _axis_number(styles: Styles) -> Any:
    return styles.make(align="center", font_color=MUTED)


def _cell_look(styles: Styles, letter: str) -> Any:
    ground, text = LEVEL_COLOURS[letter]
    return styles.make(
        bg_color=ground, font_color=text, bold=True, font_size=13, align="center", border=1,
        border_color="#FFFFFF", num_format=f'0" × {letter}";;"{letter}"',
    )  # fmt: skip


def _count(risks: Table, row: int, column: int, impact_row: int, opportunities: bool) -> str:
    """Return the formula of a cell's risks; their likelihood and impact stand at the grid's edges."""
    from xlsxwriter.utility import xl_rowcol_to_cell

    likelihood = xl_rowcol_to_cell(row, 2, col_abs=True)
    impact = xl_rowcol_to_cell(impact_row, column, row_abs=True)
    parts = (risks.reference("risk.likelihood"), likelihood, risks.reference("risk.impact"), impact)
    return f"=COUNTIFS({','.join(str(part) for part in parts)},{_of_kind(risks, opportunities)})"


def _of_kind(risks: Table, opportunities: bool) -> str:
    word = cell_text(RiskKind.OPPORTUNITY.label).replace('"', '""')
    return f'{risks.reference("risk.kind")},"{"" if opportunities else "<>"}{word}"'


def _legend(page: Any, heat_map: HeatMap, styles: Styles) -> None:
    """Write the count of threats by level, and of what is not scored, beside the grid."""
    left = _LEFT + heat_map.levels + 1
    page.set_column(left - 1, left - 1, 4)
    for place, width in enumerate((8, 14, 12, 10)):
        page.set_column(left + place, left + place, width)
    headings = (_("Level"), _("Meaning"), _("Score"), _("Risks"))
    _row(page, styles.heading(derived=False, middle=True), _TOP - 1, left, headings)
    counts = heat_map.bands.by_level(heat_map.scored(opportunities=False))
    plain = styles.make(align="center", bottom=1, bottom_color=HAIRLINE)
    ranges, letters = _score_ranges(heat_map.bands, heat_map.levels), heat_map.risks.reference("~risk.level")
    for place, (letter, meaning) in enumerate(level_letters()):
        row = _TOP + place
        page.write_string(row, left, letter, _cell_look(styles, letter))
        _row(page, plain, row, left + 1, (meaning, ranges[place]))
        formula = f'=COUNTIFS({letters},"{letter}",{_of_kind(heat_map.risks, False)})'
        page.write_formula(row, left + 3, formula, plain, counts[letter])
    _unscored(page, heat_map, styles, _TOP + len(ranges), left)


def _row(page: Any, look: Any, row: int, left: int, texts: Iterable[str]) -> None:
    for place, text in enumerate(texts):
        page.write_string(row, left + place, text, look)


def _unscored(page: Any, heat_map: HeatMap, styles: Styles, row: int, left: int) -> None:
    muted = styles.make(align="center", font_color=MUTED)
    scores = heat_map.risks.reference("~risk.score")
    unscored = sum(not (risk.likelihood and risk.impact) for risk in heat_map.rows)
    page.merge_range(row, left, row, left + 2, _("Not scored yet"), muted)
    page.write_formula(row, left + 3, f"=ROWS({scores})-COUNT({scores})", muted, unscored)


def _score_ranges(bands: Bands, levels: int) -> list[str]:
    """Return the whole scores of each level, lowest first: 1–4."""
    ends = [0, *(int(bound) for bound in bands.bounds), levels * levels]
    return [f"{number(low + 1)}–{number(high)}" for low, high in pairwise(ends)]


def _chart(page: Any, heat_map: HeatMap, styles: Styles) -> None:
    """Draw the counts by level as columns in the levels' colours, below the counts."""
    left = _LEFT + heat_map.levels + 1
    bottom = _TOP + len(LEVEL_COLOURS) - 1
    chart = styles.chart("column")
    chart.add_series({
        "name": _("Risks by level"),
        "categories": [heat_map.sheet, _TOP, left, bottom, left],
        "values": [heat_map.sheet, _TOP, left + 3, bottom, left + 3],
        "points": [{"fill": {"color": ground}, "border": {"color": edge if edge != "#FFFFFF" else ground}}
                   for ground, edge in LEVEL_COLOURS.values()],
        "data_labels": {"value": True},
        "gap": 60,
    })  # fmt: skip
    chart.set_legend({"none": True})
    chart.set_title({"name": _("Risks by level"), "name_font": {"size": 11, "color": MUTED}})
    chart.set_y_axis({"visible": False, "major_gridlines": {"visible": False}})
    chart.set_size({"width": 330, "height": 200})
    page.insert_chart(bottom + 3, left, chart, {"object_position": 3})
