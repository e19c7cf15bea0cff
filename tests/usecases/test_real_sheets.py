"""The shipped layouts of monev and usulan leave, are filled in as people do, and come back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from bansos_desktop.domain.import_plan import Outcome
from bansos_desktop.domain.workflow import Status
from bansos_desktop.usecases import undo_import
from tests.usecases.conftest import Office
from tests.usecases.monev_sheets import codes, look, take
from tests.usecases.own_templates import SHEET, copied, keep, use
from tests.usecases.real_sheets import ID, NAME, Page, fill_visits, make_people, opened, sent
from tests.usecases.test_record_handover import status_of


@pytest.fixture
def sample(office: Office) -> Office:
    """An office with sixty people, some of whom have goods and some a visit."""
    make_people(office)
    return office


@pytest.fixture
def monev(sample: Office, tmp_path: Path) -> Path:
    """The monev sheet as it leaves."""
    return sent(sample, "monev", tmp_path / "monev.xlsx")


def latest(office: Office, proposal: str) -> dict[str, object]:
    return dict(office.store.monitorings.of_proposal(proposal)[-1].values)


def test_the_monev_sheet_as_it_left_says_nothing_new(sample: Office, monev: Path) -> None:
    plan = look(sample, monev)

    assert {row.outcome for row in plan.rows} == {Outcome.UNCHANGED}
    assert [codes(row) for row in plan.rows if row.problems] == []
    assert plan.own is not None
    assert plan.own.told.code == "own.recognised"


def test_a_filled_monev_sheet_is_the_visits_it_tells_of(sample: Office, monev: Path) -> None:
    filled = fill_visits(monev, sample.today)

    plan = look(sample, monev)

    assert [codes(row) for row in plan.rows if row.outcome is Outcome.REJECTED] == []
    assert plan.counts.adds_up
    counts = plan.counts
    assert (counts.created, counts.updated, counts.rejected) == (3, 1, 0)
    assert counts.unchanged == counts.rows_read - 4
    done = take(sample, plan)
    first, text, stopped, corrected = (latest(sample, uid) for uid in filled.values())
    assert (first["visited_on"], first["revenue"], first["profit"]) == (
        "2025-08-01", 1_500_000, 400_000,
    )  # fmt: skip
    assert (first["running"], first["goods_state"], first["workers"]) == ("ya", "ada", 1)
    assert (text["visited_on"], text["revenue"], text["profit"]) == (
        "2025-08-01", 2_250_000, 750_000,
    )  # fmt: skip
    assert (stopped["visited_on"], stopped["running"]) == ("2025-08-01", "tidak")
    assert (stopped["goods_state"], stopped["development"]) == ("sebagian", "berhenti")
    assert corrected["revenue"] == 3_100_000
    assert {status_of(sample, uid) for uid in filled.values()} == {Status.MONITORED}
    assert done.counts == counts


def test_a_filled_monev_sheet_can_come_twice_and_be_taken_back(sample: Office, monev: Path) -> None:
    filled = fill_visits(monev, sample.today)
    before = latest(sample, filled["corrected"])
    done = take(sample, look(sample, monev))

    again = look(sample, monev)

    assert again.seen_before
    assert {row.outcome for row in again.rows} == {Outcome.UNCHANGED}
    assert take(sample, again).counts.created == 0
    back = undo_import.run(sample.store, sample.session, done.batch, now=sample.now)
    assert (back.rows.back, back.rows.kept) == (4, 0)
    assert latest(sample, filled["corrected"]) == before
    for what in ("first", "text", "stopped"):
        assert sample.store.monitorings.of_proposal(filled[what]) == []
        assert status_of(sample, filled[what]) == Status.DISTRIBUTED


VALUE = "Nilai Usulan ({{ kolom.satuan_nilai | Rp }})"


def own_layout(sheet: Worksheet) -> None:
    """Address and dependants change places, and two columns get the office's own titles."""
    page = Page(sheet)
    one, other = page.column("Alamat"), page.column("Jml Tanggungan")
    for line in range(page.header, page.header + 3):
        cells = sheet.cell(line, one), sheet.cell(line, other)
        cells[0].value, cells[1].value = cells[1].value, cells[0].value
    sheet.cell(page.header, other).value = "Alamat Rumah"
    sheet.cell(page.header, page.column(VALUE)).value = "Rupiah Diminta"


