"""A program with a damaged part says so in one sentence, and leaves its report."""

from __future__ import annotations

import importlib
import io
import os
import sys
from pathlib import Path

import pytest

from bansos_desktop import __main__ as program
from bansos_desktop.cli import running
from bansos_desktop.domain.self_check import Mark, is_finished, read_report
from bansos_desktop.runtime import crash, damage
from bansos_desktop.runtime.damage import DAMAGE_VARIABLE, WINDOW_PART, told
from bansos_desktop.runtime.loading import is_damage
from bansos_desktop.runtime.shipped import SEAL, sealed
from bansos_desktop.ui.trouble import sentence_of
from bansos_desktop.usecases.refusal import Refused

PAGE = "_internal/situs/bansos_desktop/ui/theme.pyc"
LAUNCHERS_WORDS = "sebagian berkasnya tidak dapat dibaca"


@pytest.fixture
def torn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Exception:
    """What loading a torn bytecode file raises."""
    (tmp_path / "robek_uji.pyc").write_bytes(b"\x00" * 3)
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(Exception) as caught:  # noqa: PT011 - whichever it is, is the question
        importlib.import_module("robek_uji")
    return caught.value


@pytest.fixture
def launched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A whole program folder, and the launcher's words."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    folder = tmp_path / "BansosDesktop"
    for name in (PAGE, WINDOW_PART):
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_text("x", encoding="utf-8")
    (folder / SEAL).write_text(sealed(folder), encoding="utf-8")
    monkeypatch.setattr(damage, "program_folder", lambda: folder)
    monkeypatch.setenv(DAMAGE_VARIABLE, LAUNCHERS_WORDS)
    return folder


def a_mistake() -> Exception:
    """An error of a program that is whole."""
    with pytest.raises(UnicodeDecodeError) as caught:
        b"\xff".decode("utf-8")
    return caught.value


def test_damage_is_known_by_where_it_shows(torn: Exception) -> None:
    assert is_damage(torn)
    assert is_damage(ImportError("cannot import name"))
    assert not is_damage(a_mistake())
    assert not is_damage(EOFError())


def test_the_damaged_file_is_named(launched: Path) -> None:
    (launched / PAGE).write_text("", encoding="utf-8")

    assert told(EOFError(), [])
    assert os.environ[DAMAGE_VARIABLE] == f"berkas ini hilang atau berubah: {PAGE}"


def test_of_many_files_the_first_are_named(launched: Path) -> None:
    names = [f"berkas-{number}" for number in range(5)]
    for name in names:
        (launched / name).touch()
    (launched / SEAL).write_text(sealed(launched), encoding="utf-8")
    for name in names:
        (launched / name).unlink()

    assert told(EOFError(), [])
    assert os.environ[DAMAGE_VARIABLE].endswith(": berkas-0, berkas-1, berkas-2 dan 2 lainnya")


def test_where_nothing_can_be_named_the_launcher_has_words(launched: Path) -> None:
    (launched / SEAL).unlink()

    assert told(ImportError(), [])
    assert os.environ[DAMAGE_VARIABLE] == LAUNCHERS_WORDS


def test_a_mistake_of_a_whole_program_is_no_damage(launched: Path) -> None:
    assert not told(a_mistake(), [])


