"""By what partners are chosen, and how they score."""

from planner.i18n import N_
from planner.model import choices as c
from planner.model.base import Entity
from planner.model.fields import Kind, field, reference


class Criterion(Entity):
    """Something a candidate is judged by."""

    __tablename__ = "criterion"
    singular = N_("Criterion")
    plural = N_("Criteria")
    title_field = "name"

    name: str = field(N_("Name"), required=True, unique=True, width=200)
    family: c.CriterionFamily | None = field(N_("Family"), choices=c.CriterionFamily, default=None)
    description: str | None = field(N_("Description"), default=None, width=240)
    weight: float = field(N_("Weight"), kind=Kind.NUMBER, low=0, default=1.0)
    minimum: float | None = field(
        N_("Minimum"), N_("A gate: who scores lower is out"), kind=Kind.NUMBER, low=0, high=5, default=None
    )


class Assessment(Entity):
    """A rater's score of a candidate on a criterion."""

    __tablename__ = "assessment"
    singular = N_("Assessment")
    plural = N_("Assessments")

    organisation: str = reference("organisation", N_("Partner"), owner=True, required=True)
    criterion: str = reference("criterion", N_("Criterion"), owner=True, required=True)
    rater: str | None = field(N_("Rater"), default=None)
    score: float = field(
        N_("Score"), N_("0 not at all … 5 fully"), kind=Kind.NUMBER, low=0, high=5, required=True
    )
    evidence: str | None = field(N_("Evidence"), default=None)
