"""The quotas around an undoing: more may be proposed than there are places, never decided."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bansos_desktop.domain.problems import Problem, warning
from bansos_desktop.domain.quota_checks import NOWHERE, QuotaState, emptied, passed
from bansos_desktop.domain.quota_ledger import FigureKey
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.rupiah import format_thousands
from bansos_desktop.domain.undo import DELETED, Reversal
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import quota_book
from bansos_desktop.usecases.refusal import Refused

_MOVES_PLACES = {"status", "category", DELETED}


def read(store: Store, reversals: Sequence[Reversal], today: date) -> list[QuotaState]:
    """The quotas of every year in which people come, go or change state, or places change hands."""
    proposals = [
        one.record
        for one in reversals
        if one.kind is Kind.PROPOSAL and _MOVES_PLACES & one.values.keys()
    ]
    allocations = [one.record for one in reversals if one.kind is Kind.ALLOCATION]
    touched = store.undo.programme_years(proposals)
    touched |= store.undo.programme_years(allocations, Kind.ALLOCATION)
    return [quota_book.read(store, *about, today) for about in sorted(touched)]


def warnings(store: Store, before: Sequence[QuotaState], today: date) -> list[Problem]:
    """Quotas that are passed now, or further than before; read after the undoing was written.

    Refused if fewer places are left than decrees took: that undoing must not be kept.
    """
    found = []
    for old in before:
        new = quota_book.read(store, old.programme, old.year, today)
        for key, count in emptied(old, new):
            _refuse(store, key, count)
        for key, count in passed(old, new):
            found.append(_warning(store, key, count))
    return found


def _refuse(store: Store, key: FigureKey, count: int) -> None:
    number = format_thousands(count)
    if key.region_code == NOWHERE:
        raise Refused("quota.nobody_gives", count=number)
    words = quota_book.words_for(store.regions.book())(key)
    raise Refused("quota.undo_passed", count=number, **words)


def _warning(store: Store, key: FigureKey, count: int) -> Problem:
    region = store.regions.book().name(key.region_code)
    number = format_thousands(count)
    return warning("undo.quota_passed", "stage", region=region, stage=key.stage, count=number)
