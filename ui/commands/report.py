"""`main.py export x.pdf --what risks`: the one-page risk report."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from planner.cli.answer import DONE, say
from planner.cli.args import WrongUsage
from planner.cli.output import whole_file
from planner.i18n import _, use_language

_OF_THE_MAP = ("view", "only", "paper", "bare", "theme", "scale")


def run(args: Any) -> int:
    """Write the report of `args.file` into `args.out`. Raises WrongUsage for another ending or an option of the map."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if args.out.suffix.lower() != ".pdf":
        raise WrongUsage(
            _("{name}: the risk report is a PDF; let the name end in .pdf.").format(name=args.out.name)
        )
    for option in _OF_THE_MAP:
        if getattr(args, option) is not None:
            raise WrongUsage(_("--{option} is for the map; leave it out.").format(option=option))
    from planner.document.file import open_plan
    from ui.app import application
    from ui.report.risk_page import draw_risk_report

    application()
    with (
        open_plan(Path(args.file), read_only=True) as plan,
        use_language(args.language or str(plan.info.language.value)),
        whole_file(args.out) as temporary,
    ):
        temporary.write_bytes(draw_risk_report(plan))
    say(_("Wrote {path}.").format(path=args.out))
    return DONE
