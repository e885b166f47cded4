"""Ten practice questions: how well a person's 90 % intervals hold the answers, and what that means for risk figures."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from planner.analysis.calibration import Question, calibrate, questions, wrong_interval
from planner.i18n import _, number
from planner.reading import number_of
from ui import theme
from ui.inspector.section import muted

_FIELD = 92  # px


class _Asked:
    """One question with its two fields, and what became of it."""

    def __init__(self, question: Question, place: int, grid: QGridLayout) -> None:
        self.question = question
        text = QLabel(f"{place + 1}.  {question.text}")
        text.setWordWrap(True)
        self.low, self.high = self._field("low", _("low"), place), self._field("high", _("high"), place)
        self.verdict = muted("", 12)
        self.verdict.hide()
        line = 2 * place
        grid.addWidget(text, line, 0)
        grid.addWidget(self.low, line, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.high, line, 2, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(muted(question.unit, 12), line, 3, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.verdict, line + 1, 0, 1, 4)

    def _field(self, name: str, bound: str, place: int) -> QLineEdit:
        edit = QLineEdit()
        edit.setFixedWidth(_FIELD)
        edit.setObjectName(f"{name}_{self.question.key}")
        edit.setPlaceholderText(bound)
        edit.setAccessibleName(f"{place + 1}. {self.question.text} {bound}, {self.question.unit}")
        return edit

    @property
    def fields(self) -> tuple[QLineEdit, QLineEdit]:
        """Both fields, low and high."""
        return self.low, self.high

    @property
    def untouched(self) -> bool:
        """Whether nothing is typed."""
        return not any(edit.text().strip() for edit in self.fields)

    def interval(self) -> tuple[float, float] | None:
        """Return the interval typed; None when there is none, or it is wrong, which is said then."""
        if self.untouched:
            self._mark(None)
            return None
        low, high = (number_of(edit.text()) for edit in self.fields)
        if low is None or high is None:
            self._mark(_("Type a number in both fields, or leave both empty."))
            return None
        reason = wrong_interval(low, high)
        self._mark(reason)
        return None if reason else (low, high)

    def _mark(self, reason: str | None) -> None:
        for edit in self.fields:
            edit.setProperty("wrong", bool(reason))
            edit.setToolTip(reason or "")
            edit.style().unpolish(edit)
            edit.style().polish(edit)
        self._say(reason or "", "danger")

    def _say(self, text: str, tone: str) -> None:
        self.verdict.setProperty("tone", tone)
        self.verdict.style().unpolish(self.verdict)
        self.verdict.style().polish(self.verdict)
        self.verdict.setText(text)
        self.verdict.setVisible(bool(text))

    def tell(self, *, hit: bool) -> None:
        """Say the answer and whether the interval held it."""
        one = self.question
        told = _("✓ held: {answer}") if hit else _("✗ missed: {answer}")
        answer = str(int(one.answer)) if one.answer == int(one.answer) < 3000 else number(one.answer)
        self._say(told.format(answer=answer) + f" ({one.source})", "good" if hit else "warning")

    def forget(self) -> None:
        """Begin again."""
        for edit in self.fields:
            edit.clear()
            edit.setReadOnly(False)
        self._mark(None)


class CalibrationDialog(QDialog):
    """Asks, scores, and says what it means; Enter goes from field to field, at the end it scores."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Practise estimating"))
        self.resize(720, 600)
        self.setObjectName("calibration")
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(24, 4, 24, 12)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        self.asked = [_Asked(one, place, grid) for place, one in enumerate(questions())]
        grid.setRowStretch(2 * len(self.asked), 1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setWidget(body)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.result_words = QLabel()
        self.result_words.setObjectName("calibration_result")
        self.result_words.setWordWrap(True)
        self.result_words.setContentsMargins(24, 0, 24, 0)
        self._lay_out()
        self.asked[0].low.setFocus()

    def _lay_out(self) -> None:
        head = QWidget()
        words = QVBoxLayout(head)
        words.setContentsMargins(24, 18, 24, 4)
        title = QLabel(_("How good are your estimates?"))
        title.setFont(theme.font(16, bold=True))
        words.addWidget(title)
        words.addWidget(
            muted(
                _(
                    "For each question, type a low and a high bound so that you are 90 % sure that the answer lies "
                    "between them. Do not look anything up: who is well calibrated holds nine answers of ten."
                ),
                13,
            )
        )
        self.buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        self.score_button = self.buttons.addButton(_("Score"), role.ActionRole)
        self.score_button.setProperty("look", "primary")
        self.again_button = self.buttons.addButton(_("Begin again"), role.ActionRole)
        self.buttons.addButton(_("Close"), role.RejectRole)
        for button in self.buttons.buttons():
            button.setAutoDefault(False)  # type: ignore[attr-defined]  # Enter goes on to the next field
        self.score_button.clicked.connect(self.score)
        self.again_button.clicked.connect(self.begin_again)
        self.buttons.rejected.connect(self.reject)
        self.buttons.setContentsMargins(24, 6, 24, 16)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(head)
        layout.addWidget(self.area, 1)
        layout.addWidget(self.result_words)
        layout.addWidget(self.buttons)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        fields = [edit for one in self.asked for edit in one.fields]
        here = self.focusWidget()
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or here not in fields:
            super().keyPressEvent(event)
        elif here is fields[-1]:
            self.score()
        else:
            self._go_to(fields[fields.index(here) + 1])

    def _go_to(self, field: QLineEdit) -> None:
        field.setFocus(Qt.FocusReason.TabFocusReason)
        self.area.ensureWidgetVisible(field)

    def score(self) -> None:
        """Say of each interval whether it holds the answer, and what all of them say."""
        intervals = {one.question.key: one.interval() for one in self.asked}
        wrong = next(
            (one for one in self.asked if intervals[one.question.key] is None and not one.untouched), None
        )
        if wrong is not None:
            self.result_words.setText(_("Some intervals cannot be scored; they are marked with the reason."))
            self._go_to(wrong.low)
            return
        given = {key: interval for key, interval in intervals.items() if interval is not None}
        if not given:
            self.result_words.setText(_("Type at least one interval, then score it."))
            self._go_to(self.asked[0].low)
            return
        found = calibrate([one.question for one in self.asked], given)
        for one in self.asked:
            if one.question.key in found.hits:
                one.tell(hit=found.hits[one.question.key])
                for edit in one.fields:
                    edit.setReadOnly(True)  # now that the answer is known, nothing is estimated any more
        count = _("{hits} of {asked} intervals hold the answer.").format(
            hits=found.count, asked=len(found.hits)
        )
        self.result_words.setText(f"<b>{count}</b> {found.sentence}")

    def begin_again(self) -> None:
        """Clear every field."""
        for one in self.asked:
            one.forget()
        self.result_words.clear()
        self._go_to(self.asked[0].low)
