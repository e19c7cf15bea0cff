"""Taking one step with many proposals: looked at first, then done in one transaction.

The look is a courtesy; `run` looks again inside its transaction, because another window or a
package may have taken the last place meanwhile. No quota is ever passed here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from bansos_desktop.domain.acts import step_act
from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.decision import (
    NEEDS_JUDGING,
    NEEDS_PLACE,
    WITH_RECORD,
    Taking,
    check_decree,
    told,
)
from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.problems import Problem, error
from bansos_desktop.domain.reasons import is_reason
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.session import Session
from bansos_desktop.domain.workflow import NEEDS_DECREE, NEEDS_REASON, Action
from bansos_desktop.store.recipients import StoredRecord
from bansos_desktop.store.store import Store
from bansos_desktop.store.unit_of_work import UnitOfWork
from bansos_desktop.usecases import ceiling_book, decree_days, judge_proposals, reserve_ranks
from bansos_desktop.usecases.judge_proposals import Found
from bansos_desktop.usecases.places import PlaceBook
from bansos_desktop.usecases.progress import UNWATCHED, Progress
from bansos_desktop.usecases.proposal_steps import check_step, take_step

STEP = 50
SEEN = "decision.warnings_seen"
FROM_RESERVE = frozenset({Action.PROMOTE, Action.REPLACE})


@dataclass(frozen=True, slots=True)
class Request:
    """One action with many proposals; `ranks` are wanted numbers of the reserve by proposal.

    `approved_value` None grants each what was asked for. `seen_warnings` says that somebody
    looked at the warnings; without it nothing that carries one is done.
    """

    action: Action
    proposals: Sequence[str]
    decree_number: str = ""
    decree_date: date | None = None
    reason: str = ""
    approved_value: int | None = None
    ranks: Mapping[str, int] = field(default_factory=dict)
    seen_warnings: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """One proposal: refused if there is any problem; warnings only want to be seen."""

    proposal: str
    name: str
    problems: Sequence[Problem] = ()
    warnings: Sequence[Problem] = ()

    @property
    def goes(self) -> bool:
        """Whether the step can be taken."""
        return not self.problems


@dataclass(frozen=True, slots=True)
class Look:
    """What would happen. `problems` are about the request itself and stop all of it."""

    action: Action
    problems: Sequence[Problem]
    verdicts: Sequence[Verdict]
    takings: Sequence[Taking]

    @property
    def going(self) -> list[str]:
        """Proposals that can take the step, in the order of decision."""
        return [verdict.proposal for verdict in self.verdicts if verdict.goes]

    @property
    def refused(self) -> list[Verdict]:
        """Those that cannot."""
        return [verdict for verdict in self.verdicts if not verdict.goes]

    @property
    def warnings(self) -> Counter[str]:
        """How many of those who go carry each warning, by code."""
        return Counter(
            code for v in self.verdicts if v.goes for code in {w.code for w in v.warnings}
        )


@dataclass(frozen=True, slots=True)
class Taken:
    """The step was taken, durably; `skipped` were refused and left as they were."""

    batch: str
    proposals: Sequence[str]
    skipped: Sequence[Verdict]
    changes: Topic


@dataclass(frozen=True, slots=True)
class NotTaken:
    """Nothing was written, and why."""

    look: Look


class _Halves:
    """Looking and writing as one bar, so that nobody sees it fill twice."""

    def __init__(self, progress: Progress, behind: int = 0) -> None:
        self._progress, self._behind = progress, behind

    def step(self, done: int, total: int) -> None:
        """`done` of this half."""
        self._progress.step(self._behind * total + done, 2 * total)

    def second(self) -> _Halves:
        """The half that follows."""
        return _Halves(self._progress, 1)


def check_request(request: Request, today: date) -> list[Problem]:
    """What is wrong with the request itself, whoever it is about."""
    if request.action in WITH_RECORD:
        return [error("decision.with_record", "action", action=request.action.label)]
    problems = [] if request.proposals else [error("decision.nobody", "proposals")]
    if request.action in NEEDS_DECREE:
        problems += check_decree(request.decree_number, request.decree_date, today)
        if request.approved_value is not None and request.approved_value <= 0:
            problems.append(error("decision.value_not_positive", "approved_value"))
    if request.action in NEEDS_REASON and not is_reason(request.reason):
        problems.append(error("decision.reason_missing", "reason"))
    return problems


def look(
    store: Store,
    session: Session,
    request: Request,
    *,
    today: date,
    progress: Progress = UNWATCHED,
) -> Look:
    """A verdict for each proposal, and what the selection takes of the quota. Writes nothing."""
    problems = check_request(request, today)
    lined_up = _lined_up(store, request)
    stored = store.decisions.proposals(lined_up)
    names = {uid: row.name for uid, row in store.decisions.rows(lined_up).items()}
    refused = {
        uid: _first_no(stored.get(uid), names.get(uid, ""), request, session) for uid in lined_up
    }
    able = {uid: stored[uid] for uid in lined_up if not refused[uid]}
    found = _found(store, session, request, able, today=today, progress=progress)
    refused |= {uid: list(one.blocking) for uid, one in found.items()}
    takings: Sequence[Taking] = ()
    if request.action in NEEDS_PLACE:
        book = PlaceBook(store, today)
        takings = book.takings(request.action, list(able.values()))
        sound = [stored[uid] for uid in able if not refused[uid]]
        refused |= book.refusals(request.action, sound)
        going = [one for one in sound if not refused[one.uid]]
        limits = _limits(store, session, request, book, going)
        found = {uid: _with(one, limits.get(uid, ())) for uid, one in found.items()}
    verdicts = [
        Verdict(uid, names.get(uid, ""), refused[uid], found[uid].warnings if uid in found else ())
        for uid in lined_up
    ]
    return Look(request.action, problems, verdicts, takings)


def run(
    store: Store,
    session: Session,
    request: Request,
    *,
    now: datetime,
    today: date,
    skip_refused: bool = False,
    progress: Progress = UNWATCHED,
) -> Taken | NotTaken:
    """Take the step with all of them or with none; `skip_refused` leaves the refused out."""
    with store.write(session.author, now=now, act=step_act(request.action)) as work:
        halves = _Halves(progress)
        seen = look(store, session, request, today=today, progress=halves)
        if seen.problems or not seen.going or (seen.refused and not skip_refused):
            return NotTaken(seen)
        if seen.warnings and not request.seen_warnings:
            unseen = error("decision.warnings_unseen", "seen_warnings", counts=told(seen.warnings))
            return NotTaken(replace(seen, problems=[unseen]))
        _take(store, work, session, request, seen.going, today=today, progress=halves.second())
        _keep_seen(work, seen)
    return Taken(work.batch, seen.going, seen.refused, work.changes)


def _found(
    store: Store,
    session: Session,
    request: Request,
    able: Mapping[str, StoredRecord],
    *,
    today: date,
    progress: Progress,
) -> Mapping[str, Found]:
    """What the rules say of those who could take the step from where they stand."""
    if request.action is Action.FIND_ELIGIBLE:
        return judge_proposals.unvisited(store, able)
    if request.action not in NEEDS_JUDGING:
        return {}
    value = request.approved_value
    # A value that the request itself is refused for says nothing about anybody.
    granted = value if value is not None and value > 0 else None
    judged = judge_proposals.run(
        store, session, able, today=today, value=granted, progress=progress
    )
    return decree_days.added(store, able, request.decree_date, judged)


def _limits(
    store: Store,
    session: Session,
    request: Request,
    book: PlaceBook,
    going: Sequence[StoredRecord],
) -> Mapping[str, Sequence[Problem]]:
    """What is known only of all who go together: a pagu that they pass and a shared lump."""
    if request.action not in NEEDS_JUDGING:
        return {}
    passed = ceiling_book.passed_by(store, going, request.approved_value)
    shared = book.shared(session.region_code, going)
    return {one.uid: [*passed.get(one.uid, ()), *shared.get(one.uid, ())] for one in going}


def _with(one: Found, warnings: Sequence[Problem]) -> Found:
    return replace(one, warnings=[*one.warnings, *warnings]) if warnings else one


def _keep_seen(work: UnitOfWork, seen: Look) -> None:
    """The batch tells what was known of those who went; one record, about nobody by name."""
    if seen.warnings:
        values = {"person": None, "code": SEEN, "reason": told(seen.warnings)}
        work.put(Kind.DECISION, f"{work.batch}-{SEEN}", values)


def _lined_up(store: Store, request: Request) -> list[str]:
    """Each proposal once, in the order of decision whatever the order they were picked in.

    Who comes from the reserve comes by his number there.
    """
    uids = list(dict.fromkeys(request.proposals))
    by_rank = request.action in FROM_RESERVE
    place = {uid: at for at, uid in enumerate(store.decisions.in_line(uids, by_rank=by_rank))}
    return sorted(uids, key=lambda uid: place.get(uid, len(place)))


def _first_no(
    proposal: StoredRecord | None, name: str, request: Request, session: Session
) -> list[Problem]:
    """Why a proposal cannot take this step from where it stands."""
    if proposal is None:
        return [error("decision.gone", "name")]
    problem = check_step(proposal, request.action, session.role, name)
    return [problem] if problem else []


def _take(
    store: Store,
    work: UnitOfWork,
    session: Session,
    request: Request,
    going: Sequence[str],
    *,
    today: date,
    progress: Progress,
) -> None:
    """Move all of them, then close the gaps they left in the reserve."""
    found = store.decisions.proposals(going)
    stored = {uid: found[uid] for uid in going}
    ranks = reserve_ranks.plan(store, request.action, stored, request.ranks)
    for done, uid in enumerate(going):
        if done % STEP == 0:
            progress.step(done, len(going))
        proposal = stored[uid]
        values = {**_values(request, proposal, today), **ranks.own(uid)}
        take_step(work, proposal, request.action, session.role, values)
    ranks.move_others(work)


def _values(request: Request, proposal: StoredRecord, today: date) -> dict[str, Value]:
    """What a step writes beside the status; a reason holds only as long as the state it explains.

    Whoever is proposed again keeps the day and so the place in line of the first time.
    """
    standing = proposal.values
    values: dict[str, Value] = {"status_reason": request.reason.strip() or None}
    if request.action is Action.PROPOSE:
        values["proposed_on"] = standing["proposed_on"] or today.isoformat()
    if request.action in NEEDS_DECREE:
        values["decree_number"] = " ".join(request.decree_number.split())
        values["decree_date"] = request.decree_date.isoformat() if request.decree_date else None
        values["approved_value"] = request.approved_value or standing["requested_value"]
    return values
