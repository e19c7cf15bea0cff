"""A filled file holds what its formulas come to, for phones and previews that cannot reckon."""

from __future__ import annotations

import re
import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from bansos_desktop.workbook.content import Content
from bansos_desktop.workbook.fill import fill
from bansos_desktop.workbook.formats import FORMATS as BY_KEY
from bansos_desktop.workbook.template import load_template
from tests.workbook.cached_results import stored_and_true
from tests.workbook.golden_documents import DOCUMENTS, FORMATS, GoldenDocument
from tests.workbook.make_shapes import (
    GOODS,
    LETTER,
    a_sheet,
    grouped,
    in_groups,
    letter,
    made,
    pairs,
    sheets,
)
from tests.workbook.make_template import a_template, filled, person

SIZES = st.lists(st.integers(1, 6), min_size=1, max_size=6)


def results(path: Path, sheet: str, *cells: str) -> list[object]:
    """What the file says without anybody reckoning."""
    kept = load_workbook(path, data_only=True)[sheet]
    return [kept[cell].value for cell in cells]


def shipped(kept: GoldenDocument, folder: Path) -> Path:
    """A shipped format, filled."""
    target = folder / "hasil.xlsx"
    template = load_template(FORMATS / kept.kind.file, kept.kind)
    fill(template, Content(kept.document, kept.rows, {}, sheets=kept.sheets), target)
    return target


@pytest.mark.parametrize("kept", DOCUMENTS, ids=lambda kept: kept.name)
def test_every_shipped_format_holds_what_its_formulas_come_to(
    kept: GoldenDocument, tmp_path: Path
) -> None:
    stored, true = stored_and_true(shipped(kept, tmp_path))

    assert stored == true


@pytest.mark.parametrize("kept", DOCUMENTS, ids=lambda kept: kept.name)
def test_no_formula_of_a_shipped_format_is_without_a_result(
    kept: GoldenDocument, tmp_path: Path
) -> None:
    with zipfile.ZipFile(shipped(kept, tmp_path)) as archive:
        sheets = [archive.read(name).decode() for name in archive.namelist() if "sheets/" in name]

    assert not [found for xml in sheets for found in re.findall(r"<f>[^<]*</f></c>", xml)]


TOTALS = {
    "usulan": (9_750_000, "Usulan"),
    "lampiran-sk": (9_750_000, "Lampiran"),
    "rekap-umum": (9_500_000, "Rekap Desa"),
    "tanda_terima": (1_668_750, "Tanda Terima"),
    "bast": (1_450_000 + 218_750, "001 Siti La'ai"),
    "rab": (1_450_000 + 218_750, "001 Siti La'ai"),
    "rekap": (120 + 10 + 180, "Rekap"),
}


@pytest.mark.parametrize("name", TOTALS)
def test_other_readers_see_the_total(name: str, tmp_path: Path) -> None:
    path = shipped(next(kept for kept in DOCUMENTS if kept.name == name), tmp_path)
    total, sheet = TOTALS[name]

    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_name(sheet).to_python()
    kept = load_workbook(path, data_only=True)[sheet]

    assert total in [value for row in rows for value in row]
    assert total in [value for row in kept.iter_rows(values_only=True) for value in row]


def test_formats_without_a_total_have_no_formulas() -> None:
    others = {kept.name for kept in DOCUMENTS} - TOTALS.keys()

    assert others == {"usulan_kosong", "verifikasi", "sptjm", "monev"}
    assert len(BY_KEY) == 10


@settings(max_examples=20, deadline=None)
@given(SIZES)
def test_whatever_the_groups_their_totals_are_in_the_file(
    tmp_path_factory: pytest.TempPathFactory, sizes: list[int]
) -> None:
    path = made(grouped(tmp_path_factory.mktemp("jumlah"), _many_formulas), rows=in_groups(sizes))

    stored, true = stored_and_true(path)

    assert stored == true
    end = 3 + 2 * len(sizes) + sum(sizes)
    total = sum(range(1, sum(sizes) + 1))
    assert results(path, "Daftar", f"C{end}", f"H{end}", f"I{end}") == [
        total,
        "#DIV/0!",
        total > 1,
    ]


