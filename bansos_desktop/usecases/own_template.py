"""The office's own layouts of documents: copied out, changed in Excel, checked, kept, used.

A version is never changed; what is loaded again is a new one. Which version is used is a record of
its own, so that two laptops that choose differently meet.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.document import DOCUMENT_WORDS
from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.own_template import (
    template_uid,
    tidy_label,
    use_uid,
    version_name,
)
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.session import Session
from bansos_desktop.domain.workflow import Role
from bansos_desktop.store.store import Store
from bansos_desktop.store.templates import TemplateVersion
from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.usecases.template_help import help_added
from bansos_desktop.workbook.atomic import write_atomically
from bansos_desktop.workbook.formats import FORMATS, Format
from bansos_desktop.workbook.template import Template, TemplateError, TemplateFault, read_template
from bansos_desktop.workbook.template_file import Nature, identify, read_file
from bansos_desktop.workbook.template_help import without_help

KEEP = "template.keep"
USE = "template.use"


class OwnTemplateFaulty(Refused):
    """The layout in force cannot be filled by this program; `faults` say where."""

    def __init__(self, name: str, faults: tuple[TemplateFault, ...]) -> None:
        super().__init__(
            "own_template.faulty", name=name, first=faults[0].message, count=str(len(faults))
        )
        self.faults = faults


@dataclass(frozen=True, slots=True, repr=False)
class Checked:
    """A file that was looked at: its faults, or what it has more and less than the shipped one.

    `known` is the number of the version that is this very file, 0 if none is.
    """

    document: str
    file: str
    content: bytes
    sha256: str
    faults: tuple[TemplateFault, ...]
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    known: int = 0


@dataclass(frozen=True, slots=True)
class KeptTemplate:
    """The version as it is kept; not `created` means that it was there already."""

    uid: str
    number: int
    created: bool
    changes: Topic


def copy_out(
    store: Store,
    session: Session,
    document: str,
    shipped: Path,
    target: Path,
    *,
    version: str | None = None,
) -> str:
    """Write a copy for Excel, with a help sheet; returns what was copied, as people call it.

    `version` is a record of the store, "" the shipped layout, None whichever is in force.
    """
    content, name = _chosen(store, session, document, shipped, version)
    with write_atomically(target) as path:
        path.write_bytes(help_added(content, document))
    return name


def content_of(
    store: Store, session: Session, document: str, shipped: Path, *, version: str | None = None
) -> bytes:
    """The workbook of a layout, chosen as in `copy_out`."""
    return _chosen(store, session, document, shipped, version)[0]


def check(store: Store, session: Session, document: str, path: Path, shipped: Path) -> Checked:
    """Look at a file; Refused or WorkbookError where it is no template of this document at all."""
    form = _format(document)
    content = read_file(path)
    identity = identify(content, path.name)
    if identity.nature is Nature.FILLED:
        raise Refused("own_template.filled", file=path.name)
    _refuse_other(identity.template, document, path.name)
    sha256 = hashlib.sha256(content).hexdigest()
    faults = faults_of(content, path.name, form)
    if faults:
        return Checked(document, path.name, content, sha256, faults)
    own = names_of(content, path.name)
    theirs = names_of(_shipped(shipped / form.file), form.file)
    same = store.templates.same(session.region_code, document, sha256)
    return Checked(
        document,
        path.name,
        content,
        sha256,
        (),
        added=tuple(sorted(own - theirs)),
        removed=tuple(sorted(theirs - own)),
        known=same.number if same and same.stands else 0,
    )


def faults_of(content: bytes, file: str, form: Format) -> tuple[TemplateFault, ...]:
    """Everything that keeps a workbook from being filled; nothing if it can be."""
    try:
        read_template(without_help(content), file, form)
    except TemplateError as error:
        return error.faults
    return ()


def keep(
    store: Store, session: Session, checked: Checked, label: str, *, now: datetime
) -> KeptTemplate:
    """Keep what was checked as a new version, which is not used yet; Refused with faults.

    The very file that is kept already makes no second version; one taken back comes back.
    """
    _operator_only(session)
    document, region = checked.document, session.region_code
    faults = faults_of(checked.content, checked.file, _format(document))
    if faults:
        raise Refused("own_template.not_yet", count=str(len(faults)))
    same = store.templates.same(region, document, checked.sha256)
    if same and same.stands:
        return KeptTemplate(same.uid, same.number, created=False, changes=Topic.NOTHING)
    number = same.number if same else store.templates.last_number(region, document) + 1
    uid = same.uid if same else template_uid(region, document, number, checked.sha256)
    values: dict[str, Value] = {
        "region_code": region,
        "document": document,
        "number": number,
        "label": tidy_label(label) or None,
        "content": b64encode(checked.content).decode(),
        "sha256": checked.sha256,
    }
    with store.write(session.author, now=now, act=KEEP) as work:
        work.put(Kind.TEMPLATE, uid, values)
    return KeptTemplate(uid, number, created=True, changes=work.changes)


def use(store: Store, session: Session, document: str, version: str, *, now: datetime) -> Topic:
    """Make documents with a version from now on; Refused if it cannot be filled (any more)."""
    _operator_only(session)
    chosen = _version(store, session, document, version)
    if chosen.in_force:
        raise Refused("own_template.in_force_already", name=called(chosen))
    faults = faults_of(_content(store, chosen), called(chosen), _format(document))
    if faults:
        raise OwnTemplateFaulty(called(chosen), faults)
    return _choose(store, session, document, version, now=now)


def use_shipped(store: Store, session: Session, document: str, *, now: datetime) -> Topic:
    """Go back to the layout that came with the program; the office's versions stay."""
    _operator_only(session)
    _format(document)
    if store.templates.in_force(session.region_code, document) is None:
        raise Refused("own_template.shipped_already")
    return _choose(store, session, document, None, now=now)


