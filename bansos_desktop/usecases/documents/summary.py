"""`rekap`: a row for each kabupaten/kota with its quota and what became of it.

The budget ("pagu") stays empty, because no source of ours tells it; what was spent ("realisasi")
is the worth of the goods that handovers record, never of what was planned; of a monthly aid it is
what all months that were handed out come to, and of any other that is no goods what was granted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bansos_desktop.domain.office_quota import common_lines, office_lines
from bansos_desktop.domain.quota import Pots, QuotaLine, Use, add_uses
from bansos_desktop.domain.quota_ledger import Leaf
from bansos_desktop.domain.region import PROVINCE, inside, regency_of
from bansos_desktop.domain.rupiah import format_thousands
from bansos_desktop.domain.workflow import DECIDED, DISTRIBUTED, VERIFIED, Stage, Status
from bansos_desktop.store.documents_totals import Delivered
from bansos_desktop.usecases import list_quotas
from bansos_desktop.usecases.documents.source import Built, Source
from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.workbook.placeholder import Value

_QUOTAS = ("wilayah.kuota_murni", "wilayah.kuota_perubahan", "wilayah.kuota_jumlah")


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
    """Every kabupaten/kota that the programme reaches, then the places they share."""
    sheet, programme = _Sheet(source), source.programme
    regencies = [
        region.code
        for region in source.regions.regencies
        if source.selection.region_code in ("", PROVINCE, region.code)
        and (programme.reaches(region.code) or sheet.has_people(region.code))
    ]
    whole = source.selection.region_code in ("", PROVINCE)
    parts = [sheet.regency(code, whole=whole) for code in regencies]
    shared = sheet.shared([leaf for part in parts for leaf in part.aside], regencies, whole=whole)
    rows = [row for part in parts for row in part.rows] + shared
    return [{"wilayah.no": number, **row} for number, row in enumerate(rows, start=1)]


@dataclass(frozen=True, slots=True)
class _Part:
    """A kabupaten's rows; `aside` are its people who stand with the places they share."""

    rows: Sequence[dict[str, Value]]
    aside: Sequence[Leaf]


class _Sheet:
    """People stand beside the quota whose places they take, or its share of them would be wrong."""

    def __init__(self, source: Source) -> None:
        store, selection = source.store, source.selection
        stage = selection.stage
        self._regions, self._is_monthly = source.regions, source.is_monthly
        self._lines = [
            line
            for line in list_quotas.run(store, selection.programme, selection.year)
            if stage in ("", line.stage) or not line.stage
        ]
        self._pots = Pots(self._lines)
        leaves = store.quotas.leaves(selection.programme, selection.year)
        self._uses = {leaf: use for leaf, use in leaves.items() if stage in ("", leaf.stage)}
        everybody = replace(selection, status="", proposals=())
        totals = store.document_totals
        once = totals.delivered if source.gives_goods else totals.granted
        self._worth = (totals.months if self._is_monthly else once)(everybody)
        self._given = "barang" if source.gives_goods and not self._is_monthly else "bantuan"

    def has_people(self, code: str) -> bool:
        """Whether anybody asks for a place there."""
        return bool(self._leaves(code))

    def regency(self, code: str, *, whole: bool) -> _Part:
        """A kabupaten with those who take its own places.

        In the sheet of the whole province one without places of its own keeps all its people.
        """
        lines = office_lines(self._lines, code)
        here = self._leaves(code)
        aside = self._shared_of(here, code) if lines or not whole else []
        mine = [leaf for leaf in here if leaf not in aside]
        if aside and not (whole or lines or mine):
            return _Part((), aside)
        row = self._row(self._regions.name(code), lines, mine)
        if aside and whole:
            people = format_thousands(_proposed(self._use(aside)))
            remark = f"{people} usulan lain di baris Provinsi"
            row["wilayah.keterangan"] = _joined(row["wilayah.keterangan"], remark)
        return _Part((row,), aside)

    def shared(
        self, leaves: Sequence[Leaf], regencies: Sequence[str], *, whole: bool
    ) -> list[dict[str, Value]]:
        """The province's places that nobody was given, with those who take them.

        In a kabupaten's own sheet their number is in the remark: as a figure it would be added to
        the kabupaten's, and by the province as often as kabupaten send their sheets.
        """
        if whole:
            lump = [line for line in self._lines if line.region_code == PROVINCE]
            return [self._row("Provinsi (belum dirinci)", lump, leaves)] if lump else []
        if not leaves:
            return []
        name = f"{self._regions.name(regencies[0])}, kuota bersama provinsi"
        common = common_lines(self._lines, regencies[0])
        row = self._row(name, common, leaves)
        quota = format_thousands(sum(line.open for line in common))
        remark = f"memakai kuota {quota} bersama kabupaten/kota lain"
        row["wilayah.keterangan"] = _joined(row["wilayah.keterangan"], remark)
        return [row | dict.fromkeys(_QUOTAS)]

    def _leaves(self, code: str) -> list[Leaf]:
        return [leaf for leaf in self._uses if leaf.region_code == code]

    def _shared_of(self, leaves: Sequence[Leaf], code: str) -> list[Leaf]:
        """Who of a region takes a place of a lump above it."""
        found = [(leaf, self._pots.find(leaf)) for leaf in leaves]
        return [leaf for leaf, pot in found if pot and not inside(pot.region_code, code)]

    def _use(self, leaves: Iterable[Leaf]) -> Use:
        return add_uses(self._uses[leaf] for leaf in leaves)

    def _row(
        self, name: str, lines: Iterable[QuotaLine], leaves: Sequence[Leaf]
    ) -> dict[str, Value]:
        """Places with the people at `leaves`; without any people a lump is nobody's to hand out."""
        is_lump = all(line.region_code == PROVINCE for line in lines) and not leaves
        worth = None if is_lump and lines else _worth(self._worth, leaves)
        row = _summary_row(name, lines, self._use(leaves), worth)
        if worth and worth.unclear:
            count = format_thousands(worth.unclear)
            remark = f"nilai {self._given} {count} penerima tersalur belum lengkap"
            row["wilayah.keterangan"] = _joined(row["wilayah.keterangan"], remark)
        if self._is_monthly and worth is not None:
            row["wilayah.tersalur"] = worth.people
        return row


def _proposed(use: Use) -> int:
    return use.total - use.among({Status.DRAFT})


def _joined(before: Value, more: str) -> str:
    return f"{before}; {more}" if before else more


def _worth(worth: Mapping[Leaf, Delivered], leaves: Iterable[Leaf]) -> Delivered:
    """What was handed over to the people at `leaves`."""
    parts = [worth[leaf] for leaf in leaves if leaf in worth]
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
    return {
        "wilayah.nama": name,
        "wilayah.kuota_murni": quotas.get(Stage.ORIGINAL),
        "wilayah.kuota_perubahan": quotas.get(Stage.AMENDED),
        "wilayah.kuota_jumlah": sum(quotas.values()) if quotas else None,
        "wilayah.usulan": _proposed(use),
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
