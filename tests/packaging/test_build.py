"""The parts of the Windows build that need no download: versions, files, scripts, signing."""

from __future__ import annotations

import hashlib
import os
import re
import shlex
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from windows import product, programs, setup
from windows.launcher import Look, resource_script
from windows.payload import compile_tree, files_below, pack, settle_times
from windows.product import BuildError, checked_version, read_version, stamped
from windows.programs import Program
from windows.setup import Script, definitions, file_list

import build
from bansos_desktop.runtime import paths

ROOT = Path(__file__).resolve().parents[2]
NSIS = setup.SCRIPT.read_text(encoding="utf-8")


def test_the_program_and_the_project_have_one_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    assert read_version(ROOT) == project["project"]["version"]


@pytest.mark.parametrize(
    "text", ["", "1.2", "v1.2.3", "1.2.3.4", "1.2.3rc1", "1.2.12345", "1.2.3\n"]
)
def test_a_version_that_windows_cannot_compare_is_refused(text: str) -> None:
    with pytest.raises(BuildError, match="no version"):
        checked_version(text)


def test_a_package_without_a_version_is_refused(tmp_path: Path) -> None:
    (tmp_path / product.PACKAGE).mkdir()
    (tmp_path / product.PACKAGE / "__init__.py").write_text("x = 1\n", encoding="utf-8")

    with pytest.raises(BuildError, match="__version__"):
        read_version(tmp_path)


def test_a_trial_can_stamp_another_version() -> None:
    source = (ROOT / product.PACKAGE / "__init__.py").read_text(encoding="utf-8")

    text = stamped(source, "9.8.7")

    assert '__version__ = "9.8.7"' in text
    assert len(text.splitlines()) == len(source.splitlines())


def test_package_and_program_mean_the_same_names() -> None:
    launcher = (setup.HERE / "launcher.c").read_text(encoding="utf-8")

    assert product.PORTABLE_FLAG == paths.PORTABLE_FLAG
    assert product.FOLDER == paths.APP_NAME
    assert f'SetEnvironmentVariableW(L"{paths.PROGRAM_VARIABLE}", folder)' in launcher
    assert f'L"\\\\{product.INTERNAL}\\\\"' in launcher


# ---------------------------------------------------------------- the same every time


def test_an_archive_depends_on_names_and_contents_alone(tmp_path: Path) -> None:
    for name, order in (("a", ("x", "y")), ("b", ("y", "x"))):
        folder = tmp_path / name / "in"
        folder.mkdir(parents=True)
        for file in order:
            (folder / file).write_text(file * 1000, encoding="utf-8")
            os.utime(folder / file, (len(name + file), 1_000_000_000 + ord(name)))
        pack(tmp_path / name, tmp_path / f"{name}.zip", zipfile.ZIP_DEFLATED)

    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    assert zipfile.ZipFile(tmp_path / "a.zip").namelist() == ["in/x", "in/y"]


def test_bytecode_is_the_same_in_every_folder_and_leaves_no_source(tmp_path: Path) -> None:
    trees = tmp_path / "one", tmp_path / "a second place"
    for tree in trees:
        (tree / "package").mkdir(parents=True)
        (tree / "package" / "module.py").write_text("SET = {'a', 'b', 'c'}\n", encoding="utf-8")
        (tree / "package" / "data.txt").write_text("kept", encoding="utf-8")
        compile_tree(tree, sys.executable)

    names = [[file.relative_to(tree).as_posix() for file in files_below(tree)] for tree in trees]
    codes = [(tree / "package" / "module.pyc").read_bytes() for tree in trees]

    assert names == [["package/data.txt", "package/module.pyc"]] * 2
    assert codes[0] == codes[1]
    assert str(tmp_path).encode() not in codes[0]


def test_every_file_gets_the_one_time_of_all_builds(tmp_path: Path) -> None:
    (tmp_path / "x").touch()

    settle_times(tmp_path)

    assert (tmp_path / "x").stat().st_mtime == product.BUILD_SECONDS


def test_hashes_are_written_as_sha256sum_reads_them(tmp_path: Path) -> None:
    (tmp_path / "x.exe").write_bytes(b"x")

    assert build.sums([tmp_path / "x.exe"]) == f"{hashlib.sha256(b'x').hexdigest()}  x.exe\n"


def test_a_setup_packed_fast_is_not_measured_against_a_budget() -> None:
    assert build.weighed(43_900_000, fast=True) == (
        "43.9 MB (packed fast for a trial, held to no budget)"
    )
    assert build.weighed(34_100_000, fast=False) == "34.1 MB (budget 35 MB)"


# ---------------------------------------------------------------- the installer's script


