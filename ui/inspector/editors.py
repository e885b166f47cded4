"""One editor for each kind of field; each tells when a person has left it with another value."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QDate, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QCalendarWidget,
    QCheckBox,
    QComboBox,
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
from ui.tables.choices import options_of

PAUSE = 1500  # ms of silence after which what was typed is committed
PEOPLE = ("owner", "manager", "chair", "prepared_by", "approved_by", "raised_by", "rater", "handled_by", "escalates_to",
          "incident_contact", "vendor")  # fmt: skip


class Editor(QObject):
    """Wraps the widget that edits one field. `committed` carries the text or value a person entered."""

    committed = Signal(object)

    def __init__(self, plan: Plan, field: Field, widget: QWidget) -> None:
        super().__init__(widget)
        self.plan, self.field, self.widget = plan, field, widget
        widget.setToolTip(field.help)
        widget.setAccessibleName(field.label)
        widget.installEventFilter(self)

    def finish(self) -> None:
        """Commit what was typed and not yet committed."""

    def take_back(self) -> bool:
        """Show the plan's value again; whether there was anything to take back."""
        return False

    @property
    def is_wrong(self) -> bool:
        """Whether the editor shows a text that did not fit."""
        return bool(self.widget.property("wrong"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Commit before a shortcut such as Ctrl+S acts, and take back with Esc."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
            and not _edits_text(event)
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
        self.widget.setToolTip(reason or self.field.help)
        self.widget.style().unpolish(self.widget)
        self.widget.style().polish(self.widget)


_TEXT_KEYS = (
    QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo, QKeySequence.StandardKey.Copy,
    QKeySequence.StandardKey.Cut, QKeySequence.StandardKey.Paste, QKeySequence.StandardKey.SelectAll,
)  # fmt: skip


def _edits_text(event: QKeyEvent) -> bool:
    """Whether a key combination works on the text itself; Ctrl alone does nothing yet."""
    modifier_alone = event.key() in (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta)
    return modifier_alone or any(event.matches(key) for key in _TEXT_KEYS)


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
            and not _edits_text(event)
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


class _Combo(QComboBox):
    """A combo box that leaves the wheel to the page and can be picked from by typing."""

    opened = Signal()
    hung = False  # whether the list hangs open, or was what a person picked from

    def wheelEvent(self, event: Any) -> None:
        event.ignore()

    def showPopup(self) -> None:
        self.opened.emit()
        self.hung = True
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.hung = False  # what keys choose may be on the way to another: it is committed after a pause
        super().keyPressEvent(event)


class PickEditor(Editor):
    """A choice, a reference or a small scale, picked from a list."""

    def __init__(self, plan: Plan, field: Field) -> None:
        self.combo = _Combo()
        super().__init__(plan, field, self.combo)
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.setMinimumContentsLength(6)
        self._filled = False
        self._plan_value: Any = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.finish)
        self.combo.opened.connect(self._fill)
        self.combo.activated.connect(self._picked)

    def _options(self) -> list[tuple[str, Any]]:
        if self.field.kind is Kind.WHOLE:
            scale = range(int(self.field.low or 0), int(self.field.high or 0) + 1)
            empty: list[tuple[str, Any]] = [("", None)] if self.field.default is None else []
            return empty + [(str(step), step) for step in scale]
        return options_of(self.plan, self.field)

    def _fill(self) -> None:
        """Offer what can be picked now; called when a person comes near, since a plan may hold thousands."""
        chosen = self.combo.currentIndex() >= 0
        present = self.combo.currentData()
        self.combo.clear()
        for text, value in self._options():
            self.combo.addItem(text, value)
        self._filled = True
        self.combo.setCurrentIndex(_place_of(self.combo, present) if chosen else -1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and not self.combo.hung:
            self._fill()
        elif event.type() == QEvent.Type.FocusOut and self._pause.isActive():
            self.finish()
        return super().eventFilter(watched, event)

    def _picked(self, place: int) -> None:
        if self.combo.hung:
            self.finish()
        else:
            self._pause.start()

    def finish(self) -> None:
        self._pause.stop()
        value = self.combo.currentData()
        if self.combo.currentIndex() >= 0 and value != self._plan_value:
            self.committed.emit(value)

    def take_back(self) -> bool:
        if not self.is_wrong and not self._pause.isActive():
            return False
        self._pause.stop()
        self.mark_wrong(None)
        self.combo.setCurrentIndex(_place_of(self.combo, self._plan_value))
        return True

    def show_value(self, value: Any) -> None:
        self._plan_value = value
        if self.is_wrong or self._pause.isActive():
            return
        place = _place_of(self.combo, value)
        if place < 0 or not self._filled:
            self.combo.clear()
            self.combo.addItem(self._text_of(value), value)
            self._filled, place = False, 0
        self.combo.setPlaceholderText("")
        self.combo.setCurrentIndex(place)
        if self.combo.hasFocus() and not self._filled:
            self._fill()

    def _text_of(self, value: Any) -> str:
        return (
            str(value)
            if self.field.kind is Kind.WHOLE and value is not None
            else shown(self.plan, self.field, value)
        )

    def show_different(self) -> None:
        self._plan_value = None
        if not self.is_wrong:
            self.combo.setPlaceholderText(_("different"))
            self.combo.setCurrentIndex(-1)


def _place_of(combo: QComboBox, value: Any) -> int:
    """Return where a value stands; asked in Python, since Qt compares what it cannot read by its address."""
    return next((n for n in range(combo.count()) if combo.itemData(n) == value), -1)


class TickEditor(Editor):
    """Yes or no."""

    def __init__(self, plan: Plan, field: Field) -> None:
        self.box = QCheckBox()
        super().__init__(plan, field, self.box)
        self.box.clicked.connect(self._clicked)

    def _clicked(self) -> None:
        self.box.setTristate(False)
        self.committed.emit(self.box.isChecked())

    def show_value(self, value: Any) -> None:
        self.box.setTristate(False)
        self.box.setChecked(bool(value))

    def show_different(self) -> None:
        self.box.setTristate(True)
        self.box.setCheckState(Qt.CheckState.PartiallyChecked)


TALL = 240  # pixels: a field whose column is this wide holds a sentence, and wants to be read whole


def tall(field: Field) -> bool:
    """Whether a field is edited as a paragraph, its label above."""
    return field.kind is Kind.LONG or (field.kind is Kind.TEXT and (field.width or 0) >= TALL)


def editor_for(plan: Plan, field: Field) -> Editor:
    """Return the editor that fits a field."""
    if tall(field):
        return ParagraphEditor(plan, field)
    if field.kind is Kind.YES_NO:
        return TickEditor(plan, field)
    small = (
        field.kind is Kind.WHOLE
        and field.low is not None
        and field.high is not None
        and field.high - field.low < 10
    )
    if small or field.kind in (Kind.CHOICE, Kind.REFERENCE):
        return PickEditor(plan, field)
    return LineEditor(plan, field)


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
