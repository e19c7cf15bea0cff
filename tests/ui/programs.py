"""The whole program inside a test: from the gate to the end, with the process' hooks put back."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bansos_desktop.app.root import Root
from bansos_desktop.runtime import crash
from bansos_desktop.runtime.paths import Paths
from bansos_desktop.ui.dialogs.gate import UnlockGate
from bansos_desktop.ui.icons import IconSet
from tests.ui.offices import close_desk, forget

StartRoot = Callable[..., Root]


@pytest.fixture
def own_hooks(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The process' hooks as they were before, and no stream left open."""
    streams: list[IO[str]] = []
    monkeypatch.setattr(crash.faulthandler, "enable", streams.append)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    before = list(logging.getLogger().handlers)
    yield
    for stream in streams:
        stream.close()
    for handler in [h for h in logging.getLogger().handlers if h not in before]:
        logging.getLogger().removeHandler(handler)
        handler.close()


@pytest.fixture
def start_root(
    qtbot: QtBot, dressed: QApplication, icons: IconSet, own_hooks: None
) -> Iterator[StartRoot]:
    """Start the program on a folder; it is over after the test."""
    roots: list[Root] = []

    def start_one(folder: Path, file: Path | None = None) -> Root:
        root = Root(Paths(folder), icons, file=file)
        roots.append(root)
        root.start()
        qtbot.wait(1)
        return root

    yield start_one
    for root in roots:
        end(qtbot, root)


def end(qtbot: QtBot, root: Root) -> None:
    """Close everything, as the program does after its last window."""
    if root.gate is not None:
        forget(root.gate)
    if root.desk is not None:
        close_desk(qtbot, root.desk)
        root.desk = None
    root.finish()


def enter(root: Root, passphrase: str) -> UnlockGate:
    """Type a passphrase at the gate and press Enter."""
    gate = root.gate
    assert isinstance(gate, UnlockGate)
    QTest.keyClicks(gate.passphrase, passphrase)
    QTest.keyClick(gate.passphrase, Qt.Key.Key_Return)
    return gate
