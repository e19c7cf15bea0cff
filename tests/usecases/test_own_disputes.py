"""What a returned sheet may not change by itself: what papers name, and what was changed here."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from bansos_desktop.domain.import_choices import ImportChoices
from bansos_desktop.domain.import_plan import Outcome
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.workflow import Status
from tests.factories import NOW, a_nik
from tests.lives import set_status
from tests.usecases.conftest import Office
from tests.usecases.own_sheets import (
    FIRST,
    changed,
    codes,
    column,
    differing,
    edited,
    people,
    row_of,
    sent,
)

B = "Orang Contoh B"


@pytest.fixture
def sheet(office: Office, tmp_path: Path) -> Path:
    """The sheet of four people."""
    people(office)
    return sent(office, tmp_path / "Usulan.xlsx")


def _changed_here(office: Office, serial: int, **values: str | int | None) -> None:
    """Somebody's record as it was changed in the program."""
    with office.store.write(office.session.author, now=NOW, act="recipient.update") as work:
        for person in office.store.recipients.with_nik([a_nik(serial=serial)]).values():
            work.put(Kind.PERSON, person.uid, values)


def test_what_was_changed_in_the_sheet_and_here_stays_and_says_both(
    office: Office, sheet: Path
) -> None:
    _changed_here(office, 2, phone="089999999999")
    edited(sheet, {(B, "No. HP"): "081234567890", (B, "Alamat"): "Jl. Mawar"})

    for _time in range(2):
        done = office.take(office.plan(sheet))

        row = row_of(done.plan, B)
        assert codes(row) == ["own.changed_twice"]
        assert row.warned
        assert "081234567890" in row.problems[0].message
        assert "089999999999" in row.problems[0].message
        (one,) = [one for one in row.differences if one.disputed]
        assert (one.field, one.new, one.kept) == ("phone", "081234567890", True)
        person = office.store.recipients.person(row.person)
        assert person is not None
        assert person.values["phone"] == "089999999999"
        assert person.values["address"] == "Jl. Mawar"
    assert row.outcome is Outcome.UNCHANGED


def test_of_two_changes_the_sheets_is_taken_where_somebody_says_so(
    office: Office, sheet: Path
) -> None:
    _changed_here(office, 2, phone="089999999999", dependants=5)
    edited(sheet, {(B, "No. HP"): "081234567890", (B, "Jml Tanggungan"): 4})
    key = ("Usulan", row_of(office.plan(sheet), B).line, "phone")

    done = office.take(office.plan(sheet, choices=ImportChoices(taken_in=frozenset({key}))))

    row = row_of(done.plan, B)
    assert codes(row) == ["own.changed_twice"]
    person = office.store.recipients.person(row.person)
    assert person is not None
    assert (person.values["phone"], person.values["dependants"]) == ("081234567890", 5)
    again = row_of(office.plan(sheet), B)
    assert [one.field for one in again.differences] == ["dependants"]


def test_a_value_that_is_not_taken_does_not_stop_the_row(office: Office, sheet: Path) -> None:
    _changed_here(office, 2, desil=2)
    edited(sheet, {(B, "Desil"): 9, (B, "Alamat"): "Jl. Mawar"})

    row = row_of(office.plan(sheet), B)

    assert row.outcome is Outcome.UPDATED
    assert codes(row) == ["own.changed_twice"]


def test_a_village_in_dispute_takes_its_region_along(office: Office, sheet: Path) -> None:
    _changed_here(office, 2, village_code="64.02.06.1003")
    edited(sheet, {(B, "Desa/ Kelurahan/ Kampung"): "Loa Ipuh"})

    row = row_of(office.plan(sheet), B)

    assert [(one.field, one.kept) for one in row.differences] == [("village_code", True)]


def test_what_is_added_to_a_note_is_no_dispute(office: Office, sheet: Path) -> None:
    asked = row_of(office.plan(sheet), B).proposal

    def note(text: str | None) -> None:
        with office.store.write(office.session.author, now=NOW, act="recipient.update") as work:
            work.put(Kind.PROPOSAL, asked, {"note": text})

    note(None)
    later = sent(office, sheet.with_name("kedua.xlsx"))
    note("pindah rumah")

    plan = office.plan(edited(later, {(B, "Pekerjaan"): "Peternak lele"}))

    assert differing(plan) == {(B, "note"): "pindah rumah; pekerjaan: Peternak lele"}
    assert not row_of(plan, B).differences[0].kept


