"""Recording that goods were handed over, or correcting it; and offering the next BAST number.

The first record of a handover moves the proposal to Disalurkan. A correction writes over the same
record, and the ledger keeps what stood there before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.document import DocumentKey
from bansos_desktop.domain.goods import GoodsSection
from bansos_desktop.domain.handover import (
    DeliveredItem,
    HandoverDraft,
    HandoverFacts,
    check_handover,
)
from bansos_desktop.domain.ledger import Entry, Value
from bansos_desktop.domain.letter_number import (
    LetterDay,
    check_pattern,
    like_expression,
    next_number,
)
from bansos_desktop.domain.photo import Prepared
from bansos_desktop.domain.problems import Problem, stops
from bansos_desktop.domain.programme import Asks, Programme, unknown_programme
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.session import Session
from bansos_desktop.domain.workflow import DISTRIBUTED, Action, Role, Status
from bansos_desktop.store.handovers import keep_pattern
from bansos_desktop.store.recipients import StoredRecord
from bansos_desktop.store.store import Store
from bansos_desktop.store.unit_of_work import UnitOfWork, new_uid
from bansos_desktop.usecases import keep_photo, keep_profile
from bansos_desktop.usecases.keep_profile import Kept
from bansos_desktop.usecases.outcomes import (
    Outcome,
    Recorded,
    Stale,
    not_yet,
    refuse_others,
    refuse_step,
)
from bansos_desktop.usecases.proposal_steps import take_step
from bansos_desktop.usecases.refusal import Refused


@dataclass(frozen=True, slots=True)
class Request:
    """What the form hands over; an empty `handover` is a new one, revs are those it loaded."""

    proposal: str
    proposal_rev: int
    draft: HandoverDraft
    handover: str = ""
    handover_rev: int = 0
    photos: Sequence[Prepared] = ()


def run(store: Store, session: Session, request: Request, *, now: datetime, today: date) -> Outcome:
    """Keep handover, goods, photos and the proposal's step in one transaction, or say why not."""
    with store.write(session.author, now=now, act="handover.record") as work:
        proposal = store.recipients.proposal(request.proposal)
        if proposal is None or _is_stale(store, request, proposal):
            return Stale(request.proposal)
        problems = [
            *refusals(store, session, proposal, request.handover),
            *check(store, proposal, request.draft, request.handover, today=today),
        ]
        if stops(problems):
            return not_yet(problems)
        uid = request.handover or new_uid()
        values = {**request.draft.values(), "proposal": proposal.uid}
        work.put(Kind.HANDOVER, uid, values)
        _put_goods(store, work, proposal.uid, request.draft.items)
        keep_photo.keep(store, work, (Kind.HANDOVER, uid), request.photos)
        if proposal.values["status"] == Status.DECIDED:
            take_step(work, proposal, Action.HAND_OVER, session.role)
    return Recorded(uid, proposal.uid, work.changes)


def check(
    store: Store, proposal: StoredRecord, draft: HandoverDraft, handover: str, *, today: date
) -> list[Problem]:
    """What the rules say about a handover of this proposal as it is written now."""
    number = " ".join(draft.bast_number.split())
    programme = programme_of(store, proposal)
    facts = HandoverFacts(
        decree_date=_day(proposal.values["decree_date"]),
        approved_value=approved_value(proposal),
        owner=store.handovers.owner_of(number, handover) if number else None,
        of_goods=programme.wants(Asks.GOODS),
        is_numbered=programme.offers(DocumentKey.HANDOVER),
    )
    return check_handover(draft, facts, today)


def programme_of(store: Store, proposal: StoredRecord) -> Programme:
    """The proposal's programme; one that nobody knows any more gave goods under a number."""
    code = str(proposal.values["programme"] or "")
    return store.reference.programme(code) or unknown_programme(code)


def refusals(
    store: Store, session: Session, proposal: StoredRecord, handover: str
) -> list[Problem]:
    """Why this user may not write this handover at all, whatever stands in it."""
    if handover:
        return refuse_others(store, session, handover, "handover.not_yours")
    if proposal.values["status"] in DISTRIBUTED:
        # somebody moved it without a record, as an import may: the record is made up for
        return []
    return refuse_step(store, session, proposal, Action.HAND_OVER)


def history(store: Store, handover: str, proposal: str) -> list[Entry]:
    """What was written about a handover and its goods; nothing before there is one."""
    if not handover:
        return []
    goods = [record.uid for record in store.handovers.goods_of(proposal)]
    return [entry for uid in (handover, *goods) for entry in store.ledger.history(uid)]


