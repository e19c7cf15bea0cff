"""A monev sheet as the office's template makes it, until it is filled in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from bansos_desktop.domain.import_plan import PlannedRow
from bansos_desktop.domain.monitoring_row import LISTS
from bansos_desktop.usecases import import_sheet
from bansos_desktop.usecases.apply_import import Imported
from bansos_desktop.usecases.judge import Target
from bansos_desktop.usecases.plan_import import ImportPlan, ImportRequest
from bansos_desktop.workbook.container import column_letters
from bansos_desktop.workbook.meta import write_meta
from tests.usecases.conftest import UEP_2025, Office

TITLES: Mapping[str, str] = {
    "penerima.no": "No",
    "penerima.nik": "NIK",
    "penerima.nama": "Nama Lengkap",
    "penerima.alamat_rt": "Alamat",
    "penerima.desa": "Desa/ Kelurahan/ Kampung",
    "penerima.kecamatan": "Kecamatan",
    "penerima.no_hp": "No. HP",
    "penerima.jenis_usaha": "Jenis Usaha",
    "serah.tanggal": "Barang Diterima Tanggal",
    "monev.tanggal": "Tanggal Kunjungan",
    "monev.bulan": "Bulan ke-",
    "monev.berjalan": "Usaha Berjalan (Y/T)",
    "monev.keadaan_barang": "Keadaan Barang",
    "monev.omzet": "Omzet per Bulan (Rp)",
    "monev.laba": "Keuntungan per Bulan (Rp)",
    "monev.tenaga_kerja": "Tenaga Kerja",
    "monev.perkembangan": "Perkem- bangan",
    "monev.kendala": "Kendala",
    "monev.tindak_lanjut": "Tindak Lanjut",
    "monev.petugas": "Petugas/ Pendamping",
    "monev.keterangan": "Keterangan",
    "monev.foto": "Foto",
    "penerima.id": "ID (jangan diubah)",
    "monev.id": "ID kunjungan (jangan diubah)",
}
HEADER, FIRST = 4, 6
VISIT: Mapping[str, object] = {
    "monev.tanggal": date(2025, 7, 30),
    "monev.petugas": "Siti Operator",
    "monev.bulan": 1,
    "monev.berjalan": "Y",
    "monev.keadaan_barang": "Masih ada",
    "monev.omzet": 3_000_000,
    "monev.laba": 900_000,
    "monev.tenaga_kerja": 1,
    "monev.perkembangan": "Tetap",
}


def monev_sheet(office: Office, proposals: list[str], path: Path, **meta: object) -> Path:
    """The sheet of these people, each with the latest visit."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = "Monev"
    page["A1"] = "LEMBAR MONITORING DAN EVALUASI"
    for column, title in enumerate(TITLES.values(), start=1):
        page.cell(HEADER, column).value = title
        page.cell(HEADER + 1, column).value = f"({column})"
    for number, proposal in enumerate(proposals, start=1):
        _write(office, page, number, proposal)
    page.cell(FIRST + len(proposals), 1).value = "JUMLAH"
    page.cell(FIRST + len(proposals) + 2, 3).value = "Mengetahui, Kepala Dinas Sosial"
    columns = " ".join(f"{column_letters(n)}={name}" for n, name in enumerate(TITLES))
    said = {"template": "monev", "document": "monev", "programme": "UEP", "year": "2025"}
    said |= {"stage": "", "region": "64", "sheet": "Monev", "first_row": str(FIRST)}
    write_meta(book, {**said, "columns": columns, **meta})  # type: ignore[arg-type]  # all text
    book.save(path)
    return path


def _write(office: Office, page: Worksheet, number: int, proposal: str) -> None:
    stored = office.store.recipients.proposal(proposal)
    assert stored is not None
    person = office.store.recipients.person(str(stored.values["person"]))
    assert person is not None
    values: dict[str, object] = {
        "penerima.no": number,
        "penerima.nik": person.values["nik"],
        "penerima.nama": person.values["name"],
        "penerima.desa": "Jahab",
        "penerima.kecamatan": "Tenggarong",
        "penerima.id": proposal,
    }
    labels = office.store.reference.code_labels(*LISTS.values())
    for visit in office.store.monitorings.of_proposal(proposal)[-1:]:
        kept = visit.values
        values |= {
            "monev.id": visit.uid,
            "monev.tanggal": date.fromisoformat(str(kept["visited_on"])),
            "monev.petugas": kept["officer"],
            "monev.bulan": kept["month"],
            "monev.berjalan": {"ya": "Y", "tidak": "T"}[str(kept["running"])],
            "monev.keadaan_barang": labels["keadaan_barang"][str(kept["goods_state"])],
            "monev.omzet": kept["revenue"],
            "monev.laba": kept["profit"],
            "monev.tenaga_kerja": kept["workers"],
            "monev.perkembangan": labels["perkembangan"][str(kept["development"])],
            "monev.kendala": kept["obstacle"],
            "monev.keterangan": kept["note"],
        }
    for column, name in enumerate(TITLES, start=1):
        page.cell(FIRST + number - 1, column).value = values.get(name)  # type: ignore[assignment]


def fill(path: Path, number: int, values: Mapping[str, object]) -> Path:
    """Somebody fills in cells of a row, from 1."""

    def type_in(page: Worksheet) -> None:
        for name, value in values.items():
            column = list(TITLES).index(name) + 1
            page.cell(FIRST + number - 1, column).value = value  # type: ignore[assignment]

    return changed(path, type_in)


def changed(path: Path, act: Callable[[Worksheet], None]) -> Path:
    """Somebody works on the sheet."""
    book = load_workbook(path)
    act(book["Monev"])
    book.save(path)
    return path


def look(office: Office, path: Path, target: Target = UEP_2025) -> ImportPlan:
    """What would happen."""
    request = ImportRequest(path, target)
    return import_sheet.look(office.store, office.session, request, today=office.today)


def take(office: Office, plan: ImportPlan, *, rehearse: bool = False) -> Imported:
    """Do it."""
    return import_sheet.apply(
        office.store, office.session, plan, now=office.now, today=office.today, rehearse=rehearse
    )


def codes(row: PlannedRow) -> list[str]:
    """What was found in a row."""
    return [one.code for one in row.problems]
