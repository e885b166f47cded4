"""The cover: what the plan is, for whom and by whom, what it assumes, its mission and contents; then the map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

from planner.exchange.excel.names import cell_text, looks_like_formula, quoted
from planner.exchange.excel.paper import print_setup
from planner.exchange.excel.registers import Source, cell_of
from planner.exchange.excel.sheet import write_value
from planner.exchange.excel.styles import ACCENT, HAIRLINE, MUTED, TINT, Styles, number_format
from planner.exchange.excel.table import Cell
from planner.exchange.excel.widths import decimals, row_height, text_lines
from planner.i18n import _
from planner.model import Field, Kind, PlanInfo

_FACTS = ("client", "prepared_by", "approved_by", "revision", "classification", "sector", "start_date")
_LEFT, _GAP, _RIGHT = 0, 4, 5  # where each half begins, with a hidden column of machine names
_LABEL, _TEXT, _COUNT = 1, 2, 3  # columns of a half
_WIDTHS = (22, 32, 7)
_FIRST, _LAST = _LEFT + _LABEL, _RIGHT + _COUNT
_GAP_WIDTH = 2
_ACROSS = (
    _WIDTHS[1] + _WIDTHS[2] + _GAP_WIDTH + sum(_WIDTHS)
)  # characters from the first text to the right edge
_PICTURE_WIDTH = 895  # pixels, as wide as the columns
_INCH = 96  # pixels
_SCALE = 72  # per cent, at which the columns are as wide as a page


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
        """Write everything, then set up the print: one page, and one for the map."""
        for half in (_LEFT, _RIGHT):
            self.page.set_column(half, half, 2, None, {"hidden": True})
            for place, width in enumerate(_WIDTHS, half + 1):
                self.page.set_column(place, place, width)
        self.page.set_column(_GAP, _GAP, _GAP_WIDTH)
        print_setup(self.page, footer)
        self.page.set_portrait()
        self.page.fit_to_pages(1, 1)
        self._title()
        facts, paragraphs, assumptions = self._groups()
        self._facts(facts, assumptions)
        self._paragraphs(paragraphs)
        self._contents(contents)
        self._picture(picture)
        self.page.activate()

    def _title(self) -> None:
        info = self.source.plan.info
        self.page.set_row(0, 18)
        look: dict[str, Any] = {"bg_color": ACCENT, "font_color": "#FFFFFF", "indent": 1}
        look["quote_prefix"] = looks_like_formula(info.title)
        band = self.styles.make(bold=True, font_size=22, text_wrap=True, **look)
        small = self.styles.make(font_size=11, **look)
        title = cell_text(info.title)
        self._across(1, _FIRST, title, band, height=40 * (1 + len(title) // 62))
        self._across(2, _FIRST, _("Partner ecosystem plan"), small, height=24)
        self.page.write_string(1, _LEFT, "plan.title")
        self.row = 4

    def _across(self, row: int, first: int, value: Cell, look: Any, height: float) -> None:
        """Write a value as far as the right edge; it stays one cell, so that it can be read back."""
        self.page.set_row(row, height)
        self.page.merge_range(row, first, row, _LAST, "", look)
        write_value(self.page, row, first, value, look, look)

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

    def _facts(self, facts: list[Field], assumptions: list[Field]) -> None:
        """Write who and when at the left, and what the figures rest on at the right."""
        self._heading(_LEFT, _("At a glance"))
        self._heading(_RIGHT, _("Assumptions"))
        top = self.row + 1
        for row, one in enumerate(facts, top):
            self._line(row, _LEFT, one.label, self._value(one), one.kind, one.name)
        exported = datetime.now().date()
        self._line(top + len(facts), _LEFT, _("Exported on"), exported, Kind.DATE)
        for row, one in enumerate(assumptions, top):
            self._line(row, _RIGHT, one.label, self._value(one), one.kind, one.name)
        self.row = top + max(len(facts) + 1, len(assumptions)) + 1

    def _value(self, field: Field) -> Cell:
        return cell_of(self.source.labels, field)(getattr(self.source.plan.info, field.name))

    def _line(self, row: int, half: int, label: str, value: Cell, kind: Kind, name: str = "") -> None:
        """Write a label and a value into one half."""
        self._label(row, half, label, name)
        plain, as_text = self._looks(value, kind)
        if isinstance(value, str) and (lines := text_lines(value, _WIDTHS[1])) > 1:
            self.page.set_row(row, row_height(lines))
        write_value(self.page, row, half + _TEXT, value, plain, as_text)

    def _label(self, row: int, half: int, label: str, name: str) -> None:
        if name:
            self.page.write_string(row, half, f"plan.{name}")
        self.page.write_string(row, half + _LABEL, label, self.styles.make(font_color=MUTED, indent=1))

    def _looks(self, value: Cell, kind: Kind) -> tuple[Any, Any]:
        """Return the look of a value, and of a text that could be taken for a formula."""
        number = number_format(kind, decimals(kind, [value]))
        look: dict[str, Any] = {"align": "left", "text_wrap": True, "num_format": number}
        return self.styles.make(**look), self.styles.make(quote_prefix=True, **look)

    def _paragraphs(self, fields: list[Field]) -> None:
        if not fields:
            return
        self._heading(_LEFT, _("What it is about"), whole=True)
        self.row += 1
        for one in fields:
            value = self._value(one)
            self._label(self.row, _LEFT, one.label, one.name)
            plain, as_text = self._looks(value, one.kind)
            look = as_text if looks_like_formula(str(value)) else plain
            height = row_height(text_lines(str(value), _ACROSS)) + 2
            self._across(self.row, _LEFT + _TEXT, value, look, height)
            self.row += 1
        self.row += 1

    def _heading(self, half: int, text: str, *, whole: bool = False, last: str = "") -> None:
        """Write a heading into the present row, over one half or the whole width."""
        look = {"bottom": 1, "bottom_color": ACCENT}
        for place in range(half + _LABEL, (_LAST if whole else half + _COUNT) + 1):
            self.page.write_blank(self.row, place, None, self.styles.make(**look))
        if text:
            bold = self.styles.make(bold=True, font_size=12, font_color=ACCENT, **look)
            self.page.write_string(self.row, half + _LABEL, text, bold)
        if last:
            muted = self.styles.make(align="right", font_color=MUTED, **look)
            self.page.write_string(self.row, half + _COUNT, last, muted)
        self.page.set_row(self.row, 20)

    def _contents(self, contents: Contents) -> None:
        """Write the sections and, beside each, its sheets with links and live counts, in two halves."""
        if not contents:
            return
        halves = _halved(contents)
        for half, sections in zip((_LEFT, _RIGHT), halves, strict=True):
            self._heading(half, _("Contents") if half == _LEFT else "", last=_("Rows"))
            lines = [(section, place, one) for section, some in sections for place, one in enumerate(some)]
            for row, (section, place, entry) in enumerate(lines, self.row + 1):
                self._entry(row, half, "" if place else section, entry)
        self.row += 2 + max(sum(len(entries) for _section, entries in half) for half in halves)

    def _entry(self, row: int, half: int, section: str, entry: Entry) -> None:
        line = {"bottom": 1, "bottom_color": HAIRLINE}
        tinted = self.styles.make(bold=True, indent=1, bg_color=TINT, **line)
        self.page.write(row, half + _LABEL, section or None, tinted)
        link = self.styles.make(font_color=ACCENT, underline=1, indent=1, **line)
        self.page.write_url(row, half + _TEXT, f"internal:{quoted(entry.sheet)}!A1", link, entry.title)
        number = self.styles.make(align="right", num_format="#,##0", **line)
        if entry.count:
            self.page.write_formula(row, half + _COUNT, entry.count, number, entry.rows)
        else:
            self.page.write_blank(row, half + _COUNT, None, number)

    def _picture(self, picture: bytes | None) -> None:
        """Put the map on a page of its own, as wide as the cover's columns."""
        if picture is None:
            return
        from xlsxwriter.image import Image

        self.page.set_print_scale(_SCALE)  # a program that fits pages by itself ignores where they are to end
        self.page.set_h_pagebreaks([self.row])
        self._heading(_LEFT, _("Map"), whole=True)
        image = Image(BytesIO(picture))
        scale = _PICTURE_WIDTH / (image.width * _INCH / image.x_dpi)
        options = {
            "x_scale": scale,
            "y_scale": scale,
            "y_offset": 8,
            "object_position": 3,
            "description": _("Map of the partners"),
        }
        self.page.insert_image(self.row + 1, _FIRST, "map.png", {"image_data": BytesIO(picture), **options})


def _halved(contents: Contents) -> tuple[Contents, Contents]:
    """Return the sections in two parts whose longer one is as short as can be."""
    sizes = [len(entries) for _section, entries in contents]
    cut = min(range(1, len(sizes) + 1), key=lambda place: max(sum(sizes[:place]), sum(sizes[place:])))
    return contents[:cut], contents[cut:]
