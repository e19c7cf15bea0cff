"""What a lump may be split among: every region below it, what it has and what it must hold."""

from __future__ import annotations

from dataclasses import replace

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.quota_ledger import FigureKey
from bansos_desktop.domain.workflow import Status
from bansos_desktop.usecases import list_shares, share_quota
from bansos_desktop.usecases.judge import Target
from bansos_desktop.usecases.list_shares import Share, ShareSheet
from bansos_desktop.usecases.share_quota import SplitRequest
from tests.factories import MANGGAR, a_draft, a_nik
from tests.usecases.conftest import Office

LUMP = FigureKey("UEP", 2025, "perubahan", "64")
AMENDED = Target("UEP", 2025, "perubahan")
SAID = "surat menyebut pembagian ini"


def sheet_of(office: Office, key: FigureKey = LUMP, region: str = "64") -> ShareSheet:
    """The sheet as an office sees it."""
    session = replace(office.session, region_code=region)
    found = list_shares.run(office.store, session, key)
    assert found is not None
    return found


def share_in(sheet: ShareSheet, region: str) -> Share:
    """The share of a region."""
    return next(one for one in sheet.shares if one.region_code == region)


def split(office: Office, shares: dict[str, int], key: FigureKey = LUMP) -> None:
    """Split a lump."""
    request = SplitRequest(key, shares, reason=SAID)
    outcome = share_quota.split(
        office.store, office.session, request, now=office.now, today=office.today
    )
    assert isinstance(outcome, Topic), outcome


def test_a_lump_nobody_split_is_for_all_ten_regions(office: Office) -> None:
    sheet = sheet_of(office)

    assert (sheet.region_name, sheet.total, sheet.others) == ("Kalimantan Timur", 180, 0)
    assert len(sheet.shares) == 10
    assert all((one.given, one.own, one.used, one.least) == (0, 0, 0, 0) for one in sheet.shares)


def test_who_takes_of_the_lump_now_is_told_with_the_region(office: Office) -> None:
    office.record(a_draft(1), target=AMENDED)
    office.record(a_draft(2, nik=a_nik(serial=2)), target=AMENDED, status=Status.DECIDED)
    there = a_draft(3, nik=a_nik(district="64.71.01", serial=3), village_code=MANGGAR)
    office.record(there, target=AMENDED)

    before = sheet_of(office)
    split(office, {"64.02": 5})
    after = sheet_of(office)

    for sheet in (before, after):
        kukar, balikpapan = share_in(sheet, "64.02"), share_in(sheet, "64.71")
        assert (kukar.used, kukar.least) == (2, 1)
        assert (balikpapan.used, balikpapan.least) == (1, 0)
    assert share_in(after, "64.02").given == 5


def test_a_kabupaten_sees_its_own_share_and_the_others_as_a_sum(office: Office) -> None:
    split(office, {"64.02": 5, "64.71": 7, "64.72": 11})

    sheet = sheet_of(office, region="64.02")

    assert [(one.region_code, one.given) for one in sheet.shares] == [("64.02", 5)]
    assert sheet.others == 18


def test_a_kabupaten_is_split_among_its_kecamatan(office: Office) -> None:
    key = FigureKey("UEP", 2025, "murni", "64.02")
    office.record(a_draft(1), status=Status.DECIDED)
    split(office, {"64.02.06": 40}, key)

    sheet = sheet_of(office, key)

    tenggarong = share_in(sheet, "64.02.06")
    assert (tenggarong.region_name, tenggarong.given, tenggarong.least) == ("Tenggarong", 40, 1)
    assert sum(one.used for one in sheet.shares) == 1
    assert len(sheet.shares) == 20


def test_a_figure_that_nobody_gives_has_no_sheet(office: Office) -> None:
    assert list_shares.run(office.store, office.session, LUMP.at("64.99")) is None
