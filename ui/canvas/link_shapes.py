"""Where every line of the map runs, kept in arrays: told which cards moved, only the lines that touch them change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from ui.canvas.detours import detours
from ui.canvas.line_finder import LineFinder
from ui.canvas.links import Link
from ui.canvas.nudging import nudged
from ui.canvas.paths import Array, curves_path
from ui.canvas.routes import (
    SAMPLES,
    End,
    all_curve_pieces,
    as_array,
    as_points,
    bounds_of,
    clear_controls,
    corner_controls,
    corner_samples,
    crossing,
    curve_controls,
    curve_pieces,
    curve_samples,
    end_of,
    piece_bounds,
    start_of,
)
from ui.canvas.tree_lines import Points, rounded

_SPREAD = 12.0
_FINE = 61  # points along a line where the mouse is compared with it
_SMALL = 150  # cards: of larger maps a curve may pass behind some
_STRIP = 100_000.0  # square pixels of the map: what one step of panning bares is less
Numbers = NDArray[np.intp]


class LinkShapes:
    """The lines of `links`, numbered in their order. `blocked` says whether a card lies in an area."""

    def __init__(self, blocked: Callable[[QRectF], bool]) -> None:
        self._blocked = blocked
        self.finder = LineFinder(self._pieces)
        self.load([], {}, {}, lambda uid: [])

    def load(
        self,
        links: list[Link],
        rects: Mapping[str, QRectF],
        parents: Mapping[str, str],
        corners: Callable[[str], Points],
    ) -> None:
        """Take other lines. `corners` gives the line of the hierarchy that ends at a card."""
        self.links, self._rects, self._corners_of = links, rects, corners
        self._cards = {uid: number for number, uid in enumerate(rects)}
        self._boxes = np.array([rect.getCoords() for rect in rects.values()]).reshape(-1, 4)
        ends = [(self._cards[link.source], self._cards[link.target]) for link in links]
        self.ends = np.array(ends, np.intp).reshape(-1, 2)
        self._spread = _spreads(self.ends)
        fanned = [(one.source_fan > 0, one.target_fan > 0) for one in links]
        self._fanned = np.array(fanned, bool).reshape(-1, 2)
        self.ridden = _ridden(links, parents, self._spread)
        self._children = list(parents)
        self._detours: dict[int, Points] = {}
        self._touching: dict[str, list[int]] = defaultdict(list)
        for number, link in enumerate(links):
            self._touching[link.source].append(number)
            self._touching[link.target].append(number)
        self.control = np.zeros((len(links), 4, 2))
        self.samples = np.zeros((len(links), SAMPLES, 2))
        self.bounds = np.zeros((len(links), 4))
        self._piece_bounds = np.zeros((4, len(links), SAMPLES - 1), np.float32)
        self._paths: dict[int, QPainterPath] = {}
        self.finder.forget()
        self._route(np.arange(len(links)))

    def follow(self, moved: Iterable[str], *, settled: bool) -> Numbers:
        """Work out again the lines that touch moved cards, and return their numbers; on a small map, once they have
        settled, also the lines that had to go round them.
        """
        for uid in moved:
            if uid in self._cards:
                self._boxes[self._cards[uid]] = self._rects[uid].getCoords()
        touched = self.touching(moved)
        if self._small and settled:
            self._route(np.arange(len(self.links)))
        else:
            self._route(touched, settled=False)
        return touched

    def touching(self, cards: Iterable[str]) -> Numbers:
        """Return the numbers of the lines that begin or end at cards."""
        return np.array(sorted({one for uid in cards for one in self._touching.get(uid, ())}), np.intp)

    def _route(self, which: Numbers, *, settled: bool = True) -> None:
        """Work out lines; those with corners only once what they touch has settled."""
        if not len(which):
            return
        self.finder.forget()
        source, target = self._boxes[self.ends[which, 0]], self._boxes[self.ends[which, 1]]
        spread = self._spread[which]
        control = curve_controls(source, target, spread, self._fanned[which], self._blocked)
        for number in which.tolist():
            self._paths.pop(number, None)
            self._detours.pop(number, None)
        if self._small:
            hidden = crossing(control, source, target, self._boxes)
            if settled:
                self._find_detours(which[hidden])
            cornered = self._detours.keys() | self.ridden.keys()
            hidden = np.array([one for one in hidden if int(which[one]) not in cornered], np.intp)
            ends = source[hidden], target[hidden], spread[hidden]
            control[hidden] = clear_controls(control[hidden], *ends, self._boxes)
        self.control[which], self.samples[which] = control, curve_samples(control)
        for number in which.tolist():
            corners = self.corners_of(number)
            if corners:
                self.control[number], self.samples[number] = corner_controls(corners), corner_samples(corners)
        self.bounds[which] = bounds_of(self.samples[which])
        self._piece_bounds[:, which] = piece_bounds(self.samples[which])

    def _find_detours(self, which: Numbers) -> None:
        """Lead lines round the cards that their curves would pass behind, side by side with the hierarchy's."""
        wanted = [number for number in which.tolist() if number not in self.ridden]
        found = detours([(int(one), int(other)) for one, other in self.ends[wanted]], self._boxes)
        ways = {wanted[place]: corners for place, corners in found.items()}
        fixed = [as_array(self._corners_of(child)) for child in self._children]
        apart = nudged(ways, {number: _fan_of(self.links[number]) for number in ways}, fixed, self._boxes)
        self._detours.update({number: as_points(corners) for number, corners in apart.items()})

    def corners_of(self, number: int) -> Points:
        """Return the corners of a line, from its source on; none of one that is a curve."""
        if number not in self.ridden:
            return self._detours.get(number, [])
        child, backwards = self.ridden[number]
        corners = self._corners_of(child)[-3:]  # the last stretch of the hierarchy's line
        return corners[::-1] if backwards else corners

    @property
    def _small(self) -> bool:
        """Whether there is time to lead every line round the cards."""
        return len(self._boxes) <= _SMALL

    # Reading

    def in_area(self, area: QRectF) -> Numbers:
        """Return the numbers of the lines that may cross an area."""
        return np.flatnonzero(self._in_area(area).any(axis=1))

    def _in_area(self, area: QRectF) -> NDArray[np.bool_]:
        """Return which pieces of each line, not just of the rectangle around it, touch an area."""
        left, top, right, bottom = self._piece_bounds
        near = left < area.right()
        for beyond in (right > area.left(), top < area.bottom(), bottom > area.top()):
            near &= beyond
        return np.asarray(near, bool)

    def path(self, number: int) -> QPainterPath:
        """Return the path of one line."""
        if number not in self._paths:
            corners = self.corners_of(number)
            curve = self.control[number : number + 1]
            self._paths[number] = rounded(corners) if corners else curves_path(curve)
        return self._paths[number]

    def path_of_all(self, which: Numbers, area: QRectF) -> QPainterPath:
        """Return the path of many lines in one, as far as it may lie in an area."""
        angular = [*self.ridden, *self._detours]
        curved = np.setdiff1d(which, angular, assume_unique=True) if angular else which
        number, piece = np.nonzero(self._in_area(area)[curved])
        pieces = curve_pieces(self.control[curved[number]], piece)
        if area.width() * area.height() < _STRIP:  # a stroke costs what it is long, also where it is not seen
            pieces = _near(all_curve_pieces(pieces), area)
        path = curves_path(pieces)
        for one in np.intersect1d(which, angular).tolist() if angular else ():
            path.addPath(self.path(one))
        return path

    def start(self, number: int) -> End:
        """Return where a line begins."""
        return start_of(self.control[number])

    def end(self, number: int) -> End:
        """Return where a line ends."""
        return end_of(self.control[number])

    def at(self, numbers: Numbers | list[int], share: float) -> QPointF:
        """Return the mean of the points after a share (0 to 1) of lines."""
        x, y = self.samples[numbers, min(int(share * SAMPLES), SAMPLES - 1)].mean(axis=0)
        return QPointF(x, y)

    def content(self) -> QRectF:
        """Return the rectangle around all lines."""
        if not self.links:
            return QRectF()
        left, top = self.bounds[:, :2].min(axis=0)
        right, bottom = self.bounds[:, 2:].max(axis=0)
        return QRectF(QPointF(left, top), QPointF(right, bottom))

    def _pieces(self, area: Array) -> tuple[Array, Numbers]:
        """Return the pieces of lines that touch an area, for the finder."""
        which = self.in_area(QRectF(QPointF(*area[:2]), QPointF(*area[2:])))
        points = curve_samples(self.control[which], _FINE)
        for place, number in enumerate(which.tolist()):
            corners = self.corners_of(number)
            if corners:
                points[place] = corner_samples(corners, _FINE)
        pieces = np.concatenate([points[:, :-1], points[:, 1:]], axis=2).reshape(-1, 4)
        owners = np.repeat(which, _FINE - 1)
        low, high = np.minimum(pieces[:, :2], pieces[:, 2:]), np.maximum(pieces[:, :2], pieces[:, 2:])
        near = np.all(high >= area[:2], axis=1) & np.all(low <= area[2:], axis=1)
        return pieces[near], owners[near]


