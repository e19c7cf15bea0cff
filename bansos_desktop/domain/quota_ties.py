"""Quotas compared with what their sources say, with their parts, and with who takes the places.

A figure that a letter of the province or the office put in the place of a shipped one is no
mistake, so a sum of the sources from before is told beside it and asks for nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bansos_desktop.domain.quota import QuotaLine
from bansos_desktop.domain.quota_ledger import (
    Allocation,
    AllocationAction,
    Figure,
    FigureKey,
    Leaf,
    Origin,
    Standing,
    stand,
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
from bansos_desktop.domain.workflow import DECIDED

PEOPLE, LKS, UPTD = "kuota", "lks", "uptd"
WRITTEN_OUT = 4
Names = Mapping[str, str]
_MEASURES = {PEOPLE: "", LKS: ", jumlah LKS"}
_ORIGINS = {Origin.SHIPPED: "data acuan", Origin.OFFICE: "isian kantor"}
_CLAIM_WORDS = {"nilai": "nilai bantuan", "pagu": "pagu", "kuota": "kuota"}


@dataclass(frozen=True, slots=True)
class StatedTotal:
    """What a source says that all figures of a programme's year come to."""

    programme: str
    year: int
    stage: str
    measure: str
    expected: int
    source: str
    sentence: str = ""

    @property
    def key(self) -> FigureKey:
        """Whose sum it is."""
        return FigureKey(self.programme, self.year, self.stage, PROVINCE)


@dataclass(frozen=True, slots=True)
class StatedClaim:
    """What a source says of something that is not settled; `chosen` is the source in force."""

    key: FigureKey
    subject: str
    low: int
    high: int
    source: str
    chosen: str = ""


def same_totals(stated: Iterable[StatedTotal]) -> dict[StatedTotal, list[str]]:
    """The sources of each total, once for all that say the same; the first of them speaks."""
    found: dict[tuple[object, ...], tuple[StatedTotal, list[str]]] = {}
    for one in stated:
        key = (one.key, one.measure, one.expected)
        found.setdefault(key, (one, []))[1].append(one.source)
    return dict(found.values())


def sources_words(sources: Sequence[str]) -> str:
    """ "sumber 003 dan 004"."""
    return f"sumber {listed(sources)}"


def total_lines(
    stated: Iterable[StatedTotal], standings: Collection[Standing]
) -> Iterator[TieLine]:
    """Each sum that sources name beside that of the figures in force."""
    for one, sources in same_totals(stated).items():
        if one.measure not in _MEASURES:
            continue  # what is only counted in the register of institutions
        found = [part for part in standings if _is_of(part.key, one.key)]
        if one.measure == PEOPLE:
            yield _total(one, sources, found, _roots(found))
        else:
            yield _total(one, sources, found, _counting(found))


def totals_gone() -> TieLine:
    """That no source names a sum any more: every shipped set has some."""
    return TieLine("tie.totals_gone", {}, Subject.TOTALS, FigureKey("", 0, "", ""), Verdict.OFF)


def _roots(standings: Collection[Standing]) -> Iterator[tuple[FigureKey, int]]:
    """Wholes with their places, each once: a part of one adds nothing to it.

    What was moved is with whom it went to, so that all of them come to what is really given.
    """
    with_figures = {one.key for one in standings if one.figures}
    for key, places in _open_of(standings).items():
        if places or key in with_figures:
            yield key, places


def _open_of(standings: Collection[Standing]) -> dict[FigureKey, int]:
    """The places of each figure that is no part of another, with those of its parts."""
    parents = {one.key: one.parent for one in standings}
    found: dict[FigureKey, int] = {}
    for one in standings:
        root, seen = one.key, {one.key}
        while (above := parents.get(root)) is not None and above not in seen:
            root = above
            seen.add(root)
        moved = one.moved_in - one.moved_out  # the sources speak of before anything was moved
        found[root] = found.get(root, 0) + one.open - moved
    return found


