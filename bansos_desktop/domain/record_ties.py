"""People, money, goods and institutions of the records, compared with what they must come to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bansos_desktop.domain.ceiling import Spent, spent_under
from bansos_desktop.domain.quota_ledger import FigureKey, Standing
from bansos_desktop.domain.quota_ties import (
    LKS,
    UPTD,
    Names,
    StatedTotal,
    same_totals,
    sources_words,
)
from bansos_desktop.domain.region import PROVINCE
from bansos_desktop.domain.rupiah import format_rupiah, format_thousands
from bansos_desktop.domain.ties import (
    Odd,
    Subject,
    TieLine,
    Verdict,
    about,
    listed,
    nothing_yet,
    title_of,
)

REGIONS_NAMED = 3
_KINDS = {LKS: "LKS", UPTD: "UPTD"}


@dataclass(frozen=True, slots=True)
class RegionCount:
    """People of a programme's year in a region: in the list, and as the quota counts them."""

    programme: str
    year: int
    region_code: str
    listed: int
    counted: int


@dataclass(frozen=True, slots=True)
class MoneyTie:
    """What goods or payments of a programme's year come to, beside what was granted.

    `odd` are those whose own sums do not agree, `gaps` those of whom something is not filled in.
    """

    programme: str
    year: int
    people: int
    value: int
    granted: int
    count: int = 0
    odd: Sequence[Odd] = field(default=(), repr=False)
    gaps: Sequence[Odd] = field(default=(), repr=False)

    @property
    def key(self) -> FigureKey:
        """What it is about."""
        return FigureKey(self.programme, self.year, "", PROVINCE)


def count_lines(counts: Iterable[RegionCount], names: Names) -> Iterator[TieLine]:
    """The people who are listed beside those that the use of quotas counts."""
    years: dict[FigureKey, list[RegionCount]] = defaultdict(list)
    for one in counts:
        years[FigureKey(one.programme, one.year, "", PROVINCE)].append(one)
    for key, found in years.items():
        off = [one for one in found if one.listed != one.counted]
        for one in off:
            where = key.at(one.region_code)
            args = {
                "what": title_of(where, names),
                "people": format_thousands(one.listed),
                "counted": format_thousands(one.counted),
            }
            yield TieLine("tie.counts_differ", args, Subject.COUNTS, where, Verdict.OFF)
        if not off:
            args = {
                "what": title_of(key, names, with_region=False),
                "people": format_thousands(sum(one.listed for one in found)),
                "count": format_thousands(len(found)),
            }
            yield TieLine("tie.counts", args, Subject.COUNTS, key)
    if not years:
        yield nothing_yet(Subject.COUNTS, "orang yang dicatat")


def plan_lines(ties: Iterable[MoneyTie]) -> Iterator[TieLine]:
    """Planned goods beside the value granted, of all who were decided on and have a plan."""
    found = [line for tie in ties for line in _compared(tie, _PLAN)]
    yield from found or [nothing_yet(Subject.MONEY, "rencana barang bagi yang ditetapkan")]


def delivery_lines(ties: Iterable[MoneyTie]) -> Iterator[TieLine]:
    """What was handed over beside the value granted; less than granted is told by the BAST."""
    found = [line for tie in ties for line in _compared(tie, _DELIVERED)]
    yield from found or [nothing_yet(Subject.MONEY, "barang yang diserahkan")]


def instalment_lines(ties: Iterable[MoneyTie]) -> Iterator[TieLine]:
    """Monthly payments beside the value of a month."""
    found = [line for tie in ties for line in _compared(tie, _INSTALMENTS)]
    yield from found or [nothing_yet(Subject.MONEY, "penyaluran bulanan")]


# The code of what agrees, of what does not, and of what is not filled in.
_PLAN = ("tie.plan", "tie.plan_other", "tie.plan_open")
_DELIVERED = ("tie.delivered", "tie.delivered_above", "tie.delivered_open")
_INSTALMENTS = ("tie.instalments", "tie.instalments_other", "tie.instalments_twice")
_BLANKS: Mapping[str, str] = {
    "tie.plan": "planned",
    "tie.plan_other": "planned",
    "tie.delivered": "delivered",
    "tie.delivered_above": "delivered",
    "tie.instalments": "paid",
    "tie.instalments_other": "paid",
}


