"""`info`: what a plan holds."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from planner.cli.answer import DONE, print_json, say
from planner.cli.words import table
from planner.document import Plan
from planner.document.file import open_plan
from planner.i18n import _, number
from planner.model import ENTITIES, Entity, MapView, Organisation, PlanInfo, key_of, plural_of


def run(args: Namespace) -> int:
    """Tell title, language, currency, counts and views."""
    with open_plan(args.file, read_only=True) as plan:
        if args.json:
            print_json(as_json(plan, args.file))
        else:
            say(_in_words(plan, args.file))
    return DONE


def as_json(plan: Plan, path: Path) -> dict[str, Any]:
    """Return what `info --json` prints (INTERFACE 3)."""
    return {
        "title": plan.info.title,
        "language": plan.info.language.value,
        "currency": plan.info.currency,
        "schema": _schema(path),
        "counts": {key_of(entity): len(plan.rows(entity)) for entity in ENTITIES if entity is not PlanInfo},
        "views": [view.name for view in plan.rows(MapView)],
        "bytes": path.stat().st_size,
    }


def _schema(path: Path) -> int:
    """Return the schema the file itself has: an older one is brought up to date in memory only."""
    with path.open("rb") as file:
        return int.from_bytes(file.read(64)[60:], "big")  # user_version in SQLite's file header


def _in_words(plan: Plan, path: Path) -> str:
    info = plan.info
    facts = [
        (_("Language of the plan"), info.language.label),
        (_("Currency"), info.currency),
        (_("Views"), ", ".join(view.name for view in plan.rows(MapView))),
        (_("Hub"), plan.hub.name if plan.hub is not None else ""),
        (_("Size"), _("{count} bytes").format(count=number(path.stat().st_size))),
    ]
    counts = [(plural_of(entity), _count(plan, entity)) for entity in ENTITIES if entity is not PlanInfo]
    filled = [(name, number(count)) for name, count in counts if count]
    told = [(name, fact) for name, fact in facts if fact]
    return "\n".join([info.title, "", *table(told), "", *table(filled)]).rstrip()


def _count(plan: Plan, entity: type[Entity]) -> int:
    """Return how many rows there are for a person: the hub is no partner (NUMBERS, who counts)."""
    return len(plan.rows(entity)) - (entity is Organisation and plan.hub is not None)
