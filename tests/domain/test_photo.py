"""A prepared photo: what its record says of it."""

from __future__ import annotations

from bansos_desktop.domain.photo import Prepared
from bansos_desktop.domain.position import Position
from bansos_desktop.domain.records import FIELDS, Kind

PHOTO = Prepared(b"jpeg", "ab" * 32, 16, 9, Position("-0.5", "117.1"), "2025-08-01T09:30:00")


def test_its_record_names_the_bytes_and_not_where_it_was_taken() -> None:
    values = PHOTO.showing("rumah").values("verification", "v1")

    assert values == {
        "about_kind": "verification",
        "about": "v1",
        "subject": "rumah",
        "sha256": "ab" * 32,
        "size": 4,
        "width": 16,
        "height": 9,
        "taken_at": "2025-08-01T09:30:00",
    }
    assert set(values) <= set(FIELDS[Kind.PHOTO])


def test_what_is_not_known_is_none() -> None:
    values = Prepared(b"", "", 1, 1).values("handover", "h")

    assert (values["subject"], values["taken_at"]) == (None, None)


def test_a_photo_is_in_no_traceback() -> None:
    assert repr(PHOTO) == "Prepared(…)"
