"""What the File menu does: new, open, save, recover, import, export; every error becomes one sentence."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QStandardPaths, Qt, QTimer
from PySide6.QtWidgets import QFileDialog, QMessageBox

from planner.document.file import PlanFile, discard, new_plan, open_plan, recover, start_afresh, with_suffix
from planner.document.working_copy import Leftover, leftovers
from planner.errors import Cancelled, ChangedOnDisk, MitraError, UnsavedWork
from planner.i18n import _, language, moment, ngettext
from planner.model import MapView, Organisation, Risk
from ui.settings import remember_recent, settings
from ui.workspace import Workspace
from ui.writers import (
    file_name,
    keep_thumbnail,
    write_csv_folder,
    write_graphml_file,
    write_json_file,
    write_risk_report,
    write_story,
    write_workbook_with_map,
)

if TYPE_CHECKING:
    from ui.window import MainWindow

_ACCEPT, _DESTROY = QMessageBox.ButtonRole.AcceptRole, QMessageBox.ButtonRole.DestructiveRole


class Files:
    """The files side of one window."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self._drawn: tuple[Path, int] | None = None  # the plan and the step whose map the start page has

    # Opening

    def open_path(self, path: Path) -> bool:
        """Open a plan; what is wrong with it is said in the window."""
        return self.may_close() and self._open(path)

    def _open(self, path: Path) -> bool:
        try:
            plan = open_plan(path)
        except UnsavedWork:
            return self._open_with_leftover(path)
        except (MitraError, OSError) as error:
            self.window.tell(str(error), "danger")
            return False
        self._show(plan)
        return True

    def _open_with_leftover(self, path: Path) -> bool:
        """Ask what becomes of the unsaved work of an earlier session, then open the plan with or without it."""
        left = leftovers(path)
        if not left:
            return self._open(path)
        kept = ngettext("{n} change is kept", "{n} changes are kept", left[0].changes)
        chosen = self._ask(
            _("“{title}” has unsaved work of an earlier session.").format(title=left[0].title),
            f"{kept}, {moment(left[0].when)}. "
            + _("Recover it, or discard it and open the file as it was last saved."),
            {_("Recover"): _ACCEPT, _("Discard"): _DESTROY},
        )
        if chosen == _("Recover"):
            return self.recover_plan(left[0])
        if chosen == _("Discard"):
            for one in left:
                discard(one)
            return self._open(path)
        return False

    def _ask(self, text: str, detail: str, choices: dict[str, QMessageBox.ButtonRole]) -> str:
        """Ask a question of a few answers, the first one by Enter; an empty answer means: leave it all as it is."""
        box = QMessageBox(self.window)
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(text)
        box.setInformativeText(detail)
        buttons = {answer: box.addButton(answer, role) for answer, role in choices.items()}
        cancel = box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
        first, role = next(iter(choices.items()))
        box.setDefaultButton(buttons[first] if role is _ACCEPT else cancel)
        box.setEscapeButton(cancel)
        box.exec()
        clicked = box.clickedButton()
        box.deleteLater()
        return next((answer for answer, button in buttons.items() if button is clicked), "")

    def _show(self, plan: PlanFile, page: str = "Overview") -> None:
        before = self.window.plan
        if before is not None:
            self.remember(before)
        self.window.show_plan(plan, page)
        if before is not None:
            before.close()
        self.remember(plan)

    def open_plan(self) -> None:
        """Ask for a plan and open it."""
        path, _filter = QFileDialog.getOpenFileName(
            self.window, _("Open a plan"), self._folder(), _("Mitra plans (*.mitra)")
        )
        if path:
            self.open_path(Path(path))

    def new_plan(self) -> None:
        """Leave the plan for the start page, where templates wait."""
        self.close_plan()

    def new_from_template(self, name: str) -> None:
        """Make a plan from a template, in the language of the window."""
        from planner.templates import make

        if not self.may_close():
            return
        plan = new_plan()
        try:
            make(plan, name, language())
        except MitraError as error:
            plan.close()
            self.window.tell(str(error), "danger")
            return
        start_afresh(plan)
        self._show(plan, "Map")

    def open_sample(self) -> None:
        """Make the sample plan."""
        self.new_from_template("qris")

    def new_from_sheet(self) -> None:
        """Make a plan from somebody's list."""
        from ui.dialogs.import_list import ask_for_list, review_list

        path = ask_for_list(self.window)
        if path is None:
            return
        plan = new_plan(path.stem)
        workspace = Workspace(plan, self.window)
        workspace.told.connect(self.window.tell)
        review = review_list(self.window, workspace, path)

        def end(taken: int) -> None:
            workspace.stop()
            if taken and self.may_close():
                self._show(plan, "Map" if plan.rows(MapView) else "Partners")
            else:
                plan.close()

        if review is None:
            end(0)
        else:
            review.finished.connect(end)

    def recover_plan(self, leftover: Leftover) -> bool:
        """Open a plan with the unsaved work of an earlier session."""
        try:
            plan = recover(leftover)
        except MitraError as error:
            self.window.tell(str(error), "danger")
            return False
        self._show(plan)
        return True

    # Saving

    def save(self) -> bool:
        """Save, asking for a place when there is none yet."""
        plan = self.window.plan
        if plan is None:
            return False
        if plan.path is None:
            return self.save_as()
        return self._saved(plan, plan.save)

    def save_as(self) -> bool:
        """Ask for a place and save there."""
        plan = self.window.plan
        if plan is None:
            return False
        proposed = plan.path or Path(self._folder()) / f"{file_name(plan.info.title)}.mitra"
        path, _filter = QFileDialog.getSaveFileName(
            self.window, _("Save the plan"), str(proposed), _("Mitra plans (*.mitra)")
        )
        if not path or not self._may_replace(Path(path), with_suffix(Path(path))):
            return False
        return self._saved(plan, lambda: plan.save_as(Path(path)))

    def _may_replace(self, chosen: Path, target: Path) -> bool:
        """Ask before a file is replaced that the dialog did not ask about: the ending is ours, not typed."""
        if target == chosen or not target.exists():
            return True
        return bool(
            self._ask(
                _("Replace {name}?").format(name=target.name),
                _("A file of that name is there already; what it holds is lost."),
                {_("Replace"): _DESTROY},
            )
        )

    def _saved(self, plan: PlanFile, save: Callable[[], None]) -> bool:
        try:
            save()
        except ChangedOnDisk as error:
            self.window.tell(str(error), "warning")
            return self.save_as()
        except (MitraError, OSError) as error:
            self.window.tell(str(error), "danger")
            return False
        self.window.show_state()
        self.window.tell(_("Saved."), "good")
        QTimer.singleShot(0, self.window, self.window.remember_plan)
        return True

    def remember(self, plan: PlanFile) -> None:
        """Put the plan on the list of recent ones, with what the start page shows of it."""
        if plan.path is None:
            return
        from datetime import UTC, datetime

        about = {
            "title": plan.info.title,
            "partners": sum(not one.is_hub for one in plan.rows(Organisation)),
            "risks": len(plan.rows(Risk)),
            "opened": datetime.now(UTC).isoformat(),
        }
        remember_recent(plan.path, about)
        settings().setValue("folder", str(plan.path.parent))
        if self._drawn != (plan.path, plan.count):  # half a second for a large map
            self._drawn = (plan.path, plan.count)
            with suppress(OSError):  # a start page without the picture is no reason to stop
                keep_thumbnail(plan, plan.path)

    # Closing

    def may_close(self) -> bool:
        """Ask what to do with unsaved changes; False means: stay."""
        plan = self.window.plan
        if plan is None or not plan.unsaved:
            return True
        chosen = self._ask(
            _("Save the changes to “{title}”?").format(title=plan.info.title),
            _("Without saving, what you changed since the last save is lost."),
            {_("Save"): _ACCEPT, _("Do not save"): _DESTROY},
        )
        return self.save() if chosen == _("Save") else bool(chosen)

    def close_plan(self) -> None:
        """Close the plan and show the start page."""
        plan = self.window.plan
        if not self.may_close():
            return
        if plan is not None:
            self.remember(plan)
        self.window.show_plan(None)
        if plan is not None:
            plan.close()

    # In and out

    def import_list(self) -> None:
        """Bring somebody's list into this plan."""
        from ui.dialogs.import_list import ask_for_list, review_list

        path = ask_for_list(self.window)
        if path is not None and self.window.workspace is not None:
            review_list(self.window, self.window.workspace, path)

    def import_graph(self) -> None:
        """Bring a network of yEd, Gephi or Pajek, or a list of edges, into this plan."""
        from ui.dialogs.import_graph import ask_for_graph, review_graph

        path = ask_for_graph(self.window)
        if path is not None and self.window.workspace is not None:
            review_graph(self.window, self.window.workspace, path)

    def export_as(self, title: str, suffix: str, kind: str, write: Callable[[PlanFile, Path], Any]) -> None:
        """Ask for a place, with a title and a kind of files, and write the plan there; tell how it went."""
        plan = self.window.plan
        if plan is None:
            return
        proposed = Path(self._folder()) / f"{file_name(plan.info.title)}{suffix}"
        path, _filter = QFileDialog.getSaveFileName(self.window, title, str(proposed), kind)
        if not path:
            return
        target = Path(path) if Path(path).suffix == suffix or not suffix else Path(path + suffix)
        if not self._may_replace(Path(path), target):
            return
        try:
            write(plan, target)
        except Cancelled as stopped:
            self.window.tell(str(stopped))
            return
        except (MitraError, OSError) as error:
            self.window.tell(str(error), "danger")
            return
        self.window.tell(_("{name} is written.").format(name=target.name), "good")

    def export_workbook(self) -> None:
        """Hand the plan over as an Excel workbook."""
        self.export_as(
            _("Export as Excel workbook"), ".xlsx", _("Excel workbooks (*.xlsx)"), write_workbook_with_map
        )

    def export_picture(self) -> None:
        """Ask how the map is wanted as a picture, and write it."""
        from ui.picture_export import ask_for_picture

        ask_for_picture(self)

    def export_story(self) -> None:
        """Write the steps of the story, else the views, as pages."""
        self.export_as(_("Export the story as PDF pages"), ".pdf", _("PDF files (*.pdf)"), write_story)

    def export_risk_report(self) -> None:
        """Write how the risks stand, on one page."""
        self.export_as(_("Export the risk report"), ".pdf", _("PDF files (*.pdf)"), write_risk_report)

    def export_csv(self) -> None:
        """Write a folder of CSV files."""
        self.export_as(_("Export as CSV files"), "", _("Folder (*)"), write_csv_folder)

    def export_graphml(self) -> None:
        """Write the map as GraphML."""
        self.export_as(_("Export as GraphML"), ".graphml", _("GraphML files (*.graphml)"), write_graphml_file)

    def export_json(self) -> None:
        """Write the plan as JSON."""
        self.export_as(_("Export as JSON"), ".json", _("JSON files (*.json)"), write_json_file)

    def _folder(self) -> str:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return str(settings().value("folder") or documents)
