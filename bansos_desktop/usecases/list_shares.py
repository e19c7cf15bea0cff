"""What a lump may be split among: the regions below it with their shares and what they hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bansos_desktop.domain.quota import Pots, QuotaLine, Use, add_uses
from bansos_desktop.domain.quota_ledger import FigureKey, Leaf
from bansos_desktop.domain.region import inside
from bansos_desktop.domain.session import Session
from bansos_desktop.domain.workflow import DECIDED
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import list_quotas, quota_book


@dataclass(frozen=True, slots=True)
class Share:
    """A region below a lump. `own` is what it has beside the share; `least` is decided already.

    `least` counts only what the share itself must hold: what `own` covers needs no place of it.
    """

    region_code: str
    region_name: str
    given: int
    own: int
    used: int
    least: int


@dataclass(frozen=True, slots=True)
class ShareSheet:
    """A lump with the regions it may be split among; `others` is what regions not shown have."""

    key: FigureKey
    region_name: str
    category_name: str
    total: int
    shares: Sequence[Share]
    others: int = 0


def run(store: Store, session: Session, key: FigureKey) -> ShareSheet | None:
    """The sheet of a figure; None if nobody gives it (any more).

    An office of a kabupaten sees its own region of the province's lump, and the rest as a sum.
    """
    lines = list_quotas.run(store, key.programme, key.year)
    lump = next((line for line in lines if line.key == key), None)
    if lump is None:
        return None
    loose = _loose_uses(store, lines, key)
    below = quota_book.regions_below(store.regions.book(), key.region_code)
    own = [code for code in below if quota_book.may_change(session, code)]
    shares = [_share(store, code, key, lines, loose) for code in own]
    split_out = lump.standing.split_out if lump.standing else 0
    others = split_out - sum(share.given for share in shares)
    return ShareSheet(key, lump.region_name, lump.category_name, lump.quota, shares, others)


def _share(
    store: Store,
    code: str,
    key: FigureKey,
    lines: Sequence[QuotaLine],
    loose: Sequence[tuple[Leaf, Use]],
) -> Share:
    line = next((one for one in lines if one.key == key.at(code)), None)
    standing = line.standing if line else None
    given = standing.split_in if standing and standing.parent == key else 0
    own = line.quota - given if line else 0
    uses = [use for leaf, use in loose if _lies_in(leaf, code)] + ([line.use] if line else [])
    use = add_uses(uses)
    least = max(0, use.among(DECIDED) - own)
    return Share(code, store.regions.book().name(code), given, own, use.used, least)


def _loose_uses(store: Store, lines: Sequence[QuotaLine], key: FigureKey) -> list[tuple[Leaf, Use]]:
    """Who takes a place of the lump itself now, and will take one of the share."""
    pots = Pots(lines)
    found = []
    for leaf, use in store.quotas.leaves(key.programme, key.year).items():
        pot = pots.find(leaf)
        if pot is not None and pot.key == key:
            found.append((leaf, use))
    return found


def _lies_in(leaf: Leaf, code: str) -> bool:
    return inside(leaf.district or leaf.region_code, code)
