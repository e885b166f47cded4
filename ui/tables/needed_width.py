"""How wide what stands in a column is, looked up in rows here and there: a sheet shares its room out by need."""

from __future__ import annotations

from heapq import nlargest

from PySide6.QtGui import QFontMetrics

from ui import theme
from ui.tables.columns import Look
from ui.tables.model import RegisterModel

LOOKED_AT, LONGEST = (
    48,
    2,
)  # rows read at least where there are as many, and how many of the longest texts among them are measured
_AROUND = {Look.CHIP: 32, Look.DOT: 38}  # pixels beside the text: edges, the chip's own, the dot
_DRAWN = (Look.LEVEL, Look.STEPS, Look.TICK)  # as wide as declared, whatever they say


def needed_width(model: RegisterModel, number: int) -> int:
    """Return pixels, 0 where nothing stands yet or the look of the column says how wide it is."""
    column = model.columns[number]
    if column.look in _DRAWN:
        return 0
    keys = model.keys[:: max(1, len(model.keys) // LOOKED_AT)]
    rows = [row for uid in keys if (row := model.plan.get(model.entity, uid)) is not None]
    said = [column.text(column.value(row)) for row in rows]
    if column.mark is not None:
        marks = [column.mark(row) for row in rows]
        said = [f"{mark.word}  {text}" if mark else text for mark, text in zip(marks, said, strict=True)]
    longest = nlargest(LONGEST, (text for text in said if text), key=len)
    if not longest:
        return 0
    font = theme.font(bold=column.look is Look.STRONG, tabular=column.look is Look.NUMBER)
    measure = QFontMetrics(font).horizontalAdvance
    return max(measure(text.splitlines()[0]) for text in longest) + _AROUND.get(column.look, 22)
