"""`isi-kuota` and `pagu`: numbers that the office enters itself, and taking them back."""

from __future__ import annotations

from argparse import Namespace

from bansos_desktop.cli import quota_acts
from bansos_desktop.cli.answer import Answer
from bansos_desktop.cli.desk import Desk, desk, paths_of
from bansos_desktop.domain.problems import Problem
from bansos_desktop.domain.quota_checks import Paper
from bansos_desktop.domain.quota_ledger import AllocationAction, FigureKey
from bansos_desktop.domain.rupiah import format_rupiah, format_thousands, parse_typed_rupiah
from bansos_desktop.usecases import enter_quota, list_quotas
from bansos_desktop.usecases.enter_quota import EntryRequest
from bansos_desktop.usecases.outcomes import NotYet
from bansos_desktop.usecases.refusal import Refused

CEILING = "pagu"


def run(arguments: Namespace) -> Answer:
    """Keep a figure or a ceiling, take it back with --cabut, or only look with --uji."""
    with desk(paths_of(arguments.data), writing=not arguments.uji) as at:
        key = quota_acts.figure(at, arguments, quota_acts.region(at, arguments.wilayah))
        enter = _withdraw if arguments.cabut else _enter
        return enter(at, arguments, key)


def _enter(at: Desk, arguments: Namespace, key: FigureKey) -> Answer:
    is_ceiling = arguments.command == CEILING
    amount = _rupiah(arguments.jumlah) if is_ceiling else arguments.jumlah
    seen = is_ceiling and arguments.setujui_peringatan
    request = _request(quota_acts.paper(at, arguments), key, amount, seen=seen)
    look = enter_quota.look_ceiling if is_ceiling else enter_quota.look_figure
    problems = look(at.store, at.session, request, today=at.today)
    quota_acts.refuse(problems)
    outcome = None
    old = _old(at, key, is_ceiling=is_ceiling)
    if not arguments.uji:
        keep = enter_quota.enter_ceiling if is_ceiling else enter_quota.enter_figure
        outcome = keep(at.store, at.session, request, now=at.now, today=at.today)
        if isinstance(outcome, NotYet):
            quota_acts.refuse(outcome.problems)
            quota_acts.refuse_unseen(outcome.problems)
    words = "Pagu disimpan" if is_ceiling else "Kuota disimpan"
    replaced = f", menggantikan {old}." if old else "."
    return quota_acts.told(at, outcome, problems, [key], f"{words}{replaced}")


def _request(paper: Paper, key: FigureKey, amount: int, *, seen: bool) -> EntryRequest:
    return EntryRequest(
        key, amount, paper.letter, paper.letter_date, paper.sentence, paper.reason, seen
    )


def _rupiah(text: str) -> int:
    """An amount that can be read in one way only."""
    amount = parse_typed_rupiah(text)
    if amount is None:
        raise Refused("quota.amount_unread", text=text)
    return amount


def _old(at: Desk, key: FigureKey, *, is_ceiling: bool) -> str:
    """The number that the new one takes the place of; "" if there is none."""
    if is_ceiling:
        ceiling = at.store.quotas.ceiling(key)
        return "" if ceiling is None else format_rupiah(ceiling)
    lines = list_quotas.run(at.store, key.programme, key.year)
    found = [one.standing for one in lines if one.key == key and one.standing is not None]
    return format_thousands(found[0].base) if found and found[0].figures else ""


def _withdraw(at: Desk, arguments: Namespace, key: FigureKey) -> Answer:
    is_ceiling = arguments.command == CEILING
    action = AllocationAction.CEILING if is_ceiling else AllocationAction.FIGURE
    uid = enter_quota.entry_uid(action, key)
    problems: list[Problem] = enter_quota.look_withdraw(at.store, at.session, uid, today=at.today)
    quota_acts.refuse(problems)
    outcome = None
    if not arguments.uji:
        outcome = enter_quota.withdraw(at.store, at.session, uid, now=at.now, today=at.today)
    return quota_acts.told(at, outcome, problems, [key], "Isian kantor dicabut.")
