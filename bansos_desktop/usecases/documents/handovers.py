"""`bast`: a page for each person, what was handed over or is about to be.

A paper printed before going out leaves number and day to the pen, and shows what is planned.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from bansos_desktop.domain.dates import format_long
from bansos_desktop.domain.handover import THE_RECIPIENT
from bansos_desktop.domain.in_words import day_in_words, rupiah_in_words
from bansos_desktop.domain.rupiah import format_rupiah
from bansos_desktop.domain.workflow import DECIDED
from bansos_desktop.store.documents_grants import Grant, Handed
from bansos_desktop.usecases.documents.identity import identity
from bansos_desktop.usecases.documents.paper_goods import items_on_paper, numbered, worth_of
from bansos_desktop.usecases.documents.programme_words import running_values
from bansos_desktop.usecases.documents.source import Built, Source
from bansos_desktop.usecases.documents.tab_name import tab_name
from bansos_desktop.workbook.content import Sheet
from bansos_desktop.workbook.placeholder import Value

RECEIVERS = "penerima_barang"
LINES_FOR_THE_PEN = 6
_EMPTY_LINE: Mapping[str, Value] = {"barang.keterangan": "\n"}  # twice as high, to write in
_FOR_THE_PEN = (
    "Bila diwakilkan, diterima oleh ........................................ "
    "sebagai ........................"
)


def count(source: Source) -> int:
    """One page for everybody who was decided on; nobody is left without a paper to sign."""
    return source.store.grants.count(source.selection, DECIDED)


def build(source: Source) -> Built:
    """Pages as they are read."""
    return Built(sheets=_sheets(source), values=running_values(source))


def handed_values(handed: Handed, receivers: Mapping[str, str]) -> dict[str, Value]:
    """What was written at the door, by the names that templates use."""
    return {
        "serah.nomor": handed.bast_number,
        "serah.tanggal": date.fromisoformat(handed.handed_on) if handed.handed_on else None,
        "serah.penyedia": handed.supplier,
        "serah.diterima_oleh": handed.received_by,
        "serah.diterima_sebagai": _role(handed, receivers),
        "serah.petugas": handed.officer,
        "serah.keterangan": handed.note,
    }


def worth_values(total: int | None) -> dict[str, Value]:
    """A sum as figure, as it stands in a sentence, and in words; nothing while it is open."""
    if total is None:
        return {}
    return {
        "serah.nilai": total,
        "serah.nilai_rupiah": f"{format_rupiah(total)},00",
        "serah.nilai_huruf": rupiah_in_words(total),
    }


def is_represented(handed: Handed) -> bool:
    """Whether somebody else took the goods."""
    return bool(handed.received_as) and handed.received_as != THE_RECIPIENT


def _sheets(source: Source) -> Iterator[Sheet]:
    receivers = source.store.reference.code_labels(RECEIVERS)[RECEIVERS]
    grants = source.store.grants.grants(source.selection, DECIDED)
    form = {} if source.gives_goods else {"serah.paket": source.programme.form or "bantuan"}
    for number, grant in enumerate(grants, start=1):
        items = items_on_paper(grant)
        values = {
            **identity(grant.who, number, source.today),
            **form,
            **_decree(grant),
            **handed_values(grant.handed, receivers),
            **worth_values(worth_of(grant, items, of_goods=source.gives_goods)),
            **_day(grant.handed),
            **_signs(grant, receivers),
        }
        rows = numbered(items) or [_EMPTY_LINE] * LINES_FOR_THE_PEN
        yield Sheet(tab_name(number, grant.who.name or ""), values, tuple(rows))


def _decree(grant: Grant) -> dict[str, Value]:
    """The decree that grants it."""
    day = grant.decree_date
    return {
        "sk.nomor": grant.decree_number,
        "sk.tanggal": format_long(date.fromisoformat(day)) if day else None,
    }


def _day(handed: Handed) -> dict[str, Value]:
    """The day in words; nothing before it has come."""
    if not handed.handed_on:
        return {}
    day = date.fromisoformat(handed.handed_on)
    words = day_in_words(day)
    return {
        "serah.tanggal_panjang": format_long(day),
        "serah.hari": words.weekday,
        "serah.hari_huruf": words.day,
        "serah.bulan_huruf": words.month,
        "serah.tahun_huruf": words.year,
    }


def _signs(grant: Grant, receivers: Mapping[str, str]) -> dict[str, Value]:
    """Who signs as the second party, and the sentence about somebody who stands in."""
    handed = grant.handed
    if not is_represented(handed):
        return {
            "serah.penerima": grant.who.name,
            "serah.sebutan": "Penerima Manfaat",
            "serah.diwakilkan": None if handed.is_recorded else _FOR_THE_PEN,
        }
    role = _role(handed, receivers)
    return {
        "serah.penerima": handed.received_by,
        "serah.sebutan": "Yang mewakili Penerima Manfaat",
        "serah.diwakilkan": f"yang dalam penerimaan ini diwakilkan oleh {handed.received_by}"
        f" sebagai {role}",
    }


def _role(handed: Handed, receivers: Mapping[str, str]) -> str | None:
    """As what somebody took the goods; a code its list no longer has stands as it is."""
    return receivers.get(handed.received_as or "", handed.received_as)
