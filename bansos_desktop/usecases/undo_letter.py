"""A letter of the province taken back, or taken again: what it does to quotas, and doing it."""

from __future__ import annotations

from collections.abc import Sequence

from bansos_desktop.domain.quota_consent import questions
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.seed import LETTERS, Row, figures_in
from bansos_desktop.domain.undo import DELETED, Reversal, UndoPlan
from bansos_desktop.store.seed import stand_by_record
from bansos_desktop.store.store import Store
from bansos_desktop.store.unit_of_work import UnitOfWork
from bansos_desktop.usecases import quota_outlook, sync_reference
from bansos_desktop.usecases.refusal import Refused


def consents(store: Store, plan: UndoPlan, *, is_redo: bool) -> list[str]:
    """What has to be agreed to before, in words, as when a letter is taken; mostly nothing.

    Refused where the figures that would come were never noted, where they would count people twice,
    name what a newer reference set has no more, or where a newer letter stands on this one.
    """
    verb = _verb(is_redo=is_redo)
    if not plan.reversals and any(one.kind is Kind.REFERENCE for one in plan.kept):
        raise Refused("undo.letter_newer", verb=verb)
    rows = [_figures(store, one) for one in plan.reversals if one.kind is Kind.REFERENCE]
    if not rows:
        return []
    if rows[0] is None:
        raise Refused("undo.letter_unnoted", verb=verb)
    sync_reference.check_names(store, {LETTERS: rows[0]})
    outlook = quota_outlook.look_at_letters(store, rows[0])
    if outlook.faults:
        raise Refused("undo.letter_faulty", verb=verb, why=outlook.faults[0].message)
    return questions(outlook.asked)


def check_agreed(asked: Sequence[str], *, is_redo: bool, seen_warnings: bool) -> None:
    """Refused where nobody agreed to what is asked."""
    if asked and not seen_warnings:
        refusal = Refused("undo.letter_asks", verb=_verb(is_redo=is_redo), asked=" ".join(asked))
        refusal.details = {"asked": list(asked)}
        raise refusal


def settle(work: UnitOfWork, reversals: Sequence[Reversal]) -> None:
    """Let the figures follow their record; after the undoing was written."""
    if any(one.kind is Kind.REFERENCE for one in reversals):
        stand_by_record(work)


def _figures(store: Store, one: Reversal) -> tuple[Row, ...] | None:
    """All figures of letters as they come to stand; None if nobody noted them."""
    if one.values.get(DELETED):
        return ()
    if "figures" not in one.values:  # the first letter comes back, with what its record still has
        return store.reference.letter_figures(even_deleted=True)
    text = one.values["figures"]
    return None if text is None else figures_in(str(text))


def _verb(*, is_redo: bool) -> str:
    return "diulangi" if is_redo else "diurungkan"
