"""What a refused row has from rows above it, which do not go back with it.

The head of a family may carry the card number of all, and a line between two people the village of
those below. Sent back without it a row could not be mended.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field

from bansos_desktop.domain.sheet_fields import SheetField
from bansos_desktop.workbook.layout import Layout
from bansos_desktop.workbook.reader import SheetFile
from bansos_desktop.workbook.rows import SourceRow, read_rows

_WORDS: Mapping[SheetField, tuple[str, str]] = {
    SheetField.REGENCY: ("regency", "Kabupaten"),
    SheetField.DISTRICT: ("district", "Kecamatan"),
    SheetField.VILLAGE: ("village", "Desa"),
}


@dataclass(frozen=True, slots=True)
class Borrowed:
    """Cells by column from 0, and a line such as "Desa : Sepaku" that must stand before the row."""

    cells: Mapping[int, str] = field(default_factory=dict)
    label: str = ""


def borrowed(file: SheetFile, layout: Layout, lines: Sequence[int]) -> dict[int, Borrowed]:
    """What the rows at `lines`, in order, have from above; rows that have nothing are left out."""
    found: dict[int, Borrowed] = {}
    wanted = set(lines)
    standing: Mapping[str, str] = asdict(layout.context)
    for source in read_rows(file, layout):
        if not wanted:
            break
        if source.line not in wanted:
            continue
        wanted.remove(source.line)
        cells = {
            layout.columns[one]: source.cells[one].text
            for one in layout.filled_down | source.filled_down
            if one in layout.columns and source.cells[one].text
        }
        places = _places(source, layout)
        label = " ".join(
            f"{word} : {places[name]}"
            for name, word in _WORDS.values()
            if name in places and places[name] != standing.get(name, "")
        )
        standing = {**standing, **places}
        if cells or label:
            found[source.line] = Borrowed(cells, label)
    return found


def _places(source: SourceRow, layout: Layout) -> dict[str, str]:
    """The places that a row has although the sheet has no column for them."""
    return {
        name: source.cells[one].text
        for one, (name, _word) in _WORDS.items()
        if one not in layout.columns and one in source.cells
    }
