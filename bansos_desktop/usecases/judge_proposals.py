"""The rule engine over proposals that stand: what is found about each before it is decided on.

What a form looks up for one family is read here for all of them at once, so that a thousand take
about as long as a breath; the rules are the same `Judge`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bansos_desktop.domain.problems import Problem, Severity, error, warning
from bansos_desktop.domain.recipient import RecipientDraft
from bansos_desktop.domain.session import Session
from bansos_desktop.domain.workflow import Status
from bansos_desktop.store.awards import AwardBook
from bansos_desktop.store.decisions import Namesake
from bansos_desktop.store.recipients import StoredRecord
from bansos_desktop.store.store import Store
from bansos_desktop.usecases.judge import Judge, Target, surroundings
from bansos_desktop.usecases.progress import UNWATCHED, Progress
from bansos_desktop.usecases.record_recipient import blockers

STEP = 50
# From so many people on, all earlier awards read at once are cheaper than each one's own.
BOOK_FROM = 200
# Who is not proposed (yet, or any more) stands in nobody's way.
_ASIDE = {Status.DRAFT, Status.INELIGIBLE, Status.RETURNED, Status.CANCELLED}

_OF_GROUP = {
    "category.missing": "decision.category_missing",
    "category.not_offered": "decision.no_category",
}
_GRANTED = {"value.high": "decision.value_high", "value.low": "decision.value_low"}


@dataclass(frozen=True, slots=True)
class Found:
    """What was found about one proposal: what forbids deciding, and what only wants a look."""

    blocking: Sequence[Problem]
    warnings: Sequence[Problem]


@dataclass(frozen=True, slots=True)
class _Known:
    """Everything about the proposals of one programme's year that is read in one go."""

    people: Mapping[str, StoredRecord]
    families: Mapping[str, Sequence[tuple[str, str]]]
    same_nik: Mapping[str, Sequence[Namesake]]
    accepted: Mapping[str, Mapping[str, str]]
    visited: set[str]


def run(
    store: Store,
    session: Session,
    proposals: Mapping[str, StoredRecord],
    *,
    today: date,
    value: int | None = None,
    progress: Progress = UNWATCHED,
) -> dict[str, Found]:
    """Findings by proposal; `value` is judged instead of what each one asked for."""
    found: dict[str, Found] = {}
    for target, group in _by_target(proposals.values()).items():
        judge = Judge(store, target, office=session.region_code, today=today)
        bench = _Bench(store, session, judge, group)
        for proposal in group:
            if len(found) % STEP == 0:
                progress.step(len(found), len(proposals))
            found[proposal.uid] = bench.judge_one(proposal, value)
    return found


def unvisited(store: Store, proposals: Mapping[str, StoredRecord]) -> dict[str, Found]:
    """Only whether somebody was there, for a step that no other rule is asked about."""
    visited = store.decisions.visited(list(proposals))
    return {uid: Found([], _unseen(uid, visited)) for uid in proposals}


def _unseen(proposal: str, visited: Collection[str]) -> list[Problem]:
    return [] if proposal in visited else [warning("visit.missing", "status")]


def _by_target(proposals: Iterable[StoredRecord]) -> dict[Target, list[StoredRecord]]:
    """A judge knows one programme's year; whose quota it is does not matter to the findings."""
    groups: dict[Target, list[StoredRecord]] = {}
    for proposal in proposals:
        values = proposal.values
        target = Target(str(values["programme"] or ""), int(values["year"] or 0), "")
        groups.setdefault(target, []).append(proposal)
    return groups


class _Bench:
    """Judges one after another with what was read for all."""

    def __init__(
        self, store: Store, session: Session, judge: Judge, group: Sequence[StoredRecord]
    ) -> None:
        self._store, self._role, self._judge = store, session.role, judge
        self._known = _read(store, judge.target, group)
        self._aid = store.aid.current(judge.target.programme, judge.target.year)
        self._book = None
        if len(group) >= BOOK_FROM:
            self._book = store.awards.book(judge.target.programme)

    def judge_one(self, proposal: StoredRecord, value: int | None) -> Found:
        """Everything worth saying about one; accepted errors no longer forbid anything."""
        known, person = self._known, str(proposal.values["person"])
        if person not in known.people:
            return Found([error("decision.gone", "name")], [])
        draft = RecipientDraft.from_records(known.people[person].values, proposal.values)
        if value is not None:
            draft = replace(draft, requested_value=value)
        family = known.families.get(draft.family_card, ())
        around = surroundings(
            draft,
            self._awards(draft),
            family=[name for uid, name in family if uid != person],
            left=None,
            aid=self._aid,
            person=person,
        )
        unseen = _unseen(proposal.uid, known.visited)
        problems = self._judge.check_known(draft, around, unseen)
        if value is not None and value != proposal.values["requested_value"]:
            problems = [_of_granted(problem) for problem in problems]
        of_group = _OF_GROUP if self._judge.is_by_group else {}
        no_group = [_ungrouped(p) for p in problems if p.code in of_group]
        blocking = blockers(problems, known.accepted.get(person, {}), self._role)
        return Found(
            [*blocking, *self._twins(proposal, draft.nik), *no_group],
            [p for p in problems if p.severity is Severity.WARNING and p.code not in of_group],
        )

    def _awards(self, draft: RecipientDraft) -> AwardBook:
        """The whole book where many are judged; for a few only what is around this person."""
        if self._book is not None:
            return self._book
        programme = self._judge.target.programme
        return self._store.awards.around(
            programme, nik=draft.nik, card=draft.family_card, village=draft.village_code
        )

    def _twins(self, proposal: StoredRecord, nik: str) -> list[Problem]:
        """Two laptops may each have recorded the same person: only one of the two may receive."""
        twins = [
            twin
            for twin in self._known.same_nik.get(nik, ())
            if twin.proposal != proposal.uid and Status(twin.status) not in _ASIDE
        ]
        if not twins:
            return []
        status = Status(twins[0].status).label
        return [error("decision.same_nik", "nik", name=twins[0].name, status=status)]


def _ungrouped(problem: Problem) -> Problem:
    """Whose group is not known takes no place of any group, so nobody can be decided on."""
    return error(_OF_GROUP[problem.code], problem.field)


def _of_granted(problem: Problem) -> Problem:
    """A finding about the value granted: whoever accepted the one asked for did not see it."""
    code = _GRANTED.get(problem.code)
    return replace(problem, code=code, wording="") if code else problem


def _read(store: Store, target: Target, group: Sequence[StoredRecord]) -> _Known:
    """Everything that judging the group needs, read for all at once and not for each."""
    uids = [str(proposal.values["person"]) for proposal in group]
    people = store.decisions.people(uids)
    cards = {str(person.values["family_card"] or "") for person in people.values()}
    niks = {str(person.values["nik"]) for person in people.values() if person.values["nik"]}
    return _Known(
        people,
        store.recipients.families(sorted(cards), target.programme, target.year),
        store.decisions.by_nik(niks, target.programme, target.year),
        store.decisions.accepted(uids),
        store.decisions.visited([proposal.uid for proposal in group]),
    )
