"""A figure's sources and what was done with it, in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import groupby

from bansos_desktop.domain.dates import format_short
from bansos_desktop.domain.history import Event, moment_words, short_moment
from bansos_desktop.domain.quota import QuotaLine
from bansos_desktop.domain.quota_ledger import Allocation, AllocationAction, Figure, Origin
from bansos_desktop.ui.i18n import long_date, number_text, rupiah_text, tr
from bansos_desktop.ui.models.quota_tree import short_region, stage_text

RegionName = Callable[[str], str]
ORIGINS = {
    Origin.OFFICE: "Isian kantor",
    Origin.LETTER: "Surat provinsi",
    Origin.SHIPPED: "Data acuan",
}


def line_title(line: QuotaLine, quota: int) -> str:
    """What a figure is for and how large it is, or a source says it is."""
    parts = [line.region_name]
    parts += [stage_text(line.stage)] if line.stage else []
    parts += [line.category_name] if line.category_name else []
    return tr("{what}: {n} orang").format(what=" · ".join(parts), n=number_text(quota))


def day_words(text: str) -> str:
    """A kept date in full; what is no date as it is written."""
    try:
        return long_date(date.fromisoformat(text))
    except ValueError:
        return text


def source_lines(figure: Figure, entered: Allocation | None) -> list[str]:
    """Who says it, when, in which words, and who entered it; what is not known is said so."""
    named = " · ".join(part for part in dict.fromkeys((figure.source, figure.source_title)) if part)
    day = day_words(figure.source_date) if figure.source_date else tr("tanggal tidak diketahui")
    origin = tr(ORIGINS[figure.origin])
    lines = [f"{origin}: {named or tr('tanpa nama sumber')}, {day}"]
    if figure.sentence:
        lines.append(tr("“{sentence}”").format(sentence=figure.sentence.replace('"', "'")))
    lines += [tr("Nilai per orang: {range}").format(range=_range(figure))] if _range(figure) else []
    if figure.lks_count:
        lines.append(tr("{n} LKS").format(n=number_text(figure.lks_count)))
    lines += [tr("Catatan: {note}").format(note=figure.note)] if figure.note else []
    lines.append(_entered(figure, entered))
    return lines


def allocation_events(line: QuotaLine, name: RegionName) -> list[Event]:
    """What was done with a figure, newest first."""
    acts = line.standing.allocations if line.standing else ()
    newest = sorted(acts, key=lambda one: one.rev, reverse=True)
    together = groupby(newest, key=lambda one: (one.at, one.action, one.letter, one.reason))
    return [_event(list(group), line, name) for _how, group in together]


def _event(group: Sequence[Allocation], line: QuotaLine, name: RegionName) -> Event:
    """What was done at once, with its letter said once."""
    one = group[0]
    lines = [_what(each, line, name) for each in reversed(group)]
    letter = ", ".join(part for part in (one.letter, day_words(one.letter_date)) if part)
    lines += [tr("Surat: {letter}").format(letter=letter)] if letter else []
    lines += [tr("Bunyi: {text}").format(text=one.sentence)] if one.sentence else []
    lines += [tr("Alasan: {reason}").format(reason=one.reason)] if one.reason else []
    moment = moment_words(one.at) if one.at else ""
    return Event(one.uid, moment, one.by, one.action.label, tuple(lines))


def _what(one: Allocation, line: QuotaLine, name: RegionName) -> str:
    """One act as seen from the figure it is told of."""
    number = number_text(one.amount)
    match one.action:
        case AllocationAction.CEILING:
            return tr("Pagu {amount}").format(amount=rupiah_text(one.amount))
        case AllocationAction.FIGURE:
            return tr("{n} orang diisi kantor").format(n=number)
        case AllocationAction.SPLIT:
            text = tr("{n} orang dirinci dari {source} ke {target}")
        case AllocationAction.TRANSFER:
            is_in = one.target == line.key
            text = tr("+{n} orang dari {source}") if is_in else tr("−{n} orang ke {target}")
    return text.format(n=number, source=name(one.from_region), target=name(one.to_region))


def transfer_cells(one: Allocation, name: RegionName) -> Sequence[str]:
    """A transfer in the order of the columns of its list."""
    letter = ", ".join(part for part in (one.letter, _short_day(one.letter_date)) if part)
    return (
        short_moment(one.at) if one.at else "",
        short_region(name(one.from_region)),
        short_region(name(one.to_region)),
        number_text(one.amount),
        one.reason or "–",
        letter or "–",
        one.by,
    )


def _short_day(text: str) -> str:
    return format_short(date.fromisoformat(text)) if text else ""


def _range(figure: Figure) -> str:
    known = [value for value in (figure.value_min, figure.value_max) if value is not None]
    return tr(" – ").join(rupiah_text(value) for value in dict.fromkeys(known))


def _entered(figure: Figure, entered: Allocation | None) -> str:
    """Who put it into this program."""
    if figure.origin is Origin.OFFICE and entered is not None:
        text = tr("Diisi {user}, {moment}")
        return text.format(user=entered.by, moment=moment_words(entered.at))
    if figure.origin is Origin.LETTER:
        return tr("Datang bersama berkas kuota provinsi")
    return tr("Datang bersama data acuan program")
