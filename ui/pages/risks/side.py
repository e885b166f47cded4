"""What stands beside the register of risks: the matrix, which may fill the page, and the selected risk's actions."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ui.later import after_paint
from ui.pages.risks.actions.box import ActionsBox
from ui.pages.risks.matrix import MatrixCard
from ui.workspace import Workspace

WIDTH, NO_LIMIT = 282, 16_777_215


class RiskSide(QWidget):
    """`enlarged` tells whether the register should give way to the matrix."""

    enlarged = Signal(bool)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.card = MatrixCard(workspace)
        self.card.enlarged.connect(self._resize)
        self.card.formed.connect(self._make_room)
        self.box = ActionsBox(workspace)
        self.setFixedWidth(WIDTH)
        self.stack = QVBoxLayout(self)
        self.stack.setContentsMargins(0, 0, 0, 0)
        self.stack.setSpacing(12)
        self.stack.addWidget(self.card)
        self.stack.addWidget(self.box)
        self.stack.addStretch(1)

    def minimumSizeHint(self) -> QSize:
        """Return the height that wrapped lines really take; without it the matrix would be cut."""
        hint = super().minimumSizeHint()
        return hint.expandedTo(QSize(0, self.stack.minimumHeightForWidth(max(self.width(), WIDTH))))

    def _make_room(self, formed: bool) -> None:
        self.box.allow(not formed and not self.card.large)
        if formed:
            after_paint(self.card.form, self._reveal)

    def _reveal(self) -> None:
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None:
            area.ensureWidgetVisible(self.card.form)

    def _resize(self, large: bool) -> None:
        self.setMinimumWidth(WIDTH)
        self.setMaximumWidth(NO_LIMIT if large else WIDTH)
        self.stack.setStretch(0, int(large))
        self.stack.setStretch(2, int(not large))
        self.box.allow(not large and self.card.form.isHidden())
        self.enlarged.emit(large)

    def reload(self) -> None:
        """Show the plan as it stands."""
        self.card.reload()
        self.box.refresh()

    def selected(self) -> None:
        """Show what is selected."""
        self.card.matrix.update()
        self.box.refresh()
