"""Made-up people for training and for measuring: believable, reproducible, nobody real."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Self

from bansos_desktop.domain.sample_details import DetailMaker, SampleDetails

_YOUNGEST, _OLDEST = 19, 64
_RT_ONLY = frozenset({"64.02", "64.09", "64.71", "64.72"})
_DESILS: tuple[int | None, ...] = (1, 2, 3, 4, None)
_DESIL_WEIGHTS = (42, 38, 9, 5, 6)
# Real serials begin at 0001 and hardly ever reach the nine thousands.
_FIRST_SERIAL, _SERIALS = 9001, 999
_PHONE_PREFIX = "0840"  # well formed, yet in no operator's list: a call reaches nobody

Group = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class SampleVillage:
    """A village where people may live; `code` with dots (64.72.05.1004), `district` its name."""

    code: str
    name: str
    district: str
    regency_code: str

    @property
    def number_prefix(self) -> str:
        """The six digits of the district with which a NIK or KK begins."""
        return self.code[:8].replace(".", "")


@dataclass(frozen=True, slots=True)
class SampleScope:
    """Where and when the people live and which (code, name) businesses they run."""

    villages: tuple[SampleVillage, ...]
    business_types: tuple[tuple[str, str], ...]
    today: date

    def __post_init__(self) -> None:
        """ValueError if there is no village or no business to choose from."""
        if not self.villages or not self.business_types:
            raise ValueError("a sample needs a village and a business type")


@dataclass(frozen=True, slots=True)
class SampleData:
    """Words to make people of; names in groups by community, birth places by regency code."""

    male_names: tuple[Group, ...]
    female_names: tuple[Group, ...]
    last_names: tuple[Group, ...]
    birth_places: tuple[Group, ...]
    streets: tuple[str, ...]
    notes: tuple[str, ...]

    def __post_init__(self) -> None:
        """ValueError if a list is empty or a community has no last names."""
        named = {community for community, _ in self.last_names}
        given = {community for community, _ in self.male_names + self.female_names}
        lists = (self.male_names, self.female_names, self.streets, self.notes)
        if not all(lists) or not given <= named:
            raise ValueError("a list of sample words is empty or a community has no last names")

    @classmethod
    def from_texts(
        cls, *, names: tuple[str, str, str], birth_places: str, streets: str, notes: str
    ) -> Self:
        """From the texts of the word files; `names` are those of men, of women and last names."""
        male, female, last = (_groups(text) for text in names)
        return cls(male, female, last, _groups(birth_places), _lines(streets), _lines(notes))


@dataclass(frozen=True, slots=True)
class SamplePerson:
    """A made-up candidate; texts as an officer would type them, `business_type` a code."""

    nik: str
    family_card: str
    name: str
    birth_place: str
    birth_date: date
    sex: str
    address: str
    rt: str
    rw: str
    village_code: str
    phone: str
    desil: int | None
    desil_period: str
    business_type: str
    business_name: str
    requested_value: int
    note: str
    details: SampleDetails


def generate_people(
    count: int, seed: int, *, scope: SampleScope, data: SampleData
) -> Iterator[SamplePerson]:
    """Yield people, one from each regency in turn; the same arguments give the same people.

    A NIK here obeys every rule, so by chance somebody may bear it; the rest of the row is
    drawn by lot and says nothing about them.
    """
    maker = _Maker(seed, scope, data)
    return (maker.person(index) for index in range(count))


@dataclass(frozen=True, slots=True)
class _Household:
    """What the one or two people of a made-up family share."""

    family_card: str
    village: SampleVillage
    address: str
    rt: str
    rw: str


class _Maker:
    """Draws one person after the other; remembers which numbers are given out."""

    def __init__(self, seed: int, scope: SampleScope, data: SampleData) -> None:
        self._random = Random(seed)
        self._details = DetailMaker(seed)
        self._scope = scope
        self._data = data
        self._regencies = _by_regency(scope.villages)
        self._last_names = dict(data.last_names)
        self._birth_places = dict(data.birth_places)
        self._first_day = _years_before(scope.today, _OLDEST + 1) + timedelta(days=1)
        self._birth_days = (_years_before(scope.today, _YOUNGEST) - self._first_day).days + 1
        self._serials: dict[str, int] = {}
        self._room_for_one_more: dict[int, _Household] = {}

    def person(self, index: int) -> SamplePerson:
        """The next person; `index` decides the regency."""
        home = self._household(index % len(self._regencies))
        birthplace = self._birth_village(home.village)
        born = self._first_day + timedelta(days=self._random.randrange(self._birth_days))
        sex = "P" if self._chance(60) else "L"
        desil = self._random.choices(_DESILS, _DESIL_WEIGHTS)[0]
        business, business_name = self._random.choice(self._scope.business_types)
        return SamplePerson(
            nik=self._number(birthplace, born, day_offset=40 if sex == "P" else 0),
            family_card=home.family_card,
            name=self._name(sex),
            birth_place=self._birth_place(birthplace),
            birth_date=born,
            sex=sex,
            address=home.address,
            rt=home.rt,
            rw=home.rw,
            village_code=home.village.code,
            phone=self._phone(),
            desil=desil,
            desil_period=_last_quarter(self._scope.today) if desil else "",
            business_type=business,
            business_name=business_name,
            requested_value=self._random.randrange(4_000_000, 5_000_001, 50_000),
            note=self._random.choice(self._data.notes) if self._chance(12) else "",
            details=self._details.details(
                index, sex=sex, born=born, today=self._scope.today, desil=desil
            ),
        )

    def _chance(self, percent: int) -> bool:
        return self._random.random() * 100 < percent

    def _household(self, regency: int) -> _Household:
        """A new family, or one with room left: two in a hundred have a second candidate."""
        known = self._room_for_one_more.pop(regency, None)
        if known:
            return known
        household = self._new_household(self._random.choice(self._regencies[regency]))
        if self._chance(2):
            self._room_for_one_more[regency] = household
        return household

    def _new_household(self, village: SampleVillage) -> _Household:
        """A card issued in the last fifteen years, and a house in the village."""
        recorded = self._scope.today - timedelta(days=self._random.randrange(30, 15 * 365))
        return _Household(
            family_card=self._number(village, recorded, day_offset=0),
            village=village,
            address=self._address(village),
            rt=f"{self._random.randint(1, 35):03}",
            rw=self._rw(village),
        )

    def _rw(self, village: SampleVillage) -> str:
        """RW, which some regencies do not have (their rules name RT alone)."""
        filled = self._chance(5 if village.regency_code in _RT_ONLY else 60)
        return f"{self._random.randint(1, 9):03}" if filled else ""

    def _address(self, village: SampleVillage) -> str:
        street = self._random.choice(self._data.streets).replace("{desa}", village.name)
        return f"{street} No. {self._random.randint(1, 120)}" if self._chance(70) else street

    def _birth_village(self, home: SampleVillage) -> SampleVillage:
        """Where the NIK was issued: most people still live there."""
        return home if self._chance(85) else self._random.choice(self._scope.villages)

    def _birth_place(self, village: SampleVillage) -> str:
        return self._random.choice(
            self._birth_places.get(village.regency_code, (village.district,))
        )

    def _number(self, village: SampleVillage, day: date, *, day_offset: int) -> str:
        """A NIK or No. KK that was not given out before."""
        stem = f"{village.number_prefix}{day.day + day_offset:02}{day:%m%y}"
        if stem not in self._serials:
            self._serials[stem] = self._random.randrange(_SERIALS)
        serial = self._serials[stem] % _SERIALS
        self._serials[stem] += 1
        return f"{stem}{_FIRST_SERIAL + serial:04}"

    def _name(self, sex: str) -> str:
        """One to three names, mostly of one community; no word stands twice."""
        groups = self._data.female_names if sex == "P" else self._data.male_names
        community, given = self._random.choice(groups)
        if self._chance(12):
            community = self._random.choice(self._data.last_names)[0]
        parts = [self._random.choice(given)]
        if self._chance(25):
            parts.append(self._random.choice(given))
        if self._chance(80):
            parts.append(self._random.choice(self._last_names[community]))
        return " ".join(dict.fromkeys(parts))

    def _phone(self) -> str:
        return f"{_PHONE_PREFIX}{self._random.randrange(10**8):08}" if self._chance(85) else ""


def _by_regency(villages: Sequence[SampleVillage]) -> list[list[SampleVillage]]:
    """The villages of each regency; sorted, so that the order they came in changes nobody."""
    regencies: dict[str, list[SampleVillage]] = {}
    for village in sorted(villages, key=lambda village: village.code):
        regencies.setdefault(village.regency_code, []).append(village)
    return list(regencies.values())


def _years_before(day: date, years: int) -> date:
    """The same day years ago; 29 February becomes the 28th."""
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - years, day=28 if leap_day else day.day)


def _last_quarter(day: date) -> str:
    """The newest DTSEN period that is complete on this day: "2025-T3"."""
    past = (day.month - 1) // 3
    return f"{day.year}-T{past}" if past else f"{day.year - 1}-T4"


def _lines(text: str) -> tuple[str, ...]:
    """The lines of a word file without blank ones and comments."""
    stripped = (line.strip() for line in text.splitlines())
    return tuple(line for line in stripped if line and not line.startswith("#"))


def _groups(text: str) -> tuple[Group, ...]:
    """Lines "key: word, word" as a key with its words."""
    parts = (line.partition(":") for line in _lines(text))
    return tuple((key, tuple(w.strip() for w in words.split(","))) for key, _, words in parts)
