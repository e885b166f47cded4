"""Whether the ecosystem delivers: indicators, their figures and benchmarks, and the money."""

from datetime import date

from planner.i18n import N_
from planner.model import choices as c
from planner.model.base import Entity
from planner.model.fields import Kind, field, reference


class Kpi(Entity):
    """An indicator, of the whole ecosystem or of one partner."""

    __tablename__ = "kpi"
    singular = N_("KPI")
    plural = N_("KPIs")
    title_field = "name"

    name: str = field(N_("Name"), required=True, unique=True, width=200)
    definition: str | None = field(N_("Definition"), N_("How it is counted"), default=None)
    category: c.ValueCategory | None = field(N_("Category"), choices=c.ValueCategory, default=None)
    horizon: c.Horizon | None = field(N_("Horizon"), choices=c.Horizon, default=None)
    unit: str | None = field(N_("Unit"), default=None)
    better: c.Better | None = field(N_("Better"), choices=c.Better, default=None)
    baseline: float | None = field(
        N_("Baseline"), N_("Where it stood at the start"), kind=Kind.NUMBER, default=None
    )
    target: float | None = field(N_("Target"), kind=Kind.NUMBER, default=None)
    target_date: date | None = field(N_("Target date"), kind=Kind.DATE, default=None)
    owner: str | None = field(N_("Owner"), default=None)
    frequency: c.Frequency | None = field(N_("Measured"), choices=c.Frequency, default=None)
    goal: str | None = reference("goal", N_("Goal"), default=None)
    organisation: str | None = reference(
        "organisation", N_("Partner"), N_("Empty: the whole ecosystem"), default=None
    )
    source: c.KpiSource | None = field(N_("Source"), choices=c.KpiSource, default=None)


class Measurement(Entity):
    """One figure of a KPI."""

    __tablename__ = "measurement"
    singular = N_("Figure")
    plural = N_("Figures")

    kpi: str = reference("kpi", N_("KPI"), owner=True, required=True)
    date: date = field(N_("Date"), kind=Kind.DATE, required=True)
    value: float = field(N_("Value"), kind=Kind.NUMBER, required=True)
    note: str | None = field(N_("Note"), default=None)


class Benchmark(Entity):
    """What others reach."""

    __tablename__ = "benchmark"
    singular = N_("Benchmark")
    plural = N_("Benchmarks")
    title_field = "name"

    kpi: str = reference("kpi", N_("KPI"), owner=True, required=True)
    name: str = field(N_("Name"), N_("Whose figure it is: the industry, a competitor …"), required=True)
    value: float = field(N_("Value"), kind=Kind.NUMBER, required=True)
    source: str | None = field(N_("Source"), default=None)
    year: int | None = field(N_("Year"), kind=Kind.WHOLE, low=1900, high=2200, default=None)


class CashLine(Entity):
    """Money spent or earned by the ecosystem over some years."""

    __tablename__ = "cash_line"
    singular = N_("Cash line")
    plural = N_("Cash lines")
    title_field = "name"

    name: str = field(N_("Name"), required=True, width=200)
    kind: c.CashKind | None = field(N_("Kind"), choices=c.CashKind, default=None)
    organisation: str | None = reference("organisation", N_("Partner"), default=None)
    category: c.ValueCategory | None = field(N_("Category"), choices=c.ValueCategory, default=None)
    first_year: int = field(
        N_("First year"), N_("0 is the year the plan starts"), kind=Kind.WHOLE, low=0, high=30, default=0
    )
    years: int = field(N_("Years"), kind=Kind.WHOLE, low=1, high=30, default=1)
    low: float | None = field(N_("Low"), N_("Money a year, if it goes badly"), kind=Kind.MONEY, default=None)
    likely: float = field(N_("Likely"), N_("Money a year"), kind=Kind.MONEY, required=True)
    high: float | None = field(N_("High"), N_("Money a year, if it goes well"), kind=Kind.MONEY, default=None)
    growth: float = field(
        N_("Growth"), N_("Per cent a year"), kind=Kind.PERCENT, low=-100, high=1000, default=0.0
    )
    attribution: float = field(
        N_("Attribution"),
        N_("Per cent owed to the ecosystem; acts on indirect benefits only"),
        kind=Kind.PERCENT,
        low=0,
        high=100,
        default=100.0,
    )
    confidence: float = field(
        N_("Confidence"),
        N_("Per cent; acts on indirect benefits only"),
        kind=Kind.PERCENT,
        low=0,
        high=100,
        default=100.0,
    )
