"""A row of joined buttons of which one is down: a switch between ways to see the same thing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from ui import theme


class Segments(QWidget):
    """Choices as (key, text); `chosen` carries the key a person picked. Left and right arrows pick too."""

    chosen = Signal(str)

    def __init__(
        self, choices: Sequence[tuple[str, str]], current: str, *, name: str, small: bool = False
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._height = 22 if small else theme.BUTTON
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for key, text in choices:
            made = QPushButton(text)
            made.setCheckable(True)
            made.setProperty("segment", key)
            made.setFont(theme.font(11 if small else 13))
            self._group.addButton(made)
            self._buttons[key] = made
            layout.addWidget(made)
        self._buttons[current].setChecked(True)
        self._group.buttonClicked.connect(self._clicked)
        theme.the_theme().changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        t, keys, inner = theme.current(), list(self._buttons), self._height - 2
        for key, made in self._buttons.items():
            left, right = (6 if key == keys[0] else 0), (6 if key == keys[-1] else 0)
            made.setStyleSheet(
                f"QPushButton {{ border-radius: 0; border-top-left-radius: {left}px; padding: 0 10px;"
                f" border-bottom-left-radius: {left}px; border-top-right-radius: {right}px;"
                f" border-bottom-right-radius: {right}px; min-height: {inner}px; max-height: {inner}px;"
                f" {'' if left else 'border-left: 0;'} }}"
                f"QPushButton:checked {{ background: {t.accent_tint}; color: {t.accent}; font-weight: 600; }}"
            )

    @property
    def current(self) -> str:
        """The key of the button that is down."""
        return next(key for key, made in self._buttons.items() if made.isChecked())

    def choose(self, key: str) -> None:
        """Press a button."""
        if key != self.current:
            self._buttons[key].setChecked(True)
            self.chosen.emit(key)

    def relabel(self, key: str, text: str) -> None:
        """Give a button other words, as when what it counts has changed."""
        if self._buttons[key].text() != text:
            self._buttons[key].setText(text)

    def _clicked(self, made: QPushButton) -> None:
        self.chosen.emit(str(made.property("segment")))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        keys = list(self._buttons)
        place = keys.index(self.current) + (step or 0)
        if step is not None and 0 <= place < len(keys):
            self.choose(keys[place])
            self._buttons[keys[place]].setFocus()
        else:
            super().keyPressEvent(event)
