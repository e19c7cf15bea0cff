"""What tests of the import do again and again: drop, read, go past the columns."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bansos_desktop.store.store import Store
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.jobs import JobRunner
from bansos_desktop.ui.pages.imports.page import ImportsPage
from bansos_desktop.usecases.progress import Progress
from tests.ui.acts import click
from tests.ui.offices import settle

NO_KEY = Qt.KeyboardModifier.NoModifier


def drop(page: ImportsPage, *urls: str) -> bool:
    """Drop things on the first step; whether it would take them."""
    data = QMimeData()
    data.setUrls([QUrl(url) for url in urls])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    entering = QDragEnterEvent(QPoint(50, 50), copy, data, left, NO_KEY)
    entering.ignore()
    QApplication.sendEvent(page.choose, entering)
    dropping = QDropEvent(QPointF(50, 50), copy, data, left, NO_KEY)
    QApplication.sendEvent(page.choose, dropping)
    return entering.isAccepted()


def look(desk: Desk, qtbot: QtBot, path: Path) -> ImportsPage:
    """Choose a file, take its columns as they were found, and wait for its rows."""
    desk.office.pages.imports.look_at(path)
    return read_on(desk, qtbot)


def read_on(desk: Desk, qtbot: QtBot) -> ImportsPage:
    """Wait for what is read, and take its columns as they were found."""
    settle(qtbot, desk)
    page = desk.office.pages.imports
    if page.step == "sheet":
        click(page.sheet.go_on)
    return page


@contextmanager
def held(runner: JobRunner) -> Iterator[None]:
    """Nothing that is asked of a runner begins before the end of this."""
    event = threading.Event()

    def wait(_store: Store, _progress: Progress) -> bool:
        return event.wait(10)

    runner.start(wait, on_done=lambda _done: None, on_failed=lambda _sentence: None)
    try:
        yield
    finally:
        event.set()
