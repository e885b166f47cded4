"""The story on the full screen: played with a clicker, the keyboard or the mouse; it changes nothing."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QRectF, Qt, QTimer, QVariantAnimation
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QApplication, QStyle, QWidget

from planner.document import ChangeSet, Plan
from planner.i18n import _
from ui import theme
from ui.canvas.scene import MapScene
from ui.canvas.story.names_layer import NamesLayer
from ui.canvas.story.sheet import BAR, Camera, camera_on, count_words, map_area, paint_sheet, picture_room
from ui.canvas.story.slides import Slide, show_slide, slides_of
from ui.plan_signals import PlanSignals

FLIGHT = 140  # ms
IDLE = 2000  # ms after which a mouse that rests is hidden
_K = Qt.Key
NEXT = frozenset({_K.Key_PageDown, _K.Key_Right, _K.Key_Down, _K.Key_Space, _K.Key_N})
BACK = frozenset({_K.Key_PageUp, _K.Key_Left, _K.Key_Up, _K.Key_Backspace, _K.Key_P})
BLANK = frozenset({_K.Key_B, _K.Key_Period})
ENTER = frozenset({_K.Key_Return, _K.Key_Enter})


def moves() -> bool:
    """Whether the system lets things move."""
    duration = QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration)
    return duration > 0 and QApplication.isEffectEnabled(Qt.UIEffect.UI_General)


def present(plan: Plan, signals: PlanSignals, window: QWidget, step: str | None = None) -> Player:
    """Play the story of a plan on the full screen, from the step of that key, over a window."""
    player = Player(plan, signals, window)
    player.play(step)
    return player


class Player(QWidget):
    """Shows slides one after the other until Esc; make it, then call `play`."""

    def __init__(self, plan: Plan, signals: PlanSignals, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setWindowTitle(_("Present"))
        self.setObjectName("player")
        self.setMouseTracking(True)
        self.plan = plan
        self.map = MapScene(plan, theme.current())
        self.map.setParent(self)
        self.map.stale.connect(self._repaint)
        self.names = NamesLayer(self.map)
        self.slides: list[Slide] = slides_of(plan)
        self.place = 0
        self.blank = False
        self.typed = ""
        self.camera = Camera(QRectF().center(), 1.0)
        self._area = QRectF()
        self._from, self._to = self.camera, self.camera
        self._before: QPixmap | None = None  # the picture that fades while another view appears
        self._share = 1.0
        self._flight = QVariantAnimation(self)
        self._flight.setDuration(FLIGHT)
        self._flight.setStartValue(0.0)
        self._flight.setEndValue(1.0)
        self._flight.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._flight.valueChanged.connect(self._fly)
        self._flight.finished.connect(self._land)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE)
        self._idle.timeout.connect(self._hide_mouse)
        signals.changed.connect(self._follow)

    def play(self, step: str | None = None) -> None:
        """Fill the screen, beginning with the step of that key, else with the first."""
        known = [slide.step for slide in self.slides]
        self.place = known.index(step) if step is not None and step in known else 0
        self._show(fly=False)
        self.showFullScreen()
        self.activateWindow()
        self.setFocus()

    # Going through the slides

    @property
    def slide(self) -> Slide:
        """The slide that is shown."""
        return self.slides[self.place]

    def go(self, place: int) -> None:
        """Show the slide of that place, from 0; the first or last one where there is none."""
        place = max(0, min(place, len(self.slides) - 1))
        self.blank, self.typed = False, ""
        if place == self.place:
            self.update()
            return
        before = self.slide
        still = self.grab() if moves() and self.slides[place].view != before.view else None
        self.place = place
        self._before = still
        self._show(fly=True)

    def _show(self, *, fly: bool) -> None:
        self._area = show_slide(self.map, self.slide)
        self._from, self._to = self.camera, self._aimed()
        self.setAccessibleName(f"{count_words(self.place + 1, len(self.slides))}: {self.slide.caption}")
        self._flight.stop()
        if not (fly and moves() and self.isVisible()):
            self._land()
            return
        if self._before is not None:
            self._from = self._to  # another view: it fades in where it stays
        self._flight.start()

    def _aimed(self) -> Camera:
        return camera_on(
            self._area, picture_room(QRectF(self.rect())), self.map.rects.get(self.slide.focus or "")
        )

    def _fly(self, share: float) -> None:
        self._share = float(share)
        self.camera = self._from.towards(self._to, self._share)
        self.update()

    def _land(self) -> None:
        self._share, self._before, self.camera = 1.0, None, self._to
        self.update()

    def _follow(self, changes: ChangeSet) -> None:
        """Follow what is changed meanwhile in the window behind."""
        self.map.follow(changes)
        step = self.slide.step
        self.slides = slides_of(self.plan)
        known = [slide.step for slide in self.slides]
        self.place = known.index(step) if step in known else min(self.place, len(self.slides) - 1)
        self._show(fly=False)

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = _K(event.key())
        if key in NEXT:
            self.go(self.place + 1)
        elif key in BACK:
            self.go(self.place - 1)
        elif key in ENTER:
            self.go(int(self.typed) - 1 if self.typed else self.place + 1)
        elif key is _K.Key_Home:
            self.go(0)
        elif key is _K.Key_End:
            self.go(len(self.slides) - 1)
        elif key in BLANK:
            self.blank = not self.blank
            self.update()
        elif key is _K.Key_Escape:
            self._escape()
        elif event.text().isdecimal():
            self.typed = (self.typed + event.text())[-4:]
            self.update()
        else:
            super().keyPressEvent(event)

    def _escape(self) -> None:
        """Take back a number that is being typed, else end."""
        if self.typed:
            self.typed = ""
            self.update()
        else:
            self.close()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.go(self.place + 1)
        elif event.button() == Qt.MouseButton.RightButton:
            self.go(self.place - 1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.unsetCursor()
        self._idle.start()
        area = self._seen()
        share = event.position() / self.camera.zoom
        card = self.map.card_at(area.topLeft() + share)
        on_map = card is not None and self._above().contains(event.position())
        pointed = card.card.uid if card is not None and on_map else None
        if pointed != self.names.pointed:
            self.names.pointed = pointed
            self.update()

    def _hide_mouse(self) -> None:
        self.setCursor(Qt.CursorShape.BlankCursor)

    # Painting

    def _above(self) -> QRectF:
        return QRectF(self.rect()).adjusted(0, 0, 0, -self.height() * BAR)

    def _seen(self) -> QRectF:
        return map_area(self._above(), picture_room(QRectF(self.rect())), self.camera)

    def _repaint(self, _area: QRectF) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.blank:
            painter.fillRect(self.rect(), QColor("#000000"))
            return
        self.map.links.look_at(self._seen())
        count = f"→ {self.typed}" if self.typed else count_words(self.place + 1, len(self.slides))
        paint_sheet(painter, QRectF(self.rect()), self.map, self.camera, self.slide.caption, count)
        if self._before is not None:
            painter.setOpacity(1 - self._share)
            painter.drawPixmap(0, 0, self._before)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._flight.stop()
        self._to = self._aimed()
        self._land()
