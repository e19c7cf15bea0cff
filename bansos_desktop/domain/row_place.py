"""Where somebody lives, from three columns, or from one that holds a village and its kecamatan."""

from __future__ import annotations

import re

from bansos_desktop.domain.names import split_places
from bansos_desktop.domain.place_match import Place, PlaceMatcher
from bansos_desktop.domain.row_cells import Row
from bansos_desktop.domain.sheet_fields import SheetField

_SAYS_DISTRICT = re.compile(r"kec(?:amatan)?\b", re.IGNORECASE)
_SAYS_REGENCY = re.compile(r"(?:kab(?:upaten)?|kota)\b", re.IGNORECASE)


def read_place(row: Row, places: PlaceMatcher, within: str) -> Place:
    """The place of a row; what one cell says of village and kecamatan outweighs a title line."""
    regency = row.text(SheetField.REGENCY)
    joint = row.text(SheetField.VILLAGE_AND_DISTRICT)
    if joint:
        return _of_joint(joint, regency, places, within)
    village, district = row.text(SheetField.VILLAGE), row.text(SheetField.DISTRICT)
    if SheetField.VILLAGE not in row.cells:
        # Where there is no column for the village, the address may say it.
        return places.resolve_address(row.line(SheetField.ADDRESS), regency, district, within)
    return places.resolve(regency, district, village, within)


def _of_joint(text: str, regency: str, places: PlaceMatcher, within: str) -> Place:
    """The order that leads to a village, the village first where both or none do."""
    village, district, *rest = (*split_places(text), "", "")
    if _SAYS_DISTRICT.match(village):
        village, district = district, village
    regency = regency or next(filter(_SAYS_REGENCY.match, rest), "")
    place = places.resolve(regency, district, village, within)
    is_clear = place.village_code and not place.problems
    if is_clear or not district or _SAYS_DISTRICT.match(district):
        return place
    turned = places.resolve(regency, village, district, within)
    better = turned.village_code and (not place.village_code or not turned.problems)
    return turned if better else place
