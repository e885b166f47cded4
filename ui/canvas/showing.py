"""Which cards and lines of a view are shown plainly, faintly or not at all: the one place that the scene asks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from planner.display import shown
from planner.document import Plan, fields_of
from planner.layout import Chart
from planner.model import Choice, Field, MapView, Organisation
from planner.model.choices import ViewMode
from planner.model.views import NO_KIND
from ui.canvas.cards import Card
from ui.canvas.colouring import ROLE


@dataclass(frozen=True)
class Settings:
    """What a view says of how it is shown; `kinds` are those of its lines that are drawn, none meaning all."""

    colour_by: str = ROLE
    size_by: str | None = None
    value: bool = False
    kinds: frozenset[str] = frozenset()
    words: str = ""

    def draws(self, kind: Choice | str) -> bool:
        """Whether lines of a kind are drawn."""
        return not self.kinds or (kind if isinstance(kind, str) else kind.value) in self.kinds

    def toggled(self, kind: str, present: Iterable[str]) -> tuple[str, ...]:
        """Return what a view says once a kind, of those present in it, is hidden or shown again."""
        now = set(self.kinds or present) - {NO_KIND}
        now ^= {kind}
        if now >= set(present):
            return ()
        return tuple(sorted(now)) or (NO_KIND,)


def settings_of(view: MapView | None) -> Settings:
    """Read the settings of a view."""
    if view is None:
        return Settings()
    return Settings(
        view.colour_by or ROLE,
        view.size_by or None,
        view.mode is ViewMode.VALUE,
        frozenset(view.shown_kinds),
        view.filter or "",
    )


@dataclass(frozen=True)
class Around:
    """A focus: all within so many steps of some cards; `alone` hides the rest instead of drawing it faintly."""

    centres: tuple[str, ...]
    steps: int = 1
    alone: bool = False


class Showing:
    """What narrows the map at the moment: words, picked categories, a focus, a way between two partners."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.words = ""
        self.picked: frozenset[str] = frozenset()
        self.around: Around | None = None
        self.way: frozenset[str] = frozenset()
        self.dimmed: frozenset[str] = frozenset()  # faint whatever they match, as a drill or a story wants
        self._texts: dict[str, str] = {}
        self._fields: list[tuple[Field, str]] = []
        self._near: frozenset[str] = frozenset()

    def read(self, chart: Chart) -> Chart:
        """Take a chart that is drawn from now on; return what is left of it."""
        self._texts.clear()
        self._fields.clear()
        if self.around is None:
            return chart
        uids = {box.uid for box in chart.boxes}
        self.around = replace(self.around, centres=tuple(uid for uid in self.around.centres if uid in uids))
        if not self.around.centres:
            self.around = None
            return chart
        self._near = neighbourhood(chart, self.around.centres, self.around.steps)
        return _only(chart, self._near) if self.around.alone else chart

    def faint(self, cards: Mapping[str, Card]) -> set[str]:
        """Return the cards that are drawn faintly."""
        return {uid for uid, card in cards.items() if not self._plain(card)}

    def _plain(self, card: Card) -> bool:
        if card.uid in self.dimmed:
            return False
        if self.way:
            return card.uid in self.way
        if self.around is not None and card.uid not in self._near:
            return False
        if self.picked and (card.category is None or card.category.key not in self.picked):
            return False
        return not self.words or self.words in self.text_of(card)

    def matches(self, cards: Mapping[str, Card]) -> list[str]:
        """Return the cards that hold the words, in the order of the plan; none where there are no words."""
        return [uid for uid, card in cards.items() if self.words and self.words in self.text_of(card)]

    def text_of(self, card: Card) -> str:
        """Return all that can be searched of a card: what it says, and each field of the partner with its name."""
        if card.uid not in self._texts:
            texts = [card.title, card.full_name, card.words]
            partner = self.plan.get(Organisation, card.uid)
            for one, label in self._labels() if partner is not None else ():
                value = getattr(partner, one.name)
                if value is not None and value != ():
                    texts.append(f"{label}: {shown(self.plan, one, value)}")
            self._texts[card.uid] = "\n".join(texts).casefold()
        return self._texts[card.uid]

    def _labels(self) -> list[tuple[Field, str]]:
        """Return the fields of partners with their labels, kept as each of many cards asks."""
        if not self._fields:
            self._fields = [(one, one.label) for one in fields_of(self.plan, Organisation)]
        return self._fields

    def widen(self) -> bool:
        """Take back what narrows the map most; return whether anything did."""
        if self.way:
            self.way = frozenset()
        elif self.around is not None:
            self.around = None
        elif self.picked:
            self.picked = frozenset()
        else:
            return False
        return True


def neighbourhood(chart: Chart, centres: Iterable[str], steps: int) -> frozenset[str]:
    """Return all cards within so many steps, along relationships or the hierarchy."""
    near: dict[str, set[str]] = defaultdict(set)
    for one, other in (*chart.ties, *chart.parents.items()):
        near[one].add(other)
        near[other].add(one)
    reached = edge = set(centres)
    for _step in range(steps):
        edge = {other for uid in edge for other in near[uid]} - reached
        reached = reached | edge
    return frozenset(reached)


def _only(chart: Chart, uids: frozenset[str]) -> Chart:
    return replace(
        chart,
        boxes=[box for box in chart.boxes if box.uid in uids],
        parents={uid: above for uid, above in chart.parents.items() if uid in uids and above in uids},
        ties=[pair for pair in chart.ties if uids.issuperset(pair)],
    )
