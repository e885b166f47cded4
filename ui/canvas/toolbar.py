"""The floating tools of the map: view, arrangement, colour, filter."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from planner.document import Plan
from planner.i18n import _
from planner.model import MapView
from ui import theme
from ui.canvas.colouring import ways_to_colour
from ui.canvas.lanes_menu import add_lanes_menu

ARRANGEMENTS = (
    ("layered", "down", "tree-structure"),
    ("layered", "right", "git-branch"),
    ("radial", None, "circles-three"),
    ("organic", None, "share-network"),
)


def arrangement_words(kind: str, direction: str | None) -> str:
    """Return the words on the menu for a way to arrange."""
    return {
        ("layered", "down"): _("Layered, downwards"),
        ("layered", "right"): _("Layered, to the right"),
        ("radial", None): _("Radial"),
        ("organic", None): _("Organic"),
    }[kind, direction]


class Toolbar(QFrame):
    """Emits what a person chooses and changes nothing itself."""

    view_chosen = Signal(str)
    view_wanted = Signal()
    arrange_wanted = Signal(str, object)
    lanes_chosen = Signal(str, str)
    colour_chosen = Signal(str)
    filter_changed = Signal(str)

    def __init__(self, plan: Plan, parent: QWidget) -> None:
        super().__init__(parent)
        self.plan = plan
        self.setProperty("card", True)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(4, 2, 4, 2)
        row.setSpacing(2)
        self.view = self._button("stack", bold=True)
        self.arrangement = self._button("tree-structure")
        self.colour = self._button("palette")
        self.filter = QLineEdit()
        self.filter.setClearButtonEnabled(True)
        self.filter.setStyleSheet("QLineEdit { border: 0; background: transparent; }")
        self.filter.textChanged.connect(self.filter_changed)
        for widget in (self.view, self._line(), self.arrangement, self.colour, self._line(), self.filter):
            row.addWidget(widget)

    def _button(self, icon: str, *, bold: bool = False) -> QToolButton:
        button = QToolButton()
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setIconSize(QSize(16, 16))
        button.setFont(theme.font(13, bold=bold))
        button.setProperty("icon_name", icon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _line(self) -> QFrame:
        line = QFrame()
        line.setFixedWidth(1)
        line.setProperty("rule", True)
        return line

    def show_state(self, view: MapView | None, colour_by: str) -> None:
        """Show which view and colouring are on, in the active language and theme."""
        tokens = theme.current()
        self._rename(self.view, view.name if view is not None else _("Hierarchy"))
        self._rename(self.arrangement, _("Arrange"))
        self._rename(self.colour, dict(ways_to_colour(self.plan)).get(colour_by, ""))
        self.filter.setPlaceholderText(_("Filter"))
        self.filter.setAccessibleName(_("Filter"))
        self.filter.setMinimumWidth(self.filter.fontMetrics().horizontalAdvance(_("Filter")) + 60)
        self.filter.setMaximumWidth(150)
        for button in (self.view, self.arrangement, self.colour):
            button.setIcon(theme.icon(button.property("icon_name"), tokens.text))
        for line in self.findChildren(QFrame):
            if line.property("rule"):
                line.setStyleSheet(f"background: {tokens.hairline};")
        self._fill_menus(view, colour_by)

    def fit_into(self, width: int) -> None:
        """Show words beside the icons as far as they fit."""
        for style in (Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly):
            for button in (self.view, self.arrangement, self.colour):
                button.setToolButtonStyle(style)
                button.setToolTip(button.accessibleName())
            self._row.activate()
            if self.sizeHint().width() <= width:
                break
        self.resize(min(self.sizeHint().width(), width), self.sizeHint().height())

    def _rename(self, button: QToolButton, words: str) -> None:
        shown = words if len(words) <= 28 else words[:27] + "…"
        button.setText(f"{shown} ▾")
        button.setAccessibleName(words)

    def _fill_menus(self, view: MapView | None, colour_by: str) -> None:
        views = QMenu(self)
        self._choices(views, [(one.uid, one.name) for one in self.plan.rows(MapView)],
                      view.uid if view is not None else "", self.view_chosen)  # fmt: skip
        if not views.isEmpty():
            views.addSeparator()
        views.addAction(_("New view")).triggered.connect(self.view_wanted)
        arrangements = QMenu(self)
        for kind, direction, icon in ARRANGEMENTS:
            action = arrangements.addAction(theme.icon(icon), arrangement_words(kind, direction))
            action.setData((kind, direction))
        arrangements.addSeparator()
        add_lanes_menu(arrangements, self.plan, view, self.lanes_chosen.emit)
        arrangements.triggered.connect(self._arrange)
        colours = QMenu(self)
        self._choices(colours, ways_to_colour(self.plan), colour_by, self.colour_chosen)
        for button, menu in ((self.view, views), (self.arrangement, arrangements), (self.colour, colours)):
            old = button.menu()
            button.setMenu(menu)
            if old is not None:
                old.deleteLater()

    def _choices(self, menu: QMenu, choices: list[tuple[str, str]], now: str, signal: object) -> None:
        group = QActionGroup(menu)
        for key, label in choices:
            action = menu.addAction(label)
            action.setCheckable(True)
            action.setChecked(key == now)
            action.setData(key)
            group.addAction(action)
        group.triggered.connect(lambda action: signal.emit(action.data()))  # type: ignore[attr-defined]

    def _arrange(self, action: object) -> None:
        if action.data() is not None:  # type: ignore[attr-defined]  # else it is one of the lanes
            kind, direction = action.data()  # type: ignore[attr-defined]
            self.arrange_wanted.emit(kind, direction)
