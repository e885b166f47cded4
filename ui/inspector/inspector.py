"""The inspector: what is selected, whatever page it was selected on, ready to be edited."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from planner import edits
from planner.analysis.levels import measure_of
from planner.display import name_of, shown
from planner.document import ChangeSet, fields_of
from planner.errors import MitraError
from planner.i18n import _, ngettext
from planner.layout.stakeholders import treatment
from planner.model import (
    BY_KEY,
    Entity,
    LogEntry,
    Organisation,
    PlanInfo,
    Relationship,
    Risk,
    RiskLink,
    field_named,
    plural_of,
    singular_of,
)
from ui import theme
from ui.clearing import clear
from ui.inspector.around import Around
from ui.inspector.facts import partner_sections, risk_badge
from ui.inspector.form import Form
from ui.inspector.happened import log_sections, log_told
from ui.inspector.layouts import groups_of, subtitle_fields
from ui.inspector.measure import measure_section
from ui.inspector.related import ChildList, Children, Chips, ChipsRow, Flow, related_to
from ui.inspector.risk_facts import depends_on, risk_sections, sentence_of
from ui.inspector.section import Section, line, muted
from ui.inspector.text_editors import TitleEdit
from ui.tables.choices import chip_colours
from ui.workspace import Workspace


class Inspector(QFrame):
    """Shows and edits the selection; hidden while nothing is selected."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.setObjectName("inspector")
        self.setMinimumWidth(240)
        self.setStyleSheet(f"QFrame#inspector {{ background: {theme.current().surface}; }}")
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.area)
        self.forms: list[Form] = []
        self.wanted = True
        self._shape: Any = None
        self._facts, self._hanging = Around(self), Around(self)
        self._facts.hide()
        self._hanging.hide()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.refresh)
        workspace.selection.changed.connect(self._later_refresh)
        workspace.signals.changed.connect(self._changed)
        self.hide()

    def _later_refresh(self, _keys: object) -> None:
        self._later.start()

    def _changed(self, changes: ChangeSet) -> None:
        if self.workspace.selection.keys:
            self._later.start()

    def set_wanted(self, wanted: bool) -> None:
        """Say whether the inspector opens when something is selected."""
        if wanted != self.wanted:
            self.wanted = wanted
            self._later.start()

    def edit_field(self, name: str) -> None:
        """Give the keyboard to a field of what is selected, unfolding the section it waits in."""
        self.refresh()
        editor = next((form.editors[name] for form in self.forms if name in form.editors), None)
        if editor is None:
            return
        for section in self.findChildren(Section):
            if section.isAncestorOf(editor.widget):
                section.unfold()
        editor.widget.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, editor.widget, lambda: self.area.ensureWidgetVisible(editor.widget))

    # Building

    def refresh(self) -> None:
        """Show what is selected; the widgets stay while the same rows are selected."""
        rows = self._rows() if self.wanted else []
        self.setVisible(bool(rows))
        if not rows:
            self._shape = None
            return
        entity = type(rows[0])
        shape = entity, tuple(row.uid for row in rows)
        if shape != self._shape:
            self._finish_typing()
            self._shape = shape
            self._build(entity, rows)
            self.area.verticalScrollBar().setValue(0)
        self._fill_head(entity, rows)
        self._fill_around(entity, rows)
        for form in self.forms:
            form.show_rows(rows)

    def _finish_typing(self) -> None:
        for form in self.forms:
            form.finish()

    def _rows(self) -> list[Entity]:
        keys = self.workspace.selection.keys
        return self.workspace.selection.rows(self.workspace.plan, keys[0][0]) if keys else []

    def _fill_around(self, entity: type[Entity], rows: list[Entity]) -> None:
        """Make anew what stands around the forms, when something in it changed; the forms are left alone."""
        if len(rows) > 1:
            return
        row, plan = rows[0], self.workspace.plan
        if isinstance(row, Organisation):
            ends = [(r.uid, r.updated_at) for r in plan.rows(Relationship) if row.uid in (r.source, r.target)]
            links = [r.uid for r in plan.rows(RiskLink) if r.organisation == row.uid]
            self._facts.show_parts(
                (row.updated_at, ends, links), lambda: partner_sections(self.workspace, row)
            )
        if isinstance(row, PlanInfo):
            measure = measure_of(row)
            self._facts.show_parts(measure, lambda: [measure_section(measure)])
        if isinstance(row, LogEntry):
            self._facts.show_parts(log_told(plan, row), lambda: log_sections(self.workspace, row))
        if isinstance(row, Risk):
            self._facts.show_parts(
                (log_told(plan, row), depends_on(self.workspace, row)),
                lambda: [*log_sections(self.workspace, row), *risk_sections(self.workspace, row)],
            )
        hanging = [
            [(r.uid, r.updated_at) for r in plan.rows(_class_of(part)) if getattr(r, part.owner) == row.uid]
            for parts in related_to(entity)
            for part in parts
        ]
        self._hanging.show_parts(hanging, lambda: self._hanging_sections(entity, row))

    def _build(self, entity: type[Entity], rows: list[Entity]) -> None:
        body = QWidget()
        body.setObjectName("inspector_body")
        body.setStyleSheet(f"QWidget#inspector_body {{ background: {theme.current().surface}; }}")
        stack = QVBoxLayout(body)
        stack.setContentsMargins(0, 0, 0, 16)
        stack.setSpacing(0)
        stack.addWidget(self._head(entity, rows))
        self.forms = []
        self._facts, self._hanging = Around(), Around()
        sections = self._form_sections(entity)
        for part in (*sections[:2], self._facts, *sections[2:], self._hanging):
            if not isinstance(part, Around):
                stack.addWidget(line())
            stack.addWidget(part)
        stack.addWidget(line())
        stack.addWidget(self._buttons(entity, rows))
        stack.addStretch(1)
        self.area.setWidget(body)

    def _form_sections(self, entity: type[Entity]) -> list[QWidget]:
        sections: list[QWidget] = []
        for key, title, names, folded in groups_of(self.workspace.plan, entity):
            section = Section(title, f"{entity.__tablename__}/{key}", folded=folded)
            form = Form(self.workspace, entity, names)
            self.forms.append(form)
            section.add(form)
            sections.append(section)
        return sections

    def _hanging_sections(self, entity: type[Entity], row: Entity) -> list[Section]:
        chips, children = related_to(entity)
        parts: list[Section] = [
            ChildList(self.workspace, child, row.uid) for child in children if _worth(child)
        ]
        if chips:
            section = Section(_("Linked"), f"{entity.__tablename__}/linked")
            for one in chips:
                section.add(ChipsRow(self.workspace, one, row.uid))
            parts.append(section)
        return parts

    # Head

    def _head(self, entity: type[Entity], rows: list[Entity]) -> QWidget:
        head = QWidget()
        layout = QVBoxLayout(head)
        layout.setContentsMargins(16, 14, 12, 12)
        layout.setSpacing(4)
        top = QHBoxLayout()
        what = singular_of(entity) if len(rows) == 1 else _many(entity, len(rows))
        top.addWidget(muted(what), 1)
        top.addWidget(self._menu_button(entity))
        layout.addLayout(top)
        if len(rows) == 1 and entity.title_field is not None:
            self.title: TitleEdit | QLabel = TitleEdit()
            self.title.setAccessibleName(field_named(entity, entity.title_field).label)
            self.title.finished.connect(self._rename)
        else:
            self.title = QLabel()
            self.title.setFont(theme.font(16, bold=True))
            self.title.setWordWrap(True)
        layout.addWidget(self.title)
        self.subtitle = muted("")
        layout.addWidget(self.subtitle)
        self.chips = Flow(6)
        layout.addLayout(self.chips)
        return head

    def _menu_button(self, entity: type[Entity]) -> QToolButton:
        button = QToolButton()
        button.setIcon(theme.icon("dots-three", theme.current().muted))
        button.setToolTip(_("More"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.addAction(theme.icon("copy"), _("Duplicate"), self._duplicate)
        if entity is Organisation:
            menu.addAction(theme.icon("star"), _("Make hub"), self._make_hub)
        if entity is Risk:
            menu.addAction(theme.icon("fire"), _("It happened")).triggered.connect(
                self.workspace.happened_asked
            )
        menu.addAction(theme.icon("trash"), _("Delete"), self._delete)
        button.setMenu(menu)
        return button

    def _fill_head(self, entity: type[Entity], rows: list[Entity]) -> None:
        plan = self.workspace.plan
        if len(rows) > 1 and isinstance(self.title, QLabel):
            self.title.setText(
                ", ".join(name_of(plan, row) for row in rows[:3]) + (" …" if len(rows) > 3 else "")
            )
            self.subtitle.setText(_("What you change here changes all of them, in one step."))
            return
        row = rows[0]
        if isinstance(self.title, TitleEdit):
            self.title.show_text(row.display_name)
        else:
            self.title.setText(name_of(plan, row))
        self.subtitle.setText(self._said_of(row))
        self.subtitle.setVisible(bool(self.subtitle.text()))
        self._fill_chips(row)

    def _said_of(self, row: Entity) -> str:
        """Return what stands under the name: the short one of a partner, a risk in one sentence."""
        if isinstance(row, Risk):
            return sentence_of(self.workspace, row)
        return row.short_name or "" if isinstance(row, Organisation) else ""

    def _fill_chips(self, row: Entity) -> None:
        clear(self.chips)
        for text, colour, ground in self._chips_of(row):
            chip = QLabel(text)
            chip.setFont(theme.font(12))
            chip.setStyleSheet(
                f"color: {colour}; background: {ground}; border-radius: 9px; padding: 2px 8px;"
            )
            self.chips.addWidget(chip)

    def _chips_of(self, row: Entity) -> list[tuple[str, str, str]]:
        plan, t = self.workspace.plan, theme.current()
        chips: list[tuple[str, str, str]] = []
        if isinstance(row, Organisation):
            role = edits.main_role_of(plan, row)
            if role is not None:
                chips.append((role.name, t.text, t.neutral_tint))
            chips.append((_("Level {n}").format(n=edits.level_of(plan, row)), t.text, t.neutral_tint))
            advised = treatment(row.influence, row.interest)
            chips += [(_(advised.name), t.text, t.neutral_tint)] if advised is not None else []
        elif row.__tablename__ == "risk":
            badge = risk_badge(row, plan.info)  # type: ignore[arg-type]
            chips += [badge] if badge is not None else []
        for name in subtitle_fields(type(row))[: 1 if chips else 2]:
            value = getattr(row, name)
            if value is not None:
                field = field_named(type(row), name)
                chips.append((shown(plan, field, value), *chip_colours(str(getattr(value, "value", value)))))
        return chips

    # Doing

    def _buttons(self, entity: type[Entity], rows: list[Entity]) -> QWidget:
        holder = QWidget()
        around = QVBoxLayout(holder)
        around.setContentsMargins(16, 12, 16, 0)
        layout = Flow(8)
        around.addLayout(layout)
        if entity is Organisation:
            show = QPushButton(theme.icon("share-network"), _("Show on map"))
            show.clicked.connect(self._show_on_map)
            layout.addWidget(show)
        owner = self._owner_of(rows[0])
        if owner is not None:
            back = QPushButton(theme.icon("arrow-left"), name_of(self.workspace.plan, owner)[:28])
            back.setObjectName("back")
            back.clicked.connect(self._back)
            layout.addWidget(back)
        remove = QPushButton(theme.icon("trash", theme.current().danger), _("Delete"))
        remove.setProperty("look", "danger")
        remove.clicked.connect(self._delete)
        layout.addWidget(remove)
        return holder

    def _owner_of(self, row: Entity) -> Entity | None:
        for field in fields_of(self.workspace.plan, type(row)):
            if field.owner and field.required and field.target:
                return self.workspace.plan.get(BY_KEY[field.target], getattr(row, field.name))
        return None

    def _back(self) -> None:
        owner = self._owner_of(self._rows()[0]) if self._rows() else None
        if owner is not None:
            self.workspace.selection.set([(type(owner), owner.uid)])

    def _rename(self) -> None:
        rows = self._rows()
        if len(rows) != 1 or not isinstance(self.title, TitleEdit):
            return
        field = type(rows[0]).title_field or ""
        try:
            edits.set_fields(self.workspace.plan, rows, {field: self.title.toPlainText()})
        except MitraError as error:
            self.workspace.told.emit(str(error), "danger")
            self.title.refuse(str(error))

    def _delete(self) -> None:
        self.workspace.delete(self._rows())

    def _duplicate(self) -> None:
        rows = self._rows()
        copy = self.workspace.attempt(lambda: edits.duplicate_row(self.workspace.plan, rows[0]))
        if copy is not None:
            self.workspace.selection.set([(type(copy), copy.uid)])

    def _make_hub(self) -> None:
        rows = [row for row in self._rows() if isinstance(row, Organisation)]
        if rows:
            self.workspace.attempt(lambda: edits.make_hub(self.workspace.plan, rows[0]))

    def _show_on_map(self) -> None:
        self.workspace.page_requested.emit("Map")


def _class_of(part: Chips | Children) -> type[Entity]:
    return part.link if isinstance(part, Chips) else part.child


def _worth(children: Children) -> bool:
    """Lists that have a page of their own are not repeated in the inspector."""
    return children.child.__tablename__ not in ("value_proposition", "stance", "assessment", "bow_tie_item")


def _many(entity: type[Entity], count: int) -> str:
    return ngettext("{n} row selected", "{n} rows selected", count) + f" · {plural_of(entity)}"
