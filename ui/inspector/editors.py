"""One editor for each kind of field; each tells when a person has left it with another value."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
)

from planner.analysis.scales import level_name
from planner.display import shown
from planner.document import Plan
from planner.i18n import _
from planner.model import Field, Kind
from planner.model.choices import Scale
from ui.inspector.editor import PAUSE
from ui.inspector.editor import Editor as Editor
from ui.inspector.picture_editor import PictureEditor
from ui.inspector.text_editors import LineEditor, ParagraphEditor
from ui.tables.choices import options_of, tip_of


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
        if self.field.kind is Kind.WHOLE and not self.field.scale:
            scale = range(int(self.field.low or 0), int(self.field.high or 0) + 1)
            empty: list[tuple[str, Any]] = [("", None)] if self.field.default is None else []
            return empty + [(str(step), step) for step in scale]
        return options_of(self.plan, self.field, self.rows[0] if self.rows else None)

    def _fill(self) -> None:
        """Offer what can be picked now; called when a person comes near, since a plan may hold thousands."""
        chosen = self.combo.currentIndex() >= 0
        present = self.combo.currentData()
        self.combo.clear()
        for text, value in self._options():
            self.combo.addItem(text, value)
            tip = tip_of(self.plan, self.field, value)
            if tip:
                self.combo.setItemData(self.combo.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
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
        if self.field.scale:
            self.combo.setToolTip(self.help)
        place = _place_of(self.combo, value)
        if place < 0 or not self._filled or self.combo.itemText(place) != self._text_of(value):
            self.combo.clear()
            self.combo.addItem(self._text_of(value), value)
            self._filled, place = False, 0
        self.combo.setPlaceholderText("")
        self.combo.setCurrentIndex(place)
        if self.combo.hasFocus() and not self._filled:
            self._fill()

    def _text_of(self, value: Any) -> str:
        if self.field.scale and value is not None:
            return level_name(self.plan, Scale(self.field.scale), value)
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
    if field.kind is Kind.PICTURE:
        return PictureEditor(plan, field)
    small = (
        field.kind is Kind.WHOLE
        and field.low is not None
        and field.high is not None
        and field.high - field.low < 10
    )
    if small or field.kind in (Kind.CHOICE, Kind.REFERENCE):
        return PickEditor(plan, field)
    return LineEditor(plan, field)
