"""The loss exceedance curve: in which share of years the losses are greater than an amount."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF

from planner.i18n import _, compact, percent
from ui import theme
from ui.charts.axes import ValueAxis, round_ticks
from ui.charts.chart import CENTRE, RIGHT, Chart, width_of, write
from ui.charts.labels import Labels
from ui.charts.money_axis import LevelAxis, wants_log
from ui.theme import Tokens

_RARE = 0.002  # of years: beyond, a curve is a flat line to the one worst year
_NEAR = 48.0  # px: how near to a curve the mouse asks for its point
_DASHES = {"solid": Qt.PenStyle.SolidLine, "dash": Qt.PenStyle.DashLine, "dot": Qt.PenStyle.DotLine}


@dataclass(frozen=True)
class LossCurve:
    """A named curve of (loss, share of years with a greater one), losses rising.

    `tone` is a colour of the theme by name, or the place of a category; `look` solid, dash or dot.
    """

    name: str
    points: tuple[tuple[float, float], ...]
    tone: str | int = 0
    look: str = "solid"
    width: float = 2.0
    labelled: bool = True

    def colour(self, t: Tokens) -> str:
        """Return its colour in a theme."""
        return t.categories[self.tone] if isinstance(self.tone, int) else getattr(t, self.tone)


@dataclass(frozen=True)
class Limit:
    """An amount drawn as an upright line with its name."""

    name: str
    amount: float


class Exceedance(Chart):
    """Curves on one axis of money; the mouse, or the arrow keys, ask a curve for its points."""

    def __init__(self, *, name: str = "") -> None:
        super().__init__(name or _("Loss exceedance curve"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.curves: list[LossCurve] = []
        self.limit: Limit | None = None
        self.currency, self.log = "", False
        self.here: tuple[int, int] | None = None  # curve and point asked for
        self._at: list[list[QPointF]] = []

    def show_curves(
        self,
        curves: Sequence[LossCurve],
        limit: Limit | None = None,
        currency: str = "",
        *,
        log: bool | None = None,
        keep: bool = False,
    ) -> None:
        """Show other curves, those in front last; without `log` the axis is chosen by what lies on it, and with
        `keep` it stays as it is, as it should while a slider moves.
        """
        self.curves, self.limit, self.currency = list(curves), limit, currency
        if not keep:
            self._axis_of(log)
        self.here = None
        self.describe(
            "; ".join(
                self.words((place, 0)) for place in range(len(self.curves)) if self.curves[place].points
            )
        )
        self.update()

    def _axis_of(self, log: bool | None) -> None:
        losses = [loss for one in self.curves for loss, _share in one.points if loss > 0]
        ends = [_end(one.points) for one in self.curves if one.points]
        typical = [loss for one in self.curves for loss, share in one.points if share > 0.1]
        if self.limit is not None:
            ends.append(self.limit.amount)
        self.log = (wants_log(typical, ends) if log is None else log) and bool(losses)
        top = max(ends, default=1.0) or 1.0
        low = min(losses, default=top / 100)
        self.span = max(low, top / 1e5), top * (1.15 if self.log else 1.0)
        most = max((share for one in self.curves for _loss, share in one.points), default=1.0)
        self.shares = round_ticks(0.0, min(1.0, most or 1.0), 5)

    def sizeHint(self) -> QSize:
        return QSize(420, 280)

    def minimumSizeHint(self) -> QSize:
        return QSize(260, 210)

    # Painting

    def draw(self, painter: QPainter, t: Tokens) -> None:
        self._at = []
        if not self.curves:
            return
        left = max(width_of(percent(tick)) for tick in self.shares) + 10
        plot = QRectF(left, 24, self.width() - left - 12, self.height() - 24 - 40)
        across = LevelAxis(plot, *self.span, log=self.log)
        up = ValueAxis(plot, self.shares, percent)
        up.draw(painter, t)
        across.draw(painter, t)
        write(painter, QRectF(0, 0, self.width(), 16), _("years with a greater loss"), t.muted)
        unit = _("loss of a year, {currency}").format(currency=self.currency)
        write(painter, QRectF(left, self.height() - 18, plot.width(), 16), unit, t.muted, align=RIGHT)
        self._at = [
            [QPointF(across.x(loss), up.y(share)) for loss, share in one.points] for one in self.curves
        ]
        labels = Labels(plot, self._at)
        self._limit(painter, t, across, labels)
        painter.save()
        painter.setClipRect(plot.adjusted(-2, -2, 2, 2))
        for one, line in zip(self.curves, self._at, strict=True):
            pen = QPen(QColor(one.colour(t)), one.width, _DASHES[one.look])
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygonF(line))
        painter.restore()
        for one, line in zip(self.curves, self._at, strict=True):
            if one.labelled and one.points:
                labels.put(painter, t, one.name, one.colour(t), line)

    def _limit(self, painter: QPainter, t: Tokens, across: LevelAxis, labels: Labels) -> None:
        if self.limit is None:
            return
        x = across.x(self.limit.amount)
        painter.setPen(QPen(QColor(t.danger), 1.4, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, across.plot.top() - 4), QPointF(x, across.plot.bottom()))
        text = f"{self.limit.name} {compact(self.limit.amount)}"
        wide = width_of(text, bold=True) + 4
        start = min(max(x - wide / 2, width_of(_("years with a greater loss")) + 12), self.width() - wide)
        box = QRectF(start, 2, wide, 16)
        write(painter, box, text, t.danger, bold=True, align=CENTRE)
        labels.block(QRectF(x - 3, across.plot.top(), 6, across.plot.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.here is not None and self.here[0] < len(self._at):
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._point(painter, theme.current())

    def _point(self, painter: QPainter, t: Tokens) -> None:
        """Draw the point asked for, and what it says beside it."""
        assert self.here is not None
        curve, place = self.here
        at, text = self._at[curve][place], self.words(self.here)
        painter.setPen(QPen(QColor(t.surface), 1.5))
        painter.setBrush(QColor(self.curves[curve].colour(t)))
        painter.drawEllipse(at, 5, 5)
        wide = width_of(text) + 18
        x = min(max(at.x() + 10, 2), self.width() - wide - 2)
        y = at.y() - 34 if at.y() > 60 else at.y() + 12
        box = QRectF(x, y, wide, 24)
        painter.setPen(QPen(QColor(t.line), 1))
        painter.setBrush(QColor(t.raised))
        painter.drawRoundedRect(box, 5, 5)
        write(painter, box, text, t.text, align=CENTRE)

    def words(self, here: tuple[int, int]) -> str:
        """Say what a point of a curve means."""
        one = self.curves[here[0]]
        loss, share = one.points[here[1]]
        return _("{curve}: more than {money} in {share} of years").format(
            curve=one.name, money=f"{self.currency} {compact(loss)}".strip(), share=written_share(share)
        )

    # Mouse and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._ask(self.nearest(event.position()))

    def nearest(self, at: QPointF) -> tuple[int, int] | None:
        """Return the point of a curve that is nearest to a place, if one is near."""
        found = [
            ((point - at).manhattanLength(), curve, place)
            for curve, line in enumerate(self._at)
            for place, point in enumerate(line)
            if point.x() <= self.width() - 10
        ]
        best = min(found, default=None)
        return (best[1], best[2]) if best is not None and best[0] < _NEAR else None

    def leaveEvent(self, event: object) -> None:
        self._ask(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        along = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        over = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if not self.curves or not (along or over):
            super().keyPressEvent(event)
            return
        curve, place = self.here or (len(self.curves) - 1, -along)
        curve = (curve + over) % len(self.curves)
        place = min(max(place + along, 0), len(self.curves[curve].points) - 1)
        self._ask((curve, place))

    def _ask(self, here: tuple[int, int] | None) -> None:
        if here != self.here:
            self.here = here
            if here is not None:
                self.describe(self.words(here))
            self.update()


def _end(points: Sequence[tuple[float, float]]) -> float:
    """Return the loss at which a curve leaves the plot: what lies beyond is a handful of years."""
    return next((loss for loss, share in points if share <= _RARE), points[-1][0])


def written_share(share: float) -> str:
    """Write a share of years, small ones with a decimal."""
    return percent(share, 0 if share >= 0.1 or share == 0 else 1 if share >= 0.01 else 2)


def alike(one: Sequence[tuple[float, float]], other: Sequence[tuple[float, float]]) -> bool:
    """Whether two curves are the same line."""
    return tuple(one) == tuple(other)
