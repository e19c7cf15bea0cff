"""Whether Windows itself calls the signature of a program file good; elsewhere nobody can say.

What a file's header says of its own signature proves nothing: whoever made the file wrote it.
Nothing is asked of a network, for there is none, and no window is shown.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from enum import Enum, auto
from pathlib import Path

_SYSTEM_FOLDER_ONLY = 0x800  # a wintrust.dll that lies elsewhere must not answer
_NO_WINDOW, _NO_REVOCATION, _OF_A_FILE, _VERIFY, _CLOSE = 2, 0, 1, 1, 2
_NO_NETWORK = 0x1010  # no question of withdrawn certificates, and addresses from the cache only
_NOBODY = -1  # the window that would be asked in
# The system knows no such kind of proof, or could not ask: that is no word against the file.
_CANNOT_SAY = frozenset((0x800B0001, 0x800B0002, 0x800B0003, 0x80092013, 0x800B010E))
Ask = Callable[[Path], int | None]


class Trust(Enum):
    """What the system says of a signature."""

    TRUSTED = auto()
    NOT_TRUSTED = auto()  # also where there is none
    UNKNOWN = auto()


class _Id(ctypes.Structure):
    _fields_ = (
        ("first", ctypes.c_uint32),
        ("second", ctypes.c_uint16),
        ("third", ctypes.c_uint16),
        ("rest", ctypes.c_ubyte * 8),
    )


class _File(ctypes.Structure):
    """WINTRUST_FILE_INFO."""

    _fields_ = (
        ("size", ctypes.c_uint32),
        ("path", ctypes.c_wchar_p),
        ("handle", ctypes.c_void_p),
        ("subject", ctypes.c_void_p),
    )


class _Question(ctypes.Structure):
    """WINTRUST_DATA."""

    _fields_ = (
        ("size", ctypes.c_uint32),
        ("policy", ctypes.c_void_p),
        ("provider", ctypes.c_void_p),
        ("window", ctypes.c_uint32),
        ("revocation", ctypes.c_uint32),
        ("choice", ctypes.c_uint32),
        ("file", ctypes.POINTER(_File)),
        ("action", ctypes.c_uint32),
        ("state", ctypes.c_void_p),
        ("address", ctypes.c_wchar_p),
        ("flags", ctypes.c_uint32),
        ("context", ctypes.c_uint32),
        ("settings", ctypes.c_void_p),
    )


def trust_of(path: Path, ask: Ask | None = None) -> Trust:
    """What the system says of the file; `ask` gives its code, or None where it has none."""
    code = (ask or ask_windows)(path)
    if code is None or code & 0xFFFFFFFF in _CANNOT_SAY:
        return Trust.UNKNOWN
    return Trust.NOT_TRUSTED if code else Trust.TRUSTED


def ask_windows(path: Path) -> int | None:
    """The code of WinVerifyTrust, 0 for a good signature; None where there is no such question."""
    if sys.platform == "win32":  # pragma: no cover - only there, and tried under Wine
        try:
            library = ctypes.WinDLL("wintrust.dll", winmode=_SYSTEM_FOLDER_ONLY)
            return _answer(library.WinVerifyTrust, path)
        except (OSError, AttributeError):
            return None
    return None


def _answer(verify: Callable[..., int], path: Path) -> int:
    """Ask, and let go of what the answer holds."""
    kind = _Id(0x00AAC56B, 0xCD44, 0x11D0, (0x8C, 0xC2, 0x00, 0xC0, 0x4F, 0xC2, 0x95, 0xEE))
    file = _File(ctypes.sizeof(_File), str(path), None, None)
    question = _Question(
        size=ctypes.sizeof(_Question),
        window=_NO_WINDOW,
        revocation=_NO_REVOCATION,
        choice=_OF_A_FILE,
        file=ctypes.pointer(file),
        action=_VERIFY,
        flags=_NO_NETWORK,
    )
    window = ctypes.c_void_p(_NOBODY)
    code = verify(window, ctypes.byref(kind), ctypes.byref(question))
    question.action = _CLOSE
    verify(window, ctypes.byref(kind), ctypes.byref(question))
    return code
