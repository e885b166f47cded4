"""The inspector: what is selected is shown, renamed, linked, given children, and taken away again."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from planner import edits
from planner.document import Plan
from planner.model import (
    ENTITIES,
    Action,
    Contact,
    Entity,
    Kpi,
    Measurement,
    Organisation,
    Placement,
    Risk,
    RiskLink,
    Role,
    RoleAssignment,
    Snapshot,
)
from ui.inspector.inspector import Inspector
from ui.inspector.related import ChildLine, Chip
from ui.inspector.section import Section
from ui.workspace import Workspace

KEY = Qt.Key
Open = Callable[..., Inspector]


@pytest.fixture
def acme(plan: Plan) -> Organisation:
    """Return a partner with a role it may play, and a risk."""
    edits.add_row(plan, Role, {"name": "Bank"})
    edits.add_row(plan, Risk, {"title": "Breach"})
    made = edits.add_row(plan, Organisation, {"name": "Acme"})
    plan.forget_history()
    return made


@pytest.fixture
def inspect(qtbot: QtBot) -> Iterator[Open]:
    """Return a function that opens the inspector on rows, as a selection elsewhere would."""

    opened: list[Workspace] = []

    def show(plan: Plan, *rows: Entity) -> Inspector:
        workspace = Workspace(plan)  # type: ignore[arg-type]
        window = QWidget()
        qtbot.addWidget(window)
        opened.append(workspace)
        inspector = Inspector(workspace)
        elsewhere = QLineEdit()
        layout = QVBoxLayout(window)
        layout.addWidget(elsewhere)
        layout.addWidget(inspector)
        inspector.__dict__["window_kept"] = window
        window.resize(340, 900)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        elsewhere.setFocus()
        select(inspector, *rows)
        return inspector

    yield show
    for workspace in opened:
        workspace.stop()


def select(inspector: Inspector, *rows: Entity) -> None:
    """Select rows and let the inspector follow."""
    inspector.workspace.selection.set([(type(row), row.uid) for row in rows])
    settle()


def settle() -> None:
    """Let gathered updates arrive."""
    for _round in range(3):
        QApplication.processEvents()


def leave(inspector: Inspector) -> None:
    """Click somewhere else."""
    elsewhere = next(
        iter(inspector.window().findChildren(QLineEdit, options=Qt.FindChildOption.FindDirectChildrenOnly))
    )
    QTest.mouseClick(elsewhere, Qt.MouseButton.LeftButton)
    settle()


def part(inspector: Inspector, kind: type[QWidget], name: str) -> QWidget:
    """Return a widget that is shown, by its name."""
    found = [one for one in inspector.findChildren(kind, name) if one.isVisibleTo(inspector)]
    assert found, name
    return found[-1]


def section(inspector: Inspector, title: str) -> Section:
    """Return the section of that title."""
    found = [one for one in inspector.findChildren(Section) if one.heading.text() == title]
    assert found, title
    return found[-1]


@pytest.mark.parametrize("entity", [one for one in ENTITIES if one not in (Placement, Snapshot)])
def test_a_row_of_every_class_is_shown(inspect: Open, shared: Plan, entity: type[Entity]) -> None:
    rows = shared.rows(entity)
    if not rows:
        pytest.skip("the template has none")
    inspector = inspect(shared, rows[0])
    assert inspector.isVisible()
    assert {name for form in inspector.forms for name in form.editors}
    select(inspector, *rows[:3])
    assert inspector.isVisible()


def test_a_title_is_renamed_by_enter_and_left_by_escape(
    inspect: Open, plan: Plan, acme: Organisation
) -> None:
    inspector = inspect(plan, acme)
    title = inspector.title
    title.setFocus()
    QTest.keyClick(title, KEY.Key_End)
    QTest.keyClicks(title, " Ltd")
    QTest.keyClick(title, KEY.Key_Return)
    assert acme.name == "Acme Ltd"
    settle()
    assert inspector.title is title, "the inspector is not built anew under the hand"
    QTest.keyClicks(title, "!!")
    QTest.keyClick(title, KEY.Key_Escape)
    leave(inspector)
    assert acme.name == "Acme Ltd"
    assert title.toPlainText() == "Acme Ltd"  # type: ignore[union-attr]


def test_a_title_that_is_taken_stays_with_its_reason(inspect: Open, plan: Plan, acme: Organisation) -> None:
    edits.add_row(plan, Organisation, {"name": "Beta"})
    inspector = inspect(plan, acme)
    told: list[str] = []
    inspector.workspace.told.connect(lambda text, _tone: told.append(text))
    inspector.title.setFocus()
    QTest.keyClick(inspector.title, KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(inspector.title, "beta")
    leave(inspector)
    assert len(told) == 1
    assert "is there already; choose another name" in told[0]
    assert inspector.title.toPlainText() == "beta"  # type: ignore[union-attr]
    assert inspector.title.toolTip() == told[0]
    assert acme.name == "Acme"
    inspector.title.setFocus()
    QTest.keyClick(inspector.title, KEY.Key_Escape)
    assert inspector.title.toPlainText() == "Acme"  # type: ignore[union-attr]


def test_typing_goes_on_while_the_inspector_follows(inspect: Open, plan: Plan, acme: Organisation) -> None:
    inspector = inspect(plan, acme)
    gives = part(inspector, QWidget, "field_contribution")
    gives.setFocus()
    QTest.keyClicks(gives, "Cloud")
    edits.set_fields(plan, [acme], {"manager": "Sari"})
    settle()
    assert QApplication.focusWidget() is gives
    QTest.keyClicks(gives, "s")
    leave(inspector)
    assert acme.contribution == "Clouds"


def test_another_selection_keeps_what_was_typed(inspect: Open, plan: Plan, acme: Organisation) -> None:
    beta = edits.add_row(plan, Organisation, {"name": "Beta"})
    inspector = inspect(plan, acme)
    manager = part(inspector, QLineEdit, "field_manager")
    manager.setFocus()
    QTest.keyClicks(manager, "Sari")
    leave(inspector)
    select(inspector, beta)
    assert (acme.manager, beta.manager) == ("Sari", None)


def test_a_role_is_linked_and_unlinked_by_chips(inspect: Open, plan: Plan, acme: Organisation) -> None:
    inspector = inspect(plan, acme)
    add = part(inspector, QToolButton, "add_role_assignment_role")
    QTest.mouseClick(add, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(menu.actions()[0]).center())
    settle()
    assert len(plan.rows(RoleAssignment)) == 1
    chip = next(one for one in inspector.findChildren(Chip) if one.isVisibleTo(inspector))
    cross = chip.findChild(QToolButton)
    assert cross is not None
    QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
    settle()
    assert not plan.rows(RoleAssignment)
    plan.undo()
    assert len(plan.rows(RoleAssignment)) == 1


def test_a_chip_opens_the_row_it_names(inspect: Open, plan: Plan, acme: Organisation) -> None:
    risk = plan.rows(Risk)[0]
    edits.set_links(plan, RiskLink, ("risk", risk.uid), "organisation", [acme.uid])
    inspector = inspect(plan, risk)
    shown: list[str] = []
    inspector.workspace.shown.connect(lambda _entity, uid: shown.append(uid))
    chip = next(one for one in inspector.findChildren(Chip) if one.uid == acme.uid)
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(6, 6))
    assert shown == [acme.uid]


def test_children_are_typed_one_after_the_other_opened_and_left(
    inspect: Open, plan: Plan, acme: Organisation
) -> None:
    inspector = inspect(plan, acme)
    part(inspector, QLineEdit, "new_contact").setFocus()
    for name in ("Sari", "Budi"):
        entry = QApplication.focusWidget()
        assert entry is not None and entry.objectName() == "new_contact", (
            "the keyboard stays for the next one"
        )
        QTest.keyClicks(entry, name)
        QTest.keyClick(entry, KEY.Key_Return)
        settle()
    assert [contact.name for contact in plan.rows(Contact)] == ["Sari", "Budi"]
    line = next(one for one in inspector.findChildren(ChildLine) if one.key[1] == plan.rows(Contact)[0].uid)
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    settle()
    assert inspector.workspace.selection.rows(plan, Contact) == plan.rows(Contact)[:1]
    back = part(inspector, QPushButton, "back")
    assert "Acme" in back.text()  # type: ignore[attr-defined]
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    assert inspector.workspace.selection.rows(plan, Organisation) == [acme]


def test_a_child_that_does_not_fit_stays_in_the_line(inspect: Open, plan: Plan) -> None:
    kpi = edits.add_row(plan, Kpi, {"name": "Partners"})
    inspector = inspect(plan, kpi)
    told: list[str] = []
    inspector.workspace.told.connect(lambda text, _tone: told.append(text))
    entry = part(inspector, QLineEdit, "new_measurement")
    entry.setFocus()
    QTest.keyClicks(entry, "many")
    QTest.keyClick(entry, KEY.Key_Return)
    assert "is not a number" in told[0]
    assert entry.text() == "many"  # type: ignore[attr-defined]
    QTest.keyClick(entry, KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(entry, "12.5")
    QTest.keyClick(entry, KEY.Key_Return)
    assert plan.rows(Measurement)[0].value == 12.5


def test_an_action_is_typed_under_its_risk(inspect: Open, plan: Plan, acme: Organisation) -> None:
    inspector = inspect(plan, plan.rows(Risk)[0])
    entry = part(inspector, QLineEdit, "new_action")
    QTest.keyClicks(entry, "Yearly audit")
    QTest.keyClick(entry, KEY.Key_Return)
    assert plan.rows(Action)[0].name == "Yearly audit"


def test_folding_is_remembered(inspect: Open, plan: Plan, acme: Organisation) -> None:
    inspector = inspect(plan, acme)
    gives = section(inspector, "Gives and gets")
    QTest.mouseClick(gives, Qt.MouseButton.LeftButton, pos=QPoint(100, 16))
    assert not gives.body.isVisible()
    again = inspect(plan, acme)
    assert not section(again, "Gives and gets").body.isVisible()
    QTest.mouseClick(section(again, "Gives and gets").caret, Qt.MouseButton.LeftButton)
    assert section(again, "Gives and gets").body.isVisible()


def test_several_rows_are_named_and_changed_together(inspect: Open, plan: Plan, acme: Organisation) -> None:
    beta = edits.add_row(plan, Organisation, {"name": "Beta"})
    inspector = inspect(plan, acme, beta)
    texts = [label.text() for label in inspector.findChildren(QLabel) if label.isVisibleTo(inspector)]
    assert "Acme, Beta" in texts
    assert any(text.startswith("2 rows selected") for text in texts)
    manager = part(inspector, QLineEdit, "field_manager")
    manager.setFocus()
    QTest.keyClicks(manager, "Sari")
    leave(inspector)
    assert (acme.manager, beta.manager) == ("Sari", "Sari")
    plan.undo()
    assert (acme.manager, beta.manager) == (None, None)


def test_deleting_what_is_shown_closes_it_and_undo_brings_it_back(
    inspect: Open, plan: Plan, acme: Organisation
) -> None:
    inspector = inspect(plan, acme)
    button = next(one for one in inspector.findChildren(QPushButton) if one.text() == "Delete")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()
    assert not inspector.isVisible()
    plan.undo()
    settle()
    assert len(plan.rows(Organisation)) == 1


def test_an_inspector_nobody_wants_does_nothing(
    inspect: Open, plan: Plan, acme: Organisation, monkeypatch: pytest.MonkeyPatch
) -> None:
    inspector = inspect(plan, acme)
    inspector.set_wanted(False)
    settle()
    built: list[object] = []
    monkeypatch.setattr(Inspector, "_build", lambda *args: built.append(args))
    monkeypatch.setattr(Inspector, "_fill_around", lambda *args: built.append(args))
    edits.set_fields(plan, [acme], {"manager": "Sari"})
    select(inspector, plan.rows(Risk)[0])
    assert built == []
    assert not inspector.isVisible()
