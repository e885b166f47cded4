"""What the toolbar and the legend ask of a view: made, copied, named, ordered, coloured, sized, filtered, compared."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect

from planner.analysis.measures import scales_of
from planner.edits import delete_rows, free_name
from planner.edits.map_views import change_view, duplicate_view, move_view, rename_view, show_cards
from planner.edits.snapshots import take_snapshot
from planner.edits.views import add_view
from planner.i18n import N_, _
from planner.layout.arrange import size_cards
from planner.model import MapView
from planner.model.choices import ViewMode
from ui.canvas import reading

if TYPE_CHECKING:
    from ui.canvas.map_widget import MapWidget

_SETTING = {"colour_by": "colour_by", "size_by": "size_by", "filter": "words"}


class ViewActs:
    """Does what is asked by name; every change of the plan is one undo step."""

    def __init__(self, widget: MapWidget) -> None:
        self._widget = widget
        self._acts: dict[str, Callable[[Any], object]] = {
            "new": self._new,
            "duplicate": self._duplicate,
            "rename": self._rename,
            "delete": self._delete,
            "move": self._move,
            "size": self._size,
            "value": self._value,
            "run": lambda wanted: widget.map.flow.run(wanted),
            "kind": self._kind,
            "filter": lambda words: self.set({"filter": words or None}, N_("Filter the view")),
            "bring back": self._bring_back,
            "snapshot": lambda uid: widget.map.past.show(uid or None),
            "take snapshot": lambda _nothing: take_snapshot(widget.plan),
        }

    def do(self, name: str, value: object = None) -> None:
        """Do what is asked; what the plan refuses is told."""
        self._widget.canvas.edit(self._acts[name], value)
        self._widget.refresh()

    def set(self, values: dict[str, Any], label: str) -> None:
        """Change settings of the view; where the plan cannot be changed, only for as long as it is seen."""
        widget = self._widget
        if not widget.plan.read_only:
            change_view(widget.plan, widget.map.view, values, label, widget)
            return
        for name, value in values.items():
            if name == "mode":
                widget.map.unsaved["value"] = value is ViewMode.VALUE
            elif name == "shown_kinds":
                widget.map.unsaved["kinds"] = frozenset(value)
            else:
                widget.map.unsaved[_SETTING[name]] = value or ("" if name == "filter" else None)
        widget.map.load()

    def _view(self) -> MapView | None:
        return self._widget.map.view

    def _new(self, _nothing: object) -> None:
        widget = self._widget
        made = add_view(widget.plan, free_name(widget.plan, MapView, _("New view")))
        widget.show_view(made.uid)
        self._rename(None)

    def _duplicate(self, _nothing: object) -> None:
        view = self._view()
        if view is not None:
            self._widget.show_view(duplicate_view(self._widget.plan, view).uid)

    def _rename(self, _nothing: object) -> None:
        view, widget = self._view(), self._widget
        if view is not None:
            button = widget.toolbar.view
            at = button.mapTo(widget.toolbar, button.rect().bottomLeft()) + widget.toolbar.pos()
            where = QRect(at.x(), at.y() + 10, 220, 28)
            widget.canvas.editor.ask(where, view.name, lambda name: rename_view(widget.plan, view, name))

    def _delete(self, _nothing: object) -> None:
        view = self._view()
        if view is not None:
            delete_rows(self._widget.plan, [view])
            self._widget.show_view("")

    def _move(self, by: int) -> None:
        view = self._view()
        if view is not None:
            move_view(self._widget.plan, view, by)

    def _size(self, key: str) -> None:
        widget, by = self._widget, key or None
        if widget.plan.read_only:
            self.set({"size_by": by}, N_("Size the cards"))
        else:
            size_cards(widget.plan, widget.map.view, by, scales_of(widget.plan, by), widget)

    def _value(self, wanted: bool) -> None:
        mode = ViewMode.VALUE if wanted else ViewMode.STRUCTURE
        label = N_("Show value flows") if wanted else N_("Show relationships")
        self.set({"mode": mode, "shown_kinds": ()}, label)

    def _kind(self, key: str) -> None:
        scene = self._widget.map
        present = [kind if isinstance(kind, str) else str(kind.value) for kind in scene.kinds]
        hides = scene.settings.draws(key)
        label = N_("Hide lines") if hides else N_("Show lines")
        self.set({"shown_kinds": scene.settings.toggled(key, present)}, label)

    def _bring_back(self, uid: str) -> None:
        widget = self._widget
        if uid:
            show_cards(widget.plan, widget.map.view, [uid])
            widget.show_partner(uid)
        else:
            reading.bring_back(widget.canvas)
