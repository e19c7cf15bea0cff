"""Our own sheet of proposals comes back: recognised, not asked about, and only edits are read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from bansos_desktop.domain.import_choices import ImportChoices
from bansos_desktop.domain.import_plan import Outcome
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.sheet_fields import SheetField
from bansos_desktop.usecases import undo_import
from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.workbook.errors import WorkbookError
from tests.factories import NOW, a_draft, a_nik
from tests.soundness import dump
from tests.usecases.conftest import MakeOffice, Office
from tests.usecases.own_sheets import (
    FIRST,
    HEADER,
    changed,
    codes,
    column,
    differing,
    edited,
    line,
    people,
    row_of,
    sent,
)

A, B, C, D = (f"Orang Contoh {letter}" for letter in "ABCD")


@pytest.fixture
def sheet(office: Office, tmp_path: Path) -> Path:
    """The sheet of four people."""
    people(office)
    return sent(office, tmp_path / "Usulan.xlsx")


def test_an_unedited_sheet_changes_nothing_and_asks_nothing(office: Office, sheet: Path) -> None:
    plan = office.plan(sheet)

    assert plan.own is not None
    assert plan.own.is_as_sent
    assert plan.own.left is not None
    assert plan.own.left.user == "Siti Operator"
    assert plan.questions == ()
    assert plan.unread == ()
    assert [row.outcome for row in plan.rows] == [Outcome.UNCHANGED] * 4
    assert [row.problems for row in plan.rows] == [()] * 4


EDITS = {
    "No. KK": ("6402072208800099", "family_card", "6402072208800099"),
    "Tempat Lahir": ("Samarinda", "birth_place", "Samarinda"),
    "Alamat": ("Jl. Mawar 5", "address", "Jl. Mawar 5"),
    "RT": ("7", "rt", "7"),
    "RW": ("011", "rw", "011"),
    "No. HP": ("081234567890", "phone", "081234567890"),
    "Pendidikan": ("Tidak/Belum Sekolah", "education", "1"),
    "Jml Tanggungan": (5, "dependants", 5),
    "ID DTKS/ ID Keluarga DTSEN": ("DT9", "dtsen_id", "DT9"),
    "Desil": (2, "desil", 2),
    "PKH/ BPNT (Y/T)": ("PKH", "central_aid", "pkh"),
    "Rencana/ Status Usaha": ("berjalan, 20 bulan", "business_months", 20),
    "Kebutuhan Barang": ("gerobak", "needs", "gerobak"),
    "Nilai Usulan (Rp)": (4_750_000, "requested_value", 4_750_000),
    "Keterangan": ("rumah sewa", "note", "rumah sewa"),
    "Desa/ Kelurahan/ Kampung": ("Loa Ipuh", "village_code", "64.02.06.1002"),
}


@pytest.mark.parametrize("title", EDITS)
def test_one_edited_cell_is_one_difference(office: Office, sheet: Path, title: str) -> None:
    typed, field, kept = EDITS[title]

    plan = office.plan(edited(sheet, {(B, title): typed}))

    assert differing(plan) == {(B, field): kept}, row_of(plan, B).problems
    assert plan.counts.updated == 1
    assert plan.counts.unchanged == 3


def test_edits_are_kept_can_be_taken_back_and_are_harmless_twice(
    office: Office, sheet: Path
) -> None:
    before = dump(office.store)
    edited(sheet, {(A, "No. HP"): "081234567890", (C, "Desil"): 3})
    done = office.take(office.plan(sheet))

    assert done.counts.adds_up
    assert done.counts.updated == 2
    again = office.take(office.plan(sheet))
    assert again.counts.unchanged == 4

    undo_import.run(office.store, office.session, done.batch, now=NOW)
    after = dump(office.store)
    assert _without_rev(after["person"]) == _without_rev(before["person"])


def _without_rev(rows: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    return [tuple(value for value in row if not isinstance(value, int)) for row in rows]


def test_the_id_names_a_person_whose_nik_was_corrected(office: Office, sheet: Path) -> None:
    nik = a_nik(serial=77)

    plan = office.plan(edited(sheet, {(B, "NIK"): nik}))

    assert differing(plan) == {(B, "nik"): nik}
    assert plan.counts.created == 0


def test_a_corrected_nik_is_checked_like_any(office: Office, sheet: Path) -> None:
    plan = office.plan(edited(sheet, {(B, "NIK"): "640206", (C, "NIK"): a_nik(serial=4)}))

    assert row_of(plan, B).outcome is Outcome.REJECTED
    assert codes(row_of(plan, B)) == ["nik.length"]
    assert row_of(plan, C).outcome in (Outcome.REJECTED, Outcome.DOUBLE)


def test_a_nik_of_somebody_who_is_not_in_the_sheet_is_refused(office: Office, sheet: Path) -> None:
    office.record(a_draft(9))

    plan = office.plan(edited(sheet, {(B, "NIK"): a_nik(serial=9)}))

    assert "own.nik_of_other" in codes(row_of(plan, B))
    assert row_of(plan, B).outcome is Outcome.REJECTED


def test_what_was_changed_here_since_is_not_overruled_by_an_old_cell(
    office: Office, sheet: Path
) -> None:
    with office.store.write(office.session.author, now=NOW, act="recipient.update") as work:
        for person in office.store.recipients.with_nik([a_nik(serial=2)]).values():
            work.put(Kind.PERSON, person.uid, {"phone": "089999999999", "address": "Jl. Baru"})
    edited(sheet, {(B, "Alamat"): "Jl. Lain"})

    plan = office.plan(sheet)

    assert [(one.field, one.kept) for one in row_of(plan, B).differences] == [("address", True)]
    assert codes(row_of(plan, B)) == ["own.changed_here", "own.changed_twice"]
    assert "No. HP" in row_of(plan, B).problems[0].message


def test_without_its_export_in_the_ledger_a_sheet_is_compared_with_today(
    office: Office, tmp_path: Path
) -> None:
    people(office, 2)
    sheet = sent(office, tmp_path / "u.xlsx", is_noted=False)
    with office.store.write(office.session.author, now=NOW, act="recipient.update") as work:
        for person in office.store.recipients.with_nik([a_nik(serial=2)]).values():
            work.put(Kind.PERSON, person.uid, {"phone": "089999999999"})

    plan = office.plan(sheet)

    assert plan.own is not None
    assert plan.own.left is None
    assert differing(plan) == {(B, "phone"): "084000000001"}


def test_an_emptied_cell_is_told_and_erases_nothing(office: Office, sheet: Path) -> None:
    plan = office.plan(
        edited(sheet, {(B, "No. HP"): None, (C, "PKH/ BPNT (Y/T)"): "T", (D, "NIK"): None})
    )

    assert differing(plan) == {}
    assert [codes(row_of(plan, name)) for name in (B, C, D)] == [["own.emptied"]] * 3
    assert "Bantuan pusat" in row_of(plan, C).problems[0].message
    assert plan.counts.unchanged == 4


def test_a_word_that_no_list_knows_goes_into_the_note_after_what_stands_there(
    office: Office, sheet: Path
) -> None:
    plan = office.plan(edited(sheet, {(B, "Pekerjaan"): "Peternak lele"}))

    assert differing(plan) == {(B, "note"): "dekat masjid; pekerjaan: Peternak lele"}
    assert codes(row_of(plan, B)) == ["code.unknown"]


def test_sorted_filtered_and_deleted_rows_find_their_people(office: Office, sheet: Path) -> None:
    def turn(_book: Workbook, page: Worksheet) -> None:
        rows = [[cell.value for cell in page[FIRST + n]] for n in range(4)]
        rows[2][column(page, "Alamat") - 1] = "Jl. Mawar"
        for n, row in enumerate(reversed(rows[1:])):
            for at, value in enumerate(row, start=1):
                page.cell(FIRST + n, at).value = value
        page.delete_rows(FIRST + 3)
        page.row_dimensions[FIRST].hidden = True

    plan = office.plan(changed(sheet, turn))

    assert differing(plan) == {(C, "address"): "Jl. Mawar"}
    assert plan.counts.rows_read == 3


def test_an_inserted_row_without_id_is_a_new_person(office: Office, sheet: Path) -> None:
    new = {"NIK": a_nik(serial=50), "Nama Lengkap": "Tetangga Baru", "L/P": "L"}
    new |= {"Tanggal Lahir": "12/08/1980", "Desa/ Kelurahan/ Kampung": "Jahab", "RT": "001"}
    new |= {"Kecamatan": "Tenggarong", "Kabupaten/ Kota": "Kutai Kartanegara", "Alamat": "Jl. 9"}
    new |= {"No. KK": a_nik(district="64.02.07", serial=50), "Jenis Usaha": "Kuliner", "Desil": "1"}

    def insert(_book: Workbook, page: Worksheet) -> None:
        page.insert_rows(FIRST + 1)
        for title, value in new.items():
            page.cell(FIRST + 1, column(page, title)).value = value

    plan = office.plan(changed(sheet, insert))

    assert row_of(plan, "Tetangga Baru").outcome is Outcome.CREATED
    assert (plan.counts.created, plan.counts.unchanged) == (1, 4)


def test_a_copied_row_keeps_the_name_with_the_nik_on_record(office: Office, sheet: Path) -> None:
    def copy(_book: Workbook, page: Worksheet) -> None:
        page.insert_rows(FIRST + 1)
        for cell in page[FIRST]:
            page.cell(FIRST + 1, cell.column).value = cell.value
        page.cell(FIRST + 1, column(page, "NIK")).value = a_nik(serial=51)
        page.cell(FIRST + 1, column(page, "Nama Lengkap")).value = "Tetangga Lain"
        page.cell(FIRST, column(page, "Alamat")).value = "Jl. Mawar"

    plan = office.plan(changed(sheet, copy))

    assert row_of(plan, "Tetangga Lain").outcome is Outcome.CREATED
    assert "own.id_twice" in codes(row_of(plan, "Tetangga Lain"))
    assert differing(plan) == {(A, "address"): "Jl. Mawar"}


def test_an_id_that_nobody_knows_falls_back_to_the_nik(office: Office, sheet: Path) -> None:
    title = "ID (jangan diubah)"
    edited(sheet, {(B, title): "0" * 32, (B, "Alamat"): "Jl. Mawar", (C, title): None})

    plan = office.plan(sheet)

    assert codes(row_of(plan, B)) == ["own.id_unknown"]
    assert codes(row_of(plan, C)) == []
    assert differing(plan) == {(B, "address"): "Jl. Mawar"}


def test_an_id_of_another_year_is_none(office: Office, sheet: Path) -> None:
    other = "1" * 32
    person = office.store.recipients.with_nik([a_nik(serial=3)])[a_nik(serial=3)].uid
    with office.store.write(office.session.author, now=NOW, act="recipient.update") as work:
        old = {"person": person, "programme": "UEP", "year": 2024, "status": "diusulkan"}
        work.put(Kind.PROPOSAL, other, {**old, "stage": "murni", "region_code": "64.02"})

    plan = office.plan(edited(sheet, {(B, "ID (jangan diubah)"): other}))

    assert codes(row_of(plan, B)) == ["own.id_unknown"]
    assert plan.counts.unchanged == 4


def test_moved_and_added_columns_are_found_by_their_titles(office: Office, sheet: Path) -> None:
    def move(_book: Workbook, page: Worksheet) -> None:
        for merged in list(page.merged_cells.ranges):
            page.unmerge_cells(merged.coord)
        page.insert_cols(5)
        page.cell(HEADER, 5).value = "Sudah ditelepon"
        page.cell(FIRST, 5).value = "ya"
        page.insert_rows(3)
        phone, desil = 16, 22
        assert page.cell(HEADER + 1, phone).value == "No. HP"
        for row in range(HEADER + 1, FIRST + 5):
            one, other = page.cell(row, phone), page.cell(row, desil)
            one.value, other.value = other.value, one.value
        page.cell(FIRST + 1, desil).value = "081234567890"

    plan = office.plan(changed(sheet, move))

    assert plan.own is not None
    assert plan.own.is_as_sent
    assert [one.title for one in plan.unread] == ["Sudah ditelepon"]
    assert differing(plan) == {(A, "phone"): "081234567890"}


def test_a_sheet_whose_titles_are_unclear_is_looked_at_like_anybodys(
    office: Office, sheet: Path
) -> None:
    def confuse(_book: Workbook, page: Worksheet) -> None:
        page.insert_cols(28)
        page.cell(HEADER, 28).value = "Paraf"
        page.cell(HEADER, 29).value = "Kode"

    plan = office.plan(changed(edited(sheet, {(B, "Alamat"): "Jl. Mawar"}), confuse))

    assert plan.own is not None
    assert not plan.own.is_as_sent
    assert differing(plan) == {(B, "address"): "Jl. Mawar"}


def test_without_titles_the_ids_tell_that_nothing_was_moved(office: Office, sheet: Path) -> None:
    def wipe(_book: Workbook, page: Worksheet) -> None:
        for cell in page[HEADER]:
            cell.value = None

    plan = office.plan(changed(edited(sheet, {(B, "Alamat"): "Jl. Mawar"}), wipe))

    assert differing(plan) == {(B, "address"): "Jl. Mawar"}


def test_notes_subtotals_and_signatures_are_no_people(office: Office, sheet: Path) -> None:
    def write(_book: Workbook, page: Worksheet) -> None:
        page.insert_rows(FIRST + 2)
        page.cell(FIRST + 2, 1).value = "Jumlah Kecamatan Tenggarong"
        page.cell(FIRST + 2, 26).value = 9_000_000
        page.cell(page.max_row + 2, 2).value = "Catatan: sudah diperiksa Pak Camat"

    plan = office.plan(changed(sheet, write))

    assert plan.counts.rows_read == 4 == plan.counts.unchanged


def test_a_renamed_sheet_is_found_and_an_emptied_one_is_refused(
    office: Office, sheet: Path
) -> None:
    def rename(_book: Workbook, page: Worksheet) -> None:
        page.title = "Perbaikan"

    assert office.plan(changed(sheet, rename)).counts.unchanged == 4
    book = load_workbook(sheet)
    book["Perbaikan"].delete_rows(FIRST, 4)
    book.save(sheet)
    with pytest.raises(WorkbookError, match="no_rows"):
        office.plan(sheet)


def test_without_meta_it_is_a_sheet_like_any(office: Office, sheet: Path) -> None:
    def forget(book: Workbook, _page: Worksheet) -> None:
        del book["_meta"]

    plan = office.plan(changed(edited(sheet, {(B, "Alamat"): "Jl. Mawar"}), forget))

    assert plan.own is None
    assert differing(plan) == {(B, "address"): "Jl. Mawar"}


def test_another_year_stage_or_region_than_chosen_is_told_first(
    office: Office, tmp_path: Path
) -> None:
    people(office, 1)
    sheet = sent(office, tmp_path / "u.xlsx", stage="murni", region_code="64.02")

    for wrong in ({"year": 2026}, {"programme": "LUK"}, {"stage": "perubahan"}):
        with pytest.raises(Refused, match="other_target") as refused:
            office.plan(sheet, **wrong)
        assert "UEP 2025 murni" in str(refused.value.message)
    with pytest.raises(Refused, match="other_target"):
        office.plan(sheet, "64.71")
    assert office.plan(sheet).counts.unchanged == 1
    assert office.plan(sheet, "64.02").counts.unchanged == 1


def test_a_sheet_of_all_stages_changes_people_of_each(office: Office, tmp_path: Path) -> None:
    people(office, 1)
    office.record(a_draft(2), target=replace(office.target, stage="perubahan"))
    sheet = edited(sent(office, tmp_path / "u.xlsx"), {(B, "Alamat"): "Jl. Mawar"})

    assert differing(office.plan(sheet)) == {(B, "address"): "Jl. Mawar"}


def test_a_recap_is_no_list_of_people(office: Office, tmp_path: Path) -> None:
    people(office, 1)
    sheet = sent(office, tmp_path / "u.xlsx")

    def recap(book: Workbook, _page: Worksheet) -> None:
        for row in book["_meta"].iter_rows():
            if row[0].value == "document":
                row[1].value = "rekap"

    with pytest.raises(Refused, match="not_people") as refused:
        office.plan(changed(sheet, recap))
    assert "Rekapitulasi kuota" in refused.value.message


def test_a_laptop_that_knows_none_of_the_people_takes_them_as_new(
    make_office: MakeOffice, tmp_path: Path
) -> None:
    first, second = make_office("a"), make_office("b")
    people(first)
    sheet = sent(first, tmp_path / "u.xlsx")

    done = second.take(second.plan(sheet))

    assert done.counts.created == 4
    assert [codes(row) for row in done.plan.rows] == [[]] * 4
    edited(sheet, {(B, "Alamat"): "Jl. Mawar"})
    assert differing(second.plan(sheet)) == {(B, "address"): "Jl. Mawar"}


def test_what_somebody_says_of_a_column_outweighs_the_sheet(office: Office, sheet: Path) -> None:
    edited(sheet, {(B, "No. HP"): "081234567890", (C, "Keterangan"): "rumah sewa"})
    with_note = {("Usulan", 14): None, ("Usulan", 26): SheetField.NEEDS}

    plan = office.plan(sheet, choices=ImportChoices(columns=with_note))

    assert differing(plan)[C, "needs"] == "rumah sewa"
    assert (B, "phone") not in differing(plan)
    chosen = ImportChoices(header_rows={"Usulan": (HEADER,)})
    usual = office.plan(sheet, choices=chosen)
    assert usual.own is not None
    assert not usual.own.is_as_sent


def test_what_the_record_had_before_does_not_stop_an_edit(office: Office, sheet: Path) -> None:
    with office.store.write(office.session.author, now=NOW, act="recipient.update") as work:
        for person in office.store.recipients.with_nik([a_nik(serial=2)]).values():
            work.put(Kind.PERSON, person.uid, {"desil": 9})
    edited(sheet, {(B, "Alamat"): "Jl. Mawar", (C, "Desil"): 9})

    plan = office.plan(sheet)

    assert (B, "address") in differing(plan)
    assert (C, "desil") not in differing(plan)
    assert row_of(plan, C).outcome is Outcome.REJECTED


def test_a_row_is_found_by_its_line(office: Office, sheet: Path) -> None:
    page = load_workbook(sheet)["Usulan"]

    assert [row.line for row in office.plan(sheet).rows] == [line(page, n) for n in (A, B, C, D)]


def test_a_sheet_says_what_it_is_to_whoever_imports_it(office: Office, tmp_path: Path) -> None:
    people(office, 1)
    noted = office.plan(sent(office, tmp_path / "a.xlsx")).own
    strange = office.plan(sent(office, tmp_path / "b.xlsx", is_noted=False)).own

    assert noted is not None
    assert "diekspor 01/08/2025 oleh Siti Operator" in noted.told.message
    assert strange is not None
    assert "hanya sel yang berbeda" in strange.told.message
    assert "dipindah" in replace(strange, is_as_sent=False).told.message


def test_where_nobody_can_say_which_sheet_is_ours_it_is_read_like_anybodys(
    office: Office, sheet: Path
) -> None:
    def confuse(book: Workbook, page: Worksheet) -> None:
        page.title = "Perbaikan"
        book.create_sheet("Catatan")["A1"] = "Sudah dicek"

    plan = office.plan(changed(edited(sheet, {(B, "Alamat"): "Jl. Mawar"}), confuse))

    assert plan.own is not None
    assert not plan.own.is_as_sent
    assert differing(plan) == {(B, "address"): "Jl. Mawar"}


def test_without_titles_and_ids_nothing_says_where_the_columns_are(
    office: Office, sheet: Path
) -> None:
    def wipe(_book: Workbook, page: Worksheet) -> None:
        for cell in page[HEADER]:
            cell.value = None
        for row in range(FIRST, FIRST + 4):
            page.cell(row, 28).value = None

    plan = office.plan(changed(sheet, wipe))

    assert plan.own is not None
    assert not plan.own.is_as_sent
    assert differing(plan) == {}


def test_titles_that_all_say_something_else_are_not_ours(office: Office, sheet: Path) -> None:
    def rename(_book: Workbook, page: Worksheet) -> None:
        for cell in page[HEADER]:
            if cell.value not in ("NIK", "Nama Lengkap"):
                cell.value = f"Kolom {cell.column}"

    plan = office.plan(changed(sheet, rename))

    assert plan.own is not None
    assert {row.outcome for row in plan.rows} == {Outcome.UNCHANGED}
