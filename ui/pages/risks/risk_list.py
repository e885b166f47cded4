"""A narrow list of risks to choose from, the gravest first, each with its level."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate

from planner.i18n import _
from planner.model import Risk
from ui import theme
from ui.charts.bow_tie.paint import text_lines
from ui.pages.risks.bow_tie.facts import badge_of
from ui.pages.risks.columns import score_of
from ui.tables.delegate import paint_badge
from ui.workspace import Workspace

KEY, BADGE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
ROW = 40


class RiskList(QListWidget):
    """`risk_chosen` carries the key of the risk a person picked."""

    risk_chosen = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.setItemDelegate(_Line(self))
        self.setAccessibleName(_("Risks"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.currentItemChanged.connect(self._picked)
        self._filling = False

    def show_risks(self, chosen: str) -> None:
        """List the plan's risks as they are now, the row of the key `chosen` current."""
        self._filling = True
        risks = sorted(self.workspace.plan.rows(Risk), key=lambda risk: -score_of(risk))
        while self.count() > len(risks):
            self.takeItem(self.count() - 1)
        for place, risk in enumerate(risks):
            item = self.item(place)
            if item is None:
                item = QListWidgetItem()
                self.addItem(item)
            if (item.data(KEY), item.text()) != (risk.uid, risk.title):
                item.setText(risk.title)
                item.setData(KEY, risk.uid)
                item.setToolTip(f"{risk.code or ''} {risk.title}".strip())
            badge = badge_of(self.workspace, risk)
            if item.data(BADGE) != badge:
                item.setData(BADGE, badge)
        self.stand_on(chosen)
        self._filling = False

    def stand_on(self, key: str) -> None:
        """Make the risk of a key current without telling."""
        before, self._filling = self._filling, True
        for place in range(self.count()):
            if self.item(place).data(KEY) == key:
                self.setCurrentRow(place)
        self._filling = before

    def step(self, by: int) -> None:
        """Go to the next risk or the one before."""
        self.setCurrentRow(max(0, min(self.currentRow() + by, self.count() - 1)))

    def _picked(self, item: QListWidgetItem | None, _before: Any) -> None:
        if item is not None and not self._filling:
            self.risk_chosen.emit(item.data(KEY))


class _Line(QStyledItemDelegate):
    """The title in up to two lines at the left, the level badge at the right."""

    def sizeHint(self, option: Any, index: Any) -> QSize:
        return QSize(120, ROW)

    def paint(self, painter: QPainter, option: Any, index: Any) -> None:
        t = theme.current()
        rect = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.fillRect(rect, QColor(t.accent_tint))
            painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), QColor(t.accent))
        text, letter = index.data(BADGE) or ("", "")
        room = rect.adjusted(12, 0, -62 if text else -10, 0)
        _write_title(painter, room, index.data(), bold=chosen)
        if text:
            colours = theme.level_colours(letter) if letter else (t.accent, t.accent_tint)
            place = QRectF(rect.right() - 54, rect.center().y() - 10, 46, theme.BADGE)
            paint_badge(painter, place, text, *colours)
        painter.restore()


def _write_title(painter: QPainter, room: QRectF, title: str, *, bold: bool) -> None:
    """Write a title in one line, or in two of which the second gives way."""
    font = theme.font(12, bold=bold)
    metrics = QFontMetricsF(font)
    lines = text_lines(title, 12, bold, room.width())
    if len(lines) > 1:
        rest = title[len(lines[0]) :].strip()
        lines = (lines[0], metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room.width()))
    painter.setFont(font)
    painter.setPen(QColor(theme.current().text))
    y = room.center().y() - len(lines) * metrics.lineSpacing() / 2 + metrics.ascent()
    for line in lines:
        painter.drawText(QPointF(room.left(), y), line)
        y += metrics.lineSpacing()
