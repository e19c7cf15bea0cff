"""What the system says of a signature, with a stand-in for the system."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path

import pytest

from bansos_desktop.runtime import signature
from bansos_desktop.runtime.signature import Trust, ask_windows, trust_of

SETUP = Path("BansosDesktop-0.9.0-setup.exe")


@pytest.mark.parametrize(
    ("code", "trust"),
    [
        (0, Trust.TRUSTED),
        (0x800B0100, Trust.NOT_TRUSTED),  # no signature
        (0x80096010, Trust.NOT_TRUSTED),  # the file was changed after it was signed
        (0x800B0109, Trust.NOT_TRUSTED),  # by somebody whom nobody knows
        (0x80096010 - (1 << 32), Trust.NOT_TRUSTED),  # ctypes gives it as a negative number
        (0x800B0001 - (1 << 32), Trust.UNKNOWN),  # the system has no such proof
        (0x80092013, Trust.UNKNOWN),
        (None, Trust.UNKNOWN),
    ],
)
def test_nothing_but_a_plain_yes_is_trust(code: int | None, trust: Trust) -> None:
    asked: list[Path] = []

    assert trust_of(SETUP, lambda path: (asked.append(path), code)[1]) is trust
    assert asked == [SETUP]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows answers")
def test_elsewhere_than_on_windows_nobody_can_say() -> None:
    assert ask_windows(SETUP) is None
    assert trust_of(SETUP) is Trust.UNKNOWN


def test_the_question_shows_no_window_asks_no_network_and_is_closed() -> None:
    actions: list[int] = []

    def verify(window: ctypes.c_void_p, _kind: object, asked: object) -> int:
        question = asked._obj  # type: ignore[attr-defined]  # what byref() points at
        actions.append(question.action)
        assert ctypes.c_ssize_t(window.value or 0).value == -1
        assert question.window == 2
        assert question.flags == 0x1010
        assert question.file.contents.path == str(SETUP)
        assert question.size == ctypes.sizeof(question)
        return 7 if question.action == 1 else 0

    assert signature._answer(verify, SETUP) == 7
    assert actions == [1, 2]
