"""What the mouse can do on the map: one file a gesture. Each previews, then makes one edit on release."""

from ui.canvas.gestures.copy import Copy
from ui.canvas.gestures.draw_link import DrawLink
from ui.canvas.gestures.gesture import Gesture
from ui.canvas.gestures.give_role import GiveRole
from ui.canvas.gestures.make import Make
from ui.canvas.gestures.move import Move
from ui.canvas.gestures.nudge import Nudge
from ui.canvas.gestures.pan import Pan
from ui.canvas.gestures.select import Marquee

__all__ = ["Copy", "DrawLink", "Gesture", "GiveRole", "Make", "Marquee", "Move", "Nudge", "Pan"]
