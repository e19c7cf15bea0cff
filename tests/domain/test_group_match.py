"""Groups of recipients and institutions as sheets write them."""

from __future__ import annotations

from bansos_desktop.domain.cell import Cell, CellKind
from bansos_desktop.domain.group_match import GroupMatcher, Groups
from bansos_desktop.domain.institution import Named
from bansos_desktop.domain.meaning import LEAVE, Meaning, MeaningBook, MeaningDomain
from bansos_desktop.domain.programme import Asks, Category, Programme
from bansos_desktop.domain.row_cells import Row
from bansos_desktop.domain.sheet_fields import SheetField

BST = Programme(
    "BST-LKS",
    "Bantuan",
    "provinsi",
    asks=frozenset({Asks.INSTITUTION}),
    categories=(
        Category("lansia_telantar", "Lansia telantar"),
        Category("anak_telantar", "Anak telantar"),
    ),
)
UEP = Programme("UEP", "Usaha", "provinsi")
REGISTER = (Named("a", "LKS Harapan Bunda", "64.72"), Named("b", "Panti Kasih", "64.02"))


def read(
    programme: Programme, category: str = "", institution: str = "", *lessons: Meaning
) -> Groups:
    """What a row with these two texts says."""
    cells = {
        SheetField.CATEGORY: Cell(CellKind.TEXT, category),
        SheetField.INSTITUTION: Cell(CellKind.TEXT, institution),
    }
    return GroupMatcher(programme, REGISTER, MeaningBook(lessons)).read(Row(cells))


def test_the_very_names_are_taken_and_nothing_is_said() -> None:
    found = read(BST, "LANSIA  TELANTAR", "lks harapan bunda")

    assert found.values == {"category": "lansia_telantar", "institution": "a"}
    assert (found.kept, found.problems, found.asks) == ([], [], [])


def test_a_code_is_as_good_as_its_name() -> None:
    assert read(BST, "anak_telantar").values == {"category": "anak_telantar"}


def test_a_group_that_is_only_near_is_asked_about_and_noted() -> None:
    found = read(BST, "Lansia terlantar")

    assert found.values == {}
    assert found.kept == ["Golongan: Lansia terlantar"]
    assert [p.code for p in found.problems] == ["category.unknown"]
    (ask,) = found.asks
    assert (ask.domain, ask.within) == (MeaningDomain.CATEGORY, "BST-LKS")
    assert ask.near[0] == ("lansia_telantar", "Lansia telantar")


def test_an_institution_nobody_knows_stops_the_row_and_is_asked_about() -> None:
    found = read(BST, "", "LKS Harapan Bundo")

    assert [(p.code, p.severity.value) for p in found.problems] == [
        ("institution.unknown", "galat")
    ]
    assert found.asks[0].near == (("a", "LKS Harapan Bunda"),)
    assert found.kept == []


def test_what_was_taught_is_taken() -> None:
    lessons = (
        Meaning(MeaningDomain.CATEGORY, "BST-LKS", "jompo", "lansia_telantar"),
        Meaning(MeaningDomain.INSTITUTION, "", "bunda", "a"),
    )

    found = read(BST, "Jompo", "BUNDA", *lessons)

    assert found.values == {"category": "lansia_telantar", "institution": "a"}


def test_what_was_answered_to_be_none_of_them_goes_to_the_note() -> None:
    lessons = (
        Meaning(MeaningDomain.CATEGORY, "BST-LKS", "jompo", LEAVE),
        Meaning(MeaningDomain.INSTITUTION, "", "bunda", LEAVE),
    )

    found = read(BST, "Jompo", "Bunda", *lessons)

    assert found.values == {}
    assert found.kept == ["Golongan: Jompo", "Lembaga: Bunda"]
    assert [p.code for p in found.problems] == ["category.unknown", "institution.left"]
    assert found.asks == []


def test_a_programme_that_tells_nothing_apart_keeps_both_as_notes() -> None:
    found = read(UEP, "Lansia", "LKS Harapan Bunda")

    assert found.kept == ["Golongan: Lansia", "Lembaga: LKS Harapan Bunda"]
    assert (found.values, found.problems, found.asks) == ({}, [], [])


def test_the_same_text_is_looked_for_once() -> None:
    matcher = GroupMatcher(BST, REGISTER)
    row = Row({SheetField.INSTITUTION: Cell(CellKind.TEXT, "Panti Kasih")})

    assert matcher.read(row).values == matcher.read(row).values == {"institution": "b"}
    assert matcher.read(Row({})).values == {}


def test_a_name_that_two_have_is_told_with_what_tells_them_apart() -> None:
    register = (
        Named("a", "LKS Kasih", "64.02", "Jl. Melati"),
        Named("b", "LKS Kasih", "64.72"),
    )
    row = Row({SheetField.INSTITUTION: Cell(CellKind.TEXT, "lks kasih")})

    found = GroupMatcher(BST, register).read(row)

    (told,) = found.problems
    assert told.code == "institution.ambiguous"
    assert "LKS Kasih, Jl. Melati; LKS Kasih, 64.72" in told.message
    assert found.asks[0].near == (("a", "LKS Kasih, Jl. Melati"), ("b", "LKS Kasih, 64.72"))
