"""`main.py export x.png`: a view of the map as a picture; and the picture for the cover of the workbook."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from planner.cli.answer import DONE, say
from planner.errors import Invalid
from planner.i18n import _, use_language
from planner.model import MapView
from ui.commands.shot import save_picture


def run(args: Any) -> int:
    """Draw the view `args.view` (the first unless named) of `args.file` into `args.out`."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from planner.document.file import open_plan

    with (
        open_plan(Path(args.file), read_only=True) as plan,
        use_language(args.language or str(plan.info.language.value)),
    ):
        from ui import theme
        from ui.app import application
        from ui.canvas.render import render_map

        application()
        tokens = theme.DARK if getattr(args, "theme", None) == "dark" else theme.LIGHT
        theme.the_theme().tokens = tokens
        picture = render_map(
            plan, 1600, None, float(args.scale or 2), tokens, view_uid=_view(plan, args.view)
        )
    save_picture(picture, Path(args.out))
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
