"""Everything that the window writes where somebody chose asks here, and costs no other file."""

from __future__ import annotations

import ast
import errno
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

import bansos_desktop
from bansos_desktop.ui import targets
from bansos_desktop.ui.targets import ask_pdf, ask_target, ask_workbook
from tests.ui.acts import open_dialog

OFFICE_FILES = ("kunci.json", "bansos.db", "foto.db", "cadangan.bansos")


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


def told() -> str:
    """What the box says, which Esc then closes."""
    box = open_dialog(QMessageBox)
    text = box.text()
    QTest.keyClick(box, Qt.Key.Key_Escape)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return text


@pytest.mark.parametrize("name", OFFICE_FILES)
@pytest.mark.parametrize("suffix", [".xlsx", ".pdf", ".txt"])
def test_no_file_of_the_office_is_written_over(
    parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, suffix: str
) -> None:
    (tmp_path / name).write_bytes(b"isi kantor")
    choose(monkeypatch, tmp_path / name)

    assert ask_target(parent, "Simpan", tmp_path, "Jenis", suffix) is None

    assert f"{name} sudah ada dan isinya bukan yang akan ditulis ({suffix})" in told()
    assert [one.name for one in tmp_path.iterdir()] == [name]


def test_a_file_nobody_asked_about_is_not_replaced_in_silence(
    parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "rekap.pdf").write_bytes(b"rekap lama")
    choose(monkeypatch, tmp_path / "rekap")

    assert ask_pdf(parent, tmp_path) is None
    assert told().startswith("rekap.pdf sudah ada. Pilih berkas itu sendiri bila hendak diganti")

    choose(monkeypatch, tmp_path / "rekap.pdf")
    assert ask_pdf(parent, tmp_path) == tmp_path / "rekap.pdf"


def test_a_name_keeps_its_dots_and_gets_the_suffix(
    parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, tmp_path / "rekap 1.8")
    assert ask_workbook(parent, "Simpan", tmp_path) == tmp_path / "rekap 1.8.xlsx"

    choose(monkeypatch, tmp_path / "REKAP.XLSX")
    assert ask_workbook(parent, "Simpan", tmp_path) == tmp_path / "REKAP.XLSX"


@pytest.mark.parametrize("letters", [246, 247, 300])
def test_a_name_that_no_disk_keeps_is_refused_in_words(
    parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, letters: int
) -> None:
    """247 letters would be kept, but not with their ending."""
    choose(monkeypatch, tmp_path / ("a" * letters))

    chosen = ask_workbook(parent, "Simpan", tmp_path)

    assert (chosen is not None) == (letters == 246)
    if chosen is None:
        assert told().startswith("Nama berkasnya terlalu panjang.")


def test_a_folder_of_that_name_is_no_target(
    parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "rekap.xlsx").mkdir()
    choose(monkeypatch, tmp_path / "rekap.xlsx")

    assert ask_workbook(parent, "Simpan", tmp_path) is None
    assert told().startswith("rekap.xlsx adalah folder.")


def test_trouble_of_the_machine_is_said_and_a_mistake_of_ours_is_not_hidden(
    parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, tmp_path / "a.xlsx")

    def failing(number: int) -> None:
        def fail(_named: Path, _suffix: str) -> Path:
            raise OSError(number, "x", str(tmp_path))

        monkeypatch.setattr(targets, "target_ending_in", fail)

    failing(errno.EACCES)
    assert ask_workbook(parent, "Simpan", tmp_path) is None
    assert told().startswith("Tidak ada izin menulis")
    failing(errno.ECHILD)
    with pytest.raises(OSError, match="x"):
        ask_workbook(parent, "Simpan", tmp_path)


def test_nothing_else_in_the_window_asks_the_system_where_to_save() -> None:
    root = Path(bansos_desktop.__file__).parent
    asking = {
        str(file.relative_to(root))
        for file in root.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in ("getSaveFileName", "getSaveFileUrl")
    }

    assert asking == {str(Path("ui", "targets.py"))}
