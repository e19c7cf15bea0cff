"""Spoiling a file as transport, programs and people do, by lot from a seed."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from random import Random
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

# Cell values as text; those that a cell of a sheet cannot hold are put into the XML instead.
NASTY: tuple[str | float | bool, ...] = (
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://contoh.invalid","x")',
    "+62 812 3456 7890",
    "@SUM(1+1)*cmd",
    "-1",
    -1,
    0,
    1e308,
    9.999999999999999e22,
    10**15,
    0.1 + 0.2,
    True,
    "🙂🙂🙂",
    "\u202eabc\u202c",
    "\u200f\u200e",
    "a" * 10_000,
    "9" * 400,
    "نزار",
    "ＮＩＫ１２３",
    "१२३४",
    "\u00a0",
    "\ufeff",
    "31/12/9999",
    "01/01/1900",
    "29/02/1900",
    "-05/06/1980",
    "0000-00-00",
    "NaN",
    "inf",
    "-inf",
    "1e999",
    "Rp -5.000.000",
    "Rp 999.999.999.999.999.999",
    "null",
    "#REF!",
    "'",
    "''''",
    "\n\n\t",
    "a\nb\rc",
    "%s%n{0}{name}{{",
    "</t><t>",
    "' or 1=1 --",
    2_958_465,
    2_958_466,
    60,
    -1e-300,
)
XML_VALUES = (b"NaN", b"1E400", b"-1", b"INF", b"", b"9999999", b"2958466.5", b"-0.0", b"1e-400")
XML_TOKENS: tuple[tuple[bytes, bytes], ...] = (
    (b't="s"', b't="n"'),
    (b't="inlineStr"', b't="d"'),
    (b't="n"', b't="e"'),
    (b't="s"', b't="b"'),
    (b"</row>", b""),
    (b"<row ", b"<row><row "),
    (b'r="', b'r="-'),
    (b"<v>", b"<v>1"),
    (b"</c>", b"</c></c>"),
    (b'="1"', b'="99999999999"'),
    (b"<t>", b"<t>_x0000__x001B_&#8238;"),
    (b"sheetData", b"sheetdata"),
    (b"rId1", b"rId9"),
    (b"encoding", b"encodlng"),
    (b"<c ", b'<c s="77777" '),
    (b"dimension ref=", b'dimension ref="A1:B0" x='),
)

Mutation = Callable[[bytes, Random], bytes]


def flip_bytes(content: bytes, rng: Random) -> bytes:
    """Some bytes are others."""
    spoilt = bytearray(content)
    for _ in range(rng.choice((1, 1, 3, 20))):
        spoilt[rng.randrange(len(spoilt))] = rng.randrange(256)
    return bytes(spoilt)


def truncate(content: bytes, rng: Random) -> bytes:
    """The end is missing."""
    return content[: rng.randrange(1, len(content))]


def splice(content: bytes, rng: Random) -> bytes:
    """A piece is left out, doubled or filled with zeros."""
    start = rng.randrange(len(content))
    end = min(len(content), start + rng.randrange(1, 400))
    piece = rng.choice((b"", content[start:end] * 2, bytes(end - start)))
    return content[:start] + piece + content[end:]


def change_xml(content: bytes, rng: Random) -> bytes:
    """A sound archive whose parts say something else; a text is spliced instead."""
    if not content.startswith(b"PK"):
        return splice(content, rng)
    with ZipFile(BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    names = [name for name in parts if name.endswith((".xml", ".rels"))]
    sheets = [name for name in names if "sheet" in name or "content" in name] or names
    for _ in range(rng.choice((1, 1, 2, 5))):
        name = rng.choice(sheets if rng.random() < 0.8 else names)
        parts[name] = rng.choice((_change_token, _change_value, flip_bytes, splice))(
            parts[name] or b" ", rng
        )
    if rng.random() < 0.05:
        del parts[rng.choice(list(parts))]
    return _zipped(parts)


def _zipped(parts: dict[str, bytes]) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name), part)
    return target.getvalue()


def _change_token(part: bytes, rng: Random) -> bytes:
    old, new = rng.choice(XML_TOKENS)
    places = [match.start() for match in re.finditer(re.escape(old), part)]
    if not places:
        return part
    at = rng.choice(places)
    return part[:at] + new + part[at + len(old) :]


def _change_value(part: bytes, rng: Random) -> bytes:
    places = list(re.finditer(rb"<v>[^<]*</v>", part))
    if not places:
        return part
    match = rng.choice(places)
    return part[: match.start()] + b"<v>" + rng.choice(XML_VALUES) + b"</v>" + part[match.end() :]


def change_cells(content: bytes, rng: Random) -> bytes:
    """Cells hold nasty values, are shuffled or copied; a text gets them between its delimiters."""
    if not content.startswith(b"PK") or b"xl/workbook.xml" not in content:
        return _change_text(content, rng)
    book = load_workbook(BytesIO(content))
    sheet = book.worksheets[rng.randrange(len(book.worksheets))]
    cells = [cell for row in sheet.iter_rows(max_row=60) for cell in row if cell.value is not None]
    for cell in rng.sample(cells, k=min(len(cells), rng.choice((1, 3, 12)))):
        value = rng.choice(NASTY) if rng.random() < 0.8 else rng.choice(cells).value
        cell.value = value
        if isinstance(value, str) and rng.random() < 0.5:
            cell.data_type = "s"
    if rng.random() < 0.2:
        _move_cells(sheet, rng)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _move_cells(sheet: Worksheet, rng: Random) -> None:
    """Rows or columns come in or go, as when somebody tidies up."""
    act = rng.choice((sheet.insert_rows, sheet.delete_rows, sheet.insert_cols, sheet.delete_cols))
    act(rng.randrange(1, 12))


def _change_text(content: bytes, rng: Random) -> bytes:
    """A nasty value in a text file, or in an old workbook wherever it falls."""
    value = str(rng.choice(NASTY)).encode("utf-8")
    places = [match.start() for match in re.finditer(rb"[;,\t|\n]", content)] or [0]
    at = rng.choice(places) + 1
    return content[:at] + value + content[at:]


MUTATIONS: tuple[Mutation, ...] = (
    change_cells,
    change_cells,
    change_xml,
    change_xml,
    splice,
    flip_bytes,
    truncate,
)


def mutated(content: bytes, rng: Random) -> bytes:
    """The file after one mutation, sometimes two."""
    spoilt = rng.choice(MUTATIONS)(content, rng)
    if rng.random() < 0.2 and len(spoilt) > 2:
        spoilt = rng.choice((flip_bytes, truncate, splice))(spoilt, rng)
    return spoilt
