"""The page Roadmap: the chart is dragged, typed and walked; the numbers behind it, too."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication, QPushButton

from planner.analysis.schedule import Job, critical_path, days_late, in_order, share_done, span, too_early
from planner.document import Plan
from planner.edits.roadmap import add_task, reschedule
from planner.errors import Invalid
from planner.i18n import day
from planner.model import Organisation, Phase, Task, TaskDependency
from ui import theme
from ui.charts.gantt import Bar, Gantt, Heading, Wait, view
from ui.charts.gantt.rows import NewLine
from ui.charts.gantt.timescale import month_start, timescale
from ui.pages.roadmap import RoadmapPage
from ui.pages.roadmap_rows import Schedule
from ui.workspace import Workspace

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
TODAY = date.today()
PAIRS = st.lists(st.tuples(st.integers(0, 19), st.integers(0, 19)))


def ahead(days: int) -> date:
    """Return the day that is `days` from today."""
    return TODAY + timedelta(days=days)


# The numbers


def test_the_critical_path_is_the_longest_chain_in_days() -> None:
    """Two ways from A to D: through B (3 days) and C (8 days); E stands alone and is longer than both."""
    days = {"A": 2, "B": 3, "C": 8, "D": 1, "E": 90}
    jobs = [Job(key, date(2027, 1, 1), date(2027, 1, 1) + timedelta(days=n - 1)) for key, n in days.items()]
    assert critical_path(jobs, [("B", "A"), ("C", "A"), ("D", "B"), ("D", "C")]) == ["A", "C", "D"]


def test_without_dependencies_there_is_no_critical_path() -> None:
    assert critical_path([Job("A", TODAY, TODAY)], []) == []
    assert critical_path([], []) == []


@given(PAIRS)
def test_no_chain_is_longer_than_the_critical_path(pairs: list[tuple[int, int]]) -> None:
    jobs = [Job(str(n), TODAY, ahead(n % 7)) for n in range(20)]
    waits = [(str(max(pair)), str(min(pair))) for pair in set(pairs) if pair[0] != pair[1]]
    length = {job.key: job.days for job in jobs}
    longest = dict(length)
    for key in sorted(length, key=int):  # tasks wait only for smaller ones here
        longest[key] += max((longest[after] for task, after in waits if task == key), default=0)
    chain = critical_path(jobs, waits)
    assert all((after, before) in waits for before, after in pairwise(chain))
    linked = [longest[task] for task, _after in waits]
    assert sum(length[key] for key in chain) == max(linked, default=0)


def test_a_circle_is_refused() -> None:
    with pytest.raises(ValueError, match="circle"):
        in_order({"A": ["B"], "B": ["A"]})


def test_late_is_what_is_past_its_end_and_not_done() -> None:
    assert days_late(Job("A", ahead(-30), ahead(-21), 80), TODAY) == 21
    assert days_late(Job("A", ahead(-30), ahead(-21), 100), TODAY) == 0
    assert days_late(Job("A", ahead(-30), TODAY, 0), TODAY) == 0
    assert days_late(Job("A"), TODAY) == 0


def test_a_group_is_done_by_the_days_of_its_tasks() -> None:
    jobs = [Job("A", TODAY, ahead(8), 100), Job("B", TODAY, TODAY, 0)]
    assert share_done(jobs) == pytest.approx(0.9)
    assert share_done([]) is None
    assert span(jobs) == (TODAY, ahead(8))
    assert span([Job("A")]) is None


def test_a_task_that_begins_before_what_it_waits_for_has_ended_is_named_with_it() -> None:
    jobs = [Job("A", TODAY, ahead(10)), Job("B", ahead(5), ahead(20)), Job("C", ahead(11), ahead(12))]
    assert too_early(jobs, [("B", "A"), ("C", "A")]) == {"B": "A"}


@given(st.integers(0, 20000), st.sampled_from(["month", "quarter", "year"]))
def test_days_and_pixels_agree(days: int, zoom: str) -> None:
    scale = timescale((date(2020, 5, 17), date(2080, 1, 1)), date(2021, 1, 1), 700, zoom)
    when = scale.first + timedelta(days=days)
    assert scale.day_at(scale.x(when) + scale.per_day / 2) == when
    assert scale.first == date(2020, 5, 1)
    assert month_start(date(2026, 11, 25), 3) == date(2027, 2, 1)


# The page


@pytest.fixture(autouse=True)
def themed(qapp: QApplication) -> None:
    """Use the light theme."""
    (theme.the_theme() or theme.install(qapp)).apply("light")


@pytest.fixture
def workspace(plan: Plan) -> Workspace:
    """Return a workspace of a plan in memory."""
    return Workspace(plan)  # type: ignore[arg-type]


@pytest.fixture
def tasks(plan: Plan) -> dict[str, Task]:
    """Make two phases: Agree, then Protocol (three weeks late) in the first, Load test in the second."""
    with plan.change("Sample"):
        first = plan.add(Phase(name="Strategy", position=1))
        second = plan.add(Phase(name="Technology", position=2))
        bank = plan.add(Organisation(name="Bank Rakyat Indonesia", short_name="BRI"))
        made = {
            "agree": plan.add(
                Task(name="Agree", phase=first.uid, start=ahead(-60), end=ahead(-50), percent=100)
            ),
            "protocol": plan.add(
                Task(
                    name="Protocol",
                    phase=first.uid,
                    organisation=bank.uid,
                    start=ahead(-45),
                    end=ahead(-21),
                    percent=80,
                )
            ),
            "load": plan.add(Task(name="Load test", phase=second.uid, start=ahead(10), end=ahead(30))),
            "undated": plan.add(Task(name="Sometime", phase=second.uid)),
        }
        plan.add(TaskDependency(task=made["protocol"].uid, after=made["agree"].uid))
    return made


def settle() -> None:
    """Let gathered updates arrive."""
    for _round in range(3):
        QApplication.processEvents()


def page_of(workspace: Workspace, qtbot: object) -> RoadmapPage:
    """Return the page as a person sees it."""
    page = RoadmapPage(workspace)
    qtbot.addWidget(page)  # type: ignore[attr-defined]
    page.resize(1092, 646)
    page.show()
    settle()
    return page


def drag(gantt: Gantt, qtbot: object, start: QPointF, days: int, *, let_go: bool = True) -> None:
    """Press at a place, move by days, and let go."""
    port, there = gantt.viewport(), QPoint(int(start.x() + days * gantt.scale.per_day), int(start.y()))
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=start.toPoint())  # type: ignore[attr-defined]
    qtbot.mouseMove(port, pos=there)  # type: ignore[attr-defined]
    if gantt.drag is not None:
        gantt.drag.move(gantt.day_at(start) + timedelta(days=days))  # exact, whatever a pixel is worth
    if let_go:
        qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=there)  # type: ignore[attr-defined]


def test_phases_and_tasks_stand_in_order_with_who_and_how_late(plan: Plan, tasks: dict[str, Task]) -> None:
    rows = Schedule(plan).by_phase()
    assert [row.name for row in rows] == [
        "Strategy",
        "Agree",
        "Protocol",
        "Technology",
        "Load test",
        "Sometime",
    ]
    protocol = rows[2]
    assert isinstance(protocol, Bar)
    assert (protocol.who, protocol.note, protocol.tone, protocol.critical) == (
        "BRI",
        "3 weeks late",
        "danger",
        True,
    )
    assert isinstance(rows[0], Heading) and rows[0].number == 1


def test_by_partner_groups_the_same_tasks_anew(
    plan: Plan, tasks: dict[str, Task], workspace: Workspace, qtbot: object
) -> None:
    page = page_of(workspace, qtbot)
    page.grouping.choose("partner")
    names = [row.name for row in page.gantt.rows]
    assert names == ["Bank Rakyat Indonesia", "Protocol", "No partner", "Agree", "Load test", "Sometime"]


def test_dragging_a_bar_moves_it_as_one_undo_step(
    plan: Plan, tasks: dict[str, Task], workspace: Workspace, qtbot: object
) -> None:
    page = page_of(workspace, qtbot)
    box = page.gantt.box_of(tasks["load"].uid)
    assert box is not None
    drag(page.gantt, qtbot, box.center(), 7)
    assert (tasks["load"].start, tasks["load"].end) == (ahead(17), ahead(37))
    assert workspace.selection.keys == ((Task, tasks["load"].uid),)
    assert plan.undo_label == "Move task"
    plan.undo()
    assert (tasks["load"].start, tasks["load"].end) == (ahead(10), ahead(30))


def test_dragging_the_right_end_changes_the_length_and_never_turns_it_round(
    plan: Plan, tasks: dict[str, Task], workspace: Workspace, qtbot: object
) -> None:
    page = page_of(workspace, qtbot)
    for days, end in ((14, 44), (-200, 10)):
        box = page.gantt.box_of(tasks["load"].uid)
        assert box is not None
        drag(page.gantt, qtbot, QPointF(box.right() - 1, box.center().y()), days)
        assert (tasks["load"].start, tasks["load"].end) == (ahead(10), ahead(end))
        settle()


def test_escape_lets_go_without_a_change(
    plan: Plan, tasks: dict[str, Task], workspace: Workspace, qtbot: object
) -> None:
    page = page_of(workspace, qtbot)
    before = plan.count
    box = page.gantt.box_of(tasks["load"].uid)
    assert box is not None
    drag(page.gantt, qtbot, box.center(), 7, let_go=False)
    qtbot.keyClick(page.gantt, Qt.Key.Key_Escape)  # type: ignore[attr-defined]
    qtbot.mouseRelease(page.gantt.viewport(), Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]
    assert plan.count == before
    assert tasks["load"].start == ahead(10)


def test_drawing_in_the_row_of_a_task_without_days_gives_it_days(
    plan: Plan, tasks: dict[str, Task], workspace: Workspace, qtbot: object
) -> None:
    page = page_of(workspace, qtbot)
    gantt = page.gantt
    y = gantt.y_of(gantt.places[tasks["undated"].uid]) + 12
    drag(gantt, qtbot, QPointF(gantt.frame().x(ahead(3)) + 1, y), 4)
    assert (tasks["undated"].start, tasks["undated"].end) == (ahead(3), ahead(7))


def test_alt_and_arrows_move_a_bar_without_a_mouse(
    plan: Plan, tasks: dict[str, Task], workspace: Workspace, qtbot: object
) -> None:
    page = page_of(workspace, qtbot)
    workspace.selection.set([(Task, tasks["load"].uid)])
    alt, shift = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(page.gantt, Qt.Key.Key_Right, alt)  # type: ignore[attr-defined]
    assert tasks["load"].start == ahead(11)
    qtbot.keyClick(page.gantt, Qt.Key.Key_Left, alt | shift)  # type: ignore[attr-defined]
    assert tasks["load"].start == ahead(4)
    qtbot.keyClick(page.gantt, Qt.Key.Key_Right, alt | Qt.KeyboardModifier.ControlModifier)  # type: ignore[attr-defined]
    assert (tasks["load"].start, tasks["load"].end) == (ahead(4), ahead(25))


def test_typing_at_the_bottom_adds_a_task_and_waits_for_the_next(
    plan: Plan, tasks: dict[str, Task], workspace: Workspace, qtbot: object
) -> None:
    page = page_of(workspace, qtbot)
    gantt = page.gantt
    y = int(gantt.y_of(len(gantt.lines) - 1)) + 12
    qtbot.mouseClick(gantt.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(80, y))  # type: ignore[attr-defined]
    editor = QApplication.focusWidget() or gantt._editor
    for name in ("Roll out", "Review"):
        qtbot.keyClicks(editor, name)  # type: ignore[attr-defined]
        qtbot.keyClick(editor, Qt.Key.Key_Return)  # type: ignore[attr-defined]
        settle()
    made = plan.rows(Task)[-2:]
    assert [one.name for one in made] == ["Roll out", "Review"]
    assert made[0].phase == tasks["load"].phase
    assert made[0].end is not None and made[1].start == made[0].end + timedelta(days=1)
    qtbot.keyClick(editor, Qt.Key.Key_Escape)  # type: ignore[attr-defined]
    assert not editor.isVisible()
    assert sum(isinstance(line, NewLine) for line in gantt.lines) == 1


def test_enter_adds_below_the_current_task_in_its_phase(
    plan: Plan, tasks: dict[str, Task], workspace: Workspace, qtbot: object
) -> None:
    page = page_of(workspace, qtbot)
    workspace.selection.set([(Task, tasks["agree"].uid)])
    qtbot.keyClick(page.gantt, Qt.Key.Key_Return)  # type: ignore[attr-defined]
    editor = page.gantt._editor
    qtbot.keyClicks(editor, "Sign")  # type: ignore[attr-defined]
    qtbot.keyClick(editor, Qt.Key.Key_Return)  # type: ignore[attr-defined]
    made = plan.rows(Task)[-1]
    assert (made.name, made.phase, made.start) == ("Sign", tasks["agree"].phase, ahead(-49))


def test_f2_renames_and_delete_deletes_and_undo_brings_back(
    plan: Plan, tasks: dict[str, Task], workspace: Workspace, qtbot: object
) -> None:
    page = page_of(workspace, qtbot)
    gantt, uid = page.gantt, tasks["agree"].uid
    workspace.selection.set([(Task, uid)])
    qtbot.keyClick(gantt, Qt.Key.Key_F2)  # type: ignore[attr-defined]
    qtbot.keyClicks(gantt._editor, "Agree goals")  # type: ignore[attr-defined]
    qtbot.keyClick(gantt._editor, Qt.Key.Key_Return)  # type: ignore[attr-defined]
    assert tasks["agree"].name == "Agree goals"
    settle()
    qtbot.keyClick(gantt, Qt.Key.Key_Delete)  # type: ignore[attr-defined]
    settle()
    assert plan.get(Task, uid) is None and uid not in gantt.places
    assert not plan.rows(TaskDependency)
    plan.undo()
    settle()
    assert plan.get(Task, uid) is not None and len(plan.rows(TaskDependency)) == 1


def test_a_phase_folds_by_its_caret_and_by_the_arrow_keys(
    plan: Plan, tasks: dict[str, Task], workspace: Workspace, qtbot: object
) -> None:
    gantt = page_of(workspace, qtbot).gantt
    phase = plan.rows(Phase)[0]
    qtbot.mouseClick(gantt.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(12, int(gantt.y_of(0)) + 12))  # type: ignore[attr-defined]
    assert tasks["agree"].uid not in gantt.places
    gantt.select(phase.uid)
    qtbot.keyClick(gantt, Qt.Key.Key_Right)  # type: ignore[attr-defined]
    assert tasks["agree"].uid in gantt.places


def test_arrow_keys_walk_and_select(
    plan: Plan, tasks: dict[str, Task], workspace: Workspace, qtbot: object
) -> None:
    gantt = page_of(workspace, qtbot).gantt
    qtbot.keyClick(gantt, Qt.Key.Key_Home)  # type: ignore[attr-defined]
    assert list(workspace.selection.keys) == [(Phase, plan.rows(Phase)[0].uid)]
    qtbot.keyClick(gantt, Qt.Key.Key_Down)  # type: ignore[attr-defined]
    assert list(workspace.selection.keys) == [(Task, tasks["agree"].uid)]
    assert "Agree" in gantt.accessibleDescription()


def test_zooming_keeps_today_in_its_place(
    plan: Plan, tasks: dict[str, Task], workspace: Workspace, qtbot: object
) -> None:
    page = page_of(workspace, qtbot)
    before = page.gantt.frame().x(TODAY)
    page.zooms.choose("month")
    assert page.gantt.frame().x(TODAY) == pytest.approx(before, abs=2)
    assert page.gantt.scale.per_day > 10
    qtbot.keyClick(page.gantt, Qt.Key.Key_Minus)  # type: ignore[attr-defined]
    assert page.zooms.current == "quarter"


def test_the_foot_says_when_it_ends_and_how_much_is_late(
    plan: Plan, tasks: dict[str, Task], workspace: Workspace, qtbot: object
) -> None:
    page = page_of(workspace, qtbot)
    assert page.ends.text() == f"Ends {day(ahead(30), year=True)} · 1 task late"


def test_the_critical_path_can_be_taken_away(
    plan: Plan, tasks: dict[str, Task], workspace: Workspace, qtbot: object
) -> None:
    page = page_of(workspace, qtbot)
    accent = theme.current().accent.lower()

    def accented() -> int:
        image = page.gantt.picture(1.0).toImage()
        every = ((x, y) for x in range(page.gantt.list_width, image.width()) for y in range(60, 140))
        return sum(image.pixelColor(x, y).name() == accent for x, y in every)

    assert accented() > 50
    qtbot.mouseClick(page.path_button, Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]
    assert accented() == 0


def test_an_empty_roadmap_offers_the_first_task(plan: Plan, workspace: Workspace, qtbot: object) -> None:
    page = page_of(workspace, qtbot)
    first = page.findChild(QPushButton, "first_step")
    assert first is not None
    assert first.text() == "Add the first task"
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]
    qtbot.keyClicks(page.gantt._editor, "Kick-off")  # type: ignore[attr-defined]
    qtbot.keyClick(page.gantt._editor, Qt.Key.Key_Return)  # type: ignore[attr-defined]
    settle()
    task = plan.rows(Task)[0]
    assert (task.name, task.start) == ("Kick-off", TODAY)
    assert page.gantt.isVisible()


def test_the_table_shows_the_same_tasks(
    plan: Plan, tasks: dict[str, Task], workspace: Workspace, qtbot: object
) -> None:
    page = page_of(workspace, qtbot)
    page.grouping.choose("table")
    assert page.register.isVisible()
    assert len(page.register.model.keys) == len(tasks)


def test_a_task_cannot_end_before_it_begins(plan: Plan, tasks: dict[str, Task]) -> None:
    with pytest.raises(Invalid, match="Load test"):
        reschedule(plan, tasks["load"], ahead(5), ahead(4))
    assert tasks["load"].start == ahead(10)
    partner = plan.rows(Organisation)[0]
    assert add_task(plan, "Train", partner.uid, by_partner=True).organisation == partner.uid


def test_of_two_thousand_tasks_only_those_in_sight_are_painted(
    qtbot: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    monkeypatch.setattr(view, "draw_bar", lambda _painter, _tokens, _frame, bar, _y: drawn.append(bar.key))
    gantt = Gantt()
    qtbot.addWidget(gantt)  # type: ignore[attr-defined]
    gantt.resize(1000, 600)
    bars = [
        Bar(str(n), f"Task {n}", ahead(n % 90), ahead(n % 90 + 20), n % 100, who="BRI") for n in range(2000)
    ]
    gantt.show_rows(bars, [Wait(str(n + 1), str(n)) for n in range(1999)], (TODAY, ahead(110)))
    gantt.show()
    gantt.verticalScrollBar().setValue(9600)
    drawn.clear()
    gantt.picture(1.0)
    assert 10 < len(drawn) < 30
