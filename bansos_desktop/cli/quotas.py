"""`kuota`: figures beside their use; comparing them with a newer set is `syncing`."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from bansos_desktop.cli.answer import Answer, Reply
from bansos_desktop.cli.desk import Desk, desk, paths_of
from bansos_desktop.cli.quota_sources import acts, show_sources, sources
from bansos_desktop.domain.quota import QuotaLine
from bansos_desktop.domain.rupiah import format_thousands
from bansos_desktop.usecases import list_quotas


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
    return {"items": [_item(line) for line in lines]}, shown


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
