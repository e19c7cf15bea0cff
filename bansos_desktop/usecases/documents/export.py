"""Filling a document's template, and keeping in the ledger what left the office.

A document claims nothing that the store does not know: a figure without a source stays empty, and
who signs where is left open for the pen. One whose totals do not tie leaves only as a draft.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

from bansos_desktop import __version__
from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.document import DOCUMENT_WORDS, Medium
from bansos_desktop.domain.messages import sentence
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.region import PROVINCE
from bansos_desktop.domain.session import Session
from bansos_desktop.domain.tie_out import Untied
from bansos_desktop.store.documents import Selection
from bansos_desktop.store.store import Store
from bansos_desktop.store.unit_of_work import new_uid
from bansos_desktop.usecases.documents import numbering, tie_out
from bansos_desktop.usecases.documents.business_column import unasked
from bansos_desktop.usecases.documents.catalogue import document
from bansos_desktop.usecases.documents.common_values import common_values, unsigned
from bansos_desktop.usecases.documents.source import Source
from bansos_desktop.usecases.own_template import template_for
from bansos_desktop.usecases.progress import UNWATCHED, Progress
from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.workbook.atomic import free_name, write_whole
from bansos_desktop.workbook.content import Content
from bansos_desktop.workbook.encrypted import write_encrypted
from bansos_desktop.workbook.errors import WorkbookError
from bansos_desktop.workbook.fill import Filled, fill, fill_into
from bansos_desktop.workbook.template import Template

_Filler = Callable[[Template, Content, Callable[[int], None]], Filled]


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """Which document about what, and where its template lies.

    `draft` marks it as one, and lets it leave although something does not tie. With a `password`
    the workbook is encrypted. `number` is the letter's, as somebody confirmed it.
    """

    document: str
    selection: Selection
    target: Path
    templates: Path
    draft: bool = False
    password: str = field(default="", repr=False)
    number: str = ""


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written; not yet in the ledger, where `uid` will be its name.

    `untied` is not empty only for a draft; `notes` say what the office left open. `found` are those
    about whom the rules found something on the way, None if they were not asked (`findings`). The
    request has forgotten its password.
    """

    request: ExportRequest
    rows: int
    sha256: str
    template: str = ""
    medium: Medium = Medium.WORKBOOK
    encrypted: bool = False
    uid: str = ""
    untied: tuple[Untied, ...] = ()
    notes: tuple[str, ...] = ()
    found: tuple[str, ...] | None = None


class TargetHeld(Refused):
    """The target is open in another program; `free` is a name beside it that nobody has yet."""

    def __init__(self, target: Path) -> None:
        super().__init__("workbook.locked", file=target.name)
        self.free = free_name(target)
        self.message += f" {sentence('target.free_name', {'name': self.free.name})}"
        self.details = {"free": str(self.free)}


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
    """Write the workbook, whole or not at all.

    Refused if there is nothing to write, NotTied if totals do not tie and it is to be no draft,
    TargetHeld if another program has the file open.
    """
    with _held_is_told(request.target):
        if request.password:
            exported, plain = in_memory(store, session, request, now=now, progress=progress)
            sha256 = write_encrypted(plain, request.password, request.target)
            return replace(exported, sha256=sha256, encrypted=True)

        def into_file(template: Template, content: Content, step: Callable[[int], None]) -> Filled:
            return fill(template, content, request.target, progress=step)

        return _make(store, session, request, into_file, now=now, progress=progress)


def in_memory(
    store: Store,
    session: Session,
    request: ExportRequest,
    *,
    now: datetime,
    progress: Progress = UNWATCHED,
) -> tuple[Exported, bytes]:
    """The same workbook as bytes, for a preview, a PDF or a printer; its target is not touched."""
    stream = BytesIO()

    def into_stream(template: Template, content: Content, step: Callable[[int], None]) -> Filled:
        return fill_into(template, content, stream, progress=step)

    exported = _make(store, session, request, into_stream, now=now, progress=progress)
    return exported, stream.getvalue()


