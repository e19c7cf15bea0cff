"""python -m tests.bench.export_peak PEOPLE [isi]: the most memory that writing `usulan` needs.

With `isi` without looking whether totals tie, which holds what it compares.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from bansos_desktop.runtime.resources import resource
from bansos_desktop.store.documents import Selection
from bansos_desktop.usecases.documents import export, proposals
from bansos_desktop.usecases.own_template import template_for
from bansos_desktop.workbook.content import Content
from bansos_desktop.workbook.fill import fill
from tests.bench.offices import NOW, TODAY, office_of
from tests.bench.rss import print_peak


def main(people: int, *, filling_only: bool) -> None:
    """Write it from the office with so many people."""
    office = office_of(people)
    store = office.open()
    session = office.session(store)
    selection = Selection("UEP", 2025, "", "64")
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "usulan.xlsx"
        request = export.ExportRequest("usulan", selection, target, resource("formats"))
        if filling_only:
            built = proposals.build(export.source_of(store, session, selection, TODAY))
            shipped = request.templates / "usulan.xlsx"
            template = template_for(store, session, "usulan", shipped)
            fill(template, Content({}, built.rows, {}, NOW), target)
        else:
            export.write(store, session, request, now=NOW)
    store.close()


if __name__ == "__main__":
    main(int(sys.argv[1]), filling_only="isi" in sys.argv[2:])
    print_peak()
