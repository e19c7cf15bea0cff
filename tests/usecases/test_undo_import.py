"""Taking an import back: row by row, with what stays and why, and what mended it left alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.workflow import Role
from bansos_desktop.store.listing import Query
from bansos_desktop.store.unit_of_work import new_uid
from bansos_desktop.usecases import import_awards, list_imports, undo_act, undo_import
from bansos_desktop.usecases.import_awards import HistoryRequest
from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.usecases.undo_import import ImportUndone, RowsBack
from tests.factories import NOW, a_draft, a_row, a_workbook
from tests.soundness import dump, rows_of
from tests.usecases.conftest import Office


def undo(office: Office, letters: str, *, rehearse: bool = False) -> ImportUndone:
    return undo_import.run(office.store, office.session, letters, now=NOW, rehearse=rehearse)


def living(office: Office) -> list[str]:
    return [row[0] for row in rows_of(office.store, "select name from person where deleted = 0")]


def change(office: Office, uid: str, **values: str | int) -> None:
    """Somebody edits a person afterwards."""
    with office.store.write(office.session.author, now=NOW, act="recipient.record") as work:
        work.put(Kind.PERSON, uid, values)


def test_all_that_an_import_brought_goes_back(office: Office, tmp_path: Path) -> None:
    done = office.take_rows(tmp_path / "u.xlsx", [a_row(serial) for serial in range(1, 4)])

    found = undo(office, done.batch)

    assert (found.rows, found.children) == (RowsBack(3, 0, 0), ())
    assert list(found.undone.prospect.kept) == []
    assert living(office) == []
    assert office.store.listing.count(Query("UEP", 2025)).rows == 0
    line = list_imports.run(office.store)[0]
    assert (line.undone, line.undone_at) == (found.undone.batch, NOW.isoformat(timespec="seconds"))


def test_it_comes_back_when_the_undoing_is_undone(office: Office, tmp_path: Path) -> None:
    done = office.take_rows(tmp_path / "u.xlsx", [a_row(1), a_row(2)])
    before = living(office)

    found = undo(office, done.batch)
    undo_act.run(office.store, office.session, found.undone.batch, now=NOW)

    assert living(office) == before
    assert list_imports.run(office.store)[0].undone == ""
    assert undo(office, done.batch).rows == RowsBack(2, 0, 0)


def test_a_trial_says_the_same_and_changes_nothing(office: Office, tmp_path: Path) -> None:
    done = office.take_rows(tmp_path / "u.xlsx", [a_row(1), a_row(2)])
    before = dump(office.store)

    tried = undo(office, done.batch, rehearse=True)
    looked = undo_import.look(office.store, office.session, done.batch)

    assert dump(office.store) == before
    assert tried.undone.batch == ""
    assert tried.rows == looked.rows == RowsBack(2, 0, 0)
    assert looked.line.batch == done.batch


def test_whoever_was_edited_since_stays_and_the_reason_is_told(
    office: Office, tmp_path: Path
) -> None:
    done = office.take_rows(tmp_path / "u.xlsx", [a_row(1), a_row(2)])
    change(office, done.plan.rows[0].person, phone="081200000001")

    found = undo(office, done.batch)

    assert found.rows == RowsBack(1, 1, 0)
    assert living(office) == ["Orang Contoh A"]
    (why,) = found.undone.prospect.kept
    assert why.startswith("Orang Contoh A tetap: No. HP diubah")


def test_somebody_who_was_visited_or_imported_again_stays(office: Office, tmp_path: Path) -> None:
    first = office.take_rows(tmp_path / "a.xlsx", [a_row(1), a_row(2), a_row(3)])
    visited, again, _ = first.plan.rows
    with office.store.write(office.session.author, now=NOW, act="visit.record") as work:
        work.put(Kind.VERIFICATION, new_uid(), {"proposal": visited.proposal, "note": "Ada"})
    office.take_rows(tmp_path / "b.xlsx", [a_row(2, alamat="Jalan Baru 7")])

    found = undo(office, first.batch)

    assert found.rows == RowsBack(1, 2, 0)
    assert living(office) == ["Orang Contoh A", "Orang Contoh B"]
    told = " ".join(found.undone.prospect.kept)
    assert "kunjungan verifikasi" in told
    assert "Alamat diubah" in told
    assert again.name in told


def test_updated_fields_go_back_one_by_one(office: Office, tmp_path: Path) -> None:
    office.take_rows(tmp_path / "a.xlsx", [a_row(1, alamat="Jalan Lama 1", rt="001")])
    done = office.take_rows(tmp_path / "b.xlsx", [a_row(1, alamat="Jalan Baru 2", rt="009")])
    uid = done.plan.rows[0].person
    change(office, uid, rt="010")

    found = undo(office, done.batch)

    assert done.counts.updated == 1
    assert found.rows == RowsBack(0, 1, 1)
    assert rows_of(office.store, "select address, rt from person") == [("Jalan Lama 1", "010")]


def test_the_beginning_of_a_name_is_enough_while_it_is_the_only_one(
    office: Office, tmp_path: Path
) -> None:
    first = office.take_rows(tmp_path / "a.xlsx", [a_row(1)])
    second = office.take_rows(tmp_path / "b.xlsx", [a_row(2)])
    shared = 0
    while first.batch[shared] == second.batch[shared]:
        shared += 1

    with pytest.raises(Refused) as refusal:
        undo(office, first.batch[:shared])
    found = undo(office, f" {first.batch[: shared + 1].upper()} ")

    assert refusal.value.code == "undo_import.several"
    assert found.line.batch == first.batch


@pytest.mark.parametrize("letters", ["", "  ", "zzz", "%", "0 or 1"])
def test_a_name_that_no_import_has_is_refused(office: Office, letters: str) -> None:
    with pytest.raises(Refused) as refusal:
        undo(office, letters)

    assert refusal.value.code == "undo_import.unknown"


def test_what_is_no_import_points_to_urungkan(office: Office) -> None:
    office.record(a_draft(1))
    batch = undo_act.last_act(office.store, office.session).batch

    with pytest.raises(Refused) as refusal:
        undo(office, batch)

    assert refusal.value.code == "undo_import.not_an_import"
    assert f"urungkan --batch {batch}" in refusal.value.message


def test_twice_is_refused_with_when_it_was(office: Office, tmp_path: Path) -> None:
    done = office.take_rows(tmp_path / "u.xlsx", [a_row(1)])
    found = undo(office, done.batch)

    with pytest.raises(Refused) as refusal:
        undo(office, done.batch)

    assert refusal.value.code == "undo_import.already"
    assert "u.xlsx" in refusal.value.message
    assert found.undone.batch in refusal.value.message
    assert str(NOW.year) in refusal.value.message


def test_an_officer_takes_back_only_an_import_of_their_own(office: Office, tmp_path: Path) -> None:
    done = office.take_rows(tmp_path / "u.xlsx", [a_row(1)])
    officer = replace(office.session, role=Role.FIELD_OFFICER, user="Budi")

    with pytest.raises(Refused) as refusal:
        undo_import.run(office.store, officer, done.batch, now=NOW)

    assert refusal.value.code == "undo.not_yours"


def test_a_list_of_earlier_recipients_goes_back_by_its_lines(
    office: Office, tmp_path: Path
) -> None:
    path = a_workbook(tmp_path / "lama.xlsx", [a_row(1), a_row(2)])
    plan = import_awards.look(
        office.store, office.session, HistoryRequest(path, 2024, "WRSE"), today=office.today
    )
    taken = import_awards.apply(
        office.store, office.session, plan, now=office.now, today=office.today
    )
    (line,) = list_imports.run(office.store)

    found = undo(office, taken.batch)

    assert line.is_history
    assert found.rows == RowsBack(2, 0, 0)
    assert rows_of(office.store, "select count(*) from award where deleted = 0") == [(0,)]


def test_what_an_import_noted_about_a_person_is_no_row_of_its_own(
    office: Office, tmp_path: Path
) -> None:
    plan = office.plan(a_workbook(tmp_path / "u.xlsx", [a_row(1)]))
    batch = new_uid()
    values = {"person": plan.rows[0].person, "code": "person.different", "reason": "Orang lain"}
    with office.store.write(
        office.session.author, now=NOW, act="import.apply", batch=batch
    ) as work:
        work.put(Kind.PERSON, plan.rows[0].person, {"name": "Orang Contoh A"})
        work.put(Kind.DECISION, "keputusan", values)
        work.put(Kind.BATCH, batch, {"act": "import.apply", "label": "u.xlsx"})

    assert undo(office, batch).rows == RowsBack(1, 0, 0)
    assert rows_of(office.store, "select count(*) from decision where deleted = 0") == [(0,)]
