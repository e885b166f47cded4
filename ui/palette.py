"""Ctrl+K: search every command, partner, risk, goal and task, and go or do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from planner.display import name_of
from planner.document import fields_of
from planner.i18n import LANGUAGES, _, ngettext, use_language
from planner.model import (
    BowTieItem,
    Capability,
    Decision,
    Entity,
    Goal,
    Kind,
    Kpi,
    LogEntry,
    Organisation,
    Relationship,
    Risk,
    Role,
    Task,
    plural_of,
)
from ui import theme
from ui.actions import COMMANDS
from ui.palette_list import HEAD_ROLE, HIT_ROLE, TYPED_ROLE, Hit, HitDelegate, best, fit
from ui.workspace import Workspace

SEARCHED: tuple[tuple[type[Entity], str], ...] = (
    (Organisation, "handshake"), (Risk, "warning-octagon"), (Goal, "target"), (Task, "calendar-check"),
    (Decision, "scales"), (Kpi, "chart-line"), (Role, "identification-badge"), (Capability, "puzzle-piece"),
    (Relationship, "arrows-left-right"), (LogEntry, "note-pencil"), (BowTieItem, "shield"),
)  # fmt: skip
MOST = 5
MOST_DETAIL = 200  # letters of a row's other texts that are searched and shown


class Palette(QFrame):
    """Dims the window and shows a field and what fits it."""

    closed = Signal()
    left = False  # whether it was closed; the widget itself goes a little later

    def __init__(self, window: QWidget, workspace: Workspace | None, run: Callable[[Any], None]) -> None:
        super().__init__(window)
        for open_already in window.findChildren(Palette):
            if open_already is not self:
                open_already.leave()
        self._window, self._before = window, QApplication.focusWidget()
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
        self.list.setItemDelegate(HitDelegate(self.list))
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
        foot = QLabel(_("↑ ↓ choose     Enter do it     Ctrl+Enter show on map     Esc close"))
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
        """Close without doing anything; the keyboard goes back where it was."""
        if self.left:
            return
        self.left = True
        self._window.removeEventFilter(self)
        self.hide()
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus()
        self.deleteLater()
        self.closed.emit()

    # Finding

    def search(self, text: str) -> None:
        """Show what fits `text`."""
        self.items.clear()
        groups = [(_("Actions"), self._commands(text)), *self._rows(text)]
        groups.sort(key=lambda group: -(fit(text, group[1][0]) // 50) if group[1] else 0)
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
            Hit(
                command.label,
                "",
                _(command.menu),
                command.icon or "circle",
                command.shortcut,
                _Runner(self._run_command, command),
                also=_in_every_language(command.text),
            )
            for command in COMMANDS
            if self.workspace is not None or not command.needs_plan
        ]
        return best(text, hits, 8 if not text else MOST)

    def _rows(self, text: str) -> list[tuple[str, list[Hit]]]:
        if self.workspace is None or not text.strip():
            return []
        return [(plural_of(entity), best(text, self._hits(entity, icon), MOST)) for entity, icon in SEARCHED]

    def _hits(self, entity: type[Entity], icon: str) -> list[Hit]:
        assert self.workspace is not None
        plan = self.workspace.plan
        names = [
            field.name
            for field in fields_of(plan, entity)
            if field.kind in (Kind.LONG, Kind.TEXT)
            and field.name != entity.title_field
            and not field.internal
        ]
        return [
            Hit(
                name_of(plan, row),
                " · ".join(text for name in names if (text := getattr(row, name)))[:MOST_DETAIL],
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
        item.setData(True, HEAD_ROLE)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.items.appendRow(item)

    def _add(self, hit: Hit, text: str) -> None:
        item = QStandardItem(hit.title)
        item.setData(hit, HIT_ROLE)
        item.setData(text, TYPED_ROLE)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        self.items.appendRow(item)

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent() and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
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
            self._take(
                self.list.currentIndex(), on_map=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            )
        else:
            return False
        return True

    def _step(self, by: int, *, from_top: bool = False) -> None:
        line = -1 if from_top else self.list.currentIndex().row()
        for _round in range(self.items.rowCount()):
            line = (line + by) % self.items.rowCount()
            if self.items.item(line).data(HIT_ROLE) is not None:
                self.list.setCurrentIndex(self.items.index(line, 0))
                self.list.scrollTo(self.items.index(max(line - (1 if line == 1 else 0), 0), 0))
                return

    def _clicked(self, index: QModelIndex) -> None:
        self._take(index, on_map=False)

    def _take(self, index: QModelIndex, *, on_map: bool) -> None:
        hit = index.data(HIT_ROLE)
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


@cache
def _in_every_language(text: str) -> str:
    """Return a command's words in all languages: who knows one finds it while the window speaks another."""
    words = set()
    for language in LANGUAGES:
        with use_language(language):
            words.add(_(text))
    return " ".join(words)


def _rule() -> QFrame:
    rule = QFrame()
    rule.setFixedHeight(1)
    rule.setStyleSheet(f"background: {theme.current().hairline};")
    return rule
