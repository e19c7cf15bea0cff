"""The shipped reference data: sealed, whole, and saying no figure that its sources do not say."""

from __future__ import annotations

import csv
import hashlib
import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from bansos_desktop.domain.goods import GoodsSection
from bansos_desktop.domain.problems import Acceptor
from bansos_desktop.domain.rule_catalogue import LEVELS, RULES
from bansos_desktop.domain.sheet_fields import SheetField

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "seed_data"
SEALS = {"manifest.json", "SHA256SUMS"}
TABLES = sorted(path.name for path in SEED.glob("*.csv"))
COLUMNS = {
    "business_types.csv": "code,name,start_year,source,note,synonyms",
    "codes.csv": "domain,code,position,label,source_note",
    "facts.csv": "fact_id,source,source_date,subject,metric,value,unit,status,note",
    "header_aliases.csv": "field,alias",
    "packages.csv": "business_type,position,section,name,specification,volume,unit,unit_price,"
    "source,note",
    "claims.csv": "programme,year,stage,region_code,subject,low,high,source,sentence,note",
    "programmes.csv": "code,name,owner,unit,form,period,asks,value_min,value_max,overflow,"
    "documents,categories,note,source",
    "quotas.csv": "programme,year,stage,region_code,category,quota,lks_count,unit_value_min,"
    "unit_value_max,detail,source,sentence,note",
    "region_aliases.csv": "level,alias,code",
    "region_changes.csv": "old_code,old_name,new_code,new_name",
    "regions.csv": "code,parent_code,level,name",
    "rules.csv": "programme,year,code,value,level,acceptor,message,source,valid_from,note",
    "sources.csv": "id,title,date,note",
    "totals.csv": "programme,year,stage,measure,expected,source,sentence",
}

Row = dict[str, str]


