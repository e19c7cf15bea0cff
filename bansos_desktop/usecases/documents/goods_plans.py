"""`rab`: a sheet for each person with a goods plan, its lines in the groups ALAT and BAHAN.

A sheet a person and not a kind of business: whether the plan keeps to the value of the aid is asked
of each person.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bansos_desktop.store.documents_grants import Grant
from bansos_desktop.usecases.documents.identity import identity
from bansos_desktop.usecases.documents.paper_goods import (
    PLANNABLE,
    PaperItem,
    numbered,
    planned_items,
)
from bansos_desktop.usecases.documents.source import Built, Source
from bansos_desktop.usecases.documents.tab_name import tab_name
from bansos_desktop.workbook.content import GROUP_NAME, Sheet
from bansos_desktop.workbook.placeholder import Value


def count(source: Source) -> int:
    """One sheet for everybody who has a plan; who has none has nothing to add up."""
    return source.store.grants.count(source.selection, PLANNABLE, planned=True)


def build(source: Source) -> Built:
    """Sheets as they are read."""
    grants = source.store.grants.grants(source.selection, PLANNABLE, planned=True)
    return Built(sheets=_sheets(grants, source))


def _sheets(grants: Iterator[Grant], source: Source) -> Iterator[Sheet]:
    for number, grant in enumerate(grants, start=1):
        who = grant.who
        granted = who.requested_value if who.approved_value is None else who.approved_value
        values = {**identity(who, number, source.today), "penerima.nilai_bantuan": granted}
        rows = _rows(planned_items(grant.goods))
        yield Sheet(tab_name(number, who.name or ""), values, tuple(rows))


def _rows(items: Sequence[PaperItem]) -> Iterator[Mapping[str, Value]]:
    """The lines of each group, numbered within it."""
    for section in dict.fromkeys(item.section for item in items):
        for row in numbered([item for item in items if item.section is section]):
            yield {**row, GROUP_NAME: section.label}
