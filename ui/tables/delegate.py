"""Paints the cells of a register by their look, and opens the editor that fits a cell's field."""

from __future__ import annotations

from collections.abc import Callable, Container
from functools import lru_cache
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from planner.document import Plan
from planner.i18n import number
from ui import theme
from ui.tables.cell_editors import ENTER, LineCell, ParagraphCell, PickCell, cell_editor
from ui.tables.choices import chip_colours as chip_colours
from ui.tables.columns import Column, Look, Mark
from ui.tables.model import COLUMN_ROLE, RAW_ROLE, RegisterModel, Shown

Index = QModelIndex | QPersistentModelIndex
PAD = 10


class CellDelegate(QStyledItemDelegate):
    """One delegate for every register; `add_text` is what the line for a new row says.

    The sheet says whether a line is tinted as selected, and whether more than one cell is. `entered` tells
    that a person ended an edit with Enter or picked from the list, `filled` what is meant for all selected cells.
    """

    entered = Signal()
    filled = Signal(object)

    def __init__(self, plan: Plan, parent: QWidget, add_text: str) -> None:
        super().__init__(parent)
        self.plan, self.add_text = plan, add_text
        self.tinted: Callable[[int], bool] = lambda line: False
        self.ranged: Callable[[], bool] = lambda: False
        self.found: Container[tuple[int, int]] = frozenset()  # cells in which a text was found
        self.editor: LineCell | ParagraphCell | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, theme.TABLE_ROW)

    # Painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, RegisterModel)
        tokens, rect, line = theme.current(), option.rect, index.row()
        if line in model.heads:
            return  # the sheet paints it over its whole width
        shown = model.shown(line, index.column())
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.fillRect(rect, _colour(tokens.accent_tint if self.tinted(line) else tokens.surface))
        if option.state & QStyle.StateFlag.State_Selected and not focused and self.ranged():
            painter.fillRect(rect, _veil(tokens.accent))
        if (line, index.column()) in self.found:
            painter.fillRect(rect, _colour(tokens.warning_tint))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), _colour(tokens.hairline))
        if line >= len(model.keys) and not shown.text and shown.wrong is None:
            self._paint_new(painter, rect, shown.column, model)
        else:
            self._paint_cell(painter, rect, shown)
        if focused:
            painter.setPen(QPen(_colour(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -2))
        painter.restore()

    def _paint_new(self, painter: QPainter, rect: QRect, column: Column, model: RegisterModel) -> None:
        if column.key != model.entity.title_field or model.draft.values:
            return
        tokens = theme.current()
        theme.paint_icon(painter, rect.left() + PAD - 2, rect.center().y() - 7, "plus", tokens.muted, 14)
        painter.setPen(_colour(tokens.muted))
        painter.setFont(theme.font())
        wide = rect.adjusted(PAD + 18, 0, 400, 0)
        painter.setClipping(False)
        painter.drawText(wide, Qt.AlignmentFlag.AlignVCenter, self.add_text)

    def _paint_cell(self, painter: QPainter, rect: QRect, shown: Shown) -> None:
        column, raw, text = shown.column, shown.raw, shown.text
        if shown.wrong is not None:
            self._paint_text(painter, rect, column, text, theme.current().danger)
            painter.setPen(QPen(_colour(theme.current().danger), 1, Qt.PenStyle.DotLine))
            painter.drawRect(rect.adjusted(1, 1, -2, -3))
            return
        if shown.mark is not None:
            self._paint_marked(painter, rect, shown, shown.mark)
            return
        if shown.blank:
            self._paint_text(painter, rect, column, "–", theme.current().muted)
            return
        painter_of = {
            Look.LEVEL: self._paint_level, Look.CHIP: self._paint_chip, Look.STEPS: self._paint_steps,
            Look.TICK: self._paint_tick, Look.DOT: self._paint_dot,
        }.get(column.look)  # fmt: skip
        if painter_of is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter_of(painter, rect, column, raw, text)
        else:
            self._paint_text(painter, rect, column, text, self._text_colour(column, raw))

    def _paint_marked(self, painter: QPainter, rect: QRect, shown: Shown, mark: Mark) -> None:
        """Draw the word and then the value, both in the colour of what they mean."""
        colour = str(getattr(theme.current(), mark.tone))
        painter.setFont(theme.font(11, bold=True))
        painter.setPen(_colour(colour))
        inner = rect.adjusted(PAD, 0, -PAD, -1)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, mark.word)
        left = painter.fontMetrics().horizontalAdvance(mark.word) + 5 if mark.word else 0
        self._paint_text(painter, rect, shown.column, shown.text, colour, left)
        if not mark.word:
            painter.setPen(QPen(_colour(colour), 1, Qt.PenStyle.DotLine))
            painter.drawLine(rect.left() + 3, rect.bottom() - 4, rect.right() - 4, rect.bottom() - 4)

    def _text_colour(self, column: Column, raw: Any) -> str:
        tokens = theme.current()
        tone = column.tone(raw) if column.tone is not None else None
        if tone:
            return tone if tone.startswith("#") else str(getattr(tokens, tone))
        return tokens.muted if column.look is Look.MUTED else tokens.text

    def _paint_text(
        self, painter: QPainter, rect: QRect, column: Column, text: str, colour: str, left: int = 0
    ) -> None:
        strong = column.look is Look.STRONG or (column.look is Look.NUMBER and column.tone is not None)
        painter.setFont(theme.font(bold=strong, tabular=column.look is Look.NUMBER))
        painter.setPen(_colour(colour))
        inner = rect.adjusted(PAD + left, 0, -PAD, -1)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, column.alignment, shown)

    def _paint_dot(self, painter: QPainter, rect: QRect, column: Column, raw: Any, text: str) -> None:
        tone = column.tone(raw) if column.tone is not None and raw not in (None, "") else None
        if tone:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_colour(tone))
            painter.drawEllipse(QPointF(rect.left() + PAD + 4, rect.center().y() + 0.5), 4, 4)
        self._paint_text(painter, rect, column, text, theme.current().text, 15 if tone else 0)

    def _paint_level(self, painter: QPainter, rect: QRect, column: Column, raw: Any, text: str) -> None:
        if not text:
            return
        colour, ground = (
            (theme.current().accent, theme.current().accent_tint)
            if text.startswith("+")
            else theme.level_colours(text[0])
        )
        paint_badge(
            painter,
            QRectF(rect.left() + PAD - 2, rect.center().y() - 9.5, 46, theme.BADGE),
            text,
            colour,
            ground,
        )

    def _paint_chip(self, painter: QPainter, rect: QRect, column: Column, raw: Any, text: str) -> None:
        if not text:
            return
        colour, ground = chip_colours(str(getattr(raw, "value", raw)))
        painter.setFont(theme.font(12))
        width = min(painter.fontMetrics().horizontalAdvance(text) + 16, rect.width() - 12)
        box = QRectF(rect.left() + PAD - 2, rect.center().y() - 9.5, width, theme.BADGE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_colour(ground))
        painter.drawRoundedRect(box, 10, 10)
        painter.setPen(_colour(colour))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(width) - 12)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)

    def _paint_steps(self, painter: QPainter, rect: QRect, column: Column, raw: Any, text: str) -> None:
        if raw is None or column.field is None:
            return
        tokens = theme.current()
        painter.setPen(Qt.PenStyle.NoPen)
        for step in range(int(column.field.high or 0)):
            painter.setBrush(_colour(tokens.muted if step < raw else tokens.neutral_tint))
            painter.drawRoundedRect(
                QRectF(rect.left() + PAD + step * 11, rect.center().y() - 3.5, 9, 8), 2, 2
            )

    def _paint_tick(self, painter: QPainter, rect: QRect, column: Column, raw: Any, text: str) -> None:
        tokens, at = theme.current(), (rect.left() + PAD, rect.center().y() - 8)
        if column.toggle is not None and raw is not None:
            icon, colour = ("check-circle", tokens.good) if raw else ("circle", tokens.muted)
            theme.paint_icon(painter, *at, icon, colour, 16)
        elif raw:
            theme.paint_icon(painter, *at, "check", tokens.accent, 16)

    # Editing

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column: Column = index.data(COLUMN_ROLE)
        assert column.field is not None
        rows = index.model()
        row = rows.row_at(index.row()) if isinstance(rows, RegisterModel) else None
        editor = cell_editor(parent, self.plan, column.field, row)
        editor.setAccessibleName(column.title)
        if isinstance(editor, PickCell):
            editor.picked.connect(self._picked)
        self.editor = editor
        return editor

    def _picked(self) -> None:
        editor = self.sender()
        if isinstance(editor, PickCell):
            self._finish(editor)

    def _finish(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        self.entered.emit()

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, (LineCell, ParagraphCell)):
            editor.begin(index.data(Qt.ItemDataRole.EditRole) or "", replace=True)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        value = editor.result() if isinstance(editor, (LineCell, ParagraphCell)) else None
        if value is not None:
            model.setData(index, value, Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        box = option.rect.adjusted(1, 1, -1, -2)
        if isinstance(editor, ParagraphCell):
            editor.place_at(box.x(), box.y(), box.width())
        else:
            editor.setGeometry(box)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in ENTER:
            pressed = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if pressed == Qt.KeyboardModifier.ControlModifier and isinstance(
                editor, (LineCell, ParagraphCell)
            ):
                value = editor.result()
                self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
                self.filled.emit(editor.text() if value is None else value)
                return True
            if isinstance(editor, LineCell) or (isinstance(editor, ParagraphCell) and not pressed):
                self._finish(editor)
                return True
        return super().eventFilter(editor, event)

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        column: Column | None = index.data(COLUMN_ROLE)
        if column is None:
            return False
        raw = index.data(RAW_ROLE)
        clicked = QEvent.Type.MouseButtonDblClick if column.toggle is None else QEvent.Type.MouseButtonRelease
        if column.look is Look.TICK and event.type() == clicked and raw is not None:
            return model.setData(index, not raw, Qt.ItemDataRole.EditRole)
        return super().editorEvent(event, model, option, index)


def paint_badge(painter: QPainter, box: QRectF, text: str, colour: str, ground: str) -> None:
    """Draw a level badge such as "H 15"."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_colour(ground))
    painter.drawRoundedRect(box, 4, 4)
    painter.setFont(theme.font(11, bold=True, tabular=True))
    painter.setPen(_colour(colour))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def level_text(letter: str | None, score: float | None, *, opportunity: bool = False) -> str:
    """Return what a level badge says: "H 15", "+ 16" for an opportunity, empty when not scored."""
    if letter is None or score is None:
        return ""
    return f"{'+' if opportunity else letter} {number(score)}"


@lru_cache(maxsize=256)
def _colour(text: str) -> QColor:
    """Return a colour; reading its text anew for every cell takes a tenth of painting a sheet."""
    return QColor(text)


def _veil(colour: str) -> QColor:
    """Return a colour thin enough to lie over text's ground."""
    veil = QColor(colour)
    veil.setAlpha(38)
    return veil
