"""`kuota`: figures beside their use; comparing them with a newer set is `syncing`."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from bansos_desktop.cli.answer import Answer, Reply
from bansos_desktop.cli.desk import Desk, desk, paths_of
from bansos_desktop.cli.quota_sources import acts, show_sources, sources
from bansos_desktop.domain.office_quota import place_sum
from bansos_desktop.domain.quota import QuotaLine
from bansos_desktop.domain.rupiah import format_thousands
from bansos_desktop.usecases import list_quotas

_OPEN = "Belum dirinci"


def run(arguments: Namespace) -> Answer:
    """List the quotas, or do what a file was named for and then list them."""
    if arguments.contoh or arguments.sinkron:
        return _with_file(arguments)
    with desk(paths_of(arguments.data), writing=False) as at:
        values, shown = _listed(at, arguments)
    return Answer(values, shown)


def _with_file(arguments: Namespace) -> Answer:
    """Write a blank file, or compare a reference set and take it."""
    from bansos_desktop.cli import syncing  # noqa: PLC0415 - only a file needs the spreadsheets

    paths = paths_of(arguments.data)
    if arguments.contoh:
        syncing.check_blank(arguments.contoh, paths)
    with desk(paths, writing=arguments.terapkan) as at:
        if arguments.contoh:
            return syncing.write_blank(at, arguments.contoh)
        if arguments.program:
            at.known_programme(arguments.program)
        compared = syncing.compare(at, arguments)
        values, shown = _listed(at, arguments)
    applied: bool = arguments.terapkan
    text = syncing.show_comparison(compared, applied=applied)
    if arguments.program or arguments.tahun:
        text = f"{text}\n\n{shown}"
    values = {**values, **syncing.comparison_values(compared, applied=applied)}
    return Answer(values, text, ok=not compared.faults)


def _listed(at: Desk, arguments: Namespace) -> tuple[Reply, str]:
    """The quotas for a program and for a person, with their sources if those were asked for."""
    if arguments.program:
        at.known_programme(arguments.program)
    lines = list_quotas.run(at.store, arguments.program, arguments.tahun)
    shown = show_quotas(lines)
    if arguments.sumber and lines:
        shown = show_sources(lines, at.store.regions.book().name)
    outside = {
        about: sum(people.values())
        for about, people in list_quotas.unplaced(at.store, lines).items()
    }
    values: Reply = {
        "items": [_item(line) for line in lines],
        "outside": [
            {"program": programme, "year": year, "people": people}
            for (programme, year), people in outside.items()
        ],
    }
    return values, "\n".join((shown, *_outside_lines(outside)))


def show_quotas(lines: Sequence[QuotaLine]) -> str:
    """A table of quotas; a figure of one category is named with it.

    What is left of a split figure is what regions below were not given, so that it adds up; sums
    are of one programme's year, as different programmes are never added up.
    """
    if not lines:
        return "Tidak ada kuota untuk pilihan ini."
    wide = max(len(_name(line)) for line in lines)
    head = f"{'Program':<21} {'Tahun':<5} {'Tahap':<9} {'Wilayah':<{wide}}"
    rows = [f"{head} {'Kuota':>6} {'Terpakai':>8} {_OPEN} {'Sisa diusulkan':>14}  Sumber"]
    for _about, group in groupby(lines, key=lambda line: (line.programme, line.year)):
        figures = list(group)
        rows += [_row(line, wide) for line in figures]
        if len(figures) > 1:
            rows.append(_sum(figures, wide))
    return "\n".join(rows)


def _row(line: QuotaLine, wide: int) -> str:
    detail = f" ({line.detail})" if line.detail else ""
    numbers = (line.quota, line.used, line.undivided, line.rest)
    return (
        f"{line.programme:<21} {line.year:<5} {line.stage or '-':<9} {_name(line):<{wide}} "
        f"{_numbers(*numbers)}  {line.source}{detail}"
    )


def _sum(lines: Sequence[QuotaLine], wide: int) -> str:
    """What the figures come to, a place that was split counted once."""
    total = place_sum(lines)
    split = [one.undivided for one in lines if one.undivided is not None]
    numbers = _numbers(total.quota, total.use.used, sum(split) if split else None, total.left)
    first = lines[0]
    return f"{first.programme:<21} {first.year:<5} {'-':<9} {'Jumlah':<{wide}} {numbers}"


def _numbers(quota: int, used: int, undivided: int | None, rest: int) -> str:
    open_words = "-" if undivided is None else format_thousands(undivided)
    return (
        f"{format_thousands(quota):>6} {format_thousands(used):>8} {open_words:>{len(_OPEN)}} "
        f"{format_thousands(rest):>14}"
    )


def _outside_lines(outside: Mapping[tuple[str, int], int]) -> Iterator[str]:
    """Who is in none of the figures above, or they would look as if nobody were missing."""
    for (programme, year), people in outside.items():
        yield (
            f"{programme} {year}: {format_thousands(people)} orang belum masuk kuota mana pun; "
            "lihat periksa."
        )


def _name(line: QuotaLine) -> str:
    return ", ".join(part for part in (line.region_name, line.category_name) if part)


def _item(line: QuotaLine) -> Reply:
    """Under the public names, which stay when ours change."""
    return {
        "program": line.programme,
        "year": line.year,
        "stage": line.stage,
        "region": line.region_code,
        "name": line.region_name,
        "category": line.category,
        "quota": line.quota,
        "used": line.used,
        "left": line.rest,
        "detail": line.detail,
        "source": line.source,
        "source_title": line.source_title,
        "open": line.open,
        "rest": line.rest,
        "ceiling": line.standing.ceiling if line.standing else None,
        "sources": sources(line),
        "acts": acts(line),
    }
