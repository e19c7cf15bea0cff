"""The sealed list of the program's files."""

from __future__ import annotations

from pathlib import Path

import pytest

from bansos_desktop.runtime import shipped
from bansos_desktop.runtime.program import PROGRAM_VARIABLE
from bansos_desktop.runtime.shipped import (
    SEAL,
    is_sealed,
    missing_and_changed,
    program_folder,
    sealed,
    shipped_root,
)

PLUGIN = "_internal/situs/PySide6/plugins/platforms/qwindows.dll"
NAME = "_internal/wilayah  dua é.csv"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Three files and the list of them."""
    for name, text in ((PLUGIN, "MZ"), (NAME, "64"), ("bansos.exe", "MZ")):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / SEAL).write_text(sealed(tmp_path), encoding="utf-8", newline="\n")
    return tmp_path


def test_a_folder_as_it_was_sealed_has_no_fault(root: Path) -> None:
    assert is_sealed(root)
    assert missing_and_changed(root) == (3, [], [])
    assert sealed(root) == (root / SEAL).read_text(encoding="utf-8")


def test_the_list_is_sorted_and_tells_the_size_of_each(root: Path) -> None:
    head, *lines = sealed(root).splitlines()

    assert head == "3"
    assert [line.split("  ", 2)[1:] for line in lines] == [
        ["2", PLUGIN],
        ["2", NAME],
        ["2", "bansos.exe"],
    ]


def test_a_missing_and_a_changed_file_are_named(root: Path) -> None:
    (root / PLUGIN).unlink()
    (root / NAME).write_text("65", encoding="utf-8")  # as long as before
    (root / "bansos.exe").write_text("MZ and more", encoding="utf-8")

    assert missing_and_changed(root) == (3, [PLUGIN], [NAME, "bansos.exe"])


def test_a_file_that_cannot_be_read_is_a_changed_one(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.read_bytes

    def held(file: Path) -> bytes:
        if file == root / PLUGIN:
            raise PermissionError
        return real(file)

    monkeypatch.setattr(Path, "read_bytes", held)

    assert missing_and_changed(root) == (3, [], [PLUGIN])


def test_a_file_where_a_folder_has_to_be_is_a_lack(root: Path) -> None:
    (root / PLUGIN).unlink()
    (root / PLUGIN).parent.rmdir()
    (root / PLUGIN).parent.write_text("", encoding="utf-8")

    assert missing_and_changed(root) == (3, [PLUGIN], [])


@pytest.mark.parametrize("kept", [0, 1, 40, 200])
def test_a_list_that_is_torn_itself_is_named(root: Path, kept: int) -> None:
    content = (root / SEAL).read_bytes()
    (root / SEAL).write_bytes(content[:kept])

    _count, missing, changed = missing_and_changed(root)

    assert SEAL in changed or missing


def test_a_list_of_fewer_lines_is_not_believed(root: Path) -> None:
    lines = (root / SEAL).read_text(encoding="utf-8").splitlines(keepends=True)
    (root / SEAL).write_text("".join(lines[:-1]), encoding="utf-8")

    assert missing_and_changed(root) == (2, [], [SEAL])


def test_the_sources_hold_what_ships_and_no_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(PROGRAM_VARIABLE, raising=False)

    assert program_folder() is None
    assert (shipped_root() / "resources").is_dir()
    assert not is_sealed(shipped_root())


def test_installed_is_who_lies_below_the_launcher(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = Path(shipped.__file__).resolve().parents[2]
    monkeypatch.setenv(PROGRAM_VARIABLE, str(tmp_path))
    assert program_folder() is None
    monkeypatch.setenv(PROGRAM_VARIABLE, str(ours))
    assert program_folder() == shipped_root() == ours
