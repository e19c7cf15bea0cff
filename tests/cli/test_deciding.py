"""`tetapkan` does at the command line what the page does, and refuses the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from bansos_desktop.cli.main import main
from bansos_desktop.domain.records import Kind
from bansos_desktop.store.decisions import Line
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import unlock
from tests.cli.terminal import PASSPHRASE
from tests.cli.test_commands import ask, ledger_length, tell
from tests.factories import NOW, a_row, a_workbook

pytestmark = pytest.mark.usefixtures("here")
TARGET = ("--tahun", "2025", "--tahap", "murni")
DECREE = ("--sk", "460/118/2025", "--tanggal", "1/8/2025")
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def people(office: Path, capsys: Capture) -> Path:
    """An office of Kutai Kartanegara with made-up people, some of them eligible."""
    tell(capsys, "contoh", "--data", office, "--jumlah", "60", "--benih", "3")
    return office


def hold_one(data: Path) -> None:
    """Somebody eligible turns out to stand in desil 9."""
    unlocked = unlock.unlock(data, PASSPHRASE, now=NOW)
    store = Store.open(data, unlocked.key)
    session = unlock.session_of(store, unlocked.user)
    key = store.decisions.keys(Line("UEP", 2025, "murni", status="layak"))[0]
    person = store.decisions.rows([key.proposal])[key.proposal].person
    with store.write(session.author, now=NOW, act="recipient.record") as work:
        work.put(Kind.PERSON, person, {"desil": 9})
    store.close()


def test_the_first_of_the_eligible_are_decided_on(people: Path, capsys: Capture) -> None:
    words = ("tetapkan", "--data", people, *TARGET, "--jumlah", "5", *DECREE)

    done = ask(capsys, *words, "--lewati", "--setujui-peringatan")

    assert done["exit"] == 0
    assert (done["decided"], done["refused"]) == (5, 0)
    assert done["decree"] == "460/118/2025"
    assert ask(capsys, "periksa", "--data", people)["exit"] == 0


def test_a_person_is_told_how_many_and_who_was_left_out(people: Path, capsys: Capture) -> None:
    words = ("tetapkan", "--data", people, *TARGET, "--jumlah", "3", *DECREE, "--lewati")
    words += ("--setujui-peringatan",)
    hold_one(people)
    assert ask(capsys, *words, "--uji", "--jumlah", "60")["refused"] == 1

    told = tell(capsys, *words, "--jumlah", "60")

    assert "orang ditetapkan dengan SK 460/118/2025. 1 yang tertolak dilewati." in told


def test_warnings_that_nobody_agreed_to_are_named_and_nobody_is_decided_on(
    people: Path, capsys: Capture
) -> None:
    words = ("tetapkan", "--data", people, *TARGET, "--jumlah", "5", *DECREE, "--lewati")
    looked = ask(capsys, *words, "--uji")
    assert looked["warnings"]
    before = ledger_length(capsys, people)

    refused = ask(capsys, *words)

    assert (refused["exit"], refused["error"]) == (1, "decision.warnings_unseen")
    assert ledger_length(capsys, people) == before
    assert "Peringatan: " in tell(capsys, *words, "--uji")
    assert main([*map(str, words)]) == 1
    said = capsys.readouterr()
    assert "orang)" in said.out + said.err
    assert "--setujui-peringatan" in said.out + said.err


def test_looking_saves_nothing(people: Path, capsys: Capture) -> None:
    before = ledger_length(capsys, people)

    told = tell(capsys, "tetapkan", "--data", people, *TARGET, "--jumlah", "60", *DECREE, "--uji")

    assert "belum ada yang disimpan" in told
    assert ledger_length(capsys, people) == before


def test_if_one_is_refused_nobody_is_decided_on(people: Path, capsys: Capture) -> None:
    words = ("tetapkan", "--data", people, *TARGET, "--jumlah", "60", *DECREE)
    hold_one(people)
    looked = ask(capsys, *words, "--uji")
    assert looked["reasons"] == {"desil.too_high": 1}

    assert main([*map(str, words)]) == 1

    assert "tertolak; belum ada yang disimpan" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--sk", " ", "--tanggal", "1/8/2025"), "decision.decree_missing"),
        (("--sk", "1", "--tanggal", "kemarin"), "decision.decree_date_missing"),
        (("--sk", "1", "--tanggal", "1/8/2099"), "decision.decree_date_ahead"),
    ],
)
def test_a_decree_that_is_not_complete_is_refused(
    people: Path, capsys: Capture, words: tuple[str, ...], code: str
) -> None:
    done = ask(capsys, "tetapkan", "--data", people, *TARGET, "--jumlah", "1", *words)

    assert (done["exit"], done["error"]) == (1, code)


def test_where_nobody_is_eligible_nobody_is_decided_on(office: Path, capsys: Capture) -> None:
    done = ask(capsys, "tetapkan", "--data", office, *TARGET, "--jumlah", "1", *DECREE)

    assert (done["exit"], done["error"]) == (1, "decision.nobody_eligible")


@pytest.mark.parametrize(
    ("programme", "code"),
    [("UEP", "stage.not_named"), ("KUKAR-BLT-APBD", "decision.nobody_eligible")],
)
def test_a_stage_is_asked_for_only_where_quotas_have_one(
    office: Path, capsys: Capture, programme: str, code: str
) -> None:
    words = ("tetapkan", "--data", office, "--program", programme, "--tahun", "2025")

    done = ask(capsys, *words, "--jumlah", "1", *DECREE)

    assert (done["exit"], done["error"]) == (1, code)


def test_an_import_without_a_stage_is_of_the_first_where_quotas_have_none(
    office: Path, capsys: Capture, tmp_path: Path
) -> None:
    sheet = a_workbook(tmp_path / "a.xlsx", [a_row(1, nominal=200_000)])
    words = ("impor", sheet, "--data", office, "--tahun", "2025")
    assert ask(capsys, *words)["error"] == "stage.not_named"

    assert ask(capsys, *words, "--program", "KUKAR-BLT-APBD")["exit"] == 0

    unlocked = unlock.unlock(office, PASSPHRASE, now=NOW)
    store = Store.open(office, unlocked.key)
    stages = {key.stage for key in store.decisions.keys(Line("KUKAR-BLT-APBD", 2025))}
    store.close()
    assert stages == {"murni"}
