"""What is checked about one month of a monthly aid."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain.instalment import (
    InstalmentDraft,
    InstalmentFacts,
    check_absence,
    check_instalment,
    check_month,
    instalment_uid,
    is_month,
    month_label,
    month_name,
    month_of,
    months_due,
    months_of,
    usual_month,
)
from bansos_desktop.domain.problems import Severity

TODAY = date(2025, 8, 1)
GOOD = InstalmentDraft(
    given_on=date(2025, 3, 20),
    amount=300_000,
    form="Beras 10 kg",
    received_by="Orang Contoh A",
    received_as="sendiri",
    officer="Siti Operator",
)
FACTS = InstalmentFacts(
    "2025-03", 2025, "ditetapkan", date(2025, 2, 3), value_min=300_000, value_max=300_000
)


def codes(draft: InstalmentDraft, **changed: object) -> list[str]:
    facts = replace(FACTS, **changed)  # type: ignore[arg-type]  # a test names fields
    return [one.code for one in check_instalment(draft, facts, TODAY, ("sendiri", "keluarga"))]


def test_a_month_as_it_should_be_has_nothing_to_say() -> None:
    assert codes(GOOD) == []
    assert codes(GOOD, value_min=None, value_max=None, decree_date=None) == []


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"given_on": None}, "instalment.day_missing"),
        ({"given_on": date(2025, 8, 2)}, "instalment.day_future"),
        ({"given_on": date(2025, 2, 2)}, "instalment.before_decree"),
        ({"given_on": date(2025, 2, 27)}, "instalment.before_month"),
        ({"amount": None}, "instalment.amount_missing"),
        ({"amount": 0}, "instalment.amount_missing"),
        ({"amount": 299_999}, "instalment.amount_low"),
        ({"amount": 300_001}, "instalment.amount_high"),
        ({"received_as": ""}, "instalment.received_as_missing"),
        ({"received_as": "tetangga", "note": "x"}, "instalment.received_as_missing"),
        ({"received_by": " "}, "instalment.receiver_missing"),
        ({"received_as": "keluarga"}, "instalment.representative_note"),
    ],
)
def test_what_is_amiss_is_said(changed: dict[str, object], code: str) -> None:
    draft = replace(GOOD, **changed)  # type: ignore[arg-type]  # a test names fields

    assert codes(draft) == [code]


def test_more_than_was_granted_is_said() -> None:
    free = {"value_min": None, "value_max": None}

    assert codes(GOOD, granted=299_999, **free) == ["instalment.amount_above"]
    assert codes(GOOD, granted=300_000, **free) == []


def test_a_month_is_not_handed_out_before_it_begins() -> None:
    draft = replace(GOOD, given_on=date(2025, 2, 28))
    (found,) = check_instalment(draft, FACTS, TODAY)

    assert found.severity is Severity.ERROR
    assert found.message.startswith("Bulan Maret 2025 belum mulai pada tanggal itu (28/02/2025).")
    assert codes(replace(GOOD, given_on=date(2025, 3, 1))) == []


def test_a_representative_with_a_note_is_welcome() -> None:
    assert codes(replace(GOOD, received_as="keluarga", note="Anaknya, ibu sakit")) == []


def test_odd_amounts_stop_nobody() -> None:
    found = check_instalment(replace(GOOD, amount=1), FACTS, TODAY)

    assert {one.severity for one in found} == {Severity.WARNING}


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"period": "2024-03"}, "instalment.other_year"),
        ({"period": "2025-09"}, "instalment.month_ahead"),
        ({"status": "dibatalkan"}, "instalment.not_decided"),
        ({"status": "layak"}, "instalment.not_decided"),
        ({"status": ""}, "instalment.not_decided"),
    ],
)
def test_no_month_is_written_where_there_is_none(changed: dict[str, object], code: str) -> None:
    facts = replace(FACTS, **changed)  # type: ignore[arg-type]  # a test names fields

    assert [one.code for one in check_month(facts, TODAY)] == [code]


def test_this_month_may_be_written() -> None:
    assert check_month(replace(FACTS, period="2025-08"), TODAY) == []


def test_who_did_not_come_needs_a_reason() -> None:
    assert [one.code for one in check_absence(" ", FACTS, TODAY)] == ["instalment.reason_missing"]
    assert check_absence("Tidak hadir", FACTS, TODAY) == []


@given(
    st.builds(
        InstalmentDraft,
        given_on=st.none() | st.dates(),
        amount=st.none() | st.integers(0, 10**9),
        received_as=st.sampled_from(("", "sendiri", "wakil")),
        note=st.sampled_from(("", "Catatan")),
    )
)
def test_what_is_kept_is_shown_again(draft: InstalmentDraft) -> None:
    assert InstalmentDraft.from_record(draft.values()) == draft


def test_texts_are_kept_tidy() -> None:
    assert InstalmentDraft(note="  dua   kata ").values()["note"] == "dua kata"


def test_a_persons_name_is_in_no_repr() -> None:
    assert "Orang" not in repr(GOOD)


def test_a_month_of_a_proposal_has_one_name_everywhere() -> None:
    names = {instalment_uid(who, month) for who in ("a", "b") for month in months_of(2025)}

    assert len(names) == 24
    assert instalment_uid("a", "2025-01") == instalment_uid("a", "2025-01")
    assert all(len(name) == 32 for name in names)


def test_months_have_names() -> None:
    assert months_of(2025)[0] == "2025-01"
    assert months_of(2025)[-1] == "2025-12"
    assert (month_name("2025-03"), month_label("2025-03")) == ("Maret", "Maret 2025")
    assert (month_name("lalu"), month_label("lalu")) == ("lalu", "lalu")
    assert is_month("2025-12")
    assert not is_month("2025-13")
    assert not is_month("٢٠٢٥-01")
    assert month_of(TODAY) == "2025-08"


def test_the_usual_month_is_this_one_or_the_nearest_of_the_year() -> None:
    assert usual_month(2025, TODAY) == "2025-08"
    assert usual_month(2024, TODAY) == "2024-12"
    assert usual_month(2026, TODAY) == "2026-01"


def test_months_are_due_from_the_decree_until_last_month() -> None:
    assert months_due(2025, "2025-05-03", TODAY) == ("2025-05", "2025-06", "2025-07")
    assert len(months_due(2025, "", TODAY)) == 7
    assert len(months_due(2024, "2023-11-01", TODAY)) == 12
    assert months_due(2026, "", TODAY) == ()
