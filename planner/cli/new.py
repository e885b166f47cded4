"""`new`: makes a plan file, bare, from a template or from a list or network; it never overwrites one."""

from __future__ import annotations

from argparse import Namespace

from planner import templates
from planner.cli.answer import DONE, say
from planner.cli.args import WrongUsage
from planner.cli.import_plan import check_source, in_words, spoken, take_in
from planner.document.file import new_plan, with_suffix
from planner.errors import FileProblem
from planner.i18n import N_, _, use_language
from planner.model import PlanInfo, field_named


def run(args: Namespace) -> int:
    """Make the plan. Raises FileProblem when something is there already."""
    path = with_suffix(args.file)
    if path.exists():
        raise FileProblem(_("{path} is there already. Choose another name.").format(path=path))
    if not path.resolve().parent.is_dir():
        raise FileProblem(_("There is no folder {path}.").format(path=path.resolve().parent))
    if args.source is not None:
        if args.template:
            raise WrongUsage(_("--template and --from cannot go together; choose one."))
        _be_import(args)
        check_source(args)
    with new_plan(path.stem) as plan:
        if args.template:
            templates.make(plan, args.template, args.language or "en")
        if args.language:
            with plan.change(N_("Language of the plan")):
                plan.info.language = field_named(PlanInfo, "language").clean(args.language)
        with use_language(spoken(plan)):
            told = in_words(take_in(plan, args)) if args.source is not None else ""
        plan.save_as(path)
    if told:
        say(told)
    say(_("Made {path}.").format(path=path))
    return DONE


def _be_import(args: Namespace) -> None:
    """Give the arguments what `import` has besides, so that SOURCE is taken in the same way."""
    vars(args).update(entity=None, sheet=None, header_row=None, map=[], prefer=None, dry_run=False)
