"""What the legend explains, as plain data: colours, sizes, kinds of lines, and the differences from a snapshot."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from planner.i18n import N_, _, ngettext, number
from planner.model import Choice, Snapshot
from planner.model.choices import FlowKind, RelationshipKind
from planner.model.views import HIERARCHY
from ui.canvas.colouring import Category
from ui.canvas.scene import MapScene

MOST, MOST_LINES = 8, 4  # rows shown before a person asks for more
COLOUR, SIZE, LINE, PAST, MORE, LINES = "colour", "size", "line", "past", "more", "lines"


@dataclass(frozen=True)
class Row:
    """One line of the legend. `of` is what its sample shows; one that is `off` is hidden on the map."""

    sort: str
    key: str
    label: str
    count: int | None = None
    of: Category | Choice | float | None = None
    off: bool = False


@dataclass(frozen=True)
class Block:
    """Rows under a heading; one that can be folded says so by its `key`, and has one row while it is."""

    title: str
    rows: tuple[Row, ...]
    key: str = ""

    @property
    def folded(self) -> bool:
        """Whether the one row only says what there is to unfold."""
        return len(self.rows) == 1 and self.rows[0].sort == LINES


def blocks_of(scene: MapScene, *, unfolded: bool, lines: bool) -> list[Block]:
    """Return what a scene needs explained, kinds of lines in one row unless `lines`; one colour needs nothing."""
    blocks = [
        _colours(scene, MOST if not unfolded else None),
        _sizes(scene),
        _lines(scene, MOST_LINES if not unfolded else None) if lines else _folded_lines(scene),
        _past(scene),
    ]
    return [block for block in blocks if block.rows]


def _colours(scene: MapScene, most: int | None) -> Block:
    cards = [item.card for item in scene.items_by_key.values()]
    counts = Counter(card.category.key for card in cards if card.category is not None)
    colouring = scene.reader.colouring
    known = colouring.categories
    keys = sorted((key for key in counts if key in known), key=lambda key: known[key].index)
    rows = [Row(COLOUR, key, known[key].label, counts[key], known[key]) for key in keys]
    return Block(colouring.label, _folded(rows, most) if len(rows) > 1 else ())


def _sizes(scene: MapScene) -> Block:
    size = scene.reader.size
    if size is None:
        return Block("", ())
    scales = [(n, 0.5 + 0.5 * size.share(n)) for n in range(len(size.bands))]
    rows = tuple(Row(SIZE, str(n), size.bands[n], None, scale) for n, scale in scales)
    return Block(_("Size: {measure}").format(measure=size.label), rows)


def _lines(scene: MapScene, most: int | None) -> Block:
    order = [HIERARCHY, *RelationshipKind, *FlowKind]
    kinds = sorted(scene.kinds, key=order.index)
    rows = [_line(scene, kind) for kind in kinds]
    if kinds == [HIERARCHY] and not rows[0].off:
        rows = []  # lines from above to below explain themselves
    return Block(_("Value flows") if scene.settings.value else _("Lines"), _folded(rows, most), LINES)


def _folded_lines(scene: MapScene) -> Block:
    rows = _lines(scene, None).rows
    if not rows:
        return Block("", ())
    label = ngettext("{n} kind of lines", "{n} kinds of lines", len(rows))
    off = sum(row.off for row in rows)
    if off:
        label = _("{kinds}, {n} hidden").format(kinds=label, n=number(off))
    return Block("", (Row(LINES, LINES, label),), LINES)


def _line(scene: MapScene, kind: Choice | str) -> Row:
    key, label = (kind, _("Hierarchy")) if isinstance(kind, str) else (str(kind.value), kind.label)
    of = None if isinstance(kind, str) else kind
    return Row(LINE, key, label, scene.kinds[kind], of, not scene.settings.draws(kind))


def _past(scene: MapScene) -> Block:
    snapshot = scene.plan.get(Snapshot, scene.past.snapshot)
    if snapshot is None:
        return Block("", ())
    past = scene.past.past
    gone = sum(one.gone for one in past.ghosts)
    rows = (
        Row(PAST, "new", _("new since"), len(past.new)),
        Row(PAST, "gone", _("gone since"), gone),
        Row(PAST, "moved", _("was elsewhere"), len(past.ghosts) - gone),
        Row(PAST, "new link", _("new line"), len(past.new_links)),
        Row(PAST, "gone link", _("line gone since"), len(past.gone_links)),
    )
    return Block(snapshot.name, tuple(row for row in rows if row.count))


def _folded(rows: list[Row], most: int | None) -> tuple[Row, ...]:
    """Return the rows with the highest counts in their order, and a last one that says how many there are besides."""
    if most is None or len(rows) <= most:
        return tuple(rows)
    ranked = sorted(rows, key=lambda row: (row.off, row.count or 0), reverse=True)[: most - 1]
    left = len(rows) - len(ranked)
    more = Row(MORE, "", ngettext("{n} more", "{n} more", left))
    return (*(row for row in rows if row in ranked), more)


TIPS = {
    COLOUR: N_("Click to see only these; Ctrl+click adds others"),
    LINE: N_("Click to hide or show these lines"),
}
