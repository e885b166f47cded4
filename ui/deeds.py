"""What commands do to the plan that is open, and what they show beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from planner.i18n import _, ngettext
from planner.model import PlanInfo, Risk

if TYPE_CHECKING:
    from ui.window import MainWindow


class Deeds(QObject):
    """Belongs to one window; a method for each command that is neither a file nor the window itself."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window

    def delete_selected(self) -> None:
        """Delete what is selected."""
        if self.window.workspace is not None and self.window.workspace.selection.keys:
            workspace = self.window.workspace
            found = (workspace.plan.get(*key) for key in workspace.selection.keys)
            workspace.delete(row for row in found if row is not None)

    def merge_selected(self) -> None:
        """Ask how the two selected partners become one."""
        from ui.dialogs.merge import ask_to_merge

        if self.window.workspace is not None:
            ask_to_merge(self.window, self.window.workspace)

    def risk_happened(self) -> None:
        """Make issues of the selected risks, which have occurred."""
        from planner.edits.log import it_happened

        workspace = self.window.workspace
        if workspace is None:
            return
        risks: Any = workspace.selection.rows(workspace.plan, Risk)
        if not risks:
            self.window.tell(_("Select the risk that happened, then choose this again."))
            return
        made = workspace.attempt(lambda: it_happened(workspace.plan, risks))
        if made:
            words = ngettext(
                "It is an issue of the log now. Ctrl+Z takes it back.",
                "They are {n} issues of the log now. Ctrl+Z takes them back.",
                len(made),
            )
            self.window.tell(words, "good")

    def export_bow_tie(self) -> None:
        """Ask where the bow-tie of the selected risk, or of the gravest, is saved as a picture."""
        self.window.go("Risks")
        page: Any = self.window.pages.get("Risks")
        if page is None:
            return
        page.choose_tab("bowtie")
        if page.front().risk is None:
            self.window.tell(_("The plan names no risk."))
        else:
            page.front().ask_where_to_save()

    def define_levels(self) -> None:
        """Show what the levels of likelihood and impact mean, to be changed."""
        if self.window.workspace is not None:
            from ui.dialogs.levels import LevelsDialog

            LevelsDialog(self.window, self.window.workspace).open()

    def edit_plan(self) -> None:
        """Open the plan's own data in the inspector."""
        if self.window.workspace is not None:
            self.window.workspace.selection.set([(PlanInfo, self.window.workspace.plan.info.uid)])
            self.window.open_inspector()

    def take_snapshot(self) -> None:
        """Keep the whole plan as it is now."""
        if self.window.workspace is not None:
            from planner.edits.snapshots import take_snapshot

            workspace = self.window.workspace
            made = workspace.attempt(lambda: take_snapshot(workspace.plan))
            if made is not None:
                self.window.tell(_("Snapshot “{name}” is kept in the plan.").format(name=made.name), "good")

    def present(self) -> None:
        """Play the story of the map on the full screen."""
        if self.window.workspace is not None:
            from ui.canvas.story.player import present

            present(self.window.workspace.plan, self.window.workspace.signals, self.window)

    def show_drill(self, uid: str) -> None:
        """Go to the map and show what falls off if the partner of that key left."""
        self.window.go("Map")
        page: Any = self.window.pages["Map"]
        page.map.stage.drill(uid)

    def open_field(self, name: str) -> None:
        """Open the inspector with the keyboard on a field of what is selected."""
        self.window.open_inspector()
        if self.window.inspector is not None:
            self.window.inspector.edit_field(name)

    def practise_estimating(self) -> None:
        """Ask ten questions that show how well a person knows how much they know."""
        from ui.dialogs.calibration import CalibrationDialog

        CalibrationDialog(self.window).open()

    def show_risk_library(self) -> None:
        """Go to the risks and open the library of starter risks."""
        self.window.go("Risks")
        page: Any = self.window.pages["Risks"]
        page.ideas.open_library()

    def show_suggestions(self) -> None:
        """Go to the risks and open what the structure of the plan suggests."""
        self.window.go("Risks")
        page: Any = self.window.pages["Risks"]
        page.ideas.open()

    def show_shortcuts(self) -> None:
        """Show the keys."""
        from ui.dialogs.shortcuts import ShortcutsOverlay

        ShortcutsOverlay(self.window).show()

    def show_help(self) -> None:
        """Show the method, step by step."""
        from ui.dialogs.method import MethodDialog

        MethodDialog(self.window).open()

    def show_about(self) -> None:
        """Show the version."""
        from planner import __version__

        self.window.tell(_("Mitra {version}: plans for partner ecosystems.").format(version=__version__))
