"""Steps about data: an encrypted store, lists that come in, a document that leaves, and its PDF."""

from __future__ import annotations

import csv
from itertools import islice
from pathlib import Path

from bansos_desktop.app.selftest.bench import (
    NOW,
    PASSPHRASE,
    REFERENCE_STEP,
    REGENCY,
    TODAY,
    Bench,
    Untried,
)
from bansos_desktop.domain.document import DocumentKey
from bansos_desktop.domain.programme import FIRST_PROGRAMME
from bansos_desktop.domain.sample import SampleScope, SampleVillage, generate_people
from bansos_desktop.domain.views import Filter
from bansos_desktop.domain.workflow import Role, Stage
from bansos_desktop.runtime.resources import seed_folder
from bansos_desktop.runtime.sample_words import sample_words
from bansos_desktop.store.documents import Selection
from bansos_desktop.store.errors import StoreError
from bansos_desktop.store.listing import Query
from bansos_desktop.store.store import Store
from bansos_desktop.ui.printing.sheets import pdf_of
from bansos_desktop.usecases import (
    check_health,
    import_sheet,
    make_sample,
    open_office,
    unlock,
    write_sample_workbook,
)
from bansos_desktop.usecases.documents import export
from bansos_desktop.usecases.documents.catalogue import document
from bansos_desktop.usecases.documents.export import ExportRequest
from bansos_desktop.usecases.judge import Target
from bansos_desktop.usecases.make_sample import SampleRequest
from bansos_desktop.usecases.plan_import import ImportPlan, ImportRequest
from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.usecases.start_office import NewOffice
from bansos_desktop.workbook.printed import read_printed

PEOPLE, IN_SHEET, IN_TEXT = 40, 40, 10
YEAR = TODAY.year
PLAIN_HEAD = b"SQLite format 3"
TARGET = Target(FIRST_PROGRAMME, YEAR, Stage.AMENDED)
TITLES = ("NIK", "NOMOR KK", "NAMA", "L/P", "TANGGAL LAHIR", "ALAMAT", "RT", "DESA/KELURAHAN")
MORE_TITLES = ("KECAMATAN", "KABUPATEN/KOTA", "DESIL", "JENIS USAHA", "NILAI USULAN")


def encrypted_store(bench: Bench) -> str:
    """An office from its first start; nobody in it can be read from the files on disk."""
    wanted = NewOffice("64", "Petugas Uji", Role.OPERATOR, PASSPHRASE)
    try:
        opened = open_office.for_the_first_time(bench.office, seed_folder(), wanted, now=NOW)
    except StoreError as error:
        if error.code.startswith("seed."):
            raise Untried(REFERENCE_STEP) from error
        raise
    store = Store.open(bench.office, opened.key)
    try:
        request = SampleRequest(PEOPLE, 1, sample_words())
        make_sample.run(store, opened.session, request, now=NOW, today=TODAY)
        planted = _niks(store)
        _prove_sealed(bench.office, planted)  # the journal too
        store.checkpoint()
    finally:
        store.close()
    _prove_sealed(bench.office, planted)
    _prove_locked(bench.office)
    bench.opened = opened
    return f"{len(planted)} orang buatan tersimpan; tidak satu NIK pun terbaca di disk"


def soundness(bench: Bench) -> str:
    """What `periksa` proves of a store, and that somebody is found again."""
    with bench.store() as store:
        failed = [
            one.detail for one in check_health.run(store, shipped=seed_folder()) if not one.ok
        ]
        if failed:
            raise Refused("self_check.store_unsound", detail=failed[0])
        somebody = store.listing.block(Query(FIRST_PROGRAMME, YEAR), 0, 1)[0]
        for text in (somebody.name, somebody.nik):
            query = Query(FIRST_PROGRAMME, YEAR, Filter(text=text))
            if somebody not in store.listing.block(query, 0, PEOPLE):
                raise Refused("self_check.not_found")
        return f"{store.ledger.count()} catatan buku besar utuh, pencarian menemukan orangnya"


