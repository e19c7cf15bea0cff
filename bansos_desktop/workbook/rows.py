"""The people of a sheet, row by row, without what is written around and between them.

Whatever stands inside the table and is not known for a total, a note or a header is handed on, to
be refused in sight; only below the table must a row prove that it is a person.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from bansos_desktop.domain.cell import EMPTY_CELL, Cell, CellKind
from bansos_desktop.domain.column_content import two_numbers
from bansos_desktop.domain.sheet_fields import SheetField
from bansos_desktop.workbook.context import band_places, labelled_places
from bansos_desktop.workbook.families import FamilyFiller, MergeFiller
from bansos_desktop.workbook.headers import is_number_row, normalise_title, reordered
from bansos_desktop.workbook.layout import Layout
from bansos_desktop.workbook.marks import (
    Cells,
    closes_table,
    is_a_few_words,
    is_nik_like,
    is_numbered_name,
    is_person,
    is_signature,
    opens_other_table,
    repeats_header,
    surely_somebody,
    text_of,
)
from bansos_desktop.workbook.number_pair import PairSplitter
from bansos_desktop.workbook.reader import RawValue, SheetFile, cell_of
from bansos_desktop.workbook.unread import ColumnWatch

_REMEMBERED = 4096
# True is the same key as 1, and they are different cells.
_SAME_KEYS = (0, 1)
_FIELD_OF_PLACE = {
    "regency": SheetField.REGENCY,
    "district": SheetField.DISTRICT,
    "village": SheetField.VILLAGE,
}
# In these a place's name is a person's, however little else is known of him.
_OWN_PLACES = (
    *_FIELD_OF_PLACE.values(),
    SheetField.ADDRESS,
    SheetField.HAMLET,
    SheetField.BIRTH_PLACE,
    SheetField.VILLAGE_AND_DISTRICT,
)


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One person's row: its number in Excel, and a cell, maybe empty, for every mapped field.

    Places named in a line above the person stand in for a column the sheet does not have.
    `filled_down` are the cells that stood on the first row of the family only. `record` names our
    own record in a sheet that this program made.
    """

    line: int
    cells: Mapping[SheetField, Cell]
    filled_down: frozenset[SheetField] = frozenset()
    record: str = ""


def read_rows(
    file: SheetFile, layout: Layout, watch: ColumnWatch | None = None
) -> Iterator[SourceRow]:
    """The rows that may be people, streamed; totals, signatures, notes, headers are left out.

    `watch` sees the same rows, to tell what stands in the columns that are not read.
    """
    sieve = _Sieve(layout)
    filler = FamilyFiller(layout.filled_down, layout.head_mark)
    merges = MergeFiller(layout.columns, file.merged_below(layout.sheet))
    pairs = PairSplitter(layout.columns, layout.titles)
    columns = _Columns(layout)
    for line, values in _lines_of(file, layout):
        cells = columns.cells(values)
        if sieve.keeps(values, cells, plain=columns.has_plain_nik(values)):
            if watch and not sieve.is_turned:
                watch.see(values)
            pairs.split(cells)
            carried = frozenset[SheetField]()
            if not sieve.is_turned:
                carried = merges.fill(line, cells) | filler.fill(cells, values)
            found = cells | sieve.places if sieve.places else cells
            yield SourceRow(line, found, carried, _record(values, layout.id_column))
        elif sieve.parted:
            filler.forget()
            columns.turn(sieve.order)


def _lines_of(file: SheetFile, layout: Layout) -> Iterator[tuple[int, Sequence[RawValue]]]:
    """The rows of one list of a sheet, which may hold several."""
    for line, values in file.rows(layout.sheet):
        if 0 < layout.last_row < line:
            return
        if line >= layout.first_row:
            yield line, values


def _record(values: Sequence[RawValue], column: int | None) -> str:
    """What stands in the column of our own names."""
    return "" if column is None or column >= len(values) else cell_of(values[column]).text


class _Columns:
    """Where the fields stand, which a header further down may change."""

    def __init__(self, layout: Layout) -> None:
        self._known = {field: _Known() for field in layout.columns}
        self._now: Mapping[SheetField, int] | None = None
        self.turn(layout.columns)

    def turn(self, order: Mapping[SheetField, int]) -> None:
        """From here on the fields stand elsewhere; those that do not are empty."""
        if order == self._now:
            return
        self._now = order
        self._columns = [(field, at, self._known[field]) for field, at in order.items()]
        self._blank = {field: EMPTY_CELL for field in self._known if field not in order}
        self._nik = order.get(SheetField.NIK)

    def cells(self, values: Sequence[RawValue]) -> dict[SheetField, Cell]:
        """The cells of a row by field."""
        return self._blank | {field: known[values[at]] for field, at, known in self._columns}

    def has_plain_nik(self, values: Sequence[RawValue]) -> bool:
        """Whether the row needs no closer look."""
        return self._nik is not None and _is_plain_nik(values[self._nik])


