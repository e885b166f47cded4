"""Cards of the overview and insights: a heading with a quiet word at the right, and lines that lead somewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.clearing import clear
from ui.inspector.section import muted
from ui.pages.fitted import Elided, Fitted

LINE = 30  # px, the height of a line


class Card(QFrame):
    """A titled card."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.side = Fitted()
        self.side.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        heading = QLabel(title)
        heading.setFont(theme.font(bold=True))
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(heading)
        head.addWidget(self.side, 1)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(16, 12, 16, 12)
        self.box.setSpacing(0)
        self.box.addLayout(head)
        self.body = QVBoxLayout()
        self.body.setSpacing(0)
        self.box.addSpacing(6)
        self.box.addLayout(self.body)
        self.box.addStretch(1)

    def clear(self) -> None:
        """Take every line out."""
        clear(self.body)

    def add(self, widget: QWidget) -> None:
        """Put a line at the end."""
        self.body.addWidget(widget)

    def fill_with(self, widget: QWidget) -> None:
        """Give the whole card to one widget, or as much of it as it wants."""
        self.box.insertWidget(self.box.count() - 1, widget, 1000)

    def say(self, text: str) -> None:
        """Say something quiet where there is nothing to list."""
        label = muted(text, 12)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setContentsMargins(0, 6, 0, 6)
        self.add(label)


class ListCard(Card):
    """A card with as many lines as it has room for, and at least a few; what is said stands below them."""

    def __init__(self, title: str, *, least: int = 3, height: int = LINE) -> None:
        super().__init__(title)
        self.lines = Lines(least, height)
        self.box.insertWidget(self.box.count() - 2, self.lines, 1000)

    def clear(self) -> None:
        """Take every line out."""
        super().clear()
        self.lines.show_lines([])

    def list(self, makers: Sequence[Callable[[], QWidget]]) -> None:
        """Show lines, each made when there is room for it."""
        self.lines.show_lines(makers)


class Lines(QWidget):
    """Lines of one height below one another, made and shown as far as there is room, `least` in any case."""

    def __init__(self, least: int, height: int) -> None:
        super().__init__()
        self.least, self.line = least, height
        self.makers: Sequence[Callable[[], QWidget]] = ()
        self.made: list[QWidget] = []
        self.resize(0, 0)  # not Qt's first guess, which would make lines that are not seen

    def show_lines(self, makers: Sequence[Callable[[], QWidget]]) -> None:
        """Show other lines."""
        for line in self.made:
            line.hide()
            line.deleteLater()
        self.makers, self.made = makers, []
        self.setMinimumHeight(min(self.least, len(makers)) * self.line)
        self.setMaximumHeight(len(makers) * self.line)
        self._place()

    def _place(self) -> None:
        room = min(len(self.makers), max(self.least, self.height() // self.line))
        for maker in self.makers[len(self.made) : room]:
            line = maker()
            line.setParent(self)
            self.made.append(line)
        for place, line in enumerate(self.made):
            line.setGeometry(0, place * self.line, self.width(), self.line)
            line.setVisible(place < room)

    def resizeEvent(self, event: Any) -> None:
        self._place()


class Pressable(QFrame):
    """Something that a click, Enter or the space bar opens, and that shows when the keyboard is on it."""

    clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paint_focus(self, painter: QPainter) -> None:
        """Draw a ring around it while the keyboard is on it."""
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.current().accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)


class Line(Pressable):
    """A line of a card: something at the left, a text, something at the right; a click leads on."""

    def __init__(
        self, left: QWidget | None, text: str, right: QWidget | None, *, detail: str = "", height: int = LINE
    ) -> None:
        super().__init__()
        self.setAccessibleName(" · ".join(filter(None, (text, detail))))
        self.setFixedHeight(height)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 1, 0, 0)
        layout.setSpacing(8)
        if left is not None:
            layout.addWidget(left)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.setContentsMargins(0, 2, 0, 2)
        words.addWidget(Elided(text))
        if detail:
            words.addWidget(Fitted(detail))
        layout.addLayout(words, 1)
        if right is not None:
            layout.addWidget(right)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)  # cheaper by far than a style sheet for each line
        painter.fillRect(QRectF(0, 0, self.width(), 1), QColor(theme.current().hairline))
        self.paint_focus(painter)


class Go(QWidget):
    """Runs an action when its line or button is clicked; lives and dies with it."""

    def __init__(self, parent: QWidget, action: Callable[[], Any]) -> None:
        super().__init__(parent)
        self.hide()
        self._action = action

    def run(self) -> None:
        """Do it."""
        self._action()


def link_button(text: str, action: Callable[[], Any]) -> QPushButton:
    """Return a text that is clicked like a link."""
    made = QPushButton(text)
    made.setProperty("look", "link")
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.clicked.connect(Go(made, action).run)
    return made


def icon_label(name: str, colour: str, size: int = 16) -> QLabel:
    """Return an icon as a label."""
    label = QLabel()
    label.setPixmap(theme.pixmap(name, colour, size, label.devicePixelRatioF()))
    label.setFixedWidth(size + 2)
    return label


SEVERITY_ICONS = {"error": "x-circle", "warning": "warning", "hint": "info"}


def severity_colour(severity: str) -> str:
    """Return the colour of a finding."""
    t = theme.current()
    return {"error": t.danger, "warning": t.warning}.get(severity, t.muted)
