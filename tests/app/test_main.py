"""Starting the program: which arguments it knows, and what it refuses before any window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from bansos_desktop.app import main as starting
from bansos_desktop.app import tour
from bansos_desktop.ui.dialogs.gate import GateCard
from bansos_desktop.ui.icons import IconSet
from tests.ui.acts import click, open_dialog


class Guest:
    """The test's own application with a loop of its own: quitting Qt's would end all later ones."""

    def __init__(self) -> None:
        self._loop = QEventLoop()

    def exec(self) -> int:
        return self._loop.exec()

    def quit(self) -> None:
        self._loop.quit()

    def platformName(self) -> str:
        return "a screen"


@pytest.fixture(autouse=True)
def guest(dressed: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process may have only one application."""
    monkeypatch.setattr(starting, "build_application", Guest)


def test_measuring_the_start_shows_the_gate_and_leaves_nothing(tmp_path: Path) -> None:
    code = starting.main(["--data", str(tmp_path / "data"), "--ukur-mulai"])

    assert code == 0
    assert not (tmp_path / "data" / "bansos.lock").exists()


def test_a_folder_that_may_not_hold_data_is_refused_with_its_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(starting, "has_display", lambda: False)
    folder = tmp_path / "OneDrive" / "data"

    code = starting.main(["--data", str(folder)])

    assert code == 1
    assert capsys.readouterr().err.strip()
    assert not folder.exists()


def test_somebody_at_a_screen_sees_the_refusal_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(starting, "has_display", lambda: True)
    shown: list[str] = []

    def close_it(_guest: Guest) -> int:
        gate = open_dialog(GateCard)
        shown.append(gate.banner.text)
        click(gate.go)
        return 0

    monkeypatch.setattr(Guest, "exec", close_it)

    code = starting.main(["--data", str(tmp_path / "OneDrive" / "data")])

    assert code == 1
    assert shown == [capsys.readouterr().err.strip()]


def test_a_name_that_no_disk_keeps_is_refused_in_words(
    dressed: QApplication,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(starting, "has_display", lambda: False)
    monkeypatch.setattr(starting, "bare_application", lambda: dressed)
    name = "Siti Aminah " * 25

    for words in (["--data", str(tmp_path / name)], ["--uji-diri", str(tmp_path / name)]):
        assert starting.main(words) == 1
        told = capsys.readouterr().err
        assert "terlalu panjang. Pakai nama yang lebih pendek" in told
        assert "Siti" not in told
    parts = Path(*["a" * 200] * 25)
    assert starting.main(["--uji-diri", str(tmp_path / parts)]) == 1
    assert "terlalu panjang" in capsys.readouterr().err


def test_a_mistake_of_ours_at_the_start_is_not_hidden(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_text: str) -> None:
        raise OSError(10, "x")

    monkeypatch.setattr(starting, "checked_paths", fail)

    with pytest.raises(OSError, match="x"):
        starting.main(["--data", str(tmp_path)])


def test_the_tour_gets_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Path] = []

    def perform(folder: Path, _icons: IconSet) -> int:
        asked.append(folder)
        return 7

    monkeypatch.setattr(tour, "perform", perform)

    assert starting.main(["--tur", str(tmp_path)]) == 7
    assert asked == [tmp_path]


def test_an_unknown_argument_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        starting.main(["--tidak-ada"])

    assert "--tidak-ada" in capsys.readouterr().err


def test_the_application_has_a_name_and_speaks_indonesian(dressed: QApplication) -> None:
    assert dressed.applicationDisplayName() == "Bansos Desktop"
    assert "Batal" in dressed.translate("QPlatformTheme", "Cancel")
