"""The look of Mitra: one set of tokens for light and dark feeds palette, style sheet, canvas, charts and exports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QStyleFactory

from planner.i18n import RESOURCES
from ui.icon_font import glyph_icon

FAMILY = "Inter"
TOP_BAR, RAIL, RAIL_ROW, MARGIN, INSPECTOR, STATUS = 48, 188, 32, 24, 296, 26
TABLE_ROW, FIELD, BUTTON, RADIUS, CARD_RADIUS, BADGE, TAB_ROW = 32, 26, 30, 6, 8, 20, 36


ICONS = (RESOURCES / "icons").as_posix()


@dataclass(frozen=True)
class Tokens:
    """Every colour of one theme, as #RRGGBB."""

    name: str
    ground: str
    surface: str
    raised: str
    text: str
    muted: str
    faint: str
    hairline: str
    accent: str
    accent_tint: str
    on_accent: str
    danger: str
    danger_tint: str
    warning: str
    warning_tint: str
    good: str
    good_tint: str
    neutral_tint: str
    line: str
    categories: tuple[str, ...]
    data: tuple[str, str, str, str]

    @property
    def dark(self) -> bool:
        """Whether the ground is dark."""
        return self.name == "dark"


LIGHT = Tokens(
    "light",
    "#F6F7F7", "#FFFFFF", "#FFFFFF", "#1B2326", "#58656B", "#9AA5AA", "#D9DFE1", "#0B7A75", "#E7F4F3", "#FFFFFF",
    "#B3261E", "#FBEAE8", "#8F5600", "#FDF0DC", "#2B7034", "#E6F1E7", "#EDF0F1", "#8A9599",
    ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#A07800", "#2F93CF", "#7A5195", "#6B7377"),
    ("#FFFFFF", "#DDEBF7", "#A9CCE8", "#0072B2"),
)  # fmt: skip
DARK = Tokens(
    "dark",
    "#14191B", "#1C2326", "#222A2E", "#E7ECEE", "#9DAAB0", "#66737A", "#313B40", "#4CC2BA", "#18393A", "#0B1F1E",
    "#F2938C", "#42211F", "#E9B35F", "#3F2F14", "#7CC98A", "#1D3623", "#2A3338", "#7B888E",
    ("#4EA8DE", "#F08A4B", "#3CC49A", "#E0A0C4", "#D3AC3B", "#8FD0F5", "#B08FD0", "#9AA5AA"),
    ("#1C2326", "#1E3A50", "#2B5F86", "#4EA8DE"),
)  # fmt: skip
HIGH_CONTRAST = replace(
    LIGHT,
    ground="#FFFFFF",
    text="#000000",
    muted="#2B2B2B",
    faint="#5A5A5A",
    hairline="#000000",
    line="#000000",
)


THEMES = {"light": LIGHT, "dark": DARK, "contrast": HIGH_CONTRAST}


class Theme(QObject):
    """The theme in use; tells its listeners when another is chosen, since icons keep their colour."""

    changing = Signal()
    changed = Signal()
    installed: ClassVar[Theme | None] = (
        None  # the application's; a property of it costs thirty times as much to read
    )

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        Theme.installed = self
        self.app = app
        self.tokens = LIGHT
        self.choice = "light"
        self._before = QPalette()  # the system's own, before it is replaced by ours
        app.styleHints().colorSchemeChanged.connect(self._follow_system)

    def _follow_system(self) -> None:
        if self.choice == "system":
            self.apply("system")

    def apply(self, choice: str = "system") -> None:
        """Use light, dark, contrast or what the system shows; `changed` is emitted if that is another."""
        self.choice = choice
        tokens = THEMES.get(choice) or self._of_system()
        first = self.app.styleSheet() == ""
        if tokens is self.tokens and not first:
            return
        if not first:
            self.changing.emit()
        self.tokens = tokens
        self.app.setPalette(_palette(tokens))
        self.app.setStyleSheet(style_sheet(tokens))
        self.changed.emit()

    def _of_system(self) -> Tokens:
        scheme = self.app.styleHints().colorScheme()
        if scheme == Qt.ColorScheme.Unknown:  # GNOME and KDE may not say: compare lightness
            window, text = self._before.window().color(), self._before.windowText().color()
            return DARK if window.lightness() < text.lightness() else LIGHT
        return DARK if scheme == Qt.ColorScheme.Dark else LIGHT


def install(app: QApplication) -> Theme:
    """Set style and typeface of the application and return its theme, not yet applied."""
    app.setStyle(QStyleFactory.create("Fusion"))
    _load_fonts()
    app.setFont(font())
    return Theme(app)


def current() -> Tokens:
    """Return the tokens in use."""
    return Theme.installed.tokens if Theme.installed is not None else LIGHT


