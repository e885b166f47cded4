"""What hangs on a row, found from the declarations: links shown as chips, children shown as a short list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from planner import edits
from planner.display import name_of, short_of, shown
from planner.document import fields_of
from planner.i18n import _
from planner.model import (
    BY_KEY,
    ENTITIES,
    Entity,
    Kind,
    MapView,
    Placement,
    field_named,
    fields_of_class,
    plural_of,
    singular_of,
)
from planner.reading import read_cell
from ui import theme
from ui.inspector.section import Section
from ui.items_layout import ItemsLayout
from ui.workspace import Workspace


@dataclass(frozen=True)
class Chips:
    """Rows of `link` tie the owner (reference `owner`) to rows reached by the reference `other`."""

    link: type[Entity]
    owner: str
    other: str

    @property
    def target(self) -> type[Entity]:
        """The class of the linked rows."""
        return BY_KEY[field_named(self.link, self.other).target or ""]

    @property
    def title(self) -> str:
        """What the linked rows are called; between rows of one class the reference says which end they are."""
        ends = [field.target for field in fields_of_class(self.link) if field.target]
        same = ends.count(self.target.__tablename__) > 1
        return field_named(self.link, self.other).label if same else plural_of(self.target)


@dataclass(frozen=True)
class Children:
    """Rows of `child` belong to the owner through the reference `owner`."""

    child: type[Entity]
    owner: str


@cache
def related_to(entity: type[Entity]) -> tuple[list[Chips], list[Children]]:
    """Return what can hang on a row of `entity`, by the declared references that own."""
    chips, children = [], []
    for other in ENTITIES:
        if other is Placement or entity is MapView:
            continue
        fields = fields_of_class(other)
        for field in fields:
            if field.target != entity.__tablename__ or not field.owner:
                continue
            typed = [f for f in fields if f.required and f.kind is not Kind.REFERENCE]
            ends = [f for f in fields if f.kind is Kind.REFERENCE and f.name != field.name and f.owner]
            if other.title_field is None and ends and not typed:
                chips += [
                    Chips(other, field.name, end.name)
                    for end in ends
                    if _chip_makes_sense(other, field.name, end.name)
                ]
            elif other.title_field is not None or (typed and not ends):
                children.append(Children(other, field.name))
    return chips, children


def _chip_makes_sense(link: type[Entity], owner: str, other: str) -> bool:
    """Between two ends of a "one of" there is nothing to link: a risk link has a partner or a goal, never both."""
    return not (owner in link.one_of and other in link.one_of) and link.__tablename__ not in ("relationship",)


class Flow(ItemsLayout):
    """Lays its widgets out like words: as many in a line as fit."""

    def __init__(self, gap: int = 4) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self._gap = gap

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        return QSize(120, self.heightForWidth(240))

    def minimumSize(self) -> QSize:
        return QSize(60, 20)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def _place(self, rect: QRect, *, move: bool) -> int:
        x, y, height = rect.x(), rect.y(), 0
        for item in self._items:
            size = item.sizeHint().boundedTo(QSize(max(rect.width(), 40), 999))
            if x + size.width() > rect.right() + 1 and x > rect.x():
                x, y, height = rect.x(), y + height + self._gap, 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self._gap
            height = max(height, size.height())
        return y + height - rect.y()


class Chip(QFrame):
    """A linked row; a click goes to it, the cross unties it."""

    opened = Signal(str)
    removed = Signal(str)

    def __init__(self, text: str, uid: str) -> None:
        super().__init__()
        self.uid = uid
        t = theme.current()
        self.setStyleSheet(f"QFrame {{ background: {t.neutral_tint}; border-radius: 10px; }}")
        label = QLabel(text)
        label.setFont(theme.font(12))
        cross = QToolButton()
        cross.setIcon(theme.icon("x", t.muted))
        cross.setIconSize(QSize(10, 10))
        cross.setFixedSize(16, 16)
        cross.setStyleSheet("padding: 0;")
        cross.setToolTip(_("Remove {what}").format(what=text))
        cross.clicked.connect(self._cut)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 1, 2, 1)
        layout.setSpacing(2)
        layout.addWidget(label)
        layout.addWidget(cross)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def _cut(self) -> None:
        self.removed.emit(self.uid)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.opened.emit(self.uid)


class ChipsRow(QWidget):
    """A label, the linked rows as chips, and a menu to tie more."""

    def __init__(self, workspace: Workspace, chips: Chips, uid: str) -> None:
        super().__init__()
        self.workspace, self.chips, self.uid = workspace, chips, uid
        label = QLabel(chips.title)
        label.setProperty("tone", "muted")
        label.setFixedWidth(92)
        label.setWordWrap(True)
        self.flow = Flow()
        holder = QWidget()
        holder.setLayout(self.flow)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(holder, 1)
        self._fill()

    def _present(self) -> list[str]:
        rows = self.workspace.plan.rows(self.chips.link)
        mine = (row for row in rows if getattr(row, self.chips.owner) == self.uid)
        return [getattr(row, self.chips.other) for row in mine if getattr(row, self.chips.other)]

    def _fill(self) -> None:
        plan = self.workspace.plan
        for uid in self._present():
            row = plan.get(self.chips.target, uid)
            if row is None:
                continue
            chip = Chip(short_of(plan, row), uid)
            chip.opened.connect(self._open)
            chip.removed.connect(self._remove)
            self.flow.addWidget(chip)
        add = QToolButton()
        add.setIcon(theme.icon("plus", theme.current().accent))
        add.setIconSize(QSize(14, 14))
        add.setFixedSize(22, 22)
        add.setStyleSheet("padding: 0;")
        add.setAccessibleName(_("Add {what}").format(what=singular_of(self.chips.target).lower()))
        add.setToolTip(add.accessibleName())
        add.setObjectName(f"add_{self.chips.link.__tablename__}_{self.chips.other}")
        add.clicked.connect(self._open_menu)
        self.flow.addWidget(add)

    def _open_menu(self) -> None:
        plan, present = self.workspace.plan, set(self._present())
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setStyleSheet("QMenu { menu-scrollable: 1; }")
        free = [row for row in plan.rows(self.chips.target) if row.uid not in present]
        for row in sorted(free, key=lambda row: name_of(plan, row).casefold()):
            menu.addAction(name_of(plan, row)).setData(row.uid)
        if not free:
            menu.addAction(_("Nothing left to add")).setEnabled(False)
        menu.triggered.connect(self._picked)
        menu.popup(self.mapToGlobal(QPoint(100, self.height())))

    def _picked(self, action: Any) -> None:
        self._set([*self._present(), action.data()])

    def _remove(self, uid: str) -> None:
        self._set([one for one in self._present() if one != uid])

    def _set(self, wanted: list[str]) -> None:
        chips = self.chips
        self.workspace.attempt(
            lambda: edits.set_links(
                self.workspace.plan, chips.link, (chips.owner, self.uid), chips.other, wanted
            )
        )

    def _open(self, uid: str) -> None:
        self.workspace.show(self.chips.target, uid)


class ChildList(Section):
    """The children of a row, newest last, and a line to type a new one."""

    def __init__(self, workspace: Workspace, children: Children, uid: str) -> None:
        super().__init__(plural_of(children.child), f"children/{children.child.__tablename__}", folded=False)
        self.workspace, self.children_of, self.uid = workspace, children, uid
        rows = [row for row in workspace.plan.rows(children.child) if getattr(row, children.owner) == uid]
        count = QLabel(str(len(rows)) if rows else "")
        count.setFont(theme.font(11, bold=True))
        self.side.addWidget(count)
        for row in rows:
            self.add(ChildLine(workspace, row))
        self.entry = QLineEdit()
        self.entry.setPlaceholderText(
            _("Type a new {what} …").format(what=singular_of(children.child).lower())
        )
        self.entry.setObjectName(f"new_{children.child.__tablename__}")
        self.entry.returnPressed.connect(self._add)
        self.add(self.entry)

    def _add(self) -> None:
        text = self.entry.text().strip()
        if text and self.workspace.attempt(lambda: self._add_child(text)) is not None:
            self.entry.clear()

    def _add_child(self, text: str) -> Entity:
        """Add a child from one line: the text fills its title, or the first number it must have."""
        child, plan = self.children_of.child, self.workspace.plan
        values: dict[str, Any] = {self.children_of.owner: self.uid}
        for field in fields_of(plan, child):
            if not field.required or field.name in values:
                continue
            if field.kind is Kind.DATE:
                values[field.name] = date.today()
            elif field.name == child.title_field:
                values[field.name] = text.rpartition(":")[0].strip() or text if _wants_number(child) else text
            elif field.numeric:
                values[field.name] = read_cell(plan, field, text.rpartition(":")[2].strip())
        return edits.add_row(plan, child, values)


def _wants_number(child: type[Entity]) -> bool:
    return any(field.required and field.numeric for field in fields_of_class(child))


class ChildLine(QFrame):
    """One child: its name and what it says; a click opens it in the inspector."""

    def __init__(self, workspace: Workspace, row: Entity) -> None:
        super().__init__()
        self.workspace, self.key = workspace, (type(row), row.uid)
        plan = workspace.plan
        fields = [f for f in fields_of(plan, type(row)) if f.kind is not Kind.REFERENCE]
        texts = [
            shown(plan, f, getattr(row, f.name)) for f in fields if f.kind not in (Kind.LONG, Kind.YES_NO)
        ]
        texts = [text for text in texts if text]
        first = QLabel(texts[0] if texts else "…")
        first.setWordWrap(True)
        second = QLabel(texts[1] if len(texts) > 1 else "")
        second.setFont(theme.font(11))
        second.setProperty("tone", "muted")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 3, 0, 3)
        layout.addWidget(first, 1)
        layout.addWidget(second)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.workspace.selection.set([self.key])


def related_box(parts: list[QWidget]) -> QWidget:
    """Stack some parts without margins."""
    box = QWidget()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(6)
    for part in parts:
        layout.addWidget(part)
    return box
