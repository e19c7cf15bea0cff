"""People whose records tie from proposal to handover, and the one thing that a test makes wrong."""

from __future__ import annotations

from collections.abc import Mapping

from bansos_desktop.domain.records import Kind
from bansos_desktop.store.documents import Selection
from bansos_desktop.usecases.documents import export, tie_out
from bansos_desktop.usecases.documents.tie_out import Untied
from tests.factories import JAHAB, NOW, TODAY, a_draft
from tests.usecases.conftest import Office

UEP = Selection("UEP", 2025)
VALUE = 4_500_000
PROPOSAL: Mapping[str, str | int | None] = {
    "programme": "UEP",
    "year": 2025,
    "stage": "murni",
    "region_code": "64.02",
    "status": "disalurkan",
    "requested_value": VALUE,
    "approved_value": VALUE,
    "decree_number": "400.9/12/SK",
    "decree_date": "2025-05-05",
}
GOODS: Mapping[str, str | int | None] = {
    "position": 1,
    "section": "alat",
    "name": "Kompor",
    "volume": 2500,
    "unit": "set",
    "unit_price": 1_800_000,
    "delivered_volume": 2500,
    "delivered_price": 1_800_000,
}
HANDOVER: Mapping[str, str | int | None] = {
    "handed_on": "2025-06-01",
    "received_as": "sendiri",
    "received_by": "Orang",
}
Changed = Mapping[str, str | int | None] | None


def a_life(
    office: Office,
    serial: int = 1,
    *,
    person: Changed = None,
    proposal: Changed = None,
    goods: Changed = GOODS,
    handover: Changed = HANDOVER,
) -> str:
    """Somebody who has the goods; `goods` and `handover` None are not there at all."""
    uid, values = f"u{serial}", dict(a_draft(serial, village_code=JAHAB).person_values())
    number = {"proposal": uid, "bast_number": f"{serial:03}/BAST/2025"}
    with office.store.write(office.session.author, now=NOW, act="uji") as work:
        work.put(Kind.PERSON, f"p{serial}", {**values, **(person or {})})
        work.put(Kind.PROPOSAL, uid, {**PROPOSAL, "person": f"p{serial}", **(proposal or {})})
        if goods is not None:
            work.put(Kind.GOODS, f"g{serial}", {**GOODS, "proposal": uid, **goods})
        if handover is not None:
            work.put(Kind.HANDOVER, f"h{serial}", {**HANDOVER, **number, **handover})
    return uid


def faults(office: Office, document: str, selection: Selection = UEP) -> tuple[Untied, ...]:
    """What of a document does not tie."""
    source = export.source_of(office.store, office.session, selection, TODAY)
    return tie_out.run(source, document)


def codes(office: Office, document: str, selection: Selection = UEP) -> list[str]:
    """The same by code."""
    return [str(one.code) for one in faults(office, document, selection)]
