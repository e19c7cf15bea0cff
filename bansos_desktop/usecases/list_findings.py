"""What the rules find in proposals that are still open, grouped, for somebody to settle.

One pass over all of them with what surrounds them held in memory: the same engine as form and
import, at the pace of an import.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bansos_desktop.domain.problems import Problem, Severity
from bansos_desktop.domain.recipient import RecipientDraft
from bansos_desktop.domain.region import PROVINCE, inside, regency_of
from bansos_desktop.store.awards import AwardBook
from bansos_desktop.store.documents import NOT_PROPOSED, Selection
from bansos_desktop.store.store import Store
from bansos_desktop.store.work_list import OpenProposal
from bansos_desktop.usecases.judge import Judge, Target, surroundings
from bansos_desktop.usecases.progress import UNWATCHED, Progress

STEP = 200
_ORDER = (Severity.ERROR, Severity.WARNING, Severity.INFO)
_SETTLED = frozenset({Severity.ERROR, Severity.WARNING})
# A note that is listed all the same: nobody sees it who looks at one programme only.
_LISTED = frozenset({"aid.other"})


@dataclass(frozen=True, slots=True)
class Found:
    """Whom a finding is about, and its sentence."""

    proposal: str
    name: str = field(repr=False)
    place: str
    message: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """Everybody about whom the same was found."""

    code: str
    severity: Severity
    people: tuple[Found, ...]


def run(
    store: Store,
    programme: str,
    year: int,
    *,
    office: str,
    today: date,
    progress: Progress = UNWATCHED,
) -> Sequence[FindingGroup]:
    """Errors nobody has accepted, warnings, other aid; of each the most frequent first."""
    finder = _Finder(store, programme, year, office=office, today=today)
    groups: dict[tuple[Severity, str], list[Found]] = {}
    for done, one in enumerate(store.work.open_proposals(programme, year)):
        if done % STEP == 0:
            progress.step(done, 0)
        for problem in finder.listed(one):
            found = Found(one.uid, *finder.who(one), problem.message)
            groups.setdefault((problem.severity, problem.code), []).append(found)
    made = [FindingGroup(code, level, tuple(people)) for (level, code), people in groups.items()]
    return sorted(made, key=_gravity)


def in_a_report(
    store: Store,
    selection: Selection,
    *,
    office: str,
    today: date,
    progress: Progress = UNWATCHED,
) -> tuple[str, ...]:
    """Open proposals of a report about which something is still to be settled."""
    judged = judge_report(store, selection, office=office, today=today, progress=progress)
    return tuple(one.uid for one, _problems in judged)


def judge_report(
    store: Store,
    selection: Selection,
    *,
    office: str,
    today: date,
    progress: Progress = UNWATCHED,
) -> Iterator[tuple[OpenProposal, Sequence[Problem]]]:
    """The same, each with what is to be settled."""
    finder = _Finder(store, selection.programme, selection.year, office=office, today=today)
    chosen = frozenset(selection.proposals)
    proposals = store.work.open_proposals(selection.programme, selection.year)
    for done, one in enumerate(proposals):
        if done % STEP == 0:
            progress.step(done, 0)
        if _is_in(one, selection, chosen) and (problems := finder.problems(one)):
            yield one, problems


def _is_in(one: OpenProposal, selection: Selection, chosen: Collection[str]) -> bool:
    """Whether the report has a row for it: a draft is in none."""
    values, region = one.proposal, selection.region_code
    regency = regency_of(region) or region
    asked = (
        (selection.stage, values["stage"]),
        (selection.status, values["status"]),
        (selection.decree, values["decree_number"]),
    )
    return (
        values["status"] not in NOT_PROPOSED
        and all(wanted in ("", value) for wanted, value in asked)
        and regency in ("", PROVINCE, values["region_code"])
        and (region == regency or inside(str(one.person["village_code"] or ""), region))
        and (not chosen or one.uid in chosen)
    )


class _Finder:
    """Judges one open proposal after the other."""

    def __init__(
        self, store: Store, programme: str, year: int, *, office: str, today: date
    ) -> None:
        self._judge = Judge(store, Target(programme, year, ""), office=office, today=today)
        self._awards: AwardBook = store.awards.book(programme)
        self._aid = store.aid.current(programme, year)
        self._families: Mapping[str, list[tuple[str, str]]] = store.work.shared_cards(
            programme, year
        )
        self._accepted = store.work.accepted()

    def who(self, one: OpenProposal) -> tuple[str, str]:
        """Name and village, by which a person is told from a namesake."""
        village = str(one.person["village_code"] or "")
        return str(one.person["name"] or ""), self._judge.regions.name(village)

    def problems(self, one: OpenProposal) -> list[Problem]:
        """What is to be settled about it."""
        return [problem for problem in self.listed(one) if problem.severity in _SETTLED]

    def listed(self, one: OpenProposal) -> list[Problem]:
        """That, and notes worth a list: its place is taken already, so quotas say nothing."""
        draft = RecipientDraft.from_records(one.person, one.proposal)
        person = str(one.proposal["person"])
        family = [name for uid, name in self._families.get(draft.family_card, ()) if uid != person]
        around = surroundings(
            draft, self._awards, family=family, left=None, aid=self._aid, person=person
        )
        return [
            problem
            for problem in self._judge.check_kept(draft, around)
            if (problem.severity in _SETTLED or problem.code in _LISTED)
            and (person, problem.code) not in self._accepted
        ]


def _gravity(group: FindingGroup) -> tuple[int, int, str]:
    return _ORDER.index(group.severity), -len(group.people), group.code
