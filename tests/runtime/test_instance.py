"""One writing program per data folder; the right ends with the program, however it ends."""

from __future__ import annotations

import getpass
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

import pytest

from bansos_desktop.runtime.instance import HOLDER_NAME, Instance
from bansos_desktop.usecases.refusal import Refused

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2025, 6, 1, 1, 30, tzinfo=UTC)
HOLD = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from bansos_desktop.runtime.instance import Instance
instance = Instance(Path(sys.argv[1]))
instance.claim(what="jendela", now=datetime.now(UTC))
print("mine", flush=True)
sys.stdin.read()
"""


def refusal_of(instance: Instance) -> Refused:
    with pytest.raises(Refused) as refused:
        instance.claim(what="perintah", now=NOW)
    return refused.value


def test_the_second_is_told_who_has_it_and_since_when(tmp_path: Path) -> None:
    first, second = Instance(tmp_path), Instance(tmp_path)
    first.claim(what="jendela", now=NOW)

    refused = refusal_of(second)

    first.release()
    assert refused.code == "store.in_use"
    assert f"(jendela) sejak pukul {NOW.astimezone():%H.%M}" in refused.message


def test_a_released_folder_can_be_claimed_and_shows_no_holder(tmp_path: Path) -> None:
    first, second = Instance(tmp_path), Instance(tmp_path)
    first.claim(what="jendela", now=NOW)
    first.release()

    second.claim(what="perintah", now=NOW)

    assert (tmp_path / HOLDER_NAME).exists()
    second.release()
    assert not (tmp_path / HOLDER_NAME).exists()


def test_releasing_what_was_never_claimed_leaves_the_holder_alone(tmp_path: Path) -> None:
    first, second = Instance(tmp_path), Instance(tmp_path)
    first.claim(what="jendela", now=NOW)

    second.release()

    assert refusal_of(second).code == "store.in_use"
    first.release()


@pytest.mark.parametrize("content", ["", "[]", '{"who": "x"}'])
def test_an_unreadable_holder_is_still_a_holder(tmp_path: Path, content: str) -> None:
    first, second = Instance(tmp_path), Instance(tmp_path)
    first.claim(what="jendela", now=NOW)
    (tmp_path / HOLDER_NAME).write_text(content, encoding="utf-8")

    refused = refusal_of(second)

    first.release()
    assert "jendela lain" in refused.message


def test_a_killed_program_holds_nothing(tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "mine\n"
    mine = Instance(tmp_path)
    assert refusal_of(mine).code == "store.in_use"

    holder.kill()
    holder.communicate()

    mine.claim(what="perintah", now=NOW)
    mine.release()


def test_a_user_without_a_name_can_work_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody() -> NoReturn:
        raise KeyError("uid")

    monkeypatch.setattr(getpass, "getuser", nobody)
    first, second = Instance(tmp_path), Instance(tmp_path)
    first.claim(what="jendela", now=NOW)

    refused = refusal_of(second)

    first.release()
    assert "pengguna lain (jendela)" in refused.message
