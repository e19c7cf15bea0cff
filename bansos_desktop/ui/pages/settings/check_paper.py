"""The outcome of a check as text and on paper; nobody is named, for both may lie about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from bansos_desktop.domain.ties import Subject, TieLine
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.printing.printout import Printout
from bansos_desktop.usecases.check_health import Check

GRID = 'border="1" cellspacing="0" style="border-collapse: collapse; border-color: #555555"'
WHOLE, BROKEN = "utuh", "SALAH"


def check_text(checks: Sequence[Check], heading: str) -> str:
    """All lines one below the other."""
    proofs = [f"[{_state(one)}] {one.detail}" for one in _proofs(checks)]
    ties = [f"[{line.verdict}] {line.message}" for line in _ties(checks)]
    return "\n".join(
        [heading, "", tr("Data tersimpan utuh"), *proofs, "", tr("Angka cocok"), *ties]
    )


def check_printout(checks: Sequence[Check], heading: str) -> Printout:
    """One table for the proofs and one for the figures, these by what they compare."""
    proofs = "".join(_row(_state(one), one.detail) for one in _proofs(checks))
    parts = [
        f'<h2 align="center">{tr("HASIL PEMERIKSAAN DATA")}</h2>',
        f'<p align="center">{escape(heading)}</p>',
        f"<h3>{tr('Data tersimpan utuh')}</h3>{_table(proofs)}",
        f"<h3>{tr('Angka cocok')}</h3>",
        *_by_subject(_ties(checks)),
    ]
    return Printout(tr("Hasil pemeriksaan data"), ("".join(parts),))


def _by_subject(lines: Sequence[TieLine]) -> Iterator[str]:
    for subject in Subject:
        rows = "".join(
            _row(line.verdict.value, line.message) for line in lines if line.subject is subject
        )
        if rows:
            yield f"<h4>{escape(subject.label)}</h4>{_table(rows)}"


def _row(state: str, text: str) -> str:
    return f'<tr><td width="16%">{escape(state)}</td><td>{escape(text)}</td></tr>'


def _table(rows: str) -> str:
    return f'<table width="100%" cellpadding="4" {GRID}>{rows}</table>'


def _proofs(checks: Sequence[Check]) -> list[Check]:
    """The proofs that are no comparisons of figures; one that could not be made is a proof too."""
    return [one for one in checks if not one.ties]


def _ties(checks: Sequence[Check]) -> list[TieLine]:
    return [line for one in checks for line in one.ties]


def _state(check: Check) -> str:
    return WHOLE if check.ok else BROKEN
