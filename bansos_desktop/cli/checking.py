"""`periksa`: proving the store.

It only reads, and so may run while a window writes. A fault that is found is an answer with exit
code 1, not an error. Figures that do not tie are for people to decide: the store is sound all the
same, and the exit code stays 0. Nobody is named here: an answer may be kept in a file.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence

from bansos_desktop.cli.answer import Answer
from bansos_desktop.cli.desk import desk, paths_of
from bansos_desktop.domain.ties import Subject, TieLine, Verdict
from bansos_desktop.runtime.resources import seed_folder
from bansos_desktop.usecases import check_health
from bansos_desktop.usecases.check_health import Check

_MARKS: Mapping[Verdict, str] = {
    Verdict.SAME: "ok",
    Verdict.NOTE: "catatan",
    Verdict.OFF: "lihat",
}


def run(arguments: Namespace) -> Answer:
    """Run every check; one that fails makes the exit code 1."""
    with desk(paths_of(arguments.data), writing=False) as at:
        checks = check_health.run(at.store, shipped=seed_folder())
    ok = all(one.ok for one in checks)
    ties = [line for one in checks for line in one.ties]
    values: dict[str, object] = {"ok": ok}
    values |= {one.name: one.ok for one in checks}
    values["detail"] = {one.name: one.detail for one in checks}
    values["to_decide"] = sum(not line.ok for line in ties)
    values["ties"] = [_told(line) for line in ties]
    lines = [f"{_state(one):<5} {one.name:<8} {one.detail}" for one in checks]
    return Answer(values, "\n".join([*lines, *_listed(ties)]), ok)


def _state(check: Check) -> str:
    """Damage, something for a person to decide, or neither."""
    if not check.ok:
        return "SALAH"
    return "lihat" if check.attention else "ok"


def _told(line: TieLine) -> dict[str, object]:
    """One comparison for another program; whom it is about is only counted."""
    where = line.where
    return {
        "ok": line.ok,
        "verdict": line.verdict.value,
        "subject": line.subject.value,
        "code": line.code,
        "message": line.message,
        "programme": where.programme,
        "year": where.year,
        "stage": where.stage,
        "region": where.region_code,
        "category": where.category,
        "people": len(line.proposals),
    }


def _listed(ties: Sequence[TieLine]) -> Iterator[str]:
    """The comparisons under the title of their subject."""
    if ties:
        yield "\nAngka cocok"
    for subject in Subject:
        found = [line for line in ties if line.subject is subject]
        if found:
            yield f"\n{subject.label}"
        for line in found:
            yield f"{_MARKS[line.verdict]:<7} {line.message}"
