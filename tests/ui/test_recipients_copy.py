"""Copied rows: what the clipboard holds, for whom, and that a spreadsheet takes it as it is."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from PySide6.QtCore import QItemSelectionModel, QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from bansos_desktop.domain.views import Layout
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.pages.recipients import list_panel
from bansos_desktop.ui.pages.recipients.copying import copied
from bansos_desktop.ui.pages.recipients.page import RecipientsPage
from tests.factories import LOA_IPUH, a_draft, a_nik
from tests.ui.acts import record
from tests.ui.offices import PEOPLE

KEY, MODIFIER = Qt.Key, Qt.KeyboardModifier
HERE = (
    a_draft(1, name="=HYPERLINK(A1)", desil=2, requested_value=4_100_000),
    a_draft(2, name="Budi <Anggoro>", village_code=LOA_IPUH, desil=1, business_type="kue"),
    a_draft(3, name="Citra", desil=None),
)


class Cells(HTMLParser):
    """Reads a table as a spreadsheet would: text and number format of every cell."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[tuple[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            style = dict(attrs).get("style") or ""
            self.rows[-1].append(("", style.removeprefix('mso-number-format:"').rstrip('"')))

    def handle_data(self, data: str) -> None:
        text, form = self.rows[-1][-1]
        self.rows[-1][-1] = (text + data, form)


def cells_of(data: QMimeData) -> list[dict[str, tuple[str, str]]]:
    """The rows of the copied table by the titles of their columns."""
    parser = Cells()
    parser.feed(data.html())
    titles = [title for title, _form in parser.rows[0]]
    return [dict(zip(titles, row, strict=True)) for row in parser.rows[1:]]


@pytest.fixture
def people(desk: Desk) -> RecipientsPage:
    """A list with a name that looks like a formula."""
    record(desk, *HERE)
    desk.office.window.show_page("recipients")
    return desk.office.pages.recipients


def clipboard() -> QMimeData:
    return QGuiApplication.clipboard().mimeData()


def copy_by_menu(page: RecipientsPage) -> None:
    """The first line of the menu over the rows."""
    next(action for action in page.table.actions() if action.text() == "Salin").trigger()


def choose_all(page: RecipientsPage) -> None:
    page.table.setFocus()
    QTest.keyClick(page.table, KEY.Key_A, MODIFIER.ControlModifier)


def test_chosen_rows_are_copied_with_the_columns_in_sight(people: RecipientsPage) -> None:
    people.list.columns.place(Layout(("nik", "name", "value")))
    choose_all(people)

    QTest.keyClick(people.table, KEY.Key_C, MODIFIER.ControlModifier)

    lines = clipboard().text().split("\r\n")
    assert lines[0] == "NIK\tNama\tNilai usulan"
    assert lines[1].split("\t")[1:] == ["'=HYPERLINK(A1)", "4100000"]
    assert lines[2].split("\t")[1] == "Budi <Anggoro>"
    assert len(lines) == 5
    assert lines[-1] == ""


def test_only_the_chosen_rows_are_copied(people: RecipientsPage) -> None:
    people.table.setFocus()
    people.table.enter()
    QTest.keyClick(people.table, KEY.Key_Down, MODIFIER.ShiftModifier)

    QTest.keyClick(people.table, KEY.Key_C, MODIFIER.ControlModifier)

    assert [row["Nama"][0] for row in cells_of(clipboard())] == [
        "'=HYPERLINK(A1)",
        "Budi <Anggoro>",
    ]


def test_ctrl_c_masks_what_names_a_person(people: RecipientsPage) -> None:
    people.list.columns.place(Layout(("nik", "family_card", "name")))
    choose_all(people)

    QTest.keyClick(people.table, KEY.Key_C, MODIFIER.ControlModifier)

    for secret in (HERE[0].nik, HERE[0].family_card):
        assert secret not in clipboard().text()
        assert secret not in clipboard().html()
    assert cells_of(clipboard())[0]["NIK"][0].count("*") == 6
    assert len(clipboard().formats()) == 2


def test_whole_niks_are_text_cells_with_all_sixteen_digits(
    desk: Desk, people: RecipientsPage
) -> None:
    people.list.columns.place(Layout(("nik", "family_card", "phone")))
    choose_all(people)

    QTest.keyClick(people.table, KEY.Key_C, MODIFIER.ControlModifier | MODIFIER.ShiftModifier)

    row = cells_of(clipboard())[0]
    assert row["NIK"] == (a_nik(serial=1), r"\@")
    assert row["No. KK"] == (HERE[0].family_card, r"\@")
    assert row["No. HP"][1] == r"\@"
    assert clipboard().html().count('sdnum=";;@"') == 9
    assert a_nik(serial=1) in clipboard().text()
    assert "NIK lengkap" in desk.office.window.message


