"""How far a sheet reaches: measured by patterns in large sheets, element by element in small."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from bansos_desktop.workbook import extent
from bansos_desktop.workbook.errors import WorkbookError
from bansos_desktop.workbook.extent import Extent, extent_of
from bansos_desktop.workbook.reader import open_sheets
from tests.workbook.make_sheets import save

PART = "xl/worksheets/sheet1.xml"


def measured(folder: Path, rows: str, root: str = "worksheet") -> Extent:
    path = folder / "usulan.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(PART, f"<{root}><sheetData>{rows}</sheetData></{root}>")
    with zipfile.ZipFile(path) as archive:
        return extent_of(archive, PART)


@pytest.fixture(params=["small", "large"])
def _size(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same sheet taken for a small one and for a large one."""
    if request.param == "large":
        monkeypatch.setattr(extent, "_SMALL_SHEET", 0)
        monkeypatch.setattr(extent, "_CHUNK", 64)


@pytest.mark.usefixtures("_size")
@pytest.mark.parametrize(
    ("rows", "columns", "last", "ordered"),
    [
        ('<row r="3"><c r="B3"><v>1</v></c><c r="C3" s="1"/></row><row r="9"/>', 2, 3, True),
        ('<row r="3"><c r="AAB3" t="s"><v>1</v></c><c r="ZZZ3" s="1"/></row>', 704, 3, True),
        (
            '<row r="3"><c r="A3"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>',
            1,
            3,
            False,
        ),
        (
            '<row r="1"><c r="A9"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>',
            1,
            9,
            False,
        ),
        ('<row r="4"><c><v>1</v></c><c><v>1</v></c></row><row><c><v>1</v></c></row>', 2, 5, True),
        ('<row r="1"><c r="a1"><v>1</v></c><c s="2" r="ab1"><v>1</v></c></row>', 28, 1, True),
        ('<row r="2"><c r="A2" t="inlineStr"><is><t>x</t></is></c></row>', 1, 2, True),
        ('<row r="x"><c r="?"><v>1</v></c></row>', 1, 1, True),
        ("", 0, 0, True),
    ],
)
def test_filled_cells_are_measured_and_styled_ones_not(
    tmp_path: Path, rows: str, columns: int, last: int, ordered: bool
) -> None:
    found = measured(tmp_path, rows)

    assert max(26, found.columns) == max(26, columns)
    assert (found.rows, found.ordered) == (last, ordered)


@pytest.mark.usefixtures("_size")
def test_cells_under_a_prefix_are_measured_too(tmp_path: Path) -> None:
    path = tmp_path / "usulan.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        cells = '<x:row r="7"><x:c r="AB7"><x:v>1</x:v></x:c></x:row>'
        archive.writestr(
            PART, f'<x:worksheet xmlns:x="u"><x:sheetData>{cells}</x:sheetData></x:worksheet>'
        )
    with zipfile.ZipFile(path) as archive:
        assert extent_of(archive, PART) == Extent(28, 7)


def spoilt(folder: Path, old: bytes, new: bytes, part: str = PART) -> str:
    """The code under which the file is refused."""
    whole = save(folder / "utuh.xlsx", {"data": [["a", "b"], ["c", "d"]]})
    path = folder / "usulan.xlsx"
    with zipfile.ZipFile(whole) as archive, zipfile.ZipFile(path, "w") as target:
        for name in archive.namelist():
            content = archive.read(name)
            target.writestr(name, content.replace(old, new) if name == part else content)
    with pytest.raises(WorkbookError) as caught:
        open_sheets(path)
    return caught.value.code


def test_a_last_row_above_the_first_is_damage_and_not_the_end(tmp_path: Path) -> None:
    assert spoilt(tmp_path, b'r="A1"', b'r="A9"') == "workbook.damaged"


def test_a_sheet_that_declares_entities_is_damage(tmp_path: Path) -> None:
    entity = b'<!DOCTYPE worksheet [<!ENTITY a "aaaa">]><worksheet '

    assert spoilt(tmp_path, b"<worksheet ", entity) == "workbook.damaged"


def test_more_columns_than_excel_has_are_a_stray_cell(tmp_path: Path) -> None:
    assert spoilt(tmp_path, b'r="B1"', b'r="XFE1"') == "workbook.stray_cell"


def test_a_sheet_in_an_odd_place_is_measured_too(tmp_path: Path) -> None:
    whole = save(tmp_path / "utuh.xlsx", {"data": [["a"]]})
    path = tmp_path / "usulan.xlsx"
    with zipfile.ZipFile(whole) as archive, zipfile.ZipFile(path, "w") as target:
        for name in archive.namelist():
            content = archive.read(name).replace(b'r="A1"', b'r="XFD1048576"')
            content = content.replace(b"worksheets/sheet1.xml", b"daftar.xml")
            target.writestr("xl/daftar.xml" if name == PART else name, content)

    with pytest.raises(WorkbookError) as caught:
        open_sheets(path)

    assert caught.value.code == "workbook.stray_cell"
