"""`ekspor`: one of the province's formats from the store.

The ledger's note comes last, because the file's fingerprint is part of it: there is never a note of
a file that could not be written.
"""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from bansos_desktop.cli.answer import Answer
from bansos_desktop.cli.desk import desk, paths_of
from bansos_desktop.domain.rupiah import format_thousands
from bansos_desktop.runtime.paths import Paths, checked_target
from bansos_desktop.runtime.resources import resource
from bansos_desktop.store.documents import Selection
from bansos_desktop.usecases import list_findings
from bansos_desktop.usecases.documents import catalogue, export
from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.workbook.meta import read_meta


def run(arguments: Namespace) -> Answer:
    """Write the workbook, then note in the ledger what left the office."""
    catalogue.document(arguments.format)
    paths = paths_of(arguments.data)
    file = _checked_workbook(arguments.keluar, paths)
    with desk(paths, writing=True) as at:
        target = at.target(arguments)
        selection = Selection(target.programme, target.year, target.stage, at.region(arguments))
        request = export.ExportRequest(arguments.format, selection, file, resource("formats"))
        exported = export.write(at.store, at.session, request, now=at.now)
        export.note(at.store, at.session, exported, now=at.now)
        found = list_findings.in_a_report(
            at.store, selection, office=at.session.region_code, today=at.today
        )
    values = {
        "format": arguments.format,
        "file": str(file),
        "rows": exported.rows,
        "sha256": exported.sha256,
        "with_findings": len(found),
    }
    rows = format_thousands(exported.rows)
    lines = [f"{rows} baris ditulis ke {file}", f"SHA-256 {exported.sha256}"]
    if found:
        people = format_thousands(len(found))
        lines.append(f"Aturan masih menemukan sesuatu pada {people} orang; lihat Beranda.")
    return Answer(values, "\n".join(lines))


def _checked_workbook(file: Path, paths: Paths) -> Path:
    """Nobody is asked here before a file is replaced, so only our own ever is."""
    checked_target(file, paths)
    if file.suffix.lower() != ".xlsx":
        raise Refused("target.not_xlsx", path=str(file))
    if file.exists() and read_meta(file) is None:
        raise Refused("target.not_ours", path=str(file))
    return file