def _compared(tie: MoneyTie, codes: tuple[str, str, str]) -> Iterator[TieLine]:
    same, other, gap = codes
    what = title_of(tie.key, {}, with_region=False)
    said = {
        "what": what,
        "people": format_thousands(tie.people),
        "count": format_thousands(tie.count),
        "approved": format_rupiah(tie.granted),
        _BLANKS[same]: format_rupiah(tie.value),
    }
    if tie.odd:
        said["odd"] = format_thousands(len(tie.odd))
        yield about(other, said, Subject.MONEY, tie.key, tie.odd)
    elif tie.people:
        yield TieLine(same, said, Subject.MONEY, tie.key)
    if tie.gaps:
        args = {"what": what, "odd": format_thousands(len(tie.gaps))}
        yield about(gap, args, Subject.MONEY, tie.key, tie.gaps)


def ceiling_lines(
    standings: Iterable[Standing], spent: Sequence[Spent], names: Names
) -> Iterator[TieLine]:
    """Money that was granted beside the pagu that the office entered."""
    made = [
        _ceiling(one, one.ceiling, spent, names) for one in standings if one.ceiling is not None
    ]
    yield from made or [nothing_yet(Subject.CEILINGS, "pagu yang diisi")]


def _ceiling(one: Standing, ceiling: int, spent: Iterable[Spent], names: Names) -> TieLine:
    value = spent_under(spent, one.key)
    args = {
        "what": title_of(one.key, names),
        "spent": format_rupiah(value),
        "ceiling": format_rupiah(ceiling),
    }
    if value > ceiling:
        args["over"] = format_rupiah(value - ceiling)
        return TieLine("tie.ceiling_over", args, Subject.CEILINGS, one.key, Verdict.OFF)
    args["left"] = format_rupiah(ceiling - value)
    return TieLine("tie.ceiling", args, Subject.CEILINGS, one.key)


def institution_lines(
    stated: Iterable[StatedTotal],
    standings: Iterable[Standing],
    registered: Mapping[tuple[str, str], int],
    names: Names,
) -> Iterator[TieLine]:
    """Institutions in the office's register, by (region, kind), beside those that sources count.

    The register is filled over time, so what is missing is only a note.
    """
    figures = list(standings)
    for one, sources in same_totals(stated).items():
        if one.measure not in _KINDS:
            continue
        count = sum(n for (_region, kind), n in registered.items() if kind == one.measure)
        args = {
            "what": title_of(one.key, names, with_region=False),
            "kind": _KINDS[one.measure],
            "count": format_thousands(count),
            "sources": sources_words(sources),
        }
        if count == one.expected:
            yield TieLine("tie.institutions", args, Subject.INSTITUTIONS, one.key)
            continue
        args |= {
            "expected": format_thousands(one.expected),
            "where": _differing(one, figures, registered, names),
        }
        code = "tie.institutions_more" if count > one.expected else "tie.institutions_fewer"
        yield TieLine(code, args, Subject.INSTITUTIONS, one.key, Verdict.NOTE)


def _differing(
    total: StatedTotal,
    standings: Iterable[Standing],
    registered: Mapping[tuple[str, str], int],
    names: Names,
) -> str:
    """The first regions whose register is not what their figure says: " (Paser 3 dari 12)"."""
    if total.measure != LKS:
        return ""
    told: list[str] = []
    for one in standings:
        key, wanted = one.key, next((f.lks_count for f in one.figures if f.lks_count), None)
        if (key.programme, key.year) != (total.programme, total.year) or wanted is None:
            continue
        count = registered.get((key.region_code, LKS), 0)
        if count != wanted:
            told.append(f"{names.get(key.region_code, key.region_code)} {count} dari {wanted}")
    if len(told) > REGIONS_NAMED:
        told = [*told[:REGIONS_NAMED], f"{len(told) - REGIONS_NAMED} wilayah lain"]
    return f" ({listed(told)})" if told else ""
