"""What an office should know of its own layout before it is used, though it can be filled.

A sum that is gone or reckoned otherwise leaves as final; a sheet without its marks never comes
back. The office decides, but it is told and asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bansos_desktop.domain.document import DocumentKey
from bansos_desktop.workbook.formats import FORMATS
from bansos_desktop.workbook.template import Template, TemplateFault, load_template, read_template
from bansos_desktop.workbook.template_file import identify
from bansos_desktop.workbook.template_help import without_help
from bansos_desktop.workbook.template_sums import sum_warnings

_RETURNING = (DocumentKey.PROPOSALS, DocumentKey.MONITORING)
_NIK, _PERSON = "penerima.nik", "penerima.id"


def template_warnings(
    content: bytes, file: str, document: str, shipped: Path
) -> tuple[TemplateFault, ...]:
    """The warnings about a layout without faults; `shipped` is the folder of the shipped ones."""
    form = FORMATS[document]
    plain = without_help(content)
    own = read_template(plain, file, form)
    names = identify(plain, file).names
    lost = tuple(_lost(own, names)) if document in _RETURNING else ()
    return (*sum_warnings(own, load_template(shipped / form.file, form)), *lost)


def _lost(own: Template, names: frozenset[str]) -> Iterator[TemplateFault]:
    """By which columns a sheet that comes back is read."""
    if _PERSON not in names:
        code = "template.no_person_id" if _NIK in names else "template.no_return"
        yield TemplateFault(own.sheet, code)
