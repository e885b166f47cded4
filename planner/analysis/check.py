"""The plan check: what a person should mend, how complete each page is, and whether the plan can be shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from planner.analysis.checks import RULES, Rule
from planner.analysis.completeness import Outcome, completeness, ready
from planner.analysis.gather import Ecosystem
from planner.display import name_of
from planner.document import Plan
from planner.model import ENTITIES, Entity, MapView, PlanInfo, Snapshot, key_of

PAGES = ("Strategy", "Map", "Partners", "Governance", "Performance", "Roadmap", "Risks")
SEVERITIES = ("error", "warning", "hint")
_NOT_CONTENT = (PlanInfo, MapView, Snapshot)


@dataclass(frozen=True)
class Finding:
    """Something a person should act on: rule, severity, page (English), the row it concerns,
    a sentence to show.
    """

    rule: str
    severity: str
    page: str
    kind: str
    uid: str
    name: str
    message: str


@dataclass(frozen=True)
class Report:
    """The outcome of a check; `completeness` is 0 … 1 a page, `rules` looked at something,
    `met` found nothing.
    """

    findings: tuple[Finding, ...]
    completeness: dict[str, float]
    ready: bool
    rules: int
    met: int

    def count(self, severity: str) -> int:
        """Return how many findings are of a severity."""
        return sum(one.severity == severity for one in self.findings)

    def as_json(self) -> dict[str, Any]:
        """Return the report as INTERFACE 3 prints it."""
        return {
            "findings": [
                {
                    "rule": one.rule,
                    "severity": one.severity,
                    "page": one.page,
                    "subject": {"kind": one.kind, "uid": one.uid, "name": one.name},
                    "message": one.message,
                }
                for one in self.findings
            ],
            "completeness": self.completeness,
            "ready": self.ready,
        }


def check(plan: Plan, today: date | None = None) -> Report:
    """Check the plan as it stands on a day; findings come by page, the gravest first."""
    ecosystem = Ecosystem(plan, today)
    results = [(rule, *_applied(ecosystem, rule)) for rule in RULES]
    outcomes = [Outcome(rule.page, rule.severity, looked, len(found)) for rule, looked, found in results]
    findings = [one for _rule, _looked, found in results for one in found]
    return Report(
        findings=tuple(sorted(findings, key=_rank)),
        completeness=completeness(outcomes, PAGES),
        ready=ready(outcomes, anything=_holds_something(plan)),
        rules=sum(one.subjects > 0 for one in outcomes),
        met=sum(one.subjects > 0 and one.findings == 0 for one in outcomes),
    )


def _applied(ecosystem: Ecosystem, rule: Rule) -> tuple[int, list[Finding]]:
    """Return how many subjects a rule looked at, and its findings."""
    subjects = list(rule.subjects(ecosystem))
    said = ((subject, rule.says(ecosystem, subject)) for subject in subjects)
    found = [
        _finding(ecosystem.plan, rule, subject, message) for subject, message in said if message is not None
    ]
    return len(subjects), found


def _finding(plan: Plan, rule: Rule, subject: Entity, message: str) -> Finding:
    name = name_of(plan, subject)
    return Finding(rule.name, rule.severity, rule.page, key_of(type(subject)), subject.uid, name, message)


def _rank(finding: Finding) -> tuple[int, int]:
    return PAGES.index(finding.page), SEVERITIES.index(finding.severity)


def _holds_something(plan: Plan) -> bool:
    contents: Iterable[type[Entity]] = (entity for entity in ENTITIES if entity not in _NOT_CONTENT)
    return any(plan.rows(entity) for entity in contents)
