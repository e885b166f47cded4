"""What a person chose and Mitra remembers on this laptop: language, theme, recent plans, widths."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings

from planner.document.working_copy import home

RECENT = 12


@cache
def _settings_at(folder: str) -> QSettings:
    return QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat)


def settings() -> QSettings:
    """Return the settings; with `main.py --safe` or in a picture they are empty and forgotten."""
    return _settings_at(os.environ.get("MITRA_SETTINGS") or str(home()))


def remember_recent(path: Path, about: dict[str, Any]) -> None:
    """Put a plan at the head of the recent ones, with what the start page shows of it."""
    entries = [entry for entry in recent() if entry["path"] != str(path)]
    kept = [{"path": str(path), **about}, *entries][:RECENT]
    settings().setValue("recent", kept)


def recent() -> list[dict[str, Any]]:
    """Return the recent plans that still exist, newest first."""
    entries = settings().value("recent") or []
    return [entry for entry in entries if isinstance(entry, dict) and Path(entry.get("path", "")).is_file()]


def forget_recent(path: str) -> None:
    """Take a plan off the list; the file stays."""
    settings().setValue("recent", [entry for entry in recent() if entry["path"] != path])
