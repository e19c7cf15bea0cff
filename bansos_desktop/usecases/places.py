"""Which places a decision takes from, and who finds one: the store's figures, read once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from bansos_desktop.domain.decision import Places, Pot, Taking, allot, places_of
from bansos_desktop.domain.problems import Problem, error, warning
from bansos_desktop.domain.quota import Pots
from bansos_desktop.domain.quota_ledger import FigureKey, Leaf
from bansos_desktop.domain.region import PROVINCE, district_of
from bansos_desktop.domain.rule_catalogue import RULES
from bansos_desktop.domain.ties import title_of
from bansos_desktop.domain.workflow import Action, Stage
from bansos_desktop.store.recipients import StoredRecord
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import list_quotas

REPLACING = "replacement_after_decree"
Where = tuple[str, int, str, str]


class PlaceBook:
    """The places of every programme's year that is asked for; a new book sees what is new."""

    def __init__(self, store: Store, today: date) -> None:
        self._store, self._today = store, today
        self._pots: dict[tuple[str, int], Pots] = {}
        self._lost: dict[tuple[str, int], Mapping[Leaf, int]] = {}
        self._places: dict[tuple[str, int, Leaf], Places] = {}
        self._may_replace: dict[tuple[str, int], bool] = {}

    def places(self, programme: str, year: int, leaf: Leaf) -> Places:
        """The pot that somebody at `leaf` is decided on from."""
        key = self._read(programme, year)
        if (programme, year, leaf) not in self._places:
            lost = {} if self._may_replace[key] else self._lost[key]
            self._places[programme, year, leaf] = places_of(self._pots[key], lost, leaf)
        return self._places[programme, year, leaf]

    def places_for(self, proposals: Sequence[StoredRecord]) -> list[Places]:
        """The pot of each, with the kecamatan where its person lives."""
        people = {str(one.values["person"]) for one in proposals}
        persons = self._store.recipients.with_uid(people)
        found = []
        for one in proposals:
            programme, year, stage, region = _where(one)
            person = persons.get(str(one.values["person"]))
            village = str(person.values["village_code"] or "") if person else ""
            category = str(one.values["category"] or "")
            leaf = Leaf(stage, region, district_of(village), category)
            found.append(self.places(programme, year, leaf))
        return found

    def may_replace(self, programme: str, year: int) -> bool:
        """Whether the office's rule lets a reserve take the place of one cancelled later."""
        return self._may_replace[self._read(programme, year)]

    def takings(self, action: Action, proposals: Sequence[StoredRecord]) -> list[Taking]:
        """What all of them together would take, pot by pot."""
        wanted: Counter[Pot] = Counter()
        pots: dict[Pot, Places] = {}
        for places in self.places_for(proposals):
            pots[places.pot] = places
            wanted[places.pot] += 1
        return [Taking(p, wanted[pot], p.free_for(action)) for pot, p in pots.items()]

    def refusals(
        self, action: Action, proposals: Sequence[StoredRecord]
    ) -> dict[str, list[Problem]]:
        """Why each of those standing in line finds no place; nothing for who finds one."""
        refused = self._without_vacancy(proposals) if action is Action.REPLACE else {}
        line = [one for one in proposals if one.uid not in refused]
        found = self.places_for(line)
        free = {pot: count for one in found for pot, count in one.frees(action).items()}
        served = allot([one.pots for one in found], free)
        for proposal, places, is_served in zip(line, found, served, strict=True):
            if not is_served:
                programme, year, _stage, _region = _where(proposal)
                refused[proposal.uid] = [self._no_place(action, places, programme, year)]
        return refused

    def shared(self, office: str, proposals: Sequence[StoredRecord]) -> dict[str, list[Problem]]:
        """Who takes a place of the province's lump in an office that cannot see who else does."""
        if office == PROVINCE:
            return {}
        groups = self._store.reference.category_names()
        names = {**groups, PROVINCE: self._store.regions.book().name(PROVINCE)}
        found: dict[str, list[Problem]] = {}
        for one, places in zip(proposals, self.places_for(proposals), strict=True):
            if places.quota is not None and places.pot.region_code == PROVINCE:
                programme, year, _stage, _region = _where(one)
                key = FigureKey(programme, year, places.pot.stage, PROVINCE, places.pot.category)
                lump = warning("decision.shared_lump", "stage", what=title_of(key, names))
                found[one.uid] = [lump]
        return found

    def _without_vacancy(self, proposals: Sequence[StoredRecord]) -> dict[str, list[Problem]]:
        """A replacement needs a rule that allows it and somebody cancelled in the same place."""
        open_in: dict[Where, int] = {}
        refused: dict[str, list[Problem]] = {}
        for proposal in proposals:
            programme, year, stage, region = where = _where(proposal)
            if not self.may_replace(programme, year):
                title = RULES[REPLACING].title
                refused[proposal.uid] = [
                    error("decision.replacing_forbidden", "status", rule=title)
                ]
                continue
            if where not in open_in:
                gone = sum(
                    count
                    for leaf, count in self._lost[programme, year].items()
                    if (leaf.stage, leaf.region_code) == (stage, region)
                )
                taken = self._store.decisions.replaced(programme, year).get((stage, region), 0)
                open_in[where] = gone - taken
            if open_in[where] <= 0:
                refused[proposal.uid] = [
                    error("decision.nothing_to_replace", "status", where=self._words(where))
                ]
            open_in[where] -= 1
        return refused

    def _no_place(self, action: Action, places: Places, programme: str, year: int) -> Problem:
        """No figure is known, none is left for the reserve to move up to, or the quota is full."""

        def words(pot: Pot) -> str:
            return self._words((programme, year, pot.stage, pot.region_code))

        where = words(places.pot)
        if places.left is None:
            return error("decision.no_figure", "stage", where=where)
        if (whole := places.tightest).pot.whole and places.quota is not None:
            values = {"left": str(whole.left), "where": words(whole.pot)}
            return error("decision.whole_passed", "stage", **values)
        if action is Action.PROMOTE:
            return error("decision.no_place", "stage", where=where)
        values = {"left": str(places.left), "where": where}
        about = self._store.reference.programme(programme)
        if about is None or not about.overflow:
            return error("decision.quota_passed", "stage", **values)
        return error("decision.quota_passed_noted", "stage", **values, aid=about.overflow)

    def _words(self, where: Where) -> str:
        """A region with its stage, which is left out where no figure of the year names one."""
        programme, year, stage, region = where
        name = self._store.regions.book().name(region)
        pots = self._pots[self._read(programme, year)]
        if not stage or not (pots.is_empty or pots.has_stages):
            return name
        stages = {one.value: one.label for one in Stage}
        return f"{name} tahap {stages.get(stage, stage)}"

    def _read(self, programme: str, year: int) -> tuple[str, int]:
        """Read a programme's year the first time it is asked for; its key."""
        key = (programme, year)
        if key not in self._pots:
            rules = self._store.reference.rules(programme, year, self._today)
            self._may_replace[key] = rules.allows(REPLACING)
            self._pots[key] = Pots(list_quotas.run(self._store, programme, year))
            self._lost[key] = self._store.decisions.lost(programme, year)
        return key


def _where(proposal: StoredRecord) -> Where:
    """Programme, year, stage and region: what decides whose places a proposal takes."""
    values = proposal.values
    return (
        str(values["programme"] or ""),
        int(values["year"] or 0),
        str(values["stage"] or ""),
        str(values["region_code"] or ""),
    )
