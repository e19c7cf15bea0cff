"""What an office knows about the sheets it is sent."""

from __future__ import annotations

from bansos_desktop.domain.names import region_key
from bansos_desktop.domain.sheet_fields import SheetField
from bansos_desktop.usecases.sheet_source import knowledge_of
from tests.usecases.conftest import Office


def test_columns_are_told_by_all_titles_places_and_businesses(office: Office) -> None:
    knowledge = knowledge_of(office.store)

    assert knowledge.titles["nomor kk"] is SheetField.FAMILY_CARD
    assert knowledge.titles["id dtks"] is SheetField.DTKS_ID
    assert region_key("Kab. Kutai Kartanegara", level="kabupaten") in knowledge.regencies
    assert region_key("Kec. Tenggarong", level="kecamatan") in knowledge.districts
    assert region_key("Desa Loa Ipuh", level="desa") in knowledge.villages
    assert "JUALESTEH" in knowledge.businesses


def test_a_title_for_what_this_version_does_not_know_is_some_other_column(office: Office) -> None:
    assert knowledge_of(office.store).titles["peringkat nasional"] is SheetField.OTHER


def test_old_spellings_of_places_are_known_too(office: Office) -> None:
    assert "KUKAR" in knowledge_of(office.store).regencies
