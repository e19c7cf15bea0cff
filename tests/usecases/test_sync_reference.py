"""Taking a newer reference set: what it would change, what is refused, what is never touched."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.seed import Change, Row
from bansos_desktop.domain.views import Filter
from bansos_desktop.store.listing import Query
from bansos_desktop.store.seed_files import read_seed
from bansos_desktop.usecases import list_quotas, sync_reference
from bansos_desktop.usecases.record_recipient import Recorded
from bansos_desktop.usecases.refusal import Refused
from tests.factories import JAHAB, NOW, SEED, a_draft
from tests.soundness import dump, rows_of
from tests.usecases.conftest import Office

Edit = Callable[[list[dict[str, str]]], object]
SHIPPED = read_seed(SEED)
NEWER = SHIPPED.version + 1


def newer(path: Path, *, version: int = NEWER, **edits: Edit) -> Path:
    """A single-file set with the shipped sections that `edits` names, changed by them."""
    sections: dict[str, list[dict[str, str]]] = {}
    for name, edit in edits.items():
        sections[name] = [dict(row) for row in SHIPPED.sections[name]]
        edit(sections[name])
    content = {"format": "bansos-seed/1", "version": version, "title": "Uji"}
    path.write_text(json.dumps(content | {"sections": sections}), encoding="utf-8")
    return path


def change(key: Mapping[str, str], **values: str) -> Edit:
    def edit(rows: list[dict[str, str]]) -> None:
        found = [row for row in rows if key.items() <= row.items()]
        assert found
        for row in found:
            row.update(values)

    return edit


def apply(office: Office, path: Path, *, seen_warnings: bool = False) -> Topic:
    comparison = sync_reference.look(office.store, path)
    return sync_reference.apply(
        office.store, office.session, comparison, now=NOW, seen_warnings=seen_warnings
    )


def quota_of(office: Office, region: str) -> list[int]:
    return [
        line.quota
        for line in list_quotas.run(office.store, "UEP", 2025)
        if line.region_code == region
    ]


def test_the_shipped_set_has_nothing_new_to_say(office: Office) -> None:
    before = dump(office.store)

    comparison = sync_reference.look(office.store, SEED)
    changes = sync_reference.apply(office.store, office.session, comparison, now=NOW)

    assert (list(comparison.differences), comparison.newer) == ([], False)
    assert changes is Topic.NOTHING
    assert sync_reference.newer_shipped(office.store, SEED) is None
    assert dump(office.store) == before


def test_a_newer_set_shows_every_difference_and_writes_nothing(
    office: Office, tmp_path: Path
) -> None:
    def quotas(rows: list[dict[str, str]]) -> None:
        change({"programme": "UEP", "region_code": "64.02"}, quota="175")(rows)
        rows[:] = [row for row in rows if row["region_code"] != "64.01"]
        rows.append(dict(rows[0]) | {"year": "2026"})

    before = dump(office.store)
    path = newer(tmp_path / "s.json", quotas=quotas)

    comparison = sync_reference.look(office.store, path)

    assert dump(office.store) == before
    assert (comparison.newer, comparison.present_version) == (True, SHIPPED.version)
    said = {(d.change, d.key[:4]): d.fields for d in comparison.differences}
    assert said[Change.CHANGED, ("UEP", "2025", "murni", "64.02")] == {"quota": ("150", "175")}
    assert (Change.WITHDRAWN, ("UEP", "2025", "murni", "64.01")) in said
    assert said[Change.NEW, ("UEP", "2026", "murni", "64.02")]["year"] == ("", "2026")


def test_applying_takes_the_figures_and_leaves_people_alone(office: Office, tmp_path: Path) -> None:
    assert isinstance(office.record(a_draft()), Recorded)
    people = (
        rows_of(office.store, "select * from person"),
        rows_of(office.store, "select * from proposal"),
    )
    raised = change({"programme": "UEP", "region_code": "64.02"}, quota="175")

    changes = apply(office, newer(tmp_path / "s.json", quotas=raised))

    assert changes & Topic.QUOTAS
    assert quota_of(office, "64.02") == [175]
    assert people == (
        rows_of(office.store, "select * from person"),
        rows_of(office.store, "select * from proposal"),
    )
    (line,) = [x for x in list_quotas.run(office.store, "UEP", 2025) if x.region_code == "64.02"]
    assert (line.used, line.rest) == (1, 174)
    seed = office.store.reference.seed()
    assert seed is not None
    assert (seed.version, seed.title) == (NEWER, "Uji")


def test_a_section_that_is_absent_stays(office: Office, tmp_path: Path) -> None:
    apply(office, newer(tmp_path / "s.json", quotas=lambda rows: rows.clear()))

    assert list_quotas.run(office.store) == []
    assert rows_of(office.store, "select count(*) from region") == [(1154,)]


def test_a_business_type_may_open_earlier(office: Office, tmp_path: Path) -> None:
    late = next(k for k in office.store.reference.business_types() if k.start_year > 2025)
    early = change({"code": late.code}, start_year="2025")

    apply(office, newer(tmp_path / "s.json", business_types=early))

    assert isinstance(office.record(a_draft(business_type=late.code)), Recorded)


def test_a_renamed_village_shows_its_new_name_and_is_found_by_it(
    office: Office, tmp_path: Path
) -> None:
    assert isinstance(office.record(a_draft()), Recorded)
    renamed = change({"code": JAHAB}, name="Jahab Makmur")

    apply(office, newer(tmp_path / "s.json", regions=renamed))

    (row,) = office.store.listing.block(Query("UEP", 2025), 0, 5)
    assert row.place == "Jahab Makmur, Tenggarong"
    assert office.store.listing.count(Query("UEP", 2025, Filter(text="makmur"))).rows == 1


def test_an_older_set_is_refused(office: Office, tmp_path: Path) -> None:
    apply(office, newer(tmp_path / "s.json", version=NEWER + 1, sources=lambda rows: None))
    before = dump(office.store)

    with pytest.raises(Refused) as refusal:
        sync_reference.look(office.store, newer(tmp_path / "t.json", sources=lambda rows: None))

    assert refusal.value.code == "seed.older"
    assert dump(office.store) == before


def test_the_same_number_with_other_content_is_refused(office: Office, tmp_path: Path) -> None:
    raised = change({"region_code": "64.02"}, quota="999")

    with pytest.raises(Refused) as refusal:
        sync_reference.look(
            office.store, newer(tmp_path / "s.json", version=SHIPPED.version, quotas=raised)
        )

    assert refusal.value.code == "seed.same_but_different"
    assert quota_of(office, "64.02") == [150]


def test_a_set_that_was_looked_at_before_a_newer_came_is_not_taken(
    office: Office, tmp_path: Path
) -> None:
    lower = change({"programme": "UEP", "region_code": "64.02"}, quota="1")
    higher = change({"programme": "UEP", "region_code": "64.02"}, quota="200")
    looked = sync_reference.look(office.store, newer(tmp_path / "s.json", quotas=lower))
    apply(office, newer(tmp_path / "t.json", version=NEWER + 1, quotas=higher))

    changes = sync_reference.apply(office.store, office.session, looked, now=NOW)

    assert changes is Topic.NOTHING
    assert quota_of(office, "64.02") == [200]


@pytest.mark.parametrize(
    ("section", "values", "code", "said"),
    [
        ("quotas", {"source": ""}, "seed.no_reference", "tidak menyebut sumber"),
        ("quotas", {"region_code": "99.99"}, "seed.unknown_reference", "wilayah “99.99”"),
        ("quotas", {"programme": "XYZ"}, "seed.unknown_reference", "program “XYZ”"),
        ("rules", {"source": "999"}, "seed.unknown_reference", "sumber “999”"),
        ("business_types", {"source": "999"}, "seed.unknown_reference", "sumber “999”"),
    ],
)
def test_a_set_that_names_what_nobody_can_look_up_is_refused_by_its_first_row(
    office: Office, tmp_path: Path, section: str, values: dict[str, str], *, code: str, said: str
) -> None:
    before = dump(office.store)
    path = newer(tmp_path / "s.json", **{section: lambda rows: rows[0].update(values)})

    with pytest.raises(Refused) as refusal:
        sync_reference.look(office.store, path)

    assert refusal.value.code == code
    assert said in refusal.value.message
    assert dump(office.store) == before


def test_a_source_may_come_with_the_set_that_names_it(office: Office, tmp_path: Path) -> None:
    source = {"id": "SK-9", "title": "SK", "date": "", "note": ""}
    path = newer(
        tmp_path / "s.json",
        sources=lambda rows: rows.append(source),
        quotas=lambda rows: rows[0].update(source="SK-9"),
    )

    assert sync_reference.look(office.store, path).newer


def test_a_set_may_not_withdraw_the_source_of_a_figure_that_stays(
    office: Office, tmp_path: Path
) -> None:
    path = newer(tmp_path / "s.json", sources=lambda rows: rows.clear())

    with pytest.raises(Refused) as refusal:
        sync_reference.look(office.store, path)

    assert refusal.value.code == "seed.unknown_reference"


def test_figures_that_fall_below_their_use_are_named(office: Office, tmp_path: Path) -> None:
    people = (office.record(a_draft(1)), office.record(a_draft(2)))
    assert all(isinstance(one, Recorded) for one in people)
    ours = {"programme": "UEP", "region_code": "64.02"}

    def look(name: str, edit: Edit) -> list[tuple[int, int | None, int]]:
        comparison = sync_reference.look(office.store, newer(tmp_path / name, quotas=edit))
        return [(one.old, one.new, one.used) for one in comparison.below_use]

    def withdraw(rows: list[dict[str, str]]) -> None:
        rows[:] = [row for row in rows if not ours.items() <= row.items()]

    assert look("a.json", change(ours, quota="1")) == [(150, 1, 2)]
    assert look("b.json", change(ours, quota="2")) == []
    assert look("c.json", withdraw) == [(150, None, 2)]
    last = sync_reference.look(office.store, tmp_path / "c.json").below_use[0].message
    assert "kuota dicabut, sudah terpakai 2." in last


def test_a_group_with_a_figure_of_its_own_lends_nobody_else_its_places(
    office: Office, tmp_path: Path
) -> None:
    for number in (1, 2):
        assert isinstance(office.record(a_draft(number)), Recorded)

    def split(rows: list[dict[str, str]]) -> None:
        (own,) = [r for r in rows if r["programme"] == "UEP" and r["region_code"] == "64.02"]
        own["quota"] = "0"
        rows.append(own | {"category": "Lansia", "quota": "1"})

    comparison = sync_reference.look(office.store, newer(tmp_path / "s.json", quotas=split))

    (below,) = comparison.below_use
    assert (below.old, below.new, below.used) == (150, 0, 2)


def test_the_program_says_that_it_brings_a_newer_set(office: Office, tmp_path: Path) -> None:
    (tmp_path / "baru").mkdir()
    path = newer(tmp_path / "baru" / "manifest.json", sources=lambda rows: None)

    assert sync_reference.newer_shipped(office.store, path.parent) == NEWER


def test_a_set_is_one_step_of_the_ledger(office: Office, tmp_path: Path) -> None:
    entries = office.store.ledger.count()

    apply(office, newer(tmp_path / "s.json", sources=lambda rows: None))

    assert office.store.ledger.count() == entries + 1
    last = office.store.ledger.history(f"{office.session.device}-seed")[-1]
    assert (last.act, last.kind) == ("reference.sync", "reference")


def test_a_failing_set_changes_nothing(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dump(office.store)
    path = newer(tmp_path / "s.json", quotas=lambda rows: rows.clear())

    def fail(*_args: object, **_named: object) -> Row:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("bansos_desktop.store.unit_of_work.UnitOfWork.put", fail)
        with pytest.raises(OSError, match="No space"):
            apply(office, path)

    assert dump(office.store) == before
