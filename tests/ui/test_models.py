"""Table models: Qt's own examination, pages read as painted, numbers masked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor
from pytestqt.modeltest import ModelTester

from bansos_desktop.domain.business_types import BusinessTypeBook
from bansos_desktop.domain.field_words import Names
from bansos_desktop.domain.import_plan import Outcome, PlannedRow
from bansos_desktop.domain.problems import error, warning
from bansos_desktop.domain.views import Filter, SortBy
from bansos_desktop.store.listing import Count, ListingReader, ListRow, Query
from bansos_desktop.store.store import Store
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.models.import_preview import (
    FINDING,
    NIK,
    OUTCOME,
    WARNED,
    ImportPreview,
    Wanted,
)
from bansos_desktop.ui.models.recipient_columns import status_label
from bansos_desktop.ui.models.recipient_table import (
    BLOCK,
    BLOCKS_KEPT,
    RecipientTable,
)
from bansos_desktop.ui.theme import PALETTE
from tests.factories import a_nik
from tests.ui.offices import PEOPLE, opened_at

EVERYBODY = Query("UEP", 2025)
DISPLAY, TIP = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole
ACROSS, DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
QUERIES = (
    EVERYBODY,
    replace(EVERYBODY, sort=SortBy.REQUESTED_VALUE, descending=True),
    replace(EVERYBODY, filter=Filter(region_code="64.02")),
    replace(EVERYBODY, filter=Filter(text="si")),
    replace(EVERYBODY, filter=Filter(text="tidak ada orang begini")),
    replace(EVERYBODY, year=1999),
)


class Spy:
    """Counts what a list asks of the store."""

    def __init__(self, listing: ListingReader) -> None:
        self._listing = listing
        self.offsets: list[int] = []
        self.counts = 0

    def count(self, query: Query) -> Count:
        self.counts += 1
        return self._listing.count(query)

    def block(self, query: Query, offset: int, limit: int) -> list[ListRow]:
        self.offsets.append(offset)
        return self._listing.block(query, offset, limit)

    def place_of(self, query: Query, proposal: str) -> int | None:
        return self._listing.place_of(query, proposal)


@pytest.fixture
def store(crowded_office: Path) -> Iterator[Store]:
    """Reading PEOPLE people; nothing is written, so no copy is needed."""
    opened = Store.open_for_reading(crowded_office, opened_at(crowded_office).key)
    yield opened
    opened.close()


@pytest.fixture
def spy(store: Store) -> Spy:
    return Spy(store.listing)


@pytest.fixture
def people(store: Store, spy: Spy) -> RecipientTable:
    kinds = BusinessTypeBook(store.reference.business_types())
    return RecipientTable(spy, store.regions.book(), kinds)  # type: ignore[arg-type]  # a spy


@pytest.mark.parametrize("query", QUERIES)
def test_the_list_passes_qts_examination(
    people: RecipientTable, query: Query, qtmodeltester: ModelTester
) -> None:
    people.show(query)

    qtmodeltester.check(people)


def test_a_list_that_shows_nothing_yet_passes_too(
    people: RecipientTable, spy: Spy, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(people)

    assert (people.rowCount(), people.query, people.line_of("x"), spy.offsets) == (
        0,
        None,
        None,
        [],
    )
    assert people.row_at(people.createIndex(0, 0)) is None


def test_showing_counts_and_reads_no_row(people: RecipientTable, spy: Spy) -> None:
    people.show(EVERYBODY)

    assert people.rowCount() == PEOPLE
    assert (spy.counts, spy.offsets) == (1, [])


def test_rows_come_in_blocks_and_each_block_once(people: RecipientTable, spy: Spy) -> None:
    people.show(EVERYBODY)

    for row in (0, 1, BLOCK - 1, 2 * BLOCK + 5, BLOCK - 1, 2 * BLOCK):
        for column in range(people.columnCount()):
            people.index(row, column).data()

    assert spy.offsets == [0, 2 * BLOCK]


def test_only_so_many_blocks_are_kept(
    people: RecipientTable, spy: Spy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bansos_desktop.ui.models.recipient_table.BLOCKS_KEPT", 2)
    people.show(EVERYBODY)

    for row in (0, BLOCK, 0, 2 * BLOCK, 0, BLOCK):
        people.index(row, 0).data()

    assert BLOCKS_KEPT > 2
    assert spy.offsets == [0, BLOCK, 2 * BLOCK, BLOCK]


@pytest.mark.parametrize("query", QUERIES[:4])
def test_where_a_proposal_stands_agrees_with_what_is_shown(
    people: RecipientTable, query: Query
) -> None:
    people.show(query)

    for number in range(0, people.rowCount(), 7):
        row = people.row_at(people.index(number, 0))
        assert row is not None
        assert people.line_of(row.proposal) == number


def test_no_cell_and_no_tip_shows_a_whole_nik(people: RecipientTable, store: Store) -> None:
    people.show(EVERYBODY)
    niks = {row.nik for row in store.listing.block(EVERYBODY, 0, PEOPLE)}
    shown = {
        str(people.index(row, column).data(role))
        for row in range(PEOPLE)
        for column in range(people.columnCount())
        for role in (DISPLAY, TIP)
    }

    assert len(niks) == PEOPLE
    assert shown & niks == set()
    assert all(any(text.startswith(nik[:6]) and "*" in text for text in shown) for nik in niks)


def test_numbers_stand_at_the_right_and_titles_above(people: RecipientTable) -> None:
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    role = Qt.ItemDataRole.TextAlignmentRole
    people.show(EVERYBODY)
    at = {column.key: number for number, column in enumerate(people.columns)}

    assert people.index(0, at["value"]).data(role) == right
    assert people.index(0, at["name"]).data(role) is None
    assert people.headerData(at["desil"], ACROSS, role) == right
    assert people.headerData(at["name"], ACROSS) == "Nama"
    assert people.headerData(at["name"], ACROSS, role) is None
    assert people.headerData(99, ACROSS) is None
    assert people.headerData(0, DOWN) is None
    assert people.data(QModelIndex()) is None
    assert people.row_at(QModelIndex()) is None
    assert people.rowCount(people.index(0, 0)) == people.columnCount(people.index(0, 0)) == 0


def test_a_state_of_a_newer_program_is_shown_as_it_is_written() -> None:
    assert status_label("tidak_layak") == "Tidak Layak"
    assert status_label("diarsipkan") == "diarsipkan"


NAMES = Names({}, str, str)
ROWS = (
    PlannedRow(3, Outcome.CREATED, "Orang A", a_nik(serial=1), "Jahab", ()),
    PlannedRow(4, Outcome.UPDATED, "Orang B", a_nik(serial=2), "Jahab", ()),
    PlannedRow(5, Outcome.UNCHANGED, "Orang C", a_nik(serial=3), "Jahab", ()),
    PlannedRow(
        1006,
        Outcome.REJECTED,
        "Orang D",
        a_nik(serial=4),
        "Jahab",
        (error("name.missing", "name"), warning("sex.missing", "sex")),
    ),
    PlannedRow(
        1007, Outcome.CREATED, "Orang E", a_nik(serial=5), "", (warning("sex.missing", "sex"),)
    ),
)


@pytest.mark.parametrize(
    ("only", "lines"),
    [
        (Wanted(), [3, 4, 5, 1006, 1007]),
        (Wanted(Outcome.CREATED), [3, 1007]),
        (Wanted(Outcome.REJECTED), [1006]),
        (Wanted(finding=WARNED), [1007]),
    ],
)
def test_the_preview_shows_one_outcome_or_all(
    icons: IconSet, only: Wanted, lines: list[int], qtmodeltester: ModelTester
) -> None:
    model = ImportPreview(icons, NAMES)

    model.show(ROWS, only, NAMES)

    qtmodeltester.check(model)
    shown = [str(model.index(row, 0).data()).replace(".", "") for row in range(model.rowCount())]
    assert shown == [str(line) for line in lines]


def test_a_rejected_row_says_why_in_red_and_masks_the_nik(icons: IconSet) -> None:
    model = ImportPreview(icons, NAMES)
    model.show(ROWS, Wanted(Outcome.REJECTED), NAMES)
    finding = model.index(0, FINDING)
    ink = Qt.ItemDataRole.ForegroundRole

    assert finding.data() == "Nama belum diisi. Tulis nama seperti di KTP. (+1 lagi)"
    assert str(finding.data(TIP)).count("\n") == 1
    assert finding.data(ink) == QColor(PALETTE.error)
    assert model.index(0, NIK).data(ink) is None
    assert "*" in str(model.index(0, NIK).data())
    assert model.data(QModelIndex()) is None
    assert model.headerData(0, DOWN) is None
    assert model.headerData(99, ACROSS) is None


def test_every_outcome_has_a_sign(icons: IconSet) -> None:
    model = ImportPreview(icons, NAMES)
    model.show(ROWS, Wanted(), NAMES)
    role = Qt.ItemDataRole.DecorationRole

    signed = [model.index(row, OUTCOME).data(role) is not None for row in range(len(ROWS))]

    assert all(signed)
