"""What the tests of signed papers share: people on the way to their goods, and what is built."""

from __future__ import annotations

from bansos_desktop.domain.handover import DeliveredItem, HandoverDraft
from bansos_desktop.domain.workflow import Status
from bansos_desktop.store.documents import Selection
from bansos_desktop.usecases import record_handover
from bansos_desktop.usecases.documents.catalogue import document
from bansos_desktop.usecases.documents.export import source_of
from bansos_desktop.usecases.documents.source import Built
from bansos_desktop.usecases.outcomes import Recorded
from bansos_desktop.usecases.record_recipient import Recorded as PersonRecorded
from tests.factories import a_draft
from tests.lives import a_handover, plan_goods, set_status
from tests.usecases.conftest import Office

UEP = Selection("UEP", 2025)


def decided(office: Office, serial: int = 1, *, planned: bool = True, **changed: object) -> str:
    """A person who was decided on, with planned goods unless told."""
    outcome = office.record(a_draft(serial, **changed))
    assert isinstance(outcome, PersonRecorded)
    if planned:
        plan_goods(office.store, office.session, outcome.proposal)
    set_status(office.store, office.session, outcome.proposal, Status.DECIDED)
    return outcome.proposal


def hand_over(
    office: Office, proposal: str, items: tuple[DeliveredItem, ...] | None = None, **changed: object
) -> None:
    """Record a handover of all that was planned, or of just these items."""
    stored = office.store.recipients.proposal(proposal)
    assert stored is not None
    if items is None:
        items = record_handover.items_of(office.store, stored, recorded=False)
    draft: HandoverDraft = a_handover(items, **changed)
    request = record_handover.Request(proposal, stored.rev, draft)
    outcome = record_handover.run(
        office.store, office.session, request, now=office.now, today=office.today
    )
    assert isinstance(outcome, Recorded), outcome


def build(office: Office, key: str, selection: Selection = UEP) -> Built:
    """A document's content; its count must be that of what was built."""
    source = source_of(office.store, office.session, selection, office.today)
    built = document(key).build(source)
    held = Built(tuple(built.rows), tuple(built.sheets), built.values)
    assert document(key).count(source) == len(tuple(held.rows) or tuple(held.sheets))
    return held
