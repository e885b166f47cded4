"""The risk report: one page of A4 that says how things stand, for a client who reads nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF

from planner.analysis.gather import Ecosystem
from planner.analysis.risk_report import ActionLine, RiskLine, RiskReport, risk_report
from planner.document import Plan
from planner.i18n import _, day, ngettext, number, percent
from ui import theme
from ui.pdf import A4, Pdf
from ui.report.paper import RIGHT, Cell, Column, Paper
from ui.report.risk_figures import money_words, paint_curve, paint_matrix, state_words

_PIXEL = 25.4 / 96  # mm
_WIDTH, _HEIGHT, _MARGIN = A4.width() / _PIXEL, A4.height() / _PIXEL, 42.0
_FIGURES, _PICTURES, _MATRIX = 70.0, 244.0, 286.0  # heights of the two rows, width of the matrix
_GAP, _TITLE = 18.0, 20.0


def draw_risk_report(plan: Plan, today: date | None = None) -> bytes:
    """Return the report of a plan as a PDF file of one page, in the active language and the light theme."""
    report = risk_report(Ecosystem(plan, today))
    pdf = Pdf(_("Risk report: {plan}").format(plan=report.plan.title), A4)
    try:
        pdf.painter.scale(_PIXEL, _PIXEL)
        with theme.plain_letters():
            _Page(Paper(pdf.painter, theme.LIGHT), report).paint()
        return pdf.written()
    finally:
        pdf.end()


class _Page:
    """Paints the parts one below the other."""

    def __init__(self, paper: Paper, report: RiskReport) -> None:
        self.paper, self.report = paper, report
        self.left, self.right = _MARGIN, _WIDTH - _MARGIN
        self.width = self.right - self.left
        self.y = _MARGIN

    def paint(self) -> None:
        """Paint the page from top to bottom."""
        self._head()
        self._figures()
        self._pictures()
        self._risks()
        self._actions()
        self._foot()

    def _head(self) -> None:
        paper, plan, t = self.paper, self.report.plan, self.paper.tokens
        paper.write(QRectF(self.left, self.y, self.width * 0.7, 28), _("Risk report"), 22, bold=True)
        about = " · ".join(filter(None, [plan.title, plan.client or ""]))
        paper.write(QRectF(self.left, self.y + 28, self.width * 0.72, 16), about, 11, colour=t.muted)
        right = QRectF(self.right - 200, self.y + 6, 200, 16)
        paper.write(right, day(self.report.today, year=True), 10, colour=t.muted, align=RIGHT)
        marks = [plan.classification.label if plan.classification else "", plan.revision or ""]
        paper.write(right.translated(0, 22), " · ".join(filter(None, marks)), 10, colour=t.muted, align=RIGHT)
        self.y += 54
        paper.rule(QPointF(self.left, self.y), QPointF(self.right, self.y), t.accent, 1.6)
        self.y += 12

    def _figures(self) -> None:
        told = self._told()
        width = self.width / len(told)
        for place, (value, words, alarm) in enumerate(told):
            words, *more = words.split("\n")
            room = QRectF(self.left + place * width, self.y, width - 14, 28)
            colour = self.paper.tokens.danger if alarm else None
            self.paper.write(room, value, 19, bold=True, colour=colour)
            self.paper.write(
                QRectF(room.left(), room.bottom(), width - 14, 13), words, 9, colour=self.paper.tokens.muted
            )
            for line in more:
                below = QRectF(room.left(), room.bottom() + 13, width - 14, 13)
                self.paper.write(below, line, 9, colour=self.paper.tokens.muted)
        self.y += _FIGURES

    def _told(self) -> list[tuple[str, str, bool]]:
        """Return what is said first: the figure, what it is, whether it alarms."""
        report = self.report
        levels = " · ".join(f"{letter} {number(count)}" for letter, count in report.by_level.items())
        told = [
            (number(report.open_risks), f"{_('risks open')}\n{levels}", False),
            (number(report.above_appetite), _("above the appetite"), report.above_appetite > 0),
            (
                f"{number(report.overdue)} / {number(report.open_actions)}",
                f"{_('actions overdue,')}\n{_('of those still open')}",
                report.overdue > 0,
            ),
        ]
        now = report.losses.get("residual") or report.losses.get("inherent")
        if now is not None:
            told.append(
                (money_words(report, now.expected), _("expected loss a year, as things stand"), False)
            )
        return told

    def _pictures(self) -> None:
        matrix = QRectF(self.left, self.y + _TITLE, _MATRIX, _PICTURES - _TITLE)
        self._title(self.left, _("Matrix"))
        paint_matrix(self.paper, matrix, self.report)
        left = self.left + _MATRIX + 2 * _GAP
        self._title(left, _("Losses"))
        area = QRectF(left, self.y + _TITLE, self.right - left, _PICTURES - _TITLE)
        if self.report.losses:
            paint_curve(self.paper, area.adjusted(0, 0, 0, -50), self.report)
            self._losses(QPointF(left, area.bottom() - 46), area.width())
        else:
            words = _("No risk has a frequency and both bounds of its loss.")
            self.paper.write(
                QRectF(left, area.top(), area.width(), 20), words, 10, colour=self.paper.tokens.muted
            )
        self.y += _PICTURES + _GAP

    def _losses(self, at: QPointF, width: float) -> None:
        """Write the figures of each state below the curve."""
        share = width / len(self.report.losses)
        for place, (state, found) in enumerate(self.report.losses.items()):
            room = QRectF(at.x() + place * share, at.y(), share - 8, 13)
            expected = f"{money_words(self.report, found.expected)} ± {money_words(self.report, found.error)}"
            self.paper.write(room, state_words(state), 9, bold=True)
            self.paper.write(room.translated(0, 13), expected, 8)
            worst = _("1 year in 20 above {loss}").format(loss=money_words(self.report, found.var95))
            self.paper.write(room.translated(0, 25), worst, 8, colour=self.paper.tokens.muted)
            if found.over_appetite is not None:
                words = _("{share} above the appetite").format(share=percent(found.over_appetite, 1))
                self.paper.write(room.translated(0, 37), words, 8, colour=self.paper.tokens.muted)

    def _title(self, left: float, text: str) -> None:
        self.paper.write(QRectF(left, self.y, 300, 16), text, 12, bold=True)

    def _risks(self) -> None:
        report = self.report
        columns = [
            Column("#", 5), Column(_("Risk"), 29), Column(_("Category"), 11), Column(_("Partners"), 13),
            Column(_("Level"), 7), Column(_("Residual"), 8), Column(_("Response"), 9), Column(_("Owner"), 11),
            Column(_("Next due"), 10),
        ]  # fmt: skip
        more = report.open_risks - len(report.risks)
        title = _("Gravest risks") if more else _("Risks")
        self._title(self.left, title)
        rows = [self._risk(one) for one in report.risks]
        self.y = self.paper.table(QPointF(self.left, self.y + _TITLE), self.width, columns, rows) + 4
        self._more(ngettext("and {n} more", "and {n} more", more) if more else "", not rows)

    def _risk(self, line: RiskLine) -> Sequence[Cell]:
        overdue = line.due is not None and line.due < self.report.today
        return [
            Cell(line.code),
            Cell(line.title, bold=True),
            Cell(line.category),
            Cell(line.partners),
            _level_cell(line.level, line.score, line.opportunity),
            _level_cell(line.residual_level, line.residual_score, line.opportunity),
            Cell(line.response),
            Cell(line.owner),
            Cell(day(line.due) if line.due is not None else "", alarm=overdue),
        ]

    def _actions(self) -> None:
        columns = [
            Column(_("Action"), 44), Column(_("Risk"), 10), Column(_("Owner"), 22), Column(_("Done"), 10),
            Column(_("Due"), 14),
        ]  # fmt: skip
        self._title(self.left, _("Actions due next"))
        rows = [self._action(one) for one in self.report.actions]
        self.y = self.paper.table(QPointF(self.left, self.y + _TITLE), self.width, columns, rows) + 4
        more = self.report.open_actions - len(rows)
        self._more(ngettext("and {n} more", "and {n} more", more) if more else "", not rows)

    def _action(self, line: ActionLine) -> Sequence[Cell]:
        overdue = line.due is not None and line.due < self.report.today
        due = day(line.due) if line.due is not None else ""
        done = percent(line.percent / 100) if line.percent is not None else ""
        late = _("{day}, overdue").format(day=due) if overdue else due
        return [Cell(line.name), Cell(line.risk), Cell(line.owner), Cell(done), Cell(late, alarm=overdue)]

    def _more(self, words: str, nothing: bool) -> None:
        words = _("None yet.") if nothing else words
        if words:
            room = QRectF(self.left, self.y, self.width, 14)
            self.paper.write(room, words, 9, colour=self.paper.tokens.muted)
        self.y += 14 + _GAP if words else _GAP

    def _foot(self) -> None:
        report, muted = self.report, self.paper.tokens.muted
        bands = _(
            "Score = likelihood × impact; L up to {low}, M up to {medium}, H up to {high}, E above."
        ).format(
            low=number(int(report.bands.low)),
            medium=number(int(report.bands.medium)),
            high=number(int(report.bands.high)),
        )
        appetite = _("Appetite: {score}.").format(score=number(report.plan.risk_appetite))
        room = QRectF(self.left, _HEIGHT - _MARGIN, self.width, 14)
        self.paper.rule(room.topLeft() - QPointF(0, 4), room.topRight() - QPointF(0, 4))
        self.paper.write(room, f"{bands} {appetite}", 8, colour=muted)
        who = " · ".join(filter(None, [report.plan.prepared_by or "", "Mitra"]))
        self.paper.write(room, who, 8, colour=muted, align=RIGHT)


def _level_cell(letter: str | None, score: int | None, opportunity: bool) -> Cell:
    if letter is None or score is None:
        return Cell("")
    sign = "+" if opportunity else letter
    return Cell(f"{sign} {number(score)}", level=sign)
