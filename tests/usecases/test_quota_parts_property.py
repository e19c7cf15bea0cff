"""Letters with wholes and parts, splits of the office and decrees, in any order.

Whatever comes after what: places are never the sum of a whole and its parts, parts pass their whole
only where somebody was asked, no figure is without a source, and the same file twice changes
nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.quota import QuotaLine
from bansos_desktop.domain.quota_ledger import FigureKey
from bansos_desktop.domain.region import PROVINCE, inside
from bansos_desktop.domain.workflow import DECIDED, Action
from bansos_desktop.usecases import list_quotas, sync_reference
from bansos_desktop.usecases.refusal import Refused
from tests.factories import JAHAB, MANGGAR, NOW
from tests.quota_sheets import a_quota_csv
from tests.soundness import dump, raw
from tests.usecases.conftest import MakeOffice, Office
from tests.usecases.quota_acts import (
    BALIKPAPAN,
    KUKAR,
    LUMP,
    SEBULU,
    TENGGARONG,
    eligible,
    split,
    take,
)

REFUSALS = ("quota_file.faulty", sync_reference.BELOW, "sync.older_letter")
ROWS = st.dictionaries(
    st.sampled_from((PROVINCE, KUKAR, BALIKPAPAN, TENGGARONG, SEBULU)),
    st.integers(0, 12),
    min_size=1,
    max_size=4,
)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("letter"), ROWS),
        st.tuples(st.just("split"), st.integers(0, 6)),
        st.tuples(st.just("onward"), st.integers(0, 4)),
        st.tuples(st.just("decide"), st.integers(0, 5)),
    ),
    min_size=3,
    max_size=7,
)


class Story:
    """An office, its people, and the letters it got."""

    def __init__(self, office: Office, folder: Path) -> None:
        self.office, self._folder, self._letters = office, folder, 0
        self._people = [
            *eligible(office, 3, village_code=JAHAB),
            *eligible(office, 2, 20, village_code=MANGGAR),
        ]

    def letter(self, rows: dict[str, int]) -> None:
        """A file that is taken at once unless something falls below its use, and then once more."""
        self._letters += 1
        path = a_quota_csv(
            self._folder / f"{self._letters}.csv",
            *[("UEP", 2025, "perubahan", code, "", n) for code, n in rows.items()],
            Versi=self._letters,
        )
        try:
            self._take(path)
        except Refused as refusal:
            self._letters -= 1
            REFUSALS.index(refusal.code)  # any other is a fault
            return
        before = dump(self.office.store)
        assert self._take(path) is Topic.NOTHING
        assert dump(self.office.store) == before

    def split(self, number: int) -> None:
        split(self.office, shares={KUKAR: number, BALIKPAPAN: 6 - number})

    def onward(self, number: int) -> None:
        split(self.office, LUMP.at(KUKAR), shares={TENGGARONG: number})

    def decide(self, number: int) -> None:
        take(self.office, Action.DECIDE, self._people[: number + 1], skip=True)

    def _take(self, path: Path) -> Topic:
        store = self.office.store
        comparison = sync_reference.look(store, path)
        seen = not comparison.below_use
        return sync_reference.apply(
            store, self.office.session, comparison, now=NOW, seen_warnings=seen
        )


def check(lines: Sequence[QuotaLine]) -> None:
    """What holds after every step."""
    known = {line.key: line for line in lines if line.stage == "perubahan"}
    tops = [line for line in known.values() if not _above(line.key, known)]
    assert sum(line.open for line in known.values()) == sum(line.quota for line in tops)
    for line in known.values():
        assert line.source
        assert line.open >= line.own_use.among(DECIDED), line.key
    whole = known.get(LUMP)
    if whole is not None:
        inner = sum(line.open for key, line in known.items() if key != LUMP)
        assert inner + whole.open == whole.quota


def _above(key: FigureKey, known: dict[FigureKey, QuotaLine]) -> bool:
    return any(other != key and inside(key.region_code, other.region_code) for other in known)


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS, lump=st.integers(0, 12))
def test_no_order_of_letters_splits_and_decrees_gives_a_place_twice(
    make_office: MakeOffice, steps: list[tuple[str, object]], lump: int
) -> None:
    with TemporaryDirectory() as name:
        office = make_office(f"data-{Path(name).name}")
        raw(office.store).execute(f"update quota set quota = {lump} where stage = 'perubahan'")
        story = Story(office, Path(name))
        for what, with_what in steps:
            act: Callable[[object], None] = getattr(story, what)
            act(with_what)
            check(list_quotas.run(office.store, "UEP", 2025))
