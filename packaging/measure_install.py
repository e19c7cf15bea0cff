#!/usr/bin/env python3
"""How fast the installed program is against the same program from source, under the same Wine.

    python3 packaging/measure_install.py [--setup FILE] [--sheet FILE] [--times N]

Prints two ratios: until the gate has been shown, and importing 10,000 rows into an empty office.
Only the ratios carry over to another machine, and to Windows itself.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

from wine import machine, measuring, setups  # noqa: E402
from wine.prefix import WineError, fresh_prefix  # noqa: E402
from wine.screen import a_screen  # noqa: E402
from wine.steps import Wrong, expect_same  # noqa: E402
from wine.trial import Trial  # noqa: E402

import dev  # noqa: E402

WORK = ROOT / "build" / "ukur"
ROWS = 10_000


def measure(setup: Path, sheet: Path, times: int) -> list[str]:
    """Both lines."""
    parts = setups.fetched(WORK / "build")
    with a_screen() as screen, fresh_prefix(WORK / "prefix", screen.display) as prefix:
        trial = Trial(prefix, screen, setup, setup, WORK)
        expect_same(trial.install(setup), 0, "kode keluar pemasang")
        found = measuring.sides(trial, parts, prefix.local / "Sumber")
        lines = [measuring.line("mulai sampai gerbang", *measuring.start(trial, found, times))]
        print(lines[-1], flush=True)
        taken = measuring.rows(trial, found, sheet, max(1, times // 3))
        lines.append(measuring.line(f"impor {ROWS} baris", *taken))
        print(lines[-1], flush=True)
    return lines


def make_sheet() -> Path:
    """The sheet of the benchmarks, made by the project's environment."""
    project = dev.Project(ROOT)
    dev.set_up(project)
    code = f"from tests.bench.sheets import sheet_of; print(sheet_of({ROWS}))"
    done = subprocess.run(
        [project.python, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return Path(done.stdout.strip())


def main(arguments: Sequence[str]) -> int:
    """Return the exit code: 2 when it cannot be measured here."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--setup", type=Path, help="a finished setup; otherwise one is built")
    parser.add_argument("--sheet", type=Path, help="a sheet to import; otherwise the benchmark's")
    parser.add_argument("--times", type=int, default=7, help="how often each is started")
    options = parser.parse_args(arguments)
    try:
        dev.install_packages(machine.missing())
        setup = setups.newer(WORK, options.setup, fast=True)
        measure(setup, options.sheet or make_sheet(), options.times)
    except (dev.SetupError, WineError, Wrong, setups.BuildError) as error:
        print(f"measure_install.py: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
