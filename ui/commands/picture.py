"""`main.py export x.png`, `.svg`, `.pdf --what map`: a view of the map as a file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from planner.cli.answer import DONE, say
from planner.cli.output import whole_file
from planner.errors import Invalid
from planner.i18n import _, use_language
from planner.model import MapView, Organisation


def run(args: Any) -> int:
    """Draw the view `args.view` (the first unless named) of `args.file` into `args.out`. Raises MitraError."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from planner.document.file import open_plan

    with (
        open_plan(Path(args.file), read_only=True) as plan,
        use_language(args.language or str(plan.info.language.value)),
    ):
        from ui import theme
        from ui.app import application
        from ui.canvas.export import PAPERS, THEMES, Order, draw_map

        application()
        tokens = THEMES[args.theme or "light"]
        theme.the_theme().tokens = tokens
        ending, paper = Path(args.out).suffix.lower()[1:], PAPERS[args.paper or "free"]
        order = Order(
            ending=ending,
            view_uid=_view(plan, args.view),
            only=_cards(plan, args.only),
            tokens=tokens,
            paper=paper,
            scale=float(args.scale or (2 if ending == "png" else 1)),
            explained=not args.bare,
        )
        drawn = draw_map(plan, order)
    with whole_file(Path(args.out)) as temporary:
        temporary.write_bytes(drawn)
    say(_("Wrote {path}.").format(path=args.out))
    return DONE


def _view(plan: Any, name: str | None) -> str | None:
    if not name:
        return None
    views = plan.rows(MapView)
    found = next((view for view in views if view.name.casefold() == name.casefold()), None)
    if found is None:
        known = ", ".join(view.name for view in views) or _("none")
        raise Invalid(_("There is no view “{name}”. Views are: {known}.").format(name=name, known=known))
    return str(found.uid)


def _cards(plan: Any, names: list[str] | None) -> frozenset[str] | None:
    """Return the keys of partners named on the command line; None where none is named."""
    if not names:
        return None
    found = {}
    for partner in plan.rows(Organisation):
        found[partner.short.casefold()] = found[partner.name.casefold()] = partner.uid
    for name in names:
        if name.casefold() not in found:
            raise Invalid(_("There is no partner “{name}”. See: info FILE").format(name=name))
    return frozenset(found[name.casefold()] for name in names)
