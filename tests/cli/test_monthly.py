"""`salur-bulanan` does at the command line what the page does, and refuses the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from bansos_desktop.cli.main import main
from bansos_desktop.domain.workflow import Status
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import unlock
from tests.cli.terminal import PASSPHRASE
from tests.cli.test_commands import ask, tell
from tests.factories import NOW
from tests.monthly import FOOD, decided_people

pytestmark = pytest.mark.usefixtures("here")
Capture = pytest.CaptureFixture[str]
MARCH = ("--program", FOOD, "--tahun", "2025", "--bulan", "2025-03")
RECORD = ("--catat", "--tanggal", "20/3/2025")


def add(data: Path, number: int, **changed: object) -> None:
    unlocked = unlock.unlock(data, PASSPHRASE, now=NOW)
    store = Store.open(data, unlocked.key)
    session = unlock.session_of(store, unlocked.user)
    decided_people(store, session, number, **changed)  # type: ignore[arg-type]  # passed through
    store.close()


@pytest.fixture
def words(office: Path) -> tuple[object, ...]:
    """The command for an office with four people."""
    add(office, 4)
    return ("salur-bulanan", "--data", office, *MARCH)


def test_a_village_is_recorded_and_then_the_others(
    words: tuple[object, ...], capsys: Capture
) -> None:
    before = ask(capsys, *words)
    assert (before["exit"], before["given"], before["waiting"]) == (0, 0, 4)

    assert ask(capsys, *words, *RECORD, "--uji")["able"] == 4
    done = ask(capsys, *words, *RECORD, "--desa", "Jahab")

    assert (done["exit"], done["recorded"], done["value"]) == (0, 2, 600_000)
    assert done["batch"]
    listed = tell(capsys, *words)
    assert "Maret 2025: 2 dari 4 orang menerima, Rp600.000." in listed
    assert "belum  Orang Contoh B, Loa Ipuh, Tenggarong" in listed
    odd = (*words, *RECORD, "--nilai", "250000", "--bentuk", "Uang tunai")
    refused = ask(capsys, *odd)
    assert (refused["exit"], refused["recorded"]) == (1, 0)
    assert [one["code"] for one in refused["problems"]] == ["instalment.amount_low"]
    assert "ulangi dengan --setujui-peringatan" in tell(capsys, *odd, "--uji")
    told = tell(capsys, *odd, "--setujui-peringatan")
    assert "Maret 2025 dicatat untuk 2 orang, Rp500.000." in told
    assert "kurang dari nilai program" in told
    assert ask(capsys, *words, *RECORD)["error"] == "instalment.nobody"


def test_what_forbids_it_is_told_and_nothing_is_kept(
    words: tuple[object, ...], capsys: Capture
) -> None:
    done = ask(capsys, *words, "--catat")

    assert (done["exit"], done["recorded"]) == (1, 0)
    assert [one["code"] for one in done["problems"]] == ["instalment.day_missing"]
    assert ask(capsys, *words, "--catat", "--uji")["exit"] == 1


def test_who_cannot_be_recorded_is_skipped_by_name_if_asked(
    office: Path, words: tuple[object, ...], capsys: Capture
) -> None:
    add(office, 42, first=100, decree="2025-04-10")

    whole = ask(capsys, *words, *RECORD)
    assert (whole["exit"], whole["recorded"], len(whole["refused"])) == (1, 0, 42)
    assert main([*map(str, words), *RECORD, "--uji"]) == 1
    assert "Dengan --lewati, 4 orang lainnya tetap dicatat." in capsys.readouterr().out
    assert ask(capsys, *words, *RECORD, "--uji", "--lewati")["able"] == 4
    told = tell(capsys, *words, *RECORD, "--lewati")

    assert "dicatat untuk 4 orang, Rp1.200.000. 42 yang tertolak dilewati." in told
    assert "tertolak  Orang Contoh" in told
    assert "… dan 2 lainnya tertolak." in told


def test_words_that_make_no_month_or_no_monthly_aid_are_refused(
    words: tuple[object, ...], capsys: Capture
) -> None:
    assert ask(capsys, *words, "--bulan", "Maret")["error"] == "instalment.month_unreadable"
    assert ask(capsys, *words, "--program", "UEP")["error"] == "instalment.not_monthly"
    assert ask(capsys, *words, "--program", "XX")["error"] == "programme.unknown"


def test_a_long_list_is_cut_for_a_person(
    office: Path, words: tuple[object, ...], capsys: Capture
) -> None:
    add(office, 45, first=100, status=Status.DECIDED)

    assert "… dan 9 lainnya belum." in tell(capsys, *words)


def test_a_receipt_is_exported_for_its_month(
    words: tuple[object, ...], office: Path, tmp_path: Path, capsys: Capture
) -> None:
    assert words
    target = tmp_path / "maret.xlsx"
    asked = ("ekspor", "tanda-terima", target, "--data", office, "--tahun", "2025")
    asked += ("--program", FOOD)

    assert ask(capsys, *asked)["error"] == "instalment.month_needed"
    other = ask(capsys, *asked, "--bulan", "2025-03", "--program", "UEP")
    assert other["error"] == "instalment.not_monthly"
    done = ask(capsys, *asked, "--bulan", "2025-03")
    assert (done["exit"], done["rows"]) == (0, 4)


def test_the_figures_say_that_their_money_is_of_a_month(office: Path, capsys: Capture) -> None:
    add(office, 10)
    words = ("ringkasan", "--data", office, *MARCH[:4])

    assert "nilai ditetapkan Rp3.000.000 per bulan" in tell(capsys, *words)
    assert "Desil, nilai per bulan" in tell(capsys, *words)
    assert ask(capsys, *words)["monthly"] is True
    once = ("ringkasan", "--data", office, "--program", "UEP", "--tahun", "2025")
    assert "per bulan" not in tell(capsys, *once)
    assert ask(capsys, *once)["monthly"] is False
