"""`new`: makes a plan file, bare or from a template, and never overwrites one."""

from __future__ import annotations

from argparse import Namespace

from planner import templates
from planner.cli.answer import DONE, say
from planner.document.file import new_plan, with_suffix
from planner.errors import FileProblem
from planner.i18n import N_, _
from planner.model import PlanInfo, field_named


def run(args: Namespace) -> int:
    """Make the plan. Raises FileProblem when something is there already."""
    path = with_suffix(args.file)
    if path.exists():
        raise FileProblem(_("{path} is there already. Choose another name.").format(path=path))
    if not path.resolve().parent.is_dir():
        raise FileProblem(_("There is no folder {path}.").format(path=path.resolve().parent))
    with new_plan(path.stem) as plan:
        if args.template:
            templates.make(plan, args.template, args.language or "en")
        if args.language:
            with plan.change(N_("Language of the plan")):
                plan.info.language = field_named(PlanInfo, "language").clean(args.language)
        plan.save_as(path)
    say(_("Made {path}.").format(path=path))
    return DONE
