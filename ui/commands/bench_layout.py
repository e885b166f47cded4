"""How fast and how well networks are laid out, beside graphviz where it is installed, else beside a plain method."""

from __future__ import annotations

import random
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from planner.i18n import _
from planner.layout import CARD, HUB, Box, Chart, Places
from ui.commands.bench_figure import Figure

if TYPE_CHECKING:
    from numpy.typing import NDArray

SIZES = (50, 500, 2_000)
_LARGE, _LIMIT = 10_000, 5_000.0  # cards, and ms they may take in layers
_ACROSS, _BUSY = 0.2, 0.6  # ties of each card besides the one above, as usual and in a busy network
_SOME = 500  # cards of a busy network up to which the yardstick answers within seconds
_INCH = 72.0


def layout_figures(sizes: tuple[int, ...] = SIZES, large: int = _LARGE) -> Iterator[Figure]:
    """Return time and quality of both layouts for hierarchies of N cards with ties across."""
    from planner.layout.layered import layered
    from planner.layout.organic import organic

    small = hierarchy(60)  # as large as those that flow
    organic(small)  # what is imported is not measured
    layered(small)
    for count in sizes:
        chart = hierarchy(count)
        theirs = _yardstick(chart, "dot")
        ours = _timed(partial(layered, chart))
        yield Figure(f"layout.layered.{count}", ours[1], "ms", theirs[2], theirs[1], 1)
        yield _crossings("layered", chart, ours[0], theirs)
        theirs = _yardstick(chart, "sfdp")
        ours = _timed(partial(organic, chart))
        yield Figure(f"layout.organic.{count}", ours[1], "ms", theirs[2], theirs[1], 1)
        yield _crossings("organic", chart, ours[0], theirs)
        stresses = [stress(chart, places) for places in (ours[0], theirs[0])]
        yield Figure(f"layout.organic_stress.{count}", stresses[0], "", theirs[2], stresses[1], 1)
        if count <= _SOME:
            yield from _busy_figures(count)
    _places, taken = _timed(lambda: layered(hierarchy(large)))
    yield Figure(f"layout.layered.{large}", taken, "ms", _("The limit"), _LIMIT, 1)


def _busy_figures(count: int) -> Iterator[Figure]:
    """Return how many lines cross in layers where there are three times as many ties across."""
    from planner.layout.layered import layered

    chart = hierarchy(count, _BUSY)
    theirs = _yardstick(chart, "dot")
    ours = _timed(partial(layered, chart))
    yield Figure(f"layout.layered_busy.{count}", ours[1], "ms", theirs[2], theirs[1], 1)
    yield _crossings("layered_busy", chart, ours[0], theirs)


def hierarchy(count: int, across: float = _ACROSS) -> Chart:
    """Return a hierarchy of about five below each, with `across` ties a card at random (always the same)."""
    chance = random.Random(count)
    boxes = [Box(f"p{number}", *(CARD if number else HUB)) for number in range(count)]
    parents = {
        f"p{number}": f"p{chance.randrange(max(0, (number - 1) // 6 - 3), (number - 1) // 4 + 1)}"
        for number in range(1, count)
    }
    pairs = [chance.sample(range(count), 2) for _tie in range(round(across * count))]
    return Chart(boxes, parents, [(f"p{a}", f"p{b}") for a, b in pairs], "p0")


def _timed(layout: Callable[[], Places]) -> tuple[Places, float]:
    start = time.perf_counter()
    places = layout()
    return places, (time.perf_counter() - start) * 1000


def _crossings(kind: str, chart: Chart, ours: Places, theirs: tuple[Places, float, str]) -> Figure:
    """Compare how many straight lines between centres cross; at least one, so that there is a ratio."""
    counts = [max(crossings(chart, places), 1) for places in (ours, theirs[0])]
    name = f"layout.{kind}_crossings.{len(chart.boxes)}"
    return Figure(name, float(counts[0]), "", theirs[2], float(counts[1]), 1)


