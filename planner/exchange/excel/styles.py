"""How the workbook looks: Mitra's colours, and the cell formats made from them once each."""

from __future__ import annotations

from io import StringIO
from typing import Any

from planner.i18n import language
from planner.model import Kind

ACCENT, TINT, TEXT, MUTED, HAIRLINE = "#0B7A75", "#E7F4F3", "#1B2326", "#58656B", "#D9DFE1"
FONT = "Calibri"
TABLE_STYLE = "Table Style Light 9"  # its colour is the theme's first accent, which is ours
_EXCELS_OWN_ACCENT = "4F81BD"
_MONTHS_IN = {"id": "[$-421]"}  # Excel writes the names of months in the reader's language unless told
CENTRED = (Kind.YES_NO, Kind.WHOLE)
LEFT_ALIGNED = (Kind.TEXT, Kind.LONG, Kind.TAGS, Kind.REFERENCE, Kind.COLOUR, Kind.CHOICE)


class Styles:
    """The formats of one workbook; asking twice for the same look gives the same format."""

    def __init__(self, book: Any) -> None:
        from xlsxwriter.theme import THEME_XML_2007

        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}
        book.use_custom_theme(StringIO(THEME_XML_2007.replace(_EXCELS_OWN_ACCENT, ACCENT.lstrip("#"))))

    def make(self, **look: Any) -> Any:
        """Return the format with XlsxWriter's properties `look` on top of the plain one."""
        key = tuple(sorted(look.items()))
        if key not in self._made:
            base = {"font_name": FONT, "font_size": 10, "font_color": TEXT, "valign": "vcenter"}
            self._made[key] = self._book.add_format({**base, **look})
        return self._made[key]

    def tint(self, **look: Any) -> Any:
        """Return a format for a condition: only what it changes."""
        key = ("tint", True), *sorted(look.items())
        if key not in self._made:
            self._made[key] = self._book.add_format(look)
        return self._made[key]

    def chart(self, kind: str) -> Any:
        """Return a new chart of the workbook, without a frame."""
        chart = self._book.add_chart({"type": kind})
        chart.set_chartarea({"border": {"none": True}})
        return chart

    @property
    def title(self) -> Any:
        """The title of a sheet."""
        return self.make(font_size=16, bold=True, font_color=ACCENT)

    @property
    def note(self) -> Any:
        """A muted line below a title."""
        return self.make(font_color=MUTED)

    @property
    def link(self) -> Any:
        """A link to another sheet."""
        return self.make(font_color=ACCENT, underline=1)

    def heading(self, *, derived: bool, middle: bool) -> Any:
        """The heading of a column; a derived one is grey."""
        look: dict[str, Any] = {"align": "center"} if middle else {"align": "left", "indent": 1}
        look |= {"bold": True, "text_wrap": True, "border": 1, "border_color": "#FFFFFF"}
        return self.make(font_color="#FFFFFF", bg_color=MUTED if derived else ACCENT, **look)

    def cell(
        self, kind: Kind, decimals: int, *, middle: bool = False, wrap: bool = False, derived: bool = False
    ) -> Any:
        """The format of a column's cells."""
        look: dict[str, Any] = {"num_format": number_format(kind, decimals)}
        if wrap:
            look["text_wrap"] = True
        if derived:
            look["font_color"] = MUTED
        if middle or kind in CENTRED:
            look["align"] = "center"
        else:
            look |= {"align": "left" if kind in LEFT_ALIGNED or kind is Kind.DATE else "right", "indent": 1}
        return self.make(**look)


def number_format(kind: Kind, decimals: int) -> str:
    """Return Excel's number format for a kind of value shown with `decimals` decimals."""
    places = "." + "0" * decimals if decimals else ""
    if kind is Kind.DATE:
        return f"{_MONTHS_IN.get(language(), '')}dd mmm yyyy"
    if kind is Kind.PERCENT:
        return f"0{places}%"
    if kind is Kind.MONEY:
        return f"#,##0{places};[Red]-#,##0{places}"
    if kind in (Kind.NUMBER, Kind.PROBABILITY):
        return f"#,##0{places}"
    if kind is Kind.WHOLE:
        return "0"
    return "General"
