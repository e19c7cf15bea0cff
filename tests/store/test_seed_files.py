"""Reading a reference set: whole and proved, or refused with the reason."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bansos_desktop.domain.seed import SECTIONS
from bansos_desktop.store.errors import StoreError
from bansos_desktop.store.seed_files import (
    LARGEST,
    MANIFEST,
    read_seed,
    shipped_version,
    signature_of,
)
from tests.factories import SEED

Manifest = dict[str, Any]


def refused(path: Path) -> StoreError:
    with pytest.raises(StoreError) as refusal:
        read_seed(path)
    assert refusal.value.message
    return refusal.value


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped set that may be spoilt."""
    return Path(shutil.copytree(SEED, tmp_path / "acuan"))


def reseal(folder: Path, name: str) -> None:
    """Give the manifest the hash of a file as it is now."""
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    manifest["files"][name] = hashlib.sha256((folder / name).read_bytes()).hexdigest()
    (folder / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")


def inline(path: Path, sections: object, **manifest: object) -> Path:
    content = {"format": "bansos-seed/1", "version": 2, "title": "Uji", "sections": sections}
    path.write_text(json.dumps(content | manifest), encoding="utf-8")
    return path


def test_the_shipped_set_is_read_whole() -> None:
    seed = read_seed(SEED)

    assert seed.version == shipped_version(SEED) >= 1
    assert len(seed.sections["regions"]) == 1154
    assert seed.sections.keys() == SECTIONS.keys() - {"quota_letters"}
    assert seed.sha256 == hashlib.sha256((SEED / MANIFEST).read_bytes()).hexdigest()


def test_a_folder_and_its_manifest_are_the_same_set() -> None:
    assert read_seed(SEED) == read_seed(SEED / MANIFEST)


def test_one_file_may_hold_a_part(tmp_path: Path) -> None:
    source = {"id": "S1", "title": "Surat", "date": "2026-01-02", "note": None}

    seed = read_seed(inline(tmp_path / "baru.json", {"sources": [source]}))

    assert seed.sections == {"sources": ({**source, "note": ""},)}
    assert (seed.version, seed.title) == (2, "Uji")


@pytest.mark.parametrize("name", ["quotas.csv", "regions.csv"])
def test_a_changed_file_is_damaged(folder: Path, name: str) -> None:
    with (folder / name).open("a", encoding="utf-8") as stream:
        stream.write("\n")

    assert (refused(folder).code, refused(folder).values["name"]) == ("seed.damaged", name)


def test_a_vanished_file_is_damaged(folder: Path) -> None:
    (folder / "quotas.csv").unlink()

    assert refused(folder).code == "seed.damaged"


def test_a_file_that_is_no_text_is_damaged_even_if_it_is_sealed(folder: Path) -> None:
    (folder / "sources.csv").write_bytes(b"id,title,date,note\n\xff\xfe,x,y,z\n")
    reseal(folder, "sources.csv")

    assert refused(folder).code == "seed.damaged"


def test_a_file_the_manifest_does_not_name_is_not_read(folder: Path) -> None:
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    del manifest["files"]["facts.csv"]
    (folder / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")

    assert "facts" not in read_seed(folder).sections


@pytest.mark.parametrize(
    ("line", "code", "what"),
    [
        ("SB,Judul,2026-01-01", "seed.bad_row", "a cell too few"),
        ("SB,Judul,2026-01-01,catatan,lebih", "seed.bad_row", "a cell too many"),
        ("000,Judul,2026-01-01,catatan", "seed.double_row", "a key that is there already"),
    ],
)
def test_a_bad_row_is_refused_with_its_line(folder: Path, line: str, code: str, what: str) -> None:
    path = folder / "sources.csv"
    rows = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*rows, line, ""]), encoding="utf-8")
    reseal(folder, "sources.csv")

    refusal = refused(folder)

    assert refusal.code == code, what
    assert refusal.values == {"name": "sumber", "line": str(len(rows) + 1)}


@pytest.mark.parametrize("number", ["", "abc", "1.5", "-1", "²", "٣", "9" * 30])
def test_a_quota_that_is_no_number_is_a_bad_row(tmp_path: Path, number: str) -> None:
    row = dict.fromkeys(SECTIONS["quotas"].columns, "") | {"year": "2026", "quota": number}

    refusal = refused(inline(tmp_path / "s.json", {"quotas": [row]}))

    assert (refusal.code, refusal.values["line"]) == ("seed.bad_row", "2")


def test_an_optional_number_may_be_missing_but_not_wrong(tmp_path: Path) -> None:
    row = dict.fromkeys(SECTIONS["quotas"].columns, "") | {"year": "2026", "quota": "1"}

    good = read_seed(inline(tmp_path / "s.json", {"quotas": [row]}))
    bad = refused(inline(tmp_path / "t.json", {"quotas": [row | {"lks_count": "banyak"}]}))

    assert len(good.sections["quotas"]) == 1
    assert bad.code == "seed.bad_row"


@pytest.mark.parametrize(
    "sections",
    [{"rahasia": []}, [], None, 7, {"sources": 7}, {"sources": [7]}, {"sources": ["xyz"]}],
)
def test_sections_that_are_none_are_damaged(tmp_path: Path, sections: object) -> None:
    assert refused(inline(tmp_path / "s.json", sections)).code == "seed.damaged"


@pytest.mark.parametrize("version", [0, -1, "2", 1.5, None])
def test_a_version_that_orders_nothing_has_its_own_refusal(tmp_path: Path, version: object) -> None:
    assert refused(inline(tmp_path / "s.json", {}, version=version)).code == "seed.bad_version"


