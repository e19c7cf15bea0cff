"""`tanda-terima`: a row for each person, who signs on one list for what is given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bansos_desktop.domain.goods import format_volume
from bansos_desktop.domain.workflow import DECIDED
from bansos_desktop.store.documents_grants import Handed
from bansos_desktop.usecases.documents import month_receipts
from bansos_desktop.usecases.documents.handovers import (
    RECEIVERS,
    handed_values,
    is_represented,
    worth_values,
)
from bansos_desktop.usecases.documents.identity import identity, signing
from bansos_desktop.usecases.documents.paper_goods import PaperItem, items_on_paper, worth_of
from bansos_desktop.usecases.documents.source import Built, Source
from bansos_desktop.workbook.placeholder import Value


def count(source: Source) -> int:
    """One row for everybody who was decided on; of a monthly aid for one month."""
    if source.is_monthly:
        return month_receipts.count(source)
    return source.store.grants.count(source.selection, DECIDED)


def build(source: Source) -> Built:
    """Rows as they are read; a supplier stands below them if all goods are of one."""
    if source.is_monthly:
        return month_receipts.build(source)
    suppliers = source.store.grants.suppliers(source.selection, DECIDED)
    supplier = suppliers[0] if len(suppliers) == 1 else None
    return Built(rows=_rows(source), values={"dokumen.penyedia": supplier})


def _rows(source: Source) -> Iterator[Mapping[str, Value]]:
    receivers = source.store.reference.code_labels(RECEIVERS)[RECEIVERS]
    grants = source.store.grants.grants(source.selection, DECIDED)
    form = None if source.gives_goods else source.programme.form or None
    for number, grant in enumerate(grants, start=1):
        items = items_on_paper(grant)
        values = handed_values(grant.handed, receivers)
        yield {
            **identity(grant.who, number, source.today),
            **values,
            **worth_values(worth_of(grant, items, of_goods=source.gives_goods)),
            "serah.paket": "; ".join(_said(item) for item in items) or form,
            **signing(number),
            "tanda.diwakilkan": _stand_in(grant.handed, values["serah.diterima_sebagai"]),
        }


def _said(item: PaperItem) -> str:
    """ "Tepung terigu 50 kg"."""
    parts = (item.item.name, format_volume(item.volume), item.item.unit)
    return " ".join(part for part in parts if part)


def _stand_in(handed: Handed, role: Value) -> str | None:
    """Who took the goods for somebody, and as what."""
    return f"{handed.received_by} ({role})" if is_represented(handed) else None
