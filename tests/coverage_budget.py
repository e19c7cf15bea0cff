"""A pytest plugin that fails a whole run whose branch coverage is below a layer's budget."""

from __future__ import annotations

import io
import json
from collections import defaultdict
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import PurePosixPath

import coverage
import pytest

PACKAGE = "bansos_desktop"
BUDGETS = {"domain": 100.0, "store": 95.0, "workbook": 95.0, "usecases": 95.0, "ui": 80.0}
SHOWN_FILES = 8


@dataclass(frozen=True, slots=True)
class FileCoverage:
    """One source file: lines and branches together, as coverage counts them."""

    path: str
    covered: int
    total: int
    missing: str

    @property
    def percent(self) -> float:
        """A file without statements lacks nothing."""
        return 100 * self.covered / self.total if self.total else 100.0


def layer_of(path: str) -> str:
    """The layer a path of the package belongs to; empty for its top-level modules."""
    parts = PurePosixPath(path.replace("\\", "/")).parts
    inside = parts[parts.index(PACKAGE) + 1 :] if PACKAGE in parts else ()
    return inside[0] if len(inside) > 1 else ""


def by_layer(files: list[FileCoverage]) -> dict[str, list[FileCoverage]]:
    """The files of every layer that has a budget, least covered first."""
    layers: dict[str, list[FileCoverage]] = defaultdict(list)
    for file in sorted(files, key=lambda file: file.percent):
        layers[layer_of(file.path)].append(file)
    return {name: layers[name] for name in BUDGETS if name in layers}


def shortfalls(files: list[FileCoverage]) -> list[str]:
    """The lines to print: a headline and the worst files for each layer below budget."""
    lines: list[str] = []
    for layer, members in by_layer(files).items():
        total = sum(file.total for file in members)
        percent = 100 * sum(file.covered for file in members) / total if total else 100.0
        if percent < BUDGETS[layer]:
            lines.append(f"{layer}: {percent:.2f} % covered, {BUDGETS[layer]:g} % wanted")
            lines += [
                f"  {file.percent:6.2f} %  {file.path}  missing {file.missing}"
                for file in members[:SHOWN_FILES]
                if file.percent < 100
            ]
    return lines


def ranges(numbers: list[int]) -> str:
    """Line numbers as a person writes them: 3, 7-9."""
    groups: list[list[int]] = []
    for number in sorted(numbers):
        if groups and number == groups[-1][-1] + 1:
            groups[-1].append(number)
        else:
            groups.append([number])
    return ", ".join(f"{g[0]}-{g[-1]}" if len(g) > 1 else f"{g[0]}" for g in groups)


def describe_missing(lines: list[int], branches: list[list[int]]) -> str:
    """Missing lines, then the jumps never taken from lines that did run."""
    jumps = [f"{a}->{b if b > 0 else 'exit'}" for a, b in branches if a not in lines]
    return ", ".join(filter(None, [ranges(lines), *jumps]))


def measured() -> list[FileCoverage]:
    """What the run that just ended left in the coverage data file."""
    data = coverage.Coverage()
    data.load()
    text = io.StringIO()
    with redirect_stdout(text):
        data.json_report(outfile="-")
    return [
        FileCoverage(
            path=path,
            covered=entry["summary"]["covered_lines"] + entry["summary"]["covered_branches"],
            total=entry["summary"]["num_statements"] + entry["summary"]["num_branches"],
            missing=describe_missing(entry["missing_lines"], entry["missing_branches"]),
        )
        for path, entry in json.loads(text.getvalue())["files"].items()
    ]


def ran_everything(session: pytest.Session) -> bool:
    """Whether the figures mean anything: all tests, all green, with --cov."""
    options = session.config.option
    narrowed = options.keyword or options.markexpr or getattr(options, "lf", False)
    reporter = session.config.pluginmanager.getplugin("terminalreporter")
    return (
        session.config.args_source is pytest.Config.ArgsSource.TESTPATHS
        and not (narrowed or options.collectonly or session.shouldstop or session.testsfailed)
        and bool(session.testscollected and options.cov_source and not options.no_cov)
        and not (reporter and reporter.stats.get("deselected"))
    )


def pytest_addoption(parser: pytest.Parser) -> None:
    """`dev.py test` gives the option; a bare pytest measures nothing."""
    parser.addoption(
        "--coverage-budget",
        action="store_true",
        help="fail a whole, green run with --cov whose layers are below their coverage budget",
    )


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Turn green into failed; the table is printed later, by the terminal summary."""
    if not session.config.option.coverage_budget or exitstatus != 0 or not ran_everything(session):
        return
    lines = shortfalls(measured())
    if lines:
        session.config.stash[SHORTFALLS] = lines
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Name the files to test next, above pytest's closing line."""
    lines = config.stash.get(SHORTFALLS, [])
    if lines:
        terminalreporter.write_sep("=", "COVERAGE BUDGET NOT MET", red=True)
        for line in lines:
            terminalreporter.write_line(line)


SHORTFALLS: pytest.StashKey[list[str]] = pytest.StashKey()
