"""`ekspor`: one of the province's formats from the store.

The ledger's note comes last, because the file's fingerprint is part of it: there is never a note of
a file that could not be written.
"""

from __future__ import annotations

from argparse import Namespace

from bansos_desktop.cli.answer import Answer
from bansos_desktop.cli.desk import desk, paths_of
from bansos_desktop.domain.rupiah import format_thousands
from bansos_desktop.runtime.paths import checked_target
from bansos_desktop.runtime.resources import resource
from bansos_desktop.store.documents import Selection
from bansos_desktop.usecases import export_document


def run(arguments: Namespace) -> Answer:
    """Write the workbook, then note in the ledger what left the office."""
    export_document.document(arguments.format)
    paths = paths_of(arguments.data)
    file = checked_target(arguments.keluar, paths)
    with desk(paths, writing=True) as at:
        target = at.target(arguments)
        selection = Selection(target.programme, target.year, target.stage, at.region(arguments))
        request = export_document.ExportRequest(
            arguments.format, selection, file, resource("formats")
        )
        exported = export_document.write(at.store, at.session, request, now=at.now)
        export_document.note(at.store, at.session, exported, now=at.now)
    values = {
        "format": arguments.format,
        "file": str(file),
        "rows": exported.rows,
        "sha256": exported.sha256,
    }
    rows = format_thousands(exported.rows)
    return Answer(values, f"{rows} baris ditulis ke {file}\nSHA-256 {exported.sha256}")
