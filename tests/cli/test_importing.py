"""What `impor` asks, how it is answered beforehand, and what it says of every outcome."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

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


def test_who_a_row_resembles_is_settled_by_an_answer(
    office: Path, tmp_path: Path, capsys: Capture
) -> None:
    ask(
        capsys,
        "impor",
        a_sheet(tmp_path / "a.xlsx", TITLES, a_person(1)),
        "--data",
        office,
        *TARGET,
    )
    sheet = a_sheet(tmp_path / "u.xlsx", TITLES, a_person(5000))
    words = ("impor", sheet, "--data", office, *TARGET, "--uji")

    told = tell(capsys, *words)
    asked = ask(capsys, *words)
    key = f"orang:{asked['sheet']}!2"
    (same,) = asked["rows"][0]["similar"]
    taken = ask(capsys, *words, "--jawab", f"{key}={same}")
    new = ask(capsys, *words, "--jawab", f"{key}=baru")
    wrong = ask(capsys, *words, "--jawab", f"{key}=siapa")

    assert f'--jawab "{key}={same}"' in told
    assert f'--jawab "{key}=baru"' in told
    assert (asked["rejected"], taken["updated"], new["created"]) == (1, 1, 1)
    assert (wrong["exit"], wrong["error"]) == (1, "import.answer_unknown")


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
    assert "dianggap: Tolak semua" in told
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
    assert lines[-2] == "    … dan 2 pilihan lain."
    assert lines[-1].endswith('=KODE"   Yang lain: kode wilayah, mis. 64.02.06.1002')


def test_a_key_that_nothing_asks_for_is_refused_with_those_that_are_asked(
    office: Path, tmp_path: Path, capsys: Capture
) -> None:
    sheet = a_sheet(tmp_path / "u.xlsx", TITLES, a_person(nik=""))
    whole = a_sheet(tmp_path / "v.xlsx", TITLES, a_person(1))
    typed = ("--data", office, *TARGET, "--jawab", "nik:tampa=draf")

    asked = ask(capsys, "impor", sheet, *typed)
    silent = ask(capsys, "impor", whole, *typed)
    known = ask(capsys, "impor", whole, "--data", office, *TARGET, "--jawab", "nik:tanpa=draf")

    assert (asked["exit"], asked["error"]) == (1, "import.question_unknown")
    assert "nik:tampa" in asked["message"]
    assert "Yang ditanyakan: nik:tanpa." in asked["message"]
    assert (silent["exit"], silent["error"]) == (1, "import.question_none")
    assert known["created"] == 1


def test_a_mended_file_says_how_many_rows_are_not_back_yet(
    office: Path, tmp_path: Path, capsys: Capture
) -> None:
    sheet = a_sheet(
        tmp_path / "u.xlsx",
        TITLES,
        a_person(1),
        a_person(nik="1", name="Budi"),
        a_person(nik="2", name="Lain"),
    )
    rejects = tmp_path / "tolak.xlsx"
    batch = ask(capsys, "impor", sheet, "--data", office, *TARGET, "--tolak", rejects)["batch"]
    book = load_workbook(rejects)
    book.worksheets[0]["A2"] = a_nik(serial=4000)
    book.save(rejects)

    tried = tell(capsys, "impor", rejects, "--data", office, *TARGET, "--uji")
    done = tell(capsys, "impor", rejects, "--data", office, *TARGET)
    book.worksheets[0]["A3"] = a_nik(serial=8000)
    book.save(rejects)
    whole = tell(capsys, "impor", rejects, "--data", office, *TARGET)

    for told in (tried, done):
        assert f"Perbaikan dari impor {batch}, masih 1 baris belum kembali." in told
    assert f"Perbaikan dari impor {batch}, semua baris yang ditolak sudah kembali." in whole


def test_a_person_is_told_what_was_understood_and_what_was_decided(
    office: Path, tmp_path: Path, capsys: Capture
) -> None:
    titles = ("NIK", "Nama", "Desa", "Kecamatan", *(f"Ukuran {n}" for n in range(7)))
    desa = ("Jahap", "Jahap", "Timbu", "Jahab")
    rows = [
        (a_nik(serial=n), f"Warga {n}", name, "Tenggarong", *[f"{n}{name} x"] * 7)
        for n, name in enumerate(desa, start=1)
    ]

    told = tell(
        capsys, "impor", a_sheet(tmp_path / "u.xlsx", titles, *rows), "--data", office, *TARGET
    )

    assert "Judul kolom di baris 1. Dibaca: A NIK, B Nama orang, C Desa" in told
    assert "  baris 2-4 (3 baris): (info) mis. Desa/kelurahan “Jahap” dibaca Jahab" in told
    assert "7 kolom tidak dikenali; isinya tidak dibaca: E “Ukuran 0”" in told
    assert told.count("“Ukuran") == 5
    assert "Untuk membatalkannya: batal-impor " in told


def test_sheets_and_rows_are_named_where_there_are_several(
    office: Path, tmp_path: Path, capsys: Capture
) -> None:
    book = Workbook()
    for number in range(1, 7):
        sheet = book.create_sheet(f"Desa {number}")
        sheet.append([*TITLES[:2], "Catatan"] if number == 6 else list(TITLES))
        for line in range(1, 4):
            sheet.append(list(a_person(nik="12", name=f"Warga {number}{line}")))
    book.remove(book.worksheets[0])
    book.save(tmp_path / "u.xlsx")

    told = tell(capsys, "impor", tmp_path / "u.xlsx", "--data", office, *TARGET)

    assert "Desa 1 baris 2-4, Desa 2 baris 2-4" in told
    assert "… 1 lembar lain (15 baris): NIK" in told


def test_rows_that_follow_each_other_are_named_as_one() -> None:
    assert import_words._spans([]) == ""
    assert import_words._spans([4, 2, 3, 9, 3]) == "2-4, 9"
    assert import_words._spans(range(2, 30, 2)) == "2, 4, 6, 8, …"


def test_a_business_nobody_knows_waits_for_nothing_and_may_be_any_other() -> None:
    options = (Option("-", "Bukan salah satunya"),)
    open_one = Question(
        "arti:usaha::TENDA", "import.ask_business", "jenis_usaha", options, rows=3,
        values=(("text", "tenda"),),
    )  # fmt: skip
    answered = replace(open_one, taken="kue", is_assumed=False)

    lines = list(import_words._asked(open_one))

    assert "3 baris dicatat tanpa jenis usaha sampai dijawab" in lines[0]
    assert (
        lines[-1] == '    --jawab "arti:usaha::TENDA=KODE"   Yang lain: kode jenis usaha, mis. kue'
    )
    assert list(import_words._asked(answered)) == [lines[0].split(" (")[0] + " (dijawab: kue)"]


def test_many_different_findings_do_not_flood(
    office: Path, tmp_path: Path, capsys: Capture
) -> None:
    rows = [
        (a_nik(serial=n), f"Warga {n}", "12 Agustus 1980", f"Zq{'xw' * n}", "Tenggarong")
        for n in range(1, 24)
    ]
    sheet = a_sheet(tmp_path / "u.xlsx", TITLES, *rows)

    told = tell(capsys, "impor", sheet, "--data", office, *TARGET, "--uji")

    assert "  … dan 3 temuan lain di 3 baris; semuanya dengan --json." in told
    assert told.count("  baris ") == 20


def _two_people(office: Path, tmp_path: Path, capsys: Capture) -> None:
    """Two people who may go onto a paper."""
    people = [(*a_person(n, name=name), 4_500_000) for n, name in ((1, "Warga"), (2, "Lain"))]
    first = a_sheet(tmp_path / "a.xlsx", (*TITLES, "Nilai Usulan"), *people)
    ask(capsys, "impor", first, "--data", office, *TARGET)


def test_our_own_sheet_is_known_and_only_what_was_edited_is_read(
    office: Path, tmp_path: Path, capsys: Capture
) -> None:
    _two_people(office, tmp_path, capsys)
    sheet = tmp_path / "usulan.xlsx"
    ask(capsys, "ekspor", "usulan", sheet, "--data", office, *TARGET)
    book = load_workbook(sheet)
    book["Usulan"]["I16"].value = "Jl. Mawar 5"
    book.save(sheet)

    told = tell(capsys, "impor", sheet, "--data", office, *TARGET, "--uji")
    done = ask(capsys, "impor", sheet, "--data", office, *TARGET)
    other = ask(capsys, "impor", sheet, "--data", office, "--tahun", "2026", "--tahap", "murni")

    assert "Lembar daftar usulan buatan program ini" in told
    assert (done["created"], done["updated"], done["unchanged"]) == (0, 1, 1)
    assert (done["questions"], done["asked"]) == ([], [])
    assert (other["exit"], other["error"]) == (1, "own.other_target")


def test_people_gone_from_our_sheet_and_what_both_sides_changed_are_told(
    office: Path, tmp_path: Path, capsys: Capture
) -> None:
    _two_people(office, tmp_path, capsys)
    ours, late = tmp_path / "usulan.xlsx", tmp_path / "telat.xlsx"
    ask(capsys, "ekspor", "usulan", ours, "--data", office, *TARGET)
    for target, address in ((late, "Jl. Melati 9"), (ours, "Jl. Mawar 5")):
        book = load_workbook(ours)
        page = book["Usulan"]
        lines = {cell.value: cell.row for row in page.iter_rows() for cell in row}
        page.cell(lines["Lain"], 9).value = address
        if target == late:
            page.delete_rows(lines["Warga"])
        book.save(target)

    ask(capsys, "impor", ours, "--data", office, *TARGET)
    told = tell(capsys, "impor", late, "--data", office, *TARGET, "--uji")
    done = ask(capsys, "impor", late, "--data", office, *TARGET)

    assert "1 orang dari lembar yang diekspor tidak ada di berkas ini." in told
    assert "di sini sudah diubah juga, menjadi Jl. Mawar 5" in told
    assert "tidak ada yang berubah" not in told
    assert (done["missing"], done["updated"], done["unchanged"]) == (1, 0, 1)
    (row,) = done["rows"]
    assert (row["disputed"], row["differences"]) == (["address"], [])
    assert row["problems"][-1]["code"] == "own.changed_twice"
