"""The labels of lines: one on each bundle and each fan, where it covers no card; worked out when it is first seen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from ui.canvas.link_shapes import LinkShapes, Numbers
from ui.canvas.links import counted
from ui.theme import Tokens, font

_ALONG = (0.5, 0.4, 0.6, 0.3, 0.7)
_LEAVING, _REACHING = (0.2, 0.3, 0.12, 0.4), (0.8, 0.7, 0.88, 0.6)
_FEWEST = 3  # lines that make a fan worth a label
Place = tuple[QRectF, str] | None


class LinkLabels:
    """The labels of the lines in `shapes`. `blocked` says whether a card lies in an area, `faint` whether a line
    is drawn faintly.
    """

    def __init__(
        self, shapes: LinkShapes, blocked: Callable[[QRectF], bool], faint: Callable[[int], bool]
    ) -> None:
        self._shapes, self._blocked, self._faint = shapes, blocked, faint
        self._metrics = QFontMetricsF(font(11))
        self.load()

    def load(self) -> None:
        """Read which lines share a label."""
        groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
        for number, link in enumerate(self._shapes.links):
            if len(link.uids) > 1:
                groups["bundle", number].append(number)
            elif number in self._shapes.ridden:
                continue
            elif link.source_fan:
                groups["from", link.source, link.kind].append(number)
            elif link.target_fan:
                groups["to", link.target, link.kind].append(number)
        self._groups = [
            (str(key[0]), lines)
            for key, lines in groups.items()
            if key[0] == "bundle" or len(lines) >= _FEWEST
        ]
        self._group_of = {line: at for at, (_way, lines) in enumerate(self._groups) for line in lines}
        self._places: dict[int, Place] = {}

    def forget(self, lines: Iterable[int] | None = None) -> None:
        """Lines moved, or, without saying which, all may lie elsewhere or look otherwise."""
        if lines is None:
            self._places.clear()
            return
        for line in lines:
            self._places.pop(self._group_of.get(line, -1), None)

    def paint(self, painter: QPainter, tokens: Tokens, seen: Numbers, asked: Iterable[int]) -> None:
        """Paint the labels of the lines in sight, and of those that a person asks by selecting or pointing."""
        asked = list(asked)
        for group in dict.fromkeys(self._group_of[one] for one in seen.tolist() if one in self._group_of):
            if group not in self._places:
                self._places[group] = self._place_of(*self._groups[group])
            _paint(painter, tokens, self._places[group])
        for number in asked:
            if len(self._shapes.links[number].uids) == 1:
                _paint(painter, tokens, self._at([number], self._shapes.links[number].label, _ALONG))

    def _place_of(self, way: str, lines: list[int]) -> Place:
        link = self._shapes.links[lines[0]]
        if way == "bundle":
            return self._at(lines, link.label, _ALONG)
        plain = [line for line in lines if not self._faint(line)]
        if len(plain) < _FEWEST:
            return None
        return self._at(plain, counted(link.kind, len(plain)), _LEAVING if way == "from" else _REACHING)

    def _at(self, lines: list[int], text: str, shares: tuple[float, ...]) -> Place:
        width = self._metrics.horizontalAdvance(text) + 18
        for share in shares:
            centre = self._shapes.at(lines, share)
            pill = QRectF(centre.x() - width / 2, centre.y() - 9, width, 18)
            if not self._blocked(pill.adjusted(-3, -3, 3, 3)) and not self._covers(pill):
                return pill, text
        return None

    def _covers(self, pill: QRectF) -> bool:
        """Whether a label that has its place already lies there."""
        return any(place is not None and place[0].intersects(pill) for place in self._places.values())


def _paint(painter: QPainter, tokens: Tokens, place: Place) -> None:
    if place is None:
        return
    pill, text = place
    painter.setPen(QPen(QColor(tokens.hairline), 1))
    painter.setBrush(QColor(tokens.surface))
    painter.drawRoundedRect(pill, 9, 9)
    painter.setFont(font(11))
    painter.setPen(QColor(tokens.muted))
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
