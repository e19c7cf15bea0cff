"""Open offices for tests of the window: real stores, real threads, a clock that stands still."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from bansos_desktop.app.looks import dress
from bansos_desktop.domain.region import RegionBook
from bansos_desktop.domain.workflow import Role
from bansos_desktop.runtime.sample_words import sample_words
from bansos_desktop.store.regions import RegionReader
from bansos_desktop.store.store import Store
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.i18n import QtIndonesian
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.services import Folders
from bansos_desktop.usecases import make_sample, unlock
from bansos_desktop.usecases.make_sample import SampleRequest
from bansos_desktop.usecases.open_office import Opened
from tests.factories import NOW, PASSPHRASE, ROOT, SEED, TODAY, a_recovery_key, an_office

PEOPLE = 250
PATIENCE_MS = 10_000
PAGES = (
    "home",
    "recipients",
    "verification",
    "decisions",
    "handovers",
    "monitoring",
    "institutions",
    "quotas",
    "imports",
    "reports",
    "activity",
    "settings",
)
MakeDesk = Callable[..., Desk]


def frozen_now() -> datetime:
    """Friday, 1 August 2025, eleven in the morning in Samarinda."""
    return NOW


@pytest.fixture(scope="session")
def empty_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The province's data with an operator and nobody recorded; copy before use."""
    folder = tmp_path_factory.mktemp("kantor") / "kosong"
    an_office(folder)
    a_recovery_key(folder)
    return folder


@pytest.fixture(scope="session")
def regency_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Kutai Kartanegara's data with a field officer; copy before use."""
    folder = tmp_path_factory.mktemp("kantor") / "kukar"
    an_office(folder, region_code="64.02", role=Role.FIELD_OFFICER, user="Budi Petugas")
    a_recovery_key(folder, "Budi Petugas")
    return folder


@pytest.fixture(scope="session")
def crowded_office(empty_office: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The province's data with PEOPLE made-up people; copy before use."""
    folder = tmp_path_factory.mktemp("kantor") / "ramai"
    shutil.copytree(empty_office, folder)
    opened = opened_at(folder)
    store = Store.open(folder, opened.key)
    request = SampleRequest(PEOPLE, 1, sample_words())
    make_sample.run(store, opened.session, request, now=NOW, today=TODAY)
    store.checkpoint()
    store.close()
    return folder


@pytest.fixture(scope="session")
def icons(qapp: QApplication) -> IconSet:
    """The icons that ship; drawing them needs an application."""
    return IconSet(ROOT / "resources" / "icons")


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """The application with our looks and language, until the test is over."""
    style, palette, font = qapp.style().objectName(), qapp.palette(), qapp.font()
    locale = QLocale()
    release_keys()
    dress(qapp)
    yield qapp
    for translator in qapp.findChildren(QtIndonesian):
        QCoreApplication.removeTranslator(translator)
        translator.setParent(None)
    QLocale.setDefault(locale)
    qapp.setStyleSheet("")
    qapp.setStyle(style)
    qapp.setPalette(palette)
    qapp.setFont(font)


@pytest.fixture(scope="session")
def regions(empty_office: Path) -> RegionBook:
    """The shipped regions, which no test of the window changes; reading them takes a while."""
    store = Store.open_for_reading(empty_office, opened_at(empty_office).key)
    book = store.regions.book()
    store.close()
    return book


@pytest.fixture
def open_desk(
    qtbot: QtBot,
    dressed: QApplication,
    tmp_path: Path,
    icons: IconSet,
    regions: RegionBook,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[MakeDesk]:
    """Open a copy of an office in its window; all work and windows are over after the test."""
    monkeypatch.setattr(RegionReader, "_read", lambda _reader: regions)
    desks: list[tuple[Desk, list[BaseException]]] = []

    def open_one(template: Path, **wanted: object) -> Desk:
        folder = tmp_path / template.name
        if not folder.exists():
            shutil.copytree(template, folder)
        folders = Folders(folder, ROOT / "resources" / "formats", SEED)
        desk = Desk(opened_at(folder), folders, icons, **{"now": frozen_now, **wanted})
        bugs: list[BaseException] = []
        desk.unhandled.connect(bugs.append)
        desks.append((desk, bugs))
        window = desk.office.window
        window.resize(1280, 720)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return desk

    yield open_one
    for desk, _bugs in desks:
        close_desk(qtbot, desk)
    assert [bug for _desk, bugs in desks for bug in bugs] == []


@pytest.fixture
def desk(open_desk: MakeDesk, empty_office: Path) -> Desk:
    """The province's office, nobody recorded yet."""
    return open_desk(empty_office)


@pytest.fixture
def crowded_desk(open_desk: MakeDesk, crowded_office: Path) -> Desk:
    """The province's office with PEOPLE people."""
    return open_desk(crowded_office)


@pytest.fixture
def officer_desk(open_desk: MakeDesk, regency_office: Path) -> Desk:
    """A field officer's laptop in Kutai Kartanegara."""
    return open_desk(regency_office)


def release_keys() -> None:
    """No key is down; a window that closed under a shortcut never told Qt of its end."""
    QTest.keyRelease(QWidget(), Qt.Key.Key_Control)
    assert QApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier


def opened_at(folder: Path) -> Opened:
    """What the gate would hand over."""
    unlocked = unlock.unlock(folder, PASSPHRASE, now=NOW)
    store = Store.open(folder, unlocked.key)
    try:
        return Opened(unlock.session_of(store, unlocked.user), unlocked.key)
    finally:
        store.close()


def settle(qtbot: QtBot, desk: Desk) -> None:
    """Wait until every job, and every job those asked for, is over."""
    services = desk.services
    qtbot.waitUntil(
        lambda: not (services.writer.is_busy or services.readings.is_busy), timeout=PATIENCE_MS
    )


def close_desk(qtbot: QtBot, desk: Desk) -> None:
    """Close an office as a person would who has nothing left to lose."""
    settle(qtbot, desk)
    pages = desk.office.pages
    if is_built(desk, "recipients"):
        pages.recipients.form.start_new()
    if is_built(desk, "handovers"):
        pages.handovers.form.hide()
    if is_built(desk, "monitoring"):
        pages.monitoring.form.hide()
    desk.office.window.close()
    desk.close()
    forget(desk.office.window)


def is_built(desk: Desk, key: str) -> bool:
    """Whether somebody has asked for a page yet."""
    return key in vars(desk.office.pages)


def forget(window: QWidget) -> None:
    """Really delete a window, so that nothing of it reaches the next test."""
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
