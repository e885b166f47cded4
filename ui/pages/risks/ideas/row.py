"""One suggested risk: what it is, why, what it concerns, and the two things to do with it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from planner.analysis.suggestions import Concern, Suggestion
from planner.i18n import _, number
from ui import theme
from ui.inspector.related import Flow

MOST_LINKS, LONGEST = 4, 25  # rows named as links, letters of each

_KEYS = {
    Qt.Key.Key_Return: "take", Qt.Key.Key_Enter: "take", Qt.Key.Key_Delete: "dismiss",
    Qt.Key.Key_Backspace: "dismiss", Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down", Qt.Key.Key_Home: "first",
    Qt.Key.Key_End: "last",
}  # fmt: skip


class SuggestionRow(QFrame):
    """`asked` says what a person wants: take, dismiss, or to another row; `wanted` names a row to go to."""

    asked = Signal(str)
    wanted = Signal(object)

    def __init__(self, suggestion: Suggestion) -> None:
        super().__init__()
        self.suggestion = suggestion
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(suggestion.draft.title)
        self.setAccessibleDescription(suggestion.reason)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 9, 8, 9)
        column.setSpacing(4)
        column.addWidget(_words(suggestion.draft.title, bold=True))
        column.addWidget(_words(suggestion.reason))
        column.addWidget(self._links())
        column.addWidget(self._buttons())

    def _links(self) -> QWidget:
        holder = QWidget()
        flow = Flow(8)
        holder.setLayout(flow)
        concerns = self.suggestion.concerns
        for one in concerns[:MOST_LINKS]:
            flow.addWidget(self._link(one))
        if len(concerns) > MOST_LINKS:
            more = len(concerns) - MOST_LINKS
            flow.addWidget(_words(_("and {n} more").format(n=number(more)), size=11))
        return holder

    def _link(self, concern: Concern) -> QPushButton:
        name = concern.name if len(concern.name) <= LONGEST else concern.name[: LONGEST - 1] + "…"
        link = QPushButton(name.replace("&", "&&"))
        link.setProperty("look", "link")
        link.setFont(theme.font(12))
        link.setCursor(Qt.CursorShape.PointingHandCursor)
        link.setToolTip(_("Go to {name}").format(name=concern.name))
        link.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        link.clicked.connect(self._go)
        link.setProperty("concern", self.suggestion.concerns.index(concern))
        return link

    def _go(self) -> None:
        self.wanted.emit(self.suggestion.concerns[self.sender().property("concern")])

    def _buttons(self) -> QWidget:
        holder = QWidget()
        row = Flow(6)
        holder.setLayout(row)
        self.take = QPushButton(theme.icon("plus"), " " + _("Add to the register"))
        self.dismiss = QPushButton(_("Dismiss"))
        self.dismiss.setProperty("look", "flat")
        self.dismiss.setStyleSheet("padding: 0 8px;")
        self.dismiss.setToolTip(_("Do not suggest this again; it can be brought back"))
        for button, act in ((self.take, self._take), (self.dismiss, self._dismiss)):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setFixedHeight(theme.BUTTON)
            button.clicked.connect(act)
            row.addWidget(button)
        category = _words(self.suggestion.draft.category.label, size=11)
        category.setWordWrap(False)
        category.setFixedHeight(theme.BUTTON)
        row.addWidget(category)
        return holder

    def _take(self) -> None:
        self.asked.emit("take")

    def _dismiss(self) -> None:
        self.asked.emit("dismiss")

    # Keys and looks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        what = _KEYS.get(Qt.Key(event.key()))
        if what is None:
            super().keyPressEvent(event)
        else:
            self.asked.emit(what)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter = theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.hasFocus():
            painter.setPen(QPen(QColor(t.accent), 1))
            painter.setBrush(QColor(t.accent_tint))
            painter.drawRoundedRect(box, 6, 6)
        else:
            painter.setPen(QPen(QColor(t.hairline), 1))
            painter.drawLine(box.bottomLeft(), box.bottomRight())


def _words(text: str, *, bold: bool = False, size: int = 13) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(theme.font(size if bold or size < 13 else 12, bold=bold))
    label.setWordWrap(True)
    if not bold:
        label.setProperty("tone", "muted")
    return label
