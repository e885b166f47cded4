"""The expected loss a year in the risk register: live formulas of NUMBERS 10.3, before and after actions."""

from __future__ import annotations

from planner.analysis.gather import Ecosystem
from planner.analysis.loss.scenario import WIDTH, Scenario, State, refused
from planner.analysis.losses import left_of
from planner.exchange.excel.names import cell_text
from planner.exchange.excel.registers import Source
from planner.exchange.excel.table import Cell, Column, Table
from planner.i18n import N_, _
from planner.model import Kind, Risk
from planner.model.choices import ActionStatus, RiskKind, RiskStatus

_STATES: tuple[tuple[State, str], ...] = (
    ("inherent", N_("Expected loss a year")),
    ("residual", N_("Residual expected loss")),
    ("target", N_("Target expected loss")),
)
_ALMOST = "1E-300"  # so that a cut of 100 % has a logarithm: what is left is nothing all the same


def add_losses(source: Source, risks: Table, actions: Table | None, names: list[str | None]) -> None:
    """Put the expected losses behind the bounds of the loss; `names` are how formulas name each row's risk."""
    place = risks.position("risk.loss_high")
    if place is None:
        return
    ecosystem, rows = Ecosystem(source.plan), source.plan.rows(Risk)
    made = []
    for state, heading in _STATES:
        cells: list[Cell] = [_expected(ecosystem, risk, state) for risk in rows]
        made.append(
            Column(f"~risk.{state}_loss", _(heading), Kind.MONEY, cells, _help(state), spare=True, decimals=0)
        )
    risks.columns[place:place] = made
    for column, (state, _heading) in zip(made, _STATES, strict=True):
        column.formulas = [_formula(risks, actions, state, name) for name in names]


def _help(state: State) -> str:
    return {
        "inherent": _("Frequency × mean of a lognormal loss between the two bounds; closed risks have none."),
        "residual": _("What the actions done leave of it."),
        "target": _("What all actions not dropped will leave of it."),
    }[state]


def _expected(ecosystem: Ecosystem, risk: Risk, state: State) -> float | None:
    """Return money a year; None of a risk whose figures are not counted."""
    figures = risk.frequency, risk.loss_low, risk.loss_high
    counted = risk.status is not RiskStatus.CLOSED and risk.kind is not RiskKind.OPPORTUNITY
    if not counted or None in figures or refused(*figures):
        return None
    frequency, low, high = (float(one or 0) for one in figures)
    left = left_of(ecosystem.cuts(risk.uid), state)
    return Scenario(risk.uid, risk.title, frequency, low, high, (), left).annual_loss


def _formula(risks: Table, actions: Table | None, state: State, name: str | None) -> str | None:
    """Return λ·exp(μ + σ²/2) of the row, times what its actions leave."""
    if state != "inherent" and actions is not None and name is None:
        return None
    frequency, low, high = (
        risks.reference(f"risk.{one}", this_row=True) for one in ("frequency", "loss_low", "loss_high")
    )
    sigma = f"LN({high}/{low})/{WIDTH}"
    mean = f"{frequency}*EXP((LN({high})+LN({low}))/2+({sigma})^2/2)"
    left = "" if state == "inherent" or actions is None else f"*{_left(actions, state, name or '')}"
    missing = f'OR({frequency}="",{low}="",{high}="",{_left_out(risks)})'
    return f'=IFERROR(IF({missing},"",{mean}{left}),"")'


def _left_out(risks: Table) -> str:
    status, kind = (risks.reference(f"risk.{one}", this_row=True) for one in ("status", "kind"))
    closed, opportunity = (_quoted(one.label) for one in (RiskStatus.CLOSED, RiskKind.OPPORTUNITY))
    return f"{status}={closed},{kind}={opportunity}"


def _left(actions: Table, state: State, name: str) -> str:
    """Return Π(1 − cut) of frequency and loss over the actions of a risk that count, as a sum of logarithms."""
    risk, status, often, much = (
        actions.reference(f"action.{one}") for one in ("risk", "status", "frequency_cut", "loss_cut")
    )
    sign, word = ("=", ActionStatus.DONE) if state == "residual" else ("<>", ActionStatus.DROPPED)
    counted = f"({risk}={name})*({status}{sign}{_quoted(word.label)})"
    logs = "+".join(f"LN(1-{cut}+{_ALMOST})" for cut in (often, much))
    return f"EXP(SUMPRODUCT({counted}*({logs})))"


def _quoted(label: str) -> str:
    return '"' + cell_text(label).replace('"', '""') + '"'
