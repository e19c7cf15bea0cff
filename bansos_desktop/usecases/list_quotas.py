"""Quotas beside their use, for the screen, the command line and the rules.

A figure that no source gives is unknown and never 0, and no lump is split by us: who is given how
many places is for the province to say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bansos_desktop.domain.quota import QuotaLine, Use, add_uses
from bansos_desktop.domain.region import PROVINCE
from bansos_desktop.store.quotas import QuotaRow
from bansos_desktop.store.store import Store


def run(store: Store, programme: str = "", year: int = 0) -> list[QuotaLine]:
    """Every figure with the use that counts against it; empty arguments mean all."""
    figures = store.quotas.figures(programme, year)
    asked = {(figure.programme, figure.year) for figure in figures}
    uses = {key: store.quotas.use(*key) for key in asked}
    return [_line(figure, uses[figure.programme, figure.year]) for figure in figures]


def places_left(lines: Sequence[QuotaLine], stage: str, region_code: str) -> int | None:
    """Places left for a kabupaten/kota in a stage, or None if no source gives a figure.

    A lump that nobody has split yet is everybody's: what all of them use counts against it.
    """
    for code in (region_code, PROVINCE):
        found = [line for line in lines if line.region_code == code and line.stage == stage]
        if found:
            # Use is not kept by category, so all categories of a figure are one pot.
            return sum(line.quota for line in found) - found[0].used
    return None


def _line(figure: QuotaRow, uses: Mapping[tuple[str, str], Use]) -> QuotaLine:
    """A figure of the province counts all regions, one without a stage all stages."""
    counted = [
        use
        for (stage, region_code), use in uses.items()
        if figure.stage in ("", stage) and figure.region_code in (PROVINCE, region_code)
    ]
    return QuotaLine(
        figure.programme,
        figure.year,
        figure.stage,
        figure.region_code,
        figure.region_name,
        figure.category,
        figure.quota,
        add_uses(counted),
        figure.detail,
        figure.source,
        figure.source_title,
        figure.note,
    )
