"""Editors that are typed into: a line, a paragraph, and the title of a row."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QDate, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QCompleter,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
    QWidgetAction,
)

from planner.display import shown
from planner.document import Plan, fields_of
from planner.i18n import _
from planner.model import ENTITIES, Field, Kind
from ui import theme
from ui.inspector.editor import PAUSE, Editor, edits_text

PEOPLE = ("owner", "manager", "chair", "prepared_by", "approved_by", "raised_by", "rater", "handled_by", "escalates_to",
          "incident_contact", "vendor")  # fmt: skip


class LineEditor(Editor):
    """A line of text, a number or a date."""

    def __init__(self, plan: Plan, field: Field) -> None:
        self.edit = QLineEdit()
        super().__init__(plan, field, self.edit)
        self._before = self._plan_text = ""
        if field.kind is Kind.DATE:
            self._add_calendar()
        self.edit.setReadOnly(field.kind is Kind.MOMENT)
        self.edit.editingFinished.connect(self.finish)
        if field.name in PEOPLE:
            self.edit.setCompleter(_completer(plan, self.edit))

    def _add_calendar(self) -> None:
        action = self.edit.addAction(
            theme.icon("calendar-blank", theme.current().muted), QLineEdit.ActionPosition.TrailingPosition
        )
        action.setToolTip(_("Choose a day"))
        action.triggered.connect(self._open_calendar)

    def _open_calendar(self) -> None:
        menu = QMenu(self.edit)
        calendar = QCalendarWidget(menu)
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(calendar)
        menu.addAction(holder)
        calendar.clicked.connect(self._picked)
        calendar.clicked.connect(menu.close)
        menu.popup(self.edit.mapToGlobal(self.edit.rect().bottomLeft()))

    def _picked(self, day: QDate) -> None:
        self.edit.setText(day.toString(Qt.DateFormat.ISODate))
        self.finish()

    def finish(self) -> None:
        if self.edit.text() != self._before:
            self._before = self.edit.text()
            self.committed.emit(self._before)

    @property
    def pending(self) -> bool:
        return self.edit.text() != self._before

    def take_back(self) -> bool:
        if self.edit.text() == self._plan_text:
            return False
        self._before = self._plan_text
        self.edit.setText(self._plan_text)
        self.mark_wrong(None)
        return True

    def show_value(self, value: Any) -> None:
        self._show(shown(self.plan, self.field, value), "")

    def show_different(self) -> None:
        self._show("", _("different"))

    def _show(self, text: str, hint: str) -> None:
        """Show what the plan holds, unless a person is typing or has typed what does not fit."""
        self._plan_text = text
        self.edit.setPlaceholderText(hint)
        typing = self.edit.hasFocus() and self.edit.text() != self._before
        if self.is_wrong or typing:
            return
        self._before = text
        if self.edit.text() != text:
            self.edit.setText(text)
            self.edit.setCursorPosition(len(text) if self.edit.hasFocus() else 0)


class _Paragraph(QPlainTextEdit):
    """A text field that grows with its text up to eight lines."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def _grow(self, *_size: Any) -> None:
        wanted = int(self.document().size().height())
        lines = max(1, min(8, wanted))
        more = Qt.ScrollBarPolicy.ScrollBarAsNeeded if wanted > 8 else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(more)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 18)

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._grow()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class TitleEdit(_Paragraph):
    """The title of a row, large, wrapping as it must; Enter or leaving it ends the edit, Esc takes it back."""

    finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFont(theme.font(16, bold=True))
        self.setStyleSheet("border: 0; padding: 0; background: transparent;")
        self.document().setDocumentMargin(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._shown = ""
        self._refused: str | None = None
        self.left.connect(self.finish)
        self._grow()

    def _grow(self, *_size: Any) -> None:
        lines = max(1, min(4, int(self.document().size().height())))
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 4)

    def show_text(self, text: str) -> None:
        """Show a title, unless a person is typing one."""
        kept = self._refused is not None or (
            self.hasFocus() and self.toPlainText() not in (self._shown, text)
        )
        self._shown = text
        if not kept and text != self.toPlainText():
            self.setPlainText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish()
        elif event.key() == Qt.Key.Key_Escape:
            self._refused = None
            self.setToolTip("")
            self.setPlainText(self._shown)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
            and not edits_text(event)
        ):
            self.finish()
        return super().event(event)

    def refuse(self, reason: str) -> None:
        """Keep what was typed visible with its reason; the plan's title comes back with Esc."""
        self._refused = self.toPlainText()
        self.setToolTip(reason)

    def finish(self) -> None:
        """Tell of another title, once."""
        text = self.toPlainText()
        if text not in (self._shown, self._refused):
            self._refused = None
            self.setToolTip("")
            self.finished.emit()


class ParagraphEditor(Editor):
    """A longer text, committed on leaving it or after a pause."""

    def __init__(self, plan: Plan, field: Field) -> None:
        self.edit = _Paragraph()
        super().__init__(plan, field, self.edit)
        self._before = self._plan_text = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.finish)
        self.edit.textChanged.connect(self._typed)
        self.edit.left.connect(self.finish)

    def _typed(self) -> None:
        if self.edit.hasFocus():
            self._pause.start()

    def finish(self) -> None:
        self._pause.stop()
        if self.edit.toPlainText() != self._before:
            self._before = self.edit.toPlainText()
            self.committed.emit(self._before)

    @property
    def pending(self) -> bool:
        return self.edit.toPlainText() != self._before

    def take_back(self) -> bool:
        if self.edit.toPlainText() == self._plan_text:
            return False
        self._before = self._plan_text
        self.edit.setPlainText(self._plan_text)
        self._pause.stop()
        self.mark_wrong(None)
        return True

    def show_value(self, value: Any) -> None:
        self._show(shown(self.plan, self.field, value), self.field.help)

    def show_different(self) -> None:
        self._show("", _("different"))

    def _show(self, text: str, hint: str) -> None:
        """Show what the plan holds, unless a person is typing or has typed what does not fit."""
        self._plan_text = text
        self.edit.setPlaceholderText(hint)
        typing = self.edit.hasFocus() and self.edit.toPlainText() != self._before
        if self.is_wrong or typing:
            return
        typed = self.edit.hasFocus() and self.edit.toPlainText().strip() == text  # a space to go on from
        self._before = self.edit.toPlainText() if typed else text
        if self._before != self.edit.toPlainText():
            self.edit.setPlainText(text)


def _completer(plan: Plan, parent: QWidget) -> QCompleter:
    """Return a completer over every person and owner the plan names."""
    names: set[str] = set()
    for entity in ENTITIES:
        for field in fields_of(plan, entity):
            if field.name in PEOPLE:
                names.update(filter(None, (getattr(row, field.name) for row in plan.rows(entity))))
    completer = QCompleter(sorted(names), parent)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    return completer
