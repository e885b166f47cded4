"""The small strip that says that the map is being arranged, how far that is, and lets a person cancel it."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from planner.i18n import _
from ui import theme
from ui.canvas.arranging import Arranging

_PATIENCE = 100  # ms before it is worth a word
_BELOW_TOOLS = 72


class ArrangeStrip(QFrame):
    """Shows itself while a layout runs aside."""

    def __init__(self, arranging: Arranging, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 4, 4)
        row.setSpacing(12)
        self.words = QLabel()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 100)
        self.bar.setFixedSize(96, 4)
        self.cancel = QPushButton()
        self.cancel.setFlat(True)
        for widget in (self.words, self.bar, self.cancel):
            row.addWidget(widget)
        self._later = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._later.timeout.connect(self._appear)
        arranging.began.connect(self._later.start)
        arranging.told.connect(lambda share: self.bar.setValue(round(share * 100)))
        arranging.ended.connect(self._disappear)
        self.cancel.clicked.connect(arranging.cancel)
        self.hide()

    def _appear(self) -> None:
        self.words.setText(_("Arranging…"))
        self.cancel.setText(_("Cancel"))
        self.bar.setAccessibleName(_("Arranging…"))
        self.bar.setValue(0)
        tokens = theme.current()
        self.bar.setStyleSheet(
            f"QProgressBar {{ border: 0; border-radius: 2px; background: {tokens.hairline}; }}"
            f"QProgressBar::chunk {{ border-radius: 2px; background: {tokens.accent}; }}"
        )
        for widget in (self.words, self.cancel):
            widget.setFont(theme.font(13))
        self.adjustSize()
        over = self.parentWidget()
        if over is not None:
            self.move((over.width() - self.width()) // 2, _BELOW_TOOLS)
        self.show()
        self.raise_()

    def _disappear(self) -> None:
        self._later.stop()
        self.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave the keyboard to the map."""
        super().hideEvent(event)
        self._later.stop()
