"""The file of photos: encrypted, kept by content, there only when it is needed."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from bansos_desktop.domain.records import Kind
from bansos_desktop.store import database, files
from bansos_desktop.store.errors import StoreError
from bansos_desktop.store.photo_file import PhotoFile
from bansos_desktop.store.store import Store
from tests.factories import NOW
from tests.store.conftest import Office

KEY = b"k" * 32
JPEG = b"\xff\xd8\xff\xe0 gambar rahasia " * 50


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def add_photo(office: Office, content: bytes, about: str = "v1", uid: str = "p1") -> None:
    sha256 = office.store.photo_file.keep(content)
    values = {"about_kind": "verification", "about": about, "subject": "orang", "sha256": sha256}
    with office.store.write(office.session.author, now=NOW, act="photo.add") as work:
        work.put(Kind.PHOTO, uid, {**values, "width": 4, "height": 3})


def test_bytes_are_found_by_their_hash_and_kept_once(tmp_path: Path) -> None:
    photos = PhotoFile(tmp_path, KEY, writing=True)

    first, again = photos.keep(JPEG), photos.keep(JPEG)

    assert first == again == digest(JPEG)
    assert photos.content(first) == JPEG
    assert photos.content("0" * 64) is None
    photos.close()


def test_nothing_of_a_photo_is_readable_on_the_disk(tmp_path: Path) -> None:
    photos = PhotoFile(tmp_path, KEY, writing=True)
    photos.keep(JPEG)

    names = sorted(path.name for path in tmp_path.iterdir())
    readable = [p.name for p in tmp_path.iterdir() if b"gambar rahasia" in p.read_bytes()]
    photos.checkpoint()
    after = b"\xff\xd8\xff" in (tmp_path / files.PHOTOS).read_bytes()
    photos.close()

    assert names == ["foto.db", "foto.db-shm", "foto.db-wal"]
    assert (readable, after) == ([], False)


def test_without_photos_there_is_no_file(office: Office) -> None:
    reader = Store.open_for_reading(office.folder, office.key)

    assert reader.photos.content("0" * 64) is None
    reader.checkpoint()
    reader.close()
    assert not (office.folder / files.PHOTOS).exists()


def test_a_reader_sees_what_the_writer_keeps_later_and_keeps_nothing(office: Office) -> None:
    reader = Store.open_for_reading(office.folder, office.key)
    with pytest.raises(StoreError, match="read_only"):
        reader.photo_file.keep(JPEG)

    add_photo(office, JPEG)

    assert reader.photos.content(digest(JPEG)) == JPEG
    reader.close()


def test_a_wrong_key_and_a_newer_file_are_refused(tmp_path: Path) -> None:
    photos = PhotoFile(tmp_path, KEY, writing=True)
    photos.keep(JPEG)
    photos.close()

    with pytest.raises(StoreError, match="damaged"):
        PhotoFile(tmp_path, b"x" * 32, writing=False).content("0" * 64)
    other = database.connect(tmp_path / files.PHOTOS, KEY)
    other.execute("pragma user_version = 2")
    other.close()
    with pytest.raises(StoreError, match="newer"):
        PhotoFile(tmp_path, KEY, writing=True).keep(JPEG)


def test_photos_of_a_record_come_in_the_order_they_were_kept(office: Office) -> None:
    add_photo(office, b"satu", uid="b")
    add_photo(office, b"dua", uid="a")
    add_photo(office, b"lain", about="v2", uid="c")

    found = office.store.photos.of(Kind.VERIFICATION, "v1")

    assert [photo.uid for photo in found] == ["b", "a"]
    assert office.store.photos.of(Kind.HANDOVER, "v1") == []
    assert office.store.photos.count() == 3


def test_bytes_that_are_gone_or_changed_are_named_and_can_be_mended(office: Office) -> None:
    add_photo(office, b"satu", uid="p1")
    add_photo(office, b"dua", uid="p2")
    add_photo(office, b"tiga", uid="p3")
    office.store.photo_file.close()
    other = database.connect(office.folder / files.PHOTOS, office.key)
    other.execute("delete from content where sha256 = ?", [digest(b"satu")])
    other.execute("update content set bytes = x'00' where sha256 = ?", [digest(b"dua")])
    other.close()

    faults = [(fault.what, fault.where) for fault in office.store.photos.faults()]

    assert faults == [("hilang", "p1"), ("rusak", "p2")]
    office.store.photo_file.keep(b"satu")
    office.store.photo_file.keep(b"dua")
    assert list(office.store.photos.faults()) == []
