"""The dashboard says what a count over the people themselves would say, whatever happened."""

from __future__ import annotations

from collections import Counter
from datetime import date
from random import Random

import pytest

from bansos_desktop.domain.dashboard import BESIDE, REACHED, Dashboard, Dimension, month_of
from bansos_desktop.domain.institution import Institution
from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.programme import Asks, Programme, Trait
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.workflow import DECIDED, DISTRIBUTED, HOLDS_PLACE, Status
from bansos_desktop.store.store import Store
from bansos_desktop.store.unit_of_work import new_uid
from bansos_desktop.usecases import dashboard, keep_institution, keep_programme
from bansos_desktop.usecases.judge import Target
from tests.factories import JAHAB, LOA_IPUH, MANGGAR, NOW, TODAY, a_draft
from tests.soundness import raw, rows_of
from tests.usecases.conftest import Office

VILLAGES = (JAHAB, LOA_IPUH, MANGGAR, "64.02.07.2001", None)
KINDS = ("kuliner", "warung", None)
HELD = {state.value for state in HOLDS_PLACE}


def look(store: Store, region: str = "64", programme: str = "UEP", **wanted: str) -> Dashboard:
    return dashboard.run(store, programme, 2025, region, TODAY, **wanted)


def a_uid(random: Random) -> str:
    """From the same source as all else, for `change` draws from them in their order."""
    return f"{random.getrandbits(128):032x}"


def fill(office: Office, random: Random, people: int) -> None:
    """People in any state, wherever, with or without what may be unknown; some handed over."""
    with office.store.write(office.session.author, now=NOW, act="test") as work:
        for n in range(people):
            village = random.choice(VILLAGES)
            person, proposal = a_uid(random), a_uid(random)
            desil = random.choice([None, *range(1, 11)])
            work.put(
                Kind.PERSON,
                person,
                {"name": f"Orang {n}", "village_code": village, "desil": desil},
            )
            values: dict[str, Value] = {
                "person": person,
                "programme": random.choice(["UEP", "UEP", "UEP", "BST-INDIVIDU"]),
                "year": random.choice([2025, 2025, 2024]),
                "stage": random.choice(["murni", "perubahan"]),
                "region_code": (village or random.choice(VILLAGES[:4]) or "")[:5],
                "status": random.choice(list(Status)).value,
                "business_type": random.choice(KINDS),
                "requested_value": random.choice([None, 4_000_000, 5_000_000]),
                "approved_value": random.choice([None, 4_500_000]),
                "proposed_on": random.choice([None, "2024-11-02", "2025-02-03", "2025-07-30"]),
                "decree_date": random.choice([None, "2025-05-05", "2026-01-02"]),
                "category": random.choice([None, "veteran", "lansia"]),
            }
            work.put(Kind.PROPOSAL, proposal, values)
            if random.random() < 0.5:
                day = random.choice(["2025-06-01", "2025-08-01"])
                handover = {"proposal": proposal, "handed_on": day}
                work.put(Kind.HANDOVER, a_uid(random), handover)
    change(office, random)


