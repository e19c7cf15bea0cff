"""Rows of the list on the clipboard, so that a spreadsheet takes them for what they are.

Text between tabs is guessed at by every spreadsheet: sixteen digits become a number and lose the
last of them, 03/02/2025 becomes the third of February or the second of March. The table beside it
names each cell's format, in Excel's word and in LibreOffice's, and spreadsheets prefer it; the text
is for a message or a note. Days are written year first: so every language reads the same day.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData

from bansos_desktop.store.listing import ListRow
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.models.recipient_columns import Column, Holds

COPY_CAP = 5000
_TEXT = """ sdnum=";;@" style='mso-number-format:"\\@"'"""
_FORMATS = {
    Holds.TEXT: _TEXT,
    Holds.PERSONAL_NUMBER: _TEXT,
    Holds.DATE: r""" style='mso-number-format:"dd\/mm\/yyyy"'""",
    Holds.NUMBER: r""" style='mso-number-format:"\#\,\#\#0"'""",
}
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_BREAKS = str.maketrans("\t\r\n", "   ")
# Windows keeps a history of the clipboard and may carry it to other machines. Whole numbers of
# people belong into neither; these are the names by which password managers tell it, too.
_STAY_HERE = ("ExcludeClipboardContentFromMonitorProcessing", "CanIncludeInClipboardHistory",
              "CanUploadToCloudClipboard")  # fmt: skip


def copied(columns: Sequence[Column], rows: Sequence[ListRow], *, in_full: bool) -> QMimeData:
    """Titles and rows as a table and as text; whole NIKs only `in_full`."""
    titles = [tr(column.title) for column in columns]
    cells = [[_safe(column.copied(row, in_full=in_full)) for column in columns] for row in rows]
    data = QMimeData()
    data.setText("".join("\t".join(line) + "\r\n" for line in [titles, *cells]))
    data.setHtml(_html(columns, titles, cells))
    if in_full:
        for name in _STAY_HERE:
            data.setData(name, bytes(4))
    return data


def _safe(text: str) -> str:
    """On one line, and never a formula: a name that begins with = would be run."""
    bare = text.translate(_BREAKS)
    return f"'{bare}" if text.startswith(_FORMULA) else bare


def _html(columns: Sequence[Column], titles: list[str], cells: list[list[str]]) -> str:
    """A table whose cells carry their format, so that a NIK keeps all its digits when pasted."""
    head = "".join(f"<th>{escape(title)}</th>" for title in titles)
    marks = [f"<td{_FORMATS[column.holds]}>" for column in columns]
    body = "".join(
        "<tr>"
        + "".join(f"{mark}{escape(cell)}</td>" for mark, cell in zip(marks, line, strict=True))
        + "</tr>"
        for line in cells
    )
    return (
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>'
        '<meta charset="utf-8"></head><body><table>'
        f"<tr>{head}</tr>{body}</table></body></html>"
    )
