"""What every page shares: a heading with one line of purpose, its actions, tabs, and what an empty page says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
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
from ui.pages.head import HeadLayout
from ui.pages.padded import padded as padded
from ui.pages.tab_bar import Tab as Tab
from ui.pages.tab_bar import TabBar
from ui.tables.register import Register
from ui.tables.tools import RegisterTools
from ui.workspace import Workspace


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
        self._panes: dict[str, QWidget] = {}
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
        if self.tab_bar is None:
            return {}
        told = {key: (one.narrowing(), one.model.draft) for key, one in self._registers()}
        return {"tab": self.tab_bar.current, "registers": told}

    def restore(self, state: dict[str, Any]) -> None:
        """Stand as `state` says, which an earlier page of the same kind returned; it may be empty."""
        if "tab" in state:
            self.choose_tab(state["tab"])
        for key, register in self._registers():
            if key in state.get("registers", {}):
                narrowing, register.model.draft = state["registers"][key]
                register.narrow(narrowing)

    def _registers(self) -> Iterator[tuple[str, Register]]:
        """Yield the register of each tab that was built and has one."""
        for key, built in self._built.items():
            tools = getattr(built, "beside_tabs", None)
            if isinstance(tools, RegisterTools):
                yield key, tools.register

    def take_focus(self) -> None:
        """Give the keyboard to what the page is about: the matrix, sheet or map in front."""
        place: QWidget = self._built[self.tab_bar.current] if self.tab_bar is not None else self
        main = place.focusProxy()
        if main is not None and main.isVisible():
            main.setFocus(Qt.FocusReason.OtherFocusReason)
            return
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
        head, said = QWidget(), QWidget()
        layout = HeadLayout(head)
        layout.setContentsMargins(theme.MARGIN, 18, theme.MARGIN, 10 if not rule else 13)
        words = QVBoxLayout(said)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(1)
        heading = QLabel(title)
        heading.setFont(theme.font(20, bold=True))
        self.purpose = QLabel(purpose)
        self.purpose.setProperty("tone", "muted")
        self.purpose.setWordWrap(True)
        words.addWidget(heading)
        words.addWidget(self.purpose)
        for widget in (said, *actions):
            layout.addWidget(widget)
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
        given = [
            (one, one.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Ignored) for one in side or []
        ]
        if not any(elastic for _one, elastic in given):
            layout.addStretch(1)
        self._tools = QStackedWidget()
        self._tools.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self._tools.hide()
        for widget, elastic in given:
            layout.addWidget(widget, int(elastic))
        layout.addWidget(self._tools)
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
            self._panes[key] = scrolling(self._built[key])
            self.stack.addWidget(self._panes[key])
        self.stack.setCurrentWidget(self._panes[key])
        self._show_tools(getattr(self._built[key], "beside_tabs", None))
        self.tab_shown(key)
        self.refresh()

    def _show_tools(self, tools: QWidget | None) -> None:
        """Put beside the tabs what the tab in front brings for itself, as a register does."""
        self._tools.setVisible(tools is not None)
        if tools is not None:
            if self._tools.indexOf(tools) < 0:
                self._tools.addWidget(tools)
            self._tools.setCurrentWidget(tools)

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


class _Shrinking(QWidget):
    """Holds a widget and lets it be as low as it can; in a scroll area of its own it is as high as it would like."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self._widget = widget
        widget.setParent(self)

    def minimumSizeHint(self) -> QSize:
        return self._widget.minimumSizeHint()

    def sizeHint(self) -> QSize:
        return self._widget.sizeHint()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._widget.resize(self.size())


def scrolling(widget: QWidget) -> QScrollArea:
    """Let a widget scroll where the window is smaller than it can be, so that it never holds the window open."""
    pane = QScrollArea()
    pane.setWidgetResizable(True)
    pane.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    pane.setWidget(_Shrinking(widget))
    return pane


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
