"""Where somebody worked last is where the window opens."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bansos_desktop.usecases import keep_scope
from bansos_desktop.usecases.keep_scope import Chosen
from tests.factories import NOW, TODAY, a_draft
from tests.usecases.conftest import Office


def chosen(office: Office, today: date = TODAY, user: str = "") -> Chosen:
    session = replace(office.session, user=user or office.session.user)
    return keep_scope.chosen(office.store, session, today=today)


def test_the_first_time_it_is_this_year_or_the_newest_with_figures(office: Office) -> None:
    assert chosen(office) == Chosen("UEP", 2025)
    assert chosen(office, date(2026, 11, 25)) == Chosen("UEP", 2025)
    assert chosen(office, date(2020, 1, 1)) == Chosen("UEP", 2020)


def test_one_family_of_next_year_moves_nobody(office: Office) -> None:
    office.record(a_draft(1), target=replace(office.target, year=2026))

    assert chosen(office) == Chosen("UEP", 2025)


def test_a_choice_is_kept_per_user_and_in_no_ledger(office: Office) -> None:
    entries = office.store.ledger.count()

    keep_scope.keep(office.store, office.session, Chosen("BST-LKS", 2024), now=NOW)

    assert chosen(office) == Chosen("BST-LKS", 2024)
    assert chosen(office, user="Orang lain") == Chosen("UEP", 2025)
    assert office.store.ledger.count() == entries


def test_a_programme_that_is_gone_is_not_opened(office: Office) -> None:
    keep_scope.keep(office.store, office.session, Chosen("DIHAPUS", 2024), now=NOW)

    assert chosen(office) == Chosen("UEP", 2025)
