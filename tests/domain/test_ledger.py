"""The chain of ledger entries: it grows without gaps and betrays every touch."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from string import ascii_lowercase

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bansos_desktop.domain.ledger import (
    GENESIS,
    Author,
    Chain,
    Entry,
    broken_link,
    canonical,
    canonical_of_new,
    expected_hash,
)

AUTHOR = Author("laptop-1", "user-1")
LINES = st.text(st.characters(codec="utf-8", exclude_characters="\n"), max_size=12)
NAMES = st.text(ascii_lowercase + "_", min_size=1, max_size=6)
JSON = st.dictionaries(
    st.text(max_size=6),
    st.recursive(
        st.none() | st.integers() | st.text(max_size=8), lambda inner: st.lists(inner, max_size=3)
    ),
    max_size=4,
)
TEXT_PARTS = [f.name for f in fields(Entry) if f.name != "number"]


def a_chain(*, number: int = 0, seen: str = "{}") -> Chain:
    return Chain(AUTHOR, number, GENESIS, seen)


def seal(chain: Chain, **parts: str) -> Entry:
    whole = {
        "at": "2025-08-12T08:00:00+08:00",
        "batch": "batch-1",
        "act": "record",
        "kind": "person",
        "record": "person-1",
        "changes": canonical({"name": [None, "Siti"]}),
    }
    whole |= parts
    link = chain.seal(**whole)
    return Entry(
        AUTHOR.device,
        link.number,
        whole["at"],
        AUTHOR.user,
        whole["batch"],
        whole["act"],
        whole["kind"],
        whole["record"],
        whole["changes"],
        chain.seen,
        link.previous,
        link.hash,
    )


def test_a_chain_grows_one_by_one_from_the_genesis() -> None:
    chain = a_chain()

    entries = [seal(chain, record=f"person-{n}") for n in range(4)]

    assert [entry.number for entry in entries] == [1, 2, 3, 4]
    assert [entry.previous for entry in entries] == [GENESIS, *(e.hash for e in entries[:3])]
    assert (chain.number, chain.hash) == (4, entries[-1].hash)
    assert {(entry.device, entry.user) for entry in entries} == {("laptop-1", "user-1")}


@given(st.lists(st.tuples(LINES, LINES, JSON), max_size=6), st.integers(0, 99))
def test_what_is_sealed_follows_link_by_link(
    writes: list[tuple[str, str, dict[str, object]]], start: int
) -> None:
    chain = a_chain(number=start)
    number, previous = start, GENESIS

    for record, batch, changes in writes:
        entry = seal(chain, record=record, batch=batch, changes=canonical(changes))
        assert broken_link(entry, number, previous) == ""
        number, previous = entry.number, entry.hash

    assert number == start + len(writes)


@given(LINES, st.sampled_from(TEXT_PARTS), st.text(st.characters(codec="utf-8"), max_size=12))
def test_any_touched_part_is_found(record: str, part: str, forged: str) -> None:
    entry = seal(a_chain(), record=record)
    assume(getattr(entry, part) != forged)

    assert broken_link(replace(entry, **{part: forged}), 0, GENESIS) != ""


@pytest.mark.parametrize(
    ("part", "forged", "fault"),
    [
        ("number", 2, "gap"),
        ("number", 0, "gap"),
        ("previous", "1" * 64, "previous"),
        ("hash", "1" * 64, "hash"),
        ("user", "somebody else", "hash"),
        ("seen", '{"laptop-2":9}', "hash"),
    ],
)
def test_a_touched_part_is_called_by_its_name(part: str, forged: object, fault: str) -> None:
    entry = seal(a_chain())

    assert broken_link(replace(entry, **{part: forged}), 0, GENESIS) == fault


def test_text_moved_from_one_part_to_the_next_is_found() -> None:
    entry = seal(a_chain(), batch="ab", act="c")

    assert expected_hash(replace(entry, batch="a", act="bc")) != entry.hash


def test_a_rewritten_entry_with_a_mended_hash_breaks_the_next_link() -> None:
    chain = a_chain()
    first, second = seal(chain), seal(chain)
    forged = replace(first, record="person-9")
    mended = replace(forged, hash=expected_hash(forged))

    assert broken_link(mended, 0, GENESIS) == ""
    assert broken_link(second, 1, mended.hash) == "previous"


def test_a_missing_entry_is_a_gap() -> None:
    chain = a_chain()
    first, _lost, third = seal(chain), seal(chain), seal(chain)

    assert broken_link(third, first.number, first.hash) == "gap"


def test_what_a_laptop_has_seen_is_sealed_in() -> None:
    chain = a_chain(seen='{"laptop-2":7}')

    assert seal(chain).seen == '{"laptop-2":7}'
    assert seal(chain).hash != seal(a_chain()).hash


@given(st.dictionaries(NAMES, st.none() | st.integers() | st.text(max_size=8), max_size=6))
def test_a_new_record_is_spelled_as_any_other_change(values: dict[str, str | int | None]) -> None:
    changes = {name: (None, value) for name, value in values.items() if value is not None}

    assert canonical_of_new(values) == canonical(changes)


@given(JSON)
def test_equal_content_has_one_spelling_on_one_line(content: dict[str, object]) -> None:
    backwards = dict(reversed(content.items()))

    assert canonical(content) == canonical(backwards)
    assert "\n" not in canonical(content)
    assert json.loads(canonical(content)) == content


def test_the_spelling_is_the_one_that_old_hashes_were_made_of() -> None:
    assert canonical({"b": [None, "Nur\u2019aini\n"], "a": 1}) == '{"a":1,"b":[null,"Nur’aini\\n"]}'
    assert seal(a_chain()).hash == (
        "b1ad6f4309bc82db879eb04b741d3fb399f4c07d1d0b870713334450dfe5ff69"
    )
