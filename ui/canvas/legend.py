"""The floating legend: what colours, sizes and lines stand for and how many there are; a click filters."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QEnterEvent,
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QWidget

from planner.i18n import _, number
from ui.canvas.legend_rows import COLOUR, LINE, LINES, MORE, TIPS, Block, Row, blocks_of
from ui.canvas.legend_samples import paint_sample
from ui.canvas.scene import MapScene
from ui.theme import CARD_RADIUS, RADIUS, font

_ROW, _PAD, _GAP, _SAMPLE = 19, 10, 22, {COLOUR: 14}
_PRESSED = (COLOUR, LINE, MORE, LINES)  # sorts of rows that do something
_WIDE_SAMPLE, _WIDEST, _ONE_COLUMN = 30, 118, 5


class Legend(QWidget):
    """Painted, so that it is light. `chosen` tells the keys of the categories to show, `kind_clicked` the kind of
    lines to hide or show.
    """

    chosen = Signal(object)
    kind_clicked = Signal(str)
    resized = Signal()

    def __init__(self, scene: MapScene, parent: QWidget) -> None:
        super().__init__(parent)
        self._scene = scene
        self._blocks: list[Block] = []
        self._places: list[tuple[Row, QRectF]] = []
        self._hovered: Row | None = None
        self.unfolded = False
        self._lines: bool | None = (
            None  # whether kinds of lines are listed; by itself where lines are the point
        )
        self._walked: Row | None = None  # where the keyboard is
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(_("Legend"))
        scene.reloaded.connect(self.reload)
        self.reload()

    def reload(self) -> None:
        """Read what there is to explain; the legend hides when there is nothing."""
        before = self.size()
        lines = self._scene.settings.value if self._lines is None else self._lines
        self._blocks = blocks_of(self._scene, unfolded=self.unfolded, lines=lines)
        self._lay_out()
        self.setVisible(bool(self._blocks))
        self.update()
        if self.size() != before:
            self.resized.emit()

    @property
    def rows(self) -> list[tuple[str, int]]:
        """The labels of the colours shown and how many cards each has."""
        return [(row.label, row.count or 0) for row in self._of(COLOUR)]

    @property
    def lines(self) -> list[tuple[str, bool]]:
        """The labels of the kinds of lines, and whether each is drawn."""
        return [(row.label, not row.off) for row in self._of(LINE)]

    def _of(self, sort: str) -> list[Row]:
        return [row for block in self._blocks for row in block.rows if row.sort == sort]

    def row_rect(self, index: int, sort: str = COLOUR) -> QRectF:
        """Return where a row of one sort is."""
        wanted = self._of(sort)[index]
        return next(rect for row, rect in self._places if row == wanted)

    def _lay_out(self) -> None:
        self._heads: list[tuple[Block, QRectF]] = []
        self._places = []
        x, bottom, top = float(_PAD), float(_PAD - 1), float(_PAD - 1)
        if self._headed:
            top += _ROW
        for block in self._blocks:
            if not block.folded:
                x, low = self._lay_columns(block, x, top)
                bottom = max(bottom, low)
        for block in self._blocks:
            if block.folded:
                width = max(x - _GAP - _PAD, self._column_width(block))
                self._places.append((block.rows[0], QRectF(_PAD, bottom, width, _ROW)))
                x, bottom = max(x, _PAD + width + _GAP), bottom + _ROW
        self.resize(QSize(round(x - _GAP + _PAD), round(bottom + _PAD - 1)))

    def _lay_columns(self, block: Block, x: float, top: float) -> tuple[float, float]:
        """Place the rows of a block; return where the next block begins and where this one ends below."""
        columns = -(-len(block.rows) // _ONE_COLUMN)
        lines = -(-len(block.rows) // columns)
        width = self._column_width(block)
        self._heads.append((block, QRectF(x, _PAD - 1, columns * (width + _GAP) - _GAP, _ROW)))
        for index, row in enumerate(block.rows):
            column, line = divmod(index, lines)
            self._places.append((row, QRectF(x + column * (width + _GAP), top + line * _ROW, width, _ROW)))
        return x + columns * (width + _GAP), top + lines * _ROW

    @property
    def _headed(self) -> bool:
        """Whether there are several blocks, or one that can be folded, so that each needs its heading."""
        columned = [block for block in self._blocks if not block.folded]
        return len(columned) > 1 or any(block.key for block in columned)

    def _column_width(self, block: Block) -> float:
        metrics = QFontMetricsF(font(11))
        widest = max(metrics.horizontalAdvance(row.label) for row in block.rows)
        counts = 26 if any(row.count is not None for row in block.rows) else 4
        width = min(widest, _WIDEST) + _SAMPLE.get(block.rows[0].sort, _WIDE_SAMPLE) + counts
        columns = -(-len(block.rows) // _ONE_COLUMN)
        bold = QFontMetricsF(font(11, bold=True))
        head = bold.horizontalAdvance(self._title(block)) if self._headed else 0
        return max(width, (min(head, 200) + 2 - (columns - 1) * _GAP) / columns)

    def _title(self, block: Block) -> str:
        return f"{block.title} ▾" if block.key else block.title

    def sizeHint(self) -> QSize:
        return self.size()

    def _row_at(self, at: QPointF) -> Row | None:
        found = (row for row, rect in self._places if rect.contains(at))
        return next((row for row in found if row.sort in _PRESSED), None)

    def _foldable_at(self, at: QPointF) -> bool:
        """Whether the list of kinds of lines folds or unfolds at a point."""
        row = self._row_at(at)
        if row is not None:
            return row.sort == LINES
        return self._headed and any(block.key and rect.contains(at) for block, rect in self._heads)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._scene.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.hairline), 1))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), CARD_RADIUS, CARD_RADIUS)
        for block, rect in self._heads if self._headed else ():
            self._write(painter, rect, self._title(block), tokens.muted, bold=True)
        for row, rect in self._places:
            self._paint_row(painter, row, rect)

    def _paint_row(self, painter: QPainter, row: Row, rect: QRectF) -> None:
        tokens = self._scene.tokens
        chosen = row.sort == COLOUR and row.key in self._scene.showing.picked
        walked = (
            self.hasFocus() and self._walked and (row.sort, row.key) == (self._walked.sort, self._walked.key)
        )
        if chosen or row == self._hovered or walked:
            painter.setPen(QPen(QColor(tokens.accent), 1.5) if walked else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_tint if chosen else tokens.neutral_tint))
            painter.drawRoundedRect(rect.adjusted(-5, 0, 5, 0), RADIUS, RADIUS)
        painter.setOpacity(0.4 if row.off else 1.0)
        paint_sample(painter, row, QPointF(rect.left(), rect.center().y()), tokens)
        painter.setOpacity(1.0)
        left = 0 if row.sort in (MORE, LINES) else _SAMPLE.get(row.sort, _WIDE_SAMPLE)
        space = rect.adjusted(left, 0, -20 if row.count is not None else 0, 0)
        colour = tokens.muted if row.off or row.sort in (MORE, LINES) else tokens.text
        label = f"{row.label} ▸" if row.sort == LINES else row.label
        self._write(painter, space, label, colour, struck=row.off)
        if row.count is not None:
            painter.setPen(QColor(tokens.muted))
            painter.drawText(
                rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, number(row.count)
            )

    def _write(
        self,
        painter: QPainter,
        rect: QRectF,
        text: str,
        colour: str,
        *,
        bold: bool = False,
        struck: bool = False,
    ) -> None:
        face = font(11, bold=bold, tabular=True)
        face.setStrikeOut(struck)
        painter.setFont(face)
        painter.setPen(QColor(colour))
        shown = QFontMetricsF(face).elidedText(text, Qt.TextElideMode.ElideRight, rect.width() + 1)
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, shown)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            row = self._row_at(QPointF(event.pos()))
            tip = TIPS.get(row.sort, "") if row is not None else ""
            QToolTip.showText(event.globalPos(), f"{row.label}\n{_(tip)}" if row and tip else "", self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hovered = self._row_at(event.position())
        hand = self._hovered is not None or self._foldable_at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = None
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position())
        if self._foldable_at(event.position()):
            self._lines = row is not None
            self.reload()
        elif row is not None:
            self._press(row, with_others=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))

    def _press(self, row: Row, *, with_others: bool) -> None:
        """Do what a row offers: show its cards alone or with others, hide its lines, list more."""
        if row.sort in (MORE, LINES):
            self.unfolded, self._lines = self.unfolded or row.sort == MORE, row.sort == LINES or self._lines
            self.reload()
        elif row.sort == LINE:
            self.kind_clicked.emit(row.key)
        else:
            now = self._scene.showing.picked
            alone = frozenset() if now == {row.key} else frozenset({row.key})
            self.chosen.emit(now ^ {row.key} if with_others else alone)
            self.update()

    # By keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down walk along the rows, Space and Enter do what a click does, with Ctrl to the others too."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}
        if event.key() in steps:
            self._walk(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._walked:
            with_others = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._press(self._walked, with_others=with_others)
        else:
            super().keyPressEvent(event)

    def _walk(self, step: int) -> None:
        rows = [row for row, _rect in self._places if row.sort in _PRESSED]
        keys = [(row.sort, row.key) for row in rows]
        here = (self._walked.sort, self._walked.key) if self._walked is not None else None
        if rows:
            place = (keys.index(here) + step) % len(rows) if here in keys else 0
            self._walked = rows[place]
            self._tell()

    def _tell(self) -> None:
        """Say to a screen reader which row the keyboard is on."""
        row = self._walked
        self.setAccessibleDescription(row.label if row is not None else "")
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._walked is None:
            self._walk(1)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
