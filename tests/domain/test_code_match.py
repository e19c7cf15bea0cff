"""Words of sheets and the population lists they belong to."""

from __future__ import annotations

import pytest

from bansos_desktop.domain.code_match import DOMAINS, SYNONYMS, CodeBook
from tests.domain.seed_books import code_lists

LISTS = code_lists(*DOMAINS)
BOOK = CodeBook(LISTS)


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_label_and_every_synonym_is_found_as_its_own(domain: str) -> None:
    by_label = {label: code for code, label in LISTS[domain].items()}

    for label, code in by_label.items():
        assert BOOK.find(domain, label.upper()) == (code, False)
    for label, others in SYNONYMS[domain].items():
        for text in others.split(";"):
            assert BOOK.find(domain, text) == (by_label[label], False), text
            assert BOOK.label(domain, by_label[label]) == label


@pytest.mark.parametrize("domain", DOMAINS)
def test_no_synonym_belongs_to_two_labels(domain: str) -> None:
    texts = [text for others in SYNONYMS[domain].values() for text in others.split(";")]

    assert len(texts) == len(set(texts))


@pytest.mark.parametrize(
    ("domain", "text", "label"),
    [
        ("status_perkawinan", "Menikah", "Kawin"),
        ("status_perkawinan", "CERAI MATI", "Cerai Mati"),
        ("pendidikan", "SMA/SMK", "SLTA/Sederajat"),
        ("pendidikan", "S-1", "Diploma IV/Strata I"),
        ("pekerjaan", "IRT", "Mengurus Rumah Tangga"),
        ("pekerjaan", "PNS", "Pegawai Negeri Sipil"),
        ("pekerjaan", "wiraswasta", "Wiraswasta"),
        ("shdk", "isteri", "Istri"),
    ],
)
def test_the_usual_words_of_real_sheets_are_known(domain: str, text: str, label: str) -> None:
    assert LISTS[domain][BOOK.find(domain, text)[0]] == label


def test_one_clear_slip_is_told_apart() -> None:
    assert BOOK.find("pekerjaan", "wiraswata") == ("88", True)
    assert BOOK.find("pekerjaan", "astronot") == ("", True)


@pytest.mark.parametrize("domain", DOMAINS)
def test_a_number_alone_is_no_code_because_lists_are_numbered_differently(domain: str) -> None:
    assert {BOOK.find(domain, str(number))[0] for number in range(1, 12)} == {""}


def test_a_list_that_is_not_there_knows_nothing() -> None:
    assert BOOK.find("agama", "Islam") == ("", False)
    assert CodeBook({"agama": {"1": "Islam"}}).find("agama", "islam") == ("1", False)
    assert BOOK.find("shdk", "...") == ("", False)
