"""`check`: the plan check; the exit status says whether it found an error."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from planner.cli.answer import DONE, FOUND_ERRORS, print_json, say
from planner.cli.words import table
from planner.document.file import open_plan
from planner.i18n import _, ngettext, percent


def run(args: Namespace) -> int:
    """Tell the findings, how complete each page is, and whether the plan is ready."""
    from planner.analysis import check

    with open_plan(args.file, read_only=True) as plan:
        report = check(plan).as_json()
    if args.json:
        print_json(report)
    else:
        say(_in_words(report))
    return FOUND_ERRORS if _count(report, "error") else DONE


def _count(report: dict[str, Any], severity: str) -> int:
    return sum(finding["severity"] == severity for finding in report["findings"])


def _in_words(report: dict[str, Any]) -> str:
    words = {"error": _("error"), "warning": _("warning"), "hint": _("hint")}
    findings = [
        (words[finding["severity"]], finding["page"], finding["rule"], finding["message"])
        for finding in report["findings"]
    ]
    complete = [
        (page, "–" if share is None else percent(share)) for page, share in report["completeness"].items()
    ]
    errors, warnings, hints = (_count(report, severity) for severity in words)
    told = [
        ngettext("{n} error", "{n} errors", errors),
        ngettext("{n} warning", "{n} warnings", warnings),
        ngettext("{n} hint", "{n} hints", hints),
    ]
    ready = (
        _("The plan is ready to present.") if report["ready"] else _("The plan is not ready to present yet.")
    )
    parts = [*table(findings), "" if findings else None, *table(complete, (_("Page"), _("Complete"))), ""]
    return "\n".join([line for line in parts if line is not None] + [", ".join(told) + ".", ready])
