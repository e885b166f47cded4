"""A short message at the foot of the window that goes away by itself; it never asks for a click."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QWidget

from ui import theme


class Toast(QLabel):
    """Says one thing at a time, longer when there is more to read."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def say(self, text: str, tone: str = "") -> None:
        """Show `text`; tone is danger, warning, good or nothing."""
        t = theme.current()
        colour = getattr(t, tone) if tone else t.text
        ground = getattr(t, f"{tone}_tint") if tone else t.raised
        self.setStyleSheet(
            f"background: {ground}; color: {colour}; border: 1px solid {t.hairline};"
            "border-radius: 6px; padding: 8px 14px;"
        )
        self.setText(text)
        self.setFixedWidth(min(560, self._window.width() - 80))
        self.adjustSize()
        window = self._window
        self.move((window.width() - self.width()) // 2, window.height() - self.height() - 44)
        self.show()
        self.raise_()
        self._timer.start(3000 + 60 * len(text))
