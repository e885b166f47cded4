"""Export the map: how, how much of it, on which paper; and what it will look like."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from planner.document import Plan
from planner.i18n import N_, _, ngettext
from planner.model import MapView
from ui.canvas.export.order import PAPERS, THEMES, Order
from ui.canvas.export.preview import Preview
from ui.dialogs.buttons import take_or_cancel
from ui.settings import settings

FORMATS = (
    ("pdf", N_("PDF: to print and to send")),
    ("svg", N_("SVG: to edit in a drawing program")),
    ("png", N_("PNG: for slides and documents")),
)
LOOKS = (("light", N_("Light, for paper")), ("dark", N_("Dark, for the screen")))
_SOON = 120  # ms after the last choice until the preview is drawn


class ExportDialog(QDialog):
    """Asks for a picture of the map; `ordered` tells the Order when a person goes on. What was chosen is remembered."""

    ordered = Signal(object)

    def __init__(
        self, window: QWidget, plan: Plan, view_uid: str | None = None, selected: Iterable[str] = ()
    ) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Export the map"))
        self._plan = plan
        self._selected = frozenset(selected)
        self._ask(view_uid)
        self.preview = Preview(plan)
        self.said = QLabel()
        self.said.setWordWrap(True)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_SOON)
        self._later.timeout.connect(self._show_preview)
        self._lay_out()
        for changed in (
            *(one.currentIndexChanged for one in (self.format, self.view, self.part, self.paper, self.look)),
            self.scale.valueChanged, self.explained.toggled,
        ):  # fmt: skip
            changed.connect(self._follow)
        self._follow()
        self._show_preview()
        self.finished.connect(self.preview.forget)

    def _ask(self, view_uid: str | None) -> None:
        """Make the questions, answered as the last time."""
        plan = self._plan
        self.form = QFormLayout()
        self.form.setVerticalSpacing(10)
        self.form.setHorizontalSpacing(16)
        self.format = self._choice(
            _("Format"), [(key, _(text)) for key, text in FORMATS], _remembered("format")
        )
        views = [(one.uid, one.name) for one in plan.rows(MapView)]
        self.view = self._choice(_("View"), views, view_uid)
        self.form.setRowVisible(self.view, len(views) > 1)
        chosen = ngettext("What is selected: {n} card", "What is selected: {n} cards", len(self._selected))
        self.part = self._choice(_("Show"), [("", _("The whole map")), ("selected", chosen)], "")
        self.form.setRowVisible(self.part, bool(self._selected))
        self.paper = self._choice(
            _("Paper"), [(key, one.label) for key, one in PAPERS.items()], _remembered("paper")
        )
        self._ask_scale()
        self.look = self._choice(_("Colours"), [(key, _(text)) for key, text in LOOKS], _remembered("look"))
        self.explained = QCheckBox(_("Title and legend"))
        self.explained.setChecked(_remembered("explained") != "no")
        self.form.addRow("", self.explained)

    def _ask_scale(self) -> None:
        self.scale = QSpinBox()
        self.scale.setRange(10, 800)
        self.scale.setSingleStep(50)
        self.scale.setSuffix(" %")
        self.scale.setStyleSheet(  # with NoButtons the style sheet leaves its text no room
            "QSpinBox::up-button, QSpinBox::down-button { width: 0; border: 0; }"
            "QLineEdit { border: 0; padding: 0 8px; min-height: 0; }"
        )
        self.scale.setValue(int(_remembered("scale") or 200))
        self.form.addRow(_("Size"), self.scale)

    def _choice(self, label: str, choices: list[tuple[str, str]], chosen: str | None) -> QComboBox:
        box = QComboBox()
        for key, text in choices:
            box.addItem(text, key)
        box.setCurrentIndex(max(box.findData(chosen), 0))
        self.form.addRow(label, box)
        return box

    def _lay_out(self) -> None:
        buttons, self.go = take_or_cancel(self, _("Export …"), self._order)
        choices = QVBoxLayout()
        choices.addLayout(self.form)
        choices.addWidget(self.said)
        choices.addStretch(1)
        self.said.setMinimumHeight(52)
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.said.setFixedWidth(320)
        body = QHBoxLayout()
        body.setSpacing(24)
        body.addWidget(self.preview, 1)
        body.addLayout(choices)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(16)
        layout.addLayout(body)
        layout.addWidget(buttons)

    def order(self) -> Order:
        """Return what is chosen now."""
        ending, paper = self.format.currentData(), PAPERS[self.paper.currentData()]
        return Order(
            ending=ending,
            view_uid=self.view.currentData(),
            only=self._selected if self.part.currentData() else None,
            tokens=THEMES[self.look.currentData()],
            paper=paper,
            scale=self.scale.value() / 100 if ending == "png" or paper.tiled else 1.0,
            explained=self.explained.isChecked(),
        )

    def _follow(self) -> None:
        """Offer only what fits the format, and draw the preview soon."""
        ending = self.format.currentData()
        tiles = self.paper.findData("tiles")
        item = self.paper.model().item(tiles)  # type: ignore[attr-defined]  # a combo box has items
        item.setEnabled(ending == "pdf")
        if ending != "pdf" and self.paper.currentIndex() == tiles:
            self.paper.setCurrentIndex(0)
        self.form.setRowVisible(self.scale, ending == "png" or self.paper.currentIndex() == tiles)
        self._later.start()

    def _show_preview(self) -> None:
        self._later.stop()
        told, fits = self.preview.show_order(self.order())
        self.said.setText(told)
        self.said.setProperty("tone", "muted" if fits else "danger")
        self.said.style().polish(self.said)
        self.go.setEnabled(fits)

    def _order(self) -> None:
        order = self.order()
        chosen: dict[str, Any] = {
            "format": order.ending,
            "paper": order.paper.key,
            "scale": self.scale.value(),
            "look": self.look.currentData(),
            "explained": "yes" if order.explained else "no",
        }
        for name, value in chosen.items():
            settings().setValue(f"export/{name}", value)
        self.accept()
        self.ordered.emit(order)


def _remembered(name: str) -> str | None:
    value = settings().value(f"export/{name}")
    return None if value is None else str(value)
