"""Whose fault an error is: a sentence for a person, or None when the mistake is ours."""

from __future__ import annotations

from bansos_desktop.domain.messages import sentence
from bansos_desktop.imaging.errors import PhotoError
from bansos_desktop.runtime.loading import is_damage
from bansos_desktop.store.errors import StoreError, environment_code
from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.workbook.errors import WorkbookError

# Said in the window: there the way to a backup is another than at the gate.
DAMAGED_INSIDE = "store.damaged_inside"
PART_DAMAGED = "program.part_damaged"


def sentence_inside(error: BaseException) -> str | None:
    """The same for who is in the office already, where damage shows on some page."""
    if environment_code(error) == "store.damaged":
        return sentence(DAMAGED_INSIDE, {})
    return sentence_of(error)


def sentence_of(error: BaseException) -> str | None:
    """What is wrong and what to do now, if a person can do something about it."""
    if isinstance(error, Refused | StoreError | WorkbookError | PhotoError):
        return error.message
    code = PART_DAMAGED if is_damage(error) else environment_code(error)
    return sentence(code, {"path": ""}) if code else None
