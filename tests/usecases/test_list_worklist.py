"""The worklist: who waits in which village, who was met, and what was printed."""

from __future__ import annotations

from datetime import timedelta

from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.workflow import Status
from bansos_desktop.store.visits import VillageWork
from bansos_desktop.usecases import list_worklist
from bansos_desktop.usecases.list_worklist import Wanted
from tests.factories import JAHAB, LOA_IPUH, MANGGAR, NOW, TODAY, a_draft
from tests.soundness import rows_of
from tests.usecases.conftest import MakeOffice, Office
from tests.usecases.visits import a_proposal, a_visit, visit

ALL = Wanted("UEP", 2025, "64", (JAHAB, LOA_IPUH, MANGGAR), also_done=True)
KUKAR = "Kabupaten Kutai Kartanegara"


def names(office: Office, wanted: Wanted) -> list[str]:
    return [row.name[-1] for row in list_worklist.families(office.store, wanted)]


def test_villages_are_counted_by_who_waits_and_who_was_met(office: Office) -> None:
    met = a_proposal(office, 1)
    a_proposal(office, 2)
    a_proposal(office, 3, village_code=MANGGAR, region_code="64.71")
    office.record(a_draft(4), status=Status.DRAFT)
    visit(office, met)

    found = list_worklist.villages(office.store, Wanted("UEP", 2025, "64"))

    assert found == [
        VillageWork(JAHAB, "Jahab", "Tenggarong", KUKAR, 1, 1),
        VillageWork(MANGGAR, "Manggar", "Balikpapan Timur", "Kota Balikpapan", 1, 0),
    ]
    only = list_worklist.villages(office.store, Wanted("UEP", 2025, "64.71"))
    assert [one.code for one in only] == [MANGGAR]
    assert list_worklist.villages(office.store, Wanted("UEP", 2024, "64")) == []


def test_villages_where_families_wait_come_first(office: Office) -> None:
    met = a_proposal(office, 1)
    a_proposal(office, 2, village_code=LOA_IPUH)
    a_proposal(office, 3, village_code=MANGGAR, region_code="64.71")
    visit(office, met)

    found = list_worklist.villages(office.store, Wanted("UEP", 2025, "64"))

    assert [one.code for one in found] == [LOA_IPUH, MANGGAR, JAHAB]


def test_who_was_not_found_stays_on_the_list_until_met(office: Office) -> None:
    proposal = a_proposal(office, 1)
    waiting = Wanted("UEP", 2025, "64", (JAHAB,))
    missed = a_visit(outcome="tidak_ditemukan", visited_on=TODAY - timedelta(days=1))
    visit(office, proposal, missed)

    (row,) = list_worklist.families(office.store, waiting)
    assert (row.outcome, row.is_done) == ("tidak_ditemukan", False)

    visit(office, proposal)

    assert list_worklist.families(office.store, waiting) == []
    (row,) = list_worklist.families(office.store, ALL)
    assert (row.visited_on, row.recommendation, row.is_done) == ("2025-08-01", "layak", True)


def test_families_come_in_the_order_of_the_doors(office: Office) -> None:
    a_proposal(office, 1, rt="003", village_code=LOA_IPUH)
    a_proposal(office, 2, rt="002")
    a_proposal(office, 3, rt="001")

    assert names(office, ALL) == ["C", "B", "A"]
    groups = list_worklist.by_village(list_worklist.families(office.store, ALL))
    assert [[row.name[-1] for row in group] for group in groups] == [["C", "B"], ["A"]]
    first = list_worklist.families(office.store, ALL, limit=1)
    assert [row.name[-1] for row in first] == ["C"]


def test_an_office_sees_only_its_own_families(make_office: MakeOffice) -> None:
    office = make_office("kukar", region_code="64.02")
    a_proposal(office, 1)

    assert names(office, Wanted("UEP", 2025, "64.02", (JAHAB,))) == ["A"]
    assert names(office, Wanted("UEP", 2025, "64.71", (JAHAB,))) == []
    assert names(office, Wanted("UEP", 2025, "64.02")) == []


def test_a_family_whose_village_nobody_knows_is_listed_too(office: Office) -> None:
    proposal = a_proposal(office, 1)
    with office.store.write(office.session.author, now=NOW, act="import.apply") as work:
        stored = office.store.recipients.proposal(proposal)
        assert stored is not None
        work.put(Kind.PERSON, str(stored.values["person"]), {"village_code": None})

    (village,) = list_worklist.villages(office.store, Wanted("UEP", 2025, "64"))

    assert (village.code, village.village, village.waiting) == ("", "", 1)
    assert names(office, Wanted("UEP", 2025, "64", ("",))) == ["A"]


def test_what_was_printed_is_in_the_ledger_without_a_name(office: Office) -> None:
    wanted = Wanted("UEP", 2025, "64", (JAHAB,))

    list_worklist.note_printed(
        office.store,
        office.session,
        "daftar-kunjungan",
        wanted,
        printed=(3, "<p>Siti</p>"),
        now=NOW,
    )

    (row,) = rows_of(office.store, "select document, year, row_count, length(sha256) from export")
    assert row == ("daftar-kunjungan", 2025, 3, 64)
    changes = rows_of(office.store, "select changes from ledger where act = 'document.export'")
    assert "Siti" not in str(changes)