def template_for(store: Store, session: Session, document: str, shipped: Path) -> Template:
    """What a document is made with: the office's own layout in force, or the shipped file.

    An own one that this program cannot fill is OwnTemplateFaulty: never another one unsaid.
    """
    form = _format(document)
    found = store.templates.in_force(session.region_code, document)
    if found is None:
        return read_template(_shipped(shipped), shipped.name, form)
    return own_template(_content(store, found), found, form)


def own_template(content: bytes, version: TemplateVersion, form: Format) -> Template:
    """A version proven anew; what is filled with it says which it was."""
    try:
        template = read_template(without_help(content), called(version), form)
    except TemplateError as error:
        raise OwnTemplateFaulty(called(version), error.faults) from error
    return replace(template, version=version_name(version.number))


def called(version: TemplateVersion) -> str:
    """A version in a sentence: "Format Daftar usulan kantor 3"."""
    title = DOCUMENT_WORDS.get(version.document, version.document)
    return f"Format {title} {version_name(version.number)}"


def _choose(
    store: Store, session: Session, document: str, version: str | None, *, now: datetime
) -> Topic:
    """Say what a document is made with from now on."""
    region = session.region_code
    values: dict[str, Value] = {
        "region_code": region,
        "document": document,
        "template": version,
    }
    with store.write(session.author, now=now, act=USE) as work:
        work.put(Kind.TEMPLATE_USE, use_uid(region, document), values)
    return work.changes


def _chosen(
    store: Store, session: Session, document: str, shipped: Path, version: str | None
) -> tuple[bytes, str]:
    """A layout's workbook, and what people call it."""
    form = _format(document)
    if version is None:
        found = store.templates.in_force(session.region_code, document)
        version = found.uid if found else ""
    if not version:
        return _shipped(shipped / form.file), "bawaan"
    chosen = _version(store, session, document, version)
    return _content(store, chosen), version_name(chosen.number)


def _operator_only(session: Session) -> None:
    if session.role is not Role.OPERATOR:
        raise Refused("own_template.operator_only")


def _format(document: str) -> Format:
    if document not in FORMATS:
        known = ", ".join(FORMATS)
        raise Refused("own_template.unknown_document", name=document, known=known)
    return FORMATS[document]


def _version(store: Store, session: Session, document: str, uid: str) -> TemplateVersion:
    """A version of this office; Refused if it was taken back or never was."""
    for one in store.templates.versions(session.region_code, document):
        if one.uid == uid:
            return one
    raise Refused("own_template.gone")


def _content(store: Store, version: TemplateVersion) -> bytes:
    try:
        return store.templates.content(version.uid)
    except LookupError as error:
        raise Refused("own_template.gone") from error


def _shipped(path: Path) -> bytes:
    if not path.is_file():
        raise Refused("own_template.no_shipped", file=path.name)
    return path.read_bytes()


def names_of(content: bytes, file: str) -> frozenset[str]:
    """Every blank that a layout uses; its help sheet names them all."""
    return identify(without_help(content), file).names


def _refuse_other(template: str, document: str, file: str) -> None:
    """A layout of another document is told by its name; without one it is a fault of its own."""
    if template in ("", document):
        return
    if template not in DOCUMENT_WORDS:
        raise Refused("own_template.unknown_id", file=file, id=template)
    own, wanted = DOCUMENT_WORDS[template], DOCUMENT_WORDS[document]
    raise Refused("own_template.other_document", file=file, own=own, wanted=wanted)
