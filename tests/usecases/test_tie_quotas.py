"""The tie-out over a real store: the shipped figures, and one thing made wrong at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.quota_ledger import AllocationAction, FigureKey, Leaf
from bansos_desktop.domain.quota_ties import unplaced_line
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.ties import Odd, Subject, TieLine, Verdict, gravest
from bansos_desktop.usecases import check_health, tie_quotas
from bansos_desktop.usecases.judge import Target
from bansos_desktop.usecases.progress import Cancelled
from bansos_desktop.usecases.record_recipient import Recorded
from tests.factories import NOW, a_draft
from tests.soundness import raw
from tests.usecases.conftest import CancelAt, Office
from tests.usecases.lives_that_tie import VALUE, a_life


def lines(office: Office, subject: Subject | None = None) -> list[TieLine]:
    found = tie_quotas.run(office.store)
    return [line for line in found if subject in (None, line.subject)]


def off(office: Office) -> list[str]:
    return [line.code for line in lines(office) if not line.ok]


def put(office: Office, kind: Kind, uid: str, values: Mapping[str, Value]) -> None:
    with office.store.write(office.session.author, now=NOW, act="uji") as work:
        work.put(kind, uid, values)


def allocate(office: Office, action: AllocationAction, amount: int, **more: Value) -> None:
    known: dict[str, Value] = {
        "action": action.value, "programme": "UEP", "year": 2025, "stage": "perubahan",
        "from_region": "64", "to_region": "64.02", "amount": amount,
    }  # fmt: skip
    put(office, Kind.ALLOCATION, f"{action.value}{amount}", known | more)


def test_the_shipped_figures_tie_to_all_their_sources(office: Office) -> None:
    totals = [line.message for line in lines(office, Subject.TOTALS)]

    assert totals == [
        "UEP 2025 murni: 10 kabupaten/kota x 150 = 1.500, sama dengan sumber 003 dan 004.",
        "UEP 2025 perubahan: 180, sama dengan sumber 004.",
        "UEP 2025: 1.500 + 180 = 1.680, sama dengan sumber 004.",
        "BST-INDIVIDU 2025: 4.944 + 245 + 478 + 128 = 5.795, sama dengan sumber 003.",
        "BST-LKS 2025: jumlah 10 kabupaten/kota = 7.300, sama dengan sumber 000 dan 001.",
        "BST-LKS 2025, jumlah LKS: jumlah 10 kabupaten/kota = 112, sama dengan sumber 000 dan 001.",
    ]
    assert off(office) == []


def test_every_subject_has_a_line_even_where_there_is_nothing_yet(office: Office) -> None:
    found = [line.subject for line in lines(office)]

    assert list(dict.fromkeys(found)) == list(Subject)


def test_a_letter_in_force_does_not_cry_wolf(office: Office) -> None:
    raw(office.store).execute(
        """insert into quota_letter values ('UEP', 2025, 'murni', '64.02', '', 200, null, null,
        null, '', '500/12', '2025-04-01', 'kuota menjadi 200', '')"""
    )

    first, *_ = lines(office, Subject.TOTALS)

    assert first.verdict is Verdict.NOTE
    assert "= 1.550 menurut data acuan dan surat 500/12" in first.message
    assert off(office) == []


def test_a_claim_that_the_office_chose_is_settled(office: Office) -> None:
    choice: dict[str, Value] = {
        "programme": "UEP", "year": 2025, "region_code": "64", "subject": "nilai",
        "source": "003", "reason": "artikel resmi",
    }  # fmt: skip
    put(office, Kind.CLAIM_CHOICE, "c1", choice)

    first, *others = lines(office, Subject.CLAIMS)

    assert first.message == "UEP 2025 Kalimantan Timur: nilai bantuan memakai sumber 003."
    assert {line.verdict for line in others} == {Verdict.NOTE}


def test_a_lump_that_is_split_beyond_itself_is_off(office: Office) -> None:
    allocate(office, AllocationAction.SPLIT, 100)
    assert off(office) == []

    allocate(office, AllocationAction.SPLIT, 81, to_region="64.71")

    assert off(office) == ["tie.split_over"]
    (line,) = lines(office, Subject.SPLITS)
    assert "rincian 181 melebihi kuota 180, lebih 1." in line.message


def test_more_moved_away_than_a_region_has_is_off(office: Office) -> None:
    allocate(office, AllocationAction.TRANSFER, 151, stage="murni", from_region="64.71")

    assert off(office) == ["tie.moved_over"]
    assert [line.ok for line in lines(office, Subject.TRANSFERS)] == [True, False]


def test_more_people_than_places_are_off(office: Office) -> None:
    raw(office.store).execute("update quota set quota = 0 where region_code = '64.02'")
    a_life(office)

    codes = {line.code for line in lines(office, Subject.PLACES) if not line.ok}

    assert codes == {"tie.places_used", "tie.places_decided"}


def test_a_life_that_ties_is_counted_in_people_and_money(office: Office) -> None:
    a_life(office)

    money = [line.message for line in lines(office, Subject.MONEY)]

    planned = "UEP 2025: rencana barang 1 orang berjumlah Rp4.500.000, sama dengan nilai"
    assert f"{planned} yang ditetapkan." in money
    assert any("barang yang diterima 1 orang bernilai Rp4.500.000" in text for text in money)
    assert [line.message for line in lines(office, Subject.COUNTS)] == [
        "UEP 2025: 1 orang di 1 wilayah, sama dengan daftar penerima."
    ]
    assert off(office) == []


@pytest.mark.parametrize(
    ("goods", "code"),
    [
        ({"unit_price": 1_800_001, "delivered_price": 1_800_000}, "tie.plan_other"),
        ({"volume": None}, "tie.plan_open"),
        ({"delivered_price": 1_900_000}, "tie.delivered_above"),
        ({"delivered_price": None}, "tie.delivered_open"),
    ],
)
def test_money_that_is_not_the_goods_is_off_with_its_people(
    office: Office, goods: Mapping[str, Value], code: str
) -> None:
    a_life(office, 1)
    a_life(office, 2, goods=goods)  # type: ignore[arg-type]  # whole values only

    (line,) = [line for line in lines(office) if not line.ok]

    assert (line.code, line.proposals) == (code, ("u2",))
    assert line.names == (str(a_draft(2).name),)
    assert str(a_draft(2).name) not in line.message + repr(line)


def test_who_has_the_goods_without_any_on_record_is_off(office: Office) -> None:
    a_life(office, goods=None)

    assert off(office) == ["tie.delivered_open"]


def test_a_programme_without_goods_owes_no_list_of_goods(office: Office) -> None:
    a_life(office, goods=None, proposal={"programme": "BST-INDIVIDU", "stage": ""})

    assert "tie.delivered_open" not in off(office)


def pay(office: Office, uid: str, period: str, amount: int | None, day: str = "2025-02-03") -> None:
    values: dict[str, Value] = {"proposal": "u1", "period": period, "amount": amount}
    values |= {"given_on": day or None}
    put(office, Kind.INSTALMENT, uid, values)


def monthly(office: Office, **more: Value) -> None:
    known: dict[str, Value] = {
        "programme": "KUKAR-BLT-APBD",
        "stage": "",
        "approved_value": 200_000,
    }
    a_life(office, goods=None, handover=None, proposal=known | more)  # type: ignore[arg-type]


def test_monthly_payments_are_added_up_and_paid_out_of_their_pagu(office: Office) -> None:
    monthly(office)
    pay(office, "i1", "2025-01", 200_000)
    pay(office, "i2", "2025-02", 200_000)
    allocate(
        office, AllocationAction.CEILING, 300_000,
        programme="KUKAR-BLT-APBD", stage=None, from_region=None,
    )  # fmt: skip

    found = {line.code: line.message for line in lines(office)}

    assert "2 penyaluran bulanan kepada 1 orang berjumlah Rp400.000" in found["tie.instalments"]
    assert "Rp400.000 melebihi pagu Rp300.000, lebih Rp100.000." in found["tie.ceiling_over"]


def test_a_payment_of_another_amount_is_off(office: Office) -> None:
    monthly(office)
    pay(office, "i1", "2025-01", 150_000)

    assert off(office) == ["tie.instalments_other"]


def test_a_month_that_somebody_missed_is_no_payment(office: Office) -> None:
    monthly(office)
    pay(office, "i1", "2025-01", None, day="")

    assert off(office) == []


def test_a_month_that_was_paid_twice_is_off(office: Office) -> None:
    monthly(office)
    pay(office, "i1", "2025-01", 200_000)
    pay(office, "i2", "2025-01", 200_000)

    assert off(office) == ["tie.instalments_twice"]


def test_a_payment_to_somebody_not_decided_on_is_off(office: Office) -> None:
    monthly(office, status="layak")
    pay(office, "i1", "2025-01", 200_000)

    assert off(office) == ["tie.instalments_twice"]


def test_a_pagu_pays_for_what_was_granted(office: Office) -> None:
    a_life(office)
    allocate(office, AllocationAction.CEILING, VALUE, stage="murni", from_region=None)

    (line,) = lines(office, Subject.CEILINGS)

    assert line.message == (
        "UEP 2025 murni Kabupaten Kutai Kartanegara: Rp4.500.000 dari pagu Rp4.500.000, sisa Rp0."
    )


def test_the_register_of_institutions_is_compared_while_it_is_filled(office: Office) -> None:
    place: dict[str, Value] = {"name": "LKS Uji", "institution_kind": "lks", "region_code": "64.11"}
    put(office, Kind.INSTITUTION, "l1", place)

    lks, uptd = lines(office, Subject.INSTITUTIONS)

    assert "1 LKS terdaftar, sedangkan sumber 000 dan 001 menyebut 112 (" in lks.message
    assert "Mahakam Ulu" not in lks.message
    assert "0 UPTD terdaftar, sedangkan sumber 000 menyebut 6." in uptd.message
    assert gravest([lks, uptd]) is Verdict.NOTE


def test_looking_can_be_cancelled(office: Office) -> None:
    with pytest.raises(Cancelled):
        tie_quotas.run(office.store, CancelAt(3))


def test_many_lines_that_are_off_are_told_in_short_by_periksa(office: Office) -> None:
    raw(office.store).execute("update quota set quota = quota + 1")

    (check,) = [one for one in check_health.run(office.store) if one.name == "kuota"]

    assert (check.ok, check.attention) == (True, True)
    assert check.detail.startswith("Perlu diputuskan: UEP 2025 murni: 10 kabupaten/kota x 151")


def test_what_the_office_entered_without_a_letter_is_no_figure_without_a_source(
    office: Office,
) -> None:
    allocate(office, AllocationAction.SPLIT, 100)
    allocate(office, AllocationAction.FIGURE, 7, stage="lain", from_region=None)

    (check,) = [one for one in check_health.run(office.store) if one.name == "acuan"]

    assert check.ok


def test_people_who_hold_a_place_that_no_figure_counts_are_named(office: Office) -> None:
    bst = Target("BST-INDIVIDU", 2025, "murni")
    programme = office.store.reference.programme("BST-INDIVIDU")
    assert programme is not None
    category = programme.categories[0].code
    none = replace(a_draft(1), business_type="", requested_value=None)
    grouped = replace(a_draft(2), business_type="", requested_value=None, category=category)
    for draft in (none, grouped):
        assert isinstance(office.record(draft, target=bst), Recorded)

    found = [one for one in lines(office, Subject.PLACES) if one.code == "tie.unplaced"]

    (line,) = found
    assert (line.verdict, line.names) == (Verdict.OFF, (none.name,))
    assert len(line.proposals) == 1
    assert line.message.startswith(
        "BST-INDIVIDU 2025: 1 orang tidak masuk kuota mana pun (Kabupaten Kutai Kartanegara 1), "
    )


def test_the_decided_in_no_figure_are_named_and_their_year_is_not_called_fine(
    office: Office,
) -> None:
    a_life(office)
    office.record(a_draft(2))
    raw(office.store).execute("delete from quota where programme = 'UEP' and region_code = '64.02'")

    found = [one for one in lines(office, Subject.PLACES) if one.where.programme == "UEP"]

    assert [one.code for one in found] == ["tie.unplaced"]
    assert (
        "UEP 2025: 2 orang tidak masuk kuota mana pun (Kabupaten Kutai Kartanegara 2), "
        "1 di antaranya sudah ditetapkan, karena"
    ) in found[0].message


def test_many_regions_without_a_figure_are_named_in_short(office: Office) -> None:
    regions = [f"64.0{n}" for n in (1, 2, 3, 7, 8)] + ["64.09", ""]
    people = [(Leaf("murni", code), Odd(f"u{n}", "Orang")) for n, code in enumerate(regions)]

    line = unplaced_line(FigureKey("UEP", 2025, "", "64"), people, {"64.01": "Kabupaten Paser"})

    assert "(Kabupaten Paser 1, 64.02 1, 64.03 1, 64.07 1 dan 3 wilayah lain)" in line.message
    nowhere = unplaced_line(FigureKey("UEP", 2025, "", "64"), people[-1:], {})
    assert "(tanpa wilayah 1)" in nowhere.message


def test_nobody_is_outside_where_no_figure_is_known_at_all(office: Office) -> None:
    office.record(a_draft(1), target=Target("UEP", 2031, "murni"))

    assert "tie.unplaced" not in off(office)
