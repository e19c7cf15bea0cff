"""Sheets that went back and come in again: against the same import, without asking twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from bansos_desktop.domain.import_choices import NOTHING_CHOSEN, ImportChoices
from bansos_desktop.domain.import_plan import Outcome, Resemblance
from bansos_desktop.domain.problems import Problem, Severity, error, info, warning
from bansos_desktop.domain.sheet_fields import SheetField
from bansos_desktop.domain.sheet_memory import Remembered
from bansos_desktop.usecases import apply_import, list_imports, mended_file, send_back, undo_act
from bansos_desktop.usecases.apply_import import Imported
from bansos_desktop.usecases.judge import Target
from bansos_desktop.usecases.plan_import import ImportPlan
from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.workbook.layout import Layout
from bansos_desktop.workbook.reader import open_sheets
from bansos_desktop.workbook.return_note import Return, ReturnedSheet, read_return
from tests.factories import NOW, a_nik, a_row, a_workbook
from tests.usecases.conftest import Office

MISSPELT = "Desa Yang Tidak Ada"


def sent(office: Office, folder: Path, **changed: object) -> tuple[Imported, Path]:
    """An import that took one row and sent two back."""
    rows = [a_row(1), a_row(2, desa=MISSPELT), a_row(3, nik="123")]
    plan = replace(office.plan(a_workbook(folder / "usulan.xlsx", rows)), **changed)  # type: ignore[arg-type]  # a test names fields
    done = office.take(plan)
    apply_import.write_rejected_rows(done.plan, folder / "perbaiki.xlsx")
    return done, folder / "perbaiki.xlsx"


def mend(path: Path, how: Callable[[Worksheet], None]) -> None:
    book = load_workbook(path)
    how(book.worksheets[0])
    book.save(path)


def with_village(sheet: Worksheet) -> None:
    """The first of the two rows is mended."""
    titles = [cell.value for cell in sheet[1]]
    column = next(at for at, title in enumerate(titles, 1) if "desa" in str(title).lower())
    sheet.cell(2, column).value = str(a_row(2)["desa"])


def test_a_mended_file_goes_against_the_same_import(office: Office, tmp_path: Path) -> None:
    first, path = sent(office, tmp_path)
    mend(path, with_village)

    plan = office.plan(path)
    second = office.take(plan)

    assert plan.parent == first.batch
    assert (second.counts.created, second.counts.rejected) == (1, 1)
    lines = {line.batch: line for line in list_imports.run(office.store)}
    assert lines[second.batch].parent == first.batch
    assert lines[first.batch].children == (second.batch,)
    assert (lines[first.batch].still_rejected, lines[second.batch].still_rejected) == (1, 1)


def test_the_mended_file_twice_is_harmless(office: Office, tmp_path: Path) -> None:
    first, path = sent(office, tmp_path)
    mend(path, with_village)
    office.take(office.plan(path))

    again = office.take(office.plan(path))

    assert (again.counts.created, again.counts.unchanged, again.counts.rejected) == (0, 1, 1)
    (line,) = [one for one in list_imports.run(office.store) if one.batch == first.batch]
    assert line.still_rejected == 1


def test_what_was_refused_again_goes_back_against_the_second_import(
    office: Office, tmp_path: Path
) -> None:
    first, path = sent(office, tmp_path)
    mend(path, with_village)
    second = office.take(office.plan(path))
    apply_import.write_rejected_rows(second.plan, tmp_path / "lagi.xlsx")

    third = office.plan(tmp_path / "lagi.xlsx")

    assert third.parent == second.batch
    assert third.counts.rows_read == 1
    assert first.batch != second.batch


def test_undoing_the_import_of_mended_rows_opens_them_again(office: Office, tmp_path: Path) -> None:
    first, path = sent(office, tmp_path)
    mend(path, with_village)
    second = office.take(office.plan(path))

    undo_act.run(office.store, office.session, second.batch, now=NOW)

    lines = {line.batch: line for line in list_imports.run(office.store)}
    assert lines[first.batch].still_rejected == 2
    assert lines[second.batch].still_rejected == 0


@pytest.mark.parametrize(
    ("changed", "region"),
    [({"year": 2026}, ""), ({"stage": "perubahan"}, ""), ({"programme": "LAIN"}, "")],
)
def test_a_file_for_another_target_is_refused_with_what_it_was_for(
    office: Office, tmp_path: Path, changed: dict[str, object], region: str
) -> None:
    _, path = sent(office, tmp_path)
    target = replace(office.target, **changed)  # type: ignore[arg-type]  # a test names fields

    with pytest.raises(Refused) as refusal:
        mended_file.look(office.store, open_sheets(path), target, region)

    assert refusal.value.code == "mended.other_target"
    assert "UEP 2025 murni" in refusal.value.message


def test_a_file_for_another_region_is_refused_with_both_names(
    office: Office, tmp_path: Path
) -> None:
    path = a_workbook(tmp_path / "u.xlsx", [a_row(1, nik="123", kabupaten="")])
    done = office.take(office.plan(path, region="64.02"))
    back = tmp_path / "perbaiki.xlsx"
    apply_import.write_rejected_rows(done.plan, back)

    with pytest.raises(Refused) as refusal:
        office.plan(back, region="64.71")

    assert "Kutai Kartanegara" in refusal.value.message
    assert "Balikpapan" in refusal.value.message
    assert office.plan(back).parent == done.batch  # the office's own region holds them all
    assert office.plan(back, region="64.02").parent == done.batch


def test_where_the_import_does_not_stand_the_file_is_one_like_any_other(
    office: Office, tmp_path: Path
) -> None:
    plan = office.plan(a_workbook(tmp_path / "u.xlsx", [a_row(1, nik="123"), a_row(2)]))
    back = tmp_path / "perbaiki.xlsx"
    apply_import.write_rejected_rows(plan, back)

    tried = office.plan(back, stage="perubahan")
    done = office.take(plan)
    known = office.plan(back)
    undo_act.run(office.store, office.session, done.batch, now=NOW)

    assert (tried.parent, known.parent) == ("", done.batch)
    assert office.plan(back).parent == ""


def test_a_replanned_import_keeps_the_name_that_the_rejects_already_carry(
    office: Office, tmp_path: Path
) -> None:
    plan = office.plan(a_workbook(tmp_path / "u.xlsx", [a_row(1), a_row(2, nik="123")]))
    apply_import.write_rejected_rows(plan, tmp_path / "perbaiki.xlsx")
    office.take_rows(tmp_path / "lain.xlsx", [a_row(5)])

    done = office.take(plan)

    assert done.batch == plan.batch
    assert office.plan(tmp_path / "perbaiki.xlsx").parent == done.batch


def test_rows_of_every_outcome_that_was_not_taken_go_back(office: Office, tmp_path: Path) -> None:
    plan = office.plan(a_workbook(tmp_path / "u.xlsx", [a_row(n) for n in range(1, 5)]))
    twice = error("row.twice", "nik", line="2", name="Orang Contoh A")
    alike = Resemblance("p", "Siti Contoh", "import.resembles")
    budi = replace(alike, name="Budi Contoh")
    told = error("import.resembles", "name", name="Budi Contoh")
    rows = (
        plan.rows[0].rejected(twice, Outcome.DOUBLE),
        replace(plan.rows[1], outcome=Outcome.SIMILAR, similar=(alike,)),
        replace(plan.rows[2].rejected(told, Outcome.SIMILAR), similar=(budi,)),
        plan.rows[3],
    )  # fmt: skip

    assert apply_import.write_rejected_rows(replace(plan, rows=rows), tmp_path / "p.xlsx") == 3

    sheet = load_workbook(tmp_path / "p.xlsx").worksheets[0]
    advice = [str(sheet.cell(row, sheet.max_column).value) for row in (2, 3, 4)]
    assert "Orang Contoh A" in advice[0]
    assert advice[1].count("Siti Contoh") == 1
    assert advice[2].count("Budi Contoh") == 1
    assert sheet.max_row == 4


def test_a_strangers_number_is_covered_and_what_is_only_told_is_left_out(
    office: Office, tmp_path: Path
) -> None:
    plan = office.plan(a_workbook(tmp_path / "u.xlsx", [a_row(1, nik="123")]))
    own, other = a_nik(serial=1), a_nik(serial=2)
    problems: tuple[Problem, ...] = (
        warning("import.resembles", "stage", name="catatan"),
        info("import.resembles", "nik", name="hanya kabar"),
        error("import.resembles", "nik", name=f"{own} dan {other}"),
    )
    row = replace(plan.rows[0], nik=own, problems=problems)

    (sheet,) = send_back.sheets_of(replace(plan, rows=(row,)))

    first, second = sheet.rows[0].problems
    assert (first.severity, second.severity) == (Severity.ERROR, Severity.WARNING)
    assert own in first.message
    assert other not in first.message
    assert other[:6] in first.message
    assert (first.field, second.field) == ("nik", "nama")


def test_each_sheet_gets_its_own_rows_and_a_sheet_without_any_stays_behind(
    office: Office, tmp_path: Path
) -> None:
    plan = office.plan(a_workbook(tmp_path / "u.xlsx", [a_row(n, nik="1") for n in range(1, 4)]))
    names = ("Desa A", "Desa B", "Desa C")
    layouts = tuple(replace(plan.layout, sheet=name) for name in names)
    first = replace(plan.rows[0], sheet="Desa A")
    rows = (first, *(replace(row, sheet="Desa C") for row in plan.rows[1:]))
    many = replace(plan, layouts=layouts, rows=rows)

    sheets = send_back.sheets_of(many)

    assert [(one.layout.sheet, [row.line for row in one.rows]) for one in sheets] == [
        ("Desa A", [2]),
        ("Desa C", [3, 4]),
    ]
    note = send_back.note_of(many, sheets)
    assert [one.name for one in note.sheets] == ["Desa A", "Desa C"]
    assert (note.batch, note.programme, note.year, note.stage) == (plan.batch, "UEP", 2025, "murni")


def test_what_was_chosen_travels_with_the_file(office: Office, tmp_path: Path) -> None:
    plan = office.plan(a_workbook(tmp_path / "u.xlsx", [a_row(1, nik="123")]))
    name = plan.layout.sheet
    choices = ImportChoices(
        columns={(name, 1): SheetField.NIK, (name, 2): None},
        header_rows={name: (1,)},
        answers={"jk:angka": "1", f"turun:{name}": "ya"},
    )
    chosen = replace(plan, request=replace(plan.request, choices=choices))
    apply_import.write_rejected_rows(chosen, tmp_path / "p.xlsx")

    note = read_return(open_sheets(tmp_path / "p.xlsx"))
    assert note is not None
    begun = mended_file.begin_with(note, ImportChoices(answers={"jk:angka": "2"}))
    layout = replace(plan.layout, sheet=name)

    assert begun.header_rows == {name: (1,)}
    assert begun.answers == {"jk:angka": "2", f"turun:{name}": "ya"}
    assert mended_file.with_columns(note, [layout], begun).columns == choices.columns


def a_note(columns: dict[int, SheetField | None], titles: dict[int, str]) -> Return:
    sheet = ReturnedSheet("data", chosen=Remembered(columns, {}, titles))
    return Return("", "UEP", 2025, "murni", "", "u.xlsx", "", (sheet,))


def a_layout(plan: ImportPlan, titles: dict[int, str], sheet: str = "data") -> Layout:
    return replace(plan.layout, sheet=sheet, titles=titles)


def test_a_chosen_column_is_found_by_its_title_where_it_moved(
    office: Office, tmp_path: Path
) -> None:
    plan = office.plan(a_workbook(tmp_path / "u.xlsx", [a_row(1)]))
    note = a_note(
        {1: SheetField.NIK, 2: SheetField.NOTE, 3: None, 4: SheetField.RT},
        {1: "Nomor", 2: "Ket", 4: "Hilang"},
    )
    layout = a_layout(plan, {1: "Baru", 2: "NOMOR", 5: "Ket", 6: "ket"}, "Lembar1")

    found = mended_file.with_columns(note, [layout], NOTHING_CHOSEN)

    assert found.columns == {
        ("Lembar1", 2): SheetField.NIK,
        ("Lembar1", 5): SheetField.NOTE,
        ("Lembar1", 3): None,
    }


def test_nothing_is_added_where_nothing_was_chosen_or_the_sheet_is_another(
    office: Office, tmp_path: Path
) -> None:
    plan = office.plan(a_workbook(tmp_path / "u.xlsx", [a_row(1)]))
    note = a_note({1: SheetField.NIK}, {1: "Nomor"})
    two = replace(note, sheets=(*note.sheets, ReturnedSheet("lain")))
    layout = a_layout(plan, {1: "Nomor"}, "Lembar1")

    assert mended_file.begin_with(None, NOTHING_CHOSEN) is NOTHING_CHOSEN
    assert mended_file.with_columns(None, [layout], NOTHING_CHOSEN) is NOTHING_CHOSEN
    assert mended_file.with_columns(two, [layout], NOTHING_CHOSEN) is NOTHING_CHOSEN


def test_rejects_replace_only_untouched_rejects_of_the_same_file(
    office: Office, tmp_path: Path
) -> None:
    _, path = sent(office, tmp_path)
    source = tmp_path / "usulan.xlsx"
    mended_file.check_replaceable(path, source)

    codes = []
    for target, of in ((path, tmp_path / "lain.xlsx"), (source, source)):
        with pytest.raises(Refused) as refusal:
            mended_file.check_replaceable(target, of)
        codes.append(refusal.value.code)
    mend(path, with_village)
    with pytest.raises(Refused) as refusal:
        mended_file.check_replaceable(path, source)

    assert codes == ["target.not_rejects"] * 2
    assert refusal.value.code == "target.mended"


def test_target_words_name_what_there_is(office: Office, tmp_path: Path) -> None:
    _, path = sent(office, tmp_path)

    with pytest.raises(Refused) as refusal:
        mended_file.look(office.store, open_sheets(path), Target("WRSE", 2024, ""), "64.02")

    assert "bukan WRSE 2024, Kabupaten Kutai Kartanegara" in refusal.value.message


@pytest.mark.parametrize(
    ("answers", "rows", "kept"),
    [
        ({}, {}, None),
        ({"judul:{sheet}": "1"}, {}, (1,)),
        ({}, {"{sheet}": ()}, ()),
    ],
)
def test_header_rows_travel_only_if_somebody_chose_them(
    office: Office,
    tmp_path: Path,
    answers: dict[str, str],
    rows: dict[str, tuple[int, ...]],
    kept: tuple[int, ...] | None,
) -> None:
    plan = office.plan(a_workbook(tmp_path / "u.xlsx", [a_row(1, nik="123")]))
    name = plan.layout.sheet
    choices = ImportChoices(
        answers={key.format(sheet=name): value for key, value in answers.items()},
        header_rows={key.format(sheet=name): value for key, value in rows.items()},
    )
    chosen = replace(plan, request=replace(plan.request, choices=choices))

    (sheet,) = send_back.note_of(chosen, send_back.sheets_of(chosen)).sheets

    assert sheet.header_rows == kept


def test_the_added_column_is_no_question_when_the_file_comes_back(
    office: Office, tmp_path: Path
) -> None:
    _, path = sent(office, tmp_path)
    note = read_return(open_sheets(path))
    assert note is not None
    plan = office.plan(path)
    (column,) = [at for at, title in plan.layout.titles.items() if title == "Perbaiki"]

    found = mended_file.with_columns(note, plan.layouts, NOTHING_CHOSEN)

    assert found.columns == {(plan.layout.sheet, column): None}
