"""`kantor`: the office's papers as a person and a program read them, and as a file gives them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from bansos_desktop.cli.main import main

pytestmark = pytest.mark.usefixtures("here")
Capture = pytest.CaptureFixture[str]
SIGNATORY = {
    "dokumen": "",
    "bagian": "penanda",
    "jabatan": "Kepala Dinas Sosial",
    "nama": "Nama Contoh, S.Sos.",
    "pangkat": "Pembina",
    "nip": "198001012005011001",
}
PAPERS = {
    "kop": ["PEMERINTAH KABUPATEN CONTOH", "DINAS SOSIAL", "", "", ""],
    "tempat": "Kota Contoh",
    "kertas": "F4",
    "penanda_tangan": [SIGNATORY],
    "pola_nomor": {"bast": "{nomor}/BAST"},
}


def ask(capsys: Capture, office: Path, *words: str | Path) -> dict[str, Any]:
    code = main(["kantor", "--data", str(office), *map(str, words), "--json"])
    return {"exit": code, **json.loads(capsys.readouterr().out)}


def tell(capsys: Capture, office: Path, *words: str | Path) -> str:
    main(["kantor", "--data", str(office), *map(str, words)])
    return capsys.readouterr().out


def a_file(path: Path, content: object) -> Path:
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def test_what_a_file_says_is_kept_and_printed_in_the_same_shape(
    office: Path, tmp_path: Path, capsys: Capture
) -> None:
    assert "belum diisi" in tell(capsys, office)

    given = ask(capsys, office, "--isi", a_file(tmp_path / "a.json", PAPERS))

    assert given == {"exit": 0, **PAPERS}
    assert ask(capsys, office) == given
    told = tell(capsys, office)
    assert "Kertas: F4\nLogo: tidak ada" in told
    assert "Penanda tangan: Nama Contoh, S.Sos., Kepala Dinas Sosial, Pembina, NIP 19800101" in told
    assert "Nomor Berita acara serah terima (BAST): {nomor}/BAST" in told


def test_what_a_file_does_not_name_stays(office: Path, tmp_path: Path, capsys: Capture) -> None:
    tell(capsys, office, "--isi", a_file(tmp_path / "a.json", PAPERS))
    own = {"dokumen": "rekap", "nama": "Contoh Lain", "jabatan": "Sekretaris"}
    more = {"tempat": "Kota Lain", "penanda_tangan": [SIGNATORY, own]}

    given = ask(capsys, office, "--isi", a_file(tmp_path / "b.json", more))

    assert (given["tempat"], given["kop"]) == ("Kota Lain", PAPERS["kop"])
    assert given["pola_nomor"] == PAPERS["pola_nomor"]
    assert "(Rekapitulasi kuota): Contoh Lain, Sekretaris\n" in tell(capsys, office)


def test_a_logo_is_taken_from_a_picture(office: Path, tmp_path: Path, capsys: Capture) -> None:
    picture = tmp_path / "logo.png"
    Image.new("RGB", (500, 500), "green").save(picture)

    assert "Logo: ada" in tell(capsys, office, "--logo", picture)
    refused = ask(capsys, office, "--logo", a_file(tmp_path / "surat.txt", "bukan gambar"))
    assert (refused["exit"], refused["error"]) == (1, "logo.unknown")


def test_what_is_wrong_is_named_with_its_field_and_nothing_is_kept(
    office: Path, tmp_path: Path, capsys: Capture
) -> None:
    wrong = {**PAPERS, "penanda_tangan": [{**SIGNATORY, "nip": "12"}], "kertas": "A3"}
    file = a_file(tmp_path / "a.json", wrong)

    answer = ask(capsys, office, "--isi", file)

    assert answer["exit"] == 1
    assert [(one["field"], one["code"]) for one in answer["problems"]] == [
        ("paper", "profile.paper"),
        ("umum.penanda.nip", "signatory.nip_length"),
    ]
    told = tell(capsys, office, "--isi", file)
    assert "Kertas: Kertas “A3” tidak dikenal." in told
    assert "NIP penanda: NIP berisi 2 angka" in told
    assert ask(capsys, office)["kop"] == [""] * 5


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("bukan json", "profile.file"),
        ([1], "profile.file"),
        ({"alamat": "x"}, "profile.field"),
        ({"tempat": 5}, "profile.file"),
        ({"kop": "satu baris"}, "profile.file"),
        ({"pola_nomor": ["x"]}, "profile.file"),
        ({"penanda_tangan": {"nama": "x"}}, "profile.file"),
        ({"penanda_tangan": [{"nama": "x", "gelar": "y"}]}, "profile.field"),
        ({"penanda_tangan": [{"bagian": "saksi"}]}, "profile.part"),
        ({"penanda_tangan": [SIGNATORY, {**SIGNATORY, "nama": "Lain"}]}, "profile.signatory_twice"),
        ({"kop": ["1", "2", "3", "4", "5", "6"]}, "profile.lines"),
        ('{"tempat": "A", "tempat": "B"}', "profile.field_twice"),
    ],
)
def test_a_file_of_another_shape_is_refused(
    office: Path, tmp_path: Path, capsys: Capture, content: object, code: str
) -> None:
    refused = ask(capsys, office, "--isi", a_file(tmp_path / "a.json", content))

    assert (refused["exit"], refused["error"]) == (1, code)
    assert ask(capsys, office)["kop"] == [""] * 5


def test_a_file_that_is_not_there_is_told_from_a_folder(
    office: Path, tmp_path: Path, capsys: Capture
) -> None:
    gone, folder = (
        ask(capsys, office, "--isi", path) for path in (tmp_path / "tiada.json", tmp_path)
    )

    assert (gone["error"], folder["error"]) == ("profile.file_missing", "profile.file_folder")
    assert "tiada.json tidak ditemukan" in gone["message"]


def test_a_file_from_notepad_is_read(office: Path, tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "a.json"
    file.write_text(json.dumps({"tempat": "Kota Contoh"}), encoding="utf-8-sig")

    assert ask(capsys, office, "--isi", file)["tempat"] == "Kota Contoh"


def test_who_signs_elsewhere_and_other_patterns_stay(
    office: Path, tmp_path: Path, capsys: Capture
) -> None:
    tell(capsys, office, "--isi", a_file(tmp_path / "a.json", PAPERS))
    commits = {**SIGNATORY, "bagian": "ppk", "nama": "Contoh Komitmen"}
    more = {"penanda_tangan": [commits], "pola_nomor": {"rekap": "{nomor}/R"}}

    given = ask(capsys, office, "--isi", a_file(tmp_path / "b.json", more))

    assert given["penanda_tangan"] == [SIGNATORY, commits]
    assert given["pola_nomor"] == {"bast": "{nomor}/BAST", "rekap": "{nomor}/R"}
    emptied = dict.fromkeys(SIGNATORY, "") | {"bagian": "penanda"}
    less = {"penanda_tangan": [emptied], "pola_nomor": {"bast": ""}}
    left = ask(capsys, office, "--isi", a_file(tmp_path / "c.json", less))
    assert left["penanda_tangan"] == [commits]
    assert left["pola_nomor"] == {"rekap": "{nomor}/R"}


def test_the_valid_words_stand_in_the_refusal_and_in_the_help(
    office: Path, tmp_path: Path, capsys: Capture
) -> None:
    part = a_file(tmp_path / "a.json", {"penanda_tangan": [{"bagian": "saksi"}]})
    document = a_file(tmp_path / "b.json", {"penanda_tangan": [{**SIGNATORY, "dokumen": "surat"}]})

    assert "penanda, mengetahui, ppk" in ask(capsys, office, "--isi", part)["message"]
    assert "usulan, verifikasi, lampiran-sk" in tell(capsys, office, "--isi", document)
    with pytest.raises(SystemExit):
        main(["kantor", "--help"])
    assert "bagian: penanda, mengetahui, ppk" in " ".join(capsys.readouterr().out.split())


def test_what_is_kept_though_it_is_odd_is_said(
    office: Path, tmp_path: Path, capsys: Capture
) -> None:
    odd = {**SIGNATORY, "dokumen": "bast", "nip": "198001012005991001"}
    file = a_file(tmp_path / "a.json", {**PAPERS, "penanda_tangan": [odd]})

    given = ask(capsys, office, "--isi", file)
    told = tell(capsys, office)

    assert given["exit"] == 0
    assert [one["code"] for one in given["warnings"]] == [
        "signatory.nip_appointed",
        "signatory.not_printed",
    ]
    assert "Peringatan: Nama penanda (bast): Berita acara serah terima (BAST) ditanda" in told
    assert "warnings" not in ask(capsys, office)
