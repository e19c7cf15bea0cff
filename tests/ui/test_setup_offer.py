"""A newer setup is offered on Beranda, quietly, and never against somebody's will."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from bansos_desktop.domain.program_version import version_from
from bansos_desktop.runtime import setups
from bansos_desktop.runtime.setups import FoundSetup, SetupFinder
from bansos_desktop.runtime.signature import Trust
from bansos_desktop.ui import setup_offer
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.pages.home.setup_strip import SetupStrip
from bansos_desktop.ui.setup_watch import SetupWatch
from bansos_desktop.ui.widgets.confirm import ConfirmDialog
from bansos_desktop.usecases import keep_setups
from tests.setup_files import a_setup
from tests.ui.acts import click, texts
from tests.ui.offices import settle

NEWER = "BansosDesktop-99.9.0-setup.exe"


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A removable drive, the only one, with a newer setup."""
    drive = tmp_path / "STICK"
    drive.mkdir()
    (drive / NEWER).write_bytes(a_setup(99, 9, 0))
    monkeypatch.setattr(setup_offer, "removable_drives", lambda: [drive])
    return drive


@pytest.fixture
def on_windows(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """As if installed on Windows; what would be started when the program has ended."""
    started: list[Path] = []
    monkeypatch.setattr(setups, "can_install", lambda: True)
    monkeypatch.setattr(setups, "start_after_us", started.append)
    return started


def offered(qtbot: QtBot, desk: Desk) -> SetupStrip:
    """The line on Beranda once it is there."""
    desk.office.setups.start()
    strip = desk.office.pages.home.setup
    qtbot.waitUntil(lambda: not strip.isHidden())
    return strip


def test_a_newer_setup_on_a_stick_is_offered(qtbot: QtBot, desk: Desk, stick: Path) -> None:
    strip = offered(qtbot, desk)

    assert strip.text.text() == f"Versi 99.9.0 tersedia di {stick}"
    assert strip.accessibleName() == strip.text.text()
    assert strip.take.text() == "Tunjukkan folder"


def test_a_stick_that_is_pulled_takes_its_offer_along(
    qtbot: QtBot, desk: Desk, stick: Path
) -> None:
    strip = offered(qtbot, desk)

    (stick / NEWER).unlink()
    desk.office.setups.watch.look()
    qtbot.waitUntil(strip.isHidden)
    strip.taken.emit()  # pressed in the very moment it went
    strip.put_off.emit()
    assert not desk.office.window.message


def test_the_exchange_folder_is_looked_at_too(
    qtbot: QtBot, desk: Desk, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(setup_offer, "removable_drives", list)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
    card = desk.office.pages.settings.office.exchange
    desk.office.window.show_page("settings")
    assert "Belum dipilih." in texts(card)

    click(card.choose)
    settle(qtbot, desk)
    assert str(stick) in texts(card)
    assert offered(qtbot, desk)

    desk.office.window.show_page("settings")
    click(card.clear)
    settle(qtbot, desk)
    assert "Belum dipilih." in texts(card)
    assert keep_setups.exchange_folder(desk.services.store) is None


def test_a_choice_that_is_left_open_changes_nothing(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    desk.office.window.show_page("settings")

    click(desk.office.pages.settings.office.exchange.choose)
    settle(qtbot, desk)
    assert keep_setups.exchange_folder(desk.services.store) is None


def test_later_means_not_again_today(qtbot: QtBot, desk: Desk, stick: Path) -> None:
    strip = offered(qtbot, desk)

    click(strip.later)
    with qtbot.waitSignal(desk.office.setups.watch.found):
        desk.office.setups.watch.look()
    assert strip.isHidden()
    settle(qtbot, desk)
    with qtbot.waitSignal(desk.office.setups.watch.found):
        desk.office.setups.watch.look()
    assert strip.isHidden()


def test_elsewhere_than_on_windows_the_folder_is_shown(
    qtbot: QtBot, desk: Desk, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(url.toLocalFile()))

    click(offered(qtbot, desk).take)

    assert shown == [str(stick)]


def asked(qtbot: QtBot, desk: Desk) -> ConfirmDialog:
    """The question before the program closes."""
    strip = offered(qtbot, desk)
    assert strip.take.text() == "Pasang sekarang"
    click(strip.take)
    settle(qtbot, desk)
    return visible_question(desk)


def visible_question(desk: Desk) -> ConfirmDialog:
    dialogs = desk.office.window.findChildren(ConfirmDialog)
    return next(dialog for dialog in dialogs if dialog.isVisible())


def test_installing_says_what_is_known_and_closes_first(
    qtbot: QtBot, desk: Desk, stick: Path, on_windows: list[Path]
) -> None:
    question = asked(qtbot, desk)
    said = " ".join(texts(question))
    assert "Penerbit tidak dikenal" in said
    assert "Tidak ada SHA256SUMS" in said
    assert "data Anda tidak berubah" in said

    click(question.act_button)

    assert not desk.office.window.isVisible()
    assert on_windows == [stick / NEWER]


def test_a_forged_header_does_not_silence_the_warning(
    qtbot: QtBot, desk: Desk, stick: Path, on_windows: list[Path]
) -> None:
    (stick / NEWER).write_bytes(a_setup(99, 9, 0, signed=True))

    said = " ".join(texts(asked(qtbot, desk)))

    assert "tanpa tanda tangan yang sah" in said
    assert "Pasang hanya bila Anda percaya asalnya" in said
    assert on_windows == []


def test_a_signature_that_windows_calls_good_is_said(
    qtbot: QtBot, desk: Desk, stick: Path, on_windows: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(setups, "trust_of", lambda _path: Trust.TRUSTED)

    said = " ".join(texts(asked(qtbot, desk)))

    assert "sah menurut Windows" in said
    assert "Pasang hanya bila" not in said
    assert on_windows == []


def test_sums_that_do_not_name_the_setup_are_not_called_absent(
    qtbot: QtBot, desk: Desk, stick: Path, on_windows: list[Path]
) -> None:
    (stick / "SHA256SUMS").write_text(f"{'0' * 64}  lain.exe\n")

    said = " ".join(texts(asked(qtbot, desk)))

    assert "tidak menyebut berkas ini" in said
    assert "Tidak ada SHA256SUMS" not in said
    assert on_windows == []


def test_a_setup_that_its_sums_contradict_is_not_started(
    qtbot: QtBot, desk: Desk, stick: Path, on_windows: list[Path]
) -> None:
    (stick / "SHA256SUMS").write_text(f"{'0' * 64}  {NEWER}\n")

    click(offered(qtbot, desk).take)
    settle(qtbot, desk)

    assert "tidak cocok dengan SHA256SUMS" in desk.office.window.message
    assert desk.office.pages.home.setup.take.isEnabled()
    assert on_windows == []


def test_a_good_check_takes_the_refusal_of_the_one_before_away(
    qtbot: QtBot, desk: Desk, stick: Path, on_windows: list[Path]
) -> None:
    sums = stick / "SHA256SUMS"
    sums.write_text(f"{'0' * 64}  {NEWER}\n")
    strip = offered(qtbot, desk)
    click(strip.take)
    settle(qtbot, desk)
    assert "dipasang" in desk.office.window.message
    sums.unlink()

    click(strip.take)
    settle(qtbot, desk)

    assert visible_question(desk)
    assert not desk.office.window.message
    assert on_windows == []


@pytest.mark.parametrize("stays", [True, False])
def test_what_is_not_saved_is_asked_for_before_installing(
    qtbot: QtBot,
    desk: Desk,
    stick: Path,
    on_windows: list[Path],
    monkeypatch: pytest.MonkeyPatch,
    stays: bool,
) -> None:
    page = desk.office.pages.home
    monkeypatch.setattr(type(page), "loss", "Formulir belum disimpan.")
    click(asked(qtbot, desk).act_button)

    question = visible_question(desk)
    click(question.cancel_button if stays else question.act_button)

    assert on_windows == ([] if stays else [stick / NEWER])
    monkeypatch.undo()
    if stays:
        desk.office.window.close()
        assert on_windows == []


def test_a_folder_that_does_not_answer_holds_up_nobody(qtbot: QtBot, desk: Desk) -> None:
    answer, looks = threading.Event(), []

    class Finder(SetupFinder):
        def newest(self, folders: object) -> FoundSetup | None:
            looks.append(folders)
            if folders == ["share"]:
                answer.wait(10)
            return FoundSetup(Path(str(folders)), version_from((9, len(looks))))

    watch = SetupWatch(lambda: Finder(version_from((0, 6))), desk)
    lanes: dict[str, Callable[[], object]] = {"a": lambda: ["share"], "b": lambda: ["stick"]}
    with qtbot.waitSignal(watch.found) as told:
        watch.start(lambda: lanes)  # type: ignore[arg-type,return-value]
    assert told.args[0].path == Path("['stick']")
    with qtbot.waitSignal(watch.found):
        watch.look()
    assert looks.count(["share"]) == 1
    answer.set()
    qtbot.waitUntil(lambda: not watch._busy)
    watch.stop()


def test_drives_that_cannot_be_listed_are_none(qtbot: QtBot, desk: Desk) -> None:
    def refuse() -> list[Path]:
        raise OSError

    watch = SetupWatch(lambda: SetupFinder(version_from((0, 6))), desk)
    with qtbot.waitSignal(watch.found) as told:
        watch.start(lambda: {"sticks": refuse})
    assert told.args == [None]
    watch.stop()
