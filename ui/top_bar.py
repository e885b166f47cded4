"""The bar at the top: name and menu, plan title, search, undo and redo, export."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from planner.i18n import _
from ui import theme


class Mark(QWidget):
    """Mitra's mark: a hub and three partners."""

    def __init__(self, size: int = 24) -> None:
        super().__init__()
        self.setFixedSize(size, size)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_mark(painter, self.width())


def paint_mark(painter: QPainter, size: float) -> None:
    """Draw the mark into a square of `size` at the origin."""
    accent = QColor(theme.current().accent)
    unit = size / 24
    hub, ends = (
        QPointF(12 * unit, 12.5 * unit),
        [QPointF(12 * unit, 4 * unit), QPointF(4.5 * unit, 19 * unit), QPointF(19.5 * unit, 19 * unit)],
    )
    painter.setPen(QPen(accent, 2 * unit))
    for end in ends:
        painter.drawLine(hub, end)
    painter.setBrush(accent)
    painter.drawEllipse(hub, 1.6 * unit, 1.6 * unit)
    painter.drawEllipse(ends[0], 2.6 * unit, 2.6 * unit)
    painter.setBrush(QColor(theme.current().surface))
    for end in ends[1:]:
        painter.drawEllipse(end, 2.8 * unit, 2.8 * unit)


class SearchBox(QWidget):
    """Looks like a search field; a click or Ctrl+K opens the palette."""

    clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumWidth(200)
        self.setMaximumWidth(360)
        self.setFixedHeight(30)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(_("Search or do anything"))

    def sizeHint(self) -> QSize:
        return QSize(360, 30)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(t.accent if self.hasFocus() else t.hairline))
        painter.setBrush(QColor(t.ground))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)
        theme.paint_icon(painter, 11, 7, "magnifying-glass", t.muted, 16)
        painter.setFont(theme.font())
        painter.setPen(QColor(t.muted))
        room = self.rect().adjusted(35, 0, -60, 0)
        words = painter.fontMetrics().elidedText(
            _("Search or do anything"), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        painter.setFont(theme.font(11))
        box = self.rect().adjusted(self.width() - 52, 6, -11, -7)
        painter.setPen(QColor(t.hairline))
        painter.setBrush(QColor(t.surface))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QColor(t.muted))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "Ctrl K")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)


class StepButton(QToolButton):
    """Undo or redo: its tip says what it would do, its colour whether there is anything."""

    def __init__(self, icon: str, tip: str) -> None:
        super().__init__()
        self._icon = icon
        self.setIconSize(QSize(18, 18))
        self.setFixedSize(34, 30)
        self.setAccessibleName(tip)
        self.show_step(tip, False)

    def show_step(self, words: str, possible: bool) -> None:
        """Say what a click would do."""
        self.setEnabled(possible)
        self.setToolTip(words)
        self.setIcon(theme.icon(self._icon, None if possible else theme.current().faint))


class CaretButton(QPushButton):
    """A button that opens a menu, and shows so."""

    def __init__(self, icon: QIcon, text: str) -> None:
        super().__init__(icon, text)
        self.setMinimumHeight(theme.BUTTON)
        self.setStyleSheet("padding: 0 26px 0 10px;")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        theme.paint_icon(
            painter, self.width() - 22, (self.height() - 12) / 2, "caret-down", theme.current().muted, 12
        )


class TopBar(QWidget):
    """Holds the parts; the window connects them. `language_chosen` tells the code of a language."""

    language_chosen = Signal(str)

    def __init__(self, *, with_plan: bool) -> None:
        super().__init__()
        t = theme.current()
        self.setFixedHeight(theme.TOP_BAR)
        self.setObjectName("top_bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet(
            f"QWidget#top_bar {{ background: {t.surface}; border-bottom: 1px solid {t.hairline}; }}"
        )
        self.menu_button = QToolButton()
        self.menu_button.setText("Mitra")
        self.menu_button.setFont(theme.font(13, bold=True))
        self.menu_button.setIcon(theme.icon("caret-down", t.muted))
        _put_icon_last(self.menu_button)
        self.menu_button.setToolTip(_("Menu"))
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.title = QToolButton()
        self.title.setFont(theme.font(13, bold=True))
        self.title.setIcon(theme.icon("caret-down", t.muted))
        _put_icon_last(self.title)
        self.title.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.search = SearchBox()
        self.undo = StepButton("arrow-u-up-left", _("Undo"))
        self.redo = StepButton("arrow-u-up-right", _("Redo"))
        self.export = CaretButton(theme.icon("export"), f" {_('Export')}")
        self._lay_out(with_plan)

    def _lay_out(self, with_plan: bool) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 0, 12, 0)
        layout.setSpacing(8)
        brand = QWidget()
        brand.setFixedWidth(theme.RAIL - 20)
        inner = QHBoxLayout(brand)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(2)
        inner.addWidget(Mark())
        inner.addWidget(self.menu_button)
        inner.addStretch(1)
        layout.addWidget(brand)
        layout.addWidget(self.title)
        layout.addStretch(1)
        layout.addWidget(self.search, 2)
        layout.addStretch(1)
        for widget in (self.undo, self.redo, self.export):
            layout.addWidget(widget)
            widget.setVisible(with_plan)
        self.title.setVisible(with_plan)
        if not with_plan:
            layout.addWidget(self._language_switch())

    def _language_switch(self) -> QWidget:
        from planner.i18n import LANGUAGES, language

        t = theme.current()
        holder = QWidget()
        layout = QHBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        picture = QLabel()
        picture.setPixmap(theme.pixmap("translate", t.muted, 16, self.devicePixelRatioF()))
        layout.addWidget(picture)
        layout.addSpacing(8)
        for code, name in LANGUAGES.items():
            button = QPushButton(name)
            here = code == language()
            button.setStyleSheet(
                f"border-radius: 6px; font-weight: {600 if here else 400}; color: {t.accent if here else t.muted};"
                f"background: {t.accent_tint if here else t.surface};"
            )
            button.clicked.connect(partial(self.language_chosen.emit, code))
            layout.addWidget(button)
        return holder


def _put_icon_last(button: QToolButton) -> None:
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    button.setIconSize(QSize(12, 12))
