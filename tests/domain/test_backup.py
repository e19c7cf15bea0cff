"""What a backup says of itself, and what it means beside an office that stands."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain import backup
from bansos_desktop.domain.backup import Facts, Manifest, NoManifestError, Part, Reason, Relation

NOW = datetime(2026, 3, 5, 7, 8, 9, tzinfo=UTC)


def facts(origin: str = "a", **positions: int) -> Facts:
    entries = sum(positions.values())
    return Facts(origin, "a", "64.02", "Kutai Kartanegara", entries, 3, "2026-03-05", positions)


def manifest(**changed: object) -> Manifest:
    values: dict[str, object] = {
        "program": "0.6.0",
        "steps": ("m0001",),
        "made_at": NOW.isoformat(),
        "reason": Reason.DAILY,
        "facts": facts(a=4),
        "photos": None,
        "parts": {"bansos.db": Part(5, "ab")},
    }
    return Manifest(**(values | changed))  # type: ignore[arg-type]  # a test names fields


def kept_name(reason: Reason, made: datetime) -> str:
    return next(backup.kept_names(reason, made))


def edited(**changed: object) -> str:
    return json.dumps(json.loads(backup.to_text(manifest())) | changed)


positions = st.dictionaries(st.sampled_from("abc"), st.integers(0, 3))


@pytest.mark.parametrize("photos", [None, 0, 7])
def test_a_manifest_is_read_as_it_was_written(photos: int | None) -> None:
    made = manifest(photos=photos)

    assert backup.from_text(backup.to_text(made)) == made
    assert made.day == NOW.astimezone().date()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "[" * 100_000,
        edited(format="lain/1"),
        edited(format="bansos-cadangan/x"),
        edited(facts=3),
        edited(parts=[]),
        edited(steps="m0001"),
        edited(photos="7"),
        edited(photos=-1),
        edited(photos=True),
        edited(program="x" * 301),
        edited(program="a\nb"),
        edited(reason="lain"),
        edited(made_at="kemarin"),
        edited(made_at="2026-03-05T07:08:09"),
        edited(facts={}),
    ],
)
def test_whatever_is_no_manifest_is_told_from_one(text: str) -> None:
    with pytest.raises(NoManifestError):
        backup.from_text(text)


def test_what_a_restore_wrote_of_itself_is_in_nobodys_way() -> None:
    made, stands = facts(a=3), replace(facts(a=3, b=2), restored={"b": 2})
    worked = replace(facts(a=3, b=5), restored={"b": 2})

    assert backup.relation(made, stands) is Relation.SAME
    assert backup.relation(stands, made) is Relation.SAME
    assert backup.entries_lost(made, worked) == 3
    assert backup.entries_lost(stands, worked) == 3
    assert not backup.is_hidden_by(stands, made)


def test_a_manifest_without_word_of_restores_tells_of_none() -> None:
    content = json.loads(backup.to_text(manifest(facts=replace(facts(a=4), restored={"b": 2}))))
    del content["facts"]["restored"]

    assert backup.from_text(json.dumps(content)) == manifest()


def test_a_later_format_is_told_from_damage() -> None:
    assert backup.from_text(edited(format="bansos-cadangan/2")) is None


@pytest.mark.parametrize(
    ("of_backup", "stands", "found"),
    [
        (facts(a=3), facts(a=3), Relation.SAME),
        (facts(a=3, b=1), facts(a=3), Relation.NEWER),
        (facts(a=3), facts(a=5), Relation.OLDER),
        (facts(a=3, b=2), facts(a=5), Relation.APART),
        (facts("b", a=3), facts(a=3), Relation.OTHER),
    ],
)
def test_ledgers_say_what_replacing_would_do(
    of_backup: Facts, stands: Facts, found: Relation
) -> None:
    assert backup.relation(of_backup, stands) is found


@given(positions, positions)
def test_something_is_lost_exactly_where_the_office_has_more(
    one: dict[str, int], other: dict[str, int]
) -> None:
    of_backup, stands = facts(**one), facts(**other)

    lost = backup.entries_lost(of_backup, stands)

    assert (lost > 0) == (backup.relation(of_backup, stands) in (Relation.OLDER, Relation.APART))


def test_of_each_kind_only_the_newest_stay_and_handmade_ones_always() -> None:
    days = [NOW + timedelta(days=n) for n in range(12)]
    names = [kept_name(reason, day) for reason in Reason for day in days]

    gone = backup.surplus(dict.fromkeys(names, facts(a=1)))

    left = [name for name in names if name not in gone]
    counts = [sum(name.startswith(f"{reason.value}-") for name in left) for reason in Reason]
    assert counts == [12, backup.KEPT_DAYS, backup.KEPT_UPGRADES, backup.KEPT_REPLACED]
    assert kept_name(Reason.DAILY, days[-1]) in left
    assert backup.surplus(dict.fromkeys(left, facts(a=1))) == []


def test_restoring_to_and_fro_does_not_push_out_the_office_that_holds_work() -> None:
    names = [kept_name(Reason.REPLACED, NOW + timedelta(days=n)) for n in range(4)]
    work, same = facts(a=9), [replace(facts(a=4, **{d: 2}), restored={d: 2}) for d in "bcd"]
    apart = [facts(a=n + 1, **{d: 1}) for n, d in enumerate("bcde")]

    assert backup.surplus(dict(zip(names, [work, *same], strict=True))) == [names[1]]
    assert backup.surplus(dict(zip(names, [work, None, *same[1:]], strict=True))) == [names[1]]
    assert backup.surplus(dict(zip(names, apart, strict=True))) == [names[0]]


def test_the_days_after_a_restore_do_not_push_out_the_one_that_alone_holds_work() -> None:
    days = [kept_name(Reason.DAILY, NOW + timedelta(days=n)) for n in range(backup.KEPT_DAYS + 1)]
    alone, line = facts(a=9), [facts(a=4, b=n + 2) for n in range(backup.KEPT_DAYS)]

    gone = backup.surplus(dict(zip(days, [alone, *line], strict=True)))

    assert gone == [days[1]]


def test_what_would_cost_a_backup_stands_beside_it_and_counts_as_the_later() -> None:
    tried = list(islice(backup.kept_names(Reason.DAILY, NOW), 11))
    days = [kept_name(Reason.DAILY, NOW + timedelta(days=n)) for n in range(1, 6)]
    days_on = [kept_name(Reason.DAILY, NOW + timedelta(days=n)) for n in range(6, 8)]
    kept = [tried[0], *days, tried[1], tried[10]]

    stem = tried[0].removesuffix(backup.SUFFIX)
    assert tried[1:3] == [f"{stem}-02.bansos", f"{stem}-03.bansos"]
    assert backup.surplus(dict.fromkeys(kept, facts(a=1))) == [tried[0]]
    assert set(backup.surplus(dict.fromkeys([*kept, *days_on], facts(a=1)))) == {
        *tried[:2],
        tried[10],
    }
    assert next(islice(backup.kept_names(Reason.UPGRADE, NOW), 1, None)).endswith("-02.bansos")


def test_the_later_backup_of_a_day_takes_the_place_of_the_earlier() -> None:
    later = NOW + timedelta(minutes=5)

    assert kept_name(Reason.DAILY, NOW) == kept_name(Reason.DAILY, later)
    assert kept_name(Reason.UPGRADE, NOW) != kept_name(Reason.UPGRADE, later)


def test_an_offered_name_is_one_that_every_disk_takes() -> None:
    assert backup.offered_name('Kab. "Kutai/Barat"', "0199-7a3f2b", NOW).startswith(
        "Cadangan Kab Kutai Barat laptop 3f2b 2026"
    )


@pytest.mark.parametrize(
    ("standing", "new", "hides"),
    [
        (facts(a=3), facts(a=3), False),
        (facts(a=3), facts(a=5), False),
        (facts(a=3), facts(a=3, b=2), False),
        (facts(a=5), facts(a=3), True),
        (facts(a=3, b=1), facts(a=5), True),
        (facts("b", a=3), facts(a=5), True),
        (replace(facts(a=3), office="64.71"), facts(a=5), True),
    ],
)
def test_only_what_holds_nothing_of_its_own_is_replaced_unasked(
    standing: Facts, new: Facts, hides: bool
) -> None:
    assert backup.is_hidden_by(standing, new) is hides


@pytest.mark.parametrize(
    ("size", "text"),
    [(1, "1 KB"), (740_400, "740 KB"), (12_000_000, "12 MB"), (1_440_000_000, "1,4 GB")],
)
def test_sizes_read_as_people_say_them(size: int, text: str) -> None:
    assert backup.size_text(size) == text


@pytest.mark.parametrize(
    ("need", "free", "shown"),
    [
        (2_400_100, 1_900_900, ("2401 KB", "1900 KB")),
        (9_000_000, 1_000_000, ("9 MB", "1 MB")),
    ],
)
def test_what_is_missing_is_told_from_what_is_there(
    need: int, free: int, shown: tuple[str, str]
) -> None:
    assert backup.need_and_free(need, free) == shown


def test_every_reason_has_its_words() -> None:
    assert len({reason.label for reason in Reason}) == len(Reason)


@pytest.mark.parametrize(
    ("need", "free", "text"),
    [(5_000_000, 1_000_000, "4 MB"), (5_000_001, 1_000_000, "5 MB"), (1_500, 1_000, "1 KB")],
)
def test_what_must_be_freed_is_never_rounded_down(need: int, free: int, text: str) -> None:
    assert backup.size_to_free(need, free) == text
