"""dev.py makes any machine ready once, and then gets out of the way."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import PySide6
import pytest

import dev
from dev import Project, SetupError

ROOT = Path(__file__).resolve().parents[1]
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="the system packages of Linux")
PROGRAM = '''"""Stands in for the program."""
import os, sys
print(sys.argv[1:], os.getcwd(), os.environ.get("QT_QPA_PLATFORM"))
'''

Commands = list[list[str]]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A checkout with a lock and a stand-in program, and nothing made yet."""
    made = Project(tmp_path / "check out")
    made.lock.parent.mkdir(parents=True)
    made.lock.write_text("one==1\n", encoding="utf-8")
    package = made.root / "bansos_desktop"
    package.mkdir()
    (package / "__init__.py").write_text('"""Empty."""\n', encoding="utf-8")
    (package / "__main__.py").write_text(PROGRAM, encoding="utf-8")
    return made


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> Commands:
    """What the set-up starts, instead of starting it; nothing is missing from the system."""
    started: Commands = []

    def note(command: Sequence[str | Path], *_: object, **__: object) -> None:
        started.append([str(word) for word in command])
        if "venv" in command:
            Path(command[-1]).mkdir(parents=True, exist_ok=True)

    monkeypatch.setattr(dev, "tool", note)
    monkeypatch.setattr(dev, "qt_packages", lambda loads, folders: [])
    monkeypatch.setattr(dev, "venv_packages", list)
    return started


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Commands:
    """What runs in the environment, instead of running it; the set-up is done."""
    started: Commands = []

    def note(project: Project, arguments: Sequence[str]) -> int:
        started.append(list(arguments))
        return 0

    monkeypatch.setattr(dev, "step", note)
    monkeypatch.setattr(dev, "set_up", lambda project: None)
    monkeypatch.setattr(dev, "wish_packages", lambda project, finds: None)
    return started


def _finish(project: Project) -> None:
    """Leave behind what a set-up that ended well leaves."""
    project.python.parent.mkdir(parents=True, exist_ok=True)
    if not project.python.exists():
        project.python.symlink_to(sys.executable)
    project.stamp.write_text(dev.expected_stamp(project), encoding="utf-8")


def _all_but(missing: str) -> Callable[[str], bool]:
    return lambda library: library != missing


# ---------------------------------------------------------------- system packages


def test_a_missing_library_asks_for_its_package(tmp_path: Path) -> None:
    (tmp_path / "truetype").mkdir()
    (tmp_path / "truetype" / "OpenSans-Regular.TTF").touch()

    assert dev.qt_packages(_all_but("libxcb-cursor.so.0"), [tmp_path]) == ["libxcb-cursor0"]


def test_a_machine_without_any_font_gets_one(tmp_path: Path) -> None:
    (tmp_path / "fonts.dir").touch()

    assert dev.qt_packages(_all_but(""), [tmp_path, tmp_path / "absent"]) == ["fonts-open-sans"]


def test_a_wide_font_alone_is_not_what_the_window_is_laid_out_for(tmp_path: Path) -> None:
    (tmp_path / "DejaVuSans.ttf").touch()

    assert dev.qt_packages(_all_but(""), [tmp_path]) == ["fonts-open-sans"]


@LINUX
def test_the_loader_is_asked_and_not_a_list_of_folders() -> None:
    assert dev.can_load("libc.so.6")
    assert not dev.can_load("libnobodywrotethis.so.7")


@LINUX
def test_qt_lacks_no_library_after_the_set_up() -> None:
    folder = Path(PySide6.__file__).parent
    plugins = folder / "Qt" / "plugins"
    files = [plugins / "platforms" / f"libq{name}.so" for name in ("xcb", "offscreen", "wayland")]
    files += [folder / f"Qt{name}.abi3.so" for name in ("Widgets", "Svg", "PrintSupport", "Test")]
    found = subprocess.run(["ldd", *files], capture_output=True, text=True, check=True).stdout

    assert [line for line in found.splitlines() if "not found" in line] == []


def test_nothing_missing_starts_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "tool", lambda *_, **__: pytest.fail("nothing was missing"))

    dev.install_packages([])


def test_an_ordinary_user_is_told_the_line_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: "/usr/bin/apt-get")
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)

    with pytest.raises(SetupError, match="sudo apt-get install -y libegl1 libgl1\n"):
        dev.install_packages(["libegl1", "libgl1"])


def test_another_distribution_is_told_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)

    with pytest.raises(SetupError, match="your distribution calls\n  libgl1"):
        dev.install_packages(["libgl1"])


def test_root_on_debian_installs_after_refreshing_the_lists(
    monkeypatch: pytest.MonkeyPatch, commands: Commands
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: "/usr/bin/apt-get")
    monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)

    dev.install_packages(["libgl1"])

    assert commands[0][-1] == "update"
    assert commands[1][-4:] == ["install", "-y", "--no-install-recommends", "libgl1"]


