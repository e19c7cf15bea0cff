"""Templates of every shape: what cannot be filled is refused by its cell, in words that help."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import FormulaRule
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from bansos_desktop.workbook.errors import WorkbookError
from bansos_desktop.workbook.formats import PROPOSAL, Format
from bansos_desktop.workbook.section import Section, Span
from bansos_desktop.workbook.template import TemplateError, load_template, read_template
from tests.workbook.make_shapes import (
    GOODS,
    LETTER,
    a_png,
    grouped,
    letter,
    made,
    mark,
    pairs,
    sheets,
)
from tests.workbook.make_template import Change, a_template, load

Make = Callable[[Path, Change | None], Path]


def put(cell: str, value: object) -> Change:
    """A change that writes one cell."""
    return lambda sheet: sheet.__setitem__(cell, value)


def name(mark_name: str, first: int, last: int) -> Change:
    """A change that points a mark at other rows."""
    return lambda sheet: mark(sheet, mark_name, first, last)


def without(mark_name: str) -> Change:
    """A change that takes a mark away."""

    def change(sheet: Worksheet) -> None:
        assert sheet.parent is not None
        del sheet.parent.defined_names[mark_name]

    return change


def other_sheet(formula: str) -> Change:
    """A change that adds a sheet with one formula."""

    def change(sheet: Worksheet) -> None:
        assert sheet.parent is not None
        sheet.parent.create_sheet("Petunjuk")["A1"] = formula

    return change


def marked_elsewhere(sheet: Worksheet) -> None:
    """The block lies on the second sheet."""
    assert sheet.parent is not None
    other = sheet.parent.create_sheet("Lain")
    other["A1"] = "{{ barang.nama }}"
    sheet.parent.defined_names["baris_ulang"] = DefinedName(
        "baris_ulang", attr_text="Lain!$A$1:$A$1"
    )


def faults_of(path: Path, kind: Format) -> list[tuple[str, str]]:
    """Codes and cells of a template's faults, each said in words."""
    with pytest.raises(TemplateError) as caught:
        load_template(path, kind)
    assert all(fault.message for fault in caught.value.faults)
    return [(fault.code, fault.cell) for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("make", "kind", "change", "code", "cell"),
    [
        (grouped, PROPOSAL, put("A3", "{{ penerima.nama }}"), "row_placeholder_outside", "A3"),
        (grouped, PROPOSAL, put("A5", "{{ penerima.nama }}"), "row_placeholder_outside", "A5"),
        (grouped, PROPOSAL, put("A6", "{{ kelompok.nama }}"), "row_placeholder_outside", "A6"),
        (sheets, GOODS, put("A6", "{{ barang.nama }}"), "row_placeholder_outside", "A6"),
        (sheets, GOODS, other_sheet("=RAB!C5"), "formula_one_of_many", "Petunjuk!A1"),
        (sheets, GOODS, put("D2", "=SUM(RAB!C:C)"), "formula_one_of_many", "D2"),
        (grouped, PROPOSAL, put("C6", "=SUM(C4:C4)"), "total_counts_twice", "C6"),
        (grouped, PROPOSAL, put("C6", "=SUM(4:4)"), "total_counts_twice", "C6"),
        (grouped, PROPOSAL, put("C5", "=SUM(C4:C4)"), "total_counts_twice", "C6"),
        (grouped, PROPOSAL, put("D6", "=COUNTA(A4:A4)"), "total_counts_twice", "D6"),
        (grouped, PROPOSAL, put("C5", "=C4"), "formula_one_cell", "C5"),
        (grouped, PROPOSAL, put("C6", "=C5"), "formula_one_cell", "C6"),
        (grouped, PROPOSAL, put("C5", "=SUM(C4:C6)"), "formula_other_row", "C5"),
        (grouped, PROPOSAL, put("A3", "=COUNT(C4:C4)"), "formula_other_row", "A3"),
        (grouped, PROPOSAL, put("D4", "=C4/C5"), "formula_other_row", "D4"),
        (grouped, PROPOSAL, put("D4", "=C$4"), "formula_other_row", "D4"),
        (grouped, PROPOSAL, put("B1", "=COUNTA(A4:A4)"), "formula_above", "B1"),
        (grouped, PROPOSAL, put("B1", "=C6"), "formula_above", "B1"),
        (grouped, PROPOSAL, name("baris_kelompok", 2, 2), "heading_apart", "2"),
        (grouped, PROPOSAL, name("baris_subtotal", 6, 6), "closing_apart", "6"),
        (grouped, PROPOSAL, without("baris_ulang"), "mark_alone", "3"),
        (grouped, PROPOSAL, lambda s: s.merge_cells("C4:C5"), "merge_across_block", "C4:C5"),
        (pairs, PROPOSAL, lambda s: s.merge_cells("B3:B4"), "merge_across_block", "B3:B4"),
        (letter, LETTER, name("baris_ulang", 3, 3), "block_in_letter", "3"),
        (sheets, GOODS, marked_elsewhere, "block_not_first_sheet", "Lain!1"),
        (letter, LETTER, put("B1", "Logo {{ kantor.logo }}"), "logo_place", "B1"),
        (grouped, PROPOSAL, put("B4", "{{ kantor.logo }}"), "logo_place", "B4"),
        (letter, LETTER, other_sheet("{{ kantor.logo }}"), "logo_place", "Petunjuk!A1"),
        (letter, LETTER, put("B1", "{{ dokumen.judul }"), "broken_placeholder", "B1"),
    ],
)
def test_each_fault_names_its_cell(
    tmp_path: Path, make: Make, kind: Format, change: Change, code: str, cell: str
) -> None:
    found = faults_of(make(tmp_path, change), kind)

    title = {grouped: "Daftar", pairs: "Daftar", sheets: "RAB", letter: "Surat"}[make]
    assert (f"template.{code}", cell if "!" in cell else f"{title}!{cell}") in found


