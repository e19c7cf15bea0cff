"""What there is to say about a row of an import: findings of reading, and those of the rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.nik import masked
from bansos_desktop.domain.problems import Problem, Severity, info
from bansos_desktop.domain.quota_ledger import FigureKey
from bansos_desktop.domain.recipient import RecipientDraft
from bansos_desktop.domain.row_values import RowReading
from bansos_desktop.domain.rules import Surroundings
from bansos_desktop.domain.rupiah import format_rupiah
from bansos_desktop.store.aid import AidBook
from bansos_desktop.store.awards import AwardBook
from bansos_desktop.usecases.judge import Judge, surroundings
from bansos_desktop.usecases.known_people import KnownPeople, Who


class RowJudge:
    """The one rule engine, told of the places and families of the rows before."""

    def __init__(
        self, judge: Judge, known: KnownPeople, awards: AwardBook, aid: AidBook, *, drafts: bool
    ) -> None:
        self._aid = aid
        self._judge, self._known, self._awards, self._drafts = judge, known, awards, drafts
        self._families: dict[str, list[str]] = {}
        self._placed: Counter[FigureKey] = Counter()
        self._place_names: dict[str, str] = {}

    def note(self, draft: RecipientDraft, *, takes_place: bool) -> None:
        """A row was taken."""
        if draft.family_card:
            self._families.setdefault(draft.family_card, []).append(draft.name)
        pot = self._judge.pot(draft) if takes_place else None
        if pot is not None:
            self._placed[pot.key] += 1

    def valued(self, reading: RowReading) -> RowReading:
        """With what the programme gives everybody, as the form has it, where nothing is written."""
        usual = self._judge.programme.fixed_value
        if usual is None or reading.draft.requested_value is not None:
            return reading
        told = info("value.usual", "requested_value", value=format_rupiah(usual))
        draft = replace(reading.draft, requested_value=usual)
        return replace(reading, draft=draft, problems=(*reading.problems, told))

    def problems(self, reading: RowReading, who: Who, *, numbered: bool) -> list[Problem]:
        """Everything worth saying; a gap that the store fills is none."""
        draft = reading.draft
        if who.nik and not numbered:
            draft = replace(draft, nik=who.nik, nik_from_number=False)
        judged = self._judge.check(
            draft,
            self._around(draft, who, counts=numbered),
            business=reading.business,
            written_business=reading.written_business,
        )
        if who.uid:
            filled = self._filled(who)
            judged = [one for one in judged if not _is_filled(one, filled)]
        found = [*reading.problems, *(one for one in judged if not _said(one, reading.problems))]
        return found if numbered else self._without_nik(found, draft, who)

    def eased(self, problems: Sequence[Problem], before: RecipientDraft, who: Who) -> list[Problem]:
        """The same; what the record had before is no fault of the row, and stops nothing."""
        business = self._judge.business_types.get(before.business_type)
        around = self._around(before, who, counts=False)
        stood = self._judge.check(before, around, business=business)
        known = {(one.code, one.field, tuple(sorted(one.values))) for one in stood}
        return [
            _as_warning(one) if (one.code, one.field, tuple(sorted(one.values))) in known else one
            for one in problems
        ]

    def place(self, draft: RecipientDraft) -> str:
        """Where the person lives, as the preview shows it."""
        code = draft.village_code or draft.region_code
        if code not in self._place_names:
            self._place_names[code] = self._name_of(draft)
        return self._place_names[code]

    def _without_nik(
        self, found: Sequence[Problem], draft: RecipientDraft, who: Who
    ) -> list[Problem]:
        """Of a row without a usable NIK: it is known by its name, a draft, or nothing to take."""
        if who.nik:
            return [*found, info("row.known_by_name", "nik", nik=masked(who.nik))]
        if who.is_open:
            return [one for one in found if one.code != "nik.missing"]
        stands = self._known.proposal_of(who.uid) is not None
        if not draft.name or not (self._drafts or stands):
            return list(found)
        eased = [_as_warning(one) if one.field == "nik" else one for one in found]
        return eased if stands else [*eased, info("row.as_draft", "nik")]

    def _filled(self, who: Who) -> Mapping[str, Value]:
        """What is on record about somebody and this year's proposal."""
        proposal = self._known.proposal_of(who.uid)
        known = (record.values for record in (who.person, proposal) if record)
        return {name: value for values in known for name, value in values.items()}

    def _around(self, draft: RecipientDraft, who: Who, *, counts: bool) -> Surroundings:
        """The row's surroundings: the store as it stands, and the rows before it."""
        left: int | None = None
        if counts and self._known.proposal_of(who.uid) is None:
            left = self._places_left(draft)
        family: list[str] = []
        if draft.family_card:
            family = self._known.family(draft.family_card, who.uid)
            family += self._families.get(draft.family_card, [])
        return surroundings(
            draft, self._awards, family=family, left=left, aid=self._aid, person=who.uid
        )

    def _places_left(self, draft: RecipientDraft) -> int | None:
        """What the rows before this one left over; None where no source gives a figure."""
        pot = self._judge.pot(draft)
        if pot is None:
            return None
        return pot.rest - self._placed[pot.key]

    def _name_of(self, draft: RecipientDraft) -> str:
        regions = self._judge.regions
        if not draft.village_code:
            return regions.name(draft.region_code)
        hit = regions.hit(draft.village_code)
        return f"{hit.village}, {hit.district}"


def _as_warning(problem: Problem) -> Problem:
    """The same finding where it stops nothing."""
    return replace(problem, severity=Severity.WARNING)


def _is_filled(problem: Problem, filled: Mapping[str, Value]) -> bool:
    """What stops a row stops it whoever is known, or another row would be taken the next time."""
    told = _is_gap(problem) and problem.severity is not Severity.ERROR
    return told and bool(filled.get(problem.field))


def _is_gap(problem: Problem) -> bool:
    return problem.code.endswith(".missing")


def _said(problem: Problem, already: Sequence[Problem]) -> bool:
    """Whether "missing" would repeat what "unreadable" said about the same field."""
    return _is_gap(problem) and any(one.field == problem.field for one in already)
