"""Doing something with quotas in a test's office."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.quota import QuotaLine
from bansos_desktop.domain.quota_checks import QuotaState
from bansos_desktop.domain.quota_ledger import FigureKey, Standing
from bansos_desktop.domain.workflow import Action, Role, Status
from bansos_desktop.usecases import (
    decide_proposals,
    list_quotas,
    move_quota,
    quota_book,
    share_quota,
)
from bansos_desktop.usecases.judge import Target
from bansos_desktop.usecases.move_quota import MoveRequest
from bansos_desktop.usecases.outcomes import NotYet
from bansos_desktop.usecases.record_recipient import Recorded
from bansos_desktop.usecases.share_quota import SplitRequest
from tests.factories import NOW, TODAY, a_draft
from tests.usecases.conftest import Office

LUMP = FigureKey("UEP", 2025, "perubahan", "64")
MURNI = FigureKey("UEP", 2025, "murni", "64.02")
KUKAR, PASER, SAMARINDA, BALIKPAPAN = "64.02", "64.01", "64.72", "64.71"
TENGGARONG, SEBULU = "64.02.06", "64.02.07"
LETTER = {"letter": "460/7", "letter_date": date(2025, 7, 1), "sentence": "Kukar 20 orang"}
AMENDED = Target("UEP", 2025, "perubahan")


def split(
    office: Office,
    key: FigureKey = LUMP,
    *,
    role: Role = Role.OPERATOR,
    shares: dict[str, int],
    **paper: object,
) -> Topic | NotYet:
    """Split a figure by a letter, unless the test names another paper."""
    wanted = SplitRequest(key, shares, **(paper or LETTER))  # type: ignore[arg-type]
    session = replace(office.session, role=role)
    return share_quota.split(office.store, session, wanted, now=NOW, today=TODAY)


def move(
    office: Office, key: FigureKey, to_region: str, amount: int, **paper: object
) -> Topic | NotYet:
    """Move places for a reason, unless the test names another paper."""
    said = paper or {"reason": "tidak ada calon lagi"}
    wanted = MoveRequest(key, to_region, amount, **said)  # type: ignore[arg-type]
    return move_quota.move(office.store, office.session, wanted, now=NOW, today=TODAY)


def codes(outcome: object) -> list[tuple[str, str]]:
    """Why nothing was written: each problem's code and field."""
    assert isinstance(outcome, NotYet), outcome
    return [(one.code, one.field) for one in outcome.problems]


def state(office: Office, programme: str = "UEP", year: int = 2025) -> QuotaState:
    """The quotas as an act would find them."""
    return quota_book.read(office.store, programme, year, TODAY)


def standing(office: Office, key: FigureKey = LUMP) -> Standing:
    """One figure as it stands."""
    return state(office, key.programme, key.year).standings()[key]


def line_of(office: Office, key: FigureKey = LUMP) -> QuotaLine:
    """One figure as the Kuota page shows it."""
    lines = list_quotas.run(office.store, key.programme, key.year)
    return next(line for line in lines if line.key == key)


def eligible(
    office: Office, count: int, first: int = 1, target: Target = AMENDED, **draft: object
) -> list[str]:
    """So many people who may be decided on."""
    made = []
    for serial in range(first, first + count):
        outcome = office.record(a_draft(serial, **draft), target=target, status=Status.ELIGIBLE)
        assert isinstance(outcome, Recorded), outcome
        made.append(outcome.proposal)
    return made


def take(
    office: Office, action: Action, proposals: Sequence[str], *, skip: bool = False
) -> decide_proposals.Taken | decide_proposals.NotTaken:
    """A step with people, with all that it asks for."""
    request = decide_proposals.Request(
        action,
        proposals,
        decree_number="460/118/2025",
        decree_date=TODAY,
        reason="mengundurkan diri",
        seen_warnings=True,
    )
    return decide_proposals.run(
        office.store, office.session, request, now=NOW, today=TODAY, skip_refused=skip
    )


def decided(office: Office, count: int, first: int = 1, **draft: object) -> list[str]:
    """So many people who were decided on."""
    people = eligible(office, count, first, **draft)  # type: ignore[arg-type]
    done = take(office, Action.DECIDE, people)
    assert isinstance(done, decide_proposals.Taken), done
    return people
