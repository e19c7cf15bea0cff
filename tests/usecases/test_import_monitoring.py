"""Our monev sheet comes back filled in: new visits, corrected ones, and untouched rows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from bansos_desktop.domain.import_plan import Outcome
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.workflow import Status
from bansos_desktop.usecases import import_monitoring, undo_import
from bansos_desktop.usecases.apply_import import write_rejected_rows
from bansos_desktop.usecases.judge import Target
from bansos_desktop.usecases.progress import Cancelled
from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.workbook.errors import WorkbookError
from tests.factories import NOW, TODAY, a_nik, a_row, a_workbook
from tests.lives import visit
from tests.soundness import dump
from tests.usecases.conftest import CancelAt, Office
from tests.usecases.monev_sheets import (
    FIRST,
    HEADER,
    TITLES,
    VISIT,
    changed,
    codes,
    fill,
    look,
    monev_sheet,
    take,
)
from tests.usecases.test_record_handover import status_of
from tests.usecases.test_record_monitoring import handed


@pytest.fixture
def two(office: Office) -> list[str]:
    """Two people with goods, the second of them visited once."""
    proposals = [handed(office, 1), handed(office, 2)]
    visit(office.store, office.session, proposals[1])
    return proposals


@pytest.fixture
def sheet(office: Office, two: list[str], tmp_path: Path) -> Path:
    """Their sheet."""
    return monev_sheet(office, two, tmp_path / "monev.xlsx")


def visits(office: Office, proposal: str) -> list[dict[str, object]]:
    return [dict(one.values) for one in office.store.monitorings.of_proposal(proposal)]


def test_rows_that_nobody_filled_stay_untouched(office: Office, sheet: Path) -> None:
    plan = look(office, sheet)

    assert plan.is_monitoring
    assert [row.outcome for row in plan.rows] == [Outcome.UNCHANGED] * 2
    assert [codes(row) for row in plan.rows] == [[], []]
    assert plan.counts.adds_up


def test_a_filled_row_is_a_visit_and_moves_the_proposal(
    office: Office, sheet: Path, two: list[str]
) -> None:
    fill(sheet, 1, VISIT)

    done = take(office, look(office, sheet))

    assert (done.counts.created, done.counts.unchanged) == (1, 1)
    (kept,) = visits(office, two[0])
    assert kept["goods_state"] == "ada"
    assert kept["development"] == "tetap"
    assert (kept["visited_on"], kept["running"], kept["revenue"]) == ("2025-07-30", "ya", 3_000_000)
    assert status_of(office, two[0]) == Status.MONITORED
    assert look(office, sheet).counts.unchanged == 2


def test_a_changed_cell_corrects_the_visit_that_the_row_names(
    office: Office, sheet: Path, two: list[str]
) -> None:
    fill(sheet, 2, {"monev.omzet": 3_500_000, "monev.keterangan": "tambah gerobak"})

    plan = look(office, sheet)

    assert [(one.field, one.new) for one in plan.rows[1].differences] == [
        ("revenue", 3_500_000),
        ("note", "tambah gerobak"),
    ]
    done = take(office, plan)
    assert done.counts.updated == 1
    (kept,) = visits(office, two[1])
    assert (kept["revenue"], kept["profit"]) == (3_500_000, 900_000)


def test_another_month_on_another_day_is_the_next_visit(
    office: Office, sheet: Path, two: list[str]
) -> None:
    fill(sheet, 2, {"monev.bulan": 2, "monev.tanggal": "01/08/2025", "monev.omzet": 4_000_000})

    plan = look(office, sheet)

    assert plan.rows[1].outcome is Outcome.CREATED
    assert "own.next_visit" in codes(plan.rows[1])
    take(office, plan)
    assert [one["month"] for one in visits(office, two[1])] == [1, 2]
    assert look(office, sheet).counts.unchanged == 2


def test_another_month_on_the_same_day_is_a_correction(
    office: Office, sheet: Path, two: list[str]
) -> None:
    fill(sheet, 2, {"monev.bulan": "bulan ke-2"})

    plan = look(office, sheet)

    assert [one.field for one in plan.rows[1].differences] == ["month"]
    take(office, plan)
    assert [one["month"] for one in visits(office, two[1])] == [2]


def test_what_the_form_refuses_the_sheet_refuses_too(office: Office, sheet: Path) -> None:
    fill(sheet, 1, {**VISIT, "monev.tanggal": date(2025, 6, 1), "monev.perkembangan": None})

    row = look(office, sheet).rows[0]

    assert row.outcome is Outcome.REJECTED
    assert codes(row) == ["monitoring.before_handover", "monitoring.development_missing"]


UNREADABLE = {
    "monev.tanggal": ("kemarin", "own.day_unreadable"),
    "monev.bulan": ("tiga", "own.number_unreadable"),
    "monev.tenaga_kerja": ("banyak", "own.number_unreadable"),
    "monev.berjalan": ("mungkin", "own.answer_unreadable"),
    "monev.omzet": ("lumayan", "own.amount_unreadable"),
    "monev.keadaan_barang": ("hilang", "own.word_unknown"),
    "monev.perkembangan": ("bagus", "own.word_unknown"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_is_refused_with_a_sentence(
    office: Office, sheet: Path, name: str
) -> None:
    text, code = UNREADABLE[name]

    row = look(office, fill(sheet, 1, {**VISIT, name: text})).rows[0]

    assert row.outcome is Outcome.REJECTED
    assert code in codes(row)
    assert text in next(one.message for one in row.problems if one.code == code)


def test_an_emptied_cell_is_told_and_erases_nothing(office: Office, sheet: Path) -> None:
    fill(sheet, 2, {"monev.omzet": None})

    row = look(office, sheet).rows[1]

    assert row.outcome is Outcome.UNCHANGED
    assert codes(row) == ["own.emptied"]
    empty = fill(sheet, 2, dict.fromkeys(VISIT))
    assert codes(look(office, empty).rows[1]) == ["own.emptied"]


def test_what_was_corrected_here_since_is_not_overruled(
    office: Office, two: list[str], tmp_path: Path
) -> None:
    with office.store.write(office.session.author, now=NOW, act="document.export") as work:
        work.put(Kind.EXPORT, "e" * 32, {"document": "monev"})
    sheet = monev_sheet(office, two, tmp_path / "monev.xlsx", export_id="e" * 32)
    (stored,) = office.store.monitorings.of_proposal(two[1])
    with office.store.write(office.session.author, now=NOW, act="monitoring.record") as work:
        work.put(Kind.MONITORING, stored.uid, {"revenue": 5_000_000, "note": "ditambah"})
    fill(sheet, 2, {"monev.laba": 1_000_000})

    row = look(office, sheet).rows[1]

    assert [one.field for one in row.differences] == ["profit"]
    assert codes(row) == ["own.changed_here"]


def test_an_act_can_be_rehearsed_taken_back_and_cancelled(
    office: Office, sheet: Path, two: list[str]
) -> None:
    fill(fill(sheet, 1, VISIT), 2, {"monev.omzet": 3_500_000})
    before = dump(office.store)
    plan = look(office, sheet)

    assert take(office, plan, rehearse=True).batch == ""
    assert dump(office.store) == before
    with pytest.raises(Cancelled):
        import_monitoring.apply(
            office.store, office.session, plan, now=NOW, today=TODAY, progress=CancelAt(0)
        )
    assert dump(office.store) == before

    done = take(office, plan)
    back = undo_import.run(office.store, office.session, done.batch, now=NOW)

    assert (back.rows.back, back.rows.kept) == (2, 0)
    assert visits(office, two[0]) == []
    assert visits(office, two[1])[0]["revenue"] == 3_000_000
    assert status_of(office, two[0]) == Status.DISTRIBUTED


def test_a_plan_is_made_anew_if_somebody_wrote_meanwhile(
    office: Office, sheet: Path, two: list[str]
) -> None:
    plan = look(office, fill(sheet, 1, VISIT))
    visit(office.store, office.session, two[0])

    done = take(office, plan)

    assert (done.counts.created, done.counts.unchanged) == (0, 2)
    assert done.batch == plan.batch


def test_a_row_without_id_is_found_by_its_nik_or_refused(
    office: Office, sheet: Path, two: list[str]
) -> None:
    fill(sheet, 1, {**VISIT, "penerima.id": None})
    fill(
        sheet,
        2,
        {**VISIT, "monev.omzet": 1, "penerima.id": "0" * 32, "penerima.nik": a_nik(serial=88)},
    )

    first, second = look(office, sheet).rows

    assert first.outcome is Outcome.CREATED
    assert first.proposal == two[0]
    assert (second.outcome, codes(second)) == (Outcome.REJECTED, ["own.nobody"])


def test_one_visit_in_two_rows_is_double_and_two_months_are_not(
    office: Office, two: list[str], tmp_path: Path
) -> None:
    sheet = monev_sheet(office, [two[0]] * 3, tmp_path / "monev.xlsx")
    fill(sheet, 1, VISIT)
    fill(sheet, 2, {**VISIT, "monev.omzet": 2_900_000})
    fill(sheet, 3, {**VISIT, "monev.bulan": 2, "monev.tanggal": date(2025, 8, 1)})

    plan = look(office, sheet)

    assert [row.outcome for row in plan.rows] == [
        Outcome.CREATED,
        Outcome.DOUBLE,
        Outcome.CREATED,
    ]
    take(office, plan)
    assert [one["month"] for one in visits(office, two[0])] == [1, 2]


def test_moved_columns_are_found_and_unclear_ones_refused(office: Office, sheet: Path) -> None:
    fill(sheet, 1, VISIT)

    def insert(page: Worksheet) -> None:
        page.insert_cols(9)
        page.cell(HEADER, 9).value = "Ditelepon"

    assert look(office, changed(sheet, insert)).counts.created == 1

    def confuse(page: Worksheet) -> None:
        for cell in page[HEADER]:
            cell.value = None if "onev" not in str(cell.value) else "x"

    with pytest.raises(Refused, match="columns_unclear"):
        look(office, changed(sheet, confuse))


def test_a_sheet_without_rows_or_for_another_year_is_refused(
    office: Office, sheet: Path, two: list[str], tmp_path: Path
) -> None:
    with pytest.raises(Refused, match="other_target"):
        look(office, sheet, Target("UEP", 2024, "murni"))
    with pytest.raises(WorkbookError, match="no_rows"):
        look(office, monev_sheet(office, [], tmp_path / "kosong.xlsx"))
    with pytest.raises(Refused, match="not_people"):
        office.plan(sheet)
    assert FIRST > HEADER
    assert len(TITLES) > len(two)


def test_other_sheets_go_the_usual_way(office: Office, tmp_path: Path) -> None:
    plan = look(office, a_workbook(tmp_path / "u.xlsx", [a_row(1)]))

    assert not plan.is_monitoring
    assert take(office, plan).counts.created == 1


def test_refused_visits_go_back_and_come_in_again_as_visits(
    office: Office, sheet: Path, two: list[str], tmp_path: Path
) -> None:
    fill(sheet, 1, {**VISIT, "monev.perkembangan": "bagus"})
    done = take(office, look(office, sheet))
    back = tmp_path / "perbaikan.xlsx"

    assert write_rejected_rows(done.plan, back) == 1
    book = load_workbook(back)
    page = book["Monev"]
    row = next(r for r in page.iter_rows() if any(cell.value == "bagus" for cell in r))
    next(cell for cell in row if cell.value == "bagus").value = "Meningkat"
    book.save(back)
    plan = look(office, back)

    assert plan.is_monitoring
    assert plan.parent == done.batch
    assert [one.outcome for one in plan.rows] == [Outcome.CREATED]
    take(office, plan)
    assert visits(office, two[0])[0]["development"] == "meningkat"
