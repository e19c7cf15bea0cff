"""What left the office: the list of it, and whether a file at hand is one of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from bansos_desktop.domain.document import DOCUMENT_WORDS, DocumentKey, Medium
from bansos_desktop.domain.history import moment_words
from bansos_desktop.domain.instalment import month_label
from bansos_desktop.domain.messages import sentence
from bansos_desktop.domain.region import PROVINCE, RegionBook
from bansos_desktop.domain.rupiah import format_thousands
from bansos_desktop.domain.workflow import Stage, Status
from bansos_desktop.store.exports import NEWEST, StoredExport
from bansos_desktop.store.store import Store
from bansos_desktop.workbook.body_again import body_checksum
from bansos_desktop.workbook.encrypted import fingerprint
from bansos_desktop.workbook.errors import WorkbookError
from bansos_desktop.workbook.formats import FORMATS, Shape
from bansos_desktop.workbook.meta import read_meta

LIMIT = 50
# Whose cells join several values into one text, from which the values cannot be read back.
_JOINED = frozenset({DocumentKey.RECEIPTS})


@dataclass(frozen=True, slots=True)
class Left:
    """A document that left; `about` is its filter in words, `form` how it left."""

    stored: StoredExport
    document: str
    about: str
    form: str


class Knowledge(StrEnum):
    """What is known of a file; the value is the code of its sentence."""

    SAME = "export.known"
    SAVED_ANEW = "export.saved_anew"
    REWRITTEN = "export.rewritten"
    CHANGED = "export.changed"
    ELSEWHERE = "export.elsewhere"
    UNKNOWN = "export.unknown"


@dataclass(frozen=True, slots=True)
class Recognised:
    """A file at hand, and the document it is, or was before somebody changed it."""

    knowledge: Knowledge
    sha256: str
    message: str
    left: Left | None = None


def run(store: Store, *, limit: int = LIMIT, before: int = NEWEST) -> list[Left]:
    """Newest first; `before` is the `stored.number` of the last line of the page before."""
    regions = store.regions.book()
    return [_left(stored, regions) for stored in store.exports.newest(limit, before)]


def recognise(store: Store, file: Path) -> Recognised:
    """By its fingerprint; a workbook of ours that was changed since, by what it says of itself.

    One that another program wrote again with the same list is told apart by the list's checksum.
    """
    if file.is_dir():
        raise WorkbookError("export.is_folder", {"file": file.name})
    try:
        sha256 = fingerprint(file)
    except OSError as error:
        raise WorkbookError("workbook.not_found", {"file": file.name}) from error
    knowledge, stored = Knowledge.SAME, store.exports.with_fingerprint(sha256)
    if stored is None:
        meta = read_meta(file)
        stored = store.exports.called(meta.get("export_id", "")) if meta else None
        knowledge = Knowledge.ELSEWHERE if meta else Knowledge.UNKNOWN
        if stored and meta:
            knowledge = _since(file, stored, meta)
    values = {"file": file.name}
    left = _left(stored, store.regions.book()) if stored else None
    if left:
        values |= {
            "when": moment_words(left.stored.at),
            "who": left.stored.user,
            "what": f"{left.document}, {left.about}",
            "form": left.form,
            "rows": format_thousands(left.stored.rows),
        }
    return Recognised(knowledge, sha256, sentence(knowledge, values), left)


def _since(file: Path, stored: StoredExport, meta: Mapping[str, str]) -> Knowledge:
    """What became of a workbook of ours since it left; of a letter or sheets nobody can tell."""
    form = FORMATS.get(stored.document)
    if form is None or form.shape is not Shape.TABLE or stored.document in _JOINED:
        return Knowledge.REWRITTEN
    checksum = body_checksum(file, meta)
    if checksum is None:
        return Knowledge.REWRITTEN
    return Knowledge.SAVED_ANEW if checksum == meta.get("checksum") else Knowledge.CHANGED


def _left(stored: StoredExport, regions: RegionBook) -> Left:
    words = DOCUMENT_WORDS.get(stored.document, stored.document)
    return Left(stored, words, _about(stored, regions), _form(stored))


def _about(stored: StoredExport, regions: RegionBook) -> str:
    """UEP 2025, APBD Murni, Kabupaten Berau, Layak; what was not narrowed is not named."""
    labels = {one.value: one.label for one in (*Stage, *Status)}
    region = stored.region_code
    parts = (
        f"{stored.programme} {stored.year}",
        labels.get(stored.stage, stored.stage),
        regions.name(region) if region not in ("", PROVINCE) else "seluruh provinsi",
        labels.get(stored.status, stored.status),
        month_label(stored.month),
        f"SK {stored.decree}" if stored.decree else "",
    )
    return ", ".join(part for part in parts if part)


def _form(stored: StoredExport) -> str:
    """Excel bersandi, DRAF."""
    # What left before media were noted was a workbook.
    form = Medium(stored.medium).label if stored.medium else Medium.WORKBOOK.label
    if stored.encrypted:
        form += " bersandi"
    return f"{form}, DRAF" if stored.draft else form