def test_two_marks_of_one_name_are_told_by_name(tmp_path: Path) -> None:
    def twice(sheet: Worksheet) -> None:
        sheet.defined_names["baris_subtotal"] = DefinedName(
            "baris_subtotal", attr_text="Daftar!$A$5:$D$5"
        )

    with pytest.raises(TemplateError) as caught:
        load_template(grouped(tmp_path, twice), PROPOSAL)

    assert "baris_subtotal" in caught.value.faults[0].message


def test_a_name_that_is_not_known_brings_the_nearest_one_to_mind(tmp_path: Path) -> None:
    def spoil(sheet: Worksheet) -> None:
        sheet["B4"], sheet["D4"] = "{{ penerima.nmaa }}", "{{ zzz.qqq }}"

    with pytest.raises(TemplateError) as caught:
        load_template(grouped(tmp_path, spoil), PROPOSAL)

    first, second = caught.value.faults
    assert "Mungkin maksudnya penerima.nama" in first.message
    assert (second.hint, "Mungkin" in second.message) == ("", False)


def test_good_templates_of_each_shape_say_what_repeats(tmp_path: Path) -> None:
    assert load_template(letter(tmp_path), LETTER).section is None
    assert load_template(sheets(tmp_path), GOODS).section == Section(Span(4, 4))
    assert load_template(grouped(tmp_path), PROPOSAL).section == Section(
        Span(4, 4), Span(3, 3), Span(5, 5)
    )


def test_a_template_is_read_from_memory_too(tmp_path: Path) -> None:
    content = letter(tmp_path).read_bytes()

    assert read_template(content, "unggahan.xlsx", LETTER).sheet == "Surat"


def with_part(path: Path, part: str, data: bytes) -> Path:
    """The file with one part more."""
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(part, data)
    return path


def changed(path: Path, part: str, old: str, new: str) -> Path:
    """The file with one text of one part replaced."""
    with zipfile.ZipFile(path) as archive:
        parts = {entry: archive.read(entry) for entry in archive.namelist()}
    assert old.encode() in parts[part]
    parts[part] = parts[part].replace(old.encode(), new.encode())
    with zipfile.ZipFile(path, "w") as archive:
        for entry, data in parts.items():
            archive.writestr(entry, data)
    return path


def test_macros_are_refused(tmp_path: Path) -> None:
    path = with_part(letter(tmp_path), "xl/vbaProject.bin", b"")

    assert faults_of(path, LETTER) == [("template.macros", "Surat")]


@pytest.mark.parametrize(("formula", "cell"), [("=[1]Lain!A1", "Surat!B3"), ("=1", "Surat")])
def test_links_to_other_files_are_refused_by_their_cell(
    tmp_path: Path, formula: str, cell: str
) -> None:
    path = with_part(letter(tmp_path, put("B3", formula)), "xl/externalLinks/x.xml", b"<a/>")

    assert faults_of(path, LETTER) == [("template.link", cell)]


@pytest.mark.parametrize(
    "formula",
    ["=[1]X!A1", "=SUM('[2]Lembar Lain'!A1:A3)", "='C:\\Data\\[buku.xlsx]X'!A1", "=[3]!nama"],
)
def test_links_on_any_sheet_are_refused_without_a_part_of_their_own(
    tmp_path: Path, formula: str
) -> None:
    def more(sheet: Worksheet) -> None:
        assert sheet.parent is not None
        sheet.parent.create_sheet("Lain")["C2"] = formula

    assert faults_of(letter(tmp_path, more), LETTER) == [("template.link", "Lain!C2")]


def test_names_and_rules_that_point_elsewhere_are_refused(tmp_path: Path) -> None:
    def more(sheet: Worksheet) -> None:
        book = sheet.parent
        assert book is not None
        book.defined_names["harga"] = DefinedName("harga", attr_text="[1]Harga!$A$1")
        rule = DataValidation(type="list", formula1="[1]Daftar!$A$1:$A$9")
        rule.add("B3")
        sheet.add_data_validation(rule)
        looks = FormulaRule(formula=["[1]X!$A$1>1"])
        sheet.conditional_formatting.add("B4", looks)

    assert faults_of(letter(tmp_path, more), LETTER) == [
        ("template.link", "Surat!B3"),
        ("template.link", "Surat!B4"),
        ("template.link_name", "harga"),
    ]


