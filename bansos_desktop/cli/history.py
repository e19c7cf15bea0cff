"""`riwayat`: what was done in the office, or to one family, newest first."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from bansos_desktop.cli.answer import Answer, Reply
from bansos_desktop.cli.desk import Desk, desk, paths_of
from bansos_desktop.domain.history import Event, count_words, moment_words
from bansos_desktop.domain.rupiah import format_thousands
from bansos_desktop.usecases import tell_history
from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.usecases.tell_history import ToldAct

MOST_AMOUNTS = 20


def run(arguments: Namespace) -> Answer:
    """The acts of the office, with the batch by which `urungkan` knows them; or one family's."""
    with desk(paths_of(arguments.data), writing=False) as at:
        if arguments.orang:
            events = _events(at, arguments.orang)[: arguments.jumlah]
            text = "\n".join(event.text for event in events) or "Belum ada riwayat."
            return Answer({"items": [_event(event) for event in events]}, text)
        acts = tell_history.acts(at.store, at.session, limit=arguments.jumlah)
    text = "\n".join(_line(act) for act in acts)
    return Answer({"items": [_act(act) for act in acts]}, text)


def _events(at: Desk, person: str) -> Sequence[Event]:
    """By NIK, or by the uid of the person or of a proposal."""
    found = at.store.recipients.with_nik([person]).get(person)
    uid = found.uid if found else person
    events = tell_history.of_person(at.store, uid)
    if not events:
        raise Refused("history.unknown_person")
    return events


def _line(act: ToldAct) -> str:
    about = act.name or count_words(act.counts, format_thousands)
    state = " [diurungkan]" if act.undone else ""
    words = f"{moment_words(act.head.at)}, {act.head.user}: {act.words}"
    told = f" ({about})" if about else ""
    lines = [f"{words}{told}{state}  {act.head.batch}"]
    lines += [f"    {one}" for one in act.amounts[:MOST_AMOUNTS]]
    if len(act.amounts) > MOST_AMOUNTS:
        lines.append(f"    … dan {len(act.amounts) - MOST_AMOUNTS} angka lagi.")
    return "\n".join(lines)


def _act(act: ToldAct) -> Reply:
    return {
        "batch": act.head.batch,
        "at": act.head.at,
        "user": act.head.user,
        "act": act.head.act,
        "words": act.words,
        "records": {kind.value: count for kind, count in act.counts.items()},
        "amounts": list(act.amounts),
        "undone": act.undone,
        "may_undo": act.may_undo,
    }


def _event(event: Event) -> Reply:
    return {
        "batch": event.batch,
        "at": event.moment,
        "user": event.user,
        "words": event.act,
        "lines": list(event.lines),
    }
