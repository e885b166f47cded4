"""The map as one widget: canvas, floating tools, legend and minimap, following the plan and the shared
selection.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QTimer, Signal
from PySide6.QtGui import QImage, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from planner.document import ChangeSet, Effect, Plan
from planner.edits import free_name, set_fields
from planner.edits.views import add_view
from planner.edits.zones import split
from planner.i18n import N_, _
from planner.layout import arrange
from planner.model import MapView, Organisation, Relationship
from planner.model.choices import Direction
from ui import theme
from ui.canvas.access import tell_focus
from ui.canvas.acts import ask_partner
from ui.canvas.canvas import Canvas
from ui.canvas.empty_map import EmptyMap
from ui.canvas.legend import Legend
from ui.canvas.minimap import Minimap
from ui.canvas.render import render_map
from ui.canvas.scene import MapScene
from ui.canvas.toolbar import Toolbar
from ui.plan_signals import PlanSignals, Selection

_EDGE = 16
_PICTURE_WIDTH = 1600


class MapWidget(QWidget):
    """Put it on a page. `zoom_changed` tells the zoom (1 = 100 %), `said` a sentence for the person."""

    zoom_changed = Signal(float)
    said = Signal(str)

    def __init__(
        self, plan: Plan, signals: PlanSignals, selection: Selection, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.plan = plan
        self.selection = selection
        self.map = MapScene(plan, theme.current())
        self.map.setParent(self)
        self.canvas = Canvas(self.map, selection, self)
        self.toolbar = Toolbar(plan, self)
        self.legend = Legend(self.map, self)
        self.minimap = Minimap(self.canvas, self)
        self.empty = EmptyMap(self)
        self.canvas.float_over(self.toolbar, self.legend, self.minimap, self.empty)
        self._fitted = False
        self._wanted: tuple[str | None, float, QPointF] | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._show_selected)
        self._connect(signals)
        self.setFocusProxy(self.canvas)
        self._refresh()
        self._follow_selection(selection.keys)

    def _connect(self, signals: PlanSignals) -> None:
        signals.changed.connect(self._follow)
        self.selection.changed.connect(self._follow_selection)
        theme.the_theme().changed.connect(self._follow_theme)
        self.canvas.zoom_changed.connect(self.zoom_changed)
        self.canvas.said.connect(self.said)
        self.legend.resized.connect(self._lay_out)
        self.legend.chosen.connect(self.map.highlight_category)
        self.empty.wanted.connect(self.add_partner_here)
        self.toolbar.view_chosen.connect(self.show_view)
        self.toolbar.view_wanted.connect(self._add_view)
        self.toolbar.arrange_wanted.connect(self.arrange)
        self.toolbar.lanes_chosen.connect(self.split)
        self.toolbar.colour_chosen.connect(self.colour_by)
        self.toolbar.filter_changed.connect(self.map.filter_by)

    # What a page or a command may ask for

    @property
    def zoom(self) -> float:
        """How large the map is shown; 1 is 100 %."""
        return self.canvas.zoom

    def place(self) -> tuple[str | None, float, QPointF]:
        """Return the view that is drawn, the zoom, and the point of the map in the middle of the window."""
        view = self.map.view
        return (view.uid if view is not None else None, self.zoom, self.canvas.seen().center())

    def come_back(self, place: tuple[str | None, float, QPointF]) -> None:
        """Show the map, once it is seen, as `place` says that it was."""
        self._wanted = place

    def fit(self) -> None:
        """Show the whole map, clear of the floating tools where that costs little."""
        top = self.toolbar.height() + 2 * _EDGE - 4
        below = (
            max(self.legend.height() if not self.legend.isHidden() else 0, self.minimap.height()) + _EDGE + 8
        )
        content = self.map.content()
        for bottom in (*range(20, below, 24), below):
            self.canvas.margins = (20, top, 20, bottom)
            self.canvas.show_area(content)
            if not self._covered():
                return

    def _covered(self) -> bool:
        """Whether a card lies under legend or minimap."""
        for tool in (self.legend, self.minimap):
            if tool.isVisibleTo(self):
                rect = tool.geometry()
                area = QRectF(self.canvas.to_map(rect.topLeft()), self.canvas.to_map(rect.bottomRight()))
                if self.map.is_taken(area) or self.map.zones.content().intersects(area):
                    return True
        return False

    def fit_selection(self) -> None:
        """Show what is selected as large as it fits."""
        self.canvas.show_area(self.map.content(self.map.selected or None), 1.5)

    def set_zoom(self, zoom: float) -> None:
        """Zoom about the middle of the window; 1 is 100 %."""
        self.canvas.set_zoom(zoom)

    def show_partner(self, uid: str) -> None:
        """Select a partner's card and bring it into view."""
        if uid in self.map.items_by_key:
            self.canvas.select([uid])
            self.canvas.make_visible(uid)

    def add_partner_here(self) -> None:
        """Ask for the name of a new partner, on the map."""
        self.canvas.setFocus()
        ask_partner(self.canvas)

    def arrange(self, kind: str, direction: str | None = None) -> int:
        """Lay the view out afresh, in one undo step; return how many cards moved. What a hand placed
        stays.
        """
        view = self.map.view
        moved = arrange(self.plan, view.name if view is not None else None, kind, direction)
        self.fit()
        return moved

    def split(self, by: str, direction: str = "") -> None:
        """Split the view into lanes or the influence–interest grid; "" joins it again."""
        way = Direction(direction) if direction else None
        others = None if self.map.stored else self.map.places()
        self.canvas.edit(split, self.plan, self.map.view, by or None, way, others=others)
        self.fit()

    def colour_by(self, field: str) -> None:
        """Colour cards by role, level or a field of partners; a view remembers it."""
        view = self.map.view
        self.map.set_colouring(field)
        if view is not None:
            set_fields(self.plan, [view], {"colour_by": field}, self, N_("Colour the map"))
        self._refresh()

    def show_view(self, uid: str) -> None:
        """Draw another view."""
        self.map.set_view(uid)
        self._refresh()
        self.fit()

    def picture(self, scale: float = 1.0, theme_name: str | None = None) -> QImage:
        """Draw the whole view as a picture, in the theme in use or in light or dark."""
        tokens = {"light": theme.LIGHT, "dark": theme.DARK}.get(theme_name or "", self.map.tokens)
        view = self.map.view
        uid = view.uid if view is not None else None
        width = max(round(self.map.content().width()) + 48, 320)
        return render_map(self.plan, min(width, _PICTURE_WIDTH * 4), None, scale, tokens, view_uid=uid)

    def retranslate(self) -> None:
        """Show everything in the language now active."""
        self.empty.translate()
        self.map.load()
        self._refresh()

    # Following

    def _follow(self, changes: ChangeSet) -> None:
        self.map.follow(changes)
        self.selection.follow(changes, self.plan)
        self.canvas.show_handles()
        if any(change.effect is Effect.ADDED for _uid, change in changes.of(Organisation)):
            self._later.start()
        if changes.concerns((MapView,)) or self.empty.isHidden() != bool(self.map.items_by_key):
            self._refresh()

    def _follow_selection(self, keys: tuple[tuple[type, str], ...]) -> None:
        cards = [uid for _entity, uid in keys if uid in self.map.items_by_key]
        self.map.show_selection(cards, [uid for entity, uid in keys if entity is Relationship])
        self.map.frames.select(uid for _entity, uid in keys)
        self.map.notes.select(uid for _entity, uid in keys)
        tell_focus(self.canvas)
        if cards and self.selection.origin is not self.canvas and self._fitted:
            self.canvas.make_visible(cards[-1])
        self.canvas.show_handles()

    def _follow_theme(self) -> None:
        self.map.set_tokens(theme.current())
        self.canvas.preview.tokens = theme.current()
        self.canvas.viewport().update()
        self._refresh()

    def _add_view(self) -> None:
        made = add_view(self.plan, free_name(self.plan, MapView, _("New view")))
        self.show_view(made.uid)

    def _refresh(self) -> None:
        self.toolbar.show_state(self.map.view, self.map.reader.colouring.by)
        empty = not self.map.items_by_key
        self.empty.setVisible(empty)
        self.legend.reload()
        self.minimap.repaint_blocks()
        self._lay_out()

    def _lay_out(self) -> None:
        self.canvas.setGeometry(self.rect())
        self.toolbar.fit_into(self.width() - 2 * _EDGE)
        self.toolbar.move(_EDGE, _EDGE - 2)
        self.legend.move(_EDGE, self.height() - self.legend.height() - _EDGE + 2)
        room = self.width() - 3 * _EDGE - self.minimap.width()
        fits = self.legend.isHidden() or self.legend.width() <= room
        self.minimap.setVisible(fits and bool(self.map.items_by_key))
        self.minimap.move(
            self.width() - self.minimap.width() - _EDGE, self.height() - self.minimap.height() - _EDGE + 2
        )
        self.empty.resize(min(420, self.width() - 40), self.empty.sizeHint().height())
        self.empty.move(self.rect().center() - self.empty.rect().center())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()
        if not self._fitted and self.isVisible():
            self.fit()
        elif self._fitted:
            self._later.start()  # the inspector beside may have come to lie where the card was

    def _show_selected(self) -> None:
        """Bring the one selected card into view."""
        if len(self.map.selected) == 1:
            self.canvas.make_visible(next(iter(self.map.selected)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._lay_out()
        if not self._fitted:
            self._fitted = True
            self._show_first()

    def _show_first(self) -> None:
        """Show the whole map, or what was seen of it before."""
        if self._wanted is None:
            self.fit()
            return
        view, zoom, centre = self._wanted
        if view is not None and self.plan.get(MapView, view) is not None:
            self.map.set_view(view)
            self._refresh()
        self.canvas.set_zoom(zoom)
        self.canvas.scroll_map(centre - self.canvas.seen().center())
