"""Opening templates: staff learn which cell is wrong."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from bansos_desktop.workbook.errors import WorkbookError
from bansos_desktop.workbook.formats import PROPOSAL, SUMMARY, Format
from bansos_desktop.workbook.section import Section, Span
from bansos_desktop.workbook.template import TemplateError, load_template
from tests.workbook.make_template import Change, a_template, load

SHIPPED = Path(__file__).parents[2] / "resources" / "formats"


def put(cell: str, value: object) -> Change:
    """A change that writes one cell."""
    return lambda sheet: sheet.__setitem__(cell, value)


def rename(area: str) -> Change:
    """A change that points baris_ulang elsewhere."""

    def change(sheet: Worksheet) -> None:
        assert sheet.parent is not None
        sheet.parent.defined_names["baris_ulang"] = DefinedName("baris_ulang", attr_text=area)

    return change


def local_copy(sheet: Worksheet) -> None:
    """What Excel leaves behind when somebody copies the sheet."""
    area = DefinedName("baris_ulang", attr_text="Daftar!$A$3:$C$3")
    sheet.defined_names["baris_ulang"] = area


def no_meta(sheet: Worksheet) -> None:
    """Somebody deleted the hidden sheet."""
    assert sheet.parent is not None
    sheet.parent.remove(sheet.parent["_meta"])


def table(sheet: Worksheet) -> None:
    """Somebody made an Excel table of it."""
    sheet.add_table(Table(displayName="Tabel1", ref="A2:C3"))


def test_a_good_template_says_what_repeats_and_who_it_is(tmp_path: Path) -> None:
    template = load(a_template(tmp_path))

    assert (template.sheet, template.section) == ("Daftar", Section(Span(3, 3)))
    assert (template.name, template.version) == ("coba", "7")


@pytest.mark.parametrize("kind", [PROPOSAL, SUMMARY], ids=lambda kind: kind.file)
def test_the_shipped_templates_are_without_fault(kind: Format) -> None:
    template = load_template(SHIPPED / kind.file, kind)

    assert template.name == kind.file.removesuffix(".xlsx")


@pytest.mark.parametrize("kind", [SUMMARY], ids=lambda kind: kind.file)
def test_the_shipped_templates_use_every_value_of_a_row(kind: Format) -> None:
    path = SHIPPED / kind.file

    for name in kind.row_names:
        with pytest.raises(TemplateError):
            load_template(path, replace(kind, row_names=kind.row_names - {name}))


@pytest.mark.parametrize(
    ("change", "code", "cell"),
    [
        (put("B1", "{{ penerima.nikk }}"), "template.unknown_placeholder", "Daftar!B1"),
        (put("B3", "{{ penerima.nikk }}"), "template.unknown_placeholder", "Daftar!B3"),
        (put("B1", "{{ penerima.nik }"), "template.broken_placeholder", "Daftar!B1"),
        (put("B1", "{{ penerima nik }}"), "template.broken_placeholder", "Daftar!B1"),
        (put("B1", "{{ penerima.nik }}"), "template.row_placeholder_outside", "Daftar!B1"),
        (put("B4", '="{{ dokumen.tahun }}"'), "template.placeholder_in_formula", "Daftar!B4"),
        (put("C4", "=C3*2"), "template.formula_one_cell", "Daftar!C4"),
        (put("B3", "=C4"), "template.formula_other_row", "Daftar!B3"),
        (put("B3", "=C2"), "template.formula_other_row", "Daftar!B3"),
        (put("B3", "=C$5"), "template.formula_other_row", "Daftar!B3"),
        (put("B4", ArrayFormula("B4", "=SUM(C3:C3)")), "template.array_formula", "Daftar!B4"),
        (lambda s: s.merge_cells("B3:B4"), "template.merge_across_block", "Daftar!B3:B4"),
        (table, "template.table", "Daftar!A2:C3"),
        (lambda s: s.delete_rows(3), "template.block_empty", "Daftar!A3"),
        (rename("Daftar!#REF!"), "template.no_block", "baris_ulang"),
        (rename("Hilang!$A$3:$C$3"), "template.no_block", "baris_ulang"),
        (local_copy, "template.many_blocks", "Daftar!3"),
        (no_meta, "template.no_id", "_meta"),
    ],
)
def test_each_fault_names_its_cell_and_says_what_to_do(
    tmp_path: Path, change: Change, code: str, cell: str
) -> None:
    path = a_template(tmp_path, change)

    with pytest.raises(TemplateError) as caught:
        load(path)

    faults = [(fault.code, fault.cell) for fault in caught.value.faults]
    assert (code, cell) in faults
    assert all(fault.message for fault in caught.value.faults)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    def spoil(sheet: Worksheet) -> None:
        sheet["B1"] = "{{ dokumen.salah }}"
        sheet["B2"] = "{{ kantor.salah }}"

    path = a_template(tmp_path, spoil)

    with pytest.raises(TemplateError) as caught:
        load(path)

    assert [fault.detail for fault in caught.value.faults] == ["dokumen.salah", "kantor.salah"]
    assert "2 hal" in caught.value.message


def test_a_drawing_that_is_not_in_the_file_is_refused_rather_than_lost(tmp_path: Path) -> None:
    path = a_template(tmp_path)
    with_picture = tmp_path / "logo.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(with_picture, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                data = data.replace(b"</worksheet>", b"<drawing/></worksheet>")
            new.writestr(name, data)

    with pytest.raises(TemplateError) as caught:
        load(with_picture)

    assert [fault.code for fault in caught.value.faults] == ["template.object"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"nik;nama\n1;2\n"])
def test_a_file_that_is_no_workbook_is_told_apart(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "rusak.xlsx"
    path.write_bytes(content)

    with pytest.raises(WorkbookError) as caught:
        load(path)

    assert caught.value.code == "template.unreadable"
    assert "rusak.xlsx" in caught.value.message


def test_a_zip_that_is_no_workbook_is_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "lain.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("halo.txt", "halo")

    with pytest.raises(WorkbookError) as caught:
        load(path)

    assert caught.value.code == "template.unreadable"
