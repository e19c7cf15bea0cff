"""Pengaturan > Cadangan: making one, seeing what there is, being reminded in time."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from bansos_desktop.domain.backup import Manifest, Relation
from bansos_desktop.domain.changes import Topic
from bansos_desktop.store import backup_notes, files
from bansos_desktop.store.store import Store
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.dialogs.backup_dialog import BackupDialog, relation_text
from bansos_desktop.ui.door import RestoreWish
from bansos_desktop.ui.pages.settings import backup_places
from bansos_desktop.ui.pages.settings.backup_places import BackupPlaces
from bansos_desktop.ui.pages.settings.backups import BackupsSection, hidden_text
from bansos_desktop.ui.widgets.backup_facts import ago_text, content_text
from bansos_desktop.ui.widgets.confirm import ConfirmDialog
from bansos_desktop.usecases import daily_backup, keep_setups, look_at_backup, make_backup
from bansos_desktop.usecases.look_at_backup import Comparison
from bansos_desktop.usecases.progress import Progress
from tests.factories import NOW, PASSPHRASE, TODAY, a_draft, an_office
from tests.ui.acts import button_called, click, open_dialog, record, writing_store
from tests.ui.offices import MakeDesk, opened_at, settle

AT = f"{NOW.astimezone():%H.%M}"


@pytest.fixture
def section(desk: Desk, qtbot: QtBot) -> BackupsSection:
    """The section in sight; the look for sticks with which it begins is over: one at a time."""
    desk.office.window.show_page("settings")
    desk.office.pages.settings.show_section("backups")
    section = desk.office.pages.settings.backups
    qtbot.waitUntil(lambda: not section.places._busy)
    return section


def texts(section: BackupsSection) -> str:
    shown = [label.text() for label in section.findChildren(QLabel) if not label.isHidden()]
    return "\n".join(shown)


def another_laptops(folder: Path) -> Path:
    """A backup of an office that another laptop began."""
    an_office(folder / "lain", region_code="64.71")
    store = Store.open_for_reading(folder / "lain", opened_at(folder / "lain").key)
    made = make_backup.run(store, folder / "lain", folder / "lain.bansos", now=NOW)
    store.close()
    return made.path


def keep(desk: Desk, serial: int = 1, now: datetime = NOW) -> Path:
    """Work of a day and the backup at its end."""
    record(desk, a_draft(serial))
    data = desk.services.folders.data
    made = daily_backup.run(data, opened_at(data).key, now=now)
    assert made is not None
    return made.path


def choose(monkeypatch: pytest.MonkeyPatch, dialog: str, name: str) -> list[tuple[object, ...]]:
    """Answer the system's dialog; what it was asked with."""
    asked: list[tuple[object, ...]] = []

    def answer(*words: object) -> tuple[str, str]:
        asked.append(words)
        return name, ""

    monkeypatch.setattr(QFileDialog, dialog, answer)
    return asked


def test_an_office_without_any_is_told_what_that_means(section: BackupsSection) -> None:
    said = texts(section)

    assert "Belum pernah. Bila laptop ini hilang atau rusak, semua data ikut hilang." in said
    assert "Belum ada. Program membuatnya sendiri setiap hari, ketika ditutup." in said


