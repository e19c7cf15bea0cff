"""The coverage budget fails a whole green run that leaves code untested, and only that."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.coverage_budget import FileCoverage, describe_missing, layer_of, shortfalls

HERE = Path(__file__).resolve().parent
CONFIGURATION = """
[tool.pytest.ini_options]
testpaths = ["tests"]
addopts = "-q -p coverage_budget -p no:pytest-qt -p no:cacheprovider"
[tool.coverage.run]
branch = true
source = ["bansos_desktop"]
"""
HALF_TESTED = "def sign(n):\n    if n < 0:\n        return -1\n    return 1\n"
TESTS = (
    "from bansos_desktop.domain.sign import sign\n\n"
    "def test_one():\n    assert sign(1) == 1\n\n"
    "def test_two():\n    assert sign({}) != 0\n"
)


def _run(folder: Path, second_number: int, *options: str) -> subprocess.CompletedProcess[str]:
    """A pytest run of its own in a small project whose second test may reach the branch."""
    domain = folder / "bansos_desktop" / "domain"
    domain.mkdir(parents=True)
    for package in (domain.parent, domain):
        (package / "__init__.py").touch()
    (domain / "sign.py").write_text(HALF_TESTED, encoding="utf-8")
    (folder / "tests").mkdir()
    (folder / "tests" / "test_sign.py").write_text(TESTS.format(second_number), encoding="utf-8")
    (folder / "pyproject.toml").write_text(CONFIGURATION, encoding="utf-8")
    environment = {n: v for n, v in os.environ.items() if not n.startswith(("COV_", "COVERAGE_"))}
    environment["PYTHONPATH"] = os.pathsep.join((str(folder), str(HERE)))
    words = [sys.executable, "-m", "pytest", "--cov", "--cov-report=", *options]
    return subprocess.run(
        words, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_untested_code_fails_the_run_and_is_named_above_the_closing_line(tmp_path: Path) -> None:
    result = _run(tmp_path, 2, "--coverage-budget")

    lines = result.stdout.splitlines()
    assert result.returncode == 1
    assert "domain: 66.67 % covered, 100 % wanted" in lines
    assert "missing 3" in lines[-2]
    assert lines[-1].startswith("2 passed")


@pytest.mark.parametrize(
    ("second_number", "options"),
    [
        (-2, ["--coverage-budget"]),
        (2, []),
        (2, ["--coverage-budget", "-k", "one"]),
        (2, ["--coverage-budget", "tests/test_sign.py"]),
        (2, ["--coverage-budget", "--no-cov"]),
    ],
    ids=["all covered", "not asked", "some tests", "named tests", "not measured"],
)
def test_other_runs_pass(tmp_path: Path, second_number: int, options: list[str]) -> None:
    result = _run(tmp_path, second_number, *options)

    assert result.returncode == 0, result.stdout


def test_layers_are_the_packages_below_ours() -> None:
    assert layer_of("bansos_desktop/domain/nik.py") == "domain"
    assert layer_of("bansos_desktop\\ui\\pages\\page.py") == "ui"
    assert layer_of("bansos_desktop/app.py") == ""
    assert layer_of("elsewhere/x.py") == ""


def test_a_layer_is_judged_as_a_whole() -> None:
    large = FileCoverage("bansos_desktop/store/a.py", 98, 100, "1-2")
    small = FileCoverage("bansos_desktop/store/b.py", 1, 2, "9")
    empty = FileCoverage("bansos_desktop/store/__init__.py", 0, 0, "")

    assert shortfalls([large, small, empty]) == []
    assert shortfalls([small, empty])[1:] == ["   50.00 %  bansos_desktop/store/b.py  missing 9"]


def test_missing_lines_are_written_as_a_person_writes_them() -> None:
    assert describe_missing([3, 7, 8, 9], [[3, 7], [12, -1], [13, 15]]) == (
        "3, 7-9, 12->exit, 13->15"
    )
