"""Tidy drawing of a forest, top-down, in a given style: rows of siblings, columns of leaves, or stacked
branches.

The siblings of a family are packed by their outlines (Reingold, Tilford 1981, Tidier drawings of trees).
"""

from __future__ import annotations

from collections.abc import Mapping, Set

from planner.layout.box import WINDOW, Box, Places
from planner.layout.outline import (
    BAND,
    Outline,
    Style,
    Unit,
    bottom_of,
    lowered,
    merge,
    packed,
    rectangle,
    shelved,
)

SIBLING_GAP = 14.0
TREE_GAP = 44.0
LEVEL_GAP = 42.0
STACK_GAP = 12.0
INDENT = 24.0


class Forest:
    """A forest to be drawn: families in order, and the top of each level.

    `busy` leaves have many ties: beside branches they stand in the row, where their lines have room.
    """

    def __init__(self, boxes: list[Box], parents: Mapping[str, str], busy: Set[str] = frozenset()) -> None:
        self.busy = busy
        self.boxes = {box.uid: box for box in boxes}
        self.children: dict[str, list[str]] = {box.uid: [] for box in boxes}
        for box in boxes:
            if box.uid in parents:
                self.children[parents[box.uid]].append(box.uid)
        self.parents = dict(parents)
        self.roots = [box.uid for box in boxes if box.uid not in parents]
        self.depth: dict[str, int] = {}
        self.order = self._by_level()
        self.tops = self._tops()

    def _by_level(self) -> list[str]:
        order = list(self.roots)
        self.depth = dict.fromkeys(order, 0)
        for uid in order:
            for child in self.children[uid]:
                self.depth[child] = self.depth[uid] + 1
                order.append(child)
        return order

    def _tops(self) -> list[float]:
        heights = [0.0] * (max(self.depth.values(), default=0) + 2)
        for uid, depth in self.depth.items():
            heights[depth] = max(heights[depth], self.boxes[uid].height)
        tops = [0.0]
        for height in heights:
            tops.append(tops[-1] + -(-(height + LEVEL_GAP) // BAND) * BAND)
        return tops

    def draw(self, style: Style) -> Places:
        """Return the centres of all boxes."""
        return _Drawing(self, style).places()

    def families(self) -> dict[str, list[str]]:
        """Return a copy of all families in their order now."""
        return {uid: list(family) for uid, family in self.children.items()}

    def order_by(self, wish: Mapping[str, float]) -> None:
        """Order siblings by where on the x axis they would like to be."""
        for family in self.children.values():
            family.sort(key=wish.__getitem__)


class _Drawing:
    """One drawing of a forest. `offsets` are x from the parent's centre and how far below its level a
    card stands.
    """

    def __init__(self, forest: Forest, style: Style) -> None:
        self.forest = forest
        self.style = style
        self.offsets: dict[str, tuple[float, float]] = {}
        self.outlines: dict[str, Outline] = {}
        for uid in reversed(forest.order):
            self.outlines[uid] = self._family(uid)

    def places(self) -> Places:
        """Return the centres, from the roots down."""
        forest = self.forest
        units = [Unit(((uid, 0.0, 0.0),), self.outlines[uid]) for uid in forest.roots]
        for unit, x, row in shelved(units, TREE_GAP, WINDOW[0] / WINDOW[1]):
            self.offsets[unit.members[0][0]] = (x, row)
        places: Places = {}
        rows: dict[str, float] = {}
        for uid in forest.order:
            dx, row = self.offsets[uid]
            above = forest.parents.get(uid)
            x = dx + (places[above][0] if above is not None else 0.0)
            rows[uid] = row + (rows[above] if above is not None else 0.0)
            places[uid] = (x, forest.tops[forest.depth[uid]] + rows[uid] + forest.boxes[uid].height / 2)
        return places

    def _family(self, uid: str) -> Outline:
        """Place the children of `uid` relative to it and return the outline of the whole branch."""
        forest, box = self.forest, self.forest.boxes[uid]
        top = forest.tops[forest.depth[uid]]
        if not forest.children[uid]:
            return rectangle(0.0, box.width, top, box.height)
        units = self._units(uid)
        outline = rectangle(0.0, box.width, top, box.height + LEVEL_GAP / 2)
        if len(units) == 1 and len(units[0].members) > 1:
            first = forest.boxes[units[0].members[0][0]]
            placed = [(units[0], (first.width - box.width) / 2 + INDENT)]
        else:
            in_row, width = packed(units, SIBLING_GAP)
            placed = [(unit, x - width / 2) for unit, x in in_row]
        for unit, x in placed:
            for member, dx, row in unit.members:
                self.offsets[member] = (x + dx, row)
            merge(outline, unit.outline, x)
        return outline

    def _units(self, uid: str) -> list[Unit]:
        family = self.forest.children[uid]
        if self.style.stacks(self.forest.depth[uid] + 1):
            return self._stacked(uid, family)
        leaves = set(self._stackable(family))
        branches = [Unit(((one, 0.0, 0.0),), self.outlines[one]) for one in family if one not in leaves]
        columns = self._columns([one for one in family if one in leaves])
        before = (len(columns) + 1) // 2 if self.style.centred and branches else 0
        return columns[:before] + branches + columns[before:]

    def _stackable(self, family: list[str]) -> list[str]:
        leaves = [one for one in family if not self.forest.children[one]]
        if self.style.rows == 1:
            return []
        if len(leaves) < len(family):
            return [one for one in leaves if self.style.crowded or one not in self.forest.busy]
        return leaves

    def _columns(self, leaves: list[str]) -> list[Unit]:
        """Return leaves in columns of at most as many rows as the style allows, all about as high."""
        if not leaves:
            return []
        number = -(-len(leaves) // self.style.rows)
        height = -(-len(leaves) // number)
        return [self._column(leaves[start : start + height]) for start in range(0, len(leaves), height)]

    def _stacked(self, uid: str, family: list[str]) -> list[Unit]:
        """Return whole branches in columns: one below a branch that is stacked itself, else as high as
        is allowed.
        """
        if self.style.stacks(self.forest.depth[uid]):
            return [self._column(family)]
        columns: list[list[str]] = [[]]
        filled = 0.0
        for one in family:
            needed = bottom_of(self.outlines[one]) - self.forest.tops[self.forest.depth[one]] + STACK_GAP
            if columns[-1] and filled + needed > self.style.height:
                columns.append([])
                filled = 0.0
            columns[-1].append(one)
            filled += needed
        return [self._column(column) for column in columns]

    def _column(self, branches: list[str]) -> Unit:
        """Return branches one below the other, their left edges in line, with room for a trunk at the
        left.
        """
        forest = self.forest
        width = max(forest.boxes[one].width for one in branches)
        trunk = STACK_GAP if len(branches) > 1 else 0.0
        top, row = forest.tops[forest.depth[branches[0]]], 0.0
        if forest.parents and self.style.stacks(forest.depth[branches[0]] - 1):
            row = STACK_GAP - LEVEL_GAP
            row = -(-row // BAND) * BAND
        members, outline = [], Outline()
        if not any(forest.children[one] for one in branches):
            return self._column_of_leaves(branches, top, row, (-trunk, width))
        for one in branches:
            box = forest.boxes[one]
            dx = (box.width - width) / 2
            members.append((one, dx, row))
            branch = lowered(self.outlines[one], row)
            merge(outline, branch, dx)
            merge(outline, rectangle(-trunk, width, top + row, box.height), 0.0)
            row = -(-(bottom_of(branch) - top + STACK_GAP - BAND) // BAND) * BAND
        return Unit(tuple(members), outline)

    def _column_of_leaves(
        self, leaves: list[str], top: float, row: float, sides: tuple[float, float]
    ) -> Unit:
        """Return cards one below the other; their outline is one rectangle, as nothing fits between them."""
        trunk, width = sides
        first, members = row, []
        for one in leaves:
            box = self.forest.boxes[one]
            members.append((one, (box.width - width) / 2, row))
            below = row + box.height
            row += -(-(int((top + box.height) // BAND) * BAND - top + STACK_GAP) // BAND) * BAND
        outline = rectangle(0.0, width, top + first, below - first)
        merge(outline, rectangle(trunk, width, top + first, below - first), 0.0)
        return Unit(tuple(members), outline)
