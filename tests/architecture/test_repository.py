"""Promises about the files of the repository themselves."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "packaging" / "requirements.lock"

# A path that only exists on somebody's own machine; URLs and C:\ examples may look alike.
WORKPLACE = re.compile(r"(?<![\w.~>}/-])/(?:home|root|work|Users|tmp|mnt)/[\w.]")
PIN = re.compile(r"^([a-z0-9][a-z0-9.-]*)==\S+( ; .+)? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$")


def _files() -> list[Path]:
    """What git tracks or would track; without git, everything that no ignore rule names."""
    listing = ("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    try:
        names = subprocess.run(listing, cwd=ROOT, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        rules = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
        ignored = [rule.rstrip("/") for rule in rules] + [".git"]
        return [
            path
            for path in ROOT.rglob("*")
            if path.is_file() and not any(_matches(path, rule) for rule in ignored)
        ]
    return [ROOT / name for name in names.decode().split("\0") if name and (ROOT / name).is_file()]


def _matches(path: Path, rule: str) -> bool:
    inside = path.relative_to(ROOT)
    return any(Path(part).match(rule) for part in inside.parts)


def _text(path: Path) -> str:
    """The file as text; empty for pictures, workbooks and other binary files."""
    data = path.read_bytes()
    return "" if b"\0" in data[:8000] else data.decode("utf-8", errors="replace")


FILES = _files()
SOURCES = [path for path in FILES if path.suffix == ".py"]


def _inside(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _strays(path: Path) -> list[str]:
    found = WORKPLACE.finditer(_text(path))
    is_test = _inside(path).startswith("tests/")
    return [m.group() for m in found if not (is_test and "tmp" in m.group())]


def test_the_listing_sees_the_project() -> None:
    assert {"dev.py", "pyproject.toml", ".ci/run"} <= {_inside(path) for path in FILES}


def test_no_file_names_a_folder_of_somebodys_machine() -> None:
    strays = {_inside(path): found for path in FILES if (found := _strays(path))}

    assert strays == {}


@pytest.mark.parametrize("line", ["open('|home/siti/data')", "see |work/x", '"|Users/ani/a.db"'])
def test_a_folder_of_somebodys_machine_is_recognised(line: str) -> None:
    assert WORKPLACE.search(line.replace("|", "/"))


@pytest.mark.parametrize("line", ["https://a.example/home/x", "~/work/a", "build/tmp/x", "a /tmp"])
def test_other_paths_are_left_alone(line: str) -> None:
    assert not WORKPLACE.search(line)


def test_every_module_says_what_belongs_in_it() -> None:
    silent = [_inside(p) for p in SOURCES if not ast.get_docstring(ast.parse(_text(p)))]

    assert silent == []


def test_no_module_is_a_drawer_for_everything() -> None:
    drawers = {"utils", "helpers", "common", "misc", "tools"}

    assert [_inside(path) for path in SOURCES if path.stem in drawers] == []


def test_text_files_end_with_one_newline_and_no_carriage_return() -> None:
    texts = {_inside(p): _text(p) for p in SOURCES + [p for p in FILES if p.suffix == ".toml"]}

    assert [name for name, text in texts.items() if "\r" in text] == []
    assert [name for name, text in texts.items() if text and not text.endswith("\n")] == []


def _lock_blocks() -> list[list[str]]:
    """The lock's lines, one list a package: the pin, then its hashes."""
    blocks: list[list[str]] = []
    for line in LOCK.read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def test_every_locked_package_is_pinned_and_hashed() -> None:
    loose = [
        pin
        for pin, *hashes in _lock_blocks()
        if not (PIN.match(pin) and hashes and all(map(HASH.match, hashes)))
    ]

    assert loose == []


def test_the_lock_names_no_place_to_download_from() -> None:
    text = LOCK.read_text(encoding="utf-8")

    assert not re.search(r"://|--(extra-)?index-url|--find-links|\bfile:", text)


def test_the_lock_holds_every_dependency_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    names = {_normalised(re.split(r"[\s;<>=!~\[]", line, maxsplit=1)[0]) for line in wanted}

    locked = {_normalised(pin.split("==")[0]) for pin, *_ in _lock_blocks()}

    assert names - locked == set()


def _normalised(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
