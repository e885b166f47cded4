"""A tab that is a register with its empty state, as most tabs are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.i18n import _
from planner.model import Entity, singular_of
from ui.pages.empty import EmptyOr, Teaching
from ui.tables.columns import Column, Mark
from ui.tables.named_filter import NamedFilter
from ui.tables.register import Register
from ui.tables.tools import RegisterTools
from ui.workspace import Workspace


@dataclass(frozen=True)
class Lesson:
    """What an empty register teaches: the headings and words of an example, a sentence, the button, other ways."""

    headings: Sequence[str]
    example: Sequence[str]
    sentence: str
    action: str = ""
    hint: str = ""
    others: Sequence[tuple[str, Callable[[], Any]]] = ()


class RegisterTab(QWidget):
    """A register inside the page's margins; empty, it teaches."""

    def __init__(
        self,
        workspace: Workspace,
        entity: type[Entity],
        lesson: Lesson,
        *,
        shown: Sequence[str] = (),
        extra: list[tuple[int, Column]] | None = None,
        beside: QWidget | None = None,
        name: str = "",
        headings: Mapping[str, tuple[str, int] | tuple[str, int, int]] | None = None,
        known: Sequence[NamedFilter] = (),
        marks: Mapping[str, Callable[[Any], Mark | None]] | None = None,
        downwards_by: str = "",
    ) -> None:
        super().__init__()
        from ui.pages.page import padded

        self.workspace, self.entity = workspace, entity
        self.register = Register(
            workspace,
            entity,
            shown=shown,
            extra=extra,
            name=name,
            headings=headings,
            known=known,
            marks=marks,
            downwards_by=downwards_by,
        )
        self.beside_tabs = RegisterTools(self.register)
        self.beside_tabs.setParent(self)  # until the page puts it beside its tabs
        self.beside_tabs.hide()
        parts = [self.register] if beside is None else [self.register, beside]
        self.choice = EmptyOr(padded(*parts, stretch=(1, 0)), self._teaching(lesson), self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.choice)

    def _teaching(self, lesson: Lesson) -> Teaching:
        action = lesson.action or _("Add the first {what}").format(what=singular_of(self.entity).lower())
        said = lesson.headings, lesson.example, lesson.sentence, action, self.begin_new, lesson.hint
        return Teaching(*said, others=lesson.others)

    def _empty(self) -> bool:
        """Return whether there is nothing to look at yet; the hub alone is where every plan begins."""
        return not any(not getattr(row, "is_hub", False) for row in self.workspace.plan.rows(self.entity))

    def refresh(self) -> None:
        """Show the lesson or the rows."""
        self.choice.refresh()
        self.beside_tabs.show_tools(not self._empty())

    def show_row(self, uid: str) -> None:
        """Select a row and bring it into sight."""
        self.register.select(uid)

    def begin_new(self) -> None:
        """Begin a new row by typing."""
        self.choice.show_content()
        self.register.begin_new()
