"""Changing a rule for the office, or giving it back to the province; only an operator may."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.problems import Problem
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.rule_catalogue import RULES, RuleKind
from bansos_desktop.domain.rule_edit import RuleEdit, check_edit
from bansos_desktop.domain.session import Session
from bansos_desktop.domain.workflow import Role
from bansos_desktop.store.rules import rule_uid
from bansos_desktop.store.store import Store
from bansos_desktop.usecases.outcomes import NotYet
from bansos_desktop.usecases.refusal import Refused

ACT = "rule.change"
WITHDRAW = "rule.withdraw"
DOCUMENTS = "dokumen"


@dataclass(frozen=True, slots=True)
class WhichRule:
    """A rule of a programme's year."""

    programme: str
    year: int
    code: str

    @property
    def uid(self) -> str:
        """The name of its record."""
        return rule_uid(self.programme, self.year, self.code)


@dataclass(frozen=True, slots=True)
class Changed:
    """It is kept; the changes are none if nothing was new."""

    changes: Topic


def run(
    store: Store, session: Session, which: WhichRule, edit: RuleEdit, *, now: datetime, today: date
) -> Changed | NotYet:
    """Keep the office's own rule; Refused for an officer, a fixed rule or one there is none of."""
    kind = _changeable(store, session, which)
    tidy = edit.tidy(kind)
    problems = look(store, which, tidy, today=today)
    if problems:
        return NotYet(problems)
    values = _values(which, tidy)
    if store.rules.is_withdrawn(which.uid):
        values["deleted"] = 0
    with store.write(session.author, now=now, act=ACT) as work:
        work.put(Kind.RULE, which.uid, values)
    return Changed(work.changes)


def look(store: Store, which: WhichRule, edit: RuleEdit, *, today: date) -> list[Problem]:
    """What forbids the edit, for a screen that is being filled in."""
    kind = RULES[which.code]
    documents = [code for code, _label in store.reference.codes(DOCUMENTS)]
    rules = store.reference.rules(which.programme, which.year, today)
    return check_edit(kind, edit.tidy(kind), rules, documents)


def withdraw(store: Store, session: Session, which: WhichRule, *, now: datetime) -> Topic:
    """Go back to the province's rule; what the office had written stays in the ledger."""
    _changeable(store, session, which)
    own = store.rules.own(which.programme, which.year).get(which.code)
    if own is None or own.year != which.year:
        raise Refused("rule.not_changed", year=str(which.year))
    with store.write(session.author, now=now, act=WITHDRAW) as work:
        work.delete(Kind.RULE, which.uid)
    return work.changes


def _changeable(store: Store, session: Session, which: WhichRule) -> RuleKind:
    """The rule, if this user may change it."""
    if session.role is not Role.OPERATOR:
        raise Refused("rule.operator_only")
    kind = RULES.get(which.code)
    if kind is None or store.reference.programme(which.programme) is None:
        raise Refused("rule.unknown", programme=which.programme, code=which.code)
    if kind.fixed:
        raise Refused("rule.fixed", title=kind.title)
    return kind


def _values(which: WhichRule, edit: RuleEdit) -> dict[str, Value]:
    """The fields of the rule's record."""
    return {
        "programme": which.programme,
        "year": which.year,
        "code": which.code,
        "value": edit.value or None,
        "level": edit.level,
        "acceptor": edit.acceptor.value,
        "message": edit.message or None,
        "source": edit.source,
        "valid_from": edit.valid_from.isoformat() if edit.valid_from else None,
    }
