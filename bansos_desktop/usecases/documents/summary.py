"""`rekap`: a row for each kabupaten/kota with its quota and what became of it.

The budget ("pagu") stays empty, because no source of ours tells it; what was spent ("realisasi")
is the worth of the goods that handovers record, never of what was planned; of a monthly aid it is
what all months that were handed out come to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from bansos_desktop.domain.quota import QuotaLine, Use, add_uses
from bansos_desktop.domain.region import PROVINCE, inside, regency_of
from bansos_desktop.domain.rupiah import format_thousands
from bansos_desktop.domain.workflow import DECIDED, DISTRIBUTED, VERIFIED, Stage, Status
from bansos_desktop.store.documents import Selection
from bansos_desktop.store.documents_totals import Delivered
from bansos_desktop.usecases import list_quotas
from bansos_desktop.usecases.documents.business_column import programme_of
from bansos_desktop.usecases.documents.source import Built, Source
from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.workbook.placeholder import Value


def count(source: Source) -> int:
    """Every kabupaten/kota of the selection, and a lump that nobody has split.

    None where nobody gave any of them a figure and nobody is proposed. Refused for less than a
    kabupaten/kota or one status, which its figures could not follow.
    """
    selection = source.selection
    place = selection.region_code
    if selection.status or selection.decree or regency_of(place) not in ("", place):
        raise Refused("document.whole_regency")
    rows = _summary_rows(source)
    return len(rows) if any(map(_tells, rows)) else 0


def _tells(row: Mapping[str, Value]) -> bool:
    """Whether a row has a figure of its own, be it 0, a remark, or anybody proposed."""
    is_given = row["wilayah.kuota_jumlah"] is not None
    return is_given or bool(row["wilayah.usulan"] or row["wilayah.keterangan"])


def build(source: Source) -> Built:
    """All rows; there are never many."""
    return Built(rows=_summary_rows(source))


def _summary_rows(source: Source) -> list[Mapping[str, Value]]:
    """Every kabupaten/kota that the programme reaches, proposals or not, then an unsplit lump."""
    store, regions, selection = source.store, source.regions, source.selection
    lines = list_quotas.run(store, selection.programme, selection.year)
    uses = store.quotas.use(selection.programme, selection.year)
    programme = programme_of(source)
    everybody = replace(selection, status="", proposals=())
    is_monthly, totals = source.is_monthly, store.document_totals
    worth = totals.months(everybody) if is_monthly else totals.delivered(everybody)
    wanted = [
        region.code
        for region in regions.regencies
        if selection.region_code in ("", PROVINCE, region.code)
        and (programme.reaches(region.code) or _use(uses, selection, region.code).people)
    ]
    rows = [
        _summary_row(
            regions.name(code),
            _of(lines, selection, code),
            _use(uses, selection, code),
            _worth(worth, code),
        )
        for code in wanted
    ]
    if is_monthly:
        for row, code in zip(rows, wanted, strict=True):
            row["wilayah.tersalur"] = _worth(worth, code).people
    lump = _of(lines, selection, PROVINCE)
    if lump and selection.region_code in ("", PROVINCE):
        rows.append(_summary_row("Provinsi (belum dirinci)", lump, Use(), None))
    return [{"wilayah.no": number, **row} for number, row in enumerate(rows, start=1)]


def _of(lines: Iterable[QuotaLine], selection: Selection, code: str) -> list[QuotaLine]:
    """The figures of one region in the wanted stages, with those of its kecamatan.

    A figure that names no stage serves every stage.
    """
    return [
        line
        for line in lines
        if (line.region_code == code or (code != PROVINCE and inside(line.region_code, code)))
        and (selection.stage in ("", line.stage) or not line.stage)
    ]


def _use(uses: Mapping[tuple[str, str], Use], selection: Selection, code: str) -> Use:
    """The use of one region over the wanted stages."""
    return add_uses(
        [
            use
            for (stage, region_code), use in uses.items()
            if region_code == code and selection.stage in ("", stage)
        ]
    )


def _worth(worth: Mapping[tuple[str, str], Delivered], code: str) -> Delivered:
    """What was handed over in one region, over the stages."""
    parts = [one for (_stage, region_code), one in worth.items() if region_code == code]
    known = [one.value for one in parts if one.value is not None]
    return Delivered(
        sum(one.people for one in parts),
        sum(known) if known else None,
        sum(one.unclear for one in parts),
    )


def _summary_row(
    name: str, lines: Iterable[QuotaLine], use: Use, worth: Delivered | None
) -> dict[str, Value]:
    """One region; a quota no source gives stays empty and never becomes 0.

    `worth` is None for a lump, which is nobody's to hand out.
    """
    quotas: dict[str, int] = {}
    for line in lines:
        quotas[line.stage] = quotas.get(line.stage, 0) + line.open
    details = sorted({line.detail for line in lines if line.detail})
    if without_stage := quotas.get(""):
        # The form has no column for it, so this says what the sum is made of.
        details.append(f"kuota tanpa tahap: {format_thousands(without_stage)}")
    if worth and worth.unclear:
        count = format_thousands(worth.unclear)
        details.append(f"nilai barang {count} penerima tersalur belum lengkap")
    return {
        "wilayah.nama": name,
        "wilayah.kuota_murni": quotas.get(Stage.ORIGINAL),
        "wilayah.kuota_perubahan": quotas.get(Stage.AMENDED),
        "wilayah.kuota_jumlah": sum(quotas.values()) if quotas else None,
        "wilayah.usulan": use.total - use.among({Status.DRAFT}),
        "wilayah.lolos_verifikasi": use.among(VERIFIED),
        "wilayah.ditetapkan": use.among(DECIDED),
        "wilayah.tersalur": use.among(DISTRIBUTED),
        "wilayah.cadangan": use.among({Status.RESERVE}),
        "wilayah.realisasi": _spent(worth),
        "wilayah.keterangan": "; ".join(details) or None,
    }


def _spent(worth: Delivered | None) -> int | None:
    """The known worth; 0 only where nobody got anything."""
    if worth is None:
        return None
    return worth.value if worth.people else 0
