"""`kuota`: figures beside their use, and comparing them with a newer reference set.

Only `--terapkan` writes; without it the differences are shown and nothing is taken.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from bansos_desktop.cli.answer import Answer, Reply
from bansos_desktop.cli.desk import Desk, desk, paths_of
from bansos_desktop.domain.quota import QuotaLine
from bansos_desktop.domain.rupiah import format_thousands
from bansos_desktop.domain.seed import Difference
from bansos_desktop.usecases import list_quotas, sync_reference
from bansos_desktop.usecases.sync_reference import Comparison

MOST_DIFFERENCES = 20


def run(arguments: Namespace) -> Answer:
    """List the quotas, after comparing or taking a reference set if one was named."""
    with desk(paths_of(arguments.data), writing=arguments.terapkan) as at:
        if arguments.program:
            at.known_programme(arguments.program)
        compared = _compare(at, arguments) if arguments.sinkron else None
        lines = list_quotas.run(at.store, arguments.program, arguments.tahun)
    values: dict[str, object] = {"items": [_item(line) for line in lines]}
    if compared is None:
        return Answer(values, show_quotas(lines))
    values |= _comparison_values(compared, applied=arguments.terapkan)
    text = show_differences(compared, applied=arguments.terapkan)
    return Answer(values, f"{text}\n\n{show_quotas(lines)}")


def show_quotas(lines: Sequence[QuotaLine]) -> str:
    """A table of quotas."""
    if not lines:
        return "Tidak ada kuota untuk pilihan ini."
    wide = max(len(line.region_name) for line in lines)
    head = f"{'Program':<21} {'Tahun':<5} {'Tahap':<9} {'Wilayah':<{wide}}"
    rows = [f"{head} {'Kuota':>6} {'Terpakai':>8} {'Sisa':>6}  Sumber"]
    for line in lines:
        detail = f" ({line.detail})" if line.detail else ""
        rows.append(
            f"{line.programme:<21} {line.year:<5} {line.stage or '-':<9} "
            f"{line.region_name:<{wide}} {format_thousands(line.quota):>6} "
            f"{format_thousands(line.used):>8} {format_thousands(line.left):>6}  "
            f"{line.source}{detail}"
        )
    return "\n".join(rows)


def show_differences(comparison: Comparison, *, applied: bool) -> str:
    """What a reference set would change, or has changed."""
    seed = comparison.seed
    lines = [
        f"Data acuan versi {seed.version} ({seed.title}); terpasang {comparison.present_version}."
    ]
    if not comparison.differences:
        lines.append("Tidak ada perbedaan.")
    for one in comparison.differences[:MOST_DIFFERENCES]:
        fields = "; ".join(
            f"{name}: {old or '-'} -> {new or '-'}" for name, (old, new) in one.fields.items()
        )
        lines.append(
            f"  {one.change.value:<8} {one.section} {' '.join(one.key)}  {fields}".rstrip()
        )
    if len(comparison.differences) > MOST_DIFFERENCES:
        lines.append(f"  … dan {len(comparison.differences) - MOST_DIFFERENCES} perbedaan lain.")
    if applied and comparison.newer:
        lines.append("Diterapkan.")
    return "\n".join(lines)


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
    }


def _difference(difference: Difference) -> Reply:
    return {
        "section": difference.section,
        "change": difference.change.value,
        "key": list(difference.key),
        "fields": {name: list(pair) for name, pair in difference.fields.items()},
    }
