"""A place in the inspector whose sections are made anew when what they tell has changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.inspector.section import Section, line


class Around(QWidget):
    """Sections under hairlines; their widgets that take the keyboard carry names, by which it is given back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told: Any = None
        self._body: QWidget | None = None
        self._stack = QVBoxLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.setSpacing(0)

    def show_parts(self, told: Any, make: Callable[[], Sequence[Section]]) -> None:
        """Show what `make` gives, unless `told`, on which it depends, is what it was."""
        if self._body is not None and told == self._told:
            return
        self._told = told
        focus, typed = self._focus()
        body = QWidget()
        stack = QVBoxLayout(body)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(0)
        for part in make():
            stack.addWidget(line())
            stack.addWidget(part)
        if self._body is not None:
            self._stack.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = body
        self._stack.addWidget(body)
        self._give_back(focus, typed)

    def _focus(self) -> tuple[str, str]:
        """Return the name of the part that has the keyboard, and what was typed there."""
        widget = self.focusWidget()
        if widget is None or not widget.hasFocus():
            return "", ""
        return widget.objectName(), widget.text() if isinstance(widget, QLineEdit) else ""

    def _give_back(self, name: str, typed: str) -> None:
        widget = self._body.findChild(QWidget, name) if name and self._body is not None else None
        if widget is not None:
            widget.setFocus()
        if isinstance(widget, QLineEdit):
            widget.setText(typed)
