"""How each kind of value is kept in SQLite: Text, Integer and Real only, read back by plain look-ups."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

from planner.model.choices import Choice

IS_MOMENT = (  # a real moment, written as `UtcTime` writes it
    "substr({name}, 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr({name}, 1, 19), '+0 days') "
    "AND substr({name}, 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'"
)
Processor = Callable[[Any], Any]


class Stored(TypeDecorator[Any]):
    """A value kept as a simpler one; `write` and `read` never see None."""

    impl: TypeEngine[Any] | type[TypeEngine[Any]] = Text
    cache_ok = True

    def write(self, value: Any) -> Any:
        """Turn a Python value into the stored one."""
        raise NotImplementedError

    def read(self, value: Any) -> Any:
        """Turn the stored value into the Python one."""
        raise NotImplementedError

    def bind_processor(self, dialect: Dialect) -> Processor:
        """Return the function SQLAlchemy calls for each value written."""
        write = self.write
        return lambda value: None if value is None else write(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Processor:
        """Return the function SQLAlchemy calls for each value read: remembered, since most repeat."""
        return _Remembered(self.read).__getitem__


class _Remembered(dict[Any, Any]):
    """What was read before, so that a repeated value costs one look-up; emptied when it grows large."""

    LARGEST = 20_000

    def __init__(self, read: Callable[[Any], Any]) -> None:
        super().__init__({None: None})
        self._read = read

    def __missing__(self, value: Any) -> Any:
        if len(self) >= self.LARGEST:
            self.clear()
            self[None] = None
        result = self[value] = self._read(value)
        return result


class IsoDate(Stored):
    """A day as ISO text."""

    cache_ok = True

    def write(self, value: date) -> str:
        """Write 2026-11-25."""
        return value.isoformat()

    def read(self, value: str) -> date:
        """Read 2026-11-25."""
        return date.fromisoformat(value)


class UtcTime(Stored):
    """A moment in UTC as ISO text, to the microsecond."""

    cache_ok = True

    def write(self, value: datetime) -> str:
        """Write with a fixed width, so that text order is time order."""
        return value.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"

    def read(self, value: str) -> datetime:
        """Read what `write` wrote."""
        return datetime.fromisoformat(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Processor:
        """Read each anew: no two rows have the same moment."""
        read = datetime.fromisoformat
        return lambda value: None if value is None else read(value)


class YesNo(Stored):
    """Truth as 0 or 1."""

    impl = Integer
    cache_ok = True

    def write(self, value: bool) -> int:
        """Write 0 or 1."""
        return int(value)

    def read(self, value: int) -> bool:
        """Read 0 or 1."""
        return bool(value)


class Tags(Stored):
    """Several short words as a JSON array, read as a tuple so that no change goes unseen."""

    cache_ok = True

    def write(self, value: tuple[str, ...]) -> str:
        """Write a JSON array."""
        return json.dumps(list(value), ensure_ascii=False)

    def read(self, value: str) -> tuple[str, ...]:
        """Read a JSON array."""
        return tuple(map(str, json.loads(value)))


class Chosen(Stored):
    """A choice as its English word."""

    cache_ok = True

    def __init__(self, choices: type[Choice]) -> None:
        super().__init__()
        self.choices = choices

    def write(self, value: Choice) -> str:
        """Write the English word."""
        return str(value.value)

    def read(self, value: str) -> Choice:
        """Read the English word."""
        return self.choices(value)
