"""A rotating log that says nothing about a person."""

from __future__ import annotations

import logging
import logging.handlers
import re
from pathlib import Path
from types import TracebackType

FILE_NAME = "bansos.log"
_LONG_NUMBER = re.compile(r"(?<!\d)(\d{4})\d{5,}(\d{2})(?!\d)")
_QUOTED = re.compile(r"(['\"“])(?:(?!\1|”).){1,200}(['\"”])")


ErrorInfo = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)


def discreet(text: str) -> str:
    """`text` with long numbers masked and quoted words, which may be names, left out."""
    return _QUOTED.sub("‹…›", _LONG_NUMBER.sub(r"\1…\2", text))


class DiscreetFormatter(logging.Formatter):
    """Masks last, so that tracebacks are covered too."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as one discreet text."""
        return _LONG_NUMBER.sub(r"\1…\2", super().format(record))

    def formatException(self, ei: ErrorInfo) -> str:  # noqa: N802 - logging calls this name
        """The traceback without the words of the exception, which may hold a person's data."""
        return discreet(super().formatException(ei))


def start_logging(folder: Path) -> None:
    """Send warnings and worse to a small rotating file in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    handler = logging.handlers.RotatingFileHandler(
        folder / FILE_NAME, maxBytes=512_000, backupCount=3, encoding="utf-8", delay=True
    )
    handler.setFormatter(DiscreetFormatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    root.addHandler(handler)
