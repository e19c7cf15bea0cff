"""The log tells where something went wrong and nothing about whom."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.runtime.logs import FILE_NAME, DiscreetFormatter, discreet, start_logging, story
from tests.factories import a_nik

NIK = a_nik()
LOGGER = logging.getLogger("bansos_desktop.test")


@pytest.fixture
def log(tmp_path: Path, expect_log: Callable[[str], None]) -> Iterator[Callable[[], str]]:
    """The text of a log file that this process writes to."""
    handler = start_logging(tmp_path / "log")
    expect_log("trouble")

    def text() -> str:
        return (tmp_path / "log" / FILE_NAME).read_text(encoding="utf-8")

    yield text

    logging.getLogger().removeHandler(handler)
    handler.close()


def raised(error: Exception, cause: Exception | None = None) -> Exception:
    try:
        raise error from cause
    except type(error) as caught:
        return caught


@pytest.mark.parametrize(
    "text",
    [NIK, f"a{NIK}b", f"{NIK[:6]} {NIK[6:12]} {NIK[12:]}", f"{NIK[:4]}.{NIK[4:10]}-{NIK[10:]}"],
)
def test_a_long_number_is_masked_however_it_is_grouped(text: str) -> None:
    masked = discreet(text)

    assert f"{NIK[:4]}…{NIK[-2:]}" in masked
    assert NIK[6:12] not in masked


@given(
    st.integers(min_value=10**15, max_value=10**16 - 1), st.text(alphabet="ab :,;()/", max_size=4)
)
def test_no_sixteen_digits_stay_whatever_stands_around_them(number: int, around: str) -> None:
    assert str(number) not in discreet(f"{around}{number}{around}")


@pytest.mark.parametrize("text", ["Warga 'Siti Aminah' ada", 'Warga "Siti"', "Warga “Siti Aminah”"])
def test_quoted_words_are_left_out(text: str) -> None:
    assert "Siti" not in discreet(text)


@pytest.mark.parametrize("text", ["2025-06-01 09:30:12,123", "baris 12 dari 10000", "batch 7"])
def test_dates_and_counts_stay(text: str) -> None:
    assert discreet(text) == text


def test_message_arguments_and_traceback_are_covered(log: Callable[[], str]) -> None:
    try:
        raise ValueError(f"Siti Aminah {NIK}")
    except ValueError:
        LOGGER.exception("trouble with %s in %s", NIK, "'Siti Aminah'")

    text = log()
    assert "trouble with" in text
    assert "ValueError" in text
    assert "in test_message_arguments_and_traceback_are_covered" in text
    assert NIK not in text
    assert "Siti" not in text


def test_what_another_handler_wrote_into_the_record_is_not_taken_over() -> None:
    record = logging.LogRecord("x", logging.ERROR, __file__, 1, "trouble", None, None)
    error = raised(ValueError("Siti Aminah"))
    record.exc_info = (type(error), error, error.__traceback__)
    logging.Formatter().format(record)
    assert record.exc_text is not None
    assert "Siti" in record.exc_text

    assert "Siti" not in DiscreetFormatter().format(record)


def test_a_record_without_an_exception_has_no_traceback() -> None:
    assert DiscreetFormatter().formatException((None, None, None)) == ""


def test_a_story_begins_at_the_cause_and_names_no_home_folder() -> None:
    cause = raised(KeyError("Siti"))
    error = raised(ValueError(NIK), cause)

    text = story(error)

    assert text.index("KeyError") < text.index("ValueError")
    assert "  runtime/test_logs.py:" in text
    assert str(Path(__file__).parent) not in text
    assert "Siti" not in text


def test_a_hidden_context_stays_hidden_and_a_circle_ends() -> None:
    first, second = ValueError("a"), TypeError("b")
    first.__cause__, second.__cause__ = second, first
    hidden = raised(ValueError("x"), None)
    hidden.__context__ = KeyError("y")

    assert story(first).count("then") == 1
    assert "KeyError" not in story(hidden)


def test_words_about_the_machine_stay_readable() -> None:
    assert "disk on fire" in story(raised(OSError("disk on fire")))
    assert "no such column: x" not in story(raised(sqlite3.OperationalError("no such column: x")))


def test_words_of_the_encrypted_store_stay_readable() -> None:
    sqlcipher = pytest.importorskip("sqlcipher3.dbapi2")

    assert "no such column: x" in story(raised(sqlcipher.OperationalError("no such column: x")))


def test_starting_twice_writes_each_line_once(tmp_path: Path, log: Callable[[], str]) -> None:
    start_logging(tmp_path / "log")

    LOGGER.warning("trouble")

    assert log().count("trouble") == 1


def test_nothing_to_tell_makes_no_folder(tmp_path: Path) -> None:
    handler = start_logging(tmp_path / "log")

    LOGGER.debug("fine")

    logging.getLogger().removeHandler(handler)
    handler.close()
    assert not (tmp_path / "log").exists()


def test_the_file_stays_small(tmp_path: Path, log: Callable[[], str]) -> None:
    for _line in range(60):
        LOGGER.warning("trouble %s", "x" * 10_000)

    files = sorted((tmp_path / "log").iterdir())
    assert [file.name for file in files] == ["bansos.log", "bansos.log.1"]
    assert all(file.stat().st_size <= 512_000 for file in files)


LONG = f"Siti Aminah {NIK} " + "nama sekali panjang " * 20


@pytest.mark.parametrize("name", [LONG, "Siti 'Ami\" nah'", "D'Siti Aminah", "Siti Aminah\\"])
def test_a_name_of_a_file_is_told_by_its_suffix_only(name: str) -> None:
    told = str(OSError(36, "File name too long", f"/media/Siti Aminah/{name}.bansos"))

    for text in (discreet(told), story(raised(OSError(36, "too long", f"/a Siti/{name}.bansos")))):
        assert "Siti" not in text
        assert "nah" not in text
        assert "panjang" not in text
    assert "‹….bansos›" in story(raised(OSError(36, "too long", f"/a Siti/{name}.bansos")))


def test_both_files_of_a_rename_are_covered_and_a_suffix_may_be_a_name() -> None:
    text = story(raised(OSError(22, "Invalid", "/b/Siti.Aminah", None, b"/b/Siti.xlsx")))

    assert "[Errno 22] Invalid: ‹…› -> ‹….xlsx›" in text
    assert "Siti" not in text
    assert "Aminah" not in text


def test_an_open_file_that_is_told_by_its_number_is_covered() -> None:
    assert story(raised(OSError(5, "Input/output error", 3))).endswith("Input/output error: ‹…›")


@given(st.text(alphabet="\\'\" ab", max_size=30))
def test_whatever_python_quotes_is_left_out(name: str) -> None:
    assert "Siti" not in discreet(f"Berkas {f'Siti{name}Siti'!r} ada")
