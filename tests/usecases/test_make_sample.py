"""Made-up people: within every quota, everywhere, and the same for the same seed."""

from __future__ import annotations

from typing import Any

import pytest

from bansos_desktop.usecases import check_health, list_quotas, make_sample
from tests.factories import NOW, TODAY
from tests.soundness import rows_of
from tests.usecases.conftest import MakeOffice, Office
from tests.usecases.test_nothing_halfway import sample_words

WORDS = sample_words()


def make(office: Office, count: int, seed: int = 1) -> None:
    request = make_sample.SampleRequest(count, seed, WORDS)
    make_sample.run(office.store, office.session, request, now=NOW, today=TODAY)


def people(office: Office) -> list[tuple[Any, ...]]:
    """Everything about the people but the names of their records."""
    return rows_of(
        office.store,
        """select person.nik, family_card, person.name, birth_date, address, village_code, stage,
            status, business_type, requested_value, note
        from proposal join person on person.uid = proposal.person order by proposal.id""",
    )


def test_a_whole_years_people_keep_every_quota(office: Office) -> None:
    make(office, 1680)

    lines = list_quotas.run(office.store, "UEP", 2025)
    assert len(lines) == 11
    assert all(line.left >= 0 for line in lines)
    assert all(line.used > 0 for line in lines)
    used = office.store.quotas.use("UEP", 2025)
    assert len({region for _stage, region in used}) == 10
    assert sum(use.total for use in used.values()) == 1680
    assert all(check.ok for check in check_health.run(office.store))


def test_more_people_than_places_wait_as_reserves(make_office: MakeOffice) -> None:
    office = make_office(region_code="64.11")

    make(office, 400)

    lines = {
        line.stage: line
        for line in list_quotas.run(office.store, "UEP", 2025)
        if line.region_code in ("64.11", "64")
    }
    assert lines["murni"].left >= 0
    assert lines["perubahan"].left >= 0
    states = {row[7] for row in people(office)[330:]}
    assert states <= {"cadangan", "tidak_layak", "dikembalikan"}


def test_the_same_seed_makes_the_same_people(make_office: MakeOffice) -> None:
    one, two, other = make_office("a"), make_office("b"), make_office("c")

    make(one, 60)
    make(two, 60)
    make(other, 60, seed=2)

    assert people(one) == people(two)
    assert people(one) != people(other)


@pytest.mark.parametrize("region", ["64.02", "64.74"])
def test_a_kabupaten_gets_only_people_of_its_own(make_office: MakeOffice, region: str) -> None:
    office = make_office(region_code=region)

    make(office, 30)

    assert {row[5][:5] for row in people(office)} == {region}
