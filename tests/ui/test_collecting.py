"""Garbage goes on the thread of the windows, never on one that works."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bansos_desktop.store.store import Store
from bansos_desktop.ui.collecting import Collector
from bansos_desktop.ui.desk import Desk
from bansos_desktop.usecases.progress import Progress
from tests.ui.offices import settle


class Ring:
    """Garbage that only a collector takes, and says on which thread it went."""

    def __init__(self, heard: list[str]) -> None:
        self.heard, self.itself = heard, self

    def __del__(self) -> None:
        self.heard.append(threading.current_thread().name)


class Pair:
    """The same, and says whether Python collected by itself then."""

    def __init__(self, heard: list[bool]) -> None:
        self.heard, self.itself = heard, self

    def __del__(self) -> None:
        self.heard.append(gc.isenabled())


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[Collector]:
    owner = QObject()
    collector = Collector(owner)
    collector.start()
    yield collector
    collector.stop()


def many() -> list[list[object]]:
    """More than a young generation holds."""
    return [[] for _n in range(5 * gc.get_threshold()[0])]


def test_a_job_collects_nothing(desk: Desk, qtbot: QtBot) -> None:
    heard: list[str] = []
    settle(qtbot, desk)
    gc.collect()
    Ring(heard)

    def work(_store: Store, _progress: Progress) -> list[list[object]]:
        return many()

    kept: list[list[list[object]]] = []
    desk.services.readings.start(work, on_done=kept.append, on_failed=heard.append)

    qtbot.waitUntil(lambda: bool(heard))
    assert kept
    assert heard == ["MainThread"]


def test_whoever_closes_gives_it_back(desk: Desk, qtbot: QtBot) -> None:
    assert not gc.isenabled()
    settle(qtbot, desk)
    desk.close()
    assert gc.isenabled()


def test_the_timer_takes_what_is_due(collector: Collector, qtbot: QtBot) -> None:
    heard: list[str] = []
    gc.collect()
    Ring(heard)
    kept = many()

    qtbot.waitUntil(lambda: bool(heard))

    assert kept
    assert heard == ["MainThread"]


def test_nothing_is_done_before_it_is_due(
    collector: Collector, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[int] = []
    monkeypatch.setattr(gc, "collect", done.append)
    monkeypatch.setattr(gc, "get_threshold", lambda: (700, 10, 10))
    for counts in ((700, 10, 10), (701, 10, 10), (3, 11, 2), (900, 11, 12)):
        monkeypatch.setattr(gc, "get_count", lambda counts=counts: counts)
        collector.collect()
    assert done == [0, 1, 2]


def test_what_is_due_goes_before_python_takes_it_back(qapp: QApplication) -> None:
    heard: list[bool] = []
    owner = QObject()
    collector = Collector(owner)
    gc.collect()
    collector.start()
    kept = [Pair(heard) for _n in range(2 * gc.get_threshold()[0])]
    kept.clear()

    collector.stop()

    assert heard
    assert not any(heard)


def test_python_takes_it_back_only_when_the_last_one_stops(collector: Collector) -> None:
    other = Collector(collector)
    other.start()
    other.stop()
    assert not gc.isenabled()
