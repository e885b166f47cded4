"""Why SQLite refused a write, told as a sentence a person can act on."""

from __future__ import annotations

import sqlite3

from planner.errors import FileProblem, Invalid, MitraError
from planner.i18n import _


def explained(error: Exception) -> Exception:
    """Return what to raise for an error of SQLAlchemy: Invalid, FileProblem, or itself when it is a bug."""
    cause = getattr(error, "orig", None) or error
    if isinstance(cause, MitraError):
        return cause
    if isinstance(cause, (sqlite3.IntegrityError, sqlite3.DataError)):
        return Invalid(_sentence(str(cause)))
    if isinstance(cause, sqlite3.OperationalError):
        return FileProblem(
            _("The change cannot be kept on this computer: {reason}. Nothing was changed; try again.").format(
                reason=cause
            )
        )
    return error


def _sentence(reason: str) -> str:
    if "UNIQUE" in reason:
        return _("That link is there already; each pair may be linked once.")
    if "FOREIGN KEY" in reason:
        return _("Something refers to a row that is not there.")
    if "CHECK" in reason:
        return _("A value is not allowed there ({detail}).").format(detail=reason.rpartition(": ")[2])
    return _("The change does not fit the plan ({detail}).").format(detail=reason)
