"""A list of institutions into the register: once, twice, tried, undone, and refused row by row."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.import_plan import Counts, Outcome
from bansos_desktop.domain.institution import Institution
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.workflow import Role
from bansos_desktop.store.unit_of_work import new_uid
from bansos_desktop.usecases import import_institutions, keep_institution, plain_table, undo_act
from bansos_desktop.usecases.import_institutions import InstitutionPlan, Taken
from bansos_desktop.usecases.keep_institution import Kept, Request
from bansos_desktop.usecases.refusal import Refused
from tests.factories import NOW
from tests.institution_lists import ANGGREK, BUNDA, TITLES, Cells, a_book, a_list
from tests.soundness import dump
from tests.usecases.conftest import MakeOffice, Office


@pytest.fixture
def office(make_office: MakeOffice) -> Office:
    """The office of Kutai Kartanegara with an operator at it."""
    return make_office("kukar", region_code="64.02")


def keep(office: Office, one: Institution) -> str:
    outcome = keep_institution.run(office.store, office.session, Request(one), now=NOW)
    assert isinstance(outcome, Kept), outcome
    return outcome.uid


def look(office: Office, path: Path) -> InstitutionPlan:
    plan = import_institutions.look(office.store, office.session, path)
    assert plan.counts.adds_up
    return plan


def take(office: Office, path: Path) -> Taken:
    plan = look(office, path)
    return import_institutions.apply(office.store, office.session, plan, now=NOW)


def register(office: Office) -> list[Institution]:
    return [row.institution for row in office.store.institutions.list("BST-LKS", 2025)]


def codes(plan: InstitutionPlan) -> list[tuple[int, str]]:
    return [(row.line, one.code) for row in plan.rows for one in row.problems]


def test_a_list_becomes_the_register_in_one_act_that_can_be_undone(
    office: Office, tmp_path: Path
) -> None:
    before = register(office)

    taken = take(office, a_list(tmp_path / "l.xlsx", BUNDA, ANGGREK))

    assert taken.plan.counts == Counts(2, 2, 0, 0, 0, 0)
    assert taken.changes == Topic.INSTITUTIONS
    assert register(office) == [
        Institution(
            "LKS Contoh Bunda", "lks", "64.02", address="Jl. Contoh 1", head="Ibu Contoh",
            phone="081255500001", registration="460/1", residents=30,
        ),
        Institution("Panti Contoh Anggrek", "lks", "64.02", residents=12),
    ]  # fmt: skip
    undo_act.run(office.store, office.session, taken.batch, now=NOW)
    assert register(office) == before == []


def test_the_same_list_twice_changes_nothing(office: Office, tmp_path: Path) -> None:
    path = a_list(tmp_path / "l.xlsx", BUNDA, ANGGREK)
    take(office, path)
    stood = dump(office.store)

    again = take(office, path)

    assert (again.batch, again.changes) == ("", Topic.NOTHING)
    assert again.plan.counts == Counts(2, 0, 0, 2, 0, 0)
    assert dump(office.store) == stood


def test_a_known_one_is_changed_only_where_a_cell_says_something(
    office: Office, tmp_path: Path
) -> None:
    uid = keep(office, Institution("lks contoh bunda", "lks", "64.02", head="Bapak", residents=9))
    row = (1, "LKS  Contoh Bunda", "", "", "Jl. Baru", "-", "", "", 0)

    taken = take(office, a_list(tmp_path / "l.xlsx", row))

    (planned,) = taken.plan.rows
    assert (planned.outcome, planned.uid) == (Outcome.UPDATED, uid)
    assert planned.values == {"address": "Jl. Baru", "residents": 0}
    assert register(office) == [
        Institution("lks contoh bunda", "lks", "64.02", address="Jl. Baru", head="Bapak",
                    residents=0)
    ]  # fmt: skip


def test_a_trial_keeps_nothing(office: Office, tmp_path: Path) -> None:
    plan = look(office, a_list(tmp_path / "l.xlsx", BUNDA))

    tried = import_institutions.apply(office.store, office.session, plan, now=NOW, rehearse=True)

    assert (tried.batch, tried.changes, register(office)) == ("", Topic.NOTHING, [])


def test_rows_that_cannot_be_taken_say_why_and_the_others_go(
    office: Office, tmp_path: Path
) -> None:
    def row(number: int, at: int, value: object) -> Cells:
        changed = [*BUNDA[:1], f"LKS Contoh {number}", *BUNDA[2:]]
        changed[at] = value
        return changed

    path = a_list(
        tmp_path / "l.xlsx", BUNDA, BUNDA, row(1, 3, "Paser"), row(2, 8, "banyak"),
        row(3, 8, 100_000), row(4, 1, "Yayasan Contoh Bunda"),
    )  # fmt: skip

    taken = take(office, path)

    assert taken.plan.counts == Counts(6, 2, 0, 0, 4, 1)
    assert codes(taken.plan) == [
        (5, "institution_file.double"),
        (6, "institution.outside"),
        (7, "institution_file.residents"),
        (8, "institution.residents"),
        (9, "institution.twin"),
    ]
    double = taken.plan.rows[1]
    assert double.outcome is Outcome.DOUBLE
    assert "baris 4 berkas yang sama" in double.problems[0].message
    assert [one.name for one in register(office)] == ["LKS Contoh Bunda", "Yayasan Contoh Bunda"]


def test_an_update_that_makes_no_sense_is_refused(office: Office, tmp_path: Path) -> None:
    keep(office, Institution("LKS Contoh Bunda", "lks", "64.02"))

    plan = look(office, a_list(tmp_path / "l.xlsx", (*BUNDA[:8], 100_000)))

    assert plan.counts == Counts(1, 0, 0, 0, 1, 0)
    assert codes(plan) == [(4, "institution.residents")]


def test_of_two_that_stand_under_one_name_none_is_guessed(office: Office, tmp_path: Path) -> None:
    keep(office, Institution("LKS Contoh Bunda", "lks", "64.02"))
    twin = {"name": "LKS Contoh Bunda", "institution_kind": "lks", "region_code": "64.02"}
    with office.store.write(office.session.author, now=NOW, act="uji") as work:
        work.put(Kind.INSTITUTION, new_uid(), twin)  # as another laptop's work brings it

    plan = look(office, a_list(tmp_path / "l.xlsx", BUNDA))

    assert codes(plan) == [(4, "institution_file.several")]


def test_a_sheet_for_each_kabupaten_is_read_whole(office: Office, tmp_path: Path) -> None:
    sheets = {"Satu": [BUNDA, ("", "Mengetahui")], "Dua": [ANGGREK, BUNDA], "Kosong": []}

    plan = look(office, a_book(tmp_path / "l.xlsx", sheets))

    assert [row.where for row in plan.rows] == [
        "Lembar Satu baris 4", "Lembar Dua baris 4", "Lembar Dua baris 5",
    ]  # fmt: skip
    assert plan.unread == (("Lembar Satu baris 5", "Mengetahui"),)
    assert "lembar Satu baris 4" in plan.rows[2].problems[0].message


def test_a_text_file_is_read_by_its_titles(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "l.csv"
    path.write_text("Nama LKS;Alamat;Akreditasi\nLKS Contoh;Jl. Contoh;A\n", encoding="utf-8")

    plan = look(office, path)

    assert [(row.name, row.region_code) for row in plan.rows] == [("LKS Contoh", "64.02")]
    assert plan.unused == ("Akreditasi",)


def test_a_plan_that_is_older_than_the_register_is_made_anew(
    office: Office, tmp_path: Path
) -> None:
    plan = look(office, a_list(tmp_path / "l.xlsx", BUNDA))
    keep(office, Institution("LKS Contoh Bunda", "lks", "64.02"))

    taken = import_institutions.apply(office.store, office.session, plan, now=NOW)

    assert taken.plan.counts == Counts(1, 0, 1, 0, 0, 0)
    assert len(register(office)) == 1


def test_an_officer_is_refused(office: Office, tmp_path: Path) -> None:
    officer = replace(office.session, role=Role.FIELD_OFFICER)

    with pytest.raises(Refused) as refused:
        import_institutions.look(office.store, officer, a_list(tmp_path / "l.xlsx", BUNDA))

    assert refused.value.code == "institution.operator_only"


@pytest.mark.parametrize(
    ("rows", "titles", "code"),
    [
        ([("A", "B")], ("Nama", "Alamat"), "institution_file.no_table"),
        ([], TITLES, "institution_file.no_rows"),
        ([BUNDA] * 9, TITLES, "institution_file.too_long"),
    ],
)
def test_a_file_that_is_no_such_list_is_refused_as_a_whole(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    rows: list[Cells], titles: Cells, code: str,
) -> None:  # fmt: skip
    monkeypatch.setattr(plain_table, "MOST_LINES", 8)

    with pytest.raises(Refused) as refused:
        look(office, a_list(tmp_path / "l.xlsx", *rows, titles=titles))

    assert refused.value.code == code
