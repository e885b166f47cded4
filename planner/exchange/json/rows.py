"""The rows of a JSON document: each with its place for messages, its cleaned values and, in time, its key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from planner.document import Plan, fields_of
from planner.errors import Invalid
from planner.exchange.json.parse import check_header
from planner.exchange.json.values import from_json
from planner.i18n import _
from planner.model import BY_KEY, Entity, Kind, PlanInfo, ValueFlow, key_of, new_uid

ENDS = ("source", "target")  # a value flow may name them instead of its relationship
_LONGEST_REASON = 400  # characters of one error line
_LONGEST_UID = 100


@dataclass(eq=False)
class FileRow:
    """A row of the file. `given` is the uid it states; `match` the row of the plan it was found to be.

    `values` holds what the file gives, cleaned; references are texts until they are resolved.
    """

    entity: type[Entity]
    number: int
    name: str
    values: dict[str, Any]
    given: str | None = None
    match: Entity | None = None
    implied: bool = False

    def __post_init__(self) -> None:
        """A row that is found nowhere keeps the uid it states, or gets a fresh one."""
        self._own = self.given or new_uid()

    @property
    def uid(self) -> str:
        """The key of the row in the plan, once it is matched."""
        return self.match.uid if self.match is not None else self._own

    def final(self, name: str) -> Any:
        """Return the value of a field as it will be: the given one, else that of the matched row."""
        if name in self.values or self.match is None:
            return self.values.get(name)
        return getattr(self.match, name)

    def refuse(self, key: str, reason: object) -> Invalid:
        """Make the error that names entity, row and key of what is wrong."""
        return refuse_at(self.entity, self.number, self.name, key, reason)


def refuse_at(entity: type[Entity], number: int, name: str, key: str, reason: object) -> Invalid:
    """Make the error that names entity, row (counted from 1, with its name) and key of what is wrong."""
    words = {"entity": key_of(entity), "row": number, "name": name, "key": key}
    words["reason"] = str(reason)[:_LONGEST_REASON]
    if entity is PlanInfo:
        sentence = _("{entity}, key {key}: {reason}")
    elif name:
        sentence = _("{entity}, row {row} (“{name}”), key {key}: {reason}")
    else:
        sentence = _("{entity}, row {row}, key {key}: {reason}")
    return Invalid(sentence.format(**words), key)


def read_rows(plan: Plan, document: dict[str, Any]) -> dict[type[Entity], list[FileRow]]:
    """Return the rows of a document by entity. Raises Invalid on anything that is not in MODEL.md."""
    check_header(document)
    found: dict[type[Entity], list[FileRow]] = {}
    for key, content in document.items():
        if key not in ("format", "version"):
            entity = _entity(key)
            found[entity] = [
                _row(plan, entity, number, raw) for number, raw in enumerate(_list_of(entity, content), 1)
            ]
    return found


def _entity(key: str) -> type[Entity]:
    entity = BY_KEY.get(key)
    if entity is None or not entity.exported:
        raise Invalid(
            _("“{key}” is not an entity of a plan; name entities as an export does.").format(key=key[:100])
        )
    return entity


def _list_of(entity: type[Entity], content: Any) -> list[Any]:
    if entity is PlanInfo:
        content = [content]
    if not isinstance(content, list):
        raise Invalid(_("{entity} must be a list of rows, from [ to ].").format(entity=key_of(entity)))
    for number, raw in enumerate(content, 1):
        if not isinstance(raw, dict):
            raise Invalid(
                _("{entity}, row {row} must be an object, from {{ to }}.").format(
                    entity=key_of(entity), row=number
                )
            )
    return content


def _row(plan: Plan, entity: type[Entity], number: int, raw: dict[str, Any]) -> FileRow:
    name = _name(entity, raw)
    fields = {field.name: field for field in fields_of(plan, entity)}
    row = FileRow(entity, number, name, {}, _uid(entity, number, name, raw))
    for key, value in raw.items():
        if key == "uid" and entity is not PlanInfo:
            continue
        if entity is ValueFlow and key in ENDS:
            row.values[key] = _end(row, key, value)
            continue
        if key not in fields:
            reason = _("there is no such key; there are {names}.").format(names=", ".join(fields))
            raise row.refuse(key[:100], reason)
        try:
            row.values[key] = from_json(fields[key], value)
        except Invalid as error:
            raise row.refuse(key, error) from None
    if entity is PlanInfo:
        row.match = plan.info
    return row


def _uid(entity: type[Entity], number: int, name: str, raw: dict[str, Any]) -> str | None:
    uid = raw.get("uid")
    if uid is None or entity is PlanInfo:
        return None
    if not isinstance(uid, str) or not uid.strip() or len(uid) > _LONGEST_UID or not uid.isprintable():
        raise refuse_at(
            entity, number, name, "uid", _("it must be a short text; without it Mitra gives one.")
        )
    return uid


def _end(row: FileRow, key: str, value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise row.refuse(key, _("it must name a partner."))
    return value


def _name(entity: type[Entity], raw: dict[str, Any]) -> str:
    """Return what names a row in a message: its title, or what it links."""
    if entity.title_field and isinstance(raw.get(entity.title_field), str):
        texts = [raw[entity.title_field]]
    else:
        links = [key for key, column in entity.__table__.columns.items() if _is_reference(column)]
        texts = [raw[key] for key in links if isinstance(raw.get(key), str)]
    return " → ".join(" ".join(text.split())[:60] for text in texts)


def _is_reference(column: Any) -> bool:
    return "field" in column.info and column.info["field"].kind is Kind.REFERENCE
