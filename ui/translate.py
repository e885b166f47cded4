"""Qt's own words ("Cancel", "Open") in the language of the window: a translator that asks our catalogue."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from planner.i18n import N_, _, language

# The texts of Qt that can appear in the window; listed here so that the catalogue holds them.
QT_WORDS = (
    N_("OK"), N_("&OK"), N_("Cancel"), N_("&Cancel"), N_("Save"), N_("&Save"), N_("Open"), N_("&Open"), N_("Close"),
    N_("&Close"), N_("Discard"), N_("Don't Save"), N_("&Yes"), N_("&No"), N_("Yes"), N_("No"), N_("Apply"), N_("Reset"),
    N_("Help"), N_("Undo"), N_("&Undo"), N_("Redo"), N_("&Redo"), N_("Cu&t"), N_("&Copy"), N_("&Paste"), N_("Delete"),
    N_("Select All"), N_("&Look in:"), N_("Directory:"), N_("File &name:"), N_("Files of &type:"), N_("&Choose"),
    N_("New Folder"), N_("&New Folder"), N_("&Rename"), N_("&Delete"), N_("Show &hidden files"), N_("Back"),
    N_("Forward"), N_("Parent Directory"), N_("List View"), N_("Detail View"), N_("All Files (*)"), N_("Name"),
    N_("Size"), N_("Type"), N_("Date Modified"), N_("Computer"), N_("My Computer"), N_("Sidebar"),
    N_("Create New Folder"), N_("Go back"), N_("Go forward"), N_("Go to the parent directory"),
    N_("Create a New Folder"), N_("Change to list view mode"), N_("Change to detail view mode"), N_("Find Directory"),
    N_("Folder"), N_("Drive"), N_("File"), N_("Unknown"), N_("Save As"), N_("&Step up"), N_("Step &down"),
    N_("&Select All"), N_("All files (*)"), N_("List of places and bookmarks"), N_("Files"), N_("Recent Places"),
    N_("Remove"), N_("Show "), N_("Kind"), N_("File Folder"), N_("Alias"), N_("Shortcut"), N_("Show Details..."),
    N_("Hide Details..."), N_("Copy &Link Location"), N_("Insert Unicode control character"),
    N_("Could not delete directory."), N_("Are you sure you want to delete '%1'?"),
    N_("'%1' is write protected.\nDo you want to delete it anyway?"),
    N_("%1 already exists.\nDo you want to replace it?"),
    N_("%1\nFile not found.\nPlease verify the correct file name was given."),
    N_("%1\nDirectory not found.\nPlease verify the correct directory name was given."),
)  # fmt: skip


_KNOWN = frozenset(QT_WORDS)


class CatalogueTranslator(QTranslator):
    """Answers Qt from Mitra's own catalogue."""

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        return (
            _(source) if source in _KNOWN else None
        )  # None, not an empty text, sends Qt back to its own word

    def isEmpty(self) -> bool:
        return False


def install(app: QApplication) -> CatalogueTranslator:
    """Make Qt speak the active language, its numbers and dates too."""
    translator = CatalogueTranslator(app)
    app.installTranslator(translator)
    follow_language()
    return translator


def follow_language() -> None:
    """Use the number and date habits of the active language."""
    indonesian = QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia)
    english = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    QLocale.setDefault(indonesian if language() == "id" else english)
