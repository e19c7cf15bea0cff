"""`program`: every programme with all that is known of it, and where that is from."""

from __future__ import annotations

from argparse import Namespace

from bansos_desktop.cli.answer import Answer
from bansos_desktop.cli.desk import desk, paths_of
from bansos_desktop.domain.programme import PROVINCIAL, Programme
from bansos_desktop.domain.region import RegionBook
from bansos_desktop.domain.rupiah import format_rupiah

_UNSAID = "tidak disebut"


def run(arguments: Namespace) -> Answer:
    """List them; what no source says is said to be so."""
    with desk(paths_of(arguments.data), writing=False) as at:
        programmes, regions = at.store.reference.programmes(), at.store.regions.book()
    blocks = [_block(one, regions) for one in programmes]
    return Answer({"items": [_item(one) for one in programmes]}, "\n\n".join(blocks))


def _item(programme: Programme) -> dict[str, object]:
    return {
        "code": programme.code,
        "name": programme.name,
        "owner": programme.owner,
        "unit": programme.unit,
        "form": programme.form,
        "period": programme.period.value,
        "asks": sorted(one.value for one in programme.asks),
        "value_min": programme.value_min,
        "value_max": programme.value_max,
        "categories": {one.code: one.name for one in programme.categories},
        "overflow": programme.overflow,
        "documents": list(programme.documents),
        "source": programme.source,
        "note": programme.note,
        "own": programme.own,
    }


def _block(programme: Programme, regions: RegionBook) -> str:
    """One programme as people read it."""
    owner = programme.owner
    rows = (
        ("Pemilik", "Provinsi" if owner == PROVINCIAL else regions.name(owner)),
        ("Satuan", programme.unit),
        ("Bentuk", programme.form or _UNSAID),
        ("Periode", programme.period.value or _UNSAID),
        ("Nilai", _value(programme)),
        ("Ditanyakan", ", ".join(sorted(one.value for one in programme.asks)) or "-"),
        ("Golongan", ", ".join(one.name for one in programme.categories) or "-"),
        ("Kuota habis", programme.overflow and programme.overflow_reason),
        ("Dokumen", ", ".join(programme.documents) or "semua"),
        ("Sumber", f"{programme.source} (kantor)" if programme.own else programme.source),
        ("Catatan", programme.note),
    )
    lines = [f"  {name:<12} {text}" for name, text in rows if text]
    return "\n".join([f"{programme.code}  {programme.name}", *lines])


def _value(programme: Programme) -> str:
    """The value as far as a source names one."""
    low, high = programme.value_min, programme.value_max
    of = " per bulan" if programme.is_monthly else ""
    if low is not None and high is not None:
        span = format_rupiah(low) if low == high else f"{format_rupiah(low)}-{format_rupiah(high)}"
        return f"{span}{of}"
    if low is not None:
        return f"paling sedikit {format_rupiah(low)}{of}"
    return _UNSAID if high is None else f"paling banyak {format_rupiah(high)}{of}"
