"""A rotating log that says nothing about a person."""

from __future__ import annotations

import logging
import logging.handlers
import re
import traceback
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType

FILE_NAME = "bansos.log"
_LONG_NUMBER = re.compile(r"(?<!\d)(\d{4})(?:[ .\-]?\d){5,}[ .\-]?(\d{2})(?!\d)")
_QUOTED = re.compile(r"(['\"“])(?:(?!\1|”).){1,200}(['\"”])")
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
    """`text` with long numbers masked and quoted words, which may be names, left out."""
    return _QUOTED.sub("‹…›", _LONG_NUMBER.sub(r"\1…\2", text))


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
    """Where an error came from; its own words only if it is about the machine, not people."""
    frames = [
        f"  {'/'.join(Path(frame.filename).parts[-2:])}:{frame.lineno} in {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    kind = type(error)
    about_machine = isinstance(error, _ABOUT_THE_MACHINE) or "sqlcipher" in kind.__module__
    words = f": {discreet(str(error))}" if about_machine else ""
    return "\n".join([*frames, f"{kind.__module__}.{kind.__qualname__}{words}"])


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
