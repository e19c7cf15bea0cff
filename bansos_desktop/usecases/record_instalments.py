"""Recording a month of a monthly aid: for a whole list at once, or for one person.

Whoever has the month already is left as they are, so that recording a list twice pays nobody twice.
The first month moves a proposal to Disalurkan, and taking back the only one moves it back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.handover import RECEIVERS
from bansos_desktop.domain.instalment import (
    THE_RECIPIENT,
    InstalmentDraft,
    InstalmentFacts,
    check_absence,
    check_instalment,
    instalment_uid,
    month_label,
)
from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.problems import Problem, error, stops
from bansos_desktop.domain.programme import Programme
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.session import Session
from bansos_desktop.domain.workflow import Status
from bansos_desktop.store.instalments import MonthRow
from bansos_desktop.store.store import Store
from bansos_desktop.store.unit_of_work import UnitOfWork
from bansos_desktop.usecases.month_faults import Fault, LeftOut, faults_of
from bansos_desktop.usecases.outcomes import (
    NotYet,
    Outcome,
    Recorded,
    Stale,
    not_yet,
    refuse_others,
)
from bansos_desktop.usecases.progress import UNWATCHED, Progress
from bansos_desktop.usecases.proposal_steps import settle_handed
from bansos_desktop.usecases.refusal import Refused

ACT = "instalment.record"
BULK_FROM = 500
STEP = 50


@dataclass(frozen=True, slots=True)
class Taker:
    """Who took it for somebody, and what else differs for this one person."""

    received_as: str = THE_RECIPIENT
    received_by: str = field(default="", repr=False)
    note: str = field(default="", repr=False)
    amount: int | None = None


@dataclass(frozen=True, slots=True)
class MonthRequest:
    """One month for many: what is the same for all of them, and what differs.

    `absent` are those who did not get it, with the reason: they stay open. `seen_warnings` says
    that somebody read what is unusual about it and wants it so.
    """

    programme: str
    year: int
    period: str
    given_on: date | None
    amount: int | None
    form: str = ""
    officer: str = ""
    people: Sequence[str] = ()
    takers: Mapping[str, Taker] = field(default_factory=dict, repr=False)
    absent: Mapping[str, str] = field(default_factory=dict, repr=False)
    seen_warnings: bool = False


@dataclass(frozen=True, slots=True)
class MonthLook:
    """What recording would do: who goes, who has it already, and what forbids it.

    `refused` are in `going` or `absent` too, unless they are skipped.
    """

    going: Sequence[str]
    absent: Sequence[str]
    already: Sequence[str]
    faults: Sequence[Fault]
    value: int
    refused: Sequence[LeftOut] = ()

    @property
    def stops(self) -> bool:
        """Whether anything forbids it."""
        return any(one.stops for one in self.faults)

    @property
    def able(self) -> int:
        """How many could be written if the refused are skipped."""
        out = {one.proposal for one in self.refused}
        return sum(uid not in out for uid in (*self.going, *self.absent))


@dataclass(frozen=True, slots=True)
class MonthKept:
    """It is kept, durably; `batch` is the act to take back."""

    look: MonthLook
    batch: str
    changes: Topic


def monthly_programme(store: Store, code: str) -> Programme:
    """The programme; Refused if its aid is not handed out by month."""
    programme = store.reference.programme(code)
    if programme is None or not programme.is_monthly:
        name = programme.name if programme else code
        raise Refused("instalment.not_monthly", name=name)
    return programme


def usual_amount(programme: Programme) -> int | None:
    """What a month is worth, where the programme says one figure."""
    is_one = programme.value_min == programme.value_max or programme.value_min is None
    return programme.value_max if is_one else None


def look(
    store: Store, request: MonthRequest, *, today: date, skip_refused: bool = False
) -> MonthLook:
    """What `run` would do; a person in both lists counts as absent.

    Where everybody is refused nobody is skipped, so that the look says why.
    """
    wanted = dict.fromkeys([*request.people, *request.absent])
    rows = store.instalments.of_people(wanted, request.period)
    asked = [rows[uid] for uid in wanted if uid in rows and not rows[uid].is_given]
    checked = _checked(store, request, asked, today)
    refused = [LeftOut(row.proposal, row.name, found) for row, found in checked if stops(found)]
    if skip_refused and len(refused) < len(checked):
        checked = [(row, found) for row, found in checked if not stops(found)]
    going, absent = _parted(request, checked)
    return MonthLook(
        [row.proposal for row in going],
        absent,
        [uid for uid in wanted if uid in rows and rows[uid].is_given],
        faults_of(checked),
        sum(_draft(request, row).amount or 0 for row in going),
        refused,
    )


def _parted(
    request: MonthRequest, checked: Iterable[tuple[MonthRow, Sequence[Problem]]]
) -> tuple[list[MonthRow], list[str]]:
    """Who gets the month, and the proposals of those who do not."""
    rows = [row for row, _found in checked]
    absent = [row.proposal for row in rows if row.proposal in request.absent]
    return [row for row in rows if row.proposal not in request.absent], absent


def _checked(
    store: Store, request: MonthRequest, asked: Iterable[MonthRow], today: date
) -> list[tuple[MonthRow, Sequence[Problem]]]:
    """Each person with what the rules say of their month, given or not."""
    programme = monthly_programme(store, request.programme)
    receivers = [code for code, _label in store.reference.codes(RECEIVERS)]
    checked: list[tuple[MonthRow, Sequence[Problem]]] = []
    for row in asked:
        facts = _facts(programme, request.year, request.period, row)
        if row.proposal in request.absent:
            found = check_absence(request.absent[row.proposal], facts, today)
        else:
            found = check_instalment(_draft(request, row), facts, today, receivers)
        checked.append((row, found))
    return checked


def run(
    store: Store,
    session: Session,
    request: MonthRequest,
    *,
    now: datetime,
    today: date,
    progress: Progress = UNWATCHED,
    rehearse: bool = False,
    skip_refused: bool = False,
) -> MonthKept | MonthLook:
    """Keep the month for everybody in one transaction; the look alone if something forbids it.

    So it is, too, with a warning that nobody has seen. Refused if there is nobody left to record;
    cancelling keeps nothing.
    """
    transaction = store.rehearse if rehearse else store.write
    with transaction(session.author, now=now, act=ACT) as work:
        found = look(store, request, today=today, skip_refused=skip_refused)
        if found.stops or (found.faults and not request.seen_warnings):
            return found
        writes = list(_writes(store, request, found))
        if not writes:
            raise Refused("instalment.nobody", month=month_label(request.period))
        is_most = len(writes) > BULK_FROM and len(writes) * 3 > store.recipients.count()
        with work.bulk() if is_most else nullcontext():
            _put_all(work, request.period, writes, progress)
            settle_handed(work, store, found.going, session.role)
        changes = Topic.NOTHING if rehearse else work.changes
    return MonthKept(found, "" if rehearse else work.batch, changes)


def _put_all(
    work: UnitOfWork,
    month: str,
    writes: Sequence[tuple[str, Mapping[str, Value]]],
    progress: Progress,
) -> None:
    """Write the month of one after the other."""
    for done, (proposal, values) in enumerate(writes):
        if done % STEP == 0:
            progress.step(done, len(writes))
        _put(work, proposal, month, values)


@dataclass(frozen=True, slots=True)
class OneRequest:
    """One month of one person; `rev` is what the form loaded, 0 where nothing was written.

    A draft without a day and an amount says by its note why the month was not got.
    """

    proposal: str
    period: str
    draft: InstalmentDraft
    rev: int = 0

    @property
    def is_absence(self) -> bool:
        """Whether this only says why somebody has not got it."""
        return self.draft.given_on is None and self.draft.amount is None


def record_one(
    store: Store, session: Session, request: OneRequest, *, now: datetime, today: date
) -> Outcome:
    """Keep or correct one month, or say why not."""
    with store.write(session.author, now=now, act=ACT) as work:
        row = _row(store, request.proposal, request.period)
        if row is None or row.rev != request.rev:
            return Stale(request.proposal)
        problems = [
            *refusals(store, session, row, back=request.is_absence),
            *check_one(store, request, today=today),
        ]
        if stops(problems):
            return not_yet(problems)
        values = request.draft.values()
        if request.is_absence:
            values = {**InstalmentDraft().values(), "note": values["note"]}
        uid = _put(work, request.proposal, request.period, values)
        settle_handed(work, store, [request.proposal], session.role)
    return Recorded(uid, request.proposal, work.changes)


def withdraw(
    store: Store, session: Session, proposal: str, period: str, *, rev: int, now: datetime
) -> Outcome:
    """Take one month back; of the only one the proposal goes back to Ditetapkan."""
    with store.write(session.author, now=now, act="instalment.withdraw") as work:
        row = _row(store, proposal, period)
        if row is None or not row.uid or row.rev != rev:
            return Stale(proposal)
        problems = refusals(store, session, row, back=True)
        if problems:
            return NotYet(problems)
        work.delete(Kind.INSTALMENT, row.uid)
        settle_handed(work, store, [proposal], session.role)
    return Recorded(row.uid, proposal, work.changes)


def check_one(store: Store, request: OneRequest, *, today: date) -> list[Problem]:
    """What is worth saying about a month of one person as it is written now."""
    row = _row(store, request.proposal, request.period)
    proposal = store.recipients.proposal(request.proposal)
    if row is None or proposal is None:
        return []
    programme = monthly_programme(store, str(proposal.values["programme"] or ""))
    facts = _facts(programme, int(proposal.values["year"] or 0), request.period, row)
    if request.is_absence:
        return check_absence(request.draft.note, facts, today)
    receivers = [code for code, _label in store.reference.codes(RECEIVERS)]
    return check_instalment(request.draft, facts, today, receivers)


def refusals(store: Store, session: Session, row: MonthRow, *, back: bool = False) -> list[Problem]:
    """Why this user may not write over this month at all; `back` takes what was got away."""
    problems = []
    if row.uid and row.is_given:
        problems = refuse_others(store, session, row.uid, "instalment.not_yours")
    if back and row.is_given and row.status == Status.MONITORED:
        _status, months = store.instalments.given_months([row.proposal])[row.proposal]
        if months == 1:
            problems.append(error("instalment.monitored", "period", name=row.name))
    return problems


def _row(store: Store, proposal: str, period: str) -> MonthRow | None:
    return store.instalments.of_people([proposal], period).get(proposal)


def _writes(
    store: Store, request: MonthRequest, found: MonthLook
) -> Iterator[tuple[str, Mapping[str, Value]]]:
    """The values of each record; a reason that stands already is written over alike."""
    rows = store.instalments.of_people([*found.going, *found.absent], request.period)
    for uid in found.going:
        yield uid, _draft(request, rows[uid]).values()
    for uid in found.absent:
        yield uid, InstalmentDraft(note=request.absent[uid], officer=request.officer).values()


def _put(work: UnitOfWork, proposal: str, period: str, values: Mapping[str, Value]) -> str:
    uid = instalment_uid(proposal, period)
    work.put(Kind.INSTALMENT, uid, {**values, "proposal": proposal, "period": period})
    return uid


def _draft(request: MonthRequest, row: MonthRow) -> InstalmentDraft:
    """What is written for one person: the same as for all, but for who took it."""
    taker = request.takers.get(row.proposal, Taker())
    draft = InstalmentDraft(
        given_on=request.given_on,
        amount=request.amount if taker.amount is None else taker.amount,
        form=request.form,
        received_by=taker.received_by,
        received_as=taker.received_as,
        officer=request.officer,
        note=taker.note,
    )
    is_own = taker.received_as == THE_RECIPIENT and not taker.received_by.strip()
    return replace(draft, received_by=row.name) if is_own else draft


def _facts(programme: Programme, year: int, period: str, row: MonthRow) -> InstalmentFacts:
    return InstalmentFacts(
        period,
        year,
        row.status,
        date.fromisoformat(row.decree_date) if row.decree_date else None,
        programme.value_min,
        programme.value_max,
        row.value,
    )