def _counting(standings: Collection[Standing]) -> Iterator[tuple[FigureKey, int]]:
    """Institutions of each figure; those of a part are among its whole's where that says any."""
    counts = {one.key: _institutions(one.figures) for one in standings if one.figures}
    for one in standings:
        within = one.parent is not None and counts.get(one.parent)
        if counts.get(one.key) and not within:
            yield one.key, counts[one.key]


def _total(
    one: StatedTotal,
    sources: Sequence[str],
    parts: Collection[Standing],
    counted: Iterable[tuple[FigureKey, int]],
) -> TieLine:
    in_force = list(counted)
    total = sum(number for _key, number in in_force)
    what = title_of(one.key, {}, with_region=False) + _MEASURES[one.measure]
    said = {"what": what, "sources": sources_words(sources), "sum": _summed(in_force)}
    if total == one.expected:
        return TieLine("tie.total", said, Subject.TOTALS, one.key)
    said |= {"by": _origins(parts), "expected": format_thousands(one.expected)}
    if _shipped(one, parts) == one.expected:
        return TieLine("tie.total_replaced", said, Subject.TOTALS, one.key, Verdict.NOTE)
    said["gap"] = format_thousands(abs(total - one.expected))
    return TieLine("tie.total_other", said, Subject.TOTALS, one.key, Verdict.OFF)


def _shipped(one: StatedTotal, parts: Iterable[Standing]) -> int:
    """What the shipped figures alone come to."""
    figures = [figure for part in parts for figure in part.figures]
    alone = stand((figure for figure in figures if figure.origin is Origin.SHIPPED), ()).values()
    counted = _roots if one.measure == PEOPLE else _counting
    return sum(number for _key, number in counted(alone))


def _institutions(figures: Iterable[Figure]) -> int:
    """The institutions of the first source that counts any: a letter may speak of people only."""
    return next((one.lks_count for one in figures if one.lks_count is not None), 0)


def _is_of(key: FigureKey, total: FigureKey) -> bool:
    same = (key.programme, key.year) == (total.programme, total.year)
    return same and total.stage in ("", key.stage)


def _summed(parts: Sequence[tuple[FigureKey, int]]) -> str:
    """How a sum comes about: "10 kabupaten/kota x 150 = 1.500", "1.500 + 180 = 1.680"."""
    stages: dict[str, int] = defaultdict(int)
    for key, number in parts:
        stages[key.stage] += number
    numbers = [number for _key, number in parts]
    if len(stages) > 1:
        numbers = list(stages.values())
    total = format_thousands(sum(numbers))
    if len(numbers) < 2:
        return total
    where = _places(parts)
    if len(stages) == 1 and len(set(numbers)) == 1:
        return f"{len(numbers)} {where} x {format_thousands(numbers[0])} = {total}"
    if len(numbers) > WRITTEN_OUT:
        return f"jumlah {len(numbers)} {where} = {total}"
    return f"{' + '.join(format_thousands(number) for number in numbers)} = {total}"


def _places(parts: Iterable[tuple[FigureKey, int]]) -> str:
    """What the parts of a sum are called."""
    regencies = all(key.region_code.count(".") == 1 for key, _number in parts)
    return "kabupaten/kota" if regencies else "bagian"


def _origins(parts: Iterable[Standing]) -> str:
    """Whose figures are in force."""
    first = (part.figures[0] for part in parts if part.figures)
    words = {_by(one): None for one in first}
    return listed(words) if words else "data acuan"


def _by(figure: Figure) -> str:
    """Who gives a figure."""
    return _ORIGINS.get(figure.origin) or f"surat {figure.source_title or figure.source}"


