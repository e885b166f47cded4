"""The whole workbook: which sheets there are, in the order of the method, written one after another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from planner import i18n
from planner import model as m
from planner.analysis.bands import bands_of
from planner.document import Plan
from planner.exchange.excel.cover import Cover, Entry
from planner.exchange.excel.heat_map import HeatMap, write_heat_map
from planner.exchange.excel.labels import Labels
from planner.exchange.excel.lists import SHEET as LISTS_SHEET
from planner.exchange.excel.lists import Lists
from planner.exchange.excel.matrices import matrix_of, matrix_table
from planner.exchange.excel.names import cell_text, sheet_name
from planner.exchange.excel.paper import footer_of
from planner.exchange.excel.registers import Source, register
from planner.exchange.excel.risk_columns import add_scores
from planner.exchange.excel.scores import score_table
from planner.exchange.excel.sheet import write_table
from planner.exchange.excel.styles import Styles
from planner.exchange.excel.table import Table
from planner.i18n import N_, _

SECTIONS: tuple[tuple[str, tuple[type[m.Entity], ...]], ...] = (
    (
        N_("Strategy"),
        (
            m.Goal,
            m.Stance,
            m.ValueProposition,
            m.Resource,
            m.ModelCriterion,
        ),
    ),
    (
        N_("Partners"),
        (
            m.Organisation,
            m.Contact,
            m.Role,
            m.RoleAssignment,
            m.Relationship,
            m.ValueFlow,
            m.Capability,
            m.Provision,
            m.Criterion,
            m.Assessment,
        ),
    ),
    (
        N_("Governance"),
        (
            m.Forum,
            m.ForumMember,
            m.Decision,
            m.Responsibility,
            m.ConflictRule,
            m.DataProtocol,
            m.ProtocolRecipient,
            m.Platform,
            m.PlatformUser,
        ),
    ),
    (
        N_("Performance"),
        (
            m.Kpi,
            m.Measurement,
            m.Benchmark,
            m.CashLine,
        ),
    ),
    (
        N_("Roadmap"),
        (
            m.Phase,
            m.Task,
            m.TaskDependency,
        ),
    ),
    (
        N_("Risks"),
        (
            m.Risk,
            m.Action,
            m.RiskLink,
            m.BowTieItem,
            m.ScaleLevel,
            m.Trend,
            m.TrendGoal,
            m.LogEntry,
        ),
    ),
)
ABOUT_SHEET = "_mitra"  # what this workbook is, for the program that reads it back
FORMAT_VERSION = 1
Sheet = Table | HeatMap
Progress = Callable[[float], None]


@dataclass
class Contents:
    """The sheets of a workbook by section, and the name of its cover."""

    sections: list[tuple[str, list[Sheet]]]
    cover: str
    taken: set[str] = field(default_factory=set)

    @property
    def sheets(self) -> list[Sheet]:
        """All sheets in order, without the cover."""
        return [sheet for _section, sheets in self.sections for sheet in sheets]

    @property
    def tables(self) -> list[Table]:
        """The sheets that are tables."""
        return [sheet for sheet in self.sheets if isinstance(sheet, Table)]


def write(
    book: Any, plan: Plan, *, internal: bool, audience: str, picture: bytes | None, progress: Progress
) -> None:
    """Fill the XlsxWriter workbook `book` in the active language; `progress` hears fractions from 0 to 1."""
    source = Source(plan, Labels(plan), internal)
    contents = gather(source)
    styles = Styles(book)
    footer = footer_of(plan.info.title, plan.info.classification.label if plan.info.classification else "")
    cover = book.add_worksheet(contents.cover)
    lists = Lists(contents.tables, source.labels)
    Cover(cover, source, styles).write(_entries(contents), picture, footer)
    for done, sheet in enumerate(contents.sheets):
        progress(done / len(contents.sheets))
        page = book.add_worksheet(sheet.sheet)
        if isinstance(sheet, HeatMap):
            write_heat_map(page, sheet, styles, contents.cover, footer)
        else:
            write_table(page, sheet, styles, lists, contents.cover, footer)
    if lists:
        page = book.add_worksheet(LISTS_SHEET)
        lists.write(page)
        page.very_hidden()
    _about(book, plan, audience)
    _properties(book, plan)


def gather(source: Source) -> Contents:
    """Return every register and matrix that holds something, with its sheet named."""
    taken = {LISTS_SHEET, ABOUT_SHEET}
    contents = Contents([], sheet_name(_("Cover"), taken), taken)
    by_entity = {entity: _table(source, entity) for _section, some in SECTIONS for entity in some}
    for section, entities in SECTIONS:
        sheets = [sheet for entity in entities for sheet in _sheets(source, entity, by_entity)]
        if sheets:
            contents.sections.append((_(section), sheets))
    for sheet in contents.sheets:
        sheet.sheet = sheet_name(sheet.title, taken)
    return contents


def _table(source: Source, entity: type[m.Entity]) -> Table | None:
    """Return the entity's rows as a matrix where it has one, else as a register; None without rows."""
    if not source.plan.rows(entity):
        return None
    matrix = matrix_of(entity)
    table = (matrix_table(source, matrix) if matrix is not None else None) or register(source, entity)
    if any(column.kind is m.Kind.MONEY for column in table.columns):
        table.note = _("Amounts in {currency}").format(currency=source.plan.info.currency)
    return table


def _sheets(
    source: Source, entity: type[m.Entity], by_entity: dict[type[m.Entity], Table | None]
) -> list[Sheet]:
    """Return an entity's table and what is computed from it."""
    table = by_entity[entity]
    if table is None:
        return []
    if entity is m.Risk:
        info = source.plan.info
        add_scores(source, table, by_entity[m.Action])
        return [
            table,
            HeatMap(_("Risk heat map"), table, source.plan.rows(m.Risk), info.risk_levels, bands_of(info)),
        ]
    if entity is m.Assessment:
        scores = score_table(source, table)
        return [scores, table] if scores is not None else [table]
    return [table]


def _entries(contents: Contents) -> list[tuple[str, list[Entry]]]:
    return [(section, [_entry(sheet) for sheet in sheets]) for section, sheets in contents.sections]


def _entry(sheet: Sheet) -> Entry:
    if isinstance(sheet, HeatMap):
        return Entry(sheet.sheet, sheet.title)
    first = sheet.reference(sheet.columns[0].key)
    return Entry(sheet.sheet, sheet.title, f"=ROWS({first})", len(sheet.uids))


def _about(book: Any, plan: Plan, audience: str) -> None:
    """Say on a hidden sheet which plan this is and how it stood, for the comparison on its return."""
    page = book.add_worksheet(ABOUT_SHEET)
    schema = plan.connection.execute("PRAGMA user_version").fetchone()[0]
    facts = {
        "format": "mitra-workbook",
        "version": str(FORMAT_VERSION),
        "plan": plan.info.uid,
        "schema": str(schema),
        "change": str(plan.count),
        "language": i18n.language(),
        "audience": audience,
        "exported_at": datetime.now(UTC).isoformat(timespec="microseconds"),
    }
    for row, (name, value) in enumerate(facts.items()):
        page.write_string(row, 0, name)
        page.write_string(row, 1, value)
    page.very_hidden()


def _properties(book: Any, plan: Plan) -> None:
    info = plan.info
    book.set_properties({
        "title": cell_text(info.title),
        "subject": _("Partner ecosystem plan"),
        "author": cell_text(info.prepared_by or ""),
        "company": cell_text(info.client or ""),
        "category": info.classification.label if info.classification else "",
        "created": datetime.now(UTC).replace(tzinfo=None),
    })  # fmt: skip
