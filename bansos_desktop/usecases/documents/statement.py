"""`sptjm`: a letter in which the head of the office answers for those who were decided on."""

from __future__ import annotations

from bansos_desktop.usecases.documents.decided_values import decided_values
from bansos_desktop.usecases.documents.programme_words import running_values
from bansos_desktop.usecases.documents.source import Built, Source


def count(source: Source) -> int:
    """How many people the letter speaks of; about nobody there is none."""
    return source.store.document_decided.count(source.selection)


def build(source: Source) -> Built:
    """Numbers, money and decrees; nothing repeats."""
    decided = source.store.document_decided.totals(source.selection)
    money = decided_values(decided, monthly=source.is_monthly)
    return Built(values={**running_values(source), **money})
