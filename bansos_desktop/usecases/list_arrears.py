"""Which months of a monthly aid are over and were not handed out to everybody."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from bansos_desktop.domain.instalment import months_due
from bansos_desktop.store.followed import Narrowing
from bansos_desktop.store.store import Store


def run(store: Store, code: str, year: int, *, today: date) -> Mapping[str, int]:
    """How many people lack each month, the latest first; nothing for aid that is no monthly one.

    A month is owed from the one of the decree on.
    """
    programme = store.reference.programme(code)
    if programme is None or not programme.is_monthly:
        return {}
    found = store.instalments.arrears(Narrowing(code, year), months_due(year, "", today))
    return dict(sorted(found.items(), reverse=True))
