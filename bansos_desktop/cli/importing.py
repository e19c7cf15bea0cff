"""`impor`: a spreadsheet of recipients into the store.

The column names in its JSON are a promise to other programs and no names of ours: a column that
holds two values is told under both.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from bansos_desktop.cli import earlier
from bansos_desktop.cli.answer import Answer, Reply
from bansos_desktop.cli.desk import desk, paths_of
from bansos_desktop.cli.rejecting import check_rejects, write_rejects
from bansos_desktop.domain.import_plan import Outcome, PlannedRow
from bansos_desktop.domain.problems import Severity
from bansos_desktop.domain.rupiah import format_thousands
from bansos_desktop.domain.sheet_fields import GIVES, PROMISED
from bansos_desktop.usecases import apply_import, plan_import
from bansos_desktop.usecases.apply_import import Imported

MOST_ROWS = 20


def run(arguments: Namespace) -> Answer:
    """Import, or only try. The rejected rows are written first: if they cannot be, nothing is."""
    paths = paths_of(arguments.data)
    rejects: Path | None = arguments.tolak
    if rejects is not None:
        check_rejects(rejects, arguments.berkas, paths)
    if arguments.riwayat:
        return earlier.run(arguments)
    with desk(paths, writing=True) as at:
        request = plan_import.ImportRequest(
            arguments.berkas, at.target(arguments), arguments.wilayah, arguments.lembar
        )
        plan = plan_import.run(at.store, at.session, request, today=at.today)
        if rejects is not None:
            write_rejects(plan, rejects)
        done = apply_import.run(
            at.store, at.session, plan, now=at.now, today=at.today, rehearse=arguments.uji
        )
    return Answer(_values(done), _text(done, rehearsed=arguments.uji, rejects=rejects))


def public_mapping(mapping: Mapping[str, str]) -> dict[str, str]:
    """Column letters under the promised names only; a value's own column wins over a shared one."""
    public = {name.value: mapping[name] for name in PROMISED if name in mapping}
    for shared, parts in GIVES.items():
        if shared in mapping:
            for part in parts:
                public.setdefault(part.value, mapping[shared])
    return public


def _values(done: Imported) -> dict[str, object]:
    layout = done.plan.layout
    return {
        **asdict(done.counts),
        "sheet": layout.sheet,
        "header_rows": list(layout.header_rows),
        "mapping": public_mapping(layout.mapping),
        "unread": [{"column": one.letter, "title": one.title} for one in done.plan.unread],
        "batch": done.batch or None,
        "rows": [_row(row) for row in done.plan.rows if _needs_somebody(row)],
    }


def _needs_somebody(row: PlannedRow) -> bool:
    return row.outcome is Outcome.REJECTED or row.warned


def _row(row: PlannedRow) -> Reply:
    """What was found in a row, whose number is that of Excel; no value of a person is whole."""
    problems = [
        {
            "code": one.code,
            "level": one.severity.value,
            "field": one.field,
            "message": one.message,
        }
        for one in row.problems
    ]
    return {"line": row.line, "outcome": row.outcome.value, "problems": problems}


def _text(done: Imported, *, rehearsed: bool, rejects: Path | None) -> str:
    """The equation of the import, and the rows that need somebody."""
    counts = done.counts
    read = f"Lembar {done.plan.layout.sheet}: {format_thousands(counts.rows_read)} baris dibaca"
    taken = f"{counts.created} baru + {counts.updated} diperbarui + {counts.unchanged} sama"
    warned = f"({counts.warnings} dengan peringatan)"
    lines = [f"{read} = {taken} + {counts.rejected} ditolak {warned}."]
    rejected = [row for row in done.plan.rows if row.outcome is Outcome.REJECTED]
    lines += _listed(rejected, Severity.ERROR)
    lines += _listed([row for row in done.plan.rows if row.warned], Severity.WARNING)
    lines += [
        f"Kolom {one.letter} “{one.title}” tidak dikenali; isinya tidak dibaca."
        for one in done.plan.unread
    ]
    if rejects and rejected:
        lines.append(f"Baris yang ditolak ditulis ke {rejects}.")
    if done.plan.seen_before:
        lines.append("Berkas ini pernah diimpor sebelumnya.")
    lines.append("Uji coba: tidak ada yang disimpan." if rehearsed else f"Impor {done.batch}.")
    return "\n".join(lines)


def _listed(rows: Sequence[PlannedRow], severity: Severity) -> list[str]:
    """The first rows with what was found in them that weighs as much."""
    mark = "(peringatan) " if severity is Severity.WARNING else ""
    lines = []
    for row in rows[:MOST_ROWS]:
        said = " ".join(one.message for one in row.problems if one.severity is severity)
        lines.append(f"  baris {row.line}: {mark}{said}")
    if len(rows) > MOST_ROWS:
        lines.append(f"  … dan {len(rows) - MOST_ROWS} baris lain.")
    return lines
