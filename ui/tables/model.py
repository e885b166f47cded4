"""The rows of a register as Qt sees them: an own list of keys, filtered and sorted without a proxy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from planner import edits
from planner.document import ChangeSet, Plan
from planner.errors import MitraError
from planner.model import Entity
from planner.reading import read_cell
from ui.tables.columns import Column

Index = QModelIndex | QPersistentModelIndex
COLUMN_ROLE = Qt.ItemDataRole.UserRole
RAW_ROLE = Qt.ItemDataRole.UserRole + 1
WRONG_ROLE = Qt.ItemDataRole.UserRole + 2
_EDITABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable
_FIXED = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class RegisterModel(QAbstractTableModel):
    """Rows of one entity. The last line of the table is not a row: typing there adds one."""

    def __init__(self, plan: Plan, entity: type[Entity], columns: Sequence[Column]) -> None:
        super().__init__()
        self.plan, self.entity, self.columns = plan, entity, list(columns)
        self.base: Callable[[Any], bool] = lambda row: True
        self.filters: dict[str, str] = {}
        self.sort_key: tuple[str, bool] | None = None
        self.wrong: dict[tuple[str, str], tuple[str, str]] = {}
        self.defaults: dict[str, Any] = {}
        self.can_add = True
        self.keys: list[str] = []
        self._place: dict[str, int] = {}
        self.reload()

    # Which rows

    def reload(self) -> None:
        """Read, filter and sort all rows anew."""
        self.beginResetModel()
        self._keep(self._chosen())
        self.endResetModel()

    def _chosen(self) -> list[str]:
        rows = [row for row in self.plan.rows(self.entity) if self.base(row)]
        wanted = [(self.column(key), text.casefold()) for key, text in self.filters.items() if text.strip()]
        for column, text in wanted:
            rows = [row for row in rows if text in column.text(column.value(row)).casefold()]
        if self.sort_key is not None:
            by, descending = self.column(self.sort_key[0]), self.sort_key[1]
            filled = [row for row in rows if by.value(row) not in (None, "")]
            empty = [row for row in rows if by.value(row) in (None, "")]  # stays at the end either way
            filled.sort(key=lambda row: _sortable(by.value(row), by), reverse=descending)
            rows = filled + empty
        return [row.uid for row in rows]

    def _keep(self, keys: list[str]) -> None:
        self.keys = keys
        self._place = {uid: place for place, uid in enumerate(keys)}

    def set_filter(self, key: str, text: str) -> None:
        """Show only rows whose column `key` contains `text`."""
        self.filters[key] = text
        self.reload()

    def set_base(self, base: Callable[[Any], bool]) -> None:
        """Show only rows for which `base` holds, before any filter a person types."""
        self.base = base
        self.reload()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; −1 goes back to the order of making."""
        descending = order == Qt.SortOrder.DescendingOrder
        self.sort_key = (self.columns[column].key, descending) if 0 <= column < len(self.columns) else None
        self.reload()

    def follow(self, changes: ChangeSet) -> None:
        """Show what a change did, row by row where possible."""
        touched = {uid for uid, _change in changes.of(self.entity)}
        self.wrong = {key: told for key, told in self.wrong.items() if key[0] not in touched}
        keys = self._chosen()
        if keys != self.keys:
            self.beginResetModel()
            self._keep(keys)
            self.endResetModel()
        elif keys:
            self.dataChanged.emit(self.index(0, 0), self.index(len(keys) - 1, len(self.columns) - 1))

    # Looking up

    def column(self, key: str) -> Column:
        """Return a column by its key."""
        return next(column for column in self.columns if column.key == key)

    def place_of(self, uid: str) -> int | None:
        """Return the line on which a row stands, or None while it is filtered out."""
        return self._place.get(uid)

    def row_at(self, line: int) -> Any:
        """Return the row on a line, or None on the line for a new one."""
        return self.plan.get(self.entity, self.keys[line]) if 0 <= line < len(self.keys) else None

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.keys) + (1 if self.can_add else 0)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(self.columns):
            if role == Qt.ItemDataRole.DisplayRole:
                return self.columns[section].title
            if role == Qt.ItemDataRole.ToolTipRole:
                return self.columns[section].help or None
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.row() >= len(self.keys):
            return _EDITABLE if self.columns[index.column()].key == self.entity.title_field else _FIXED
        return _EDITABLE if self.columns[index.column()].editable else _FIXED

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in _ANSWERED:
            return None
        row = self.row_at(index.row())
        column = self.columns[index.column()]
        if role == COLUMN_ROLE:
            return column
        if row is None:
            return None
        wrong = self.wrong.get((row.uid, column.key))
        if role == WRONG_ROLE:
            return wrong
        if role == Qt.ItemDataRole.ToolTipRole:
            return wrong[1] if wrong else None
        if role == RAW_ROLE:
            return column.value(row)
        if wrong is not None:
            return wrong[0]
        return column.text(column.value(row))

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        return self.write([(index.row(), index.column(), value)])

    def write(self, cells: Sequence[tuple[int, int, Any]]) -> bool:
        """Write cells (line, column, text or value) as one undo step; what does not fit stays visible as typed."""
        new, values, wrong = [], [], []
        for line, number, value in cells:
            column, row = self.columns[number], self.row_at(line)
            if column.field is None:
                continue
            try:
                read = read_cell(self.plan, column.field, value)
            except MitraError as error:
                if row is not None:
                    wrong.append((row, column, value, error))
                continue
            if row is None:
                new.append((line, column.field.name, read))
            elif getattr(row, column.field.name) != read or (row.uid, column.key) in self.wrong:
                values.append((row, column.field.name, read))
        for row, column, value, error in wrong:
            self.wrong[row.uid, column.key] = (str(value), str(error))
        return self._commit(new, values) and not wrong

    def _commit(self, new: list[tuple[int, str, Any]], values: list[tuple[Any, str, Any]]) -> bool:
        from planner.i18n import _

        if not new and not values:
            return False
        names = {name for _row, name, _value in values}
        label = (
            _("Change {field}").format(field=self.column(next(iter(names))).title.lower())
            if len(names) == 1 and not new
            else _("Change cells")
        )
        if new and not values and len({line for line, *_rest in new}) == 1:
            edits.add_row(self.plan, self.entity, {**self.defaults, **{name: value for _l, name, value in new}})
            return True
        try:
            with self.plan.change(label):
                for row, name, value in values:
                    setattr(row, name, value)
                self._add_lines(new)
        except MitraError as error:
            for row, name, value in values:
                self.wrong[row.uid, name] = (str(value), str(error))
            self.layoutChanged.emit()
            if not values:
                raise
            return False
        return True

    def _add_lines(self, new: list[tuple[int, str, Any]]) -> None:
        lines: dict[int, dict[str, Any]] = {}
        for line, name, value in new:
            lines.setdefault(line, {})[name] = value
        for values in lines.values():
            if any(value not in (None, "") for value in values.values()):
                self.plan.add(edits.rows.new_row(self.plan, self.entity, {**self.defaults, **values}))


_ANSWERED = (
    Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole, COLUMN_ROLE, RAW_ROLE, WRONG_ROLE,
)  # fmt: skip


def _sortable(value: Any, column: Column) -> Any:
    if column.field is not None and column.field.choices is not None:
        return list(column.field.choices).index(value)
    if isinstance(value, (int, float, bool)) or hasattr(value, "isoformat") or isinstance(value, tuple) and value:
        return value
    return column.text(value).casefold()
