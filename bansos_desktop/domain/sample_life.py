"""What happened to a made-up proposal before it came to stand where it stands.

Prices, numbers and names of firms are made up for training and say so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from bansos_desktop.domain.goods import WHOLE, GoodsSection, PlannedItem
from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.programme import UNNAMED, Asks, Programme
from bansos_desktop.domain.records import CRITERIA, Kind
from bansos_desktop.domain.sample_calendar import decree_of
from bansos_desktop.domain.workflow import DECIDED, DISTRIBUTED, VERIFIED, Stage, Status

MARK = "contoh"
BAST = "CONTOH/{number:04}/BAST/{year}"
SUPPLIER = "CV Contoh Sejahtera"
OFFICER = "Petugas Contoh"
_VISITED = VERIFIED | {Status.RESERVE, Status.INELIGIBLE}
_PLANNED = _VISITED | {Status.PROPOSED, Status.RETURNED}
_MATERIAL_UNITS = 5
_NO_PACKAGE = (
    PlannedItem(GoodsSection.TOOL, "Peralatan usaha", unit="set"),
    PlannedItem(GoodsSection.MATERIAL, "Bahan usaha awal", unit="paket"),
)
_REASONS: Mapping[Status, tuple[str, ...]] = {
    Status.INELIGIBLE: (
        "Tidak bersedia menerima bantuan",
        "Sudah mampu menurut kunjungan",
        "Pindah ke luar kabupaten",
    ),
    Status.RETURNED: (
        "Salinan KK belum ada",
        "Nama berbeda dengan KTP",
        "Alamat belum lengkap",
    ),
    Status.CANCELLED: ("Mengundurkan diri", "Meninggal dunia", "Diusulkan dua kali"),
    Status.RESERVE: ("Kuota belum cukup", "Menunggu tambahan kuota"),
}
# Of programmes that ask no business.
_OTHER_REASONS: Mapping[Status, tuple[str, ...]] = {
    **_REASONS,
    Status.INELIGIBLE: (
        "Sudah mampu menurut kunjungan",
        "Pindah ke luar kabupaten",
        "Tidak ditemukan di alamatnya",
    ),
    Status.RETURNED: (
        "Salinan KK belum ada",
        "Nama berbeda dengan KTP",
        "Alamat belum lengkap",
    ),
}
_SKILLS = ("Memasak", "Berdagang", "Bertani", "Menjahit", "Merawat ternak", "Memperbaiki motor")
_HOUSES = ("milik", "sewa", "menumpang")
_ASSETS = ("Kompor dan peralatan dapur", "Sepeda motor lama", "Gerobak", "")
Values = Mapping[str, Value]


@dataclass(frozen=True, slots=True, repr=False)
class Life:
    """The proposal's own further fields, and the records that belong to it, by kind."""

    proposal: Values
    records: Sequence[tuple[Kind, Values]]


@dataclass(frozen=True, slots=True, repr=False)
class Subject:
    """Whose life: where the proposal stands, and what was asked for."""

    name: str
    stage: Stage
    status: Status
    proposed_on: date
    requested_value: int
    package: Sequence[PlannedItem]


