"""`impor --riwayat`: a list of earlier recipients, so that nobody is proposed again unnoticed."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from bansos_desktop.cli.answer import Answer
from bansos_desktop.cli.desk import desk, paths_of
from bansos_desktop.cli.rejecting import write_rejects
from bansos_desktop.domain.import_plan import Outcome, PlannedRow
from bansos_desktop.domain.problems import Severity
from bansos_desktop.domain.rupiah import format_thousands
from bansos_desktop.usecases import import_awards
from bansos_desktop.usecases.import_awards import HistoryRequest, HistoryTaken

MOST_ROWS = 20


def run(arguments: Namespace) -> Answer:
    """Take the list in, or only try."""
    with desk(paths_of(arguments.data), writing=True) as at:
        request = HistoryRequest(
            arguments.berkas,
            arguments.tahun,
            arguments.label,
            arguments.wilayah,
            arguments.lembar,
        )
        plan = import_awards.look(at.store, at.session, request, today=at.today)
        if arguments.tolak is not None:
            write_rejects(plan, arguments.tolak)
        done = import_awards.apply(
            at.store, at.session, plan, now=at.now, today=at.today, rehearse=arguments.uji
        )
    return Answer(_values(done), _text(done, rehearsed=arguments.uji, rejects=arguments.tolak))


def _values(done: HistoryTaken) -> dict[str, object]:
    """The counts, and the rows about which something is to be said; no value of a person."""
    return {
        **asdict(done.plan.counts),
        "label": done.plan.request.label,
        "year": done.plan.request.year,
        "sheet": done.plan.layout.sheet,
        "mapping": dict(done.plan.layout.mapping),
        "batch": done.batch or None,
        "rows": [
            {"line": row.line, "codes": [one.code for one in row.problems]}
            for row in done.plan.rows
            if row.problems
        ],
    }


def _text(done: HistoryTaken, *, rehearsed: bool, rejects: Path | None) -> str:
    """The equation, and the rows that could not be taken."""
    counts, request = done.plan.counts, done.plan.request
    read = f"{request.label} {request.year}: {format_thousands(counts.rows_read)} baris dibaca"
    lines = [
        f"{read} = {counts.created} baru + {counts.unchanged} sama + {counts.rejected} ditolak."
    ]
    rejected = [row for row in done.plan.rows if row.outcome is Outcome.REJECTED]
    several = len(done.plan.layouts) > 1
    lines += [_line(row, several=several) for row in rejected[:MOST_ROWS]]
    if len(rejected) > MOST_ROWS:
        lines.append(f"  … dan {len(rejected) - MOST_ROWS} baris lain.")
    if rejects and rejected:
        lines.append(f"Baris yang ditolak ditulis ke {rejects}.")
    lines.append("Uji coba: tidak ada yang disimpan." if rehearsed else f"Impor {done.batch}.")
    return "\n".join(lines)


def _line(row: PlannedRow, *, several: bool) -> str:
    errors = [one.message for one in row.problems if one.severity is Severity.ERROR]
    where = f"{row.sheet} baris {row.line}" if several else f"baris {row.line}"
    return f"  {where}: {' '.join(errors)}"
