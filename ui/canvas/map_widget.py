"""The map as one widget: canvas, floating tools, legend and minimap, following the plan and the shared
selection.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QTimer, Signal
from PySide6.QtGui import QHideEvent, QImage, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from planner.document import ChangeSet, Effect, Plan
from planner.edits.zones import split
from planner.i18n import N_, _
from planner.model import MapView, Organisation, Relationship, Snapshot
from planner.model.choices import Direction
from ui import theme
from ui.canvas.access import tell_focus
from ui.canvas.acts import ask_partner
from ui.canvas.arrange_strip import ArrangeStrip
from ui.canvas.arranging import Arranging
from ui.canvas.banner import Banner
from ui.canvas.canvas import Canvas
from ui.canvas.empty_map import EmptyMap
from ui.canvas.flight import Flight
from ui.canvas.layer import EVERYTHING
from ui.canvas.legend import Legend
from ui.canvas.minimap import Minimap
from ui.canvas.narrowing import narrow
from ui.canvas.render import render_map
from ui.canvas.role_drag import RoleDrag
from ui.canvas.scene import MapScene
from ui.canvas.stage import Stage
from ui.canvas.toolbar import Toolbar
from ui.canvas.view_acts import ViewActs
from ui.plan_signals import PlanSignals, Selection

_EDGE = 16
_FEW = 2  # cards: what is said to a beginner may have to go or to come back
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
        RoleDrag(self.canvas, self.legend)
        self.minimap = Minimap(self.canvas, self)
        self.empty = EmptyMap(self)
        self.banner = Banner(self.map, self)
        self.acts = ViewActs(self)
        self.flight = Flight(self.canvas)
        self.arranging = Arranging(self.canvas)
        self.strip = ArrangeStrip(self.arranging, self)
        self.canvas.float_over(self.toolbar, self.legend, self.minimap, self.empty, self.banner, self.strip)
        self.stage = Stage(self, signals)
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
        self.map.reloaded.connect(self._lay_out)
        self.stage.resized.connect(self._lay_out)
        self.legend.chosen.connect(lambda keys: narrow(self.map, picked=keys))
        self.legend.kind_clicked.connect(lambda key: self.acts.do("kind", key))
        self.empty.wanted.connect(self.add_partner_here)
        self.toolbar.view_chosen.connect(self.show_view)
        self.toolbar.asked.connect(self.acts.do)
        self.toolbar.next_wanted.connect(self.next_match)
        self.toolbar.arrange_wanted.connect(self.arrange)
        self.toolbar.lanes_chosen.connect(self.split)
        self.arranging.arranged.connect(self.fit)
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
        top += self.banner.height() + 8 if not self.banner.isHidden() else 0
        below = (
            max(self.legend.height() if not self.legend.isHidden() else 0, self.minimap.height()) + _EDGE + 8
        )
        content = self.map.content()
        for bottom in (*range(20, below, 24), below):
            self.canvas.margins = (20, top, 20 + self.stage.taken, bottom)
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
        hidden = self.map.chart.hidden
        partner = self.plan.get(Organisation, uid)
        if partner is not None and uid in hidden.removed:
            text = _("{partner} is not on this view; the menu of the view brings it back.")
            self.said.emit(text.format(partner=partner.short))
            return
        if uid not in self.map.items_by_key:
            narrow(self.map, around=None)  # it may only be out of focus
        uid = hidden.stand_in(uid)
        if uid in self.map.items_by_key:
            self.canvas.select([uid])
            if self._fitted and not self.canvas.seen().contains(self.map.rects[uid]):
                self.flight.to_card(uid)

    def next_match(self) -> None:
        """Fly to the next card that holds what was typed in the filter, from above to below."""
        cards = {uid: item.card for uid, item in self.map.items_by_key.items()}
        found = self.map.showing.matches(cards)
        if not found:
            self.said.emit(
                _("No card of this view holds “{words}”.").format(words=self.toolbar.filter.text())
            )
            return
        places = self.map.places()
        found.sort(key=lambda uid: (places[uid][1], places[uid][0]))
        chosen = [found.index(uid) for uid in self.map.selected if uid in found]
        uid = found[(chosen[0] + 1) % len(found)] if chosen else found[0]
        self.canvas.select([uid])
        self.flight.to_card(uid)

    def add_partner_here(self) -> None:
        """Ask for the name of a new partner, on the map."""
        self.canvas.setFocus()
        ask_partner(self.canvas)

    def arrange(self, kind: str, direction: str | None = None) -> int:
        """Lay the view out afresh, in one undo step; return how many cards moved, 0 as long as it runs aside.

        What a hand placed stays.
        """
        return self.arranging.start(kind, direction)

    def split(self, by: str, direction: str = "") -> None:
        """Split the view into lanes or the influence–interest grid; "" joins it again."""
        way = Direction(direction) if direction else None
        others = None if self.map.stored else self.map.places()
        self.canvas.edit(split, self.plan, self.map.view, by or None, way, others=others)
        self.fit()

    def colour_by(self, field: str) -> None:
        """Colour cards by role, level, a field of partners or a measure; a view remembers it."""
        self.acts.set({"colour_by": field}, N_("Colour the map"))
        self._refresh()

    def show_view(self, uid: str) -> None:
        """Draw another view."""
        self.arranging.cancel()
        self.arranging.settle()
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
        self.canvas.hand.cancel()  # what it holds may be gone
        self.arranging.settle()
        hidden = self.map.chart.hidden
        self.map.follow(changes)
        self.selection.follow(changes, self.plan)
        self.canvas.show_handles()
        if any(change.effect is Effect.ADDED for _uid, change in changes.of(Organisation)):
            self._later.start()
        few = len(self.map.items_by_key) <= _FEW
        if few or hidden != self.map.chart.hidden or changes.concerns((MapView, Snapshot)):
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
        self.map.stale.emit(EVERYTHING)
        self._refresh()

    def refresh(self) -> None:
        """Show the state of the view on the tools around the map."""
        self._refresh()

    def _refresh(self) -> None:
        self.toolbar.show_state(self.map)
        self.empty.show_for(self.map.items_by_key.values())
        self.legend.reload()
        self.banner.reload()
        self.minimap.repaint_blocks()
        self._lay_out()

    def _lay_out(self) -> None:
        self.canvas.setGeometry(self.rect())
        self.toolbar.fit_into(self.width() - 2 * _EDGE - 120)  # the tools at the right as icons
        self.toolbar.move(_EDGE, _EDGE - 2)
        self.legend.move(_EDGE, self.height() - self.legend.height() - _EDGE + 2)
        room = self.width() - 3 * _EDGE - self.minimap.width()
        fits = self.legend.isHidden() or self.legend.width() <= room
        self.minimap.setVisible(fits and bool(self.map.items_by_key) and not self.stage.taken)
        self.minimap.move(
            self.width() - self.minimap.width() - _EDGE, self.height() - self.minimap.height() - _EDGE + 2
        )
        self.banner.move(_EDGE, self.toolbar.y() + self.toolbar.height() + 8)
        self.stage.place()
        self.empty.resize(min(420, self.width() - 40), self.empty.sizeHint().height())
        below = QPoint(0, 134 if self.empty.alone else 0)
        self.empty.move(self.rect().center() - self.empty.rect().center() + below)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()
        if not self._fitted and self.isVisible():
            self.fit()
        elif self._fitted:
            self._later.start()  # the inspector beside may have come to lie where the card was

    def _show_selected(self) -> None:
        """Bring what is selected into view: the one card, or of several at least some."""
        chosen, seen = self.map.selected, self.canvas.seen()
        if len(chosen) == 1:
            self.canvas.make_visible(next(iter(chosen)))
        elif chosen and not any(seen.contains(self.map.rects[uid]) for uid in chosen):
            self.canvas.scroll_map(self.map.content(chosen).center() - seen.center())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._lay_out()
        if not self._fitted:
            self._fitted = True
            self._show_first()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.map.flow.run(False)

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
