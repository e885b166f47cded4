"""Who may import whom (docs/architecture.md, layers): every import is read, those inside functions too."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PLANNER: dict[str, set[str]] = {
    "errors": set(),
    "i18n": set(),
    "progress": set(),
    "model": {"errors", "i18n"},
    "document": {"model", "errors", "i18n"},
    "display": {"document", "model", "errors", "i18n"},
    "reading": {"display", "document", "model", "errors", "i18n"},
}
_LOWER = {*PLANNER}
PLANNER |= {
    "edits": {*_LOWER},
    "layout": {*_LOWER, "edits"},  # arranging a view ends in an edit
    "analysis": {*_LOWER, "layout"},
}
PLANNER |= {"exchange": {*PLANNER}}
PLANNER |= {"templates": {*PLANNER}}  # templates are JSON, which exchange reads
PLANNER |= {"cli": {*PLANNER}}
PARTS = ("canvas", "tables", "inspector", "charts")  # they never know each other
SHARED = {("inspector", "ui.tables.choices")}  # what can be picked for a field is asked by both
WINDOW = ("window.py", "app.py")  # they alone put pages on the screen; commands draw them


def imports_of(file: Path) -> Iterator[tuple[int, str]]:
    """Yield line and full name of everything a file imports, wherever the import stands."""
    package = file.relative_to(ROOT).parts[:-1]
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) + 1 - node.level]) if node.level else ""
            module = ".".join(part for part in (base, node.module or "") if part)
            yield from ((node.lineno, f"{module}.{alias.name}") for alias in node.names)


def offences(folder: str, forbidden: object) -> list[str]:
    """Return "file:line imports name" for each import that `forbidden(file, name)` objects to."""
    assert callable(forbidden)
    found = []
    for file in sorted((ROOT / folder).rglob("*.py")):
        place = file.relative_to(ROOT)
        found += [
            f"{place}:{line} imports {name}" for line, name in imports_of(file) if forbidden(place, name)
        ]
    return found


def layer_of(name: str) -> str:
    """Return the layer of planner a full name belongs to; empty for planner itself."""
    parts = name.split(".")
    return parts[1] if parts[0] == "planner" and len(parts) > 1 else ""


def points_back(place: Path, name: str) -> bool:
    own = place.parts[1].removesuffix(".py")
    other = layer_of(name)
    return other in PLANNER and own in PLANNER and other != own and other not in PLANNER[own]


def test_nothing_in_planner_points_back() -> None:
    assert offences("planner", points_back) == []


def test_every_part_of_planner_has_its_place() -> None:
    parts = {
        one.name.removesuffix(".py") for one in (ROOT / "planner").iterdir() if one.suffix in ("", ".py")
    }
    assert parts - {"__init__", "__pycache__"} <= PLANNER.keys()


def test_planner_knows_neither_qt_nor_the_window() -> None:
    qt = ("PySide6", "shiboken6", "pyqtgraph", "qtawesome", "superqt", "ui", "main")
    assert offences("planner", lambda place, name: name.split(".")[0] in qt) == []


def meets_a_sibling(place: Path, name: str) -> bool:
    own = place.parts[1]
    parts = name.split(".")
    if own not in PARTS or parts[0] != "ui" or len(parts) < 2 or parts[1] not in PARTS:
        return False
    return parts[1] != own and (own, ".".join(parts[:3])) not in SHARED


def test_canvas_tables_inspector_and_charts_never_import_each_other() -> None:
    assert offences("ui", meets_a_sibling) == []


def brings_in_a_page(place: Path, name: str) -> bool:
    allowed = place.parts[1] in ("pages", "commands", *WINDOW)
    return name.startswith("ui.pages") and not allowed


def test_only_the_window_and_the_commands_that_draw_it_import_pages() -> None:
    assert offences("ui", brings_in_a_page) == []


@pytest.mark.parametrize(("place", "name", "wrong"), [
    ("planner/model/risk.py", "planner.document.plan.Plan", True),
    ("planner/document/plan.py", "planner.model.Risk", False),
    ("planner/analysis/risk.py", "planner.edits.add_row", True),
    ("planner/layout/tree.py", "planner.analysis.network", True),
    ("planner/edits/views.py", "planner.layout.arrange", True),
    ("planner/layout/arrange.py", "planner.edits.views.place_cards", False),
    ("planner/cli/check.py", "planner.exchange.json", False),
    ("planner/display.py", "planner.reading.read_cell", True),
    ("planner/exchange/json/apply.py", "planner.cli.words", True),
])  # fmt: skip
def test_an_arrow_that_points_back_is_seen(place: str, name: str, wrong: bool) -> None:
    assert points_back(Path(place), name) is wrong


def test_sibling_parts_are_told_apart() -> None:
    assert meets_a_sibling(Path("ui/charts/matrix.py"), "ui.tables.model.Rows")
    assert meets_a_sibling(Path("ui/inspector/form.py"), "ui.tables.delegate.Delegate")
    assert not meets_a_sibling(Path("ui/inspector/form.py"), "ui.tables.choices.options_of")
    assert brings_in_a_page(Path("ui/canvas/scene.py"), "ui.pages.map.MapPage")
