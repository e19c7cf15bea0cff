"""What a command tells a person."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bansos_desktop.domain.import_plan import Outcome
from bansos_desktop.domain.quota import QuotaLine
from bansos_desktop.domain.rupiah import format_thousands
from bansos_desktop.usecases.apply_import import Imported
from bansos_desktop.usecases.check_health import Check
from bansos_desktop.usecases.export_document import Exported
from bansos_desktop.usecases.sync_reference import Comparison

MOST_ROWS = 20


def show_imported(done: Imported, *, rehearsed: bool, rejects: Path | None) -> str:
    """The equation of an import, and the rows that need somebody."""
    counts = done.counts
    read = f"Lembar {done.plan.layout.sheet}: {format_thousands(counts.rows_read)} baris dibaca"
    taken = f"{counts.created} baru + {counts.updated} diperbarui + {counts.unchanged} sama"
    warned = f"({counts.warnings} dengan peringatan)"
    lines = [f"{read} = {taken} + {counts.rejected} ditolak {warned}."]
    rejected = [row for row in done.plan.rows if row.outcome is Outcome.REJECTED]
    lines += [f"  baris {row.line}: {row.problems[0].message}" for row in rejected[:MOST_ROWS]]
    if len(rejected) > MOST_ROWS:
        lines.append(f"  … dan {len(rejected) - MOST_ROWS} baris lain.")
    if rejects and rejected:
        lines.append(f"Baris yang ditolak ditulis ke {rejects}.")
    if done.plan.seen_before:
        lines.append("Berkas ini pernah diimpor sebelumnya.")
    lines.append("Uji coba: tidak ada yang disimpan." if rehearsed else f"Impor {done.batch}.")
    return "\n".join(lines)


def show_exported(exported: Exported) -> str:
    """What was written where."""
    rows = format_thousands(exported.rows)
    return f"{rows} baris ditulis ke {exported.request.target}\nSHA-256 {exported.sha256}"


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


def show_checks(checks: Sequence[Check]) -> str:
    """Each proof with its outcome."""
    return "\n".join(
        f"{'ok   ' if one.ok else 'SALAH'} {one.name:<8} {one.detail}" for one in checks
    )


def show_differences(comparison: Comparison, *, applied: bool) -> str:
    """What a reference set would change, or has changed."""
    seed = comparison.seed
    lines = [
        f"Data acuan versi {seed.version} ({seed.title}); terpasang {comparison.present_version}."
    ]
    if not comparison.differences:
        lines.append("Tidak ada perbedaan.")
    for one in comparison.differences[:MOST_ROWS]:
        fields = "; ".join(
            f"{name}: {old or '-'} -> {new or '-'}" for name, (old, new) in one.fields.items()
        )
        lines.append(
            f"  {one.change.value:<8} {one.section} {' '.join(one.key)}  {fields}".rstrip()
        )
    if len(comparison.differences) > MOST_ROWS:
        lines.append(f"  … dan {len(comparison.differences) - MOST_ROWS} perbedaan lain.")
    if applied and comparison.newer:
        lines.append("Diterapkan.")
    return "\n".join(lines) + "\n\n"
