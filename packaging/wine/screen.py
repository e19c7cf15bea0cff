"""A screen that nobody looks at: Xvfb, its windows, its keys, and pictures of it."""

from __future__ import annotations

import contextlib
import os
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

SIZE = "1366x768x24"
GLANCE = 0.2
LOOK = 1.0
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Window:
    """A window as the screen has it."""

    number: str
    title: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Screen:
    """One X display and what can be done on it."""

    display: str

    @property
    def _environment(self) -> dict[str, str]:
        return {**os.environ, "DISPLAY": self.display, "LC_ALL": "C.UTF-8"}

    def _say(self, *words: str) -> str:
        done = subprocess.run(
            words, env=self._environment, stdin=subprocess.DEVNULL, capture_output=True,
            encoding="utf-8", errors="replace", timeout=30, check=False,
        )  # fmt: skip
        return done.stdout.strip()

    def windows(self, title: str) -> list[Window]:
        """The visible windows with `title` in their title, the largest first."""
        numbers = self._say("xdotool", "search", "--onlyvisible", "--name", title).split()
        found = [window for number in numbers if (window := self._window(number))]
        return sorted(found, key=lambda window: window.width * window.height, reverse=True)

    def _window(self, number: str) -> Window | None:
        said = self._say("xdotool", "getwindowname", number, "getwindowgeometry", "--shell", number)
        return parse_window(number, said)

    def minimise(self, window: Window) -> None:
        """Put a window away, as people do who look at their sheet."""
        self._say("xdotool", "windowminimize", "--sync", window.number)

    def activate(self, window: Window) -> None:
        """Give a window the keys; one that never had them is not always drawn."""
        self._say("xdotool", "windowactivate", "--sync", window.number)

    def type(self, window: Window, text: str) -> None:
        """Type into a window as a person would, then press Enter."""
        self.activate(window)
        self._say("xdotool", "type", "--delay", "40", text)
        self._say("xdotool", "key", "Return")

    def picture(self, file: Path, *, settled: float = 0) -> None:
        """Keep what is on the screen, as soon as it has not grown or shrunk for two looks.

        A blinking caret changes little; a page that draws itself in changes much.
        """
        file.parent.mkdir(parents=True, exist_ok=True)
        until, sizes = time.monotonic() + settled, [0]
        while True:
            self._say("import", "-window", "root", str(file))
            sizes.append(file.stat().st_size)
            if time.monotonic() > until or is_still(sizes):
                return
            time.sleep(LOOK)


def is_still(sizes: Sequence[int]) -> bool:
    """Whether the last three pictures are of the same size, or nearly."""
    last = sizes[-3:]
    return len(last) == 3 and min(last) > 0.99 * max(last) > 0


def parse_window(number: str, said: str) -> Window | None:
    """A window of xdotool's answer, or nothing when it has gone meanwhile."""
    title, _, shape = said.partition("\n")
    values = dict(line.split("=", 1) for line in shape.splitlines() if "=" in line)
    try:
        return Window(number, title, int(values["WIDTH"]), int(values["HEIGHT"]))
    except (KeyError, ValueError):
        return None


def wait_for(look: Callable[[], Found], seconds: float) -> Found:
    """What `look` finds as soon as it finds something; what it found last when time is up."""
    until = time.monotonic() + seconds
    while not (found := look()) and time.monotonic() < until:
        time.sleep(GLANCE)
    return found


@contextlib.contextmanager
def a_screen() -> Iterator[Screen]:
    """An X server of our own with a window manager, so that windows have frames and an order."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", SIZE, "-nolisten", "tcp"],
        pass_fds=(writing,), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writing)
    managed: list[subprocess.Popen[bytes]] = [server]
    try:
        with os.fdopen(reading, encoding="ascii") as answer:
            display = f":{answer.readline().strip()}"
        managed.insert(0, _manager(display))
        yield Screen(display)
    finally:
        for process in managed:
            process.terminate()
            process.wait(10)


def _manager(display: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        ["openbox", "--sm-disable"], env={**os.environ, "DISPLAY": display},
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