def test_brackets_that_only_say_something_are_no_link(tmp_path: Path) -> None:
    path = letter(tmp_path, put("B3", '=IF(1>0,"[x] Lain!A1",Surat!A1)'))

    assert load_template(path, LETTER).sheet == "Surat"


def test_a_chart_is_refused_where_it_lies(tmp_path: Path) -> None:
    def chart(sheet: Worksheet) -> None:
        drawn = BarChart()
        drawn.add_data(Reference(sheet, min_col=1, min_row=1, max_row=3))
        sheet.add_chart(drawn, "C5")

    assert faults_of(letter(tmp_path, chart), LETTER) == [("template.object", "Surat!C5")]


def test_a_chart_sheet_is_refused(tmp_path: Path) -> None:
    def chart(sheet: Worksheet) -> None:
        assert sheet.parent is not None
        drawn = BarChart()
        drawn.add_data(Reference(sheet, min_col=1, min_row=1, max_row=3))
        sheet.parent.create_chartsheet("Bagan").add_chart(drawn)

    assert ("template.chart_sheet", "Bagan") in faults_of(letter(tmp_path, chart), LETTER)


def picture(cell: str) -> Change:
    """A change that puts a picture on a sheet."""
    return lambda sheet: sheet.add_image(Image(BytesIO(a_png(20, 20))), cell)


def test_a_text_box_is_refused_where_it_lies(tmp_path: Path) -> None:
    path = letter(tmp_path, picture("B2"))
    part = "xl/drawings/drawing1.xml"
    with zipfile.ZipFile(path) as archive:
        xml = archive.read(part).decode()
    prefix = "xdr:" if "<xdr:pic" in xml else ""
    changed(path, part, f"<{prefix}pic>", f"<{prefix}sp>")
    changed(path, part, f"</{prefix}pic>", f"</{prefix}sp>")

    assert faults_of(path, LETTER) == [("template.object", "Surat!B2")]


def test_a_picture_in_the_repeated_rows_is_refused(tmp_path: Path) -> None:
    path = grouped(tmp_path, picture("C4"))

    assert faults_of(path, PROPOSAL) == [("template.picture_in_rows", "Daftar!C4")]


def test_a_picture_in_the_page_header_is_refused(tmp_path: Path) -> None:
    path = letter(tmp_path)
    end = "</worksheet>"
    changed(path, "xl/worksheets/sheet1.xml", end, "<legacyDrawingHF/>" + end)

    assert faults_of(path, LETTER) == [("template.header_picture", "Surat!A1")]


def test_a_locked_file_is_told_so(tmp_path: Path) -> None:
    path = tmp_path / "terkunci.xlsx"
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le")
    )

    with pytest.raises(WorkbookError) as caught:
        load(path)

    assert caught.value.code == "template.password"
    assert "kata sandi" in caught.value.message


def test_a_file_of_the_old_kind_must_be_saved_anew(tmp_path: Path) -> None:
    path = tmp_path / "lama.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500)

    with pytest.raises(WorkbookError) as caught:
        load(path)

    assert caught.value.code == "template.unreadable"


def test_rules_of_the_newer_kind_are_kept_and_follow_the_rows(tmp_path: Path) -> None:
    path = a_template(tmp_path)
    rules = (
        '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" xmlns:x14="urn:x14">'
        '<x14:dataValidations count="1" xmlns:xm="urn:xm"><x14:dataValidation type="list" '
        'xr:uid="{00}"><x14:formula1><xm:f>Daftar!$C$4</xm:f></x14:formula1>'
        "<xm:sqref>B3</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>"
    )
    part, end = "xl/worksheets/sheet1.xml", "</worksheet>"
    changed(path, part, end, rules + end)
    changed(path, part, "<worksheet ", '<worksheet xmlns:xr="urn:xr" ')

    target = made(path, rows=[{"penerima.nama": "Ani"}, {"penerima.nama": "Budi"}])

    with zipfile.ZipFile(target) as archive:
        xml = archive.read(part).decode()
    assert "<xm:f>Daftar!$C$5</xm:f>" in xml
    assert "<xm:sqref>B3:B4</xm:sqref>" in xml
    assert "xr:uid" not in xml


def test_broken_rules_of_the_newer_kind_are_left_out(tmp_path: Path) -> None:
    path = a_template(tmp_path)
    rules = '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"><q:x xmlns:q="q"/></ext>'
    part, end = "xl/worksheets/sheet1.xml", "</worksheet>"
    changed(path, part, end, f"{rules}</extLst>{end}")
    changed(path, part, "<worksheet ", '<worksheet xmlns:r9="urn:r9" ')
    changed(path, part, '<q:x xmlns:q="q"/>', "<r9:x/>")

    with zipfile.ZipFile(made(path)) as archive:
        assert "extLst" not in archive.read(part).decode()
