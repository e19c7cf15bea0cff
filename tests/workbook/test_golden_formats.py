"""The shipped formats, filled, are cell for cell what was approved."""

from __future__ import annotations

from pathlib import Path

import pytest

from bansos_desktop.workbook.formats import FORMATS
from tests.workbook.golden_documents import DOCUMENTS, GOLDEN, GoldenDocument, rendering


def test_every_shipped_format_has_an_approved_text() -> None:
    assert {kept.kind.file for kept in DOCUMENTS} == {kind.file for kind in FORMATS.values()}


@pytest.mark.parametrize("kept", DOCUMENTS, ids=lambda kept: kept.name)
def test_a_filled_format_is_the_approved_one(kept: GoldenDocument, tmp_path: Path) -> None:
    approved = (GOLDEN / f"{kept.name}.txt").read_text(encoding="utf-8")

    assert rendering(kept, tmp_path) == approved
