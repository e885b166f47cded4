"""The editors that open in a cell: a line, a paragraph, and a line that proposes what can be picked."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QPlainTextEdit, QWidget

from planner.analysis.scales import levels_of
from planner.document import Plan
from planner.model import Entity, Field, Kind
from planner.model.choices import Scale
from ui import theme
from ui.tables.choices import options_of, tip_of

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
MOST_LINES = 8


class LineCell(QLineEdit):
    """A line of text, a number, a day."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrame(False)
        self._begun: str | None = None

    def begin(self, text: str, *, replace: bool) -> None:
        """Show what the cell holds: selected, for typing to replace it, or with the cursor at its end."""
        if self._begun is None:
            self._begun = text
            self.setText(text)
        self.selectAll() if replace else self.end(False)

    def result(self) -> Any:
        """Return what was entered, or None when it is what the cell held."""
        return self.text() if self.text() != self._begun else None


class PickCell(LineCell):
    """A choice or a reference: what is typed is looked for anywhere in the options, which hang below."""

    picked = Signal()

    def __init__(self, parent: QWidget, plan: Plan, field: Field, row: Entity | None = None) -> None:
        super().__init__(parent)
        self._options = [(text, value) for text, value in options_of(plan, field, row) if text]
        self._value: Any = None
        model = QStandardItemModel(self)
        for text, value in self._options:
            item = QStandardItem(text)
            item.setData(value, Qt.ItemDataRole.UserRole)
            item.setToolTip(tip_of(plan, field, value))
            model.appendRow(item)
        completer = QCompleter(model, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(12)
        completer.activated[QModelIndex].connect(self._pick)  # type: ignore[index]
        self.setCompleter(completer)

    def open_list(self) -> None:
        """Hang all options below the cell."""
        self.completer().setCompletionPrefix("")
        self.completer().complete()

    def _pick(self, index: QModelIndex) -> None:
        self._value = index.data(Qt.ItemDataRole.UserRole)
        self.setText(str(index.data()))
        self.picked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        popup = self.completer().popup()
        if event.key() in ENTER and popup is not None and popup.isVisible():
            if popup.currentIndex().isValid():
                event.ignore()  # the list takes it and picks what is highlighted
                return
            popup.hide()
            self.picked.emit()
            return
        super().keyPressEvent(event)

    def result(self) -> Any:
        text = self.text().strip()
        if self._value is not None:
            return self._value
        if text and text != self._begun:
            begins = [value for name, value in self._options if _begins(name, text)]
            exact = [value for name, value in self._options if name.casefold() == text.casefold()]
            if len(exact) == 1 or len(begins) == 1:
                return (exact or begins)[0]
        return super().result()


def _begins(name: str, text: str) -> bool:
    """Whether an option begins with a text, or a level's label does: "4 · Probable" is picked by both."""
    label = name.partition(" · ")[2]
    return any(one.casefold().startswith(text.casefold()) for one in (name, label) if one)


class ParagraphCell(QPlainTextEdit):
    """A longer text, over the cells below; Enter ends it, Alt+Enter or Shift+Enter begins a new line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self._begun: str | None = None
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    def begin(self, text: str, *, replace: bool) -> None:
        """Show what the cell holds: selected, for typing to replace it, or with the cursor at its end."""
        if self._begun is None:
            self._begun = text
            self.setPlainText(text)
        if replace:
            self.selectAll()
        else:
            self.moveCursor(self.textCursor().MoveOperation.End)

    def result(self) -> Any:
        """Return what was entered, or None when it is what the cell held."""
        return self.text() if self.text() != self._begun else None

    def text(self) -> str:
        """Return what stands in the editor."""
        return self.toPlainText()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.insertPlainText("\n")
        else:
            super().keyPressEvent(event)

    def _grow(self, *_size: Any) -> None:
        lines = max(3, min(MOST_LINES, int(self.document().size().height())))
        height = lines * self.fontMetrics().lineSpacing() + 14
        sheet = self.parentWidget()
        room = sheet.height() if sheet is not None else height
        self.resize(self.width(), height)
        self.move(self.x(), max(0, min(self.y(), room - height)))

    def place_at(self, x: int, y: int, width: int) -> None:
        """Stand over a cell, and as far below it as the text needs."""
        self.setGeometry(x, y, max(width, 260), theme.TABLE_ROW)
        self._grow()


def cell_editor(
    parent: QWidget, plan: Plan, field: Field, row: Entity | None = None
) -> LineCell | ParagraphCell:
    """Return the editor that fits a field of a row; a score is picked once the plan says what the levels mean."""
    defined = bool(field.scale) and bool(levels_of(plan, Scale(field.scale)))
    if field.kind in (Kind.CHOICE, Kind.REFERENCE) or defined:
        return PickCell(parent, plan, field, row)
    editor = ParagraphCell(parent) if field.kind is Kind.LONG else LineCell(parent)
    if field.help:
        editor.setPlaceholderText(field.help)
    return editor
