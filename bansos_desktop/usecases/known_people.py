"""Whom an import knows: the people of the store, and those whom earlier rows of the file made.

Fetched for a few hundred rows at a time. Where a row has changed what a known person goes by, the
person is looked for under the new name from there on, so that a second import finds the same.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from bansos_desktop.domain.dates import iso_day
from bansos_desktop.domain.import_choices import NEW_PERSON
from bansos_desktop.domain.import_plan import PlannedRow, Resemblance
from bansos_desktop.domain.recipient import RecipientDraft
from bansos_desktop.domain.resemblance import (
    DIFFERENT,
    Face,
    are_near,
    born_alike,
    face_of,
    may_be_draft_of,
    may_be_one_name,
    named_alike,
    says_the_same,
)
from bansos_desktop.store.recipients import StoredRecord
from bansos_desktop.store.store import Store
from bansos_desktop.usecases.judge import Target

SAME_BIRTH, NEAR_NIK = "resemblance.same_birth", "resemblance.near_nik"
NIK_OWNER = "resemblance.nik_owner"


@dataclass(frozen=True, slots=True, repr=False)
class Who:
    """Whom a row is about: nobody known (""), somebody, or whoever is chosen of `similar`.

    `person` is the record as it stands, None for somebody an earlier row of the file made.
    """

    uid: str = ""
    person: StoredRecord | None = None
    similar: tuple[Resemblance, ...] = ()
    is_open: bool = False

    @property
    def nik(self) -> str:
        """The NIK on record, or ""."""
        return str(self.person.values["nik"] or "") if self.person else ""


NOBODY = Who()


class KnownPeople:
    """Finds the person of a row by NIK, by what was chosen, or by name, birth and village."""

    def __init__(self, store: Store, target: Target) -> None:
        self._recipients, self._target = store.recipients, target
        self._people: Mapping[str, StoredRecord] = {}
        self._by_nik: Mapping[str, StoredRecord] = {}
        self._in_store = _Faces()
        self._told_apart: Collection[str] = ()
        self._proposals: Mapping[str, StoredRecord] = {}
        self._elsewhere: Collection[str] = ()
        self._families: Mapping[str, Sequence[tuple[str, str]]] = {}
        self._in_file = _Faces()
        self._taken: dict[str, PlannedRow] = {}
        # Known people whom a row gave another NIK, name, day of birth or village.
        self._moved: dict[str, Face] = {}

    @property
    def somebody_moved(self) -> bool:
        """Whether a row changed what some known person goes by."""
        return bool(self._moved)

    def look_up(
        self, drafts: Sequence[RecipientDraft], faces: Sequence[Face], chosen: Collection[str]
    ) -> None:
        """Fetch what the store knows of some rows' people; what was fetched before is dropped."""
        read, target = self._recipients, self._target
        self._by_nik = read.with_nik({face.nik for face in faces if face.nik})
        people = {one.uid: one for one in self._by_nik.values()}
        strangers = [face for face in faces if face.name and face.nik not in self._by_nik]
        alike = read.neighbours(
            named={(face.village, face.name) for face in strangers},
            born={(face.village, face.birth) for face in strangers if face.village and face.birth},
        )
        self._people = people | alike | read.with_uid(chosen)
        self._told_apart = read.decided(alike, DIFFERENT)
        self._in_store = _Faces()
        for record in alike.values():
            self._in_store.add(face_of(record.uid, record.values))
        self._proposals = read.proposals_of(self._people, target.programme, target.year)
        self._elsewhere = read.proposed_elsewhere(self._people, target.programme, target.year)
        cards = {draft.family_card for draft in drafts}
        self._families = read.families(cards, target.programme, target.year)

    def proposal_of(self, uid: str) -> StoredRecord | None:
        """The proposal that a person of the store has in the target's year."""
        return self._proposals.get(uid)

    def is_elsewhere(self, uid: str) -> bool:
        """Whether a person of the store has a proposal in another programme or year."""
        return uid in self._elsewhere

    def family(self, card: str, besides: str) -> list[str]:
        """Names of the others of the store who are proposed this year under a No. KK."""
        return [name for uid, name in self._families.get(card, ()) if uid != besides]

    def taken(self, uid: str) -> PlannedRow | None:
        """The row of this file that is about a person already."""
        return self._taken.get(uid)

    def take(self, row: PlannedRow, face: Face, before: StoredRecord | None) -> None:
        """A row was taken: it is what later rows find of this person."""
        self._taken[row.person] = row
        self._in_file.add(face)
        if before is not None:
            old = face_of(before.uid, before.values)
            if _goes_by(old) != _goes_by(face):
                self._moved[before.uid] = face

    def other_with_nik(self, mine: Face, who: Who) -> StoredRecord | None:
        """Somebody else than `who` who has this NIK on record."""
        person = self._with_nik(mine.nik) if mine.nik else None
        return person if person is not None and person.uid != who.uid else None

    def who(self, mine: Face, chosen: str, *, by_name: bool = True, named: str = "") -> Who:
        """Whom a row is about; `chosen` is a person's uid, a row's key, NEW_PERSON or "".

        `by_name` False leaves out people with a NIK, since the row has one that says otherwise.
        `named` is the person whom our own sheet names, who needs no search.
        """
        if named in self._people:
            return Who(named, self._people[named])
        return self._searched(mine, chosen, by_name=by_name)

    def _searched(self, mine: Face, chosen: str, *, by_name: bool) -> Who:
        """Whom a row is about that names nobody itself."""
        if mine.nik and (person := self._with_nik(mine.nik)):
            return self._owner(mine, person, chosen)
        alike = self._alike(mine)
        if not alike and not chosen:
            return NOBODY
        if not mine.nik and not by_name:
            alike = [face for face in alike if not face.nik]
        found = self._of_number(mine, alike) if mine.nik else self._of_name(mine, alike)
        return self._chosen(mine, found, alike, chosen) if chosen else found

    def _owner(self, mine: Face, person: StoredRecord, chosen: str) -> Who:
        """Who has the row's NIK, unless that is somebody of quite another name: a mistyped NIK.

        A row must not turn one person into another; a woman known by two names is asked about.
        """
        name = str(person.values["name"] or "")
        if chosen == person.uid or may_be_one_name(mine.name, name):
            return Who(person.uid, person)
        owner = Resemblance(person.uid, name, NIK_OWNER)
        return Who(person.uid, person, similar=(owner,), is_open=True)

    def _of_number(self, mine: Face, alike: Sequence[Face]) -> Who:
        """Nobody has this NIK: one who lacked a NIK is meant, anybody else may be meant."""
        same = [face for face in alike if born_alike(mine, face)]
        if len(same) == 1 and not same[0].nik:
            return self._is(same[0])
        if known := self._decided(mine, same):
            return self._is(known)
        near = [face for face in alike if face not in same and are_near(mine.nik, face.nik)]
        return _may_be(self._key_of, same, near)

    def _of_name(self, mine: Face, alike: Sequence[Face]) -> Who:
        """Without a NIK: the one of this name, day of birth and village, or the one draft."""
        same = [face for face in alike if born_alike(mine, face)]
        if not same:
            same = [face for face in alike if not face.nik and may_be_draft_of(mine, face)]
        known = same[0] if len(same) == 1 else self._decided(mine, same)
        return self._is(known) if known else _may_be(self._key_of, same, [])

    def _decided(self, mine: Face, same: Sequence[Face]) -> Face | None:
        """Whom a row that says the same made, when somebody found it to be about another person.

        That is not asked again. Who has a NIK since is meant only where nobody else fits as well.
        """
        fitting = [face for face in same if says_the_same(mine, face)]
        apart = [face for face in fitting if face.uid in self._told_apart]
        if len(apart) != 1 or (apart[0].nik and (mine.nik or len(fitting) > 1)):
            return None
        return apart[0]

    def _chosen(self, mine: Face, found: Who, alike: Sequence[Face], chosen: str) -> Who:
        """What somebody decided; a choice that no longer names anybody is asked for again.

        Who was found new and has no NIK is the draft that the same decision made before.
        """
        if chosen == NEW_PERSON:
            drafts = [one for one in alike if not (mine.nik or one.nik)]
            made = next((one for one in drafts if may_be_draft_of(mine, one)), None)
            return self._is(made) if made else Who(similar=found.similar)
        for face in alike:
            if chosen in (face.uid, self._key_of(face)):
                return self._is(face)
        if person := self._people.get(chosen):
            return Who(person.uid, person)
        return found

    def _is(self, face: Face) -> Who:
        return Who(face.uid, self._people.get(face.uid))

    def _key_of(self, face: Face) -> str:
        """The uid of a person of the store; of one whom this plan only makes, the row."""
        if face.uid in self._people:
            return face.uid
        taken = self._taken.get(face.uid)
        return f"{taken.sheet}!{taken.line}" if taken else face.uid

    def _with_nik(self, nik: str) -> StoredRecord | None:
        """The person of the store with a NIK, unless a row of the file gave them another."""
        person = self._by_nik.get(nik)
        if person is None:
            return None
        moved = self._moved.get(person.uid)
        return person if moved is None or moved.nik == nik else None

    def _alike(self, mine: Face) -> list[Face]:
        """All of this name in this village, the store's first; each as the rows before left it."""
        if not mine.name:
            return []
        here = self._in_store.near(mine)
        found = {face.uid: face for face in here if face.uid not in self._taken}
        found |= {face.uid: face for face in self._in_file.near(mine)}
        return [face for face in found.values() if named_alike(mine, face)]


