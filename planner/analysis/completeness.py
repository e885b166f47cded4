"""How complete each page is, and whether the plan can be shown (NUMBERS 14)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Outcome:
    """What one check rule came to: its page, its severity, how many subjects it looked at and how many
    findings.
    """

    page: str
    severity: str
    subjects: int
    findings: int


def completeness(outcomes: Iterable[Outcome], pages: Iterable[str]) -> dict[str, float]:
    """Return for each page the share of its rules with a subject that have no finding;
    0 without any subject.
    """
    looked = [one for one in outcomes if one.subjects]
    found = {}
    for page in pages:
        rules = [one for one in looked if one.page == page]
        found[page] = sum(one.findings == 0 for one in rules) / len(rules) if rules else 0.0
    return found


def ready(outcomes: Iterable[Outcome], *, anything: bool) -> bool:
    """Return whether the plan can be presented: it holds something, and no rule found an error."""
    return anything and not any(one.severity == "error" and one.findings for one in outcomes)
