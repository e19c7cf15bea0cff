"""A spreadsheet under construction: people, columns, and what stands around them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from random import Random

from bansos_desktop.workbook.container import column_letters
from tests.sheets.people import Someone, people
from tests.sheets.truth import GIVES, RECORD, ExpectedRow, ExpectedSheet, Fate, Truth, Value

Show = Callable[[Someone], object]
Line = list[object]


def show_date(person: Someone) -> str:
    """Dd/mm/yyyy, as most type it."""
    return f"{person.birth_date:%d/%m/%Y}"


SHOWS: Mapping[str, tuple[str, Show]] = {
    "nik": ("NIK", lambda p: p.nik),
    "no_kk": ("NO. KK", lambda p: p.family_card),
    "nama": ("NAMA LENGKAP", lambda p: p.name),
    "jenis_kelamin": ("L/P", lambda p: p.sex),
    "tempat_lahir": ("TEMPAT LAHIR", lambda p: p.birth_place),
    "tanggal_lahir": ("TANGGAL LAHIR", show_date),
    "alamat": ("ALAMAT", lambda p: p.address),
    "rt": ("RT", lambda p: p.rt),
    "rw": ("RW", lambda p: p.rw),
    "desa": ("DESA/KELURAHAN", lambda p: p.village.village),
    "kecamatan": ("KECAMATAN", lambda p: p.village.district),
    "kabupaten": ("KABUPATEN/KOTA", lambda p: p.village.regency),
    "no_hp": ("NO. HP", lambda p: p.phone),
    "desil": ("DESIL", lambda p: str(p.desil)),
    "jenis_usaha": ("JENIS USAHA", lambda p: p.business),
    "nominal": ("NILAI USULAN (Rp)", lambda p: p.value),
    "keterangan": ("KETERANGAN", lambda p: p.note),
}
STANDARD = tuple(name for name in SHOWS if name != "rw")


@dataclass(slots=True)
class Column:
    """A column as the sender made it; `name` is what it truly is, "" for nothing we keep.

    `over` are the titles of the groups above it, the topmost first.
    """

    name: str
    title: object
    show: Show
    over: tuple[str, ...] = ()
    hidden: bool = False


def column(name: str, title: object = None, show: Show | None = None, **more: object) -> Column:
    """A column by its canonical name, with the usual title and cells unless others are given."""
    usual_title, usual_show = SHOWS.get(name, ("", lambda _person: ""))
    shown = usual_title if title is None else title
    return Column(name, shown, show or usual_show, **more)  # type: ignore[arg-type]


@dataclass(slots=True)
class Row:
    """A person's row: cells that differ by column, what is expected of it, lines before it."""

    who: Someone
    cells: dict[str, object] = field(default_factory=dict)
    fate: Fate = Fate.TAKEN
    codes: tuple[str, ...] = ()
    values: dict[str, Value] = field(default_factory=dict)
    before: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Page:
    """One sheet. `above` its header, `under` it before the data, `tail` after the data.

    `gives` are record fields that are known though no column holds them, `silent` those that
    nothing is expected of. `styled_to` is the last row with a look but no value, `shift` how many
    columns stay empty on the left; `wide_titles` are merged from one column to another. With
    `names_regency` a title says which kabupaten it is.
    """

    name: str
    rows: list[Row]
    columns: list[Column]
    above: list[Line] = field(default_factory=list)
    under: list[Line] = field(default_factory=list)
    tail: list[Line] = field(default_factory=list)
    has_header: bool = True
    merged: bool = False
    numbered: bool = True
    hidden: bool = False
    is_list: bool = True
    styled_to: int = 0
    gives: set[str] = field(default_factory=set)
    silent: set[str] = field(default_factory=set)
    shift: int = 0
    wide_titles: list[tuple[int, int]] = field(default_factory=list)
    names_regency: bool = False

    def at(self, name: str) -> Column:
        """The column that truly holds `name`."""
        return self.columns[self.index(name)]

    def index(self, name: str) -> int:
        """Where it stands among the columns."""
        return next(i for i, one in enumerate(self.columns) if one.name == name)

    def drop(self, *names: str) -> None:
        """Leave these columns out."""
        self.columns = [one for one in self.columns if one.name not in names]

    def put(self, before: str, *columns: Column) -> None:
        """Put columns before another."""
        place = self.index(before)
        self.columns[place:place] = columns

    def swap(self, name: str, *columns: Column) -> None:
        """Put columns in the place of one."""
        place = self.index(name)
        self.columns[place : place + 1] = columns

    def retitle(self, titles: Mapping[str, object]) -> None:
        """Other titles over the same columns."""
        for name, title in titles.items():
            self.at(name).title = title

    def expect(self, fate: Fate, *codes: str, **values: Value) -> None:
        """The same expectation of every row."""
        for row in self.rows:
            row.fate, row.codes = fate, codes
            row.values.update(values)

    @property
    def height(self) -> int:
        """How many rows the titles take."""
        if not self.has_header:
            return 0
        return 1 + max(len(one.over) for one in self.columns)

    def header(self) -> list[Line]:
        """The rows of titles; a title under fewer groups stands in the highest free row."""
        lines: list[Line] = [[] for _ in range(self.height)]
        if not lines:
            return lines
        for index, one in enumerate(self.columns):
            stack: Line = [*one.over, one.title]
            stack += [None] * (self.height - len(stack))
            before = self.columns[index - 1].over if index else ()
            for level in range(len(one.over)):
                if before[: level + 1] == one.over[: level + 1]:
                    stack[level] = None
            for line, title in zip(lines, stack, strict=True):
                line.append(title)
        return lines

    def merges(self) -> list[tuple[int, int, int, int]]:
        """Merged cells of the header: first row and column, last row and column, from 1."""
        top, left = len(self.above) + 1, self.shift + 1
        found = [(top, first, top, last) for first, last in self.wide_titles]
        if not self.merged:
            return found
        for index, one in enumerate(self.columns):
            if len(one.over) + 1 < self.height:
                row = top + len(one.over)
                found.append((row, left + index, top + self.height - 1, left + index))
            for level in range(len(one.over)):
                last = self._last_under(index, level)
                if last > index and self.header()[level][index] is not None:
                    found.append((top + level, left + index, top + level, left + last))
        return found

    def _last_under(self, index: int, level: int) -> int:
        """The last column under the same groups down to `level`."""
        group = self.columns[index].over[: level + 1]
        last = index
        while last + 1 < len(self.columns) and self.columns[last + 1].over[: level + 1] == group:
            last += 1
        return last

    def lay(self) -> tuple[list[Line], list[int]]:
        """All rows of the sheet, and the row number of every person."""
        lines = [list(line) for line in self.above]
        lines += self._shifted(self.header())
        lines += [list(line) for line in self.under]
        numbers = []
        for position, row in enumerate(self.rows, start=1):
            lines += [list(line) for line in row.before]
            lines += self._shifted([self._cells(position, row)])
            numbers.append(len(lines))
        return lines + [list(line) for line in self.tail], numbers

    def _shifted(self, lines: Iterable[Line]) -> list[Line]:
        return [[*([None] * self.shift), *line] for line in lines]

    def _cells(self, position: int, row: Row) -> Line:
        cells: Line = []
        for one in self.columns:
            if one.name and one.name in row.cells:
                cells.append(row.cells[one.name])
            else:
                cells.append(position if one.name == "no_urut" else one.show(row.who))
        return cells

    def truth(self) -> ExpectedSheet:
        """Its header rows and columns."""
        first = len(self.above) + 1
        letters = {
            one.name: column_letters(self.shift + index)
            for index, one in enumerate(self.columns)
            if one.name and one.name != "no_urut"
        }
        return ExpectedSheet(tuple(range(first, first + self.height)), letters)

    def expected(self) -> list[ExpectedRow]:
        """What every person's row must become."""
        given = {record for one in self.columns for record in GIVES.get(one.name, ())}
        given = (given | self.gives) - self.silent
        _lines, numbers = self.lay()
        return [
            ExpectedRow(
                self.name,
                number,
                row.fate,
                {name: RECORD[name](row.who) for name in given} | row.values,
                row.codes,
            )
            for number, row in zip(numbers, self.rows, strict=True)
        ]