def _many_formulas(sheet: Worksheet) -> None:
    """Rows 3 to 5 repeat: heading, record, end of the group; 6 is the total."""
    sheet["E4"] = "=SUM(C$2:C4)"
    sheet["F4"] = '=C4*100/SUM(C4:C4)&"%"'
    sheet["G4"] = "=IF(C4>2,C4/2,0)"
    sheet["E5"] = "=SUM(G4:G4)+C5"
    sheet["G6"] = "=AVERAGE(G4:G4)"
    sheet["H6"] = "=C6/0"
    sheet["I6"] = "=C6>1"
    sheet["J6"] = "=MAX(G4:G4)-G6+B1"
    sheet["E1"] = "=B1*2"
    sheet["B1"] = 7


@settings(max_examples=15, deadline=None)
@given(st.lists(st.lists(st.integers(0, 9), max_size=5), min_size=1, max_size=3))
def test_a_sheet_for_each_record_has_its_own_results(
    tmp_path_factory: pytest.TempPathFactory, volumes: list[list[int]]
) -> None:
    path = sheets(tmp_path_factory.mktemp("lembar"), _looks_ahead)
    records = [a_sheet(f"Nama {number}", each) for number, each in enumerate(volumes)]
    path = made(path, GOODS, sheets=records)

    stored, true = stored_and_true(path)

    assert stored == true | {name: None for name in stored if name.split("!")[1][0] == "F"}
    for number, each in enumerate(volumes):
        assert results(path, f"Nama {number}", "B2", "C2", "E2") == [
            len(each),
            10 * sum(each),
            10 * sum(each) + 1,
        ]


def _looks_ahead(sheet: Worksheet) -> None:
    """Above the rows stands what is known only below them; in a row that comes too early."""
    sheet["E2"] = "=C5+1"
    sheet["F4"] = "=B4+$E$2"


def test_sheets_around_the_filled_one_hold_their_results(tmp_path: Path) -> None:
    path = filled(a_template(tmp_path, _around), PEOPLE, {"dokumen.tahun": 2025})

    stored, true = stored_and_true(path)

    assert stored == true | {"Daftar!G3": None, "Daftar!G4": None}
    assert results(path, "Lain", "A1", "A2", "A3", "A4") == [3000, 6001, "Jumlah 3000", 2026]
    assert results(path, "Daftar", "D3", "D4", "D5", "E5") == [100, 200, 6001, 2025]
    # While the rows are written, what another sheet makes of all of them is not known.
    assert results(path, "Daftar", "F5", "G3", "G5") == [2035, None, -3000]


PEOPLE = [person(nik=f"{number}", nilai_usulan=1000 * number) for number in (1, 2)]


