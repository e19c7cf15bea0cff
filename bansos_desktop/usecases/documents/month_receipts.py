"""`tanda-terima` of a monthly aid: one month on one list, before it is handed out or after.

Who has the month stands with what was written; of all others the list says what they are due, and
leaves day and signature to the pen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bansos_desktop.domain.instalment import is_month, month_label
from bansos_desktop.domain.programme import Programme
from bansos_desktop.domain.workflow import DECIDED
from bansos_desktop.store.documents_grants import Grant, Handed
from bansos_desktop.store.followed import Narrowing
from bansos_desktop.store.instalments import UNLIMITED, MonthRow
from bansos_desktop.usecases.documents.handovers import (
    RECEIVERS,
    handed_values,
    is_represented,
    worth_values,
)
from bansos_desktop.usecases.documents.identity import identity, signing
from bansos_desktop.usecases.documents.source import Built, Source
from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.workbook.placeholder import Value

HEADING = "TANDA TERIMA BANTUAN"


def count(source: Source) -> int:
    """One row for everybody who was decided on; Refused before a month is named."""
    _month(source)
    return source.store.grants.count(source.selection, DECIDED)


def build(source: Source) -> Built:
    """Rows as they are read, under a title that names the month."""
    month = _month(source)
    title = f"{HEADING} BULAN {month_label(month).upper()}"
    return Built(rows=_rows(source, month), values={"dokumen.judul": title})


def _month(source: Source) -> str:
    month = source.selection.month
    if not month:
        raise Refused("instalment.month_needed")
    if not is_month(month):
        raise Refused("instalment.month_unreadable", text=month)
    if not month.startswith(f"{source.selection.year:04}-"):
        raise Refused("instalment.other_year", year=str(source.selection.year))
    return month


def _rows(source: Source, month: str) -> Iterator[Mapping[str, Value]]:
    store, selection = source.store, source.selection
    receivers = store.reference.code_labels(RECEIVERS)[RECEIVERS]
    programme = source.programme
    everywhere = Narrowing(selection.programme, selection.year)
    rows = store.instalments.month(everywhere, month, given=True, limit=UNLIMITED)
    given = {row.proposal: row for row in rows}
    for number, grant in enumerate(store.grants.grants(selection, DECIDED), start=1):
        row = given.get(grant.who.uid)
        handed = _handed(row)
        values = handed_values(handed, receivers)
        role = values["serah.diterima_sebagai"]
        stand_in = f"{handed.received_by} ({role})" if is_represented(handed) else None
        yield {
            **identity(grant.who, number, source.today),
            **values,
            **worth_values(row.amount if row else _due(grant, programme)),
            "serah.paket": (row.form if row else "") or programme.form or None,
            **signing(number),
            "tanda.diwakilkan": stand_in,
        }


def _due(grant: Grant, programme: Programme) -> int | None:
    """What a month is worth for somebody: as decided, or else as the programme says."""
    if grant.who.approved_value:
        return grant.who.approved_value
    return programme.value_max


def _handed(row: MonthRow | None) -> Handed:
    if row is None:
        return Handed()
    return Handed(
        uid=row.uid,
        handed_on=row.given_on,
        received_by=row.received_by,
        received_as=row.received_as,
        officer=row.officer,
        note=row.note or None,
    )
