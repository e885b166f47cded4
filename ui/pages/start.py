"""The start page: recovery, recent plans, and templates that put a first map on screen in under a minute."""

from __future__ import annotations

from datetime import datetime
from html import escape
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from planner.document.working_copy import Leftover, folder_of, home, leftovers
from planner.i18n import _, language, moment, ngettext
from planner.templates import TemplateInfo, names
from ui import theme
from ui.files import Files
from ui.inspector.section import muted
from ui.pages.cards import Go, Pressable
from ui.pages.fitted import Elided, Fitted
from ui.pages.page import button
from ui.pages.sketches import paint_sketch
from ui.settings import forget_recent, recent


class StartPage(QWidget):
    """No plan is open: go on with one, or begin."""

    def __init__(self, files: Files) -> None:
        super().__init__()
        self.files = files
        body = QWidget()
        body.setMaximumWidth(1136)
        self.stack = QVBoxLayout(body)
        self.stack.setContentsMargins(theme.MARGIN, 24, theme.MARGIN, 24)
        self.stack.setSpacing(12)
        for leftover in leftovers():
            self.stack.addWidget(Recovery(files, leftover, self))
        self.stack.addLayout(self._head())
        entries = recent()
        if entries:
            self.stack.addWidget(_section(_("Recent"), ""))
            self.stack.addLayout(self._recent(entries))
        self.stack.addWidget(
            _section(
                _("New from template"), _("Each brings roles, goals, measures, decisions and risks to edit")
            )
        )
        self.stack.addLayout(self._templates())
        self.stack.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        scroll.setWidget(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _head(self) -> QHBoxLayout:
        again = bool(recent())
        words = QVBoxLayout()
        words.setSpacing(2)
        title = QLabel(_("Pick up where you left off") if again else _("Begin a plan"))
        title.setFont(theme.font(20, bold=True))
        words.addWidget(title)
        words.addWidget(
            muted(
                _("Or begin from a template: a first map is on screen in under a minute.")
                if again
                else _(
                    "Choose a template, bring a client's list, or look at the sample: a map in under a minute."
                ),
                13,
            )
        )
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 4)
        row.addLayout(words, 1)
        for made in (
            button(_("Sample plan: QRIS"), "share-network", self.files.open_sample),
            button(_("New from a sheet…"), "table", self.files.new_from_sheet),
            button(_("Open…"), "folder-open", self.files.open_plan),
        ):
            row.addWidget(made, 0, Qt.AlignmentFlag.AlignBottom)
        return row

    def _recent(self, entries: list[dict[str, Any]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(16)
        for place, entry in enumerate(entries[:4]):
            grid.addWidget(RecentCard(self.files, entry), place // 4, place % 4)
        for column in range(4):
            grid.setColumnStretch(column, 1)
        return grid

    def _templates(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(16)
        for place, template in enumerate(names()):
            grid.addWidget(TemplateCard(self.files, template), place // 6, place % 6)
            grid.setColumnStretch(place % 6, 1)
        return grid


def _section(title: str, side: str) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 10, 0, 0)
    heading = QLabel(title)
    heading.setFont(theme.font(bold=True))
    row.addWidget(heading)
    words = Fitted(side, theme.font())
    words.setAlignment(Qt.AlignmentFlag.AlignRight)
    row.addWidget(words, 1)
    return holder


class Recovery(QFrame):
    """Offers unsaved work of an earlier session."""

    def __init__(self, files: Files, leftover: Leftover, page: QWidget) -> None:
        super().__init__()
        self.files, self.leftover = files, leftover
        t = theme.current()
        self.setObjectName("recovery")
        self.setStyleSheet(f"QFrame#recovery {{ background: {t.warning_tint}; border-radius: 8px; }}")
        icon = QLabel()
        icon.setPixmap(theme.pixmap("clock-counter-clockwise", t.warning, 20, self.devicePixelRatioF()))
        text = QLabel(
            _("Mitra was closed while “{title}” had unsaved work.").format(title=escape(leftover.title))
            + f" <span style='color:{t.muted}'>"
            + ngettext("{n} change is kept", "{n} changes are kept", leftover.changes)
            + f", {moment(leftover.when)}.</span>"
        )
        text.setWordWrap(True)
        drop = QPushButton(_("Discard"))
        drop.setProperty("look", "flat")
        drop.clicked.connect(self._discard)
        take = QPushButton(_("Recover"))
        take.setProperty("look", "primary")
        take.clicked.connect(self._recover)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(12)
        for widget in (icon, text, drop, take):
            row.addWidget(widget, 1 if widget is text else 0)

    def _recover(self) -> None:
        self.files.recover_plan(self.leftover)

    def _discard(self) -> None:
        from planner.document.file import discard

        discard(self.leftover)
        self.hide()


class PictureCard(Pressable):
    """A card with a picture above its words; a click or Enter opens it."""

    def __init__(self, height: int) -> None:
        super().__init__()
        self.setProperty("card", True)
        self._height = height
        self.setMinimumWidth(120)
        self.words = QVBoxLayout()
        self.words.setContentsMargins(12, 10, 12, 10)
        self.words.setSpacing(2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, height, 0, 0)
        layout.addLayout(self.words)

    def paint_picture(self, painter: QPainter, box: QRectF) -> None:
        """Draw the picture."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        t = theme.current()
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(1, 1, self.width() - 2, self._height - 1)
        painter.save()
        painter.setClipRect(box)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(t.ground))
        painter.drawRoundedRect(box.adjusted(0, 0, 0, 10), 7, 7)
        painter.setPen(QPen(QColor(t.hairline), 1.4))
        for x in range(12, int(box.width()), 16):
            for y in range(12, int(box.height()), 16):
                painter.drawPoint(QPointF(x, y))
        self.paint_picture(painter, box)
        painter.restore()
        painter.setPen(QColor(t.hairline))
        painter.drawLine(1, self._height, self.width() - 2, self._height)
        if self.hasFocus() or self.underMouse():
            painter.setPen(QPen(QColor(t.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)

    def enterEvent(self, event: Any) -> None:
        self.update()

    def leaveEvent(self, event: Any) -> None:
        self.update()


class RecentCard(PictureCard):
    """A recent plan with its thumbnail."""

    def __init__(self, files: Files, entry: dict[str, Any]) -> None:
        super().__init__(136)
        self.files, self.entry = files, entry
        path = Path(entry["path"])
        self.setToolTip(str(path))
        self.setAccessibleName(str(entry.get("title") or path.stem))
        self.thumbnail = QPixmap(str(home() / "thumbnails" / f"{folder_of(path).name}.png"))
        title = Elided(str(entry.get("title") or path.stem))
        title.setFont(theme.font(bold=True))
        self.words.addWidget(title)
        low = QHBoxLayout()
        counts = [ngettext("{n} partner", "{n} partners", int(entry.get("partners", 0)))]
        counts.append(ngettext("{n} risk", "{n} risks", int(entry.get("risks", 0))))
        low.addWidget(muted(" · ".join(counts)), 1)
        opened = entry.get("opened")
        low.addWidget(muted(moment(datetime.fromisoformat(opened)) if opened else ""))
        self.words.addLayout(low)
        self.clicked.connect(Go(self, self._open).run)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)

    def paint_picture(self, painter: QPainter, box: QRectF) -> None:
        if not self.thumbnail.isNull():
            size = self.thumbnail.size().scaled(box.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            target = QRectF(0, 0, size.width(), size.height())
            target.moveCenter(box.center())
            painter.drawPixmap(target, self.thumbnail, QRectF(self.thumbnail.rect()))

    def _open(self) -> None:
        self.files.open_path(Path(self.entry["path"]))

    def _menu(self, at: Any) -> None:
        menu = QMenu(self)
        menu.addAction(_("Open plan"), self._open)
        menu.addAction(_("Take off this list"), self._forget)
        menu.popup(self.mapToGlobal(at))

    def _forget(self) -> None:
        forget_recent(self.entry["path"])
        self.hide()


class TemplateCard(PictureCard):
    """A template with a sketch of its shape."""

    def __init__(self, files: Files, template: TemplateInfo) -> None:
        super().__init__(96)
        self.files, self.template = files, template
        name, summary = template.names[language_of()], template.summaries[language_of()]
        self.setAccessibleName(name)
        self.setObjectName(f"template_{template.key}")
        title = QLabel(name)
        title.setFont(theme.font(bold=True))
        self.words.addWidget(title)
        self.words.addWidget(muted(summary))
        self.words.addStretch(1)
        self.clicked.connect(Go(self, self._make).run)

    def paint_picture(self, painter: QPainter, box: QRectF) -> None:
        paint_sketch(painter, box, self.template.key, theme.current())

    def _make(self) -> None:
        self.files.new_from_template(self.template.key)


def language_of() -> str:
    """Return the language templates are named in."""
    return "id" if language() == "id" else "en"
