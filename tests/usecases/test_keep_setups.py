"""The exchange folder and what was put off belong to the laptop and stay out of the ledger."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from bansos_desktop.domain.program_version import version_from
from bansos_desktop.usecases import keep_setups
from tests.factories import NOW, TODAY
from tests.usecases.conftest import Office

NEWER = version_from((0, 9))


def test_the_exchange_folder_is_the_same_for_every_user(office: Office) -> None:
    entries, other = office.store.ledger.count(), replace(office.session, user="Orang lain")

    assert keep_setups.exchange_folder(office.store) is None
    keep_setups.keep_exchange_folder(office.store, other, Path("/tukar"), now=NOW)
    assert keep_setups.exchange_folder(office.store) == Path("/tukar")
    keep_setups.keep_exchange_folder(office.store, office.session, None, now=NOW)
    assert keep_setups.exchange_folder(office.store) is None
    assert office.store.ledger.count() == entries


def test_what_is_put_off_comes_again_the_next_day(office: Office) -> None:
    keep_setups.put_off(office.store, office.session, NEWER, today=TODAY, now=NOW)

    assert keep_setups.is_put_off(office.store, NEWER, TODAY)
    assert not keep_setups.is_put_off(office.store, NEWER, TODAY + timedelta(days=1))
    assert not keep_setups.is_put_off(office.store, version_from((1, 0)), TODAY)
