"""What the window shows of a map after any way there is what a fresh painting of it would show."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from planner.document import Plan
from planner.edits import rename
from planner.model import Organisation
from tests.ui.canvas.conftest import uid_of
from ui.canvas.layer import EVERYTHING
from ui.canvas.map_widget import MapWidget

_NEAR = 3  # of 255: where a strip ends, edges are smoothed from another side


def picture(widget: MapWidget) -> NDArray[np.int16]:
    """Return what the window shows, as red, green and blue (height, width, 3)."""
    QApplication.processEvents()
    image = widget.canvas.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return pixels[..., :3].astype(np.int16)


def differs_from_fresh(widget: MapWidget) -> int:
    """Return how far any pixel is from what painting everything anew gives."""
    kept = picture(widget)
    widget.map.stale.emit(EVERYTHING)
    return int(np.abs(kept - picture(widget)).max())


def test_panning_step_by_step_shows_what_a_fresh_painting_shows(shown: MapWidget) -> None:
    for zoom in (1.0, 0.6, 0.25):
        shown.canvas.set_zoom(zoom)
        for step in range(12):
            shown.canvas.scroll_map(QPointF(17 - 3 * step, 5 * step - 20))
            if step % 3:
                QApplication.processEvents()  # two steps may come before one painting
        assert differs_from_fresh(shown) <= _NEAR


def test_a_jump_that_leaves_nothing_in_sight_shows_the_other_place(shown: MapWidget) -> None:
    before = picture(shown)
    shown.canvas.scroll_map(QPointF(5000, 0))
    assert np.abs(picture(shown) - before).max() > 50
    shown.canvas.scroll_map(QPointF(-5000, 0))
    assert np.abs(picture(shown) - before).max() <= _NEAR


def test_what_changes_on_the_way_is_seen(shown: MapWidget, four: Plan) -> None:
    acme = four.get(Organisation, uid_of(four, "Acme"))
    assert acme is not None
    picture(shown)
    rename(four, acme, "Ajax")
    shown.canvas.scroll_map(QPointF(9, 4))
    shown.map.point_at(uid_of(four, "Gamma"))
    shown.canvas.scroll_map(QPointF(-30, 2))
    assert differs_from_fresh(shown) <= _NEAR
