"""Saving one person with all rules at 100,000 people, against a bare durable commit."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import count
from pathlib import Path

from bansos_desktop.domain.recipient import RecipientDraft
from bansos_desktop.store import database
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import record_recipient
from bansos_desktop.usecases.judge import Target
from bansos_desktop.usecases.record_recipient import Recorded, Request
from tests.bench.measure import Case, Line, interleaved, timed
from tests.bench.offices import NOW, TODAY, Office, office_of
from tests.factories import a_nik

PEOPLE = 100_000
REPETITIONS = 100
TARGET = Target("UEP", 2025, "murni")


def bench() -> Iterator[Line]:
    """New people, then changes to one who is there."""
    with tempfile.TemporaryDirectory() as folder:
        office = office_of(PEOPLE).copy(Path(folder) / "office")
        store = office.open()
        db = database.open_for_writing(office.folder / database.FILE_NAME, office.key)
        db.execute("create table bench (value text)")

        def commit() -> None:
            db.conn.execute("begin immediate")
            db.conn.execute("insert into bench values ('x')")
            db.conn.execute("commit")

        cases = {
            "new": _new(office, store),
            "changed": _changed(office, store),
            "bare": timed(commit),
        }
        found = interleaved(cases, REPETITIONS, warm_up=5)
        db.close()
        store.close()
    yield Line("orang baru, semua aturan", found["new"], found["bare"], p99_target=5)
    yield Line("perubahan satu orang, semua aturan", found["changed"], found["bare"], p99_target=5)


def _draft(serial: int) -> RecipientDraft:
    born = TODAY.replace(year=1980) - timedelta(days=serial % 5000)
    return RecipientDraft(
        nik=a_nik(born=born, serial=serial % 9000 + 1),
        family_card=f"640206120880{serial % 9000 + 1:04}",
        name=f"Warga Uji {serial}",
        birth_date=born,
        sex="L",
        address="Jalan Uji",
        village_code="64.02.06.1001",
        region_code="64.02",
        phone="084012345678",
        desil=2,
        business_type="warung",
        requested_value=5_000_000,
    )


def _new(office: Office, store: Store) -> Case:
    session, serials = office.session(store), count(1)

    def save() -> None:
        request = Request(TARGET, _draft(next(serials)))
        done = record_recipient.run(store, session, request, now=NOW, today=TODAY)
        assert isinstance(done, Recorded), done

    return timed(save)


def _changed(office: Office, store: Store) -> Case:
    session, serials = office.session(store), count(1)
    draft = _draft(8999)
    first = Request(TARGET, draft)
    made = record_recipient.run(store, session, first, now=NOW, today=TODAY)
    assert isinstance(made, Recorded), made

    def save() -> None:
        person = store.recipients.person(made.person)
        proposal = store.recipients.proposal(made.proposal)
        assert person is not None
        assert proposal is not None
        request = Request(
            TARGET,
            replace(draft, address=f"Jalan Uji {next(serials)}"),
            person=made.person,
            person_rev=person.rev,
            proposal=made.proposal,
            proposal_rev=proposal.rev,
        )
        done = record_recipient.run(store, session, request, now=NOW, today=TODAY)
        assert isinstance(done, Recorded), done

    return timed(save)
