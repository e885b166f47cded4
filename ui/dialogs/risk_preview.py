"""A starter risk in full: how it comes about, what follows, and what is usually done."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from planner.analysis.risk_library import StarterRisk
from planner.i18n import _
from ui import theme
from ui.clearing import clear


class RiskPreview(QFrame):
    """Shows one starter risk at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.setMinimumWidth(260)
        holder = QWidget()
        self.column = QVBoxLayout(holder)
        self.column.setContentsMargins(16, 14, 16, 14)
        self.column.setSpacing(3)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(holder)
        holder.setAutoFillBackground(False)  # the card's ground, which a scroll area would cover
        scroll.viewport().setAutoFillBackground(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(scroll)

    def show_risk(self, risk: StarterRisk) -> None:
        """Show another risk."""
        clear(self.column)
        self.column.addWidget(_label(risk.title, 16, bold=True))
        self.column.addWidget(_label(f"{risk.category.label} · {risk.response.label}", 11, muted=True))
        for title, name in ((_("Cause"), "cause"), (_("Event"), "event"), (_("Consequence"), "consequence")):
            self._add(title, [_label(risk.text(name))])
        self._add(_("Actions"), [_action(one.name, one.kind.label) for one in risk.actions])
        end = QWidget()  # a stretch would stay in the layout when it is emptied
        self.column.addWidget(end, 1)

    def _add(self, title: str, parts: list[QWidget]) -> None:
        heading = _label(title, 11, bold=True, muted=True)
        heading.setContentsMargins(0, 10, 0, 0)
        self.column.addWidget(heading)
        for part in parts:
            self.column.addWidget(part)


def _action(name: str, kind: str) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 1, 0, 1)
    layout.setSpacing(8)
    layout.addWidget(_label(name), 1)
    side = _label(kind, 11, muted=True)
    side.setWordWrap(False)
    layout.addWidget(side, 0, Qt.AlignmentFlag.AlignTop)
    return row


def _label(text: str, size: int = 13, *, bold: bool = False, muted: bool = False) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(theme.font(size, bold=bold))
    label.setWordWrap(True)
    if muted:
        label.setProperty("tone", "muted")
    return label
