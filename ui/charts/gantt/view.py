"""What a Gantt chart shows: rows and arrows, scrolled, zoomed, folded, painted only where in view."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from planner.i18n import _, day
from ui import theme
from ui.charts.gantt.drag import Drag, Grip
from ui.charts.gantt.paint import (
    HEADER,
    ROW,
    Frame,
    draw_arrow,
    draw_bar,
    draw_grid,
    draw_heading,
    draw_list_row,
    draw_new_line,
    draw_summary,
    draw_today,
)
from ui.charts.gantt.rows import Bar, Heading, Line, NewLine, Row, Wait, lines_of
from ui.charts.gantt.timescale import Timescale, timescale


class GanttView(QAbstractScrollArea):
    """A chart of tasks to look at; keys are those of its rows."""

    zoomed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Roadmap"))
        self.viewport().setMouseTracking(True)
        self.rows: list[Row] = []
        self.lines: list[Line] = [NewLine()]
        self.places: dict[str, int] = {}  # key → line
        self.waits: list[Wait] = []
        self.folded: set[str] = set()
        self.current: str | None = None
        self.drag: Drag | None = None
        self.today = date.today()
        self.zoom, self.critical, self.list_width = "year", True, 300
        self.scale: Timescale = timescale(None, self.today, 600, self.zoom)
        self._span: tuple[date, date] | None = None
        self.blank: str | None = None
        self.wished_width = 0  # of the list, once a person dragged its edge
        self._first_shown = True

    # What is shown

    def show_rows(self, rows: Sequence[Row], waits: Sequence[Wait], span: tuple[date, date] | None) -> None:
        """Show other rows and arrows; `span` holds the first and the last day of all tasks."""
        self.rows, self.waits, self._span = list(rows), list(waits), span
        self.arrange()

    def arrange(self) -> None:
        """Lay the lines out anew after a fold, a change or a blank line."""
        self.lines = lines_of(self.rows, self.folded, self.blank)
        self.places = {
            line.key: place for place, line in enumerate(self.lines) if not isinstance(line, NewLine)
        }
        if self.current not in self.places:
            self.current = None
        self.fit_bars()

    def fit_bars(self) -> None:
        """Fit axis and scroll bars to the view; the first day in view stays."""
        view, width = self.viewport(), self.viewport().width()
        self.list_width = self.wished_width or int(min(max(width * 0.36, 300), 400))
        left_day = self.scale.day_at(self.horizontalScrollBar().value())
        self.scale = timescale(self._span, self.today, width - self.list_width, self.zoom)
        self.horizontalScrollBar().setRange(0, max(0, int(self.scale.width - width + self.list_width)))
        self.horizontalScrollBar().setPageStep(max(width - self.list_width, 1))
        self.horizontalScrollBar().setSingleStep(int(self.scale.per_day * 7) or 1)
        self.verticalScrollBar().setRange(0, max(0, len(self.lines) * ROW - view.height() + HEADER))
        self.verticalScrollBar().setPageStep(max(view.height() - HEADER, 1))
        self.verticalScrollBar().setSingleStep(ROW)
        if self._first_shown and width > 300 and self.rows:
            self._first_shown = False
            self.show_today()
        elif not self._first_shown:
            self.horizontalScrollBar().setValue(int(self.scale.x(left_day)))
        view.update()

    def show_today(self) -> None:
        """Scroll so that the beginning is in view, or today where the roadmap is longer than the view."""
        room = self.viewport().width() - self.list_width
        end = self.scale.x(self._span[1]) if self._span is not None else 0.0
        self.horizontalScrollBar().setValue(0 if end < room else int(self.scale.x(self.today) - room / 3))

    def set_zoom(self, zoom: str) -> None:
        """Fill the view with weeks, a quarter or a year; today stays in its place, else the middle does."""
        if zoom == self.zoom:
            return
        room, left = self.viewport().width() - self.list_width, self.horizontalScrollBar().value()
        at = self.scale.x(self.today) - left
        day = self.today if 0 <= at <= room else self.scale.day_at(left + room / 2)
        at = at if day == self.today else room / 2
        self.zoom = zoom
        self.fit_bars()
        self.horizontalScrollBar().setValue(int(self.scale.x(day) - at))
        self.zoomed.emit(zoom)

    def set_critical(self, shown: bool) -> None:
        """Draw the critical path in its colour, or not."""
        self.critical = shown
        self.viewport().update()

    def select(self, key: str | None) -> None:
        """Make a row the current one and bring it into view."""
        if key == self.current:
            return
        self.current = key if key in self.places else None
        if self.current is not None:
            self.bring(self.places[self.current])
            self.setAccessibleDescription(self.words_of(self.current))
        self.viewport().update()

    def words_of(self, key: str) -> str:
        """Return what a screen reader says of a row."""
        row = self.lines[self.places[key]]
        if isinstance(row, Bar):
            return row.tip.replace("\n", ", ") or row.name
        return row.name if isinstance(row, Heading) else ""

    def bring(self, place: int) -> None:
        """Scroll until a line is in view."""
        bar, room = self.verticalScrollBar(), self.viewport().height() - HEADER
        if place * ROW < bar.value():
            bar.setValue(place * ROW)
        elif (place + 1) * ROW > bar.value() + room:
            bar.setValue((place + 1) * ROW - room)

    # Places

    def frame(self) -> Frame:
        """Return where things stand now."""
        view = self.viewport()
        return Frame(
            self.list_width,
            view.width(),
            view.height(),
            self.scale,
            self.horizontalScrollBar().value(),
            self.today,
        )

    def y_of(self, place: int) -> float:
        """Return where a line begins in the viewport."""
        return HEADER + place * ROW - self.verticalScrollBar().value()

    def line_at(self, at: QPointF) -> Line | None:
        """Return the line at a place of the viewport."""
        place = int((at.y() - HEADER + self.verticalScrollBar().value()) // ROW)
        return self.lines[place] if at.y() >= HEADER and 0 <= place < len(self.lines) else None

    def box_of(self, key: str) -> QRectF | None:
        """Return where the bar of a task stands in the viewport; None without days or folded away."""
        place = self.places.get(key)
        row = self.lines[place] if place is not None else None
        return self.frame().box(row, self.y_of(place)) if isinstance(row, Bar) and place is not None else None

    def grip_at(self, at: QPointF) -> tuple[Bar, Grip] | None:
        """Return the bar that a press at a place would take, and by what."""
        line = self.line_at(at)
        if not isinstance(line, Bar) or at.x() <= self.list_width:
            return None
        box = self.box_of(line.key)
        if box is None:
            return line, Grip.NEW
        pointed = line.milestone and line.first == line.last
        if not pointed and box.right() - min(6.0, box.width() / 3) <= at.x() <= box.right() + 4:
            return line, Grip.END
        return (line, Grip.BODY) if box.left() - 2 <= at.x() <= box.right() + 2 else None

    def day_at(self, at: QPointF) -> date:
        """Return the day at a place of the viewport."""
        return self.scale.day_at(at.x() - self.list_width + self.horizontalScrollBar().value())

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self.fit_bars()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        self.draw(QPainter(self.viewport()))

    def draw(self, painter: QPainter) -> None:
        """Paint what is in view: the cost depends on the view, not on the plan."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        t, frame = theme.current(), self.frame()
        painter.fillRect(QRectF(0, 0, frame.width, frame.height), QColor(t.surface))
        first = self.verticalScrollBar().value() // ROW
        last = min(len(self.lines), first + int(frame.height - HEADER) // ROW + 2)
        bottom = min(self.y_of(len(self.lines) - 1), frame.height)
        for place in range(first, last):
            self._draw_ground(painter, place, frame)
        right = QRectF(frame.list_width, HEADER, frame.width - frame.list_width, frame.height - HEADER)
        painter.save()
        painter.setClipRect(right)
        draw_grid(painter, t, frame, bottom)
        self._draw_arrows(painter, frame, first, last)
        for place in range(first, last):
            self._draw_bar(painter, place, frame)
        painter.restore()
        for place in range(first, last):
            self._draw_line(painter, place, frame)
        draw_heading(painter, t, frame)
        draw_today(painter, t, frame, bottom)
        painter.setPen(QColor(t.hairline))
        painter.drawLine(QPointF(frame.list_width - 0.5, 0), QPointF(frame.list_width - 0.5, frame.height))

    def _draw_ground(self, painter: QPainter, place: int, frame: Frame) -> None:
        t, line, y = theme.current(), self.lines[place], self.y_of(place)
        box = QRectF(0, y, frame.width, ROW)
        if not isinstance(line, NewLine) and line.key == self.current:
            painter.fillRect(box, QColor(t.accent_tint))
        elif isinstance(line, Heading):
            painter.fillRect(box, QColor(t.ground))
        painter.setPen(QColor(t.hairline))
        painter.drawLine(QPointF(0, y + ROW - 0.5), QPointF(frame.width, y + ROW - 0.5))

    def _draw_line(self, painter: QPainter, place: int, frame: Frame) -> None:
        t, line, y = theme.current(), self.lines[place], self.y_of(place)
        if isinstance(line, NewLine):
            draw_new_line(painter, t, frame, y)
            return
        draw_list_row(painter, t, frame, line, y, folded=line.key in self.folded)
        if line.key == self.current and self.hasFocus():
            painter.fillRect(QRectF(0, y, 3, ROW), QColor(t.accent))

    def _bar_now(self, line: Bar) -> Bar:
        if self.drag is not None and self.drag.origin.key == line.key:
            bar = self.drag.bar
            if bar.first is not None and bar.last is not None:
                words = _("{start} to {end}").format(start=day(bar.first), end=day(bar.last))
                return replace(bar, note=words, tone="text")
        return line

    def _draw_bar(self, painter: QPainter, place: int, frame: Frame) -> None:
        t, line, y = theme.current(), self.lines[place], self.y_of(place)
        if isinstance(line, Heading):
            draw_summary(painter, t, frame, line, y)
        elif isinstance(line, Bar):
            bar = self._bar_now(line)
            draw_bar(painter, t, frame, bar if self.critical else replace(bar, critical=False), y)

    def _draw_arrows(self, painter: QPainter, frame: Frame, first: int, last: int) -> None:
        t = theme.current()
        for critical in (False, True):
            for wait in self.waits:
                one, other = self.places.get(wait.after), self.places.get(wait.task)
                if (wait.critical and self.critical) is not critical or one is None or other is None:
                    continue
                ends_here = first <= one < last or first <= other < last
                if not ends_here and (not critical or max(one, other) < first or min(one, other) >= last):
                    continue  # what only passes through says nothing here
                boxes = self._arrow_boxes(frame, one, other)
                if boxes is not None:
                    draw_arrow(painter, t.accent if critical else t.muted, *boxes)

    def _arrow_boxes(self, frame: Frame, one: int, other: int) -> tuple[QRectF, QRectF] | None:
        source, target = self.lines[one], self.lines[other]
        if not isinstance(source, Bar) or not isinstance(target, Bar):
            return None
        start = frame.box(self._bar_now(source), self.y_of(one))
        end = frame.box(self._bar_now(target), self.y_of(other))
        return (start, end) if start is not None and end is not None else None

    def picture(self, scale: float = 2.0) -> QPixmap:
        """Return what is in view as a picture."""
        pixmap = QPixmap(self.viewport().size() * scale)
        pixmap.setDevicePixelRatio(scale)
        painter = QPainter(pixmap)
        self.draw(painter)
        painter.end()
        return pixmap
