"""python -m tests.bench.export_peak PEOPLE: the most memory that writing `usulan` needs."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from bansos_desktop.runtime.resources import resource
from bansos_desktop.store.documents import Selection
from bansos_desktop.usecases.documents import export
from tests.bench.offices import NOW, office_of
from tests.bench.rss import print_peak


def main(people: int) -> None:
    """Write it from the office with so many people."""
    office = office_of(people)
    store = office.open()
    with tempfile.TemporaryDirectory() as folder:
        selection = Selection("UEP", 2025, "", "64")
        target = Path(folder) / "usulan.xlsx"
        request = export.ExportRequest("usulan", selection, target, resource("formats"))
        export.write(store, office.session(store), request, now=NOW)
    store.close()


if __name__ == "__main__":
    main(int(sys.argv[1]))
    print_peak()
