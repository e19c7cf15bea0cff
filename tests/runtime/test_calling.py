"""A second start speaks to the first window, and is not kept waiting by one that is dead."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bansos_desktop.runtime import calling
from bansos_desktop.runtime.calling import Call
from bansos_desktop.runtime.instance import HOLDER_NAME
from tests.runtime.test_instance import HOLD, NOW, ROOT

SHORT = 0.2


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Path]:
    """A data folder that a window in another process has."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "mine\n"
        yield tmp_path
        process.communicate("")


def answer(folder: Path, taken: list[Call]) -> None:
    for _try in range(200):
        call = calling.taken(folder)
        if call is not None:
            taken.append(call)
            return
        time.sleep(0.01)


@pytest.mark.parametrize("name", ["", "kantor é.bansos"])
def test_the_first_is_handed_the_file(held: Path, name: str) -> None:
    file = held / name if name else None
    taken: list[Call] = []
    first = threading.Thread(target=answer, args=(held, taken))
    first.start()

    answered = calling.call(held, file, now=NOW)

    first.join()
    assert answered
    assert taken == [Call(file)]
    assert calling.taken(held) is None


def test_who_is_not_answered_takes_the_call_back(held: Path) -> None:
    assert not calling.call(held, None, now=NOW, patience=SHORT)

    assert calling.taken(held) is None
    assert sorted(path.name for path in held.iterdir()) == ["bansos.lock", HOLDER_NAME]


def test_where_nobody_is_there_is_nobody_to_call(tmp_path: Path) -> None:
    began = time.monotonic()

    assert not calling.call(tmp_path, None, now=NOW)
    (tmp_path / HOLDER_NAME).write_text("{}", encoding="utf-8")  # left by a crash
    assert not calling.call(tmp_path, None, now=NOW)

    assert time.monotonic() - began < calling.PATIENCE
    assert not (tmp_path / calling.FILE_NAME).exists()


def test_a_call_that_nobody_can_read_still_brings_the_window(tmp_path: Path) -> None:
    (tmp_path / calling.FILE_NAME).write_text("[", encoding="utf-8")

    assert calling.taken(tmp_path) == Call(None)
    assert calling.taken(tmp_path) is None


def test_a_call_of_before_a_crash_is_forgotten(tmp_path: Path) -> None:
    (tmp_path / calling.FILE_NAME).write_text("{}", encoding="utf-8")

    calling.forget(tmp_path)

    assert calling.taken(tmp_path) is None


def test_an_answer_in_the_last_moment_counts(held: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(path: Path, *_all: object, **_more: object) -> None:
        raise FileNotFoundError(path)

    monkeypatch.setattr(Path, "unlink", gone)

    assert calling.call(held, None, now=NOW, patience=SHORT)
    monkeypatch.undo()
    calling.forget(held)
