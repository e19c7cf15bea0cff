"""Impor: choose a file, look at every row, apply, and give back what was rejected."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from bansos_desktop.domain.import_plan import Outcome
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.pages.imports.page import ImportsPage
from bansos_desktop.ui.widgets.banner import Banner
from tests.factories import a_draft, a_row, a_workbook
from tests.ui.acts import button_called, click, record, texts
from tests.ui.import_acts import drop, held, look
from tests.ui.offices import settle

EQUATION = "5 baris dibaca = 2 baru + 1 diperbarui + 1 sama + 1 ditolak"


@pytest.fixture
def page(desk: Desk) -> ImportsPage:
    desk.office.window.show_page("imports")
    return desk.office.pages.imports


@pytest.fixture
def mixed(desk: Desk, tmp_path: Path) -> Path:
    """Five rows: two new (one with a warning), one changed, one the same, one rejected."""
    record(desk, a_draft(1), a_draft(2))
    rows = [
        a_row(1),
        a_row(2, alamat="Gang Mawar 7"),
        a_row(3),
        a_row(4, desil=""),
        a_row(5, nik="123"),
    ]
    return a_workbook(tmp_path / "desa jahab.xlsx", rows)


def test_a_dropped_file_is_read_and_every_row_has_its_outcome(
    desk: Desk, page: ImportsPage, mixed: Path, qtbot: QtBot
) -> None:
    people = desk.services.store.recipients.count()

    taken = drop(page, mixed.as_uri())
    settle(qtbot, desk)

    assert taken
    assert page.step == "sheet"
    click(page.sheet.go_on)
    assert page.step == "preview"
    plan = page.preview.plan
    assert plan is not None
    outcomes = sorted(row.outcome.value for row in plan.rows)
    assert outcomes == ["baru", "baru", "diperbarui", "ditolak", "sama"]
    assert desk.services.store.recipients.count() == people
    assert "desa jahab.xlsx" in texts(page)
    assert "Lembar Usulan · judul kolom di baris 1 · 5 baris dibaca" in texts(page)


@pytest.mark.parametrize(
    "urls", [(), ("https://contoh.go.id/a.xlsx",), ("file:///tidak/ada.xlsx",)]
)
def test_what_is_no_file_here_is_not_taken(page: ImportsPage, urls: tuple[str, ...]) -> None:
    assert not drop(page, *urls)
    assert page.step == "choose"


def test_the_preview_can_be_narrowed_to_one_outcome(
    desk: Desk, page: ImportsPage, mixed: Path, qtbot: QtBot
) -> None:
    look(desk, qtbot, mixed)
    rows, model = page.preview.rows, page.preview.model

    shown = []
    for outcome in (None, Outcome.CREATED, Outcome.UPDATED, Outcome.UNCHANGED, Outcome.REJECTED):
        click(rows.strip.tiles[outcome])
        shown.append(model.rowCount())

    assert shown == [5, 2, 1, 1, 1]
    assert not rows.strip.tiles[Outcome.DOUBLE].isEnabled()


def test_applying_ends_with_the_equation_and_tells_the_window(
    desk: Desk, page: ImportsPage, mixed: Path, qtbot: QtBot
) -> None:
    look(desk, qtbot, mixed)

    click(button_called(page, "Terapkan 3 baris"))
    settle(qtbot, desk)

    assert page.step == "result"
    assert page.result.equation.text() == EQUATION
    shown = texts(page)
    assert any("1 baris diterima dengan peringatan" in text for text in shown)
    assert desk.services.store.recipients.count() == 4
    click(button_called(page, "Lihat penerima yang baru"))
    assert desk.office.window.current is desk.office.pages.recipients
    assert desk.office.pages.recipients.model.rowCount() == 2


def test_rejected_rows_go_back_as_the_senders_own_sheet(
    desk: Desk,
    page: ImportsPage,
    mixed: Path,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    look(desk, qtbot, mixed)
    page.apply()
    settle(qtbot, desk)
    offered: list[str] = []

    def answer(_parent: object, _title: str, name: str, *_rest: object) -> tuple[str, str]:
        offered.append(Path(name).name)
        return str(tmp_path / "kembali 1.8"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)

    click(button_called(page, "Simpan baris yang ditolak…"))
    settle(qtbot, desk)

    assert offered == ["desa jahab - perbaiki.xlsx"]
    assert desk.office.window.message == "1 baris ditulis ke kembali 1.8.xlsx."
    rows = list(load_workbook(tmp_path / "kembali 1.8.xlsx").active.values)
    assert [row[0] for row in rows if row[0]] == ["NIK", "123"]


def test_a_result_without_rejected_rows_offers_no_file(
    desk: Desk, page: ImportsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    look(desk, qtbot, a_workbook(tmp_path / "baik.xlsx", [a_row(1)]))
    page.apply()
    settle(qtbot, desk)

    assert not page.result.save_rejects.isVisible()
    click(button_called(page, "Impor berkas lain"))
    assert page.step == "choose"


def test_the_same_file_again_says_so_and_creates_nothing(
    desk: Desk, page: ImportsPage, mixed: Path, qtbot: QtBot
) -> None:
    look(desk, qtbot, mixed)
    page.apply()
    settle(qtbot, desk)

    look(desk, qtbot, mixed)
    banner = page.preview.findChild(Banner)
    assert banner is not None
    assert banner.text.startswith("Berkas ini sudah pernah diimpor.")
    click(button_called(page, "Selesai"))
    settle(qtbot, desk)

    assert page.result.equation.text().startswith("5 baris dibaca = 0 baru + 0 diperbarui")
    assert desk.services.store.recipients.count() == 4


def test_turning_away_from_a_preview_writes_nothing(
    desk: Desk, page: ImportsPage, mixed: Path, qtbot: QtBot
) -> None:
    look(desk, qtbot, mixed)

    click(button_called(page.preview, "Batal"))

    assert page.step == "choose"
    assert desk.services.store.recipients.count() == 2


def test_a_broken_file_says_why_and_leaves_the_choice(
    desk: Desk, page: ImportsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    broken = tmp_path / "rusak.xlsx"
    broken.write_bytes(b"PK\x03\x04 bukan lembar kerja")

    look(desk, qtbot, broken)

    assert desk.office.window.message
    assert "Kesalahan program" not in desk.office.window.message
    assert page.step == "choose"
    assert page.choose.isEnabled()


def test_another_year_makes_a_preview_useless(
    desk: Desk, page: ImportsPage, mixed: Path, qtbot: QtBot
) -> None:
    look(desk, qtbot, mixed)

    desk.services.scope.move("UEP", 2026)

    assert page.step == "choose"


def test_while_a_file_is_read_no_other_is_begun(
    desk: Desk, page: ImportsPage, mixed: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    page.look_at(mixed)
    page.look_at(tmp_path / "lain.xlsx")
    page.ask_file()
    page.apply()
    assert not page.choose.isEnabled()
    settle(qtbot, desk)

    assert page.step == "sheet"
    plan = page.sitting.plan
    assert plan is not None
    assert plan.request.path == mixed


def test_looking_can_be_cancelled(desk: Desk, page: ImportsPage, mixed: Path, qtbot: QtBot) -> None:
    with held(desk.services.readings):
        page.look_at(mixed)
        page._strip.cancelled.emit()
    settle(qtbot, desk)

    assert desk.office.window.message == "Dibatalkan; tidak ada yang disimpan."
    assert page.step == "choose"
    page._strip.cancelled.emit()


def test_nothing_is_asked_or_written_before_there_is_a_result(
    desk: Desk, page: ImportsPage, tmp_path: Path
) -> None:
    page.apply()
    page.save_rejects(tmp_path / "x.xlsx")

    assert page.step == "choose"
    assert not (tmp_path / "x.xlsx").exists()


def test_stage_and_region_of_the_choice_are_those_of_the_plan(
    desk: Desk, page: ImportsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.choose.stage.key = "perubahan"
    page.choose.region.key = "64.02"

    look(desk, qtbot, a_workbook(tmp_path / "a.xlsx", [a_row(1, kabupaten="")]))

    plan = page.preview.plan
    assert plan is not None
    assert (plan.request.target.stage, plan.request.region_code) == ("perubahan", "64.02")
    assert [row.outcome for row in plan.rows] == [Outcome.CREATED]


def test_a_regency_can_only_choose_itself(officer_desk: Desk) -> None:
    region = officer_desk.office.pages.imports.choose.region

    assert [region.itemData(row) for row in range(region.count())] == ["64.02"]


def test_a_dialog_without_an_answer_leaves_everything(
    page: ImportsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))

    click(button_called(page, "Pilih berkas…"))

    assert page.step == "choose"
