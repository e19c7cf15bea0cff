"""Reading the guide's Markdown: blocks, parts, contents."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain.guide import (
    Group,
    Guide,
    Heading,
    Note,
    Paragraph,
    Picture,
    Points,
    Section,
    Table,
    Topic,
    plain,
    read_contents,
    read_topic,
    slug_of,
)

TEXT = """# Kuota **kita**

<!-- cari: pagu sisa -->

Dua baris
satu kalimat. Kalimat kedua?

## Merinci kuota

<!-- cari: bagi
rata desa -->

2. Pilih
   barisnya.
3. Ketik.

- satu
- dua

> Awas,
> jangan lupa.

![Alt](../gambar/kuota.png)

| Apa | Arti |
|---|---|
| a | b |

### Lagi
"""


def test_a_topic_is_read_block_by_block() -> None:
    topic = read_topic("kuota", TEXT)

    assert topic.title == "Kuota kita"
    assert topic.blocks == (
        Heading(1, "Kuota **kita**", "pagu sisa"),
        Paragraph("Dua baris satu kalimat. Kalimat kedua?"),
        Heading(2, "Merinci kuota", "bagi rata desa"),
        Points(("Pilih barisnya.", "Ketik."), 2),
        Points(("satu", "dua")),
        Note("Awas, jangan lupa."),
        Picture("../gambar/kuota.png", "Alt"),
        Table((("Apa", "Arti"), ("a", "b"))),
        Heading(3, "Lagi"),
    )


def test_a_topic_falls_into_parts_at_its_titles() -> None:
    parts = read_topic("kuota", TEXT).sections()

    assert parts == [
        Section("", "Kuota kita", ("Dua baris satu kalimat.", "Kalimat kedua?"), "pagu sisa"),
        Section(
            "merinci-kuota",
            "Merinci kuota",
            ("Pilih barisnya.", "Ketik.", "satu", "dua", "Awas, jangan lupa.", "a: b"),
            "bagi rata desa",
        ),
        Section("lagi", "Lagi", ()),
    ]


def test_a_topic_without_a_title_is_called_by_its_key() -> None:
    topic = read_topic("kuota", "Hanya kata.")

    assert topic.title == "kuota"
    assert topic.sections() == [Section("", "kuota", ("Hanya kata.",))]


def test_words_to_search_by_belong_to_the_title_right_above_and_to_nothing_else() -> None:
    topic = read_topic("a", "<!-- cari: satu -->\n\n# A\n\nKata.\n\n<!-- cari: dua -->")

    assert topic.blocks == (Heading(1, "A"), Paragraph("Kata."))


def test_an_empty_file_is_a_topic_without_parts() -> None:
    assert read_topic("kosong", "").sections() == []


def test_the_contents_give_groups_of_topics_and_leave_out_empty_ones() -> None:
    text = (
        "# Panduan\n\n- [Bebas](bebas.md)\n\n## Satu\n\n- [A](a-b.md)\n- [C](c.md)\n\n## Kosong\n"
    )

    assert read_contents(text) == (Group("Satu", ("a-b", "c")),)


def test_a_guide_knows_its_topics_by_key() -> None:
    topic = Topic("a", "A", ())

    assert Guide((Group("Satu", ("a",)),), (topic,)).topic("a") is topic


def test_marks_are_not_part_of_what_is_said() -> None:
    assert plain("Tekan **Simpan**, *lalu* `F1`: [lihat](x.md)") == "Tekan Simpan, lalu F1: lihat"


def test_a_slug_is_what_a_link_of_markdown_says() -> None:
    assert slug_of("Kop & penanda tangan") == "kop--penanda-tangan"
    assert slug_of("Bila …") == "bila-"


@given(st.text())
def test_whatever_is_written_something_can_be_read(text: str) -> None:
    topic = read_topic("apa", text)

    assert all(isinstance(part.title, str) for part in topic.sections())


def test_a_part_is_found_by_the_title_that_names_it() -> None:
    topic = read_topic("atur", "# Atur\n\nKata.\n\n## Program dan Aturan\n\nKata.")

    assert [topic.slug_naming(part) for part in ("Aturan", "Kuota", "")] == [
        "program-dan-aturan",
        "",
        "",
    ]