def import_workbook(bench: Bench) -> str:
    """A list such as a village sends, faults included."""
    file = bench.folder / "daftar contoh.xlsx"
    with bench.store() as store:
        write_sample_workbook.run(
            store,
            SampleRequest(IN_SHEET, 2, sample_words()),
            region_code=REGENCY,
            templates=bench.formats,
            target=file,
            today=TODAY,
        )
        return _take_in(bench, store, file, rows=IN_SHEET, enter=IN_SHEET - IN_SHEET // 20 * 2)


def import_text(bench: Bench) -> str:
    """The same as text between semicolons."""
    file = bench.folder / "daftar contoh.csv"
    with bench.store() as store:
        _write_text(store, file)
        return _take_in(bench, store, file, rows=IN_TEXT, enter=IN_TEXT)


def export_workbook(bench: Bench) -> str:
    """The official list written, and read back as our own sheet: nothing in it may be new."""
    file = bench.folder / "usulan.xlsx"
    session = bench.entered.session
    with bench.store() as store:
        exported = export.write(store, session, _request(bench, file), now=NOW)
        export.note(store, session, exported, now=NOW)
        plan = _look(bench, store, file)
    same = plan.counts.unchanged
    if plan.own is None or not same or same != exported.rows:
        raise Refused("self_check.read_back", same=str(same), wanted=str(exported.rows))
    return f"{exported.rows} baris ditulis dan terbaca kembali sama"


def print_pdf(bench: Bench) -> str:
    """The same on paper, in memory."""
    request = _request(bench, bench.folder / "usulan.pdf")
    with bench.store() as store:
        _exported, workbook = export.in_memory(store, bench.entered.session, request, now=NOW)
    book = read_printed(workbook)
    pdf = pdf_of(book, document(request.document).title)
    pages = pdf.count(b"/Type /Page\n")
    is_whole = pdf.startswith(b"%PDF") and pdf.rstrip().endswith(b"%%EOF") and b"/Font" in pdf
    if not is_whole or not book.pages or pages != len(book.pages):
        raise Refused("self_check.pdf")
    return f"{pages} halaman, {len(pdf) // 1000} KB"


def _niks(store: Store) -> list[str]:
    rows = store.listing.block(Query(FIRST_PROGRAMME, YEAR), 0, PEOPLE)
    return [row.nik for row in rows if row.nik]


def _prove_sealed(folder: Path, planted: list[str]) -> None:
    """No file there says a planted NIK, in any way in which a program would write it."""
    for file in sorted(folder.rglob("*")):
        if not file.is_file():
            continue
        content = file.read_bytes()
        told = any(nik.encode() in content or nik.encode("utf-16-le") in content for nik in planted)
        if told or not planted or content.startswith(PLAIN_HEAD):
            raise Refused("self_check.not_encrypted", file=file.name)


def _prove_locked(folder: Path) -> None:
    """A wrong passphrase opens nothing."""
    try:
        unlock.unlock(folder, f"bukan {PASSPHRASE}", now=NOW)
    except Refused as refusal:
        if refusal.code == "keys.wrong":
            return
        raise
    raise Refused("self_check.wrong_opens")


def _take_in(bench: Bench, store: Store, file: Path, *, rows: int, enter: int) -> str:
    """Look and apply; how many rows came in."""
    plan = _look(bench, store, file)
    before = store.recipients.count()
    import_sheet.apply(store, bench.entered.session, plan, now=NOW, today=TODAY)
    taken = store.recipients.count() - before
    read = plan.counts.rows_read
    if (read, taken, plan.counts.created) != (rows, enter, enter):
        raise Refused(
            "self_check.rows",
            file=file.name,
            read=str(read),
            taken=str(taken),
            wanted=str(rows),
            enter=str(enter),
        )
    return f"{read} baris dibaca, {taken} masuk, {plan.counts.rejected} ditolak seperti mestinya"


def _look(bench: Bench, store: Store, file: Path) -> ImportPlan:
    request = ImportRequest(file, TARGET)
    return import_sheet.look(store, bench.entered.session, request, today=TODAY)


def _request(bench: Bench, target: Path) -> ExportRequest:
    """As a draft, for made-up quotas need not tie."""
    selection = Selection(FIRST_PROGRAMME, YEAR)
    return ExportRequest(DocumentKey.PROPOSALS, selection, target, bench.formats, draft=True)


def _write_text(store: Store, file: Path) -> None:
    """Made-up people of one regency, places by name as a village writes them."""
    book = store.regions.book()
    hits = {hit.code: hit for hit in book.villages(REGENCY)}
    villages = tuple(
        SampleVillage(hit.code, hit.village, hit.district, REGENCY)
        for hit in islice(hits.values(), IN_TEXT)
    )
    kinds = tuple(
        (kind.code, kind.name)
        for kind in store.reference.business_types()
        if kind.start_year <= YEAR
    )
    people = generate_people(
        IN_TEXT, 3, scope=SampleScope(villages, kinds, TODAY), data=sample_words()
    )
    with file.open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream, delimiter=";")
        table.writerow((*TITLES, *MORE_TITLES))
        for one in people:
            hit = hits[one.village_code]
            who = (one.nik, one.family_card, one.name, one.sex, f"{one.birth_date:%d/%m/%Y}")
            where = (one.address, one.rt, hit.village, hit.district, hit.regency)
            table.writerow((*who, *where, one.desil, one.business_name, one.requested_value))
