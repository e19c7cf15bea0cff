"""The guide's files in a source tree and where the program is installed."""

from __future__ import annotations

from pathlib import Path

import pytest

from bansos_desktop.runtime import resources
from bansos_desktop.runtime.guide_files import read_guide
from tests.factories import ROOT


def test_topics_are_read_in_the_order_of_the_contents(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("## Satu\n\n- [B](b.md)\n- [A](a.md)\n", encoding="utf-8")
    (tmp_path / "a.md").write_text("# A é", encoding="utf-8")
    (tmp_path / "b.md").write_text("# B", encoding="utf-8")

    guide = read_guide(tmp_path)

    assert [topic.title for topic in guide.topics] == ["B", "A é"]


def test_in_a_source_tree_the_guide_is_read_where_it_is_written() -> None:
    assert resources.guide_folder() == ROOT / "docs" / "panduan"


def test_an_installed_program_has_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = tmp_path / "_files" / "resources" / "panduan"
    shipped.mkdir(parents=True)
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path)

    assert resources.guide_folder() == shipped
