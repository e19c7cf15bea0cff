"""Whole files of every kind, and what a bad stick or a bad program makes of them."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from random import Random

from tests.workbook.make_ods import write_ods
from tests.workbook.make_sheets import save
from tests.workbook.make_xls import write_xls

_ROWS: list[list[str | float]] = [
    ["NIK", "Nama", "Nilai"],
    *([f"64{serial:014d}", f'Orang "{serial}", é', float(serial)] for serial in range(12)),
]
_NUMBERS = (
    b"0",
    b"-1",
    b"65536",
    b"1048577",
    b"4294967295",
    b"9" * 20,
    b"1e308",
    b"NaN",
    b"",
    b"x",
)
_SHARED = (
    '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="2" '
    'uniqueCount="2"><si><t>NIK</t></si><si><t>Nama</t></si></sst>'
)
_SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<dimension ref="A1:C3"/><cols><col min="2" max="2" hidden="1"/></cols><sheetData>'
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
    '<row r="2"><c r="A2" s="1"><v>29445</v></c><c r="B2" t="b"><v>1</v></c></row>'
    '<row r="3"><c t="str"><f>1+1</f><v>2</v></c><c t="e"><v>#N/A</v></c><c><v>3.5</v></c></row>'
    '</sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells></worksheet>'
)


def whole_files(folder: Path) -> Mapping[str, bytes]:
    """A good file of every kind, by a name that ends as such files do."""
    xlsx = save(folder / "a.xlsx", {"data": _ROWS, "dua": _ROWS})
    shared = folder / "b.xlsx"
    with zipfile.ZipFile(xlsx) as old, zipfile.ZipFile(shared, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, _SHEET if name == "xl/worksheets/sheet1.xml" else old.read(name))
        new.writestr("xl/sharedStrings.xml", _SHARED)
    ods = write_ods(folder / "a.ods", _ROWS)
    repeated = folder / "b.ods"
    with zipfile.ZipFile(ods) as old, zipfile.ZipFile(repeated, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, _with_repeats(old.read(name)))
    files = {
        "a.xlsx": xlsx,
        "b.xlsx": shared,
        "a.xls": write_xls(folder / "a.xls", _ROWS),
        "b.xls": write_xls(folder / "b.xls", _ROWS, shared=True),
        "a.ods": ods,
        "b.ods": repeated,
    }
    lines = [";".join(f'"{value}"' for value in row) for row in _ROWS]
    html = "".join("<tr><td>" + "<td rowspan=1>".join(map(str, row)) for row in _ROWS)
    texts = {
        "a.csv": "\r\n".join(lines).encode(),
        "b.csv": "\r\n".join(lines).encode("utf-16"),
        "a.html": f"<html><table border=1>{html}</table>".encode(),
    }
    return {name: path.read_bytes() for name, path in files.items()} | texts


def _with_repeats(content: bytes) -> bytes:
    rows = content.replace(
        b"<table:table-row>", b'<table:table-row table:number-rows-repeated="2">'
    )
    return rows.replace(
        b'office:value-type="float"', b'table:number-columns-repeated="3" office:value-type="float"'
    )


def mutants(files: Mapping[str, bytes], seeds: range) -> Iterator[tuple[str, bytes]]:
    """One spoilt file for each seed, of every kind in turn; the same for the same seed."""
    names = sorted(files)
    for seed in seeds:
        name = names[seed % len(names)]
        yield f"{seed}-{name}", _spoilt(Random(seed), files[name])


def _spoilt(random: Random, content: bytes) -> bytes:
    if content.startswith(b"PK") and random.random() < 0.75:
        return _rezipped(random, content)
    return random.choice(_WAYS)(random, content)


def _rezipped(random: Random, content: bytes) -> bytes:
    """The archive with one part spoilt, lost, doubled, or two parts in each other's place."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    first, second = random.sample(sorted(parts), 2)
    if random.random() < 0.1:
        parts[first], parts[second] = parts[second], parts[first]
    elif random.random() < 0.1:
        del parts[first]
    else:
        sheets = [name for name in parts if "sheet" in name.lower() or name == "content.xml"]
        chosen = random.choice([first, *sheets])
        parts[chosen] = random.choice(_WAYS)(random, parts[chosen])
    with zipfile.ZipFile(target, "w") as new:
        for name, part in parts.items():
            new.writestr(name, part)
    return target.getvalue()


def _flipped(random: Random, content: bytes) -> bytes:
    spoilt = bytearray(content)
    for _ in range(random.randint(1, 8)):
        spoilt[random.randrange(len(spoilt))] = random.randrange(256)
    return bytes(spoilt)


def _cut(random: Random, content: bytes) -> bytes:
    return content[: random.randrange(1, len(content))]


def _noise(random: Random, content: bytes) -> bytes:
    return content[: random.randint(1, 64)] + random.randbytes(random.randint(1, 4000))


def _other_number(random: Random, content: bytes) -> bytes:
    match = random.choice([*re.finditer(rb"\d+", content), None])
    if match is None:
        return _flipped(random, content)
    return content[: match.start()] + random.choice(_NUMBERS) + content[match.end() :]


def _other_word(random: Random, content: bytes) -> bytes:
    words = [*re.finditer(rb"[A-Za-z:]+", content)]
    if len(words) < 2:
        return _cut(random, content)
    word, other = random.sample(words, 2)
    return content[: word.start()] + other.group() + content[word.end() :]


def _doubled(random: Random, content: bytes) -> bytes:
    start, end = sorted(random.randrange(len(content)) for _ in range(2))
    return content[:end] + content[start:]


_WAYS: tuple[Callable[[Random, bytes], bytes], ...] = (
    *(_flipped, _cut, _noise, _other_number, _other_number, _other_word, _doubled),
)
