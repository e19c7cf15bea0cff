"""Remembering a sheet: kept with its import, on this laptop only, and forgotten when told to."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from bansos_desktop.domain.column_match import Basis, ColumnMatch
from bansos_desktop.domain.import_choices import NOTHING_CHOSEN, ImportChoices
from bansos_desktop.domain.sheet_fields import SheetField
from bansos_desktop.usecases import sheet_memory
from bansos_desktop.usecases.plan_import import ImportPlan
from bansos_desktop.workbook.layout import Layout
from tests.factories import NOW, a_row, a_workbook
from tests.usecases.conftest import Office

SIGNATURE = "tanda-lembar"


def planned(office: Office, path: Path, choices: ImportChoices, *serials: int) -> ImportPlan:
    """A plan as it is after somebody chose."""
    plan = office.plan(a_workbook(path, [a_row(serial) for serial in serials or (1,)]))
    layout = replace(plan.layout, signature=SIGNATURE)
    return replace(plan, layouts=(layout,), request=replace(plan.request, choices=choices))


def chosen(layout: Layout) -> ImportChoices:
    return ImportChoices(
        columns={
            (layout.sheet, 3): SheetField.NOTE,
            (layout.sheet, 40): None,
            ("lain", 1): SheetField.NIK,
        },
        answers={"tanggal:tanggal_lahir": "bulan", f"turun:{layout.sheet}": "ya", "lembar": "x"},
    )


def test_what_was_chosen_is_known_for_the_next_sheet_of_that_making(
    office: Office, tmp_path: Path
) -> None:
    first = planned(office, tmp_path / "a.xlsx", NOTHING_CHOSEN)
    plan = planned(office, tmp_path / "a.xlsx", chosen(first.layout))
    entries = office.store.ledger.count()

    office.take(plan)

    found = sheet_memory.recall(office.store, SIGNATURE)
    assert found is not None
    assert found.columns == {3: SheetField.NOTE, 40: None}
    assert found.titles == {3: first.layout.titles[3]}
    assert office.store.ledger.count() == entries + 3  # person, proposal, import
    assert sheet_memory.columns_of(office.store)(SIGNATURE) == found.columns
    again = sheet_memory.with_answers(
        office.store, [replace(first.layout, sheet="Desa B", signature=SIGNATURE)], NOTHING_CHOSEN
    )
    assert again.answers == {"tanggal:tanggal_lahir": "bulan", "turun:Desa B": "ya"}


def test_a_rehearsal_and_a_sheet_where_nothing_was_chosen_leave_no_memory(
    office: Office, tmp_path: Path
) -> None:
    first = planned(office, tmp_path / "a.xlsx", NOTHING_CHOSEN)
    office.take(planned(office, tmp_path / "a.xlsx", chosen(first.layout)), rehearse=True)
    office.take(first)

    assert office.store.sheet_memory.count() == 0
    assert sheet_memory.recall(office.store, SIGNATURE) is None
    assert sheet_memory.columns_of(office.store)(SIGNATURE) is None


def test_this_times_answer_outweighs_the_remembered_one(office: Office, tmp_path: Path) -> None:
    plan = planned(office, tmp_path / "a.xlsx", NOTHING_CHOSEN)
    office.take(planned(office, tmp_path / "a.xlsx", chosen(plan.layout)))
    now = ImportChoices(answers={"tanggal:tanggal_lahir": "hari"})

    told = sheet_memory.with_answers(office.store, plan.layouts, now)

    assert told.answers["tanggal:tanggal_lahir"] == "hari"
    assert told.answers[f"turun:{plan.layout.sheet}"] == "ya"


def test_nothing_remembered_gives_the_very_choices(office: Office, tmp_path: Path) -> None:
    plan = planned(office, tmp_path / "a.xlsx", NOTHING_CHOSEN)
    unsigned = replace(plan.layout, signature="")

    for layout in (plan.layout, unsigned):
        told = sheet_memory.with_answers(office.store, [layout], NOTHING_CHOSEN)
        assert told is NOTHING_CHOSEN


def test_what_was_remembered_stays_remembered_and_a_new_choice_replaces_it(
    office: Office, tmp_path: Path
) -> None:
    plan = planned(office, tmp_path / "a.xlsx", NOTHING_CHOSEN)
    matches = (
        ColumnMatch(5, "A", SheetField.RT, 1.0, Basis.REMEMBERED),
        ColumnMatch(6, "B", SheetField.RW, 1.0, Basis.CHOSEN),
        ColumnMatch(7, "C", SheetField.NIK, 1.0, Basis.TITLE),
    )
    layout = replace(plan.layout, matches=matches)
    choices = ImportChoices(columns={(layout.sheet, 5): None})

    found = sheet_memory.chosen_in(layout, choices)

    assert found.columns == {5: None, 6: SheetField.RW}


def test_columns_that_were_let_pass_as_found_are_remembered_too(
    office: Office, tmp_path: Path
) -> None:
    path = a_workbook(tmp_path / "a.xlsx", [a_row(1)])
    plan = office.plan(path)
    choices = replace(plan.request.choices, passed=True)

    office.take(replace(plan, request=replace(plan.request, choices=choices)))

    found = sheet_memory.recall(office.store, plan.layout.signature)
    assert found is not None
    assert dict(found.columns) == {column: f for f, column in plan.layout.columns.items()}
    again = office.plan(a_workbook(tmp_path / "b.xlsx", [a_row(2)]))
    read = [match for match in again.layout.matches if match.field in again.layout.columns]
    assert {match.basis for match in read} == {Basis.REMEMBERED}


def test_a_remembered_column_that_now_holds_something_else_is_asked_about(
    office: Office, tmp_path: Path
) -> None:
    plan = office.plan(a_workbook(tmp_path / "a.xlsx", [a_row(1)]))
    choices = replace(plan.request.choices, passed=True)
    office.take(replace(plan, request=replace(plan.request, choices=choices)))
    rows = [a_row(serial, no_hp=f"{serial}2/08/1980") for serial in range(1, 9)]

    again = office.plan(a_workbook(tmp_path / "b.xlsx", rows))

    assert [(one.field, one.is_open) for one in again.questions] == [("no_hp", True)]
    assert SheetField.PHONE not in again.layout.columns


def test_a_column_that_waits_for_its_answer_is_not_remembered(
    office: Office, tmp_path: Path
) -> None:
    plan = planned(office, tmp_path / "a.xlsx", NOTHING_CHOSEN)
    match = ColumnMatch(7, "C", SheetField.RT, 0.6, Basis.TITLE)
    layout = replace(plan.layout, matches=(match,), columns={})

    assert sheet_memory.chosen_in(layout, ImportChoices(passed=True)).columns == {}


def test_sheets_are_forgotten_one_by_one_or_all(office: Office, tmp_path: Path) -> None:
    plan = planned(office, tmp_path / "a.xlsx", NOTHING_CHOSEN)
    choices = chosen(plan.layout)
    layouts = [replace(plan.layout, signature=f"tanda-{number}") for number in range(3)]
    with office.store.write(office.session.author, now=NOW, act="import.apply") as work:
        sheet_memory.keep(work, [*layouts, replace(plan.layout, signature="")], choices)
    assert office.store.sheet_memory.count() == 3

    sheet_memory.forget(office.store, office.session, now=NOW, signature="tanda-1")
    left = office.store.sheet_memory.count()
    sheet_memory.forget(office.store, office.session, now=NOW)

    assert left == 2
    assert office.store.sheet_memory.count() == 0
