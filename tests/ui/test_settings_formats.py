"""Pengaturan, Format dokumen: a layout goes out, comes back, is judged, kept, used, given up."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QListWidget
from pytestqt.qtbot import QtBot

from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.pages.settings.formats import FormatsSection
from bansos_desktop.ui.printing.book_dialog import BookDialog
from bansos_desktop.ui.services import Folders
from bansos_desktop.ui.widgets.confirm import ConfirmDialog
from bansos_desktop.ui.widgets.two_line import DetailRole
from tests.ui.acts import button_called, click, open_dialog, texts
from tests.ui.offices import MakeDesk, settle
from tests.usecases.own_templates import KOP1, SHEET, SHIPPED_VERSION

BUILT_IN = f"Bawaan versi {SHIPPED_VERSION}"
COPY, LOAD = "Salin untuk diubah di Excel…", "Muat format…"


@pytest.fixture
def formats(desk: Desk) -> FormatsSection:
    """The section, in sight."""
    return section_of(desk)


def section_of(desk: Desk) -> FormatsSection:
    """The section of a window, brought into sight."""
    desk.office.window.show_page("settings")
    desk.office.pages.settings.show_section("formats")
    return desk.office.pages.settings.formats


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the program asked the computer to open."""
    found: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: found.append(Path(url.toLocalFile()).name)
    )
    return found


def answers(monkeypatch: pytest.MonkeyPatch, path: Path | str) -> None:
    """What the file dialogs are told."""
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_: (str(path), ""))


