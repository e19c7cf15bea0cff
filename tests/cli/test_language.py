"""The command line speaks Indonesian on every supported Python, and nothing else."""

from __future__ import annotations

import argparse
import ast
import importlib.util
import inspect
import re
import shutil
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

from bansos_desktop.cli.parser import COMMANDS
from tests.cli.terminal import ROOT, bansos

CATALOGUE = ROOT / "resources" / "translations" / "id" / "LC_MESSAGES" / "argparse.po"
ENGLISH = re.compile(
    r"\b(usage|positional|arguments?|options?|show|help message|exit|required|invalid|"
    r"unrecognized|expected|choose|error|default|value|version)\b"
)
# Mistakes of a programmer, which no user can cause.
OF_PROGRAMMERS = re.compile(
    r"callable|__call__|conflict|cannot (have|merge)|dest=|is an invalid argument for|"
    r"invalid option string|mutually exclusive"
)


def _compiler() -> ModuleType:
    path = ROOT / "packaging" / "make_catalogue.py"
    spec = importlib.util.spec_from_file_location("make_catalogue", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


COMPILER = _compiler()


def sentences_of(source: str) -> set[str]:
    """What a module asks gettext for; a plural form stands for itself."""
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    found: set[str] = set()
    for call in calls:
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        if name in ("_", "ngettext"):
            words = call.args[: 1 if name == "_" else 2]
            found |= {w.value for w in words if isinstance(w, ast.Constant)}
    return {text for text in found if isinstance(text, str) and not OF_PROGRAMMERS.search(text)}


def test_the_compiled_catalogue_is_current() -> None:
    messages = dict(COMPILER.entries(CATALOGUE.read_text(encoding="utf-8")))

    assert CATALOGUE.with_suffix(".mo").read_bytes() == COMPILER.compiled(messages)


def test_every_sentence_keeps_its_blanks() -> None:
    blank = re.compile(r"%(?:\(\w+\))?[rs]")
    wrong = [
        msgid
        for msgid, msgstr in COMPILER.entries(CATALOGUE.read_text(encoding="utf-8"))
        if sorted(blank.findall(msgid.split("\0")[0])) != sorted(blank.findall(msgstr))
    ]

    assert wrong == []


def test_the_catalogue_holds_all_that_this_python_says() -> None:
    known = {
        text
        for msgid, _msgstr in COMPILER.entries(CATALOGUE.read_text(encoding="utf-8"))
        for text in msgid.split("\0")
    }

    assert sentences_of(inspect.getsource(argparse)) - known == set()


def test_the_extraction_would_notice_a_new_sentence() -> None:
    source = "def f(n):\n    return _('a new way to fail') + ngettext('one', 'many', n)\n"

    assert sentences_of(source) == {"a new way to fail", "one", "many"}


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_help_is_indonesian(command: str) -> None:
    done = bansos(*filter(None, (command, "--help")), passphrase=None, LANG="en_US.UTF-8")

    assert done.returncode == 0
    assert done.stderr == ""
    assert done.stdout.startswith(f"cara pakai: bansos_desktop {command}".rstrip())
    assert ENGLISH.findall(done.stdout.replace("--version", "")) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["impor"], "belum disebut: BERKAS, --tahun"),
        (["impor", "a.xlsx", "--tahun", "2025", "--tahap", "akhir"], "pilih salah satu:"),
        (["kuota", "--tahun", "dua"], "--tahun: 'dua' bukan bilangan bulat"),
        (["kuota", "--tahun", "25"], "--tahun: '25' bukan tahun anggaran"),
        (["kuota", "--tahun"], "--tahun: harus diikuti satu isian"),
        (["kuota", "--warna"], "tidak dikenal: --warna"),
        (["kuota", "--data", ""], "--data: isiannya kosong"),
        (["kuota", "--terapkan"], "--terapkan hanya bersama --sinkron BERKAS"),
        (["kuota", "--json=ya"], "--json: tidak memakai isian, tetapi diberi 'ya'"),
        (["contoh", "--jumlah", "0"], "--jumlah: paling sedikit 1"),
        (["kuota", "--t"], "dapat berarti --tahun, --terapkan"),
        (["hapus"], "'hapus' tidak ada; pilih salah satu:"),
    ],
)
def test_wrong_use_exits_2_and_is_explained_in_indonesian(words: list[str], said: str) -> None:
    done = bansos(*words, passphrase=None, LANGUAGE="de:en", LC_ALL="C.UTF-8")

    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("cara pakai: bansos_desktop")
    assert said in done.stderr
    assert ENGLISH.findall(done.stderr.replace("--version", "")) == []


def test_the_help_names_excel_as_it_is_written_and_the_folder_of_the_window() -> None:
    assert "berkas Excel." in bansos("impor", "--help", passphrase=None).stdout
    assert "--data DIR" in bansos("--help", passphrase=None).stdout


def other_pythons() -> list[str]:
    found = [shutil.which(f"python3.{minor}") for minor in (11, 12, 13, 14)]
    pyenv = Path.home() / ".pyenv" / "versions"
    found += [str(path) for path in sorted(pyenv.glob("3.1[1-4].*/bin/python"))]
    return [path for path in found if path]


@pytest.mark.parametrize("python", other_pythons())
def test_other_pythons_of_this_machine_speak_it_too(python: str) -> None:
    if subprocess.run([python, "-c", "import this"], capture_output=True, check=False).returncode:
        pytest.skip("a placeholder, not an interpreter")

    told = bansos("--help", python=(python,), PYTHONWARNINGS="")
    wrong = bansos("kuota", "--tahun", python=(python,), PYTHONWARNINGS="")

    assert told.stdout.startswith("cara pakai:")
    assert ENGLISH.findall(told.stdout.replace("--version", "")) == []
    assert "harus diikuti satu isian" in wrong.stderr
