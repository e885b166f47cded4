"""`import`: takes a sheet, a network or a JSON file into a plan, and accounts for every row read."""

from __future__ import annotations

import os
import shutil
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from planner.cli.answer import DONE, print_json, say
from planner.cli.args import IMPORTS, NETWORKS, WrongUsage
from planner.cli.words import table
from planner.document.file import PlanFile, open_plan
from planner.errors import FileProblem
from planner.exchange.outcome import Outcome
from planner.i18n import _, language, number, percent, use_language
from planner.model import BY_KEY

NETWORK = "network"  # what --as calls a list of edges or nodes

_MOST_TOLD = 200  # changes told in words; --json tells all


def run(args: Namespace) -> int:
    """Import SOURCE and save the plan; with --dry-run only say what would change."""
    check_source(args)
    with _opened(args) as plan, use_language(spoken(plan)):
        outcome = take_in(plan, args)
        if plan.unsaved and not args.dry_run:
            plan.save()
        if args.json:
            print_json(outcome.as_json())
        else:
            say(in_words(outcome))
    return DONE


def spoken(plan: PlanFile, environment: Mapping[str, str] = os.environ) -> str:
    """Return the language of the account: the plan's, unless a person chose one for the program."""
    return language() if environment.get("MITRA_LANGUAGE") else str(plan.info.language.value)


@contextmanager
def _opened(args: Namespace) -> Iterator[PlanFile]:
    """Open the plan; for a dry run a copy of it, since the plan may be open elsewhere."""
    if not args.dry_run:
        with open_plan(args.file) as plan:
            yield plan
        return
    open_plan(args.file, read_only=True).close()  # a clear word about a wrong file, under its own name
    with TemporaryDirectory(prefix="mitra-") as folder:
        copy = Path(folder) / args.file.name
        shutil.copyfile(args.file, copy)
        with open_plan(copy) as plan:
            yield plan


def check_source(args: Namespace) -> None:
    """Raise WrongUsage or FileProblem when SOURCE is none, or an option does not fit it."""
    ending = args.source.suffix.lower()
    if ending not in IMPORTS:
        raise WrongUsage(
            _("{name}: the ending says the format; Mitra reads {endings}.").format(
                name=args.source.name, endings=" ".join(IMPORTS)
            )
        )
    if args.entity not in (None, NETWORK) and (args.entity not in BY_KEY or not BY_KEY[args.entity].exported):
        raise WrongUsage(
            _("--as {name}: there is no such entity; there are {names}.").format(
                name=args.entity,
                names=" ".join([*(key for key, entity in BY_KEY.items() if entity.exported), NETWORK]),
            )
        )
    given = {"--as": args.entity, "--sheet": args.sheet, "--header-row": args.header_row, "--map": args.map}
    unfit = [option for option, value in given.items() if value]
    if ending == ".json" and unfit:
        raise WrongUsage(
            _("{option} is for sheets; a JSON file says itself what it holds.").format(option=unfit[0])
        )
    if ending in NETWORKS and (unfit[1:] or (unfit and args.entity != NETWORK)):
        raise WrongUsage(
            _("{option} is for sheets; a network says itself what it holds.").format(
                option=next(one for one in unfit if one != "--as" or args.entity != NETWORK)
            )
        )
    if args.source.is_dir():
        raise FileProblem(
            _("{path} is a folder. Import the files in it one by one.").format(path=args.source)
        )
    if not args.source.is_file():
        raise FileProblem(_("There is no file {path}.").format(path=args.source))


def take_in(plan: PlanFile, args: Namespace) -> Outcome:
    """Take SOURCE into the plan, which is not saved, and return the account."""
    if args.source.suffix.lower() == ".json":
        from planner.exchange.json import read_json

        return read_json(plan, args.source.read_bytes(), dry_run=args.dry_run)
    if _is_network(args):
        from planner.exchange.graph import import_graph

        return import_graph(plan, args.source, prefer_theirs=args.prefer == "theirs", dry_run=args.dry_run)
    from planner.exchange.sheet import import_sheet

    outcome: Outcome = import_sheet(
        plan,
        args.source,
        entity=args.entity,
        sheet=args.sheet,
        header_row=args.header_row,
        columns=dict(args.map),
        prefer_theirs=args.prefer == "theirs",
        dry_run=args.dry_run,
    )
    return outcome


def _is_network(args: Namespace) -> bool:
    """Tell whether SOURCE is a network by its ending, because a person says so, or by what stands in it."""
    from planner.exchange.graph import reads_as_graph

    if args.sheet or args.header_row or args.map or args.entity:
        return bool(args.entity == NETWORK)
    return reads_as_graph(args.source)


def in_words(outcome: Outcome) -> str:
    """Return the account as a person reads it: columns, changes, what was not understood, the sums."""
    changes = [
        (one.entity, one.name, one.field, _value(one.was), "→", _value(one.now))
        for one in outcome.changes[:_MOST_TOLD]
    ]
    unread, notes = (
        [(one.sheet, one.cell, _value(one.value), one.reason) for one in some[:_MOST_TOLD]]
        for some in (outcome.unread, outcome.notes)
    )
    sure = {theirs: percent(one) for theirs, one in outcome.confidence.items()}
    mapping = [(theirs, "→", ours, sure.get(theirs, "")) for theirs, ours in outcome.mapping.items()]
    sections: list[tuple[str, Sequence[Sequence[str]]]] = [
        (_("Columns:"), mapping),
        (_("Changes:"), changes),
        (_("Not understood:"), unread),
        (_("Worth a look:"), notes),
    ]
    lines = [line for title, rows in sections if rows for line in (title, *table(rows), "")]
    return "\n".join([*lines, outcome.sentence()])


def _value(value: object) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, (int, float)):
        return number(value)
    return "–" if value is None else " ".join(str(value).split())
