"""The number of a letter: which documents have one, what is offered, and what is taken already.

The next number by the office's pattern is an offer that a person confirms or edits.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bansos_desktop.domain.document import DOCUMENT_WORDS
from bansos_desktop.domain.history import moment_words
from bansos_desktop.domain.letter_number import (
    LetterDay,
    check_pattern,
    like_expression,
    next_number,
)
from bansos_desktop.domain.messages import sentence
from bansos_desktop.domain.session import Session
from bansos_desktop.store.store import Store
from bansos_desktop.usecases.own_template import names_of
from bansos_desktop.workbook.template import Template

PLACE = "dokumen.nomor"


@dataclass(frozen=True, slots=True)
class LetterNumber:
    """The number that a document would have; `warning` is a sentence if it is taken already."""

    text: str
    offered: str = ""
    warning: str = ""


def has_place(template: Template) -> bool:
    """Whether a layout says where the letter's number stands."""
    return PLACE in names_of(template.content, template.name)


def offered_number(store: Store, session: Session, document: str, today: date) -> str:
    """The number after the highest under which the document left; "" without a pattern."""
    pattern = store.papers.pattern(session.region_code, document)
    if not pattern or check_pattern(pattern):
        return ""
    taken = store.papers.numbers_like(document, like_expression(pattern))
    return next_number(pattern, LetterDay(today, session.region_code), taken)


def tidy_number(text: str) -> str:
    """A number as it is printed and noted: one line without stray blanks."""
    return " ".join(text.split())


def warning(store: Store, document: str, number: str) -> str:
    """A sentence if the document left under this number before, else "".

    No refusal: the same letter may leave as a workbook and as a PDF.
    """
    found = store.exports.with_number(document, number) if number else None
    if found is None:
        return ""
    told = {
        "number": number,
        "what": DOCUMENT_WORDS.get(document, document),
        "when": moment_words(found.at),
        "who": found.user,
    }
    return sentence("letter_number.used", told)
