"""Paints a laid-out bow-tie on any painter: the chart's, a picture's, a drawing's."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QTextLayout, QTextOption

from planner.i18n import N_, _
from planner.layout.bow_tie import EVENT, Box, Drawing, Line, Slot
from planner.model.choices import ActionStatus, BowTieKind
from ui import theme
from ui.charts.bow_tie.facts import BowTie, Event, Item
from ui.icon_font import paint_glyph
from ui.theme import Tokens

PAD, BAR, ICON = 10.0, 5.0, 14.0
NAME, CAPTION, TITLE = 13, 11, 14
_ICONS: dict[ActionStatus, str] = {
    ActionStatus.DONE: "check-circle",
    ActionStatus.DOING: "circle-half",
    ActionStatus.PLANNED: "clock",
    ActionStatus.DROPPED: "x-circle",
}
_TONES = {
    ActionStatus.DONE: "good",
    ActionStatus.DOING: "accent",
    ActionStatus.PLANNED: "warning",
    ActionStatus.DROPPED: "faint",
    None: "muted",
}
_HEADINGS = {
    BowTieKind.CAUSE: N_("Causes"),
    BowTieKind.PREVENTIVE_BARRIER: N_("What prevents"),
    BowTieKind.RECOVERY_BARRIER: N_("What softens"),
    BowTieKind.CONSEQUENCE: N_("Consequences"),
}
RADIUS = 8.0  # of the frame around what the keyboard is on
HEADING = 26.0  # px above the drawing for the headings of its columns


@lru_cache(maxsize=4096)
def text_lines(text: str, pixels: int, bold: bool, width: float) -> tuple[str, ...]:
    """Break a text into lines of a width, at words where it can be."""
    layout = QTextLayout(text, theme.font(pixels, bold=bold))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    found = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 20.0))
        found.append(text[line.textStart() : line.textStart() + line.textLength()].rstrip())
    layout.endLayout()
    return tuple(found)


def _spacing(pixels: int, bold: bool = False) -> float:
    return QFontMetricsF(theme.font(pixels, bold=bold)).lineSpacing()


def _left(item: Item) -> float:
    """Return where the text of a card begins."""
    return BAR + PAD if item.is_barrier else PAD + 2


def _caption(item: Item, room: float) -> tuple[str, ...]:
    """Return the caption in at most two lines; a person's long title gives way, a state and its day do not."""
    room -= ICON + 3 if item.state is not None else 0
    lines = text_lines(item.caption, CAPTION, False, room) if item.caption else ()
    if len(lines) <= 2:
        return lines
    rest = item.caption[len(lines[0]) :].strip()
    metrics = QFontMetricsF(theme.font(CAPTION))
    return lines[0], metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room)


def height_of(bow_tie: BowTie, key: str, width: float) -> float:
    """Return how high a card must be, so that all of its text is read."""
    if key == EVENT:
        lines = text_lines(bow_tie.event.title, TITLE, True, width - 2 * (PAD + 4))
        head = 24 if bow_tie.event.code or bow_tie.event.level else 0
        return 2 * PAD + 8 + head + len(lines) * _spacing(TITLE, True)
    item = bow_tie.item(key)
    assert item is not None
    return max(_text_height(item, width - _left(item) - PAD) + 2 * PAD - 4, 40.0)


def draw(painter: QPainter, t: Tokens, bow_tie: BowTie, drawing: Drawing, target: str | None = None) -> None:
    """Paint lines and cards; `target` is the way, or EVENT for all, on which a dragged barrier would stand."""
    for line in drawing.lines:
        _draw_line(painter, t, line, line.way == target or (target == EVENT and not line.way))
    for item in bow_tie.items:
        draw_item(painter, t, item, drawing.boxes[item.key])
    draw_event(painter, t, bow_tie.event, drawing.boxes[EVENT], aimed=target == EVENT)


def draw_headings(painter: QPainter, t: Tokens, bow_tie: BowTie, drawing: Drawing) -> None:
    """Write above each column what stands in it."""
    for kind, words in _HEADINGS.items():
        places = [drawing.boxes[item.key] for item in bow_tie.items if item.kind is kind]
        if kind in (BowTieKind.CAUSE, BowTieKind.CONSEQUENCE):
            places += [slot.box for slot in drawing.slots if slot.kind is kind]
        if places:
            left = min(place.x for place in places)
            _write(painter, (_(words),), left, -HEADING, CAPTION, t.muted, bold=True)


def _draw_line(painter: QPainter, t: Tokens, line: Line, aimed: bool) -> None:
    path = QPainterPath(QPointF(*line.start))
    path.lineTo(QPointF(*line.bend))
    middle = (line.bend[0] + line.end[0]) / 2
    path.cubicTo(QPointF(middle, line.bend[1]), QPointF(middle, line.end[1]), QPointF(*line.end))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(t.accent if aimed else t.line), 3 if aimed else 1.5))
    painter.drawPath(path)


