"""Lists of earlier recipients: what is taken, what is refused, and that form and import see it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from bansos_desktop.domain.import_plan import Outcome
from bansos_desktop.usecases import import_awards, judge
from bansos_desktop.usecases.import_awards import HistoryPlan, HistoryRequest, HistoryTaken
from bansos_desktop.usecases.progress import UNWATCHED, Cancelled, Progress
from bansos_desktop.usecases.refusal import Refused
from tests.factories import NOW, TODAY, SheetRow, a_draft, a_nik, a_row, a_workbook
from tests.soundness import rows_of
from tests.usecases.conftest import CancelAt, MakeOffice, Office

OLD = {
    "nik": "NIK",
    "no_kk": "NOMOR KK",
    "nama": "NAMA",
    "desa": "DESA/KELURAHAN",
    "kecamatan": "KECAMATAN",
    "kabupaten": "KABUPATEN/KOTA",
}


def old_row(serial: int = 1, **changed: object) -> SheetRow:
    return {name: value for name, value in a_row(serial, **changed).items() if name in OLD}


def look(
    office: Office,
    path: Path,
    rows: list[SheetRow],
    progress: Progress = UNWATCHED,
    **wanted: object,
) -> HistoryPlan:
    request = HistoryRequest(a_workbook(path, rows, columns=OLD), 2024, "WRSE")
    request = replace(request, **wanted)  # type: ignore[arg-type]  # a test names fields
    return import_awards.look(office.store, office.session, request, today=TODAY, progress=progress)


def take(office: Office, plan: HistoryPlan, **how: object) -> HistoryTaken:
    return import_awards.apply(
        office.store,
        office.session,
        plan,
        now=NOW,
        today=TODAY,
        **how,  # type: ignore[arg-type]  # passed through
    )


def found_by_form(office: Office, **changed: object) -> set[str]:
    judging = judge.Judge(office.store, office.target, office="64", today=TODAY)
    problems = judging.check_typed(a_draft(**changed))  # type: ignore[arg-type]
    return {one.code for one in problems if one.code.startswith("award.")}


def found_by_import(office: Office, path: Path, **changed: object) -> set[str]:
    plan = office.plan(a_workbook(path, [a_row(**changed)]))  # type: ignore[arg-type]
    return {one.code for one in plan.rows[0].problems if one.code.startswith("award.")}


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    return tmp_path / "WRSE 2024.xlsx"


def test_form_and_import_both_find_who_received_before(
    office: Office, sheet: Path, tmp_path: Path
) -> None:
    rows = [old_row(1), old_row(2), old_row(3, nik="", no_kk="")]
    done = take(office, look(office, sheet, rows))

    assert done.plan.counts.created == 3
    again = tmp_path / "usulan.xlsx"
    other = a_nik(serial=77)
    same_card = {"serial": 2, "nik": other}
    stranger = {"serial": 9, "name": "orang contoh C"}
    assert found_by_form(office, serial=1) == {"award.recent"}
    assert found_by_import(office, again, serial=1) == {"award.recent"}
    assert found_by_form(office, **same_card) == {"award.family"}
    assert found_by_import(office, again, **same_card) == {"award.family"}
    assert found_by_form(office, **stranger) == {"award.namesake"}
    assert found_by_import(office, again, serial=9, nama="orang contoh C") == {"award.namesake"}
    assert found_by_form(office, serial=20) == set()


def test_a_person_without_nik_and_card_is_found_by_the_form_too(
    office: Office, sheet: Path
) -> None:
    take(office, look(office, sheet, [old_row(3, nik="", no_kk=""), old_row(4, nik="")]))

    nameless = {"nik": "", "family_card": "", "name": "Orang Contoh C"}
    assert found_by_form(office, serial=30, **nameless) == {"award.namesake"}
    card = a_draft(4).family_card
    assert "award.family" in found_by_form(office, serial=31, nik="", family_card=card)


def test_two_years_ago_is_too_long_ago_unless_the_rule_says_otherwise(
    office: Office, sheet: Path
) -> None:
    take(office, look(office, sheet, [old_row(1)], year=2023))

    assert found_by_form(office, serial=1) == set()


def test_every_row_has_an_outcome_and_the_counts_add_up(office: Office, sheet: Path) -> None:
    bad = "123"
    rows = [
        old_row(1),
        old_row(1, nama="Orang Contoh A (lagi)"),
        old_row(2, nik=bad),
        old_row(3, nik=bad, desa=""),
        old_row(4, nik="", nama=""),
        old_row(5, nik="", desa="Desa Entah"),
        old_row(6, desa="Desa Entah"),
        old_row(7, nik="", no_kk=""),
        old_row(7, nik="", no_kk="", nama="ORANG CONTOH G"),
    ]

    plan = look(office, sheet, rows)

    outcomes = [row.outcome.value for row in plan.rows]
    assert outcomes == ["baru", "sama", "baru", *["ditolak"] * 3, "baru", "baru", "sama"]
    said = [{problem.code for problem in row.problems} for row in plan.rows]
    assert said[2] == {"history.nik_unusable"}
    assert {"nik.length", "history.place_needed"} <= said[3]
    assert "history.nobody" in said[4]
    assert said[5] == {"region.unknown_desa", "history.place_needed"}
    assert said[6] == {"region.unknown_desa"}
    assert plan.counts.adds_up
    assert plan.rows[0].place == "Jahab, Tenggarong"
    assert plan.rows[6].place == "Kabupaten Kutai Kartanegara"
    assert office.store.awards.lists() == []


def test_every_list_of_a_file_is_read(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "WRSE.xlsx"
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, serials in (("Desa A", (1, 2)), ("Desa B", (3, 4, 5))):
        page = book.create_sheet(name)
        page.append(list(OLD.values()))
        for serial in serials:
            page.append([old_row(serial)[field] for field in OLD])
        page.append([])
        page.append(["NIK", "NAMA", "DESA/KELURAHAN"])
        page.append([a_nik(serial=serial + 100), "Orang Lain", "Jahab"])
    book.save(path)
    request = HistoryRequest(path, 2024, "WRSE", "64.02")

    plan = import_awards.look(office.store, office.session, request, today=TODAY)

    assert plan.counts.rows_read == 7
    assert {row.sheet for row in plan.rows} == {one.sheet for one in plan.layouts}
    assert len(plan.layouts) == 2
    assert take(office, plan).plan.counts.created == 7


def test_a_nik_from_a_number_cell_that_ends_in_zero_is_doubted(office: Office, sheet: Path) -> None:
    plan = look(office, sheet, [old_row(1, nik=int(a_nik(serial=10)))])

    assert [one.code for one in plan.rows[0].problems] == ["nik.number_cell"]
    assert plan.rows[0].outcome is Outcome.CREATED


def test_the_same_list_twice_adds_nothing(office: Office, sheet: Path) -> None:
    rows = [old_row(1), old_row(2, nik="", no_kk="")]
    take(office, look(office, sheet, rows))

    again = take(office, look(office, sheet, rows))

    assert again.plan.counts.unchanged == 2
    assert rows_of(office.store, "select count(*) from award") == [(2,)]
    (kept,) = office.store.awards.lists()
    assert (kept.label, kept.year, kept.source, kept.people, kept.without_nik) == (
        "WRSE",
        2024,
        "WRSE 2024.xlsx",
        2,
        1,
    )


def test_the_same_person_of_another_list_is_another_line(office: Office, sheet: Path) -> None:
    take(office, look(office, sheet, [old_row(1)]))

    take(office, look(office, sheet, [old_row(1)], label=" KUBE  2 "))
    take(office, look(office, sheet, [old_row(1)], year=2023))

    assert [(one.label, one.year) for one in office.store.awards.lists()] == [
        ("KUBE 2", 2024),
        ("WRSE", 2024),
        ("WRSE", 2023),
    ]


def test_the_import_is_a_record_of_its_own(office: Office, sheet: Path) -> None:
    done = take(office, look(office, sheet, [old_row(1), old_row(2, nik="", desa="")]))

    assert rows_of(
        office.store,
        """select act, label, programme, year, rows_read, created, unchanged, rejected
        from batch where uid = ?""",
        done.batch,
    ) == [("award.import", "WRSE 2024.xlsx", "WRSE", 2024, 2, 1, 0, 1)]
    assert office.store.ledger.batch_of_source(done.plan.source_hash) == done.batch


def test_a_rehearsal_keeps_nothing(office: Office, sheet: Path) -> None:
    before = office.store.ledger.count()

    done = take(office, look(office, sheet, [old_row(1)]), rehearse=True)

    assert (done.batch, bool(done.changes)) == ("", False)
    assert office.store.ledger.count() == before


def test_a_plan_that_is_out_of_date_is_made_anew(office: Office, sheet: Path) -> None:
    plan = look(office, sheet, [old_row(1)])
    take(office, plan)

    again = take(office, plan)

    assert again.plan.counts.unchanged == 1


def test_cancelling_keeps_nothing(office: Office, sheet: Path) -> None:
    plan = look(office, sheet, [old_row(1)])

    with pytest.raises(Cancelled):
        take(office, plan, progress=CancelAt(0))
    with pytest.raises(Cancelled):
        look(office, sheet, [old_row(1)], progress=CancelAt(0))

    assert office.store.awards.lists() == []


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        ({"label": " - "}, "history.label_missing"),
        ({"year": 2026}, "history.year"),
        ({"year": 1999}, "history.year"),
        ({"region_code": "64.02.06"}, "region.not_an_office"),
    ],
)
def test_a_list_of_nobody_knows_when_is_refused(
    office: Office, sheet: Path, wanted: dict[str, object], code: str
) -> None:
    with pytest.raises(Refused) as refused:
        look(office, sheet, [old_row(1)], **wanted)

    assert refused.value.code == code


def test_a_list_of_another_office_is_refused(make_office: MakeOffice, sheet: Path) -> None:
    office = make_office(region_code="64.02")

    with pytest.raises(Refused, match=r"region\.not_in_office"):
        look(office, sheet, [old_row(1)], region_code="64.71")


def test_an_award_of_this_very_year_hinders_nobody(office: Office, sheet: Path) -> None:
    take(office, look(office, sheet, [old_row(1)], year=TODAY.year))

    assert date(2025, 8, 1) == TODAY
    assert found_by_form(office, serial=1) == set()
