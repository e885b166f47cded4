"""What every tab that is a matrix does: teach while it is empty, begin a new row by typing, follow the plan."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.empty import EmptyOr, Teaching
from ui.tables.matrix import MatrixView


class MatrixTab(QWidget):
    """Subclasses make `view`, call `show_or_teach` once, and read the plan in `_index`."""

    view: MatrixView

    def show_or_teach(self, content: QWidget, teaching: Teaching, empty: Callable[[], bool]) -> None:
        """Put the content into the tab, and what teaches in its place while there is nothing."""
        self.choice = EmptyOr(content, teaching, empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.choice)

    def begin_new(self) -> None:
        """Begin a new row by typing."""
        self.choice.show_content()
        self.view.begin_new()

    def refresh(self) -> None:
        """Show the cells as they are now."""
        self._index()
        self.choice.refresh()
        self.view.reload()

    def _index(self) -> None:
        """Read from the plan what the cells show."""
        raise NotImplementedError
