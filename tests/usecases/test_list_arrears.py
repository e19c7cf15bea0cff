"""Which months of a monthly aid are owed."""

from __future__ import annotations

from datetime import date

from bansos_desktop.usecases import list_arrears
from tests.monthly import FOOD, YEAR, a_month, decided_people
from tests.usecases.conftest import Office
from tests.usecases.test_record_instalments import hand_out


def test_months_that_are_over_are_owed_from_the_decree_on(office: Office) -> None:
    people = decided_people(office.store, office.session, 3, decree="2025-05-20")
    hand_out(office, a_month(people[:2], "2025-06"))

    found = list_arrears.run(office.store, FOOD, YEAR, today=date(2025, 8, 1))

    assert list(found.items()) == [("2025-07", 3), ("2025-06", 1), ("2025-05", 3)]


def test_other_aid_owes_no_months(office: Office) -> None:
    assert list_arrears.run(office.store, "UEP", YEAR, today=date(2025, 8, 1)) == {}
    assert list_arrears.run(office.store, "TIDAK-ADA", YEAR, today=date(2025, 8, 1)) == {}
