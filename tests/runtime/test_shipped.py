"""The sealed list of the shipped files."""

from __future__ import annotations

from pathlib import Path

import pytest

from bansos_desktop.runtime.shipped import (
    SEAL,
    is_sealed,
    missing_and_changed,
    sealed,
    shipped_root,
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two files and the list of them."""
    (tmp_path / "resources").mkdir()
    (tmp_path / "resources" / "theme.qss").write_text("QWidget {}", encoding="utf-8")
    (tmp_path / "wilayah é.csv").write_text("64", encoding="utf-8")
    (tmp_path / SEAL).write_text(sealed(tmp_path), encoding="utf-8")
    return tmp_path


def test_a_folder_as_it_was_sealed_has_no_fault(root: Path) -> None:
    assert is_sealed(root)
    assert missing_and_changed(root) == (2, [], [])
    assert sealed(root) == (root / SEAL).read_text(encoding="utf-8")


def test_a_missing_and_a_changed_file_are_named(root: Path) -> None:
    (root / "resources" / "theme.qss").unlink()
    (root / "wilayah é.csv").write_text("65", encoding="utf-8")

    assert missing_and_changed(root) == (2, ["resources/theme.qss"], ["wilayah é.csv"])


def test_the_sources_hold_what_ships_and_no_list() -> None:
    assert (shipped_root() / "resources").is_dir()
    assert not is_sealed(shipped_root())
