"""`pindah-kuota`: places that nobody needs, from one region to another."""

from __future__ import annotations

from argparse import Namespace

from bansos_desktop.cli import quota_acts
from bansos_desktop.cli.answer import Answer
from bansos_desktop.cli.desk import desk, paths_of
from bansos_desktop.usecases import move_quota
from bansos_desktop.usecases.move_quota import MoveRequest


def run(arguments: Namespace) -> Answer:
    """Keep the transfer, or only look with --uji."""
    with desk(paths_of(arguments.data), writing=not arguments.uji) as at:
        key = quota_acts.figure(at, arguments, quota_acts.region(at, arguments.dari))
        target = quota_acts.region(at, arguments.ke)
        paper = quota_acts.paper(at, arguments)
        request = MoveRequest(
            key,
            target,
            arguments.jumlah,
            paper.letter,
            paper.letter_date,
            paper.reason,
            paper.sentence,
        )
        problems = move_quota.look_move(at.store, at.session, request, today=at.today)
        quota_acts.refuse(problems)
        outcome = None
        if not arguments.uji:
            outcome = move_quota.move(at.store, at.session, request, now=at.now, today=at.today)
        return quota_acts.told(at, outcome, problems, [key, key.at(target)], "Pemindahan disimpan.")
