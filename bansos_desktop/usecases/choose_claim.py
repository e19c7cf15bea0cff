"""Which of several contradicting sources the office goes by, and what follows from it.

Choosing writes in the same act what then counts: the office's own value rules, its own figure, or
the ceiling, each with that source. What nobody chose is shown beside it and counts for nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bansos_desktop.domain import changes
from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.problems import Problem, error, stops
from bansos_desktop.domain.quota_checks import no_reason
from bansos_desktop.domain.quota_claims import (
    Claim,
    InForce,
    Statement,
    Subject,
    Topic,
    check_amount,
)
from bansos_desktop.domain.quota_ledger import AllocationAction
from bansos_desktop.domain.reasons import is_reason
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.rule_catalogue import OFF, RULES
from bansos_desktop.domain.session import Session
from bansos_desktop.store.rules import rule_uid
from bansos_desktop.store.store import Store
from bansos_desktop.store.unit_of_work import UnitOfWork
from bansos_desktop.usecases import enter_quota, quota_book
from bansos_desktop.usecases.enter_quota import EntryRequest
from bansos_desktop.usecases.outcomes import NotYet, not_yet
from bansos_desktop.usecases.refusal import Refused

ACT = "quota.choose"
LIMITS = ("value_min", "value_max")


@dataclass(frozen=True, slots=True)
class ChooseRequest:
    """Go by `source`; `amount` is asked for where it says a span and one number is needed.

    `seen_warnings` as for a ceiling that is entered.
    """

    topic: Topic
    source: str
    reason: str
    amount: int | None = None
    seen_warnings: bool = False


def claims(store: Store, programme: str, year: int, *, today: date) -> list[Claim]:
    """What sources say side by side, each with what is in force and why."""
    choices = store.claims.choices(programme, year)
    statements = store.claims.statements(programme, year)
    forces = {topic: _in_force(store, topic, today) for topic in {one.topic for one in statements}}
    return [Claim(one, forces[one.topic], choices.get(one.topic)) for one in statements]


def look_choose(
    store: Store, session: Session, request: ChooseRequest, *, today: date
) -> list[Problem]:
    """What forbids the choice, and what of it wants a look."""
    statement = _statement(store, request)
    problems = check_amount(statement, request.amount)
    if not is_reason(request.reason):
        problems.append(no_reason(request.reason))
    if stops(problems):
        return problems
    match Subject(request.topic.subject):
        case Subject.VALUE:
            return problems + _check_rules(store, request.topic)
        case Subject.QUOTA:
            look = enter_quota.look_figure
        case Subject.CEILING:
            look = enter_quota.look_ceiling
    found = look(store, session, _entry(statement, request), today=today)
    # The day of a source is not the office's to mend, even if its clock says otherwise.
    return problems + [one for one in found if one.field != "letter_date"]


def choose(
    store: Store, session: Session, request: ChooseRequest, *, now: datetime, today: date
) -> changes.Topic | NotYet:
    """Keep the choice and what counts because of it, as one act."""
    quota_book.refuse_officers(session)
    with store.write(session.author, now=now, act=ACT) as work:
        problems = look_choose(store, session, request, today=today)
        if stops(problems):
            return not_yet(problems)
        statement, topic = _statement(store, request), request.topic
        if problems and topic.subject == Subject.CEILING and not request.seen_warnings:
            return NotYet(problems)
        work.put(Kind.CLAIM_CHOICE, topic.uid, _choice_values(request))
        if topic.subject == Subject.VALUE:
            _put_rules(store, work, statement, today)
        else:
            enter_quota.put_entry(work, _ACTIONS[topic.subject], _entry(statement, request))
    return work.changes


def withdraw_choice(
    store: Store, session: Session, topic: Topic, *, now: datetime, today: date
) -> changes.Topic | NotYet:
    """Take a choice back with what it wrote, as far as nobody wrote over it since."""
    quota_book.refuse_officers(session)
    with store.write(session.author, now=now, act=enter_quota.WITHDRAW) as work:
        found = claims(store, topic.programme, topic.year, today=today)
        chosen = next((one for one in found if _is_of(one, topic)), None)
        if chosen is None:
            raise Refused("claim.not_chosen")
        if chosen.in_force and topic.subject == Subject.VALUE:
            for code in LIMITS:
                work.delete(Kind.RULE, rule_uid(topic.programme, topic.year, code))
        elif chosen.in_force:
            uid = enter_quota.entry_uid(_ACTIONS[topic.subject], topic.key)
            problems = enter_quota.look_withdraw(store, session, uid, today=today)
            if stops(problems):
                return not_yet(problems)
            work.delete(Kind.ALLOCATION, uid)
        work.delete(Kind.CLAIM_CHOICE, topic.uid)
    return work.changes


_ACTIONS = {
    Subject.QUOTA.value: AllocationAction.FIGURE,
    Subject.CEILING.value: AllocationAction.CEILING,
}


def _is_of(claim: Claim, topic: Topic) -> bool:
    return claim.statement.topic == topic and claim.is_chosen


def _in_force(store: Store, topic: Topic, today: date) -> InForce:
    """What counts now of what statements contradict each other about."""
    if topic.subject == Subject.VALUE:
        rules = store.reference.rules(topic.programme, topic.year, today)
        named = [rules.rules[code] for code in LIMITS if code in rules.rules]
        sources = dict.fromkeys(one.source for one in named if one.source)
        low, high = (rules.number(code) for code in LIMITS)
        return InForce(low, high, "; ".join(sources), own=any(one.own for one in named))
    state = quota_book.read(store, topic.programme, topic.year, today)
    standing = state.standings().get(topic.key)
    if standing is None:
        return InForce()
    if topic.subject == Subject.CEILING:
        ceilings = [one for one in standing.allocations if one.action is AllocationAction.CEILING]
        source = ceilings[0].letter if ceilings else ""
        return InForce(standing.ceiling, standing.ceiling, source, own=bool(ceilings))
    if not standing.figures:
        return InForce()
    first = standing.figures[0]
    own = any(one.action is AllocationAction.FIGURE for one in standing.allocations)
    return InForce(first.quota, first.quota, first.source, own=own)


def _statement(store: Store, request: ChooseRequest) -> Statement:
    """What the chosen source says; Refused if it says nothing of this."""
    topic = request.topic
    for one in store.claims.statements(topic.programme, topic.year):
        if one.topic == topic and one.source == request.source:
            return one
    raise Refused("claim.unknown")


def _entry(statement: Statement, request: ChooseRequest) -> EntryRequest:
    """The figure or ceiling that follows, with the source and its day in place of a letter."""
    amount = statement.low if request.amount is None else request.amount
    day = statement.source_date
    return EntryRequest(
        statement.topic.key,
        amount,
        _name(statement),
        date.fromisoformat(day) if day else None,
        statement.sentence,
        request.reason,
    )


def _name(statement: Statement) -> str:
    title = f" ({statement.source_title})" if statement.source_title else ""
    return f"{statement.source}{title}"


def _choice_values(request: ChooseRequest) -> dict[str, Value]:
    topic = request.topic
    return {
        "programme": topic.programme,
        "year": topic.year,
        "stage": topic.stage or None,
        "region_code": topic.region_code,
        "subject": topic.subject,
        "source": request.source,
        "reason": " ".join(request.reason.split()),
    }


def _check_rules(store: Store, topic: Topic) -> list[Problem]:
    """Values are rules, so there must be rules at all."""
    if store.rules.province(topic.programme, topic.year):
        return []
    names = {"programme": topic.programme, "year": str(topic.year)}
    return [error("claim.no_rules", "topic", **names)]


def _put_rules(store: Store, work: UnitOfWork, statement: Statement, today: date) -> None:
    """Both limits as the office's own, each as heavy and worded as it was before."""
    topic = statement.topic
    standing = store.reference.rules(topic.programme, topic.year, today)
    for code, limit in zip(LIMITS, (statement.low, statement.high), strict=True):
        kind = RULES[code]
        before = standing.rules.get(code)
        level = kind.level if before is None or before.level == OFF else before.level
        values: dict[str, Value] = {
            "programme": topic.programme,
            "year": topic.year,
            "code": code,
            "value": str(limit),
            "level": level,
            "acceptor": (before.acceptor if before else kind.acceptor).value,
            "message": (before.message if before else "") or None,
            "source": _name(statement),
            "valid_from": today.isoformat(),
        }
        work.put(Kind.RULE, rule_uid(topic.programme, topic.year, code), values)
