"""Narrowing the map to what a person wants to see, and taking that back step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.canvas.scene import MapScene


def narrow(scene: MapScene, **ways: object) -> None:
    """Show only what `ways` (picked, around or way of `Showing`) say."""
    before = scene.showing.around
    for name, value in ways.items():
        setattr(scene.showing, name, value)
    scene.narrowed(other_cards=before != scene.showing.around)


def widen(scene: MapScene) -> bool:
    """Take back what narrows the map most, then a snapshot shown with it; return whether there was anything."""
    before = scene.showing.around
    if scene.showing.widen():
        scene.narrowed(other_cards=before != scene.showing.around)
        return True
    if scene.past.snapshot is not None:
        scene.past.show(None)
        return True
    return False