def _near(pieces: Array, area: QRectF) -> Array:
    """Return those pieces of curves (n, k, 4, 2), in one row, that may lie in an area."""
    pieces = pieces.reshape(-1, 4, 2)
    low, high = _over_points(np.minimum, pieces), _over_points(np.maximum, pieces)
    near = (low[:, 0] < area.right()) & (high[:, 0] > area.left())
    near &= (low[:, 1] < area.bottom()) & (high[:, 1] > area.top())
    return pieces[near]


def _over_points(which: np.ufunc, pieces: Array) -> Array:
    """Return the least or greatest of four control points (n, 4, 2); along so short an axis numpy's own is slow."""
    extremes: Array = which(which(pieces[:, 0], pieces[:, 1]), which(pieces[:, 2], pieces[:, 3]))
    return extremes


def _fan_of(link: Link) -> Hashable:
    """Return what lines that may share their way have in common."""
    if link.source_fan:
        return "from", link.source, link.kind
    if link.target_fan:
        return "to", link.target, link.kind
    return link.key


def _spreads(ends: Numbers) -> Array:
    """Return how far each line is moved aside, so that parallels between two cards lie side by side."""
    spreads = np.zeros(len(ends))
    pairs: dict[tuple[int, ...], int] = defaultdict(int)
    for number, (one, other) in enumerate(ends.tolist()):
        pair = (one, other) if one < other else (other, one)
        before = pairs[pair]
        pairs[pair] += 1
        if before:
            spreads[number] = _SPREAD * ((before + 1) // 2) * (1 if before % 2 else -1)
    return spreads


def _ridden(links: list[Link], parents: Mapping[str, str], spread: Array) -> dict[int, tuple[str, bool]]:
    """Return by number the lines that ride on the hierarchy: the child it leads to, and whether it runs upwards."""
    ridden = {}
    for number, link in enumerate(links):
        if spread[number] == 0 and link.source != link.target and not link.words:
            if parents.get(link.target) == link.source:
                ridden[number] = (link.target, False)
            elif parents.get(link.source) == link.target:
                ridden[number] = (link.source, True)
    return ridden
