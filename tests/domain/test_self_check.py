"""The report of the check: what one process writes, the other finds again."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain.self_check import (
    Mark,
    StepLine,
    is_finished,
    read_line,
    read_report,
    verdict,
)

WORDS = st.from_regex(r"[A-Za-z][A-Za-z ]{0,20}[a-z]", fullmatch=True)
DETAILS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1)
TENTHS = st.integers(0, 9999).map(lambda tenths: tenths / 10)
DONE = st.builds(
    StepLine,
    st.sampled_from([Mark.FINE, Mark.FAILED, Mark.LEFT]),
    st.integers(1, 99),
    st.integers(1, 99),
    WORDS,
    TENTHS,
    DETAILS,
)


@given(DONE)
def test_a_line_is_read_as_it_was_written(line: StepLine) -> None:
    assert read_line(line.text) == line


def test_a_running_step_says_only_which_it_is() -> None:
    line = StepLine(Mark.RUNNING, 3, 31, "Cetak PDF")

    assert line.text == "[jalan] 3/31 Cetak PDF"
    assert read_line(line.text) == line


def test_what_is_no_step_is_passed_over() -> None:
    report = "Periksa instalasi\n[baik] 1/1 Versi (0,1 detik): 0.6\n[aneh] 1/1 Versi\n\n"

    assert [line.name for line in read_report(report)] == ["Versi"]


def test_the_verdict_counts_what_failed() -> None:
    fine = StepLine(Mark.FINE, 1, 2, "Versi")
    failed = StepLine(Mark.FAILED, 2, 2, "Huruf")

    assert verdict([fine]) == "Periksa instalasi: baik (1 langkah)"
    assert verdict([fine, failed]) == "Periksa instalasi: ada masalah (1 dari 2 langkah)"
    left = replace(fine, mark=Mark.LEFT)
    told = verdict([fine, failed, left, left])
    assert told == "Periksa instalasi: ada masalah (1 dari 4 langkah; 2 tidak dijalankan)"
    assert is_finished(f"{told}\n")


def test_a_report_is_finished_by_its_verdict_only() -> None:
    begun = "Periksa instalasi Bansos Desktop\n[jalan] 1/2 Versi\n"

    assert not is_finished(begun)
    assert not is_finished("")
    assert is_finished(f"{begun}Periksa instalasi: baik (2 langkah)\n")
    assert is_finished(f"{begun}Periksa instalasi: ada masalah (1 dari 2 langkah)\n")
