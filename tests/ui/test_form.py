"""The form: every declared field of every entity is edited by real events, in one row or in several."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from planner import edits
from planner.document import Plan, fields_of
from planner.model import (
    ENTITIES,
    Entity,
    Field,
    Kind,
    MapView,
    Organisation,
    Risk,
    Snapshot,
    fields_of_class,
)
from planner.model.choices import Response
from planner.reading import read_cell, typed_text
from tests.random_rows import value_for, values_for
from ui.inspector.editors import Editor, PickEditor
from ui.inspector.form import Form
from ui.tables.choices import options_of
from ui.workspace import Workspace

KEY = Qt.Key
Open = Callable[[Plan, list[Entity], list[str]], Form]
CONTROL = Qt.KeyboardModifier.ControlModifier
FIELDS = [
    pytest.param(entity, field.name, id=f"{entity.__tablename__}.{field.name}")
    for entity in ENTITIES
    if entity is not Snapshot  # a snapshot is taken, never typed
    for field in fields_of_class(entity)
    if field.kind not in (Kind.MOMENT, Kind.PICTURE)  # a picture is chosen as a file
]


@pytest.fixture
def risks(plan: Plan) -> list[Risk]:
    """Return two risks that differ in their owner only."""
    made = [edits.add_row(plan, Risk, {"title": "Breach", "owner": owner}) for owner in ("Sari", "Budi")]
    plan.forget_history()
    return made


@pytest.fixture
def open_form(qtbot: QtBot) -> Iterator[Open]:
    """Return a function that shows a form, with a field above it that can take the keyboard away."""
    opened: list[Workspace] = []

    def show(plan: Plan, rows: list[Entity], names: list[str]) -> Form:
        workspace = Workspace(plan)  # type: ignore[arg-type]
        opened.append(workspace)
        window = QWidget()
        qtbot.addWidget(window)
        form = Form(workspace, type(rows[0]), names)
        form.setParent(window)
        form.__dict__["window_kept"] = window  # Python would let go of it
        elsewhere = QLineEdit(window)
        elsewhere.setObjectName("elsewhere")
        elsewhere.setFocus()
        form.setGeometry(0, 40, 400, 400)
        window.resize(420, 460)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        form.show_rows(rows)
        workspace.signals.changed.connect(lambda _changes: form.show_rows(rows))
        return form

    yield show
    for workspace in opened:
        workspace.stop()


def leave(form: Form) -> None:
    """Click somewhere else."""
    elsewhere = form.window().findChild(QLineEdit, "elsewhere")
    assert elsewhere is not None
    QTest.mouseClick(elsewhere, Qt.MouseButton.LeftButton)
    elsewhere.setFocus()


def text_of(editor: Editor) -> str:
    """Return what an editor shows."""
    widget = editor.widget
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    return widget.currentText() if isinstance(widget, QComboBox) else widget.text()  # type: ignore[attr-defined]


def type_over(editor: Editor, text: str) -> None:
    """Click an editor and replace its text."""
    editor.widget.setFocus()
    QTest.keyClick(editor.widget, KEY.Key_A, CONTROL)
    if isinstance(editor.widget, QPlainTextEdit):
        editor.widget.insertPlainText(text)  # QTest cannot press what no keyboard has
    else:
        QTest.keyClick(editor.widget, KEY.Key_Delete)
        editor.widget.insert(text)  # type: ignore[attr-defined]


def enter(editor: Editor, plan: Plan, field: Field, value: object) -> None:
    """Give an editor a value as a person does, whatever sort it is."""
    if isinstance(editor.widget, QCheckBox):
        editor.widget.click()
    elif isinstance(editor.widget, QComboBox):
        editor.widget.setFocus()
        place = next(n for n in range(editor.widget.count()) if editor.widget.itemData(n) == value)
        QTest.keyClick(editor.widget, KEY.Key_Home)
        for _step in range(place):
            QTest.keyClick(editor.widget, KEY.Key_Down)
    else:
        type_over(editor, typed_text(plan, field, value))


@pytest.mark.parametrize(("entity", "name"), FIELDS)
def test_every_field_of_every_entity_is_edited_and_undone(
    open_form: Open, shared: Plan, entity: type[Entity], name: str
) -> None:
    filled = shared
    random = Random(f"{entity.__tablename__}.{name}")
    field = next(one for one in fields_of(filled, entity) if one.name == name)
    row = _a_row(filled, entity, random)
    before = getattr(row, name)
    value = _another(filled, field, before, random, row)
    if value is None:
        pytest.skip("nothing else to refer to")
    form = open_form(filled, [row], [name])
    enter(form.editors[name], filled, field, value)
    leave(form)
    if form.editors[name].is_wrong:  # a rule, not the field, refused it: then nothing has changed
        assert getattr(row, name) == before
        assert form.editors[name].widget.toolTip()
        return
    assert getattr(row, name) == value
    filled.undo()
    assert getattr(row, name) == before
    assert (
        read_cell(filled, field, typed_text(filled, field, before)) == before or field.kind is Kind.REFERENCE
    )


def _a_row(plan: Plan, entity: type[Entity], random: Random) -> Entity:
    if plan.rows(entity):
        return plan.rows(entity)[0]
    if entity is MapView:
        return edits.add_row(plan, entity, {"name": "View"})
    values = None
    for _attempt in range(20):
        values = values or values_for(plan, entity, random, share=0.0)
    assert values is not None, f"the template leaves no way to make a {entity.__name__}"
    return edits.add_row(plan, entity, values)


def _another(plan: Plan, field: Field, before: object, random: Random, row: Entity) -> object:
    if field.scale or field.within:  # only what belongs to the row or the plan is offered
        offered = [value for _text, value in options_of(plan, field, row) if value not in (None, before)]
        return random.choice(offered) if offered else None
    if field.kind is Kind.YES_NO:
        return not before
    for _attempt in range(40):
        value = value_for(plan, field, random)
        value = read_cell(plan, field, typed_text(plan, field, value)) if field.kind is Kind.TAGS else value
        if value is not None and field.clean(value) != before:
            return field.clean(value)
    return None


def test_leaving_a_field_commits_it_once(open_form: Open, plan: Plan, risks: list[Risk]) -> None:
    form = open_form(plan, [risks[0]], ["owner", "trigger"])
    owner = form.editors["owner"]
    owner.widget.setFocus()
    QTest.keyClick(owner.widget, KEY.Key_End)
    QTest.keyClicks(owner.widget, " Putri")
    assert plan.undo_label is None
    leave(form)
    assert risks[0].owner == "Sari Putri"
    plan.undo()
    assert plan.undo_label is None
    assert text_of(owner) == "Sari"


def test_a_paragraph_is_kept_after_a_pause(qtbot: QtBot, open_form: Open, plan: Plan) -> None:
    acme = edits.add_row(plan, Organisation, {"name": "Acme"})
    form = open_form(plan, [acme], ["contribution"])
    gives = form.editors["contribution"]
    gives._pause.setInterval(1)  # type: ignore[attr-defined]
    gives.widget.setFocus()
    QTest.keyClicks(gives.widget, "Cloud ")
    qtbot.waitUntil(lambda: acme.contribution == "Cloud")
    QTest.keyClicks(gives.widget, "and people")
    leave(form)
    assert acme.contribution == "Cloud and people"


def test_a_shortcut_commits_first(open_form: Open, plan: Plan, risks: list[Risk]) -> None:
    """Ctrl+S saves what is being typed, too."""
    form = open_form(plan, [risks[0]], ["owner"])
    owner = form.editors["owner"].widget
    owner.setFocus()
    QTest.keyClick(owner, KEY.Key_End)
    QTest.keyClicks(owner, "!")
    QTest.keyClick(owner, KEY.Key_A, CONTROL)
    assert risks[0].owner == "Sari"
    QTest.keyClick(owner, KEY.Key_S, CONTROL)
    assert risks[0].owner == "Sari!"


def test_what_does_not_fit_stays_with_its_reason(open_form: Open, plan: Plan, risks: list[Risk]) -> None:
    form = open_form(plan, [risks[0]], ["loss_high", "owner"])
    loss = form.editors["loss_high"]
    type_over(loss, "a lot")
    leave(form)
    assert loss.is_wrong
    assert "is not a number" in loss.widget.toolTip()
    edits.set_fields(plan, [risks[0]], {"owner": "Dewi"})
    assert text_of(loss) == "a lot", "a change elsewhere leaves it"
    type_over(loss, "1,200")
    leave(form)
    assert not loss.is_wrong
    assert risks[0].loss_high == 1200
    assert loss.widget.toolTip() == loss.field.help


def test_escape_brings_back_what_the_plan_holds(open_form: Open, plan: Plan, risks: list[Risk]) -> None:
    form = open_form(plan, [risks[0]], ["review_date"])
    review = form.editors["review_date"]
    type_over(review, "soon")
    QTest.keyClick(review.widget, KEY.Key_Return)
    assert review.is_wrong
    QTest.keyClick(review.widget, KEY.Key_Escape)
    assert (text_of(review), review.is_wrong) == ("", False)
    leave(form)
    assert plan.undo_label is None


def test_another_row_does_not_inherit_a_wrong_text(open_form: Open, plan: Plan, risks: list[Risk]) -> None:
    form = open_form(plan, [risks[0]], ["loss_high"])
    type_over(form.editors["loss_high"], "a lot")
    leave(form)
    form.show_rows([risks[1]])
    assert text_of(form.editors["loss_high"]) == ""
    assert not form.editors["loss_high"].is_wrong


def test_several_rows_show_what_differs_and_change_in_one_step(
    open_form: Open, plan: Plan, risks: list[Risk]
) -> None:
    form = open_form(plan, list(risks), ["title", "owner", "status", "likelihood"])
    owner = form.editors["owner"]
    assert text_of(form.editors["title"]) == "Breach"
    assert (text_of(owner), owner.widget.placeholderText()) == ("", "different")  # type: ignore[attr-defined]
    owner.widget.setFocus()
    leave(form)
    assert plan.undo_label is None, "looking at it changes nothing"
    type_over(owner, "Dewi")
    leave(form)
    assert [risk.owner for risk in risks] == ["Dewi", "Dewi"]
    plan.undo()
    assert [risk.owner for risk in risks] == ["Sari", "Budi"]
    assert text_of(owner) == ""


def test_undo_while_typing_leaves_the_text_in_hand(open_form: Open, plan: Plan, risks: list[Risk]) -> None:
    form = open_form(plan, [risks[0]], ["owner", "trigger"])
    edits.set_fields(plan, [risks[0]], {"owner": "Dewi"})
    owner = form.editors["owner"].widget
    owner.setFocus()
    QTest.keyClick(owner, KEY.Key_End)
    QTest.keyClicks(owner, "!")
    plan.undo()
    assert text_of(form.editors["owner"]) == "Dewi!"
    leave(form)
    assert risks[0].owner == "Dewi!"


def test_a_list_is_filled_only_when_someone_comes_near(open_form: Open, plan: Plan) -> None:
    acme = edits.add_row(plan, Organisation, {"name": "Acme"})
    for number in range(30):
        edits.add_row(plan, Organisation, {"name": f"Partner {number}", "parent": acme.uid})
    form = open_form(plan, [plan.rows(Organisation)[5]], ["parent"])
    parent = form.editors["parent"]
    assert isinstance(parent, PickEditor)
    assert (text_of(parent), parent.combo.count()) == ("Acme", 1)
    parent.combo.setFocus()
    assert (text_of(parent), parent.combo.count()) == ("Acme", 32)


def test_a_circle_is_refused_and_escape_brings_the_partner_back(open_form: Open, plan: Plan) -> None:
    acme = edits.add_row(plan, Organisation, {"name": "Acme"})
    beta = edits.add_row(plan, Organisation, {"name": "Beta", "parent": acme.uid})
    form = open_form(plan, [acme], ["parent"])
    parent = form.editors["parent"]
    parent.widget.setFocus()
    field = next(one for one in fields_of(plan, Organisation) if one.name == "parent")
    enter(parent, plan, field, beta.uid)
    leave(form)
    assert parent.is_wrong
    assert acme.parent is None
    QTest.keyClick(parent.widget, KEY.Key_Escape)
    assert (text_of(parent), parent.is_wrong) == ("", False)


def test_walking_through_a_list_by_key_is_one_step(open_form: Open, plan: Plan, risks: list[Risk]) -> None:
    form = open_form(plan, [risks[0]], ["response"])
    response = form.editors["response"]
    response.widget.setFocus()
    for _step in range(3):
        QTest.keyClick(response.widget, KEY.Key_Down)
    assert risks[0].response is None
    leave(form)
    assert risks[0].response is list(Response)[2]
    plan.undo()
    assert plan.undo_label is None


def test_what_is_clicked_in_a_list_is_kept_at_once(open_form: Open, plan: Plan, risks: list[Risk]) -> None:
    form = open_form(plan, [risks[0]], ["response"])
    combo = form.editors["response"].widget
    assert isinstance(combo, QComboBox)
    combo.setFocus()
    combo.showPopup()
    item = combo.view().visualRect(combo.model().index(2, 0)).center()
    QTest.mouseClick(combo.view().viewport(), Qt.MouseButton.LeftButton, pos=item)
    assert risks[0].response is list(Response)[1]


def test_labels_and_help_reach_a_screen_reader(open_form: Open, plan: Plan, risks: list[Risk]) -> None:
    names = [field.name for field in fields_of(plan, Risk)]
    form = open_form(plan, [risks[0]], names)
    for name, editor in form.editors.items():
        assert editor.widget.accessibleName() == editor.field.label, name
        assert editor.widget.focusPolicy() != Qt.FocusPolicy.NoFocus
    assert QApplication.focusWidget() is not None
