"""Results of formulas: as Excel gives them, or openly unknown."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.workbook.evaluate import Skip, evaluate
from bansos_desktop.workbook.formula_tree import Area, has_subtotal, parse
from bansos_desktop.workbook.formula_values import Fault, Scalar, Tally, order, plain_number

Cells = Mapping[tuple[int, int], Scalar]


class Desk:
    """Cells of one sheet; `subtotals` and `hidden` are rows that some sums pass over."""

    def __init__(
        self, cells: Cells, subtotals: frozenset[int] = frozenset(), hidden: int = 0
    ) -> None:
        self.cells, self.subtotals, self.hidden = cells, subtotals, hidden
        self.asked: list[str] = []

    def value(self, sheet: str, column: int, row: int) -> Scalar:
        self.asked.append(sheet)
        return self.cells.get((column, row))

    def tally(self, area: Area, skip: Skip) -> Tally:
        return Tally.of(
            value
            for (column, row), value in self.cells.items()
            if area.columns[0] <= column <= area.columns[1]
            and area.rows[0] <= row <= area.rows[1]
            and not (Skip.SUBTOTALS in skip and row in self.subtotals)
            and not (Skip.HIDDEN_ROWS in skip and row == self.hidden)
        )


# Column A: 10, 20, a text, a truth, an error; column B is empty.
DESK = Desk({(1, 1): 10, (1, 2): 20, (1, 3): "dua", (1, 4): True, (1, 5): Fault.DIVISION})


def result(formula: str, desk: Desk = DESK, down: int = 0) -> Scalar:
    return evaluate(parse(formula), "Lembar", desk, down=down)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("=1+2*3", 7),
        ("=(1+2)*3", 9),
        ("=-2^2", 4),
        ("=2^3^2", 64),
        ("=2^-1", 0.5),
        ("=10-4-3", 3),
        ("=50%", 0.5),
        ("=200*50%%", 1),
        ("=+-3", -3),
        ('="a"&1+1&"b"', "a2b"),
        ('="Rp "&1/2', "Rp 0,5"),
        ("=1/3=0.333333333333333", True),
        ("=0.1+0.2=0.3", True),
        ("=0.3-0.2-0.1", 0),
        ('="B">"a"', True),
        ('=2<"a"', True),
        ('=TRUE>"z"', True),
        ("=1<>1", False),
        ("=3>=3", True),
        ("=2<=1", False),
        ("=B1=0", True),
        ('=B1=""', True),
        ("=B1=FALSE", True),
        ("=B1", 0),
        ("=A1+A2", 30),
        ("=Lembar!A1", 10),
        ("='Lembar'!$A$1*2", 20),
        ("=A3&B1&A4", "duaTRUE"),
        ('="5"+1', 6),
        ("=A4+1", 2),
    ],
)
def test_operators_go_in_excels_order(formula: str, expected: Scalar) -> None:
    assert result(formula) == expected


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("=SUM(A1:A4)", 30),
        ("=SUM(A1,A2,5,TRUE)", 36),
        ("=SUM(B1:B9)", 0),
        ("=AVERAGE(A1:A3)", 15),
        ("=MIN(A1:A4)", 10),
        ("=MAX(A1:A2,99)", 99),
        ("=MIN(B1:B2)+MAX(B1:B2)", 0),
        ("=COUNT(A1:A5)", 2),
        ('=COUNT(A1,"x")', 1),
        ("=COUNTA(A1:B5)", 5),
        ('=COUNTA("")', 1),
        ("=IF(A1>5,1,1/0)", 1),
        ("=IF(A1>50,1)", False),
        ("=IF(FALSE,1,)", 0),
        ('=IF(COUNT(B1:B2)=0,"",SUM(B1:B2))', ""),
        ('=IF(E1=0,"-",I1/E1)', "-"),
        ("=IFERROR(A5,7)", 7),
        ("=IFERROR(A1,7)", 10),
        ("=ROUND(2.5,0)", 3),
        ("=ROUND(-2.5,0)", -3),
        ("=ROUND(1.005,2)", 1.01),
        ("=ROUND(123456,-3)", 123000),
        ("=ROUND(1,400)", 1),
        ("=ROUND(1,-400)", 0),
        ("=N(A1)+N(A3)+N(A4)", 11),
        ("=AND(A1>1,A2>1,A3)", True),
        ("=AND(TRUE,1=2)", False),
        ("=OR(FALSE,A1=10,B1)", True),
        ('=AND("true",1)', True),
        ("=NOT(A1)", False),
        ("=NOT(A5)", Fault.DIVISION),
        ("=sum(A1:A2)", 30),
    ],
)
def test_functions_give_what_excel_gives(formula: str, expected: Scalar) -> None:
    assert result(formula) == expected


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("=1/0", Fault.DIVISION),
        ("=0^-1", Fault.DIVISION),
        ("=0^0", Fault.NUMBER),
        ("=(-8)^0.5", Fault.NUMBER),
        ("=10^400", Fault.NUMBER),
        ("=10^300*10^300", Fault.NUMBER),
        ("=A5+1", Fault.DIVISION),
        ("=1+A5", Fault.DIVISION),
        ('=A5&"x"', Fault.DIVISION),
        ("=-A5", Fault.DIVISION),
        ("=SUM(A1:A5)", Fault.DIVISION),
        ("=MIN(A1:A5)", Fault.DIVISION),
        ("=MAX(A1:A5)", Fault.DIVISION),
        ("=AVERAGE(A1:A5)", Fault.DIVISION),
        ("=AVERAGE(B1:B5)", Fault.DIVISION),
        ("=IF(A5,1,2)", Fault.DIVISION),
        ("=ROUND(A5,1)", Fault.DIVISION),
        ("=ROUND(1,A5)", Fault.DIVISION),
        ("=N(A5)", Fault.DIVISION),
        ("=OR(A5,TRUE)", Fault.DIVISION),
        ("=AND(A3)", Fault.VALUE),
        ('=IF("x",1,2)', Fault.VALUE),
        ("=A3*2", Fault.VALUE),
        ('=SUM("x")', Fault.VALUE),
        ("=#REF!+1", Fault.REFERENCE),
    ],
)
def test_errors_are_excels_own(formula: str, expected: Fault) -> None:
    assert result(formula) is expected


@pytest.mark.parametrize(
    "formula",
    [
        "=VLOOKUP(1,A1:B9,2,FALSE)",
        "=TODAY()",
        "=A1:A2+1",
        "=A:A",
        "=3:4",
        "=Nama_Kami",
        "=SUM(A1:A2 A2:A3)",
        "=SUM(",
        "=1+",
        "=(1",
        "=)",
        "=1 2",
        "={1,2}",
        "='",
        '="1.500"+1',
        "=SUM()",
        "=COUNT()",
        "=AND()=1+",
        "=IF(1)",
        "=IFERROR(1)",
        "=IFERROR(TODAY(),1)",
        "=ROUND(1)",
        "=N()",
        "=NOT()",
        "=SUBTOTAL()",
        "=SUBTOTAL(7,A1:A2)",
        "=SUBTOTAL(209,A1:A2)",
        "=SUBTOTAL(9,1+1)",
        "=COUNT(TODAY())",
        "=1/0+TODAY()",
        "=AND(1/0,TODAY())",
        "=(A1",
        "=IF(A1;1)",
        "=A1 A2",
        "=(A1,A2)",
        "=SUM(A1,A2",
        "=1" + "+1" * 4000,
        "=" + "(" * 3000,
    ],
)
def test_what_is_not_known_is_said_to_be_unknown(formula: str) -> None:
    assert result(formula) is Fault.UNKNOWN


def test_an_unknown_branch_that_is_not_taken_does_no_harm() -> None:
    assert result("=IF(A1=10,1,TODAY())") == 1


def test_a_subtotal_passes_over_other_subtotals_and_hidden_rows() -> None:
    desk = Desk({(1, row): row for row in range(1, 6)}, frozenset({3}), hidden=5)

    assert result("=SUBTOTAL(9,A1:A5)", desk) == 1 + 2 + 4 + 5
    assert result("=SUBTOTAL(109,A1:A5)", desk) == 1 + 2 + 4
    assert result("=SUBTOTAL(2,A1:A5)", desk) == 4
    assert result("=SUBTOTAL(103,A1:A5)", desk) == 3
    assert result("=SUBTOTAL(1,A1:A2)", desk) == 1.5
    assert result("=SUBTOTAL(4,A1:A5)-SUBTOTAL(5,A2:A5)", desk) == 3
    assert result("=SUM(A1:A5)", desk) == 15


def test_a_subtotal_is_found_anywhere_in_a_formula() -> None:
    assert has_subtotal(parse("=SUBTOTAL(9,A1:A2)"))
    assert has_subtotal(parse("=-(1+IF(A1,SUBTOTAL(9,A1:A2),0))"))
    assert has_subtotal(parse("=SUBTOTAL(9,A1:A2)/2"))
    assert not has_subtotal(parse("=SUM(A1:A2)"))


def test_a_formula_is_reckoned_again_lower_down() -> None:
    desk = Desk({(1, 1): 1, (1, 2): 2, (2, 2): 5, (1, 3): 3, (2, 3): 7})

    assert result("=A1*B2", desk) == 5
    assert result("=A1*B2", desk, down=1) == 14
    assert result("=A$1*B2", desk, down=1) == 7
    assert result("=SUM(A$1:A2)", desk, down=1) == 6


def test_another_sheet_is_asked_by_its_name() -> None:
    desk = Desk({(1, 1): 4})

    assert result("='Daftar ''A'' lama'!A1+A1", desk) == 8
    assert desk.asked == ["Daftar 'A' lama", "Lembar"]


def test_the_parts_of_a_range_may_be_tallied_apart() -> None:
    whole = Tally.of([1, 2.5, "x", None, True, 7])
    parts = Tally.of([1, 2.5])
    parts.join(Tally.of(["x", None, True]))
    parts.join(Tally.of([7]))

    assert parts == whole
    parts.join(Tally.of([Fault.VALUE, Fault.UNKNOWN]))
    assert parts.fault is Fault.UNKNOWN


def test_an_unknown_operand_hides_every_other_error() -> None:
    assert Tally.of([Fault.UNKNOWN, Fault.VALUE]).fault is Fault.UNKNOWN
    assert Tally.of([Fault.VALUE, Fault.DIVISION]).fault is Fault.VALUE


NUMBERS = st.lists(
    st.one_of(st.integers(0, 10**12), st.none(), st.text(max_size=3)), min_size=1, max_size=40
)


@given(NUMBERS, st.sets(st.integers(1, 40)))
def test_sums_agree_with_python(values: list[Scalar], subtotals: set[int]) -> None:
    desk = Desk({(1, n): value for n, value in enumerate(values, 1)}, frozenset(subtotals))
    area = f"A1:A{len(values)}"
    numbers = [(n, v) for n, v in enumerate(values, 1) if isinstance(v, int)]

    assert result(f"=SUM({area})", desk) == sum(v for _n, v in numbers)
    assert result(f"=COUNT({area})", desk) == len(numbers)
    assert result(f"=COUNTA({area})", desk) == sum(v is not None for v in values)
    assert result(f"=SUBTOTAL(9,{area})", desk) == sum(v for n, v in numbers if n not in subtotals)


SMALL = st.integers(1, 9).map(str)
EXPRESSIONS = st.recursive(
    SMALL,
    lambda inner: st.one_of(
        st.builds("({}+{})".format, inner, inner),
        st.builds("{}-{}".format, inner, inner),
        st.builds("{}*{}".format, inner, inner),
        st.builds("({})".format, inner),
    ),
    max_leaves=12,
)


@given(EXPRESSIONS)
def test_precedence_is_that_of_arithmetic(text: str) -> None:
    assert result(f"={text}") == eval(text)  # noqa: S307 - digits and operators made above


@given(st.integers(-(10**9), 10**9), st.integers(0, 3))
def test_order_is_total(number: int, places: int) -> None:
    assert order(number, number) == 0
    assert order(number, number + 1) == -order(number + 1, number) == -1
    assert result(f"=ROUND({number},{places})") == number


def test_numbers_are_written_with_a_comma() -> None:
    assert plain_number(1234567, 11) == "1234567"
    assert plain_number(0.1 + 0.2, 15) == "0,3"
    assert plain_number(1.5e20, 11) == "1,5E+20"
