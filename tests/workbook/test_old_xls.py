"""Old xls files that contradict themselves, and such as odd programs write."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from struct import pack

import pytest

from bansos_desktop.workbook.errors import WorkbookError
from bansos_desktop.workbook.old_xls import packed
from bansos_desktop.workbook.reader import open_sheets
from tests.workbook.make_xls import record, workbook_stream, write_ole2, write_xls

ROWS: list[list[str | float]] = [["NIK", "Nama"], ["1", "A"], ["2", "B"], ["3", 4.5]]
BOF = record(0x809, pack("<HHHHII", 0x600, 16, 0, 0, 0, 0))
END = record(0x0A, b"")


def rows_of(path: Path) -> list[list[object]]:
    return [list(values) for _, values in open_sheets(path).rows("data")]


def code_of(path: Path) -> str:
    with pytest.raises(WorkbookError) as caught:
        rows_of(path)
    return caught.value.code


def number(row: int, column: int, value: float = 1.0) -> bytes:
    return record(0x203, pack("<HHHd", row, column, 0, value))


def with_sheet(folder: Path, content: bytes) -> Path:
    return write_ole2(folder / "usulan.xls", "Workbook", workbook_stream(content))


def changed(path: Path, change: Callable[[bytearray], object]) -> Path:
    content = bytearray(path.read_bytes())
    change(content)
    path.write_bytes(content)
    return path


def test_rows_written_out_of_order_are_all_read(tmp_path: Path) -> None:
    path = write_xls(tmp_path / "usulan.xls", ROWS, order=[2, 0, 3, 1])

    assert rows_of(path) == ROWS


def test_texts_may_lie_in_a_table_of_strings(tmp_path: Path) -> None:
    assert rows_of(write_xls(tmp_path / "usulan.xls", ROWS, shared=True)) == ROWS


def test_a_text_from_a_formula_stays_with_its_cell(tmp_path: Path) -> None:
    text = bytes(6) + b"\xff\xff"
    formula = record(0x06, pack("<HHH", 1, 0, 0) + text + pack("<HI", 0, 0) + pack("<H", 0))
    formula += record(0x207, pack("<HB", 3, 0) + b"abc")
    path = with_sheet(tmp_path, BOF + formula + number(0, 0, 7.0) + END)

    assert rows_of(path) == [[7.0], ["abc"]]


def test_several_numbers_in_one_record_are_read(tmp_path: Path) -> None:
    numbers = pack("<HH", 0, 0) + pack("<HI", 0, 4 << 2 | 2) + pack("<HI", 0, 5 << 2 | 2)
    path = with_sheet(tmp_path, BOF + record(0xBD, numbers + pack("<H", 1)) + END)

    assert rows_of(path) == [[4, 5]]


def test_a_sheet_that_claims_to_be_enormous_costs_nothing(tmp_path: Path) -> None:
    path = write_xls(tmp_path / "usulan.xls", ROWS, dimensions=(0xFFFFFFFE, 0xFFFE))

    assert rows_of(path) == ROWS


@pytest.mark.parametrize(
    "content",
    [
        BOF + number(0, 0),
        BOF + number(0, 300) + END,
        BOF + number(0, 0) + b"\x03\x02\xff\xff",
        BOF + record(0x203, b"\0") + END[:1],
        BOF + record(0xBD, pack("<HHHIH", 0, 0, 0, 0, 9000)) + END,
    ],
)
def test_records_that_contradict_themselves_are_damage(tmp_path: Path, content: bytes) -> None:
    assert code_of(with_sheet(tmp_path, content)) == "workbook.damaged"


def test_more_strings_than_there_is_room_for_are_damage(tmp_path: Path) -> None:
    strings = record(0xFC, pack("<II", 0x7FFFFFFF, 0x7FFFFFFF)) + record(0x3C, b"abc")
    stream = workbook_stream(BOF + END, strings=strings)

    assert code_of(write_ole2(tmp_path / "usulan.xls", "Workbook", stream)) == "workbook.damaged"


def test_a_sheet_that_begins_among_the_globals_is_damage(tmp_path: Path) -> None:
    stream = workbook_stream(BOF + END)
    at = stream.index(b"\x85\x00")
    stream = stream[: at + 4] + pack("<I", 4) + stream[at + 8 :]

    assert code_of(write_ole2(tmp_path / "usulan.xls", "Workbook", stream)) == "workbook.damaged"


@pytest.mark.parametrize(
    ("at", "value"),
    [
        (30, pack("<H", 7)),
        (48, pack("<I", 0xFFFFFFFE)),
        (48, pack("<I", 9999)),
        (60, pack("<I", 9999)),
        (76, pack("<I", 9999)),
        (512 + 8, pack("<I", 2)),
        (512 + 8, pack("<I", 7777)),
    ],
)
def test_sectors_that_lead_astray_are_damage(tmp_path: Path, at: int, value: bytes) -> None:
    path = write_xls(tmp_path / "usulan.xls", ROWS)

    def spoil(content: bytearray) -> None:
        content[at : at + len(value)] = value

    assert code_of(changed(path, spoil)) == "workbook.damaged"


def test_a_ring_of_tables_of_sectors_is_damage(tmp_path: Path) -> None:
    path = write_xls(tmp_path / "usulan.xls", ROWS)

    def spoil(content: bytearray) -> None:
        content[68:72] = pack("<I", 2)
        content[3 * 512 : 4 * 512] = pack("<128I", *[0xFFFFFFFF] * 127, 2)

    assert code_of(changed(path, spoil)) == "workbook.damaged"


def test_a_header_that_is_cut_is_damage(tmp_path: Path) -> None:
    path = write_xls(tmp_path / "usulan.xls", ROWS)
    path.write_bytes(path.read_bytes()[:40])

    assert code_of(path) == "workbook.damaged"


def test_a_small_workbook_may_lie_in_the_mini_stream(tmp_path: Path) -> None:
    stream = workbook_stream(BOF + number(0, 0, 3.0) + END)
    path = write_ole2(tmp_path / "usulan.xls", "Workbook", stream)

    def make_mini(content: bytearray) -> None:
        """The stream becomes the root's, cut into pieces of 64 bytes, chained in sector 9."""
        count = -(-len(stream) // 64)
        mini = pack(f"<{count}I", *range(1, count), 0xFFFFFFFE).ljust(512, b"\xff")
        content += mini
        sector = len(content) // 512 - 2
        content[512 + sector * 4 : 516 + sector * 4] = pack("<I", 0xFFFFFFFE)
        content[60:68] = pack("<II", sector, 1)
        content[1024 + 116 : 1024 + 124] = pack("<II", 2, count * 64)
        content[1152 + 116 : 1152 + 124] = pack("<II", 0, len(stream))

    assert rows_of(changed(path, make_mini)) == [[3.0]]


def test_a_large_workbook_is_packed_with_several_tables(tmp_path: Path) -> None:
    rows: list[list[str | float]] = [["x" * 4000, float(line)] for line in range(600)]
    path = tmp_path / "usulan.xls"
    _write_large(path, workbook_stream(_sheet(rows)))

    assert rows_of(path) == rows


def _sheet(rows: list[list[str | float]]) -> bytes:
    cells = b"".join(
        record(0x204, pack("<HHHHB", line, 0, 0, len(str(text)), 1) + str(text).encode("utf-16-le"))
        + number(line, 1, float(value))
        for line, (text, value) in enumerate(rows)
    )
    return BOF + cells + END


def _write_large(path: Path, stream: bytes) -> None:
    """Packed by our own packer, since the one of the tests has a FAT of one sector."""
    path.write_bytes(packed("Workbook", stream))
