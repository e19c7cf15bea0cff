"""`ganti-sandi` and `kunci-pemulihan`, as somebody types them."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from bansos_desktop.domain.recovery_code import read_code
from bansos_desktop.store import files
from tests.cli.terminal import PASSPHRASE, ROOT, answered, bansos, refused
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
        refused(bansos(*command, BANSOS_SANDI_BARU=PASSPHRASE))["error"],
        refused(bansos(*command, BANSOS_SANDI_BARU=f"{NEW} "))["error"],
    ]

    assert found == [
        *("keys.no_new_given", "keys.too_short", "keys.unchanged", "keys.blank_ends"),
    ]
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
    assert "Kunci sebelumnya" not in done.stdout
    assert again["error"] == "recovery.stands"
    assert (opens(office, first), opens(office, second)) == (False, True)


@pytest.mark.skipif(sys.platform == "win32", reason="closed and full outputs by a POSIX shell")
@pytest.mark.parametrize("ending", ["> /dev/full", "| true", ">&-", "--json > /dev/full"])
def test_a_key_that_nobody_saw_leaves_the_one_before(office: Path, ending: str) -> None:
    first = recovery_key(office)
    before = (office / files.KEYS).read_bytes()
    words = [sys.executable, "-m", "bansos_desktop", "kunci-pemulihan", "--data", str(office)]
    command = f"{shlex.join(words)} --ganti {ending}"

    done = subprocess.run(
        ["bash", "-c", command],
        cwd=ROOT,
        env={**os.environ, "BANSOS_SANDI": PASSPHRASE},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.stderr.startswith("Kunci pemulihan tidak dapat ditampilkan")
    assert len(done.stderr.splitlines()) == 1
    assert (office / files.KEYS).read_bytes() == before
    assert opens(office, first)


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of POSIX")
@pytest.mark.parametrize("is_copied", [True, False])
def test_at_a_terminal_the_key_holds_when_it_was_typed_back(office: Path, is_copied: bool) -> None:
    main, side = os.openpty()
    words = [sys.executable, "-m", "bansos_desktop", "kunci-pemulihan", "--data", str(office)]
    running = subprocess.Popen(
        words, cwd=ROOT, env={**os.environ, "BANSOS_SANDI": PASSPHRASE}, stdin=side, stdout=side
    )
    os.close(side)
    shown = ""
    while not shown.endswith("berlaku: "):
        shown += os.read(main, 4096).decode()
    code = next(line.strip() for line in shown.splitlines() if read_code(line))
    answer = code[-5:].lower() if is_copied else "lupa"

    os.write(main, f"{answer}\n".encode())
    ending = running.wait()
    os.close(main)

    assert (ending == 0) is is_copied
    assert opens(office, code) is is_copied


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
    assert "Sandi diganti: kunci pemulihan" in history
