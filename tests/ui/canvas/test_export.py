"""The map as a file: what a person finds in an SVG, a PDF and a PNG, and what cannot be drawn."""

from __future__ import annotations

import re
import zlib
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QRawFont
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner import edits
from planner.document import Plan
from planner.errors import Cancelled, Invalid
from planner.model import Organisation, Role
from tests.conftest import memory_plan
from ui import theme
from ui.canvas.export import PAPERS, THEMES, ExportDialog, Order, draw_map
from ui.canvas.map_widget import MapWidget
from ui.font_file import font_file
from ui.plan_signals import PlanSignals, Selection
from ui.settings import settings

SVG = "{http://www.w3.org/2000/svg}"
PNG = Order("png")
PDF = Order("pdf")


def texts(drawn: bytes) -> list[str]:
    """Return every text of an SVG."""
    return [one.text or "" for one in ElementTree.fromstring(drawn).iter(f"{SVG}text")]


def pages(drawn: bytes) -> list[tuple[int, int]]:
    """Return the size of each page of a PDF in mm."""
    found = re.findall(rb"/MediaBox \[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", _unpacked(drawn))
    return [(round(float(width) / 72 * 25.4), round(float(height) / 72 * 25.4)) for width, height in found]


def _unpacked(drawn: bytes) -> bytes:
    """Return a PDF with its streams as they were before they were made small."""
    parts = [drawn]
    for packed in re.findall(rb"stream\r?\n(.*?)endstream", drawn, re.DOTALL):
        try:
            parts.append(zlib.decompressobj().decompress(packed))
        except zlib.error:
            continue
    return b"\n".join(parts)


def test_an_svg_holds_every_name_as_text_with_title_and_legend(shared: Plan) -> None:
    said = texts(draw_map(shared, Order("svg")))
    assert [one.name for one in shared.rows(Organisation) if not {one.name, one.short} & set(said)] == []
    assert shared.info.title in said
    assert {"Role", "Lines", "Marks", "Hub", "Stands under"} <= set(said)
    assert not any("…" in one for one in said)


def test_without_title_and_legend_there_is_only_the_map(shared: Plan) -> None:
    said = texts(draw_map(shared, Order("svg", explained=False)))
    assert not {"Lines", "Marks", shared.info.title} & set(said)


def test_the_texts_of_an_svg_keep_their_width_and_bring_their_letters(shared: Plan) -> None:
    root = ElementTree.fromstring(draw_map(shared, Order("svg")))
    assert all(float(one.get("textLength", "0")) > 0 for one in root.iter(f"{SVG}text") if one.text)
    style = root.find(f"{SVG}style")
    assert style is not None and (style.text or "").count("@font-face") == 2
    assert all(glyph < "\ue000" for one in texts(ElementTree.tostring(root)) for glyph in one)


def test_the_font_of_an_svg_is_one_that_can_be_read() -> None:
    with theme.plain_letters():
        face = theme.font(40)
        made = QRawFont(font_file(face, "Bank é"), 40)
    whole = QRawFont.fromFont(face)
    assert made.isValid() and not made.supportsCharacter("Z")
    for letter in "Bké":
        drawn = made.pathForGlyph(made.glyphIndexesForString(letter)[0]).boundingRect()
        meant = whole.pathForGlyph(whole.glyphIndexesForString(letter)[0]).boundingRect()
        assert drawn.width() == pytest.approx(meant.width(), abs=0.5)
        assert drawn.height() == pytest.approx(meant.height(), abs=0.5)


def test_a_selection_holds_only_what_is_selected(shared: Plan) -> None:
    first, second, *others = shared.rows(Organisation)
    order = Order("svg", only=frozenset({first.uid, second.uid}))
    said = set(texts(draw_map(shared, order)))
    assert said & {first.name, first.short} and said & {second.name, second.short}
    assert not said & {other.name for other in others}


@pytest.mark.parametrize(("paper", "sides"), [("a4", {210, 297}), ("a3", {297, 420}), ("a0", {841, 1189})])
def test_a_pdf_is_one_page_of_the_paper(shared: Plan, paper: str, sides: set[int]) -> None:
    (page,) = pages(draw_map(shared, replace(PDF, paper=PAPERS[paper])))
    assert set(page) == sides


def test_a_pdf_brings_its_fonts_and_can_be_searched(shared: Plan) -> None:
    drawn = _unpacked(draw_map(shared, PDF))
    assert b"/FontFile2" in drawn and b"Phosphor" not in drawn
    meanings = b"".join(re.findall(rb"\[(<[<>0-9A-F ]*)\]\s*endbfrange", drawn))
    letters = {chr(int(code, 16)) for code in re.findall(rb"<([0-9A-F]{4})>", meanings)}
    assert {"I", "P", "1", " "} <= letters
    assert not any("\ue000" <= letter < "\uf900" for letter in letters)  # what a search never finds