def claim_lines(
    claims: Iterable[StatedClaim], names: Names, standings: Collection[Standing] = ()
) -> Iterator[TieLine]:
    """What sources say without agreeing, and what one says without being clear.

    A pagu that the office entered settles what sources say of it, with or without a choice.
    """
    groups: dict[tuple[FigureKey, str], list[StatedClaim]] = defaultdict(list)
    for one in claims:
        groups[one.key, one.subject].append(one)
    for (key, subject), found in groups.items():
        args = {"what": title_of(key, names), "subject": _CLAIM_WORDS.get(subject, subject)}
        chosen = found[0].chosen
        if chosen:
            args["source"] = f"sumber {chosen}"
            yield TieLine("tie.claim_chosen", args, Subject.CLAIMS, key)
            continue
        ceiling = _ceiling_for(key, standings) if subject == "pagu" else None
        if ceiling is not None:
            args["ceiling"] = _ceiling_words(*ceiling, key.stage)
            yield TieLine("tie.claim_entered", args, Subject.CLAIMS, key)
            continue
        args["said"] = "; ".join(f"sumber {one.source}: {_range(one)}" for one in found)
        code = "tie.claims_differ" if len(found) > 1 else "tie.claim_unclear"
        yield TieLine(code, args, Subject.CLAIMS, key, Verdict.NOTE)


def _ceiling_for(key: FigureKey, standings: Iterable[Standing]) -> tuple[int, str] | None:
    """The pagu that stands for the same region and stage, or for all stages, and its stage."""
    found = {
        one.key.stage: (one.ceiling, one.key.stage)
        for one in standings
        if one.ceiling is not None and one.key == replace(key, stage=one.key.stage)
    }
    return found.get(key.stage, found.get("") if key.stage else next(iter(found.values()), None))


def _ceiling_words(ceiling: int, stage: str, wanted: str) -> str:
    """A pagu with its stage where that is not the one that the source speaks of."""
    return format_rupiah(ceiling) + (f" untuk {stage or 'semua tahap'}" if stage != wanted else "")


def _range(claim: StatedClaim) -> str:
    written = format_thousands if claim.subject == "kuota" else format_rupiah
    ends = dict.fromkeys((written(claim.low), written(claim.high)))
    return " sampai ".join(ends)


def split_lines(standings: Iterable[Standing], names: Names) -> Iterator[TieLine]:
    """Each lump that was split, beside its parts, whoever gave them."""
    found = list(standings)
    parts: dict[FigureKey, list[Standing]] = defaultdict(list)
    for one in found:
        if one.parent is not None and (one.figures or one.split_in):
            parts[one.parent].append(one)
    made = [_split(one, parts[one.key], names) for one in found if one.split_out]
    yield from made or [nothing_yet(Subject.SPLITS, "kuota yang dirinci")]


def _split(one: Standing, parts: Collection[Standing], names: Names) -> TieLine:
    args = {
        "what": title_of(one.key, names),
        "split": format_thousands(one.split_out),
        "quota": format_thousands(one.quota),
    }
    if one.open < 0:
        args["over"] = format_thousands(-one.open)
        given = [part.figures[0] for part in parts if part.figures]
        if given:
            args["by"] = listed({_by(figure): None for figure in given})
            return TieLine("tie.split_over_given", args, Subject.SPLITS, one.key, Verdict.OFF)
        return TieLine("tie.split_over", args, Subject.SPLITS, one.key, Verdict.OFF)
    args |= {"count": format_thousands(len(parts)), "open": format_thousands(one.open)}
    return TieLine("tie.split", args, Subject.SPLITS, one.key)


def transfer_lines(
    allocations: Iterable[Allocation], standings: Iterable[Standing], names: Names
) -> Iterator[TieLine]:
    """What left regions beside what came to others; no region may give more than it has."""
    moves: dict[FigureKey, list[Allocation]] = defaultdict(list)
    for one in allocations:
        if one.action is AllocationAction.TRANSFER:
            moves[one.source.at("")].append(one)
    made = [_moved(key, found, names) for key, found in moves.items()]
    for standing in standings:
        if standing.quota < 0:
            args = {
                "what": title_of(standing.key, names),
                "over": format_thousands(-standing.quota),
            }
            made.append(
                TieLine("tie.moved_over", args, Subject.TRANSFERS, standing.key, Verdict.OFF)
            )
    yield from made or [nothing_yet(Subject.TRANSFERS, "kuota yang dipindahkan")]


