"""The cover: what the plan is, for whom and by whom, its mission, contents, assumptions, the map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

from planner.exchange.excel.names import cell_text, looks_like_formula, quoted
from planner.exchange.excel.registers import Source, cell_of
from planner.exchange.excel.sheet import print_setup, write_value
from planner.exchange.excel.styles import ACCENT, HAIRLINE, MUTED, TINT, Styles, number_format
from planner.exchange.excel.table import Cell
from planner.exchange.excel.widths import decimals, row_height, text_lines
from planner.i18n import _
from planner.model import Field, Kind, PlanInfo

_FACTS = ("client", "prepared_by", "approved_by", "revision", "classification", "sector", "start_date")
_LABEL, _TEXT, _COUNT = 1, 2, 3  # columns; the one before holds the machine names, hidden
_WIDTHS = (24, 74, 12)
_PICTURE_WIDTH = 780  # pixels, as wide as the columns
_INCH = 96  # pixels


@dataclass(frozen=True)
class Entry:
    """A line of the contents: a sheet, its title, and the formula and figure of how many rows it holds."""

    sheet: str
    title: str
    count: str = ""
    rows: int = 0


Contents = Sequence[tuple[str, Sequence[Entry]]]


class Cover:
    """Writes the cover from top to bottom; `row` is the next free one."""

    def __init__(self, page: Any, source: Source, styles: Styles) -> None:
        self.page = page
        self.source = source
        self.styles = styles
        self.row = 0

    def write(self, contents: Contents, picture: bytes | None, footer: str) -> None:
        """Write everything, then set up the print."""
        self.page.set_column(0, 0, 2, None, {"hidden": True})
        for place, width in enumerate(_WIDTHS, 1):
            self.page.set_column(place, place, width)
        self._title()
        groups = self._groups()
        self._fields(groups[0])
        self._moment()
        self._fields(groups[1], _("What it is about"))
        self._contents(contents)
        self._fields(groups[2], _("Assumptions"))
        self._picture(picture)
        print_setup(self.page, footer, None)
        self.page.set_portrait()
        self.page.activate()

    def _title(self) -> None:
        info = self.source.plan.info
        self.page.set_row(0, 18)
        look: dict[str, Any] = {"bg_color": ACCENT, "font_color": "#FFFFFF", "valign": "vcenter", "indent": 1}
        look["quote_prefix"] = looks_like_formula(info.title)
        band = self.styles.make(bold=True, font_size=22, text_wrap=True, **look)
        small = self.styles.make(font_size=11, **look)
        title = cell_text(info.title)
        self._across(1, title, band, height=40 * (1 + len(title) // 62))
        self._across(2, _("Partner ecosystem plan"), small, height=24)
        self.page.write_string(1, 0, "plan.title")
        self.row = 4

    def _across(self, row: int, text: str, look: Any, height: float) -> None:
        """Write a text over the width of the cover; it stays one cell, so that it can be read back."""
        self.page.set_row(row, height)
        for place in (_TEXT, _COUNT):
            self.page.write_blank(row, place, None, look)
        self.page.merge_range(row, _LABEL, row, _COUNT, "", look)
        self.page.write_string(row, _LABEL, text, look)

    def _groups(self) -> tuple[list[Field], list[Field], list[Field]]:
        """Return the plan's fields as facts, paragraphs and assumptions; what is empty is left out."""
        info = self.source.plan.info
        fields = [one for one in self.source.fields(PlanInfo) if getattr(info, one.name) not in (None, "")]
        named = {one.name: one for one in fields}
        facts = [named[name] for name in _FACTS if name in named]
        paragraphs = [one for one in fields if one.kind is Kind.LONG]
        rest = [
            one
            for one in fields
            if one not in facts and one not in paragraphs and one.name != PlanInfo.title_field
        ]
        return facts, paragraphs, rest

    def _fields(self, fields: list[Field], heading: str = "") -> None:
        if not fields:
            return
        if heading:
            self._heading(heading)
        convert = {one.name: cell_of(self.source.labels, one) for one in fields}
        for one in fields:
            value = convert[one.name](getattr(self.source.plan.info, one.name))
            self.page.write_string(self.row, 0, f"plan.{one.name}")
            self._line(one.label, value, one.kind)
        self.row += 1

    def _line(self, label: str, value: Cell, kind: Kind) -> None:
        """Write a label and a value."""
        self.page.write_string(self.row, _LABEL, label, self.styles.make(font_color=MUTED, indent=1))
        number = number_format(kind, decimals(kind, [value]))
        look: dict[str, Any] = {"align": "left", "text_wrap": True, "num_format": number}
        if isinstance(value, str):
            self.page.set_row(self.row, row_height(text_lines(value, _WIDTHS[1])))
        plain, as_text = self.styles.make(**look), self.styles.make(quote_prefix=True, **look)
        write_value(self.page, self.row, _TEXT, value, plain, as_text)
        self.row += 1

    def _moment(self) -> None:
        self.row -= 1 if self.row > 4 else 0
        self._line(_("Exported on"), datetime.now().date(), Kind.DATE)
        self.row += 1

    def _heading(self, text: str) -> None:
        look = self.styles.make(bold=True, font_size=12, font_color=ACCENT, bottom=1, bottom_color=ACCENT)
        for place in (_LABEL, _TEXT, _COUNT):
            self.page.write_blank(self.row, place, None, look)
        self.page.write_string(self.row, _LABEL, text, look)
        self.page.set_row(self.row, 20)
        self.row += 1

    def _contents(self, contents: Contents) -> None:
        """Write the sections and, beside each, its sheets with links and live counts."""
        if not contents:
            return
        self._heading(_("Contents"))
        self.page.write_string(self.row - 1, _COUNT, _("Rows"), self.styles.make(
            align="right", font_color=MUTED, bottom=1, bottom_color=ACCENT, valign="vcenter"))  # fmt: skip
        for section, entries in contents:
            for first, entry in enumerate(entries):
                self._entry("" if first else section, entry)
        self.row += 1

    def _entry(self, section: str, entry: Entry) -> None:
        line = {"bottom": 1, "bottom_color": HAIRLINE}
        tinted = self.styles.make(bold=True, indent=1, bg_color=TINT, **line)
        self.page.write(self.row, _LABEL, section or None, tinted)
        link = self.styles.make(font_color=ACCENT, underline=1, **line)
        self.page.write_url(self.row, _TEXT, f"internal:{quoted(entry.sheet)}!A1", link, entry.title)
        number = self.styles.make(align="right", num_format="#,##0", **line)
        if entry.count:
            self.page.write_formula(self.row, _COUNT, entry.count, number, entry.rows)
        else:
            self.page.write_blank(self.row, _COUNT, None, number)
        self.row += 1

    def _picture(self, picture: bytes | None) -> None:
        """Put the map below, as wide as the cover's columns."""
        if picture is None:
            return
        from xlsxwriter.image import Image

        self._heading(_("Map"))
        image = Image(BytesIO(picture))
        scale = _PICTURE_WIDTH / (image.width * _INCH / image.x_dpi)
        options = {
            "x_scale": scale,
            "y_scale": scale,
            "y_offset": 8,
            "object_position": 3,
            "description": _("Map of the partners"),
        }
        self.page.insert_image(self.row, _LABEL, "map.png", {"image_data": BytesIO(picture), **options})
