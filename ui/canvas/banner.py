"""The floating banner: says in words what narrows the map or lies over it, with the buttons to change and end it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from planner.analysis.ways import told
from planner.display import short_of
from planner.i18n import _, ngettext
from planner.model import Organisation, Snapshot
from ui import theme
from ui.canvas.narrowing import narrow
from ui.canvas.scene import MapScene

STEPS = 3  # as far as a focus reaches
_TOLD = 4  # ways told in words at once
Button = tuple[str, str, Callable[[], None], bool]  # icon, words, what it does, whether it can be pressed


class Banner(QFrame):
    """One line for each: a focus, a way between two partners, a snapshot."""

    def __init__(self, scene: MapScene, parent: QWidget) -> None:
        super().__init__(parent)
        self._scene = scene
        self.setProperty("card", True)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(12, 4, 6, 4)
        self._rows.setSpacing(2)
        self._shown: tuple[object, ...] = ()
        scene.reloaded.connect(self.reload)
        self.reload()

    @property
    def texts(self) -> list[str]:
        """What the banner says, line by line."""
        return [label.text() for label in self.findChildren(QLabel)]

    def reload(self) -> None:
        """Say what is now; the banner hides when nothing narrows the map."""
        scene = self._scene
        shown = (
            scene.showing.around, scene.way.ends, scene.way.every, tuple(scene.way.ways), scene.past.snapshot,
            scene.past.past, scene.tokens.name, _("Close"),
        )  # fmt: skip
        if shown == self._shown:
            return
        self._shown = shown
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        for part in (self._focus, self._way, self._past):
            part()
        self.setVisible(self._rows.count() > 0)
        self._rows.activate()
        self.resize(self.sizeHint())

    def _line(self, text: str, buttons: list[Button], end: Callable[[], None]) -> None:
        row = QWidget(self)
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(2)
        label = QLabel(text)
        label.setWordWrap(len(text) > 90)
        label.setMaximumWidth(640)
        if label.wordWrap():
            label.setMinimumWidth(520)
        inside.addWidget(label, 1)
        for icon, words, act, possible in [*buttons, ("x", _("Close"), end, True)]:
            inside.addWidget(self._button(icon, words, act, possible))
        self._rows.addWidget(row)
        row.show()  # else the layout counts it only after the next turn of the event loop

    def _button(self, icon: str, words: str, act: Callable[[], None], possible: bool) -> QToolButton:
        button = QToolButton()
        button.setIcon(theme.icon(icon))
        button.setIconSize(QSize(14, 14))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setEnabled(possible)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(act)
        return button

    # What there is to say

    def _focus(self) -> None:
        around = self._scene.showing.around
        if around is None:
            return
        rows = [self._scene.plan.get(Organisation, uid) for uid in around.centres]
        names = [short_of(self._scene.plan, row) for row in rows if row is not None]
        who = ", ".join(names[:2]) + (f" +{len(names) - 2}" if len(names) > 2 else "")
        text = ngettext("{n} step around {who}", "{n} steps around {who}", around.steps).replace("{who}", who)

        def focus(**change: object) -> None:
            narrow(self._scene, around=replace(around, **change))  # type: ignore[arg-type]  # fields of it

        buttons: list[Button] = [
            ("minus", _("One step less"), lambda: focus(steps=around.steps - 1), around.steps > 1),
            ("plus", _("One step more"), lambda: focus(steps=around.steps + 1), around.steps < STEPS),
            ("eye", _("Show the rest faintly"), lambda: focus(alone=False), True)
            if around.alone
            else ("eye-slash", _("Hide the rest"), lambda: focus(alone=True), True),
        ]
        self._line(text, buttons, lambda: narrow(self._scene, around=None))

    def _way(self) -> None:
        layer = self._scene.way
        if layer.ends is None or not layer.ways:
            return
        plan = self._scene.plan
        shown = layer.shown
        lines = [told(plan, way) for way in shown[:_TOLD]]
        if len(shown) > _TOLD:
            lines.append(ngettext("and {n} more", "and {n} more", len(shown) - _TOLD))
        steps = ngettext("{n} step", "{n} steps", len(layer.ways[0]))
        text = f"{steps}: " + "\n".join(lines) if len(lines) == 1 else f"{steps}\n" + "\n".join(lines)
        buttons: list[Button] = []
        if len(layer.ways) > 1:
            every = ngettext(
                "All {n} ways as short as this", "All {n} ways as short as this", len(layer.ways)
            )
            buttons.append(
                ("minus", _("Only the first way"), lambda: layer.show_every(False), True)
                if layer.every
                else ("git-fork", every, lambda: layer.show_every(True), True)
            )
        self._line(text, buttons, lambda: narrow(self._scene, way=frozenset()))

    def _past(self) -> None:
        layer = self._scene.past
        snapshot = self._scene.plan.get(Snapshot, layer.snapshot)
        if snapshot is None:
            return
        past = layer.past
        gone = sum(one.gone for one in past.ghosts)
        told_of = [
            ngettext("{n} new partner", "{n} new partners", len(past.new)),
            ngettext("{n} gone", "{n} gone", gone),
            ngettext("{n} elsewhere", "{n} elsewhere", len(past.ghosts) - gone),
            ngettext("{n} new line", "{n} new lines", len(past.new_links)),
            ngettext("{n} line gone", "{n} lines gone", len(past.gone_links)),
        ]
        some = [text for text in told_of if not text.startswith("0")] or [_("nothing has changed")]
        self._line(
            _("Since “{snapshot}”: {changes}").format(snapshot=snapshot.name, changes=" · ".join(some)),
            [],
            lambda: layer.show(None),
        )
