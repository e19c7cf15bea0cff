"""Made-up people: within every quota, everywhere, and the same for the same seed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.workflow import Status
from bansos_desktop.runtime.resources import resource
from bansos_desktop.store.documents import Selection
from bansos_desktop.usecases import check_health, list_quotas, make_sample
from bansos_desktop.usecases.documents.export import ExportRequest, write
from bansos_desktop.usecases.refusal import Refused
from tests.factories import NOW, TODAY
from tests.soundness import rows_of
from tests.usecases.conftest import MakeOffice, Office
from tests.usecases.test_nothing_halfway import sample_words

WORDS = sample_words()


def make(office: Office, count: int, seed: int = 1, *, lives: bool = True) -> None:
    request = make_sample.SampleRequest(count, seed, WORDS, lives=lives)
    make_sample.run(office.store, office.session, request, now=NOW, today=TODAY)


def people(office: Office) -> list[tuple[Any, ...]]:
    """Everything about the people but the names of their records."""
    return rows_of(
        office.store,
        """select person.nik, family_card, person.name, birth_date, address, village_code, stage,
            status, business_type, requested_value, note, education, central_aid,
            documents, proposed_on, decree_date, status_reason, reserve_rank
        from proposal join person on person.uid = proposal.person order by proposal.id""",
    )


def test_a_whole_years_people_keep_every_quota(office: Office) -> None:
    make(office, 1680)

    lines = list_quotas.run(office.store, "UEP", 2025)
    assert len(lines) == 11
    assert all(line.rest >= 0 for line in lines)
    assert all(line.used > 0 for line in lines)
    used = office.store.quotas.use("UEP", 2025)
    assert len({region for _stage, region in used}) == 10
    assert sum(sum(use.people.values()) for use in used.values()) == 1680
    assert all(check.ok for check in check_health.run(office.store))


def test_more_people_than_a_laptop_can_hold_are_refused(office: Office) -> None:
    with pytest.raises(Refused, match=r"sample\.too_many") as refusal:
        make(office, make_sample.MOST_PEOPLE + 1)

    assert "100.000" in refusal.value.message


def test_more_people_than_places_wait_as_reserves(make_office: MakeOffice) -> None:
    office = make_office(region_code="64.11")

    make(office, 400)

    lines = {
        line.stage: line
        for line in list_quotas.run(office.store, "UEP", 2025)
        if line.region_code in ("64.11", "64")
    }
    assert lines["murni"].rest >= 0
    assert lines["perubahan"].rest >= 0
    states = {row[7] for row in people(office)[330:]}
    assert states <= {"cadangan", "tidak_layak", "dikembalikan", "draf", "dibatalkan"}


def test_without_any_figure_all_are_proposed_and_nobody_is_decided_on(office: Office) -> None:
    request = make_sample.SampleRequest(60, 1, WORDS, programme="KUKAR-PEMBERDAYAAN")
    make_sample.run(office.store, office.session, request, now=NOW, today=TODAY)

    states = {row[7] for row in people(office)}
    assert {"diusulkan", "layak", "cadangan"} <= states
    assert not states & {"ditetapkan", "disalurkan", "dimonev"}


def test_only_a_visit_about_a_business_tells_skill_and_will(office: Office) -> None:
    request = make_sample.SampleRequest(60, 1, WORDS, programme="BST-INDIVIDU")
    make_sample.run(office.store, office.session, request, now=NOW, today=TODAY)

    told = rows_of(office.store, "select distinct skill, will from verification")
    assert told == [(None, None)]


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


def states(office: Office) -> dict[str, int]:
    return dict(
        rows_of(office.store, "select status, count(*) from proposal group by status")  # type: ignore[arg-type]
    )


def belonging(office: Office, kind: Kind) -> set[str]:
    """In which states the proposals are that have such a record."""
    found = rows_of(
        office.store,
        f"select distinct status from proposal join {kind} on {kind}.proposal = proposal.uid",
    )
    return {row[0] for row in found}


def test_everybody_has_behind_them_what_led_to_where_they_stand(office: Office) -> None:
    make(office, 600)

    assert set(states(office)) == set(Status)
    handed_over = {"disalurkan", "dimonev"}
    assert belonging(office, Kind.HANDOVER) == handed_over
    assert belonging(office, Kind.MONITORING) == {"dimonev"}
    visited = {"layak", "tidak_layak", "cadangan", "ditetapkan", *handed_over}
    assert belonging(office, Kind.VERIFICATION) == visited
    without = rows_of(
        office.store,
        """select count(*) from proposal where status in ('ditetapkan', 'disalurkan', 'dimonev')
        and (decree_number is null or decree_date is null or approved_value is null)""",
    )
    assert without == [(0,)]
    silent = rows_of(
        office.store,
        """select count(*) from proposal
        where status in ('tidak_layak', 'dikembalikan', 'dibatalkan') and status_reason is null""",
    )
    assert silent == [(0,)]
    assert rows_of(
        office.store,
        "select count(*) from proposal where status = 'draf' and proposed_on is not null",
    ) == [(0,)]
    assert all(check.ok for check in check_health.run(office.store))


def test_each_stage_was_decided_on_by_one_decree_that_can_leave(
    make_office: MakeOffice, tmp_path: Path
) -> None:
    office = make_office(region_code="64.11")

    make(office, 300)

    decrees = rows_of(
        office.store,
        """select distinct stage, decree_number, decree_date from proposal
        where decree_number is not null order by stage""",
    )
    assert decrees == [
        ("murni", "CONTOH/460.1/SK/2025", "2025-04-28"),
        ("perubahan", "CONTOH/460.2/SK/2025", "2025-06-12"),
    ]
    for stage, _number, _day in decrees:
        request = ExportRequest(
            "lampiran-sk",
            Selection("UEP", 2025, stage),
            tmp_path / f"{stage}.xlsx",
            resource("formats"),
        )
        assert write(office.store, office.session, request, now=NOW).untied == ()


def test_reserves_are_ranked_without_gaps(make_office: MakeOffice) -> None:
    office = make_office(region_code="64.11")

    make(office, 200)

    ranks = rows_of(
        office.store,
        """select stage, reserve_rank from proposal where status = 'cadangan'
        order by stage, reserve_rank""",
    )
    for stage in ("murni", "perubahan"):
        own = [rank for where, rank in ranks if where == stage]
        assert own == list(range(1, len(own) + 1))


def test_codes_are_those_of_the_lists(office: Office) -> None:
    make(office, 200)

    lists = {
        "education": "pendidikan",
        "occupation": "pekerjaan",
        "marital_status": "status_perkawinan",
        "family_relation": "shdk",
        "desil_source": "sumber_desil",
        "central_aid": "bantuan_pusat",
        "disability": "ragam_disabilitas",
    }
    for column, domain in lists.items():
        known = {code for code, _label in office.store.reference.codes(domain)}
        used = rows_of(office.store, f"select distinct {column} from person")
        assert {part for (value,) in used if value for part in value.split(";")} <= known
    papers = {code for code, _label in office.store.reference.codes("dokumen")}
    seen = rows_of(office.store, "select distinct documents from proposal")
    assert {part for (value,) in seen if value for part in value.split(";")} <= papers


def test_without_lives_there_are_only_people_and_proposals(office: Office) -> None:
    make(office, 100, lives=False)

    for kind in (Kind.VERIFICATION, Kind.GOODS, Kind.HANDOVER, Kind.MONITORING):
        assert rows_of(office.store, f"select count(*) from {kind}") == [(0,)]
    assert sum(states(office).values()) == 100
