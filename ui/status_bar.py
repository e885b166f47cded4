"""The line at the foot of the window: saved or not, what the plan holds and lacks, a word of the page, the language."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from planner.document.file import PlanFile
from planner.i18n import LANGUAGES, _, language, ngettext
from planner.model import Organisation, Relationship
from ui import theme


class StatusBar(QWidget):
    """Left what is, right what the page says; `language_asked` when a person wants the other language."""

    language_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        t = theme.current()
        self.setObjectName("status")
        self.setFixedHeight(theme.STATUS)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet(
            f"QWidget#status {{ background: {t.surface}; border-top: 1px solid {t.hairline}; }}"
        )
        self.left, self.right = QLabel(), QLabel()
        self.language = QPushButton(LANGUAGES.get(language(), language()))
        self.language.setProperty("look", "flat")
        self.language.setStyleSheet("border: 0; min-height: 18px; padding: 0 4px; background: transparent;")
        self.language.setToolTip(_("Switch between English and Indonesian"))
        self.language.clicked.connect(self.language_asked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 0, 12, 0)
        layout.setSpacing(16)
        for widget in (self.left, self.right, self.language):
            widget.setFont(theme.font(11))
            widget.setProperty("tone", "muted")
            layout.addWidget(widget, 1 if widget is self.left else 0)

    def show_start(self) -> None:
        """Say what holds while no plan is open."""
        from planner import __version__

        self.left.setText(_("No plan open") + "      " + _("Works offline; plans are files on this laptop"))
        self.right.setText(f"Mitra {__version__}      " + _("Press ? for shortcuts"))

    def show_plan(self, plan: PlanFile, report: Any) -> None:
        """Say whether the plan is saved, what it holds, and what its check found."""
        t, saved = theme.current(), _("Saved")
        if plan.path is None:
            saved = _("Not saved yet")
        elif plan.unsaved:
            saved = _("Unsaved changes")
        partners = sum(not one.is_hub for one in plan.rows(Organisation))
        parts = [
            saved,
            ngettext("{n} partner", "{n} partners", partners),
            ngettext("{n} relationship", "{n} relationships", len(plan.rows(Relationship))),
        ]
        errors, warnings = report.count("error"), report.count("warning")
        if errors:
            parts.append(_coloured(ngettext("{n} error", "{n} errors", errors), t.danger))
        if warnings:
            parts.append(_coloured(ngettext("{n} warning", "{n} warnings", warnings), t.warning))
        self.left.setText(" · ".join(parts))


def _coloured(text: str, colour: str) -> str:
    return f'<span style="color:{colour}">{text}</span>'
