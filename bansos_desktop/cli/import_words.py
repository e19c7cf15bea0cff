"""What an import tells a person: its equation, what was understood, what needs somebody, what next.

The same finding of many rows is one line, or a long list would hide what has to be done.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from bansos_desktop.domain.import_choices import NEW_PERSON
from bansos_desktop.domain.import_plan import Counts, Outcome, PlannedRow
from bansos_desktop.domain.import_question import Question
from bansos_desktop.domain.meaning import MeaningDomain
from bansos_desktop.domain.problems import Severity
from bansos_desktop.domain.rupiah import format_thousands
from bansos_desktop.domain.sheet_field_words import SHEET_FIELD_WORDS
from bansos_desktop.domain.sheet_fields import SheetField, is_kept
from bansos_desktop.usecases.apply_import import Imported
from bansos_desktop.usecases.plan_import import ImportPlan
from bansos_desktop.usecases.teach_meaning import QUESTION
from bansos_desktop.workbook.container import column_letters
from bansos_desktop.workbook.layout import Layout
from bansos_desktop.workbook.unread import UnreadColumn

# What the key of "who is this row" begins with.
WHO = "orang:"
MOST_FINDINGS, MOST_OPTIONS, MOST_COLUMNS, MOST_PLACES = 20, 8, 5, 4
# What the code of another answer looks like, where it is none of a region.
_EXAMPLES: Mapping[str, str] = {
    SheetField.BUSINESS_TYPE.value: "jenis usaha, mis. kue",
    SheetField.CATEGORY.value: "golongan dari program ini",
    SheetField.INSTITUTION.value: "lembaga, dari perintah `lembaga`",
}
_MARKS = {Severity.ERROR: "", Severity.WARNING: "(peringatan) "}


def import_text(
    done: Imported, *, rehearsed: bool, rejects: Path | None, still_out: int = 0
) -> str:
    """The equation first; `still_out` rows of the import that this one mends are not back yet."""
    plan = done.plan
    taken = [row for row in plan.rows if row.is_taken]
    refused = [row for row in plan.rows if not row.is_taken]
    lines = [
        *(one.message for one in plan.told),
        *_equation(plan, done.counts),
        *_mended(plan, still_out),
        *_columns(plan),
    ]
    lines += _listed(plan, refused, Severity.ERROR)
    lines += _listed(plan, taken, Severity.WARNING)
    lines += _decided(plan, taken)
    lines += [*_not_kept(plan), *_unread(plan)]
    for question in sorted(plan.questions, key=lambda one: not one.is_open):
        lines += _asked(question)
    if plan.seen_before:
        lines.append("Berkas ini pernah diimpor sebelumnya.")
    if done.counts.brings_nothing and not any(row.differences for row in plan.rows):
        lines.append("Semua baris sudah tercatat dan sama; tidak ada yang berubah.")
    lines += _next(plan, len(refused), rejects)
    if rehearsed:
        lines.append("Uji coba: tidak ada yang disimpan. Untuk menyimpan, ulangi tanpa --uji.")
    else:
        lines.append(f"Impor {done.batch}. Untuk membatalkannya: batal-impor {done.batch}")
    return "\n".join(lines)


def _equation(plan: ImportPlan, counts: Counts) -> Iterator[str]:
    """Rows read = created + updated + unchanged + rejected, and why some were not taken."""
    sheets = ", ".join(layout.sheet for layout in plan.layouts)
    taken = f"{counts.created} baru + {counts.updated} diperbarui + {counts.unchanged} sama"
    warned = f"({counts.warnings} dengan peringatan)"
    read = f"Lembar {sheets}: {format_thousands(counts.rows_read)} baris dibaca"
    yield f"{read} = {taken} + {counts.rejected} ditolak {warned}."
    known = sum(row.outcome is Outcome.CREATED and not row.new_person for row in plan.rows)
    if known:
        count = format_thousands(known)
        yield f"Di antara yang baru: {count} usulan baru untuk orang yang sudah tercatat."
    doubles = sum(row.outcome is Outcome.DOUBLE for row in plan.rows)
    similar = [row for row in plan.rows if row.outcome is Outcome.SIMILAR]
    if doubles or similar:
        told = f"{doubles} ganda di berkas, {len(similar)} mirip yang sudah ada"
        yield f"Di antara yang ditolak: {told}."
    if similar:
        yield "Yang mirip diputuskan di menu Impor, atau di sini: orang yang sama atau orang baru."
    for row in similar[:MOST_PLACES]:
        for who in (*(one.person for one in row.similar), NEW_PERSON):
            yield f'    --jawab "{WHO}{row.sheet}!{row.line}={who}"'


def _mended(plan: ImportPlan, still_out: int) -> Iterator[str]:
    """Whose refused rows these are, and whether all of them are back."""
    if plan.parent:
        left = f"masih {format_thousands(still_out)} baris belum kembali"
        state = left if still_out else "semua baris yang ditolak sudah kembali"
        yield f"Perbaikan dari impor {plan.parent}, {state}."


def _columns(plan: ImportPlan) -> Iterator[str]:
    """How the sheets were understood; those of one making are told once."""
    told = dict.fromkeys(map(_layout_words, plan.layouts))
    for words in told:
        names = ", ".join(one.sheet for one in plan.layouts if _layout_words(one) == words)
        yield f"{names}: {words}" if len(told) > 1 else words


def _layout_words(layout: Layout) -> str:
    """The header rows, and what is read from which column."""
    rows = _spans(layout.header_rows)
    head = f"Judul kolom di baris {rows}" if rows else "Tanpa baris judul"
    columns = sorted((at, field) for field, at in layout.columns.items() if is_kept(field))
    read = ", ".join(f"{column_letters(at)} {SHEET_FIELD_WORDS[field]}" for at, field in columns)
    return f"{head}. Dibaca: {read or 'belum ada kolom; jawab dulu pertanyaannya'}."


def _listed(plan: ImportPlan, rows: Iterable[PlannedRow], severity: Severity) -> Iterator[str]:
    """What was found that weighs as much: one line for each finding, those of most rows first."""
    found: dict[str, list[PlannedRow]] = {}
    for row in rows:
        for problem in row.problems:
            if problem.severity is severity:
                found.setdefault(problem.message, []).append(row)
    ordered = sorted(found.items(), key=lambda pair: -len(pair[1]))
    for message, about in ordered[:MOST_FINDINGS]:
        yield f"  {_where(plan, about)}: {_MARKS[severity]}{message}"
    if left := ordered[MOST_FINDINGS:]:
        lines = {(row.sheet, row.line) for _message, about in left for row in about}
        yield f"  … dan {len(left)} temuan lain di {len(lines)} baris; semuanya dengan --json."


def _decided(plan: ImportPlan, rows: Iterable[PlannedRow]) -> Iterator[str]:
    """What the program decided by itself: one line for each kind, with the first as its example."""
    found: dict[str, tuple[set[str], list[PlannedRow]]] = {}
    for row in rows:
        for problem in row.problems:
            if problem.severity is Severity.INFO:
                messages, about = found.setdefault(problem.code, (set(), []))
                messages.add(problem.message)
                about.append(row)
    for code, (messages, about) in found.items():
        first = next(one.message for one in about[0].problems if one.code == code)
        example = "mis. " if len(messages) > 1 else ""
        yield f"  {_where(plan, about)}: (info) {example}{first}"


def _where(plan: ImportPlan, rows: Sequence[PlannedRow]) -> str:
    """The rows of a finding: "baris 4", "baris 2-9, 11 (9 baris)"."""
    by_sheet: dict[str, list[int]] = {}
    for row in rows:
        by_sheet.setdefault(row.sheet, []).append(row.line)
    several = len(plan.layouts) > 1
    told = [
        f"{sheet} baris {_spans(lines)}" if several else f"baris {_spans(lines)}"
        for sheet, lines in by_sheet.items()
    ]
    more = f", … {len(told) - MOST_PLACES} lembar lain" if len(told) > MOST_PLACES else ""
    count = f" ({format_thousands(len(rows))} baris)" if len(rows) > 1 else ""
    return ", ".join(told[:MOST_PLACES]) + more + count


def _spans(lines: Iterable[int]) -> str:
    """Row numbers, those that follow each other as one: "2-9, 11"."""
    spans: list[list[int]] = []
    for line in sorted(set(lines)):
        if spans and line == spans[-1][1] + 1:
            spans[-1][1] = line
        else:
            spans.append([line, line])
    told = [str(first) if first == last else f"{first}-{last}" for first, last in spans]
    return ", ".join(told[:MOST_PLACES]) + (", …" if len(told) > MOST_PLACES else "")


def not_kept(plan: ImportPlan) -> list[UnreadColumn]:
    """The filled columns that are understood and not kept; running numbers are no news."""
    numbers = {
        (column_letters(match.column), match.title)
        for layout in plan.layouts
        for match in layout.matches
        if match.field is SheetField.ROW_NUMBER
    }
    told = {(one.letter, one.title): one for one in plan.unused}
    return [one for key, one in told.items() if key not in numbers]


def _not_kept(plan: ImportPlan) -> Iterator[str]:
    """So that nobody believes them to be stored."""
    if told := not_kept(plan):
        first = ", ".join(f"{one.letter} “{one.title}”" for one in told[:MOST_COLUMNS])
        left = len(told) - MOST_COLUMNS
        more = f", … dan {left} kolom lain" if left > 0 else ""
        yield f"Dikenali tetapi tidak disimpan: {first}{more}."


def _unread(plan: ImportPlan) -> Iterator[str]:
    """The columns that nobody knows: each, or of many the first."""
    unread = plan.unread
    for one in unread if len(unread) <= MOST_COLUMNS else ():
        yield f"Kolom {one.letter} “{one.title}” tidak dikenali; isinya tidak dibaca."
    if len(unread) > MOST_COLUMNS:
        first = ", ".join(f"{one.letter} “{one.title}”" for one in unread[:MOST_COLUMNS])
        more = f"… dan {len(unread) - MOST_COLUMNS} kolom lain"
        yield f"{len(unread)} kolom tidak dikenali; isinya tidak dibaca: {first}, {more}."


def _asked(question: Question) -> Iterator[str]:
    """A question, what is taken meanwhile, and the words that answer it if nobody has."""
    labels = {option.value: option.label for option in question.options}
    yield f"Pertanyaan: {question.message} ({_state(question, labels)})"
    if not question.is_assumed:
        return
    for value, label in list(labels.items())[:MOST_OPTIONS]:
        yield f'    --jawab "{question.key}={value}"   {label}'
    if len(labels) > MOST_OPTIONS:
        yield f"    … dan {len(labels) - MOST_OPTIONS} pilihan lain."
    if question.key.startswith(f"{QUESTION}:"):
        example = _EXAMPLES.get(question.field, "wilayah, mis. 64.02.06.1002")
        yield f'    --jawab "{question.key}=KODE"   Yang lain: kode {example}'


def _state(question: Question, labels: dict[str, str]) -> str:
    """Whether it was answered, and what becomes of its rows as long as it was not."""
    rows = f"{format_thousands(question.rows)} baris"
    if not question.is_open:
        how = "dianggap" if question.is_assumed else "dijawab"
        return f"{how}: {labels.get(question.taken, question.taken)}"
    if question.key.startswith(f"{QUESTION}:{MeaningDomain.BUSINESS.value}:"):
        return f"{rows} dicatat tanpa jenis usaha sampai dijawab"
    return f"{rows} menunggu jawaban"


def _next(plan: ImportPlan, refused: int, rejects: Path | None) -> Iterator[str]:
    """What to do now: answer first, for that may take rows which are refused as yet."""
    waiting = sum(question.is_open for question in plan.questions)
    if waiting:
        yield (
            f"{waiting} pertanyaan belum dijawab: ulangi perintah ini dengan --jawab seperti di "
            "atas, satu untuk tiap pertanyaan."
        )
    if refused and rejects:
        yield f"Baris yang ditolak ditulis ke {rejects}. Kirim kembali ke pengirimnya."
    elif refused:
        first = "Sesudah itu, baris yang masih" if waiting else "Baris yang"
        yield f"{first} ditolak dapat dikembalikan ke pengirim: tambahkan --tolak perbaiki.xlsx."
