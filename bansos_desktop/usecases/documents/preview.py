"""A document before it leaves: how large it is, what does not tie, and how it begins."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from io import BytesIO
from itertools import islice

from bansos_desktop.domain.session import Session
from bansos_desktop.domain.tie_out import ABOUT_DECIDED, Untied
from bansos_desktop.store.store import Store
from bansos_desktop.usecases.documents import export, numbering
from bansos_desktop.usecases.documents.catalogue import document
from bansos_desktop.usecases.documents.export import ExportRequest
from bansos_desktop.usecases.documents.numbering import LetterNumber
from bansos_desktop.usecases.documents.source import Source
from bansos_desktop.usecases.progress import UNWATCHED, Progress
from bansos_desktop.workbook.fill import fill_into

ROWS, SHEETS = 60, 3
_NO_EXPORT = "pratinjau"


@dataclass(frozen=True, slots=True)
class Preview:
    """`content` is a workbook with the first `shown` of `total` rows or sheets; b"" for none.

    `number` is None where the layout in force has no place for a letter's number. `decrees` are
    those of the selection, whichever of them is chosen, if the document is about the decided.
    """

    total: int
    shown: int
    untied: tuple[Untied, ...] = ()
    content: bytes = field(default=b"", repr=False)
    number: LetterNumber | None = None
    notes: tuple[str, ...] = ()
    decrees: tuple[str, ...] = ()


def run(
    store: Store,
    session: Session,
    request: ExportRequest,
    *,
    now: datetime,
    progress: Progress = UNWATCHED,
    offer_number: bool = False,
) -> Preview:
    """Nothing is written; the request's target and password do not matter.

    With `offer_number` the letter has the next number by the office's pattern.
    """
    with store.one_moment():
        source = export.source_of(store, session, request.selection, now.astimezone().date())
        total = document(request.document).count(source)
        if total == 0:
            return Preview(0, 0, decrees=_decrees(source, request.document))
        number = _number(source, request, offer=offer_number)
        request = replace(request, number=number.text)
        made = export.prepare(source, request, _NO_EXPORT, total, now=now, progress=progress)
        beginning = replace(
            made.content,
            rows=islice(made.content.rows, ROWS),
            sheets=islice(made.content.sheets, SHEETS),
        )
        stream = BytesIO()
        filled = fill_into(made.template, beginning, stream)
        decrees = _decrees(source, request.document)
        is_letter = numbering.has_place(made.template)
    return Preview(
        made.total,
        filled.rows,
        made.untied,
        stream.getvalue(),
        number if is_letter else None,
        made.notes,
        decrees,
    )


def _decrees(source: Source, key: str) -> tuple[str, ...]:
    if key not in ABOUT_DECIDED:
        return ()
    anyone = replace(source.selection, decree="")
    return tuple(source.store.document_decided.decree_numbers(anyone))


def _number(source: Source, request: ExportRequest, *, offer: bool) -> LetterNumber:
    """What stands on the letter: as it was typed, or as it is offered."""
    store, key = source.store, request.document
    offered = numbering.offered_number(store, source.session, key, source.today)
    text = offered if offer else request.number
    return LetterNumber(text, offered, numbering.warning(store, key, text))
