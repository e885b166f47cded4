"""A person exports a plan to Excel; a colleague opens it, a program reads it back."""

from __future__ import annotations

import re
import sqlite3
import struct
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeAlias
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter, range_boundaries

from planner import model as m
from planner.document.migrate import migrate
from planner.document.plan import Plan
from planner.errors import FileProblem
from planner.exchange.excel import write_workbook
from planner.exchange.excel.matrices import MARK
from planner.exchange.excel.names import cell_text, sheet_name, unique_headings
from planner.exchange.excel.workbook import SECTIONS
from planner.i18n import set_language, use_language
from planner.model import Entity, Field, Kind, fields_of_class, key_of
from planner.model import choices as c
from tests.random_rows import DOT

Book: TypeAlias = Any  # openpyxl types its cells as all they might hold
Page: TypeAlias = Any
KEY_ROW, HEADING_ROW, FIRST_ROW = 3, 4, 5  # as Excel counts them
NOT_REGISTERS = {
    m.PlanInfo, m.MapView, m.Placement, m.MapGroup, m.MapNote, m.StoryStep, m.Snapshot, m.Dismissal, m.SavedFilter,
}  # fmt: skip
NASTY = ("=1+1", "+SUM(A1)", "-2", "@cmd", "http://a.example", "—", "a b")


