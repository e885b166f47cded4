"""Names so alike that they may be one: told after an import, so that a person merges them or lets them be."""

from __future__ import annotations

import re
from collections.abc import Iterable

from planner.exchange.words import NEAR, plain
from planner.i18n import _

_LEGAL = frozenset({
    "pt", "cv", "tbk", "persero", "ud", "ltd", "limited", "inc", "corp", "corporation", "co", "company", "llc",
    "plc", "gmbh", "ag", "nv", "bv", "pte", "sdn", "bhd", "the",
})  # fmt: skip
_SHORTEST = 5  # characters
_MARK = re.compile(r"\w{0,3}|\w*\d\w*")  # Vendor A and Vendor B, Branch 1 and Branch 2 are two
_MOST_COMPARED = 3000  # names; beyond it comparing each with each takes too long


class Alike:
    """The names there are; each new one is asked for its like before it joins them."""

    def __init__(self, names: Iterable[str]) -> None:
        """Begin with the names of the plan."""
        self._known: dict[str, str] = {}
        for name in names:
            self._known.setdefault(_bare(name), name)

    def take(self, name: str) -> str | None:
        """Return the name that `name` is nearly, if there is one, and keep `name` for those to come."""
        bare = _bare(name)
        found = self._known.get(bare) or self._nearest(bare)
        self._known.setdefault(bare, name)
        return found if found != name else None

    def _nearest(self, bare: str) -> str | None:
        from rapidfuzz import fuzz, process

        if len(bare) < _SHORTEST or len(self._known) > _MOST_COMPARED:
            return None
        found = process.extract(bare, list(self._known), scorer=fuzz.ratio, score_cutoff=NEAR, limit=5)
        near = (known for known, _score, _place in found if _marks(known) == _marks(bare))
        return next((self._known[known] for known in near), None)


def question(name: str) -> str:
    """Ask whether a name means the one it is like."""
    return _("Did you mean “{name}”? It came in as another one; merge the two if they are one.").format(
        name=name
    )


def _marks(bare: str) -> list[str]:
    return [word for word in bare.split() if _MARK.fullmatch(word)]


def _bare(name: str) -> str:
    words = plain(name).split()
    return " ".join(word for word in words if word not in _LEGAL) or " ".join(words)
