"""A small .ods file written by hand."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

_CONTENT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">
<office:body><office:spreadsheet><table:table table:name="{sheet}">{rows}</table:table>
</office:spreadsheet></office:body></office:document-content>"""


def write_ods(path: Path, rows: Sequence[Sequence[str | float]], sheet: str = "data") -> Path:
    """A workbook of one sheet; texts and numbers only."""
    body = "".join(f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in rows)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", _CONTENT.format(sheet=sheet, rows=body))
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return path


def _cell(value: str | float) -> str:
    if value == "":
        return "<table:table-cell/>"
    if isinstance(value, str):
        kind, shown = 'office:value-type="string"', escape(value)
    else:
        kind, shown = f'office:value-type="float" office:value="{value!r}"', str(value)
    return f"<table:table-cell {kind}><text:p>{shown}</text:p></table:table-cell>"
