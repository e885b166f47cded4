"""`layout`: arranges a map anew; what is pinned stays."""

from __future__ import annotations

from argparse import Namespace

from planner.cli.answer import DONE, say
from planner.document.file import open_plan
from planner.i18n import ngettext


def run(args: Namespace) -> int:
    """Arrange the view and save the plan. Raises Invalid when there is no view of that name."""
    from planner.analysis.measures import scales_of
    from planner.edits.views import view_of
    from planner.layout import arrange

    with open_plan(args.file) as plan:
        view = view_of(plan, args.view)
        scales = scales_of(plan, view.size_by if view is not None else None)
        moved = arrange(plan, args.view, args.kind, scales=scales)
        if plan.unsaved:
            plan.save()
    say(ngettext("{n} card moved.", "{n} cards moved.", moved))
    return DONE
