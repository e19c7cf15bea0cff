"""A sheet for each record, a letter, drafts, paper and the logo."""

from __future__ import annotations

import hashlib
import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.styles import Alignment
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from bansos_desktop.workbook.content import Content
from bansos_desktop.workbook.fill import fill, fill_into
from bansos_desktop.workbook.meta import read_meta
from bansos_desktop.workbook.page_header import PageHeader
from bansos_desktop.workbook.template import load_template
from tests.workbook.make_shapes import (
    GOODS,
    LETTER,
    a_png,
    a_sheet,
    grouped,
    in_groups,
    letter,
    made,
    mark,
    sheets,
)
from tests.workbook.make_template import a_template, filled, first_sheet, person

RED = "FFFF0000"
RECORDS = [a_sheet("Siti", [1, 2]), a_sheet("Budi", [3]), a_sheet("Siti", [])]


def rewritten(path: Path, part: str, old: bytes, new: bytes) -> Path:
    """The file with one change to one part, as a person's Excel would have written it."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def part(path: Path, name: str) -> str:
    """The text of one part of a file."""
    with zipfile.ZipFile(path) as archive:
        return archive.read(name).decode()


def test_each_record_has_its_sheet_with_its_rows_and_sums(tmp_path: Path) -> None:
    path = made(sheets(tmp_path), GOODS, document={"dokumen.program": "UEP"}, sheets=RECORDS)
    book = load_workbook(path)

    assert book.sheetnames == ["Siti", "Budi", "Siti (2)", "_meta"]
    siti, budi, third = book.worksheets[:3]
    assert (siti["A1"].value, siti["B1"].value, budi["B1"].value) == ("UEP", "Siti", "Budi")
    assert [siti["B2"].value, siti["C2"].value] == ["=COUNTA(A4:A5)", "=SUM(Siti!C4:C5)"]
    assert third["C2"].value == "=SUM('Siti (2)'!C4:C4)"
    assert [cell.value for cell in siti["C"]][3:6] == ["=B4*$D$1", "=B5*$D$1", "=SUM(C4:C5)"]
    assert [cell.value for cell in budi["B"]][3:5] == [3, None]


def test_each_sheet_prints_by_itself(tmp_path: Path) -> None:
    book = load_workbook(made(sheets(tmp_path), GOODS, sheets=RECORDS))

    areas = [sheet.print_area for sheet in book.worksheets[:3]]
    assert areas == ["'Siti'!$A$1:$D$7", "'Budi'!$A$1:$D$6", "'Siti (2)'!$A$1:$D$6"]
    assert [sheet.print_title_rows for sheet in book.worksheets[:3]] == ["$3:$3"] * 3
    assert not any(sheet.sheet_view.tabSelected for sheet in book.worksheets[1:3])
    assert "baris_ulang" not in book.defined_names


def test_names_and_whole_columns_follow_to_each_sheet(tmp_path: Path) -> None:
    def names(sheet: Worksheet) -> None:
        sheet.print_title_cols = "A:B"
        book = sheet.parent
        assert book is not None
        book.defined_names["total"] = DefinedName("total", attr_text="RAB!$C$5")
        book.defined_names["batas"] = DefinedName("batas", attr_text="5000000")
        other = book.create_sheet("Petunjuk")
        other.defined_names["isi"] = DefinedName("isi", attr_text="Petunjuk!$A$1")

    book = load_workbook(made(sheets(tmp_path, names), GOODS, sheets=RECORDS))

    assert book["Siti"].defined_names["total"].attr_text == "Siti!$C$6"
    assert book["Siti (2)"].defined_names["total"].attr_text == "'Siti (2)'!$C$5"
    assert book["Budi"].print_title_cols == "$A:$B"
    assert book.defined_names["batas"].attr_text == "5000000"
    assert book["Petunjuk"].defined_names["isi"].attr_text == "Petunjuk!$A$1"


def test_meta_of_sheets_names_the_first_and_counts_them(tmp_path: Path) -> None:
    meta = read_meta(made(sheets(tmp_path), GOODS, sheets=RECORDS))

    assert meta is not None
    assert (meta["sheet"], meta["first_row"], meta["row_count"]) == ("Siti", "4", "3")
    assert meta["columns"] == "A=barang.nama B=barang.volume"


def test_no_record_leaves_one_empty_sheet(tmp_path: Path) -> None:
    book = load_workbook(made(sheets(tmp_path), GOODS, sheets=[]))

    assert book.sheetnames == ["RAB", "_meta"]


def test_a_sheet_without_rows_repeats_nothing_and_keeps_its_checksum(tmp_path: Path) -> None:
    def plain(sheet: Worksheet) -> None:
        assert sheet.parent is not None
        del sheet.parent.defined_names["baris_ulang"]
        sheet["A4"] = sheet["B4"] = sheet["C4"] = None

    three = read_meta(made(sheets(tmp_path, plain), GOODS, sheets=RECORDS)) or {}
    two = read_meta(made(sheets(tmp_path, plain), GOODS, sheets=RECORDS[:2])) or {}

    assert (three["row_count"], two["row_count"], "first_row" in two) == ("3", "2", False)
    assert three["checksum"] != two["checksum"]


def test_progress_of_sheets_counts_sheets(tmp_path: Path) -> None:
    told: list[int] = []
    template = load_template(sheets(tmp_path), GOODS)

    result = fill(
        template,
        Content({}, [], {}, sheets=RECORDS),
        tmp_path / "hasil.xlsx",
        progress=told.append,
    )

    assert (told, result.rows) == ([1, 2, 3, 3], 3)


def test_a_letter_is_filled_once(tmp_path: Path) -> None:
    path = made(
        letter(tmp_path),
        LETTER,
        document={"penanda.nama": "Ani", "dokumen.jumlah_baris": 2.5},
        rows=in_groups([2]),
    )
    sheet = first_sheet(path)

    assert [cell.value for cell in sheet["A"]] == [
        "SURAT PERNYATAAN", "Saya, Ani, menyatakan", 2.5,
    ]  # fmt: skip
    assert sheet["B3"].value == "=A3*2"
    assert (read_meta(path) or {})["row_count"] == "1"


def test_a_draft_says_so_everywhere(tmp_path: Path) -> None:
    def header(sheet: Worksheet) -> None:
        sheet.oddHeader.left.text = "Rahasia"
        assert sheet.parent is not None
        sheet.parent.create_sheet("Lain")["A1"] = "{{ dokumen.judul }}"

    path = made(
        grouped(tmp_path, header), draft=True, document={"dokumen.judul": "DAFTAR"}, rows=[]
    )
    book = load_workbook(path)

    for name in ("Daftar", "Lain"):
        assert book[name]["A1"].value == "DRAF - DAFTAR"
        assert book[name].sheet_properties.tabColor.rgb == RED
        header_text = part(path, f"xl/worksheets/sheet{book.sheetnames.index(name) + 1}.xml")
        assert '&amp;C&amp;KFF0000&amp;"Arial,Bold"&amp;26DRAF' in header_text
    assert "&amp;LRahasia&amp;C" in part(path, "xl/worksheets/sheet1.xml")
    assert (read_meta(path) or {})["draft"] == "1"


def test_a_draft_makes_room_for_its_word_above_the_sheet(tmp_path: Path) -> None:
    def narrow(sheet: Worksheet) -> None:
        sheet.page_margins.top = sheet.page_margins.header = 0.5

    kept = first_sheet(made(grouped(tmp_path, narrow))).page_margins
    draft = first_sheet(made(grouped(tmp_path, narrow), draft=True)).page_margins

    assert (kept.top, kept.header) == (0.5, 0.5)
    assert (draft.top, draft.header) == (0.8, 0.25)


@pytest.mark.parametrize(
    ("side", "text", "size", "scale", "top"),
    [
        ("left", "Satu", 8, 100, 0.8),
        ("left", "Satu", 8, 140, 1.0),
        ("right", "Satu\nDua\nTiga", 20, 100, 1.45),
        ("center", "Kepala", 14, 100, 1.07),
    ],
)
def test_a_draft_makes_room_for_all_that_stands_above_its_page(
    tmp_path: Path, side: str, text: str, size: int, scale: int, top: float
) -> None:
    def header(sheet: Worksheet) -> None:
        item = getattr(sheet.oddHeader, side)
        item.text, item.size = text, size
        sheet.page_margins.top, sheet.page_setup.scale = 0.5, scale

    draft = first_sheet(made(grouped(tmp_path, header), draft=True)).page_margins

    assert draft.top == pytest.approx(top, abs=0.006)


def test_the_highest_of_all_headers_decides() -> None:
    attributes = {"differentFirst": "1"}
    header = PageHeader(attributes, {"oddHeader": "&LA", "firstHeader": "&R&20A\n\nB"})

    assert header.height == pytest.approx(1.38 * (20 + 20 + 20))
    assert PageHeader().height == 0


def test_a_draft_keeps_the_title_of_the_template(tmp_path: Path) -> None:
    sheet = first_sheet(made(letter(tmp_path), LETTER, draft=True))

    assert sheet["A1"].value == "DRAF - SURAT PERNYATAAN"


def test_a_draft_header_keeps_what_stands_in_the_middle_and_on_other_pages() -> None:
    header = PageHeader(
        {"differentFirst": "1"},
        {"oddHeader": "Satu && dua&RKanan", "firstHeader": "&LMuka", "evenHeader": "&LTidak"},
    )

    texts = header.as_draft().texts

    assert texts["oddHeader"].startswith("&C&KFF0000")
    assert texts["oddHeader"].endswith("Satu && dua&RKanan")
    assert texts["firstHeader"].startswith("&LMuka&C&KFF0000")
    assert texts["evenHeader"] == "&LTidak"


@pytest.mark.parametrize(
    "text",
    [
        '&L&"Arial,Regular"&8Dinas Sosial && Tenaga Kerja&C&"Arial,Bold"&8Halaman &P dari &N',
        "&R&K01+033&10&D &T",
        "Tanpa bagian &P",
    ],
)
def test_a_footer_is_kept_to_the_letter(tmp_path: Path, text: str) -> None:
    path = a_template(tmp_path, lambda sheet: setattr(sheet.oddFooter.left, "text", "KAKI"))
    coded = text.replace("&", "&amp;").replace('"', "&quot;").encode()
    rewritten(path, "xl/worksheets/sheet1.xml", b"&amp;LKAKI", coded)

    target = filled(path, [])

    expected = "<oddFooter>" + text.replace("&", "&amp;") + "</oddFooter>"
    assert expected in part(target, "xl/worksheets/sheet1.xml")


@pytest.mark.parametrize(("paper", "code"), [("F4", 14), ("A4", 9), ("", 8)])
def test_the_office_chooses_the_paper_and_keeps_its_direction(
    tmp_path: Path, paper: str, code: int
) -> None:
    def setup(sheet: Worksheet) -> None:
        sheet.page_setup.paperSize = 8
        sheet.page_setup.orientation = "landscape"

    sheet = first_sheet(made(grouped(tmp_path, setup), paper=paper))

    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (code, "landscape")


def with_logo(sheet: Worksheet) -> None:
    """A merged cell for the logo in the first two rows."""
    sheet.insert_cols(1)
    sheet["A1"] = "{{ kantor.logo }}"
    sheet.merge_cells("A1:A2")
    sheet.column_dimensions["A"].width = 20
    sheet.row_dimensions[1].height = sheet.row_dimensions[2].height = 40


def logo_template(folder: Path) -> Path:
    """A letter that has room for a logo."""

    def change(sheet: Worksheet) -> None:
        with_logo(sheet)

    return letter(folder, change)


def test_the_logo_fits_its_cell_and_keeps_its_proportions(tmp_path: Path) -> None:
    logo = a_png(40, 20)
    path = made(logo_template(tmp_path), LETTER, logo=logo, document={"penanda.nama": "Ani"})
    sheet = first_sheet(path)

    [image] = sheet._images
    anchor = image.anchor
    assert (anchor._from.col, anchor._from.row) == (0, 0)
    assert anchor.ext.cx == pytest.approx(2 * anchor.ext.cy, rel=0.001)
    assert anchor.ext.cx == pytest.approx(20 * 5.25 * 12_700, rel=0.01)
    assert part_bytes(path, "xl/media/logo-kantor.png") == logo
    assert sheet["A1"].value is None


def part_bytes(path: Path, name: str) -> bytes:
    """One part of a file."""
    with zipfile.ZipFile(path) as archive:
        return archive.read(name)


@pytest.mark.parametrize("logo", [b"", b"GIF89a", a_png(40, 20)[:20]])
def test_without_a_logo_the_cell_stays_empty(tmp_path: Path, logo: bytes) -> None:
    sheet = first_sheet(made(logo_template(tmp_path), LETTER, logo=logo))

    assert not sheet._images
    assert sheet["A1"].value is None


def with_picture(cell: str, size: tuple[int, int] = (30, 30)) -> object:
    """A change that puts a picture on a sheet."""

    def change(sheet: Worksheet) -> None:
        sheet.add_image(Image(BytesIO(a_png(*size))), cell)

    return change


def test_a_row_with_nothing_but_the_logo_is_shown(tmp_path: Path) -> None:
    path = letter(tmp_path, lambda sheet: sheet.__setitem__("A5", "{{ kantor.logo }}"))

    sheet = first_sheet(made(path, LETTER, logo=a_png(40, 20)))

    assert not sheet.row_dimensions[5].hidden
    assert len(sheet._images) == 1


def test_pictures_stay_and_move_with_what_is_below(tmp_path: Path) -> None:
    def two(sheet: Worksheet) -> None:
        sheet.add_image(Image(BytesIO(a_png(30, 30))), "A1")
        sheet.add_image(Image(BytesIO(a_png(31, 30))), "B7")

    sheet = first_sheet(made(grouped(tmp_path, two), rows=in_groups([2, 1])))

    assert [(i.width, i.anchor._from.row + 1) for i in sheet._images] == [(30, 1), (31, 11)]


def test_every_sheet_has_its_own_logo_and_pictures(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["D6"] = "{{ kantor.logo }}"
        sheet.add_image(Image(BytesIO(a_png(30, 30))), "E6")

    path = sheets(tmp_path, change)
    book = load_workbook(made(path, GOODS, sheets=RECORDS, logo=a_png(10, 10)))

    for sheet, row in zip(book.worksheets[:3], (7, 6, 6), strict=True):
        assert sorted((i.anchor._from.row + 1) for i in sheet._images) == [row, row]


def test_a_picture_on_another_sheet_stays(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        assert sheet.parent is not None
        other = sheet.parent.create_sheet("Petunjuk")
        other.add_image(Image(BytesIO(a_png(30, 30))), "B2")
        other.merge_cells("A1:C1")

    book = load_workbook(filled(a_template(tmp_path, change), []))

    assert len(book["Petunjuk"]._images) == 1
    assert [str(area) for area in book["Petunjuk"].merged_cells.ranges] == ["A1:C1"]


def test_protection_links_and_rich_text_survive(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet.protection.sheet = True
        sheet.protection.password = "rahasia"
        sheet["A4"].hyperlink = "https://example.org/"
        sheet.row_breaks.append(Break(id=4))

    target = filled(a_template(tmp_path, change), in_groups([3]))
    sheet = first_sheet(target)

    assert sheet.protection.sheet
    assert sheet["A6"].hyperlink.target == "https://example.org/"
    assert [item.id for item in sheet.row_breaks.brk] == [6]


def test_rich_text_keeps_its_looks(tmp_path: Path) -> None:
    path = a_template(tmp_path)
    rich = b"<is><r><rPr><b/></rPr><t>Tebal</t></r><r><t> biasa</t></r></is>"
    rewritten(path, "xl/worksheets/sheet1.xml", b'<c r="A2" t="inlineStr"><is><t>NIK</t></is>',
              b'<c r="A2" t="inlineStr">' + rich)  # fmt: skip

    book = load_workbook(filled(path, []), rich_text=True)

    assert str(book.worksheets[0]["A2"].value) == "Tebal biasa"
    assert book.worksheets[0]["A2"].value[0].font.b


def test_a_long_paragraph_in_a_letter_gets_its_height(tmp_path: Path) -> None:
    def wrap(sheet: Worksheet) -> None:
        sheet.merge_cells("A2:B2")
        sheet["A2"].alignment = Alignment(wrap_text=True)

    path = letter(tmp_path, wrap)
    sheet = first_sheet(made(path, LETTER, document={"penanda.nama": "Ani Contoh " * 30}))

    assert sheet.row_dimensions[2].height > 60


def test_the_same_content_in_memory_is_the_same_file(tmp_path: Path) -> None:
    path = sheets(tmp_path, lambda sheet: sheet.__setitem__("D6", "{{ kantor.logo }}"))
    content = Content({}, [], {}, sheets=RECORDS, logo=a_png(10, 10), draft=True)
    stream = BytesIO()

    kept = fill_into(load_template(path, GOODS), content, stream)
    filed = fill(load_template(path, GOODS), content, tmp_path / "hasil.xlsx")

    assert kept == filed
    assert hashlib.sha256(stream.getvalue()).hexdigest() == kept.sha256
    assert (tmp_path / "hasil.xlsx").read_bytes() == stream.getvalue()


def test_every_part_that_is_linked_is_there_and_has_a_type(tmp_path: Path) -> None:
    path = sheets(tmp_path, lambda sheet: sheet.__setitem__("D6", "{{ kantor.logo }}"))
    target = made(path, GOODS, sheets=RECORDS, logo=a_png(10, 10))

    with zipfile.ZipFile(target) as archive:
        names = archive.namelist()
        links = [archive.read(name).decode() for name in names if name.endswith(".rels")]
        types = archive.read("[Content_Types].xml").decode()
    assert len(names) == len(set(names))
    for found in re.findall(r'Target="/([^"]+)"', "".join(links)):
        assert found in names
    for found in re.findall(r'PartName="/([^"]+)"', types):
        assert found in names
    assert 'Extension="png"' in types


def test_another_reader_sees_every_sheet(tmp_path: Path) -> None:
    many = [a_sheet(f"Orang {n}", range(n % 4)) for n in range(30)]
    path = made(sheets(tmp_path), GOODS, sheets=many)

    book = CalamineWorkbook.from_path(str(path))

    assert book.sheet_names[:30] == [sheet.name for sheet in many]
    assert book.get_sheet_by_name("Orang 7").to_python()[3:6] == [
        ["Barang 0", 0.0, 0.0, ""],
        ["Barang 1", 1.0, 10.0, ""],
        ["Barang 2", 2.0, 20.0, ""],
    ]


def test_numbers_with_decimals_are_numbers_in_cells_and_have_a_comma_in_text(
    tmp_path: Path,
) -> None:
    path = a_template(tmp_path, lambda s: s.__setitem__("B3", "{{ penerima.nilai_usulan }} kg"))

    sheet = first_sheet(filled(path, [person(nilai_usulan=2.50), person(nilai_usulan=3)]))

    assert [sheet["C3"].value, sheet["B3"].value] == [2.5, "2,5 kg"]
    assert [sheet["C4"].value, sheet["B4"].value] == [3, "3 kg"]


def test_a_comment_below_the_rows_moves_along(tmp_path: Path) -> None:
    path = a_template(tmp_path, lambda s: setattr(s["A4"], "comment", Comment("isi", "dinas")))

    sheet = first_sheet(filled(path, in_groups([3])))

    assert sheet["A6"].comment.text == "isi"
    assert sheet["A4"].comment is None


def test_sheets_forget_comments(tmp_path: Path) -> None:
    path = sheets(tmp_path, lambda s: setattr(s["A3"], "comment", Comment("isi", "dinas")))

    sheet = first_sheet(made(path, GOODS, sheets=RECORDS))

    assert sheet["A3"].comment is None


def test_a_mark_covers_its_rows(tmp_path: Path) -> None:
    def more(sheet: Worksheet) -> None:
        mark(sheet, "baris_kelompok", 2, 3)

    sheet = first_sheet(made(grouped(tmp_path, more), rows=in_groups([1, 1])))

    assert [cell.value for cell in sheet["B"]][1:7] == [
        "Nama", None, "Nama 1", "=A3", "Nama", None,
    ]  # fmt: skip
