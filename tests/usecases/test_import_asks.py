"""What an import asks about many rows at once, how answers are taken, and several sheets in one."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from bansos_desktop.domain.import_choices import NOTHING_CHOSEN, ImportChoices
from bansos_desktop.domain.import_plan import Outcome
from bansos_desktop.domain.meaning import LEAVE, MeaningDomain
from bansos_desktop.usecases.plan_import import ImportPlan
from bansos_desktop.usecases.read_meanings import question_key
from tests.factories import COLUMNS, JAHAB, a_row, a_workbook
from tests.soundness import rows_of
from tests.usecases.conftest import Office

ODD = "Kampung Seberang Jauh"
KEY = question_key(MeaningDomain.VILLAGE, "64.02.06", ODD)


def planned(office: Office, path: Path, answers: dict[str, str], **wrong: object) -> ImportPlan:
    rows = [a_row(1, **wrong), a_row(2, **wrong), a_row(3)]
    choices = ImportChoices(answers=answers) if answers else NOTHING_CHOSEN
    return office.plan(a_workbook(path / "u.xlsx", rows), choices=choices)


def test_a_place_nobody_knows_is_asked_once_for_all_its_rows(
    office: Office, tmp_path: Path
) -> None:
    plan = planned(office, tmp_path, {}, desa=ODD)

    (question,) = plan.questions
    assert (question.key, question.field, question.rows) == (KEY, "desa", 2)
    assert (question.taken, question.is_open, question.is_assumed) == ("", True, True)
    assert question.options[-1].value == LEAVE
    assert ODD in question.message
    assert plan.counts.rejected == 2


def test_an_answer_is_taken_taught_and_stays_to_be_changed(office: Office, tmp_path: Path) -> None:
    plan = planned(office, tmp_path, {KEY: JAHAB}, desa=ODD)
    office.take(plan)
    again = planned(office, tmp_path, {}, desa=ODD)

    assert plan.counts.created == 3
    assert [(one.key, one.taken, one.rows, one.is_assumed) for one in plan.questions] == [
        (KEY, JAHAB, 2, False)
    ]
    assert rows_of(office.store, "select domain, code from alias") == [("desa", JAHAB)]
    assert (again.questions, again.counts.unchanged) == ((), 3)


def test_a_place_that_is_left_stays_refused_and_nothing_is_taught(
    office: Office, tmp_path: Path
) -> None:
    plan = planned(office, tmp_path, {KEY: LEAVE}, desa=ODD)
    office.take(plan)

    assert (plan.counts.rejected, plan.questions[0].taken) == (2, LEAVE)
    assert rows_of(office.store, "select count(*) from alias") == [(0,)]


@pytest.mark.parametrize(
    "answers", [{KEY: "99.99"}, {"arti:desa": JAHAB}, {"arti:planet::X": JAHAB}, {"lain": "x"}]
)
def test_an_answer_that_means_nothing_leaves_the_question_open(
    office: Office, tmp_path: Path, answers: dict[str, str]
) -> None:
    plan = planned(office, tmp_path, answers, desa=ODD)

    assert [one.is_open for one in plan.questions] == [True]
    assert plan.counts.rejected == 2


def test_one_answer_leads_to_the_next_question(office: Office, tmp_path: Path) -> None:
    wrong = {"kabupaten": "Negeri Seberang", "kecamatan": "Hulu Jauh Sekali", "desa": ODD}
    answers: dict[str, str] = {}
    asked: list[list[tuple[str, int]]] = []

    for code in ("64.02", "64.02.06", JAHAB, ""):
        plan = planned(office, tmp_path, answers, **wrong)
        asked.append([(one.field, one.rows) for one in plan.questions])
        answers |= {one.key: code for one in plan.questions if one.is_open}

    assert asked[0] == [("kabupaten", 2)]
    assert asked[-1] == [("kabupaten", 2), ("kecamatan", 2), ("desa", 2)]
    assert plan.counts.created == 3


def test_a_business_is_asked_about_and_its_rows_are_taken_all_the_same(
    office: Office, tmp_path: Path
) -> None:
    open_plan = planned(office, tmp_path, {}, jenis_usaha="zzzz qqqq")
    key = question_key(MeaningDomain.BUSINESS, "", "zzzz qqqq")
    plan = planned(office, tmp_path, {key: "gorengan"}, jenis_usaha="zzzz qqqq")

    assert [(one.key, one.rows) for one in open_plan.questions] == [(key, 2)]
    assert open_plan.counts.created == 3
    values = plan.rows[0].proposal_values
    assert values is not None
    assert values["business_type"] == "gorengan"


def test_sheets_of_one_making_are_read_together(office: Office, tmp_path: Path) -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    for at, name in enumerate(("Jahab", "Loa Ipuh")):
        sheet = book.create_sheet(name)
        sheet.append(list(COLUMNS.values()))
        for serial in (1, at + 10):
            row = a_row(serial, desa=name)
            sheet.append([row[field] for field in COLUMNS])
    book.save(tmp_path / "u.xlsx")

    plan = office.plan(tmp_path / "u.xlsx")

    assert [layout.sheet for layout in plan.layouts] == ["Jahab", "Loa Ipuh"]
    assert [(row.sheet, row.line, row.outcome) for row in plan.rows] == [
        ("Jahab", 2, Outcome.CREATED),
        ("Jahab", 3, Outcome.CREATED),
        ("Loa Ipuh", 2, Outcome.DOUBLE),
        ("Loa Ipuh", 3, Outcome.CREATED),
    ]
    office.take(plan)
    assert office.plan(tmp_path / "u.xlsx").counts.unchanged == 3
