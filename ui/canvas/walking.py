"""Walking over the map with the arrow keys: which card lies next in a direction."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, Qt

ARROWS = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}
_ASIDE = 2.5  # how much worse a step aside is than a step ahead


def next_card(centres: Mapping[str, QPointF], start: str, way: QPointF) -> str | None:
    """Return the card nearest in a direction, preferring those straight ahead; None at the edge."""
    here = centres[start]
    best: tuple[float, str] | None = None
    for uid, centre in centres.items():
        gap = centre - here
        ahead = gap.x() * way.x() + gap.y() * way.y()
        aside = abs(gap.x() * way.y()) + abs(gap.y() * way.x())
        if uid != start and ahead > 4 and aside < 3 * ahead + 40:
            best = min(best or (1e12, ""), (ahead + _ASIDE * aside, uid))
    return best[1] if best is not None else None
