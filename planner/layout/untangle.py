"""Fewer crossings in a drawn forest: siblings change places as long as that leaves fewer lines crossing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from planner.layout.box import Places
from planner.layout.crossings import Lines
from planner.layout.tree import Forest

if TYPE_CHECKING:
    from numpy.typing import NDArray

_FAMILY = 12  # in larger families only neighbours change places


class Untangler:
    """Orders the families of a forest anew, judged on a drawing of it.

    `effort` bounds the work, about in µs; it is counted, not timed, so that the same chart gives the same drawing.
    """

    def __init__(self, forest: Forest, ties: list[tuple[str, str]]) -> None:
        self.forest = forest
        self.number = {uid: number for number, uid in enumerate(forest.order)}
        pairs = [*((uid, above) for uid, above in forest.parents.items() if uid in self.number), *ties]
        self._ends = [(self.number[a], self.number[b]) for a, b in pairs]
        tied = {uid for pair in ties for uid in pair}
        self._pulled = self._branches_of(tied)
        self.lines = Lines(self._ends, [(0.0, 0.0)] * len(self.number))
        self.effort = 0.0
        self._dear = 0.0

    def _branches_of(self, tied: set[str]) -> set[str]:
        """Return the cards in or below which there is a tie: only they are worth moving."""
        pulled = set(tied)
        for uid in reversed(self.forest.order):
            if uid in pulled and uid in self.forest.parents:
                pulled.add(self.forest.parents[uid])
        return pulled

    def crossings(self, places: Places) -> int:
        """Return how many lines cross in a drawing."""
        self.lines.put([places[uid] for uid in self.forest.order])
        return self.lines.count()

    def improve(self, places: Places) -> bool:
        """Let siblings change places; return whether any family has another order now."""
        self.lines.put([places[uid] for uid in self.forest.order])
        changed = False
        self._dear = max(self.effort / 12, 300)
        for uid, one, other in self._swaps():
            if self.effort <= 0:
                break
            if self._swap_pays(one, other):
                family = self.forest.children[uid]
                here, there = family.index(one), family.index(other)
                family[here], family[there] = other, one
                changed = True
        return changed

    def _swaps(self) -> Iterator[tuple[str, str, str]]:
        """Yield family and two of its members worth trying, from the top."""
        children = self.forest.children
        for uid in self.forest.order:
            size = len(children[uid])
            reach = size if size <= _FAMILY else 3
            for gap in range(1, reach):
                for place in range(size - gap):
                    one, other = children[uid][place], children[uid][place + gap]
                    leaves = (not children[one]) + (not children[other])
                    if leaves == 1 or (leaves == 0 and gap > 1):
                        continue  # a branch changes places with the next branch only, a leaf with any leaf
                    if one in self._pulled or other in self._pulled:
                        yield uid, one, other

    def _swap_pays(self, one: str, other: str) -> bool:
        import numpy as np

        here, there = self._branch(one), self._branch(other)
        moved = np.array(here + there)
        lines = self.lines.lines_at(here + there)
        effort = 60 + len(lines) * self.lines.ends.shape[1] / 60
        if effort > self._dear:
            return False
        self.effort -= effort
        before = self.lines.count_of(lines)
        if before == 0:
            return False
        kept = self.lines.points[:, moved].copy()
        self.lines.move(moved, _exchanged(self.lines.points, here, there), lines)
        if self.lines.count_of(lines) < before:
            return True
        self.lines.move(moved, kept, lines)
        return False

    def _branch(self, uid: str) -> list[int]:
        """Return the numbers of a card and of all below it."""
        branch = [uid]
        for one in branch:
            branch.extend(self.forest.children[one])
        return [self.number[one] for one in branch]


def _exchanged(points: NDArray[Any], here: list[int], there: list[int]) -> NDArray[Any]:
    """Return the points of two branches as they are when these change places, whatever their sizes."""
    import numpy as np

    one, other = points[:, here], points[:, there]
    if len(here) == len(there) == 1:
        return np.concatenate([other, one], axis=1)
    low, high = (one, other) if one.min(axis=1).sum() <= other.min(axis=1).sum() else (other, one)
    along = int(
        np.argmax(other.min(axis=1) - one.max(axis=1) if low is one else one.min(axis=1) - other.max(axis=1))
    )
    up = low.min(axis=1)[along] - high.min(axis=1)[along]
    down = high.max(axis=1)[along] - low.max(axis=1)[along]
    result = np.concatenate([one, other], axis=1)
    split = len(here)
    result[along, :split] += down if low is one else up
    result[along, split:] += up if low is one else down
    return result
