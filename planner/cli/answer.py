"""How the command line answers: its language, one JSON document or words, and one clear line for an error."""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Callable, Mapping
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from planner.errors import MitraError
from planner.i18n import _, set_language

DONE = 0
FOUND_ERRORS = 1
FAILED = 2


def prepare(environment: Mapping[str, str] = os.environ) -> None:
    """Speak the language of the environment, and write UTF-8 whatever the terminal says."""
    chosen = next(
        (environment[key] for key in ("MITRA_LANGUAGE", "LC_ALL", "LANG") if environment.get(key)), "en"
    )
    set_language("id" if chosen.lower().startswith("id") else "en")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def say(text: str) -> None:
    """Print words for a person."""
    print(text)


def print_json(document: Any) -> None:
    """Print the one JSON document of `--json`."""
    print(json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1))


def guarded(action: Callable[[], int]) -> int:
    """Run a command and return its exit status; whatever goes wrong is told in one line on standard error."""
    try:
        status = action()
        sys.stdout.flush()
        return status
    except MitraError as error:
        return _fail(str(error))
    except BrokenPipeError:  # the reader, such as head, has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:
        return _fail(_about(error))
    except KeyboardInterrupt:
        return _fail(_("Stopped."))
    except Exception as error:
        return _fail(_unexpected(error))


def _fail(text: str) -> int:
    print(" ".join(text.split()), file=sys.stderr)
    return FAILED


def _about(error: OSError) -> str:
    reason = error.strerror or str(error) or type(error).__name__
    place = error.filename2 or error.filename
    return _("{path}: {reason}.").format(path=place, reason=reason) if place else f"{reason}."


def _unexpected(error: Exception) -> str:
    told = f"{type(error).__name__}: {error}"[:300]
    if not os.environ.get("MITRA_DEBUG"):
        return _(
            "Something went wrong inside Mitra ({error}). With MITRA_DEBUG=1 the details are kept."
        ).format(error=told)
    return _("Something went wrong inside Mitra ({error}). The details are in {log}.").format(
        error=told, log=_log(error)
    )


def _log(error: Exception) -> Path:
    from planner.document.working_copy import home

    log = home() / "mitra.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("a", encoding="utf-8") as file:
        file.write("".join(traceback.format_exception(error)))
    return log
