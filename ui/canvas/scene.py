"""The map's scene: keeps each card by key, follows changes of the plan row by row, knows what lies where, and
paints it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, QPointF, QRectF, Signal

from planner.document import ChangeSet, Plan
from planner.edits.views import is_placed, placements_of, view_of
from planner.layout import Chart, Places, chart_of, free_places_of
from planner.model import (
    Choice,
    Entity,
    Goal,
    MapGroup,
    MapNote,
    MapView,
    Organisation,
    Placement,
    PlanInfo,
    Relationship,
    Risk,
    RiskLink,
    Role,
    RoleAssignment,
    Stance,
    ValueFlow,
)
from ui.canvas.card_item import CardItem
from ui.canvas.cards import Card, CardReader
from ui.canvas.flow_layer import FlowLayer
from ui.canvas.fold_layer import FoldLayer
from ui.canvas.following import changes_settings, changes_structure, to_show_again
from ui.canvas.frames_layer import Frame, FramesLayer
from ui.canvas.grid import Grid
from ui.canvas.layer import EVERYTHING, Layer
from ui.canvas.lines import Lines, lines_of
from ui.canvas.links_layer import LinksLayer
from ui.canvas.notes_layer import NotesLayer
from ui.canvas.overview_layer import OverviewLayer
from ui.canvas.paint import Look
from ui.canvas.past_layer import PastLayer
from ui.canvas.showing import Settings, Showing, settings_of
from ui.canvas.tree_layer import TreeLayer
from ui.canvas.tree_lines import shape_of
from ui.canvas.way_layer import WayLayer
from ui.canvas.zones_layer import ZonesLayer
from ui.theme import Tokens

_SHOWN: tuple[type[Entity], ...] = (
    Organisation, Role, RoleAssignment, Relationship, Risk, RiskLink, MapView, MapGroup, MapNote, Placement,
    PlanInfo, Stance, Goal, ValueFlow,
)  # fmt: skip
_COUNTED: tuple[type[Entity], ...] = (Role, RoleAssignment, Risk, RiskLink, PlanInfo)  # on cards
_IN_LANES: set[type[Entity]] = {Organisation, Role, RoleAssignment, Placement}  # what lanes are made of


class MapScene(QObject):
    """The cards and lines of one view. `reloaded` is emitted when what is drawn, or where, has changed; `stale` tells
    the area to paint anew, everything if it is empty; `lifted_moved` that only what was lifted lies elsewhere.
    """

    reloaded = Signal()
    stale = Signal(QRectF)
    lifted_moved = Signal()

    def __init__(self, plan: Plan, tokens: Tokens, view_uid: str | None = None) -> None:
        super().__init__()
        self.plan = plan
        self.tokens = tokens
        self.view_uid = view_uid
        self.items_by_key: dict[str, CardItem] = {}
        self.rects: dict[str, QRectF] = {}
        self.stored = False
        self.chart = self.whole = Chart([], {}, [])
        self.selected: frozenset[str] = frozenset()
        self.hovered: str | None = None
        self.target: str | None = None
        self.showing = Showing(plan)
        self.settings = Settings()
        self.unsaved: dict[str, object] = {}  # settings chosen where the plan cannot be changed
        self.kinds: Counter[Choice | str] = Counter()  # of all lines in view, drawn or not
        self.lifted: frozenset[str] = frozenset()
        self._faint: set[str] = set()
        self._grid = Grid()
        self.reader = CardReader(plan, self.settings.colour_by)
        self.zones = ZonesLayer(tokens, self.stale.emit)
        self.frames = FramesLayer(tokens, self.stale.emit)
        self.notes = NotesLayer(tokens, self.stale.emit)
        self.tree = TreeLayer(tokens, self.stale.emit, self._faint.__contains__)
        self.links = LinksLayer(tokens, self.stale.emit, self._faint.__contains__, self.is_taken)
        self.overview = OverviewLayer(tokens, self.stale.emit, self._lying)
        self.past = PastLayer(self)
        self.folds = FoldLayer(self)
        self.way = WayLayer(self)
        self.flow = FlowLayer(self)
        # from the bottom up; the cards lie above them
        self.under: list[Layer] = [
            self.zones, self.past, self.frames, self.tree, self.way, self.flow, self.links, self.notes
        ]  # fmt: skip
        self.over: list[Layer] = [self.past.marks, self.folds]
        self.load()

    @property
    def view(self) -> MapView | None:
        """The view that is drawn; None as long as the plan has none."""
        return self.plan.get(MapView, self.view_uid) or view_of(self.plan)

    # Reading the plan

    def load(self) -> None:
        """Draw everything anew; items of cards that stay are kept."""
        self._read_settings()
        cards = self.reader.cards({box.uid for box in self._read_chart().boxes})
        for uid in self.items_by_key.keys() - cards.keys():
            self._remove(uid)
        for uid, card in cards.items():
            self._show(uid, card)
        self._place_all()

    def _read_settings(self) -> None:
        settings = replace(settings_of(self.view), **self.unsaved)  # type: ignore[arg-type]  # fields of it
        if settings.words != self.settings.words:
            self.showing.words = settings.words.casefold().strip()
        if settings.colour_by != self.settings.colour_by:
            self.showing.picked = frozenset()
        if (settings.colour_by, settings.size_by) != (self.reader.colouring.wanted, self.reader.size_by):
            self.reader = CardReader(self.plan, settings.colour_by, settings.size_by)
        self.reader.reload()
        self.settings = settings
        self.flow.run(self.flow.running)  # they run in value mode only

    def _read_chart(self) -> Chart:
        self.whole = chart_of(self.plan, self.view, self.reader.scales())
        self.chart = self.showing.read(self.whole)
        return self.chart

    def follow(self, changes: ChangeSet) -> None:
        """Follow a change of the plan: row by row where the structure stays, else all at once."""
        if not changes.concerns(_SHOWN):
            return
        touched = changes.entities
        if changes.reload or changes_structure(self, changes) or changes_settings(self, changes):
            self.load()
            return
        self._show_again(changes)
        if touched & {Relationship, MapView} or (self.zones.by and touched & _IN_LANES):
            self._read_chart()
            self._place_all()
        elif Placement in touched:
            self._follow_places()
        if touched & {MapGroup, MapNote}:
            self._load_frames()
        self._refresh_faint()
        self.reloaded.emit()

    def _show_again(self, changes: ChangeSet) -> None:
        """Show what the cards say now: all of them where what they count has changed, else those concerned."""
        if changes.concerns((*_COUNTED, Relationship)):
            self.reader.reload()
        uids = set(self.items_by_key) if changes.concerns(_COUNTED) else to_show_again(self, changes)
        for uid, card in self.reader.cards(uids & self.items_by_key.keys()).items():
            self._show(uid, card)

    def _show(self, uid: str, card: Card) -> None:
        item = self.items_by_key.get(uid)
        if item is None:
            self.items_by_key[uid] = CardItem(card, self.tokens)
        elif card != item.card:
            if (card.width, card.height) != (item.card.width, item.card.height):
                self.rects.pop(uid, None)  # to be put down anew
            item.show_card(card)

    def _remove(self, uid: str) -> None:
        del self.items_by_key[uid]
        self.rects.pop(uid, None)
        self._grid.drop(uid)
        self.selected -= {uid}  # a role stays selected elsewhere when its slot is filled

    def _follow_places(self) -> None:
        """Move the cards that stand elsewhere than they are drawn."""
        now, places = self.places(), self._read_places()
        self.move_cards({uid: QPointF(*at) for uid, at in places.items() if now[uid] != at})

    def _read_places(self) -> Places:
        view = self.view
        placed = placements_of(self.plan, view) if view is not None else {}
        self.stored = any(uid in placed and is_placed(placed[uid]) for uid in self.items_by_key)
        in_zones = self.zones.load(self.plan, view, self.whole)
        places = in_zones or free_places_of(self.plan, view, self.whole)
        return {uid: places[uid] for uid in self.items_by_key}

    def _place_all(self) -> None:
        view = self.view
        for uid, at in self._read_places().items():
            here = self.items_by_key[uid].pos()
            if uid not in self.rects or (here.x(), here.y()) != at:
                self._put(uid, QPointF(*at))
        self.overview.forget()
        self.tree.shape_of_lines = shape_of(view)
        self._load_lines()
        self._load_frames()
        self.past.load()
        self.way.load()
        self._refresh_faint()
        self.reloaded.emit()

    def _load_lines(self) -> None:
        """Read the lines between the cards that are drawn."""
        slots = [uid for uid, item in self.items_by_key.items() if item.card.slot]
        lines = lines_of(self.plan, self.chart, set(self.items_by_key) - set(slots), self.settings)
        if self.zones.is_grid:  # where a card stands says something else there
            lines = Lines([], {}, Counter())
        self.kinds = lines.kinds
        parents = {one: over for one, over in lines.parents.items() if {one, over} <= self.rects.keys()}
        self.tree.load(parents, self.rects, slots)
        self.links.load(lines.links, self.rects, parents, self.tree.corners)

    def _load_frames(self) -> None:
        self.frames.load(self.plan, self.view)
        self.notes.load(self.plan, self.view)

    def _put(self, uid: str, at: QPointF) -> None:
        item = self.items_by_key[uid]
        item.at = QPointF(at)
        self.rects[uid] = item.rect()
        self._grid.put(uid, self.rects[uid])
        self.overview.forget()

    # Where things are

    def places(self) -> Places:
        """Return where every card stands now."""
        return {uid: (item.pos().x(), item.pos().y()) for uid, item in self.items_by_key.items()}

    def move_cards(self, places: Mapping[str, QPointF]) -> None:
        """Show cards elsewhere, as a preview; the plan is not changed."""
        for uid, at in places.items():
            self._put(uid, at)
        dragged = bool(self.lifted) and self.lifted.issuperset(places)
        self.links.follow(places, self.tree.follow(places), settled=not dragged)
        if dragged:
            self.lifted_moved.emit()
        else:
            self.links.labels.forget()
            self.stale.emit(EVERYTHING)

    def card_at(self, point: QPointF) -> CardItem | None:
        """Return the card at a point of the map, the topmost first."""
        found = self.cards_around(point)
        return self.items_by_key[max(found, key=lambda uid: (uid in self.selected, uid))] if found else None

    def cards_around(self, point: QPointF) -> set[str]:
        """Return the keys of all cards that lie under a point, one above the other."""
        return {uid for uid in self._grid.at(point) if self.rects[uid].contains(point)}

    def cards_in(self, area: QRectF) -> set[str]:
        """Return the keys of the cards that touch an area."""
        return {uid for uid in self._grid.near(area) if self.rects[uid].intersects(area)}

    def is_taken(self, area: QRectF) -> bool:
        """Whether any card lies in an area."""
        return any(self.rects[uid].intersects(area) for uid in self._grid.near(area))

    def frame(self, uid: str) -> Frame | None:
        """Return a group or note of this view by its key."""
        return self.frames.frames.get(uid) or self.notes.frames.get(uid)

    def frame_at(self, point: QPointF, zoom: float) -> Frame | None:
        """Return the group or note caught at a point that no card covers."""
        if self.card_at(point) is not None:
            return None
        return self.notes.frame_at(point, zoom) or self.frames.frame_at(point, zoom)

    def show_frames_at(self, rects: Mapping[str, QRectF]) -> None:
        """Show groups and notes elsewhere, as a preview; the plan is not changed."""
        self.frames.show_at(rects)
        self.notes.show_at(rects)

    def content(self, uids: Iterable[str] | None = None) -> QRectF:
        """Return the rectangle around all cards, or around some."""
        area = QRectF()
        for uid in self.items_by_key if uids is None else uids:
            if uid in self.rects:
                area = area.united(self.rects[uid].adjusted(-6, -10, 6, 6))
        if uids is not None:
            return area
        for layer in (self.zones, self.frames, self.notes, self.links, self.past):
            area = area.united(layer.content())
        return area

    # How things look

    def set_tokens(self, tokens: Tokens) -> None:
        """Draw in another theme."""
        self.tokens = tokens
        for card in self.items_by_key.values():
            card.show_tokens(tokens)
        for layer in (*self.under, self.overview, *self.over):
            layer.tokens = tokens
        self.links.restyle()
        self.overview.forget()

    def set_view(self, uid: str | None) -> None:
        """Draw another view."""
        self.view_uid = uid
        self.unsaved.clear()
        self.showing.picked = frozenset()
        self.load()

    def narrowed(self, *, other_cards: bool) -> None:
        """Show what narrows the map now; with `other_cards` others are drawn than before."""
        if other_cards:
            self.load()
        else:
            self.way.end_if_over()
            self._refresh_faint()
            self.reloaded.emit()

    def show_selection(self, cards: Iterable[str], links: Iterable[str]) -> None:
        """Show cards and relationships as selected."""
        self.selected = frozenset(cards)
        self.links.selected = frozenset(links)
        self.links.restyle()
        self._refresh_looks()

    def point_at(self, uid: str | None, link: str | None = None) -> None:
        """Show a card or a line as pointed at."""
        if uid != self.hovered:
            before, self.hovered = self.hovered, uid
            self._refresh_looks(one for one in (before, uid) if one is not None)
        if link != self.links.hovered:
            self.links.point_at(link)

    def aim_at(self, uid: str | None) -> None:
        """Show a card as the target of a drag."""
        if uid != self.target:
            before, self.target = self.target, uid
            self._refresh_looks(one for one in (before, uid) if one is not None)

    def filter_by(self, words: str) -> None:
        """Make cards faint whose texts do not hold the words."""
        self.showing.words = words.casefold().strip()
        self._refresh_faint()

    def dim(self, uids: Iterable[str]) -> None:
        """Make cards faint, whatever they match; none shows all again."""
        self.showing.dimmed = frozenset(uids)
        self._refresh_faint()

    def _refresh_faint(self) -> None:
        faint = self.showing.faint({uid: item.card for uid, item in self.items_by_key.items()})
        if faint != self._faint:
            self._faint.clear()
            self._faint.update(faint)
            self.links.restyle()
            self.reloaded.emit()
        self._refresh_looks()

    def _refresh_looks(self, uids: Iterable[str] | None = None) -> None:
        for uid in self.items_by_key if uids is None else uids:
            item = self.items_by_key.get(uid)
            if item is not None:
                faint = uid in self._faint
                look = Look(uid in self.selected, uid == self.hovered, faint, uid == self.target)
                if item.show_look(look):
                    self.stale.emit(item.bounds())
        self.overview.forget()

    # Painting

    def put_on_paper(self, only: Iterable[str] | None = None) -> None:
        """From now on paint for a file or printer, all or some of the cards: everything in full, at any zoom."""
        self.links.on_paper = True
        if only is not None:
            shown = set(only)
            self.under.remove(self.frames)  # which are as large as the whole
            for uid in self.items_by_key.keys() - shown:
                self._remove(uid)
            self._load_lines()
        self.links.look_at(self.content())

    def lift(self, uids: Iterable[str]) -> None:
        """Leave cards and what hangs on them out of `paint`, to be painted by `paint_lifted` while they are dragged."""
        self.lifted = frozenset(uids)
        self.overview.forget()
        self.tree.left_out = self.tree.touching(self.lifted)
        self.links.leave_out(self.lifted | self.tree.left_out if self.lifted else None)
        self.links.labels.forget()
        self.stale.emit(EVERYTHING)

    def _lying(self) -> list[CardItem]:
        """Return the cards that are not lifted."""
        return [item for uid, item in self.items_by_key.items() if uid not in self.lifted]
