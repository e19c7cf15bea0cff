"""python -m tests.bench.import_peak SHEET: the most memory that importing it needs."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.bench.bench_import import import_rows
from tests.bench.offices import office_of
from tests.bench.rss import print_peak


def main(sheet: Path) -> None:
    """Import the sheet into an empty office."""
    empty = office_of(0)
    with tempfile.TemporaryDirectory() as folder:
        store = empty.copy(Path(folder) / "office").open()
        import_rows(empty, store, sheet)
        store.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
    print_peak()
