"""Goods plans saved with their proposal, and the packages they start from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.goods import PlannedItem
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.workflow import Role, Status
from bansos_desktop.store.goods import GoodsRow
from bansos_desktop.usecases import keep_package
from bansos_desktop.usecases.record_recipient import Recorded, Request
from bansos_desktop.usecases.refusal import Refused
from tests.factories import a_draft
from tests.soundness import dump, rows_of
from tests.usecases.conftest import Office
from tests.usecases.test_drafts import codes, form_of, recorded, set_status

BLENDER = PlannedItem("alat", "Blender", "1 liter", 1000, "unit", 450_000)
STOVE = PlannedItem("alat", "Kompor gas", "", 1000, "set", 3_900_000)
FLOUR = PlannedItem("bahan", "Tepung terigu", "", 2500, "kg", 13_000)


def planned(office: Office, *items: PlannedItem) -> Recorded:
    return recorded(office.save(Request(office.target, a_draft(), goods=items)))


def test_a_plan_is_kept_with_its_proposal_tools_first(office: Office) -> None:
    done = planned(office, FLOUR, STOVE, PlannedItem(), BLENDER)

    assert office.store.goods.items(done.proposal) == (STOVE, BLENDER, FLOUR)
    assert done.changes == Topic.RECIPIENTS | Topic.QUOTAS | Topic.GOODS
    rows = rows_of(office.store, "select position, volume from goods order by position")
    assert rows == [(1, 1000), (2, 1000), (3, 2500)]


def test_a_changed_plan_changes_its_rows_in_place_and_buries_the_rest(office: Office) -> None:
    done = planned(office, STOVE, BLENDER, FLOUR)
    stove, blender, flour = (row.uid for row in office.store.goods.plan(done.proposal))
    with office.store.write(office.session.author, now=office.now, act="uji") as work:
        work.put(Kind.GOODS, flour, {"delivered_volume": 2000, "delivered_note": "kurang"})

    dearer = replace(FLOUR, unit_price=14_000)
    request = form_of(office, done, a_draft(), goods=(STOVE, PlannedItem(name="Wajan"), dearer))
    recorded(office.save(request))

    after = office.store.goods.plan(done.proposal)
    assert [row.item.name for row in after] == ["Kompor gas", "Wajan", "Tepung terigu"]
    assert (after[0].uid, after[2]) == (stove, GoodsRow(flour, dearer, 2000, None, "kurang"))
    assert after[1].uid != blender
    buried = rows_of(office.store, "select uid from goods where deleted = 1")
    assert buried == [(blender,)]


def test_a_save_that_says_nothing_of_goods_leaves_them(office: Office) -> None:
    done = planned(office, STOVE)

    recorded(office.save(form_of(office, done, a_draft(phone="084000000002"))))

    assert office.store.goods.items(done.proposal) == (STOVE,)


def test_the_same_plan_again_writes_nothing(office: Office) -> None:
    done = planned(office, STOVE, FLOUR)
    before = dump(office.store)

    again = recorded(office.save(form_of(office, done, a_draft(), goods=(STOVE, FLOUR))))

    assert again.changes is Topic.NOTHING
    assert dump(office.store) == before


def test_goods_without_a_name_stop_a_proposal_but_not_a_draft(office: Office) -> None:
    unnamed = replace(BLENDER, name="")

    stopped = office.save(Request(office.target, a_draft(), goods=(unnamed,)))
    draft = Request(office.target, a_draft(), status=Status.DRAFT, goods=(unnamed,))

    assert codes(stopped) == ["goods.name_missing"]
    kept = recorded(office.save(draft))
    still = office.save(form_of(office, kept, a_draft(), propose=True))
    assert codes(still) == ["goods.name_missing"]
    recorded(office.save(form_of(office, kept, a_draft(), propose=True, goods=(BLENDER,))))


def test_after_the_delivery_a_plan_is_evidence(office: Office) -> None:
    done = planned(office, STOVE)
    set_status(office, done, Status.DISTRIBUTED)

    changed = office.save(form_of(office, done, a_draft(), goods=(BLENDER,)))
    recorded(office.save(form_of(office, done, a_draft(phone="0840000002"), goods=(STOVE,))))

    assert codes(changed) == ["goods.delivered"]
    assert office.store.goods.items(done.proposal) == (STOVE,)


def keep(
    office: Office, *items: PlannedItem, role: Role = Role.OPERATOR, kind: str = "kue"
) -> Topic:
    session = replace(office.session, role=role)
    return keep_package.run(office.store, session, kind, items, now=office.now)


def test_an_offices_own_package_replaces_the_one_that_came_along(office: Office) -> None:
    shipped = office.store.reference.package("kue")

    changes = keep(office, STOVE, BLENDER, FLOUR)

    assert shipped
    assert changes == Topic.GOODS
    assert office.store.reference.package("kue") == [STOVE, BLENDER, FLOUR]


def test_a_package_grows_and_shrinks_in_the_same_records(office: Office) -> None:
    keep(office, STOVE, BLENDER)
    keep(office, FLOUR)
    shrunk = office.store.reference.package("kue")
    keep(office, BLENDER, STOVE, FLOUR)

    assert shrunk == [FLOUR]
    assert office.store.reference.package("kue") == [BLENDER, STOVE, FLOUR]
    assert rows_of(office.store, "select count(*) from package") == [(3,)]


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        ({"role": Role.FIELD_OFFICER}, "package.operator_only"),
        ({"kind": ""}, "package.no_business"),
    ],
)
def test_a_package_that_may_not_be_kept_is_refused(
    office: Office, wanted: dict[str, str], code: str
) -> None:
    before = dump(office.store)

    with pytest.raises(Refused) as refusal:
        keep(office, STOVE, **wanted)  # type: ignore[arg-type]  # a test names fields

    assert refusal.value.code == code
    assert dump(office.store) == before


def test_an_empty_package_is_refused(office: Office) -> None:
    with pytest.raises(Refused, match="empty"):
        keep(office)
