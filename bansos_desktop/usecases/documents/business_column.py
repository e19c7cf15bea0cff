"""What stands over columns that a programme has its own words for, and group or institution."""

from __future__ import annotations

from collections.abc import Mapping

from bansos_desktop.domain.programme import FIRST_PROGRAMME, Asks, Programme, Trait
from bansos_desktop.store.documents import PersonLine
from bansos_desktop.workbook.placeholder import Value

BUSINESS, GROUP, INSTITUTION = "Jenis Usaha", "Golongan", "Lembaga"
_BETWEEN = " – "
PER_MONTH = " per bulan"


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
        if not (programme.is_monthly or programme.form):  # it says what is given instead
            names.add("serah.paket")
    if programme.trait is Trait.NONE:
        names.add("penerima.jenis_usaha")
    return frozenset(names)


def earlier_title(programme: Programme) -> str:
    """What stands over the aid that came before: of businesses it is asked for this programme."""
    if programme.code == FIRST_PROGRAMME:
        return f"Pernah Menerima {FIRST_PROGRAMME}"
    return "Bantuan Terdahulu"


def money_unit(programme: Programme) -> str:
    """What money is counted in, for the brackets of a title, which whoever reads a list skips."""
    return f"Rp{PER_MONTH}" if programme.is_monthly else "Rp"


def business_cell(programme: Programme, who: PersonLine) -> Mapping[str, Value]:
    """What stands in the column; nothing to say of a programme that asks for a business."""
    if programme.wants(Asks.BUSINESS):
        return {}
    said = _BETWEEN.join(part for part in (who.category, who.institution) if part)
    return {"penerima.jenis_usaha": said or None}
