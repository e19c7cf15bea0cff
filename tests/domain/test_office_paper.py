"""What an office says of its papers: tidied, checked, and found for the document that asks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain.document import SIGNATURES, DocumentKey, SignaturePart
from bansos_desktop.domain.office_paper import (
    LOGO_BYTES,
    PNG_HEAD,
    OfficePaper,
    OfficePapers,
    Paper,
    Signatory,
    check_papers,
    letterhead_of,
    resolve,
    usual_position,
)
from bansos_desktop.domain.problems import Problem, Severity
from bansos_desktop.runtime.resources import resource
from bansos_desktop.workbook.formats import FORMATS
from bansos_desktop.workbook.template_file import identify
from tests.factories import a_signatory, some_papers

PAPER = some_papers().paper
BAST = DocumentKey.HANDOVER


def found(papers: OfficePapers) -> list[tuple[str, str]]:
    return [(problem.code, problem.field) for problem in check_papers(papers.tidy())]


def found_of(**changed: object) -> list[tuple[str, str]]:
    """What is found about one signatory."""
    return found(some_papers(signatories=(a_signatory(**changed),)))


def weight_of(papers: OfficePapers, code: str) -> Severity:
    problems: list[Problem] = check_papers(papers.tidy())
    return next(problem.severity for problem in problems if problem.code == code)


def test_of_good_papers_there_is_nothing_to_say() -> None:
    assert found(some_papers()) == []


def test_blanks_go_and_what_is_empty_goes() -> None:
    nobody = Signatory(BAST, SignaturePart.COMMITS, name="  ")
    papers = OfficePapers(
        OfficePaper((" DINAS   SOSIAL ",), " Kota Contoh "),
        (nobody, a_signatory(name=" Nama  Contoh ", nip="19800101 200501 1 001")),
        {"usulan": "  ", "bast": " {nomor} "},
    )

    tidy = papers.tidy()

    assert tidy.paper == OfficePaper(("DINAS SOSIAL", "", "", "", ""), "Kota Contoh")
    assert tidy.signatories == (a_signatory(name="Nama Contoh"),)
    assert tidy.patterns == {"bast": "{nomor}"}
    assert OfficePapers(signatories=(nobody,), patterns={"bast": " "}).tidy().is_empty
    assert not tidy.is_empty


@given(
    st.lists(st.text(), max_size=7),
    st.lists(
        st.builds(
            Signatory,
            document=st.sampled_from(["", "bast", "usulan"]),
            part=st.sampled_from(SignaturePart),
            name=st.text(),
            nip=st.text(),
        ),
        unique_by=lambda one: one.key,
    ),
    st.dictionaries(st.sampled_from(DocumentKey), st.text()),
)
def test_tidying_once_is_enough(
    lines: list[str], signatories: list[Signatory], patterns: dict[str, str]
) -> None:
    papers = OfficePapers(OfficePaper(tuple(lines)), tuple(signatories), patterns).tidy()

    assert papers.tidy() == papers
    assert len(papers.paper.letterhead) == 5


def test_a_document_is_signed_by_its_own_signatory_else_by_the_general_one() -> None:
    general, own = a_signatory(), a_signatory(document=BAST, name="Contoh Lain")
    empty = Signatory(DocumentKey.SUMMARY, SignaturePart.SIGNS)
    everybody = (general, own, empty)

    assert resolve(everybody, BAST, SignaturePart.SIGNS) == own
    assert resolve(everybody, DocumentKey.SUMMARY, SignaturePart.SIGNS) == general
    assert resolve(everybody, BAST, SignaturePart.COMMITS) is None


def test_without_a_line_of_its_own_the_letterhead_is_what_the_name_tells() -> None:
    told = letterhead_of(OfficePaper(), "Kabupaten Contoh")

    assert told == ("PEMERINTAH KABUPATEN CONTOH", "DINAS SOSIAL", "", "", "")
    assert letterhead_of(PAPER, "Kabupaten Lain") == PAPER.letterhead


def test_a_new_office_is_told_what_is_missing_and_stopped_by_none_of_it() -> None:
    assert found(OfficePapers()) == [
        ("profile.letterhead_missing", "letterhead_1"),
        ("profile.place_missing", "place"),
    ]
    assert weight_of(OfficePapers(), "profile.place_missing") is Severity.WARNING


@pytest.mark.parametrize(
    ("changed", "code", "field"),
    [
        ({"letterhead": ("A", "B" * 111)}, "profile.too_long", "letterhead_2"),
        ({"place": "K" * 41}, "profile.too_long", "place"),
        ({"place": "Tenggarong, 12 Agustus"}, "profile.place_digits", "place"),
        ({"paper": "A3"}, "profile.paper", "paper"),
        ({"logo": b"GIF89a"}, "profile.logo", "logo"),
        ({"logo": PNG_HEAD + bytes(LOGO_BYTES)}, "profile.logo", "logo"),
    ],
)
def test_a_paper_that_cannot_be_printed_is_stopped(
    changed: dict[str, object], code: str, field: str
) -> None:
    papers = some_papers(paper=replace(PAPER, **changed))  # type: ignore[arg-type]

    assert found(papers) == [(code, field)]
    assert weight_of(papers, code) is Severity.ERROR


def test_a_small_png_may_be_the_logo() -> None:
    assert found(some_papers(paper=replace(PAPER, logo=PNG_HEAD))) == []


@pytest.mark.parametrize(
    ("changed", "code", "field"),
    [
        ({"position": "K" * 121}, "profile.too_long", "umum.penanda.position"),
        ({"rank": "K" * 61}, "profile.too_long", "umum.penanda.rank"),
        ({"name": "Nama 2"}, "signatory.name_digits", "umum.penanda.name"),
        ({"name": ""}, "signatory.name_missing", "umum.penanda.name"),
        ({"name": "", "nip": ""}, "signatory.name_missing", "umum.penanda.name"),
        (
            {"document": DocumentKey.STATEMENT, "position": ""},
            "signatory.position_missing",
            "sptjm.penanda.position",
        ),
        ({"document": BAST}, "signatory.not_printed", "bast.penanda.name"),
        ({"nip": "198001012005991001"}, "signatory.nip_appointed", "umum.penanda.nip"),
        ({"nip": "198001012005019001"}, "signatory.nip_sex", "umum.penanda.nip"),
        (
            {"part": SignaturePart.WITNESSES, "position": ""},
            "signatory.position_missing",
            "umum.mengetahui.position",
        ),
        ({"nip": "19800101 2005"}, "signatory.nip_length", "umum.penanda.nip"),
        ({"nip": "1980-01-01"}, "signatory.nip_signs", "umum.penanda.nip"),
        ({"nip": "198013012005011001"}, "signatory.nip_birth", "umum.penanda.nip"),
        (
            {"document": BAST, "part": SignaturePart.COMMITS, "nip": "1"},
            "signatory.nip_length",
            "bast.ppk.nip",
        ),
        ({"document": "surat"}, "profile.document", "document"),
    ],
)
def test_what_is_odd_of_a_signatory_is_found_at_its_field(
    changed: dict[str, object], code: str, field: str
) -> None:
    assert found_of(**changed) == [(code, field)]


def test_nip_and_rank_may_stay_open_and_a_position_alone_is_for_the_pen() -> None:
    assert found_of(nip="", rank="") == []
    assert found_of(name="", nip="", rank="") == []


@pytest.mark.parametrize(
    ("patterns", "code", "field"),
    [
        ({"usulan": "tanpa"}, "letter_pattern.number", "pola.usulan"),
        ({"usulan": "{nomor}{minggu}"}, "letter_pattern.unknown", "pola.usulan"),
        ({"usulan": "{nomor}/" + "A" * 80}, "profile.too_long", "pola.usulan"),
        ({"surat": "{nomor}"}, "profile.document", "document"),
    ],
)
def test_a_pattern_that_gives_no_number_is_stopped(
    patterns: dict[str, str], code: str, field: str
) -> None:
    assert found(some_papers(patterns=patterns)) == [(code, field)]


def test_only_who_signs_everything_has_a_position_that_is_known_without_a_word() -> None:
    assert found_of(position="") == []
    assert usual_position("", SignaturePart.SIGNS, "Kota Contoh") == (
        "Kepala Dinas Sosial Kota Contoh"
    )
    assert usual_position("", SignaturePart.COMMITS, "") == "Pejabat Pembuat Komitmen"
    assert usual_position("", SignaturePart.WITNESSES, "") == ""
    assert usual_position(BAST, SignaturePart.SIGNS, "") == ""


def test_no_official_is_told_by_a_repr() -> None:
    assert "Contoh" not in repr(a_signatory())
    assert "PNG" not in repr(OfficePaper(logo=PNG_HEAD))


def test_paper_is_told_with_its_size() -> None:
    assert Paper.F4.label == "F4 (215 x 330 mm)"
    assert Paper("A4").label == "A4 (210 x 297 mm)"


def test_who_stands_where_nothing_is_printed_is_told_the_right_part() -> None:
    (problem,) = check_papers(some_papers(signatories=(a_signatory(document=BAST),)))

    assert problem.severity is Severity.WARNING
    assert problem.message.startswith(
        "Berita acara serah terima (BAST) ditandatangani sebagai mengetahui atau ppk, jadi"
    )


def test_a_document_that_is_none_is_told_with_the_known_ones() -> None:
    (problem,) = check_papers(some_papers(signatories=(a_signatory(document="surat"),)))

    assert "“surat” tidak dikenal. Pakai salah satu dari usulan, verifikasi," in problem.message


@pytest.mark.parametrize("document", DocumentKey)
def test_the_shipped_layouts_print_the_parts_that_are_said_of_them(document: DocumentKey) -> None:
    path = resource("formats") / FORMATS[document].file
    names = identify(path.read_bytes(), path.name).names

    printed = {part for part in SignaturePart if f"{part}.nama" in names}

    assert set(SIGNATURES[document].printed) == printed
