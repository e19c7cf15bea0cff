"""Whether figures that a set brings may stand beside the others: parts within their whole.

Only what the set makes worse is its fault, and only parts that it brings. A whole that it lowers
below parts that stand is no fault but a question (`quota_consent`): the whole binds decisions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, product

from bansos_desktop.domain.problems import Problem, error
from bansos_desktop.domain.quota import QuotaLine
from bansos_desktop.domain.quota_file import LineFault
from bansos_desktop.domain.quota_ledger import FigureKey, Origin
from bansos_desktop.domain.quota_row import Column
from bansos_desktop.domain.quota_shift import place_of, source_words
from bansos_desktop.domain.region import inside
from bansos_desktop.domain.rupiah import format_thousands
from bansos_desktop.domain.ties import listed

_MOST_NAMED = 5
_OWN: Mapping[str, str] = {
    "quota_file.stage_other": "quota_file.stage_other_own",
    "quota_file.group_other": "quota_file.group_other_own",
}


@dataclass(frozen=True, slots=True)
class Brought:
    """The figures of a set with their lines in the file; line 0 is one that has no lines."""

    lines: Mapping[FigureKey, int]
    origin: Origin

    def has(self, line: QuotaLine) -> bool:
        """Whether a figure that stands is the set's."""
        figures = line.standing.figures if line.standing else ()
        return line.key in self.lines and bool(figures) and figures[0].origin is self.origin


def part_faults(
    brought: Brought, before: Iterable[QuotaLine], after: Iterable[QuotaLine]
) -> list[LineFault]:
    """What forbids taking the set, by line."""
    old = {line.key: line for line in before}
    new = {line.key: line for line in after}
    found = [*_mixed(brought, old, new), *_passed(brought, old, new)]
    return sorted(found, key=lambda fault: fault.line)


def _mixed(
    brought: Brought, old: Mapping[FigureKey, QuotaLine], new: Mapping[FigureKey, QuotaLine]
) -> Iterator[LineFault]:
    """A new figure for all stages or groups beside one for some, or the other way round.

    They would be counted side by side, although the one may be meant to hold the other.
    """
    kinds: defaultdict[tuple[str, int, bool, bool], list[QuotaLine]] = defaultdict(list)
    for line in new.values():
        kinds[_kind(line.key)].append(line)
    for key, at in brought.lines.items():
        if key in old:
            continue
        for other in chain(*(kinds[kind] for kind in _other_kinds(key))):
            code = _mixture(new[key], other)
            # Of two new rows of one file that do not fit, the one that says less is told.
            is_told = other.key in brought.lines and other.key not in old
            if code and not (code.endswith("_other") and is_told):
                yield LineFault(at, new[key].region_name, _mixed_problem(code, other))
                break


def _mixed_problem(code: str, other: QuotaLine) -> Problem:
    """What stands in the way, and how that is taken back: an office's figure not by a letter."""
    if _is_own(other):
        code = _OWN.get(code, code)
    words = {
        "other": place_of(other),
        "number": format_thousands(other.quota),
        "region": other.region_name,
        "code": other.region_code,
    }
    return error(code, Column.STAGE, **words)


def _kind(key: FigureKey) -> tuple[str, int, bool, bool]:
    """What a figure leaves out."""
    return key.programme, key.year, bool(key.stage), bool(key.category)


def _other_kinds(key: FigureKey) -> Iterator[tuple[str, int, bool, bool]]:
    """The figures that leave out something else: of a long file most leave out the same."""
    kinds = product((key.programme,), (key.year,), (False, True), (False, True))
    return (kind for kind in kinds if kind != _kind(key))


def _mixture(line: QuotaLine, beside: QuotaLine) -> str:
    """The code of how two figures do not fit side by side, or ""; nought counts nobody twice."""
    if not (line.quota and beside.quota):
        return ""
    return _key_mixture(line.key, beside.key)


