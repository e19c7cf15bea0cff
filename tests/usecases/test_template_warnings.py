"""What an office is told of its own layout before it is used: sums, and marks for the return."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from bansos_desktop.usecases import own_template
from tests.usecases.conftest import Office
from tests.usecases.own_templates import FORMATS, SHEET, Change, copied, edit, keep, look


def doubled(sheet: Worksheet) -> None:
    sheet["Z18"] = "=SUBTOTAL(9,Z16:Z16)*2"


def without(*names: str) -> Change:
    """A change that empties the cells of some blanks."""

    def change(sheet: Worksheet) -> None:
        for row in sheet.iter_rows():
            for cell in row:
                if str(cell.value).strip("{} ") in names:
                    cell.value = None

    return change


def test_a_doubled_sum_is_told_and_the_layout_may_still_be_kept(
    office: Office, tmp_path: Path
) -> None:
    path = copied(office, tmp_path, doubled)

    checked = look(office, path)
    kept = keep(office, path)

    assert checked.faults == ()
    assert [(one.cell, one.code) for one in checked.warnings] == [
        (f"{SHEET}!Z18", "template.sum_other")
    ]
    store, session = office.store, office.session
    again = own_template.warnings_of(store, session, "usulan", kept.uid, FORMATS)
    assert again == checked.warnings


@pytest.mark.parametrize(
    ("names", "codes"),
    [
        (("penerima.nik",), []),
        (("penerima.id",), ["template.no_person_id"]),
        (("penerima.id", "penerima.nik"), ["template.no_return"]),
    ],
)
@pytest.mark.parametrize("document", ["usulan", "monev"])
def test_a_sheet_that_cannot_come_back_is_told_what_it_lacks(
    office: Office, tmp_path: Path, document: str, names: tuple[str, ...], codes: list[str]
) -> None:
    target = tmp_path / "a.xlsx"
    own_template.copy_out(office.store, office.session, document, FORMATS, target)
    edit(target, without(*names))

    assert [one.code for one in look(office, target, document).warnings] == codes


def test_a_list_that_never_comes_back_needs_no_marks(office: Office, tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    own_template.copy_out(office.store, office.session, "tanda-terima", FORMATS, target)
    edit(target, without("penerima.nik"))

    assert look(office, target, "tanda-terima").warnings == ()


def test_rows_without_anybody_are_a_fault(office: Office, tmp_path: Path) -> None:
    checked = look(office, copied(office, tmp_path, lambda sheet: sheet.delete_rows(16)))

    assert "template.block_empty" in [one.code for one in checked.faults]
    assert checked.warnings == ()


@pytest.mark.parametrize("kept_names", [("kelompok.nama",), ("penerima.no", "penerima.id")])
def test_a_group_s_name_or_bare_numbers_make_no_list(
    office: Office, tmp_path: Path, kept_names: tuple[str, ...]
) -> None:
    def bare(sheet: Worksheet) -> None:
        for column in range(1, 29):
            sheet.cell(16, column).value = None
        for column, name in enumerate(kept_names, start=1):
            sheet.cell(16, column).value = f"{{{{ {name} }}}}"

    checked = look(office, copied(office, tmp_path, bare))

    assert [one.code for one in checked.faults] == ["template.block_empty"]
    assert "Tulis isian seperti {{ penerima.nik }}" in checked.faults[0].message


def test_a_sheet_for_each_person_names_the_person(office: Office, tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    own_template.copy_out(office.store, office.session, "rab", FORMATS, target)

    def nobody(sheet: Worksheet) -> None:
        for row in sheet.iter_rows():
            for cell in row:
                if "{{ penerima." in str(cell.value):
                    cell.value = None

    edit(target, nobody)

    checked = look(office, target, "rab")

    assert [(one.cell, one.code) for one in checked.faults] == [("RAB!A1", "template.sheet_empty")]


def test_of_a_version_that_cannot_be_filled_the_using_tells(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = keep(office, copied(office, tmp_path, doubled))
    monkeypatch.setattr(own_template, "faults_of", lambda *_: ("x",))

    store, session = office.store, office.session
    assert own_template.warnings_of(store, session, "usulan", kept.uid, FORMATS) == ()
