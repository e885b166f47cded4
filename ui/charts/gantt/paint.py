"""How a Gantt chart looks: its list, its heading, its bars and the arrows between them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from planner.i18n import _, day, percent
from ui import theme
from ui.charts.chart import CENTRE, RIGHT, rounded, width_of, write
from ui.charts.gantt.rows import Bar, Heading
from ui.charts.gantt.timescale import Timescale
from ui.theme import Tokens

HEADER, ROW, THICK = 44, 24, 14
DONE, WHO, EDGE = 46.0, 72.0, 16.0


@dataclass(frozen=True)
class Frame:
    """Where things stand: the width of the list and of all, the axis, and how far it is scrolled."""

    list_width: float
    width: float
    height: float
    scale: Timescale
    scrolled: float
    today: date

    def x(self, when: date) -> float:
        """Return where a day begins in the widget."""
        return self.list_width + self.scale.x(when) - self.scrolled

    def box(self, bar: Bar, y: float) -> QRectF | None:
        """Return the place of a bar (a milestone: its diamond) in the row at y; None without days."""
        first, last = bar.first, bar.last
        if first is None or last is None:
            return None
        left, right = self.x(first), self.x(last + timedelta(days=1))
        if bar.milestone and first == last:
            middle = (left + right) / 2
            return QRectF(middle - 7, y + ROW / 2 - 7, 14, 14)
        return QRectF(left, y + (ROW - THICK) / 2, max(right - left, 4.0), THICK)


# The list


def name_box(frame: Frame, y: float) -> QRectF:
    """Return where a task's name stands in its row."""
    return QRectF(38, y, frame.list_width - 38 - EDGE - DONE - WHO - 6, ROW)


def draw_list_row(
    painter: QPainter, t: Tokens, frame: Frame, row: Heading | Bar, y: float, *, folded: bool
) -> None:
    """Draw a row's name, who does it, and how much is done."""
    done = QRectF(frame.list_width - EDGE - DONE, y, DONE, ROW)
    if isinstance(row, Heading):
        theme.paint_icon(painter, 8, y + 6, "caret-right" if folded else "caret-down", t.muted, 12)
        left = 24.0
        if row.number is not None:
            write(painter, QRectF(left, y, 20, ROW), str(row.number), t.muted, size=13)
            left = 38.0
        wide = frame.list_width - left - EDGE - DONE - 6
        write(painter, QRectF(left, y, wide, ROW), row.name, t.text, size=13, bold=True)
        if row.done is not None:
            write(painter, done, percent(row.done), t.text, size=13, bold=True, align=RIGHT)
        return
    write(painter, name_box(frame, y), row.name, t.text, size=13)
    if row.who:
        _draw_who(painter, t, row, QRectF(frame.list_width - EDGE - DONE - WHO, y, WHO, ROW))
    write(painter, done, percent(row.percent / 100), t.muted, size=13, align=RIGHT)


def _draw_who(painter: QPainter, t: Tokens, row: Bar, box: QRectF) -> None:
    left = 16 if row.who_colour else 8
    wide = min(width_of(row.who) + left + 8, box.width())
    chip = QRectF(box.left(), box.top() + 3, wide, ROW - 6)
    rounded(painter, chip, t.neutral_tint, 9)
    if row.who_colour:
        painter.setBrush(QColor(row.who_colour))
        painter.drawEllipse(QPointF(chip.left() + 9, chip.center().y()), 3.5, 3.5)
    write(painter, chip.adjusted(left, 0, -5, 0), row.who, t.text)


def draw_new_line(painter: QPainter, t: Tokens, frame: Frame, y: float) -> None:
    """Draw the line on which a new task is typed."""
    theme.paint_icon(painter, 36, y + 5, "plus", t.muted, 13)
    box = QRectF(54, y, frame.list_width - 60, ROW)
    write(painter, box, _("Type a new task …"), t.muted, size=13)


# The heading