def approved_value(proposal: StoredRecord) -> int | None:
    """The value that was decided on; where the decision names none, what was asked for."""
    value = proposal.values["approved_value"] or proposal.values["requested_value"]
    return None if value is None else int(value)


def items_of(store: Store, proposal: StoredRecord, *, recorded: bool) -> tuple[DeliveredItem, ...]:
    """What to write a delivery into: the plan, or where there is none the kind's usual package.

    Before anything is recorded all of the plan is taken to have come, for that is the rule.
    """
    goods = store.handovers.goods_of(proposal.uid)
    if goods or recorded:
        return tuple(_item(record.uid, record.values, recorded=recorded) for record in goods)
    package = store.reference.package(str(proposal.values["business_type"] or ""))
    return tuple(
        DeliveredItem(
            name=item.name,
            unit=item.unit,
            section=item.section or GoodsSection.TOOL,
            volume=item.volume,
            price=item.unit_price,
        )
        for item in package
    )


def offered_number(store: Store, pattern: str, letter: LetterDay) -> str:
    """The next BAST number of a pattern, for somebody to confirm; "" if it is no pattern."""
    if check_pattern(pattern):
        return ""
    taken = store.handovers.numbers_like(like_expression(pattern), letter.day.year)
    return next_number(pattern, letter, taken)


def pattern_of(store: Store, session: Session) -> str:
    """How the office numbers a BAST; where it never said, how this user does."""
    own = store.papers.pattern(session.region_code, DocumentKey.HANDOVER)
    return own or store.handovers.pattern(session.user)


def may_set_pattern(store: Store, session: Session) -> bool:
    """An operator for the office; an officer for themself, as long as the office has none."""
    is_open = not store.papers.pattern(session.region_code, DocumentKey.HANDOVER)
    return session.role is Role.OPERATOR or is_open


def remember_pattern(store: Store, session: Session, pattern: str, *, now: datetime) -> Topic:
    """Keep how the office numbers a BAST, or how this officer does before the office said."""
    if not may_set_pattern(store, session):
        raise Refused("profile.operator_only")
    if session.role is Role.OPERATOR:
        outcome = keep_profile.keep_pattern(store, session, DocumentKey.HANDOVER, pattern, now=now)
        return outcome.changes if isinstance(outcome, Kept) else Topic.NOTHING
    with store.write(session.author, now=now, act="handover.record") as work:
        keep_pattern(work.db, session.user, pattern.strip())
    return Topic.NOTHING


def _is_stale(store: Store, request: Request, proposal: StoredRecord) -> bool:
    """Whether what the form loaded is not what stands; a second handover is stale too."""
    if proposal.rev != request.proposal_rev:
        return True
    standing = store.handovers.of_proposal(proposal.uid)
    if not request.handover:
        return standing is not None
    record = store.handovers.record(request.handover)
    return record is None or record.rev != request.handover_rev


def _put_goods(
    store: Store, work: UnitOfWork, proposal: str, items: Sequence[DeliveredItem]
) -> None:
    """Write what came of each item; a line that was never planned may be taken away again."""
    standing = {record.uid: record for record in store.handovers.goods_of(proposal)}
    for uid in standing.keys() - {item.goods for item in items}:
        if not standing[uid].values["volume"]:
            work.delete(Kind.GOODS, uid)
    for position, item in enumerate(items, start=1):
        if not item.goods:
            values = {**item.values_when_new(position), "proposal": proposal}
            work.put(Kind.GOODS, new_uid(), values)
        elif item.is_planned:
            work.put(Kind.GOODS, item.goods, item.values())
        else:
            values = item.values_when_new(position)
            work.put(Kind.GOODS, item.goods, values)


def _item(uid: str, values: Mapping[str, Value], *, recorded: bool) -> DeliveredItem:
    """An item as the form begins: what was recorded, or at first what was planned."""
    planned, price = _number(values["volume"]), _number(values["unit_price"])
    came, paid = _number(values["delivered_volume"]), _number(values["delivered_price"])
    return DeliveredItem(
        goods=uid,
        name=str(values["name"] or ""),
        unit=str(values["unit"] or ""),
        section=str(values["section"] or GoodsSection.TOOL),
        planned=planned,
        planned_price=price,
        volume=came if recorded else planned,
        price=paid if recorded else price,
        note=str(values["delivered_note"] or ""),
    )


def _number(value: Value) -> int | None:
    return None if value is None else int(value)


def _day(value: Value) -> date | None:
    return date.fromisoformat(str(value)) if value else None
