"""One editor for each kind of field; each tells when a person has left it with another value."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QDate, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QCheckBox, QComboBox, QCompleter, QLineEdit, QMenu, QPlainTextEdit, QWidget, QWidgetAction

from planner.display import shown
from planner.document import Plan
from planner.i18n import _
from planner.model import ENTITIES, Field, Kind, fields_of_class
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

    def show_value(self, value: Any) -> None:
        """Show a value of the plan."""
        raise NotImplementedError

    def show_different(self) -> None:
        """Show that the selected rows differ."""
        raise NotImplementedError

    def mark_wrong(self, reason: str | None) -> None:
        """Keep what was typed visible with its reason, or clear the mark."""
        self.widget.setProperty("wrong", bool(reason))
        self.widget.setToolTip(reason or self.field.help)
        self.widget.style().unpolish(self.widget)
        self.widget.style().polish(self.widget)


class LineEditor(Editor):
    """A line of text, a number or a date."""

    def __init__(self, plan: Plan, field: Field) -> None:
        self.edit = QLineEdit()
        super().__init__(plan, field, self.edit)
        self._before = ""
        if field.kind is Kind.DATE:
            self._add_calendar()
        self.edit.editingFinished.connect(self._finish)
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
        self._finish()

    def _finish(self) -> None:
        if self.edit.text() != self._before:
            self._before = self.edit.text()
            self.committed.emit(self._before)

    def show_value(self, value: Any) -> None:
        if self.edit.property("wrong") and self.edit.hasFocus():
            return
        self._before = shown(self.plan, self.field, value)
        self.edit.setPlaceholderText("")
        if self.edit.text() != self._before:
            self.edit.setText(self._before)
            self.edit.setCursorPosition(0)
        self.mark_wrong(None)

    def show_different(self) -> None:
        self._before = ""
        self.edit.clear()
        self.edit.setPlaceholderText(_("different"))
        self.mark_wrong(None)


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
        self.left.connect(self._end)
        self._grow()

    def _grow(self, *_size: Any) -> None:
        lines = max(1, min(4, int(self.document().size().height())))
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 4)

    def show_text(self, text: str) -> None:
        """Show a title, unless a person is typing one."""
        if not (self.hasFocus() and self.toPlainText() != self._shown):
            self._shown = text
            if text != self.toPlainText():
                self.setPlainText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._end()
        elif event.key() == Qt.Key.Key_Escape:
            self.setPlainText(self._shown)
        else:
            super().keyPressEvent(event)

    def _end(self) -> None:
        if self.toPlainText() != self._shown:
            self._shown = self.toPlainText()
            self.finished.emit()


class ParagraphEditor(Editor):
    """A longer text, committed on leaving it or after a pause."""

    def __init__(self, plan: Plan, field: Field) -> None:
        self.edit = _Paragraph()
        super().__init__(plan, field, self.edit)
        self._before = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._finish)
        self.edit.textChanged.connect(self._typed)
        self.edit.left.connect(self._finish)

    def _typed(self) -> None:
        if self.edit.hasFocus():
            self._pause.start()

    def _finish(self) -> None:
        self._pause.stop()
        if self.edit.toPlainText() != self._before:
            self._before = self.edit.toPlainText()
            self.committed.emit(self._before)

    def show_value(self, value: Any) -> None:
        text = shown(self.plan, self.field, value)
        self.edit.setPlaceholderText(self.field.help)
        if text != self.edit.toPlainText() and not (self.edit.hasFocus() and self._pause.isActive()):
            self.edit.setPlainText(text)
        self._before = text

    def show_different(self) -> None:
        self._before = ""
        self.edit.setPlainText("")
        self.edit.setPlaceholderText(_("different"))


class _Combo(QComboBox):
    """A combo box that leaves the wheel to the page and can be picked from by typing."""

    opened = Signal()

    def wheelEvent(self, event: Any) -> None:
        event.ignore()

    def showPopup(self) -> None:
        self.opened.emit()
        super().showPopup()


class PickEditor(Editor):
    """A choice, a reference or a small scale, picked from a list."""

    def __init__(self, plan: Plan, field: Field) -> None:
        self.combo = _Combo()
        super().__init__(plan, field, self.combo)
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.setMinimumContentsLength(6)
        self._fill()
        self.combo.opened.connect(self._refill)
        self.combo.activated.connect(self._picked)

    def _options(self) -> list[tuple[str, Any]]:
        if self.field.kind is Kind.WHOLE:
            scale = range(int(self.field.low or 0), int(self.field.high or 0) + 1)
            empty: list[tuple[str, Any]] = [("", None)] if self.field.default is None else []
            return empty + [(str(step), step) for step in scale]
        return options_of(self.plan, self.field)

    def _fill(self) -> None:
        self.combo.clear()
        for text, value in self._options():
            self.combo.addItem(text, value)

    def _refill(self) -> None:
        present = self.combo.currentData()
        self._fill()
        self.combo.setCurrentIndex(self.combo.findData(present))

    def _picked(self, place: int) -> None:
        self.committed.emit(self.combo.itemData(place))

    def show_value(self, value: Any) -> None:
        place = self.combo.findData(value)
        if place < 0 and value is not None:
            self._fill()
            place = self.combo.findData(value)
        self.combo.setPlaceholderText("")
        self.combo.setCurrentIndex(place)
        self.mark_wrong(None)

    def show_different(self) -> None:
        self.combo.setPlaceholderText(_("different"))
        self.combo.setCurrentIndex(-1)


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
    small = field.kind is Kind.WHOLE and field.low is not None and field.high is not None and field.high - field.low < 10
    if small or field.kind in (Kind.CHOICE, Kind.REFERENCE):
        return PickEditor(plan, field)
    return LineEditor(plan, field)


def _completer(plan: Plan, parent: QWidget) -> QCompleter:
    """Return a completer over every person and owner the plan names."""
    names: set[str] = set()
    for entity in ENTITIES:
        for field in fields_of_class(entity):
            if field.name in PEOPLE:
                names.update(filter(None, (getattr(row, field.name) for row in plan.rows(entity))))
    completer = QCompleter(sorted(names), parent)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    return completer


