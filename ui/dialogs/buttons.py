"""The two buttons a dialog ends with: one that takes what it shows, and Cancel."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton

from planner.i18n import _


def take_or_cancel(
    dialog: QDialog, word: str, take: Callable[[], None]
) -> tuple[QDialogButtonBox, QPushButton]:
    """Return the row of both buttons, and the one called `word`, which does `take`."""
    buttons = QDialogButtonBox()
    taking = buttons.addButton(word, QDialogButtonBox.ButtonRole.AcceptRole)
    taking.setProperty("look", "primary")
    buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
    buttons.accepted.connect(take)
    buttons.rejected.connect(dialog.reject)
    return buttons, taking
