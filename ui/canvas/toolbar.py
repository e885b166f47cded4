"""The floating tools of the map: view, arrangement, colour, filter."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from planner.document import Plan
from planner.i18n import _
from ui import theme
from ui.canvas.lanes_menu import add_lanes_menu
from ui.canvas.scene import MapScene
from ui.canvas.view_menus import ViewMenus

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


class FilterField(QLineEdit):
    """Keeps its keys to itself: the map lies around it, and Enter there begins a partner."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        event.accept()


class Toolbar(QFrame):
    """Emits what a person chooses and changes nothing itself."""

    view_chosen = Signal(str)
    arrange_wanted = Signal(str, object)
    lanes_chosen = Signal(str, str)
    colour_chosen = Signal(str)
    filter_changed = Signal(str)
    asked = Signal(str, object)  # what a person wants of the view, by name and value
    next_wanted = Signal()  # the next card that holds what was typed

    def __init__(self, plan: Plan, parent: QWidget) -> None:
        super().__init__(parent)
        self.plan = plan
        self.menus = ViewMenus(plan, self, self.asked.emit)
        self.setProperty("card", True)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(4, 2, 4, 2)
        row.setSpacing(2)
        self.view = self._button("stack", bold=True)
        self.arrangement = self._button("tree-structure")
        self.colour = self._button("palette")
        self.size_by = self._button("ruler")
        self.lines = self._button("swap")
        self.past = self._button("clock-counter-clockwise")
        self._wordless = (self.size_by, self.lines, self.past)
        self._buttons = (self.view, self.arrangement, self.colour, *self._wordless)
        self.filter = FilterField()
        self.filter.setClearButtonEnabled(True)
        self.filter.setStyleSheet("QLineEdit { border: 0; background: transparent; }")
        self.filter.textChanged.connect(self.filter_changed)
        self.filter.returnPressed.connect(self.next_wanted)
        self.filter.editingFinished.connect(lambda: self.asked.emit("filter", self.filter.text().strip()))
        widgets = (self.arrangement, self.colour, *self._wordless, self._line(), self.filter)
        for widget in (self.view, self._line(), *widgets):
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

    def show_state(self, scene: MapScene) -> None:
        """Show which view, colouring, sizes and lines are on, in the active language and theme."""
        tokens, view, settings = theme.current(), scene.view, scene.settings
        self._rename(self.view, view.name if view is not None else _("Hierarchy"))
        self._rename(self.arrangement, _("Arrange"))
        self._rename(self.colour, scene.reader.colouring.label)
        size = scene.reader.size
        self._name(
            self.size_by, _("Size: {measure}").format(measure=size.label) if size else _("Size"), bool(size)
        )
        self._name(self.lines, _("Value flows") if settings.value else _("Relationships"), settings.value)
        self._name(self.past, _("Compare with a snapshot"), scene.past.snapshot is not None)
        self._show_filter(settings.words)
        for button in (self.view, self.arrangement, self.colour):
            button.setIcon(theme.icon(button.property("icon_name"), tokens.text))
        for line in self.findChildren(QFrame):
            if line.property("rule"):
                line.setStyleSheet(f"background: {tokens.hairline};")
        self._fill_menus(scene)

    def _show_filter(self, words: str) -> None:
        self.filter.setPlaceholderText(_("Filter"))
        self.filter.setAccessibleName(_("Filter"))
        self.filter.setToolTip(_("Enter goes to the next match. “Stage: active” looks in one field."))
        self.filter.setMinimumWidth(self.filter.fontMetrics().horizontalAdvance(_("Filter")) + 60)
        self.filter.setMaximumWidth(150)
        if not self.filter.hasFocus() and self.filter.text().strip() != words:
            self.filter.blockSignals(True)
            self.filter.setText(words)
            self.filter.blockSignals(False)

    def _name(self, button: QToolButton, words: str, on: bool) -> None:
        """Name a button that has no words beside it; it is tinted while what it offers is on."""
        button.setToolTip(words)
        button.setAccessibleName(words)
        tokens = theme.current()
        button.setIcon(theme.icon(button.property("icon_name"), tokens.accent if on else tokens.text))

    def fit_into(self, width: int) -> None:
        """Show words beside the icons as far as they fit."""
        for style in (Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly):
            for button in self._buttons:
                beside = button not in self._wordless
                button.setToolButtonStyle(style if beside else Qt.ToolButtonStyle.ToolButtonIconOnly)
                button.setToolTip(button.accessibleName())
            self._row.activate()
            if self.sizeHint().width() <= width:
                break
        self.resize(min(self.sizeHint().width(), width), self.sizeHint().height())

    def _rename(self, button: QToolButton, words: str) -> None:
        shown = words if len(words) <= 28 else words[:27] + "…"
        button.setText(f"{shown} ▾")
        button.setAccessibleName(words)

    def _fill_menus(self, scene: MapScene) -> None:
        settings = scene.settings
        arrangements = QMenu(self)
        for kind, direction, icon in ARRANGEMENTS:
            action = arrangements.addAction(theme.icon(icon), arrangement_words(kind, direction))
            action.setData((kind, direction))
        arrangements.addSeparator()
        add_lanes_menu(arrangements, self.plan, scene.view, self.lanes_chosen.emit)
        arrangements.triggered.connect(self._arrange)
        menus = (
            self.menus.views(scene.view, scene.chart.hidden.removed, self.view_chosen.emit),
            arrangements,
            self.menus.colours(scene.reader.colouring.by, self.colour_chosen.emit),
            self.menus.sizes(settings.size_by or ""),
            self.menus.lines(settings.value, scene.flow.running),
            self.menus.past(scene.past.snapshot),
        )
        for button, menu in zip(self._buttons, menus, strict=True):
            old = button.menu()
            button.setMenu(menu)
            if old is not None:
                old.deleteLater()

    def _arrange(self, action: object) -> None:
        if action.data() is not None:  # type: ignore[attr-defined]  # else it is one of the lanes
            kind, direction = action.data()  # type: ignore[attr-defined]
            self.arrange_wanted.emit(kind, direction)