def draw_heading(painter: QPainter, t: Tokens, frame: Frame) -> None:
    """Draw quarters over months (or months over weeks), the titles of the list, and today's flag."""
    painter.fillRect(QRectF(0, 0, frame.width, HEADER), QColor(t.surface))
    painter.save()
    painter.setClipRect(QRectF(frame.list_width, 0, frame.width - frame.list_width, HEADER))
    start, end = shown_days(frame)
    for cell in frame.scale.upper(start, end):
        x = frame.x(cell.start)
        painter.setPen(QColor(t.hairline))
        painter.drawLine(QPointF(x, 0), QPointF(x, HEADER))
        room = QRectF(max(x, frame.list_width) + 8, 0, frame.x(cell.end) - max(x, frame.list_width) - 12, 24)
        write(painter, room, cell.words, t.muted, size=12)
    painter.setPen(QColor(t.hairline))
    painter.drawLine(QPointF(frame.list_width, 24), QPointF(frame.width, 24))
    for cell in frame.scale.lower(start, end, frame.today):
        x, right = frame.x(cell.start), frame.x(cell.end)
        painter.setPen(QColor(t.hairline))
        painter.drawLine(QPointF(x, 24), QPointF(x, HEADER))
        colour = t.text if cell.now else t.muted
        write(painter, QRectF(x, 24, right - x, HEADER - 24), cell.words, colour, bold=cell.now, align=CENTRE)
    painter.restore()
    titles = ((name_box(frame, 24), _("Phase and task"), None), (_who_title(frame), _("Who"), None))
    for box, text, _align in titles:
        write(painter, QRectF(box.left(), 24, box.width(), 18), text, t.muted, bold=True)
    done = QRectF(frame.list_width - EDGE - DONE - 10, 24, DONE + 10, 18)
    write(painter, done, _("Done"), t.muted, bold=True, align=RIGHT)
    painter.setPen(QColor(t.hairline))
    painter.drawLine(QPointF(0, HEADER - 0.5), QPointF(frame.width, HEADER - 0.5))


def _who_title(frame: Frame) -> QRectF:
    return QRectF(frame.list_width - EDGE - DONE - WHO, 24, WHO, 18)


def shown_days(frame: Frame) -> tuple[date, date]:
    """Return the first day in view and the day after the last."""
    start = frame.scale.day_at(max(frame.scrolled, 0))
    end = frame.scale.day_at(frame.scrolled + frame.width - frame.list_width) + timedelta(days=1)
    return start, end


def draw_grid(painter: QPainter, t: Tokens, frame: Frame, bottom: float) -> None:
    """Draw a hairline for each month or week."""
    start, end = shown_days(frame)
    soft = QColor(t.hairline)
    soft.setAlphaF(0.6)
    painter.setPen(soft)
    for cell in frame.scale.lower(start, end, frame.today):
        x = frame.x(cell.start)
        painter.drawLine(QPointF(x, HEADER), QPointF(x, bottom))


def draw_today(painter: QPainter, t: Tokens, frame: Frame, bottom: float) -> None:
    """Draw today's line with its flag in the heading."""
    x = frame.x(frame.today) + frame.scale.per_day / 2
    if not frame.list_width <= x <= frame.width:
        return
    painter.setPen(QPen(QColor(t.text), 1.2))
    painter.drawLine(QPointF(x, 20), QPointF(x, bottom))
    text = day(frame.today, year=False)
    wide = width_of(text, bold=True) + 12
    left = min(max(x - wide / 2, frame.list_width), frame.width - wide)
    rounded(painter, QRectF(left, 4, wide, 17), t.text, 4)
    write(painter, QRectF(left, 4, wide, 17), text, t.surface, bold=True, align=CENTRE)


# Bars


def draw_summary(painter: QPainter, t: Tokens, frame: Frame, row: Heading, y: float) -> None:
    """Draw the span of a group as a bracket."""
    if row.start is None or row.end is None:
        return
    left, right = frame.x(row.start), frame.x(row.end + timedelta(days=1))
    top = y + ROW / 2 - 3
    shape = [
        (left, top),
        (right, top),
        (right, top + 7),
        (right - 3, top + 4),
        (left + 3, top + 4),
        (left, top + 7),
    ]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(t.muted))
    painter.drawPolygon(QPolygonF([QPointF(*point) for point in shape]))


def bar_colours(t: Tokens, bar: Bar) -> tuple[str, str, str]:
    """Return the colours of border, done part and open part."""
    if bar.critical:
        return t.accent, t.accent, t.accent_tint
    return (t.danger if bar.late and bar.milestone else t.line), t.line, t.neutral_tint