def test_a_check_that_cannot_begin_leaves_its_report(
    launched: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = io.StringIO()
    monkeypatch.setattr(sys, "stdout", shown)
    file = tmp_path / "laporan.txt"
    (launched / PAGE).unlink()

    assert told(EOFError(), ["--uji-diri", str(file), "--data", str(tmp_path / "data")])

    report = file.read_text(encoding="utf-8")
    [line] = read_report(report)
    assert is_finished(report)
    assert line.mark is Mark.FAILED
    assert PAGE in line.detail
    assert "Pasang ulang" in line.detail
    assert shown.getvalue() == report
    assert DAMAGE_VARIABLE not in os.environ  # the launcher has nothing to add


@pytest.mark.parametrize("words", [["--uji-diri"], ["--data"], ["periksa"]])
def test_without_a_report_the_launcher_speaks(
    launched: Path, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", None)  # as in a window

    assert told(ImportError(), words)
    assert os.environ[DAMAGE_VARIABLE] == LAUNCHERS_WORDS


def test_a_report_is_written_over_no_other_file(launched: Path, tmp_path: Path) -> None:
    taken = tmp_path / "surat.txt"
    taken.write_text("jangan ditimpa", encoding="utf-8")

    with pytest.raises(Refused):
        told(ImportError(), ["--uji-diri", str(taken)])
    assert os.environ[DAMAGE_VARIABLE] == LAUNCHERS_WORDS
    assert taken.read_text(encoding="utf-8") == "jangan ditimpa"


def test_a_window_is_not_begun_without_what_shows_it(launched: Path) -> None:
    damage.prove_window_part()
    (launched / WINDOW_PART).unlink()

    with pytest.raises(ImportError, match="qwindows"):
        damage.prove_window_part()


def test_from_sources_nothing_has_to_be_there() -> None:
    damage.prove_window_part()


# ---------------------------------------------------------------- the program's own start


def start(error: Exception, monkeypatch: pytest.MonkeyPatch) -> int:
    """The program, of which a part raises this."""

    def fail(_arguments: object) -> int:
        raise error

    monkeypatch.setattr(program, "_run", fail)
    return program.run([])


def test_the_launcher_gets_the_exit_code_of_damage(
    launched: Path, torn: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert start(torn, monkeypatch) == program.DAMAGED
    assert os.environ[DAMAGE_VARIABLE] == LAUNCHERS_WORDS


def test_other_errors_stay_what_they_are(launched: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnicodeDecodeError):
        start(a_mistake(), monkeypatch)
    assert DAMAGE_VARIABLE not in os.environ


def test_from_sources_a_developer_sees_the_traceback(
    torn: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(DAMAGE_VARIABLE, raising=False)

    with pytest.raises(type(torn)):
        start(torn, monkeypatch)


def test_what_looks_for_damage_may_be_damaged_itself(
    launched: Path,
    torn: Exception,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    monkeypatch.setattr(damage, "missing_and_changed", None)

    with pytest.raises(TypeError) as raised:
        start(torn, monkeypatch)

    sys.excepthook(raised.type, raised.value, raised.tb)
    assert not capsys.readouterr().err
    assert os.environ[DAMAGE_VARIABLE] == LAUNCHERS_WORDS


def test_a_program_that_runs_is_not_called_damaged(
    launched: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program, "_run", lambda _arguments: 1)

    assert program.run([]) == 1
    assert DAMAGE_VARIABLE not in os.environ


def test_start_search_and_launcher_mean_the_same() -> None:
    root = Path(__file__).resolve().parents[2]
    launcher = (root / "packaging" / "windows" / "launcher.c").read_text(encoding="utf-8")

    assert program.DAMAGE_VARIABLE == DAMAGE_VARIABLE
    assert f'#define DAMAGE L"{DAMAGE_VARIABLE}"' in launcher
    assert f"#define DAMAGED {program.DAMAGED}\n" in launcher
    assert f'L"{LAUNCHERS_WORDS}"' in launcher


# ---------------------------------------------------------------- damage that shows later


def test_a_page_that_cannot_be_loaded_says_to_install_again(torn: Exception) -> None:
    assert "Pasang ulang dari berkas pemasang" in crash.report(torn)
    assert "Pasang ulang dari berkas pemasang" in (sentence_of(torn) or "")


def test_a_command_leaves_damage_to_the_launcher(
    torn: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_name: str) -> object:
        raise torn

    monkeypatch.setattr(running, "import_module", fail)
    parsed = running.Namespace(command="periksa", json=False)

    with pytest.raises(type(torn)):
        running.run(parsed)