def _may_be(key_of: Callable[[Face], str], same: Sequence[Face], near: Sequence[Face]) -> Who:
    """Nobody yet, and who it may be."""
    similar = [
        Resemblance(key_of(face), face.name, why)
        for faces, why in ((same, SAME_BIRTH), (near, NEAR_NIK))
        for face in faces
    ]
    return Who(similar=tuple(similar), is_open=bool(similar))


class _Faces:
    """The people of the rows that were taken, by village and name and by village and birth."""

    def __init__(self) -> None:
        self._named: dict[tuple[str, str], list[Face]] = {}
        self._born: dict[tuple[str, str], list[Face]] = {}

    def add(self, face: Face) -> None:
        self._named.setdefault((face.village, face.name.casefold()), []).append(face)
        if face.birth:
            self._born.setdefault((face.village, face.birth), []).append(face)

    def near(self, mine: Face) -> list[Face]:
        named = self._named.get((mine.village, mine.name.casefold()), [])
        return named + self._born.get((mine.village, mine.birth), [])


def face_of_row(draft: RecipientDraft, *, numbered: bool) -> Face:
    """The face of a row, whose person has no name in the store yet."""
    birth = iso_day(draft.birth_date) if draft.birth_date else ""
    return Face(
        "",
        draft.name,
        draft.nik if numbered else "",
        birth,
        draft.village_code,
        draft.family_card,
        draft.address,
    )


def _goes_by(face: Face) -> tuple[str, ...]:
    return face.nik, face.name.casefold(), face.birth, face.village