def copied(
    formats: FormatsSection,
    desk: Desk,
    qtbot: QtBot,
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    """A copy of the shipped layout of proposals, made with the button."""
    answers(monkeypatch, path)
    click(button_called(formats, COPY))
    settle(qtbot, desk)
    return path


def edit(path: Path, text: str) -> None:
    """Change a cell as in Excel."""
    book = load_workbook(path)
    book.worksheets[0][KOP1] = text
    book.save(path)


def lines(found: QListWidget) -> list[tuple[str, str]]:
    """What stands in a list of two lines a row."""
    items = [found.item(row) for row in range(found.count())]
    return [(item.text(), str(item.data(DetailRole))) for item in items]


def cell(formats: FormatsSection, row: int, column: int) -> str:
    """What the table says."""
    model = formats.view.model
    return str(model.data(model.index(row, column)))


def test_a_new_office_uses_what_came_along(formats: FormatsSection) -> None:
    assert cell(formats, 0, 0) == "Daftar usulan"
    assert [cell(formats, 0, column) for column in (1, 2, 3)] == [BUILT_IN, "–", "–"]
    shown = texts(formats.view.panel)
    assert "Belum pernah diganti di kantor ini." in shown
    assert any(text.startswith("Belum ada. Salin format") for text in shown)
    assert not formats.view.panel.back_button.isVisible()


def test_a_layout_goes_out_is_changed_loaded_and_used(
    formats: FormatsSection,
    desk: Desk,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    opened: list[str],
) -> None:
    path = copied(formats, desk, qtbot, tmp_path / "usulan kantor.xlsx", monkeypatch)
    assert desk.office.window.message == f"Salinan disimpan di {path}."
    click(button_called(formats, "Buka di Excel"))
    assert opened == ["usulan kantor.xlsx"]
    edit(path, "KANTOR CONTOH")

    click(button_called(formats, "Muat salinan ini"))
    settle(qtbot, desk)
    assert "Format dapat dipakai" in texts(formats)
    assert lines(formats.view.check.found) == [("Dihapus: Kop surat baris 1", "kantor.kop1")]
    assert formats.view.check.use_button.hasFocus()
    formats.view.check.label.clear()
    QTest.keyClicks(formats.view.check.label, "Rapat Juli")
    QTest.keyClick(formats.view.check.label, Qt.Key.Key_Return)
    settle(qtbot, desk)

    said = "Dokumen berikutnya memakai format milik kantor versi 1."
    assert desk.office.window.message == said
    assert cell(formats, 0, 1) == "Milik kantor versi 1"
    assert cell(formats, 0, 3) == "Siti Operator"
    ((title, detail),) = lines(formats.view.panel.versions)
    assert title == "Milik kantor versi 1 · Rapat Juli · dipakai"
    assert detail.endswith("oleh Siti Operator")
    assert not formats.view.panel.use_button.isEnabled()
    assert formats.view.table.isEnabled()


def test_faults_are_named_copied_mended_and_checked_again(
    formats: FormatsSection,
    desk: Desk,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    opened: list[str],
) -> None:
    path = copied(formats, desk, qtbot, tmp_path / "a.xlsx", monkeypatch)
    edit(path, "{{ penerima.nikk }}")

    click(button_called(formats, LOAD))
    settle(qtbot, desk)

    assert "1 hal harus diperbaiki" in texts(formats)
    ((where, said),) = lines(formats.view.check.found)
    assert where == f"{SHEET}!{KOP1}"
    assert said.startswith("Isian penerima.nikk tidak dikenal.")
    assert not formats.view.table.isEnabled()
    click(button_called(formats, "Salin daftar ini"))
    assert QApplication.clipboard().text().startswith(f"Sel {SHEET}!{KOP1}: isian penerima.nikk")
    click(button_called(formats, "Buka di Excel"))
    assert opened == ["a.xlsx"]

    edit(path, "KANTOR")
    click(button_called(formats, "Periksa lagi"))
    settle(qtbot, desk)
    assert "Format dapat dipakai" in texts(formats)
    click(button_called(formats, "Batal"))

    assert formats.view.panel.load_button.hasFocus()
    assert desk.services.store.templates.counts("64") == {}


def test_versions_are_kept_chosen_and_given_up(
    formats: FormatsSection,
    desk: Desk,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = copied(formats, desk, qtbot, tmp_path / "a.xlsx", monkeypatch)
    click(button_called(formats, LOAD))
    settle(qtbot, desk)
    assert "a.xlsx memuat isian yang sama dengan format bawaan." in texts(formats)
    click(button_called(formats, "Simpan saja"))
    settle(qtbot, desk)
    said = "Format tersimpan sebagai milik kantor versi 1; belum dipakai."
    assert desk.office.window.message == said
    assert cell(formats, 0, 1) == BUILT_IN

    click(button_called(formats, LOAD))
    settle(qtbot, desk)
    same = "a.xlsx sama persis dengan milik kantor versi 1, jadi tidak ada versi baru."
    assert same in texts(formats)
    assert not formats.view.check.keep_button.isVisible()
    click(button_called(formats, "Batal"))

    click(button_called(formats, "Pakai"))
    settle(qtbot, desk)
    assert cell(formats, 0, 1) == "Milik kantor versi 1"
    answers(monkeypatch, tmp_path / "versi 1.xlsx")
    click(button_called(formats, "Salin…"))
    settle(qtbot, desk)
    assert (tmp_path / "versi 1.xlsx").exists()

    click(button_called(formats, "Kembali ke format bawaan"))
    click(open_dialog(ConfirmDialog).act_button)
    settle(qtbot, desk)
    assert cell(formats, 0, 1) == BUILT_IN
    assert path.exists()
    assert len(lines(formats.view.panel.versions)) == 1


def test_an_example_of_any_layout_is_shown_page_by_page(
    formats: FormatsSection,
    desk: Desk,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def shown() -> str:
        settle(qtbot, desk)
        dialog = open_dialog(BookDialog)
        assert dialog.view.count >= 1
        title = dialog.windowTitle()
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        return title

    click(button_called(formats, "Lihat contoh hasil…"))
    assert shown() == "Contoh Daftar usulan (data karangan)"

    copied(formats, desk, qtbot, tmp_path / "a.xlsx", monkeypatch)
    click(button_called(formats, LOAD))
    settle(qtbot, desk)
    click(button_called(formats, "Lihat contoh hasil…"))
    assert shown() == "Contoh Daftar usulan (data karangan)"

    formats.work.keep(formats.view.check.checked, "", use=False)  # type: ignore[arg-type]
    settle(qtbot, desk)
    click(button_called(formats, "Contoh hasil…"))
    assert shown() == "Contoh Daftar usulan (data karangan)"


def test_what_is_no_layout_is_refused_and_nothing_else_changes(
    formats: FormatsSection, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "catatan.xlsx"
    path.write_text("bukan Excel", encoding="utf-8")

    formats.load(path)
    settle(qtbot, desk)

    assert "catatan.xlsx bukan berkas Excel" in desk.office.window.message
    assert button_called(formats, LOAD).isEnabled()


def test_a_dialog_without_an_answer_begins_nothing(
    formats: FormatsSection, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(monkeypatch, "")

    click(button_called(formats, COPY))
    click(button_called(formats, LOAD))

    assert not desk.services.readings.is_busy


def test_the_keyboard_walks_through_the_documents(formats: FormatsSection) -> None:
    formats.view.table.setFocus()

    QTest.keyClick(formats.view.table, Qt.Key.Key_Down)

    assert formats.view.document != "usulan"
    assert texts(formats.view.panel)[0] or formats.view.panel.line is not None


def drop(formats: FormatsSection, *paths: Path) -> bool:
    """Drag files over the section and let go; whether they were wanted."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    enter.ignore()
    formats.dragEnterEvent(enter)
    formats.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, none))
    return enter.isAccepted()


def test_a_dropped_file_is_checked(
    formats: FormatsSection,
    desk: Desk,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = copied(formats, desk, qtbot, tmp_path / "a.xlsx", monkeypatch)

    assert not drop(formats, path, path)
    assert not drop(formats, tmp_path)
    assert drop(formats, path)
    settle(qtbot, desk)

    assert "Format dapat dipakai" in texts(formats)


def test_an_officer_sees_but_changes_nothing(officer_desk: Desk) -> None:
    formats = section_of(officer_desk)
    panel = formats.view.panel

    assert "Hanya operator yang dapat memuat atau mengganti format." in texts(panel)
    assert not any(
        one.isVisible() for one in (panel.copy_button, panel.load_button, panel.use_button)
    )
    assert panel.example_button.isVisible()
    assert not formats.acceptDrops()


def test_a_program_without_its_layouts_says_so(
    open_desk: MakeDesk, empty_office: Path, tmp_path: Path
) -> None:
    desk = open_desk(empty_office)
    formats = section_of(desk)
    folders = desk.services.folders
    object.__setattr__(
        desk.services, "folders", Folders(folders.data, tmp_path / "tidak ada", folders.seed)
    )

    formats.reload()

    assert "Format bawaan tidak ditemukan" in texts(formats)
