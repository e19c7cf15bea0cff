"""Every shipped file is found through one door, in the source tree and when installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bansos_desktop.runtime.resources import resource, seed_folder
from bansos_desktop.runtime.sample_words import sample_words

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = sorted(
    path.relative_to(ROOT / "resources").as_posix()
    for path in (ROOT / "resources").rglob("*")
    if path.is_file()
)


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_resource_opens(name: str) -> None:
    assert resource(*name.split("/")).read_bytes()


def test_the_reference_set_is_there() -> None:
    assert (seed_folder() / "manifest.json").is_file()


def test_the_words_for_made_up_people_are_there() -> None:
    words = sample_words()

    assert words.birth_places
    assert words.streets


def test_an_installed_program_finds_its_own_files(tmp_path: Path) -> None:
    package = tmp_path / "bansos_desktop"
    for name in ("__init__.py", "runtime/__init__.py", "runtime/resources.py"):
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "bansos_desktop" / name, package / name)
    (package / "_files" / "resources").mkdir(parents=True)
    (package / "_files" / "resources" / "theme.qss").write_text("x", encoding="utf-8")
    program = (
        "from bansos_desktop.runtime.resources import resource, seed_folder;"
        "print(resource('theme.qss').read_text(), seed_folder().parent.name)"
    )

    done = subprocess.run(
        [sys.executable, "-P", "-c", program],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        check=False,
    )

    assert done.stdout == "x _files\n", done.stderr
