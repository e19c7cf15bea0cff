"""Python's collector rests during a long list and wakes up whatever happens."""

from __future__ import annotations

import gc

import pytest

from bansos_desktop.usecases.collector import collector_at_rest


def test_the_collector_rests_inside_and_works_again_outside() -> None:
    with collector_at_rest():
        assert not gc.isenabled()

    assert gc.isenabled()


def test_the_collector_works_again_after_a_fault() -> None:
    with pytest.raises(ZeroDivisionError), collector_at_rest():
        raise ZeroDivisionError

    assert gc.isenabled()


def test_a_collector_that_rested_before_is_left_so() -> None:
    gc.disable()

    with collector_at_rest():
        pass
    was_left = not gc.isenabled()
    gc.enable()

    assert was_left
