"""Where the figures of `kuota` are from: every source side by side, and what the office did."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from bansos_desktop.cli.answer import Reply
from bansos_desktop.domain.dates import format_short
from bansos_desktop.domain.history import moment_words
from bansos_desktop.domain.quota import QuotaLine
from bansos_desktop.domain.quota_ledger import Allocation, AllocationAction, Figure
from bansos_desktop.domain.rupiah import format_rupiah, format_thousands

Named = Callable[[str], str]


def show_sources(lines: Sequence[QuotaLine], named: Named) -> str:
    """Each figure with what is known of where it is from; the source in force stands first."""
    return "\n".join(part for line in lines for part in _about(line, named))


def sources(line: QuotaLine) -> list[Reply]:
    """Every source of a figure, the one in force first."""
    return [_figure(one) for one in line.standing.figures] if line.standing else []


def acts(line: QuotaLine) -> list[Reply]:
    """What the office did with a figure, oldest first."""
    return [_act(one) for one in line.standing.allocations] if line.standing else []


def _about(line: QuotaLine, named: Named) -> Iterator[str]:
    parts = (line.programme, str(line.year), line.stage, line.region_name, line.category_name)
    yield f"{' '.join(part for part in parts if part)}: {_places(line)}"
    if line.standing is None:
        return
    for place, one in enumerate(line.standing.figures):
        sign = "berlaku" if place == 0 else "tidak dipakai"
        yield f"  {format_thousands(one.quota)} ({sign}) dari {_origin(one)}"
        if one.sentence:
            yield f"    “{one.sentence}”"
        if one.note:
            yield f"    {one.note}"
    for act in line.standing.allocations:
        yield f"  {_deed(act, named)}"


def _places(line: QuotaLine) -> str:
    text = f"{format_thousands(line.quota)} tempat"
    if line.open != line.quota:
        text += f", {format_thousands(line.open)} belum dirinci"
    if line.standing is not None and line.standing.ceiling is not None:
        text += f", pagu {format_rupiah(line.standing.ceiling)}"
    return text


def _origin(one: Figure) -> str:
    title = f" ({one.source_title})" if one.source_title not in ("", one.source) else ""
    day = f", {_day(one.source_date)}" if one.source_date else ""
    return f"{one.source}{title}{day}"


def _deed(one: Allocation, named: Named) -> str:
    """What was done, by whom and when, and what they went by."""
    write = format_rupiah if one.action is AllocationAction.CEILING else format_thousands
    way = named(one.to_region)
    if one.from_region:
        way = f"{named(one.from_region)} ke {way}"
    day = f" tanggal {_day(one.letter_date)}" if one.letter_date else ""
    paper = f"surat {one.letter}{day}" if one.letter else "tanpa surat"
    said = [f"“{one.sentence}”"] if one.sentence else []
    said += [one.reason] if one.reason else []
    who = f"{one.by}, {moment_words(one.at)}" if one.at else one.by
    return f"{one.action.label}: {write(one.amount)} {way}; {'; '.join([paper, *said])} [{who}]"


def _day(text: str) -> str:
    """A kept date as it is written; what is no whole date stays as it is."""
    try:
        return format_short(date.fromisoformat(text))
    except ValueError:
        return text


def _figure(one: Figure) -> Reply:
    return {
        "quota": one.quota,
        "origin": one.origin.value,
        "source": one.source,
        "source_title": one.source_title,
        "source_date": one.source_date,
        "sentence": one.sentence,
        "note": one.note,
    }


def _act(one: Allocation) -> Reply:
    return {
        "uid": one.uid,
        "action": one.action.value,
        "from": one.from_region,
        "to": one.to_region,
        "amount": one.amount,
        "letter": one.letter,
        "letter_date": one.letter_date,
        "sentence": one.sentence,
        "reason": one.reason,
        "by": one.by,
        "at": one.at,
    }
