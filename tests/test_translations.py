"""Both languages are complete: every text of the program has its Indonesian, with the same placeholders."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from planner.i18n import _, ngettext, use_language

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def catalogue() -> ModuleType:
    spec = importlib.util.spec_from_file_location("catalogue", ROOT / "installer" / "catalogue.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_text_has_its_indonesian(catalogue: ModuleType) -> None:
    merged = catalogue.merged()
    assert catalogue.missing(merged) == []
    po, mo = catalogue.written(merged)
    assert po == catalogue.PO.read_bytes(), "run installer/catalogue.py"
    assert mo == catalogue.PO.with_suffix(".mo").read_bytes(), "run installer/catalogue.py"


def test_placeholders_are_the_same_in_both_languages(catalogue: ModuleType) -> None:
    for message in catalogue.merged():
        if not message.id:
            continue
        english = message.id if isinstance(message.id, str) else message.id[1]
        indonesian = message.string if isinstance(message.string, str) else message.string[0]
        assert set(re.findall(r"\{\w*\}", english)) == set(re.findall(r"\{\w*\}", indonesian)), english


def test_indonesian_speaks_where_it_is_asked_to() -> None:
    with use_language("id"):
        assert _("Save") == "Simpan"
        assert ngettext("{n} partner", "{n} partners", 1200) == "1.200 mitra"
    assert _("Save") == "Save"
