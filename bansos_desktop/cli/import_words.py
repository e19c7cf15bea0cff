"""What an import tells a person: its equation, what needs somebody, and what it asks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from bansos_desktop.domain.import_plan import Counts, Outcome, PlannedRow
from bansos_desktop.domain.import_question import Question
from bansos_desktop.domain.problems import Severity
from bansos_desktop.domain.rupiah import format_thousands
from bansos_desktop.usecases.apply_import import Imported
from bansos_desktop.usecases.plan_import import ImportPlan

MOST_ROWS, MOST_OPTIONS = 20, 8


def import_text(done: Imported, *, rehearsed: bool, rejects: Path | None) -> str:
    """The equation first, then the rows and the questions that need somebody."""
    plan = done.plan
    refused = [row for row in plan.rows if not row.is_taken]
    lines = [*_equation(plan, done.counts), *_listed(plan, refused, Severity.ERROR)]
    lines += _listed(plan, [row for row in plan.rows if row.warned], Severity.WARNING)
    lines += [
        f"Kolom {one.letter} “{one.title}” tidak dikenali; isinya tidak dibaca."
        for one in plan.unread
    ]
    for question in plan.questions:
        lines += _asked(question)
    if rejects and refused:
        lines.append(f"Baris yang ditolak ditulis ke {rejects}.")
    if plan.seen_before:
        lines.append("Berkas ini pernah diimpor sebelumnya.")
    if done.counts.brings_nothing:
        lines.append("Semua baris sudah tercatat dan sama; tidak ada yang berubah.")
    lines.append("Uji coba: tidak ada yang disimpan." if rehearsed else f"Impor {done.batch}.")
    return "\n".join(lines)


def _equation(plan: ImportPlan, counts: Counts) -> Iterator[str]:
    """Rows read = created + updated + unchanged + rejected, and why some were not taken."""
    sheets = ", ".join(layout.sheet for layout in plan.layouts)
    taken = f"{counts.created} baru + {counts.updated} diperbarui + {counts.unchanged} sama"
    warned = f"({counts.warnings} dengan peringatan)"
    read = f"Lembar {sheets}: {format_thousands(counts.rows_read)} baris dibaca"
    yield f"{read} = {taken} + {counts.rejected} ditolak {warned}."
    doubles = sum(row.outcome is Outcome.DOUBLE for row in plan.rows)
    similar = sum(row.outcome is Outcome.SIMILAR for row in plan.rows)
    if doubles or similar:
        yield f"Di antara yang ditolak: {doubles} ganda di berkas, {similar} mirip yang sudah ada."


def _listed(plan: ImportPlan, rows: Sequence[PlannedRow], severity: Severity) -> Iterator[str]:
    """The first rows with what was found in them that weighs as much."""
    mark = "(peringatan) " if severity is Severity.WARNING else ""
    for row in rows[:MOST_ROWS]:
        where = f"{row.sheet} baris {row.line}" if len(plan.layouts) > 1 else f"baris {row.line}"
        said = " ".join(one.message for one in row.problems if one.severity is severity)
        yield f"  {where}: {mark}{said}"
    if len(rows) > MOST_ROWS:
        yield f"  … dan {len(rows) - MOST_ROWS} baris lain."


def _asked(question: Question) -> Iterator[str]:
    """A question, what is taken meanwhile, and the words that answer it."""
    labels = {option.value: option.label for option in question.options}
    if question.is_open:
        state = f"{format_thousands(question.rows)} baris menunggu jawaban"
    else:
        how = "dianggap" if question.is_assumed else "dijawab"
        state = f"{how} {labels.get(question.taken, question.taken)}"
    yield f"Pertanyaan: {question.message} ({state})"
    for value, label in list(labels.items())[:MOST_OPTIONS]:
        yield f'    --jawab "{question.key}={value}"   {label}'
    if len(labels) > MOST_OPTIONS:
        yield f"    … dan {len(labels) - MOST_OPTIONS} pilihan lain."
