"""What a person gets or got from whatever programme, told in words beside the record.

Amounts stay those of one programme each: what several give is never added up (DOMAIN.md 4).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bansos_desktop.domain.rupiah import format_rupiah
from bansos_desktop.domain.workflow import Status
from bansos_desktop.store.aid import Aid
from bansos_desktop.store.store import Store


@dataclass(frozen=True, slots=True)
class AidLine:
    """One programme's year; `proposal` is "" where it stands only in an earlier list."""

    proposal: str
    programme: str
    year: int
    is_own: bool
    text: str = field(repr=False)


def run(store: Store, *, person: str, nik: str, card: str, besides: str = "") -> Sequence[AidLine]:
    """All of somebody and of the others under the same No. KK; own lines first, newest first."""
    around = store.aid.around(person=person, nik=nik, card=card, besides=besides)
    return [
        AidLine(one.proposal, one.programme, one.year, one.is_own, _words(one)) for one in around
    ]


def _words(aid: Aid) -> str:
    """ "Bantuan Pangan 2025: Ditetapkan, Rp300.000, 3 bulan tersalur"; a relative by name."""
    told = f"{aid.programme_name or 'Program tidak disebut'} {aid.year}: {_state(aid)}"
    if aid.value:
        told += f", {format_rupiah(aid.value)}" + (" sebulan" if aid.months else "")
    if aid.months:
        told += f", {aid.months} bulan tersalur"
    return told if aid.is_own else f"{aid.name or 'Tanpa nama'}, {told}"


def _state(aid: Aid) -> str:
    if not aid.proposal:
        return f"tercatat di {aid.source}" if aid.source else "tercatat di daftar lama"
    known = {one.value: one.label for one in Status}
    return known.get(aid.status, aid.status)
