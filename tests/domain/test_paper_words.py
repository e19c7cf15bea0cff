"""What a finding about the papers is about, in words."""

from __future__ import annotations

import pytest

from bansos_desktop.domain.document import SignaturePart
from bansos_desktop.domain.office_paper import line_field, pattern_field, signatory_field
from bansos_desktop.domain.paper_words import paper_field_words
from tests.factories import a_signatory


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("paper", "Kertas"),
        ("document", "Dokumen"),
        (line_field(2), "Kop baris 2"),
        (pattern_field("bast"), "Pola nomor bast"),
        (signatory_field(a_signatory(), "nip"), "NIP penanda"),
        (
            signatory_field(a_signatory(document="bast", part=SignaturePart.COMMITS), "name"),
            "Nama ppk (bast)",
        ),
    ],
)
def test_each_field_has_its_name(field: str, words: str) -> None:
    assert paper_field_words(field) == words
