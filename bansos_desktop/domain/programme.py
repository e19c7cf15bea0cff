"""A programme of aid as data: whose it is, who gets it, in which form, and what is asked.

Nothing in the program is written for one programme: what differs stands here, and an office adds
its own under Pengaturan > Program.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bansos_desktop.domain.region import inside

PROVINCIAL = "provinsi"
FIRST_PROGRAMME = "UEP"
# What is written beside whom no place is left begins so; lists and documents know it by this.
OVERFLOW_PREFIX = "Dicatat untuk "


class Asks(StrEnum):
    """What a programme asks beside the person, the family and the address."""

    BUSINESS = "usaha"
    GOODS = "barang"
    INSTITUTION = "lembaga"


class Trait(StrEnum):
    """What lists tell of recipients beside who and where; the value names the column."""

    BUSINESS = "business"
    CATEGORY = "category"
    INSTITUTION = "institution"
    NONE = ""

    @property
    def label(self) -> str:
        """The title of its column."""
        return _TRAIT_LABELS[self]


_TRAIT_LABELS = {
    Trait.BUSINESS: "Jenis usaha",
    Trait.CATEGORY: "Golongan",
    Trait.INSTITUTION: "Lembaga",
    Trait.NONE: "",
}


class Period(StrEnum):
    """How often somebody gets it."""

    UNSAID = ""
    ONCE = "sekali"
    MONTHLY = "bulanan"

    @property
    def label(self) -> str:
        """The word on screen."""
        return self.value.capitalize() or "Tidak disebut"


class RecipientUnit(StrEnum):
    """Who counts as one."""

    PERSON = "orang"
    FAMILY = "keluarga"
    INSTITUTION = "lembaga"


# What a value is called: of goods that are planned, of a month, and where neither is known.
VALUE_OF_GOODS, VALUE_OF_MONTH, PLAIN_VALUE = "Nilai usulan", "Nilai per bulan", "Nilai bantuan"


@dataclass(frozen=True, slots=True)
class Category:
    """A group of recipients that a programme tells apart."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Programme:
    """`owner` is "provinsi" or a kabupaten's code; values are rupiah, of a monthly aid a month's.

    `overflow` names the aid that is noted for whom no place is left; empty `documents` are all;
    `own` says that the office made or changed it.
    """

    code: str
    name: str
    owner: str
    unit: str = RecipientUnit.PERSON.value
    form: str = ""
    period: Period = Period.UNSAID
    asks: frozenset[Asks] = frozenset()
    value_min: int | None = None
    value_max: int | None = None
    overflow: str = ""
    documents: tuple[str, ...] = ()
    categories: tuple[Category, ...] = ()
    note: str = ""
    source: str = ""
    own: bool = False

    def reaches(self, region: str) -> bool:
        """Whether its figures may be for a region: a kabupaten's aid ends at its border."""
        return self.owner in ("", PROVINCIAL) or inside(region, self.owner)

    @property
    def is_monthly(self) -> bool:
        """Whether aid is handed out month by month."""
        return self.period is Period.MONTHLY

    def wants(self, asked: Asks) -> bool:
        """Whether the form asks this."""
        return asked in self.asks

    @property
    def traits(self) -> tuple[Trait, ...]:
        """The business where one is asked, else the group; beside it the institution."""
        told = [Trait.BUSINESS] if self.wants(Asks.BUSINESS) else []
        if self.categories and not told:
            told.append(Trait.CATEGORY)
        return (*told, Trait.INSTITUTION) if self.wants(Asks.INSTITUTION) else tuple(told)

    @property
    def trait(self) -> Trait:
        """The first of them, for what tells only one."""
        return next(iter(self.traits), Trait.NONE)

    @property
    def asks_household(self) -> bool:
        """Whether a visit asks about house and household: in an institution nobody has one."""
        return not self.wants(Asks.INSTITUTION)

    @property
    def who(self) -> str:
        """Who is visited, in a word: where a business is started, the family that starts it."""
        return RecipientUnit.FAMILY.value if self.wants(Asks.BUSINESS) else self.unit

    @property
    def value_label(self) -> str:
        """What forms and papers call the amount of one proposal."""
        if self.is_monthly:
            return VALUE_OF_MONTH
        return VALUE_OF_GOODS if self.wants(Asks.GOODS) else PLAIN_VALUE

    def category_name(self, code: str) -> str:
        """The name of a group; a code that is not among them by itself."""
        return next((one.name for one in self.categories if one.code == code), code)

    def offers(self, document: str) -> bool:
        """Whether a document is made for this programme."""
        return not self.documents or document in self.documents

    @property
    def fixed_value(self) -> int | None:
        """What everybody gets, where it is one figure for all."""
        return self.value_min if self.value_min == self.value_max else None

    @property
    def overflow_reason(self) -> str:
        """What is written beside whom no place is left for; "" if there is nothing else."""
        return f"{OVERFLOW_PREFIX}{self.overflow}" if self.overflow else ""


def unknown_programme(code: str) -> Programme:
    """A programme that no reference names any more: it asks what all programmes once asked."""
    return Programme(code, code, "", asks=frozenset({Asks.BUSINESS, Asks.GOODS}))


UNNAMED = unknown_programme("")


def parse_asks(text: str) -> frozenset[Asks]:
    """ "usaha;barang" as it is stored; what this version does not know is left out."""
    known = {one.value: one for one in Asks}
    return frozenset(known[part] for part in _parts(text) if part in known)


def parse_categories(text: str) -> tuple[Category, ...]:
    """ "veteran:Veteran;lansia:Lansia" as it is stored."""
    pairs = (part.partition(":") for part in _parts(text))
    return tuple(Category(code.strip(), (name or code).strip()) for code, _colon, name in pairs)


def format_categories(categories: Iterable[Category]) -> str:
    """The opposite of `parse_categories`."""
    return ";".join(f"{one.code}:{one.name}" for one in categories)


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]
