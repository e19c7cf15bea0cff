"""The shipped reference data as the domain sees it, read once."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from bansos_desktop.domain.business_types import BusinessType, BusinessTypeBook
from bansos_desktop.domain.region import Alias, Region, RegionBook, RegionChange
from bansos_desktop.domain.rules import RuleSet

SEED = Path(__file__).resolve().parents[2] / "seed_data"


def seed_rows(section: str) -> list[dict[str, str]]:
    """The rows of one table."""
    with (SEED / f"{section}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@cache
def region_book() -> RegionBook:
    """All regions and their other names."""
    return RegionBook(
        [
            Region(row["code"], row["parent_code"], row["level"], row["name"])
            for row in seed_rows("regions")
        ],
        [Alias(row["level"], row["alias"], row["code"]) for row in seed_rows("region_aliases")],
        [
            RegionChange(row["old_code"], row["old_name"], row["new_code"])
            for row in seed_rows("region_changes")
        ],
    )


@cache
def business_book() -> BusinessTypeBook:
    """All business types, synonyms split as the store splits them."""
    return BusinessTypeBook(
        [
            BusinessType(
                row["code"], row["name"], int(row["start_year"]), tuple(row["synonyms"].split(";"))
            )
            for row in seed_rows("business_types")
        ]
    )


@cache
def code_lists(*domains: str) -> Mapping[str, Mapping[str, str]]:
    """The labels of some code lists by domain and code."""
    lists: dict[str, dict[str, str]] = {domain: {} for domain in domains}
    for row in seed_rows("codes"):
        if row["domain"] in lists:
            lists[row["domain"]][row["code"]] = row["label"]
    return lists


@cache
def uep_rules() -> RuleSet:
    """The rules of UEP 2025."""
    return RuleSet.of(
        {
            row["code"]: row["value"]
            for row in seed_rows("rules")
            if (row["programme"], row["year"]) == ("UEP", "2025")
        }
    )
