"""Our own sheets in the import: straight to the rows, with a word about what is read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from bansos_desktop.domain.import_plan import Outcome
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.workflow import Status
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.models.import_preview import OF_PEOPLE
from bansos_desktop.ui.pages.imports.page import ImportsPage
from tests.factories import NOW, a_draft, a_nik
from tests.lives import hand_over, plan_goods, set_status
from tests.ui.acts import click, record, texts, writing_store
from tests.ui.offices import settle
from tests.usecases import real_sheets
from tests.usecases.conftest import Office
from tests.usecases.monev_sheets import VISIT, fill, monev_sheet
from tests.usecases.own_sheets import FIRST, HEADER, changed, column, edited, sent

A, B = "Orang Contoh A", "Orang Contoh B"


@pytest.fixture
def page(desk: Desk) -> ImportsPage:
    desk.office.window.show_page("imports")
    return desk.office.pages.imports


@pytest.fixture
def office(desk: Desk) -> Iterator[Office]:
    """The same data for what happens outside the window."""
    store = writing_store(desk)
    yield Office(store, desk.services.session, Path(), b"")
    store.close()


def _read(page: ImportsPage, path: Path, qtbot: QtBot, desk: Desk) -> None:
    page.look_at(path)
    settle(qtbot, desk)


def test_our_sheet_leads_straight_to_its_rows(
    desk: Desk, page: ImportsPage, office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    record(desk, a_draft(1), a_draft(2))
    sheet = edited(sent(office, tmp_path / "usulan.xlsx"), {(B, "Alamat"): "Jl. Mawar 5"})

    _read(page, sheet, qtbot, desk)

    assert page.step == "preview"
    told = " ".join(texts(page.preview))
    assert "Lembar daftar usulan buatan program ini, diekspor 01/08/2025 oleh" in told
    assert page.preview.apply.text() == "Terapkan 1 baris"
    click(page.preview.to_sheet)
    assert page.step == "sheet"
    assert {row.certainty.value for row in page.sheet.columns.model.rows} <= {
        "yakin",
        "tidak dibaca",
        "tidak disimpan",
    }
    click(page.sheet.go_on)
    click(page.preview.apply)
    settle(qtbot, desk)
    assert page.step == "result"
    stored = desk.services.store.recipients.with_nik([a_nik(serial=2)])[a_nik(serial=2)]
    assert stored.values["address"] == "Jl. Mawar 5"


def test_a_sheet_whose_columns_are_unclear_is_looked_at_first(
    desk: Desk, page: ImportsPage, office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    record(desk, a_draft(1))
    sheet = sent(office, tmp_path / "usulan.xlsx")

    def confuse(_book: object, sheet: object) -> None:
        assert hasattr(sheet, "insert_cols")
        sheet.insert_cols(28)
        sheet.cell(HEADER, 28).value = "Paraf"
        sheet.cell(HEADER, 29).value = "Kode"

    _read(page, changed(sheet, confuse), qtbot, desk)

    assert page.step == "sheet"
    click(page.sheet.go_on)
    assert "kolomnya sudah dipindah" in " ".join(texts(page.preview))


def test_a_sheet_of_another_year_is_told_of_and_not_read(
    desk: Desk, page: ImportsPage, office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    record(desk, a_draft(1))
    page.choose.stage.key = "perubahan"
    said: list[str] = []
    page.said.connect(lambda _level, text: said.append(text))

    _read(page, sent(office, tmp_path / "usulan.xlsx", stage="murni"), qtbot, desk)

    assert page.step == "choose"
    assert any("dibuat untuk UEP 2025 murni" in text for text in said)


def test_a_filled_monev_sheet_becomes_visits(
    desk: Desk, page: ImportsPage, office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    record(desk, a_draft(1), a_draft(2))
    people = office.store.recipients.with_nik([a_nik(serial=n) for n in (1, 2)])
    asked = office.store.recipients.proposals_of([p.uid for p in people.values()], "UEP", 2025)
    proposals = sorted(one.uid for one in asked.values())
    for number, uid in enumerate(proposals):
        plan_goods(office.store, office.session, uid)
        set_status(office.store, office.session, uid, Status.DECIDED)
        hand_over(office.store, office.session, uid, day=date(2025, 6, 20), number=f"{number}/B")
    sheet = fill(monev_sheet(office, proposals, tmp_path / "monev.xlsx"), 1, VISIT)

    _read(page, sheet, qtbot, desk)

    assert page.step == "preview"
    assert page.preview.to_sheet.isHidden()
    told = " ".join(texts(page.preview))
    assert "Lembar monev buatan program ini" in told
    assert "Keadaan barang" in told
    click(page.preview.apply)
    settle(qtbot, desk)
    assert page.step == "result"
    assert "1 kunjungan monev tercatat." in " ".join(texts(page.result))
    assert len(desk.services.store.monitorings.of_proposal(proposals[0])) == 1


def test_the_shipped_monev_sheet_goes_out_and_comes_back_through_the_window(
    desk: Desk, page: ImportsPage, office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    real_sheets.make_people(office, 40)
    sheet = real_sheets.sent(office, "monev", tmp_path / "monev.xlsx")
    filled = real_sheets.fill_visits(sheet, office.today)

    _read(page, sheet, qtbot, desk)

    rows = page.preview.rows
    assert rows.current is not None
    assert rows.current.outcome is not Outcome.UNCHANGED
    assert all(rows.table.isColumnHidden(column) for column in OF_PEOPLE)
    assert page.preview.apply.text() == "Terapkan 4 baris"
    click(page.preview.apply)
    settle(qtbot, desk)
    told = " ".join(texts(page.result))
    assert "3 kunjungan monev tercatat" in told
    for uid in filled.values():
        assert len(desk.services.store.monitorings.of_proposal(uid)) == 1


def test_the_shipped_sheet_of_proposals_opens_on_what_changed(
    desk: Desk, page: ImportsPage, office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    real_sheets.make_people(office, 40)
    sheet = real_sheets.sent(office, "usulan", tmp_path / "usulan.xlsx")
    for opened in real_sheets.opened(sheet, "Usulan"):
        opened.type_in(opened.people()[25], {"Alamat": "Jl. Melati No. 12"})

    _read(page, sheet, qtbot, desk)

    rows = page.preview.rows
    assert rows.current is not None
    assert [one.new for one in rows.current.differences] == ["Jl. Melati No. 12"]
    assert not any(rows.table.isColumnHidden(column) for column in OF_PEOPLE)


def test_the_titles_of_our_sheet_stand_where_the_tests_look(
    desk: Desk, office: Office, tmp_path: Path
) -> None:
    record(desk, a_draft(1))

    def look(_book: object, sheet: object) -> None:
        assert column(sheet, "NIK") == 2  # type: ignore[arg-type]  # an openpyxl sheet

    changed(sent(office, tmp_path / "u.xlsx"), look)


def test_of_two_changes_ours_stays_until_the_sheets_is_ticked(
    desk: Desk, page: ImportsPage, office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    record(desk, a_draft(1), a_draft(2))
    sheet = sent(office, tmp_path / "usulan.xlsx")
    person = office.store.recipients.with_nik([a_nik(serial=2)])[a_nik(serial=2)]
    with office.store.write(office.session.author, now=NOW, act="recipient.update") as work:
        work.put(Kind.PERSON, person.uid, {"phone": "089999999999"})
    _read(page, edited(sheet, {(B, "No. HP"): "081234567890"}), qtbot, desk)
    preview = page.preview
    preview.rows.table.selectRow(1)
    box = preview.panel.ticks.boxes["phone"]
    assert (box.isEnabled(), box.isChecked()) == (True, False)
    assert not preview.tabs.isTabVisible(1)
    assert "di sini sudah diubah juga, menjadi 089999999999" in " ".join(texts(preview.panel))

    box.click()
    assert box.isChecked()
    click(preview.apply)
    settle(qtbot, desk)
    assert preview.panel.ticks.boxes["phone"].isChecked()
    preview.panel.ticks.boxes["phone"].click()
    click(preview.apply)
    settle(qtbot, desk)
    assert not preview.panel.ticks.boxes["phone"].isChecked()
    preview.panel.ticks.boxes["phone"].click()
    click(preview.apply)
    settle(qtbot, desk)
    click(preview.apply)
    settle(qtbot, desk)

    stored = desk.services.store.recipients.person(person.uid)
    assert stored is not None
    assert stored.values["phone"] == "081234567890"


def test_who_is_gone_from_a_sheet_is_told_before_and_after(
    desk: Desk, page: ImportsPage, office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    record(desk, a_draft(1), a_draft(2))
    sheet = sent(office, tmp_path / "usulan.xlsx")
    told = "1 orang dari lembar yang diekspor tidak ada di berkas ini."

    _read(page, changed(sheet, lambda _book, opened: opened.delete_rows(FIRST)), qtbot, desk)

    assert told in " ".join(texts(page.preview))
    click(page.preview.apply)
    settle(qtbot, desk)
    assert page.step == "result"
    assert told in " ".join(texts(page.result))
