"""`impor`: a spreadsheet of recipients into the store.

The column names in its JSON are a promise to other programs and no names of ours: a column that
holds two values is told under both.
"""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from bansos_desktop.cli import earlier
from bansos_desktop.cli.answer import Answer, Reply
from bansos_desktop.cli.desk import desk, paths_of
from bansos_desktop.cli.import_words import WHO, import_text, not_kept
from bansos_desktop.cli.rejecting import check_rejects, write_rejects
from bansos_desktop.domain.import_choices import NEW_PERSON, ImportChoices, RowKey
from bansos_desktop.domain.import_plan import Outcome, PlannedRow
from bansos_desktop.domain.import_question import Question
from bansos_desktop.domain.sheet_fields import GIVES, PROMISED, SheetField, is_kept
from bansos_desktop.domain.workflow import Stage
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import import_sheet, list_imports, plan_import
from bansos_desktop.usecases.apply_import import Imported
from bansos_desktop.usecases.import_questions import WITHOUT_NIK
from bansos_desktop.usecases.plan_import import ImportPlan
from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.workbook.container import column_letters
from bansos_desktop.workbook.layout import Layout
from bansos_desktop.workbook.unread import UnreadColumn


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
            arguments.berkas,
            at.staged_target(arguments, Stage.ORIGINAL.value),
            arguments.wilayah,
            arguments.lembar,
            choices_of(arguments),
        )
        plan = import_sheet.look(at.store, at.session, request, today=at.today)
        _check_answers(plan, dict(arguments.jawab))
        _check_people(plan)
        if rejects is not None:
            write_rejects(plan, rejects)
        done = import_sheet.apply(
            at.store, at.session, plan, now=at.now, today=at.today, rehearse=arguments.uji
        )
        still_out = _still_out(at.store, done)
    text = import_text(done, rehearsed=arguments.uji, rejects=rejects, still_out=still_out)
    return Answer(_values(done), text)


def choices_of(arguments: Namespace) -> ImportChoices:
    """What was answered beforehand; of two answers to one question the last counts.

    `orang:LEMBAR!BARIS` says who a row is that resembles somebody: a uid of its list, or "baru".
    """
    answers, people = dict(arguments.jawab), dict[RowKey, str]()
    for key in [key for key in answers if key.startswith(WHO)]:
        sheet, _mark, line = key.removeprefix(WHO).rpartition("!")
        if line.isdecimal():
            people[sheet, int(line)] = answers.pop(key)
    if arguments.tanpa_nik:
        answers[WITHOUT_NIK] = arguments.tanpa_nik
    return ImportChoices(answers=answers, people=people)


def public_mapping(mapping: Mapping[str, str]) -> dict[str, str]:
    """Column letters under the promised names only; a value's own column wins over a shared one."""
    public = {name.value: mapping[name] for name in PROMISED if name in mapping}
    for shared, parts in GIVES.items():
        if shared in mapping:
            for part in parts:
                public.setdefault(part.value, mapping[shared])
    return public


def public_fields(questions: tuple[Question, ...]) -> list[str]:
    """The columns that nobody has answered for yet, each under its promised name, sorted."""
    asked = {SheetField(one.field) for one in questions if one.field and one.is_assumed}
    return sorted({part.value for name in asked for part in GIVES.get(name, (name,))})


def _check_answers(plan: ImportPlan, typed: Mapping[str, str]) -> None:
    """An answer that fits no option, or no question, would be passed over in silence."""
    asked = [one.key for one in plan.questions]
    people = {f"{WHO}{row.sheet}!{row.line}" for row in plan.rows}
    for key in typed.keys() - {*asked, WITHOUT_NIK} - people:
        known = ", ".join(asked)
        code = "import.question_unknown" if known else "import.question_none"
        raise Refused(code, key=key, known=known)
    answers = plan.request.choices.answers
    for one in plan.questions:
        if one.key in answers and one.is_assumed:
            options = ", ".join(option.value for option in one.options)
            raise Refused(
                "import.answer_unknown", key=one.key, answer=answers[one.key], options=options
            )


def _check_people(plan: ImportPlan) -> None:
    """A uid that is none of those whom the row resembles leaves the row where it was."""
    for row in plan.rows:
        chosen = plan.request.choices.people.get((row.sheet, row.line))
        if chosen and row.outcome is Outcome.SIMILAR:
            options = ", ".join((*(one.person for one in row.similar), NEW_PERSON))
            key = f"{WHO}{row.sheet}!{row.line}"
            raise Refused("import.answer_unknown", key=key, answer=chosen, options=options)


def _still_out(store: Store, done: Imported) -> int:
    """How many rows of the import that this one mends are not back, after it or as if after it."""
    found = store.imports.beginning_with(done.plan.parent) if done.plan.parent else []
    if not found:
        return 0
    left = list_imports.line_of(store, found[0]).still_rejected
    return left if done.batch else max(0, left - done.counts.created - done.counts.updated)


def _values(done: Imported) -> dict[str, object]:
    plan = done.plan
    layout = plan.layout
    tally = Counter(row.outcome for row in plan.rows)
    return {
        **asdict(done.counts),
        "sheet": layout.sheet,
        "header_rows": list(layout.header_rows),
        "mapping": public_mapping(layout.mapping),
        "sheets": [
            {
                "name": one.sheet,
                "header_rows": list(one.header_rows),
                "mapping": public_mapping(one.mapping),
                "also_read": _also_read(one),
            }
            for one in plan.layouts
        ],
        "also_read": _also_read(layout),
        "unread": [_column(one) for one in plan.unread],
        "not_kept": [_column(one) for one in not_kept(plan)],
        "questions": public_fields(plan.questions),
        "asked": [_question(one) for one in plan.questions],
        "outcomes": {outcome.value: tally[outcome] for outcome in Outcome},
        "batch": done.batch or None,
        "parent": plan.parent or None,
        "seen_before": plan.seen_before or None,
        "missing": plan.missing,
        "rows": [_row(row) for row in plan.rows if not row.is_taken or row.warned],
    }


def _also_read(layout: Layout) -> dict[str, str]:
    """Column letters of what is kept besides the promised columns."""
    return {
        field.value: column_letters(column)
        for field, column in layout.columns.items()
        if is_kept(field) and field not in PROMISED and field not in GIVES
    }


def _column(one: UnreadColumn) -> Reply:
    return {"column": one.letter, "title": one.title}


def _question(one: Question) -> Reply:
    """A question with the answer in force; `taken` null means that rows wait for one."""
    return {
        "key": one.key,
        "field": one.field,
        "message": one.message,
        "options": [{"value": option.value, "label": option.label} for option in one.options],
        "taken": one.taken or None,
        "assumed": one.is_assumed,
        "rows": one.rows,
    }


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
    return {
        "sheet": row.sheet,
        "line": row.line,
        "outcome": row.outcome.value,
        "problems": problems,
        "similar": [one.person for one in row.similar],
        "differences": [one.field for one in row.differences if not one.kept],
        "disputed": [one.field for one in row.differences if one.disputed and one.kept],
    }
