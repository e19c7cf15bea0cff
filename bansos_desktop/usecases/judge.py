"""One rule engine for form, import and approval: a draft in its surroundings, judged.

A person must not be fit by one way in and unfit by the other. The ways differ only in how they
learn of the surroundings: the form looks them up, an import also knows the rows before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bansos_desktop.domain.business_types import BusinessType, BusinessTypeBook
from bansos_desktop.domain.problems import Problem, error, warning
from bansos_desktop.domain.programme import Programme, unknown_programme
from bansos_desktop.domain.quota import Pots, QuotaLine
from bansos_desktop.domain.quota_ledger import Leaf
from bansos_desktop.domain.recipient import Judging, RecipientDraft, check, prefixes
from bansos_desktop.domain.region import RegionBook, district_of, inside
from bansos_desktop.domain.rules import RuleSet, Surroundings
from bansos_desktop.store.aid import NO_AID, AidBook
from bansos_desktop.store.awards import AwardBook
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import list_quotas

_DISTRICT_CODE = len("64.02.06")


@dataclass(frozen=True, slots=True)
class Target:
    """What a proposal is for: the unit that quotas are kept by, but for the region."""

    programme: str
    year: int
    stage: str


@dataclass(frozen=True, slots=True)
class Twin:
    """The proposal that stands in the way of a second one for the same person."""

    proposal: str
    name: str


def settled(draft: RecipientDraft) -> RecipientDraft:
    """A typed draft ready to be kept: whose quota it counts in follows from where they live."""
    return replace(draft, region_code="").tidy()


class Judge:
    """Holds what judging needs, read once: programme, regions, business types, rules, quotas."""

    def __init__(self, store: Store, target: Target, *, office: str, today: date) -> None:
        self.target = target
        self.office = office
        self.today = today
        self.regions: RegionBook = store.regions.book()
        self.business_types = BusinessTypeBook(store.reference.business_types())
        self.lines = list_quotas.run(store, target.programme, target.year)
        self._pots, self._pots_at = Pots(self.lines), dict[Leaf, QuotaLine | None]()
        self._store = store
        self.programme: Programme = store.reference.programme(
            target.programme
        ) or unknown_programme(target.programme)
        rules = store.reference.rules(target.programme, target.year, today)
        # With groups in no figure everybody finds a place without one, and nothing is missing.
        self.is_by_group = not self.lines or any(line.category for line in self.lines)
        self._by_business: dict[str, Judging] = {}
        self._judging = Judging(
            today=today,
            year=target.year,
            rules=rules,
            known_prefixes=prefixes(frozenset(r.code for r in self.regions.regencies)),
            programme=self.programme,
            central_aids=store.reference.codes("bantuan_pusat"),
            needs_category=self.is_by_group or rules.is_error("category_required"),
        )

    @property
    def rules(self) -> RuleSet:
        """The rules of the target as they stood when the judge was made."""
        return self._judging.rules

    def check_year(self) -> list[Problem]:
        """A year far off of which no source and no rule says anything was hardly meant."""
        year = self.target.year
        known = self.lines or self._store.reference.has_rules(self.target.programme, year)
        if known or abs(year - self.today.year) <= 1:
            return []
        return [warning("year.unknown", "year", year=str(year), programme=self.target.programme)]

    def kinds_for(self, chosen: str) -> Sequence[BusinessType]:
        """Kinds of business to choose from; kinds open year by year only where a rule says so."""
        if self.rules.is_on("business_open"):
            return self.business_types.open_in(self.target.year, or_chosen=chosen)
        return self.business_types.all

    def misses_category(self, category: str) -> bool:
        """Whether somebody has no group where the quotas are told apart by it."""
        return self.is_by_group and bool(self.programme.categories) and not category

    def places_left(self, draft: RecipientDraft) -> int | None:
        """Places left for somebody when the judge was made, or None if no figure is known."""
        found = self.pot(draft)
        return None if found is None else found.rest

    def pot(self, draft: RecipientDraft) -> QuotaLine | None:
        """The figure whose place somebody would take, or None if nobody gives any."""
        leaf = self.leaf_of(draft)
        if leaf not in self._pots_at:
            self._pots_at[leaf] = self._pots.find(leaf)
        return self._pots_at[leaf]

    def leaf_of(self, draft: RecipientDraft) -> Leaf:
        """Where a draft asks for a place."""
        district = district_of(draft.village_code)
        return Leaf(self.target.stage, draft.region_code, district, draft.category)

    def check(
        self,
        draft: RecipientDraft,
        around: Surroundings,
        *,
        business: BusinessType | None = None,
        written_business: str = "",
    ) -> list[Problem]:
        """Findings about a tidy draft, gravest first."""
        kind = business or self.business_types.get(draft.business_type)
        return check(draft, self._judging_of(kind, written_business), around)

    def _judging_of(self, kind: BusinessType | None, written: str) -> Judging:
        """What to judge by for a kind of business; the few kinds there are come again and again."""
        if written and kind is None:
            return replace(self._judging, written_business=written)
        code = kind.code if kind else ""
        if code not in self._by_business:
            self._by_business[code] = replace(self._judging, business=kind)
        return self._by_business[code]

    def twin(self, nik: str, person: str) -> Twin | None:
        """Who else already has a proposal in this programme's year under the same NIK."""
        found = self._store.recipients.with_nik([nik]).get(nik)
        if found is None or found.uid == person:
            return None
        target = self.target
        theirs = self._store.recipients.proposals_of([found.uid], target.programme, target.year)
        if found.uid not in theirs:
            return None
        return Twin(theirs[found.uid].uid, str(found.values["name"] or ""))

    def check_known(
        self, draft: RecipientDraft, around: Surroundings, also: Sequence[Problem] = ()
    ) -> list[Problem]:
        """The same for a record that stands, whose surroundings a bulk act knows already.

        `also` are findings of the act itself, weighed by the same rules.
        """
        tidy, rules = settled(draft), self._judging.rules
        return [*self._check_place(tidy), *self.check(tidy, around), *rules.weigh(also)]

    def check_typed(self, draft: RecipientDraft, person: str = "") -> list[Problem]:
        """What the form shows: the draft in its surroundings, which are looked up now.

        `person` is the record being changed, so that nobody is his own double.
        """
        tidy = settled(draft)
        return self.check_kept(tidy, self._look_around(tidy, person))

    def check_kept(self, draft: RecipientDraft, around: Surroundings) -> list[Problem]:
        """The same of a tidy draft whose surroundings are known already."""
        return [*self._check_place(draft), *self.check(draft, around)]

    def _check_place(self, draft: RecipientDraft) -> list[Problem]:
        """Somebody must live in a known village, and in one that is this office's to serve."""
        if len(draft.village_code) <= _DISTRICT_CODE or not self.regions.knows(draft.village_code):
            return [error("region.village_required", "village_code")]
        if not inside(draft.village_code, self.office):
            names = {
                "name": self.regions.name(draft.village_code),
                "own": self.regions.name(self.office),
            }
            return [error("region.outside", "village_code", **names)]
        return []

    def _look_around(self, draft: RecipientDraft, person: str) -> Surroundings:
        """What the store knows of the same NIK and family card; a change takes no new place."""
        recipients, target = self._store.recipients, self.target
        card = draft.family_card
        awards = self._store.awards.around(
            target.programme, nik=draft.nik, card=card, village=draft.village_code
        )
        family = recipients.families([card], target.programme, target.year).get(card, [])
        return surroundings(
            draft,
            awards,
            family=[name for uid, name in family if uid != person],
            left=None if person else self.places_left(draft),
            aid=self._store.aid.current_of(
                target.programme, target.year, nik=draft.nik, person=person
            ),
            person=person,
        )


def surroundings(
    draft: RecipientDraft,
    awards: AwardBook,
    *,
    family: Sequence[str],
    left: int | None,
    aid: AidBook = NO_AID,
    person: str = "",
) -> Surroundings:
    """What is known around a draft; `family` are others proposed this year under its No. KK."""
    return Surroundings(
        years_awarded=awards.years_of(draft.nik),
        same_family=family,
        places_left=left,
        family_awarded=awards.years_of_family(draft.family_card, draft.nik),
        namesakes=awards.namesakes(draft.name, draft.village_code),
        other_aid=aid.of(draft.nik, person),
    )
