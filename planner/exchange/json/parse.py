"""From bytes to plain JSON values, refusing what JSON leaves open: keys named twice, NaN, endless nesting."""

from __future__ import annotations

import json
from typing import Any

from planner.errors import Invalid
from planner.exchange.json.values import Unreadable
from planner.exchange.json.write import FORMAT, VERSION
from planner.i18n import _

LARGEST = 100_000_000  # bytes: about a million rows
_LONGEST_NUMBER = 400  # digits; Python refuses some thousands, and no field keeps that many
_LONGEST_TOLD = 40  # characters of a number in a message


def parse(data: bytes) -> dict[str, Any]:
    """Return the object the bytes hold. Raises Invalid when they are not JSON, too large, or ambiguous."""
    if len(data) > LARGEST:
        raise Invalid(_("The file is larger than 100 MB; a plan as JSON is much smaller."))
    try:
        document = json.loads(
            data.decode("utf-8-sig"),
            object_pairs_hook=_object,
            parse_constant=_constant,
            parse_float=_float,
            parse_int=_whole,
        )
    except json.JSONDecodeError as error:
        raise Invalid(
            _("The file is not JSON: line {line}, column {column} cannot be read.").format(
                line=error.lineno, column=error.colno
            )
        ) from None
    except UnicodeDecodeError:
        raise Invalid(_("The file is not JSON in UTF-8.")) from None
    except RecursionError:
        raise Invalid(_("The file is nested too deeply to be a plan.")) from None
    if not isinstance(document, dict):
        raise Invalid(_("The file is not a plan: it must hold one object, from { to }."))
    for key, content in document.items():
        if isinstance(content, Unreadable):
            raise Invalid(_("Key {key}: {reason}").format(key=key[:100], reason=content.reason))
    return document


def check_header(document: dict[str, Any], expected: str = FORMAT) -> None:
    """Raise Invalid when format or version say that the file is something else; either may be left out."""
    found = document.get("format", expected)
    if found != expected:
        raise Invalid(
            _("The format of the file is “{found}”, not “{expected}”.").format(found=found, expected=expected)
        )
    version = document.get("version", VERSION)
    if version != VERSION or isinstance(version, bool):
        raise Invalid(
            _(
                "The version of the file is {found}; this Mitra reads version {expected}, "
                "a number without quotation marks."
            ).format(found=json.dumps(version, ensure_ascii=False)[:_LONGEST_TOLD], expected=VERSION)
        )


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _value in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        found[twice] = Unreadable(_("it stands twice in one object of the file; keep one."))
    return found


def _constant(word: str) -> Unreadable:
    return Unreadable(_("{word} is not a number; leave the key out instead.").format(word=word))


def _float(text: str) -> float | Unreadable:
    value = float(text)
    return _too_large(text) if value in (float("inf"), float("-inf")) else value


def _whole(text: str) -> int | Unreadable:
    return int(text) if len(text) <= _LONGEST_NUMBER else _too_large(text)


def _too_large(text: str) -> Unreadable:
    told = text if len(text) <= _LONGEST_TOLD else f"{text[:_LONGEST_TOLD]}…"
    return Unreadable(_("the number {number} is too large.").format(number=told))
