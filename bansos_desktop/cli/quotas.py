"""`kuota`: figures beside their use; comparing them with a newer set is `syncing`."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence

from bansos_desktop.cli.answer import Answer, Reply
from bansos_desktop.cli.desk import desk, paths_of
from bansos_desktop.cli.quota_sources import acts, show_sources, sources
from bansos_desktop.cli.syncing import (
    check_blank,
    compare,
    comparison_values,
    show_comparison,
    write_blank,
)
from bansos_desktop.domain.quota import QuotaLine
from bansos_desktop.domain.rupiah import format_thousands
from bansos_desktop.usecases import list_quotas


def run(arguments: Namespace) -> Answer:
    """List the quotas, after comparing or taking a reference set if one was named."""
    paths = paths_of(arguments.data)
    if arguments.contoh:
        check_blank(arguments.contoh, paths)
    with desk(paths, writing=arguments.terapkan) as at:
        if arguments.contoh:
            return write_blank(at, arguments.contoh)
        if arguments.program:
            at.known_programme(arguments.program)
        compared = compare(at, arguments) if arguments.sinkron else None
        lines = list_quotas.run(at.store, arguments.program, arguments.tahun)
        outside = {
            about: sum(people.values())
            for about, people in list_quotas.unplaced(at.store, lines).items()
        }
        shown = show_quotas(lines)
        if arguments.sumber and lines:
            shown = show_sources(lines, at.store.regions.book().name)
        shown = "\n".join((shown, *_outside_lines(outside)))
    values: dict[str, object] = {
        "items": [_item(line) for line in lines],
        "outside": [
            {"program": programme, "year": year, "people": people}
            for (programme, year), people in outside.items()
        ],
    }
    if compared is None:
        return Answer(values, shown)
    values |= comparison_values(compared, applied=arguments.terapkan)
    text = show_comparison(compared, applied=arguments.terapkan)
    if arguments.program or arguments.tahun:
        text = f"{text}\n\n{shown}"
    return Answer(values, text, ok=not compared.faults)


def show_quotas(lines: Sequence[QuotaLine]) -> str:
    """A table of quotas; a figure of one category is named with it."""
    if not lines:
        return "Tidak ada kuota untuk pilihan ini."
    names = [_name(line) for line in lines]
    wide = max(map(len, names))
    head = f"{'Program':<21} {'Tahun':<5} {'Tahap':<9} {'Wilayah':<{wide}}"
    rows = [f"{head} {'Kuota':>6} {'Terpakai':>8} {'Sisa diusulkan':>14}  Sumber"]
    for line, name in zip(lines, names, strict=True):
        detail = f" ({line.detail})" if line.detail else ""
        rows.append(
            f"{line.programme:<21} {line.year:<5} {line.stage or '-':<9} "
            f"{name:<{wide}} {format_thousands(line.quota):>6} "
            f"{format_thousands(line.used):>8} {format_thousands(line.left):>14}  "
            f"{line.source}{detail}"
        )
    return "\n".join(rows)


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
        "left": line.left,
        "detail": line.detail,
        "source": line.source,
        "source_title": line.source_title,
        "open": line.open,
        "ceiling": line.standing.ceiling if line.standing else None,
        "sources": sources(line),
        "acts": acts(line),
    }
