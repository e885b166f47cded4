"""The map: nothing but the canvas, with its tools at the edges."""

from __future__ import annotations

from typing import Any

from planner.edits.views import add_places
from planner.i18n import _, percent
from planner.model import Entity, Organisation, Relationship, Role
from ui.canvas.map_widget import MapWidget
from ui.pages.page import Page


class MapPage(Page):
    """Who works with whom, drawn."""

    name = "Map"
    entities = (Organisation, Relationship, Role)

    def build(self) -> None:
        self.map = MapWidget(self.workspace.plan, self.workspace.signals, self.workspace.selection, self)
        self.outer.addWidget(self.map)
        self.map.zoom_changed.connect(self._zoomed)
        self.map.said.connect(self._said)
        self.map.canvas.told.connect(self._told)
        self.map.canvas.table_pasted.connect(self._review)
        self.map.canvas.merge_wanted.connect(self._merge)
        self.map.stage.told.connect(self.workspace.told)
        self.map.stage.row_wanted.connect(self.workspace.shown)
        self.map.stage.pages_wanted.connect(self._export_pages)
        self.map.canvas.export_wanted.connect(self._export)
        self._zoom = 1.0

    def _export(self) -> None:
        files = getattr(self.window(), "files", None)
        if files is not None:
            files.export_picture()

    def _said(self, text: str) -> None:
        self.workspace.told.emit(text, "warning")

    def _told(self, text: str) -> None:
        self.workspace.told.emit(text, "good")

    def _review(self, cells: list[list[str]]) -> None:
        from ui.dialogs.import_list import review_cells

        review_cells(self.window(), self.workspace, cells, header_row=1, first=self._keep_places)

    def _keep_places(self) -> None:
        """Store where the cards of a view stand that was never arranged, so that new ones do not move them."""
        scene = self.map.map
        if scene.items_by_key and not scene.stored:
            add_places(self.workspace.plan, {}, view=scene.view, others=scene.places())

    def _merge(self) -> None:
        from ui.dialogs.merge import ask_to_merge

        ask_to_merge(self.window(), self.workspace)

    def _export_pages(self) -> None:
        window = self.window()
        if hasattr(window, "files"):
            window.files.export_story()

    def _zoomed(self, zoom: float) -> None:
        self._zoom = zoom
        window = self.window()
        if self.isVisible() and hasattr(window, "set_status"):
            window.set_status(self.zoom_text())

    def zoom_text(self) -> str:
        """Return what the status bar says of the zoom."""
        return _("Zoom {percent}").format(percent=percent(self._zoom))

    def state(self) -> dict[str, Any]:
        return {"place": self.map.place()}

    def restore(self, state: dict[str, Any]) -> None:
        if "place" in state:
            self.map.come_back(state["place"])

    def primary(self) -> None:
        self.map.add_partner_here()

    def go(self, entity: type[Entity], uid: str) -> None:
        if entity is Organisation:
            self.map.show_partner(uid)
