"""Filling a store with made-up people, for training, pictures and measurements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from functools import cache
from random import Random

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.programme import FIRST_PROGRAMME, PROVINCIAL, Asks, Programme
from bansos_desktop.domain.quota import Pots
from bansos_desktop.domain.quota_ledger import FigureKey, Leaf
from bansos_desktop.domain.recipient import RecipientDraft
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.region import PROVINCE, RegionBook, district_of, regency_of
from bansos_desktop.domain.rupiah import format_thousands
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
from bansos_desktop.domain.workflow import DECIDED, DISTRIBUTED, HOLDS_PLACE, Stage, Status
from bansos_desktop.store.store import Store
from bansos_desktop.store.unit_of_work import UnitOfWork, new_uid
from bansos_desktop.usecases import list_quotas
from bansos_desktop.usecases.progress import UNWATCHED, Progress
from bansos_desktop.usecases.refusal import Refused

YEAR = 2025
STEP = 500
MOST_PEOPLE = 100_000
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
    programme: str = FIRST_PROGRAMME
    year: int = YEAR


def run(
    store: Store,
    session: Session,
    request: SampleRequest,
    *,
    now: datetime,
    today: date,
    progress: Progress = UNWATCHED,
) -> Topic:
    """Write the people in one transaction. Quotas are kept: who finds no place is a reserve.

    Refused for more than MOST_PEOPLE: it would run for hours and fill the disk.
    """
    if request.count > MOST_PEOPLE:
        raise Refused("sample.too_many", most=format_thousands(MOST_PEOPLE))
    regions = store.regions.book()
    programme = _programme(store, session, request)
    people = list(_people(store, regions, session, request, today=today, programme=programme))
    if store.reference.rules(programme.code, request.year, today).is_on("central_aid_none"):
        people = [_without_central_aid(person) for person in people]
    placer = _Placer(store, request, programme, today)
    writer = _Lives(store, request, programme, today) if request.lives else None
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

    def __init__(
        self, store: Store, request: SampleRequest, programme: Programme, today: date
    ) -> None:
        self._maker = LifeMaker(request.seed, today, request.year, programme)
        self._first_day = f"{request.year}-02-03"
        self._gets_goods = programme.wants(Asks.GOODS)
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
                    date.fromisoformat(str(values["proposed_on"] or self._first_day)),
                    int(values["requested_value"] or 0),
                    self._package(person.business_type),
                )
            )
            for kind, record in life.records:
                if kind is Kind.GOODS and not self._gets_goods:
                    continue
                self._records.setdefault(kind, []).append((new_uid(), {"proposal": uid, **record}))
            granted = life.proposal.get("approved_value") or None
            yield uid, {**values, **life.proposal, "approved_value": granted}

    def write(self, work: UnitOfWork) -> None:
        """Keep what belongs to the proposals, which must stand already."""
        for kind, records in self._records.items():
            work.create_many(kind, records)


class _Placer:
    """Gives each person a stage and a state, without passing any quota."""

    def __init__(
        self, store: Store, request: SampleRequest, programme: Programme, today: date
    ) -> None:
        self._pots = Pots(list_quotas.run(store, programme.code, request.year))
        self._placed: Counter[FigureKey] = Counter()
        self._ranks: Counter[tuple[str, str]] = Counter()
        self._random, self._today = Random(request.seed), today
        self._programme, self._year = programme, request.year
        self._groups = _Groups(store, programme, request.seed)
        self._states = [state for state, _weight in _STATES]
        self._weights = [weight for _state, weight in _STATES]

    def proposal(self, person_uid: str, person: SamplePerson) -> Mapping[str, Value]:
        """The proposal of one made-up person."""
        draft = self._groups.fit(_draft(person))
        stage = self._stage(draft)
        status = self._random.choices(self._states, self._weights)[0]
        if status in DISTRIBUTED and not self._programme.wants(Asks.GOODS):
            status = Status.DECIDED  # handed out month by month, or as nobody says
        if stage is None and status in HOLDS_PLACE:
            status = self._without_place(status)
        day = self._day(stage or Stage.AMENDED)
        return {
            **draft.proposal_values(),
            "person": person_uid,
            "programme": self._programme.code,
            "year": self._year,
            "stage": stage or Stage.AMENDED,
            "status": status,
            "proposed_on": None if status is Status.DRAFT else day,
            "reserve_rank": self._rank(status, stage, draft.region_code),
        }

    def _without_place(self, status: Status) -> Status:
        """A reserve; but where no figure is known nobody lacks a place, and none is decided on."""
        if not self._pots.is_empty:
            return Status.RESERVE
        return Status.ELIGIBLE if status in DECIDED else status

    def _rank(self, status: Status, stage: Stage | None, region_code: str) -> int | None:
        """The next place on the reserve list of a kabupaten's stage."""
        if status is not Status.RESERVE:
            return None
        key = (stage or Stage.AMENDED, region_code)
        self._ranks[key] += 1
        return self._ranks[key]

    def _day(self, stage: Stage) -> str:
        """Some day of the months in which proposals of a stage come in."""
        drawn = self._random.randrange(DRAWN_DAYS)
        return proposed_on(stage, self._year, drawn, self._today).isoformat()

    def _stage(self, draft: RecipientDraft) -> Stage | None:
        """The first stage with a place; a lump is shared by all regions below it."""
        for stage in (Stage.ORIGINAL, Stage.AMENDED):
            leaf = Leaf(stage, draft.region_code, district_of(draft.village_code), draft.category)
            pot = self._pots.find(leaf)
            if pot is not None and pot.rest > self._placed[pot.key]:
                self._placed[pot.key] += 1
                return stage
        return None