def people_lines(page: Page) -> list[list[object]]:
    """The rows of people as they stand."""
    width = page.sheet.max_column
    return [[page.sheet.cell(n, c).value for c in range(1, width + 1)] for n in page.people()]


def put_back(page: Page, lines: list[list[object]]) -> None:
    """Write people in another order into the rows that hold people, as sorting does."""
    for line, values in zip(page.people(), lines, strict=True):
        for column, value in enumerate(values, start=1):
            page.sheet.cell(line, column).value = value  # type: ignore[assignment]


@pytest.fixture
def usulan(sample: Office, tmp_path: Path) -> Path:
    """The sheet of proposals as it leaves."""
    return sent(sample, "usulan", tmp_path / "usulan.xlsx")


def correct(path: Path) -> tuple[str, str]:
    """Two people get what was missing, typed as people type it; their proposals."""
    found: list[str] = []
    for page in opened(path, "Usulan"):
        first, second = page.people()[3], page.people()[20]
        page.type_in(first, {"Alamat": "Jl. Melati No. 12"})
        page.type_in(second, {"Nilai Usulan (Rp)": "4.750.000"})
        found = [str(page.value(line, ID)) for line in (first, second)]
    return found[0], found[1]


def sort_by_name(page: Page) -> None:
    """Sorting tears people from their kecamatan; the subtotals stay where they are."""
    at = page.column(NAME) - 1
    put_back(page, sorted(people_lines(page), key=lambda values: str(values[at])))


def filter_some(page: Page) -> None:
    """A filter hides every second row."""
    for line in page.people()[::2]:
        page.sheet.row_dimensions[line].hidden = True
    page.sheet.auto_filter.ref = f"A{page.header}:AB{page.sheet.max_row}"


WORKED_ON: dict[str, Callable[[Page], None]] = {
    "as it is": lambda _page: None,
    "sorted": sort_by_name,
    "filtered": filter_some,
}


def test_the_sheet_of_proposals_as_it_left_says_nothing_new(sample: Office, usulan: Path) -> None:
    for page in opened(usulan, "Usulan"):
        subtotals = [c.value for c in page.sheet["A"] if "Jumlah Kecamatan" in str(c.value)]

    plan = look(sample, usulan)

    assert len(subtotals) > 5
    assert {row.outcome for row in plan.rows} == {Outcome.UNCHANGED}
    assert plan.counts.adds_up


@pytest.mark.parametrize("way", WORKED_ON)
def test_of_a_sheet_of_proposals_only_the_edited_cells_come_in(
    sample: Office, usulan: Path, way: str
) -> None:
    with_address, with_value = correct(usulan)
    for page in opened(usulan, "Usulan"):
        WORKED_ON[way](page)

    plan = look(sample, usulan)

    changed = {one.proposal: one.differences for one in plan.rows if one.differences}
    assert {uid: [d.field for d in found] for uid, found in changed.items()} == {
        with_address: ["address"],
        with_value: ["requested_value"],
    }
    assert (plan.counts.updated, plan.counts.unchanged) == (2, plan.counts.rows_read - 2)
    done = take(sample, plan)
    assert look(sample, usulan).counts.unchanged == plan.counts.rows_read
    back = undo_import.run(sample.store, sample.session, done.batch, now=sample.now)
    assert back.rows.back == 2


def test_a_sheet_of_the_offices_own_layout_comes_back_too(sample: Office, tmp_path: Path) -> None:
    use(sample, keep(sample, copied(sample, tmp_path, own_layout)).uid)
    usulan = sent(sample, "usulan", tmp_path / "milik.xlsx")
    found: list[str] = []
    for page in opened(usulan, SHEET):
        assert page.column("Alamat Rumah") > page.column("Jml Tanggungan")
        line = page.people()[7]
        page.type_in(line, {"Alamat Rumah": "Jl. Melati No. 12", "Rupiah Diminta": "4.800.000"})
        found.append(str(page.value(line, ID)))

    plan = look(sample, usulan)

    changed = {one.proposal: one.differences for one in plan.rows if one.differences}
    assert {uid: {d.field: d.new for d in had} for uid, had in changed.items()} == {
        found[0]: {"address": "Jl. Melati No. 12", "requested_value": 4_800_000}
    }
    assert plan.counts.updated == 1
    assert plan.counts.unchanged == plan.counts.rows_read - 1
