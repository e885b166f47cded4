"""The heading of a register: titles, the sort arrow, and under them a row of filters."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QLineEdit, QWidget

from planner.i18n import _
from ui import theme
from ui.tables.frozen import Kept, kept_columns
from ui.tables.model import RegisterModel

TITLES, FILTERS = 34, 28


class FilterEdit(QLineEdit):
    """The filter of one column; Esc empties it, Enter and the arrow down go to the rows."""

    left_downwards = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)


class _Edits(dict[int, FilterEdit]):
    """The filters by column; the first look at one makes it, once it is known how."""

    def __init__(self, make: Callable[[int], FilterEdit] | None) -> None:
        super().__init__()
        self.make = make

    def __missing__(self, number: int) -> FilterEdit:
        if self.make is None:
            raise KeyError(number)
        self[number] = self.make(number)
        return self[number]


class FilterHeader(QHeaderView):
    """Headings with a filter under each; `filtered` tells the column's key and the text."""

    filtered = Signal(str, str)
    columns_asked = Signal(QPoint)
    left_downwards = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setStretchLastSection(False)
        self.setMinimumSectionSize(34)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self.columns_asked)
        self.edits = _Edits(None)
        self.frozen = 0  # the column that stays in sight, with those before it; −1: none does
        self.held = False
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(120)
        self._settle.timeout.connect(self._tell)
        self._changed: QLineEdit | None = None
        self.sectionResized.connect(self._arrange)
        self.sectionMoved.connect(self._arrange)
        self.sectionCountChanged.connect(self._arrange)

    def make_filters(self, model: RegisterModel) -> None:
        """Let each column have a filter, made when it is first seen or asked for."""
        self.edits = _Edits(partial(self._made, model))
        self._arrange()

    def _made(self, model: RegisterModel, number: int) -> FilterEdit:
        column, edit = model.columns[number], FilterEdit(self.viewport())
        edit.setProperty("hint", _("filter") if column.key == model.entity.title_field else _("any"))
        edit.left_downwards.connect(self.left_downwards)
        edit.setObjectName(column.key)
        edit.setFrame(False)
        edit.setAccessibleName(_("Filter by {column}").format(column=column.title))
        edit.setProperty("look", "filter")
        edit.textChanged.connect(self._note)
        edit.setVisible(not self.isSectionHidden(number))
        return edit

    def show_filters(self, texts: Mapping[str, str]) -> None:
        """Write every filter anew, and tell nobody: whoever asks shows the rows anew."""
        self._settle.stop()
        self._changed = None
        model = self.model()
        assert isinstance(model, RegisterModel)
        for number, column in enumerate(model.columns):
            if number in self.edits or column.key in texts:
                edit = self.edits[number]
                edit.blockSignals(True)
                edit.setText(texts.get(column.key, ""))
                edit.blockSignals(False)

    def number_at(self, x: int) -> int:
        """Return the column whose heading is at `x` of the viewport, −1 beside them all."""
        kept = next((one.number for one in self.kept() if one.left <= x < one.left + one.width), None)
        return self.logicalIndexAt(x) if kept is None else kept

    def settle_now(self) -> None:
        """Tell what was typed without waiting for a pause."""
        self._settle.stop()
        self._tell()

    def _note(self) -> None:
        sender = self.sender()
        if self._changed is not None and self._changed is not sender:
            self._tell()
        self._changed = sender if isinstance(sender, QLineEdit) else None
        self._settle.start()

    def _tell(self) -> None:
        if self._changed is not None:
            self.filtered.emit(self._changed.objectName(), self._changed.text())
            self._changed = None

    def sizeHint(self) -> QSize:
        return QSize(self.length(), TITLES + FILTERS)

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._arrange()

    def kept(self) -> list[Kept]:
        """Return the columns that stay in sight now."""
        return kept_columns(self, self.frozen)

    def _arrange(self) -> None:
        if self.held:
            return  # many columns are being resized: once is enough
        stay = {one.number: one.left for one in self.kept()}
        edge = sum(one.width for one in self.kept())
        for number in range(self.count()):
            if number not in self.edits and (self.isSectionHidden(number) or self.edits.make is None):
                continue
            edit = self.edits[number]
            left, width = self.sectionViewportPosition(number) + 7, self.sectionSize(number) - 12
            if number in stay:
                left = stay[number] + 7
            elif left < edge:  # the part that has slid below the columns that stay
                left, width = edge, width - (edge - left)
            edit.setVisible(not self.isSectionHidden(number) and width > 4)
            edit.setGeometry(left, TITLES + 2, max(width, 0), FILTERS - 4)
            hint = str(edit.property("hint"))
            fits = edit.fontMetrics().horizontalAdvance(hint) + 6 <= width
            edit.setPlaceholderText(hint if fits else "")

    def follow_scroll(self) -> None:
        """Keep the filters under their headings while the table scrolls sideways."""
        self._arrange()
        self.viewport().update()

    def _kept_at(self, event: QMouseEvent) -> Kept | None:
        at = event.position().x()
        return next((one for one in self.kept() if one.left <= at < one.left + one.width), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._kept_at(event) is None:  # else it would take what has slid below
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        kept = self._kept_at(event)
        if kept is None:
            super().mouseReleaseEvent(event)
        elif event.button() == Qt.MouseButton.LeftButton:
            self.sectionClicked.emit(kept.number)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        kept, painter = self.kept(), QPainter(self.viewport())
        for one in kept:
            self.paintSection(painter, QRect(one.left, 0, one.width, self.height()), one.number)
        if kept:
            edge = kept[-1].left + kept[-1].width
            painter.fillRect(QRect(edge - 1, 0, 1, self.height()), QColor(theme.current().hairline))

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        tokens = theme.current()
        painter.save()
        painter.fillRect(rect, QColor(tokens.surface))
        painter.fillRect(QRect(rect.left(), TITLES, rect.width(), FILTERS), QColor(tokens.ground))
        for y in (TITLES - 1, rect.bottom()):
            painter.fillRect(QRect(rect.left(), y, rect.width(), 1), QColor(tokens.hairline))
        painter.setFont(theme.font(11, bold=True))
        painter.setPen(QColor(tokens.muted))
        sorted_here = self.sortIndicatorSection() == logical and self.isSortIndicatorShown()
        inner = QRectF(rect.left() + 10, 0, rect.width() - 14 - (14 if sorted_here else 0), TITLES)
        title = str(self.model().headerData(logical, Qt.Orientation.Horizontal) or "")
        shown = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, int(inner.width()))
        painter.drawText(inner, self._alignment(logical), shown)
        if sorted_here:
            down = self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
            x = min(inner.left() + painter.fontMetrics().horizontalAdvance(shown) + 4, rect.right() - 14)
            theme.paint_icon(painter, x, 11, "arrow-down" if down else "arrow-up", tokens.muted, 12)
        painter.restore()

    def _alignment(self, logical: int) -> Qt.AlignmentFlag:
        model = self.model()
        return (
            model.columns[logical].alignment
            if isinstance(model, RegisterModel)
            else Qt.AlignmentFlag.AlignLeft
        )
