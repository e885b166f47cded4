"""What every page shares: a heading with one line of purpose, its actions, tabs, and what an empty page says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.document import ChangeSet
from planner.model import Entity
from ui import theme
from ui.workspace import Workspace


@dataclass
class Tab:
    """One tab of a page: how to build it, what its heading counts, and which findings it shows."""

    key: str
    title: str
    build: Callable[[], QWidget]
    count: Callable[[], int] | None = None
    findings: Callable[[], int] | None = None


class TabBar(QWidget):
    """Underlined tabs with counts and findings."""

    chosen = Signal(str)
    clicked = Signal()

    def __init__(self, tabs: list[Tab]) -> None:
        super().__init__()
        self.tabs = tabs
        self.current = tabs[0].key
        self.setFixedHeight(theme.TAB_ROW)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self._boxes: list[tuple[float, float, str]] = []

    def sizeHint(self) -> QSize:
        return QSize(int(self._measure()), theme.TAB_ROW)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _parts(self, tab: Tab) -> tuple[str, str]:
        count = tab.count() if tab.count is not None else 0
        found = tab.findings() if tab.findings is not None else 0
        return (str(count) if count else "", str(found) if found else "")

    def _measure(self) -> float:
        from PySide6.QtGui import QFontMetricsF

        x = 0.0
        self._boxes = []
        for tab in self.tabs:
            count, found = self._parts(tab)
            width = QFontMetricsF(theme.font(bold=True)).horizontalAdvance(tab.title)
            width += QFontMetricsF(theme.font(12)).horizontalAdvance(count) + 24 if count else 0
            width += QFontMetricsF(theme.font(11, bold=True)).horizontalAdvance(found) + 26 if found else 0
            self._boxes.append((x, width, tab.key))
            x += width + 22
        return x

    def paintEvent(self, event: QPaintEvent) -> None:
        self._measure()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for tab, (x, width, _key) in zip(self.tabs, self._boxes, strict=True):
            self._paint_tab(painter, tab, x, width)

    def _paint_tab(self, painter: QPainter, tab: Tab, x: float, width: float) -> None:
        t = theme.current()
        here = tab.key == self.current
        painter.setFont(theme.font(bold=here))
        painter.setPen(QColor(t.text if here else t.muted))
        painter.drawText(QRectF(x, 0, width, theme.TAB_ROW - 2), Qt.AlignmentFlag.AlignVCenter, tab.title)
        right = x + painter.fontMetrics().horizontalAdvance(tab.title) + 8
        count, found = self._parts(tab)
        if count:
            painter.setFont(theme.font(12))
            box = QRectF(right, 8, painter.fontMetrics().horizontalAdvance(count) + 12, 18)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(t.accent_tint if here else t.neutral_tint))
            painter.drawRoundedRect(box, 9, 9)
            painter.setPen(QColor(t.muted))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, count)
            right = box.right() + 8
        if found:
            theme.paint_icon(painter, right, 10, "warning-circle", t.danger, 14)
            painter.setFont(theme.font(11, bold=True))
            painter.setPen(QColor(t.danger))
            painter.drawText(
                QRectF(right + 17, 0, 30, theme.TAB_ROW - 2), Qt.AlignmentFlag.AlignVCenter, found
            )
        if here:
            painter.fillRect(QRectF(x, theme.TAB_ROW - 2, width, 2), QColor(t.accent))
        if here and self.hasFocus():
            painter.setPen(QColor(t.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(x - 4, 5, width + 8, theme.TAB_ROW - 12), 4, 4)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for x, width, key in self._boxes:
            if x - 8 <= event.position().x() <= x + width + 8:
                self.choose(key)
                self.clicked.emit()

    def keyPressEvent(self, event: Any) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(event.key())
        if step is None:
            super().keyPressEvent(event)
            return
        keys = [tab.key for tab in self.tabs]
        self.choose(keys[(keys.index(self.current) + step) % len(keys)])

    def choose(self, key: str) -> None:
        """Make a tab the current one."""
        self.current = key
        self.update()
        self.chosen.emit(key)


class Page(QWidget):
    """A page of the method. Subclasses say title, purpose and actions, and build their content in `build`."""

    name = ""
    entities: tuple[type[Entity], ...] = ()
    opens_inspector = True

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.outer = QVBoxLayout(self)
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.outer.setSpacing(0)
        self.tab_bar: TabBar | None = None
        self._built: dict[str, QWidget] = {}
        self._stale = False
        self.build()
        workspace.figures_changed.connect(self._figures)

    # For subclasses

    def build(self) -> None:
        """Make the page's widgets."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show the figures anew after a change; called only while the page is shown."""

    def go(self, entity: type[Entity], uid: str) -> None:
        """Show a row of this page: pick the tab, scroll to it."""

    def primary(self) -> None:
        """Do what the page's main button does."""

    def state(self) -> dict[str, Any]:
        """Return what a person would miss if the page came back without it; subclasses add to it."""
        return {"tab": self.tab_bar.current} if self.tab_bar is not None else {}

    def restore(self, state: dict[str, Any]) -> None:
        """Stand as `state` says, which an earlier page of the same kind returned; it may be empty."""
        if "tab" in state:
            self.choose_tab(state["tab"])

    def take_focus(self) -> None:
        """Give the keyboard to what the page is about: the matrix, sheet or map in front."""
        place: QWidget = self._built[self.tab_bar.current] if self.tab_bar is not None else self
        for view in place.findChildren(QAbstractScrollArea):
            if (
                view.focusPolicy() == Qt.FocusPolicy.StrongFocus
                and view.isVisible()
                and not _only_scrolls(view)
            ):
                view.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    # Parts

    def head(self, title: str, purpose: str, actions: list[QWidget], *, rule: bool = False) -> None:
        """Put title, one line of purpose and the actions at the top."""
        head = QWidget()
        layout = QHBoxLayout(head)
        layout.setContentsMargins(theme.MARGIN, 18, theme.MARGIN, 10 if not rule else 13)
        layout.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(1)
        heading = QLabel(title)
        heading.setFont(theme.font(20, bold=True))
        self.purpose = QLabel(purpose)
        self.purpose.setProperty("tone", "muted")
        self.purpose.setWordWrap(True)
        words.addWidget(heading)
        words.addWidget(self.purpose)
        layout.addLayout(words, 1)
        for action in actions:
            layout.addWidget(action, 0, Qt.AlignmentFlag.AlignBottom)
        self.outer.addWidget(head)
        if rule:
            self.outer.addWidget(hairline())

    def tabs(self, tabs: list[Tab], side: list[QWidget] | None = None) -> None:
        """Put tabs under the head; each is built when first shown."""
        self.tab_bar = TabBar(tabs)
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(theme.MARGIN, 0, theme.MARGIN, 0)
        layout.addWidget(self.tab_bar)
        layout.addStretch(1)
        for widget in side or []:
            layout.addWidget(widget)
        self.outer.addWidget(row)
        self.outer.addWidget(hairline())
        self.stack = QStackedWidget()
        self.outer.addWidget(self.stack, 1)
        self._tabs = {tab.key: tab for tab in tabs}
        self.tab_bar.chosen.connect(self._show_tab)
        self.tab_bar.clicked.connect(self.take_focus)
        self._show_tab(tabs[0].key)

    def _show_tab(self, key: str) -> None:
        if key not in self._built:
            self._built[key] = self._tabs[key].build()
            self.stack.addWidget(self._built[key])
        self.stack.setCurrentWidget(self._built[key])
        self.tab_shown(key)
        self.refresh()

    def tab_shown(self, key: str) -> None:
        """Called when a tab comes to the front; a page may change its actions."""

    def front(self) -> Any:
        """Return the tab in front; the others are refreshed when they come there."""
        return self._built.get(self.tab_bar.current) if self.tab_bar is not None else None

    def choose_tab(self, key: str) -> None:
        """Bring a tab to the front."""
        if self.tab_bar is not None and self.tab_bar.current != key and key in self._tabs:
            self.tab_bar.choose(key)

    def _figures(self) -> None:
        if self.isVisible():
            self._refresh_all()
        else:
            self._stale = True

    def _refresh_all(self) -> None:
        self.refresh()
        if self.tab_bar is not None:
            self.tab_bar.updateGeometry()
            self.tab_bar.update()

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self._refresh_all()

    def rows_changed(self, changes: ChangeSet) -> bool:
        """Whether a change concerns this page."""
        return changes.concerns(self.entities)