def _moved(key: FigureKey, moves: Sequence[Allocation], names: Names) -> TieLine:
    """A region that nobody knows gives or takes nothing."""
    out = sum(one.amount for one in moves if one.from_region in names)
    into = sum(one.amount for one in moves if one.to_region in names)
    args = {"what": title_of(key, names), "count": format_thousands(len(moves))}
    if out == into:
        args["people"] = format_thousands(out)
        return TieLine("tie.moves", args, Subject.TRANSFERS, key)
    args |= {"out": format_thousands(out), "into": format_thousands(into)}
    return TieLine("tie.moves_lost", args, Subject.TRANSFERS, key, Verdict.OFF)


def place_lines(
    lines: Iterable[QuotaLine], outside: Collection[tuple[str, int]] = ()
) -> Iterator[TieLine]:
    """Who is proposed and who is decided on beside the places of each figure.

    Of a year in `outside`, where decided people are in no figure, nobody says that all is well.
    """
    years: dict[tuple[str, int], list[QuotaLine]] = defaultdict(list)
    for line in lines:
        years[line.programme, line.year].append(line)
    for (programme, year), found in years.items():
        off = [one for line in found for one in _beyond(line)]
        if off or (programme, year) not in outside:
            yield from off or [_within(FigureKey(programme, year, "", PROVINCE), found)]


def unplaced_line(
    key: FigureKey,
    people: Sequence[tuple[Leaf, Odd]],
    names: Mapping[str, str],
    decided: int = 0,
) -> TieLine:
    """Who holds a place that no figure counts: nothing would say that there are too many."""
    places = Counter(leaf.region_code for leaf, _who in people)
    named = [
        f"{names.get(code, code) or 'tanpa wilayah'} {format_thousands(count)}"
        for code, count in places.most_common(WRITTEN_OUT)
    ]
    if len(places) > WRITTEN_OUT:
        named.append(f"{format_thousands(len(places) - WRITTEN_OUT)} wilayah lain")
    args = {
        "what": title_of(key, {}, with_region=False),
        "odd": format_thousands(len(people)),
        "where": listed(named),
        "decided": f", {format_thousands(decided)} di antaranya sudah ditetapkan"
        if decided
        else "",
    }
    return about("tie.unplaced", args, Subject.PLACES, key, [who for _leaf, who in people])


def _beyond(line: QuotaLine) -> Iterator[TieLine]:
    decided = line.own_use.among(DECIDED)
    if line.is_parted and line.own_use.used:
        yield _without_share(line, decided)
        return
    for code, count in (("tie.places_used", line.own_use.used), ("tie.places_decided", decided)):
        if count > max(line.open, 0):
            args = {
                "what": title_of(line.key, {line.region_code: line.region_name}),
                "used": format_thousands(count),
                "quota": format_thousands(line.open),
                "over": format_thousands(count - line.open),
            }
            yield TieLine(code, args, Subject.PLACES, line.key, Verdict.OFF)


def _without_share(line: QuotaLine, decided: int) -> TieLine:
    """Nobody is too many there: the region of who counts on a parted figure has no share of it."""
    args = {
        "what": title_of(line.key, {line.region_code: line.region_name}),
        "people": format_thousands(line.own_use.used),
        "decided": format_thousands(decided),
    }
    return TieLine("tie.places_parted", args, Subject.PLACES, line.key, Verdict.OFF)


def _within(key: FigureKey, lines: Sequence[QuotaLine]) -> TieLine:
    args = {
        "what": title_of(key, {}, with_region=False),
        "used": format_thousands(sum(line.own_use.used for line in lines)),
        "decided": format_thousands(sum(line.own_use.among(DECIDED) for line in lines)),
        "quota": format_thousands(sum(line.open for line in lines)),
    }
    return TieLine("tie.places", args, Subject.PLACES, key)
