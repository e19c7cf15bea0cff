"""Histories of families and of acts, in words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.workflow import Action, Role, Status
from bansos_desktop.usecases import delete_record, tell_history
from tests.factories import NOW, a_draft, a_nik, a_row
from tests.lives import hand_over, plan_goods, set_status
from tests.usecases.conftest import Office
from tests.usecases.test_delete_record import NEXT_YEAR, hang
from tests.usecases.test_undo_act import as_user, change, recorded, step, undo, visit


def test_a_familys_history_joins_person_proposal_and_what_hangs_on_them(office: Office) -> None:
    made = recorded(office)
    change(as_user(office, "Budi"), made, desil=2)
    visit(office, made)
    hang(office, Kind.PHOTO, about=made.proposal, subject="rumah")

    told = tell_history.of_proposal(office.store, made.proposal)

    assert [(one.user, one.act) for one in told] == [
        ("Siti Operator", "Rencana barang disimpan"),
        ("Siti Operator", "Kunjungan verifikasi dicatat"),
        ("Budi", "Data penerima disimpan"),
        ("Siti Operator", "Data penerima disimpan"),
    ]
    assert told[0].lines == ["Foto dicatat", "    Isi foto: Rumah"]
    assert told[1].lines == [
        "Kunjungan verifikasi dicatat",
        "    Hasil kunjungan: Ditemukan, wawancara selesai",
        "Status Diusulkan → Layak",
    ]
    assert told[2].lines == ["Desil 1 → 2"]


def test_no_number_of_a_person_is_told_in_full(office: Office) -> None:
    made = recorded(office)
    change(office, made, 2, name="Orang Contoh A")

    text = "\n".join(one.text for one in tell_history.of_proposal(office.store, made.proposal))

    assert "NIK 640206******0001 → 640206******0002" in text
    assert a_nik(serial=1) not in text
    assert a_nik(serial=2) not in text


def test_a_persons_history_spans_all_years(office: Office) -> None:
    made = recorded(office)
    office.record(a_draft(1), target=NEXT_YEAR)

    told = tell_history.of_person(office.store, made.person)

    assert len(told) == 2
    (first,) = tell_history.of_person(office.store, made.proposal)
    assert [line for line in first.lines if not line.startswith(" ")] == [
        "Orang dicatat",
        "Usulan dicatat",
    ]
    assert tell_history.of_person(office.store, "tidak-ada") == []


def test_taking_back_is_told_with_what_it_took_back(office: Office) -> None:
    made = recorded(office)
    step(office, made, Action.CANCEL)
    undo(office)

    told = tell_history.of_proposal(office.store, made.proposal)

    assert (told[0].act, told[0].lines) == (
        "Diurungkan: Dibatalkan",
        ["Status Dibatalkan → Diusulkan"],
    )


def test_an_act_on_several_families_names_each_and_is_brief(office: Office, tmp_path: Path) -> None:
    imported = office.take_rows(tmp_path / "a.xlsx", [a_row(1), a_row(2)])

    (told,) = tell_history.of_act(office.store, imported.batch)

    assert told.lines[:2] == ["Orang Contoh A: Orang dicatat", "Orang Contoh B: Orang dicatat"]


def test_an_act_on_one_family_does_not_repeat_the_name(office: Office) -> None:
    made = recorded(office)
    change(office, made, phone="")
    batch = office.store.history.heads()[0].batch

    (told,) = tell_history.of_act(office.store, batch)

    assert told.lines == ["No. HP 084000000001 → –"]


def test_acts_say_whether_they_may_be_taken_back(office: Office) -> None:
    officer = as_user(office, "Budi", Role.FIELD_OFFICER)
    recorded(office)
    made = recorded(officer, 2)
    delete_record.run(officer.store, officer.session, [made.proposal], now=NOW)
    undo(officer)

    seen = tell_history.acts(office.store, office.session)
    own = tell_history.acts(officer.store, officer.session, mine=True)
    for_officer = tell_history.acts(officer.store, officer.session)

    assert [(one.may_undo, one.undone, one.is_redo) for one in seen] == [
        (True, False, True),
        (False, True, False),
        (True, False, False),
        (True, False, False),
        (False, False, False),
    ]
    assert [one.may_undo for one in for_officer] == [True, False, True, False, False]
    assert [one.head.batch for one in own] == [one.head.batch for one in seen[:3]]
    assert [one.name for one in seen[2:4]] == ["Orang Contoh B", "Orang Contoh A"]


def test_acts_are_read_a_page_at_a_time(office: Office) -> None:
    for serial in range(1, 8):
        recorded(office, serial)
    everything = tell_history.acts(office.store, office.session)

    first = tell_history.acts(office.store, office.session, limit=3)
    rest = tell_history.acts(office.store, office.session, before=first[-1].head.first, limit=50)

    assert [one.head for one in (*first, *rest)] == [one.head for one in everything]
    assert len(everything) == 8


def test_goods_that_were_delivered_are_told_by_their_name(office: Office) -> None:
    made = recorded(office)
    plan_goods(office.store, office.session, made.proposal)
    set_status(office.store, office.session, made.proposal, Status.DECIDED)
    hand_over(office.store, office.session, made.proposal, day=date(2025, 7, 14), number="1/BAST")
    batch = office.store.history.heads()[0].batch

    told = tell_history.of_proposal(office.store, made.proposal)[0]

    assert "Wajan dan sutil: Volume diserahkan – → 2" in told.lines
    (alone,) = tell_history.of_act(office.store, batch)
    assert alone.lines == told.lines
