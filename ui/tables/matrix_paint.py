"""Paints a matrix: body, headings that stay, and the findings at the edges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from ui import theme
from ui.tables.matrix_data import FOOT, Cell, Heading

if TYPE_CHECKING:
    from ui.tables.matrix import MatrixView

MOST_LINES = 3  # of a column's heading
DETAIL = 14  # pixels of the quiet line below it


class MatrixPainter:
    """Draws what a view shows, where the view says it stands."""

    def __init__(self, view: MatrixView) -> None:
        self.view = view

    def paint(self, painter: QPainter) -> None:
        """Paint all of it, the parts that stay over those that scroll."""
        self._paint_body(painter)
        self._paint_extras(painter)
        self._paint_row_heads(painter)
        self._paint_column_heads(painter)
        self._paint_feet(painter)

    def _paint_body(self, painter: QPainter) -> None:
        t, width = theme.current(), self.view.viewport().width()
        painter.save()
        painter.setClipRect(QRect(0, self.view.top, width, self.view.foot_top() - self.view.top))
        for line in self.view.visible_lines():
            band = QRect(0, self.view.cell_box(line, 0).top(), width, self.view.matrix.row_height)
            if line == self.view.at[0]:
                painter.fillRect(band, QColor(t.accent_tint))
            painter.fillRect(QRect(0, band.bottom(), width, 1), QColor(t.hairline))
        painter.setClipRect(
            QRect(
                self.view.head,
                self.view.top,
                self.view.extras_left() - self.view.head,
                self.view.foot_top() - self.view.top,
            )
        )
        for line in self.view.visible_lines():
            for place in self.view.visible_places():
                cell = self.view.matrix.cell(self.view.rows[line].key, self.view.columns[place].key)
                self._paint_cell(painter, self.view.cell_box(line, place), cell)
        self._paint_current(painter)
        painter.restore()

    def _paint_current(self, painter: QPainter) -> None:
        if self.view.rows and self.view.columns:
            painter.setPen(QPen(QColor(theme.current().accent), 2 if self.view.hasFocus() else 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.view.cell_box(*self.view.at)).adjusted(1, 1, -1, -2))

    def _paint_cell(self, painter: QPainter, rect: QRect, cell: Cell) -> None:
        t = theme.current()
        size = self.view.matrix.box
        width = rect.width() - 4 if size.width() < 0 else size.width()
        height = rect.height() - 4 if size.height() < 0 else size.height()
        box = QRectF(0, 0, width, height)
        box.moveCenter(QPointF(rect.center()) + QPointF(0.5, 0))
        if cell.ring:
            painter.setPen(QPen(QColor(cell.ring), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), 6, 6)
        if cell.fill or cell.outline:
            painter.setPen(QPen(QColor(cell.outline), 1) if cell.outline else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(cell.fill) if cell.fill else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 4, 4)
        painter.setFont(theme.font(12, bold=bool(cell.fill or cell.outline), tabular=True))
        painter.setPen(QColor(cell.colour or t.muted))
        painter.drawText(QRectF(rect), Qt.AlignmentFlag.AlignCenter, cell.text)

    def _paint_row_heads(self, painter: QPainter) -> None:
        t = theme.current()
        painter.save()
        painter.setClipRect(QRect(0, self.view.top, self.view.head, self.view.foot_top() - self.view.top))
        for line in self.view.visible_lines():
            rect = QRect(
                0,
                self.view.cell_box(line, 0).top(),
                self.view.head,
                self.view.matrix.row_height - 1,
            )
            here = line == self.view.at[0]
            painter.fillRect(rect, QColor(t.accent_tint if here else t.surface))
            if here:
                painter.fillRect(QRect(0, rect.top(), 3, rect.height()), QColor(t.accent))
            self._paint_row_head(painter, rect.adjusted(16, 0, -8, 0), self.view.rows[line], here)
        if self.view.matrix.add is not None:
            y = self.view.cell_box(len(self.view.rows), 0).top()
            theme.paint_icon(painter, 16, y + 8, "plus", t.muted, 16)
        height = self.view.foot_top() - self.view.top
        painter.fillRect(QRect(self.view.head - 1, self.view.top, 1, height), QColor(t.hairline))
        painter.restore()

    def _paint_row_head(self, painter: QPainter, rect: QRect, heading: Heading, here: bool) -> None:
        t = theme.current()
        if heading.dot:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(heading.dot))
            painter.drawEllipse(QPointF(rect.left() + 4, rect.top() + (rect.height() + 1) / 2), 4, 4)
            rect = rect.adjusted(16, 0, 0, 0)
        title_box, detail_box = rect, QRect()
        if heading.detail:
            title_box = rect.adjusted(0, 4, 0, -rect.height() // 2 + 1)
            detail_box = rect.adjusted(0, rect.height() // 2, 0, -3)
        painter.setFont(theme.font(bold=here))
        painter.setPen(QColor(t.text))
        room = title_box.width() - (22 if heading.icon else 0)
        shown = painter.fontMetrics().elidedText(heading.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(title_box, Qt.AlignmentFlag.AlignVCenter, shown)
        if heading.icon:
            x = title_box.left() + painter.fontMetrics().horizontalAdvance(shown) + 6
            theme.paint_icon(painter, x, title_box.center().y() - 7, heading.icon, t.muted, 14)
        if heading.detail:
            painter.setFont(theme.font(11))
            painter.setPen(QColor(t.muted))
            painter.drawText(detail_box, Qt.AlignmentFlag.AlignVCenter, heading.detail)

    def _paint_column_heads(self, painter: QPainter) -> None:
        t, top = theme.current(), self.view.top
        painter.fillRect(QRect(0, 0, self.view.viewport().width(), top), QColor(t.surface))
        painter.save()
        painter.setClipRect(QRect(self.view.head, 0, self.view.extras_left() - self.view.head, top))
        for place in self.view.visible_places():
            x = self.view.cell_box(0, place).left()
            self._paint_column_head(painter, QRect(x, 4, self.view.wide, top - 8), self.view.columns[place])
        painter.restore()
        painter.setFont(theme.font(11, bold=True))
        painter.setPen(QColor(t.muted))
        flag = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRect(16, 0, self.view.head - 20, top - 6), flag, self.view.matrix.corner)
        x = self.view.extras_left()
        for title, _cell, width in self.view.matrix.extras:
            painter.drawText(QRect(x + 10, 0, width - 12, top - 6), flag, title)
            x += width
        painter.fillRect(QRect(0, top - 1, self.view.viewport().width(), 1), QColor(t.hairline))

    def _paint_column_head(self, painter: QPainter, rect: QRect, heading: Heading) -> None:
        t = theme.current()
        rect = rect.adjusted(2, 0, -2, 0)
        below = DETAIL if self.view.detailed else 0
        painter.setFont(theme.font(11, bold=True))
        painter.setPen(QColor(t.text))
        title = "\n".join(broken(painter.fontMetrics(), heading.title, rect.width()))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        painter.drawText(rect.adjusted(0, 0, 0, -below), flags, title)
        if heading.detail:
            painter.setFont(theme.font(11))
            painter.setPen(QColor(t.muted))
            painter.drawText(
                rect,
                flags,
                painter.fontMetrics().elidedText(heading.detail, Qt.TextElideMode.ElideRight, rect.width()),
            )

    def _paint_extras(self, painter: QPainter) -> None:
        t, x = theme.current(), self.view.extras_left()
        painter.save()
        painter.setClipRect(
            QRect(x, self.view.top, self.view.right + 4, self.view.foot_top() - self.view.top)
        )
        for number, (_title, cell_of, width) in enumerate(self.view.matrix.extras):
            for line in self.view.visible_lines():
                rect = QRect(x, self.view.cell_box(line, 0).top(), width, self.view.matrix.row_height - 1)
                painter.fillRect(rect, QColor(t.accent_tint if line == self.view.at[0] else t.surface))
                _paint_side(painter, rect, cell_of(self.view.rows[line].key))
            if number == 0:
                painter.fillRect(
                    QRect(x, self.view.top, 1, self.view.foot_top() - self.view.top), QColor(t.hairline)
                )
            x += width
        painter.restore()

    def _paint_feet(self, painter: QPainter) -> None:
        if not self.view.matrix.feet:
            return
        t, top = theme.current(), self.view.foot_top()
        painter.fillRect(QRect(0, top, self.view.viewport().width(), self.view.bottom), QColor(t.ground))
        painter.setPen(QPen(QColor(t.hairline), 2))
        painter.drawLine(0, top, self.view.viewport().width(), top)
        for number, (title, cell_of, side_of) in enumerate(self.view.matrix.feet):
            y = top + 3 + number * FOOT
            painter.setFont(theme.font())
            painter.setPen(QColor(t.muted))
            room = QRect(16, y, self.view.head - 24, FOOT)
            shown = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
            painter.save()
            painter.setClipRect(
                QRect(
                    self.view.head,
                    y,
                    self.view.extras_left() - self.view.head,
                    FOOT,
                )
            )
            for place in self.view.visible_places():
                self._paint_foot_cell(
                    painter,
                    QRect(self.view.cell_box(0, place).left(), y, self.view.wide, FOOT),
                    cell_of(self.view.columns[place].key),
                )
            painter.restore()
            x = self.view.extras_left()
            for extra, (_t, _c, width) in enumerate(self.view.matrix.extras):
                _paint_side(painter, QRect(x, y, width, FOOT), side_of(extra))
                x += width

    def _paint_foot_cell(self, painter: QPainter, rect: QRect, cell: Cell) -> None:
        if cell.icon:
            painter.setFont(theme.font(11))
            width = painter.fontMetrics().horizontalAdvance(cell.text) + 18
            x = rect.left() + (rect.width() - width) / 2
            theme.paint_icon(
                painter, x, rect.center().y() - 6, cell.icon, cell.colour or theme.current().muted, 14
            )
            painter.setPen(QColor(cell.colour or theme.current().muted))
            painter.drawText(
                QRectF(x + 18, rect.top(), rect.width(), rect.height()),
                Qt.AlignmentFlag.AlignVCenter,
                cell.text,
            )
        else:
            self._paint_cell(painter, rect, cell)


def heading_metrics() -> QFontMetrics:
    """Return the measures of the type that column headings are set in."""
    return QFontMetrics(theme.font(11, bold=True))


def broken(metrics: QFontMetrics, title: str, width: int) -> list[str]:
    """Break a heading into lines of `width` pixels, three at most; what is left is cut with an ellipsis."""
    words, lines = title.split(), [""]
    while words:
        longer = f"{lines[-1]} {words[0]}".strip()
        if metrics.horizontalAdvance(longer) <= width or not lines[-1]:
            lines[-1] = longer
            words.pop(0)
        elif len(lines) == MOST_LINES:
            lines[-1] = f"{lines[-1]} {' '.join(words)}"
            break
        else:
            lines.append("")
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines]


def _paint_side(painter: QPainter, rect: QRect, cell: Cell) -> None:
    """Paint a cell at the edge: an icon, a bar from the middle, a figure or a word."""
    t = theme.current()
    x = rect.left() + 10
    if cell.icon:
        theme.paint_icon(painter, x, rect.center().y() - 7, cell.icon, cell.colour or t.muted, 15)
        x += 22
    if cell.bar is not None:
        middle, reach = x + 26, 26.0
        painter.setPen(QColor(t.hairline))
        painter.drawLine(middle, rect.top() + 9, middle, rect.bottom() - 9)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(cell.colour or t.muted))
        length = reach * max(-1.0, min(1.0, cell.bar))
        painter.drawRoundedRect(
            QRectF(min(middle, middle + length), rect.center().y() - 3.5, abs(length), 8), 2, 2
        )
        x = middle + 30
    number = cell.bar is not None
    painter.setFont(theme.font(13 if number else 11, bold=True, tabular=True))
    painter.setPen(QColor(t.text if number else cell.colour or t.muted))
    box = QRect(x, rect.top(), rect.right() - x - 8, rect.height())
    side = Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft
    text = painter.fontMetrics().elidedText(cell.text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, text)
