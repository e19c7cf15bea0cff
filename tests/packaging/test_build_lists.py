"""What goes into the Windows program: locks, lists and licences agree with each other."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from windows import licences, payload, shipped
from windows.fetch import RUNTIME_LOCK, TOOLS_LOCK, WHEELS_LOCK
from windows.licences import Sources, canonical, locked
from windows.product import BuildError

ROOT = Path(__file__).resolve().parents[2]
LISTS = (
    (shipped.RUNTIME, shipped.RUNTIME_LEFT_OUT),
    (shipped.QT, shipped.QT_LEFT_OUT),
    (shipped.WHEELS, shipped.WHEELS_LEFT_OUT),
)


def versions(lock: Path) -> dict[str, str]:
    return locked(lock.read_text(encoding="utf-8"))


def test_windows_gets_the_versions_that_everybody_develops_with() -> None:
    ours = versions(ROOT / "packaging" / "requirements.lock")

    windows = versions(WHEELS_LOCK)

    assert windows.items() <= ours.items()


def test_every_dependency_of_the_program_is_locked_for_windows() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    wanted = {re.split(r"[<>=!]", line)[0] for line in project["dependencies"]}

    assert {canonical(name) for name in wanted} <= set(versions(WHEELS_LOCK))


@pytest.mark.parametrize(
    "lock", [WHEELS_LOCK, TOOLS_LOCK, RUNTIME_LOCK], ids=lambda lock: lock.name
)
def test_every_locked_part_has_a_hash_and_no_address(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    parts = re.split(r"^(?=\S)", text, flags=re.MULTILINE)

    assert "://" not in text
    assert all("--hash=sha256:" in part for part in parts if "==" in part)
    assert versions(lock)


def test_every_list_says_why() -> None:
    groups = [group for pair in LISTS for part in pair for group in part]

    assert all(group.why and group.patterns for group in (*groups, *shipped.INSIDE_LEFT_OUT))


def test_nothing_is_both_shipped_and_left_out() -> None:
    for kept, left_out in LISTS:
        names = shipped.patterns(kept)
        both = [name for name in names if payload.matches(name, shipped.patterns(left_out))]

        assert len(names) == len(set(names))
        assert both == []


def test_a_part_that_no_list_knows_is_named() -> None:
    names = ["_ssl.pyd", "python3.dll", "_new.pyd"]

    assert payload.undecided(names, *LISTS[0]) == ["_new.pyd"]


def test_a_runtime_with_something_new_stops_the_build(tmp_path: Path) -> None:
    runtime, site = tmp_path / "runtime", tmp_path / "site"
    for folder in (runtime, site):
        folder.mkdir()
    (runtime / "_new.pyd").touch()

    with pytest.raises(BuildError, match=r"_new\.pyd"):
        payload.make_payload(
            ROOT, runtime, site, tmp_path / "out", version="1.2.3", compiler="python3"
        )


def test_the_program_asks_for_no_hash_that_only_openssl_has() -> None:
    sources = (ROOT / "bansos_desktop").rglob("*.py")
    only = re.compile(r"pbkdf2_hmac|hashlib\.(scrypt|new)|_hashlib")

    assert [file.name for file in sources if only.search(file.read_text("utf-8"))] == []


# ---------------------------------------------------------------- licences


def test_every_shipped_part_has_its_licence_with_the_program() -> None:
    folder = ROOT / "resources" / "lisensi"
    parts = versions(WHEELS_LOCK).keys() - licences.NOT_SHIPPED

    lacking = [name for name in parts if not (folder / f"{name}.txt").read_text("utf-8").strip()]

    assert lacking == []
    assert {file.stem for file in folder.iterdir()} - parts == {
        "LISENSI", "python", "sqlcipher", "pemasang", "wilayah"
    }  # fmt: skip


def test_the_list_of_licences_names_the_shipped_versions() -> None:
    text = (ROOT / "resources" / "lisensi" / licences.SUMMARY).read_text(encoding="utf-8")
    rows = {canonical(row.split()[0]): row.split()[1] for row in text.splitlines() if ".txt" in row}

    for name, version in versions(WHEELS_LOCK).items():
        assert rows.get(name, version) == version
    assert versions(WHEELS_LOCK).keys() - licences.NOT_SHIPPED <= rows.keys()
    assert text.isascii()


def test_qt_comes_with_the_whole_lgpl_and_how_to_exchange_it() -> None:
    text = (ROOT / "resources" / "lisensi" / "pyside6-essentials.txt").read_text(encoding="utf-8")

    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    assert "TERMS AND CONDITIONS" in text
    assert "may replace them" in text


def test_the_list_of_regions_keeps_its_notice() -> None:
    shown = (ROOT / "resources" / "lisensi" / "wilayah.txt").read_text(encoding="utf-8")

    assert (ROOT / "seed_data" / "LICENSE-wilayah.txt").read_text("utf-8").strip() == shown.strip()


@pytest.fixture
def parts(tmp_path: Path) -> Sources:
    """A wheel's metadata, a runtime and the reference set, as small as they can be."""
    info = tmp_path / "site" / "Some.Thing-1.0.dist-info"
    (info / "licenses").mkdir(parents=True)
    (info / "METADATA").write_text("Name: Some.Thing\nVersion: 1.0\nLicense: MIT\n", "utf-8")
    (info / "licenses" / "LICENSE").write_text("Do what\r\nyou want  \r\n", "utf-8")
    (tmp_path / "runtime").mkdir()
    (tmp_path / "runtime" / "LICENSE.txt").write_text("PSF", "utf-8")
    return Sources(tmp_path / "site", tmp_path / "runtime", ROOT / "seed_data")


def test_a_wheels_licence_is_taken_from_its_metadata(parts: Sources) -> None:
    texts = licences.collect(parts)

    assert texts["some-thing.txt"] == "Do what\nyou want\n"
    assert re.search(
        r"^Some\.Thing 1\.0 +MIT +some-thing\.txt$", texts["LISENSI.txt"], re.MULTILINE
    )


def test_a_wheel_without_a_licence_stops_the_build(parts: Sources) -> None:
    next(parts.site.rglob("LICENSE")).unlink()

    with pytest.raises(BuildError, match="some-thing"):
        licences.collect(parts)


def test_stale_licences_are_named_and_renewed(tmp_path: Path, parts: Sources) -> None:
    texts = licences.collect(parts)
    folder = tmp_path / "lisensi"

    licences.write(folder, texts)
    assert list(licences.differences(folder, texts)) == []

    (folder / "lama.txt").touch()
    (folder / "python.txt").write_text("other", "utf-8")
    assert sorted(licences.differences(folder, texts)) == ["lama.txt", "python.txt"]

    licences.write(folder, texts)
    assert list(licences.differences(folder, texts)) == []
    page = licences.one_page(folder)
    assert page.startswith("Bagian yang dibawa")
    assert "some-thing.txt\n\nDo what" in page


def test_the_installers_page_keeps_every_sign() -> None:
    assert licences.rich_text("a\\b {c}\nHäring \U0001f4be") == (
        "{\\rtf1\\ansi{\\fonttbl{\\f0\\fmodern Consolas;}}\\f0\\fs14 "
        "a\\\\b \\{c\\}\\par\nH\\u228?ring \\u-10179?\\u-9026?}\n"
    )
