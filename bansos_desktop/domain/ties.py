"""A line of the tie-out: two figures that must be the same, whose they are, and whether they are.

A line that is off is for people to decide; it is no damage of the store, which has proofs of its
own. A note is worth knowing and asks for nothing today.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from bansos_desktop.domain.messages import sentence
from bansos_desktop.domain.quota_ledger import FigureKey

NAMED = 3


class Verdict(StrEnum):
    """How a line came out; the value is the word before it on a list."""

    SAME = "cocok"
    NOTE = "catatan"
    OFF = "perlu diputuskan"


class Subject(StrEnum):
    """What is compared, in the order of the list."""

    TOTALS = "jumlah"
    CLAIMS = "sumber"
    SPLITS = "rincian"
    TRANSFERS = "pindahan"
    PLACES = "tempat"
    COUNTS = "hitungan"
    MONEY = "uang"
    CEILINGS = "pagu"
    INSTITUTIONS = "lembaga"

    @property
    def label(self) -> str:
        """The title above its lines."""
        return _SUBJECTS[self]


_SUBJECTS: Mapping[Subject, str] = {
    Subject.TOTALS: "Jumlah kuota menurut sumber",
    Subject.CLAIMS: "Sumber yang belum sama",
    Subject.SPLITS: "Rincian kuota",
    Subject.TRANSFERS: "Pemindahan kuota",
    Subject.PLACES: "Usulan dan penetapan terhadap kuota",
    Subject.COUNTS: "Jumlah orang",
    Subject.MONEY: "Uang dan barang",
    Subject.CEILINGS: "Pagu",
    Subject.INSTITUTIONS: "Lembaga terdaftar",
}
# What is said where both sides agree; what is wrong has its sentence among the others.
_SAME: Mapping[str, str] = {
    "tie.nothing": "Belum ada {what}.",
    "tie.total": "{what}: {sum}, sama dengan {sources}.",
    "tie.claim_chosen": "{what}: {subject} memakai {source}.",
    "tie.claim_entered": "{what}: {subject} diisi kantor, {ceiling}.",
    "tie.split": "{what}: {split} dari {quota} dirinci ke {count} wilayah, {open} belum dirinci.",
    "tie.moves": "{what}: {count} pemindahan, {people} orang keluar dan {people} orang masuk.",
    "tie.places": "{what}: {used} terpakai dan {decided} ditetapkan dari kuota {quota}; "
    "tidak ada yang melebihi.",
    "tie.counts": "{what}: {people} orang di {count} wilayah, sama dengan daftar penerima.",
    "tie.plan": "{what}: rencana barang {people} orang berjumlah {planned}, sama dengan nilai "
    "yang ditetapkan.",
    "tie.delivered": "{what}: barang yang diterima {people} orang bernilai {delivered}, tidak "
    "melebihi nilai yang ditetapkan {approved}.",
    "tie.instalments": "{what}: {count} penyaluran bulanan kepada {people} orang berjumlah "
    "{paid}, sama dengan nilainya tiap bulan.",
    "tie.ceiling": "{what}: {spent} dari pagu {ceiling}, sisa {left}.",
    "tie.institutions": "{what}: {count} {kind} terdaftar, sama dengan {sources}.",
}


@dataclass(frozen=True, slots=True)
class TieLine:
    """One comparison. `where` is the figure it is about, `proposals` are those that do not agree.

    `names` are the first few of them: for the screen, and for nothing that is kept.
    """

    code: str
    args: Mapping[str, str]
    subject: Subject
    where: FigureKey
    verdict: Verdict = Verdict.SAME
    proposals: tuple[str, ...] = field(default=(), repr=False)
    names: tuple[str, ...] = field(default=(), repr=False)

    @property
    def ok(self) -> bool:
        """Whether nobody needs to decide anything about it."""
        return self.verdict is not Verdict.OFF

    @property
    def message(self) -> str:
        """What was compared; of what is off also what to do now."""
        known = _SAME.get(self.code)
        return known.format_map(self.args) if known else sentence(self.code, self.args)


@dataclass(frozen=True, slots=True)
class Odd:
    """A proposal that does not agree, and who it is about."""

    proposal: str
    name: str = field(repr=False)


def nothing_yet(subject: Subject, what: str) -> TieLine:
    """That there is nothing to compare, so that nobody thinks it was forgotten."""
    return TieLine("tie.nothing", {"what": what}, subject, FigureKey("", 0, "", ""))


def about(
    code: str, args: Mapping[str, str], subject: Subject, where: FigureKey, odd: Sequence[Odd]
) -> TieLine:
    """A line that is off because of some proposals."""
    return TieLine(
        code,
        args,
        subject,
        where,
        Verdict.OFF,
        tuple(one.proposal for one in odd),
        tuple(one.name for one in odd[:NAMED]),
    )


def title_of(key: FigureKey, names: Mapping[str, str], *, with_region: bool = True) -> str:
    """What a figure is for, in words: "UEP 2025 murni Kabupaten Berau".

    `names` are those of regions and, where they are at hand, of groups.
    """
    region = names.get(key.region_code, key.region_code) if with_region else ""
    group = names.get(key.category, key.category.replace("_", " "))
    parts = (key.programme, str(key.year), key.stage, region, group)
    return " ".join(part for part in parts if part)


def listed(words: Collection[str]) -> str:
    """ "a, b dan c"."""
    *first, last = words
    return f"{', '.join(first)} dan {last}" if first else last


def gravest(lines: Iterable[TieLine]) -> Verdict:
    """The verdict of all of them together."""
    order = list(Verdict)
    return max((line.verdict for line in lines), key=order.index, default=Verdict.SAME)
