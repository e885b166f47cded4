"""Every page draws: full and empty, light and dark, in both languages, and with every text twice as long."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DRAW = """
import sys
from pathlib import Path
from planner.i18n import set_language
from planner.document.file import open_plan
from ui.app import application
from ui import theme, translate
from ui.actions import PAGES
from ui.commands.shot import settle
file, tone, language, folder = sys.argv[1:5]
plan = open_plan(Path(file), read_only=True)
set_language(language)
app = application()
translate.follow_language()
theme.the_theme().apply(tone)
from ui.window import MainWindow
window = MainWindow(plan)
window.resize(1280, 720)
window.show()
for page in PAGES:
    window.go(page)
    bar = window.pages[page].tab_bar
    for tab in (bar.tabs if bar is not None else [None]):
        if tab is not None:
            window.pages[page].choose_tab(tab.key)
        settle(app, 8)
        picture = window.grab()
        assert picture.width() >= 1280
        picture.save(f"{folder}/{page}-{tab.key if tab else ''}.png")
"""


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("plans")
    environment = {**os.environ, "MITRA_HOME": str(folder / "home")}
    for name in ("technology", "blank"):
        command = [sys.executable, "main.py", "new", str(folder / f"{name}.mitra"), "--template", name]
        subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    return {name: folder / f"{name}.mitra" for name in ("technology", "blank")}


@pytest.mark.parametrize(
    ("name", "tone", "language"),
    [
        ("technology", "light", "en"),
        ("technology", "dark", "id"),
        ("technology", "light", "xx"),
        ("blank", "dark", "en"),
        ("blank", "light", "id"),
    ],
)
def test_every_tab_of_every_page_draws(
    plans: dict[str, Path], tmp_path: Path, name: str, tone: str, language: str
) -> None:
    environment = {
        **os.environ,
        "MITRA_HOME": str(tmp_path),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
    }
    drawn = subprocess.run(
        [sys.executable, "-c", DRAW, str(plans[name]), tone, language, str(tmp_path)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert drawn.returncode == 0, drawn.stderr[-3000:]
    assert "Traceback" not in drawn.stderr, drawn.stderr[-3000:]
    assert len(list(tmp_path.glob("*.png"))) >= 30