class LifeMaker:
    """Draws one life after the other; nothing happens after `today`."""

    def __init__(self, seed: int, today: date, year: int, programme: Programme = UNNAMED) -> None:
        self._random = Random(f"{seed} hidup")
        self._today, self._year = today, year
        self._handed_over = 0
        self._has_business = programme.wants(Asks.BUSINESS)
        self._reasons = dict(_REASONS if self._has_business else _OTHER_REASONS)
        if programme.overflow:
            self._reasons[Status.RESERVE] = (programme.overflow_reason,)

    def life(self, subject: Subject) -> Life:
        """Everything that must have happened for the proposal to stand where it stands."""
        status = subject.status
        visited = self._after(subject.proposed_on, 5, 16)
        decree = decree_of(subject.stage, self._year, self._today)
        handed = self._after(decree.day, 7, 30)
        own: dict[str, Value] = {}
        records: list[tuple[Kind, Values]] = []
        reason = self._reason(status)
        if reason:
            own["status_reason"] = reason
        if status in _VISITED:
            records.append((Kind.VERIFICATION, self._visit(visited, status, reason)))
        if status in _PLANNED:
            goods = _planned(subject)
            given = status in DISTRIBUTED
            records += [(Kind.GOODS, _goods(at, item, given)) for at, item in enumerate(goods)]
        if status in DECIDED:
            own["approved_value"] = subject.requested_value
            own["decree_number"] = decree.number
            own["decree_date"] = decree.day.isoformat()
        if status in DISTRIBUTED:
            records.append((Kind.HANDOVER, self._handover(subject.name, handed)))
        if status is Status.MONITORED:
            records.append((Kind.MONITORING, self._monitoring(handed)))
        return Life(own, records)

    def _reason(self, status: Status) -> str:
        return self._random.choice(self._reasons[status]) if status in self._reasons else ""

    def _after(self, day: date, least: int, spread: int) -> date:
        """Some day later, but never one that is still to come."""
        later = day + timedelta(days=least + self._random.randrange(spread))
        return min(later, max(day, self._today))

    def _visit(self, day: date, status: Status, reason: str) -> Values:
        """A finished visit whose recommendation is what became of the proposal."""
        draw = self._random
        poor = status is not Status.INELIGIBLE
        expense = draw.randrange(900_000, 2_400_001, 50_000)
        food = expense * (draw.randrange(52, 70) if poor else draw.randrange(35, 49)) // 100
        answers = {name: "ya" if poor and draw.random() < 0.55 else "tidak" for name in CRITERIA}
        answers["criterion_0"] = "tidak"
        answers["criterion_3"] = "ya" if food * 2 > expense else "tidak"
        recommended = Status.ELIGIBLE if status in VERIFIED else status
        visit: Values = {
            **answers,
            "visited_on": day.isoformat(),
            "officer": OFFICER,
            "outcome": "selesai",
            "house": draw.choice(_HOUSES),
            "assets": draw.choice(_ASSETS) or None,
            "income": expense + draw.randrange(-200_000, 300_001, 50_000),
            "expense": expense,
            "food_expense": food,
            "skill": draw.choice(_SKILLS),
            "will": "ya" if poor else "ragu",
            "recommendation": recommended.value,
            "reason": reason or None,
            "note": MARK,
        }
        return visit if self._has_business else {**visit, "skill": None, "will": None}

    def _handover(self, name: str, day: date) -> Values:
        """Goods brought to the recipient's own hands, under the next number."""
        self._handed_over += 1
        return {
            "bast_number": BAST.format(number=self._handed_over, year=self._year),
            "handed_on": day.isoformat(),
            "supplier": SUPPLIER,
            "received_by": name,
            "received_as": "sendiri",
            "officer": OFFICER,
            "note": MARK,
        }

    def _monitoring(self, handed: date) -> Values:
        """The first visit after the goods came, mostly with a business that runs."""
        draw = self._random
        runs = draw.random() < 0.9
        revenue = draw.randrange(600_000, 3_000_001, 50_000)
        return {
            "visited_on": self._after(handed, 28, 5).isoformat(),
            "officer": OFFICER,
            "month": 1,
            "running": "ya" if runs else "tidak",
            "goods_state": draw.choice(("ada", "ada", "sebagian")),
            "revenue": revenue if runs else None,
            "profit": revenue * draw.randrange(15, 40) // 100 if runs else None,
            "workers": 1 if runs else None,
            "development": draw.choice(("meningkat", "tetap", "menurun")) if runs else "berhenti",
            "obstacle": None if runs else "Sakit, usaha berhenti sementara",
            "follow_up": "Kunjungan bulan ketiga",
            "note": MARK,
        }


def _planned(subject: Subject) -> list[PlannedItem]:
    """The package with made-up prices that come to exactly what was asked for."""
    items = [item for item in subject.package or _NO_PACKAGE if item.name]
    share = subject.requested_value // len(items) // 5_000 * 5_000
    priced = [
        replace(
            item,
            specification=MARK,
            volume=WHOLE * _units(item),
            unit_price=share // _units(item),
        )
        for item in items
    ]
    rest = subject.requested_value - share * len(items)
    first = priced[0]
    priced[0] = replace(first, unit_price=(first.unit_price or 0) + rest // _units(first))
    return priced


def _units(item: PlannedItem) -> int:
    return _MATERIAL_UNITS if item.section == GoodsSection.MATERIAL else 1


def _goods(position: int, item: PlannedItem, given: bool) -> Values:
    """A line of the plan, and with it what was given, which is what was planned."""
    values = dict(item.values(position + 1))
    if given:
        values |= {"delivered_volume": item.volume, "delivered_price": item.unit_price}
    return values