def test_a_manifest_without_files_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "s.json"
    path.write_text('{"format": "bansos-seed/1", "version": 2}', encoding="utf-8")

    assert refused(path).code == "seed.damaged"


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b'{"format": "lain/1"}'])
def test_another_file_is_no_seed(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "s.json").write_bytes(content)

    assert refused(tmp_path / "s.json").code == "seed.not_a_seed"


@pytest.mark.parametrize("place", [lambda p: p, lambda p: p / "tidak-ada.json"])
def test_a_missing_set_is_said_with_its_place(
    tmp_path: Path, place: Callable[[Path], Path]
) -> None:
    refusal = refused(place(tmp_path))

    assert refusal.code == "seed.missing"
    assert str(tmp_path) in refusal.message


def letter(**changed: str) -> dict[str, str]:
    row = dict.fromkeys(SECTIONS["quota_letters"].columns, "")
    row |= {"programme": "UEP", "year": "2026", "region_code": "64.01", "quota": "5"}
    return row | {"letter": "460/1"} | changed


def test_a_set_of_letters_is_a_line_of_its_own(tmp_path: Path) -> None:
    seed = read_seed(inline(tmp_path / "k.json", {"quota_letters": [letter()]}, line="kuota"))

    assert (seed.line, seed.sections["quota_letters"][0]["quota"]) == ("kuota", "5")


@pytest.mark.parametrize(
    ("sections", "line", "code"),
    [
        ({"quota_letters": [letter()]}, "seed", "sync.wrong_line"),
        ({"quota_letters": [letter()], "sources": []}, "kuota", "sync.wrong_line"),
        ({"sources": []}, "kuota", "sync.wrong_line"),
        ({"sources": []}, "lain", "seed.damaged"),
        ({"quota_letters": [letter(quota="lima")]}, "kuota", "seed.bad_row"),
        ({"quota_letters": [letter(), letter()]}, "kuota", "seed.double_row"),
        ({"quota_letters": [{"Program": "UEP", "Kuota": 5}]}, "kuota", "seed.bad_columns"),
        ({"totals": [{"programme": "UEP"}]}, "seed", "seed.bad_row"),
        ({"claims": [{"programme": "UEP"}]}, "seed", "seed.bad_row"),
    ],
)
def test_a_set_that_mixes_lines_or_is_not_whole_is_refused(
    tmp_path: Path, sections: object, line: str, code: str
) -> None:
    assert refused(inline(tmp_path / "k.json", sections, line=line)).code == code


def test_a_signature_proves_that_nothing_was_lost_on_the_way(tmp_path: Path) -> None:
    path = inline(tmp_path / "s.json", {"sources": []})
    manifest = json.loads(path.read_text(encoding="utf-8"))
    manifest["signature"] = signature_of(manifest)
    path.write_text(json.dumps(manifest, indent=3), encoding="utf-8")

    assert read_seed(path).unproved == ""

    path.write_text(json.dumps(manifest | {"title": "Lain"}), encoding="utf-8")
    assert refused(path).code == "seed.damaged"


def test_a_signature_of_another_kind_is_named_and_proves_nothing(tmp_path: Path) -> None:
    path = inline(tmp_path / "s.json", {"sources": []}, signature="ed25519:00ff")

    assert read_seed(path).unproved == "ed25519"


@pytest.mark.parametrize("signature", [{"algorithm": "x"}, ["sha256:00"], 7])
def test_a_signature_that_is_no_text_is_refused(tmp_path: Path, signature: object) -> None:
    path = inline(tmp_path / "s.json", {"sources": []}, signature=signature)

    assert refused(path).code == "seed.bad_signature"


@pytest.mark.parametrize("files", [{}, {"SOURCES.md": "aa"}])
def test_a_set_without_content_is_refused(tmp_path: Path, files: dict[str, str]) -> None:
    path = tmp_path / "kosong.json"
    content = {"format": "bansos-seed/1", "version": 99, "files": files}
    path.write_text(json.dumps(content), encoding="utf-8")

    assert refused(path).code == "seed.nothing"
    assert refused(inline(path, {})).code == "seed.nothing"
    assert refused(inline(path, {"quota_letters": []}, line="kuota")).code == "seed.nothing"


@pytest.mark.parametrize("name", ["../../x", "ramalan.csv"])
def test_a_set_with_a_part_that_nobody_knows_is_refused(folder: Path, name: str) -> None:
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    manifest["files"][name] = "aa"
    (folder / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")

    assert refused(folder).code == "seed.unknown_part"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("[" * 100_000, "seed.not_a_seed"),
        (" " * (LARGEST + 1), "seed.too_large"),
        ('{"format": "bansos-seed/1", "sections": {"sources": []}, "version": ' + "9" * 40 + "}",
         "seed.bad_version"),
        ('{"format": "bansos-seed/1", "version": true, "sections": {"sources": []}}',
         "seed.bad_version"),
    ],
)  # fmt: skip
def test_a_deep_or_endless_file_is_refused(tmp_path: Path, content: str, code: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(content, encoding="utf-8")

    assert refused(path).code == code


def test_a_cell_that_holds_more_than_a_value_is_damaged(tmp_path: Path) -> None:
    row = {"id": "1", "title": ["a"], "date": None, "note": 2}

    assert refused(inline(tmp_path / "s.json", {"sources": [row]})).code == "seed.damaged"


def test_a_title_that_is_no_text_is_none(tmp_path: Path) -> None:
    assert read_seed(inline(tmp_path / "s.json", {"sources": []}, title={"a": 1})).title == ""
