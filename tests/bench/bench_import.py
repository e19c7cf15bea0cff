"""A whole import against reading the file and inserting the same rows bare."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from python_calamine import load_workbook
from sqlite_utils import Database

from bansos_desktop.domain.rupiah import format_thousands
from bansos_desktop.store import database, projection
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import apply_import, plan_import
from bansos_desktop.usecases.judge import Target
from tests.bench.measure import Case, Line, interleaved
from tests.bench.offices import KEPT, NOW, TODAY, Office, office_of

ROWS = 10_000
REPETITIONS = 5
TARGET = Target("UEP", 2025, "murni")
TABLES = ("ledger_seen", "ledger", "person", "proposal", "batch", "listing", "quota_use")
TITLES = ("No", "NIK", "No. KK", "Nama", "Jenis Kelamin", "Tempat Lahir", "Tanggal Lahir", "Umur",
          "Alamat", "RT", "RW", "Desa/Kelurahan", "Kecamatan", "Kabupaten/Kota", "No. HP",
          "Agama", "Desil", "Jenis Usaha", "Nominal", "Keterangan")  # fmt: skip
Work = Callable[[Store], object]


def bench() -> Iterator[Line]:
    """Plan and apply, really and as a rehearsal."""
    sheet, empty = sheet_of_rows(), office_of(0)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "office"
        rows = _rows_of_an_import(empty.copy(place), sheet)
        cases: dict[str, Case] = {
            "real": _on_a_fresh_store(empty, place, lambda s: import_rows(empty, s, sheet)),
            "dry": _on_a_fresh_store(
                empty, place, lambda s: import_rows(empty, s, sheet, dry=True)
            ),
            "plan": _on_a_fresh_store(empty, place, lambda s: _plan(empty, s, sheet)),
            "bare": _bare(empty, place, sheet, rows),
        }
        found = interleaved(cases, REPETITIONS)
    what = f"{format_thousands(ROWS)} baris"
    yield Line(f"impor {what}: semuanya", found["real"], found["bare"], target=1.5)
    yield Line(f"impor {what}: rencana saja", found["plan"], found["bare"])
    yield Line(f"uji {what}, dasar: impor sungguhan", found["dry"], found["real"], target=1.2)


def _plan(office: Office, store: Store, sheet: Path) -> plan_import.ImportPlan:
    request = plan_import.ImportRequest(sheet, TARGET)
    return plan_import.run(store, office.session(store), request, today=TODAY)


def import_rows(office: Office, store: Store, sheet: Path, *, dry: bool = False) -> None:
    plan = _plan(office, store, sheet)
    done = apply_import.run(store, office.session(store), plan, now=NOW, today=TODAY, rehearse=dry)
    assert done.counts.created > ROWS * 0.9, done.counts


def _on_a_fresh_store(empty: Office, place: Path, work: Work) -> Case:
    def case() -> float:
        store = empty.copy(place).open()
        start = time.perf_counter()
        work(store)
        seconds = time.perf_counter() - start
        store.close()
        return seconds

    return case


def _rows_of_an_import(office: Office, sheet: Path) -> dict[str, list[tuple[object, ...]]]:
    """What an import leaves in each table, so that the floor can insert the very same."""
    store = office.open()
    db = database.open_for_reading(office.folder / database.FILE_NAME, office.key)
    before = {table: _all(db, table) for table in TABLES}
    import_rows(office, store, sheet)
    rows = {
        table: [row for row in _all(db, table) if row not in set(before[table])] for table in TABLES
    }
    db.close()
    store.close()
    return rows


def _all(db: Database, table: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in db.conn.execute(f"select * from {table}")]


def _bare(
    empty: Office, place: Path, sheet: Path, rows: dict[str, list[tuple[object, ...]]]
) -> Case:
    def case() -> float:
        office = empty.copy(place)
        db = database.open_for_writing(office.folder / database.FILE_NAME, office.key)
        start = time.perf_counter()
        list(load_workbook(BytesIO(sheet.read_bytes())).get_sheet_by_index(0).iter_rows())
        db.conn.execute("begin immediate")
        projection.drop_triggers(db)
        for table, of_table in rows.items():
            if of_table:
                marks = ", ".join("?" * len(of_table[0]))
                db.conn.executemany(f"insert into {table} values ({marks})", of_table)
        db.conn.execute("insert into search (search) values ('rebuild')")
        projection.create_triggers(db)
        db.conn.execute("commit")
        seconds = time.perf_counter() - start
        db.close()
        return seconds

    return case


def sheet_of_rows() -> Path:
    """A sender's sheet of made-up people, twenty columns wide, made once."""
    source = office_of(ROWS)
    file = KEPT / f"{source.folder.name}.xlsx"
    if not file.exists():
        db = database.open_for_reading(source.folder / database.FILE_NAME, source.key)
        book = Workbook(write_only=True)
        sheet = book.create_sheet("Data")
        sheet.append(TITLES)
        for row in db.conn.execute(_PEOPLE):
            sheet.append(row)
        book.save(file)
        db.close()
    return file


_PEOPLE = """
select row_number() over (order by person.id), nik, family_card, person.name, sex, birth_place,
    substr(birth_date, 9, 2) || '/' || substr(birth_date, 6, 2) || '/' || substr(birth_date, 1, 4),
    45, address, rt, rw, village.name, district.name, regency.name, phone, 'Islam', desil,
    business_type.name, requested_value, proposal.note
from person
join proposal on proposal.person = person.uid
join region as village on village.code = village_code
join region as district on district.code = village.parent_code
join region as regency on regency.code = district.parent_code
left join business_type on business_type.code = proposal.business_type
order by person.id
"""