def _only_scrolls(view: QAbstractScrollArea) -> bool:
    """Whether a scroll area shows other widgets, or takes text: neither is what a page is about."""
    return isinstance(view, (QScrollArea, QPlainTextEdit, QHeaderView))


def hairline() -> QWidget:
    """Return a line as wide as the page."""
    rule = QWidget()
    rule.setFixedHeight(1)
    rule.setAutoFillBackground(True)
    rule.setBackgroundRole(rule.palette().ColorRole.Mid)
    return rule


def button(text: str, icon: str, action: Callable[[], Any], *, primary: bool = False) -> QPushButton:
    """Return a page's action button."""
    t = theme.current()
    made = QPushButton(theme.icon(icon, t.on_accent if primary else t.text), f" {text}")
    made.setMinimumHeight(theme.BUTTON)
    if primary:
        made.setProperty("look", "primary")
        made.setFont(theme.font(bold=True))
    made.clicked.connect(action)
    return made


def padded(*widgets: QWidget, stretch: tuple[int, ...] = (), spacing: int = 16) -> QWidget:
    """Put widgets side by side with the page's margins."""
    holder = QWidget()
    layout = QHBoxLayout(holder)
    layout.setContentsMargins(theme.MARGIN, 12, theme.MARGIN, 16)
    layout.setSpacing(spacing)
    for place, widget in enumerate(widgets):
        layout.addWidget(widget, stretch[place] if place < len(stretch) else 1)
    return holder