def draw_bar(painter: QPainter, t: Tokens, frame: Frame, bar: Bar, y: float) -> None:
    """Draw a task: its bar with the done part filled, or its diamond, and the note beside it."""
    box = frame.box(bar, y)
    if box is None:
        return
    if box.right() < frame.list_width and box.right() + 160 < frame.list_width:
        return
    if bar.milestone and bar.first == bar.last:
        _draw_diamond(painter, t, bar, box.center())
    else:
        _draw_body(painter, t, bar, box)
        if bar.milestone:
            _draw_diamond(painter, t, bar, QPointF(box.right(), box.center().y()))
    if bar.note:
        place = QRectF(box.right() + (14 if bar.milestone else 8), y, 240, ROW)
        write(painter, place, bar.note, getattr(t, bar.tone))


def _draw_body(painter: QPainter, t: Tokens, bar: Bar, box: QRectF) -> None:
    border, done, rest = bar_colours(t, bar)
    shape = QPainterPath()
    shape.addRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.fillPath(shape, QColor(rest))
    filled = QPainterPath()
    filled.addRect(QRectF(box.left(), box.top(), box.width() * bar.percent / 100, box.height()))
    painter.fillPath(shape.intersected(filled), QColor(done))
    painter.strokePath(shape, QPen(QColor(border), 1))


def _draw_diamond(painter: QPainter, t: Tokens, bar: Bar, at: QPointF) -> None:
    size = 7.0
    reached = bar.percent >= 100
    colour = t.accent if bar.critical else t.danger if bar.late else t.muted
    painter.setPen(QPen(QColor(colour), 1.4))
    painter.setBrush(QColor(colour if reached else t.surface))
    corners = (0, -size), (size, 0), (0, size), (-size, 0)
    painter.drawPolygon(QPolygonF([QPointF(at.x() + x, at.y() + y) for x, y in corners]))


# Arrows


def draw_arrow(painter: QPainter, colour: str, source: QRectF, target: QRectF) -> None:
    """Draw an elbow from the end of one bar down (or up) to the beginning of another."""
    down = 1 if target.center().y() >= source.center().y() else -1
    start_y = source.bottom() if down > 0 else source.top()
    end = QPointF(target.left(), target.center().y())
    x = min(source.right() - 7, end.x() - 9)
    path = QPainterPath()
    if x >= source.left() + 1:
        path.moveTo(x, start_y)
    else:
        x = end.x() - 9
        gap = source.center().y() + down * ROW / 2
        path.moveTo(source.right() - 2, start_y)
        path.lineTo(source.right() - 2, gap)
        path.lineTo(x, gap)
    path.lineTo(x, end.y())
    path.lineTo(end.x() - 1, end.y())
    painter.setPen(QPen(QColor(colour), 1.3))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    head = [
        QPointF(end.x() - 4.5, end.y() - 3.5),
        QPointF(end.x(), end.y()),
        QPointF(end.x() - 4.5, end.y() + 3.5),
    ]
    painter.drawPolyline(QPolygonF(head))


# The legend

_SAMPLE, _GAP = 26.0, 20.0


def legend_items() -> list[tuple[str, str]]:
    """Return what the legend explains, as key and words."""
    return [
        ("critical", _("critical path")),
        ("task", _("task, part done")),
        ("milestone", _("milestone")),
        ("waits", _("waits for")),
    ]


def legend_width() -> float:
    """Return the width of the legend."""
    return sum(_SAMPLE + 8 + width_of(words) + _GAP for _key, words in legend_items())


def draw_legend(painter: QPainter, t: Tokens, height: float = 22) -> None:
    """Draw a sample of each mark with its meaning."""
    x, middle = 0.0, height / 2
    for key, words in legend_items():
        box = QRectF(x, middle - 5.5, _SAMPLE, 11)
        if key in ("critical", "task"):
            _draw_body(painter, t, Bar(key, "", percent=45, critical=key == "critical"), box)
        elif key == "milestone":
            box = QRectF(x, middle - 7, 14, 14)
            _draw_diamond(painter, t, Bar(key, ""), box.center())
        else:
            source = QRectF(x, middle - 11, 12, 5)
            draw_arrow(painter, t.muted, source, QRectF(x + 20, middle + 1, 4, 4))
        left = box.right() + 8
        x = left + write(painter, QRectF(left, 0, 200, height), words, t.muted) + _GAP