def the_theme() -> Theme:
    """Return the application's theme, to listen to its changes."""
    assert Theme.installed is not None
    return Theme.installed


def _load_fonts() -> None:
    import fontpkg_inter

    folder = Path(fontpkg_inter.__file__).parent
    for file in sorted(folder.rglob("*.[ot]tf")):
        QFontDatabase.addApplicationFont(str(file))


_plain = ContextVar("plain", default=False)


@contextmanager
def plain_letters() -> Iterator[None]:
    """Let `font` use no other shapes of letters meanwhile: a search in a PDF does not find such letters."""
    before = _plain.set(True)
    try:
        yield
    finally:
        _plain.reset(before)


def font(pixels: int = 13, *, bold: bool = False, tabular: bool = False) -> QFont:
    """Return Inter at a size in pixels; `tabular` gives every figure the same width."""
    return QFont(_made(pixels, bold, tabular, _plain.get()))


@lru_cache(maxsize=256)
def _made(pixels: int, bold: bool, tabular: bool, plain: bool) -> QFont:
    made = QFont(FAMILY)
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    made.setVariableAxis(QFont.Tag("wght"), 600 if bold else 400)  # one variable file holds every weight
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if plain:
        made.setFeature(QFont.Tag("calt"), 0)
        return made
    made.setFeature(QFont.Tag("cv08"), 1)  # a capital I with serifs
    if tabular:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def _palette(tokens: Tokens) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for name, colour in {
        role.Window: tokens.ground, role.WindowText: tokens.text, role.Base: tokens.surface,
        role.AlternateBase: tokens.ground, role.Text: tokens.text, role.Button: tokens.surface,
        role.ButtonText: tokens.text, role.Highlight: tokens.accent, role.HighlightedText: tokens.on_accent,
        role.ToolTipBase: tokens.text, role.ToolTipText: tokens.surface, role.PlaceholderText: tokens.muted,
        role.Link: tokens.accent, role.LinkVisited: tokens.accent, role.Accent: tokens.accent,
        role.Mid: tokens.hairline, role.Midlight: tokens.hairline, role.Light: tokens.surface,
        role.Dark: tokens.line, role.Shadow: tokens.hairline, role.BrightText: tokens.danger,
    }.items():  # fmt: skip
        palette.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(tokens.faint))
    return palette


def style_sheet(t: Tokens) -> str:
    """Return the short application sheet; looks that need more are painted by their widget."""
    return f"""
    QToolTip {{ background: {t.text}; color: {t.surface}; border: 0; padding: 4px 8px; }}
    QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QDateEdit, QComboBox {{
        background: {t.surface}; color: {t.text}; border: 1px solid {t.hairline}; border-radius: 6px; padding: 0 8px;
        min-height: 24px; selection-background-color: {t.accent}; selection-color: {t.on_accent}; }}
    QPlainTextEdit, QTextEdit {{ padding: 4px; }}
    QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDateEdit:focus, QComboBox:focus {{
        border: 1px solid {t.accent}; }}
    QLineEdit[look="filter"], QLineEdit[look="filter"]:focus {{ border: 0; background: transparent;
        padding: 0 2px; min-height: 20px; }}
    QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] {{
        border: 1px solid {t.danger}; color: {t.danger}; }}
    QComboBox::drop-down {{ border: 0; width: 24px; }}
    QComboBox::down-arrow {{ image: url("{ICONS}/caret-{t.name}.svg"); width: 12px; height: 12px; }}
    QComboBox QAbstractItemView, QMenu, QListView#popup {{ background: {t.raised}; color: {t.text};
        border: 1px solid {t.hairline}; border-radius: 6px; padding: 4px; outline: 0;
        selection-background-color: {t.accent_tint}; selection-color: {t.text}; }}
    QMenu::item {{ padding: 6px 28px 6px 12px; border-radius: 4px; }}
    QMenu::item:selected {{ background: {t.accent_tint}; color: {t.text}; }}
    QMenu::item:disabled {{ color: {t.faint}; }}
    QMenu::separator {{ height: 1px; background: {t.hairline}; margin: 4px 8px; }}
    QMenu::icon {{ padding-left: 8px; }}
    QMenu::indicator {{ width: 12px; height: 12px; margin-left: 10px; }}
    QMenu::indicator:checked {{ image: url("{ICONS}/tick-{"light" if t.dark else "dark"}.svg"); }}
    {_button_sheet(t)}
    QScrollArea, QStackedWidget {{ background: transparent; border: 0; }}
    QFrame[card="true"] {{ background: {t.surface}; border: 1px solid {t.hairline}; border-radius: 8px; }}
    QLabel[tone="muted"] {{ color: {t.muted}; }} QLabel[tone="danger"] {{ color: {t.danger}; }}
    QLabel[tone="warning"] {{ color: {t.warning}; }} QLabel[tone="good"] {{ color: {t.good}; }}
    QLabel[tone="accent"] {{ color: {t.accent}; }}
    QAbstractScrollArea::corner {{ background: transparent; border: 0; }}
    QSplitter::handle {{ background: {t.hairline}; }}
    QHeaderView {{ background: {t.surface}; border: 0; }}
    QTableView, QListView, QTreeView {{ background: {t.surface}; border: 0; gridline-color: {t.hairline};
        outline: 0; selection-background-color: {t.accent_tint}; selection-color: {t.text}; }}
    QCheckBox::indicator {{ width: 14px; height: 14px; border: 1px solid {t.line}; border-radius: 3px;
        background: {t.surface}; }}
    QCheckBox::indicator:checked {{ background: {t.accent}; border-color: {t.accent};
        image: url("{ICONS}/tick-{t.name}.svg"); }}
    QScrollBar:vertical {{ background: transparent; width: 10px; margin: 2px; }}
    QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 2px; }}
    QScrollBar::handle {{ background: {t.hairline}; border-radius: 3px; min-height: 28px; min-width: 28px; }}
    QScrollBar::handle:hover {{ background: {t.faint}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    """


