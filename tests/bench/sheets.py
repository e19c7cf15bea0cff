"""Senders' sheets of made-up people, twenty columns wide, made once and kept below build/."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from bansos_desktop.domain.region import VillageHit, regency_of
from bansos_desktop.domain.sample import SamplePerson, SampleScope, SampleVillage, generate_people
from bansos_desktop.runtime.sample_words import sample_words
from bansos_desktop.store.store import Store
from bansos_desktop.workbook.container import column_letters
from tests.bench.offices import KEPT, ROOT, TODAY, office_of

TITLES = ("No", "NIK", "No. KK", "Nama", "Jenis Kelamin", "Tempat Lahir", "Tanggal Lahir", "Umur",
          "Alamat", "RT", "RW", "Desa/Kelurahan", "Kecamatan", "Kabupaten/Kota", "No. HP",
          "Agama", "Desil", "Jenis Usaha", "Nominal", "Keterangan")  # fmt: skip
_MAKERS = (Path(__file__), ROOT / "bansos_desktop" / "domain" / "sample.py")
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_OOXML = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_TYPES}">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_OOXML}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_OOXML}.worksheet+xml"/>'
    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_OOXML}.sharedStrings+xml"/>'
    "</Types>",
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" '
    f'Type="{_DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" '
    f'Type="{_DOCUMENT}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" '
    f'Type="{_DOCUMENT}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_DOCUMENT}"><sheets>'
    '<sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>',
}
Value = str | int | None


def sheet_of(rows: int) -> Path:
    """A workbook of so many people, in the form that Excel writes."""
    digest = hashlib.sha256(b"".join(maker.read_bytes() for maker in _MAKERS)).hexdigest()
    file = KEPT / f"sheet-{rows}-{digest[:12]}.xlsx"
    if not file.exists():
        store = office_of(0).open()
        half = file.with_suffix(".half")
        _write(half, _rows(store, rows))
        store.close()
        half.rename(file)
    return file


def _rows(store: Store, count: int) -> Iterator[Sequence[Value]]:
    """The titles, then the people as a careful village clerk would write them down."""
    book = store.regions.book()
    villages = tuple(
        SampleVillage(hit.code, hit.village, hit.district, regency_of(hit.code))
        for hit in book.villages("64")
    )
    kinds = tuple(
        (one.code, one.name)
        for one in store.reference.business_types()
        if one.start_year <= TODAY.year and one.code != "lainnya"
    )
    scope = SampleScope(villages, kinds, TODAY)
    yield TITLES
    people = generate_people(count, 1, scope=scope, data=sample_words())
    for number, one in enumerate(people, start=1):
        yield number, *_cells(one, book.hit(one.village_code))


def _cells(one: SamplePerson, home: VillageHit) -> Sequence[Value]:
    return (
        *(one.nik, one.family_card, one.name, one.sex, one.birth_place),
        *(f"{one.birth_date:%d/%m/%Y}", TODAY.year - one.birth_date.year),
        *(one.address, one.rt, one.rw, home.village, home.district, home.regency),
        *(one.phone, "Islam", one.desil, one.business_name, one.requested_value, one.note),
    )


def _write(file: Path, rows: Iterable[Sequence[Value]]) -> None:
    """A minute's work for openpyxl, and a few seconds here."""
    known: dict[str, int] = {}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, text in _PARTS.items():
            archive.writestr(name, text)
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            part.write(f'<worksheet xmlns="{_MAIN}"><sheetData>'.encode())
            for line, values in enumerate(rows, start=1):
                part.write(_row(line, values, known).encode())
            part.write(b"</sheetData></worksheet>")
        strings = "".join(f"<si><t>{escape(text)}</t></si>" for text in known)
        archive.writestr("xl/sharedStrings.xml", f'<sst xmlns="{_MAIN}">{strings}</sst>')


def _row(line: int, values: Sequence[Value], known: dict[str, int]) -> str:
    """A row of XML; texts are named by their place among the shared ones."""
    cells = []
    for column, value in enumerate(values):
        place = f"{column_letters(column)}{line}"
        if isinstance(value, int):
            cells.append(f'<c r="{place}"><v>{value}</v></c>')
        elif value:
            number = known.setdefault(value, len(known))
            cells.append(f'<c r="{place}" t="s"><v>{number}</v></c>')
    return f'<row r="{line}">{"".join(cells)}</row>'
