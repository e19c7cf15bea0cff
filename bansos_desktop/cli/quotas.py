"""`kuota`: figures beside their use, and comparing them with a newer reference set.

Only `--terapkan` writes; without it the differences are shown and nothing is taken.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from bansos_desktop.cli.answer import Answer, Reply
from bansos_desktop.cli.desk import Desk, desk, paths_of
from bansos_desktop.cli.quota_sources import acts, show_sources, sources
from bansos_desktop.domain.quota import QuotaLine
from bansos_desktop.domain.rupiah import format_thousands
from bansos_desktop.domain.seed import SECTIONS, Change, Difference
from bansos_desktop.domain.seed_words import COLUMN_NAMES, SECTION_NAMES
from bansos_desktop.usecases import list_quotas, sync_reference
from bansos_desktop.usecases.sync_reference import BelowUse, Comparison

MOST_DIFFERENCES = 20


def run(arguments: Namespace) -> Answer:
    """List the quotas, after comparing or taking a reference set if one was named."""
    with desk(paths_of(arguments.data), writing=arguments.terapkan) as at:
        if arguments.program:
            at.known_programme(arguments.program)
        compared = _compare(at, arguments) if arguments.sinkron else None
        lines = list_quotas.run(at.store, arguments.program, arguments.tahun)
        shown = show_quotas(lines)
        if arguments.sumber and lines:
            shown = show_sources(lines, at.store.regions.book().name)
    values: dict[str, object] = {"items": [_item(line) for line in lines]}
    if compared is None:
        return Answer(values, shown)
    values |= _comparison_values(compared, applied=arguments.terapkan)
    text = show_differences(compared, applied=arguments.terapkan)
    if arguments.program or arguments.tahun:
        text = f"{text}\n\n{shown}"
    return Answer(values, text)


def show_quotas(lines: Sequence[QuotaLine]) -> str:
    """A table of quotas; a figure of one category is named with it."""
    if not lines:
        return "Tidak ada kuota untuk pilihan ini."
    names = [_name(line) for line in lines]
    wide = max(map(len, names))
    head = f"{'Program':<21} {'Tahun':<5} {'Tahap':<9} {'Wilayah':<{wide}}"
    rows = [f"{head} {'Kuota':>6} {'Terpakai':>8} {'Sisa':>6}  Sumber"]
    for line, name in zip(lines, names, strict=True):
        detail = f" ({line.detail})" if line.detail else ""
        rows.append(
            f"{line.programme:<21} {line.year:<5} {line.stage or '-':<9} "
            f"{name:<{wide}} {format_thousands(line.quota):>6} "
            f"{format_thousands(line.used):>8} {format_thousands(line.left):>6}  "
            f"{line.source}{detail}"
        )
    return "\n".join(rows)


def show_differences(comparison: Comparison, *, applied: bool) -> str:
    """What a reference set would change, or has changed."""
    seed = comparison.seed
    lines = [one.message for one in comparison.below_use]
    lines.append(
        f"Data acuan versi {seed.version} ({seed.title}); terpasang {comparison.present_version}."
    )
    if not comparison.differences:
        lines.append("Tidak ada perbedaan.")
    lines += [_difference_text(one) for one in comparison.differences[:MOST_DIFFERENCES]]
    if len(comparison.differences) > MOST_DIFFERENCES:
        lines.append(f"  … dan {len(comparison.differences) - MOST_DIFFERENCES} perbedaan lain.")
    if comparison.newer:
        lines.append("Diterapkan." if applied else "Tambahkan --terapkan untuk menerapkannya.")
    return "\n".join(lines)


def _name(line: QuotaLine) -> str:
    return ", ".join(part for part in (line.region_name, line.category_name) if part)


def _difference_text(difference: Difference) -> str:
    """One row under Indonesian names; of a new row only what its key does not say already."""
    section = SECTION_NAMES[difference.section]
    key = " ".join(part for part in difference.key if part)
    if difference.change is Change.NEW:
        known = SECTIONS[difference.section].key
        fields = [
            f"{COLUMN_NAMES[name]}: {new}"
            for name, (_old, new) in difference.fields.items()
            if new and name not in known
        ]
    else:
        fields = [
            f"{COLUMN_NAMES[name]}: {old or '-'} -> {new or '-'}"
            for name, (old, new) in difference.fields.items()
        ]
    return f"  {difference.change.value:<8} {section} {key}  {'; '.join(fields)}".rstrip()


def _compare(at: Desk, arguments: Namespace) -> Comparison:
    comparison = sync_reference.look(at.store, arguments.sinkron)
    if arguments.terapkan:
        sync_reference.apply(at.store, at.session, comparison, now=at.now)
    return comparison


def _comparison_values(comparison: Comparison, *, applied: bool) -> Reply:
    return {
        "version": comparison.seed.version,
        "present_version": comparison.present_version,
        "applied": applied and comparison.newer,
        "differences": [_difference(one) for one in comparison.differences],
        "below_use": [_below_use(one) for one in comparison.below_use],
    }


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


def _below_use(figure: BelowUse) -> Reply:
    """`new` is null where the set withdraws the figure."""
    return {
        "program": figure.programme,
        "year": figure.year,
        "stage": figure.stage,
        "region": figure.region_code,
        "name": figure.region_name,
        "old": figure.old,
        "new": figure.new,
        "used": figure.used,
    }


def _difference(difference: Difference) -> Reply:
    return {
        "section": difference.section,
        "change": difference.change.value,
        "key": list(difference.key),
        "fields": {name: list(pair) for name, pair in difference.fields.items()},
    }
