"""What the ecosystem is for: goals, who stands where, promises, means, and the choice of model."""

from sqlalchemy import UniqueConstraint

from planner.i18n import N_
from planner.model import choices as c
from planner.model.base import Entity
from planner.model.fields import Kind, field, reference


class Goal(Entity):
    """An end the partners pursue together."""

    __tablename__ = "goal"
    singular = N_("Goal")
    plural = N_("Goals")
    title_field = "name"

    name: str = field(N_("Name"), required=True, unique=True, width=200)
    description: str | None = field(N_("Description"), default=None, width=240)
    horizon: c.Horizon | None = field(N_("Horizon"), choices=c.Horizon, default=None)
    weight: float = field(
        N_("Weight"), N_("How much it counts beside the others"), kind=Kind.NUMBER, low=0, default=1.0
    )
    owner: str | None = field(N_("Owner"), default=None)


class Stance(Entity):
    """Where an organisation stands on a goal."""

    __tablename__ = "stance"
    __table_args__ = (UniqueConstraint("organisation", "goal"),)
    singular = N_("Stance")
    plural = N_("Stances")

    organisation: str = reference("organisation", N_("Partner"), owner=True, required=True)
    goal: str = reference("goal", N_("Goal"), owner=True, required=True)
    value: int = field(
        N_("Stance"), N_("−2 works against it … +2 drives it"), kind=Kind.WHOLE, low=-2, high=2, required=True
    )
    reason: str | None = field(N_("Reason"), default=None)


class ValueProposition(Entity):
    """Why it is worth taking part, for one partner, for a role, or for everyone."""

    __tablename__ = "value_proposition"
    singular = N_("Value proposition")
    plural = N_("Value propositions")
    title_field = "promise"
    at_most_one_of = ("organisation", "role")

    organisation: str | None = reference("organisation", N_("Partner"), owner=True, default=None)
    role: str | None = reference("role", N_("Role"), owner=True, default=None)
    problem: str | None = field(N_("Problem"), N_("What it struggles with today"), default=None)
    promise: str = field(N_("Promise"), N_("What we attempt together"), required=True, width=240)
    why_it_matters: str | None = field(N_("Why it matters"), default=None)
    benefit: str | None = field(N_("Benefit"), N_("What it gains"), default=None)
    evidence: str | None = field(N_("Evidence"), N_("How we know"), default=None)


class Resource(Entity):
    """Means that must be there: people, technology, money, places, training."""

    __tablename__ = "resource"
    singular = N_("Resource")
    plural = N_("Resources")
    title_field = "name"

    name: str = field(N_("Name"), required=True, width=200)
    kind: c.ResourceKind | None = field(N_("Kind"), choices=c.ResourceKind, default=None)
    provider: str | None = reference("organisation", N_("Provider"), default=None)
    phase: str | None = reference("phase", N_("Phase"), default=None)
    quantity: float | None = field(N_("Quantity"), kind=Kind.NUMBER, low=0, default=None)
    unit: str | None = field(N_("Unit"), default=None)
    one_off_cost: float | None = field(N_("One-off cost"), kind=Kind.MONEY, summed=True, low=0, default=None)
    yearly_cost: float | None = field(N_("Yearly cost"), kind=Kind.MONEY, summed=True, low=0, default=None)
    status: c.ResourceStatus | None = field(N_("Status"), choices=c.ResourceStatus, default=None)


class ModelCriterion(Entity):
    """One of the eleven questions that decide between channel and ecosystem, answered."""

    __tablename__ = "model_criterion"
    __table_args__ = (UniqueConstraint("criterion"),)
    singular = N_("Answer on the model")
    plural = N_("Answers on the model")

    criterion: c.ModelQuestion = field(N_("Question"), choices=c.ModelQuestion, required=True, width=200)
    answer: int | None = field(
        N_("Answer"), N_("−2 not at all … +2 fully"), kind=Kind.WHOLE, low=-2, high=2, default=None
    )
    weight: float = field(N_("Weight"), kind=Kind.NUMBER, low=0, default=1.0)
    reason: str | None = field(N_("Reason"), default=None, width=300)
