"""A bow-tie out of the window: to the clipboard, or as a PNG or SVG file, on light paper."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from planner.i18n import _
from ui.charts.bow_tie import BowTie, picture_of, png_of, svg_bytes
from ui.workspace import Workspace
from ui.writers import file_name, write_bytes_whole


def copy_picture(workspace: Workspace, bow_tie: BowTie) -> None:
    """Put the picture on the clipboard."""
    QApplication.clipboard().setImage(picture_of(bow_tie))
    workspace.told.emit(_("The bow-tie is on the clipboard."), "good")


def ask_where_to_save(parent: QWidget, workspace: Workspace, bow_tie: BowTie) -> None:
    """Ask for a file, PNG or SVG by its ending, and write the picture there."""
    proposed = file_name(f"{bow_tie.event.code} {bow_tie.event.title}".strip())
    kinds = f"{_('PNG pictures (*.png)')};;{_('SVG drawings (*.svg)')}"
    path, kind = QFileDialog.getSaveFileName(parent, _("Save picture"), f"{proposed}.png", kinds)
    if path:
        ending = "" if Path(path).suffix else ".svg" if "*.svg" in kind else ".png"
        save_picture(workspace, bow_tie, Path(path + ending))


def save_picture(workspace: Workspace, bow_tie: BowTie, path: Path) -> None:
    """Write the picture as SVG or PNG and tell how it went."""
    draw = svg_bytes if path.suffix.lower() == ".svg" else png_of
    try:
        write_bytes_whole(path, draw(bow_tie))
    except OSError:
        words = _("{file} could not be written; choose another folder.").format(file=path.name)
        workspace.told.emit(words, "danger")
    else:
        workspace.told.emit(_("{name} is written.").format(name=path.name), "good")
