"""Writes to one field on several laptops: whoever holds the same ones shows the same value."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from itertools import permutations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule

from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.merge import Settled, Write, heads, on_top_of, settle

DEVICES = ("a", "b", "c")
VALUES: st.SearchStrategy[Value] = st.sampled_from([None, "", "Siti", "Sitti", 0, 1, 2])

Id = tuple[str, int]


def a_write(device: str, number: int, value: Value, *, digest: str = "", **seen: int) -> Write:
    """A write whose hash is made up from its place unless it is given."""
    made_up = hashlib.sha256(f"{device}{number}".encode()).hexdigest()
    return Write(device, number, seen, digest or made_up, value)


@dataclass
class Laptop:
    """A laptop in a story: its writes by id, and what each of them was written in knowledge of."""

    name: str
    writes: dict[Id, Write] = field(default_factory=dict)
    known: dict[Id, frozenset[Id]] = field(default_factory=dict)

    def put(self, value: Value) -> None:
        """Write the field here, on top of everything this laptop holds."""
        number = self.highest(self.name) + 1
        seen = {other: self.highest(other) for other in DEVICES if other != self.name}
        write = a_write(self.name, number, value, **{d: n for d, n in seen.items() if n})
        self.known[self.name, number] = frozenset(self.writes)
        self.writes[self.name, number] = write

    def highest(self, device: str) -> int:
        """The last number held of a device."""
        return max((number for who, number in self.writes if who == device), default=0)

    def receive(self, writes: dict[Id, Write], known: dict[Id, frozenset[Id]]) -> None:
        """Take in a package; what is here already changes nothing."""
        self.writes |= writes
        self.known |= known


Package = tuple[dict[Id, Write], dict[Id, frozenset[Id]]]


class Exchange(RuleBasedStateMachine):
    """Three laptops that write, pack and receive in any order, old packages again included."""

    packages = Bundle("packages")

    def __init__(self) -> None:
        super().__init__()
        self.laptops = {name: Laptop(name) for name in DEVICES}

    @rule(name=st.sampled_from(DEVICES), value=VALUES)
    def write(self, name: str, value: Value) -> None:
        self.laptops[name].put(value)

    @rule(target=packages, name=st.sampled_from(DEVICES))
    def pack(self, name: str) -> Package:
        return dict(self.laptops[name].writes), dict(self.laptops[name].known)

    @rule(package=packages, name=st.sampled_from(DEVICES))
    def receive(self, package: Package, name: str) -> None:
        self.laptops[name].receive(*package)

    @invariant()
    def the_seen_numbers_say_who_knew_of_whom(self) -> None:
        for laptop in self.laptops.values():
            overtaken = frozenset[Id]().union(*laptop.known.values())
            standing = {(write.device, write.number) for write in heads([*laptop.writes.values()])}
            assert standing == laptop.writes.keys() - overtaken

    @invariant()
    def only_different_values_that_stand_are_a_conflict(self) -> None:
        for laptop in self.laptops.values():
            if laptop.writes:
                overtaken = frozenset[Id]().union(*laptop.known.values())
                values = {laptop.writes[key].value for key in laptop.writes.keys() - overtaken}
                settled = settle([*laptop.writes.values()])
                assert settled.value in values
                assert settled.conflict == (len(values) > 1)

    @invariant()
    def who_holds_the_same_shows_the_same(self) -> None:
        shown: dict[frozenset[Id], Settled] = {}
        for laptop in self.laptops.values():
            if laptop.writes:
                settled = settle([*laptop.writes.values()])
                assert shown.setdefault(frozenset(laptop.writes), settled) == settled

    def teardown(self) -> None:
        for _round in range(2):
            for one in self.laptops.values():
                for other in self.laptops.values():
                    other.receive(one.writes, one.known)
        self.who_holds_the_same_shows_the_same()
        decider = self.laptops["b"]
        decider.put("Siti Aminah")
        for laptop in self.laptops.values():
            laptop.receive(decider.writes, decider.known)
            assert settle([*laptop.writes.values()]) == Settled("Siti Aminah", conflict=False)


TestExchange = Exchange.TestCase
TestExchange.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)


def test_a_later_write_of_the_same_laptop_wins() -> None:
    writes = [a_write("a", 1, "Siti"), a_write("a", 2, "Sitti")]

    assert settle(writes) == Settled("Sitti", conflict=False)


def test_a_write_that_knew_the_other_wins_even_over_a_greater_hash() -> None:
    first = a_write("a", 3, "Siti", digest="f" * 64)
    second = a_write("b", 1, "Sitti", digest="0" * 64, a=3)

    assert on_top_of(second, first)
    assert not on_top_of(first, second)
    assert settle([first, second]) == Settled("Sitti", conflict=False)


def test_a_write_that_had_not_read_far_enough_does_not_win() -> None:
    first = a_write("a", 3, "Siti", digest="f" * 64)
    second = a_write("b", 1, "Sitti", digest="0" * 64, a=2)

    assert settle([first, second]) == Settled("Siti", conflict=True)


def test_two_who_wrote_the_same_do_not_disagree() -> None:
    writes = [a_write("a", 1, "Siti"), a_write("b", 1, "Siti")]

    assert settle(writes) == Settled("Siti", conflict=False)


def test_an_emptied_field_against_a_filled_one_is_a_conflict() -> None:
    assert settle([a_write("a", 1, None), a_write("b", 1, "Siti")]).conflict


def test_one_decision_ends_a_conflict_of_three() -> None:
    quarrel = [a_write(device, 1, device) for device in DEVICES]
    decision = a_write("b", 2, "c", a=1, c=1)

    assert settle(quarrel).conflict
    assert settle([*quarrel, decision]) == Settled("c", conflict=False)


def test_a_laptop_set_back_to_an_old_copy_leaves_a_conflict_and_no_crash() -> None:
    rewritten = a_write("a", 5, "Siti", b=3)
    other = a_write("b", 3, "Sitti", a=5)

    assert {settle([*order]).conflict for order in permutations([rewritten, other])} == {True}
    assert len({settle([*order]).value for order in permutations([rewritten, other])}) == 1


def test_nothing_written_has_no_value() -> None:
    with pytest.raises(ValueError, match="max"):
        settle([])


WRITES = st.lists(
    st.builds(
        Write,
        device=st.sampled_from(DEVICES),
        number=st.integers(1, 4),
        seen=st.dictionaries(st.sampled_from(DEVICES), st.integers(1, 4)),
        hash=st.from_regex(r"[0-9a-f]{8}", fullmatch=True),
        value=VALUES,
    ),
    min_size=1,
    max_size=6,
    unique_by=(lambda write: (write.device, write.number), lambda write: write.hash),
)


@given(WRITES, st.randoms(use_true_random=False))
def test_order_and_repetition_change_nothing_even_among_forged_writes(
    writes: list[Write], order: Random
) -> None:
    shuffled = [*writes, *writes]
    order.shuffle(shuffled)

    assert settle(shuffled) == settle(writes)
