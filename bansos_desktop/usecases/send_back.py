"""Giving the rows that an import did not take back to whoever sent them, ready to be mended."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bansos_desktop.domain.import_choices import NOTHING_CHOSEN, ImportChoices
from bansos_desktop.domain.import_plan import Outcome, PlannedRow
from bansos_desktop.domain.nik import masked
from bansos_desktop.domain.problems import Problem, Severity, error
from bansos_desktop.domain.row_values import SHEET_FIELD_OF
from bansos_desktop.usecases import sheet_memory
from bansos_desktop.usecases.import_awards import HistoryPlan
from bansos_desktop.usecases.plan_import import ImportPlan
from bansos_desktop.workbook.layout import Layout
from bansos_desktop.workbook.reject_marks import MEND_TITLE, RejectedRow, mend_column
from bansos_desktop.workbook.rejects import RejectedSheet, sheet_title
from bansos_desktop.workbook.return_note import Return, ReturnedSheet

_TO_MEND = (Severity.ERROR, Severity.WARNING)
_LONG_NUMBER = re.compile(r"(?<!\d)\d{16}(?!\d)", re.ASCII)


def sheets_of(plan: ImportPlan | HistoryPlan) -> list[RejectedSheet]:
    """The sheets with rows that were not taken, as their senders shall see them."""
    return [
        RejectedSheet(layout, tuple(map(_row, rows)))
        for layout in plan.layouts
        if (rows := _not_taken(plan.rows, layout))
    ]


def note_of(plan: ImportPlan | HistoryPlan, sheets: Sequence[RejectedSheet]) -> Return:
    """What the file says of itself when it comes back."""
    request = plan.request
    choices, own = NOTHING_CHOSEN, dict[str, str]()
    if isinstance(plan, ImportPlan):
        aim, choices = plan.request.target, plan.request.choices
        target = (plan.batch, aim.programme, aim.year, aim.stage)
        if plan.own and plan.is_monitoring:
            own = plan.own.note.lasting
    else:
        # A list of earlier recipients has no sheets that mend it.
        target = ("", plan.request.label, plan.request.year, "")
    return Return(
        *target,
        request.region_code,
        request.path.name,
        plan.source_hash,
        tuple(_sheet(sheet.layout, choices) for sheet in sheets),
        own=own,
    )


def _not_taken(rows: Sequence[PlannedRow], layout: Layout) -> Sequence[PlannedRow]:
    """The rows of a list."""
    return [row for row in rows if not row.is_taken and row.sheet == layout.sheet]


def _row(row: PlannedRow) -> RejectedRow:
    """What must be mended, worst first; what the program only tells is left out."""
    problems = [one for level in _TO_MEND for one in row.problems if one.severity is level]
    if row.outcome is Outcome.SIMILAR:
        told = " ".join(problem.message for problem in problems)
        problems += [
            error("import.resembles", "name", name=one.name)
            for one in row.similar
            if one.name not in told
        ]
    return RejectedRow(row.line, tuple(_for_sender(problem, row.nik) for problem in problems))


def _for_sender(problem: Problem, own_nik: str) -> Problem:
    """The finding under the sender's column name, without the number of anybody else."""

    def cover(found: re.Match[str]) -> str:
        """The sender knows the number of this row; no other is theirs to know."""
        return found[0] if found[0] == own_nik else masked(found[0])

    field = SHEET_FIELD_OF.get(problem.field)
    values = tuple((name, _LONG_NUMBER.sub(cover, value)) for name, value in problem.values)
    return replace(problem, field=field.value if field else problem.field, values=values)


def _sheet(layout: Layout, choices: ImportChoices) -> ReturnedSheet:
    """What was chosen for a sheet; the added column is never anything that is read."""
    name = layout.sheet
    rows = choices.header_rows.get(name)
    if rows is None and choices.answers.get(f"judul:{name}"):
        rows = layout.header_rows
    chosen = sheet_memory.chosen_in(layout, choices)
    mend = mend_column(layout) - 1
    chosen = replace(
        chosen,
        columns={**chosen.columns, mend: None},
        titles={**chosen.titles, **({mend: MEND_TITLE} if layout.header_rows else {})},
    )
    return ReturnedSheet(sheet_title(name), layout.signature, rows, chosen)
