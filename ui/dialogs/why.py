"""Answers "why?": a figure's formula and its inputs."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from planner import i18n
from planner.i18n import _
from ui import theme
from ui.inspector.section import muted
from ui.workspace import Workspace


def show_why(window: QWidget, workspace: Workspace, path: str) -> None:
    """Explain the figure at `path` of the analysis, for example strategy.adaptability."""
    from planner.analysis import Figure, figures

    figure: Figure | None = figures(workspace.plan, only=path.partition(".")[0]).get(path)
    if figure is not None:
        WhyDialog(window, figure).open()


class WhyText(QLabel):
    """Quiet words that end in a link "why?", which explains the figure at `path` of the analysis."""

    def __init__(self, workspace: Workspace, path: str) -> None:
        super().__init__()
        self.workspace, self.path = workspace, path
        self.setFont(theme.font(11))
        self.setProperty("tone", "muted")
        self.setWordWrap(True)
        link = Qt.TextInteractionFlag
        self.setTextInteractionFlags(link.LinksAccessibleByMouse | link.LinksAccessibleByKeyboard)
        self.linkActivated.connect(self._explain)

    def say(self, text: str) -> None:
        """Show plain words."""
        colour = theme.current().accent
        self.setText(
            f'{escape(text)} <a href="why" style="color: {colour}; text-decoration: none">{_("why?")}</a>'
        )

    def _explain(self) -> None:
        show_why(self.window(), self.workspace, self.path)


class WhyDialog(QDialog):
    """Value, formula, inputs; and what is missing where there is no value."""

    def __init__(self, window: QWidget, figure: object) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Why?"))
        self.setMinimumWidth(420)
        value = getattr(figure, "value", None)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(10)
        head = QLabel(_shown(value))
        head.setFont(theme.font(20, bold=True))
        layout.addWidget(head)
        reason = getattr(figure, "reason", None)
        if reason:
            layout.addWidget(muted(str(reason), 13))
        formula = QLabel(str(getattr(figure, "formula", "")))
        formula.setWordWrap(True)
        t = theme.current()
        formula.setStyleSheet(f"background: {t.neutral_tint}; border-radius: 6px; padding: 8px 10px;")
        formula.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        formula.setVisible(bool(formula.text()))
        layout.addWidget(formula)
        layout.addWidget(_inputs(getattr(figure, "inputs", ())), 1)


def _shown(value: object) -> str:
    if value is None:
        return _("Not known yet")
    if isinstance(value, float):
        return i18n.number(value, 2)
    return i18n.number(value) if isinstance(value, int) else str(value)


def _inputs(pairs: tuple[tuple[str, str], ...]) -> QWidget:
    body = QWidget()
    grid = QGridLayout(body)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setColumnStretch(0, 1)
    for line, (name, value) in enumerate(pairs):
        grid.addWidget(muted(name, 12), line, 0)
        figure = QLabel(value)
        figure.setFont(theme.font(13, tabular=True))
        grid.addWidget(figure, line, 1, Qt.AlignmentFlag.AlignRight)
    grid.setRowStretch(len(pairs), 1)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setWidget(body)
    scroll.setMinimumHeight(min(40 + 24 * len(pairs), 320) if pairs else 1)
    return scroll
