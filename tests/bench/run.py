"""python dev.py bench [NAME …]: ratios against floors measured in the same run."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Sequence
from importlib.metadata import version

from tests.bench import (
    bench_dashboard,
    bench_decide,
    bench_export,
    bench_import,
    bench_list,
    bench_paper,
    bench_save,
    bench_start,
    bench_undo,
)
from tests.bench.measure import HEAD

BENCHES = {
    "mulai": bench_start.bench,
    "daftar": bench_list.bench,
    "impor": bench_import.bench,
    "simpan": bench_save.bench,
    "ekspor": bench_export.bench,
    "tetapkan": bench_decide.bench,
    "urungkan": bench_undo.bench,
    "kertas": bench_paper.bench,
    "dasbor": bench_dashboard.bench,
    "dasbor-sejuta": bench_dashboard.bench_million,
}
PACKAGES = ("PySide6-Essentials", "sqlcipher3", "sqlite-utils", "openpyxl", "python-calamine")


def machine() -> str:
    """What the numbers were measured on; only the ratios carry over to another one."""
    load = " ".join(f"{one:.1f}" for one in os.getloadavg()) if hasattr(os, "getloadavg") else "-"
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cpu, load {load}\n"
        f"Python {platform.python_version()}, {packages}"
    )


def main(arguments: Sequence[str]) -> int:
    """Run the named benches, or all."""
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHES))
    names = parser.parse_args(arguments).names or list(BENCHES)
    if unknown := set(names) - set(BENCHES):
        parser.error(f"unknown: {', '.join(sorted(unknown))}; there are {', '.join(BENCHES)}")
    print(machine())
    for name in names:
        print(f"\n{name}\n{HEAD}", flush=True)
        for line in BENCHES[name]():
            print(line.text(), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
