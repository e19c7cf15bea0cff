"""Everything a text may mean: an import offers what is spelt alike, a person may know better."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bansos_desktop.domain.import_question import Option, Question
from bansos_desktop.domain.meaning import LEAVE, MeaningDomain
from bansos_desktop.domain.region import PROVINCE
from bansos_desktop.store.store import Store
from bansos_desktop.ui.pages.imports.meanings import domain_of, is_meaning

DISTRICT_CODE = 8  # as in 64.02.06


class PossibleAnswers:
    """Adds to the options of a question what else there is; the likely ones stay in front."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[tuple[MeaningDomain, str], Sequence[Option]] = {}

    def widened(self, question: Question) -> Question:
        """The question with all its possible answers; others than meanings stay as they are."""
        if not is_meaning(question):
            return question
        domain, within = domain_of(question), question.key.split(":", 3)[2]
        if (domain, within) not in self._known:
            self._known[domain, within] = self._all(domain, within)
        likely = [one for one in question.options if one.value != LEAVE]
        offered = {one.value for one in question.options}
        more = [one for one in self._known[domain, within] if one.value not in offered]
        rest = [one for one in question.options if one.value == LEAVE]
        return replace(question, options=(*likely, *rest, *more))

    def _all(self, domain: MeaningDomain, within: str) -> Sequence[Option]:
        if domain is MeaningDomain.BUSINESS:
            kinds = self._store.reference.business_types()
            return [Option(kind.code, kind.name) for kind in kinds]
        if domain is MeaningDomain.INSTITUTION:
            return [Option(one.uid, one.name) for one in self._store.institutions.known()]
        if domain is MeaningDomain.CATEGORY:
            programme = self._store.reference.programme(within)
            return [Option(one.code, one.name) for one in programme.categories] if programme else []
        return self._places(domain, within)

    def _places(self, domain: MeaningDomain, within: str) -> Sequence[Option]:
        book = self._store.regions.book()
        if domain is MeaningDomain.REGENCY:
            return [Option(region.code, region.name) for region in book.regencies]
        hits = book.villages(within or PROVINCE)
        if domain is MeaningDomain.VILLAGE:
            return [Option(hit.code, hit.village) for hit in hits]
        districts = {hit.code[:DISTRICT_CODE]: hit.district for hit in hits}
        return [Option(code, name) for code, name in districts.items()]
