"""What `impor` asks, how it is answered beforehand, and what it says of every outcome."""

from __future__ import annotations

from pathlib import Path

import pytest

from bansos_desktop.cli import import_words, importing
from bansos_desktop.cli.main import main
from bansos_desktop.domain.import_question import Option, Question
from tests.cli.test_commands import TARGET, Capture, a_sheet, ask, tell
from tests.factories import a_nik

pytestmark = pytest.mark.usefixtures("here")
TITLES = ("NIK", "Nama", "Tanggal Lahir", "Desa", "Kecamatan")


def a_person(serial: int = 1, *, nik: str | None = None, name: str = "Warga") -> tuple[str, ...]:
    number = a_nik(serial=serial) if nik is None else nik
    return (number, name, "12 Agustus 1980", "Jahab", "Tenggarong")


def test_every_outcome_is_counted(office: Path, tmp_path: Path, capsys: Capture) -> None:
    sheet = a_sheet(
        tmp_path / "u.xlsx",
        TITLES,
        a_person(1),
        a_person(1),
        a_person(5000),
        a_person(2, name="Lain"),
        a_person(nik="1", name="Salah"),
    )

    done = ask(capsys, "impor", sheet, "--data", office, *TARGET)
    told = tell(capsys, "impor", sheet, "--data", office, *TARGET)

    assert done["outcomes"] == {
        "baru": 2, "diperbarui": 0, "sama": 0, "ganda di berkas": 1, "mirip": 1, "ditolak": 1,
    }  # fmt: skip
    assert done["rejected"] == 3
    assert [row["sheet"] for row in done["rows"]].count(done["sheet"]) == len(done["rows"])
    assert "Di antara yang ditolak: 1 ganda di berkas, 1 mirip yang sudah ada." in told


def test_a_list_without_nik_is_refused_unless_drafts_are_wanted(
    office: Path, tmp_path: Path, capsys: Capture
) -> None:
    sheet = a_sheet(tmp_path / "u.xlsx", TITLES, a_person(nik="", name="Warga Tanpa NIK"))

    refused = ask(capsys, "impor", sheet, "--data", office, *TARGET, "--uji")
    told = tell(capsys, "impor", sheet, "--data", office, *TARGET, "--uji")
    drafted = ask(capsys, "impor", sheet, "--data", office, *TARGET, "--uji", "--tanpa-nik", "draf")
    answered = ask(capsys, "impor", sheet, "--data", office, *TARGET, "--jawab", "nik:tanpa=draf")

    assert (refused["rejected"], refused["questions"]) == (1, ["nik"])
    (asked,) = refused["asked"]
    assert {name: asked[name] for name in ("key", "field", "taken", "assumed", "rows")} == {
        "key": "nik:tanpa", "field": "nik", "taken": "tolak", "assumed": True, "rows": 1,
    }  # fmt: skip
    assert [one["value"] for one in asked["options"]] == ["tolak", "draf"]
    assert '--jawab "nik:tanpa=draf"' in told
    assert "dianggap Tolak semua" in told
    assert (drafted["created"], drafted["questions"]) == (1, [])
    assert (answered["created"], answered["asked"][0]["taken"]) == (1, "draf")


def test_an_answer_that_is_none_is_refused(office: Path, tmp_path: Path, capsys: Capture) -> None:
    sheet = a_sheet(tmp_path / "u.xlsx", TITLES, a_person(nik=""))

    done = ask(capsys, "impor", sheet, "--data", office, *TARGET, "--jawab", "nik:tanpa=mungkin")

    assert (done["exit"], done["error"]) == (1, "import.answer_unknown")
    assert "tolak, draf" in done["message"]


@pytest.mark.parametrize("words", ["nik:tanpa", "=draf", "nik:tanpa="])
def test_an_answer_without_key_or_value_is_misuse(
    office: Path, capsys: Capture, words: str
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["impor", "u.xlsx", "--data", str(office), *TARGET, "--jawab", words, "--json"])

    assert stopped.value.code == 2
    assert "KUNCI=NILAI" in capsys.readouterr().out


def test_a_sheet_without_people_says_so(office: Path, tmp_path: Path, capsys: Capture) -> None:
    sheet = a_sheet(tmp_path / "u.xlsx", TITLES)

    done = ask(capsys, "impor", sheet, "--data", office, *TARGET)

    assert (done["exit"], done["error"]) == (1, "workbook.no_rows")
    assert "tidak ada baris" in done["message"]


def test_the_same_rows_again_change_nothing_and_that_is_said(
    office: Path, tmp_path: Path, capsys: Capture
) -> None:
    first = a_sheet(tmp_path / "a.xlsx", TITLES, a_person(1), a_person(2, name="Lain"))
    other = a_sheet(tmp_path / "b.xlsx", TITLES, a_person(2, name="LAIN"), a_person(1))
    ask(capsys, "impor", first, "--data", office, *TARGET)

    told = tell(capsys, "impor", other, "--data", office, *TARGET)

    assert "Semua baris sudah tercatat dan sama; tidak ada yang berubah." in told


def test_fields_are_asked_for_under_their_promised_names() -> None:
    both = Question("kolom:a!B", "import.ask_village", "rt_rw", ())
    given = Question("x", "import.ask_village", "desa", (), "1", is_assumed=False)
    sheet = Question("lembar", "import.ask_village", "", ())

    assert importing.public_fields((both, given, sheet)) == ["rt", "rw"]


def test_an_open_question_says_how_many_rows_wait() -> None:
    options = tuple(Option(str(n), f"Pilihan {n}") for n in range(10))
    question = Question(
        "arti:desa::JAHAP", "import.ask_village", "desa", options, rows=3, values=(("text", "x"),)
    )

    lines = list(import_words._asked(question))

    assert "3 baris menunggu jawaban" in lines[0]
    assert lines[1].endswith("Pilihan 0")
    assert lines[-1] == "    … dan 2 pilihan lain."
