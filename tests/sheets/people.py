"""People for sheets, made by lot from a seed: none of them exists, their villages do."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random

from bansos_desktop.domain.region import VillageHit
from tests.factories import SEED, TODAY, a_nik

FIRST_L = ("Adi", "Bahrul", "Cakra", "Darma", "Eko", "Fajar", "Gunawan", "Hendra", "Iwan", "Joko")
FIRST_P = (
    "Aminah",
    "Bunga",
    "Citra",
    "Dewi",
    "Endang",
    "Fitri",
    "Gita",
    "Hasnah",
    "Indah",
    "Laila",
)
LAST = ("Contoh", "Sampel", "Percobaan", "Latihan", "Rekaan", "Misalan", "Umpama", "Peraga")
BIRTH_PLACES = ("Tenggarong", "Samarinda", "Balikpapan", "Kota Bangun", "Banjarmasin", "Malang")
STREETS = ("Jl. Mawar", "Jl. Belida", "Gang Melati", "Jl. Poros Utara", "Jl. Pesut")
# What people write, and the kind it is in the list of 2025.
BUSINESSES = (
    ("Makanan", "makanan"),
    ("Gorengan", "gorengan"),
    ("Minuman", "minuman"),
    ("Kue", "kue"),
    ("Ternak ayam", "ternak-ayam"),
    ("Kerajinan", "kerajinan"),
)
VALUES = (4_000_000, 4_500_000, 4_750_000, 5_000_000)


@dataclass(frozen=True, slots=True)
class Someone:
    """One made-up person with everything a sheet may say; `family` numbers the households."""

    nik: str
    family_card: str
    name: str
    birth_place: str
    birth_date: date
    sex: str
    address: str
    rt: str
    rw: str
    village: VillageHit
    phone: str
    desil: int
    business: str
    business_code: str
    value: int
    note: str
    family: int


@cache
def villages(within: str) -> tuple[VillageHit, ...]:
    """The real villages of a region, in the order of the decree."""
    with (SEED / "regions.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = {row["code"]: row["name"] for row in rows}
    return tuple(
        VillageHit(code, row["name"], names[code[:8]], names[code[:5]].removeprefix("Kabupaten "))
        for row in rows
        if (code := row["code"]).startswith(within) and row["level"] in ("desa", "kelurahan")
    )


def people(count: int, rng: Random, within: str = "64.02.06") -> list[Someone]:
    """`count` people of up to four villages inside `within`, some of them of one family."""
    homes = rng.sample(villages(within), k=min(4, len(villages(within))))
    found: list[Someone] = []
    serial = rng.randrange(1, 4000)
    for index in range(count):
        same_family = bool(found) and rng.random() < 0.25
        found.append(_someone(rng, serial + index, homes, found[-1] if same_family else None))
    return found


def _someone(
    rng: Random, serial: int, homes: Sequence[VillageHit], relative: Someone | None
) -> Someone:
    """A person, living with `relative` if there is one."""
    sex = rng.choice("LP")
    born = TODAY - timedelta(days=rng.randrange(20 * 366, 60 * 365))
    home = relative.village if relative else rng.choice(homes)
    business, code = rng.choice(BUSINESSES)
    district = home.code[:8]
    card_day = TODAY - timedelta(days=rng.randrange(400, 5000))
    return Someone(
        nik=a_nik(district=district, born=born, sex=sex, serial=_serial(serial)),
        family_card=relative.family_card
        if relative
        else a_nik(district=district, born=card_day, serial=_serial(serial + 17)),
        name=f"{rng.choice(FIRST_L if sex == 'L' else FIRST_P)} {rng.choice(LAST)} {_word(serial)}",
        birth_place=rng.choice(BIRTH_PLACES),
        birth_date=born,
        sex=sex,
        address=relative.address if relative else f"{rng.choice(STREETS)} No. {serial % 90 + 1}",
        rt=relative.rt if relative else f"{rng.randrange(1, 30):03}",
        rw=relative.rw if relative else f"{rng.randrange(1, 9):03}",
        village=home,
        phone=f"0840{rng.randrange(10**7, 10**8)}",
        desil=rng.choice((1, 2)),
        business=business,
        business_code=code,
        value=rng.choice(VALUES),
        note=rng.choice(("", "", "lansia", "belum pernah dibantu")),
        family=relative.family if relative else serial,
    )


def _serial(number: int) -> int:
    """A running number that does not end in 0, as a number cut by Excel would."""
    return number if number % 10 else number + 4001


def _word(number: int) -> str:
    """A name of its own for every serial number, without a digit."""
    syllables = ("ba", "di", "ka", "la", "mo", "na", "ra", "su", "ti", "wa")
    return "".join(syllables[int(digit)] for digit in str(number)).capitalize()
