"""`rinci-kuota`: a lump's shares among the regions below, as one act."""

from __future__ import annotations

from argparse import Namespace

from bansos_desktop.cli import quota_acts
from bansos_desktop.cli.answer import Answer
from bansos_desktop.cli.desk import desk, paths_of
from bansos_desktop.domain.region import PROVINCE, regency_of
from bansos_desktop.usecases import share_quota
from bansos_desktop.usecases.share_quota import SplitRequest


def run(arguments: Namespace) -> Answer:
    """Keep the shares, or only look with --uji."""
    with desk(paths_of(arguments.data), writing=not arguments.uji) as at:
        shares = {quota_acts.region(at, name): count for name, count in arguments.bagian}
        key = quota_acts.figure(at, arguments, _lump(next(iter(shares))))
        paper = quota_acts.paper(at, arguments)
        request = SplitRequest(
            key, shares, paper.letter, paper.letter_date, paper.sentence, paper.reason
        )
        problems = share_quota.look_split(at.store, at.session, request, today=at.today)
        quota_acts.refuse(problems)
        outcome = None
        if not arguments.uji:
            outcome = share_quota.split(at.store, at.session, request, now=at.now, today=at.today)
        keys = [key, *(key.at(code) for code in shares)]
        return quota_acts.told(at, outcome, problems, keys, "Rincian disimpan.")


def _lump(region: str) -> str:
    """The region whose figure is split so that this one gets a share."""
    return regency_of(region) if region != regency_of(region) else PROVINCE
