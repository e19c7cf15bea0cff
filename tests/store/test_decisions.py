"""Reading the line of decision: who stands in it, in which order, and what is known of them."""

from __future__ import annotations

import pytest

from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.quota_ledger import Leaf
from bansos_desktop.domain.records import Kind
from bansos_desktop.store import decisions
from bansos_desktop.store.decisions import Key, Line, Namesake
from tests.factories import JAHAB, LOA_IPUH, NOW, a_nik
from tests.soundness import raw
from tests.store.conftest import Office

UEP = Line("UEP", 2025, "murni", "64.02")


def put(
    office: Office, uid: str, village: str = JAHAB, desil: int | None = 1, **more: Value
) -> None:
    """A person with a proposal of the same uid."""
    proposal: dict[str, Value] = {
        "person": f"p-{uid}",
        "programme": "UEP",
        "year": 2025,
        "stage": "murni",
        "region_code": "64.02",
        "status": "layak",
        "proposed_on": "2025-03-01",
    }
    person = {"name": f"Orang {uid}", "village_code": village, "desil": desil}
    with office.store.write(office.session.author, now=NOW, act="uji") as work:
        work.put(Kind.PERSON, f"p-{uid}", person)
        work.put(Kind.PROPOSAL, uid, proposal | more)


def uids(keys: list[Key]) -> list[str]:
    return [key.proposal for key in keys]


def test_the_line_is_ordered_by_desil_then_day_and_the_unknown_come_last(office: Office) -> None:
    put(office, "unknown", desil=None)
    put(office, "later", proposed_on="2025-04-01")
    put(office, "poor")
    put(office, "richer", desil=2)

    keys = office.store.decisions.keys(UEP)

    assert uids(keys) == ["poor", "later", "richer", "unknown"]
    assert keys[0] == Key("poor", "murni", "64.02", "layak")
    assert office.store.decisions.in_line(["richer", "gone", "poor"]) == ["poor", "richer"]


def test_the_line_is_narrowed_by_every_part(office: Office) -> None:
    put(office, "a")
    put(office, "b", village=LOA_IPUH, desil=4)
    put(office, "c", village="64.02.01.2001", desil=None)
    put(office, "d", stage="perubahan")
    put(office, "e", status="diusulkan")
    put(office, "f", region_code="64.71")
    read = office.store.decisions.keys

    assert uids(read(UEP)) == ["a", "e", "b", "c"]
    assert uids(read(Line("UEP", 2025, "murni", "64.02", "64.02.06"))) == ["a", "e", "b"]
    assert uids(read(Line("UEP", 2025, status="diusulkan"))) == ["e"]
    assert uids(read(Line("UEP", 2025, "murni", "64.02", desil=(3, 4, 0)))) == ["b", "c"]
    assert read(Line("UEP", 2024)) == []


def test_the_reserve_stands_by_number_and_the_unnumbered_behind(office: Office) -> None:
    put(office, "none", status="cadangan")
    put(office, "two", status="cadangan", reserve_rank=2)
    put(office, "one", status="cadangan", reserve_rank=1, desil=4)

    assert uids(office.store.decisions.keys(Line("UEP", 2025, status="cadangan"))) == [
        "one",
        "two",
        "none",
    ]
    assert office.store.decisions.in_line(["none", "one", "two"], by_rank=True) == [
        "one",
        "two",
        "none",
    ]
    assert office.store.decisions.reserve(UEP) == {"one": 1, "two": 2}


def test_rows_and_records_come_by_the_thousand_and_the_deleted_do_not(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decisions, "AT_ONCE", 2)
    for uid in "abcde":
        put(office, uid)
    with office.store.write(office.session.author, now=NOW, act="uji") as work:
        work.delete(Kind.PROPOSAL, "e")
    read = office.store.decisions

    rows = read.rows(list("abcdef"))

    assert sorted(rows) == list("abcd")
    assert rows["a"].name == "Orang a"
    assert rows["a"].proposed_on == "2025-03-01"
    assert sorted(read.proposals(list("abcdef"))) == list("abcd")
    assert sorted(read.people(["p-a", "p-e", "p-x"])) == ["p-a", "p-e"]


def test_a_place_is_lost_only_after_a_decree(office: Office) -> None:
    put(office, "before", status="dibatalkan")
    put(office, "after", status="dibatalkan", decree_number="1")
    put(office, "there", status="dibatalkan", decree_number="1", stage="perubahan")

    assert office.store.decisions.lost("UEP", 2025) == {
        Leaf("murni", "64.02", "64.02.06"): 1,
        Leaf("perubahan", "64.02", "64.02.06"): 1,
    }
    assert office.store.decisions.lost("UEP", 2024) == {}


def test_who_replaced_somebody_is_counted_by_the_number_kept(office: Office) -> None:
    put(office, "usual", status="ditetapkan", decree_number="1")
    put(office, "instead", status="disalurkan", decree_number="1", reserve_rank=4)
    put(office, "waiting", status="cadangan", reserve_rank=1)

    assert office.store.decisions.replaced("UEP", 2025) == {("murni", "64.02"): 1}


def test_everybody_of_the_year_under_a_nik_is_found(office: Office) -> None:
    put(office, "a")
    put(office, "b", status="draf")
    put(office, "old", year=2024)
    with office.store.write(office.session.author, now=NOW, act="uji") as work:
        for uid in ("a", "b", "old"):
            work.put(Kind.PERSON, f"p-{uid}", {"nik": a_nik()})

    assert office.store.decisions.by_nik({a_nik(), ""}, "UEP", 2025) == {
        a_nik(): [Namesake("a", "Orang a", "layak"), Namesake("b", "Orang b", "draf")]
    }


def test_a_visit_counts_unless_nobody_was_found(office: Office) -> None:
    outcomes = {"a": "selesai", "b": None, "c": "tidak_ditemukan", "d": "pindah"}
    for uid in outcomes:
        put(office, uid)
    with office.store.write(office.session.author, now=NOW, act="uji") as work:
        for uid, outcome in outcomes.items():
            work.put(Kind.VERIFICATION, f"v-{uid}", {"proposal": uid, "outcome": outcome})

    assert office.store.decisions.visited(list("abcd")) == {"a", "b"}


def test_what_was_accepted_comes_by_person(office: Office) -> None:
    with office.store.write(office.session.author, now=NOW, act="uji") as work:
        values = {"person": "p-a", "code": "desil.too_high", "reason": "sudah dicek"}
        work.put(Kind.DECISION, "d1", values)

    found = office.store.decisions.accepted(["p-a", "p-b"])

    assert found == {"p-a": {"desil.too_high": "sudah dicek"}}


def test_the_decree_written_last_is_known_before_and_after_the_first(office: Office) -> None:
    assert office.store.decisions.last_decree("UEP", 2025) is None
    put(office, "a", status="disalurkan", decree_number="2", decree_date="2025-07-02")
    put(office, "b", status="ditetapkan", decree_number="1")

    assert office.store.decisions.last_decree("UEP", 2025) == ("1", "")


def test_the_line_comes_in_its_order_out_of_an_index(office: Office) -> None:
    seen: list[str] = []
    raw(office.store).conn.set_trace_callback(seen.append)
    office.store.decisions.keys(Line("UEP", 2025, "murni", "64.02", status="layak"))
    raw(office.store).conn.set_trace_callback(None)
    plan = raw(office.store).execute(f"explain query plan {seen[-1]}").fetchall()

    steps = " ".join(str(row[3]) for row in plan)
    assert "listing_priority" in steps
    assert "TEMP B-TREE" not in steps
