"""The errors a person may meet. Each carries one clear sentence, already in the active language."""

from __future__ import annotations


class MitraError(Exception):
    """Something a person can understand and mend; the text names the place and the way out."""

    def __str__(self) -> str:
        return str(self.args[0]) if self.args else ""


class Invalid(MitraError):
    """A value or a change that breaks a rule of the model; nothing was changed."""

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field


class FileProblem(MitraError):
    """A file that cannot be read or written."""


class NotAPlan(FileProblem):
    """The file is no Mitra plan, or is damaged."""


class NewerPlan(FileProblem):
    """The file was made by a newer Mitra."""


class PlanLocked(FileProblem):
    """The plan is open in another window."""


class UnsavedWork(FileProblem):
    """Unsaved work of an earlier session waits to be recovered or discarded."""


class ChangedOnDisk(FileProblem):
    """Somebody else changed the file since it was opened."""


class Cancelled(MitraError):
    """A person stopped a long piece of work."""
