"""Earlier aid: what the form looks up for one family is what an import finds in the whole book."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.workflow import Status
from bansos_desktop.store.awards import AwardBook
from tests.factories import NOW
from tests.soundness import raw, rows_of
from tests.store.conftest import Office, open_office

NIKS = ("", "1111111111111111", "2222222222222222", "3333333333333333")
CARDS = ("", "7777777777777777", "8888888888888888")
NAMES = ("", "Siti Aminah", "Hj. Siti Aminah", "Budi")
VILLAGES = ("", "64.02.06.1001", "64.02.06.1002")
YEARS = (2022, 2023, 2024)
PEOPLE = st.tuples(*map(st.sampled_from, (NIKS, CARDS, NAMES, YEARS, tuple(Status))))
LINES = st.tuples(*map(st.sampled_from, (NIKS, CARDS, NAMES, VILLAGES, YEARS)))
Person = tuple[str, str, str, int, Status]
Line = tuple[str, str, str, str, int]


@pytest.fixture(scope="module")
def store_of_many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """One store for all examples of the property: making one takes a while."""
    office = open_office(Path(tmp_path_factory.mktemp("riwayat")) / "data")
    yield office
    office.store.close()


def fill(office: Office, people: list[Person], lines: list[Line]) -> None:
    """Write them past the ledger, instead of those of the example before."""
    db = raw(office.store)
    for table in ("proposal", "person", "award", "listing", "quota_use"):
        db.execute(f"delete from {table}")
    for at, (nik, card, name, year, status) in enumerate(people):
        db.execute(
            "insert into person (uid, nik, family_card, name, rev) values (?, ?, ?, ?, 0)",
            [f"p{at}", nik or None, card or None, name or None],
        )
        db.execute(
            """insert into proposal (uid, person, programme, year, status, rev)
            values (?, ?, 'UEP', ?, ?, 0)""",
            [f"q{at}", f"p{at}", year, status.value],
        )
    for at, (nik, card, name, village, year) in enumerate(lines):
        db.execute(
            """insert into award (uid, programme, year, nik, family_card, name, village_code, rev)
            values (?, 'WRSE', ?, ?, ?, ?, ?, 0)""",
            [f"a{at}", year, nik or None, card or None, name or None, village or None],
        )


def seen(book: AwardBook, nik: str, card: str, name: str, village: str) -> tuple[object, ...]:
    """What the judge asks a book for."""
    return (
        book.years_of(nik),
        book.years_of_family(card, nik),
        sorted(book.namesakes(name, village)),
    )


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    people=st.lists(PEOPLE, max_size=4),
    lines=st.lists(LINES, max_size=5),
    asked=st.tuples(*map(st.sampled_from, (NIKS, CARDS, NAMES, VILLAGES))),
)
def test_the_form_finds_what_the_import_finds(
    store_of_many: Office,
    people: list[Person],
    lines: list[Line],
    asked: tuple[str, str, str, str],
) -> None:
    fill(store_of_many, people, lines)
    nik, card, _name, village = asked
    awards = store_of_many.store.awards

    one_family = awards.around("UEP", nik=nik, card=card, village=village)

    assert seen(one_family, *asked) == seen(awards.book("UEP"), *asked)


def test_only_decided_proposals_of_the_programme_count(office: Office) -> None:
    nik = NIKS[1]
    with office.store.write(office.session.author, now=NOW, act="test") as work:
        for at, (programme, status) in enumerate(
            [("UEP", "ditetapkan"), ("UEP", "diusulkan"), ("KKS", "ditetapkan")]
        ):
            work.put(Kind.PERSON, f"p{at}", {"nik": nik, "name": "Siti"})
            values = {"programme": programme, "year": 2020 + at, "status": status}
            work.put(Kind.PROPOSAL, f"q{at}", {"person": f"p{at}", **values})

    assert office.store.awards.book("UEP").years_of(nik) == [2020]


def test_a_line_that_was_taken_back_does_not_count(office: Office) -> None:
    line = {"programme": "WRSE", "year": 2024, "nik": NIKS[1], "name": "Siti", "source": "a.xlsx"}
    with office.store.write(office.session.author, now=NOW, act="test") as work:
        work.put(Kind.AWARD, "a", line)
        work.put(Kind.AWARD, "b", {**line, "nik": None, "village_code": VILLAGES[1]})
        work.delete(Kind.AWARD, "a")

    assert office.store.awards.book("UEP").years_of(NIKS[1]) == []
    (kept,) = office.store.awards.lists()
    assert (kept.people, kept.without_nik) == (1, 1)
    assert [one.name for one in office.store.awards.lines("WRSE", 2024)] == ["Siti"]
    assert office.store.awards.lines("WRSE", 2023) == []
    assert rows_of(office.store, "select count(*) from award") == [(2,)]
