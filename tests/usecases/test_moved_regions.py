"""Regions that a newer set renames, parts or drops: people go along and keep their history."""

from __future__ import annotations

from pathlib import Path

import pytest

from bansos_desktop.domain.quota_ledger import AllocationAction, FigureKey, allocation_uid
from bansos_desktop.domain.records import Kind
from bansos_desktop.usecases import list_quotas, sync_reference, tell_comparison
from bansos_desktop.usecases.record_recipient import Recorded
from bansos_desktop.usecases.refusal import Refused
from tests.factories import JAHAB, LOA_IPUH, NOW, a_draft
from tests.soundness import dump, rows_of
from tests.usecases.conftest import Office
from tests.usecases.test_sync_reference import newer

NEW_DISTRICT, NEW_VILLAGE = "64.02.77", "64.02.77.1001"
Rows = list[dict[str, str]]


def parted(rows: Rows) -> None:
    """Kelurahan Jahab lies in a kecamatan of its own from now on."""
    rows[:] = [row for row in rows if row["code"] != JAHAB]
    rows.append(
        {"code": NEW_DISTRICT, "parent_code": "64.02", "level": "kecamatan", "name": "Jahab Raya"}
    )
    rows.append(
        {"code": NEW_VILLAGE, "parent_code": NEW_DISTRICT, "level": "kelurahan", "name": "Jahab"}
    )


def to_new(rows: Rows) -> None:
    rows.append(
        {"old_code": JAHAB, "old_name": "Jahab", "new_code": NEW_VILLAGE, "new_name": "Jahab"}
    )


def a_parting(path: Path, **more: object) -> Path:
    return newer(path, regions=parted, region_changes=to_new, **more)  # type: ignore[arg-type]


def put(office: Office, kind: Kind, uid: str, **values: object) -> None:
    with office.store.write(office.session.author, now=NOW, act="quota.split") as work:
        work.put(kind, uid, values)  # type: ignore[arg-type]  # a test names real fields


def apply(office: Office, path: Path) -> None:
    comparison = sync_reference.look(office.store, path)
    sync_reference.apply(office.store, office.session, comparison, now=NOW)


def test_people_of_a_parted_kecamatan_get_the_new_code_in_the_same_step(
    office: Office, tmp_path: Path
) -> None:
    made = office.record(a_draft(1))
    assert isinstance(made, Recorded)
    assert isinstance(office.record(a_draft(2, village_code=LOA_IPUH)), Recorded)
    path = a_parting(tmp_path / "s.json")

    comparison = sync_reference.look(office.store, path)
    sync_reference.apply(office.store, office.session, comparison, now=NOW)

    (move,) = comparison.moves
    assert (move.old_code, move.new_code, move.used) == (JAHAB, NEW_VILLAGE, "1 orang")
    (group,) = [g for g in tell_comparison.run(comparison) if "berganti kode" in g.title]
    assert group.lines[0].subject == f"Jahab ({JAHAB})"
    codes = rows_of(office.store, "select village_code from person order by id")
    assert codes == [(NEW_VILLAGE,), (LOA_IPUH,)]
    listed = rows_of(office.store, "select place, village_code from listing order by id")
    assert listed[0] == ("Jahab, Jahab Raya", NEW_VILLAGE)
    person = rows_of(office.store, "select uid from person order by id")[0][0]
    entries = office.store.ledger.history(person)
    assert [entry.act for entry in entries] == ["recipient.record", "reference.sync"]


def test_a_village_that_only_has_another_name_moves_nobody(office: Office, tmp_path: Path) -> None:
    assert isinstance(office.record(a_draft(1)), Recorded)

    def rename(rows: Rows) -> None:
        next(row for row in rows if row["code"] == JAHAB)["name"] = "Jahab Baru"

    path = newer(tmp_path / "s.json", regions=rename)
    entries = office.store.ledger.count()
    apply(office, path)

    assert office.store.ledger.count() == entries + 1
    assert rows_of(office.store, "select place from listing") == [("Jahab Baru, Tenggarong",)]


def test_a_region_that_goes_without_successor_is_refused_with_who_lives_there(
    office: Office, tmp_path: Path
) -> None:
    for number in (1, 2):
        assert isinstance(office.record(a_draft(number)), Recorded)
    put(office, Kind.INSTITUTION, "l1", name="LKS Contoh", region_code="64.02", village_code=JAHAB)
    before = dump(office.store)

    with pytest.raises(Refused) as refusal:
        sync_reference.look(office.store, newer(tmp_path / "s.json", regions=parted))

    assert refusal.value.code == "sync.region_gone"
    assert "2 orang, 1 lembaga" in refusal.value.message
    assert dump(office.store) == before


def test_nobody_living_there_a_region_may_go(office: Office, tmp_path: Path) -> None:
    apply(office, newer(tmp_path / "s.json", regions=parted))

    assert not office.store.regions.book().knows(JAHAB)


def test_successors_are_followed_over_several_changes_and_never_in_a_ring(
    office: Office, tmp_path: Path
) -> None:
    assert isinstance(office.record(a_draft(1)), Recorded)
    steps = ((JAHAB, "64.02.76.1001"), ("64.02.76.1001", NEW_VILLAGE), ("64.02.75.1", "64.02.74.1"),
             ("64.02.74.1", "64.02.75.1"))  # fmt: skip

    def chain(rows: Rows) -> None:
        rows += [
            {"old_code": old, "old_name": "", "new_code": new, "new_name": ""} for old, new in steps
        ]

    apply(office, newer(tmp_path / "s.json", regions=parted, region_changes=chain))

    assert rows_of(office.store, "select village_code from person") == [(NEW_VILLAGE,)]


