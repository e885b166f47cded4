"""Which risks stand in which cell, which are not scored, and the ways they go: to the target, or since a snapshot."""

from __future__ import annotations

from dataclasses import dataclass, field

from planner.analysis.gather import exposure
from planner.analysis.levels import Measure, scores_on
from planner.analysis.risk import Exposure, target
from planner.analysis.since import scores_since
from planner.model import Risk, Snapshot
from planner.model.choices import RiskKind, RiskStatus
from ui.pages.risks.matrix.grid import Cell
from ui.pages.risks.matrix.shown import Shown
from ui.pages.risks.residuals import cuts_of, residual_of
from ui.workspace import Workspace


@dataclass
class Contents:
    """Risks by cell and those not scored, each in the order of the register."""

    cells: dict[Cell, list[Risk]] = field(default_factory=dict)
    unscored: list[Risk] = field(default_factory=list)

    def of(self, cell: Cell, kind: str) -> list[Risk]:
        """Return the risks of one kind in a cell; of any kind for "all"."""
        return [one for one in self.cells.get(cell, ()) if shows(one, kind)]


def shows(risk: Risk, kinds: str) -> bool:
    """Return whether a risk is of the kinds shown."""
    opportunity = risk.kind is RiskKind.OPPORTUNITY
    return kinds == "all" or opportunity == (kinds == "opportunity")


def contents_of(workspace: Workspace, measure: Measure, kinds: str) -> Contents:
    """Return where every risk that is not closed stands by a measure, which may have other levels than the plan."""
    found, old = Contents(), workspace.plan.info.risk_levels
    told = workspace.plan.columns(Risk, "status", "likelihood", "impact")
    for risk, (status, likelihood, impact) in zip(workspace.plan.rows(Risk), told, strict=True):
        if status is RiskStatus.CLOSED or not (kinds == "all" or shows(risk, kinds)):
            continue
        same = old == measure.levels and None not in (likelihood, impact)
        cell = (likelihood, impact) if same else cell_of(risk, old, measure.levels)
        if cell is None:
            found.unscored.append(risk)
        else:
            found.cells.setdefault(cell, []).append(risk)
    return found


def cell_of(risk: Risk, old: int, new: int) -> Cell | None:
    """Return the cell of a risk on `new` levels, or None while it is not scored."""
    if risk.likelihood is None or risk.impact is None:
        return None
    if old == new:
        return risk.likelihood, risk.impact
    scores = scores_on(risk, old, new)
    return scores["likelihood"], scores["impact"]


@dataclass(frozen=True)
class Way:
    """The cells a risk goes through after the one it stands in: residual and target, None where it stays; or `past`,
    where it stood.
    """

    risk: Risk
    residual: Cell | None = None
    target: Cell | None = None
    past: Cell | None = None


def ways_of(workspace: Workspace, risks: list[Risk], shown: Shown) -> list[Way]:
    """Return the ways of some risks that are scored, those that go nowhere left out."""
    snapshot = workspace.plan.get(Snapshot, shown.since)
    if snapshot is not None:
        then = workspace.figure(f"scores {shown.since}", lambda: scores_since(workspace.plan, snapshot))
        past = [Way(one, past=then.get(one.uid)) for one in risks]
        return [one for one in past if one.past not in (None, (one.risk.likelihood, one.risk.impact))]
    found = [_planned(workspace, one) for one in risks]
    return [one for one in found if one.residual is not None or one.target is not None]


def _planned(workspace: Workspace, risk: Risk) -> Way:
    aim = target(exposure(risk), cuts_of(workspace, risk), risk.target_likelihood, risk.target_impact)
    now, left, end = (risk.likelihood, risk.impact), _cell(residual_of(workspace, risk)), _cell(aim)
    return Way(risk, None if left == now else left, None if end in (left, None) else end)


def _cell(one: Exposure) -> Cell | None:
    return None if one.likelihood is None or one.impact is None else (one.likelihood, one.impact)


def names_of(risks: list[Risk], most: int = 12) -> str:
    """Return a line a risk, the code first; those after the first `most` are only counted."""
    lines = [f"{one.code or ''}  {one.title}".strip() for one in risks[:most]]
    return "\n".join([*lines, f"+{len(risks) - most}"] if len(risks) > most else lines)
