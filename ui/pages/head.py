"""How a page's heading lays out: words at the left, actions at the right, or below them where that is too narrow."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem

from ui.items_layout import ItemsLayout

LEAST_WORDS = 280  # pixels that the words keep beside the actions
GAP = 8


class HeadLayout(ItemsLayout):
    """Its first widget is the words; the others are actions, which wrap into lines when they go below."""

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def heightForWidth(self, width: int) -> int:
        return self._lay(QRect(0, 0, width, 0), place=False)

    def sizeHint(self) -> QSize:
        width = self._items[0].sizeHint().width() + self._wide() + self._margins().width()
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        return QSize(LEAST_WORDS // 2, 0) + self._margins()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._lay(rect, place=True)

    # Laying out

    def _margins(self) -> QSize:
        edge = self.contentsMargins()
        return QSize(edge.left() + edge.right(), edge.top() + edge.bottom())

    def _actions(self) -> list[QLayoutItem]:
        return [item for item in self._items[1:] if not item.isEmpty()]

    def _wide(self) -> int:
        return sum(item.sizeHint().width() + GAP for item in self._actions())

    def _lay(self, rect: QRect, *, place: bool) -> int:
        """Return the height that `rect` needs at its width; put everything there if asked to."""
        edge, actions = self.contentsMargins(), self._actions()
        room = rect.adjusted(edge.left(), edge.top(), -edge.right(), 0)
        words = self._items[0]
        beside = room.width() - self._wide() >= LEAST_WORDS
        width = room.width() - self._wide() if beside else room.width()
        height = words.heightForWidth(width) if words.hasHeightForWidth() else words.sizeHint().height()
        if beside:
            tall = max([height, *(item.sizeHint().height() for item in actions)])
            at = QPoint(room.left() + width + GAP, room.top() + tall)
            boxes = _line(actions, at)
        else:
            boxes = _lines(actions, room.left(), room.top() + height + GAP, room.width())
            tall = max([height, *(box.bottom() + 1 - room.top() for box in boxes)])
        if place:
            words.setGeometry(QRect(room.left(), room.top(), width, height))
            for item, box in zip(actions, boxes, strict=True):
                item.setGeometry(box)
        return edge.top() + tall + edge.bottom()


def _line(actions: list[QLayoutItem], at: QPoint) -> list[QRect]:
    """Put actions side by side from `at`, which is where their common foot begins."""
    boxes, x = [], at.x()
    for item in actions:
        size = item.sizeHint()
        boxes.append(QRect(QPoint(x, at.y() - size.height()), size))
        x += size.width() + GAP
    return boxes


def _lines(actions: list[QLayoutItem], left: int, top: int, width: int) -> list[QRect]:
    """Put actions into lines of `width`; one that is longer than a line is cut."""
    boxes: list[QRect] = []
    x, y, tall = left, top, 0
    for item in actions:
        size = item.sizeHint().boundedTo(QSize(width, 10_000))
        if x > left and x + size.width() > left + width:
            x, y, tall = left, y + tall + GAP, 0
        boxes.append(QRect(QPoint(x, y), size))
        x, tall = x + size.width() + GAP, max(tall, size.height())
    return boxes