def rows(name: str) -> list[Row]:
    with (SEED / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def quotas(programme: str) -> list[Row]:
    return [row for row in rows("quotas.csv") if row["programme"] == programme]


def total(found: list[Row], column: str = "quota") -> int:
    return sum(int(row[column]) for row in found)


def normalised(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())


def region_names() -> dict[str, Row]:
    return {row["code"]: row for row in rows("regions.csv")}


def sha256(name: str, folder: Path = SEED) -> str:
    return hashlib.sha256((folder / name).read_bytes()).hexdigest()


def seal(folder: Path) -> None:
    subprocess.run([sys.executable, ROOT / "packaging" / "seal_seed.py", folder], check=True)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_manifest_names_every_file_with_its_hash() -> None:
    manifest = json.loads((SEED / "manifest.json").read_text(encoding="utf-8"))

    expected = {p.name: sha256(p.name) for p in SEED.iterdir() if p.name not in SEALS}
    assert manifest["files"] == expected
    assert (manifest["format"], manifest["version"]) == ("bansos-seed/1", 4)


def test_the_list_of_sums_covers_every_file_but_itself() -> None:
    lines = (SEED / "SHA256SUMS").read_text(encoding="utf-8").splitlines()

    names = sorted(p.name for p in SEED.iterdir() if p.name != "SHA256SUMS")
    assert lines == [f"{sha256(name)}  {name}" for name in names]


def test_sealing_again_changes_nothing(tmp_path: Path) -> None:
    copy = shutil.copytree(SEED, tmp_path / "seed")

    seal(copy)

    assert contents(copy) == contents(SEED)


def test_sealing_follows_an_edited_file(tmp_path: Path) -> None:
    copy = shutil.copytree(SEED, tmp_path / "seed")
    with (copy / "rules.csv").open("a", encoding="utf-8") as file:
        file.write("\n")

    seal(copy)

    manifest = json.loads((copy / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["files"]["rules.csv"] == sha256("rules.csv", copy) != sha256("rules.csv")
    assert f"{sha256('manifest.json', copy)}  manifest.json" in (copy / "SHA256SUMS").read_text()


@pytest.mark.parametrize("path", sorted(SEED.iterdir()), ids=lambda path: path.name)
def test_every_file_is_utf8_with_unix_line_ends(path: Path) -> None:
    raw = path.read_bytes()

    assert raw.decode("utf-8").endswith("\n")
    assert b"\r" not in raw
    assert not raw.startswith(b"\xef\xbb\xbf")


def test_every_table_has_its_columns_and_no_ragged_or_padded_row() -> None:
    assert sorted(COLUMNS) == TABLES
    for name in TABLES:
        with (SEED / name).open(encoding="utf-8", newline="") as file:
            head, *body = csv.reader(file, strict=True)

        assert ",".join(head) == COLUMNS[name]
        assert {len(line) for line in body} == {len(head)}, name
        assert all(cell == cell.strip() for line in body for cell in line), name


def test_the_province_has_1154_regions() -> None:
    levels = Counter(row["level"] for row in rows("regions.csv"))

    assert levels == {
        "provinsi": 1,
        "kabupaten": 7,
        "kota": 3,
        "kecamatan": 105,
        "kelurahan": 197,
        "desa": 841,
    }
    assert len(region_names()) == levels.total() == 1154


def test_every_region_lies_in_the_one_that_its_code_begins_with() -> None:
    regions = region_names()
    above = {
        "kabupaten": {"provinsi"},
        "kota": {"provinsi"},
        "kecamatan": {"kabupaten", "kota"},
        "kelurahan": {"kecamatan"},
        "desa": {"kecamatan"},
    }

    for code, row in regions.items():
        assert row["parent_code"] == code.rpartition(".")[0]
        if row["parent_code"]:
            assert regions[row["parent_code"]]["level"] in above[row["level"]]


def test_every_region_alias_names_one_region_of_its_level() -> None:
    regions = region_names()
    owner = {
        (row["level"], normalised(row["name"]), row["code"][:5]): code
        for code, row in regions.items()
    }
    seen: dict[tuple[str, str, str], str] = {}

    for row in rows("region_aliases.csv"):
        key = row["level"], normalised(row["alias"])
        assert regions[row["code"]]["level"] == row["level"]
        parent = row["code"].rpartition(".")[0]
        assert seen.setdefault((*key, parent), row["code"]) == row["code"]
        assert owner.get((*key, row["code"][:5]), row["code"]) == row["code"]


def test_the_short_names_of_the_regencies_are_known() -> None:
    aliases = {row["alias"]: row["code"] for row in rows("region_aliases.csv")}

    assert {short: aliases[short] for short in ("Kukar", "Kubar", "Kutim", "PPU", "Mahulu")} == {
        "Kukar": "64.02",
        "Kubar": "64.07",
        "Kutim": "64.08",
        "PPU": "64.09",
        "Mahulu": "64.11",
    }
    assert (aliases["Mahakam Hulu"], aliases["Kutai Kertanegara"]) == ("64.11", "64.02")


def test_a_changed_village_leads_from_a_code_that_is_gone_to_one_that_stands() -> None:
    regions = region_names()
    changes = rows("region_changes.csv")

    assert len({row["old_code"] for row in changes}) == 20
    for row in changes:
        assert row["old_code"] not in regions
        assert regions[row["new_code"]]["name"] == row["new_name"]


def test_uep_2025_adds_up_to_1680_with_180_not_yet_split() -> None:
    regular = [row for row in quotas("UEP") if row["stage"] == "murni"]
    (lump,) = [row for row in quotas("UEP") if row["stage"] == "perubahan"]

    regencies = {c for c, row in region_names().items() if row["level"] in {"kabupaten", "kota"}}
    assert {row["region_code"] for row in regular} == regencies
    assert {row["quota"] for row in regular} == {"150"}
    assert (lump["region_code"], lump["quota"], lump["detail"]) == ("64", "180", "belum dirinci")
    assert (total(regular), total(quotas("UEP"))) == (1500, 1680)


def test_bst_adds_up_to_what_the_articles_say() -> None:
    through_lks = quotas("BST-LKS")

    assert len(through_lks) == 10
    assert (total(through_lks, "lks_count"), total(through_lks)) == (112, 7300)
    assert total(quotas("BST-INDIVIDU")) == 5795


def test_a_quota_is_one_row_for_programme_year_stage_region_and_category() -> None:
    regions, programmes = region_names(), {row["code"] for row in rows("programmes.csv")}
    keys = Counter(tuple(list(row.values())[:5]) for row in rows("quotas.csv"))

    assert keys.total() == len(keys) == 27
    for programme, year, stage, region, _category in keys:
        assert programme in programmes
        assert re.fullmatch(r"20\d\d", year)
        assert stage in {"murni", "perubahan", ""}
        assert region in regions


def test_the_ambiguous_649_is_a_fact_and_not_a_quota() -> None:
    (fact,) = [row for row in rows("facts.csv") if row["value"] == "649"]

    assert fact["status"] == "ambigu"
    assert "649" not in {row["quota"] for row in rows("quotas.csv")}


def test_there_are_33_facts_each_with_a_status() -> None:
    facts = rows("facts.csv")

    assert [row["fact_id"] for row in facts] == [f"F{number:02}" for number in range(1, 34)]
    assert {row["status"] for row in facts} == {"tersurat", "ambigu", "tidak disebut"}


def cited() -> Iterator[tuple[str, str]]:
    """Every (table, source) that a row or a note in square brackets leans on."""
    for name in TABLES:
        for row in rows(name):
            if "source" in row:
                yield name, row["source"]
                yield from ((name, key) for key in re.findall(r"\[([^]]+)]", row.get("note", "")))


def test_every_citation_leads_to_a_source_and_every_source_is_cited() -> None:
    sources = {row["id"] for row in rows("sources.csv")}

    used = set(cited())
    assert {key for _, key in used} == sources
    assert {name for name, _ in used} == {
        "business_types.csv", "facts.csv", "packages.csv", "programmes.csv", "quotas.csv",
        "rules.csv", "totals.csv", "claims.csv",
    }  # fmt: skip


def test_a_fact_carries_the_date_of_its_source() -> None:
    dates = {row["id"]: row["date"] for row in rows("sources.csv")}

    assert all(dates[row["source"]] == row["source_date"] for row in rows("facts.csv"))


def test_a_programme_belongs_to_the_province_or_to_a_known_regency() -> None:
    for row in rows("programmes.csv"):
        assert row["owner"] == "provinsi" or row["owner"] in region_names()
        assert row["unit"] in {"orang", "keluarga", "lembaga"}
        assert row["period"] in {"sekali", "bulanan", ""}


def test_a_rule_without_a_source_says_that_it_is_a_proposal() -> None:
    for row in rows("rules.csv"):
        assert row["code"] in RULES
        assert row["level"] in LEVELS
        assert row["acceptor"] in set(Acceptor)
        assert row.get("note", "")
        assert row["source"] in {"000", "002", "003", "INF"}


def test_a_package_says_no_volume_and_no_price_that_no_source_says() -> None:
    for row in rows("packages.csv"):
        assert row["section"] in set(GoodsSection)
        assert (row["volume"], row["unit_price"]) == ("", "")


def test_a_spelling_of_a_business_leads_to_one_type_only() -> None:
    seen: dict[str, str] = {}

    for row in rows("business_types.csv"):
        for text in (row["code"], row["name"], *row["synonyms"].split(";")):
            assert normalised(text)
            assert seen.setdefault(normalised(text), row["code"]) == row["code"], text
    assert (seen["gorengn"], seen["jualesteh"], seen["warungmakan"]) == (
        "gorengan",
        "minuman",
        "makanan",
    )


def test_the_types_announced_for_2026_start_in_2026() -> None:
    later = {row["code"] for row in rows("business_types.csv") if row["start_year"] == "2026"}

    assert later == {"jahit-menjahit", "perikanan", "laundry", "jamu-tradisional"}


def test_a_column_title_leads_to_one_field_and_is_listed_once() -> None:
    titles = Counter(normalised(row["alias"]) for row in rows("header_aliases.csv"))

    assert all(titles)
    assert set(titles.values()) == {1}


# Its title says NIK or No. KK; only the cells tell that both stand there.
BY_VALUES_ALONE = {SheetField.NIK_AND_FAMILY_CARD}


def test_every_field_that_is_imported_has_a_title() -> None:
    fields = {row["field"] for row in rows("header_aliases.csv")}

    assert set(SheetField) - BY_VALUES_ALONE <= fields


def test_the_titles_of_the_proposal_sheet_are_known() -> None:
    fields = {normalised(row["alias"]): row["field"] for row in rows("header_aliases.csv")}
    sheet = {
        "No. KK": "no_kk", "Nama Lengkap": "nama", "L/P": "jenis_kelamin",
        "Desa/Kelurahan/Kampung": "desa", "Kabupaten/Kota": "kabupaten", "No. HP": "no_hp",
        "Jenis Usaha": "jenis_usaha", "Nilai Usulan (Rp)": "nominal", "Desil": "desil",
    }  # fmt: skip

    assert {title: fields[normalised(title)] for title in sheet} == sheet


def test_a_code_is_listed_once_in_its_domain() -> None:
    codes = Counter((row["domain"], row["code"]) for row in rows("codes.csv"))

    assert set(codes.values()) == {1}
    assert len(codes) == 214
