"""Starting the program once more."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bansos_desktop.runtime.program import LAUNCHER, PROGRAM_VARIABLE, SOURCES, own_command


def test_from_sources_it_is_this_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(PROGRAM_VARIABLE, raising=False)

    assert own_command("--uji-diri") == [sys.executable, "-m", "bansos_desktop", "--uji-diri"]
    assert (SOURCES / "bansos_desktop" / "__main__.py").is_file()


def test_an_installed_program_starts_its_launcher(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    launcher = tmp_path / LAUNCHER
    launcher.touch()
    monkeypatch.setenv(PROGRAM_VARIABLE, str(tmp_path))

    assert own_command("--uji-diri", "a b") == [str(launcher), "--uji-diri", "a b"]


def test_a_launcher_that_is_gone_is_not_started(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(PROGRAM_VARIABLE, str(tmp_path))

    assert own_command()[0] == sys.executable
