"""The numbers the package holds itself to, measured by .ci/code_metrics.py."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]

AT_MOST = {
    "file lines, median": 120,
    "file lines, p90": 250,
    "file lines, max": 400,
    "function lines, median": 6,
    "function lines, p90": 20,
    "function lines, max": 50,
    "complexity, max": 10,
    "methods per class, max": 20,
    "both Qt and SQL, modules": 0,
    "global statements": 0,
    "star imports": 0,
    "broad excepts": 5,
    "docstring lines per 100 code": 22,
    "suppressions per 1000 code": 5,
    "unreadable files": 0,
}
AT_LEAST = {
    "functions fully typed, %": 100,
    "public classes documented, %": 100,
    "public functions documented, %": 90,
    "modules documented, %": 100,
    "docstring lines per 100 code": 12,
}
EXACTLY = {"load cycles (largest)": "0 (0)", "any cycles (largest)": "0 (0)"}


def _ruler() -> ModuleType:
    spec = importlib.util.spec_from_file_location("code_metrics", ROOT / ".ci" / "code_metrics.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["code_metrics"] = module  # its dataclasses look themselves up there
    spec.loader.exec_module(module)
    return module


RULER = _ruler()
PACKAGE = RULER.read_package(ROOT / "bansos_desktop", [])
SUMMARY = RULER.summary(PACKAGE)


def _worst(metric: str) -> list[str]:
    """Where to look first, for the metrics that have a place."""
    functions, classes = PACKAGE.functions(), PACKAGE.classes()
    modules = PACKAGE.modules.values()
    tables = {
        "file lines": [(m.lines, m.path.as_posix()) for m in modules],
        "function lines": [(f.lines, f.where) for f in functions],
        "complexity": [(f.complexity, f.where) for f in functions],
        "methods per class": [(c.methods, c.where) for c in classes],
        "functions fully typed": [(1, f.where) for f in functions if not f.typed],
        "public classes": [(1, c.where) for c in classes if c.public and not c.documented],
        "public functions": [(1, f.where) for f in functions if f.public and not f.documented],
        "modules documented": [(1, m.path.as_posix()) for m in modules if not m.documented],
        "global statements": [(m.marks["global"], m.path.as_posix()) for m in modules],
        "broad excepts": [(m.marks["broad_except"], m.path.as_posix()) for m in modules],
        "suppressions": [(m.marks["suppression"], m.path.as_posix()) for m in modules],
    }
    entries = next((t for start, t in tables.items() if metric.startswith(start)), [])
    return [f"{size} {where}" for size, where in sorted(entries, reverse=True)[:8] if size]


@pytest.mark.parametrize("metric", AT_MOST)
def test_the_package_stays_below_its_upper_budget(metric: str) -> None:
    assert SUMMARY[metric] <= AT_MOST[metric], _worst(metric)


@pytest.mark.parametrize("metric", AT_LEAST)
def test_the_package_stays_above_its_lower_budget(metric: str) -> None:
    assert SUMMARY[metric] >= AT_LEAST[metric], _worst(metric)


@pytest.mark.parametrize("metric", EXACTLY)
def test_no_module_imports_itself_by_a_detour(metric: str) -> None:
    graph = RULER.internal_graph(PACKAGE, deferred=metric.startswith("any"))

    assert SUMMARY[metric] == EXACTLY[metric], RULER.cycles(graph)


def test_only_the_command_line_prints() -> None:
    printing = [m.path.as_posix() for m in PACKAGE.modules.values() if m.marks["print"]]

    assert [path for path in printing if not path.startswith("cli")] == []


def test_the_ruler_sees_the_package() -> None:
    layers = {name.split(".")[1] for name in PACKAGE.modules if "." in name}

    assert {"domain", "store", "workbook", "imaging", "usecases", "runtime", "ui"} <= layers
