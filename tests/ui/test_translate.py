"""Qt's own words speak the language of the window: nothing of its file dialog stays English."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QHeaderView, QLabel
from pytestqt.qtbot import QtBot

from planner.i18n import set_language
from ui import translate
from ui.commands.shot import settle

SAME = {"&Folder", "Folder", "Alias", ""}


@pytest.fixture
def indonesian() -> Iterator[None]:
    """Speak Indonesian for one test."""
    set_language("id")
    translate.follow_language()
    yield
    set_language("en")
    translate.follow_language()


def texts(
    qtbot: QtBot, folder: Path, mode: QFileDialog.FileMode, accept: QFileDialog.AcceptMode
) -> list[str]:
    """Return every word of Qt's own file dialog."""
    dialog = QFileDialog(None, "", str(folder), "(*)")
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFileMode(mode)
    dialog.setAcceptMode(accept)
    dialog.show()
    settle(QApplication.instance(), 10)
    found = [label.text() for label in dialog.findChildren(QLabel)]
    for button in dialog.findChildren(QAbstractButton):
        found += [button.text(), button.toolTip(), button.accessibleName()]
    header = dialog.findChild(QHeaderView)
    assert header is not None
    found += [str(header.model().headerData(n, header.orientation())) for n in range(header.count())]
    dialog.close()
    return found


@pytest.mark.parametrize(
    ("mode", "accept"),
    [
        (QFileDialog.FileMode.ExistingFile, QFileDialog.AcceptMode.AcceptOpen),
        (QFileDialog.FileMode.AnyFile, QFileDialog.AcceptMode.AcceptSave),
        (QFileDialog.FileMode.Directory, QFileDialog.AcceptMode.AcceptOpen),
    ],
)
def test_the_file_dialog_is_indonesian(
    qtbot: QtBot,
    tmp_path: Path,
    indonesian: None,
    mode: QFileDialog.FileMode,
    accept: QFileDialog.AcceptMode,
) -> None:
    spoken = texts(qtbot, tmp_path, mode, accept)
    set_language("en")
    english = texts(qtbot, tmp_path, mode, accept)
    assert len(spoken) == len(english) > 10
    left = {one for one, other in zip(english, spoken, strict=True) if one == other} - SAME
    assert not left