@pytest.fixture
def asked(project: Project, monkeypatch: pytest.MonkeyPatch) -> Commands:
    """The packages that are asked for, instead of installing them; the environment stands."""
    project.venv.mkdir(parents=True)
    wanted: Commands = []
    monkeypatch.setattr(dev, "install_packages", lambda packages: wanted.append([*packages]))
    return wanted


@LINUX
def test_a_program_that_only_tests_want_is_asked_for_once(
    project: Project, asked: Commands
) -> None:
    for _start in range(2):
        dev.wish_packages(project, lambda name: None if name == "soffice" else "/usr/bin/x")

    assert asked == [["libreoffice-calc-nogui"]]


def test_programs_that_are_there_are_not_asked_for(project: Project, asked: Commands) -> None:
    dev.wish_packages(project, lambda name: f"/usr/bin/{name}")

    assert asked == []
    assert not project.wished.exists()


@LINUX
def test_a_wish_that_cannot_be_granted_is_said_and_stops_nothing(
    project: Project,
    asked: Commands,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    def refuse(packages: Sequence[str]) -> None:
        raise SetupError("no network")

    monkeypatch.setattr(dev, "install_packages", refuse)

    dev.wish_packages(project, lambda name: None)

    said = capfd.readouterr().err
    assert "tests that want" in said
    assert "libreoffice-calc-nogui and nsis" in said
    assert "will be skipped: no network" in said


# ---------------------------------------------------------------- the environment


def test_a_fresh_checkout_gets_an_environment_and_a_stamp(
    project: Project, commands: Commands
) -> None:
    dev.set_up(project)

    made, installed, proved = commands
    assert made[1:] == ["-m", "venv", "--clear", str(project.venv)]
    assert {"--require-hashes", "--no-deps", ":all:", str(project.lock)} <= set(installed)
    assert "PySide6.QtWidgets" in proved[-1]
    assert project.stamp.read_text(encoding="utf-8") == dev.expected_stamp(project)


def test_a_ready_environment_is_left_alone(project: Project, commands: Commands) -> None:
    _finish(project)

    dev.set_up(project)

    assert commands == []


def test_a_half_made_environment_is_made_again(project: Project, commands: Commands) -> None:
    _finish(project)
    project.stamp.unlink()

    dev.set_up(project)

    assert "--clear" in commands[0]


def test_an_environment_whose_python_went_away_is_made_again(
    project: Project, commands: Commands
) -> None:
    _finish(project)
    project.python.unlink()

    dev.set_up(project)

    assert "--clear" in commands[0]


def test_a_new_lock_is_installed_into_the_environment_that_is_there(
    project: Project, commands: Commands
) -> None:
    _finish(project)
    project.lock.write_text("one==2\n", encoding="utf-8")

    dev.set_up(project)

    assert "install" in commands[0]
    assert project.stamp.read_text(encoding="utf-8") == dev.expected_stamp(project)


def test_a_set_up_that_fails_leaves_no_stamp(
    project: Project, monkeypatch: pytest.MonkeyPatch, commands: Commands
) -> None:
    _finish(project)
    project.lock.write_text("one==2\n", encoding="utf-8")

    def fail(*_: object, **__: object) -> None:
        raise SetupError("no network")

    monkeypatch.setattr(dev, "tool", fail)

    with pytest.raises(SetupError):
        dev.set_up(project)
    assert not project.stamp.exists()


def test_a_tool_that_fails_is_named_with_its_exit_code() -> None:
    with pytest.raises(SetupError, match="failed with exit code 3"):
        dev.tool([sys.executable, "-c", "raise SystemExit(3)"], silent=True)


# ---------------------------------------------------------------- commands


def _launched(
    project: Project, monkeypatch: pytest.MonkeyPatch, arguments: list[str], **variables: str
) -> tuple[list[str], dict[str, str]]:
    """The command and environment that `run` would become."""
    seen: list[tuple[list[str], dict[str, str]]] = []

    def note(command: Sequence[str | Path], environment: dict[str, str]) -> int:
        seen.append(([str(word) for word in command], environment))
        return 0

    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(dev, "become", note)
    dev.run(project, arguments)
    return seen[0]


@LINUX
def test_without_a_display_the_guided_tour_is_drawn(
    project: Project, monkeypatch: pytest.MonkeyPatch, steps: Commands
) -> None:
    command, environment = _launched(project, monkeypatch, [])

    assert command[-3:] == ["bansos_desktop", "--tur", str(project.root / "build" / "tur")]
    assert environment["QT_QPA_PLATFORM"] == "offscreen"


@pytest.mark.parametrize("display", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_with_a_display_the_window_opens(
    project: Project, monkeypatch: pytest.MonkeyPatch, steps: Commands, display: str
) -> None:
    command, environment = _launched(project, monkeypatch, [], **{display: ":0"})

    assert command[-1] == "bansos_desktop"
    assert "QT_QPA_PLATFORM" not in environment


def test_arguments_go_to_the_program_as_they_are(
    project: Project, monkeypatch: pytest.MonkeyPatch, steps: Commands
) -> None:
    command, _ = _launched(project, monkeypatch, ["periksa", "--help"])

    assert command[-2:] == ["periksa", "--help"]


def test_a_machine_without_a_language_still_speaks_utf8(project: Project) -> None:
    plain = dev.child_environment(project, {})
    chosen = dev.child_environment(project, {"LC_ALL": "id_ID.UTF-8"})

    assert plain.get("LANG") == ("C.UTF-8" if sys.platform == "linux" else None)
    assert "LANG" not in chosen


def test_pytest_runs_last_and_with_the_coverage_budget(project: Project, steps: Commands) -> None:
    status = dev.test(project, ["-x"])

    assert status == 0
    assert [words[1].split()[-1] for words in steps[:3]] == ["ruff", "ruff", "mypy"]
    last = steps[-1]
    assert last[:2] == ["-m", "pytest"]
    assert {"--cov", "--cov-report=", "--coverage-budget"} <= set(last)
    assert last[-1] == "-x"


def test_the_first_check_that_fails_is_named_and_ends_the_run(
    project: Project, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "set_up", lambda project: None)
    monkeypatch.setattr(dev, "wish_packages", lambda project, finds: None)
    monkeypatch.setattr(dev, "step", lambda project, words: 7 if "check" in words else 0)

    status = dev.test(project, [])

    out, err = capfd.readouterr()
    assert status == 7
    assert "== pytest" not in out
    assert "ruff check failed with exit code 7" in err


def test_formatting_comes_after_the_fixes(project: Project, steps: Commands) -> None:
    dev.format_sources(project, [])

    assert [words[2] for words in steps] == ["check", "format"]


def test_the_benchmarks_get_their_arguments(project: Project, steps: Commands) -> None:
    dev.bench(project, ["--rows", "1000"])

    assert steps == [[str(Path("tests", "bench", "run.py")), "--rows", "1000"]]


def test_the_lock_is_resolved_by_a_uv_of_its_own(
    project: Project, monkeypatch: pytest.MonkeyPatch, commands: Commands
) -> None:
    python = dev.python_of(project.root / "build" / "uv")
    resolved: Commands = []

    def note(command: Sequence[str], **_: object) -> subprocess.CompletedProcess[str]:
        resolved.append(list(command))
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(subprocess, "run", note)

    status = dev.lock(project, ["--upgrade"])

    assert status == 0
    assert commands[0][-1] == str(python.parents[1])
    assert resolved[0][:5] == [str(python), "-m", "uv", "pip", "compile"]
    assert {"--generate-hashes", "--universal", "--upgrade"} <= set(resolved[0])


def test_an_older_python_is_told_so_kindly(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "MINIMUM_PYTHON", (99, 1))

    assert dev.main(["run"]) == 2
    assert "needs Python 99.1 or newer" in capsys.readouterr().err


def test_what_a_person_must_do_ends_with_exit_code_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(project: Project) -> None:
        raise SetupError("type this")

    monkeypatch.setattr(dev, "set_up", refuse)

    assert dev.main(["test"]) == 1
    assert capsys.readouterr().err == "dev.py: type this\n"


def test_no_command_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        dev.main([])

    assert ended.value.code == 2
    assert "{run,test,bench,format,lock}" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_the_second_start_runs_the_program_from_any_folder_at_once(
    project: Project, tmp_path: Path
) -> None:
    shutil.copy(ROOT / "dev.py", project.root)
    _finish(project)
    (tmp_path / "platformdirs.py").write_text("raise SystemExit('shadowed')", encoding="utf-8")
    bare = [sys.executable, "-P", "-m", "bansos_desktop", "a", "b c"]
    through = [sys.executable, str(project.root / "dev.py"), "run", "a", "b c"]
    environment = {**os.environ, "PYTHONPATH": str(project.root), "QT_QPA_PLATFORM": "minimal"}

    def seconds(command: list[str]) -> tuple[float, str]:
        begun = time.perf_counter()
        out = subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
        ).stdout
        return time.perf_counter() - begun, out

    direct, dev_start = (min(seconds(command) for _ in range(3)) for command in (bare, through))
    assert dev_start[1] == f"['a', 'b c'] {tmp_path} minimal\n" == direct[1]
    assert dev_start[0] - direct[0] < 0.5
