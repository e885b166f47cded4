"""A line of text that gives way to its place and can be given other words."""

from __future__ import annotations

from PySide6.QtGui import QFont

from ui import theme
from ui.pages.cards import Elided


class Fitted(Elided):
    """A quiet label whose words end in an ellipsis where they do not fit; its tooltip tells them whole."""

    def __init__(self, text: str = "", font: QFont | None = None) -> None:
        super().__init__(text)
        self.setProperty("tone", "muted")
        self.setFont(font or theme.font(11))

    def show_text(self, text: str) -> None:
        """Show other words."""
        self.full = text
        self._fit()
