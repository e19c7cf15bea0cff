"""`ganti-sandi` and `kunci-pemulihan`, as somebody types them."""

from __future__ import annotations

from pathlib import Path

from bansos_desktop.domain.recovery_code import read_code
from bansos_desktop.store import files
from tests.cli.terminal import PASSPHRASE, answered, bansos, refused
from tests.cli.test_refusals import somebody_else_at

NEW = "padi menguning"


def opens(office: Path, passphrase: str) -> bool:
    return bansos("riwayat", "--data", office, passphrase=passphrase).returncode == 0


def recovery_key(office: Path, *words: str, passphrase: str = PASSPHRASE) -> str:
    """A key that is in force."""
    command = ("kunci-pemulihan", "--data", office, *words, "--json")
    return str(answered(bansos(*command, passphrase=passphrase))["code"])


def test_the_passphrase_is_changed_and_the_history_says_so(office: Path) -> None:
    done = bansos("ganti-sandi", "--data", office, BANSOS_SANDI_BARU=NEW)

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Kata sandi Siti diganti.")
    assert NEW not in done.stdout + done.stderr
    assert not opens(office, PASSPHRASE)
    history = bansos("riwayat", "--data", office, passphrase=NEW)
    assert "Kata sandi diganti" in history.stdout


def test_a_new_passphrase_must_come_from_somewhere_and_be_good_enough(office: Path) -> None:
    command = ("ganti-sandi", "--data", office, "--json")

    found = [
        refused(bansos(*command))["error"],
        refused(bansos(*command, BANSOS_SANDI_BARU="lima5"))["error"],
    ]

    assert found == ["keys.no_new_given", "keys.too_short"]
    assert opens(office, PASSPHRASE)


def test_while_a_window_is_open_nothing_changes_under_it(office: Path) -> None:
    before = (office / files.KEYS).read_bytes()

    with somebody_else_at(office):
        found = [
            refused(bansos("ganti-sandi", "--data", office, "--json", BANSOS_SANDI_BARU=NEW)),
            refused(bansos("kunci-pemulihan", "--data", office, "--json")),
        ]

    assert [one["error"] for one in found] == ["store.in_use"] * 2
    assert (office / files.KEYS).read_bytes() == before


def test_a_recovery_key_is_told_once_and_replaced_only_when_that_is_said(office: Path) -> None:
    done = bansos("kunci-pemulihan", "--data", office)
    again = refused(bansos("kunci-pemulihan", "--data", office, "--json"))
    first = next(line.strip() for line in done.stdout.splitlines() if read_code(line))

    second = recovery_key(office, "--ganti")

    assert done.stdout.startswith("Kunci pemulihan Kabupaten Kutai Kartanegara, Siti, ")
    assert again["error"] == "recovery.stands"
    assert (opens(office, first), opens(office, second)) == (False, True)


def test_who_forgot_the_passphrase_gives_the_recovery_key_in_its_place(
    office: Path, tmp_path: Path
) -> None:
    code = recovery_key(office)
    backup = tmp_path / "c.bansos"
    answered(bansos("cadangkan", backup, "--data", office, "--json"))

    done = answered(
        bansos("ganti-sandi", "--data", office, "--json", passphrase=code, BANSOS_SANDI_BARU=NEW)
    )
    other = tmp_path / "lain"
    words = ("pulihkan", backup, "--terapkan", "--data", other, "--json")
    restored = answered(bansos(*words, passphrase=code.lower()))

    assert done["by_recovery"]
    assert restored["restored"]
    assert opens(office, NEW)
    assert opens(other, PASSPHRASE)
    history = bansos("riwayat", "--data", office, passphrase=NEW).stdout
    assert "Kata sandi diganti dengan kunci pemulihan" in history