class _Groups:
    """Gives a made-up person what the programme asks, by a lot of its own."""

    def __init__(self, store: Store, programme: Programme, seed: int) -> None:
        self._random = Random(f"{seed} golongan")
        self._programme = programme
        self._codes = [one.code for one in programme.categories]
        self._institutions: dict[str, list[str]] = {}
        for one in sorted(store.institutions.known(), key=lambda one: one.uid):
            self._institutions.setdefault(one.region_code, []).append(one.uid)

    def fit(self, draft: RecipientDraft) -> RecipientDraft:
        """The draft without what is not asked, with group, institution and value."""
        programme = self._programme
        if self._codes:
            draft = replace(draft, category=self._random.choice(self._codes))
        if programme.wants(Asks.INSTITUTION):
            near = self._institutions.get(draft.region_code, ())
            draft = replace(draft, institution=self._random.choice(near) if near else "")
        if not programme.wants(Asks.BUSINESS):
            draft = replace(draft, business_type="", business_state="", business_months=None)
        if programme.wants(Asks.GOODS):
            return draft
        return replace(draft, needs="", requested_value=programme.value_max or programme.value_min)


def _programme(store: Store, session: Session, request: SampleRequest) -> Programme:
    """The programme that is filled; Refused for one whose people are not this office's."""
    found = store.reference.programme(request.programme)
    if found is None:
        known = ", ".join(one.code for one in store.reference.programmes())
        raise Refused("programme.unknown", code=request.programme, known=known)
    if found.owner != PROVINCIAL and session.region_code not in (PROVINCE, found.owner):
        raise Refused("programme.owner_other")
    return found


def _people(
    store: Store,
    regions: RegionBook,
    session: Session,
    request: SampleRequest,
    *,
    today: date,
    programme: Programme,
) -> Iterator[SamplePerson]:
    """People of the villages that programme and office serve, in kinds of business open then."""
    whose = session.region_code if programme.owner == PROVINCIAL else programme.owner
    villages = tuple(
        SampleVillage(hit.code, hit.village, hit.district, regency_of(hit.code))
        for hit in regions.villages(whose)
    )
    kinds = tuple(
        (kind.code, kind.name)
        for kind in store.reference.business_types()
        if kind.start_year <= request.year and kind.code != "lainnya"
    )
    scope = SampleScope(villages, kinds, today)
    return generate_people(request.count, request.seed, scope=scope, data=request.words)


def _without_central_aid(person: SamplePerson) -> SamplePerson:
    """The same for a programme that is for those whom no central aid reaches."""
    return replace(person, details=replace(person.details, central_aid=""))


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
