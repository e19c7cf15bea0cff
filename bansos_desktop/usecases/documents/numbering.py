"""The next number of a letter by the office's pattern: an offer that a person confirms or edits."""

from __future__ import annotations

from datetime import date

from bansos_desktop.domain.letter_number import (
    LetterDay,
    check_pattern,
    like_expression,
    next_number,
)
from bansos_desktop.domain.session import Session
from bansos_desktop.store.store import Store


def offered_number(store: Store, session: Session, document: str, today: date) -> str:
    """The number after the highest under which the document left; "" without a pattern."""
    pattern = store.papers.pattern(session.region_code, document)
    if not pattern or check_pattern(pattern):
        return ""
    taken = store.papers.numbers_like(document, like_expression(pattern))
    return next_number(pattern, LetterDay(today, session.region_code), taken)
