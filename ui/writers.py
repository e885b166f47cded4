"""What each export of the window writes, whole or not at all."""

from __future__ import annotations

from pathlib import Path

from planner.document.file import PlanFile
from planner.model import Organisation


def write_workbook_with_map(plan: PlanFile, path: Path, language: str | None = None) -> None:
    """Write the workbook with the picture of the map on its cover."""
    from planner.exchange.excel import write_workbook

    write_workbook(plan, path, language=language, picture=map_png(plan) if plan.rows(Organisation) else None)


def map_png(plan: PlanFile, scale: float = 2.0, width: int = 1280) -> bytes:
    """Return the first view of the map as PNG, on the light paper theme."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice

    from ui import theme
    from ui.canvas.render import render_map

    picture = render_map(plan, width, None, scale, theme.LIGHT, in_full=True)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub asks for bytes, Qt takes text
    return bytes(data.data())


def keep_thumbnail(plan: PlanFile, path: Path) -> None:
    """Draw the map for the start page."""
    from planner.document.working_copy import folder_of, home
    from ui import theme
    from ui.canvas.render import render_map

    folder = home() / "thumbnails"
    folder.mkdir(parents=True, exist_ok=True)
    picture = render_map(plan, 260, 136, 2.0, theme.LIGHT, ground=False)
    picture.save(str(folder / f"{folder_of(path).name}.png"))


def write_story(plan: PlanFile, path: Path) -> None:
    """Write the steps of the story, else the views, as PDF pages."""
    from ui.canvas.story.pages import story_pdf

    write_bytes_whole(path, story_pdf(plan))


def write_risk_report(plan: PlanFile, path: Path) -> None:
    """Write how the risks stand, on one page, in the plan's language."""
    from planner.i18n import use_language
    from ui.report.risk_page import draw_risk_report

    with use_language(str(plan.info.language.value)):
        write_bytes_whole(path, draw_risk_report(plan))


def write_json_file(plan: PlanFile, path: Path) -> None:
    """Write the plan as JSON."""
    from planner.exchange.json import write_json

    write_bytes_whole(path, write_json(plan))


def write_graphml_file(plan: PlanFile, path: Path) -> None:
    """Write the map as GraphML."""
    from planner.cli.output import whole_file
    from planner.exchange.graph import write_graphml

    with whole_file(path) as temporary:
        write_graphml(plan, temporary)


def write_csv_folder(plan: PlanFile, folder: Path) -> None:
    """Write a folder of CSV files."""
    from planner.exchange.csv import write_csv

    folder.mkdir(parents=True, exist_ok=True)
    write_csv(plan, folder)


def write_bytes_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    temporary = path.with_name(f".{path.name}.part")
    try:
        temporary.write_bytes(data)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def file_name(title: str) -> str:
    """Return a title without the signs that a file name cannot have."""
    return "".join("-" if sign in '\\/:*?"<>|' else sign for sign in title).strip(" .") or "plan"
