"""Where the columns of our own sheet stand now: as they left, or wherever the receiver moved them.

A column is found by its title. One whose title says nothing moved as its neighbours did; where
these disagree nothing is guessed, and the sheet is looked at like anybody's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bansos_desktop.domain.sheet_fields import SheetField
from bansos_desktop.domain.sheet_knowledge import SheetKnowledge
from bansos_desktop.workbook.excerpt import Excerpt, excerpt_of
from bansos_desktop.workbook.header_rows import find_header
from bansos_desktop.workbook.headers import TitleMatcher, normalise_title
from bansos_desktop.workbook.own_note import OwnNote
from bansos_desktop.workbook.reader import SheetFile

PERSON_ID = "penerima.id"
# What a column of a person is to an import; the others are printed and never read back.
FIELD_OF: Mapping[str, SheetField] = {
    "penerima.nik": SheetField.NIK,
    "penerima.no_kk": SheetField.FAMILY_CARD,
    "penerima.nama": SheetField.NAME,
    "penerima.jenis_kelamin": SheetField.SEX,
    "penerima.tempat_lahir": SheetField.BIRTH_PLACE,
    "penerima.tanggal_lahir": SheetField.BIRTH_DATE,
    "penerima.alamat": SheetField.ADDRESS,
    "penerima.rt": SheetField.RT,
    "penerima.rw": SheetField.RW,
    "penerima.desa": SheetField.VILLAGE,
    "penerima.kecamatan": SheetField.DISTRICT,
    "penerima.kabupaten": SheetField.REGENCY,
    "penerima.no_hp": SheetField.PHONE,
    "penerima.pendidikan": SheetField.EDUCATION,
    "penerima.pekerjaan": SheetField.OCCUPATION,
    "penerima.status_perkawinan": SheetField.MARITAL_STATUS,
    "penerima.tanggungan": SheetField.DEPENDANTS,
    "penerima.id_dtsen": SheetField.DTSEN_ID,
    "penerima.desil": SheetField.DESIL,
    "penerima.pkh_bpnt": SheetField.CENTRAL_AID,
    "penerima.jenis_usaha": SheetField.BUSINESS_TYPE,
    "penerima.status_usaha": SheetField.BUSINESS_STATE,
    "penerima.kebutuhan_barang": SheetField.NEEDS,
    "penerima.nilai_usulan": SheetField.REQUESTED_VALUE,
    "penerima.keterangan": SheetField.NOTE,
    "penerima.kategori": SheetField.CATEGORY,
    "penerima.lembaga": SheetField.INSTITUTION,
}
_TOLD_BY_TITLE: Mapping[str, SheetField] = {
    **FIELD_OF,
    "penerima.no": SheetField.ROW_NUMBER,
    "penerima.usia": SheetField.AGE,
}
# The titles of what is filled in at a visit, which stand in no list of people.
_VISIT_TITLES: Mapping[str, re.Pattern[str]] = {
    "monev.tanggal": re.compile(r"(tanggal|tgl) (kunjungan|monev|monitoring)"),
    "monev.petugas": re.compile(r"petugas( pendamping)?|pendamping"),
    "monev.bulan": re.compile(r"bulan( ke)?|bulan monev|monev bulan ke"),
    "monev.berjalan": re.compile(r"usaha (masih )?(ber)?jalan( y t)?"),
    "monev.keadaan_barang": re.compile(r"(keadaan|kondisi) barang"),
    "monev.omzet": re.compile(r"omz?s?et.*"),
    "monev.laba": re.compile(r"laba.*|keuntungan.*"),
    "monev.tenaga_kerja": re.compile(r"(jumlah |jml )?tenaga kerja"),
    "monev.perkembangan": re.compile(r"perkem ?bangan( usaha)?"),
    "monev.kendala": re.compile(r"kendala|hambatan"),
    "monev.tindak_lanjut": re.compile(r"(rencana )?tindak lanjut"),
    "monev.keterangan": re.compile(r"keterangan|ket"),
}
_NAME_OF_RECORD = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class OwnPlaces:
    """The sheet as it stands: where each placeholder is (from 0), rows counted from 1.

    `strange` are the titles of columns that somebody added.
    """

    sheet: str
    header_rows: tuple[int, ...]
    first_row: int
    columns: Mapping[str, int]
    titles: Mapping[int, str]

    @property
    def strange(self) -> dict[int, str]:
        """The titles of columns that are not ours."""
        ours = set(self.columns.values())
        return {column: title for column, title in self.titles.items() if column not in ours}


def sheet_of(file: SheetFile, note: OwnNote) -> str:
    """The sheet with the rows: by name, or the only one where it got another; "" if unclear."""
    if note.sheet in file.names:
        return note.sheet
    return file.visible[0] if len(file.visible) == 1 else ""


def locate(file: SheetFile, note: OwnNote, knowledge: SheetKnowledge) -> OwnPlaces | None:
    """Where everything is; None if the sheet does not say."""
    sheet = sheet_of(file, note)
    if not sheet or not note.columns:
        return None
    excerpt = excerpt_of(file, sheet)
    header = find_header(excerpt, TitleMatcher(knowledge.titles), knowledge)
    if header is None or not header.height:
        return _untitled(excerpt, note)
    hits = {column: hit.field for column, hit in header.hits.items()}
    titles = {column: title for column, title in header.titles.items() if title}
    columns = _places(note.columns, hits, titles)
    if columns is None or not _ids_agree(excerpt, columns):
        return None
    return OwnPlaces(sheet, header.lines, header.first_row, columns, header.titles)


def id_column(file: SheetFile, sheet: str) -> int | None:
    """The one column of a sheet that holds names of records; None if there is none, or several."""
    found = _id_columns(excerpt_of(file, sheet))
    return found.pop() if len(found) == 1 else None


def _untitled(excerpt: Excerpt, note: OwnNote) -> OwnPlaces | None:
    """Without titles the names of the records tell that nothing was moved."""
    if note.column_of(PERSON_ID) not in _id_columns(excerpt):
        return None
    columns = {name: column for column, name in note.columns.items()}
    return OwnPlaces(excerpt.sheet, (), note.first_row, columns, {})


def _places(
    wanted: Mapping[int, str], hits: Mapping[int, SheetField], titles: Mapping[int, str]
) -> dict[str, int] | None:
    """Placeholders by name; a column that was deleted is left out, None where one may be either."""
    known = _by_title(wanted, hits, titles)
    if not known:
        return None
    places = dict(known)
    ours = {_TOLD_BY_TITLE.get(name) for name in wanted.values()}
    taken = set(places.values()) | {at for at, hit in hits.items() if hit in ours}
    for column, name in wanted.items():
        if name in places:
            continue
        where = _where(column, wanted, known)
        free = [at for at in where if at in titles and at not in taken]
        if len(free) > 1:
            return None
        if free:
            places[name] = free[0]
            taken.add(free[0])
    return places


def _by_title(
    wanted: Mapping[int, str], hits: Mapping[int, SheetField], titles: Mapping[int, str]
) -> dict[str, int]:
    """The columns whose titles say which they are: where they were, or wherever they stand now."""
    found: dict[str, int] = {}
    for column, name in wanted.items():
        field, says = _TOLD_BY_TITLE.get(name), _VISIT_TITLES.get(name)
        named = [at for at, hit in hits.items() if field and hit is field]
        if says:
            named = [at for at, text in titles.items() if says.fullmatch(normalise_title(text))]
        if column in named:
            found[name] = column
        elif len(named) == 1:
            found[name] = named[0]
    return found


def _where(column: int, wanted: Mapping[int, str], known: Mapping[str, int]) -> list[int]:
    """Where a column may be: as far from where it was as the nearest known ones on both sides."""
    moves = {at: known[name] - at for at, name in wanted.items() if name in known}
    left = max((at for at in moves if at < column), default=None)
    right = min((at for at in moves if at > column), default=None)
    return sorted({column + moves[at] for at in (left, right) if at is not None})


def _ids_agree(excerpt: Excerpt, columns: Mapping[str, int]) -> bool:
    """Whether the names of records stand where they are thought to; a sheet may have lost them."""
    found = _id_columns(excerpt)
    return not found or PERSON_ID not in columns or columns[PERSON_ID] in found


def _id_columns(excerpt: Excerpt) -> set[int]:
    """Columns in which a name of a record stands."""
    return {
        column
        for _line, cells in excerpt.lines
        for column, cell in enumerate(cells)
        if _NAME_OF_RECORD.fullmatch(cell.text)
    }


def is_record_name(text: str) -> bool:
    """Whether a text is the name of a record of ours."""
    return bool(_NAME_OF_RECORD.fullmatch(text))
