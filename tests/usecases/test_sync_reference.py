"""Taking a newer reference set: what it would change, what is refused, what is never touched."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.seed import Change, Row
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


def newer(path: Path, *, version: int = 2, **edits: Edit) -> Path:
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


def apply(office: Office, path: Path) -> Topic:
    comparison = sync_reference.look(office.store, path)
    return sync_reference.apply(office.store, office.session, comparison, now=NOW)


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
    assert (comparison.newer, comparison.present_version) == (True, 1)
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
    assert (line.used, line.left) == (1, 174)
    seed = office.store.reference.seed()
    assert seed is not None
    assert (seed.version, seed.title) == (2, "Uji")


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
    assert office.store.listing.count(Query("UEP", 2025, text="makmur")).rows == 1


def test_an_older_set_is_refused(office: Office, tmp_path: Path) -> None:
    apply(office, newer(tmp_path / "s.json", version=3, sources=lambda rows: None))
    before = dump(office.store)

    with pytest.raises(Refused) as refusal:
        sync_reference.look(office.store, newer(tmp_path / "t.json", sources=lambda rows: None))

    assert refusal.value.code == "seed.older"
    assert dump(office.store) == before


def test_the_same_number_with_other_content_is_refused(office: Office, tmp_path: Path) -> None:
    raised = change({"region_code": "64.02"}, quota="999")

    with pytest.raises(Refused) as refusal:
        sync_reference.look(office.store, newer(tmp_path / "s.json", version=1, quotas=raised))

    assert refusal.value.code == "seed.same_but_different"
    assert quota_of(office, "64.02") == [150]


def test_a_set_that_was_looked_at_before_a_newer_came_is_not_taken(
    office: Office, tmp_path: Path
) -> None:
    lower = change({"programme": "UEP", "region_code": "64.02"}, quota="1")
    higher = change({"programme": "UEP", "region_code": "64.02"}, quota="200")
    looked = sync_reference.look(office.store, newer(tmp_path / "s.json", quotas=lower))
    apply(office, newer(tmp_path / "t.json", version=3, quotas=higher))

    changes = sync_reference.apply(office.store, office.session, looked, now=NOW)

    assert changes is Topic.NOTHING
    assert quota_of(office, "64.02") == [200]


def test_the_program_says_that_it_brings_a_newer_set(office: Office, tmp_path: Path) -> None:
    (tmp_path / "baru").mkdir()
    path = newer(tmp_path / "baru" / "manifest.json", sources=lambda rows: None)

    assert sync_reference.newer_shipped(office.store, path.parent) == 2


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
