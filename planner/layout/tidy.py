"""A forest as a tidy tree, in the way of drawing it that fits the window and leaves the fewest crossings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from planner.layout.box import WINDOW, Box, Places, extent, scale_to_fit
from planner.layout.outline import Style
from planner.layout.stress import DENSE
from planner.layout.tree import Forest
from planner.layout.untangle import Untangler
from planner.progress import Tell

_SWEEPS = 3  # one by barycentres, the others by trial
_EFFORT = 150.0  # µs a card, about, that trials may take
_FEW = 3  # styles worth untangling
_GOOD = 0.94  # among drawings nearly as large as the largest, the one with the fewest crossings is taken
_SOME, _MANY = 45, 400  # above the first whole branches may be stacked, above the second fewer ways are tried


def tidy(
    forest: Forest, trees: list[Box], ties: list[tuple[str, str]], window: tuple[float, float], tell: Tell
) -> Places:
    """Draw the forest in the style, of those that need little shrinking, in which the fewest of its ties cross."""
    if not trees:
        return {}
    styles = _styles(len(trees), few=bool(ties))
    drawn = []
    for number, style in enumerate(styles):
        tell(number / len(styles) / 2)
        drawn.append((style, forest.draw(style)))
    largest = max(_scale(places, trees, window) for _style, places in drawn)
    good = [one for one in drawn if _scale(one[1], trees, window) >= _GOOD * largest]
    if largest == 1.0:  # there is room: no need to stack
        fewest = min(style.rows for style, _places in good)
        good = [one for one in good if one[0].rows == fewest]
    good.sort(key=lambda one: _length(one[1], ties))
    if not ties:
        return good[0][1]
    few = _FEW if len(trees) <= _SOME else 1
    results = [_untangled(forest, *one, ties, trees, window, tell) for one in good[:few]]
    return min(results, key=lambda one: one[0])[1]


def _untangled(
    forest: Forest,
    style: Style,
    drawn: Places,
    ties: list[tuple[str, str]],
    trees: list[Box],
    window: tuple[float, float],
    tell: Tell,
) -> tuple[tuple[int, float], Places]:
    """Return the best drawing in a style with its crossings and the length of its ties.

    Families begin in the order of the plan, or by where their ties pull them if that is better; then siblings
    change places. In very large forests ties are only made short: counting takes longer than drawing.
    """
    families = forest.families()
    untangler = Untangler(forest, ties)

    def judged(places: Places) -> tuple[tuple[int, float], Places]:
        crossings = untangler.crossings(places) if len(trees) <= DENSE else 0
        return (crossings, _length(places, ties)), places

    best = judged(drawn)
    orders = families
    smallest = 0.97 * _scale(drawn, trees, window)
    untangler.effort = _EFFORT * (len(trees) + 50)
    for sweep in range(_SWEEPS if len(trees) <= _MANY else 2 if len(trees) <= DENSE else 1):
        tell(0.5 + 0.5 * sweep / _SWEEPS)
        if sweep == 0:
            forest.order_by(_wishes(forest, drawn, ties))
        elif not untangler.improve(best[1]):
            break
        made = judged(forest.draw(style))
        if made[0] < best[0] and _scale(made[1], trees, window) >= smallest:
            best, orders = made, forest.families()
        else:
            forest.children.update({uid: list(family) for uid, family in orders.items()})
            if sweep:
                break
    forest.children.update(families)
    return best


def _styles(number: int, few: bool) -> list[Style]:
    """Return the ways worth trying for so many cards, or a `few` of them where untangling takes time too."""
    many = number > _MANY or (few and number > _SOME)
    tall = (1, 2, 3, 4, 5, 6, 8) if number <= _SOME else () if many else (4, 6, 8)
    styles = [Style(rows, centred, crowded=rows > 6) for rows in tall for centred in (True, False)]
    if number > _SOME:
        high = (1.3,) if many else (1.0, 1.5, 2.2)
        around = (
            number * 9000 / WINDOW[0] * WINDOW[1]
        ) ** 0.5  # the height of so many cards in the window's shape
        styles += [
            Style(4, False, True, level, around * factor)
            for level in (1, 2, 3)
            for factor in high[: 1 if level == 3 else 3]
        ]
    return styles


def _scale(places: Places, boxes: list[Box], window: tuple[float, float]) -> float:
    left, top, right, bottom = extent(places, boxes)
    return scale_to_fit(right - left, bottom - top, window)


def _length(places: Places, ties: list[tuple[str, str]]) -> float:
    return sum(abs(places[a][0] - places[b][0]) + abs(places[a][1] - places[b][1]) for a, b in ties)


def _wishes(forest: Forest, places: Places, ties: list[tuple[str, str]]) -> dict[str, float]:
    """Return where each branch would like to be: the mean x of what its members are tied to outside
    (barycentre).
    """
    pulls: dict[str, list[float]] = defaultdict(list)
    parent_of = {child: uid for uid, below in forest.children.items() for child in below}
    for source, target in ties:
        for here, there in ((source, target), (target, source)):
            above = _line(there, parent_of)
            while here not in above:
                pulls[here].append(places[there][0])
                if here not in parent_of:
                    break
                here = parent_of[here]
    return {uid: sum(pulls[uid]) / len(pulls[uid]) if uid in pulls else x for uid, (x, _y) in places.items()}


def _line(uid: str, parent_of: Mapping[str, str]) -> set[str]:
    line = {uid}
    while uid in parent_of:
        uid = parent_of[uid]
        line.add(uid)
    return line
