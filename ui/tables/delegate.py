"""Paints the cells of a register by their look, and opens the editor that fits a cell's field."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from planner.document import Plan
from planner.i18n import _, number
from planner.model import Kind
from ui import theme
from ui.tables.columns import Column, Look
from ui.tables.model import COLUMN_ROLE, RAW_ROLE, WRONG_ROLE
from ui.tables.choices import options_of

Index = QModelIndex | QPersistentModelIndex
PAD = 10


class CellDelegate(QStyledItemDelegate):
    """One delegate for every register; `add_text` is what the line for a new row says."""

    def __init__(self, plan: Plan, parent: QWidget, add_text: str) -> None:
        super().__init__(parent)
        self.plan, self.add_text = plan, add_text

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, theme.TABLE_ROW)

    # Painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens = theme.current()
        rect, column = option.rect, index.data(COLUMN_ROLE)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, QColor(tokens.accent_tint if chosen else tokens.surface))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(tokens.hairline))
        line_count = index.model().rowCount() - (1 if getattr(index.model(), "can_add", False) else 0)
        if index.row() >= line_count:
            self._paint_new(painter, rect, column, index)
        else:
            self._paint_cell(painter, rect, column, index)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -2))
        painter.restore()

    def _paint_new(self, painter: QPainter, rect: QRect, column: Column, index: Index) -> None:
        if column.key != index.model().entity.title_field:  # type: ignore[attr-defined]
            return
        tokens = theme.current()
        theme.paint_icon(painter, rect.left() + PAD - 2, rect.center().y() - 7, "plus", tokens.muted, 14)
        painter.setPen(QColor(tokens.muted))
        painter.setFont(theme.font())
        wide = rect.adjusted(PAD + 18, 0, 400, 0)
        painter.setClipping(False)
        painter.drawText(wide, Qt.AlignmentFlag.AlignVCenter, self.add_text)

    def _paint_cell(self, painter: QPainter, rect: QRect, column: Column, index: Index) -> None:
        wrong = index.data(WRONG_ROLE)
        text, raw = index.data() or "", index.data(RAW_ROLE)
        if wrong is not None:
            self._paint_text(painter, rect, column, text, theme.current().danger)
            painter.setPen(QPen(QColor(theme.current().danger), 1, Qt.PenStyle.DotLine))
            painter.drawRect(rect.adjusted(1, 1, -2, -3))
            return
        painter_of = {
            Look.LEVEL: self._paint_level, Look.CHIP: self._paint_chip, Look.STEPS: self._paint_steps,
            Look.TICK: self._paint_tick, Look.DOT: self._paint_dot,
        }.get(column.look)  # fmt: skip
        if painter_of is not None:
            painter_of(painter, rect, column, raw, text)
        else:
            self._paint_text(painter, rect, column, text, self._text_colour(column, raw))

    def _text_colour(self, column: Column, raw: Any) -> str:
        tokens = theme.current()
        tone = column.tone(raw) if column.tone is not None else None
        if tone:
            return tone if tone.startswith("#") else str(getattr(tokens, tone))
        return tokens.muted if column.look is Look.MUTED else tokens.text

    def _paint_text(self, painter: QPainter, rect: QRect, column: Column, text: str, colour: str, left: int = 0) -> None:
        strong = column.look is Look.STRONG or (column.look is Look.NUMBER and column.tone is not None)
        painter.setFont(theme.font(bold=strong, tabular=column.look is Look.NUMBER))
        painter.setPen(QColor(colour))
        inner = rect.adjusted(PAD + left, 0, -PAD, -1)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, column.alignment, shown)

    def _paint_dot(self, painter: QPainter, rect: QRect, column: Column, raw: Any, text: str) -> None:
        tone = column.tone(raw) if column.tone is not None and raw not in (None, "") else None
        if tone:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tone))
            painter.drawEllipse(QPointF(rect.left() + PAD + 4, rect.center().y() + 0.5), 4, 4)
        self._paint_text(painter, rect, column, text, theme.current().text, 15 if tone else 0)

    def _paint_level(self, painter: QPainter, rect: QRect, column: Column, raw: Any, text: str) -> None:
        if not text:
            self._paint_text(painter, rect, column, _("not scored"), theme.current().faint)
            return
        colour, ground = (
            (theme.current().accent, theme.current().accent_tint)
            if text.startswith("+")
            else theme.level_colours(text[0])
        )
        paint_badge(painter, QRectF(rect.left() + PAD - 2, rect.center().y() - 9.5, 46, theme.BADGE), text, colour, ground)

    def _paint_chip(self, painter: QPainter, rect: QRect, column: Column, raw: Any, text: str) -> None:
        if not text:
            return
        colour, ground = chip_colours(str(getattr(raw, "value", raw)))
        painter.setFont(theme.font(12))
        width = min(painter.fontMetrics().horizontalAdvance(text) + 16, rect.width() - 12)
        box = QRectF(rect.left() + PAD - 2, rect.center().y() - 9.5, width, theme.BADGE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, 10, 10)
        painter.setPen(QColor(colour))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(width) - 12)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)

    def _paint_steps(self, painter: QPainter, rect: QRect, column: Column, raw: Any, text: str) -> None:
        if raw is None or column.field is None:
            return
        tokens = theme.current()
        painter.setPen(Qt.PenStyle.NoPen)
        for step in range(int(column.field.high or 0)):
            painter.setBrush(QColor(tokens.muted if step < raw else tokens.neutral_tint))
            painter.drawRoundedRect(QRectF(rect.left() + PAD + step * 11, rect.center().y() - 3.5, 9, 8), 2, 2)

    def _paint_tick(self, painter: QPainter, rect: QRect, column: Column, raw: Any, text: str) -> None:
        if raw:
            theme.paint_icon(painter, rect.left() + PAD, rect.center().y() - 8, "check", theme.current().accent, 16)

    # Editing

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column: Column = index.data(COLUMN_ROLE)
        field = column.field
        if field is not None and field.kind in (Kind.CHOICE, Kind.REFERENCE) and index.data(RAW_ROLE) is not ...:
            return _choice_editor(self.plan, parent, column, index)
        editor = QLineEdit(parent)
        editor.setFrame(False)
        if field is not None and field.help:
            editor.setPlaceholderText(field.help)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            place = editor.findData(index.data(RAW_ROLE))
            editor.setCurrentIndex(max(place, 0))
            editor.showPopup()
        elif isinstance(editor, QLineEdit):
            editor.setText(index.data(Qt.ItemDataRole.EditRole) or "")
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        value = editor.currentData() if isinstance(editor, QComboBox) else editor.text()  # type: ignore[attr-defined]
        model.setData(index, value, Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect.adjusted(1, 1, -1, -2))

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        column: Column = index.data(COLUMN_ROLE)
        raw = index.data(RAW_ROLE)
        if column.look is Look.TICK and event.type() == QEvent.Type.MouseButtonDblClick and raw is not None:
            return model.setData(index, not raw, Qt.ItemDataRole.EditRole)
        return super().editorEvent(event, model, option, index)


def _choice_editor(plan: Plan, parent: QWidget, column: Column, index: Index) -> QComboBox:
    editor = QComboBox(parent)
    editor.setFrame(False)
    assert column.field is not None
    for text, value in options_of(plan, column.field):
        editor.addItem(text, value)
    return editor


def chip_colours(word: str) -> tuple[str, str]:
    """Return text and ground colour of a stage or status chip."""
    tokens = theme.current()
    if word in ("active", "live", "done", "in place", "closed"):
        return tokens.good, tokens.good_tint
    if word in ("paused", "at risk", "monitoring", "requested", "occurred"):
        return tokens.warning, tokens.warning_tint
    if word in ("onboarding", "selected", "treating", "doing", "pilot", "committed"):
        return tokens.accent, tokens.accent_tint
    return tokens.muted, tokens.neutral_tint


def paint_badge(painter: QPainter, box: QRectF, text: str, colour: str, ground: str) -> None:
    """Draw a level badge such as "H 15"."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(box, 4, 4)
    painter.setFont(theme.font(11, bold=True, tabular=True))
    painter.setPen(QColor(colour))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def level_text(letter: str | None, score: float | None, *, opportunity: bool = False) -> str:
    """Return what a level badge says: "H 15", "+ 16" for an opportunity, empty when not scored."""
    if letter is None or score is None:
        return ""
    return f"{'+' if opportunity else letter} {number(score)}"
