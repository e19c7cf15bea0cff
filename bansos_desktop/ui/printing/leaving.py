"""The work that lets a document leave: a workbook, a PDF, or pages for a printer.

Reading and writing the file go on beside other work; only the note of what left goes through the
writer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.document import Medium
from bansos_desktop.domain.session import Session
from bansos_desktop.domain.tie_out import Untied
from bansos_desktop.store.store import Store
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.jobs import Work
from bansos_desktop.ui.printing.sheets import pdf_of
from bansos_desktop.ui.services import Services
from bansos_desktop.usecases.documents import export, findings
from bansos_desktop.usecases.documents.export import Exported, ExportRequest
from bansos_desktop.usecases.documents.tie_out import NotTied
from bansos_desktop.usecases.progress import Progress
from bansos_desktop.workbook.printed import PrintedBook, read_printed


@dataclass(frozen=True, slots=True)
class Held:
    """Another program has the file open; `free` is a name beside it."""

    message: str
    free: Path


@dataclass(frozen=True, slots=True)
class Written:
    """What was written, and the proposals about which the rules still find something.

    `unknown` counts the formulas that a PDF could not show, for they are not known here.
    """

    exported: Exported
    found: tuple[str, ...]
    unknown: int = 0


@dataclass(frozen=True, slots=True, repr=False)
class Printable:
    """All pages for a printer, to be noted once they were printed; it names people."""

    exported: Exported
    book: PrintedBook


@dataclass(frozen=True, slots=True)
class Doubtful:
    """What does not tie, so that there are no pages yet."""

    untied: tuple[Untied, ...]


@dataclass(frozen=True, slots=True)
class Whose:
    """Who asks, and when."""

    session: Session
    now: datetime
    today: date


def whose(services: Services) -> Whose:
    """The user, now."""
    return Whose(services.session, services.now(), services.day())


def unknown_told(count: int) -> str:
    """The sentence about formulas that only Excel works out; "" if there are none."""
    if not count:
        return ""
    text = tr("{n} rumus tidak dapat dihitung di sini; bukalah di Excel.")
    return text.format(n=number_text(count))


def write(request: ExportRequest, medium: Medium, title: str, asker: Whose) -> Work[Written | Held]:
    """The job that writes the request's target."""

    def work(store: Store, progress: Progress) -> Written | Held:
        try:
            exported, unknown = _written(store, request, (medium, title), asker, progress)
        except export.TargetHeld as held:
            return Held(held.message, held.free)
        found = findings.left_open(
            store, asker.session, exported, today=asker.today, progress=progress
        )
        return Written(exported, found, unknown)

    return work


def for_printer(request: ExportRequest, asker: Whose) -> Work[Printable | Doubtful]:
    """The job that makes the pages for a printer."""

    def work(store: Store, progress: Progress) -> Printable | Doubtful:
        try:
            exported, content = export.in_memory(
                store, asker.session, request, now=asker.now, progress=progress
            )
        except NotTied as refused:
            return Doubtful(refused.untied)
        return Printable(replace(exported, medium=Medium.PRINT), read_printed(content))

    return work


def note(services: Services, exported: Exported, on_failed: Callable[[str], None]) -> None:
    """Keep in the ledger what left."""
    session, now = services.session, services.now()

    def work(store: Store, _progress: Progress) -> Topic:
        return export.note(store, session, exported, now=now)

    services.writer.start(work, on_done=services.bus.publish, on_failed=on_failed)


def _written(
    store: Store,
    request: ExportRequest,
    form: tuple[Medium, str],
    asker: Whose,
    progress: Progress,
) -> tuple[Exported, int]:
    """What was written, and how many formulas it could not show."""
    medium, title = form
    if medium is Medium.WORKBOOK:
        return export.write(store, asker.session, request, now=asker.now, progress=progress), 0
    exported, content = export.in_memory(
        store, asker.session, request, now=asker.now, progress=progress
    )
    book = read_printed(content)
    pdf = pdf_of(book, title, step=progress.step)
    return export.write_as(exported, Medium.PDF, pdf), len(book.unknown)
