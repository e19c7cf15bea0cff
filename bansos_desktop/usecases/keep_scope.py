"""The programme and year somebody works in, kept per user so that a restart does not move them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bansos_desktop.domain.programme import FIRST_PROGRAMME
from bansos_desktop.domain.quota import working_year
from bansos_desktop.domain.session import Session
from bansos_desktop.store.preferences import keep_preference
from bansos_desktop.store.store import Store

KEY = "ruang.kerja"


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the window opens with."""

    programme: str
    year: int


def chosen(store: Store, session: Session, *, today: date) -> Chosen:
    """What this user worked in last; the first time UEP, in the newest year not yet to come."""
    programme, _, year = store.preferences.get(session.user, KEY).rpartition("|")
    known = {one.code for one in store.reference.programmes()}
    if programme in known and year.isdecimal():
        return Chosen(programme, int(year))
    years = store.quotas.years(FIRST_PROGRAMME)
    return Chosen(FIRST_PROGRAMME, working_year(years, today.year))


def keep(store: Store, session: Session, wanted: Chosen, *, now: datetime) -> None:
    """Remember it, in no ledger."""
    with store.write(session.author, now=now, act="view.keep") as work:
        keep_preference(work, session.user, KEY, f"{wanted.programme}|{wanted.year}")