def test_a_poster_is_a_key_and_as_many_sheets_of_a4_as_it_takes(shared: Plan) -> None:
    poster = replace(PDF, paper=PAPERS["tiles"])
    small, large = pages(draw_map(shared, poster)), pages(draw_map(shared, replace(poster, scale=3)))
    assert {side for page in large for side in page} == {210, 297}
    assert len(large) > len(small) >= 2


def test_drawing_a_poster_can_be_stopped(shared: Plan) -> None:
    def went(done: int, total: int) -> None:
        raise Cancelled("Enough.")

    with pytest.raises(Cancelled):
        draw_map(shared, replace(PDF, paper=PAPERS["tiles"]), went)


def test_a_png_is_as_many_times_larger_as_its_scale(shared: Plan) -> None:
    one, three = (QImage.fromData(draw_map(shared, replace(PNG, scale=scale))) for scale in (1.0, 3.0))
    assert three.width() == pytest.approx(3 * one.width(), abs=2)
    assert three.height() == pytest.approx(3 * one.height(), abs=2)


@pytest.mark.parametrize("look", ["light", "dark"])
def test_a_picture_has_the_ground_of_its_theme(shared: Plan, look: str) -> None:
    tokens = THEMES[look]
    image = QImage.fromData(draw_map(shared, replace(PNG, tokens=tokens)))
    assert image.pixelColor(2, 2).name().upper() == tokens.ground


@pytest.mark.parametrize(
    ("order", "said"),
    [
        (Order("gif"), "not as gif"),
        (replace(PNG, paper=PAPERS["tiles"]), "Only a PDF"),
        (replace(PNG, scale=200), "too large"),
        (replace(PDF, paper=PAPERS["tiles"], scale=60), "sheets of A4, more than 200"),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_one_sentence(shared: Plan, order: Order, said: str) -> None:
    with pytest.raises(Invalid, match=said):
        draw_map(shared, order)


def test_an_empty_map_is_refused() -> None:
    with pytest.raises(Invalid, match="nothing on the map"):
        draw_map(memory_plan(), PDF)


def test_long_roles_are_written_in_full_on_paper_where_they_fit(plan: Plan) -> None:
    acme = edits.add_partner(plan, "Acme")
    role = edits.add_row(plan, Role, {"name": "Payer and receiver of public money"})
    edits.set_main_role(plan, [acme], role)
    said = texts(draw_map(plan, Order("svg", explained=False)))
    assert {"Payer and receiver", "of public money"} <= set(said)


def test_many_lines_keep_their_heads_on_paper(plan: Plan) -> None:
    partners = [edits.add_partner(plan, f"Partner {n}") for n in range(40)]
    for n in range(300):
        one, other = partners[n % 40], partners[(n * 7 + n // 40 + 1) % 40]
        if one is not other:
            edits.link(plan, one, other)
    drawn = draw_map(plan, Order("svg", explained=False))
    assert len(re.findall(rb"<poly(gon|line)", drawn)) > 250


# In the window


def test_ctrl_shift_c_copies_what_is_selected_as_a_picture(qtbot: QtBot, filled: Plan) -> None:
    selection = Selection()
    widget = MapWidget(filled, PlanSignals(filled), selection)
    qtbot.addWidget(widget)
    widget.resize(900, 600)
    widget.show()
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(widget.canvas.viewport(), Qt.Key.Key_C, keys)
    whole = QGuiApplication.clipboard().image()
    widget.canvas.select([filled.rows(Organisation)[0].uid])
    QTest.keyClick(widget.canvas.viewport(), Qt.Key.Key_C, keys)
    part = QGuiApplication.clipboard().image()
    assert whole.width() > part.width() > 100


def test_the_dialog_says_what_it_will_be_and_remembers_it(qtbot: QtBot, filled: Plan) -> None:
    ordered: list[Order] = []
    dialog = ExportDialog(None, filled)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    dialog.ordered.connect(ordered.append)
    dialog.show()
    assert "mm" in dialog.said.text()
    dialog.paper.setCurrentIndex(dialog.paper.findData("tiles"))
    dialog.scale.setValue(300)
    qtbot.waitUntil(lambda: "sheets of A4" in dialog.said.text())
    dialog.format.setCurrentIndex(dialog.format.findData("png"))
    assert dialog.paper.currentData() == "free"
    dialog.scale.setValue(800)
    qtbot.waitUntil(lambda: "pixels" in dialog.said.text())
    dialog.scale.setValue(300)
    qtbot.waitUntil(dialog.go.isEnabled)
    dialog.go.click()
    assert (ordered[0].ending, ordered[0].scale) == ("png", 3.0)
    assert settings().value("export/format") == "png"