def _key_mixture(key: FigureKey, other: FigureKey) -> str:
    """The same of what two figures are for."""
    regions = key.region_code, other.region_code
    if not (inside(*regions) or inside(*reversed(regions))):
        return ""
    groups = key.category, other.category
    if bool(key.stage) != bool(other.stage):
        if "" not in groups and key.category != other.category:
            return ""  # two groups are two sorts of people
        return "quota_file.stage_other" if key.stage else "quota_file.stage_needed"
    if key.stage != other.stage:
        return ""
    return "quota_file.group_other" if key.category else "quota_file.group_needed"


def _passed(
    brought: Brought, old: Mapping[FigureKey, QuotaLine], new: Mapping[FigureKey, QuotaLine]
) -> Iterator[LineFault]:
    """Wholes that hold less than their parts, where the set gave too many parts."""
    parts: defaultdict[FigureKey, list[QuotaLine]] = defaultdict(list)
    for line in new.values():
        if line.standing is not None and line.standing.parent is not None:
            parts[line.standing.parent].append(line)
    for key, whole in new.items():
        ours = [line for line in parts[key] if brought.has(line)]
        had = _sum(old[part.key] for part in parts[key] if part.key in old)
        if ours and _is_passed(whole, old.get(key), _sum(ours), had):
            yield _fault(brought, whole, parts[key], ours)


def _is_passed(whole: QuotaLine, before: QuotaLine | None, brought: int, had: int) -> bool:
    """Whether parts that a set brings pass the whole; `had` is what the same came to before."""
    was, was_split = (before.quota, _split(before)) if before is not None else (0, 0)
    is_worse = -whole.open > max(0, was_split - was)
    return is_worse and (brought > whole.quota or _split(whole) > max(was, was_split, had))


def _fault(
    brought: Brought, whole: QuotaLine, parts: Sequence[QuotaLine], ours: Sequence[QuotaLine]
) -> LineFault:
    """Both sums, what they are made of, and what to do."""
    lines = [brought.lines[line.key] for line in ours]
    given = _sum(line for line in parts if line not in ours)
    by_office = _split(whole) - _sum(ours) - given
    said = {
        f"{_lines_words(lines)} berjumlah": _sum(ours),
        "angka lain yang berlaku": given,
        "rincian kantor": by_office,
    }
    own_line = brought.lines[whole.key] if brought.has(whole) else 0
    words = {
        "where": place_of(whole),
        "region": whole.region_name,
        "code": whole.region_code,
        "sum": format_thousands(_split(whole)),
        "need": str(_split(whole)),
        "made": "; ".join(f"{what} {format_thousands(n)}" for what, n in said.items() if n),
        "quota": format_thousands(whole.quota),
        "by": _lines_words([own_line]) if brought.has(whole) else _by(whole),
    }
    code = "quota_file.parts_pass_split" if by_office else "quota_file.parts_pass"
    if _is_own(whole):
        code = "quota_file.parts_pass_own"
    named = {brought.lines[line.key]: line.region_name for line in ours}
    named[own_line] = whole.region_name
    first = min((at for at in named if at), default=0)
    return LineFault(first, named[first] if first else "", error(code, Column.QUOTA, **words))


def _is_own(line: QuotaLine) -> bool:
    """Whether the office's own figure is in force, which no row of a letter changes."""
    figures = line.standing.figures if line.standing else ()
    return bool(figures) and figures[0].origin is Origin.OFFICE


def _by(whole: QuotaLine) -> str:
    """Who gives the whole, where the file does not."""
    figures = whole.standing.figures if whole.standing else ()
    return source_words(figures[0]) if figures else "rincian kantor"


def _lines_words(lines: Sequence[int]) -> str:
    """ "baris 8, 9 dan 12"; a set of another kind has no lines that a person could count."""
    known = sorted(line for line in lines if line)
    if not known:
        return "berkas ini"
    said = [str(line) for line in known[:_MOST_NAMED]]
    more = len(known) - len(said)
    return f"baris {listed([*said, f'{more} baris lain'] if more else said)}"


def _sum(lines: Iterable[QuotaLine]) -> int:
    """The figures in force, without what moved; what the office split has none."""
    return sum(line.standing.base for line in lines if line.standing is not None)


def _split(line: QuotaLine) -> int:
    return 0 if line.standing is None else line.standing.split_out
