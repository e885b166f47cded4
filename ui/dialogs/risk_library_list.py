"""The list in the library of starter risks: headings by sector, ticks, and how both look."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from planner.analysis.risk_library import StarterRisk, sector_name
from planner.i18n import _, ngettext
from planner.model.choices import Sector
from ui import theme

Index = QModelIndex | QPersistentModelIndex
Group = tuple[Sector | None, list[StarterRisk]]
LINE_ROLE = Qt.ItemDataRole.UserRole
ROW, HEAD = 46, 34  # px


class LibraryModel(QAbstractListModel):
    """Lines are headings (a group) and risks; `ticked` holds keys and outlasts every search."""

    ticks_changed = Signal()

    def __init__(self, groups: Sequence[Group], there: Collection[str], parent: QObject) -> None:
        super().__init__(parent)
        self.groups, self.there = groups, there
        self.ticked: set[str] = set()
        self.lines: list[Group | StarterRisk] = []

    def show_fitting(self, words: Sequence[str]) -> None:
        """List the risks that say every one of `words` (folded), under their headings."""
        self.beginResetModel()
        self.lines = []
        for sector, risks in self.groups:
            fitting = [one for one in risks if all(word in one.words for word in words)]
            if fitting:
                self.lines += [(sector, fitting), *fitting]
        self.endResetModel()

    def risk_at(self, line: int) -> StarterRisk | None:
        """Return the risk of a line, None for a heading."""
        one = self.lines[line] if 0 <= line < len(self.lines) else None
        return one if isinstance(one, StarterRisk) else None

    def chosen(self) -> list[StarterRisk]:
        """Return what is ticked, in the order of the list."""
        return [one for _sector, risks in self.groups for one in risks if one.key in self.ticked]

    def toggle(self, index: Index) -> None:
        """Tick a risk or take the tick off; a heading does so for all of its risks that are shown."""
        if not index.isValid():
            return
        line = self.lines[index.row()]
        risks = [line] if isinstance(line, StarterRisk) else line[1]
        keys = {one.key for one in risks if one.key not in self.there}
        if not keys:
            return
        self.ticked = self.ticked - keys if keys <= self.ticked else self.ticked | keys
        self.dataChanged.emit(self.index(0), self.index(len(self.lines) - 1))
        self.ticks_changed.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # Qt's own default
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        if role == LINE_ROLE:
            return line
        if not isinstance(line, StarterRisk):
            return sector_name(line[0]) if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.CheckStateRole:
            there = line.key in self.there or line.key in self.ticked
            return Qt.CheckState.Checked if there else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleDescriptionRole and line.key in self.there:
            return _("in the register")
        return None


class LibraryDelegate(QStyledItemDelegate):
    """Paints headings, and risks with their tick."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, ROW if isinstance(index.data(LINE_ROLE), StarterRisk) else HEAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        t, line, box = theme.current(), index.data(LINE_ROLE), QRectF(option.rect)
        state: Any = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(t.accent_tint))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
        model: Any = index.model()
        if isinstance(line, StarterRisk):
            self._paint_risk(painter, box, line, model)
        else:
            self._paint_heading(painter, box, line, model)
        painter.restore()

    def _paint_heading(self, painter: QPainter, box: QRectF, group: Group, model: LibraryModel) -> None:
        t = theme.current()
        count = sum(one.key in model.ticked for one in group[1])
        painter.setFont(theme.font(11, bold=True))
        painter.setPen(QColor(t.muted))
        words = box.adjusted(10, 6, -10, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, sector_name(group[0]))
        side = f"{count} / {len(group[1])}" if count else str(len(group[1]))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, side)
        painter.setPen(QColor(t.hairline))
        painter.drawLine(box.bottomLeft(), box.bottomRight())

    def _paint_risk(self, painter: QPainter, box: QRectF, risk: StarterRisk, model: LibraryModel) -> None:
        t, there = theme.current(), risk.key in model.there
        _paint_tick(painter, box.left() + 10, box.center().y() - 8, risk.key in model.ticked, there)
        words = box.adjusted(36, 6, -10, -6)
        _line(painter, words, risk.title, 13, t.faint if there else t.text, Qt.AlignmentFlag.AlignTop)
        actions = ngettext("{n} action", "{n} actions", len(risk.actions))
        below = _("in the register") if there else f"{risk.category.label} · {actions}"
        _line(painter, words, below, 11, t.faint if there else t.muted, Qt.AlignmentFlag.AlignBottom)


def _paint_tick(painter: QPainter, x: float, y: float, ticked: bool, there: bool) -> None:
    t = theme.current()
    full = ticked or there
    painter.setPen(QPen(QColor(t.hairline if there else t.accent if ticked else t.line), 1))
    painter.setBrush(QColor(t.neutral_tint if there else t.accent if ticked else t.surface))
    painter.drawRoundedRect(QRectF(x + 0.5, y + 0.5, 15, 15), 3, 3)
    if full:
        theme.paint_icon(painter, x + 2, y + 2, "check", t.faint if there else t.on_accent, 12)


def _line(painter: QPainter, box: QRectF, text: str, size: int, colour: str, align: Qt.AlignmentFlag) -> None:
    font = theme.font(size)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, align | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine, shown)