@dataclass(slots=True)
class Book:
    """A file under construction: its pages, and how it is written.

    `kind` is xlsx, xls, ods or text; `name` is what the sender called it, `before` what stands in a
    text before its first row.
    """

    rng: Random
    pages: list[Page]
    kind: str = "xlsx"
    name: str = "daftar usulan.xlsx"
    encoding: str = "utf-8"
    delimiter: str = ","
    before: str = ""
    asks: set[str] = field(default_factory=set)
    may_ask: set[str] = field(default_factory=set)
    nobody: bool = False
    codes: tuple[str, ...] = ()

    @property
    def page(self) -> Page:
        """The page that most files have alone."""
        return self.pages[0]

    def truth(self) -> Truth:
        """The truth about all pages that are lists and not hidden."""
        lists = [page for page in self.pages if page.is_list and not page.hidden]
        rows = tuple(row for page in lists for row in page.expected())
        return Truth(
            {page.name: page.truth() for page in lists},
            rows,
            frozenset(self.asks),
            frozenset(self.may_ask),
            self.nobody,
            self._region(lists),
            self.codes,
        )

    def _region(self, lists: list[Page]) -> str:
        """What a person at the province must say, where the sheet does not."""
        names = [one.name for page in lists for one in page.columns]
        named = any(page.names_regency for page in lists) or "kabupaten" in names
        if named or not lists or not lists[0].rows:
            return ""
        return lists[0].rows[0].who.village.code[:5]


def a_page(
    rng: Random,
    *,
    count: int = 12,
    within: str = "64.02.06",
    columns: Iterable[str] = STANDARD,
    name: str = "Usulan",
) -> Page:
    """A plain list of made-up people, numbered, every column under its usual title."""
    listed = [column(one) for one in columns]
    first = [Column("no_urut", "NO", lambda _person: "")]
    return Page(name, [Row(who) for who in people(count, rng, within)], first + listed)


def a_book(rng: Random, **wanted: object) -> Book:
    """A file with one plain list."""
    return Book(rng, [a_page(rng, **wanted)])  # type: ignore[arg-type]  # passed through
