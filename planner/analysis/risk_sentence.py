"""Cause, event and consequence of a risk as one sentence, as a register is read aloud."""

from __future__ import annotations

from collections.abc import Container

from planner.i18n import _

_ENDS = " .;,…"


def risk_sentence(
    cause: str | None, event: str | None, consequence: str | None, names: Container[str] = ()
) -> str:
    """Return "Because of …, … may happen, which would lead to …."; what is not given is left out, all empty gives "".

    Parts begin small unless their first word is one of `names` (as it is written) or has other capitals, as QR has.
    """
    parts = {
        key: inner
        for key, text in (("cause", cause), ("event", event), ("consequence", consequence))
        if (inner := _inner(text, names))
    }
    sentence = _whole("cause" in parts, "event" in parts, "consequence" in parts)
    return _begun(sentence.format(**parts)) if sentence else ""


def _whole(cause: bool, event: bool, consequence: bool) -> str:
    """Return the sentence that has a place for just the given parts."""
    return {
        (True, True, True): _("Because of {cause}, {event} may happen, which would lead to {consequence}."),
        (True, True, False): _("Because of {cause}, {event} may happen."),
        (True, False, True): _("Because of {cause}, this may happen, which would lead to {consequence}."),
        (True, False, False): _("It may happen because of {cause}."),
        (False, True, True): _("{event} may happen, which would lead to {consequence}."),
        (False, True, False): _("{event} may happen."),
        (False, False, True): _("It would lead to {consequence}."),
        (False, False, False): "",
    }[cause, event, consequence]


def _inner(text: str | None, names: Container[str]) -> str:
    """Return a part as it stands inside a sentence: one line, without its full stop, beginning small."""
    bare = " ".join((text or "").split()).strip(_ENDS)
    first = bare.split(" ", 1)[0]
    word = first.strip("(“\"'")
    if not word or word in names or word[1:] != word[1:].lower() or (len(word) == 1 and word == "I"):
        return bare
    return first.lower() + bare[len(first) :]


def _begun(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
