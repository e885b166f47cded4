"""The matrix itself: what it shows, what is chosen in it, and what a hand or a key does to a risk."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from planner.analysis.levels import Measure, measure_of
from planner.analysis.risk import Bands
from planner.edits.risks import score_risks
from planner.i18n import _
from planner.model import Risk, Snapshot
from ui import theme
from ui.charts.chart import Chart
from ui.pages.risks.matrix.contents import Contents, contents_of, shows
from ui.pages.risks.matrix.drawing import Drawing
from ui.pages.risks.matrix.grid import Cell
from ui.pages.risks.matrix.hand import Hand
from ui.pages.risks.matrix.keys import Keys
from ui.pages.risks.matrix.paint import Piece, paint_outline
from ui.pages.risks.matrix.room import Room, room_of
from ui.pages.risks.matrix.shown import remembered
from ui.theme import Tokens
from ui.workspace import Workspace

HEIGHT = 340  # of a small matrix, before it knows its risks


class RiskMatrix(Chart):
    """Painted in one go; `cell_chosen` tells likelihood and impact, 0 for all, −1 for the unscored.

    `level_said` gives what hovering over a level of a scale ("likelihood", "impact") says; nothing unless set.
    `trial` is a measure that is only tried: the matrix shows what it would make of the plan. `left` says that a
    person wants to leave the enlarged matrix.
    """

    cell_chosen = Signal(int, int)
    left = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(_("Risk matrix"))
        self.workspace = workspace
        self.shown = remembered()
        self.trial: Measure | None = None
        self.level_said: Callable[[str, int], str] | None = None
        self.large = False
        self.bare = False  # without legend and tray, which gives room to the form below
        self.picked: Cell | None = None
        self.pieces: list[Piece] = []
        self._contents: Contents | None = None
        self.hand, self.keys = Hand(self), Keys(self)
        workspace.signals.changed.connect(self._changed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(280, HEIGHT)

    # What it shows

    @property
    def measure(self) -> Measure:
        """How risks are measured: as the plan does, or as it is tried."""
        return self.trial or measure_of(self.workspace.plan.info)

    @property
    def bands(self) -> Bands:
        """The bands of the cells; those on trial as they are, even if they cannot be used."""
        return self.trial.whole if self.trial is not None else self.measure.bands

    @property
    def contents(self) -> Contents:
        """What stands in the cells."""
        if self._contents is None:
            self._contents = contents_of(self.workspace, self.measure, self.shown.kinds)
        return self._contents

    def shows(self, risk: Risk) -> bool:
        """Return whether risks of its kind are shown."""
        return shows(risk, self.shown.kinds)

    def kinds(self) -> list[str]:
        """Return the kinds of the sides: threats and opportunities mirror each other where there is room."""
        both = self.large and self.shown.kinds == "all" and self.workspace.figure("opportunities", self._any)
        return ["threat", "opportunity"] if both else [self.shown.kinds]

    def _any(self) -> bool:
        return any(shows(one, "opportunity") for one in self.workspace.plan.rows(Risk))

    @property
    def then(self) -> Snapshot | None:
        """The snapshot whose scores are compared with today's, if one is."""
        return self.workspace.plan.get(Snapshot, self.shown.since)

    def room(self) -> Room:
        """Return how the room is divided now."""
        size = QSizeF(self.size())
        unscored = None if self.bare else len(self.contents.unscored)
        return room_of(size, self.measure.levels, self.kinds(), unscored, large=self.large)

    def reload(self) -> None:
        """Place every risk anew."""
        self._contents = None
        if self.picked is not None and max(self.picked) > self.measure.levels:
            self.choose(None)  # the cell is no more
        self.keys.stay_inside()
        self._fit()
        self.update()

    def _changed(self, _changes: object) -> None:
        """Read the plan again before the next look; the page tells later when all of a change is known."""
        self._contents = None
        self.update()

    def show_what(self, **changes: str) -> None:
        """Show other kinds, arrows, or the ways since a snapshot."""
        self.shown = self.shown.but(**changes)
        self.reload()
        if "kinds" in changes and self.picked is not None:
            self.choose(self.picked)

    def try_measure(self, measure: Measure | None) -> None:
        """Show what another measure would make of the plan; None shows the plan as it is."""
        if measure != self.trial:
            self.trial = measure
            self.reload()

    def enlarge(self, large: bool) -> None:
        """Take all the room there is, or only what a card beside the register needs."""
        self.large = large
        vertical = QSizePolicy.Policy.Expanding if large else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Preferred, vertical)
        self.setMinimumHeight(0)
        self.setMaximumHeight(16_777_215)
        self.reload()

    def _fit(self) -> None:
        if not self.large:
            self.setFixedHeight(int(self.room().height) + 2)

    def resizeEvent(self, event: object) -> None:
        self._fit()

    # Painting

    def draw(self, painter: QPainter, t: Tokens) -> None:
        Drawing(self, painter, t).draw()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_outline(painter, self.keys.box(), theme.current().accent)

    # What is chosen

    def selected(self) -> set[str]:
        """Return the uids of the selected risks."""
        return {uid for entity, uid in self.workspace.selection.keys if entity is Risk}

    def choose(self, cell: Cell | None) -> None:
        """Filter by a cell; None shows all, (−1, −1) the unscored."""
        self.picked = cell
        self.cell_chosen.emit(*(cell or (0, 0)))
        self.update()

    def toggle(self, cell: Cell | None) -> None:
        """Choose a cell, or let go of it when it is chosen already."""
        self.choose(None if cell == self.picked else cell)

    def score(self, uids: dict[str, tuple[int | None, int | None]]) -> None:
        """Give risks other scores, in one undo step; on a measure that is only tried they have none."""
        if self.trial is None:
            self.workspace.attempt(lambda: score_risks(self.workspace.plan, uids))

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.hand.press(event)
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.hand.move(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.hand.release(event.position())

    def contextMenuEvent(self, event: object) -> None:
        event.ignore()  # type: ignore[attr-defined]  # the card's menu holds the picture too

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.keys.press(event):
            event.ignore()

    def event(self, event: QEvent) -> bool:
        """Take Alt and an arrow before a menu does."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self.keys.moves(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.keys.tell()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
