"""The window: bar, rail, page, inspector and status around one plan, or the start page while none is open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QSplitter,
    QStackedWidget,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import delete

from planner.document.file import PlanFile
from planner.i18n import _, language, set_language
from planner.model import Entity
from ui import theme, translate
from ui.actions import Command
from ui.deeds import Deeds
from ui.files import Files
from ui.later import after_paint
from ui.menus import Menus
from ui.pages.directory import PAGE_OF, page_class
from ui.pages.page import Page
from ui.rail import Rail
from ui.settings import settings
from ui.status_bar import StatusBar
from ui.toast import Toast
from ui.top_bar import TopBar
from ui.workspace import Workspace

if TYPE_CHECKING:
    from ui.inspector.inspector import Inspector


_TYPED_INTO = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox)


class MainWindow(QMainWindow):
    """One window, at most one plan."""

    def __init__(self, plan: PlanFile | None = None) -> None:
        super().__init__()
        self.workspace: Workspace | None = None
        self.pages: dict[str, Page] = {}
        self.page_name = "Start"
        self._left: dict[str, dict[str, Any]] = {}  # how each page stood when it was last taken down
        self.files, self.deeds = Files(self), Deeds(self)
        self.resize(1280, 720)
        self.setMinimumSize(900, 560)
        geometry = settings().value("window/geometry")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        self.menus, self.toast = Menus(self), Toast(self)
        self.inspector: Inspector | None = None  # made when something is first selected
        self.show_plan(plan)
        theme.the_theme().changing.connect(self._drop_pages)
        theme.the_theme().changed.connect(self.rebuild)

    # The plan

    def show_plan(self, plan: PlanFile | None, page: str = "Overview") -> None:
        """Show another plan, or none; the one before must be closed already."""
        self._take_down()
        self._left = {}
        if self.workspace is not None:
            self.workspace.stop()
        self.workspace = Workspace(plan, self) if plan is not None else None
        self.page_name = page if plan is not None else "Start"
        self.rebuild()

    @property
    def plan(self) -> PlanFile | None:
        """The open plan."""
        return self.workspace.plan if self.workspace is not None else None

    def rebuild(self) -> None:
        """Make every widget anew, as another theme or language wants; what was open in front stays there."""
        self._take_down()
        workspace, page = self.workspace, self.page_name
        if workspace is not None:
            keys = workspace.selection.keys
            workspace.stop()
            workspace.deleteLater()
            self.workspace = workspace = Workspace(workspace.plan, self)
            workspace.selection.set(keys)
        self.menus.discard()
        self.menus = Menus(self)
        self._build()
        if workspace is None:
            self._show_start()
        else:
            self._connect(workspace)
            self.go(page)
            if workspace.selection.keys:
                self._make_inspector()
            self.show_state()

    def _take_down(self) -> None:
        """Keep what is typed and where each page stands; dialogs and a story, whose words would stay, close."""
        self._finish_typing()
        for dialog in self.findChildren(QDialog):
            if dialog.isVisible():
                dialog.reject()
        for player in self.findChildren(QWidget, "player"):
            player.close()
        self._left.update({name: page.state() for name, page in self.pages.items()})
        self.pages = {}

    def _drop_pages(self) -> None:
        """Destroy pages and inspector now: restyling thousands of widgets only to drop them took seconds."""
        self._take_down()
        self.inspector = None
        delete(self.splitter)

    def _build(self) -> None:
        old = self.takeCentralWidget()
        if old is not None:
            old.hide()
            old.deleteLater()
        self.bar = TopBar(with_plan=self.workspace is not None)
        self.rail = Rail()
        self.rail.setVisible(self.workspace is not None)
        self.stack = QStackedWidget()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.stack)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.splitterMoved.connect(self._remember_splitter)
        self.inspector = None
        self._lay_out()
        self._fill_bar()

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(self.splitter, 1)
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addLayout(middle, 1)
        self.status = StatusBar()
        self.status.language_asked.connect(self._other_language)
        layout.addWidget(self.status)
        self.setCentralWidget(body)

    def _connect(self, workspace: Workspace) -> None:
        self.rail.chosen.connect(self.go)
        self.rail.help_asked.connect(self.deeds.show_help)
        workspace.page_requested.connect(self.go)
        workspace.shown.connect(self.show_row)
        workspace.told.connect(self.tell)
        workspace.drill_asked.connect(self.deeds.show_drill)
        workspace.happened_asked.connect(self.deeds.risk_happened)
        workspace.levels_asked.connect(self.deeds.define_levels)
        workspace.inspector_asked.connect(self.open_inspector)
        workspace.field_asked.connect(self.deeds.open_field)
        workspace.selection.changed.connect(self._make_inspector)
        workspace.figures_changed.connect(self.show_state)

    def _make_inspector(self) -> None:
        if self.inspector is not None or self.workspace is None:
            return
        from ui.inspector.inspector import Inspector

        self.inspector = Inspector(self.workspace)
        self.splitter.addWidget(self.inspector)
        self.splitter.setSizes([2000, int(str(settings().value("window/inspector", theme.INSPECTOR)))])
        self.inspector.set_wanted(self._wants_inspector())
        QTimer.singleShot(
            0, self.inspector, self.inspector.refresh
        )  # not while the mouse is down on what it moves

    def _wants_inspector(self) -> bool:
        """Whether a person wants the inspector on the page that is shown."""
        page = self.pages.get(self.page_name)
        opens = page is None or page.opens_inspector
        return bool(settings().value(f"inspector/{self.page_name}", opens, bool))

    # Commands

    def run(self, command: Command) -> None:
        """Run a command of the table; what is being typed in the inspector is kept first."""
        self._finish_typing()
        target = next(one for one in (self.files, self.deeds, self) if hasattr(one, command.method))
        method: Callable[..., Any] = getattr(target, command.method)
        method(command.argument) if command.argument is not None else method()

    def is_chosen(self, command: Command) -> bool:
        """Whether what a command chooses is what the window shows now."""
        if command.method == "use_theme":
            return command.argument == str(settings().value("theme") or "system")
        if command.method == "use_language":
            return command.argument == language()
        if command.method == "full_screen":
            return self.isFullScreen()
        return self.inspector is not None and self.inspector.isVisible()

    def _fill_bar(self) -> None:
        bar, menus = self.bar, self.menus
        bar.menu_button.setMenu(menus.main(bar))
        bar.export.setMenu(menus.export(bar))
        bar.title.setMenu(menus.of_plan(bar))
        bar.search.clicked.connect(self.palette_open)
        bar.undo.clicked.connect(self.undo)
        bar.redo.clicked.connect(self.redo)
        bar.language_chosen.connect(self.use_language)

    def palette_open(self) -> None:
        """Open Ctrl+K."""
        from ui.palette import Palette

        Palette(self, self.workspace, self.run).show()

    # Pages

    def go(self, name: str) -> None:
        """Show a page, building it when it is first shown."""
        if self.workspace is None:
            return
        if name not in self.pages:
            page = page_class(name)(self.workspace)
            self.pages[name] = page
            self.stack.addWidget(page)
            page.restore(self._left.pop(name, {}))
        self.page_name = name
        self.rail.set_current(name)
        if self.inspector is not None:
            self.inspector.set_wanted(self._wants_inspector())
        self.stack.setCurrentWidget(self.pages[name])
        self.status.right.clear()
        zoom = getattr(self.pages[name], "zoom_text", None)
        if zoom is not None:
            self.status.right.setText(zoom())
        settings().setValue("window/page", name)
        self.pages[name].take_focus()

    def show_row(self, entity: type[Entity], uid: str) -> None:
        """Go to the page of a row and select it."""
        if self.workspace is None:
            return
        self.go(PAGE_OF.get(entity, self.page_name))
        self.workspace.selection.set([(entity, uid)])
        self.pages[self.page_name].go(entity, uid)

    def _show_start(self) -> None:
        from ui.pages.start import StartPage

        self.stack.addWidget(StartPage(self.files))
        self.page_name = "Start"
        self.setWindowTitle("Mitra")
        self.status.show_start()

    # Status

    def show_state(self) -> None:
        """Show the plan's title, whether it is saved, what undo would do, and what its check says."""
        if self.workspace is None:
            return
        plan = self.workspace.plan
        title = plan.info.title
        self.bar.title.setText((title if len(title) <= 40 else title[:39] + "…").replace("&", "&&"))
        self.setWindowTitle(f"{title}{' *' if plan.unsaved else ''} – Mitra")
        self._show_undo()
        after_paint(self.rail, self._check)

    def _show_undo(self) -> None:
        assert self.workspace is not None
        plan = self.workspace.plan
        for button, method, step in (
            (self.bar.undo, "undo", plan.undo_label),
            (self.bar.redo, "redo", plan.redo_label),
        ):
            button.show_step(self.menus.show_step(method, step), step is not None)

    def _check(self) -> None:
        if self.workspace is None:
            return
        report, plan = self.workspace.report(), self.workspace.plan
        pages = list(report.completeness.values())
        self.rail.set_completeness({**report.completeness, "Overview": sum(pages) / max(len(pages), 1)})
        self.status.show_plan(plan, report)

    def set_status(self, text: str) -> None:
        """Show a word of the page at the right of the status bar."""
        self.status.right.setText(text)

    def remember_plan(self) -> None:
        """Put the plan on the list of recent ones."""
        if self.plan is not None:
            self.files.remember(self.plan)

    def tell(self, text: str, tone: str = "") -> None:
        """Say something in the window for a few seconds."""
        self.toast.say(text, tone)

    # What commands do

    def _finish_typing(self) -> None:
        """Let whatever is being typed into commit, as leaving it would, and give the keyboard back."""
        focus = QApplication.focusWidget()
        if isinstance(focus, _TYPED_INTO) and self.isAncestorOf(focus):
            viewport = focus.parentWidget()
            view = viewport.parentWidget() if viewport is not None else None
            focus.clearFocus()
            back = view if isinstance(view, QAbstractItemView) else focus
            back.setFocus()
        if self.inspector is not None:
            for form in self.inspector.forms:
                form.finish()

    def undo(self) -> None:
        """Take the last change back."""
        self._finish_typing()
        if self.plan is not None:
            self.plan.undo()

    def redo(self) -> None:
        """Do it again."""
        if self.plan is not None:
            self.plan.redo()

    def add(self, place: str) -> None:
        """Begin a new row at `place`, page and tab as in "Risks/register"; a partner on the map if it is shown."""
        page, _slash, tab = place.partition("/")
        if place == "Partners/register" and self.page_name == "Map":
            page, tab = "Map", ""
        self.go(page)
        if self.workspace is not None:
            if tab:
                self.pages[page].choose_tab(tab)
            self.pages[page].primary()

    def toggle_inspector(self) -> None:
        """Show or hide the inspector."""
        if self.workspace is not None:
            wanted = not (self._wants_inspector() if self.inspector is None else self.inspector.wanted)
            settings().setValue(f"inspector/{self.page_name}", wanted)
            if self.inspector is not None:
                self.inspector.set_wanted(wanted)
            if wanted and not self.workspace.selection.keys:
                self.tell(_("The inspector opens when something is selected."))

    def open_inspector(self) -> None:
        """Show the inspector on this page, until the page is left."""
        self._make_inspector()
        if self.inspector is not None:
            self.inspector.set_wanted(True)

    def use_theme(self, choice: str) -> None:
        """Use another theme, and remember it."""
        settings().setValue("theme", choice)
        theme.the_theme().apply(choice)

    def use_language(self, code: str) -> None:
        """Speak another language, and remember it."""
        settings().setValue("language", code)
        set_language(code)
        translate.follow_language()
        self.rebuild()

    def _other_language(self) -> None:
        self.use_language("en" if language() == "id" else "id")

    def full_screen(self) -> None:
        """Fill the screen, or come back."""
        self.showNormal() if self.isFullScreen() else self.showFullScreen()

    def quit(self) -> None:
        """Close the window."""
        self.close()

    # Closing

    def _remember_splitter(self) -> None:
        settings().setValue("window/inspector", self.splitter.sizes()[-1])

    def closeEvent(self, event: QCloseEvent) -> None:
        self._finish_typing()
        if not self.files.may_close():
            event.ignore()
            return
        settings().setValue("window/geometry", self.saveGeometry())
        plan = self.plan
        if self.workspace is not None and plan is not None:
            self.files.remember(plan)
            self.workspace.stop()
            self.workspace = None
            plan.close()
        event.accept()
