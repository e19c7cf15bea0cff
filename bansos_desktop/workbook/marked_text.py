"""A text file taken apart by each mark that may stand between cells, for who knows its titles.

`text_book` finds the mark by how regular the lines are. A short table below a head of two columns
is not regular at all, but its titles show which mark is the right one.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bansos_desktop.workbook.container import Container, inspect
from bansos_desktop.workbook.errors import WorkbookError
from bansos_desktop.workbook.text_file import TextTable, TextTooLargeError, decoded

_MARKS = ";,\t|"


def readings(path: Path) -> Iterator[TextTable]:
    """The file as a table by each mark; none if it is no text. WorkbookError if it is too large."""
    if inspect(path) is not Container.TEXT:
        return
    text = decoded(path.read_bytes())
    try:
        yield from (TextTable(text, mark) for mark in _MARKS)
    except TextTooLargeError as error:
        raise WorkbookError("workbook.too_large", {"file": path.name}) from error
