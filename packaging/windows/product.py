"""What the program is called on Windows, and what its package may weigh: the one place to edit."""

from __future__ import annotations

import re
from pathlib import Path

NAME = "Bansos Desktop"
PUBLISHER = "Bansos Desktop"  # file properties and Settings > Apps; put the office's name here
FOLDER = "BansosDesktop"
WINDOW_EXE = "BansosDesktop.exe"
CONSOLE_EXE = "bansos.exe"
INTERNAL = "_internal"
PORTABLE_FLAG = "portable.flag"

PACKAGE = "bansos_desktop"
PYTHON = "3.12"
PYTHON_TAG = "python312"

MEGABYTE = 1_000_000
MOST_SETUP = 35 * MEGABYTE
MOST_INSTALLED = 110 * MEGABYTE

# Every file of every artefact carries this time: a build is the same on any day.
BUILD_TIME = (2026, 1, 1, 0, 0, 0)
BUILD_SECONDS = 1_767_225_600

_VERSION_LINE = re.compile(r'^__version__ = "([^"]+)"$', re.MULTILINE)
_VERSION = re.compile(r"\d{1,4}\.\d{1,4}\.\d{1,4}")


class BuildError(Exception):
    """The build cannot go on; the message says what a person must do."""


def read_version(root: Path) -> str:
    """The version of this checkout, from the package itself."""
    source = (root / PACKAGE / "__init__.py").read_text(encoding="utf-8")
    found = _VERSION_LINE.search(source)
    if found is None:
        raise BuildError(f'{PACKAGE}/__init__.py has no line __version__ = "X.Y.Z"')
    return checked_version(found.group(1))


def checked_version(text: str) -> str:
    """A version that Windows can compare: three numbers. Raises BuildError for any other."""
    if not _VERSION.fullmatch(text):
        raise BuildError(f"{text!r} is no version; write three numbers, for example 0.6.0")
    return text


def stamped(source: str, version: str) -> str:
    """The package's __init__.py saying another version."""
    return _VERSION_LINE.sub(f'__version__ = "{version}"', source)


def four_numbers(version: str) -> str:
    """The version as Windows' file properties want it."""
    return f"{version}.0"
