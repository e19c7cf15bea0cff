"""Filling a document's template, and keeping in the ledger what left the office.

A document claims nothing that the store does not know: a figure without a source stays empty, and
who signs where is left open for the pen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from bansos_desktop import __version__
from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.document import Medium
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.region import PROVINCE
from bansos_desktop.domain.session import Session
from bansos_desktop.store.documents import Selection
from bansos_desktop.store.store import Store
from bansos_desktop.store.unit_of_work import new_uid
from bansos_desktop.usecases.documents.catalogue import document
from bansos_desktop.usecases.documents.common_values import common_values
from bansos_desktop.usecases.documents.source import Source
from bansos_desktop.usecases.own_template import template_for
from bansos_desktop.usecases.progress import UNWATCHED, Progress
from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.workbook.content import Content
from bansos_desktop.workbook.fill import fill


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """Which document about what, and where its template lies."""

    document: str
    selection: Selection
    target: Path
    templates: Path
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written; not yet in the ledger."""

    request: ExportRequest
    rows: int
    sha256: str
    template: str = ""
    medium: Medium = Medium.WORKBOOK
    encrypted: bool = False


def source_of(store: Store, session: Session, selection: Selection, today: date) -> Source:
    """What any document about `selection` is made from."""
    return Source(store, session, store.regions.book(), selection, today)


def count_rows(store: Store, session: Session, key: str, selection: Selection, today: date) -> int:
    """How many body rows, or sheets, the document will have."""
    return document(key).count(source_of(store, session, selection, today))


def write(
    store: Store,
    session: Session,
    request: ExportRequest,
    *,
    now: datetime,
    progress: Progress = UNWATCHED,
) -> Exported:
    """Write the workbook, whole or not at all. Refused if there is nothing to write."""
    wanted = document(request.document)
    shipped = request.templates / wanted.format.file
    template = template_for(store, session, request.document, shipped)
    today = now.astimezone().date()
    with store.one_moment():
        source = source_of(store, session, request.selection, today)
        total = wanted.count(source)
        if total == 0:
            raise Refused("document.no_rows")
        built = wanted.build(source)
        content = Content(
            {**common_values(source, wanted, total), **built.values},
            built.rows,
            _meta(request),
            now,
            sheets=built.sheets,
            draft=request.draft,
        )
        filled = fill(template, content, request.target, progress=_steps(progress, total))
    name = f"{template.name} {template.version}"
    return Exported(request, filled.rows, filled.sha256, template=name)


def note(store: Store, session: Session, exported: Exported, *, now: datetime) -> Topic:
    """Keep in the ledger what left: document, filter, rows and fingerprint."""
    request, selection = exported.request, exported.request.selection
    with store.write(session.author, now=now, act="document.export") as work:
        work.put(
            Kind.EXPORT,
            new_uid(),
            {
                "document": request.document,
                "programme": selection.programme,
                "year": selection.year,
                "stage": selection.stage or None,
                "region_code": selection.region_code or None,
                "status": selection.status or None,
                "row_count": exported.rows,
                "sha256": exported.sha256,
                "medium": exported.medium.value,
                "encrypted": int(exported.encrypted),
                "draft": int(request.draft),
                "template": exported.template or None,
            },
        )
    return work.changes


def _steps(progress: Progress, total: int) -> Callable[[int], None]:
    """The progress of rows as the filler reports it."""

    def step(done: int) -> None:
        progress.step(done, total)

    return step


def _meta(request: ExportRequest) -> Mapping[str, str | int]:
    """What a file must say of itself to be known again."""
    selection = request.selection
    return {
        "app_version": __version__,
        "export_id": new_uid(),
        "document": request.document,
        "programme": selection.programme,
        "year": selection.year,
        "stage": selection.stage,
        "region": selection.region_code or PROVINCE,
    }
