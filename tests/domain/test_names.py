"""Spellings of people and places that must, or must not, be the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain.names import business_key, compare_key, region_key, search_words


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("  siti   aminah ", "SITI AMINAH"),
        ("Hj. Siti Aminah, S.Pd.", "SITI AMINAH"),
        ("Bpk. H. Ahmad", "AHMAD"),
        ("Dr.H.Ahmad,SE.,MM", "AHMAD"),
        ("Ahmad S. Pd. I", "AHMAD"),
        ("Ibu Nur'aini (Almh)", "NURAINI"),
        ("Nur\u2019aini", "NURAINI"),
        ("Jos\u00e9", "JOSE"),
        ("Siti-Aminah", "SITI AMINAH"),
        ("Muh. Ali", "MUHAMMAD ALI"),
        ("Muh.Ali", "MUHAMMAD ALI"),
        ("Muhd Ali", "MUHAMMAD ALI"),
        ("Moh. Ali", "MUHAMMAD ALI"),
        ("Mohd. Ali", "MUHAMMAD ALI"),
        ("M. Ali", "MUHAMMAD ALI"),
        ("H. Mochamad Ali", "MUHAMMAD ALI"),
        ("Ahmad Muh. Ali", "AHMAD MUHAMMAD ALI"),
        ("Siti M.", "SITI M"),
        ("M.", "M"),
        ("Haji", "HAJI"),
        ("S.E.", "SE"),
        ("Mohandas", "MOHANDAS"),
        ("", ""),
    ],
)
def test_titles_and_spelling_do_not_make_another_person(name: str, key: str) -> None:
    assert compare_key(name) == key


@given(st.text(max_size=40))
def test_a_key_is_its_own_key_and_plain(name: str) -> None:
    key = region_key(name)

    assert region_key(key) == key
    assert key.isascii()
    assert " " not in key


@given(st.from_regex(r"[A-Za-z]{3,9}( [A-Za-z]{3,9}){0,2}", fullmatch=True))
def test_a_name_of_words_never_becomes_empty(name: str) -> None:
    assert compare_key(name)
    assert all(region_key(name, level=level) for level in ("", "kabupaten", "kecamatan", "desa"))


@pytest.mark.parametrize(
    ("name", "level", "key"),
    [
        ("Gunung Samarinda", "desa", "GUNUNGSAMARINDA"),
        ("Gunungsamarinda", "desa", "GUNUNGSAMARINDA"),
        ("Long La'ai", "desa", "LONGLAAI"),
        ("Long La\u2019ai", "", "LONGLAAI"),
        ("Batu-Batu", "desa", "BATUBATU"),
        ("Kota Bangun", "kecamatan", "KOTABANGUN"),
        ("Kota Bangun Darat", "kecamatan", "KOTABANGUNDARAT"),
        ("Kec. Kota Bangun", "kecamatan", "KOTABANGUN"),
        ("KEC.KOTA BANGUN", "", "KOTABANGUN"),
        ("Kecamatan Kota Bangun", "kecamatan", "KOTABANGUN"),
        ("Kota Bangun Ulu", "desa", "KOTABANGUNULU"),
        ("Kota Samarinda", "kabupaten", "SAMARINDA"),
        ("Kota Samarinda", "", "KOTASAMARINDA"),
        ("Kab. Kutai Kartanegara", "kabupaten", "KUTAIKARTANEGARA"),
        ("Kabupaten Kutai Kartanegara", "kabupaten", "KUTAIKARTANEGARA"),
        ("KAB KUTAI KARTANEGARA", "kabupaten", "KUTAIKARTANEGARA"),
        ("Kab./Kota Samarinda", "kabupaten", "SAMARINDA"),
        ("Samarinda Kota", "kecamatan", "SAMARINDAKOTA"),
        ("Desa Jonggon Desa", "desa", "JONGGONDESA"),
        ("Ds. Sepatin", "desa", "SEPATIN"),
        ("Desa/Kelurahan Sepaku", "desa", "SEPAKU"),
        ("Kampung Merasa", "desa", "MERASA"),
        ("Kampung Baru Tengah", "desa", "BARUTENGAH"),
        ("Kampung Baru Tengah", "", "KAMPUNGBARUTENGAH"),
        ("Kampung Baru", "desa", "KAMPUNGBARU"),
        ("Kp. Baru", "", "KAMPUNGBARU"),
        ("Kel. Kampung Baru", "desa", "KAMPUNGBARU"),
        ("Desa", "desa", "DESA"),
        ("Kota", "kabupaten", "KOTA"),
        (" . ", "desa", ""),
    ],
)
def test_a_prefix_goes_only_where_it_is_one(name: str, level: str, key: str) -> None:
    assert region_key(name, level=level) == key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (" Es-Teh. ", "ESTEH"),
        ("Jual Kue/Roti", "JUALKUEROTI"),
        ("Ibu Hamil", "IBUHAMIL"),
        ("Servis S.T.", "SERVISST"),
        ("Caf\u00e9 24 jam", "CAFE24JAM"),
        ("\u2026 ? .", ""),
    ],
)
def test_a_business_keeps_every_word(text: str, key: str) -> None:
    assert business_key(text) == key


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("sumber  sari", ("SUMBER", "SARI")),
        (
            "Sumber Sari, Kec. Sebulu, Kab.Kutai Barat",
            ("SUMBER", "SARI", "SEBULU", "KUTAI", "BARAT"),
        ),
        ("kec", ("KEC",)),
        ("Long La\u2019ai", ("LONG", "LAAI")),
        ("Kota Bangun", ("KOTA", "BANGUN")),
        ("Batu-Batu (hulu)", ("BATU", "BATU", "HULU")),
        (" . ' ", ()),
    ],
)
def test_the_words_of_a_search_leave_out_levels_with_their_dot(
    text: str, words: tuple[str, ...]
) -> None:
    assert search_words(text) == words


@given(st.text(max_size=40))
def test_words_of_a_search_are_words_of_letters_and_digits(text: str) -> None:
    assert all(word.isascii() and word.isalnum() for word in search_words(text))
