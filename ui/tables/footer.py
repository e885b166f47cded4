"""The line under a sheet: how many rows fit, what the columns add up to, and what the selected numbers do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from planner.i18n import _, ngettext, number
from ui import theme


class Footer(QFrame):
    """Hidden while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("footer")
        t = theme.current()
        self.setStyleSheet(f"QFrame#footer {{ border: 0; border-top: 1px solid {t.hairline}; }}")
        self.left, self.right = QLabel(), QLabel()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 12, 4)
        for label in (self.left, self.right):
            label.setFont(theme.font(11, tabular=True))
            label.setProperty("tone", "muted")
        layout.addWidget(self.left, 1)
        layout.addWidget(self.right)
        self.hide()

    def tell(self, count: int, total: int, totals: str) -> None:
        """Say how many of `total` rows fit where not all do, and what they add up to."""
        rows = _("{count} of {total} rows").format(count=number(count), total=number(total))
        self.left.setText(" · ".join(text for text in (rows if count != total else "", totals) if text))
        self._show()

    def tell_selected(self, numbers: Sequence[float]) -> None:
        """Say what the selected numbers come to; fewer than two say nothing."""
        said = ""
        if len(numbers) > 1:
            total, mean = sum(numbers), sum(numbers) / len(numbers)
            said = " · ".join(
                (
                    ngettext("{n} number", "{n} numbers", len(numbers)),
                    _("sum {value}").format(value=number(total, 0 if total == int(total) else 2)),
                    _("average {value}").format(value=number(mean, 0 if mean == int(mean) else 2)),
                )
            )
        self.right.setText(said)
        self._show()

    def _show(self) -> None:
        self.setVisible(bool(self.left.text() or self.right.text()))
