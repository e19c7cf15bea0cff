"""Filling a store with made-up people, for training, pictures and measurements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import cache
from random import Random

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.quota_ledger import Leaf
from bansos_desktop.domain.recipient import RecipientDraft
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.region import RegionBook, regency_of
from bansos_desktop.domain.sample import (
    SampleData,
    SamplePerson,
    SampleScope,
    SampleVillage,
    generate_people,
)
from bansos_desktop.domain.sample_calendar import DRAWN_DAYS, proposed_on
from bansos_desktop.domain.sample_details import SampleDetails
from bansos_desktop.domain.sample_life import LifeMaker, Subject
from bansos_desktop.domain.session import Session
from bansos_desktop.domain.workflow import HOLDS_PLACE, Stage, Status
from bansos_desktop.store.store import Store
from bansos_desktop.store.unit_of_work import UnitOfWork, new_uid
from bansos_desktop.usecases import list_quotas
from bansos_desktop.usecases.progress import UNWATCHED, Progress

PROGRAMME, YEAR = "UEP", 2025
STEP = 500
_DETAILS = tuple(one.name for one in fields(SampleDetails))
_STATES = (
    (Status.PROPOSED, 30),
    (Status.ELIGIBLE, 19),
    (Status.DECIDED, 16),
    (Status.DISTRIBUTED, 10),
    (Status.MONITORED, 6),
    (Status.RESERVE, 7),
    (Status.INELIGIBLE, 4),
    (Status.RETURNED, 2),
    (Status.DRAFT, 2),
    (Status.CANCELLED, 1),
)


@dataclass(frozen=True, slots=True)
class SampleRequest:
    """How many people, made from which words; the same seed makes the same people.

    With `lives` each has behind them what led to where they stand: visits, goods, handovers.
    """

    count: int
    seed: int
    words: SampleData
    lives: bool = True


def run(
    store: Store,
    session: Session,
    request: SampleRequest,
    *,
    now: datetime,
    today: date,
    progress: Progress = UNWATCHED,
) -> Topic:
    """Write the people in one transaction. Quotas are kept: who finds no place is a reserve."""
    regions = store.regions.book()
    people = list(_people(store, regions, session, request, today))
    placer = _Placer(store, Random(request.seed), today)
    writer = _Lives(store, request, today) if request.lives else None
    with store.write(session.author, now=now, act="sample.make") as work, work.bulk():
        uids = [new_uid() for _person in people]
        persons = (
            (uid, _draft(person).person_values()) for uid, person in zip(uids, people, strict=True)
        )
        work.create_many(Kind.PERSON, _watched(persons, progress, len(people)))
        proposals = (
            (new_uid(), person, placer.proposal(uid, person))
            for uid, person in zip(uids, people, strict=True)
        )
        if writer is None:
            work.create_many(Kind.PROPOSAL, ((uid, values) for uid, _who, values in proposals))
        else:
            work.create_many(Kind.PROPOSAL, writer.lived(proposals))
            writer.write(work)
    return work.changes


class _Lives:
    """Gives proposals what led to where they stand, and keeps the records that belong to them."""

    def __init__(self, store: Store, request: SampleRequest, today: date) -> None:
        self._maker = LifeMaker(request.seed, today, YEAR)
        self._package = cache(store.reference.package)
        self._records: dict[Kind, list[tuple[str, Mapping[str, Value]]]] = {}

    def lived(
        self, proposals: Iterable[tuple[str, SamplePerson, Mapping[str, Value]]]
    ) -> Iterator[tuple[str, Mapping[str, Value]]]:
        """The proposals with what came of them."""
        for uid, person, values in proposals:
            life = self._maker.life(
                Subject(
                    person.name,
                    Stage(str(values["stage"])),
                    Status(str(values["status"])),
                    date.fromisoformat(str(values["proposed_on"] or f"{YEAR}-02-03")),
                    person.requested_value,
                    self._package(person.business_type),
                )
            )
            for kind, record in life.records:
                self._records.setdefault(kind, []).append((new_uid(), {"proposal": uid, **record}))
            yield uid, {**values, **life.proposal}

    def write(self, work: UnitOfWork) -> None:
        """Keep what belongs to the proposals, which must stand already."""
        for kind, records in self._records.items():
            work.create_many(kind, records)


class _Placer:
    """Gives each person a stage and a state, without passing any quota."""

    def __init__(self, store: Store, random: Random, today: date) -> None:
        self._lines = list_quotas.run(store, PROGRAMME, YEAR)
        self._placed: Counter[str] = Counter()
        self._ranks: Counter[tuple[str, str]] = Counter()
        self._random, self._today = random, today
        self._states = [state for state, _weight in _STATES]
        self._weights = [weight for _state, weight in _STATES]

    def proposal(self, person_uid: str, person: SamplePerson) -> Mapping[str, Value]:
        """The proposal of one made-up person."""
        draft = _draft(person)
        stage = self._stage(draft.region_code)
        status = self._random.choices(self._states, self._weights)[0]
        if stage is None and status in HOLDS_PLACE:
            status = Status.RESERVE
        day = self._day(stage or Stage.AMENDED)
        return {
            **draft.proposal_values(),
            "person": person_uid,
            "programme": PROGRAMME,
            "year": YEAR,
            "stage": stage or Stage.AMENDED,
            "status": status,
            "proposed_on": None if status is Status.DRAFT else day,
            "reserve_rank": self._rank(status, stage, draft.region_code),
        }

    def _rank(self, status: Status, stage: Stage | None, region_code: str) -> int | None:
        """The next place on the reserve list of a kabupaten's stage."""
        if status is not Status.RESERVE:
            return None
        key = (stage or Stage.AMENDED, region_code)
        self._ranks[key] += 1
        return self._ranks[key]

    def _day(self, stage: Stage) -> str:
        """Some day of the months in which proposals of a stage come in."""
        return proposed_on(stage, YEAR, self._random.randrange(DRAWN_DAYS), self._today).isoformat()

    def _stage(self, region_code: str) -> Stage | None:
        """The first stage with a place; the lump of the second is shared by all regions."""
        for stage, key in ((Stage.ORIGINAL, region_code), (Stage.AMENDED, "")):
            left = list_quotas.places_left(self._lines, Leaf(stage, region_code)) or 0
            if left > self._placed[key]:
                self._placed[key] += 1
                return stage
        return None


