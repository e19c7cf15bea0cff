"""What of a visit depends on the programme at hand: no other aid is asked about a
business, and of who lives in an institution nobody asks after house and household."""

from __future__ import annotations

from collections.abc import Sequence

from bansos_desktop.domain.programme import Asks, Programme

HOUSE_SUBJECT, BUSINESS_SUBJECT = "rumah", "usaha"
SUBJECTS = (("orang", "Orang"), (HOUSE_SUBJECT, "Rumah"), (BUSINESS_SUBJECT, "Usaha"))
EARLIER, SKILL = "Bantuan usaha terdahulu", "Keterampilan dan minat"
PLAIN_EARLIER = "Bantuan terdahulu"
CRITERIA_TITLE, ASSETS = "Kriteria fakir miskin", "Rumah dan aset"
BUDGET = "Penghasilan dan pengeluaran per bulan"
# The nine criteria ask after floor, walls, toilet and who feeds the household.
OF_A_HOUSEHOLD = frozenset({CRITERIA_TITLE, ASSETS, BUDGET})


def subjects(programme: Programme) -> Sequence[tuple[str, str]]:
    """What photos of a visit may show, as (code, word)."""
    left_out = set() if programme.wants(Asks.BUSINESS) else {BUSINESS_SUBJECT}
    if not programme.asks_household:
        left_out.add(HOUSE_SUBJECT)
    return [one for one in SUBJECTS if one[0] not in left_out]


def position_title(programme: Programme) -> str:
    """What the coordinates are of."""
    return "Koordinat rumah" if programme.asks_household else "Koordinat lembaga"


def earlier_title(*, asks_business: bool) -> str:
    """The title of the part about aid that came before."""
    return EARLIER if asks_business else PLAIN_EARLIER
