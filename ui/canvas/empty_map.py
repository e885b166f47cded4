"""What an empty map shows: one sentence, a ghost of a map, and a button that makes the first partner."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from planner.i18n import _
from ui import theme
from ui.canvas.card_item import CardItem
from ui.canvas.tree_lines import family_lines, rounded

_CHILDREN = 3


class EmptyMap(QWidget):
    """Lies over the canvas as long as nobody is on the map, and below the hub as long as it is alone."""

    wanted = Signal()
    alone = False  # whether it stands below one card

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.setContentsMargins(16, 16, 16, 16)
        self._ghost = _Ghost(self)
        self._title, self._sentence, self.button = QLabel(), QLabel(), QPushButton()
        self._title.setFont(theme.font(16, bold=True))
        self._sentence.setProperty("tone", "muted")
        self._sentence.setWordWrap(True)
        self.button.setProperty("look", "primary")
        self.button.clicked.connect(self.wanted)
        for label in (self._title, self._sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._ghost, 0, Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._title)
        column.addWidget(self._sentence)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignCenter)
        self.translate()

    def show_for(self, cards: Collection[CardItem]) -> None:
        """Teach while there is no card, or only the hub's; the sketch stands where there is none."""
        self.alone = [item.card.hub for item in cards] == [True]
        self._ghost.setVisible(not cards)
        self.setVisible(not cards or self.alone)

    def translate(self) -> None:
        """Show the texts in the active language."""
        self._title.setText(_("Who takes part?"))
        self._sentence.setText(
            _(
                "Double-click anywhere and type a name. Tab adds a partner below, Enter one beside, "
                "and dragging from a card's edge draws a relationship."
            )
        )
        self.button.setText(_("Add the first partner"))

    def sizeHint(self) -> QSize:
        return QSize(420, 170 if self.alone else 300)


class _Ghost(QWidget):
    """A small map of dashed cards."""

    def sizeHint(self) -> QSize:
        return QSize(340, 120)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = QRectF(self.width() / 2 - 55, 4, 110, 36)
        below = {str(i): QRectF(4 + i * 112, 78, 100, 36) for i in range(_CHILDREN)}
        painter.setPen(QPen(QColor(tokens.line), 1.2))
        for points in family_lines(top, below).values():
            painter.drawPath(rounded(points))
        for index, rect in enumerate([top, *below.values()]):
            self._card(painter, rect, tokens.categories[index], dashed=index == _CHILDREN)

    def _card(self, painter: QPainter, rect: QRectF, colour: str, *, dashed: bool) -> None:
        tokens = theme.current()
        pen = QPen(QColor(tokens.line if dashed else tokens.hairline), 1.2)
        if dashed:
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(QColor(tokens.ground if dashed else tokens.surface))
        painter.drawRoundedRect(rect, theme.RADIUS, theme.RADIUS)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.hairline))
        painter.drawRoundedRect(QRectF(rect.left() + 12, rect.top() + 10, rect.width() * 0.55, 6), 3, 3)
        painter.drawRoundedRect(QRectF(rect.left() + 12, rect.top() + 22, rect.width() * 0.35, 4), 2, 2)
        if not dashed:
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(QRectF(rect.left(), rect.top() + 5, 3, rect.height() - 10), 1.5, 1.5)