def _people(
    store: Store, regions: RegionBook, session: Session, request: SampleRequest, today: date
) -> Iterator[SamplePerson]:
    """People of the office's own villages, in kinds of business open that year."""
    villages = tuple(
        SampleVillage(hit.code, hit.village, hit.district, regency_of(hit.code))
        for hit in regions.villages(session.region_code)
    )
    kinds = tuple(
        (kind.code, kind.name)
        for kind in store.reference.business_types()
        if kind.start_year <= YEAR and kind.code != "lainnya"
    )
    scope = SampleScope(villages, kinds, today)
    return generate_people(request.count, request.seed, scope=scope, data=request.words)


def _draft(person: SamplePerson) -> RecipientDraft:
    """A made-up person as a form would hand them over, so that the same tidying applies."""
    return RecipientDraft(
        nik=person.nik,
        family_card=person.family_card,
        name=person.name,
        birth_place=person.birth_place,
        birth_date=person.birth_date,
        sex=person.sex,
        address=person.address,
        rt=person.rt,
        rw=person.rw,
        village_code=person.village_code,
        region_code=regency_of(person.village_code),
        phone=person.phone,
        desil=person.desil,
        desil_period=person.desil_period,
        business_type=person.business_type,
        requested_value=person.requested_value,
        note=person.note,
        **{name: getattr(person.details, name) for name in _DETAILS},
    )


def _watched(
    rows: Iterator[tuple[str, Mapping[str, Value]]], progress: Progress, total: int
) -> Iterator[tuple[str, Mapping[str, Value]]]:
    """The same rows, counted; raises Cancelled between two of them."""
    for done, row in enumerate(rows):
        if done % STEP == 0:
            progress.step(done, total)
        yield row