def change(office: Office, random: Random) -> None:
    """Some move on, some are deleted, some handovers are corrected or taken back."""
    proposals = [row[0] for row in rows_of(office.store, "select uid from proposal")]
    handovers = [row[0] for row in rows_of(office.store, "select uid from handover")]
    with office.store.write(office.session.author, now=NOW, act="test") as work:
        for uid in random.sample(proposals, len(proposals) // 5):
            work.put(Kind.PROPOSAL, uid, {"status": random.choice(list(Status)).value})
        for uid in random.sample(handovers, len(handovers) // 4):
            work.put(Kind.HANDOVER, uid, {"handed_on": "2025-03-09"})
        for uid in random.sample(handovers, len(handovers) // 6):
            work.delete(Kind.HANDOVER, uid)
        for uid in random.sample(proposals, len(proposals) // 10):
            work.delete(Kind.PROPOSAL, uid)


def everybody(store: Store, region: str, programme: str = "UEP") -> list[dict[str, object]]:
    """The people one by one, past every sum."""
    names = (
        "region",
        "village",
        "stage",
        "status",
        "kind",
        "desil",
        "asked",
        "granted",
        "proposed",
    )
    rows = rows_of(
        store,
        """select region_code, coalesce(village_code, ''), stage, status, business_type, desil,
            coalesce(requested_value, 0), coalesce(approved_value, 0), coalesce(proposed_on, ''),
            coalesce(decree_date, ''), category,
            coalesce((select min(handed_on) from handover
                where proposal = proposal.uid and deleted = 0), '')
        from proposal join person on person.uid = proposal.person
        where proposal.deleted = 0 and person.deleted = 0 and programme = ? and year = 2025""",
        programme,
    )
    keys = (*names, "decided", "category", "handed")
    people = [dict(zip(keys, row, strict=True)) for row in rows]
    return [one for one in people if region in ("64", one["region"])]


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("region", ["64", "64.02"])
def test_the_sums_are_those_of_the_people(office: Office, seed: int, region: str) -> None:
    fill(office, Random(seed), 80)
    people = everybody(office.store, region)

    data = look(office.store, region)

    states = Counter(str(one["status"]) for one in people)
    assert {str(state): n for state, n in data.use.people.items()} == dict(states)
    assert [step.people for step in data.funnel] == [
        sum(states[state.value] for state in reached) for reached in REACHED.values()
    ]
    assert [step.people for step in data.beside] == [states[state.value] for state in BESIDE]
    holders = [one for one in people if one["status"] in HELD]
    kinds = Counter(str(one["kind"] or "") for one in holders)
    assert {one.key: one.people for one in data.shares} == dict(kinds)
    desils = Counter(str(one["desil"] or 0) for one in holders)
    assert {one.key: one.people for one in data.desils if one.people} == dict(desils)
    assert data.value == sum(int(str(one["asked"])) for one in holders)
    granted = [one for one in people if one["status"] in {state.value for state in DECIDED}]
    assert data.approved == sum(int(str(one["granted"])) for one in granted)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(("region", "length"), [("64", 5), ("64.02", 8)])
def test_each_region_has_its_people(office: Office, seed: int, region: str, length: int) -> None:
    fill(office, Random(seed), 60)
    people = everybody(office.store, region)
    where = "region" if region == "64" else "village"

    data = look(office.store, region)

    for row in (row for row in data.places if not row.is_lump):
        here = [one for one in people if str(one[where])[:length] == row.code]
        found = Counter(str(one["status"]) for one in here)
        assert row.proposed == sum(found[state.value] for state in HOLDS_PLACE)
        assert row.decided == sum(found[state.value] for state in DECIDED)
        assert row.handed == sum(found[state.value] for state in DISTRIBUTED)
        assert row.proposed == (row.used or 0) + row.shared + row.outside
    assert sum(row.proposed for row in data.places) == data.use.used
    assert sum(row.outside for row in data.places) == data.sums.outside.used
    if region != "64":
        assert sum(row.common for row in data.places) == data.sums.shared.used
    own = [row for row in data.places if not row.is_common]
    assert sum(row.quota or 0 for row in own) == data.quota
    assert sum(row.left or 0 for row in own) == data.left


@pytest.mark.parametrize("seed", range(3))
def test_each_month_has_its_people(office: Office, seed: int) -> None:
    fill(office, Random(seed), 60)
    people = everybody(office.store, "64")
    pace = look(office.store).pace
    days = {
        Dimension.PROPOSED: ("proposed", REACHED["Diusulkan"], pace.proposed),
        Dimension.DECIDED: ("decided", DECIDED, pace.decided),
        Dimension.HANDED: ("handed", DISTRIBUTED, pace.handed),
    }

    for dimension, (day, states, line) in days.items():
        held = {state.value for state in states}
        there = [one for one in people if one["status"] in held and one[day]]
        for month in range(12):
            until = [one for one in there if month_of(str(one[day]), 2025) <= month]
            assert line[month] == len(until)
            found = office.store.dashboard.of_month("UEP", 2025, dimension, month + 1)
            assert len(found) == line[month] - (line[month - 1] if month else 0)
        beyond = pace.beyond[list(days).index(dimension)]
        assert beyond.before == sum(str(one[day]) < "2025" for one in there)
        assert beyond.after == sum(str(one[day]) >= "2026" for one in there)
    reached = {state.value for state in REACHED["Diusulkan"]}
    assert pace.undated == sum(not one["proposed"] for one in people if one["status"] in reached)


def test_a_lump_is_shown_once_and_its_people_at_home(office: Office) -> None:
    amended = Target("UEP", 2025, "perubahan")
    office.record(a_draft(1), target=amended)
    office.record(a_draft(2))

    data = look(office.store)

    kukar = next(row for row in data.places if row.code == "64.02")
    lump = data.places[-1]
    assert (kukar.quota, kukar.proposed, kukar.shared, kukar.left) == (150, 2, 1, 149)
    assert (lump.is_lump, lump.quota, lump.left, lump.proposed) == (True, 180, 179, 0)
    assert (data.quota, data.left) == (1680, 1678)


def test_who_counts_on_a_lump_that_was_parted_has_a_row_and_all_rows_add_up(
    office: Office,
) -> None:
    office.record(a_draft(1), target=Target("UEP", 2025, "perubahan"))
    office.record(a_draft(2))
    split: dict[str, Value] = {
        "action": "rincian", "programme": "UEP", "year": 2025, "stage": "perubahan",
        "from_region": "64", "to_region": "64.71", "amount": 180,
    }  # fmt: skip
    with office.store.write(office.session.author, now=NOW, act="uji") as work:
        work.put(Kind.ALLOCATION, "s", split)

    data = look(office.store)

    kukar = next(row for row in data.places if row.code == "64.02")
    assert (kukar.proposed, kukar.left, kukar.shared) == (2, 149, 1)
    assert (kukar.without_share, kukar.aside) == (1, 1)
    lump = data.places[-1]
    assert (lump.is_lump, lump.is_used_up, lump.quota, lump.left) == (True, True, 0, -1)
    assert sum(row.left or 0 for row in data.places) == data.left == 1678


def test_a_kabupaten_sees_what_its_people_take_of_the_provinces_places(office: Office) -> None:
    amended = Target("UEP", 2025, "perubahan")
    for serial in (1, 2):
        office.record(a_draft(serial), target=amended)
    office.record(a_draft(3))

    data = look(office.store, "64.02")

    assert (data.quota, data.left, data.use.used, data.sums.shared.used) == (150, 149, 3, 2)
    common = data.places[-1]
    assert (common.is_common, common.code, common.quota, common.left) == (True, "64", 180, 178)
    assert data.sums.common is not None
    assert [(row.used, row.shared, row.common) for row in data.places] == [
        (None, 3, 2),  # the kecamatan: one takes of its kabupaten's lump, two of the province's
        (1, 0, 0),
        (2, 0, 0),
    ]
    assert data.pace.goal is None  # three people against a line of 150 would mix two quotas
    assert look(office.store, "64.02", stage="murni").pace.goal == 150
    alone = look(office.store, "64.02", "BST-INDIVIDU")
    assert (alone.quota, alone.sums.is_common) == (None, True)
    assert not alone.is_empty


def test_a_figure_that_is_passed_is_told_where_another_has_room(office: Office) -> None:
    raw(office.store).execute("update quota set quota = 1 where region_code = '64.02'")
    columns = [row[1] for row in rows_of(office.store, "pragma table_info(quota)")]
    named = ", ".join(
        {"stage": "'perubahan'", "quota": "99"}.get(column, column) for column in columns
    )
    raw(office.store).execute(
        f"insert into quota select {named} from quota where region_code = '64.02'"
        " and programme = 'UEP' and year = 2025"
    )
    for serial in (1, 2, 3):
        office.record(a_draft(serial), accepted={"quota.full": "uji"})

    kukar = next(row for row in look(office.store).places if row.code == "64.02")

    assert kukar.over == (("murni", kukar.proposed - 1),)
    assert kukar.left is not None
    assert kukar.left > 0


def test_a_kind_that_no_reference_names_any_more_is_told_in_words(office: Office) -> None:
    office.record(a_draft(1, business_type="kuliner"))
    raw(office.store).execute("delete from business_type where code = 'kuliner'")

    (one,) = look(office.store).shares

    assert one.label == "Kuliner (jenis lama)"


def test_a_stage_narrows_everything(office: Office) -> None:
    office.record(a_draft(1), target=Target("UEP", 2025, "perubahan"))
    office.record(a_draft(2))

    data = look(office.store, stage="perubahan")

    assert (data.quota, data.use.used, data.pace.proposed[-1]) == (180, 1, 1)
    assert sum(one.people for one in data.shares) == 1


def test_a_programme_without_business_is_parted_by_category(office: Office) -> None:
    fill(office, Random(5), 200)
    people = everybody(office.store, "64", "BST-INDIVIDU")

    data = look(office.store, programme="BST-INDIVIDU")

    held = Counter(str(one["category"] or "") for one in people if one["status"] in HELD)
    assert data.shares_by is Trait.CATEGORY
    assert {one.key: one.people for one in data.shares} == dict(held)
    assert next(one.label for one in data.shares if one.key == "") == "Belum diisi"


def test_who_is_told_apart_by_nothing_is_not_parted(office: Office) -> None:
    office.record(a_draft(1, business_type=""), target=Target("KUKAR-BLT-APBD", 2025, "murni"))

    data = look(office.store, programme="KUKAR-BLT-APBD")

    assert (data.shares_by, list(data.shares), data.use.used) == (Trait.NONE, [], 1)


def test_a_programme_of_institutions_is_parted_by_them(office: Office) -> None:
    kept = keep_institution.run(
        office.store,
        office.session,
        keep_institution.Request(Institution(name="LKS Kasih", region_code="64.02")),
        now=NOW,
    )
    assert isinstance(kept, keep_institution.Kept)
    only = frozenset({Asks.INSTITUTION})
    made = Programme("PANTI", "Bantuan panti", "provinsi", asks=only, source="Perda 1/2025")
    keep_programme.keep(office.store, office.session, made, is_new=True, now=NOW)
    for n, uid in enumerate((kept.uid, kept.uid, "")):
        draft = a_draft(n + 1, business_type="", institution=uid)
        office.record(draft, target=Target("PANTI", 2025, "murni"))

    data = look(office.store, programme="PANTI")

    assert data.shares_by is Trait.INSTITUTION
    assert [(one.label, one.people) for one in data.shares] == [
        ("LKS Kasih", 2),
        ("Belum diisi", 1),
    ]


def test_a_programme_without_follow_up_visits_has_no_step_for_them(office: Office) -> None:
    assert look(office.store).funnel[-1].label == "Dimonev"
    assert look(office.store, programme="BST-INDIVIDU").funnel[-1].label == "Disalurkan"


def test_aid_of_a_kabupaten_has_no_row_for_the_others(office: Office) -> None:
    office.record(a_draft(1, business_type=""), target=Target("KUKAR-BLT-APBD", 2025, "murni"))

    rows = look(office.store, programme="KUKAR-BLT-APBD").places

    assert [row.code for row in rows] == ["64.02"]
    assert len(look(office.store, programme="UEP").places) == 11  # ten, and the lump


def test_reserves_are_told_beside_those_who_hold_a_place(office: Office) -> None:
    target = Target("KUKAR-PEMBERDAYAAN", 2025, "murni")
    office.record(a_draft(1), target=target, status=Status.RESERVE)
    office.record(a_draft(2), target=target)

    rows = look(office.store, "64.02", programme="KUKAR-PEMBERDAYAAN").places

    [row] = rows
    assert (row.code, row.quota, row.proposed, row.reserve) == (JAHAB[:8], None, 1, 1)


def test_a_monthly_programme_counts_its_instalments(office: Office) -> None:
    with office.store.write(office.session.author, now=NOW, act="test") as work:
        for n in range(3):
            work.put(Kind.PERSON, f"p{n}", {"name": f"Orang {n}", "village_code": JAHAB})
            work.put(
                Kind.PROPOSAL,
                f"u{n}",
                {
                    "person": f"p{n}",
                    "programme": "KUKAR-BANTUAN-PANGAN",
                    "year": 2025,
                    "region_code": "64.02",
                    "status": Status.DECIDED.value,
                },
            )
            for month in range(1, 3 + n):
                paid = {
                    "proposal": f"u{n}",
                    "period": f"2025-{month:02}",
                    "given_on": f"2025-{month:02}-20",
                    "amount": 300_000,
                }
                work.put(Kind.INSTALMENT, new_uid(), paid)

    pace = look(office.store, programme="KUKAR-BANTUAN-PANGAN").pace

    assert list(pace.paid[:5]) == [3, 3, 2, 1, 0]
    assert list(pace.paid_amounts[:4]) == [900_000, 900_000, 600_000, 300_000]
    assert not pace.is_empty


def test_a_programme_that_nobody_knows_shows_nothing(office: Office) -> None:
    data = look(office.store, programme="TIDAK-ADA")

    assert data.is_empty
    assert data.programme_name == "TIDAK-ADA"
    assert not data.places


def test_no_year_but_this_one_has_a_today(office: Office) -> None:
    assert look(office.store).pace.today == pytest.approx(7.0)
    later = dashboard.run(office.store, "UEP", 2025, "64", date(2026, 3, 1))
    assert later.pace.today is None


def test_what_is_kept_by_triggers_is_what_a_rebuild_makes(office: Office) -> None:
    fill(office, Random(9), 60)
    kept = rows_of(
        office.store, "select * from tally where people > 0 order by 1, 2, 3, 4, 5, 6, 7"
    )

    with office.store.write(office.session.author, now=NOW, act="test") as work, work.bulk():
        pass

    assert rows_of(office.store, "select * from tally order by 1, 2, 3, 4, 5, 6, 7") == kept
    assert raw(office.store).execute("select count(*) from tally").fetchone()[0] > 0
