"""Periksa instalasi in the window: started from the menu, told as it goes, gone when closed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QDir, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from bansos_desktop.domain.self_check import Mark, read_report
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.dialogs.gate import UnlockGate
from bansos_desktop.ui.dialogs.gate_check import GateChecking
from bansos_desktop.ui.dialogs.installation import InstallationDialog
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.self_check_run import SelfCheckRun, cut_short
from bansos_desktop.ui.widgets.two_line import DetailRole
from tests.ui.acts import button_called, click, open_dialog
from tests.ui.offices import PAGES, PATIENCE_MS, forget

HEAD = "Periksa instalasi Bansos Desktop, 1 Agustus 2025 11.00"
FINE = "[baik] 1/2 Versi (0,6 detik): Bansos Desktop 0.6.0"
FAILED = "[gagal] 2/2 Huruf (0,9 detik): Tidak ada huruf. Pasang huruf."
RUNNING = "[jalan] 2/2 Huruf"
GOOD = "Periksa instalasi: baik (1 langkah)"
BAD = "Periksa instalasi: ada masalah (1 dari 2 langkah)"
COMMAND = "bansos_desktop.ui.self_check_run.own_command"


def pretend(monkeypatch: pytest.MonkeyPatch, *lines: str, then: str = "") -> None:
    """A program that writes these lines as its report, and then does what is said."""
    code = (
        "import os, sys, tempfile, time\n"
        "assert sys.argv[1] == '--uji-diri' and sys.argv[3] == '--data'\n"
        "open(os.path.join(tempfile.gettempdir(), 'orang buatan.db'), 'w').close()\n"
        f"open(sys.argv[2], 'w', encoding='utf-8').write({chr(10).join(lines) + chr(10)!r})\n"
        f"{then}"
    )
    monkeypatch.setattr(COMMAND, lambda *words: [sys.executable, "-c", code, *words])


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for what is thrown away, so that a test sees whether it is."""
    folder = tmp_path / "sementara"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    assert Path(QDir.tempPath()) == folder
    return folder


def opened(desk: Desk) -> InstallationDialog:
    """The dialog, called from the menu."""
    desk.office.actions["help.installation"].trigger()
    return open_dialog(InstallationDialog)


def rested(qtbot: QtBot, dialog: InstallationDialog) -> None:
    qtbot.waitUntil(lambda: not dialog.run.is_busy, timeout=PATIENCE_MS)


def rows(dialog: InstallationDialog) -> list[tuple[str, str]]:
    items = (dialog.list.item(row) for row in range(dialog.list.count()))
    return [(item.text(), str(item.data(DetailRole))) for item in items]


def test_it_stands_in_the_help_menu(desk: Desk) -> None:
    menus = {menu.title(): menu for menu in desk.office.window.menuBar().findChildren(QMenu)}

    acts = [act.text() for act in menus["Ba&ntuan"].actions()]

    assert "Periksa &instalasi…" in acts


def test_whoever_cannot_get_past_the_gate_checks_from_there(
    dressed: QApplication,
    icons: IconSet,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    temporary: Path,
) -> None:
    pretend(monkeypatch, HEAD, FINE, GOOD)
    gate = UnlockGate(icons, lambda: 0)
    GateChecking(gate, icons, tmp_path)
    with qtbot.waitActive(gate):
        gate.show()
    gate.refuse("Data ini sedang dibuka oleh perintah lain.")

    click(gate.check)
    dialog = open_dialog(InstallationDialog)
    rested(qtbot, dialog)

    assert dialog.banner.text.startswith("Instalasi baik")
    dialog.reject()
    forget(gate)
    assert list(temporary.iterdir()) == []


def test_a_check_ends_with_the_gate_it_was_called_from(
    dressed: QApplication,
    icons: IconSet,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    temporary: Path,
) -> None:
    pretend(monkeypatch, HEAD, RUNNING, then="time.sleep(60)")
    gate = UnlockGate(icons, lambda: 0)
    GateChecking(gate, icons, tmp_path)
    with qtbot.waitActive(gate):
        gate.show()
    click(gate.check)
    dialog = open_dialog(InstallationDialog)
    qtbot.waitUntil(lambda: bool(rows(dialog)), timeout=PATIENCE_MS)

    gate.close()

    assert not dialog.isVisible()
    assert not dialog.run.is_busy
    assert list(temporary.iterdir()) == []
    forget(gate)


