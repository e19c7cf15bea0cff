"""Filling one of the province's formats, and keeping in the ledger what left the office.

A document claims nothing that the store does not know: a figure without a source stays empty, and
who signs where is left open for the pen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from bansos_desktop import __version__
from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.dates import age_on, format_long
from bansos_desktop.domain.quota import QuotaLine, Use, add_uses
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.region import PROVINCE, RegionBook
from bansos_desktop.domain.rupiah import format_thousands
from bansos_desktop.domain.session import Session
from bansos_desktop.domain.workflow import DECIDED, DISTRIBUTED, VERIFIED, Stage, Status
from bansos_desktop.store.documents import ProposalLine, Selection
from bansos_desktop.store.store import Store
from bansos_desktop.store.unit_of_work import new_uid
from bansos_desktop.usecases import list_quotas
from bansos_desktop.usecases.progress import UNWATCHED, Progress
from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.workbook.fill import Content, fill
from bansos_desktop.workbook.formats import PROPOSAL, SUMMARY, Format
from bansos_desktop.workbook.template import load_template

Value = str | int | date | None
UNKNOWN = "...................."
SCHOOLING, WORK, MARRIAGE, AID = LISTS = (
    "pendidikan",
    "pekerjaan",
    "status_perkawinan",
    "bantuan_pusat",
)
_RUNNING = "berjalan"


@dataclass(frozen=True, slots=True)
class Document:
    """A format by the name people ask for it."""

    key: str
    title: str
    about: str
    format: Format


DOCUMENTS: Mapping[str, Document] = {
    "usulan": Document(
        "usulan",
        "Daftar Usulan Calon Penerima (BNBA)",
        "Satu baris satu calon penerima, lengkap dengan NIK dan alamat.",
        PROPOSAL,
    ),
    "rekap": Document(
        "rekap",
        "Rekapitulasi Kuota dan Realisasi",
        "Satu baris satu kabupaten/kota: kuota, usulan, ditetapkan, tersalur, sisa.",
        SUMMARY,
    ),
}


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """Which document about what, and where its template lies."""

    document: str
    selection: Selection
    target: Path
    templates: Path


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written; not yet in the ledger."""

    request: ExportRequest
    rows: int
    sha256: str


def document(key: str) -> Document:
    """The document called `key`; Refused with the known names if there is none."""
    if key not in DOCUMENTS:
        raise Refused("document.unknown", name=key, known=", ".join(DOCUMENTS))
    return DOCUMENTS[key]


def count_rows(store: Store, key: str, selection: Selection) -> int:
    """How many body rows the document will have."""
    if document(key).format is PROPOSAL:
        return store.documents.count(selection)
    return len(_summary_rows(store, store.regions.book(), selection))


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
    template = load_template(request.templates / wanted.format.file, allowed=wanted.format.allowed)
    today = now.astimezone().date()
    with store.one_moment():
        regions = store.regions.book()
        total = count_rows(store, request.document, request.selection)
        if total == 0:
            raise Refused("document.no_rows")
        if wanted.format is PROPOSAL:
            lists = store.reference.code_labels(*LISTS)
            rows = _proposal_rows(store.documents.proposals(request.selection), lists, today)
        else:
            rows = iter(_summary_rows(store, regions, request.selection))
        content = Content(
            _document_values(store, session, request, regions, total=total, today=today),
            rows,
            _meta(request),
            now,
        )
        filled = fill(template, content, request.target, progress=_steps(progress, total))
    return Exported(request, filled.rows, filled.sha256)


