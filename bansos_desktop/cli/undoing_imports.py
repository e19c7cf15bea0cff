"""`batal-impor`: take a whole import back, told in people; --uji only tries."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable

from bansos_desktop.cli.answer import Answer
from bansos_desktop.cli.desk import desk, paths_of
from bansos_desktop.domain.history import moment_words
from bansos_desktop.domain.rupiah import format_thousands
from bansos_desktop.usecases import undo_import
from bansos_desktop.usecases.undo_import import ImportUndone

MOST_KEPT = 20


def run(arguments: Namespace) -> Answer:
    """What went back, what stayed for which reason, and which mended sheets stand on."""
    with desk(paths_of(arguments.data), writing=True) as at:
        done = undo_import.run(
            at.store, at.session, arguments.batch, now=at.now, rehearse=arguments.uji
        )
    return Answer(_values(done), "\n".join(_lines(done)))


def _values(done: ImportUndone) -> dict[str, object]:
    return {
        "batch": done.line.batch,
        "label": done.line.label,
        "undo": done.undone.batch,
        "rows_back": done.rows.back,
        "rows_kept": done.rows.kept,
        "rows_partly": done.rows.partly,
        "records": len(done.undone.prospect.plan.reversals),
        "kept": list(done.undone.prospect.kept),
        "children": [{"batch": one.batch, "label": one.label} for one in done.children],
        "warnings": [one.message for one in done.undone.warnings],
        "rehearsed": not done.undone.batch,
    }


def _lines(done: ImportUndone) -> Iterable[str]:
    line, rows, kept = done.line, done.rows, done.undone.prospect.kept
    stayed = f"{format_thousands(rows.kept)} baris tetap"
    if rows.partly:
        stayed += f" (di antaranya {format_thousands(rows.partly)} sebagian kembali)"
    yield (
        f"Impor {line.label}, {line.who}, {moment_words(line.at)}: "
        f"{format_thousands(rows.back)} baris kembali seperti semula, {stayed}."
    )
    yield from (f"  {one}." for one in kept[:MOST_KEPT])
    if len(kept) > MOST_KEPT:
        yield f"  … dan {format_thousands(len(kept) - MOST_KEPT)} hal lain juga tetap."
    for child in done.children:
        yield (
            f"Perbaikannya, {child.label} ({child.batch}), tidak ikut dibatalkan; "
            f"bila perlu: batal-impor {child.batch}."
        )
    yield from (one.message for one in done.undone.warnings)
    if done.undone.batch:
        yield f"Untuk mengulangi: urungkan --batch {done.undone.batch}."
    else:
        yield "Uji coba: tidak ada yang disimpan."
