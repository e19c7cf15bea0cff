"""Made-up people of a monthly aid of Kutai Kartanegara, decided on and ready for their months."""

from __future__ import annotations

from datetime import date

from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.session import Session
from bansos_desktop.domain.workflow import Status
from bansos_desktop.store.store import Store
from bansos_desktop.store.unit_of_work import new_uid
from bansos_desktop.usecases.record_instalments import MonthRequest
from tests.factories import JAHAB, LOA_IPUH, NOW, a_nik, letters

FOOD, CASH = "KUKAR-BANTUAN-PANGAN", "KUKAR-BLT-APBD"
YEAR, WORTH = 2025, 300_000


def decided_people(
    store: Store,
    session: Session,
    number: int,
    *,
    programme: str = FOOD,
    decree: str | None = "2025-02-03",
    status: Status = Status.DECIDED,
    first: int = 1,
) -> list[str]:
    """That many people, every second of Loa Ipuh; their proposals in the order of making.

    They were always there: no undoing takes them away.
    """
    made = []
    with store.write(session.author, now=NOW, act="office.start") as work:
        for serial in range(first, first + number):
            person, proposal = new_uid(), new_uid()
            who = {
                "nik": a_nik(serial=serial),
                "family_card": a_nik(district="64.02.07", serial=serial),
                "name": f"Orang Contoh {letters(serial)}",
                "sex": "L",
                "birth_date": "1980-08-12",
                "address": f"Jl. Contoh {serial}",
                "village_code": JAHAB if serial % 2 else LOA_IPUH,
                "desil": 1,
            }
            asked = {
                "person": person,
                "programme": programme,
                "year": YEAR,
                "stage": "murni",
                "region_code": "64.02",
                "status": status.value,
                "requested_value": WORTH,
                "approved_value": WORTH,
                "proposed_on": "2025-01-20",
                "category": "jompo",
                "decree_number": "400.9/7/SK",
                "decree_date": decree,
            }
            work.put(Kind.PERSON, person, who)
            work.put(Kind.PROPOSAL, proposal, asked)
            made.append(proposal)
    return made


def a_month(people: list[str], period: str = "2025-03", **changed: object) -> MonthRequest:
    """A month for these people about which no rule has anything to say."""
    values: dict[str, object] = {
        "programme": FOOD,
        "year": YEAR,
        "period": period,
        "given_on": date.fromisoformat(f"{period}-20"),
        "amount": WORTH,
        "form": "Beras 10 kg, minyak 2 liter, telur 2 piring",
        "officer": "Siti Operator",
        "people": people,
        "seen_warnings": True,
    }
    return MonthRequest(**(values | changed))  # type: ignore[arg-type]  # a test names fields
