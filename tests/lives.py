"""Made-up lives of proposals for tests and pictures: goods planned, handed over, visited."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from bansos_desktop.domain.handover import DeliveredItem, HandoverDraft
from bansos_desktop.domain.monitoring import MonitoringDraft, due_on
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.session import Session
from bansos_desktop.domain.workflow import Status
from bansos_desktop.store.store import Store
from bansos_desktop.store.unit_of_work import new_uid
from bansos_desktop.usecases import record_handover, record_monitoring
from bansos_desktop.usecases.outcomes import Recorded
from tests.factories import NOW, TODAY
from tests.soundness import rows_of

# Of packages that were really given; volumes and prices are made up.
GOODS = (
    ("alat", "Kompor gas dan tabung", 1000, "set", 1_450_000),
    ("alat", "Blender", 1000, "unit", 650_000),
    ("alat", "Wajan dan sutil", 2000, "set", 275_000),
    ("bahan", "Minyak goreng", 40_000, "liter", 19_500),
    ("bahan", "Tepung terigu", 50_000, "kg", 13_000),
)
SUPPLIERS = ("CV Mahakam Jaya", "UD Berkah Etam")


def plan_goods(store: Store, session: Session, proposal: str) -> None:
    """Give a proposal the items of GOODS."""
    with store.write(session.author, now=NOW, act="goods.plan") as work:
        for position, (section, name, volume, unit, price) in enumerate(GOODS, start=1):
            values = {
                "proposal": proposal,
                "position": position,
                "section": section,
                "name": name,
                "volume": volume,
                "unit": unit,
                "unit_price": price,
            }
            work.put(Kind.GOODS, new_uid(), values)


def set_status(store: Store, session: Session, proposal: str, status: Status) -> None:
    """Put a proposal where a scenario begins, past all steps; with a decree if decided."""
    values: dict[str, str | int | None] = {"status": status.value}
    if status is Status.DECIDED:
        decree = {"decree_number": "400.9/12/SK", "decree_date": "2025-05-05"}
        values |= {**decree, "approved_value": 4_500_000}
    with store.write(session.author, now=NOW, act="proposal.tetapkan") as work:
        work.put(Kind.PROPOSAL, proposal, values)


def a_handover(items: tuple[DeliveredItem, ...] = (), **changed: object) -> HandoverDraft:
    """A handover about which no rule has anything to say, if the items are the plan's."""
    values: dict[str, object] = {
        "bast_number": "001/BAST/DINSOS/VII/2025",
        "handed_on": date(2025, 7, 14),
        "supplier": SUPPLIERS[0],
        "received_by": "Orang Contoh A",
        "received_as": "sendiri",
        "officer": "Siti Operator",
        "items": items,
    }
    return HandoverDraft(**(values | changed))  # type: ignore[arg-type]  # a test names fields


def a_visit(**changed: object) -> MonitoringDraft:
    """A visit about which no rule has anything to say."""
    values: dict[str, object] = {
        "visited_on": date(2025, 7, 30),
        "officer": "Siti Operator",
        "month": 1,
        "running": "ya",
        "goods_state": "ada",
        "revenue": 3_000_000,
        "profit": 900_000,
        "workers": 1,
        "development": "tetap",
    }
    return MonitoringDraft(**(values | changed))  # type: ignore[arg-type]  # a test names fields


def hand_over(
    store: Store, session: Session, proposal: str, *, day: date, today: date = TODAY, number: str
) -> str:
    """Hand over all that was planned; returns the handover's uid."""
    stored = store.recipients.proposal(proposal)
    assert stored is not None
    items = record_handover.items_of(store, stored, recorded=False)
    person = store.recipients.person(str(stored.values["person"]))
    assert person is not None
    draft = a_handover(
        items, bast_number=number, handed_on=day, received_by=str(person.values["name"])
    )
    request = record_handover.Request(proposal, stored.rev, draft)
    outcome = record_handover.run(store, session, request, now=NOW, today=today)
    assert isinstance(outcome, Recorded), outcome
    return outcome.record


def visit(
    store: Store, session: Session, proposal: str, *, today: date = TODAY, **changed: object
) -> str:
    """Visit a recipient; returns the visit's uid."""
    request = record_monitoring.Request(proposal, a_visit(**changed))
    outcome = record_monitoring.run(store, session, request, now=NOW, today=today)
    assert isinstance(outcome, Recorded), outcome
    return outcome.record


def live_on(store: Store, session: Session, *, today: date, seed: int = 1) -> None:
    """Give the decided among an office's sample people goods, and most of the rest a life.

    Who is Disalurkan is made Ditetapkan first, so that every step is really taken.
    """
    random = Random(seed)
    wanted = "select uid from proposal where status in ('ditetapkan', 'disalurkan') order by id"
    ready = [row[0] for row in rows_of(store, wanted)]
    handed = {r[0] for r in rows_of(store, "select uid from proposal where status='disalurkan'")}
    for number, proposal in enumerate(ready, start=1):
        set_status(store, session, proposal, Status.DECIDED)
        plan_goods(store, session, proposal)
        if proposal not in handed:
            continue
        day = date(2025, 5, 19) + timedelta(days=random.randrange(50))
        written = f"{number:03}/BAST/DINSOS/{'VI' if day.month == 6 else 'V'}/2025"
        hand_over(store, session, proposal, day=day, today=today, number=written)
        _visits(store, session, proposal, day, today=today, random=random)


def _visits(
    store: Store, session: Session, proposal: str, day: date, *, today: date, random: Random
) -> None:
    """Some of the visits that were due, with a revenue that goes its own way."""
    revenue = random.randrange(15, 50) * 100_000
    for month in (1, 3, 6, 12):
        came = due_on(day, month) + timedelta(days=random.randrange(-3, 9))
        if came > today or random.random() < 0.25:
            return
        turn = random.choices((1.25, 1.0, 0.8, 0.0), (5, 3, 2, 1))[0]
        revenue = round(revenue * turn / 10_000) * 10_000
        words = {1.25: "meningkat", 1.0: "tetap", 0.8: "menurun", 0.0: "berhenti"}
        visit(
            store,
            session,
            proposal,
            today=today,
            visited_on=came,
            month=month,
            running="ya" if revenue else "tidak",
            revenue=revenue,
            profit=round(revenue * random.uniform(0.2, 0.45) / 10_000) * 10_000,
            workers=random.randrange(3),
            development=words[turn],
            obstacle="" if revenue else "Pindah rumah, alat dititipkan ke saudara",
            follow_up="Kunjungi lagi bersama TKSK" if turn < 1 else "",
        )
        if not revenue:
            return
