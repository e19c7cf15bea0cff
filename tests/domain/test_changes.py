"""Topics: a screen redraws for its own and for no other."""

from __future__ import annotations

from itertools import combinations

from bansos_desktop.domain.changes import Topic


def test_no_topic_answers_for_another() -> None:
    assert not any(one & other for one, other in combinations(Topic, 2))
    assert all(topic & (Topic.RECIPIENTS | topic) for topic in Topic)
    assert not Topic.NOTHING
