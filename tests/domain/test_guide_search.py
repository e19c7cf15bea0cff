"""Finding a part of the guide by a few words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain.guide import Group, Guide, read_topic
from bansos_desktop.domain.guide_search import MOST, GuideIndex, places_of

RESET = """# Lupa kata sandi

<!-- cari: password reset -->

Tanpa kata sandi data tidak dapat dibuka.

## Bila salah

<!-- cari: tunggu lama keliru -->

Sesudah tiga kali ada waktu tunggu.
"""
UNDO = """# Kegiatan

Yang sudah dikerjakan.

## Menghapus dan mengurungkan

Hapus orangnya dengan Ctrl+Delete. Salah hapus? Ctrl+Z mengembalikan yang terhapus.

## Kosong
"""
LONG = "# Panjang\n\n" + "kata " * 60 + "jarum " + "lagi " * 60


def index(*texts: str) -> GuideIndex:
    topics = tuple(read_topic(f"t{number}", text) for number, text in enumerate(texts))
    return GuideIndex(Guide((Group("Semua", tuple(t.key for t in topics)),), topics))


GUIDE = index(RESET, UNDO, LONG)


def found(words: str) -> list[str]:
    return [f"{hit.title}/{hit.heading}" for hit in GUIDE.find(words)]


def test_the_beginning_of_a_word_is_enough() -> None:
    assert found("tung") == ["Lupa kata sandi/Bila salah"]


def test_words_that_people_say_instead_lead_there_too() -> None:
    assert found("password") == ["Lupa kata sandi/"]
    assert found("keliru") == ["Lupa kata sandi/Bila salah"]


def test_a_mistyped_word_is_found() -> None:
    assert found("pasword")[0] == "Lupa kata sandi/"
    assert found("mengurngkan") == ["Kegiatan/Menghapus dan mengurungkan"]


def test_of_the_words_that_a_mistyped_one_resembles_the_nearest_goes_first() -> None:
    near = index("# Satu\n\nCadangkan.", "# Dua\n\nSebuah cadangan.")

    assert [hit.title for hit in near.find("cadngan")] == ["Dua", "Satu"]


def test_a_short_word_that_is_mistyped_means_nothing() -> None:
    assert found("xyz") == []


def test_a_word_is_found_in_its_other_forms() -> None:
    assert found("hapuslah")[0] == "Kegiatan/Menghapus dan mengurungkan"
    assert "Kegiatan/Menghapus dan mengurungkan" in found("urung")


def test_keys_stay_whole() -> None:
    assert found("Ctrl+Z") == ["Kegiatan/Menghapus dan mengurungkan"]


def test_a_slip_hardly_ever_is_in_the_first_letter() -> None:
    assert index("# Barang\n\nHarga di toko.").find("warga") == []


def test_a_correction_is_sought_only_where_the_word_itself_is_nowhere() -> None:
    both = index("# Barang\n\nHarga di toko.", "# Tempat\n\nHarta benda.")

    assert [hit.title for hit in both.find("harga")] == ["Barang"]


def test_who_has_little_of_what_was_asked_does_not_come() -> None:
    assert found("data dibuka") == ["Lupa kata sandi/"]


def test_if_nobody_has_all_words_those_with_some_come() -> None:
    assert found("sandi hapus") != []


def test_a_word_that_many_topics_hold_weighs_less_than_one_that_few_hold() -> None:
    many = [f"# Orang {n}\n\nOrang dan orang." for n in range(5)]
    hits = index(*many, "# Umur\n\nBatasnya.").find("orang umur")

    assert hits[0].title == "Umur"


def test_a_part_that_has_little_of_what_was_asked_is_left_out() -> None:
    rare = index("# Satu\n\nOrang.", "# Dua\n\nOrang.", "# Umur\n\nOrang tua.")

    assert [hit.title for hit in rare.find("orang umur")] == ["Umur"]


@pytest.mark.parametrize("said", ["gak", "nggak", "tdk", "ndak"])
def test_a_word_as_it_is_spoken_is_the_written_one(said: str) -> None:
    spoken = index("# Satu\n\nTidak dapat.", "# Dua\n\nSudah dapat.")

    assert [hit.title for hit in spoken.find(said)] == ["Satu"]


def test_small_words_do_not_count_unless_there_are_no_others() -> None:
    assert found("bagaimana cara hapus") == found("hapus")
    assert found("yang") != []


def test_nothing_is_found_for_nothing() -> None:
    assert found("  ") == []


def test_a_title_goes_before_a_sentence() -> None:
    assert found("sandi")[0] == "Lupa kata sandi/"


def test_a_hit_brings_the_sentence_that_says_most_and_the_words_to_mark() -> None:
    hit = GUIDE.find("terhapus")[0]

    assert hit.topic == "t1"
    assert hit.slug == "menghapus-dan-mengurungkan"
    assert hit.excerpt == "Ctrl+Z mengembalikan yang terhapus." or "terhapus" in hit.excerpt
    assert hit.words == {"terhapus", "hapus"}


def test_a_part_without_sentences_is_shown_by_its_title() -> None:
    assert GUIDE.find("kosong")[0].excerpt == "Kosong"


def test_a_long_sentence_is_cut_around_the_word() -> None:
    excerpt = GUIDE.find("jarum")[0].excerpt

    assert "jarum" in excerpt
    assert excerpt.startswith("…")
    assert excerpt.endswith("…")
    assert GUIDE.find("panjang")[0].excerpt.startswith("kata")


def test_no_more_come_than_a_list_can_show() -> None:
    many = index(*(f"# Topik {n}\n\nsama" for n in range(MOST + 5)))

    assert len(many.find("sama")) == MOST


def test_places_are_those_of_whole_words() -> None:
    assert places_of("Hapus, lalu hapuskan", frozenset({"hapus"})) == [(0, 5)]


@given(st.text(max_size=40))
def test_whatever_is_typed_is_answered(text: str) -> None:
    for hit in GUIDE.find(text):
        assert hit.words
        assert hit.excerpt
