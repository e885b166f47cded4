"""A line that asks for a name under the button that wants it; Enter takes it, Esc leaves."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui import theme


class NamePopup(QFrame):
    """Hangs below a widget; `take` is given the name and tells why it cannot be, or None."""

    def __init__(self, under: QWidget, asked: str, name: str, deed: str, take: Callable[[str], str | None]):
        super().__init__(under, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._take = take
        self.edit, self.reason, self.button = QLineEdit(name), QLabel(), QPushButton(deed)
        label = QLabel(asked)
        label.setFont(theme.font(11))
        label.setProperty("tone", "muted")
        self.edit.setAccessibleName(asked)
        self.edit.selectAll()
        self.reason.setProperty("tone", "danger")
        self.reason.setWordWrap(True)
        self.reason.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 12)
        layout.setSpacing(6)
        for widget in (label, self.edit, self.reason, self.button):
            layout.addWidget(widget)
        self.edit.returnPressed.connect(self._give)
        self.button.clicked.connect(self._give)
        self.setFixedWidth(260)
        self.move(under.mapToGlobal(QPoint(0, under.height() + 4)))

    def ask(self) -> None:
        """Come up with the cursor in the line."""
        self.show()
        self.edit.setFocus()

    def _give(self) -> None:
        reason = self._take(self.edit.text())
        if reason is None:
            self.close()
        else:
            self.reason.setText(reason)
            self.reason.show()
            self.adjustSize()