DECIDED_STATES = (Status.DECIDED, Status.DISTRIBUTED, Status.MONITORED)


@pytest.mark.parametrize("status", DECIDED_STATES)
def test_whom_signed_papers_name_is_not_renamed_by_a_sheet(
    office: Office, sheet: Path, status: Status
) -> None:
    before = row_of(office.plan(sheet), B)
    set_status(office.store, office.session, before.proposal, status)
    edited(
        sheet,
        {
            (B, "NIK"): a_nik(serial=77),
            (B, "Tanggal Lahir"): "13/08/1980",
            (B, "No. HP"): "081234567890",
            (B, "Alamat"): "Jl. Mawar",
            (B, "Nama Lengkap"): "Orang Benar",
        },
    )

    done = office.take(office.plan(sheet))

    row = row_of(done.plan, "Orang Benar")
    assert row.outcome is Outcome.UPDATED
    assert codes(row)[-1] == "row.settled"
    told = f"Usulan sudah {status.label}, jadi tidak diubah: NIK, nama, tanggal lahir."
    assert told in row.problems[-1].message
    person = office.store.recipients.person(row.person)
    assert person is not None
    named = [person.values[field] for field in ("nik", "name", "birth_date")]
    assert named == [a_nik(serial=2), B, _shared_birth(office)]
    assert (person.values["phone"], person.values["address"]) == ("081234567890", "Jl. Mawar")


def _shared_birth(office: Office) -> object:
    """The day of birth of another of the same four, who share it."""
    return office.store.recipients.with_nik([a_nik(serial=1)])[a_nik(serial=1)].values["birth_date"]


def test_a_day_of_birth_that_no_paper_has_is_filled_in(office: Office, sheet: Path) -> None:
    _changed_here(office, 2, birth_date=None)
    set_status(
        office.store, office.session, row_of(office.plan(sheet), B).proposal, Status.MONITORED
    )

    later = sent(office, sheet.with_name("kedua.xlsx"))

    row = row_of(office.plan(edited(later, {(B, "Tanggal Lahir"): "12/08/1980"})), B)

    assert [(one.field, one.kept) for one in row.differences] == [("birth_date", False)]


def test_a_name_in_dispute_on_signed_papers_cannot_be_chosen(office: Office, sheet: Path) -> None:
    _changed_here(office, 2, name="Orang Lama")
    first = row_of(office.plan(sheet), "Orang Lama")
    set_status(office.store, office.session, first.proposal, Status.DISTRIBUTED)
    edited(sheet, {(B, "Nama Lengkap"): "Orang Benar"})
    chosen = ImportChoices(taken_in=frozenset({("Usulan", first.line, "name")}))

    for choices in (ImportChoices(), chosen):
        rows = {row.line: row for row in office.plan(sheet, choices=choices).rows}
        row = rows[first.line]

        assert codes(row) == ["row.settled"]
        assert [(o.field, o.kept, o.disputed) for o in row.differences] == [("name", True, False)]


def test_people_whose_rows_are_gone_are_counted_and_stay(office: Office, sheet: Path) -> None:
    def drop(_book: Workbook, page: Worksheet) -> None:
        page.delete_rows(FIRST + 1, 2)
        page.insert_rows(FIRST + 1)
        page.cell(FIRST + 1, column(page, "Nama Lengkap")).value = "Tetangga Baru"

    assert office.plan(sheet).missing == 0
    done = office.take(office.plan(changed(sheet, drop)))

    assert done.plan.missing == 2
    told = done.plan.told[-1].message
    assert told.startswith("2 orang dari lembar yang diekspor tidak ada di berkas ini.")
    assert office.store.recipients.count() == 4
    assert office.plan(sheet).missing == 2


def test_without_ids_the_rows_tell_how_many_are_gone(office: Office, sheet: Path) -> None:
    def drop(_book: Workbook, page: Worksheet) -> None:
        page.delete_rows(FIRST + 1, 1)
        for line_number in range(FIRST, FIRST + 3):
            page.cell(line_number, column(page, "ID (jangan diubah)")).value = None

    assert office.plan(changed(sheet, drop)).missing == 1
