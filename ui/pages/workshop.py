"""Workshop: fast capture. One line at a time becomes a link, a partner, a risk or a task, and is drawn at once."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCompleter, QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from planner import edits
from planner.display import name_of, short_of
from planner.edits.capture import Line, Sort, capture, captured, find_partner, understand
from planner.errors import MitraError
from planner.i18n import _, ngettext
from planner.model import BY_KEY, Entity, Organisation, Relationship, Risk, Role, Task
from ui import theme
from ui.canvas.map_widget import MapWidget
from ui.clearing import clear
from ui.inspector.editor import is_undo
from ui.inspector.section import muted
from ui.pages.cards import Go, icon_label
from ui.pages.cards import Line as CardLine
from ui.pages.page import Page, button
from ui.tables.delegate import chip_colours
from ui.workspace import Workspace

ICONS: dict[type[Entity], str] = {
    Relationship: "arrows-left-right", Organisation: "handshake", Risk: "warning-octagon", Task: "check-square",
}  # fmt: skip


class WorkshopPage(Page):
    """Catch what is said."""

    name = "Workshop"
    opens_inspector = False  # the room looks at the map

    def build(self) -> None:
        self.head(
            _("Workshop"),
            _("Catch what is said, one line at a time; the room sees it at once."),
            [button(_("Full screen"), "corners-out", self._full_screen)],
            rule=True,
        )
        self.entry = CaptureField(self.workspace)
        self.entry.captured.connect(self._captured)
        self.log = QVBoxLayout()
        self.log.setSpacing(0)
        self.count = muted("")
        self.map = MapWidget(self.workspace.plan, self.workspace.signals, self.workspace.selection, self)
        self.outer.addWidget(self._body(), 1)
        self._fill_log()

    def _body(self) -> QWidget:
        left = QWidget()
        left.setMinimumWidth(260)
        left.setMaximumWidth(440)
        stack = QVBoxLayout(left)
        stack.setContentsMargins(theme.MARGIN, 14, 16, 12)
        stack.setSpacing(10)
        stack.addWidget(self.entry)
        head = QHBoxLayout()
        title = muted(_("Captured in this session"))
        title.setFont(theme.font(11, bold=True))
        head.addWidget(title, 1)
        head.addWidget(self.count)
        stack.addLayout(head)
        inner = QWidget()
        inner_stack = QVBoxLayout(inner)
        inner_stack.setContentsMargins(0, 0, 0, 0)
        inner_stack.addLayout(self.log)
        inner_stack.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        stack.addWidget(scroll, 1)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left, 1)
        row.addWidget(self.map, 1)
        return body

    def _full_screen(self) -> None:
        window: Any = self.window()
        window.full_screen()

    def _captured(self, key: Any) -> None:
        self.workspace.selection.set([key])
        self.map.fit()
        self._fill_log()

    def _fill_log(self) -> None:
        clear(self.log)
        plan = self.workspace.plan
        alive = captured(plan)
        self.count.setText(ngettext("{n} line", "{n} lines", len(alive)) if alive else "")
        for entity, uid in alive[:60]:
            row = plan.get(entity, uid)
            assert row is not None
            left = QWidget()
            cells = QHBoxLayout(left)
            cells.setContentsMargins(0, 0, 0, 0)
            cells.addWidget(muted(f"{row.created_at.astimezone():%H:%M}"))
            cells.addWidget(icon_label(ICONS[entity], theme.current().accent))
            kind = muted(_(BY_KEY[entity.__tablename__].singular))
            kind.setWordWrap(False)
            line = CardLine(left, name_of(plan, row), kind, height=36)
            line.clicked.connect(Go(line, _Select(self.workspace, entity, uid)).run)
            self.log.addWidget(line)
        if not alive:
            self.log.addWidget(muted(_("Type the first line above. Undo takes the last one back."), 12))

    def primary(self) -> None:
        self.entry.edit.setFocus()

    def take_focus(self) -> None:
        self.entry.edit.setFocus()

    def refresh(self) -> None:
        self._fill_log()
        self.entry.refresh_names()

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        self.entry.edit.setFocus()


class _Select:
    def __init__(self, workspace: Workspace, entity: type[Entity], uid: str) -> None:
        self.workspace, self.entity, self.uid = workspace, entity, uid

    def __call__(self) -> None:
        self.workspace.selection.set([(self.entity, self.uid)])


class CaptureField(QWidget):
    """The field, a picture of what the line will become, and what can be typed."""

    captured = Signal(object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        t = theme.current()
        self.edit = _Entry()
        self.edit.setObjectName("capture")
        self.edit.setFont(theme.font(16))
        self.edit.setPlaceholderText(_("Acme > Beta : supplies"))
        self.edit.setStyleSheet(
            f"border: 2px solid {t.accent}; border-radius: 6px; min-height: 36px; padding: 0 10px;"
        )
        self.edit.textChanged.connect(self._preview)
        self.edit.returnPressed.connect(self._take)
        self.preview = Preview(workspace)
        self.said = muted("", 12)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        hints = muted(
            " &nbsp; ".join(
                f"<span style='color:{t.text}'>{sign}</span> {word}"
                for sign, word in (
                    ("A &gt; B : " + _("kind"), _("link")), ("+ " + _("name"), _("partner")),
                    ("! " + _("text"), _("risk")), ("@" + _("who text"), _("task")),
                )
            )
        )  # fmt: skip
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (self.edit, self.preview, self.said, hints):
            layout.addWidget(widget)
        self.refresh_names()
        self._preview("")

    def refresh_names(self) -> None:
        """Complete names of partners that are there now."""
        names = sorted(short_of(self.workspace.plan, one) for one in self.workspace.plan.rows(Organisation))
        completer = _LastNameCompleter(names, self.edit)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.edit.setCompleter(completer)

    def _preview(self, text: str) -> None:
        try:
            line = understand(text)
        except MitraError as error:
            self.preview.show_line(None)
            self._say(str(error), "warning")
            return
        self.preview.show_line(line)
        self._say(self._sentence(line), "muted")

    def _say(self, text: str, tone: str) -> None:
        self.said.setText(text)
        self.said.setProperty("tone", tone)
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)

    def _sentence(self, line: Line | None) -> str:
        if line is None:
            return _("Enter adds the line; Ctrl+Z takes it back.")
        if line.sort is Sort.RISK:
            return _("A new risk, not scored yet.")
        if line.sort is Sort.TASK:
            return _("A new task for {who}.").format(who=line.second or _("nobody yet"))
        if line.sort is Sort.PARTNER:
            known = find_partner(self.workspace.plan, line.first)
            return (
                _("{name} is in the plan already.").format(name=known.name) if known else _("A new partner.")
            )
        new = [name for name in (line.first, line.second) if find_partner(self.workspace.plan, name) is None]
        if not new:
            return _("New relationship, planned. Both partners are in the plan.")
        return _("New relationship, planned. New partners: {names}.").format(names=", ".join(new))

    def _take(self) -> None:
        names = self.edit.completer()
        offered = names.popup() if names is not None else None
        if offered is not None and offered.isVisible() and offered.currentIndex().isValid():
            return  # this Enter takes the name that is offered; the next one takes the line
        try:
            key = capture(self.workspace.plan, self.edit.text())
        except MitraError as error:
            self._say(str(error), "danger")
            return
        if key is not None:
            self.edit.setText("")  # unlike clear() it leaves nothing to undo: Ctrl+Z takes the line back
            self.captured.emit(key)


class _Entry(QLineEdit):
    """Leaves Ctrl+Z to the plan while nothing is typed, so that it takes the last line back."""

    def event(self, event: QEvent) -> bool:
        if is_undo(event) and not self.text():
            event.ignore()
            return True
        return super().event(event)


class _LastNameCompleter(QCompleter):
    """Completes the name after the last sign of the line."""

    def splitPath(self, path: str) -> list[str]:
        return (
            [path.rpartition(">")[2].strip()]
            if ":" not in path and len(path.rpartition(">")[2].strip()) > 1
            else [" "]
        )

    def pathFromIndex(self, index: Any) -> str:
        edit: Any = self.widget()
        before, arrow, _rest = edit.text().rpartition(">")
        return f"{before}{arrow} {index.data()}" if arrow else str(index.data())


class Preview(QFrame):
    """What the line will draw: two cards and a link, or one card."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.setProperty("card", True)
        self.setFixedHeight(76)
        self.line: Line | None = None

    def show_line(self, line: Line | None) -> None:
        """Show a line as understood."""
        self.line = line
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        line = self.line
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line is None:
            painter.setPen(QColor(theme.current().faint))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, _("what you type is drawn here"))
        elif line.sort is Sort.LINK:
            self._paint_link(painter, line)
        else:
            self._paint_card(
                painter, QRectF(16, 15, self.width() - 32, 46), line.first, self._role_or_kind(line)
            )

    def _role_or_kind(self, line: Line) -> str:
        return {Sort.RISK: _("Risk"), Sort.TASK: line.second or _("Task"), Sort.PARTNER: _("Partner")}.get(
            line.sort, ""
        )

    def _paint_link(self, painter: QPainter, line: Line) -> None:
        t, width = theme.current(), (self.width() - 32 - 130) / 2
        for name, x in ((line.first, 16.0), (line.second, self.width() - 16 - width)):
            known = find_partner(self.workspace.plan, name)
            role: Role | None = edits.main_role_of(self.workspace.plan, known) if known is not None else None
            detail = role.name if role is not None else _("new") if known is None else ""
            self._paint_card(painter, QRectF(x, 15, width, 46), known.short if known else name, detail)
        left, right, y = 16 + width, self.width() - 16 - width, 38.0
        painter.setPen(QPen(QColor(t.accent), 2, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(left + 4, y), QPointF(right - 6, y))
        painter.setPen(QPen(QColor(t.accent), 2))
        painter.drawPolyline([QPointF(right - 12, y - 5), QPointF(right - 5, y), QPointF(right - 12, y + 5)])
        if line.two_way:
            painter.drawPolyline([QPointF(left + 12, y - 5), QPointF(left + 5, y), QPointF(left + 12, y + 5)])
        painter.setFont(theme.font(11))
        word = line.kind.label.lower() if line.kind is not None else ""
        word = painter.fontMetrics().elidedText(word, Qt.TextElideMode.ElideRight, int(right - left) - 56)
        pill = QRectF(0, 0, painter.fontMetrics().horizontalAdvance(word) + 16, 20)
        pill.moveCenter(QPointF((left + right) / 2, y))
        painter.setPen(QColor(t.hairline))
        painter.setBrush(QColor(t.surface))
        painter.drawRoundedRect(pill, 10, 10)
        painter.setPen(QColor(t.text))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, word)

    def _paint_card(self, painter: QPainter, box: QRectF, title: str, detail: str) -> None:
        t = theme.current()
        painter.setPen(QColor(t.hairline))
        painter.setBrush(QColor(t.raised))
        painter.drawRoundedRect(box, 6, 6)
        painter.fillRect(
            QRectF(box.left(), box.top() + 3, 3, box.height() - 6), QColor(chip_colours("selected")[0])
        )
        painter.setFont(theme.font(bold=True))
        painter.setPen(QColor(t.text))
        text = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, int(box.width()) - 20)
        painter.drawText(box.adjusted(12, 5, -8, -22), Qt.AlignmentFlag.AlignVCenter, text)
        painter.setFont(theme.font(11))
        painter.setPen(QColor(t.muted))
        painter.drawText(box.adjusted(12, 24, -8, -5), Qt.AlignmentFlag.AlignVCenter, detail)
