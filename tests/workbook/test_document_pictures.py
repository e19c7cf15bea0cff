"""docs/dokumen.md shows every document, and docs/gambar/dokumen only what it shows."""

from __future__ import annotations

import re

from bansos_desktop.usecases.documents.catalogue import DOCUMENTS
from tests.factories import ROOT

DOCS = ROOT / "docs"
TEXT = (DOCS / "dokumen.md").read_text(encoding="utf-8")
LARGEST = 150_000


def test_every_document_is_shown_under_its_own_title() -> None:
    titles = re.findall(r"^## (.+)$", TEXT, re.MULTILINE)

    assert sorted(titles) == sorted(document.title for document in DOCUMENTS.values())
    for key in DOCUMENTS:
        assert f"(gambar/dokumen/{key}.png)" in TEXT


def test_its_pictures_are_there_and_small() -> None:
    shown = {DOCS / path for path in re.findall(r"\((gambar/dokumen/.+?\.png)\)", TEXT)}

    assert shown == set((DOCS / "gambar" / "dokumen").glob("*.png"))
    assert [path.name for path in shown if path.stat().st_size > LARGEST] == []
