"""XML read in a stream by expat, with everything refused that can blow up or reach outside the file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.parsers import expat

from planner.errors import FileProblem
from planner.i18n import _

_BLOCK = 1 << 16
_DEEPEST = 200  # elements in each other
_LONGEST = 1_000_000  # characters of one text
_MOST_PIECES = 10_000  # between elements or signs that a text of any program has
Start = Callable[[str, dict[str, str], int], None]
End = Callable[[str, str, int], None]


class _Refused(Exception):
    """Leaves the parser with the reason."""


class XmlStream:
    """Calls `start` (name, attributes, line) and `end` (name, its own text, line) without namespaces.

    Text is kept only of the elements in `texts`.
    """

    def __init__(self, source: Path, texts: frozenset[str], start: Start, end: End) -> None:
        self._source, self._texts, self._start, self._end = source, texts, start, end
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._started
        self._parser.EndElementHandler = self._ended
        self._parser.CharacterDataHandler = self._said
        self._parser.EntityDeclHandler = self._declared
        self._parser.AttlistDeclHandler = self._declared  # a default there is added to every element
        self._open: list[tuple[str, list[str]]] = []
        self._length = 0  # of the text being gathered

    def read(self) -> None:
        """Read the file to its end. Raises FileProblem, with the line, when it is no whole, harmless XML."""
        try:
            with self._source.open("rb") as file:
                read = 0
                while block := file.read(_BLOCK):
                    self._parser.Parse(block, False)
                    read += len(block)
                    if read - max(self._parser.CurrentByteIndex, 0) > _LONGEST:
                        raise _Refused(_("a tag or comment is longer than a million characters."))
                self._parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise self._problem(error.lineno, _("the XML is broken or cut off there.")) from error
        except (LookupError, ValueError) as error:
            raise self._problem(1, _("its encoding is unknown; save it as UTF-8.")) from error
        except _Refused as refused:
            raise self._problem(self._parser.CurrentLineNumber, str(refused)) from None

    def _problem(self, line: int, reason: str) -> FileProblem:
        return FileProblem(
            _("{name}, line {line}: {reason} Mend the file there, or save it again.").format(
                name=self._source.name, line=line, reason=reason
            )
        )

    def _started(self, tag: str, attributes: dict[str, str]) -> None:
        if len(self._open) >= _DEEPEST:
            raise _Refused(_("elements are nested too deeply."))
        name = tag.rpartition(" ")[2]
        self._open.append((name, []))
        self._length = 0
        self._start(name, attributes, self._parser.CurrentLineNumber)

    def _ended(self, _tag: str) -> None:
        name, parts = self._open.pop()
        self._end(name, "".join(parts), self._parser.CurrentLineNumber)

    def _said(self, text: str) -> None:
        name, parts = self._open[-1]
        if name not in self._texts:
            return
        parts.append(text)
        self._length += len(text)
        if self._length > _LONGEST or len(parts) > _MOST_PIECES:
            raise _Refused(_("a text is longer than a million characters."))

    def _declared(self, *_declaration: Any) -> None:
        raise _Refused(
            _("the file declares entities or defaults of its own, which can make it grow without end.")
        )
