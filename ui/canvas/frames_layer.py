"""The groups of a view, titled and dotted frames behind the cards, and what they share with notes: to be found by a
point, selected, dragged and resized.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from planner.document import Plan
from planner.model import MapGroup, MapNote, MapView
from ui.canvas.layer import Layer
from ui.theme import CARD_RADIUS, Tokens, font

GRIP = 8.0  # pixels on the screen within which a border or a corner is caught
_TITLE, _LARGEST = 11, 40  # pixels: a title keeps its size on the screen until it would outgrow its frame
_SIZE = {MapGroup: (200.0, 120.0), MapNote: (160.0, 72.0)}


@dataclass(frozen=True)
class Frame:
    """A group or a note as it is drawn."""

    uid: str
    entity: type[MapGroup] | type[MapNote]
    rect: QRectF
    text: str
    colour: str | None


class FramesLayer(Layer):
    """All frames of a view; subclasses say which, how they look and where they are caught."""

    entity: type[MapGroup] | type[MapNote] = MapGroup

    def __init__(self, tokens: Tokens, stale: Callable[[QRectF], None]) -> None:
        super().__init__(tokens, stale)
        self.frames: dict[str, Frame] = {}
        self.selected: frozenset[str] = frozenset()
        self.lifted: frozenset[str] = frozenset()

    def load(self, plan: Plan, view: MapView | None) -> None:
        """Take the frames of a view; x and y are a frame's top left corner."""
        rows = [one for one in plan.rows(self.entity) if view is not None and one.view == view.uid]
        wide, high = _SIZE[self.entity]
        self.frames = {
            one.uid: Frame(
                one.uid, self.entity,
                QRectF(one.x or 0, one.y or 0, one.width or wide, one.height or high), one.text or "", one.colour,
            )
            for one in rows
        }  # fmt: skip
        self.update()

    def show_at(self, rects: Mapping[str, QRectF]) -> None:
        """Show frames elsewhere, as a preview; the plan is not changed."""
        for uid, rect in rects.items():
            if uid in self.frames:
                self.frames[uid] = replace(self.frames[uid], rect=rect)
        if not self.lifted.issuperset(rects):
            self.update()

    def select(self, uids: Iterable[str]) -> None:
        """Show frames as selected."""
        chosen = frozenset(uids) & self.frames.keys()
        if chosen != self.selected:
            self.selected = chosen
            self.update()

    def content(self) -> QRectF:
        """Return the rectangle around all frames."""
        area = QRectF()
        for frame in self.frames.values():
            area = area.united(frame.rect)
        return area

    def frame_at(self, point: QPointF, zoom: float) -> Frame | None:
        """Return the frame caught at a point, the smallest first."""
        found = [one for one in self.frames.values() if self.catches(one, point, zoom)]
        return min(found, key=lambda one: one.rect.width() * one.rect.height(), default=None)

    def catches(self, frame: Frame, point: QPointF, zoom: float) -> bool:
        """Whether a frame is caught at a point: a group by border and title, so that cards are made inside it."""
        slack = GRIP / 2 / zoom
        inner = frame.rect.adjusted(slack, slack, -slack, -slack)
        outer = frame.rect.adjusted(-slack, -slack, slack, slack)
        on_border = outer.contains(point) and not inner.contains(point)
        return on_border or title_rect(frame, zoom).contains(point)

    def paint(self, painter: QPainter, area: QRectF, zoom: float) -> None:
        self._paint_all(painter, self.frames.keys() - self.lifted, area, zoom)

    def paint_lifted(self, painter: QPainter, area: QRectF, zoom: float) -> None:
        """Paint what is dragged over a still picture of the rest."""
        self._paint_all(painter, self.lifted & self.frames.keys(), area, zoom)

    def _paint_all(self, painter: QPainter, uids: Iterable[str], area: QRectF, zoom: float) -> None:
        frames = sorted((self.frames[uid] for uid in uids), key=lambda one: (-one.rect.width(), one.uid))
        for frame in frames:
            if frame.rect.adjusted(-12, -12, 12, 24 / zoom).intersects(area):
                self.paint_frame(painter, frame, zoom)
                if frame.uid in self.selected:
                    self._paint_grips(painter, frame.rect, zoom)

    def paint_frame(self, painter: QPainter, frame: Frame, zoom: float) -> None:
        """Paint one frame."""
        chosen = frame.uid in self.selected
        colour = QColor(frame.colour or self.tokens.line)
        tint = QColor(frame.colour or self.tokens.neutral_tint)
        tint.setAlpha(26 if frame.colour else 0)
        pen = QPen(QColor(self.tokens.accent) if chosen else colour, 1.8 if chosen else 1.2)
        pen.setDashPattern([1.5, 3])
        painter.setPen(pen)
        painter.setBrush(tint)
        painter.drawRoundedRect(frame.rect, CARD_RADIUS, CARD_RADIUS)
        if not frame.text:
            return
        at, face = title_rect(frame, zoom), font(_title_pixels(frame, zoom), bold=True)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.tokens.ground))
        painter.drawRoundedRect(at, 4, 4)
        painter.setFont(face)
        painter.setPen(QColor(self.tokens.text if chosen else self.tokens.muted))
        shown = QFontMetricsF(face).elidedText(frame.text, Qt.TextElideMode.ElideRight, at.width() - 4)
        painter.drawText(at, Qt.AlignmentFlag.AlignCenter, shown)

    def _paint_grips(self, painter: QPainter, rect: QRectF, zoom: float) -> None:
        half = GRIP / 2 / zoom
        pen = QPen(QColor(self.tokens.accent), 1.5)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(QColor(self.tokens.surface))
        for corner in corners(rect):
            painter.drawRect(QRectF(corner.x() - half, corner.y() - half, 2 * half, 2 * half))


def corners(rect: QRectF) -> tuple[QPointF, QPointF, QPointF, QPointF]:
    """Return top left, top right, bottom right and bottom left: each lies opposite the next but one."""
    return rect.topLeft(), rect.topRight(), rect.bottomRight(), rect.bottomLeft()


def _title_pixels(frame: Frame, zoom: float) -> int:
    grown = min(round(_TITLE / min(zoom, 1.0)), _LARGEST, round(frame.rect.height() / 3))
    return max(grown, _TITLE)


def title_rect(frame: Frame, zoom: float) -> QRectF:
    """Return where a group's title stands: on the bottom border, to the right."""
    pixels = _title_pixels(frame, zoom)
    wide = QFontMetricsF(font(pixels, bold=True)).horizontalAdvance(frame.text) + 8
    wide = max(min(wide, frame.rect.width() - 24), 16.0)
    right, middle = frame.rect.right() - 10, frame.rect.bottom()
    return QRectF(right - wide, middle - pixels * 0.75, wide, pixels * 1.5)
