"""Ctrl+K: search every command, partner, risk, goal and task, and go or do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from planner.display import name_of
from planner.i18n import _, ngettext
from planner.model import Capability, Decision, Entity, Goal, Kind, Kpi, Organisation, Relationship, Risk, Role, Task, fields_of_class, plural_of
from ui import theme
from ui.actions import COMMANDS
from ui.workspace import Workspace

SEARCHED: tuple[tuple[type[Entity], str], ...] = (
    (Organisation, "handshake"), (Risk, "warning-octagon"), (Goal, "target"), (Task, "calendar-check"),
    (Decision, "scales"), (Kpi, "chart-line"), (Role, "identification-badge"), (Capability, "puzzle-piece"),
    (Relationship, "arrows-left-right"),
)  # fmt: skip
MOST = 5
_HEAD, _HIT = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class Hit:
    """One line of the palette."""

    title: str
    detail: str
    side: str
    icon: str
    shortcut: str
    run: Callable[[], Any]
    key: tuple[type[Entity], str] | None = None


class Palette(QFrame):
    """Dims the window and shows a field and what fits it."""

    closed = Signal()

    def __init__(self, window: QWidget, workspace: Workspace | None, run: Callable[[Any], None]) -> None:
        super().__init__(window)
        self.workspace, self._run_command = workspace, run
        self.setGeometry(window.rect())
        self._build()
        self.search("")
        self.field.setFocus()
        window.installEventFilter(self)

    def _build(self) -> None:
        t = theme.current()
        self.box = QFrame(self)
        self.box.setObjectName("palette_box")
        self.box.setStyleSheet(
            f"QFrame#palette_box {{ background: {t.raised}; border: 1px solid {t.hairline}; border-radius: 8px; }}"
        )
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Search or do anything"))
        self.field.setFont(theme.font(16))
        self.field.setStyleSheet("border: 0; background: transparent; min-height: 36px;")
        self.field.textChanged.connect(self.search)
        self.field.installEventFilter(self)
        self.count = QLabel()
        self.count.setFont(theme.font(11))
        self.count.setProperty("tone", "muted")
        self.list = QListView()
        self.list.setItemDelegate(_HitDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setStyleSheet(f"background: {t.raised};")
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setMouseTracking(True)
        self.list.clicked.connect(self._clicked)
        self.items = QStandardItemModel(self)
        self.list.setModel(self.items)
        self._lay_out()

    def _lay_out(self) -> None:
        icon = QLabel()
        icon.setPixmap(theme.pixmap("magnifying-glass", theme.current().muted, 20, self.devicePixelRatioF()))
        top = QHBoxLayout()
        top.setContentsMargins(18, 8, 18, 8)
        top.addWidget(icon)
        top.addWidget(self.field, 1)
        top.addWidget(self.count)
        foot = QLabel(
            _("↑ ↓ choose     Enter do it     Ctrl+Enter show on map     Esc close")
        )
        foot.setFont(theme.font(11))
        foot.setProperty("tone", "muted")
        foot.setContentsMargins(20, 8, 20, 10)
        layout = QVBoxLayout(self.box)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(_rule())
        layout.addWidget(self.list, 1)
        layout.addWidget(_rule())
        layout.addWidget(foot)
        self._place()

    def _place(self) -> None:
        width = min(640, self.width() - 40)
        self.box.setGeometry((self.width() - width) // 2, 72, width, min(530, self.height() - 120))

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(0, 0, 0, 76 if not theme.current().dark else 130))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.box.geometry().contains(event.position().toPoint()):
            self.leave()

    def leave(self) -> None:
        """Close without doing anything."""
        parent = self.parent()
        if isinstance(parent, QObject):
            parent.removeEventFilter(self)
        self.hide()
        self.deleteLater()
        self.closed.emit()

    # Finding

    def search(self, text: str) -> None:
        """Show what fits `text`."""
        self.items.clear()
        groups = [(_("Actions"), self._commands(text)), *self._rows(text)]
        total = 0
        for title, hits in groups:
            if hits:
                self._head(title)
                for hit in hits:
                    self._add(hit, text)
                total += len(hits)
        self.count.setText(ngettext("{n} result", "{n} results", total) if text else "")
        self._step(1, from_top=True)

    def _commands(self, text: str) -> list[Hit]:
        hits = [
            Hit(command.label, "", _(command.menu), command.icon or "circle", command.shortcut, _Runner(self._run_command, command))
            for command in COMMANDS
            if self.workspace is not None or not command.needs_plan
        ]
        return _best(text, hits, 8 if not text else MOST)

    def _rows(self, text: str) -> list[tuple[str, list[Hit]]]:
        if self.workspace is None or not text.strip():
            return []
        return [(plural_of(entity), _best(text, self._hits(entity, icon), MOST)) for entity, icon in SEARCHED]

    def _hits(self, entity: type[Entity], icon: str) -> list[Hit]:
        assert self.workspace is not None
        plan = self.workspace.plan
        long = [f.name for f in fields_of_class(entity) if f.kind in (Kind.LONG, Kind.TEXT) and f.name != entity.title_field]
        return [
            Hit(
                name_of(plan, row),
                " · ".join(str(getattr(row, name)) for name in long if getattr(row, name))[:90],
                "",
                icon,
                "",
                _Shower(self.workspace, entity, row.uid),
                (entity, row.uid),
            )
            for row in plan.rows(entity)
        ]

    def _head(self, title: str) -> None:
        item = QStandardItem(title)
        item.setData(True, _HEAD)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.items.appendRow(item)

    def _add(self, hit: Hit, text: str) -> None:
        item = QStandardItem(hit.title)
        item.setData(hit, _HIT)
        item.setData(text, Qt.ItemDataRole.UserRole + 2)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        self.items.appendRow(item)

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent() and event.type() == QEvent.Type.Resize:
            self.setGeometry(self.parentWidget().rect())
            self._place()
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.leave()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.list.currentIndex(), on_map=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        else:
            return False
        return True

    def _step(self, by: int, *, from_top: bool = False) -> None:
        line = -1 if from_top else self.list.currentIndex().row()
        for _round in range(self.items.rowCount()):
            line = (line + by) % self.items.rowCount()
            if self.items.item(line).data(_HIT) is not None:
                self.list.setCurrentIndex(self.items.index(line, 0))
                self.list.scrollTo(self.items.index(max(line - (1 if line == 1 else 0), 0), 0))
                return

    def _clicked(self, index: QModelIndex) -> None:
        self._take(index, on_map=False)

    def _take(self, index: QModelIndex, *, on_map: bool) -> None:
        hit = index.data(_HIT)
        if hit is None:
            return
        self.leave()
        if on_map and hit.key is not None and self.workspace is not None:
            self.workspace.selection.set([hit.key])
            self.workspace.page_requested.emit("Map")
        else:
            hit.run()


@dataclass(frozen=True)
class _Runner:
    run: Callable[[Any], None]
    command: Any

    def __call__(self) -> None:
        self.run(self.command)


@dataclass(frozen=True)
class _Shower:
    workspace: Workspace
    entity: type[Entity]
    uid: str

    def __call__(self) -> None:
        self.workspace.show(self.entity, self.uid)


def _best(text: str, hits: list[Hit], most: int) -> list[Hit]:
    """Return the hits that fit, best first: the words of the text must be in it, or nearly."""
    if not text.strip():
        return hits[:most]
    from rapidfuzz import fuzz

    wanted = text.casefold().strip()
    scored = []
    for place, hit in enumerate(hits):
        title, detail = hit.title.casefold(), hit.detail.casefold()
        if wanted in title:
            score = 200.0 - title.index(wanted)
        elif wanted in detail:
            score = 120.0
        else:
            score = fuzz.partial_ratio(wanted, title) if len(wanted) > 3 else 0.0
        if score >= 80:
            scored.append((-score, place, hit))
    return [hit for _score, _place, hit in sorted(scored, key=lambda entry: entry[:2])[:most]]


class _HitDelegate(QStyledItemDelegate):
    """Paints headings and hits, what was typed in bold."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        if index.data(_HEAD):
            return QSize(100, 32)
        return QSize(100, 44 if index.data(_HIT).detail else 36)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        t, rect = theme.current(), option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.data(_HEAD):
            painter.setFont(theme.font(11, bold=True))
            painter.setPen(QColor(t.muted))
            painter.drawText(rect.adjusted(20, 6, -20, 0), Qt.AlignmentFlag.AlignVCenter, str(index.data()))
        else:
            self._paint_hit(painter, option, index.data(_HIT), index.data(Qt.ItemDataRole.UserRole + 2))
        painter.restore()

    def _paint_hit(self, painter: QPainter, option: QStyleOptionViewItem, hit: Hit, wanted: str) -> None:
        t, rect = theme.current(), option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(t.accent_tint))
            painter.drawRoundedRect(QRectF(rect).adjusted(8, 0, -8, 0), 6, 6)
        theme.paint_icon(painter, rect.left() + 20, rect.center().y() - 7, hit.icon, t.accent if chosen else t.muted, 16)
        right = self._paint_side(painter, rect, hit)
        top = QRect(rect.left() + 48, rect.top(), right - rect.left() - 56, rect.height())
        if hit.detail:
            painter.setFont(theme.font(11))
            painter.setPen(QColor(t.muted))
            low = top.adjusted(0, rect.height() // 2, 0, -4)
            painter.drawText(low, Qt.AlignmentFlag.AlignVCenter, painter.fontMetrics().elidedText(hit.detail, Qt.TextElideMode.ElideRight, low.width()))
            top = top.adjusted(0, 4, 0, -rect.height() // 2)
        self._paint_title(painter, top, hit.title, wanted)

    def _paint_title(self, painter: QPainter, box: QRect, title: str, wanted: str) -> None:
        t = theme.current()
        at = title.casefold().find(wanted.casefold().strip()) if wanted.strip() else -1
        parts = [(title, False)] if at < 0 else [(title[:at], False), (title[at : at + len(wanted.strip())], True), (title[at + len(wanted.strip()) :], False)]
        x = box.left()
        for text, bold in parts:
            painter.setFont(theme.font(bold=bold))
            painter.setPen(QColor(t.accent if bold else t.text))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(box.right() - x, 0))
            painter.drawText(QRect(x, box.top(), max(box.right() - x, 0), box.height()), Qt.AlignmentFlag.AlignVCenter, shown)
            x += painter.fontMetrics().horizontalAdvance(text)

    def _paint_side(self, painter: QPainter, rect: QRect, hit: Hit) -> int:
        t, right = theme.current(), rect.right() - 20
        painter.setFont(theme.font(11))
        if hit.shortcut:
            text = hit.shortcut.replace("+", " ")
            width = painter.fontMetrics().horizontalAdvance(text) + 12
            box = QRectF(right - width, rect.center().y() - 9, width, 19)
            painter.setPen(QColor(t.hairline))
            painter.setBrush(QColor(t.surface))
            painter.drawRoundedRect(box, 4, 4)
            painter.setPen(QColor(t.muted))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
            right = int(box.left()) - 10
        if hit.side:
            width = painter.fontMetrics().horizontalAdvance(hit.side)
            painter.setPen(QColor(t.muted))
            painter.drawText(QRect(right - width, rect.top(), width, rect.height()), Qt.AlignmentFlag.AlignVCenter, hit.side)
            right -= width + 8
        return right


def _rule() -> QFrame:
    rule = QFrame()
    rule.setFixedHeight(1)
    rule.setStyleSheet(f"background: {theme.current().hairline};")
    return rule
