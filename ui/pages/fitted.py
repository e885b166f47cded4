"""Texts that give way to their place: what does not fit ends in an ellipsis, the tooltip tells it whole."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui import theme


class Elided(QLabel):
    """A label that is as wide as its place."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.full = text
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._fit()

    def show_text(self, text: str) -> None:
        """Show other words."""
        self.full = text
        self._fit()

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(self.full, Qt.TextElideMode.ElideRight, max(self.width(), 20))
        self.setText(shown)
        self.setToolTip(self.full if shown != self.full else "")


class Fitted(Elided):
    """The same, small and quiet."""

    def __init__(self, text: str = "", font: QFont | None = None) -> None:
        super().__init__(text)
        self.setProperty("tone", "muted")
        self.setFont(font or theme.font(11))
