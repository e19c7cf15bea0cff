"""A document before it leaves: how large it is, what does not tie, and how it begins."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from io import BytesIO
from itertools import islice

from bansos_desktop.domain.session import Session
from bansos_desktop.domain.tie_out import Untied
from bansos_desktop.store.store import Store
from bansos_desktop.usecases.documents import export
from bansos_desktop.usecases.documents.catalogue import document
from bansos_desktop.usecases.documents.export import ExportRequest
from bansos_desktop.usecases.progress import UNWATCHED, Progress
from bansos_desktop.workbook.fill import fill_into

ROWS, SHEETS = 60, 3
_NO_EXPORT = "pratinjau"


@dataclass(frozen=True, slots=True)
class Preview:
    """`content` is a workbook with the first `shown` of `total` rows or sheets; b"" for none."""

    total: int
    shown: int
    untied: tuple[Untied, ...] = ()
    content: bytes = field(default=b"", repr=False)
    notes: tuple[str, ...] = ()


def run(
    store: Store,
    session: Session,
    request: ExportRequest,
    *,
    now: datetime,
    progress: Progress = UNWATCHED,
) -> Preview:
    """Nothing is written; the request's target and password do not matter."""
    with store.one_moment():
        source = export.source_of(store, session, request.selection, now.astimezone().date())
        if document(request.document).count(source) == 0:
            return Preview(0, 0)
        made = export.prepare(source, request, _NO_EXPORT, now=now, progress=progress)
        beginning = replace(
            made.content,
            rows=islice(made.content.rows, ROWS),
            sheets=islice(made.content.sheets, SHEETS),
        )
        stream = BytesIO()
        filled = fill_into(made.template, beginning, stream)
    return Preview(made.total, filled.rows, made.untied, stream.getvalue(), made.notes)
