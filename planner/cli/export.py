"""`export`: writes a plan in another format, chosen by the ending of OUT; pictures are drawn elsewhere."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from planner.cli.answer import DONE, say
from planner.cli.args import EXPORTS, WrongUsage
from planner.cli.output import whole_file, whole_folder
from planner.document.file import PlanFile, open_plan
from planner.i18n import _

_OF_PICTURES = ("what", "view", "only", "paper", "bare", "theme", "scale")
_TAKEN = {".graphml": ("view",)}  # what else than pictures takes one of them


def run(args: Namespace) -> int:
    """Write OUT. Raises WrongUsage when its ending, or an option, does not fit."""
    check_ending(args.out)
    ending = args.out.suffix.lower()
    if ending == ".pdf":
        raise WrongUsage(
            _("{name}: add --what map to draw the map as PDF, or --what risks for the risk report.").format(
                name=args.out.name
            )
        )
    for option in _OF_PICTURES:
        if option in _TAKEN.get(ending, ()):
            continue
        if getattr(args, option) is not None:
            raise WrongUsage(
                _("--{option} is for pictures; {name} is none.").format(option=option, name=args.out.name)
            )
    with open_plan(args.file, read_only=True) as plan:
        _WRITERS[ending](plan, args.out, args)
    say(_("Wrote {path}.").format(path=args.out))
    return DONE


def check_ending(out: Path) -> None:
    """Raise WrongUsage, naming what works, when OUT ends in something that Mitra does not write."""
    if out.suffix.lower() not in EXPORTS:
        raise WrongUsage(
            _("{name}: the ending decides the format; Mitra writes {endings}.").format(
                name=out.name, endings=" ".join(EXPORTS)
            )
        )


def _json(plan: PlanFile, out: Path, args: Namespace) -> None:
    from planner.exchange.json import write_json

    with whole_file(out) as temporary:
        temporary.write_bytes(write_json(plan))


def _workbook(plan: PlanFile, out: Path, args: Namespace) -> None:
    from planner.exchange.excel import write_workbook

    write_workbook(plan, out, language=args.language)  # whole or not at all by itself


def _csv(plan: PlanFile, out: Path, args: Namespace) -> None:
    from planner.exchange.csv import write_csv

    with whole_folder(out, ".csv") as temporary:
        write_csv(plan, temporary, args.language)


def _graphml(plan: PlanFile, out: Path, args: Namespace) -> None:
    from planner.exchange.graph import write_graphml

    with whole_file(out) as temporary:
        write_graphml(plan, temporary, args.language or str(plan.info.language.value), args.view)


_WRITERS = {".json": _json, ".xlsx": _workbook, ".csv": _csv, ".graphml": _graphml}
