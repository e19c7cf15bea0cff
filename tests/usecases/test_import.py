"""Importing sheets: the equation, every outcome, harmless repetition, both ways of writing."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from bansos_desktop.domain.import_plan import Outcome
from bansos_desktop.domain.ledger import parse_changes
from bansos_desktop.domain.workflow import Status
from bansos_desktop.store.listing import Query
from bansos_desktop.store.unit_of_work import UnitOfWork
from bansos_desktop.usecases import apply_import, import_sheet, people_sheets, plan_import
from bansos_desktop.usecases.judge import Target
from bansos_desktop.usecases.record_recipient import Recorded
from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.workbook.errors import WorkbookError
from bansos_desktop.workbook.unread import UnreadColumn
from tests.factories import COLUMNS, MANGGAR, a_draft, a_nik, a_row, a_workbook
from tests.soundness import dump, rows_of
from tests.usecases.conftest import MakeOffice, Office

MISSPELT = "Desa Yang Tidak Ada"


def people(count: int, first: int = 1) -> list[dict[str, object]]:
    return [a_row(serial) for serial in range(first, first + count)]


def codes(plan: plan_import.ImportPlan) -> list[list[str]]:
    return [[problem.code for problem in row.problems] for row in plan.rows]


def outcomes(plan: plan_import.ImportPlan) -> list[Outcome]:
    return [row.outcome for row in plan.rows]


def test_new_people_are_created_and_the_batch_is_kept(office: Office, tmp_path: Path) -> None:
    done = office.take_rows(tmp_path / "usulan.xlsx", people(3))

    assert (done.counts.rows_read, done.counts.created) == (3, 3)
    assert done.counts.adds_up
    assert office.store.listing.count(Query("UEP", 2025)).rows == 3
    columns = "uid, label, rows_read, created, updated, unchanged, rejected, region_code"
    assert rows_of(office.store, f"select {columns} from batch") == [
        (done.batch, "usulan.xlsx", 3, 3, 0, 0, 0, None)
    ]
    assert rows_of(
        office.store, "select distinct batch from ledger where act = 'import.apply'"
    ) == [(done.batch,)]


def test_planning_writes_nothing(office: Office, tmp_path: Path) -> None:
    before = dump(office.store)

    plan = office.plan(a_workbook(tmp_path / "u.xlsx", people(3)))

    assert plan.counts.created == 3
    assert dump(office.store) == before


def test_a_rehearsal_says_the_same_and_leaves_nothing(office: Office, tmp_path: Path) -> None:
    before = dump(office.store)
    plan = office.plan(a_workbook(tmp_path / "u.xlsx", [*people(3), a_row(4, nik="12")]))

    rehearsed = office.take(plan, rehearse=True)

    assert dump(office.store) == before
    assert (rehearsed.batch, bool(rehearsed.changes)) == ("", False)
    assert rehearsed.counts == office.take(plan).counts


def test_the_same_file_twice_is_harmless(office: Office, tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "u.xlsx", people(5))
    first = office.take(office.plan(path))
    entries = office.store.ledger.count()

    again = office.plan(path)
    second = office.take(again)

    assert again.seen_before == first.batch
    assert first.plan.seen_before == ""
    assert (second.counts.created, second.counts.unchanged, second.counts.updated) == (0, 5, 0)
    assert office.store.ledger.count() == entries + 1
    assert [e.kind for e in office.store.ledger.history(second.batch)] == ["batch"]


def test_a_filled_cell_updates_and_an_empty_one_erases_nothing(
    office: Office, tmp_path: Path
) -> None:
    office.take_rows(tmp_path / "a.xlsx", people(1))
    mended = a_row(1, nama="Orang Benar", no_hp="", nominal=None, alamat="-", desa="", kecamatan="")

    done = office.take_rows(tmp_path / "b.xlsx", [mended])

    assert done.counts.updated == 1
    (row,) = done.plan.rows
    assert parse_changes(office.store.ledger.history(row.person)[-1].changes) == {
        "name": ("Orang Contoh A", "Orang Benar")
    }
    assert len(office.store.ledger.history(row.proposal)) == 1


def test_a_row_without_a_village_does_not_move_a_known_proposal(
    office: Office, tmp_path: Path
) -> None:
    assert isinstance(office.record(a_draft(1, village_code=MANGGAR)), Recorded)
    row = a_row(1, desa="", kecamatan="", kabupaten="")

    path = a_workbook(tmp_path / "a.xlsx", [row])
    office.take(office.plan(path, region="64.02"))

    assert set(office.store.quotas.use("UEP", 2025)) == {("murni", "64.71")}


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"nik": ""}, "nik.missing"),
        ({"nik": "640206120880"}, "nik.length"),
        ({"nama": ""}, "name.missing"),
        ({"desa": MISSPELT}, "region.unknown_desa"),
        ({"kecamatan": "Zzzzzz"}, "region.unknown_kecamatan"),
        ({"kabupaten": "Zzzzzz"}, "region.unknown_kabupaten"),
        ({"kabupaten": "", "kecamatan": ""}, "region.regency_missing"),
        ({"desil": "entah"}, "desil.unreadable"),
        ({"desil": "7"}, "desil.too_high"),
        ({"nominal": "banyak"}, "value.unreadable"),
    ],
)
def test_a_row_with_an_error_is_rejected_and_says_why(
    office: Office, tmp_path: Path, changed: dict[str, object], code: str
) -> None:
    done = office.take_rows(tmp_path / "u.xlsx", [a_row(1, **changed), a_row(2)])

    assert outcomes(done.plan) == [Outcome.REJECTED, Outcome.CREATED]
    assert code in codes(done.plan)[0]
    assert office.store.recipients.count() == 1


def test_what_could_not_be_read_is_not_also_said_to_be_missing(
    office: Office, tmp_path: Path
) -> None:
    plan = office.plan(a_workbook(tmp_path / "u.xlsx", [a_row(1, tanggal_lahir="entah")]))

    assert codes(plan) == [["birth_date.unreadable"]]


def test_the_second_row_of_a_nik_names_the_first(office: Office, tmp_path: Path) -> None:
    plan = office.plan(a_workbook(tmp_path / "u.xlsx", [a_row(1), a_row(2), a_row(1)]))

    assert outcomes(plan) == [Outcome.CREATED, Outcome.CREATED, Outcome.DOUBLE]
    assert plan.rows[2].problems[0].code == "row.twice"
    assert dict(plan.rows[2].problems[0].values) == {"line": "2", "name": "Orang Contoh A"}
    assert plan.rows[2].line == 4


def test_a_sound_row_is_taken_although_a_rejected_one_has_its_nik(
    office: Office, tmp_path: Path
) -> None:
    path = a_workbook(
        tmp_path / "u.xlsx", [a_row(1, desa=MISSPELT), a_row(1, nama="Orang Benar"), a_row(1)]
    )

    plan = office.plan(path)
    done = office.take(plan)

    assert outcomes(plan) == [Outcome.REJECTED, Outcome.CREATED, Outcome.DOUBLE]
    assert codes(plan)[:2] == [["region.unknown_desa"], ["row.twice_rejected"]]
    assert codes(plan)[2][0] == "row.twice"
    assert dict(plan.rows[1].problems[0].values) == {"line": "2", "name": "Orang Contoh A"}
    assert dict(plan.rows[2].problems[0].values) == {"line": "3", "name": "Orang Benar"}
    assert plan.rows[1].warned
    assert done.counts.adds_up
    assert outcomes(office.plan(path)) == [
        Outcome.REJECTED,
        Outcome.UNCHANGED,
        Outcome.DOUBLE,
    ]


def test_a_bad_nik_that_stands_twice_is_bad_in_both_rows(office: Office, tmp_path: Path) -> None:
    said = {"nik": "640206120880", "tanggal_lahir": "12 Agustus 1980"}
    rows = [a_row(1, **said, nama=""), a_row(2, **said)]

    plan = office.plan(a_workbook(tmp_path / "u.xlsx", rows))

    assert outcomes(plan) == [Outcome.REJECTED, Outcome.REJECTED]
    assert codes(plan)[1] == ["nik.length", "row.twice_rejected"]
    assert "baris 2 (tanpa nama)" in plan.rows[1].problems[1].message


def test_filled_columns_that_nobody_reads_are_named(office: Office, tmp_path: Path) -> None:
    columns = COLUMNS | {"usia": "USIA", "baju": "Ukuran\nBaju", "topi": "Ukuran Topi"}
    rows = [a_row(1, usia=45, baju="L", topi=" "), a_row(2, usia=45)]

    plan = office.plan(a_workbook(tmp_path / "u.xlsx", rows, columns=columns))

    assert plan.unread == (UnreadColumn("Q", "Ukuran Baju", 1),)
    assert plan.unused == (UnreadColumn("P", "USIA", 2),)


def test_somebody_proposed_in_the_other_stage_is_refused(office: Office, tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "u.xlsx", people(1))
    office.take(office.plan(path))

    plan = office.plan(path, stage="perubahan")

    assert codes(plan)[0][0] == "proposal.other_stage"
    assert plan.counts.rejected == 1


def test_a_known_person_in_a_new_year_gets_a_new_proposal(office: Office, tmp_path: Path) -> None:
    first = office.take_rows(tmp_path / "u.xlsx", people(1))

    path = a_workbook(tmp_path / "v.xlsx", [a_row(1, alamat="Jl. Baru 9")])
    second = office.take(office.plan(path, year=2026))

    assert second.counts.created == 1
    assert second.plan.rows[0].person == first.plan.rows[0].person
    assert office.store.recipients.count() == 1
    person = office.store.recipients.person(first.plan.rows[0].person)
    assert person is not None
    assert person.values["address"] == "Jl. Baru 9"


def test_who_was_awarded_last_year_is_rejected(office: Office, tmp_path: Path) -> None:
    assert isinstance(office.record(a_draft(1), status=Status.DECIDED), Recorded)

    plan = office.plan(a_workbook(tmp_path / "u.xlsx", people(1)), year=2026)

    assert codes(plan) == [["award.recent"]]


def test_families_are_seen_in_the_store_and_in_the_file(office: Office, tmp_path: Path) -> None:
    office.take_rows(tmp_path / "u.xlsx", people(1))
    card = a_row(1)["no_kk"]
    rows = [a_row(1), a_row(2, no_kk=card), a_row(3), a_row(4, no_kk=a_row(3)["no_kk"])]

    plan = office.plan(a_workbook(tmp_path / "v.xlsx", rows))

    assert codes(plan) == [[], ["family_card.another"], [], ["family_card.another"]]
    assert [row.warned for row in plan.rows] == [False, True, False, True]


def test_rows_without_a_family_card_are_no_family(office: Office, tmp_path: Path) -> None:
    rows = [a_row(1, no_kk=""), a_row(2, no_kk="")]

    plan = office.plan(a_workbook(tmp_path / "u.xlsx", rows))

    assert codes(plan) == [["family_card.missing"], ["family_card.missing"]]


def test_a_nik_that_was_a_number_is_read_in_full_and_doubted(
    office: Office, tmp_path: Path
) -> None:
    rows = [a_row(1, nik=int(a_nik(serial=10))), a_row(2, nik=int(a_nik(serial=11)))]

    plan = office.plan(a_workbook(tmp_path / "u.xlsx", rows))

    assert [row.nik for row in plan.rows] == [a_nik(serial=10), a_nik(serial=11)]
    assert codes(plan) == [["nik.number_cell"], []]
    assert plan.counts.created == 2


def test_places_run_out_row_by_row(make_office: MakeOffice, tmp_path: Path) -> None:
    office = make_office(region_code="64.02")

    done = office.take_rows(tmp_path / "u.xlsx", people(152))

    said = Counter(code for row in codes(done.plan) for code in row)
    assert said == {"quota.nearly_full": 5, "quota.full": 2}
    assert codes(done.plan)[-1] == ["quota.full"]
    assert done.counts.created == 152
    plan = office.plan(a_workbook(tmp_path / "v.xlsx", [a_row(1), a_row(200)]))
    assert codes(plan) == [[], ["quota.full"]]


def test_an_office_takes_only_its_own_region(make_office: MakeOffice, tmp_path: Path) -> None:
    office = make_office(region_code="64.71")
    rows = [a_row(1), a_row(2, kabupaten="", kecamatan="", desa="Manggar")]

    plan = office.plan(a_workbook(tmp_path / "u.xlsx", rows))

    assert codes(plan) == [["region.outside"], []]
    assert plan.rows[1].place == "Manggar, Balikpapan Timur"


@pytest.mark.parametrize(
    ("region", "code"),
    [("64.02", "region.not_in_office"), ("64", "region.not_in_office")]
    + [(region, "region.not_an_office") for region in ("64.99", "64.71.01", "x")],
)  # fmt: skip
def test_a_region_that_is_not_the_offices_is_refused(
    make_office: MakeOffice, tmp_path: Path, region: str, code: str
) -> None:
    office = make_office(region_code="64.71")

    with pytest.raises(Refused) as refusal:
        office.plan(a_workbook(tmp_path / "u.xlsx", people(1)), region=region)

    assert refusal.value.code == code
    assert refusal.value.message


def test_the_province_may_take_a_sheet_of_one_kabupaten(office: Office, tmp_path: Path) -> None:
    rows = [a_row(1, kabupaten=""), a_row(2, kabupaten="Kota Balikpapan")]

    plan = office.plan(a_workbook(tmp_path / "u.xlsx", rows), region="64.02")
    office.take(plan)

    assert codes(plan)[0] == []
    assert "region.outside" in codes(plan)[1]
    assert rows_of(office.store, "select region_code from batch") == [("64.02",)]


def test_rejected_rows_go_back_in_the_senders_own_sheet_and_come_in_again(
    office: Office, tmp_path: Path
) -> None:
    rows = [a_row(1), a_row(2, desa=MISSPELT), a_row(3), a_row(4, nik="123")]
    done = office.take_rows(tmp_path / "u.xlsx", rows)

    written = apply_import.write_rejected_rows(done.plan, tmp_path / "tolak.xlsx")

    sheet = load_workbook(tmp_path / "tolak.xlsx").active
    assert written == 2
    values = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert [row[2] for row in values] == ["Orang Contoh B", "Orang Contoh D"]
    assert MISSPELT in str(values[0][-1])
    again = office.plan(tmp_path / "tolak.xlsx")
    assert (again.counts.rows_read, again.counts.rejected) == (2, 2)
    assert again.unread == ()


def test_no_rejected_rows_make_no_file(office: Office, tmp_path: Path) -> None:
    done = office.take_rows(tmp_path / "u.xlsx", people(1))

    assert apply_import.write_rejected_rows(done.plan, tmp_path / "tolak.xlsx") == 0
    assert not (tmp_path / "tolak.xlsx").exists()


def test_a_file_that_is_not_there_is_the_readers_to_refuse(office: Office, tmp_path: Path) -> None:
    with pytest.raises(WorkbookError):
        office.plan(tmp_path / "tidak-ada.xlsx")


def test_a_plan_is_made_anew_only_if_something_was_written_since(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned: list[Target] = []
    real = plan_import.run

    def counted(*args: Any, **named: Any) -> plan_import.ImportPlan:
        planned.append(args[2].target)
        return real(*args, **named)

    fresh, stale = (
        office.plan(a_workbook(tmp_path / f"{n}.xlsx", people(2, first=n))) for n in (1, 2)
    )
    monkeypatch.setattr(plan_import, "run", counted)

    office.take(fresh)
    assert planned == []
    done = office.take(stale)

    assert len(planned) == 1
    assert outcomes(stale) == [Outcome.CREATED, Outcome.CREATED]
    assert outcomes(done.plan) == [Outcome.UNCHANGED, Outcome.CREATED]


LISTED = """id, programme, year, stage, region_code, status, business_type, name, nik, family_card,
    phone, place, desil, requested_value"""


def content(office: Office) -> dict[str, list[tuple[Any, ...]]]:
    """What does not depend on random names: read models, records by NIK, search hits."""
    return {
        statement: rows_of(office.store, statement)
        for statement in (
            f"select {LISTED} from listing order by id",
            "select * from quota_use order by 1, 2, 3, 4, 5",
            "select rowid from search where search match 'orang contoh' order by 1",
            "select id, nik, name, rev - id from person order by id",
            "select number, act, kind, changes from ledger where kind = 'person' order by id",
            "select name, sql from sqlite_master order by 1",
        )
    }


def test_bulk_and_single_writing_end_the_same(
    make_office: MakeOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = a_workbook(tmp_path / "u.xlsx", people(520))
    bulk, single = make_office("bulk"), make_office("satu")
    used: list[str] = []
    real = UnitOfWork.bulk

    def noted(work: UnitOfWork) -> Any:
        used.append("bulk")
        return real(work)

    monkeypatch.setattr(UnitOfWork, "bulk", noted)

    bulk.take(bulk.plan(path))
    assert used == ["bulk"]
    monkeypatch.setattr(apply_import, "BULK_FROM", 10_000)
    single.take(single.plan(path))

    assert used == ["bulk"]
    assert content(bulk) == content(single)


CELLS: dict[str, st.SearchStrategy[object]] = {
    "nik": st.sampled_from(
        [a_nik(serial=n) for n in (1, 2, 3, 4)] + ["", "123", "64020612088O0001", 6402061208800005]
    ),
    "nama": st.sampled_from(["Orang A", "Orang B", "", " - "]),
    "desa": st.sampled_from(["Jahab", "Loa Ipuh", "", MISSPELT]),
    "kabupaten": st.sampled_from(["Kutai Kartanegara", "Kota Balikpapan", ""]),
    "desil": st.sampled_from(["1", "9", "", "x"]),
    "nominal": st.sampled_from([4_500_000, "", "x", -1]),
}
ROWS = st.lists(st.fixed_dictionaries(CELLS), min_size=1, max_size=12)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sheets=st.lists(ROWS, min_size=1, max_size=3))
def test_every_row_of_every_sheet_is_counted_once(
    make_office: MakeOffice, tmp_path: Path, sheets: list[list[dict[str, object]]]
) -> None:
    office = make_office(f"kantor-{len(list(tmp_path.iterdir()))}")
    path = tmp_path / "acak.xlsx"

    for sheet in sheets:
        rows = [a_row(1, **row) for row in [*sheet, {"nik": a_nik(serial=9)}]]
        plan = office.plan(a_workbook(path, rows))
        before = office.store.recipients.count()
        done = office.take(plan)

        counts = done.counts
        assert counts.rows_read == len(plan.rows) == len(rows)
        assert counts.adds_up
        assert Counter(outcomes(done.plan)) == Counter(outcomes(plan))
        assert office.store.recipients.count() - before <= counts.created
        entries = office.store.ledger.count()
        again = office.take(office.plan(path))
        assert (again.counts.created, again.counts.updated) == (0, 0)
        assert again.counts.rejected == counts.rejected
        assert office.store.ledger.count() == entries + 1


def test_a_sheet_is_opened_once_to_know_it_and_to_read_it(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = a_workbook(tmp_path / "u.xlsx", people(2))
    request = plan_import.ImportRequest(path, office.target)
    opened: list[Path] = []
    whole = import_sheet.open_sheets
    for module in (import_sheet, people_sheets):
        monkeypatch.setattr(module, "open_sheets", lambda at: opened.append(at) or whole(at))

    plan = import_sheet.look(office.store, office.session, request, today=office.today)

    assert (plan.counts.created, opened) == (2, [path])
