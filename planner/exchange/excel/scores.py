"""How the candidates score: mean marks by criterion and the weighted score of NUMBERS 7, as live formulas."""

from __future__ import annotations

from statistics import fmean
from typing import Any

from planner.exchange.excel.names import in_brackets
from planner.exchange.excel.registers import Source
from planner.exchange.excel.table import Cell, Column, Table, Tint
from planner.i18n import _
from planner.model import Assessment, Criterion, Kind, Organisation, singular_of

NAME = "Scores"
_LONGEST_LITERAL = 255  # of a text in a formula
_MARKS = tuple(Tint(value, ground) for value, ground in ((0, "#F2B183"), (5, "#8FCFCA")))


def score_table(source: Source, assessments: Table) -> Table | None:
    """Return candidates down the side and criteria along the top; None without an assessment.

    A cell averages the raters' marks in the table `assessments`; the score waits for every criterion.
    """
    marks: dict[tuple[str, str], list[float]] = {}
    for row in source.plan.rows(Assessment):
        marks.setdefault((row.organisation, row.criterion), []).append(row.score)
    candidates = [row for row in source.plan.rows(Organisation) if row.uid in {who for who, _what in marks}]
    criteria = source.plan.rows(Criterion)
    names = source.labels.of(Organisation)
    labels: list[Cell] = [names[row.uid] for row in candidates]
    columns = [Column("~assessment.organisation", singular_of(Organisation), Kind.REFERENCE, labels)]
    for criterion in criteria:
        means: list[Cell] = [
            fmean(m) if (m := marks.get((row.uid, criterion.uid))) else None for row in candidates
        ]
        label = source.labels.of(Criterion)[criterion.uid]
        key = f"~assessment.score[criterion={criterion.uid}]"
        formulas = [_mean(assessments, name, label) for name in labels]
        columns.append(
            Column(key, label, Kind.NUMBER, means, narrow=True, formulas=formulas, tints=_MARKS, decimals=1)
        )
    title = _("Candidate scores")
    table = Table(
        NAME, title, Assessment, [row.uid for row in candidates], columns, title_key=columns[0].key, wide=True
    )
    _add_score(table, criteria)
    return table if candidates else None


def _mean(assessments: Table, partner: Cell, criterion: str) -> str | None:
    """Return the formula of a mean mark; None where a name is too long to be written in one."""
    ranges = [assessments.reference(f"assessment.{name}") for name in ("score", "organisation", "criterion")]
    if None in ranges or max(len(str(partner)), len(criterion)) > _LONGEST_LITERAL - 10:
        return None
    score, who, what = ranges
    return f'=IFERROR(AVERAGEIFS({score},{who},{_criterion(str(partner))},{what},{_criterion(criterion)}),"")'


def _criterion(text: str) -> str:
    """Return a text as AVERAGEIFS compares it: as it is, without meaning in * ? ~ or in a leading sign."""
    for sign in "~*?":
        text = text.replace(sign, f"~{sign}")
    return '"=' + text.replace('"', '""') + '"'


def _add_score(table: Table, criteria: list[Criterion]) -> None:
    """Add the weighted score after the criteria, which are all columns of `table` but the first."""
    weights: list[float] = [row.weight for row in criteria]
    if not criteria or sum(weights) <= 0:
        return
    first, last = in_brackets(table.headings[2]), in_brackets(table.headings[-1])
    cells = (
        f"{table.name}[[#This Row],{first}:{last}]"
        if len(criteria) > 1
        else f"{table.name}[[#This Row],{first}]"
    )
    literal = ",".join(f"{weight:.15g}" for weight in weights)
    formula = f'=IF(COUNT({cells})<{len(criteria)},"",SUMPRODUCT({cells},{{{literal}}})/{sum(weights):.15g})'
    values = [
        _weighted([column.values[row] for column in table.columns[1:]], weights)
        for row in range(len(table.uids))
    ]
    help = _("Mean of the criteria by their weights; empty while one is not scored.")
    formulas: list[str | None] = [formula] * len(values)
    table.columns.append(
        Column(
            "~assessment.total",
            _("Score"),
            Kind.NUMBER,
            values,
            help,
            formulas=formulas,
            narrow=True,
            decimals=2,
        )
    )


def _weighted(means: list[Any], weights: list[float]) -> Cell:
    if any(mean is None for mean in means):
        return None
    total: float = sum(mean * weight for mean, weight in zip(means, weights, strict=True))
    return total / sum(weights)
