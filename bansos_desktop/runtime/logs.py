"""A rotating log that says nothing about a person."""

from __future__ import annotations

import logging
import logging.handlers
import os
import re
import traceback
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType

FILE_NAME = "bansos.log"
_LONG_NUMBER = re.compile(r"(?<!\d)(\d{4})(?:[ .\-]?\d){5,}[ .\-]?(\d{2})(?!\d)")
# Python's own quoting escapes a quote inside; what remains was quoted by somebody else.
_QUOTED = (
    re.compile(r"(['\"])((?:\\.|(?!\1)[^\\])+)\1"),
    re.compile(r"(['\"“])((?:(?!\1|”).)+)['\"”]"),
)
# What a name of a file may keep: only the kinds we know, for "Siti.Aminah" has a suffix as well.
_SUFFIXES = frozenset(
    {".bansos", ".csv", ".db", ".exe", ".jpeg", ".jpg", ".json", ".log", ".ods", ".pdf", ".png"}
    | {".new", ".txt", ".xls", ".xlsm", ".xlsx"}
)
# The words of these speak of the program and the machine; those of others may repeat a value.
_ABOUT_THE_MACHINE = (
    ArithmeticError,
    AttributeError,
    ImportError,
    MemoryError,
    NameError,
    OSError,
    RecursionError,
    TypeError,
)

ErrorInfo = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)


def discreet(text: str) -> str:
    """`text` with long numbers masked and quoted words, which may be names, left out.

    Of a quoted file its suffix stays, which is of use and names nobody.
    """
    text = _LONG_NUMBER.sub(r"\1…\2", text)
    for quoted in _QUOTED:
        text = quoted.sub(_covered, text)
    return text


def _covered(quoted: re.Match[str]) -> str:
    return _file_covered(quoted[2])


def _file_covered(name: str) -> str:
    suffix = Path(name).suffix.lower()
    return f"‹…{suffix}›" if suffix in _SUFFIXES else "‹…›"


def story(error: BaseException) -> str:
    """Where an error happened and what it came from, innermost first: never what the data was.

    Files go by their last two parts, for a home folder is named after somebody.
    """
    parts: list[str] = []
    told: set[int] = set()
    now: BaseException | None = error
    while now is not None and id(now) not in told:
        told.add(id(now))
        parts.insert(0, _one(now))
        now = now.__cause__ or (None if now.__suppress_context__ else now.__context__)
    return "\nthen\n".join(parts)


def _one(error: BaseException) -> str:
    """Where an error came from, and what may be told of its own words."""
    frames = [
        f"  {'/'.join(Path(frame.filename).parts[-2:])}:{frame.lineno} in {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    kind = type(error)
    return "\n".join([*frames, f"{kind.__module__}.{kind.__qualname__}{_words(error)}"])


def _words(error: BaseException) -> str:
    """Its own words only if it is about the machine, of its files no more than the suffix."""
    if isinstance(error, OSError) and error.filename is not None:
        files = [one for one in (error.filename, error.filename2) if one is not None]
        covered = " -> ".join(_file_covered(_name(one)) for one in files)
        return f": [Errno {error.errno}] {discreet(str(error.strerror))}: {covered}"
    is_told = isinstance(error, _ABOUT_THE_MACHINE) or "sqlcipher" in type(error).__module__
    return f": {discreet(str(error))}" if is_told else ""


def _name(file: object) -> str:
    """A file may be told by its name, its name in bytes, or the number of an open one."""
    return os.fsdecode(file) if isinstance(file, str | bytes | os.PathLike) else ""


class DiscreetFormatter(logging.Formatter):
    """Covers the message, its arguments and the traceback."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as one discreet text, whatever another handler made of it before."""
        own = logging.makeLogRecord(record.__dict__)
        own.msg, own.args = discreet(record.getMessage()), None
        own.exc_text = own.stack_info = None
        return super().format(own)

    def formatException(self, ei: ErrorInfo) -> str:  # noqa: N802 - logging calls this name
        """The traceback without the words of the exception, which may hold a person's data."""
        return "" if ei[1] is None else story(ei[1])


class _LogFile(logging.handlers.RotatingFileHandler):
    """Makes its folder with the first line, so that merely reading data leaves no trace."""

    def _open(self) -> TextIOWrapper:
        Path(self.baseFilename).parent.mkdir(parents=True, exist_ok=True)
        return super()._open()


def start_logging(folder: Path) -> logging.Handler:
    """Send warnings and worse to a small rotating file in `folder`; started twice is once."""
    root = logging.getLogger()
    path = str((folder / FILE_NAME).absolute())
    for handler in root.handlers:
        if isinstance(handler, _LogFile) and handler.baseFilename == path:
            return handler
    fresh = _LogFile(path, maxBytes=512_000, backupCount=3, encoding="utf-8", delay=True)
    fresh.setLevel(logging.WARNING)
    fresh.setFormatter(DiscreetFormatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root.addHandler(fresh)
    return fresh
