"""What an import asks about a list none of whose rows has a usable NIK."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bansos_desktop.domain.import_plan import PlannedRow
from bansos_desktop.domain.import_question import Option, Question
from bansos_desktop.domain.resemblance import is_usable
from bansos_desktop.domain.sheet_fields import SheetField

WITHOUT_NIK = "nik:tanpa"
REFUSE, AS_DRAFT = "tolak", "draf"


def keeps_drafts(answers: Mapping[str, str], *, drafts: bool) -> bool:
    """Whether rows without a usable NIK become drafts: asked for, or answered so."""
    return drafts or answers.get(WITHOUT_NIK) == AS_DRAFT


def ask_without_nik(
    rows: Sequence[PlannedRow], answers: Mapping[str, str], *, drafts: bool
) -> tuple[Question, ...]:
    """Where no row of a list has a usable NIK, somebody should say what the list is good for."""
    named = sum(bool(row.name) for row in rows)
    if not named or any(is_usable(row.nik) for row in rows):
        return ()
    options = (
        Option(REFUSE, "Tolak semua dan kembalikan ke pengirim"),
        Option(AS_DRAFT, "Simpan sebagai draf, NIK dilengkapi nanti"),
    )
    taken = AS_DRAFT if keeps_drafts(answers, drafts=drafts) else REFUSE
    given = drafts or answers.get(WITHOUT_NIK) in (REFUSE, AS_DRAFT)
    return (
        Question(
            WITHOUT_NIK,
            "import.without_nik",
            SheetField.NIK.value,
            options,
            taken,
            named,
            is_assumed=not given,
        ),
    )
