"""Whatever is taken in whatever order: twice is once, and sets and letters never disturb."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.quota_ledger import AllocationAction, FigureKey, allocation_uid
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.seed import SECTIONS
from bansos_desktop.usecases import list_quotas, sync_reference
from tests.factories import NOW
from tests.quota_sheets import a_quota_csv
from tests.soundness import dump
from tests.usecases.conftest import MakeOffice, Office
from tests.usecases.test_sync_reference import SHIPPED, newer

REGIONS = [row["code"] for row in SHIPPED.sections["regions"] if len(row["code"]) == 5]
FIGURES = st.dictionaries(
    st.tuples(st.sampled_from(REGIONS), st.sampled_from(["murni", "perubahan"])),
    st.integers(0, 30),  # the parts of six regions fit into the lump of 180
    min_size=1,
    max_size=6,
)


def take(office: Office, path: Path) -> Topic:
    comparison = sync_reference.look(office.store, path)
    return sync_reference.apply(
        office.store, office.session, comparison, now=NOW, seen_warnings=True
    )


def stands(office: Office) -> dict[str, object]:
    sections = {name: sorted(map(str, office.store.reference.section(name))) for name in SECTIONS}
    lines = [(line.key, line.quota, line.source) for line in list_quotas.run(office.store)]
    return {**sections, "lines": lines, "own": office.store.quotas.allocations()}


def an_entry(office: Office) -> None:
    key = FigureKey("UEP", 2025, "murni", "64.01")
    values = {"action": "angka", "programme": "UEP", "year": 2025, "stage": "murni",
              "category": "", "to_region": "64.01", "amount": 77, "letter": "S-1"}  # fmt: skip
    uid = allocation_uid(AllocationAction.FIGURE, key)
    with office.store.write(office.session.author, now=NOW, act="quota.figure") as work:
        work.put(Kind.ALLOCATION, uid, values)


@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(letters=st.lists(FIGURES, min_size=1, max_size=3), shipped=FIGURES, at=st.integers(0, 3))
def test_sets_and_letters_do_the_same_in_any_order_and_nothing_twice(
    make_office: MakeOffice, letters: list[dict[tuple[str, str], int]],
    shipped: dict[tuple[str, str], int], at: int,
) -> None:  # fmt: skip
    def quotas(rows: list[dict[str, str]]) -> None:
        for row in rows:
            known = shipped.get((row["region_code"], row["stage"]))
            if row["programme"] == "UEP" and known is not None:
                row["quota"] = str(known)

    with TemporaryDirectory() as name:
        folder = Path(name)
        seed = newer(folder / "s.json", quotas=quotas)
        files = [
            a_quota_csv(
                folder / f"{number}.csv",
                *[("UEP", 2025, stage, code, "", n) for (code, stage), n in figures.items()],
                Versi=number,
            )
            for number, figures in enumerate(letters, start=1)
        ]
        mixed = [*files[:at], seed, *files[at:]]
        one, other = make_office(f"a{Path(name).name}"), make_office(f"b{Path(name).name}")
        an_entry(one)
        an_entry(other)
        for path in (seed, *files):
            take(one, path)
        for path in mixed:
            take(other, path)

        ours, theirs = stands(one), stands(other)
        own = ours.pop("own"), theirs.pop("own")
        assert ours == theirs
        assert all(len(entries) == 1 for entries in own)  # type: ignore[arg-type]  # lists
        paser = [line for line in list_quotas.run(one.store) if line.region_code == "64.01"]
        assert any(line.quota == 77 and line.source == "S-1" for line in paser)
        before = dump(one.store)
        assert take(one, seed) is Topic.NOTHING
        assert take(one, files[-1]) is Topic.NOTHING
        assert dump(one.store) == before