def test_every_file_is_listed_once_in_one_order(tmp_path: Path) -> None:
    for name in ("b.exe", "_internal/z.pyd", "_internal/a.zip", "_internal/in$ide/x.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()

    lines = file_list(tmp_path).splitlines()

    assert [line.replace(str(tmp_path), "") for line in lines] == [
        'SetOutPath "$INSTDIR\\_baru"',
        'File "/b.exe"',
        'SetOutPath "$INSTDIR\\_baru\\_internal"',
        'File "/_internal/z.pyd"',
        'File "/_internal/a.zip"',
        'SetOutPath "$INSTDIR\\_baru\\_internal\\in$$ide"',
        'File "/_internal/in$$ide/x.txt"',
    ]


def test_the_script_uses_no_name_that_it_is_not_told() -> None:
    files = {name: Path(name) for name in ("ICON", "HELPER", "LICENCES", "OUT", "PICTURE")}
    told = re.findall(r"!define (\w+)", definitions(Script("1.2.3", files, "sign it"), 5) + NSIS)
    used = set(re.findall(r"\$\{([A-Z_0-9]+)\}", NSIS))

    # STUB stands on makensis' command line; the others are of the script's macros.
    assert used - set(told) == {"STUB", "PREFIX", "SECONDS", "PLACE", "TEXT"} & used


def test_a_size_is_written_with_a_comma() -> None:
    assert setup.space(100_864) == "98,5 MB"
    assert "!define SPACE `98,5 MB`" in definitions(Script("1.2.3", {}), 100_864)


def test_a_person_reads_no_words_of_nsis_own() -> None:
    """What NSIS says by itself: a size with a point, a command line, its word for done."""
    pages = re.findall(r"((?:[!;][du ].*\n)*)!insertmacro MUI_(?:UN)?PAGE_INSTFILES", NSIS)
    assert len(pages) == 2
    for words in ("FINISHHEADER_TEXT", "FINISHHEADER_SUBTEXT", "ABORTHEADER_TEXT"):
        assert all(f"MUI_INSTFILESPAGE_{words} " in page for page in pages)
    assert "\nSpaceTexts none\n" in NSIS
    assert '!define MUI_LICENSEPAGE_BUTTON "&Lanjut >"' in NSIS
    for call in ("Call CloseProgram", "Call un.CloseProgram"):
        assert re.search(rf"!insertmacro Say .*\n  {re.escape(call)}\n", NSIS)


def test_the_script_is_told_of_signing_and_haste_only_where_wished() -> None:
    assert "SIGN" not in definitions(Script("1.2.3", {}), 5)
    assert "FAST" not in definitions(Script("1.2.3", {}), 5)
    assert "!define FAST" in definitions(Script("1.2.3", {}, fast=True), 5)
    assert "!define SIGN `cmd --x`" in definitions(Script("1.2.3", {}, "cmd --x"), 5)


def test_every_exit_code_of_the_installer_is_documented() -> None:
    guide = (ROOT / "docs" / "rilis.md").read_text(encoding="utf-8")
    codes = re.findall(r"!define EXIT_\w+ (\d+)", NSIS)

    assert len(codes) == 4
    assert all(f"| {code} |" in guide for code in codes)


def test_data_is_removed_only_where_it_was_asked_for() -> None:
    removals = re.findall(r"^ *RMDir /r .*\$\{DATA\}.*$", NSIS, re.MULTILINE)
    section = NSIS[NSIS.index('Section /o "un.Hapus') :]

    assert len(removals) == 1
    assert section.index("IfSilent done") < section.index("MB_DEFBUTTON2") < section.index("RMDir")


# ---------------------------------------------------------------- our programs and their tools


def test_a_programs_properties_tell_version_and_publisher() -> None:
    look = Look(Path("/icons/a.ico"), Path("/icons/b.ico"), "1.2.3")

    text = resource_script("bansos.exe", look, "Describes")

    assert "FILEVERSION 1,2,3,0" in text
    assert f'VALUE "CompanyName", "{product.PUBLISHER}"' in text
    assert 'VALUE "ProductVersion", "1.2.3"' in text
    assert '1 ICON "/icons/a.ico"\n2 ICON "/icons/b.ico"' in text


def test_a_missing_program_is_named_with_the_way_to_get_it() -> None:
    nothing = Program(("no-such-program",), "package", Path("nowhere"), "the thing (winget x)")

    with pytest.raises(
        BuildError, match=r"no-such-program is not .* Install the thing \(winget x\)"
    ):
        programs.find(nothing)


def test_a_failing_step_tells_all_it_said() -> None:
    with pytest.raises(BuildError, match=r"(?s)sorry.*exit code 3"):
        programs.run([sys.executable, "-c", "import sys; print('sorry'); sys.exit(3)"])


def test_only_the_shipped_python_may_compile(tmp_path: Path) -> None:
    right = sys.version_info[:2] == tuple(map(int, product.PYTHON.split(".")))

    assert programs.is_compiler([sys.executable]) is right
    assert not programs.is_compiler([str(tmp_path / "python")])
    with pytest.raises(BuildError, match="--compiler"):
        programs.find_compiler(tmp_path, str(tmp_path / "python"))


def test_the_signing_command_gets_each_program(tmp_path: Path) -> None:
    program, signer = tmp_path / "a program.exe", tmp_path / "signer.py"
    program.write_bytes(b"MZ")
    signer.write_text(
        "import pathlib, sys\n"
        "p = pathlib.Path(sys.argv[-1])\n"
        "p.write_bytes(p.read_bytes() + b'!')\n",
        encoding="utf-8",
    )
    command = shlex.join([sys.executable, str(signer)])

    build.sign(build.Wish(tmp_path, "1.2.3", sign=command), program)
    build.sign(build.Wish(tmp_path, "1.2.3"), program)

    assert program.read_bytes() == b"MZ!"


def test_a_portable_archive_is_the_folder_with_its_flag(tmp_path: Path) -> None:
    folder = tmp_path / product.FOLDER
    folder.mkdir()
    (folder / product.WINDOW_EXE).write_bytes(b"MZ")

    archive = build.make_portable(build.Wish(tmp_path / "out", "1.2.3"), tmp_path, folder)

    assert archive.name == "BansosDesktop-1.2.3-portable.zip"
    assert zipfile.ZipFile(archive).namelist() == [
        "BansosDesktop/BansosDesktop.exe",
        "BansosDesktop/portable.flag",
    ]


def test_a_wrong_version_is_answered_before_anything_is_made(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert build.main(["--version-as", "besok"]) == 1
    assert "'besok' is no version" in capsys.readouterr().err
