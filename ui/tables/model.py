"""The rows of a register as Qt sees them: an own list of keys, filtered, sorted and grouped without a proxy."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from planner.analysis.scales import help_of, meaning_of
from planner.document import ChangeSet, Plan
from planner.document.changes import Effect
from planner.model import Entity, Kind
from planner.reading import typed_text
from ui.tables.columns import Column, Mark
from ui.tables.grouping import Grouping, Head
from ui.tables.order import fits, in_order
from ui.tables.writing import Cell, Draft, write_cells

Index = QModelIndex | QPersistentModelIndex
COLUMN_ROLE = Qt.ItemDataRole.UserRole
RAW_ROLE = Qt.ItemDataRole.UserRole + 1
WRONG_ROLE = Qt.ItemDataRole.UserRole + 2
_EDITABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable
_FIXED = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
MOST_STEPS = 40  # more runs of rows that come or go than this, and the sheet is better made anew


class Shown(NamedTuple):
    """What a cell shows: its column, its value and text, the reason when the text is wrong.

    `blank` says what it means that a row has nothing there, `mark` what else is the matter with it.
    """

    column: Column
    raw: Any
    text: str
    wrong: str | None
    blank: str = ""
    mark: Mark | None = None


class RegisterModel(QAbstractTableModel):
    """Rows of one entity, under heads where they are grouped. The last line of the table is not a row: what is
    typed there becomes one.

    Rows stay where they are while a person works; they are filtered, sorted and grouped anew only when asked.
    A line's key is that of its row, empty for a head; a row that belongs to several groups has several lines.
    """

    refused = Signal(str)

    def __init__(
        self,
        plan: Plan,
        entity: type[Entity],
        columns: Sequence[Column],
        sort_key: tuple[str, bool] | None = None,
    ) -> None:
        super().__init__()
        self.plan, self.entity, self.columns = plan, entity, list(columns)
        self.bases: dict[str, Callable[[Any], bool]] = {}
        self.filters: dict[str, str] = {}
        self.sort_key = sort_key  # column and whether downwards
        self.grouping = Grouping()
        self.draft = Draft()
        self.defaults: dict[str, Any] = {}
        self.can_add = True
        self.keys: list[str] = []
        self.heads: dict[int, Head] = {}
        self._by_key = {column.key: column for column in self.columns}
        self._place: dict[str, int] = {}
        self._fitted: list[str] = []
        self._writing = False
        self.reload()

    # Which rows

    def reload(self) -> None:
        """Read, filter, sort and group all rows anew."""
        self._show(self._chosen())

    def _show(self, rows: list[Any]) -> None:
        fitted = [
            held["uid"] for held in map(vars, rows)
        ]  # thousands of rows: attributes take ten times as long
        keys, heads = fitted, dict[int, Head]()
        if self.grouping.by is not None:
            keys, heads = self.grouping.lines(rows, self.column(self.grouping.by), self.columns)
        if keys != self.keys or heads != self.heads or not keys:
            self.beginResetModel()
            self._keep(keys, heads)
            self.endResetModel()
        else:
            self._repaint()
        self._fitted = fitted

    def _chosen(self) -> list[Any]:
        rows = self._fitting(self.plan.rows(self.entity))
        if self.sort_key is not None:
            rows = in_order(rows, self.column(self.sort_key[0]), self.sort_key[1])
        return rows

    def _fitting(self, rows: Sequence[Any]) -> list[Any]:
        kept = list(rows)
        for base in self.bases.values():
            kept = [row for row in kept if base(row)]
        for key, text in self.filters.items():
            if text.strip():
                kept = fits(self.plan, self.column(key), text, kept)
        return kept

    def _keep(self, keys: list[str], heads: dict[int, Head] | None = None) -> None:
        self.keys, self.heads = keys, heads or {}
        self._place = {}
        for place, uid in enumerate(keys):
            if uid:
                self._place.setdefault(uid, place)

    @property
    def fitted(self) -> list[str]:
        """The keys of all rows that fit the filters, those in folded groups included, each once."""
        return self._fitted if self.heads else self.keys

    def set_filter(self, key: str, text: str) -> None:
        """Show only rows whose column `key` contains `text`."""
        self.filters[key] = text
        self.reload()

    def set_base(self, base: Callable[[Any], bool] | None, name: str = "") -> None:
        """Show only rows for which `base` holds, before any filter a person types; each `name` has one, or none."""
        self.bases.pop(name, None)
        if base is not None:
            self.bases[name] = base
        self.reload()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; −1 goes back to the order of making."""
        descending = order == Qt.SortOrder.DescendingOrder
        self.sort_key = (self.columns[column].key, descending) if 0 <= column < len(self.columns) else None
        self.reload()

    # Groups

    def group_by(self, key: str | None) -> None:
        """Put the rows under heads by a column, or None under none."""
        self.grouping = Grouping(key)
        self.reload()

    def fold(self, line: int, folded: bool | None = None) -> None:
        """Fold or unfold the group whose head stands on `line`; None turns it about."""
        head = self.heads.get(line)
        if head is not None and folded != head.folded:
            self.grouping.folded ^= {head.text}
            self.reload()

    def fold_all(self, folded: bool) -> None:
        """Fold or unfold every group."""
        self.grouping.folded = {head.text for head in self.heads.values()} if folded else set()
        self.reload()

    def head_above(self, line: int) -> int | None:
        """Return the line of the head under which `line` stands."""
        return max((at for at in self.heads if at <= line), default=None)

    def reveal(self, uid: str) -> None:
        """Unfold the groups when the row is in one of them, out of sight."""
        if uid in self._fitted and self.place_of(uid) is None and self.heads:
            self.fold_all(False)

    # Following a change

    def follow(self, changes: ChangeSet) -> None:
        """Show what a change did; rows that stay keep their lines, so that nothing jumps under the hand."""
        touched = dict(changes.of(self.entity))
        self.forget(changes)
        added = [uid for uid, change in touched.items() if change.effect is Effect.ADDED]
        gone = {uid for uid, change in touched.items() if change.effect is Effect.REMOVED}
        if self.grouping.by is not None and (added or gone):
            self._show(self._with_typed(added if self._writing else ()))
            return
        if len(added) + len(gone) > MOST_STEPS:
            self.reload()
            return
        self._remove(gone)
        self._insert(added)
        self._repaint()

    def forget(self, changes: ChangeSet) -> None:
        """Let go of the wrong texts of cells that a change gave a value, and of rows that are gone."""
        for uid, change in changes.of(self.entity):
            self.draft.forget(uid, None if change.effect is Effect.REMOVED else change.fields)

    def _with_typed(self, typed: Iterable[str]) -> list[Any]:
        """Return the rows to show together with those typed here, which stay in sight whatever the filters say."""
        rows = self._chosen()
        there = {row.uid for row in rows}
        return rows + [self.plan.get(self.entity, uid) for uid in typed if uid not in there]

    def _remove(self, gone: set[str]) -> None:
        for line in sorted((self._place[uid] for uid in gone if uid in self._place), reverse=True):
            self.beginRemoveRows(QModelIndex(), line, line)
            self._keep(self.keys[:line] + self.keys[line + 1 :])
            self.endRemoveRows()

    def _insert(self, added: list[str]) -> None:
        """Put new rows where sorting would, and those typed here at the end, where they were typed."""
        if not added:
            return
        order = [] if self._writing else [row.uid for row in self._chosen()]
        there = set(order)
        wanted = added if self._writing else sorted((uid for uid in added if uid in there), key=order.index)
        for uid in wanted:
            line = len(self.keys) if self._writing else self._line_after(order, uid)
            self.beginInsertRows(QModelIndex(), line, line)
            self._keep([*self.keys[:line], uid, *self.keys[line:]])
            self.endInsertRows()

    def _line_after(self, order: list[str], uid: str) -> int:
        """Return the line below the nearest row that stands before `uid` in `order`."""
        before = reversed(order[: order.index(uid)])
        return next((self._place[other] + 1 for other in before if other in self._place), 0)

    def _repaint(self) -> None:
        last = self.index(self.rowCount() - 1, len(self.columns) - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    # Looking up

    def column(self, key: str) -> Column:
        """Return a column by its key."""
        return self._by_key[key]

    def place_of(self, uid: str) -> int | None:
        """Return the line on which a row stands, or None while it is filtered out."""
        return self._place.get(uid)

    def uid_at(self, line: int) -> str:
        """Return the key of the row on a line, empty on a head and on the line for a new one."""
        return self.keys[line] if 0 <= line < len(self.keys) else ""

    def lines_from(self, line: int) -> Iterator[int]:
        """Return the lines that can be written to from `line` on, beyond the end those of rows to come."""
        return (one for one in count(line) if one not in self.heads)

    def row_at(self, line: int) -> Any:
        """Return the row on a line, or None on the line for a new one."""
        return self.plan.get(self.entity, self.uid_at(line))

    def shown(self, line: int, number: int) -> Shown:
        """Return all a cell needs to be painted, at once."""
        column, uid = self.columns[number], self.uid_at(line)
        wrong = self.draft.wrong.get((uid, column.key))
        row = self.plan.get(self.entity, uid)
        raw = column.value(row) if row is not None else self.draft.values.get(column.key)
        if wrong is not None:
            return Shown(column, raw, *wrong)
        text = column.text(raw) if row is not None or raw is not None else ""
        if row is None:
            return Shown(column, raw, text, None)
        mark = column.mark(row) if column.mark is not None else None
        return Shown(column, raw, text, None, column.blank if not text else "", mark)

    def typed(self, line: int, number: int) -> str:
        """Return what a cell's editor begins with, and what is copied: it reads back as the same value."""
        shown = self.shown(line, number)
        field = shown.column.field
        if shown.wrong is not None or field is None:
            return shown.text
        return typed_text(self.plan, field, shown.raw)

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.keys) + (1 if self.can_add else 0)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(self.columns):
            if role == Qt.ItemDataRole.DisplayRole:
                return self.columns[section].title
            if role == Qt.ItemDataRole.ToolTipRole:
                column = self.columns[section]
                return (
                    help_of(self.plan, column.field)
                    if column.field and column.field.scale
                    else column.help or None
                )
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        field = self.columns[index.column()].field if index.row() not in self.heads else None
        return _EDITABLE if field is not None and field.kind is not Kind.MOMENT else _FIXED

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in _ANSWERED:
            return None
        head = self.heads.get(index.row())
        if head is not None:
            return head.spoken if role in _SPOKEN else None
        if role == COLUMN_ROLE:
            return self.columns[index.column()]
        if role == Qt.ItemDataRole.EditRole:
            return self.typed(index.row(), index.column())
        shown = self.shown(index.row(), index.column())
        if role == RAW_ROLE:
            return shown.raw
        if role == WRONG_ROLE:
            return (shown.text, shown.wrong) if shown.wrong is not None else None
        if role == Qt.ItemDataRole.ToolTipRole:
            reason = shown.mark.reason if shown.mark is not None else ""
            return shown.wrong or reason or shown.blank or self._tip(shown)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            word = f", {shown.mark.word}" if shown.mark is not None else ""
            return f"{shown.column.title}: {shown.text or shown.blank}{word}"
        return shown.text

    def _tip(self, shown: Shown) -> str | None:
        """Return what a cell says when the pointer rests on it: what a level means, or a text too long for it."""
        meaning = meaning_of(self.plan, shown.column.field, shown.raw) if shown.column.field else ""
        return meaning or (shown.text if len(shown.text) > 12 else None)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        toggle, row = self.columns[index.column()].toggle, self.row_at(index.row())
        if toggle is not None and row is not None:
            toggle(row, bool(value))
            return True
        return self.write([(index.row(), index.column(), value)])

    def write(self, cells: Sequence[tuple[int, int, Any]], label: str = "") -> bool:
        """Write cells (line, column, text or value) in one undo step; what does not fit stays as typed."""
        wanted = [
            Cell(line if line >= len(self.keys) else None, self.uid_at(line), column, value)
            for line, number, value in cells
            if (column := self.columns[number]).field is not None and line not in self.heads
        ]
        self._writing = True
        try:
            reason = write_cells(self.plan, self.entity, wanted, self.draft, self.defaults, label)
        finally:
            self._writing = False
        self._repaint()
        if reason is not None:
            self.refused.emit(reason)
        return reason is None


_SPOKEN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
_ANSWERED = (
    Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole, COLUMN_ROLE, RAW_ROLE, WRONG_ROLE,
)  # fmt: skip