@pytest.fixture(scope="module")
def full() -> Plan:
    """Return a plan with two rows of every entity and every field filled, texts like formulas among them."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")
    plan = Plan(connection)
    with plan.change("Fill"):
        info = plan.add(m.PlanInfo(title="Test", prepared_by="Sari", approved_by="Budi", revision="0.3"))
        info.client, info.mission = "=Client & Co", "One mission\nin two lines"
        info.classification, info.notes = c.Classification.CONFIDENTIAL, "Between us"
        made: dict[str, list[Entity]] = {}
        for entity in m.ENTITIES:
            if entity not in NOT_REGISTERS:
                count = 1 if entity is m.TaskDependency else 2
                made[key_of(entity)] = [plan.add(entity(**_values(entity, n, made))) for n in range(count)]
    return plan


@pytest.fixture(scope="module")
def book(full: Plan, tmp_path_factory: pytest.TempPathFactory) -> Book:
    """Return the full plan as its workbook, read back."""
    return _export(full, tmp_path_factory.mktemp("book"))


def _values(entity: type[Entity], number: int, made: dict[str, list[Entity]]) -> dict[str, Any]:
    values = {one.name: _value(one, number, made) for one in fields_of_class(entity)}
    for name in (*entity.one_of[1:], *entity.at_most_one_of[1:]):
        values[name] = None
    if entity is m.TaskDependency:
        values |= {"task": made["task"][1].uid, "after": made["task"][0].uid}
    return values


def _value(field: Field, number: int, made: dict[str, list[Entity]]) -> Any:
    if field.kind is Kind.REFERENCE:
        rows = made.get(field.target or "")
        return rows[number].uid if rows else None
    if field.kind is Kind.CHOICE and field.choices is not None:
        return list(field.choices)[number]
    if field.kind in (Kind.TEXT, Kind.LONG):
        return f"{NASTY[number + len(field.name) % 5]} {field.name} {number}"
    others: dict[Kind, Any] = {
        Kind.DATE: date(2026, 11, 25 + number),
        Kind.YES_NO: number == 0,
        Kind.TAGS: ("=one", "two"),
        Kind.COLOUR: "#0B7A75",
        Kind.PICTURE: DOT,
        Kind.PROBABILITY: 0.25,
        Kind.PERCENT: 12.5,
        Kind.MONEY: 1234.5,
    }
    return others.get(field.kind, max(field.low or 0, 1) + number)


def _export(plan: Plan, folder: Path, **options: Any) -> Book:
    path = folder / "plan.xlsx"
    write_workbook(plan, path, **options)
    return openpyxl.load_workbook(path)


def _visible(book: Book) -> list[str]:
    return [page.title for page in book if page.sheet_state == "visible"]


def _tables(book: Book) -> Iterator[tuple[Page, Any]]:
    for page in book:
        yield from ((page, table) for table in page.tables.values())


def _page_of(book: Book, table: str) -> Page:
    return next(page for page, found in _tables(book) if found.name == table)


def _keys(page: Page) -> dict[str, int]:
    """Return the column (from 1) of each machine name."""
    return {str(cell.value): cell.column for cell in page[KEY_ROW] if cell.value}


def _cell(page: Page, key: str, row: int = FIRST_ROW) -> Any:
    return page.cell(row, _keys(page)[key])


def _allowed(book: Book, page: Page, key: str) -> list[str]:
    """Return what the list of a column offers."""
    letter = get_column_letter(_keys(page)[key])
    rules = [rule for rule in page.data_validations.dataValidation if f"{letter}{FIRST_ROW}" in rule.sqref]
    assert [rule.type for rule in rules] == ["list"]
    sheet, cells = rules[0].formula1.rsplit("!", 1)
    rows = book[sheet.strip("'").replace("''", "'")][cells.replace("$", "")]
    return [cell.value for line in rows for cell in line] if isinstance(rows, tuple) else [rows.value]


def test_an_empty_plan_is_a_cover_and_nothing_else(plan: Plan, tmp_path: Path) -> None:
    book = _export(plan, tmp_path)
    assert _visible(book) == ["Cover"]
    assert book["Cover"]["B2"].value == "Test"


def test_every_entity_but_pictures_has_its_place_in_the_method() -> None:
    placed = [entity for _section, entities in SECTIONS for entity in entities]
    assert len(placed) == len(set(placed))
    assert set(placed) == set(m.ENTITIES) - NOT_REGISTERS


def test_tables_are_what_excel_accepts_without_repairing(book: Book) -> None:
    names = [table.name for _page, table in _tables(book)]
    assert len({name.casefold() for name in names}) == len(names) == len(set(m.ENTITIES) - NOT_REGISTERS) + 1
    for page, table in _tables(book):
        bounds: Any = range_boundaries(table.ref)
        left, top, right, bottom = bounds
        headings = [page.cell(top, column).value for column in range(left, right + 1)]
        assert headings == [column.name for column in table.tableColumns], page.title
        assert len({heading.casefold() for heading in headings}) == len(headings), page.title
        assert all(heading and len(heading) <= 255 for heading in headings)
        assert re.fullmatch(r"[A-Za-z_]\w*", table.name)
        assert not re.fullmatch(r"[A-Za-z]{1,3}\d+", table.name)
        assert table.autoFilter.ref == table.ref
        assert (top, bottom) == (HEADING_ROW, page.max_row), page.title
        assert right == page.max_column, page.title


def test_names_of_sheets_are_legal_and_unique_in_both_languages(full: Plan, tmp_path: Path) -> None:
    for language in ("en", "id", "xx"):
        names = _export(full, tmp_path, language=language).sheetnames
        assert len({name.casefold() for name in names}) == len(names)
        assert all(len(name) <= 31 and not re.search(r"[\[\]:*?/\\]", name) for name in names)


def test_keys_are_there_for_the_way_back_and_hidden(full: Plan, book: Book) -> None:
    for page, table in _tables(book):
        assert page.column_dimensions["A"].hidden and page.row_dimensions[KEY_ROW].hidden
        assert page.cell(KEY_ROW, 1).value == "uid"
        keys = [cell.value for cell in page[KEY_ROW]]
        assert all(keys) and len(set(keys)) == len(keys), table.name
    page = _page_of(book, "Organisation")
    assert [page.cell(row, 1).value for row in (5, 6)] == [row.uid for row in full.rows(m.Organisation)]
    kept = {f"organisation.{one.name}" for one in fields_of_class(m.Organisation) if one.tabular}
    assert set(_keys(page)) > kept


def test_the_workbook_says_which_plan_it_is(full: Plan, tmp_path: Path) -> None:
    page = _export(full, tmp_path, language="id", audience="client")["_mitra"]
    assert page.sheet_state == "veryHidden"
    facts = {row[0].value: row[1].value for row in page.iter_rows()}
    assert facts["plan"] == full.info.uid
    assert (facts["language"], facts["audience"], facts["change"]) == ("id", "client", str(full.count))
    assert int(facts["schema"]) == full.connection.execute("PRAGMA user_version").fetchone()[0]
    assert datetime.fromisoformat(facts["exported_at"]).tzinfo is not None


def test_every_value_is_in_its_cell_with_its_own_type(full: Plan, book: Book) -> None:
    for entity in (m.Risk, m.CashLine, m.Kpi, m.Organisation, m.Task):
        name = "".join(part.capitalize() for part in key_of(entity).split("_"))
        row: Any = full.rows(entity)[0]
        for field in (one for one in fields_of_class(entity) if one.tabular):
            value, cell = (
                getattr(row, field.name),
                _cell(_page_of(book, name), f"{key_of(entity)}.{field.name}"),
            )
            if value is None:
                assert cell.value is None
            elif field.kind is Kind.DATE:
                assert cell.is_date and cell.value.date() == value and "mmm" in cell.number_format
            elif field.kind is Kind.PERCENT:
                assert cell.value * 100 == pytest.approx(value) and cell.number_format.endswith("%")
            elif field.numeric:
                assert cell.data_type == "n" and cell.value == value
            else:
                assert cell.data_type == "s"


def test_money_has_thousands_and_whole_numbers_no_decimals(book: Book) -> None:
    assert _cell(_page_of(book, "CashLine"), "cash_line.likely").number_format.startswith("#,##0.00;")
    assert _cell(_page_of(book, "Risk"), "risk.likelihood").number_format == "0"
    assert _page_of(book, "CashLine")["D2"].value == "Amounts in USD"


def test_text_that_looks_like_a_formula_stays_text(book: Book) -> None:
    seen = set()
    for page in book:
        for cell in (cell for row in page.iter_rows() for cell in row if isinstance(cell.value, str)):
            if cell.data_type == "f":
                assert not any(text in cell.value for text in ("1+1", "SUM(A1)", "cmd")), cell.value
            elif cell.value[0] in "=+-@" and not page.sheet_state.endswith("idden"):
                seen.add(cell.value[0])
                assert cell.quotePrefix, (page.title, cell.coordinate)
    assert seen == set("=+-@")
    assert not [cell.hyperlink for page in book for row in page for cell in row
                if cell.hyperlink and not cell.hyperlink.location]  # fmt: skip


def test_overlong_text_is_cut_to_what_a_cell_holds(plan: Plan, tmp_path: Path) -> None:
    with plan.change("Add"):
        plan.add(m.Organisation(name="Acme", contribution="😀" * 40_000))
    kept = _cell(_page_of(_export(plan, tmp_path), "Organisation"), "organisation.contribution").value
    assert len(kept.encode("utf-16-le")) // 2 <= 32_767 and kept.endswith("😀…")


@given(st.text())
@example("0000000000000'𐀀")  # the name of the sheet is cut at its apostrophe
def test_no_text_breaks_a_cell_a_heading_or_the_name_of_a_sheet(text: str) -> None:
    allowed = re.compile("[\t\n\x20-\x7e\x80-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*")
    assert allowed.fullmatch(cell_text(text))
    assert cell_text(cell_text(text)) == cell_text(text)
    headings = unique_headings([text, text, text.upper()])
    assert len({heading.casefold() for heading in headings}) == 3 and all(headings)
    taken: set[str] = set()
    names = [sheet_name(text * 3, taken) for _number in range(3)]
    assert len({name.casefold() for name in names}) == 3
    assert all(0 < len(name) <= 31 and not re.search(r"[\[\]:*?/\\]|^'|'$", name) for name in names)


def test_choices_are_offered_in_the_language_of_the_workbook(full: Plan, tmp_path: Path) -> None:
    for language in ("en", "xx"):
        book = _export(full, tmp_path, language=language)
        with use_language(language):
            labels = [one.label for one in c.Stage]
            assert _cell(_page_of(book, "Organisation"), "organisation.stage").value == labels[0]
        assert _allowed(book, _page_of(book, "Organisation"), "organisation.stage") == labels


def test_references_are_names_chosen_from_the_sheet_they_point_to(full: Plan, book: Book) -> None:
    page = _page_of(book, "Contact")
    names = [row.name for row in full.rows(m.Organisation)]
    assert _cell(page, "contact.organisation").value == names[0]
    assert _allowed(book, page, "contact.organisation") == names
    rule = next(rule for rule in page.data_validations.dataValidation if "B5" in rule.sqref)
    assert rule.formula1.startswith("'Partners'!")


def test_rows_of_the_same_name_are_told_apart(plan: Plan, tmp_path: Path) -> None:
    with plan.change("Add"):
        risks = [plan.add(m.Risk(title="Breach", likelihood=4, impact=4)) for _number in range(2)]
        plan.add(m.Action(risk=risks[1].uid, name="Test", likelihood_cut=2, status=c.ActionStatus.DONE))
    book = _export(plan, tmp_path)
    assert _cell(_page_of(book, "Action"), "action.risk").value == "Breach (2)"
    assert _allowed(book, _page_of(book, "Action"), "action.risk") == ["Breach", "Breach (2)"]
    lists = {column[0].value: [cell.value for cell in column[1:]] for column in book["_lists"].columns}
    assert lists["risk.uid"][:2] == [risk.uid for risk in risks]


def test_numbers_outside_their_range_are_refused(book: Book) -> None:
    page = _page_of(book, "Organisation")
    letter = get_column_letter(_keys(page)["organisation.trust"])
    rule = next(one for one in page.data_validations.dataValidation if f"{letter}{FIRST_ROW}" in one.sqref)
    assert (rule.type, rule.formula1, rule.formula2) == ("whole", "1", "4")


def test_a_client_does_not_see_what_is_internal(full: Plan, tmp_path: Path) -> None:
    internal = {
        f"{key_of(entity)}.{one.name}"
        for entity in m.ENTITIES
        for one in fields_of_class(entity)
        if one.internal
    }
    for audience, seen in (("all", internal), ("client", set())):
        book = _export(full, tmp_path, audience=audience)
        keys = {cell.value for page in book for row in page.iter_rows() for cell in row}
        assert keys & internal == (seen)
    with pytest.raises(ValueError, match="audience"):
        write_workbook(full, tmp_path / "x.xlsx", audience="everyone")


def test_the_cover_names_the_plan_and_leads_to_every_sheet(book: Book) -> None:
    cover = book["Cover"]
    shown = {row[at].value: row[at + 2].value for row in cover.iter_rows() for at in (0, 5) if row[at].value}
    assert shown["plan.currency"] == "USD"
    assert shown["plan.client"] == "=Client & Co" and shown["plan.revision"] == "0.3"
    assert shown["plan.classification"] == "Confidential" and shown["plan.approved_by"] == "Budi"
    targets = {
        cell.hyperlink.location.split("!")[0].strip("'") for row in cover for cell in row if cell.hyperlink
    }
    assert targets == set(_visible(book)) - {"Cover"}
    for name in targets:
        assert "Cover" in book[name]["B2"].hyperlink.location
    assert book.properties.title == "Test" and book.properties.creator == "Sari"


def test_sheets_print_landscape_with_their_heading_and_where_one_is(book: Book) -> None:
    for page, _table in _tables(book):
        assert page.page_setup.orientation == "landscape"
        assert page.print_title_rows == "$4:$4"
        assert page.oddFooter.left.text.endswith("&A") and "&P" in page.oddFooter.right.text
        assert "Confidential" in page.oddFooter.center.text
        assert page.freeze_panes and page.freeze_panes.endswith("5") and page.freeze_panes > "A5"


def test_what_is_too_wide_to_read_flows_over_pages_that_name_their_rows(book: Book) -> None:
    narrow, wide = _page_of(book, "Capability"), _page_of(book, "Risk")
    assert narrow.sheet_properties.pageSetUpPr.fitToPage and narrow.page_setup.fitToHeight == 0
    assert not narrow.col_breaks.brk and not narrow.print_title_cols
    assert wide.page_setup.scale >= 60 and wide.col_breaks.brk
    assert wide.print_title_cols == "$A:$C" and not wide.print_area  # the code and the risk


def test_the_cover_prints_on_one_page_and_the_map_on_the_next(full: Plan, tmp_path: Path) -> None:
    cover = _export(full, tmp_path)["Cover"]
    assert cover.sheet_properties.pageSetUpPr.fitToPage and cover.page_setup.orientation == "portrait"
    cover = _export(full, tmp_path, picture=_png(20, 10))["Cover"]
    [end] = [one.id for one in cover.row_breaks.brk]
    assert cover.cell(end + 1, 2).value == "Map"


def test_a_matrix_has_a_row_and_a_column_for_what_is_linked(plan: Plan, tmp_path: Path) -> None:
    with plan.change("Add"):
        acme, beta = (plan.add(m.Organisation(name=name)) for name in ("Acme", "Beta"))
        goal = plan.add(m.Goal(name="Grow"))
        decision, platform = plan.add(m.Decision(name="Admit a partner")), plan.add(m.Platform(name="Portal"))
        plan.add(m.Stance(organisation=beta.uid, goal=goal.uid, value=-1, reason="Costs it customers"))
        plan.add(
            m.Responsibility(
                decision=decision.uid, organisation=acme.uid, letter=c.Letter.ACCOUNTABLE_RESPONSIBLE
            )
        )
        plan.add(m.PlatformUser(platform=platform.uid, organisation=acme.uid))
    book = _export(plan, tmp_path)
    alignment = _page_of(book, "Stance")
    assert alignment.title == "Goal alignment"
    assert [cell.value for cell in alignment[FIRST_ROW]] == [beta.uid, "Beta", -1, "Costs it customers"]
    assert _keys(alignment)[f"stance.value[goal={goal.uid}]"] == 3
    assert (
        _cell(_page_of(book, "Responsibility"), f"responsibility.letter[organisation={acme.uid}]").value
        == "A/R"
    )
    assert _cell(_page_of(book, "PlatformUser"), f"platform_user[organisation={acme.uid}]").value == MARK


def test_names_that_excel_would_read_as_something_else_head_a_matrix(plan: Plan, tmp_path: Path) -> None:
    names = ["_x0041_", "[a]#'@", "=1+1", "Grow", "grow (2)"]
    with plan.change("Add"):
        acme = plan.add(m.Organisation(name="@Acme"))
        for name in names:
            goal, criterion = plan.add(m.Goal(name=name)), plan.add(m.Criterion(name=name))
            plan.add(m.Stance(organisation=acme.uid, goal=goal.uid, value=1))
            plan.add(m.Assessment(organisation=acme.uid, criterion=criterion.uid, score=3))
    path = tmp_path / "plan.xlsx"
    write_workbook(plan, path)
    book = openpyxl.load_workbook(path)
    for table in ("Stance", "Scores"):
        page = _page_of(book, table)
        headings = [cell.value for cell in page[HEADING_ROW]]
        assert headings[2:7] == ["_ x0041_", *names[1:]]
        assert headings == [column.name for column in page.tables[table].tableColumns]
    with ZipFile(path) as parts:
        tables = [parts.read(name).decode() for name in parts.namelist() if "tables/" in name]
    assert not [table for table in tables if "_x" in table or "Row],Acme" in table]


def test_chips_name_what_a_row_is_linked_to(plan: Plan, tmp_path: Path) -> None:
    with plan.change("Add"):
        acme = plan.add(m.Organisation(name="Acme"))
        for name in ("Reseller", "Trainer"):
            plan.add(m.RoleAssignment(organisation=acme.uid, role=plan.add(m.Role(name=name)).uid))
    page = _page_of(_export(plan, tmp_path), "Organisation")
    assert _cell(page, "~organisation.role_assignment").value == "Reseller; Trainer"


def test_the_map_stands_on_the_cover(plan: Plan, tmp_path: Path) -> None:
    picture = _png(20, 10)
    write_workbook(plan, tmp_path / "plan.xlsx", picture=picture)
    with ZipFile(tmp_path / "plan.xlsx") as parts:
        assert parts.read("xl/media/image1.png") == picture
        assert b"drawing" in parts.read("xl/worksheets/sheet1.xml")


def _png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress((b"\0" + b"\x0b\x7a\x75" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def test_the_language_of_the_program_stays_as_it_was(plan: Plan, tmp_path: Path) -> None:
    set_language("en")
    with plan.change("Speak"):
        plan.info.language = c.Language.INDONESIAN
    assert _export(plan, tmp_path)["_mitra"]["B6"].value == "id"
    assert c.Stage.ACTIVE.label == "Active"


def test_a_failure_leaves_the_old_file_and_nothing_beside_it(full: Plan, tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(b"old")

    def stop(done: float) -> None:
        if done > 0.5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_workbook(full, path, progress=stop)
    assert path.read_bytes() == b"old" and list(tmp_path.iterdir()) == [path]


def test_a_place_that_cannot_be_written_is_named(plan: Plan, tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="folder"):
        write_workbook(plan, tmp_path / "missing" / "plan.xlsx")
    (tmp_path / "plan.xlsx").mkdir()
    with pytest.raises(FileProblem, match=r"plan\.xlsx is a folder"):
        write_workbook(plan, tmp_path / "plan.xlsx")
    assert [one.name for one in tmp_path.iterdir()] == ["plan.xlsx"]


def test_progress_goes_from_nothing_to_all(full: Plan, tmp_path: Path) -> None:
    heard: list[float] = []
    _export(full, tmp_path, progress=heard.append)
    assert heard == sorted(heard) and heard[0] == 0 and heard[-1] == 1
