"""`lembaga --impor`: a list of institutions into the register, or only tried."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bansos_desktop.cli.answer import Reply
from bansos_desktop.cli.desk import Desk
from bansos_desktop.domain.import_plan import NOT_TAKEN
from bansos_desktop.domain.problems import Problem
from bansos_desktop.usecases import import_institutions
from bansos_desktop.usecases.import_institutions import (
    InstitutionPlan,
    PlannedInstitution,
    Taken,
)


def take(at: Desk, file: Path, *, rehearse: bool) -> tuple[Reply, list[str]]:
    """What was done, under its public names and in words."""
    plan = import_institutions.look(at.store, at.session, file)
    taken = import_institutions.apply(at.store, at.session, plan, now=at.now, rehearse=rehearse)
    return _values(taken, rehearsed=rehearse), list(_lines(taken, rehearsed=rehearse))


def _lines(taken: Taken, *, rehearsed: bool) -> Iterator[str]:
    """Faults first, then the equation, and how to take it back."""
    plan = taken.plan
    for row in plan.rows:
        for problem in row.problems:
            yield f"{row.where} ({row.name or 'tanpa nama'}): {_mark(row)}{problem.message}"
    for where, text in plan.unread:
        yield f"{where} tidak dibaca: {text}"
    if plan.unused:
        yield f"Kolom yang tidak dipakai: {', '.join(plan.unused)}."
    yield equation(plan)
    if rehearsed:
        yield "Uji coba: tidak ada yang disimpan. Untuk menyimpan, ulangi tanpa --uji."
    elif taken.batch:
        yield f"Untuk membatalkannya: urungkan --batch {taken.batch}"
    else:
        yield "Tidak ada yang berubah."


def equation(plan: InstitutionPlan) -> str:
    """Every row is one of the four."""
    one = plan.counts
    taken = f"{one.created} baru + {one.updated} diperbarui + {one.unchanged} sama"
    return f"{one.rows_read} baris dibaca = {taken} + {one.rejected} ditolak."


def _mark(row: PlannedInstitution) -> str:
    return "ditolak. " if row.outcome in NOT_TAKEN else "(peringatan) "


def _values(taken: Taken, *, rehearsed: bool) -> Reply:
    """Under the public names, which stay when ours change."""
    plan = taken.plan
    return {
        "rows_read": plan.counts.rows_read,
        "created": plan.counts.created,
        "updated": plan.counts.updated,
        "unchanged": plan.counts.unchanged,
        "rejected": plan.counts.rejected,
        "rehearsed": rehearsed,
        "batch": taken.batch,
        "rows": [_row(row) for row in plan.rows],
        "unread": [{"where": where, "text": text} for where, text in plan.unread],
        "unused_columns": list(plan.unused),
    }


def _row(row: PlannedInstitution) -> Reply:
    return {
        "sheet": row.sheet,
        "line": row.line,
        "name": row.name,
        "region": row.region_code,
        "outcome": row.outcome.value,
        "id": row.uid,
        "problems": [_problem(one) for one in row.problems],
    }


def _problem(one: Problem) -> Reply:
    return {"code": one.code, "field": one.field, "message": one.message}
