"""The figures of the shipped reference data: they add up, and each says what it stands on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

import pytest

from tests.test_seed_files import Row, quotas, rows, total

FACTS = {row["fact_id"]: row for row in rows("facts.csv")}
# Which facts a sentence names: "(F17-F20)", "(F01, F02, F04)".
NAMED = re.compile(r"F(\d\d)(?:-F(\d\d))?")
AMOUNT = re.compile(r"(?:Rp)?(\d+(?:\.\d{3})*(?:,\d+)?)(?: (ribu|juta|miliar))?")
SCALES = {"": 1, "ribu": 10**3, "juta": 10**6, "miliar": 10**9}
COLUMN = {"kuota": "quota", "lks": "lks_count"}


def stands_on(sentence: str) -> list[Row]:
    """The facts that a sentence names."""
    found = []
    for first, last in NAMED.findall(sentence):
        found += [FACTS[f"F{n:02}"] for n in range(int(first), int(last or first) + 1)]
    return found


def amounts_in(text: str) -> set[int]:
    """Every number of a sentence in full; of "Rp4,5-5 juta" both ends are millions."""
    found: set[int] = set()
    spread = re.sub(r"(\d[\d.,]*)-(\d[\d.,]*) (ribu|juta|miliar)", r"\1 \3 \2 \3", text)
    for number, scale in AMOUNT.findall(spread):
        worth = float(number.replace(".", "").replace(",", ".")) * SCALES[scale]
        found.add(round(worth))
    return found


def values(facts: Iterable[Row]) -> set[int]:
    return {int(fact["value"]) for fact in facts if fact["value"].isdigit()}


def figures_of(row: Row) -> list[Row]:
    found = [one for one in quotas(row["programme"]) if one["year"] == row["year"]]
    return [one for one in found if row["stage"] in ("", one["stage"])]


@pytest.mark.parametrize(
    "row", rows("totals.csv"), ids=lambda row: "-".join([*list(row.values())[:4], row["source"]])
)
def test_every_sum_that_a_source_names_is_that_of_the_figures(row: Row) -> None:
    (fact,) = stands_on(row["sentence"])

    assert (fact["source"], fact["value"], fact["status"]) == (
        row["source"],
        row["expected"],
        "tersurat",
    )
    if row["measure"] in COLUMN:
        assert total(figures_of(row), COLUMN[row["measure"]]) == int(row["expected"])
    else:
        assert (row["measure"], figures_of(row) != []) == ("uptd", True)


def test_the_sums_of_the_issue_stand_in_totals_and_in_facts() -> None:
    stated = {
        (row["programme"], row["stage"], row["measure"], int(row["expected"]))
        for row in rows("totals.csv")
    }

    assert stated == {
        ("UEP", "murni", "kuota", 1500), ("UEP", "perubahan", "kuota", 180),
        ("UEP", "", "kuota", 1680), ("BST-LKS", "", "kuota", 7300),
        ("BST-LKS", "", "lks", 112), ("BST-LKS", "", "uptd", 6),
        ("BST-INDIVIDU", "", "kuota", 5795),
    }  # fmt: skip
    fact = {name: int(FACTS[name]["value"]) for name in FACTS if FACTS[name]["value"].isdigit()}
    assert fact["F16"] == 10 * fact["F17"] == fact["F29"] == 1500
    assert fact["F29"] + fact["F30"] == fact["F31"] == 1680
    assert fact["F01"] == fact["F05"] == 7300
    assert fact["F02"] == fact["F06"] == 112
    assert fact["F25"] + fact["F26"] + fact["F27"] + fact["F28"] == fact["F24"] == 5795


def test_no_total_lacks_a_sentence_and_none_is_told_twice_by_one_source() -> None:
    keys = Counter(
        (row["programme"], row["year"], row["stage"], row["measure"], row["source"])
        for row in rows("totals.csv")
    )

    assert set(keys.values()) == {1}
    assert all(row["sentence"] for row in rows("totals.csv"))


@pytest.mark.parametrize(
    "row", rows("quotas.csv"), ids=lambda row: "-".join(list(row.values())[:5])
)
def test_every_figure_has_a_sentence_that_says_it_and_names_its_facts(row: Row) -> None:
    facts = stands_on(row["sentence"])

    assert facts
    assert {fact["source"] for fact in facts} == {row["source"]}
    assert int(row["quota"]) in amounts_in(row["sentence"])
    if row["lks_count"]:
        assert int(row["lks_count"]) in amounts_in(row["sentence"])
    for limit in ("unit_value_min", "unit_value_max"):
        if row[limit]:
            assert int(row[limit]) in values(facts)


def test_a_single_figure_that_a_fact_tells_is_the_figure_of_the_quota() -> None:
    told = {
        ("BST-LKS", "64.72"): "F07", ("BST-LKS", "64.02"): "F08", ("BST-LKS", "64.01"): "F09",
        ("KUKAR-BANTUAN-PANGAN", "64.02"): "F10", ("KUKAR-BLT-APBD", "64.02"): "F14",
    }  # fmt: skip
    groups = {"disabilitas": "F25", "veteran": "F26", "janda_veteran": "F27", "lansia": "F28"}

    for row in rows("quotas.csv"):
        known = told.get((row["programme"], row["region_code"])) or groups.get(row["category"])
        if known:
            assert row["quota"] == FACTS[known]["value"]


@pytest.mark.parametrize(
    "row", rows("claims.csv"), ids=lambda row: f"{row['subject']}-{row['source']}-{row['year']}"
)
def test_a_claim_says_no_figure_that_its_source_does_not(row: Row) -> None:
    low, high = int(row["low"]), int(row["high"])

    assert 0 < low <= high
    assert {low, high} <= amounts_in(row["sentence"])
    facts = stands_on(row["sentence"])
    if facts:
        assert {fact["source"] for fact in facts} == {row["source"]}
        assert {low, high} <= values(facts)
    else:
        cited = {one["id"]: one for one in rows("sources.csv")}
        assert "judul diringkas" in cited[row["source"]]["note"], "no article, so the press"


def test_what_is_unclear_or_contradicted_is_no_figure_in_force() -> None:
    by_claim = {
        (row["programme"], row["year"], row["low"])
        for row in rows("claims.csv")
        if row["subject"] == "kuota"
    }

    in_force = {(row["programme"], row["year"], row["quota"]) for row in rows("quotas.csv")}
    assert by_claim.isdisjoint(in_force)
    assert not any(row["year"] == "2026" for row in rows("quotas.csv"))


def test_the_values_of_a_monthly_programme_are_those_of_its_facts() -> None:
    monthly = {row["code"]: row for row in rows("programmes.csv") if row["period"] == "bulanan"}

    assert {code: (row["value_min"], row["value_max"]) for code, row in monthly.items()} == {
        "KUKAR-BANTUAN-PANGAN": (FACTS["F12"]["value"],) * 2,
        "KUKAR-BLT-APBD": (FACTS["F13"]["value"],) * 2,
    }