def write_as(exported: Exported, medium: Medium, content: bytes) -> Exported:
    """Write what was made of a workbook in memory, such as its PDF, to the request's target."""
    with _held_is_told(exported.request.target):
        sha256 = write_whole(content, exported.request.target)
    return replace(exported, medium=medium, sha256=sha256)


def note(store: Store, session: Session, exported: Exported, *, now: datetime) -> Topic:
    """Keep in the ledger what left: document, filter, rows, form and fingerprint."""
    request, selection = exported.request, exported.request.selection
    with store.write(session.author, now=now, act="document.export") as work:
        work.put(
            Kind.EXPORT,
            exported.uid,
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
                "decree": selection.decree or None,
                "letter_number": request.number or None,
                "period": selection.month or None,
            },
        )
    return work.changes


@dataclass(frozen=True, slots=True, repr=False)
class Prepared:
    """A template and what goes into it, whether it ties or not; it holds personal data."""

    template: Template
    content: Content
    total: int
    untied: tuple[Untied, ...]
    notes: tuple[str, ...]
    found: tuple[str, ...] | None


def prepare(
    source: Source,
    request: ExportRequest,
    uid: str,
    total: int,
    *,
    now: datetime,
    progress: Progress,
) -> Prepared:
    """All but the filling of `total` rows, read from the moment that `source` stands in."""
    wanted = document(request.document)
    shipped = request.templates / wanted.format.file
    template = template_for(source.store, source.session, request.document, shipped)
    if total == 0:
        raise Refused("document.no_rows")
    looked = tie_out.look(source, wanted.key, progress)
    built = wanted.build(source)
    paper = source.store.papers.profile(source.session.region_code)
    common = {**common_values(source, wanted, total), "dokumen.nomor": request.number}
    content = Content(
        {**common, **built.values},
        built.rows,
        _meta(request, uid),
        now,
        sheets=built.sheets,
        draft=request.draft,
        logo=paper.logo,
        paper=paper.paper,
        unasked=unasked(source.programme),
    )
    notes = unsigned(source, wanted)
    return Prepared(template, content, total, looked.untied, notes, looked.found)


def _make(
    store: Store,
    session: Session,
    request: ExportRequest,
    filler: _Filler,
    *,
    now: datetime,
    progress: Progress,
) -> Exported:
    """Look whether it ties, then fill the template, all of one moment of the store."""
    uid = new_uid()
    with store.one_moment():
        source = source_of(store, session, request.selection, now.astimezone().date())
        total = document(request.document).count(source)
        made = prepare(source, request, uid, total, now=now, progress=progress)
        if request.number and not numbering.has_place(made.template):
            what = DOCUMENT_WORDS[request.document]
            raise Refused("letter_number.no_place", what=what)
        if made.untied and not request.draft:
            raise tie_out.NotTied(made.untied)
        filled = filler(made.template, made.content, _steps(progress, made.total))
    return Exported(
        replace(request, password=""),
        filled.rows,
        filled.sha256,
        template=f"{made.template.name} {made.template.version}",
        uid=uid,
        untied=made.untied,
        notes=made.notes,
        found=made.found,
    )


@contextmanager
def _held_is_told(target: Path) -> Iterator[None]:
    """Offer another name where the file cannot be replaced."""
    try:
        yield
    except WorkbookError as error:
        if error.code != "workbook.locked":
            raise
        raise TargetHeld(target) from error


def _steps(progress: Progress, total: int) -> Callable[[int], None]:
    """The progress of rows as the filler reports it."""

    def step(done: int) -> None:
        progress.step(done, total)

    return step


def _meta(request: ExportRequest, uid: str) -> Mapping[str, str | int]:
    """What a file must say of itself to be known again; its id is that of the ledger's record."""
    selection = request.selection
    return {
        "app_version": __version__,
        "export_id": uid,
        "document": request.document,
        "programme": selection.programme,
        "year": selection.year,
        "stage": selection.stage,
        "region": selection.region_code or PROVINCE,
    }
