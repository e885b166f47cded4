"""What partners can be measured by on the map, a field of theirs or an analysis, and the bands its values fall into."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

from planner import i18n
from planner.analysis import criticality, risk
from planner.analysis.bands import bands_of
from planner.analysis.gather import Ecosystem
from planner.analysis.network import Network, betweenness
from planner.analysis.strategy import ALIGNMENT_WORDS, alignment
from planner.document import Plan, fields_of
from planner.i18n import N_, _
from planner.model import Field, Kind, Organisation
from planner.model import choices as c
from planner.model.views import ANALYSES

SMALLEST, LARGEST = 0.85, 1.6  # times the usual size of a card
_MOST = 5  # bands
_HAS_ITS_OWN = ("level",)  # levels of the hierarchy count from the top, stated or not
_NUMBERS = (Kind.WHOLE, Kind.NUMBER, Kind.MONEY, Kind.PERCENT, Kind.PROBABILITY)

Values = dict[str, float]
Words = Callable[[float], str]


@dataclass(frozen=True)
class Measure:
    """Values by the key of the partner, those unknown left out; the upper bounds of all bands but the last, which
    has none; what each band is called; and how one value is written.
    """

    label: str
    values: Values
    bounds: tuple[float, ...]
    bands: tuple[str, ...]
    words: Words
    risk: bool = False

    def band(self, uid: str) -> int | None:
        """Return the number of the band a partner is in, the lowest being 0; None where nothing is known."""
        value = self.values.get(uid)
        return None if value is None else bisect_left(self.bounds, value)

    def share(self, band: int) -> float:
        """Return where a band lies between the lowest (0) and the highest (1)."""
        return band / max(len(self.bands) - 1, 1)

    def scale(self, uid: str) -> float:
        """Return how many times its usual size a partner's card is drawn; 1 where nothing is known."""
        band = self.band(uid)
        return 1.0 if band is None else round(SMALLEST + self.share(band) * (LARGEST - SMALLEST), 3)


@dataclass(frozen=True)
class _Analysis:
    label: str
    values: Callable[[Ecosystem], Mapping[str, float | None]]
    words: Callable[[Plan], Words]
    bounds: Callable[[Plan], tuple[float, ...]] | None = None
    bands: tuple[str, ...] = ()


def _criticality(ecosystem: Ecosystem) -> Mapping[str, float | None]:
    return {one.uid: ecosystem.criticality[one.name] for one in ecosystem.organisations}


def _alignment(ecosystem: Ecosystem) -> Mapping[str, float | None]:
    stances, weights = ecosystem.stances, ecosystem.goal_weights
    return {one.uid: alignment(stances.get(one.name, {}), weights) for one in ecosystem.organisations}


@lru_cache(maxsize=2)
def _between(network: Network) -> dict[str, float]:
    """Return the betweenness, kept as most edits leave the network as it was and many partners take a second."""
    return betweenness(network)


def _betweenness(ecosystem: Ecosystem) -> Mapping[str, float | None]:
    found = _between(ecosystem.network)
    return {one.uid: found.get(one.name) for one in ecosystem.organisations}


def _worst_risk(ecosystem: Ecosystem) -> Mapping[str, float | None]:
    from planner.model import Risk, RiskLink

    worst: dict[str, float] = {}
    for one in ecosystem.plan.rows(RiskLink):
        row = ecosystem.plan.get(Risk, one.risk)
        if one.organisation is None or row is None:
            continue
        score = risk.score(row.likelihood, row.impact)
        closed = row.status is c.RiskStatus.CLOSED or row.kind is c.RiskKind.OPPORTUNITY
        if score is not None and not closed:
            worst[one.organisation] = max(worst.get(one.organisation, 0), score)
    return dict(worst)


def _net_value(ecosystem: Ecosystem) -> Mapping[str, float | None]:
    return {one.uid: ecosystem.net_values.get(one.name) for one in ecosystem.organisations}


def _decimal(plan: Plan) -> Words:
    return lambda value: i18n.number(round(value, 2))


def _per_cent(plan: Plan) -> Words:
    return lambda value: i18n.percent(value)


def _money(plan: Plan) -> Words:
    currency = plan.info.currency
    return lambda value: i18n.money(value, currency, short=True)


def _level(plan: Plan) -> Words:
    bands = bands_of(plan.info)
    return lambda score: f"{bands.level(score)} {i18n.number(score)}"


