"""`rinci-kuota`: a lump's shares among the regions below, as one act."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from bansos_desktop.cli import quota_acts
from bansos_desktop.cli.answer import Answer
from bansos_desktop.cli.desk import Desk, desk, paths_of
from bansos_desktop.domain.region import PROVINCE, regency_of
from bansos_desktop.usecases import share_quota
from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.usecases.share_quota import SplitRequest


def run(arguments: Namespace) -> Answer:
    """Keep the shares, or only look with --uji."""
    with desk(paths_of(arguments.data), writing=not arguments.uji) as at:
        shares = _shares(at, arguments.bagian)
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
    regency = regency_of(region)
    return regency if regency and region != regency else PROVINCE


def _shares(at: Desk, named: Sequence[tuple[str, int]]) -> dict[str, int]:
    """The shares by region, each named once: of two numbers nobody knows which is meant."""
    shares: dict[str, int] = {}
    for name, count in named:
        code = quota_acts.region(at, name)
        if code in shares:
            raise Refused("quota.region_twice", region=at.store.regions.book().name(code))
        shares[code] = count
    return shares