def test_values_on_sheets_around_are_as_safe_as_in_the_list(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        assert sheet.parent is not None
        other = sheet.parent.create_sheet("Lain", 1)
        for number, name in enumerate(("judul", "program", "tanggal"), start=1):
            other.cell(number, 1, f"{{{{ dokumen.{name} }}}}")
        other["B3"] = "=A3+1"

    values = {
        "dokumen.judul": "=1+1",
        "dokumen.program": "0812",
        "dokumen.tanggal": date(2025, 1, 1),
    }
    sheet = load_workbook(filled(a_template(tmp_path, change), PEOPLE, values))["Lain"]

    assert [(sheet[at].value, sheet[at].data_type) for at in ("A1", "A2")] == [
        ("=1+1", "s"),
        ("0812", "s"),
    ]
    assert [sheet[at].number_format for at in ("A1", "A2", "A3")] == ["@", "@", "dd/mm/yyyy"]
    assert sheet["A1"].quotePrefix
    assert results(tmp_path / "hasil.xlsx", "Lain", "B3") == [45659]


def _around(sheet: Worksheet) -> None:
    sheet["D3"] = "=C3/Lain!$B$1"
    sheet["D4"] = "=Lain!A2"
    sheet["E4"] = "=Lain!B2"
    book = sheet.parent
    assert book is not None
    other = book.create_sheet("Lain", 1)
    other["A1"] = "=SUM(Daftar!C3:C3)"
    other["A2"] = "=Daftar!C4+A1+1"
    other["A3"] = '="Jumlah "&A1'
    other["A4"] = "=B2+1"
    other["B1"] = 10
    sheet["F4"] = "=SUM(Lain!B1:B2)-Z99"
    sheet["G3"] = "=C3/SUM(Lain!A1:A1)"
    sheet["G4"] = "=-SUM(Lain!A1:A1)"
    other["B2"] = "{{ dokumen.tahun }}"


def test_what_is_not_known_has_no_result_and_nothing_that_rests_on_it(tmp_path: Path) -> None:
    path = filled(a_template(tmp_path, _unknown), PEOPLE)

    kept = results(path, "Daftar", "D3", "D4", "D5", "E5", "F5", "G5", "H5", "I5", "J5", "C5")
    assert kept == [None] * 9 + [3000]


def _unknown(sheet: Worksheet) -> None:
    sheet["D3"] = "=VLOOKUP(C3,$A$1:$B$2,2,0)"
    sheet["D4"] = "=SUM(D3:D3)"
    sheet["E4"] = "=D4+1"
    # A range of one row is many once it is filled, and no single value.
    sheet["F4"] = "=C3:C3"
    sheet["G4"] = "=H4"
    sheet["H4"] = "=G4"
    sheet["I4"] = "=_meta!B1"
    sheet["J4"] = "=SUM(_meta!A1:B1)"


def test_a_subtotal_from_101_on_leaves_out_rows_that_came_out_hidden(tmp_path: Path) -> None:
    path = filled(a_template(tmp_path, _hidden), PEOPLE)

    assert results(path, "Daftar", "C7", "D7", "E7") == [3005, 3007, 2]


def _hidden(sheet: Worksheet) -> None:
    """Row 5 is hidden in the template."""
    sheet["C5"] = 2
    sheet["A5"] = "Catatan"
    sheet["C4"] = 5
    sheet.row_dimensions[5].hidden = True
    sheet["C6"] = "=SUBTOTAL(109,C3:C5)"
    sheet["D6"] = "=SUBTOTAL(9,C3:C5)"
    sheet["E6"] = "=SUBTOTAL(3,C4:C5)"


def test_a_formula_sees_fixed_cells_of_every_kind(tmp_path: Path) -> None:
    path = filled(a_template(tmp_path, _fixed), [person(nik="1", nilai_usulan=Decimal("2.5"))])

    assert results(path, "Daftar", "F1", "F2", "F3", "F4", "G4") == [
        datetime(2025, 1, 2),  # noqa: DTZ001 - a cell knows no time zone
        "ya & tidak",
        7.5,
        1,
        "#N/A",
    ]


def _fixed(sheet: Worksheet) -> None:
    sheet["E1"], sheet["E2"] = date(2025, 1, 1), "ya & tidak"
    sheet["F1"], sheet["F2"] = "=E1+1", "=E2"
    sheet["F1"].number_format = "dd/mm/yyyy"
    sheet["F3"] = "=C3*3"
    sheet["E4"], sheet["D4"] = True, "#N/A"
    sheet["F4"], sheet["G4"] = "=N(E4)", "=D4"


def test_excel_reckons_anew_whatever_the_template_says(tmp_path: Path) -> None:
    path = a_template(tmp_path)
    book = load_workbook(path)
    book.calculation.fullCalcOnLoad = False
    book.save(path)

    assert load_workbook(filled(path, PEOPLE)).calculation.fullCalcOnLoad


def test_a_template_without_a_word_on_reckoning_can_be_filled(tmp_path: Path) -> None:
    path = a_template(tmp_path)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/workbook.xml"] = re.sub(rb"<calcPr[^>]*/>", b"", parts["xl/workbook.xml"])
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)

    assert load_workbook(filled(path, PEOPLE)).calculation.fullCalcOnLoad


def test_a_letter_holds_its_results(tmp_path: Path) -> None:
    path = made(letter(tmp_path), LETTER, document={"dokumen.jumlah_baris": 4})

    assert results(path, "Surat", "B3") == [8]


def test_a_record_of_several_rows_has_the_results_of_each(tmp_path: Path) -> None:
    path = made(pairs(tmp_path), rows=PEOPLE)

    stored, true = stored_and_true(path)

    assert stored == true
    assert results(path, "Daftar", "C3", "C5", "C6") == [2000, 4000, 9000]