def test_the_real_program_is_checked_beside_the_window(
    desk: Desk, qtbot: QtBot, temporary: Path
) -> None:
    dialog = opened(desk)
    qtbot.waitUntil(lambda: dialog.list.count() > 5, timeout=60_000)
    assert dialog.strip.isVisible()
    assert not dialog.copy.isEnabled()

    qtbot.waitUntil(lambda: not dialog.run.is_busy, timeout=120_000)

    assert dialog.banner.text.startswith("Instalasi baik: 31 langkah berhasil dalam")
    assert len(rows(dialog)) == 19 + len(PAGES)
    assert list(temporary.iterdir()) == []
    dialog.close()


def test_a_good_report_can_be_copied_and_kept_by_keys(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pretend(monkeypatch, HEAD, FINE, GOOD)
    target = tmp_path / "laporan.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    dialog = opened(desk)
    rested(qtbot, dialog)

    QTest.keyClick(dialog.list, Qt.Key.Key_Tab)
    QTest.keyClick(dialog.copy, Qt.Key.Key_Space)
    QTest.keyClick(dialog.copy, Qt.Key.Key_Tab)
    QTest.keyClick(dialog.save, Qt.Key.Key_Space)

    report = f"{HEAD}\n{FINE}\n{GOOD}\n"
    assert QGuiApplication.clipboard().text() == report
    assert target.read_text(encoding="utf-8") == report
    assert dialog.banner.text == "Laporan disimpan: laporan.txt"
    assert rows(dialog) == [("Versi", "Bansos Desktop 0.6.0")]
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_what_is_wrong_stands_first_with_what_to_do(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend(monkeypatch, HEAD, FINE, FAILED, BAD, then="sys.exit(1)")

    dialog = opened(desk)
    rested(qtbot, dialog)

    assert rows(dialog)[0] == ("Huruf", "Tidak ada huruf. Pasang huruf.")
    assert dialog.list.currentRow() == 0
    assert dialog.banner.text.startswith("1 dari 2 langkah bermasalah.")
    spoken = dialog.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Galat, Huruf")
    dialog.close()


def test_what_could_not_be_tried_is_counted_too(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = "[lewat] 3/3 Impor (0,0 detik): tidak dijalankan karena langkah 2 gagal"
    pretend(monkeypatch, HEAD, FINE, FAILED, left, BAD, then="sys.exit(1)")

    dialog = opened(desk)
    rested(qtbot, dialog)

    assert dialog.banner.text.startswith("1 dari 3 langkah bermasalah.")
    assert dialog.banner.text.endswith("1 langkah lain tidak dijalankan karenanya.")
    dialog.close()


def test_saving_nowhere_keeps_nothing_and_a_bad_place_is_said(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pretend(monkeypatch, HEAD, FINE, GOOD)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    dialog = opened(desk)
    rested(qtbot, dialog)
    before = dialog.banner.text

    button_called(dialog, "Simpan…").click()
    assert dialog.banner.text == before

    dialog.save_to(tmp_path / "tidak ada" / "laporan.txt")
    assert dialog.banner.text != before
    dialog.close()


OFFICE_FILES = ("kunci.json", "bansos.db", "kantor.bansos", "catatan.txt")


@pytest.mark.parametrize("name", OFFICE_FILES)
def test_a_report_is_written_over_nothing_but_a_report(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    pretend(monkeypatch, HEAD, FINE, GOOD)
    target = tmp_path / name
    target.write_bytes(b"isi kantor")
    dialog = opened(desk)
    rested(qtbot, dialog)

    dialog.save_to(target)

    assert target.read_bytes() == b"isi kantor"
    assert f"{name} sudah ada dan bukan laporan pemeriksaan" in dialog.banner.text
    target.write_text(f"{HEAD}\nlama", encoding="utf-8")
    dialog.save_to(target)
    assert target.read_text(encoding="utf-8") == dialog.told()
    dialog.close()


def test_a_report_never_lies_among_the_data_of_the_office(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pretend(monkeypatch, HEAD, FINE, GOOD)
    dialog = opened(desk)
    rested(qtbot, dialog)

    dialog.save_to(desk.services.folders.data / "laporan.txt")
    assert "ada di antara berkas data kantor" in dialog.banner.text
    dialog.save_to(tmp_path / f"{'a' * 300}.txt")
    assert dialog.banner.text.startswith("Nama berkasnya terlalu panjang.")

    assert not (desk.services.folders.data / "laporan.txt").exists()
    dialog.close()


def test_a_mistake_of_ours_while_a_report_is_kept_is_not_hidden(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pretend(monkeypatch, HEAD, FINE, GOOD)
    dialog = opened(desk)
    rested(qtbot, dialog)

    def fail(*_: object) -> None:
        raise OSError(10, "x")

    monkeypatch.setattr("bansos_desktop.ui.dialogs.installation.write_whole", fail)
    with pytest.raises(OSError, match="x"):
        dialog.save_to(tmp_path / "laporan.txt")
    dialog.close()


def test_it_can_be_stopped_and_started_again(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, temporary: Path
) -> None:
    pretend(monkeypatch, HEAD, FINE, RUNNING, then="time.sleep(60)")
    dialog = opened(desk)
    qtbot.waitUntil(lambda: len(rows(dialog)) == 2, timeout=PATIENCE_MS)
    assert rows(dialog)[1] == ("Huruf", "Sedang diperiksa…")
    assert not dialog.again.isEnabled()
    qtbot.waitUntil(dialog.strip.isVisible, timeout=PATIENCE_MS)

    QTest.keyClick(button_called(dialog.strip, "Batalkan"), Qt.Key.Key_Space)
    rested(qtbot, dialog)

    assert dialog.banner.text.startswith("Pemeriksaan dibatalkan")
    assert rows(dialog) == []
    assert list(temporary.iterdir()) == []
    assert not dialog.copy.isEnabled()
    pretend(monkeypatch, HEAD, FINE, GOOD)
    QTest.keyClick(dialog.again, Qt.Key.Key_Space)
    rested(qtbot, dialog)
    assert dialog.banner.text.startswith("Instalasi baik")
    dialog.close()


def test_closing_the_window_stops_it(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, temporary: Path
) -> None:
    pretend(monkeypatch, HEAD, RUNNING, then="time.sleep(60)")
    dialog = opened(desk)
    qtbot.waitUntil(lambda: bool(rows(dialog)), timeout=PATIENCE_MS)

    QTest.keyClick(dialog, Qt.Key.Key_Escape)

    assert not dialog.isVisible()
    assert not dialog.run.is_busy
    assert list(temporary.iterdir()) == []


def test_a_program_that_dies_is_told_with_the_step_it_died_at(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend(monkeypatch, HEAD, FINE, RUNNING, then="os._exit(3)")

    dialog = opened(desk)
    rested(qtbot, dialog)

    assert rows(dialog)[0][0] == "Huruf"
    assert rows(dialog)[0][1].startswith("Program berhenti saat langkah ini.")
    assert dialog.told().endswith("ada masalah (1 dari 2 langkah)\n")
    dialog.close()


def test_a_program_that_cannot_start_is_told(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(COMMAND, lambda *_: [str(tmp_path / "tidak ada")])
    run = SelfCheckRun(tmp_path)

    with qtbot.waitSignal(run.ended, timeout=PATIENCE_MS) as heard:
        run.start()

    (line,) = read_report(heard.args[0])
    assert line.mark is Mark.FAILED
    assert line.detail.startswith("Pemeriksaan tidak dapat dijalankan.")
    assert not run.is_busy


def test_a_report_that_ends_between_two_steps_is_told_as_cut_short() -> None:
    lines = read_report(cut_short(f"{HEAD}\n{FINE}\n"))

    assert [line.mark for line in lines] == [Mark.FINE, Mark.FAILED]
    assert lines[1].number == 2
