"""Keeps the Indonesian catalogue: collects every text of the program, merges them into the .po file, compiles the .mo.

`python installer/catalogue.py` updates both files; with `--check` nothing is written, and the exit status is 1 while a
text has no Indonesian, an unused one is left over, or the compiled file is not that of the .po.
"""

from __future__ import annotations

import ast
import io
import sys
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PO = ROOT / "resources" / "locale" / "id" / "LC_MESSAGES" / "mitra.po"
SOURCES = ("main.py", "planner", "ui")
Key = str | tuple[str, str]
WRITTEN = datetime(2026, 1, 1, tzinfo=UTC)  # the same catalogue gives the same bytes at any time


def collected() -> dict[Key, list[tuple[str, int]]]:
    """Return every text marked for translation (a pair for one and many) with the places it stands at.

    Read from the syntax tree, since extraction by tokens misses calls inside f-strings.
    """
    texts: dict[Key, list[tuple[str, int]]] = {}
    for source in SOURCES:
        path = ROOT / source
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                key = _marked(node)
                if key and isinstance(node, ast.Call):
                    texts.setdefault(key, []).append((file.relative_to(ROOT).as_posix(), node.lineno))
    return texts


def _marked(node: ast.AST) -> Key | None:
    """Return the text of a call of `_`, `N_` or `ngettext`, or None for anything else."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
        return None
    words = [
        one.value for one in node.args[:2] if isinstance(one, ast.Constant) and isinstance(one.value, str)
    ]
    if node.func.id in ("_", "N_") and words:
        return words[0]
    return (words[0], words[1]) if node.func.id == "ngettext" and len(words) == 2 else None


def merged() -> object:
    """Return the catalogue with every text there is, and the Indonesian there already was."""
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import read_po

    old = read_po(io.BytesIO(PO.read_bytes()), locale="id") if PO.exists() else Catalog(locale="id")
    new = Catalog(
        locale="id",
        project="Mitra",
        version="1.0",
        charset="utf-8",
        fuzzy=False,
        header_comment="# The Indonesian texts of Mitra. Update with: python installer/catalogue.py",
        msgid_bugs_address="-",
        last_translator="Mitra contributors",
        language_team="Indonesian",
        creation_date=WRITTEN,
        revision_date=WRITTEN,
    )
    new.mime_headers = [
        ("Plural-Forms", "nplurals=1; plural=0;"),
        ("Content-Type", "text/plain; charset=utf-8"),
    ]
    for key in sorted(collected(), key=lambda key: key if isinstance(key, str) else key[0]):
        known = old.get(key if isinstance(key, str) else key[0])
        new.add(key, known.string if known is not None else None, flags=())
    return new


def missing(catalogue: object) -> list[str]:
    """Return the texts without Indonesian."""
    found = []
    for message in catalogue:  # type: ignore[attr-defined]
        if message.id and not (
            message.string if isinstance(message.string, str) else all(message.string or ("",))
        ):
            found.append(str(message.id))
    return found


def written(catalogue: object) -> tuple[bytes, bytes]:
    """Return the bytes of the .po and of the .mo file."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import write_po

    po, mo = io.BytesIO(), io.BytesIO()
    write_po(po, catalogue, omit_header=False, no_location=True, width=110, sort_output=True)  # type: ignore[arg-type]
    write_mo(mo, catalogue)  # type: ignore[arg-type]
    return po.getvalue(), mo.getvalue()


def main(arguments: list[str]) -> int:
    """Update the files, or with --check tell what is short."""
    catalogue = merged()
    without = missing(catalogue)
    po, mo = written(catalogue)
    print(f"{sum(bool(m.id) for m in catalogue)} texts, {len(without)} without Indonesian")  # type: ignore[attr-defined]
    if "--check" in arguments:
        current = PO.read_bytes() if PO.exists() else b""
        return 1 if without or current != po else 0
    PO.parent.mkdir(parents=True, exist_ok=True)
    PO.write_bytes(po)
    PO.with_suffix(".mo").write_bytes(mo)
    for text in without[:20]:
        print("  missing:", text)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
