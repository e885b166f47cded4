"""What every editor of a field has in common: it shows a value, keeps what does not fit, and tells once of another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QWidget,
)

from planner.analysis.scales import help_of
from planner.document import Plan
from planner.model import Entity, Field

PAUSE = 1500  # ms of silence after which what was typed is committed


def is_undo(event: QEvent) -> bool:
    """Whether the event asks who takes Ctrl+Z or redo."""
    return (
        isinstance(event, QKeyEvent)
        and event.type() == QEvent.Type.ShortcutOverride
        and (event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo))
    )


class Editor(QObject):
    """Wraps the widget that edits one field. `committed` carries the text or value a person entered."""

    committed = Signal(object)

    def __init__(self, plan: Plan, field: Field, widget: QWidget) -> None:
        super().__init__(widget)
        self.plan, self.field, self.widget = plan, field, widget
        self.rows: Sequence[Entity] = ()  # those whose values are shown
        widget.setToolTip(self.help)
        widget.setAccessibleName(field.label)
        widget.installEventFilter(self)

    @property
    def help(self) -> str:
        """What to enter, and what the levels of a scale mean in this plan."""
        return help_of(self.plan, self.field)

    def finish(self) -> None:
        """Commit what was typed and not yet committed."""

    @property
    def pending(self) -> bool:
        """Whether something was typed that is not committed yet."""
        return False

    def take_back(self) -> bool:
        """Show the plan's value again; whether there was anything to take back."""
        return False

    @property
    def is_wrong(self) -> bool:
        """Whether the editor shows a text that did not fit."""
        return bool(self.widget.property("wrong"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Commit before a shortcut such as Ctrl+S acts, and take back with Esc.

        Undo belongs to the field only while it holds something uncommitted; else to the plan.
        """
        if is_undo(event) and not self.pending:
            event.ignore()
            return True
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
            and not edits_text(event)
        ):
            self.finish()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return event.key() == Qt.Key.Key_Escape and self.take_back()
        return False

    def show_value(self, value: Any) -> None:
        """Show a value of the plan."""
        raise NotImplementedError

    def show_different(self) -> None:
        """Show that the selected rows differ."""
        raise NotImplementedError

    def mark_wrong(self, reason: str | None) -> None:
        """Keep what was typed visible with its reason, or clear the mark."""
        if reason is None and not self.is_wrong:
            return
        self.widget.setProperty("wrong", bool(reason))
        self.widget.setToolTip(reason or self.help)
        self.widget.style().unpolish(self.widget)
        self.widget.style().polish(self.widget)


_TEXT_KEYS = (
    QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo, QKeySequence.StandardKey.Copy,
    QKeySequence.StandardKey.Cut, QKeySequence.StandardKey.Paste, QKeySequence.StandardKey.SelectAll,
)  # fmt: skip


def edits_text(event: QKeyEvent) -> bool:
    """Whether a key combination works on the text itself; Ctrl alone does nothing yet."""
    modifier_alone = event.key() in (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta)
    return modifier_alone or any(event.matches(key) for key in _TEXT_KEYS)
