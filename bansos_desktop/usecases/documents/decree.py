"""`lampiran-sk`: a row for each person who was decided on, with what was granted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bansos_desktop.store.documents_decided import Decided
from bansos_desktop.usecases.documents.business_column import business_cell
from bansos_desktop.usecases.documents.decided_values import decided_values, decree_text, remarks
from bansos_desktop.usecases.documents.identity import identity
from bansos_desktop.usecases.documents.source import Built, Source
from bansos_desktop.workbook.placeholder import Value


def count(source: Source) -> int:
    """One row for each who was decided on."""
    return source.store.document_decided.count(source.selection)


def build(source: Source) -> Built:
    """Rows as they are read; the decree stands at the head if there is only one."""
    decided = source.store.document_decided.totals(source.selection)
    monthly = source.is_monthly
    values = {
        **decided_values(decided, monthly=monthly),
        "dokumen.catatan": remarks(decided, monthly=monthly),
    }
    return Built(rows=_rows(source, decided), values=values)


def _rows(source: Source, decided: Decided) -> Iterator[Mapping[str, Value]]:
    """The office's own remark on a proposal is not part of a decree, so it is left out."""
    programme = source.programme
    several = len(decided.decrees) > 1
    lines = source.store.document_decided.lines(source.selection)
    for number, line in enumerate(lines, start=1):
        yield {
            **identity(line.who, number, source.today),
            **business_cell(programme, line.who),
            "penerima.keterangan": decree_text(line.decree) if several else None,
        }
