"""A letter of the province taken back: the figures before it stand again."""

from __future__ import annotations

from collections.abc import Sequence

from bansos_desktop.domain.quota import QuotaLine
from bansos_desktop.domain.quota_shift import shifts
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.rupiah import format_thousands
from bansos_desktop.domain.undo import Reversal
from bansos_desktop.store.seed import stand_by_record
from bansos_desktop.store.store import Store
from bansos_desktop.store.unit_of_work import UnitOfWork
from bansos_desktop.usecases import list_quotas, sync_reference
from bansos_desktop.usecases.refusal import Refused


def before(store: Store, reversals: Sequence[Reversal]) -> list[QuotaLine] | None:
    """The quotas as they stand, if a letter is among what goes back."""
    is_letter = any(one.kind is Kind.REFERENCE for one in reversals)
    return list_quotas.run(store) if is_letter else None


def settle(work: UnitOfWork, store: Store, lines: Sequence[QuotaLine] | None) -> None:
    """Let the figures follow their record; read after the undoing was written.

    Refused where fewer places would be left than are taken or split, where the figures before
    were never noted, and where they name what a newer reference set has no more.
    """
    if lines is None:
        return
    if not stand_by_record(work):
        raise Refused("undo.letter_unnoted")
    sync_reference.check_names(store, {})
    below = [one for one in shifts(lines, list_quotas.run(store)) if one.is_below]
    if below:
        count = format_thousands(len(below))
        refusal = Refused("undo.letter_used", count=count, first=below[0].told)
        refusal.details = {"below_use": [one.told for one in below]}
        raise refusal