_ANALYSES = dict(zip(ANALYSES, (
    _Analysis(
        N_("Criticality"), _criticality, _decimal,
        lambda plan: tuple(sorted(bound for bound, _word in criticality.ZONES)),
    ),
    _Analysis(
        N_("Alignment"), _alignment, _decimal,
        lambda plan: (0.0, *sorted(bound for bound, _word in ALIGNMENT_WORDS if bound is not None)),
    ),
    _Analysis(N_("Betweenness"), _betweenness, _per_cent),
    _Analysis(
        N_("Worst risk"), _worst_risk, _level, lambda plan: bands_of(plan.info).bounds,
        (N_("L low"), N_("M medium"), N_("H high"), N_("E extreme")),
    ),
    _Analysis(N_("Net value a year"), _net_value, _money),
), strict=True))  # fmt: skip


def measures(plan: Plan) -> list[tuple[str, str]]:
    """Return what partners can be measured by, as key and label: the analyses, then the fields that are numbers."""
    analyses = [(key, _(one.label)) for key, one in _ANALYSES.items()]
    return analyses + [(one.name, one.label) for one in _numeric(plan)]


def _numeric(plan: Plan) -> list[Field]:
    return [
        one for one in fields_of(plan, Organisation) if one.kind in _NUMBERS and one.name not in _HAS_ITS_OWN
    ]


def measure(plan: Plan, key: str | None) -> Measure | None:
    """Return a measure by its key, with what is known now; None when there is no such measure."""
    one = _ANALYSES.get(key or "")
    if one is not None:
        found = {uid: value for uid, value in one.values(Ecosystem(plan)).items() if value is not None}
        words = one.words(plan)
        bounds = one.bounds(plan) if one.bounds is not None else shared_out(found.values())
        bands = tuple(_(band) for band in one.bands) or ranges(
            bounds, words, min(found.values(), default=None)
        )
        return Measure(_(one.label), found, bounds, bands, words, one.values is _worst_risk)
    declared = next((one for one in _numeric(plan) if one.name == key), None)
    return _of_field(plan, declared) if declared is not None else None


def _of_field(plan: Plan, declared: Field) -> Measure:
    rows = ((one.uid, getattr(one, declared.name)) for one in plan.rows(Organisation))
    found = {uid: float(value) for uid, value in rows if value is not None}
    words = _words_of(plan, declared)
    low, high = declared.low, declared.high
    if declared.kind is Kind.WHOLE and low is not None and high is not None and high - low <= _MOST:
        steps = range(int(low), int(high) + 1)
        return Measure(declared.label, found, tuple(map(float, steps[:-1])), tuple(map(words, steps)), words)
    if declared.kind is Kind.PROBABILITY:
        bounds = tuple(step / _MOST for step in range(1, _MOST))
    else:
        bounds = shared_out(found.values())
    return Measure(
        declared.label, found, bounds, ranges(bounds, words, min(found.values(), default=None)), words
    )


def _words_of(plan: Plan, declared: Field) -> Words:
    if declared.kind is Kind.MONEY:
        return _money(plan)
    return _per_cent(plan) if declared.kind is Kind.PROBABILITY else _decimal(plan)


def shared_out(values: Iterable[float]) -> tuple[float, ...]:
    """Return bounds of at most five bands that hold about equally many of the values, each bound a value."""
    ordered = sorted(values)
    distinct = sorted(set(ordered))
    if len(distinct) <= _MOST:
        return tuple(distinct[:-1])
    cuts = {ordered[len(ordered) * step // _MOST - 1] for step in range(1, _MOST)}
    return tuple(sorted(cut for cut in cuts if cut < distinct[-1]))


def ranges(bounds: tuple[float, ...], words: Words, lowest: float | None = None) -> tuple[str, ...]:
    """Return what the bands between bounds are called, from the lowest up; `lowest` is the least value there is."""
    if not bounds:
        return (_("known"),)
    between = [_("{low} – {high}").format(low=words(low), high=words(high)) for low, high in pairwise(bounds)]
    first = words(bounds[0]) if bounds[0] == lowest else _("up to {high}").format(high=words(bounds[0]))
    return (first, *between, _("above {low}").format(low=words(bounds[-1])))


def scales_of(plan: Plan, size_by: Any) -> dict[str, float]:
    """Return how many times its usual size each partner's card is drawn; nothing when sizes say nothing."""
    found = measure(plan, size_by) if size_by else None
    return {uid: found.scale(uid) for uid in found.values} if found is not None else {}
