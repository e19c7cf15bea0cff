"""The gate: what of a document's totals does not tie to quota, people and handovers, and where.

Every fault names the proposals it is about, or its region; a document with faults leaves only as a
draft that says so of itself (`export`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bansos_desktop.domain.dates import format_short
from bansos_desktop.domain.problems import Problem, Severity
from bansos_desktop.domain.programme_rules import knows_value
from bansos_desktop.domain.quota import QuotaLine
from bansos_desktop.domain.region import PROVINCE, inside, regency_of
from bansos_desktop.domain.rule_catalogue import OFF
from bansos_desktop.domain.rules import RuleSet
from bansos_desktop.domain.rupiah import format_rupiah, format_thousands
from bansos_desktop.domain.tie_out import (
    ABOUT_DECIDED,
    SUMMARIES,
    Tie,
    Untied,
    listed,
    ties_of,
)
from bansos_desktop.domain.workflow import DECIDED, Stage, Status
from bansos_desktop.store.documents import Selection
from bansos_desktop.store.tie_out import Asked, Standing
from bansos_desktop.store.work_list import OpenProposal
from bansos_desktop.usecases import list_findings, list_quotas
from bansos_desktop.usecases.documents.source import Source
from bansos_desktop.usecases.progress import UNWATCHED, Progress
from bansos_desktop.usecases.refusal import Refused

PLACES_NAMED = 3
DECREES_NAMED = 3
# A NIK that is missing has a line of its own.
_TOLD_ELSEWHERE = frozenset({"nik.missing"})
_Judged = Sequence[tuple[OpenProposal, Sequence[Problem]]]


class NotTied(Refused):
    """A document whose totals do not tie; `untied` is the list, which the message tells too."""

    def __init__(self, untied: Sequence[Untied]) -> None:
        super().__init__("document.untied", count=format_thousands(len(untied)))
        self.untied = tuple(untied)
        self.message = f"{self.message}\n{listed(untied)}"
        self.details = {"untied": told(untied)}


def told(untied: Iterable[Untied]) -> list[dict[str, object]]:
    """The list for another program; whom a fault is about is only counted."""
    return [
        {"code": one.code, "message": one.message, "people": len(one.proposals)} for one in untied
    ]


@dataclass(frozen=True, slots=True)
class Looked:
    """What does not tie; `found` are those of whom the rules find anything, None if not asked."""

    untied: tuple[Untied, ...]
    found: tuple[str, ...] | None = None


def run(source: Source, document: str, progress: Progress = UNWATCHED) -> tuple[Untied, ...]:
    """Everything of `document` that does not tie, in the order of `Tie`."""
    return look(source, document, progress).untied


def look(source: Source, document: str, progress: Progress = UNWATCHED) -> Looked:
    """The same, with whom the rules found something about while they were asked."""
    one = _Look(source, document)
    untied = [*one.places(), *one.miscounts(), *one.decrees(), *one.people()]
    judged = one.judged(progress) if Tie.FINDINGS in one.ties else None
    untied += one.findings(judged or ())
    order = [tie.value for tie in Tie]
    found = None if judged is None else tuple(proposal.uid for proposal, _problems in judged)
    return Looked(tuple(sorted(untied, key=lambda fault: order.index(fault.code))), found)


class _Look:
    """One document's checks against one source."""

    def __init__(self, source: Source, document: str) -> None:
        self._source, self._store = source, source.store
        self._selection = source.selection
        self._rules = self._rules_in_force()
        self.ties = self._owed(document)
        self._asked = Asked(
            # A summary has a row for every state, whatever is chosen.
            _any_status(self._selection) if document in SUMMARIES else self._selection,
            only_decided=document in ABOUT_DECIDED,
            everybody=document in SUMMARIES,
            whole_plan=Tie.NUMBER_MISSING not in self.ties,
            low=self._rules.number("value_min"),
            high=self._rules.number("value_max"),
            monthly=source.is_monthly,
        )

    def places(self) -> Iterator[Untied]:
        """Places taken, or decided on, beyond a figure; none for a rule that is switched off."""
        lines = list_quotas.run(self._store, self._selection.programme, self._selection.year)
        limit = self._rules.rules.get("quota_left")
        is_free = limit is not None and limit.level == OFF
        for quota, line in _pots(lines, self._selection):
            beyond = list(self._passed(quota, line, is_free=is_free))
            yield from [self._without_share(line)] if beyond and line.is_parted else beyond

    def _passed(self, quota: int, line: QuotaLine, *, is_free: bool) -> Iterator[Untied]:
        used = line.own_use.used
        if Tie.PLACES_USED in self.ties and not is_free and used > quota:
            yield self._beyond(Tie.PLACES_USED, line, used, quota)
        decided = line.own_use.among(DECIDED)
        if Tie.PLACES_DECIDED in self.ties and decided > quota:
            yield self._beyond(Tie.PLACES_DECIDED, line, decided, quota)

    def miscounts(self) -> Iterator[Untied]:
        """Sums of the recapitulation beside the people they are made of."""
        if Tie.COUNTS not in self.ties:
            return
        selection = self._selection
        for one in self._store.tie_out.miscounts(selection.programme, selection.year):
            region = regency_of(selection.region_code)
            if region in ("", one.region_code) and selection.stage in ("", one.stage):
                labels = {state.value: state.label for state in Status}
                args = {
                    "where": self._source.regions.name(one.region_code),
                    "stage": _stage(one.stage),
                    "status": labels.get(one.status, one.status),
                    "counted": format_thousands(one.counted),
                    "people": format_thousands(one.records),
                }
                yield Untied(Tie.COUNTS.value, args, (), one.region_code)

    def decrees(self) -> Iterator[Untied]:
        """More than one decree under one heading; whoever the first has not decided on is named."""
        if Tie.SEVERAL_DECREES not in self.ties:
            return
        found = self._store.tie_out.decrees(self._asked)
        if len(found) < 2:
            return
        names = [
            f"{number} {_written(day)}: {format_thousands(len(people))} orang"
            for (number, day), people in list(found.items())[:DECREES_NAMED]
        ]
        if len(found) > DECREES_NAMED:
            names.append("…")
        others = [uid for people in list(found.values())[1:] for uid in people]
        args = {"count": format_thousands(len(found)), "decrees": "; ".join(names)}
        yield Untied(Tie.SEVERAL_DECREES.value, args, tuple(others), self._selection.region_code)

    def people(self) -> Iterator[Untied]:
        """What the records themselves tell."""
        for tie, standing in self._store.tie_out.people(self._asked, self.ties).items():
            more = {"range": self._range()} if tie is Tie.APPROVED_RANGE else {}
            yield self._about(tie, standing, more)

    def judged(self, progress: Progress) -> _Judged:
        """The open proposals of the document about which the rules have something to say."""
        source = self._source
        found = list_findings.judge_report(
            self._store,
            self._selection,
            office=source.session.region_code,
            today=source.today,
            progress=progress,
        )
        return list(found)

    def findings(self, judged: _Judged) -> Iterator[Untied]:
        """Errors of the rules that nobody has accepted with a reason."""
        found = [
            Standing(
                one.uid,
                str(one.proposal["region_code"] or ""),
                str(one.person["village_code"] or ""),
            )
            for one, problems in judged
            if any(
                problem.severity is Severity.ERROR and problem.code not in _TOLD_ELSEWHERE
                for problem in problems
            )
        ]
        if found:
            yield self._about(Tie.FINDINGS, found, {})

    def _about(self, tie: Tie, standing: Sequence[Standing], more: Mapping[str, str]) -> Untied:
        regencies = {one.region_code for one in standing}
        args = {"people": format_thousands(len(standing)), "where": self._where(standing), **more}
        region = regencies.pop() if len(regencies) == 1 else ""
        return Untied(tie.value, args, tuple(one.uid for one in standing), region)

    def _where(self, standing: Sequence[Standing]) -> str:
        """How many in which kabupaten, or in which kecamatan if all are of one kabupaten."""
        regencies = {one.region_code for one in standing}
        if len(regencies) > 1:
            codes = Counter(one.region_code for one in standing)
        else:
            codes = Counter(one.village_code[:8] for one in standing)
        named = [
            f"{self._source.regions.name(code) or 'tanpa wilayah'} {format_thousands(count)}"
            for code, count in codes.most_common(PLACES_NAMED)
        ]
        if len(codes) > PLACES_NAMED:
            named.append(f"{format_thousands(len(codes) - PLACES_NAMED)} tempat lain")
        return ", ".join(named)

    def _beyond(self, tie: Tie, line: QuotaLine, used: int, quota: int) -> Untied:
        is_lump = line.region_code == PROVINCE
        args = {
            "where": "Kuota provinsi yang belum dirinci" if is_lump else line.region_name,
            "stage": _stage(line.stage),
            "used": format_thousands(used),
            "quota": format_thousands(quota),
            "over": format_thousands(used - quota),
        }
        return Untied(tie.value, args, (), line.region_code)

    def _without_share(self, line: QuotaLine) -> Untied:
        """Nobody is wrong there: the region of who counts on a parted figure has no share."""
        args = {
            "where": f"Kuota {line.region_name}",
            "stage": _stage(line.stage),
            "used": format_thousands(line.own_use.used),
            "decided": format_thousands(line.own_use.among(DECIDED)),
        }
        return Untied(Tie.PLACES_PARTED.value, args, (), line.region_code)

    def _range(self) -> str:
        limits = (("paling sedikit", self._asked.low), ("paling banyak", self._asked.high))
        return " dan ".join(
            f"{words} {format_rupiah(value)}" for words, value in limits if value is not None
        )

    def _owed(self, document: str) -> Collection[Tie]:
        """The document's checks; no value is missed where the programme knows of none."""
        programme = self._source.programme
        ties = ties_of(document, monthly=self._source.is_monthly, programme=programme)
        if knows_value(programme, self._rules):
            return ties
        return frozenset(ties) - {Tie.REQUESTED_MISSING, Tie.APPROVED_MISSING}

    def _rules_in_force(self) -> RuleSet:
        selection = self._selection
        return self._store.reference.rules(selection.programme, selection.year, self._source.today)


def _written(day: str) -> str:
    """The day of a decree; the same number on another day is another decree."""
    return format_short(date.fromisoformat(day)) if day else "tanpa tanggal"


def _stage(stage: str) -> str:
    labels = {one.value: one.label for one in Stage}
    return labels.get(stage, "semua tahap")


def _any_status(selection: Selection) -> Selection:
    return Selection(selection.programme, selection.year, selection.stage, selection.region_code)


def _pots(lines: Sequence[QuotaLine], selection: Selection) -> Iterator[tuple[int, QuotaLine]]:
    """Each pot of places with its figure.

    A kabupaten without a figure of its own takes from the province's lump.
    """
    regency = regency_of(selection.region_code)
    wanted = [one for one in lines if selection.stage in ("", one.stage) or not one.stage]
    own = {(one.stage, one.category) for one in wanted if one.region_code == regency}
    for line in wanted:
        is_own_lump = line.region_code == PROVINCE and (line.stage, line.category) not in own
        if not regency or inside(line.region_code, regency) or is_own_lump:
            yield line.open, line
