"""The work that lets a document leave: a workbook, a PDF, or pages for a printer.

Reading and writing the file go on beside other work; only the note of what left goes through the
writer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from bansos_desktop.domain.document import Medium
from bansos_desktop.domain.session import Session
from bansos_desktop.store.store import Store
from bansos_desktop.ui.printing.sheets import pdf_of
from bansos_desktop.usecases import list_findings
from bansos_desktop.usecases.documents import export
from bansos_desktop.usecases.documents.export import Exported, ExportRequest
from bansos_desktop.usecases.progress import Progress
from bansos_desktop.workbook.printed import PrintedBook, read_printed


@dataclass(frozen=True, slots=True)
class Held:
    """Another program has the file open; `free` is a name beside it."""

    message: str
    free: Path


@dataclass(frozen=True, slots=True)
class Written:
    """What was written, and the proposals about which the rules still find something."""

    exported: Exported
    found: tuple[str, ...]


Outcome = Written | Held
Work = Callable[[Store, Progress], Outcome]


@dataclass(frozen=True, slots=True)
class Whose:
    """Who asks, and when."""

    session: Session
    now: datetime
    today: date


def write(request: ExportRequest, medium: Medium, title: str, whose: Whose) -> Work:
    """The job that writes the request's target."""

    def work(store: Store, progress: Progress) -> Outcome:
        try:
            exported = _written(store, request, medium, title, whose=whose, progress=progress)
        except export.TargetHeld as held:
            return Held(held.message, held.free)
        found = list_findings.in_a_report(
            store,
            request.selection,
            office=whose.session.region_code,
            today=whose.today,
            progress=progress,
        )
        return Written(exported, found)

    return work


def for_printer(
    request: ExportRequest, whose: Whose
) -> Callable[[Store, Progress], tuple[Exported, PrintedBook]]:
    """The job that makes the pages for a printer; they are noted when they were printed."""

    def work(store: Store, progress: Progress) -> tuple[Exported, PrintedBook]:
        exported, content = export.in_memory(
            store, whose.session, request, now=whose.now, progress=progress
        )
        return replace(exported, medium=Medium.PRINT), read_printed(content)

    return work


def _written(
    store: Store,
    request: ExportRequest,
    medium: Medium,
    title: str,
    *,
    whose: Whose,
    progress: Progress,
) -> Exported:
    if medium is Medium.WORKBOOK:
        return export.write(store, whose.session, request, now=whose.now, progress=progress)
    exported, content = export.in_memory(
        store, whose.session, request, now=whose.now, progress=progress
    )
    pdf = pdf_of(read_printed(content), title, step=progress.step)
    return export.write_as(exported, Medium.PDF, pdf)
