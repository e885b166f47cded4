"""Scores and levels in the risk register: live formulas of NUMBERS 10.1 and 10.2, and what they give."""

from __future__ import annotations

from typing import Any

from planner.analysis.bands import bands_of
from planner.analysis.gather import Ecosystem, exposure
from planner.analysis.risk import LEVELS, Bands, residual, target
from planner.exchange.excel.loss_columns import add_losses
from planner.exchange.excel.names import cell_text
from planner.exchange.excel.registers import Source
from planner.exchange.excel.table import Cell, Column, Table, Tint
from planner.i18n import N_, _
from planner.model import Kind, Risk
from planner.model.choices import ActionStatus

LEVEL_COLOURS = {"L": ("#E6F1E7", "#2B7034"), "M": ("#FDF0DC", "#8F5600"), "H": ("#FBEAE8", "#B3261E"),
                 "E": ("#B3261E", "#FFFFFF")}  # fmt: skip
_TINTS = tuple(Tint(letter, ground, text) for letter, (ground, text) in LEVEL_COLOURS.items())
_STAGES = (
    ("", N_("Score"), N_("Level")),
    ("residual_", N_("Residual score"), N_("Residual level")),
    ("target_", N_("Target score"), N_("Target level")),
)
_LONGEST_LITERAL = 255  # of a text in a formula


def add_scores(source: Source, risks: Table, actions: Table | None) -> None:
    """Put score and level behind the impact, residual and target ones too; `actions` is their table."""
    bands = bands_of(source.plan.info)
    ecosystem = Ecosystem(source.plan)
    rows = source.plan.rows(Risk)
    for prefix, score_heading, level_heading in _STAGES:
        scores = [_after(ecosystem, risk, prefix) for risk in rows]
        letters: list[Cell] = [bands.level(value) for value in scores]
        cells: list[Cell] = list(scores)
        own: dict[str, Any] = {"spare": bool(prefix), "narrow": True}
        first = Column(f"~risk.{prefix}score", _(score_heading), Kind.WHOLE, cells, _helps()[prefix], **own)
        help = _scale(bands)
        second = Column(
            f"~risk.{prefix}level", _(level_heading), Kind.CHOICE, letters, help, tints=_TINTS, **own
        )
        place = risks.position(f"risk.{prefix}impact") or len(risks.columns)
        risks.columns[place:place] = [first, second]
    add_losses(source, risks, actions, _names(source, risks))
    for prefix, *_words in _STAGES:
        _set_formulas(source, risks, actions, prefix, bands)


def _helps() -> dict[str, str]:
    return {
        "": _("Likelihood × impact; empty until both are given."),
        "residual_": _("What the actions done leave; a typed residual likelihood or impact wins."),
        "target_": _("What all actions not dropped will leave; a typed target likelihood or impact wins."),
    }


def _scale(bands: Bands) -> str:
    low, medium, high = (int(bound) for bound in bands.bounds)
    return _("L up to {low}, M up to {medium}, H up to {high}, E above.").format(
        low=low, medium=medium, high=high
    )


def _after(ecosystem: Ecosystem, risk: Risk, prefix: str) -> int | None:
    """Return a risk's score as it is, by the actions done (residual), or by all of them (target)."""
    before = exposure(risk)
    if not prefix:
        return before.score
    reduce = residual if prefix == "residual_" else target
    typed = [getattr(risk, f"{prefix}{part}") for part in ("likelihood", "impact")]
    return reduce(before, ecosystem.cuts(risk.uid), *typed).score


def _set_formulas(source: Source, risks: Table, actions: Table | None, prefix: str, bands: Bands) -> None:
    """Give score and level of one stage their formulas, now that every column has its heading."""
    scores, letters = (
        risks.columns[_place(risks, f"~risk.{prefix}{what}") - 1] for what in ("score", "level")
    )
    scores.formulas = [_score_formula(risks, actions, prefix, name) for name in _names(source, risks)]
    here = risks.reference(f"~risk.{prefix}score", this_row=True)
    low, medium, high = (f"{bound:.15g}" for bound in bands.bounds)
    choice = f'IF({here}<={low},"L",IF({here}<={medium},"M",IF({here}<={high},"H","E")))'
    letters.formulas = [f'=IF({here}="","",{choice})'] * len(risks.uids)


def _place(table: Table, key: str) -> int:
    place = table.position(key)
    assert place is not None, key
    return place


def _names(source: Source, risks: Table) -> list[str | None]:
    """Return how a formula in each row says the name by which actions know the risk; None if it cannot."""
    if source.labels.plain(Risk):
        return [risks.reference("risk.title", this_row=True)] * len(risks.uids)
    names = source.labels.of(Risk)
    doubled = [names[uid].replace('"', '""') for uid in risks.uids]
    return [f'"{name}"' if len(name) <= _LONGEST_LITERAL else None for name in doubled]


def _score_formula(risks: Table, actions: Table | None, prefix: str, name: str | None) -> str | None:
    likelihood, impact = (risks.reference(f"risk.{part}", this_row=True) for part in ("likelihood", "impact"))
    if not prefix:
        return f'=IF(OR({likelihood}="",{impact}=""),"",{likelihood}*{impact})'
    if actions is not None and name is None:
        return None
    left = [_left(risks, actions, prefix, part, name) for part in ("likelihood", "impact")]
    return f'=IFERROR({left[0]}*{left[1]},"")'


def _left(risks: Table, actions: Table | None, prefix: str, part: str, name: str | None) -> str:
    """Return the formula of a figure after the actions: the typed one, else the first less what they cut."""
    typed = risks.reference(f"risk.{prefix}{part}", this_row=True)
    first = risks.reference(f"risk.{part}", this_row=True)
    lowered = f"{first}"
    if actions is not None:
        counted = _counted(actions, prefix)
        risk, cuts = (actions.reference(f"action.{what}") for what in ("risk", f"{part}_cut"))
        cut = f"SUMPRODUCT(({risk}={name})*{counted},{cuts})"
        lowered = f"MAX(1,{first}-{cut})"
    return f'IF({typed}<>"",{typed},IF({first}="",NA(),{lowered}))'


def _counted(actions: Table, prefix: str) -> str:
    status = actions.reference("action.status")
    word = ActionStatus.DONE if prefix == "residual_" else ActionStatus.DROPPED
    label = cell_text(word.label).replace('"', '""')
    return f'({status}{"=" if prefix == "residual_" else "<>"}"{label}")'


def level_letters() -> tuple[tuple[str, str], ...]:
    """Return each level's letter and what it means."""
    return tuple(zip(LEVELS, (_("Low"), _("Medium"), _("High"), _("Extreme")), strict=True))
