"""`klaim`: what sources say side by side, and which of them the office goes by."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import dataclass

from bansos_desktop.cli import quota_acts
from bansos_desktop.cli.answer import Answer, Reply
from bansos_desktop.cli.desk import Desk, desk, paths_of
from bansos_desktop.domain.problems import Problem
from bansos_desktop.domain.quota_claims import Claim, Subject, Topic, span_text
from bansos_desktop.usecases import choose_claim
from bansos_desktop.usecases.choose_claim import ChooseRequest
from bansos_desktop.usecases.outcomes import NotYet
from bansos_desktop.usecases.refusal import Refused


def run(arguments: Namespace) -> Answer:
    """List them, after choosing one or taking a choice back if that was asked for."""
    writing = bool(arguments.pakai) or arguments.cabut
    with desk(paths_of(arguments.data), writing=writing) as at:
        programme = at.known_programme(arguments.program)
        done = _act(at, arguments) if writing else _NOTHING_DONE
        found = choose_claim.claims(at.store, programme, arguments.tahun, today=at.today)
        names = at.store.regions.book()
    items = [_item(one, names.name(one.statement.topic.region_code)) for one in found]
    table = _table(found, [str(one["name"]) for one in items])
    warnings = [quota_acts.problem_values(one) for one in done.problems]
    return Answer({"items": items, "warnings": warnings}, "\n".join([*done.lines, table]))


@dataclass(frozen=True, slots=True)
class _Done:
    """What is said above the list: what counts now, and what of it wants a look."""

    lines: Sequence[str] = ()
    problems: Sequence[Problem] = ()


_NOTHING_DONE = _Done()


def _act(at: Desk, arguments: Namespace) -> _Done:
    """Choose or take back; a warning is of before the choice, which is a neighbour itself then."""
    topic = _topic(at, arguments)
    problems: Sequence[Problem] = ()
    if arguments.cabut:
        outcome = choose_claim.withdraw_choice(
            at.store, at.session, topic, now=at.now, today=at.today
        )
    else:
        seen = arguments.setujui_peringatan
        request = ChooseRequest(topic, arguments.pakai, arguments.alasan, arguments.jumlah, seen)
        problems = choose_claim.look_choose(at.store, at.session, request, today=at.today)
        quota_acts.refuse(problems)
        outcome = choose_claim.choose(at.store, at.session, request, now=at.now, today=at.today)
    if isinstance(outcome, NotYet):
        quota_acts.refuse(outcome.problems)
        quota_acts.refuse_unseen(outcome.problems)
    what = "Pilihan sumber dicabut." if arguments.cabut else _chosen(at, topic)
    return _Done([what, *(one.message for one in problems)], problems)


def _chosen(at: Desk, topic: Topic) -> str:
    """The numbers that count now, and by whose word."""
    found = choose_claim.claims(at.store, topic.programme, topic.year, today=at.today)
    one = next(one for one in found if one.is_chosen and one.statement.topic == topic)
    span = span_text(topic.subject, one.force.low, one.force.high)
    stage = f" {topic.stage}" if topic.stage else ""
    region = at.store.regions.book().name(topic.region_code)
    subject = Subject(topic.subject).label
    return (
        f"Disimpan: {subject}, {topic.programme}{stage} {topic.year}, {region}: {span} menurut "
        f"{one.statement.source}."
    )


def _topic(at: Desk, arguments: Namespace) -> Topic:
    """The one thing that the options are about; Refused if they fit none or several."""
    region = quota_acts.region(at, arguments.wilayah) if arguments.wilayah else ""
    topics = {
        one.topic
        for one in at.store.claims.statements(arguments.program, arguments.tahun)
        if one.topic.subject == arguments.hal
        and arguments.tahap in ("", one.topic.stage)
        and region in ("", one.topic.region_code)
        and arguments.pakai in (None, one.source)
    }
    if len(topics) != 1:
        raise Refused("claim.unknown")
    return topics.pop()


def _table(found: Sequence[Claim], names: Sequence[str]) -> str:
    if not found:
        return "Tidak ada sumber yang bertentangan untuk pilihan ini."
    lines = []
    last: Topic | None = None
    for claim, name in zip(found, names, strict=True):
        one = claim.statement
        if one.topic != last:
            last = one.topic
            stage = f" {last.stage}" if last.stage else ""
            subject = Subject(last.subject).label
            lines.append(f"{subject}, {last.programme}{stage} {last.year}, {name}:")
        sign = "*" if claim.in_force else " "
        lines.append(f" {sign} {one.source:<12} {one.span}  {one.sentence}")
        lines.append(f"     {claim.why}")
        if one.note:
            lines.append(f"     Catatan: {one.note}")
    return "\n".join(lines)


def _item(claim: Claim, name: str) -> Reply:
    one = claim.statement
    choice = claim.choice if claim.is_chosen else None
    return {
        "program": one.topic.programme,
        "year": one.topic.year,
        "stage": one.topic.stage,
        "region": one.topic.region_code,
        "name": name,
        "subject": one.topic.subject,
        "low": one.low,
        "high": one.high,
        "source": one.source,
        "source_title": one.source_title,
        "source_date": one.source_date,
        "sentence": one.sentence,
        "note": one.note,
        "in_force": claim.in_force,
        "chosen": claim.is_chosen,
        "reason": choice.reason if choice else "",
        "chosen_by": choice.by if choice else "",
        "chosen_at": choice.at if choice else "",
        "why": claim.why,
    }