def note(store: Store, session: Session, exported: Exported, *, now: datetime) -> Topic:
    """Keep in the ledger what left: document, filter, rows and fingerprint."""
    selection = exported.request.selection
    with store.write(session.author, now=now, act="document.export") as work:
        work.put(
            Kind.EXPORT,
            new_uid(),
            {
                "document": exported.request.document,
                "programme": selection.programme,
                "year": selection.year,
                "stage": selection.stage or None,
                "region_code": selection.region_code or None,
                "row_count": exported.rows,
                "sha256": exported.sha256,
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
        "programme": selection.programme,
        "year": selection.year,
        "stage": selection.stage,
        "region": selection.region_code or PROVINCE,
    }


def _document_values(
    store: Store,
    session: Session,
    request: ExportRequest,
    regions: RegionBook,
    *,
    total: int,
    today: date,
) -> Mapping[str, Value]:
    """What stands once in a document; who signs is left open for the pen."""
    selection = request.selection
    office, about = session.region_code, selection.region_code or session.region_code
    names = {programme.code: programme.name for programme in store.reference.programmes()}
    programme = f"{names.get(selection.programme, selection.programme)} ({selection.programme})"
    stages = [Stage(selection.stage)] if selection.stage else list(Stage)
    titles = {
        "usulan": "DAFTAR USULAN CALON PENERIMA BANTUAN",
        "rekap": "REKAPITULASI KUOTA DAN REALISASI BANTUAN",
    }
    return {
        "dokumen.judul": titles[request.document],
        "dokumen.program": programme.upper(),
        "dokumen.tahun": selection.year,
        "dokumen.tahap": " DAN ".join(stage.value.upper() for stage in stages),
        "dokumen.wilayah": _full_name(regions, about),
        "dokumen.tempat": UNKNOWN,
        "dokumen.tanggal": format_long(today),
        "dokumen.jumlah_baris": total,
        "kantor.nama": "Dinas Sosial",
        "kantor.kop1": f"PEMERINTAH {_full_name(regions, office).upper()}",
        "kantor.kop2": "DINAS SOSIAL",
        "penanda.jabatan": f"Kepala Dinas Sosial {_full_name(regions, office)}",
    }


def _full_name(regions: RegionBook, code: str) -> str:
    """The province needs its word before it; names of kabupaten and kota have theirs."""
    return f"Provinsi {regions.name(code)}" if code == PROVINCE else regions.name(code)


def _proposal_rows(
    lines: Iterable[ProposalLine], lists: Mapping[str, Mapping[str, str]], today: date
) -> Iterator[Mapping[str, Value]]:
    """Body rows by the names that templates use."""
    for number, line in enumerate(lines, start=1):
        birth = date.fromisoformat(line.birth_date) if line.birth_date else None
        yield {
            "penerima.no": number,
            "penerima.nik": line.nik,
            "penerima.no_kk": line.family_card,
            "penerima.nama": line.name,
            "penerima.jenis_kelamin": line.sex,
            "penerima.tempat_lahir": line.birth_place,
            "penerima.tanggal_lahir": birth,
            "penerima.usia": age_on(birth, today) if birth else None,
            "penerima.alamat": line.address,
            "penerima.rt": line.rt,
            "penerima.rw": line.rw,
            "penerima.desa": line.village,
            "penerima.kecamatan": line.district,
            "penerima.kabupaten": line.regency,
            "penerima.no_hp": line.phone,
            "penerima.desil": line.desil,
            "penerima.jenis_usaha": line.business_type,
            "penerima.nilai_usulan": line.requested_value,
            "penerima.keterangan": line.note,
            **_circumstances(line, lists),
        }


def _circumstances(
    line: ProposalLine, lists: Mapping[str, Mapping[str, str]]
) -> Mapping[str, Value]:
    """Codes as words; one that its list no longer has is written as it stands."""
    named = (
        ("pendidikan", SCHOOLING, line.education),
        ("pekerjaan", WORK, line.occupation),
        ("status_perkawinan", MARRIAGE, line.marital_status),
    )
    labels = {f"penerima.{name}": lists[of].get(code, code) for name, of, code in named if code}
    return {
        **labels,
        "penerima.tanggungan": line.dependants,
        "penerima.id_dtsen": line.dtsen_id,
        "penerima.pkh_bpnt": _aid(line.central_aid or "", lists[AID]),
        "penerima.status_usaha": _state(line),
        "penerima.kebutuhan_barang": line.needs,
    }


def _aid(codes: str, labels: Mapping[str, str]) -> str | None:
    """Which aid, where a bare Y would lose it; empty where nobody has said, which is no T."""
    # "BPNT/Sembako" is one kind of aid, and the column is narrow.
    names = [labels.get(code, code).partition("/")[0] for code in codes.split(";") if code]
    return ", ".join(names) or None


def _state(line: ProposalLine) -> str | None:
    """Whether the business runs, and for how long: "baru", or "berjalan, 8 bulan"."""
    if line.business_state == _RUNNING and line.business_months is not None:
        return f"{_RUNNING}, {line.business_months} bulan"
    return line.business_state


def _summary_rows(
    store: Store, regions: RegionBook, selection: Selection
) -> list[Mapping[str, Value]]:
    """Every kabupaten/kota, those without any proposal too, then an unsplit lump."""
    lines = list_quotas.run(store, selection.programme, selection.year)
    uses = store.quotas.use(selection.programme, selection.year)
    wanted = [
        region.code
        for region in regions.regencies
        if selection.region_code in ("", PROVINCE, region.code)
    ]
    rows = [
        _summary_row(regions.name(code), _of(lines, selection, code), _use(uses, selection, code))
        for code in wanted
    ]
    lump = _of(lines, selection, PROVINCE)
    if lump and selection.region_code in ("", PROVINCE):
        rows.append(_summary_row("Provinsi (belum dirinci)", lump, Use()))
    return [{"wilayah.no": number, **row} for number, row in enumerate(rows, start=1)]


def _of(lines: Iterable[QuotaLine], selection: Selection, code: str) -> list[QuotaLine]:
    """The figures of one region in the wanted stages."""
    return [
        line for line in lines if line.region_code == code and selection.stage in ("", line.stage)
    ]


def _use(uses: Mapping[tuple[str, str], Use], selection: Selection, code: str) -> Use:
    """The use of one region over the wanted stages."""
    return add_uses(
        [
            use
            for (stage, region_code), use in uses.items()
            if region_code == code and selection.stage in ("", stage)
        ]
    )


def _summary_row(name: str, lines: Iterable[QuotaLine], use: Use) -> dict[str, Value]:
    """One region; a quota no source gives stays empty and never becomes 0."""
    quotas: dict[str, int] = {}
    for line in lines:
        quotas[line.stage] = quotas.get(line.stage, 0) + line.quota
    details = sorted({line.detail for line in lines if line.detail})
    if without_stage := quotas.get(""):
        # The form has no column for it, and a figure must not vanish from the sum unsaid.
        details.append(f"kuota tanpa tahap: {format_thousands(without_stage)}")
    return {
        "wilayah.nama": name,
        "wilayah.kuota_murni": quotas.get(Stage.ORIGINAL),
        "wilayah.kuota_perubahan": quotas.get(Stage.AMENDED),
        "wilayah.usulan": use.total - use.among({Status.DRAFT}),
        "wilayah.lolos_verifikasi": use.among(VERIFIED),
        "wilayah.ditetapkan": use.among(DECIDED),
        "wilayah.tersalur": use.among(DISTRIBUTED),
        "wilayah.cadangan": use.among({Status.RESERVE}),
        "wilayah.keterangan": "; ".join(details) or None,
    }
