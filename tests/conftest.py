"""What holds for every test: no window on a screen, no noise, no leftovers."""

from __future__ import annotations

import gc
import logging
import os
import sys
from collections.abc import Callable, Generator, Iterator

import pytest
from hypothesis import HealthCheck, settings

# Before anything imports Qt.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

pytest_plugins = ["tests.coverage_budget"]

# A shared machine makes any deadline a lottery; CI must fail the same way twice.
settings.register_profile("default-here", deadline=None)
settings.register_profile(
    "ci",
    deadline=None,
    derandomize=True,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("ci" if os.environ.get("CI") else "default-here")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Widgets go on the main thread alone, as in the program: xdist's own thread, which would
    otherwise collect them now and then, makes Qt fall over much later.
    """
    has_windows = "qapp" in getattr(item, "fixturenames", ())
    if not (has_windows or gc.isenabled()):
        gc.collect()
        gc.enable()
    if has_windows:
        gc.disable()
    done = yield
    if has_windows:
        gc.disable()  # whoever closed an office has given it back
        is_old = gc.get_count()[2] > gc.get_threshold()[2]
        gc.collect(2 if is_old else 1)
    return done


class _Recorder(logging.Handler):
    """Keeps what is worth a person's attention."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture
def announced_logs() -> list[str]:
    """The parts of messages that this test expects at WARNING or above."""
    return []


@pytest.fixture
def expect_log(announced_logs: list[str]) -> Callable[[str], None]:
    """`expect_log("part of message")`: that warning must come, and fails nobody."""
    return announced_logs.append


@pytest.fixture(autouse=True)
def _no_unannounced_log(announced_logs: list[str]) -> Iterator[None]:
    recorder = _Recorder()
    logging.getLogger().addHandler(recorder)

    yield

    logging.getLogger().removeHandler(recorder)
    messages = [f"{r.levelname} {r.name}: {r.getMessage()}" for r in recorder.records]
    unannounced = [m for m in messages if not any(part in m for part in announced_logs)]
    unheard = [part for part in announced_logs if not any(part in m for m in messages)]
    assert not unannounced, f"logged without being announced: {unannounced}"
    assert not unheard, f"announced but never logged: {unheard}"


@pytest.fixture(autouse=True)
def _no_leftover_window() -> Iterator[None]:
    yield

    widgets = sys.modules.get("PySide6.QtWidgets")
    application = widgets.QApplication.instance() if widgets else None
    if not isinstance(application, getattr(widgets, "QApplication", ())):
        return
    leftovers = [w for w in application.topLevelWidgets() if w.isVisible()]
    names = [f"{type(w).__name__} {w.windowTitle()!r}" for w in leftovers]
    for window in leftovers:
        window.close()
    assert not names, f"still open after the test: {names}"
