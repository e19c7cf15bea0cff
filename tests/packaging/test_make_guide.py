"""The guide as it ships has all that the program shows, and nothing else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from bansos_desktop.domain.guide import Picture
from bansos_desktop.runtime.guide_files import read_guide
from tests.factories import ROOT


def test_what_ships_is_whole_and_no_more(tmp_path: Path) -> None:
    stale = tmp_path / "panduan" / "lama.md"
    stale.parent.mkdir()
    stale.write_text("# Lama", encoding="utf-8")

    command = [sys.executable, str(ROOT / "packaging" / "make_guide.py"), str(tmp_path)]
    subprocess.run(command, check=True, capture_output=True)

    guide = read_guide(tmp_path / "panduan")
    assert guide == read_guide(ROOT / "docs" / "panduan")
    assert not stale.exists()
    shown = {b.path for topic in guide.topics for b in topic.blocks if isinstance(b, Picture)}
    assert {f"../gambar/{one.name}" for one in (tmp_path / "gambar").iterdir()} == shown
