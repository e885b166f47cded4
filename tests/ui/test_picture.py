"""A partner's logo: chosen as a file, kept small, drawn on its card, refused when it is none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QImageWriter
from PySide6.QtWidgets import QApplication, QFileDialog

from planner import edits
from planner.document.plan import Plan
from planner.errors import Invalid
from planner.exchange.csv import write_csv
from planner.exchange.json import write_json
from planner.model import Organisation, field_named
from planner.model.picture import LARGEST, png_of, text_of
from ui import theme
from ui.canvas.render import render_map
from ui.inspector.form import Form
from ui.inspector.picture_editor import SIDE, PictureEditor
from ui.workspace import Workspace


@pytest.fixture
def form(plan: Plan, qtbot: object) -> Form:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    if app.property("mitra_theme") is None:
        theme.install(app)
    acme = edits.add_partner(plan, "Acme")
    form = Form(Workspace(plan), Organisation, ["logo"])  # type: ignore[arg-type]
    qtbot.addWidget(form)  # type: ignore[attr-defined]
    form.show_rows([acme])
    return form


def choose(form: Form, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args, **_more: (str(file), ""))
    editor = form.editors["logo"]
    assert isinstance(editor, PictureEditor)
    editor.choose.click()


def is_red(colour: QColor) -> bool:
    return colour.red() > 240 and colour.green() < 16 and colour.blue() < 16


def red(path: Path, width: int = 900, height: int = 600) -> Path:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#FF0000"))
    assert QImageWriter(str(path)).write(image)
    return path


def test_a_picture_file_becomes_a_small_logo_on_the_card(
    form: Form, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = form.workspace.plan
    choose(form, red(tmp_path / "logo.jpg"), monkeypatch)
    (acme,) = plan.rows(Organisation)
    kept = QImage.fromData(png_of(acme.logo or "") or b"")
    assert (kept.width(), kept.height()) == (SIDE, SIDE * 600 // 900)
    drawn = render_map(plan, 400, 300, 1.0, theme.LIGHT)
    reds = [
        (x, y) for x in range(drawn.width()) for y in range(drawn.height()) if is_red(drawn.pixelColor(x, y))
    ]
    assert len(reds) > 300
    plan.undo()
    assert acme.logo is None


def test_a_logo_is_taken_away_again(form: Form, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    choose(form, red(tmp_path / "logo.png"), monkeypatch)
    editor = form.editors["logo"]
    assert isinstance(editor, PictureEditor)
    assert not editor.remove.isHidden()
    editor.remove.click()
    assert form.workspace.plan.rows(Organisation)[0].logo is None
    assert editor.remove.isHidden()


def test_what_is_no_picture_is_told_and_changes_nothing(
    form: Form, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    form.workspace.told.connect(lambda text, _tone: told.append(text))
    (tmp_path / "logo.png").write_text("no picture", encoding="utf-8")
    choose(form, tmp_path / "logo.png", monkeypatch)
    assert told == ["Logo: that is no picture that can be kept; choose a PNG file."]
    assert form.workspace.plan.rows(Organisation)[0].logo is None


def test_a_logo_of_more_than_200_kb_or_of_huge_size_is_refused(tmp_path: Path) -> None:
    logo = field_named(Organisation, "logo")
    small = red(tmp_path / "logo.png", 2, 2).read_bytes()
    with pytest.raises(Invalid, match="at most 200 kB"):
        logo.clean(text_of(small + b"\0" * LARGEST))
    huge = small[:16] + (60_000).to_bytes(4, "big") + small[20:]
    with pytest.raises(Invalid, match="no picture"):
        logo.clean(text_of(huge))


def test_json_carries_a_logo_and_tables_leave_it_out(plan: Plan, tmp_path: Path) -> None:
    text = text_of(red(tmp_path / "logo.png", 2, 2).read_bytes())
    edits.add_row(plan, Organisation, {"name": "Acme", "logo": text})
    assert json.loads(write_json(plan))["organisation"][0]["logo"] == text
    write_csv(plan, tmp_path)
    assert "logo" not in (tmp_path / "organisation.csv").read_text(encoding="utf-8-sig").splitlines()[0]
