"""Words as sheets write them, made comparable: case, accents, units and punctuation left out."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_BREAK = re.compile(r"[^\w%#]+|_")
NEAR = 88  # how alike (of 100) two words must be to count as the same


@cache
def plain(text: str) -> str:
    """Return a heading or word without case, accents, punctuation and what stands in brackets.

    Brackets stay when nothing else is there.
    """
    decomposed = unicodedata.normalize("NFKD", _ASIDE.sub(" ", text)).casefold()
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    words = " ".join(_BREAK.sub(" ", bare).split())
    if not words and "(" in text:
        return plain(text.replace("(", " ").replace(")", " "))
    return words


def nearest(word: str, known: list[str]) -> tuple[str, float] | None:
    """Return the known word that is most like `word`, with its likeness 0 to 1, or None when none is near."""
    from rapidfuzz import fuzz, process

    if len(word) < 4:
        return None
    found = process.extractOne(word, known, scorer=fuzz.token_sort_ratio, score_cutoff=NEAR)
    return (found[0], found[1] / 100) if found is not None else None