@pytest.mark.parametrize("name", ["kukar", "kukar.bansos"])
def test_a_backup_goes_where_somebody_chooses_and_the_place_is_remembered(
    desk: Desk,
    section: BackupsSection,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    asked = choose(monkeypatch, "getSaveFileName", str(tmp_path / name))

    click(section.make)
    settle(qtbot, desk)

    assert look_at_backup.prove(tmp_path / "kukar.bansos").facts.office == "64"
    mark = desk.services.session.device[-4:]
    name = f"Cadangan Kalimantan Timur laptop {mark} 2025-08-01.bansos"
    assert Path(str(asked[0][2])).name == name
    message = desk.office.window.message
    assert message.startswith("Cadangan dibuat dan diperiksa: kukar.bansos (")
    assert "disk yang sama dengan data" in message
    assert "tetapi di disk laptop ini" in texts(section)
    click(section.make)
    settle(qtbot, desk)
    assert Path(str(asked[1][2])).parent == tmp_path


def test_on_another_disk_it_is_well(
    desk: Desk,
    section: BackupsSection,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(backup_notes, "is_elsewhere", lambda _data, _folder: True)

    section.back_up(tmp_path / "kukar.bansos")
    section.back_up(tmp_path / "dua.bansos")  # one at a time
    settle(qtbot, desk)

    assert desk.office.window.message.endswith("Simpan jauh dari laptop.")
    assert f"1 Agustus 2025 {AT} (hari ini), ke {tmp_path}." in texts(section)
    assert not (tmp_path / "dua.bansos").exists()


@pytest.fixture
def sticks(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What is plugged in."""
    plugged: list[Path] = []
    monkeypatch.setattr(backup_places, "removable_drives", lambda: list(plugged))
    return plugged


def offers(section: BackupsSection) -> list[str]:
    return [b.text() for b in section.places.findChildren(QPushButton) if not b.isHidden()]


def test_a_stick_and_the_exchange_folder_are_one_press_away(
    desk: Desk, section: BackupsSection, sticks: list[Path], qtbot: QtBot, tmp_path: Path
) -> None:
    stick, shared = tmp_path / "KINGSTON", tmp_path / "tukar"
    for folder in (stick, shared):
        folder.mkdir()
    sticks.append(stick)
    store = writing_store(desk)
    keep_setups.keep_exchange_folder(store, desk.services.session, shared, now=NOW)
    store.close()
    qtbot.waitUntil(lambda: not section.places._busy)
    nothing = offers(section)

    section.reload()
    both = ["Buat di flashdisk KINGSTON", "Buat di folder tukar"]
    qtbot.waitUntil(lambda: offers(section) == both)
    click(button_called(section, "Buat di folder tukar"))
    assert not section.places.isEnabled()
    settle(qtbot, desk)
    click(button_called(section, "Buat di flashdisk KINGSTON"))
    settle(qtbot, desk)

    assert nothing == []
    (one,), (other,) = (list(folder.iterdir()) for folder in (shared, stick))
    assert one.name == other.name
    assert one.name.startswith("Cadangan Kalimantan Timur laptop ")
    assert section.places.isEnabled()


def test_a_place_that_is_gone_is_not_offered(
    desk: Desk, section: BackupsSection, sticks: list[Path], qtbot: QtBot, tmp_path: Path
) -> None:
    sticks.append(tmp_path)
    section.reload()
    qtbot.waitUntil(section.places.isVisible)

    sticks.clear()
    QCoreApplication.sendEvent(section.places, QEvent(QEvent.Type.ActivationChange))
    qtbot.waitUntil(section.places.isHidden)

    assert offers(section) == []


def test_a_look_that_fails_offers_nothing_and_is_begun_again(
    section: BackupsSection, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[int] = []

    def fails() -> list[Path]:
        asked.append(1)
        if len(asked) == 1:
            raise OSError
        return [tmp_path]

    monkeypatch.setattr(backup_places, "removable_drives", fails)
    section.reload()
    qtbot.waitUntil(lambda: not section.places._busy)

    section.reload()

    qtbot.waitUntil(section.places.isVisible)
    assert len(asked) == 2


def test_an_answer_that_comes_after_the_window_is_gone_is_dropped(desk: Desk) -> None:
    places = BackupPlaces(desk.services)
    shiboken6.delete(places)

    places._look("sticks", list)


def test_what_would_go_of_another_laptop_is_asked_about_plainly(
    desk: Desk,
    section: BackupsSection,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = another_laptops(tmp_path)
    before = other.read_bytes()
    choose(monkeypatch, "getSaveFileName", str(other))

    click(section.make)
    asked = open_dialog(ConfirmDialog)
    said = "\n".join(label.text() for label in asked.findChildren(QLabel))
    click(asked.cancel_button)
    settle(qtbot, desk)
    untouched = other.read_bytes() == before
    click(section.make)
    click(open_dialog(ConfirmDialog).act_button)
    settle(qtbot, desk)

    assert "lain.bansos sudah ada: Kota Balikpapan" in said
    assert "0 orang" in said
    assert "Ini cadangan laptop lain, dan isinya hilang bila diganti." in said
    assert untouched
    assert look_at_backup.run(other).facts.office == "64"


def test_an_older_backup_of_this_laptop_is_replaced_without_another_question(
    desk: Desk,
    section: BackupsSection,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    section.back_up(tmp_path / "a.bansos")
    settle(qtbot, desk)
    record(desk, a_draft(1))
    choose(monkeypatch, "getSaveFileName", str(tmp_path / "a.bansos"))

    click(section.make)
    settle(qtbot, desk)

    assert look_at_backup.run(tmp_path / "a.bansos").facts.people == 1


def test_a_backup_with_more_in_it_tells_how_much(desk: Desk, tmp_path: Path) -> None:
    ours = desk.services.store.copies.facts()
    record(desk, a_draft(1))
    made = make_backup.run(
        desk.services.store, desk.services.folders.data, tmp_path / "a.bansos", now=NOW
    )

    said = hidden_text("a.bansos", made.manifest, ours, TODAY)

    assert f"{made.manifest.facts.entries - ours.entries} catatan di dalamnya" in said


def test_choosing_nothing_does_nothing(
    section: BackupsSection, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, "getSaveFileName", "")
    choose(monkeypatch, "getOpenFileName", "")

    click(section.make)
    click(section.open_file)

    assert section.make.isEnabled()


def test_a_refusal_is_said_and_all_can_be_tried_again(
    desk: Desk, section: BackupsSection, qtbot: QtBot, tmp_path: Path
) -> None:
    section.back_up(tmp_path / "tidak-ada" / "a.bansos")
    settle(qtbot, desk)

    assert "tidak ada. Periksa tulisannya" in desk.office.window.message
    assert section.make.isEnabled()


def test_a_name_that_no_disk_keeps_is_refused_and_not_repeated(
    desk: Desk,
    section: BackupsSection,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The dialog refuses it; a name that comes another way is refused where it is written."""
    name = "Siti Aminah " * 25
    choose(monkeypatch, "getSaveFileName", str(tmp_path / name))
    click(section.make)
    box = open_dialog(QMessageBox)
    said = box.text()
    box.close()

    section._back_up_unless_in_the_way(tmp_path / f"{name}.bansos")
    settle(qtbot, desk)

    for told in (said, desk.office.window.message):
        assert told.startswith("Nama berkasnya terlalu panjang.")
        assert "Siti" not in told


def test_it_can_be_cancelled(
    desk: Desk,
    section: BackupsSection,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def endless(*_all: object, progress: Progress, **_more: object) -> None:
        while True:
            progress.step(1, 3)

    monkeypatch.setattr(make_backup, "run", endless)
    section.back_up(tmp_path / "a.bansos")
    qtbot.waitUntil(section._strip.isVisible)

    click(button_called(section, "Batalkan"))
    settle(qtbot, desk)

    assert desk.office.window.message == "Dibatalkan; cadangan tidak dibuat."
    assert not (tmp_path / "a.bansos").exists()


def test_the_kept_ones_are_listed_with_their_day_and_content(
    desk: Desk, section: BackupsSection
) -> None:
    keep(desk, 1, NOW - timedelta(days=1))
    keep(desk, 2)
    (desk.services.folders.data / files.BACKUPS / "rusak.bansos").write_bytes(b"?")

    section.reload()

    said = texts(section)
    assert f"31 Juli 2025 {AT} (kemarin) · Cadangan harian" in said
    assert "2 orang" in said
    assert "foto tidak ikut" in said
    assert "rusak.bansos\nTidak dapat dipakai" in said


def test_a_kept_one_can_be_proved_and_restored(
    desk: Desk, section: BackupsSection, qtbot: QtBot
) -> None:
    keep(desk, 1)
    record(desk, a_draft(2))
    section.reload()
    wishes: list[RestoreWish] = []
    desk.services.door.restore_wanted.connect(wishes.append)
    click(button_called(section, "Lihat…"))
    dialog = open_dialog(BackupDialog)
    assert dialog.banner.text.startswith(
        "Menurut keterangan berkasnya (isinya belum diperiksa): Isinya lebih lama: 2 catatan di"
    )
    assert not dialog.restore_button.isEnabled()

    click(dialog.prove_button)
    settle(qtbot, desk)
    assert dialog.banner.text == "Berkas ini utuh dan dapat dipulihkan."
    dialog.passphrase.setText(PASSPHRASE)
    click(dialog.restore_button)
    asked = open_dialog(ConfirmDialog)
    assert asked.cancel_button.isDefault()
    click(asked.act_button)

    assert [wish.passphrase for wish in wishes] == [PASSPHRASE]
    assert PASSPHRASE not in repr(wishes)


def test_enter_in_the_passphrase_asks_to_restore_and_never_closes(
    desk: Desk, section: BackupsSection
) -> None:
    keep(desk, 1)
    record(desk, a_draft(2))
    section.show_file(look_at_backup.kept(desk.services.folders.data)[0].path)
    dialog = open_dialog(BackupDialog)
    dialog.passphrase.setFocus()

    QTest.keyClick(dialog.passphrase, Qt.Key.Key_Return)
    stays = dialog.isVisible()
    QTest.keyClicks(dialog.passphrase, PASSPHRASE)
    QTest.keyClick(dialog.passphrase, Qt.Key.Key_Return)
    asked = open_dialog(ConfirmDialog)
    click(asked.cancel_button)

    assert stays
    assert dialog.isVisible()
    for label in dialog.findChildren(QLabel):
        if label.isVisible():
            assert label.height() >= label.heightForWidth(label.width())
    dialog.reject()


def test_a_file_that_breaks_after_it_was_listed_is_said(
    desk: Desk, section: BackupsSection, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(desk)
    path = look_at_backup.kept(desk.services.folders.data)[0].path
    choose(monkeypatch, "getOpenFileName", str(path))
    click(section.open_file)
    dialog = open_dialog(BackupDialog)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)

    dialog.prove()
    settle(qtbot, desk)

    assert dialog.banner.text.startswith(f"Isi berkas {path.name} rusak")
    dialog.reject()
    path.unlink()
    section.show_file(path)
    assert "tidak ada. Periksa apakah flashdisk-nya" in desk.office.window.message


def test_a_proof_that_is_not_waited_for_any_more_is_stopped(
    desk: Desk, section: BackupsSection, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(desk)
    path = look_at_backup.kept(desk.services.folders.data)[0].path

    def endless(_path: Path, progress: Progress) -> Manifest:
        while True:
            progress.step(1, 3)

    monkeypatch.setattr(look_at_backup, "prove", endless)
    section.show_file(path)
    dialog = open_dialog(BackupDialog)
    dialog.prove()
    dialog._strip.cancelled.emit()
    settle(qtbot, desk)
    assert dialog.banner.text == "Pemeriksaan dibatalkan."
    dialog.prove()

    dialog.reject()
    settle(qtbot, desk)

    assert not desk.services.readings.is_busy


def test_trouble_of_the_machine_that_nobody_knows_is_not_hidden(
    desk: Desk, section: BackupsSection, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_path: Path) -> Manifest:
        raise OSError(22, "salah kami")

    keep(desk)
    monkeypatch.setattr(look_at_backup, "run", fails)

    with pytest.raises(OSError, match="salah kami"):
        section.show_file(Path("a.bansos"))


@pytest.mark.parametrize("days", [14, 20])
def test_beranda_reminds_after_two_weeks(
    open_desk: MakeDesk, empty_office: Path, qtbot: QtBot, days: int
) -> None:
    now = NOW + timedelta(days=days)
    desk = open_desk(empty_office, now=lambda: now)
    record(desk, a_draft(1))
    desk.services.bus.publish(Topic.RECIPIENTS)
    settle(qtbot, desk)

    home = desk.office.pages.home
    text = f"Sudah {days} hari tanpa cadangan di luar laptop ini"
    tasks = [task for task in home._quick if task.text == text]

    assert len(tasks) == (days > 14)
    for task in tasks:
        desk.office.routes.go(task)
        assert desk.office.pages.settings.backups.isVisible()


def test_every_relation_has_its_words() -> None:
    words = {relation_text(Comparison(relation, 2)) for relation in Relation}

    assert len(words) == len(Relation)


@pytest.mark.parametrize(
    ("days", "text"), [(-1, "hari ini"), (0, "hari ini"), (1, "kemarin"), (9, "9 hari lalu")]
)
def test_how_long_ago_is_told_in_days(days: int, text: str) -> None:
    assert ago_text(TODAY - timedelta(days=days), TODAY) == text


def test_photos_inside_are_counted(desk: Desk, tmp_path: Path) -> None:
    made = make_backup.run(
        desk.services.store, desk.services.folders.data, tmp_path / "a.bansos", now=NOW
    )

    assert content_text(made.manifest).endswith("0 foto")


def test_what_a_damaged_backup_tells_of_itself_is_not_said_as_proved(
    desk: Desk, section: BackupsSection, qtbot: QtBot
) -> None:
    path = keep(desk, 1)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    section.show_file(path)
    dialog = open_dialog(BackupDialog)
    before = dialog.banner.text

    click(dialog.prove_button)
    settle(qtbot, desk)

    assert before.startswith("Menurut keterangan berkasnya (isinya belum diperiksa): Isinya sama")
    assert dialog.banner.text.startswith(f"Isi berkas {path.name} rusak atau pernah diubah.")
    dialog.reject()
