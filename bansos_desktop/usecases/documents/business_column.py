"""The column of businesses in a list, where a programme asks for none: group and institution."""

from __future__ import annotations

from collections.abc import Mapping

from bansos_desktop.domain.programme import (
    FIRST_PROGRAMME,
    Asks,
    Programme,
    Trait,
    unknown_programme,
)
from bansos_desktop.store.documents import PersonLine
from bansos_desktop.usecases.documents.source import Source
from bansos_desktop.workbook.placeholder import Value

BUSINESS, GROUP, INSTITUTION = "Jenis Usaha", "Golongan", "Lembaga"
_BETWEEN = " – "


def programme_of(source: Source) -> Programme:
    """The programme that a document is about."""
    code = source.selection.programme
    return source.store.reference.programme(code) or unknown_programme(code)


def column_title(programme: Programme) -> str:
    """What stands over the column; a programme that asks none of the three keeps its name."""
    if programme.wants(Asks.BUSINESS):
        return BUSINESS
    asked = [GROUP] if programme.categories else []
    if programme.wants(Asks.INSTITUTION):
        asked.append(INSTITUTION)
    return " / ".join(asked) or BUSINESS


def unasked(programme: Programme) -> frozenset[str]:
    """The blanks of a list that this programme never fills."""
    names: set[str] = set()
    if not programme.wants(Asks.BUSINESS):
        names |= {"penerima.status_usaha", "kunjungan.minat", "kunjungan.keterampilan"}
    if not programme.wants(Asks.GOODS):
        names.add("penerima.kebutuhan_barang")
        if not programme.is_monthly:  # there it says what the month is given as
            names.add("serah.paket")
    if programme.trait is Trait.NONE:
        names.add("penerima.jenis_usaha")
    return frozenset(names)


def earlier_title(programme: Programme) -> str:
    """What stands over the aid that came before: of businesses it is asked for this programme."""
    if programme.code == FIRST_PROGRAMME:
        return f"Pernah Menerima {FIRST_PROGRAMME}"
    return "Bantuan Terdahulu"


def business_cell(programme: Programme, who: PersonLine) -> Mapping[str, Value]:
    """What stands in the column; nothing to say of a programme that asks for a business."""
    if programme.wants(Asks.BUSINESS):
        return {}
    said = _BETWEEN.join(part for part in (who.category, who.institution) if part)
    return {"penerima.jenis_usaha": said or None}
