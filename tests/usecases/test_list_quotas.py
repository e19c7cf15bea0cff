"""Quotas beside their use: what counts against which figure."""

from __future__ import annotations

from pathlib import Path

import pytest

from bansos_desktop.domain.programme import Programme
from bansos_desktop.domain.quota_ledger import Leaf
from bansos_desktop.store.reference import ReferenceReader
from bansos_desktop.usecases import list_quotas
from bansos_desktop.usecases.judge import Target
from bansos_desktop.usecases.record_recipient import Recorded
from tests.factories import MANGGAR, a_draft, a_row
from tests.soundness import raw
from tests.usecases.conftest import Office
from tests.usecases.quota_acts import KUKAR, LUMP, TENGGARONG, split


def left(office: Office, programme: str, stage: str, region: str) -> int | None:
    lines = list_quotas.run(office.store, programme, 2025)
    return list_quotas.places_left(lines, Leaf(stage, region))


def test_a_place_is_taken_where_the_family_lives(office: Office) -> None:
    assert isinstance(office.record(a_draft(1)), Recorded)

    assert left(office, "UEP", "murni", "64.02") == 149
    assert left(office, "UEP", "murni", "64.71") == 150


def test_a_lump_is_everybodys(office: Office) -> None:
    amended = Target("UEP", 2025, "perubahan")

    assert isinstance(office.record(a_draft(1), target=amended), Recorded)
    assert isinstance(office.record(a_draft(2, village_code=MANGGAR), target=amended), Recorded)

    assert left(office, "UEP", "perubahan", "64.02") == 178
    assert left(office, "UEP", "murni", "64.02") == 150


def test_where_no_source_gives_a_figure_none_is_made_up(office: Office) -> None:
    assert left(office, "UEP", "lain", "64.02") is None
    assert left(office, "TIDAK-ADA", "murni", "64.02") is None


def test_every_category_has_places_of_its_own(office: Office) -> None:
    lines = list_quotas.run(office.store, "BST-INDIVIDU", 2025)

    left_for = {
        one: list_quotas.places_left(lines, Leaf("", "64.02", "", one))
        for one in ("disabilitas", "veteran", "janda_veteran", "lansia", "")
    }
    assert left_for == {
        "disabilitas": 4944, "veteran": 128, "janda_veteran": 245, "lansia": 478, "": None,
    }  # fmt: skip
    assert {line.category_name for line in lines} >= {"Veteran", "Janda veteran"}


def test_a_lump_tells_how_far_it_is_split_and_what_its_whole_use_is(office: Office) -> None:
    amended = Target("UEP", 2025, "perubahan")
    assert isinstance(office.record(a_draft(1), target=amended), Recorded)
    split(office, shares={KUKAR: 20})
    split(office, LUMP.at(KUKAR), shares={TENGGARONG: 20})

    lines = {line.key: line for line in list_quotas.run(office.store, "UEP", 2025)}

    lump, kukar, tenggarong = (lines[LUMP.at(one)] for one in ("64", KUKAR, TENGGARONG))
    assert [one.used for one in (lump, kukar, tenggarong)] == [1, 1, 1]
    assert [one.own_use.used for one in (lump, kukar, tenggarong)] == [0, 0, 1]
    assert (lump.detail, kukar.detail) == ("160 belum dirinci", "dirinci seluruhnya")
    assert (kukar.source, kukar.source_title) == ("460/7", "460/7")


def test_a_lump_that_a_newer_set_lowered_says_how_much_too_much_is_split(office: Office) -> None:
    split(office, shares={KUKAR: 20})
    raw(office.store).execute("update quota set quota = 15 where stage = 'perubahan'")

    line = next(one for one in list_quotas.run(office.store, "UEP", 2025) if one.key == LUMP)

    assert (line.open, line.detail) == (-5, "rincian lebih 5")


def test_a_figure_without_a_stage_counts_every_stage(office: Office, tmp_path: Path) -> None:
    raw(office.store).execute(
        "update quota set stage = '' where programme = 'UEP' and region_code = '64.02'"
    )
    office.take_rows(tmp_path / "u.xlsx", [a_row(1)])
    assert isinstance(office.record(a_draft(2), target=Target("UEP", 2025, "perubahan")), Recorded)

    (line,) = [x for x in list_quotas.run(office.store, "UEP", 2025) if x.region_code == "64.02"]

    assert (line.stage, line.used, line.rest) == ("", 2, 148)


def test_programmes_are_read_only_for_the_names_of_groups(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: list[str] = []
    every = ReferenceReader.programmes

    def counted(reader: ReferenceReader) -> list[Programme]:
        reads.append("")
        return every(reader)

    monkeypatch.setattr(ReferenceReader, "programmes", counted)

    list_quotas.run(office.store, "UEP", 2025)
    assert reads == []
    lines = list_quotas.run(office.store, "BST-INDIVIDU", 2025)

    assert len(reads) == 1
    assert "Janda veteran" in {line.category_name for line in lines}


def test_no_argument_means_every_figure(office: Office) -> None:
    assert len(list_quotas.run(office.store)) == 27
    assert {line.programme for line in list_quotas.run(office.store, "UEP")} == {"UEP"}
    assert list_quotas.run(office.store, "UEP", 1999) == []
