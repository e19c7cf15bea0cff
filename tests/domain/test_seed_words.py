"""Everything in a reference set has a name that people know."""

from __future__ import annotations

from bansos_desktop.domain.seed import SECTIONS
from bansos_desktop.domain.seed_words import COLUMN_NAMES, SECTION_NAMES


def test_every_section_and_column_has_a_name_and_no_other_has() -> None:
    columns = {column for section in SECTIONS.values() for column in section.columns}

    assert SECTION_NAMES.keys() == SECTIONS.keys()
    assert COLUMN_NAMES.keys() == columns