def draw_item(painter: QPainter, t: Tokens, item: Item, box: Box) -> None:
    """Paint a card: a barrier has a thick bar and the icon of its action's state."""
    rect = QRectF(*box).adjusted(0.5, 0.5, -0.5, -0.5)
    tone = t.danger if item.late else str(getattr(t, _TONES[item.state]))
    dashed = item.state is ActionStatus.PLANNED or item.state is ActionStatus.DROPPED
    pen = QPen(QColor(t.line if item.is_barrier else t.hairline), 1)
    pen.setStyle(Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine)
    painter.setPen(pen)
    painter.setBrush(QColor(t.surface))
    painter.drawRoundedRect(rect, 6, 6)
    if item.is_barrier:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tone))
        painter.drawRoundedRect(QRectF(rect.left(), rect.top(), BAR, rect.height()), 2, 2)
    _write_card(painter, t, item, box, tone)


def _write_card(painter: QPainter, t: Tokens, item: Item, box: Box, tone: str) -> None:
    x, room = box.x + _left(item), box.width - _left(item) - PAD
    gone = item.state is ActionStatus.DROPPED
    y = box.y + (box.height - _text_height(item, room)) / 2
    y = _write(painter, text_lines(item.name, NAME, False, room), x, y, NAME, t.muted if gone else t.text) + 2
    if item.state is not None:
        paint_glyph(painter, QRectF(x - 1, y, ICON, ICON), _ICONS[item.state], tone)
        x += ICON + 3
    _write(painter, _caption(item, room), x, y, CAPTION, t.muted if gone or item.state is None else tone)


def _text_height(item: Item, room: float) -> float:
    """Return how high name and caption are together."""
    captions = _caption(item, room)
    high = len(text_lines(item.name, NAME, False, room)) * _spacing(NAME)
    return high + (2 + len(captions) * _spacing(CAPTION) if captions else 0)


def _write(
    painter: QPainter,
    lines: tuple[str, ...],
    x: float,
    y: float,
    pixels: int,
    colour: str,
    *,
    bold: bool = False,
    centred: float = 0,
) -> float:
    """Write lines from y down and return where the next would begin; centred in a width where one is given."""
    font = theme.font(pixels, bold=bold)
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    for line in lines:
        shift = (centred - metrics.horizontalAdvance(line)) / 2 if centred else 0
        painter.drawText(QPointF(x + shift, y + metrics.ascent()), line)
        y += metrics.lineSpacing()
    return y


def draw_event(painter: QPainter, t: Tokens, event: Event, box: Box, *, aimed: bool = False) -> None:
    """Paint the event: code and level above its title."""
    rect = QRectF(*box).adjusted(1, 1, -1, -1)
    painter.setPen(QPen(QColor(t.accent), 3 if aimed else 2))
    painter.setBrush(QColor(t.accent_tint))
    painter.drawRoundedRect(rect, 10, 10)
    y = box.y + PAD + 4
    if event.code or event.level:
        _draw_head(painter, t, event, box, y)
        y += 24
    lines = text_lines(event.title, TITLE, True, box.width - 2 * (PAD + 4))
    _write(painter, lines, box.x, y, TITLE, t.text, bold=True, centred=box.width)


def _draw_head(painter: QPainter, t: Tokens, event: Event, box: Box, y: float) -> None:
    font = theme.font(CAPTION, bold=True, tabular=True)
    wide = QFontMetricsF(font).horizontalAdvance(event.code)
    badge, gap = (46.0, 8.0 if event.code else 0.0) if event.level else (0.0, 0.0)
    x = box.x + (box.width - wide - badge - gap) / 2
    painter.setFont(font)
    painter.setPen(QColor(t.muted))
    painter.drawText(QRectF(x, y, wide + 2, 18), Qt.AlignmentFlag.AlignVCenter, event.code)
    if not event.level:
        return
    colour, ground = theme.level_colours(event.letter, t) if event.letter else (t.accent, t.surface)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    place = QRectF(x + wide + gap, y, badge, 18)
    painter.drawRoundedRect(place, 4, 4)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, event.level)


def draw_slot(painter: QPainter, t: Tokens, slot: Slot, *, lit: bool) -> None:
    """Paint where something can be added: a round plus on a way, or the ghost of a card."""
    rect = QRectF(*slot.box).adjusted(0.5, 0.5, -0.5, -0.5)
    colour = t.accent if lit else t.muted
    pen = QPen(QColor(t.accent if lit else t.line), 1)
    if slot.under is not None:
        painter.setPen(pen)
        painter.setBrush(QColor(t.surface))
        painter.drawEllipse(rect)
        paint_glyph(painter, rect.adjusted(4, 4, -4, -4), "plus", colour)
        return
    pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect, 6, 6)
    paint_glyph(painter, QRectF(rect.left() + PAD - 2, rect.center().y() - 7, 14, 14), "plus", colour)
    words = (slot_words(slot),)
    _write(painter, words, rect.left() + PAD + 16, rect.center().y() - _spacing(NAME) / 2, NAME, colour)


def slot_words(slot: Slot) -> str:
    """Return what a slot adds."""
    return {BowTieKind.CAUSE: _("Add cause"), BowTieKind.CONSEQUENCE: _("Add consequence")}.get(
        slot.kind, _("Add barrier")
    )
