"""A comparison in words, what gets worse first: the same on screen and on the command line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from bansos_desktop.domain.dates import format_short
from bansos_desktop.domain.problems import Severity
from bansos_desktop.domain.quota_shift import QuotaShift, Shift
from bansos_desktop.domain.rupiah import format_thousands
from bansos_desktop.domain.seed import LETTERS, QUOTA_LINE, SECTIONS, Change, Difference
from bansos_desktop.domain.seed_words import COLUMN_NAMES, SECTION_NAMES
from bansos_desktop.usecases.sync_reference import Comparison

MOST_IN_SECTION = 50
_NAMED = ("region_code", "category")
_DAYS = ("date", "letter_date", "source_date", "valid_from")
_TITLES = {
    Shift.WITHDRAWN: "Kuota dicabut",
    Shift.LOWERED: "Kuota turun",
    Shift.RAISED: "Kuota naik",
    Shift.NEW: "Kuota baru",
}


@dataclass(frozen=True, slots=True)
class Told:
    """One thing: what it is about, its figures where it has some, and what else is to say."""

    subject: str
    old: str = ""
    new: str = ""
    used: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Things of one kind; `count` may be more than `lines`, of which only the first are named."""

    title: str
    severity: Severity
    lines: tuple[Told, ...]
    count: int


def run(comparison: Comparison) -> list[Group]:
    """All groups that have anything in them."""
    return [group for group in _groups(comparison) if group.count]


def headline(comparison: Comparison) -> str:
    """Which set this is, beside the one that stands."""
    seed = comparison.seed
    what = "Kuota menurut surat" if seed.line == QUOTA_LINE else "Data acuan"
    title = f" ({seed.title})" if seed.title else ""
    ours = f"versi {comparison.present_version}" if comparison.present_version else "belum ada"
    theirs = f"versi {seed.version}" if seed.version else "tanpa nomor versi"
    return f"{what} {theirs}{title}; terpasang: {ours}."


def warnings(comparison: Comparison) -> list[str]:
    """What the set as a whole cannot prove."""
    if not comparison.seed.unproved:
        return []
    return [
        (
            f"Tanda tangan “{comparison.seed.unproved}” tidak dikenal program ini, jadi tidak "
            "membuktikan apa pun. Cocokkan kode periksa dengan pengirimnya."
        )
    ]


def _groups(comparison: Comparison) -> Iterator[Group]:
    faults = [_fault(one.line, one.about, one.problem.message) for one in comparison.faults]
    yield _group("Perlu dibetulkan dulu", Severity.ERROR, faults)
    below = [_told(one, _missing(one)) for one in comparison.below_use]
    yield _group("Di bawah yang sudah terpakai atau dirinci", Severity.ERROR, below)
    in_use = [Told(one.message) for one in comparison.in_use]
    yield _group("Dicabut, tetapi masih dipakai", Severity.WARNING, in_use)
    for shift, title in _TITLES.items():
        lines = [_told(one) for one in comparison.shifts if one.shift is shift and not one.is_below]
        worse = shift in (Shift.WITHDRAWN, Shift.LOWERED)
        yield _group(title, Severity.WARNING if worse else Severity.INFO, lines)
    moves = [
        Told(
            f"{one.old_name} ({one.old_code})",
            new=f"{one.new_name} ({one.new_code})",
            used=one.used,
            remark="ikut pindah, riwayatnya tetap",
        )
        for one in comparison.moves
    ]
    yield _group("Wilayah yang berganti kode", Severity.WARNING, moves)
    yield from _others(comparison)
    unread = [_fault(line, "", text) for line, text in comparison.unread]
    yield _group("Tidak dibaca, karena bukan baris kuota", Severity.INFO, unread)


def _others(comparison: Comparison) -> Iterator[Group]:
    """Rows of the other sections, and figures that another source or the office overrules."""
    told = {(one.programme, str(one.year), one.stage, one.region_code, one.key.category)
            for one in comparison.shifts}  # fmt: skip
    for section in SECTIONS:
        rows = [
            one
            for one in comparison.differences
            if one.section == section
            and (section not in ("quotas", LETTERS) or one.key not in told)
        ]
        counted = ", ".join(
            f"{format_thousands(count)} {change.value}"
            for change in Change
            if (count := sum(row.change is change for row in rows))
        )
        silent = section in ("quotas", LETTERS)
        note = ", tidak mengubah kuota yang berlaku" if silent else ""
        title = f"{SECTION_NAMES[section].capitalize()}: {counted}{note}"
        lines = tuple(_difference(row, comparison.names) for row in rows[:MOST_IN_SECTION])
        yield Group(title, Severity.INFO, lines, len(rows))


def _group(title: str, severity: Severity, lines: list[Told]) -> Group:
    counted = f"{title} ({format_thousands(len(lines))})"
    return Group(counted, severity, tuple(lines), len(lines))


def _fault(line: int, about: str, message: str) -> Told:
    where = f"Baris {line}" if line else "Seluruh berkas"
    return Told(f"{where}: {about}" if about else where, remark=message)


def _missing(one: QuotaShift) -> str:
    """How many places are missing, and what stands against them."""
    said = [f"kurang {format_thousands(one.short)} tempat"]
    if one.is_loose:
        return f"{said[0]}: {one.taken}"
    if one.decided:
        said.append(f"{format_thousands(one.decided)} orang sudah ditetapkan")
    return ", ".join((*said, *one.given))


def _told(one: QuotaShift, remark: str = "") -> Told:
    remark = "; ".join(part for part in (remark, one.made_of, one.revived) if part)
    old = "–" if one.old is None else format_thousands(one.old)
    new = "dicabut" if one.new is None else format_thousands(one.new)
    subject = f"{one.programme} · {one.where}"
    return Told(subject, old, new, format_thousands(one.used), remark)


def _difference(difference: Difference, names: Mapping[str, str]) -> Told:
    """What happened to a row: of a new one its content, of a changed one old and new."""
    known = SECTIONS[difference.section].key
    key = " ".join(
        names.get(part, part) if column in _NAMED else part
        for column, part in zip(known, difference.key, strict=True)
        if part
    )
    said = []
    for name, pair in difference.fields.items():
        old, new = (_day(text) if name in _DAYS else text for text in pair)
        if difference.change is Change.CHANGED:
            said.append(f"{COLUMN_NAMES[name]}: {old or '–'} → {new or '–'}")
        elif new and name not in known:
            said.append(f"{COLUMN_NAMES[name]}: {new}")
    return Told(f"{difference.change.value} · {key}", remark="; ".join(said))


def _day(text: str) -> str:
    """A day as people write it; a source may know no more than the year."""
    with suppress(ValueError):
        return format_short(date.fromisoformat(text))
    return text
