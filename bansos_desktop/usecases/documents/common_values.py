"""What stands once on every document: the office, what it is about, and the day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bansos_desktop.domain.dates import format_long
from bansos_desktop.domain.document import SIGNATURES, SignaturePart
from bansos_desktop.domain.messages import sentence
from bansos_desktop.domain.nip import nip_text
from bansos_desktop.domain.office_paper import (
    OfficePaper,
    Signatory,
    letterhead_of,
    resolve,
    usual_position,
)
from bansos_desktop.domain.programme import Asks
from bansos_desktop.domain.region import PROVINCE, RegionBook, called, regency_of
from bansos_desktop.domain.workflow import Status
from bansos_desktop.usecases.documents.business_column import (
    column_title,
    earlier_title,
    money_unit,
)
from bansos_desktop.usecases.documents.catalogue import Document
from bansos_desktop.usecases.documents.programme_words import programme_name, stage_names
from bansos_desktop.usecases.documents.source import Source
from bansos_desktop.workbook.formats import Shape
from bansos_desktop.workbook.placeholder import Value

UNKNOWN = "...................."
SUPPLIER = "Penyedia"  # nobody supplies money
DISTRICT_LENGTH = len("64.02.06")


def common_values(source: Source, document: Document, total: int) -> Mapping[str, Value]:
    """The values of the groups `dokumen`, `kolom` and `kantor`, and of whoever signs.

    What the office never said is left for the pen.
    """
    selection, regions = source.selection, source.regions
    programme = source.programme
    office = source.session.region_code
    papers = source.store.papers.papers(office)
    signatories = _signatories(papers.signatories, document.key, full_name(regions, office))
    return {
        "dokumen.judul": document.heading,
        "dokumen.program": programme_name(source).upper(),
        "dokumen.tahun": selection.year,
        "dokumen.tahap": stage_names(source).upper(),
        "dokumen.wilayah": full_name(regions, selection.region_code or office)
        + narrowed(selection.status, document.format.shape),
        "dokumen.tempat": papers.paper.place or UNKNOWN,
        "dokumen.tanggal": format_long(source.today),
        "dokumen.jumlah_baris": total,
        "dokumen.penyerah": SUPPLIER if programme.wants(Asks.GOODS) else None,
        "kolom.jenis_usaha": column_title(programme),
        "kolom.bantuan_terdahulu": earlier_title(programme),
        "kolom.satuan_nilai": money_unit(programme),
        "kantor.nama": "Dinas Sosial",
        **_letterhead(papers.paper, full_name(regions, office)),
        **signatories,
        **_decider(signatories),
    }


def narrowed(status: str, shape: Shape) -> str:
    """Behind the place: of which status alone a paper tells, so that nobody takes it for all.

    In a letter the place stands within a sentence, which goes on.
    """
    if not status:
        return ""
    label = Status(status).label
    return f" (status {label})" if shape is Shape.LETTER else f"; status {label}"


def unsigned(source: Source, document: Document) -> tuple[str, ...]:
    """What the office never said of its paper, in sentences; none of it stops a document."""
    papers = source.store.papers.papers(source.session.region_code)
    found = []
    for part in SIGNATURES[document.key].needed:
        one = resolve(papers.signatories, document.key, part)
        if one is None or not one.name:
            found.append(sentence("document.no_signatory", {}))
            break
    if not papers.paper.has_letterhead:
        found.append(sentence("document.no_letterhead", {}))
    return tuple(found)


def _decider(signatories: Mapping[str, Value]) -> Mapping[str, Value]:
    """Whose decree it is, in capitals as it heads an attachment."""
    position = signatories.get(f"{SignaturePart.SIGNS}.jabatan")
    return {"sk.pejabat": str(position).upper()} if position else {}


def _letterhead(paper: OfficePaper, office: str) -> Mapping[str, Value]:
    lines = letterhead_of(paper, office)
    return {f"kantor.kop{number}": line for number, line in enumerate(lines, start=1)}


def _signatories(
    signatories: Sequence[Signatory], document: str, office: str
) -> Mapping[str, Value]:
    """Only what was said of those who sign here; what is missing, the template has dots for."""
    found: dict[str, Value] = {}
    for part in SignaturePart:
        one = resolve(signatories, document, part) or Signatory(part=part)
        told = {
            "jabatan": one.position or usual_position(*one.key, office),
            "nama": one.name,
            "pangkat": one.rank,
            "nip": nip_text(one.nip),
        }
        found |= {f"{part}.{name}": text for name, text in told.items() if text}
    return found


def full_name(regions: RegionBook, code: str) -> str:
    """A place with the word for what it is; one within a kabupaten or kota says in which."""
    regency = regency_of(code)
    if not regency:
        return f"Provinsi {regions.name(code)}" if code == PROVINCE else regions.name(code)
    if code == regency:
        return regions.name(code)
    district = code[:DISTRICT_LENGTH]
    within = f"Kecamatan {regions.name(district)}, {regions.name(regency)}"
    return within if code == district else f"{called(code, regions.name(code))}, {within}"