def crossings(chart: Chart, places: Places) -> int:
    """Return how many pairs of straight lines cross."""
    from planner.layout.crossings import Lines

    return Lines(_ends(chart), [places[box.uid] for box in chart.boxes]).count()


def stress(chart: Chart, places: Places) -> float:
    """Return the mean of (distance on paper / distance in the network − 1)² at the scale that suits best."""
    import numpy as np
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import shortest_path

    ends = np.array(_ends(chart)).T
    number = len(chart.boxes)
    graph = csr_matrix((np.ones(ends.shape[1]), (ends[0], ends[1])), shape=(number, number))
    pairs = np.triu_indices(number, 1)
    wanted = shortest_path(graph, directed=False, unweighted=True)[pairs]
    points = np.array([places[box.uid] for box in chart.boxes])
    ratio = np.hypot(*(points[pairs[0]] - points[pairs[1]]).T) / wanted
    scale = ratio.sum() / (ratio**2).sum()
    return float(((scale * ratio - 1) ** 2).mean())


def _ends(chart: Chart) -> list[tuple[int, int]]:
    number = {box.uid: place for place, box in enumerate(chart.boxes)}
    pairs = [(number[a], number[b]) for a, b in [*chart.parents.items(), *chart.ties]]
    return sorted({(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]})


def _yardstick(chart: Chart, program: str) -> tuple[Places, float, str]:
    """Return places, ms and the name of what is measured against."""
    if shutil.which(program) is not None:
        options = ["-Goverlap=prism"] if program == "sfdp" else []
        name = " ".join(["graphviz", program, *options])
        return *_timed(lambda: _by_graphviz(chart, [program, *options])), name
    if program == "dot":
        return *_timed(lambda: _by_sugiyama(chart)), "fast-sugiyama"
    return *_timed(lambda: _by_springs(chart)), _("Springs, fifty steps")


def _by_graphviz(chart: Chart, command: list[str]) -> Places:
    lines = ['digraph { node [shape=box fixedsize=true label=""]']
    lines += [f"{box.uid} [width={box.width / _INCH} height={box.height / _INCH}]" for box in chart.boxes]
    lines += [f"{parent} -> {child}" for child, parent in chart.parents.items()]
    lines += [f"{a} -> {b}" for a, b in chart.ties]
    told = subprocess.run(
        [*command, "-Tplain"], input="\n".join([*lines, "}"]), capture_output=True, text=True, check=True
    ).stdout
    words = [line.split() for line in told.splitlines() if line.startswith("node ")]
    return {one[1]: (float(one[2]) * _INCH, -float(one[3]) * _INCH) for one in words}


def _by_sugiyama(chart: Chart) -> Places:
    from fast_sugiyama import from_edges

    pairs = [(parent, child) for child, parent in chart.parents.items()] + list(chart.ties)
    return {str(uid): (at[0], -at[1]) for uid, at in from_edges(pairs).to_dict().items()}


def _by_springs(chart: Chart) -> Places:
    """Fruchterman, Reingold 1991, Graph drawing by force-directed placement."""
    import numpy as np

    number, ends = len(chart.boxes), np.array(_ends(chart)).T
    points: NDArray[Any] = np.random.default_rng(number).random((number, 2)) * number**0.5
    for heat in np.linspace(1.0, 0.02, 50):
        way = points[:, None] - points[None]
        push = (way / np.maximum((way**2).sum(2), 1e-4)[:, :, None]).sum(1)
        span = points[ends[1]] - points[ends[0]]
        pull = span * np.hypot(*span.T)[:, None]
        np.add.at(push, ends[0], pull)
        np.add.at(push, ends[1], -pull)
        size = np.maximum(np.hypot(*push.T), 1e-9)[:, None]
        points = points + push / size * np.minimum(size, heat)
    return {box.uid: (float(x), float(y)) for box, (x, y) in zip(chart.boxes, points, strict=True)}
