"""Makes a plan from a template: JSON in both languages, with keys of its own and days counted from today."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planner import i18n
from planner.errors import FileProblem, Invalid
from planner.i18n import N_, _

if TYPE_CHECKING:
    from planner.document import Plan

FORMAT = "mitra-template"
FOLDER = i18n.RESOURCES / "templates"
SAMPLE = "qris"
ORDER = ("technology", "manufacturing", "financial-services", "healthcare", "channel", "blank")
_DAYS = re.compile(r"[+-]\d{1,5}", re.ASCII)


@dataclass(frozen=True)
class TemplateInfo:
    """What the start page tells of a template; texts come in the active language."""

    key: str
    names: Mapping[str, str]
    summaries: Mapping[str, str]

    @property
    def name(self) -> str:
        """What the template is called."""
        return _in_language(self.names, i18n.language())

    @property
    def summary(self) -> str:
        """What is in it, in a few words."""
        return _in_language(self.summaries, i18n.language())


def available() -> list[str]:
    """Return the keys of the templates there are, in the order of the start page, and of the sample."""
    return [key for key in ORDER if _path(key).exists()] + [SAMPLE]


def names() -> list[TemplateInfo]:
    """Return the templates (without the sample), in the order of the start page."""
    return [_info(key) for key in available() if key != SAMPLE]


def make(plan: Plan, key: str, language: str = "en", today: date | None = None) -> None:
    """Fill a new plan from the template `key`, or from the sample, in a language.

    The days of a template are counted from `today`. Raises FileProblem when there is no such template.
    """
    if key == SAMPLE:
        from planner.exchange.sheet.samples import make_qris

        make_qris(plan)
        return
    from planner.exchange.json import read_json

    document = _instance(_read(key), language, today or date.today())
    read_json(plan, document, label=N_("New from template"))


def _instance(template: dict[str, Any], language: str, today: date) -> dict[str, Any]:
    """Return the plan document of a template: fresh uids, one language, real days."""
    from planner.exchange.json.write import FORMAT as PLAN_FORMAT

    if template.get("format") != FORMAT:
        raise Invalid(_("The format of the file is not “{expected}”.").format(expected=FORMAT))
    document = {name: value for name, value in template.items() if name not in ("name", "summary")}
    document = {**_spoken(document, language), "format": PLAN_FORMAT}
    document["plan"] = {**document.get("plan", {}), "language": language}
    uids = _fresh_uids(document)
    return {name: _rows(name, content, uids, today) for name, content in document.items()}


def _spoken(value: Any, language: str) -> Any:
    """Replace each text in two languages by the one wanted."""
    if isinstance(value, list):
        return [_spoken(one, language) for one in value]
    if isinstance(value, dict) and value.keys() <= i18n.LANGUAGES.keys() and value:
        return _in_language(value, language)
    if isinstance(value, dict):
        return {name: _spoken(one, language) for name, one in value.items()}
    return value


def _in_language(texts: Mapping[str, str], language: str) -> str:
    return texts.get(language) or texts["en"]


def _fresh_uids(document: dict[str, Any]) -> dict[str, str]:
    from planner.model import new_uid

    rows = [row for content in document.values() if isinstance(content, list) for row in content]
    return {row["uid"]: new_uid() for row in rows if "uid" in row}


def _rows(entity_key: str, content: Any, uids: Mapping[str, str], today: date) -> Any:
    from planner.model import BY_KEY, Kind, fields_of_class

    if entity_key not in BY_KEY:
        return content
    kinds = {"uid": Kind.REFERENCE, "source": Kind.REFERENCE, "target": Kind.REFERENCE}
    kinds.update((field.name, field.kind) for field in fields_of_class(BY_KEY[entity_key]))
    cell = partial(_cell, uids, today)
    if isinstance(content, list):
        return [{name: cell(kinds.get(name), value) for name, value in row.items()} for row in content]
    return {name: cell(kinds.get(name), value) for name, value in content.items()}


def _cell(uids: Mapping[str, str], today: date, kind: Any, value: Any) -> Any:
    """Give a local key its uid and a count of days its day; anything else stays."""
    from planner.model import Kind

    if kind is Kind.REFERENCE and isinstance(value, str):
        return uids.get(value, value)
    if kind is Kind.DATE and isinstance(value, str) and _DAYS.fullmatch(value):
        return (today + timedelta(days=int(value))).isoformat()
    return value


def _info(key: str) -> TemplateInfo:
    template = _read(key)
    return TemplateInfo(key, template["name"], template["summary"])


def _read(key: str) -> dict[str, Any]:
    from planner.exchange.json.parse import parse

    if key not in ORDER or not _path(key).exists():
        raise FileProblem(
            _("There is no template “{name}”; there are {names}.").format(
                name=key, names=", ".join(available())
            )
        )
    return parse(_path(key).read_bytes())


def _path(key: str) -> Path:
    return FOLDER / f"{key}.json"