def test_a_deleted_person_goes_along_and_stays_deleted(office: Office, tmp_path: Path) -> None:
    assert isinstance(office.record(a_draft(1)), Recorded)
    person = rows_of(office.store, "select uid from person")[0][0]
    with office.store.write(office.session.author, now=NOW, act="record.delete") as work:
        work.delete(Kind.PERSON, person)

    apply(office, a_parting(tmp_path / "s.json"))

    assert rows_of(office.store, "select village_code, deleted from person") == [(NEW_VILLAGE, 1)]


def test_shares_of_a_region_that_is_gone_follow_it(office: Office, tmp_path: Path) -> None:
    district = "64.02.06"
    key = FigureKey("UEP", 2025, "murni", district)
    uid = allocation_uid(AllocationAction.SPLIT, key, "64.02")
    values = {"programme": "UEP", "year": 2025, "stage": "murni", "category": ""}
    put(office, Kind.ALLOCATION, uid, action="rincian", from_region="64.02", to_region=district,
        amount=40, **values)  # fmt: skip
    put(office, Kind.ALLOCATION, "t1", action="pindah", from_region="64.01", to_region=district,
        amount=5, **values)  # fmt: skip

    def renumbered(rows: Rows) -> None:
        for row in rows:
            for name in ("code", "parent_code"):
                row[name] = row[name].replace(district, "64.02.78", 1)

    def changes(rows: Rows) -> None:
        rows.append({"old_code": district, "old_name": "", "new_code": "64.02.78", "new_name": ""})

    path = newer(tmp_path / "s.json", regions=renumbered, region_changes=changes)
    apply(office, path)

    allocations = {one.action.value: one for one in office.store.quotas.allocations()}
    assert allocations["rincian"].to_region == "64.02.78"
    assert allocations["rincian"].uid == allocation_uid(
        AllocationAction.SPLIT, key.at("64.02.78"), "64.02"
    )
    assert (allocations["pindah"].uid, allocations["pindah"].to_region) == ("t1", "64.02.78")
    lines = {line.region_code: line.quota for line in list_quotas.run(office.store, "UEP", 2025)}
    assert lines["64.02.78"] == 45


def test_two_shares_that_would_become_one_are_refused(office: Office, tmp_path: Path) -> None:
    for region in ("64.02.06", "64.02.07"):
        key = FigureKey("UEP", 2025, "murni", region)
        put(
            office, Kind.ALLOCATION, allocation_uid(AllocationAction.SPLIT, key, "64.02"),
            action="rincian", programme="UEP", year=2025, stage="murni", category="",
            from_region="64.02", to_region=region, amount=4,
        )  # fmt: skip

    def joined(rows: Rows) -> None:
        rows[:] = [row for row in rows if not row["code"].startswith("64.02.06")]

    def changes(rows: Rows) -> None:
        rows.append(
            {"old_code": "64.02.06", "old_name": "", "new_code": "64.02.07", "new_name": ""}
        )

    path = newer(tmp_path / "s.json", regions=joined, region_changes=changes)
    before = dump(office.store)

    with pytest.raises(Refused) as refusal:
        apply(office, path)

    assert refusal.value.code == "sync.allocation_clash"
    assert dump(office.store) == before


def test_a_set_without_this_offices_own_region_is_not_for_it(
    office: Office, tmp_path: Path
) -> None:
    def elsewhere(rows: Rows) -> None:
        for row in rows:
            row["code"] = row["code"].replace("64", "63", 1)

    with pytest.raises(Refused) as refusal:
        sync_reference.look(office.store, newer(tmp_path / "s.json", regions=elsewhere))

    assert refusal.value.code == "sync.office_gone"


def test_a_programme_that_people_are_in_is_not_taken_away(office: Office, tmp_path: Path) -> None:
    assert isinstance(office.record(a_draft(1)), Recorded)

    def without(rows: Rows) -> None:
        rows[:] = [row for row in rows if row.get("programme", row.get("code")) != "UEP"]

    about = ("programmes", "quotas", "rules", "totals", "claims")
    path = newer(tmp_path / "s.json", **dict.fromkeys(about, without))

    with pytest.raises(Refused) as refusal:
        sync_reference.look(office.store, path)
    assert refusal.value.code == "sync.programme_used"
    assert "1 usulan" in refusal.value.message

    put(office, Kind.OWN_PROGRAMME, "own-UEP", code="UEP", name="UEP kantor")
    comparison = sync_reference.look(office.store, path)
    sync_reference.apply(office.store, office.session, comparison, now=NOW, seen_warnings=True)

    assert any("Program" in one.message for one in comparison.in_use)
    uep = office.store.reference.programme("UEP")
    assert uep is not None
    assert (uep.own, uep.name) == (True, "UEP kantor")


def test_a_kind_of_business_that_goes_is_named_with_who_has_it(
    office: Office, tmp_path: Path
) -> None:
    assert isinstance(office.record(a_draft(1)), Recorded)

    def without(rows: Rows) -> None:
        rows[:] = [row for row in rows if row["code"] != "kuliner"]

    comparison = sync_reference.look(
        office.store, newer(tmp_path / "s.json", business_types=without)
    )

    assert [one.message for one in comparison.in_use] == [
        "Jenis usaha Kuliner dicabut, masih dipakai 1 usulan."
    ]
    sync_reference.apply(office.store, office.session, comparison, now=NOW)
    assert rows_of(office.store, "select business_type from proposal") == [("kuliner",)]
