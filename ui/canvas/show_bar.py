"""The tools at the right of the map with which it is shown to others."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from planner.i18n import N_, _
from ui import theme

TOOLS = (
    ("drill", N_("What if it left"), "user-minus", True),
    ("story", N_("Story"), "film-strip", True),
    ("present", N_("Present"), "presentation", False),
)


class ShowBar(QFrame):
    """`wanted` tells the tool that was pressed; those that stay on are pressed down while they are."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        t = theme.current()
        self.setStyleSheet(f"QToolButton:checked {{ background: {t.accent_tint}; color: {t.accent}; }}")
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(4, 2, 4, 2)
        row.setSpacing(2)
        self.buttons: dict[str, QToolButton] = {}
        for name, words, icon, stays in TOOLS:
            button = self.buttons[name] = QToolButton()
            button.setText(_(words))
            button.setAccessibleName(_(words))
            button.setIcon(theme.icon(icon))
            button.setIconSize(QSize(16, 16))
            button.setCheckable(stays)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setProperty("tool", name)
            button.clicked.connect(self._clicked)
            row.addWidget(button)

    def _clicked(self) -> None:
        self.wanted.emit(self.sender().property("tool"))

    def show_on(self, name: str | None) -> None:
        """Show which tool is on."""
        for one, button in self.buttons.items():
            button.setChecked(one == name)

    def fit_into(self, width: int) -> None:
        """Show words beside the icons if they fit."""
        styles = Qt.ToolButtonStyle
        for style in (styles.ToolButtonTextBesideIcon, styles.ToolButtonIconOnly):
            for button in self.buttons.values():
                button.setToolButtonStyle(style)
                button.setToolTip(button.accessibleName() if style is styles.ToolButtonIconOnly else "")
            self._row.activate()
            if self.sizeHint().width() <= width:
                break
        self.resize(self.sizeHint())
