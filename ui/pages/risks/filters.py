"""The filters that the register of risks knows by itself."""

from __future__ import annotations

from planner.i18n import _
from planner.model import Risk
from planner.model.choices import RiskKind, RiskStatus
from ui.pages.risks.marks import next_due, overdue, review_overdue
from ui.tables.named_filter import NamedFilter
from ui.workspace import Workspace

_AT_WORK = (None, RiskStatus.OPEN, RiskStatus.TREATING)


def risk_filters(workspace: Workspace) -> list[NamedFilter]:
    """Return the filters a meeting about risks begins with."""
    plan = workspace.plan

    def above(risk: Risk) -> bool:
        score = (risk.likelihood or 0) * (risk.impact or 0)
        return score > plan.info.risk_appetite and risk.kind is not RiskKind.OPPORTUNITY and _alive(risk)

    def late(risk: Risk) -> bool:
        action = overdue(next_due(workspace).get(risk.uid), "") is not None
        return review_overdue(risk) or (action and _alive(risk))

    filters = [
        NamedFilter("open", _("Open and treating"), _at_work, _("Not yet under watch, closed or occurred")),
        NamedFilter("above", _("Above appetite"), above, _("Threats whose score is above what is accepted")),
        NamedFilter("late", _("Overdue"), late, _("A review or an action should have been done by now")),
        NamedFilter("unscored", _("Not scored"), _unscored, _("Likelihood or impact is missing")),
    ]
    who = (plan.who or "").strip()
    if who:
        mine = who.casefold()

        def owned(risk: Risk) -> bool:
            return mine in (risk.owner or "").casefold()

        help_text = _("The owner is {name}, the name you use on this computer").format(name=who)
        filters.append(NamedFilter("mine", _("Mine"), owned, help_text))
    return filters


def _alive(risk: Risk) -> bool:
    return risk.status is not RiskStatus.CLOSED


def _at_work(risk: Risk) -> bool:
    return risk.status in _AT_WORK


def _unscored(risk: Risk) -> bool:
    return risk.likelihood is None or risk.impact is None
