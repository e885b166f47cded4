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


def run(args: Namespace) -> int:
    """Write OUT. Raises WrongUsage when its ending, or an option, does not fit."""
    check_ending(args.out)
    if args.out.suffix.lower() == ".pdf":
        raise WrongUsage(_("{name}: add --what map to draw the map as PDF.").format(name=args.out.name))
    for option in _OF_PICTURES:
        if getattr(args, option) is not None:
            raise WrongUsage(
                _("--{option} is for pictures; {name} is none.").format(option=option, name=args.out.name)
            )
    with open_plan(args.file, read_only=True) as plan:
        _WRITERS[args.out.suffix.lower()](plan, args.out, args.language)
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


def _json(plan: PlanFile, out: Path, language: str | None) -> None:
    from planner.exchange.json import write_json

    with whole_file(out) as temporary:
        temporary.write_bytes(write_json(plan))


def _workbook(plan: PlanFile, out: Path, language: str | None) -> None:
    from planner.exchange.excel import write_workbook

    write_workbook(plan, out, language=language)  # whole or not at all by itself


def _csv(plan: PlanFile, out: Path, language: str | None) -> None:
    from planner.exchange.csv import write_csv

    with whole_folder(out, ".csv") as temporary:
        write_csv(plan, temporary, language)


_WRITERS = {".json": _json, ".xlsx": _workbook, ".csv": _csv}