def _button_sheet(t: Tokens) -> str:
    return f"""
    QPushButton {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.hairline}; border-radius: 6px;
        padding: 0 12px; min-height: 28px; }}
    QPushButton:hover {{ background: {t.neutral_tint}; }}
    QPushButton:focus {{ border: 1px solid {t.accent}; }}
    QPushButton[look="switch"]:checked {{ background: {t.accent_tint}; border-color: {t.accent}; }}
    QPushButton:disabled {{ color: {t.faint}; background: {t.ground}; }}
    QPushButton[look="primary"] {{ background: {t.accent}; color: {t.on_accent}; border: 1px solid {t.accent};
        font-weight: 600; }}
    QPushButton[look="primary"]:hover {{ background: {t.text if t.dark else "#086460"}; }}
    QPushButton[look="primary"]:disabled {{ background: {t.neutral_tint}; color: {t.muted};
        border-color: {t.hairline}; }}
    QPushButton[look="link"], QToolButton[look="link"] {{ background: transparent; border: 0; color: {t.accent};
        padding: 0; min-height: 20px; text-align: left; }}
    QPushButton[look="link"]:hover {{ text-decoration: underline; }}
    QPushButton[look="figure"] {{ background: transparent; border: 0; padding: 0; min-height: 22px;
        text-align: right; }}
    QPushButton[look="figure"]:hover, QPushButton[look="figure"]:focus {{ color: {t.accent};
        text-decoration: underline; }}
    QPushButton[look="flat"], QToolButton {{ background: transparent; border: 0; border-radius: 6px;
        padding: 4px 8px; }}
    QPushButton[look="flat"]:hover, QToolButton:hover {{ background: {t.neutral_tint}; }}
    QPushButton[look="danger"] {{ color: {t.danger}; }}
    QToolButton::menu-indicator {{ image: none; }}
    QPushButton::menu-indicator {{ image: none; }}
    """


def icon(name: str, colour: str | None = None, size: int = 16) -> QIcon:
    """Return a Phosphor icon by its name without prefix, tinted; remake it when the theme changes."""
    return _icon(name, colour or current().text)


@cache
def _icon(name: str, colour: str) -> QIcon:
    return glyph_icon(name, colour)


@cache
def pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    """Return an icon as a pixmap of `size` logical pixels on a screen of the given ratio."""
    return _icon(name, colour).pixmap(QSize(size, size), ratio)


def paint_icon(painter: QPainter, x: float, y: float, name: str, colour: str, size: int = 16) -> None:
    """Draw an icon with its top left corner at x, y."""
    ratio = painter.device().devicePixelRatioF() if painter.device() is not None else 1.0
    painter.drawPixmap(int(x), int(y), pixmap(name, colour, size, ratio))


def category_colour(index: int, tokens: Tokens | None = None) -> str:
    """Return the colour of the n-th category; they repeat after eight."""
    colours: Sequence[str] = (tokens or current()).categories
    return colours[index % len(colours)]


LEVEL_TONES = {"L": "good", "M": "warning", "H": "danger", "E": "danger"}


def level_colours(letter: str, tokens: Tokens | None = None) -> tuple[str, str]:
    """Return text and ground colour of a risk level; E is the strong form of H."""
    t = tokens or current()
    if letter == "E":
        return (t.on_accent, t.danger)
    tone = LEVEL_TONES[letter]
    return (getattr(t, tone), getattr(t, f"{tone}_tint"))
