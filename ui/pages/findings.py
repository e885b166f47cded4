"""The findings of the plan check as a list: errors first, however many there are, each leading to what it is about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from planner.i18n import N_, _, number
from planner.model import BY_KEY, PlanInfo
from ui import theme
from ui.actions import PAGE_TITLES
from ui.pages.cards import SEVERITY_ICONS, severity_colour
from ui.pages.overview_cards import SEVERITIES, show_finding
from ui.workspace import Workspace

Index = QModelIndex | QPersistentModelIndex
BANDS = {"error": N_("Errors"), "warning": N_("Warnings"), "hint": N_("Hints")}
BAND, LINE = 24, 44  # px


class FindingModel(QAbstractListModel):
    """A band for each severity that is found, and its findings below it; a band is a (severity, count)."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Any] = []

    def show_findings(self, findings: Sequence[Any]) -> None:
        """Show other findings."""
        self.beginResetModel()
        self.lines = []
        for severity in SEVERITIES:
            here = [one for one in findings if one.severity == severity]
            self.lines += [(severity, len(here)), *here] if here else []
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return _(BANDS[line[0]]) if isinstance(line, tuple) else line.message
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return None if isinstance(line, tuple) else f"{line.message}\n{about(line)}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        band = isinstance(self.lines[index.row()], tuple)
        return Qt.ItemFlag.NoItemFlags if band else Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def about(finding: Any) -> str:
    """Return the page and the row a finding is about."""
    title = _(PAGE_TITLES[finding.page])
    named = finding.name and BY_KEY.get(finding.kind) is not PlanInfo
    return f"{title} · {finding.name}" if named else title


class FindingList(QListView):
    """Goes with a click or Enter where a finding can be mended."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("Plan check"))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.findings = FindingModel()
        self.findings.setParent(self)
        self.setModel(self.findings)
        self.setItemDelegate(_FindingDelegate(self))
        self.clicked.connect(self._show)
        self.activated.connect(self._show)

    def _show(self, index: Index) -> None:
        line = index.data(Qt.ItemDataRole.UserRole)
        if line is not None and not isinstance(line, tuple):
            show_finding(self.workspace, line)


class _FindingDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, BAND if isinstance(index.data(Qt.ItemDataRole.UserRole), tuple) else LINE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        painter.setPen(QColor(theme.current().hairline))
        if isinstance(line, tuple):
            self._paint_band(painter, option.rect, *line)
        else:
            self._paint_finding(painter, option, line)
        painter.drawLine(option.rect.topLeft(), option.rect.topRight())
        painter.restore()

    def _paint_band(self, painter: QPainter, rect: QRect, severity: str, count: int) -> None:
        t, room = theme.current(), rect.adjusted(16, 1, -16, 0)
        painter.fillRect(rect, QColor(t.ground))
        theme.paint_icon(
            painter, room.left(), rect.top() + 5, SEVERITY_ICONS[severity], severity_colour(severity), 14
        )
        _write(painter, room.adjusted(26, 0, -60, 0), _(BANDS[severity]), t.muted, 11, bold=True)
        _write(painter, room, number(count), t.muted, 11, right=True)

    def _paint_finding(self, painter: QPainter, option: QStyleOptionViewItem, finding: Any) -> None:
        t, rect = theme.current(), option.rect
        on = QStyle.StateFlag
        if option.state & (on.State_MouseOver | on.State_Selected):
            painter.fillRect(rect, QColor(t.accent_tint if option.state & on.State_Selected else t.ground))
        colour = severity_colour(finding.severity)
        theme.paint_icon(
            painter, rect.left() + 16, rect.top() + 14, SEVERITY_ICONS[finding.severity], colour, 16
        )
        room = rect.adjusted(42, 4, -16, -4)
        show = _("Show")
        _write(painter, room, show, t.accent, 13, right=True)
        room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(show) - 12)
        half = room.height() // 2
        _write(painter, QRect(room.left(), room.top(), room.width(), half), finding.message, t.text, 13)
        low = QRect(room.left(), room.top() + half, room.width(), half)
        _write(painter, low, about(finding), t.muted, 11)
        painter.setPen(QColor(t.hairline))


def _write(
    painter: QPainter,
    box: QRect,
    text: str,
    colour: str,
    size: int,
    *,
    bold: bool = False,
    right: bool = False,
) -> None:
    painter.save()
    painter.setFont(theme.font(size, bold=bold))
    painter.setPen(QColor(colour))
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(QRectF(box), side | Qt.AlignmentFlag.AlignVCenter, shown)
    painter.restore()
