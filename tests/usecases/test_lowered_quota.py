"""A set may lower a figure below what is decided: then every page says so, and nobody follows."""

from __future__ import annotations

from pathlib import Path

import pytest

from bansos_desktop.domain.ties import Subject
from bansos_desktop.domain.workflow import Action, Status
from bansos_desktop.usecases import check_health, dashboard, tie_quotas
from bansos_desktop.usecases.decide_proposals import Taken
from tests.factories import MANGGAR, TODAY
from tests.usecases.conftest import Office
from tests.usecases.test_decide_proposals import SK, codes, people, take
from tests.usecases.test_sync_reference import Edit, apply, change, newer

KUKAR = {"programme": "UEP", "region_code": "64.02", "year": "2025"}


def withdraw(rows: list[dict[str, str]]) -> None:
    rows[:] = [row for row in rows if not KUKAR.items() <= row.items()]


@pytest.mark.parametrize(
    ("edit", "tie", "row", "refusal"),
    [
        pytest.param(
            change(KUKAR, quota="1"),
            "Kabupaten Kutai Kartanegara ditetapkan 2 dari 1, lebih 1.",
            (1, -3, 4, 2),
            "decision.quota_passed",
            id="lowered",
        ),
        pytest.param(
            withdraw,
            "4 orang tidak masuk kuota mana pun (Kabupaten Kutai Kartanegara 4)",
            (None, None, 4, 2),
            "decision.no_figure",
            id="withdrawn",
        ),
    ],
)
def test_a_figure_below_what_is_decided_is_told_everywhere_and_nobody_follows(
    office: Office,
    tmp_path: Path,
    edit: Edit,
    tie: str,
    row: tuple[int | None, int | None, int, int],
    refusal: str,
) -> None:
    decided = people(office, 2)
    take(office, Action.DECIDE, decided, **SK)
    waiting = people(office, 2, first=3)
    reserve = people(office, 1, Status.RESERVE, first=5)

    apply(office, newer(tmp_path / "s.json", quotas=edit), seen_warnings=True)

    told = [line.message for line in tie_quotas.run(office.store) if not line.ok]
    assert any(tie in message for message in told), told
    (health,) = [one for one in check_health.run(office.store) if one.name == "kuota"]
    assert health.attention
    assert tie in health.detail
    places = dashboard.run(office.store, "UEP", 2025, "64", TODAY).places
    (kukar,) = [one for one in places if one.code == "64.02"]
    assert (kukar.quota, kukar.left, kukar.proposed, kukar.decided) == row
    assert codes(take(office, Action.DECIDE, waiting, **SK)) == [refusal] * 2
    assert len(codes(take(office, Action.PROMOTE, reserve))) == 1
    elsewhere = people(office, 1, first=6, village_code=MANGGAR, region_code="64.71")
    assert isinstance(take(office, Action.DECIDE, elsewhere, **SK), Taken)


def test_places_are_told_under_their_own_heading(office: Office, tmp_path: Path) -> None:
    take(office, Action.DECIDE, people(office, 2), **SK)

    apply(office, newer(tmp_path / "s.json", quotas=change(KUKAR, quota="1")), seen_warnings=True)

    found = [one for one in tie_quotas.run(office.store) if one.subject is Subject.PLACES]
    off = {one.code: one.where.region_code for one in found if not one.ok}
    assert off == {"tie.places_used": "64.02", "tie.places_decided": "64.02"}