def test_windows_is_told_to_keep_whole_niks_out_of_its_history(people: RecipientsPage) -> None:
    rows = people.model.rows_between(0, 0)

    formats = copied(people.model.columns, rows, in_full=True).formats()

    assert sum("Clipboard" in name for name in formats) == 3


def test_days_are_days_and_numbers_are_numbers(people: RecipientsPage) -> None:
    row = replace(people.model.rows_between(0, 0)[0], proposed_on="2025-03-02", reserve_rank=1234)

    cells = cells_of(copied(people.model.columns, [row], in_full=False))[0]

    assert cells["Diusulkan"] == ("2025-03-02", r"dd\/mm\/yyyy")
    assert cells["Nilai usulan"] == ("4100000", r"\#\,\#\#0")
    assert cells["No. cadangan"] == ("1234", r"\#\,\#\#0")
    assert cells["Desil"] == ("2", r"\#\,\#\#0")


def test_what_nobody_knows_is_an_empty_cell(people: RecipientsPage) -> None:
    row = replace(
        people.model.rows_between(0, 0)[0], desil=None, requested_value=None, phone="", nik=""
    )

    cells = cells_of(copied(people.model.columns, [row], in_full=True))[0]

    for title in ("Desil", "Nilai usulan", "No. HP", "No. SK", "NIK", "Nilai ditetapkan"):
        assert cells[title][0] == "", title


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t="])
def test_no_cell_is_run_as_a_formula(people: RecipientsPage, start: str) -> None:
    row = replace(people.model.rows_between(0, 0)[0], name=f"{start}1+1\tx\ny")

    data = copied(people.model.columns, [row], in_full=False)

    assert cells_of(data)[0]["Nama"][0].startswith("'")
    assert data.text().count("\r\n") == 2
    assert data.text().split("\r\n")[1].startswith("'")


def test_an_officer_is_not_offered_whole_niks(officer_desk: Desk) -> None:
    page = officer_desk.office.pages.recipients
    officer_desk.office.window.show_page("recipients")
    record(officer_desk, a_draft(1))
    page.reload()
    choose_all(page)
    QGuiApplication.clipboard().setText("yang lama")

    QTest.keyClick(page.table, KEY.Key_C, MODIFIER.ControlModifier | MODIFIER.ShiftModifier)

    assert clipboard().text() == "yang lama"
    assert all("lengkap" not in action.text() for action in page.table.actions())


def test_the_menu_over_the_rows_offers_copying_and_nothing_else(people: RecipientsPage) -> None:
    offered = [action.text() for action in people.table.actions()]

    assert offered == ["Salin", "Salin dengan NIK lengkap"]


def test_copying_nothing_says_what_to_do(desk: Desk, people: RecipientsPage) -> None:
    people.table.clearSelection()

    copy_by_menu(people)

    assert "Pilih dulu barisnya" in desk.office.window.message


def test_too_many_rows_are_not_copied(crowded_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(list_panel, "COPY_CAP", 100)
    QGuiApplication.clipboard().setText("yang lama")
    page = crowded_desk.office.pages.recipients
    crowded_desk.office.window.show_page("recipients")
    choose_all(page)

    QTest.keyClick(page.table, KEY.Key_C, MODIFIER.ControlModifier)

    assert page.table.chosen_count == PEOPLE
    assert "Paling banyak 100 baris" in crowded_desk.office.window.message
    assert clipboard().text() == "yang lama"


def test_chosen_proposals_are_given_in_the_order_of_the_list(people: RecipientsPage) -> None:
    people.table.setFocus()
    model, selection = people.model, people.table.selectionModel()
    flags = QItemSelectionModel.SelectionFlag
    for line in (2, 0):
        selection.select(model.index(line, 0), flags.Select | flags.Rows)

    assert people.list.selected_proposals() == [
        model.rows_between(0, 0)[0].proposal,
        model.rows_between(2, 2)[0].proposal,
    ]


def test_painting_the_titles_does_not_ask_what_is_chosen(crowded_desk: Desk) -> None:
    page = crowded_desk.office.pages.recipients
    crowded_desk.office.window.show_page("recipients")
    choose_all(page)

    header = page.table.horizontalHeader()

    assert page.table.chosen_count == len(set(page.list.selected_proposals())) == PEOPLE
    assert not header.selectionModel().hasSelection()


def test_choosing_several_opens_none_of_them(people: RecipientsPage) -> None:
    people.table.setFocus()
    people.table.enter()
    opened = people.form.proposal

    QTest.keyClick(people.table, KEY.Key_Down, MODIFIER.ShiftModifier)
    index = people.model.index(2, 0)
    QTest.mouseClick(
        people.table.viewport(),
        Qt.MouseButton.LeftButton,
        MODIFIER.ControlModifier,
        people.table.visualRect(index).center(),
    )

    assert people.table.chosen_count == 3
    assert people.form.proposal == opened
