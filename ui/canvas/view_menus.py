"""The menus of the toolbar that concern the view: which one, what its colours and sizes say, its lines, its past."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from planner.analysis.measures import measures
from planner.display import short_of
from planner.document import Plan
from planner.edits.views import views_of
from planner.i18n import _, moment
from planner.model import MapView, Organisation, Role, Snapshot
from ui import theme
from ui.canvas.colouring import ways_to_colour

Ask = Callable[[str, object], object]


class ViewMenus:
    """Makes each menu when it is asked for; `ask` is told what a person chose, by name and value."""

    def __init__(self, plan: Plan, parent: QWidget, ask: Ask) -> None:
        self._plan, self._parent, self._ask = plan, parent, ask

    def views(self, view: MapView | None, hidden: Iterable[str], choose: Callable[[str], object]) -> QMenu:
        """Return the views in their order, and all that can be done with the one that is shown."""
        menu = QMenu(self._parent)
        order = views_of(self._plan)
        choices(menu, [(one.uid, one.name) for one in order], view.uid if view is not None else "", choose)
        menu.addSeparator()
        self._act(menu, "plus", _("New view"), "new")
        if view is not None:
            self._act(menu, "copy", _("Duplicate view"), "duplicate")
            self._act(menu, "pencil-simple", _("Rename view"), "rename")
            self._act(menu, "caret-up", _("Move view up"), "move", -1, order[0] is not view)
            self._act(menu, "caret-down", _("Move view down"), "move", 1, order[-1] is not view)
            self._act(menu, "trash", _("Delete view"), "delete")
        self._not_here(menu, hidden)
        return menu

    def _not_here(self, menu: QMenu, hidden: Iterable[str]) -> None:
        rows = [self._plan.get(Organisation, uid) or self._plan.get(Role, uid) for uid in hidden]
        names = sorted((short_of(self._plan, row), row.uid) for row in rows if row is not None)
        if names:
            menu.addSeparator()
            below = menu.addMenu(theme.icon("eye-slash"), _("Not on this view"))
            below.setToolTipsVisible(True)
            self._act(below, "eye", _("Bring all back"), "bring back", "")
            below.addSeparator()
            for name, uid in names:
                self._act(below, "", name, "bring back", uid)

    def colours(self, now: str, choose: Callable[[str], object]) -> QMenu:
        """Return what cards can be coloured by: kinds first, then measures."""
        menu = QMenu(self._parent)
        known = dict(measures(self._plan))
        ways = ways_to_colour(self._plan)
        choices(menu, [way for way in ways if way[0] not in known], now, choose)
        menu.addSeparator()
        choices(menu, list(known.items()), now, choose)
        return menu

    def sizes(self, now: str) -> QMenu:
        """Return what the size of cards can say."""
        menu = QMenu(self._parent)
        choices(menu, [("", _("All the same size"))], now, lambda key: self._ask("size", key))
        menu.addSeparator()
        choices(menu, measures(self._plan), now, lambda key: self._ask("size", key))
        return menu

    def lines(self, value: bool, running: bool) -> QMenu:
        """Return what the lines of the view can be."""
        menu = QMenu(self._parent)
        ways = [("", _("Relationships")), ("value", _("Value flows"))]
        choices(menu, ways, "value" if value else "", lambda key: self._ask("value", bool(key)))
        if value:
            menu.addSeparator()
            words = _("Stop the flows") if running else _("Let the flows run")
            self._act(menu, "pause" if running else "play", words, "run", not running)
        return menu

    def past(self, now: str | None) -> QMenu:
        """Return the snapshots a view can be compared with, the latest first."""
        menu = QMenu(self._parent)
        rows = sorted(self._plan.rows(Snapshot), key=lambda one: one.taken_at, reverse=True)
        known = [(one.uid, f"{one.name}    {moment(one.taken_at)}") for one in rows]
        choices(menu, [("", _("Only today")), *known], now or "", lambda uid: self._ask("snapshot", uid))
        menu.addSeparator()
        self._act(menu, "camera", _("Take a snapshot"), "take snapshot", None, not self._plan.read_only)
        return menu

    def _act(
        self, menu: QMenu, icon: str, words: str, name: str, value: object = None, possible: bool = True
    ) -> None:
        action = menu.addAction(theme.icon(icon), words) if icon else menu.addAction(words)
        action.setEnabled(possible)
        action.triggered.connect(lambda: self._ask(name, value))


def choices(menu: QMenu, known: Iterable[tuple[str, str]], now: str, choose: Callable[[str], object]) -> None:
    """Add choices of which one is ticked."""
    group = QActionGroup(menu)
    for key, label in known:
        action = menu.addAction(label.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(key == now)
        action.setData(key)
        group.addAction(action)
    group.triggered.connect(lambda action: choose(action.data()))
