"""What is asked about whole sheets: which are read, and which of their rows hold the titles."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bansos_desktop.domain.import_choices import ImportChoices
from bansos_desktop.domain.import_question import Option, Question
from bansos_desktop.workbook.header_rows import Header

SHEETS_KEY, ALL_SHEETS, NO_HEADER = "lembar", "*", "-"
_ROWS = re.compile(r"(\d{1,4})(?:-(\d{1,4}))?")


def ask_sheets(
    groups: Sequence[Sequence[str]], choices: ImportChoices
) -> tuple[frozenset[str], Question | None]:
    """The sheets that are read; a question where they are of different making.

    An answer is the first sheet of a group, or "*" for all.
    """
    if len(groups) == 1:
        return frozenset(groups[0]), None
    by_name = {group[0]: group for group in groups}
    everything = [name for group in groups for name in group]
    answer = choices.answers.get(SHEETS_KEY, "")
    given = answer in by_name or answer == ALL_SHEETS
    taken = everything if answer == ALL_SHEETS else by_name.get(answer, groups[0])
    options = [Option(group[0], ", ".join(group)) for group in groups]
    options.append(Option(ALL_SHEETS, "Semua lembar"))
    question = Question(
        SHEETS_KEY,
        "sheets.differ",
        "",
        tuple(options),
        answer if given else groups[0][0],
        values=(("sheets", ", ".join(taken)),),
        is_assumed=not given,
    )
    return frozenset(taken), question


def header_answered(sheet: str, choices: ImportChoices) -> tuple[int, ...] | None:
    """The header rows that were chosen, () for none; None where nobody chose."""
    if sheet in choices.header_rows:
        return choices.header_rows[sheet]
    answer = choices.answers.get(_key(sheet), "")
    if answer == NO_HEADER:
        return ()
    match = _ROWS.fullmatch(answer)
    if match is None:
        return None
    first, last = int(match[1]), int(match[2] or match[1])
    return tuple(range(first, min(last, first + 3) + 1)) or None


def ask_header(sheet: str, header: Header, choices: ImportChoices) -> Question | None:
    """Asked where no title was known: the row over the first person, or none, was only assumed."""
    given = header_answered(sheet, choices) is not None
    if header.hits or sheet in choices.header_rows:
        return None
    rows = "-".join(
        str(line) for line in dict.fromkeys((header.lines or (0,))[:: max(1, header.height - 1)])
    )
    above = str(header.index + header.start) if header.index else ""
    offered = [rows] if header.height else [above] if above else []
    options = [Option(row, f"Baris {row} berisi judul") for row in offered]
    options.append(Option(NO_HEADER, "Tidak ada baris judul"))
    values = {"rows": rows, "sheet": sheet} if header.height else {"sheet": sheet}
    return Question(
        _key(sheet),
        "header.guessed" if header.height else "header.none",
        "",
        tuple(options),
        rows if header.height else NO_HEADER,
        values=tuple(values.items()),
        is_assumed=not given,
    )


def _key(sheet: str) -> str:
    return f"judul:{sheet}"