def _is_plain_nik(value: RawValue) -> bool:
    """The quick way through large lists: sixteen digits stored as text need no closer look."""
    return isinstance(value, str) and len(value) == 16 and value.isdigit()


class _Known(dict[RawValue, Cell]):
    """The cells of one column by value, so that a village is one object and not a thousand."""

    def __missing__(self, value: RawValue) -> Cell:
        cell = cell_of(value)
        if len(self) < _REMEMBERED and value not in _SAME_KEYS:
            self[value] = cell
        return cell


class _Sieve:
    """Remembers whether the table has ended and which places were last named.

    `parted` says of the row looked at last that it parts people from people: a place, a total.
    `order` is where the columns stand from here on, once the titles came in another order.
    """

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self.order: Mapping[SheetField, int] = layout.columns
        self.is_turned = False
        self._titles = {
            field: normalise_title(layout.titles.get(column, ""))
            for field, column in layout.columns.items()
        }
        self._after_table = self._elsewhere = self._signed = False
        self.parted = self._lived = False
        self.places: dict[SheetField, Cell] = {}
        self._name_places(asdict(layout.context))

    def keeps(self, values: Sequence[RawValue], cells: Cells, *, plain: bool) -> bool:
        """Whether this row may be a person; a plain NIK needs no closer look."""
        self.parted = False
        if plain:
            self._after_table = self._elsewhere = self._signed = False
            self._lived = True
            return True
        texts = [cell_of(value).text for value in values]
        if is_number_row(texts) or self._turns(texts):
            return False
        if repeats_header(cells, self._titles):
            self._elsewhere = False
            return False
        places = _places_between(texts, cells, self._layout.villages)
        if places:
            self.parted = True
            self._name_places(places)
            return False
        return self._is_somebody(texts, cells)

    def _turns(self, texts: Sequence[str]) -> bool:
        """Whether these are the titles again in another order, or in the first one again."""
        places = reordered(texts, self._layout.titles)
        turned = any(here != there for here, there in places.items())
        if not turned and not (places and self.is_turned):
            return False
        columns = self._layout.columns.items()
        self.order = {field: places[column] for field, column in columns if column in places}
        if not turned:
            self.order = self._layout.columns
        self.is_turned = turned
        self.parted, self._elsewhere, self._after_table = True, False, False
        return True

    def _is_somebody(self, texts: Sequence[str], cells: Cells) -> bool:
        """Inside the table everybody; below it who proves to be one; in another table a NIK."""
        nik = is_nik_like(text_of(cells, SheetField.NIK)) or self._is_unknown(texts)
        if not nik and opens_other_table(texts):
            self._elsewhere = self._after_table = self.parted = True
            return False
        if nik or self._is_named(texts, cells):
            self._after_table = self._elsewhere = self._signed = False
            self._lived = True
            return True
        closes = closes_table(texts)
        self._signed = self._signed or is_signature(texts)
        self.parted = closes
        self._after_table = self._after_table or closes
        return not self._after_table and any(cell.text for cell in cells.values())

    def _is_unknown(self, texts: Sequence[str]) -> bool:
        """While nobody has said which columns hold name and NIK, whoever has a NIK is somebody."""
        fields = self._titles.keys()
        joint = SheetField.NIK_AND_FAMILY_CARD in fields
        if SheetField.NIK in fields or (SheetField.NAME in fields and not joint):
            return False
        return any(two_numbers(text) for text in texts)

    def _is_named(self, texts: Sequence[str], cells: Cells) -> bool:
        """In another table a name alone is none: regions and goods stand in its column."""
        name = text_of(cells, SheetField.NAME)
        if self._elsewhere or (self._signed and is_a_few_words(texts)):
            return bool(name) and surely_somebody(cells)
        return is_person(cells) or is_numbered_name(texts, name)

    def _name_places(self, places: Mapping[str, str]) -> None:
        """Only where there is no column: what stands in a person's own row outweighs it.

        Another kecamatan is not that of the village of the people before.
        """
        if "village" not in places and places.keys() & {"district", "regency"} and self._lived:
            self.places.pop(SheetField.VILLAGE, None)
        self._lived = False
        for place, text in places.items():
            field = _FIELD_OF_PLACE[place]
            if text and field not in self._titles:
                self.places[field] = Cell(CellKind.TEXT, text)


def _places_between(
    texts: Sequence[str], cells: Cells, villages: frozenset[str]
) -> Mapping[str, str]:
    """The places of a line like "Kecamatan : Tenggarong" over two cells, or "DESA JAHAB"."""
    name = text_of(cells, SheetField.NAME)
    if is_nik_like(text_of(cells, SheetField.NIK)):
        return {}
    bare = frozenset() if is_numbered_name(texts, name) else villages
    band, places = band_places(texts, bare)
    if places and band not in [text_of(cells, field) for field in _OWN_PLACES]:
        return places
    if name and not labelled_places([name.split(":")[0], ": x"]):
        return {}
    return labelled_places(texts)
