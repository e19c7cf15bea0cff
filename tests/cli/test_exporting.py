"""`ekspor`: the gate, the lock, the region by name, and what left."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import msoffcrypto
import pytest
from openpyxl import load_workbook

from bansos_desktop.cli.main import main
from bansos_desktop.cli.place import place_code
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.region import PROVINCE, Region, RegionBook
from bansos_desktop.domain.workflow import DECIDED, Status
from bansos_desktop.store.decisions import Line
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import unlock
from bansos_desktop.usecases.documents.catalogue import DOCUMENTS
from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.workbook.meta import read_meta
from bansos_desktop.workbook.printed import PrintedBook, read_printed
from tests.cli.terminal import PASSPHRASE, answered, bansos
from tests.factories import NOW, a_nik, a_row, a_workbook

pytestmark = pytest.mark.usefixtures("here")

TARGET = ("--tahun", "2025", "--tahap", "murni")
PASSWORD = "bunga-kamboja-8"
Capture = pytest.CaptureFixture[str]


def ask(capsys: Capture, *words: str | Path) -> dict[str, Any]:
    """Run a command with --json inside this process; its exit code is under "exit"."""
    code = main([*map(str, words), "--json"])
    out = capsys.readouterr().out
    assert out.count("\n") == 1
    return {"exit": code, **json.loads(out)}


def tell(capsys: Capture, *words: str | Path, code: int = 0) -> str:
    """What a person reads of an answer, or of a refusal."""
    assert main([*map(str, words)]) == code
    shown = capsys.readouterr()
    return shown.out + shown.err


def bring(capsys: Capture, office: Path, folder: Path, rows: Sequence[dict[str, object]]) -> None:
    sheet = a_workbook(folder / "masuk.xlsx", rows)
    done = ask(capsys, "impor", sheet, "--data", office, *TARGET)
    assert done["created"] == len(rows), done


@pytest.fixture
def filled(office: Path, tmp_path: Path, capsys: Capture) -> Path:
    """Two people of Jahab, one of Loa Ipuh, all in order."""
    bring(capsys, office, tmp_path, [a_row(1), a_row(2), a_row(3, desa="Loa Ipuh")])
    return office


@pytest.fixture
def untied(office: Path, tmp_path: Path, capsys: Capture) -> Path:
    """Two people, one without a value."""
    bring(capsys, office, tmp_path, [a_row(1), a_row(2, nominal=None)])
    return office


def test_an_export_says_all_that_is_noted_of_it(
    filled: Path, tmp_path: Path, capsys: Capture
) -> None:
    done = ask(capsys, "ekspor", "usulan", tmp_path / "u.xlsx", "--data", filled, *TARGET)

    meta = read_meta(tmp_path / "u.xlsx")
    assert meta is not None
    wanted = {
        "exit": 0,
        "rows": 3,
        "draft": False,
        "encrypted": False,
        "medium": "xlsx",
        "template": f"{meta['template']} {meta['template_version']}",
        "with_findings": 0,
        "untied": [],
    }
    assert {name: done[name] for name in wanted} == wanted


def test_what_does_not_tie_is_refused_with_the_list(
    untied: Path, tmp_path: Path, capsys: Capture
) -> None:
    words = ("ekspor", "usulan", tmp_path / "u.xlsx", "--data", untied, *TARGET)

    done, told = ask(capsys, *words), tell(capsys, *words, code=1)

    assert (done["exit"], done["error"]) == (1, "document.untied")
    (fault,) = done["untied"]
    assert (fault["code"], fault["people"]) == ("untied.requested_missing", 1)
    assert fault["message"] in done["message"]
    assert f"- {fault['message']}" in told
    assert not (tmp_path / "u.xlsx").exists()
    assert ask(capsys, "ekspor", "--riwayat", "--data", untied)["items"] == []


def test_as_a_draft_it_leaves_and_the_list_is_told(
    untied: Path, tmp_path: Path, capsys: Capture
) -> None:
    words = ("ekspor", "usulan", tmp_path / "u.xlsx", "--data", untied, *TARGET, "--draf")

    done, told = ask(capsys, *words), tell(capsys, *words)

    assert (done["exit"], done["draft"], done["rows"]) == (0, True, 2)
    assert [one["code"] for one in done["untied"]] == ["untied.requested_missing"]
    assert "Bertanda DRAF" in told
    assert done["untied"][0]["message"] in told


@pytest.mark.parametrize(
    ("region", "rows"),
    [
        ("64.02", 3),
        ("Kutai Kartanegara", 3),
        ("Kabupaten Kutai Kartanegara", 3),
        ("tenggarong", 3),
        ("64.02.06", 3),
        ("jahab", 2),
        ("Kelurahan Loa Ipuh", 1),
        ("64.02.06.1002", 1),
        ("64", 3),
    ],
)
def test_a_region_is_known_by_name_or_code(
    filled: Path, tmp_path: Path, capsys: Capture, region: str, rows: int
) -> None:
    target = tmp_path / "u.xlsx"

    done = ask(capsys, "ekspor", "usulan", target, "--data", filled, *TARGET, "--wilayah", region)

    assert (done["exit"], done["rows"]) == (0, rows)


@pytest.mark.parametrize(
    ("region", "code"),
    [
        ("64.99", "region.not_an_office"),
        ("Atlantis", "region.unknown"),
        ("64.71", "region.not_in_office"),
        ("Balikpapan", "region.not_in_office"),
    ],
)
def test_a_region_that_is_not_meant_here_is_refused(
    filled: Path, tmp_path: Path, capsys: Capture, region: str, code: str
) -> None:
    target = tmp_path / "u.xlsx"

    done = ask(capsys, "ekspor", "usulan", target, "--data", filled, *TARGET, "--wilayah", region)

    assert (done["exit"], done["error"]) == (1, code)


def test_a_name_with_several_meanings_asks_for_the_code() -> None:
    regions = RegionBook(
        [
            Region("64.02", "64", "kabupaten", "Kabupaten Satu"),
            Region("64.02.01", "64.02", "kecamatan", "Muara"),
            Region("64.02.02", "64.02", "kecamatan", "Hulu"),
            Region("64.02.01.2001", "64.02.01", "desa", "Sukamaju"),
            Region("64.02.02.2001", "64.02.02", "desa", "Sukamaju"),
        ],
        [],
    )

    with pytest.raises(Refused) as refusal:
        place_code(regions, "Sukamaju", PROVINCE)

    assert refusal.value.code == "region.several"
    assert "64.02.01.2001 (Kabupaten Satu), 64.02.02.2001" in refusal.value.message


def test_a_status_narrows_the_document(filled: Path, tmp_path: Path, capsys: Capture) -> None:
    words = ("ekspor", "usulan", tmp_path / "u.xlsx", "--data", filled, *TARGET, "--status")

    assert ask(capsys, *words, "diusulkan")["rows"] == 3
    assert ask(capsys, *words, "layak")["error"] == "document.no_rows"


def read_with(file: Path, password: str) -> list[object]:
    locked, plain = msoffcrypto.OfficeFile(BytesIO(file.read_bytes())), BytesIO()
    locked.load_key(password=password, verify_password=True)
    locked.decrypt(plain, verify_integrity=True)
    return [cell for row in load_workbook(plain).worksheets[0].values for cell in row]


@pytest.mark.parametrize("content", [PASSWORD, f"{PASSWORD}\n", f"\ufeff{PASSWORD}\r\nsisa"])
def test_a_password_comes_from_the_first_line_of_a_file(
    filled: Path, tmp_path: Path, capsys: Capture, content: str
) -> None:
    (tmp_path / "sandi.txt").write_bytes(content.encode())
    target = tmp_path / "u.xlsx"
    words = ("ekspor", "usulan", target, "--data", filled, *TARGET)

    done = ask(capsys, *words, "--sandi-berkas", tmp_path / "sandi.txt")

    assert (done["exit"], done["encrypted"]) == (0, True)
    assert a_nik(serial=1) in read_with(target, PASSWORD)
    assert ask(capsys, "ekspor", "--riwayat", "--data", filled)["items"][0]["encrypted"] is True


def test_a_password_comes_from_the_environment(
    filled: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BANSOS_SANDI_BERKAS", PASSWORD)
    target = tmp_path / "u.xlsx"

    told = tell(capsys, "ekspor", "usulan", target, "--data", filled, *TARGET)

    assert "jangan dalam pesan yang sama" in told
    assert PASSWORD not in told
    assert a_nik(serial=1) in read_with(target, PASSWORD)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"pendek", "file_password.short"),
        (b"", "file_password.short"),
        (b"\xff\xfe\x00bukan", "file_password.no_file"),
        (None, "file_password.no_file"),
    ],
)
def test_a_password_that_is_none_writes_nothing(
    filled: Path, tmp_path: Path, capsys: Capture, content: bytes | None, code: str
) -> None:
    if content is not None:
        (tmp_path / "sandi.txt").write_bytes(content)
    words = ("ekspor", "usulan", tmp_path / "u.xlsx", "--data", filled, *TARGET)

    done = ask(capsys, *words, "--sandi-berkas", tmp_path / "sandi.txt")

    assert (done["exit"], done["error"]) == (1, code)
    assert not (tmp_path / "u.xlsx").exists()


def test_a_held_target_offers_a_free_name(
    filled: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "u.xlsx"
    words = ("ekspor", "usulan", target, "--data", filled, *TARGET)
    ask(capsys, *words)

    def held(_path: Path, _other: Path) -> None:
        raise PermissionError(13, "held")

    monkeypatch.setattr(Path, "replace", held)
    done = ask(capsys, *words)

    assert (done["exit"], done["error"]) == (1, "workbook.locked")
    assert done["free"] == str(tmp_path / "u (2).xlsx")
    assert "u (2).xlsx" in done["message"]


def test_what_left_is_told_without_naming_a_document(
    filled: Path, tmp_path: Path, capsys: Capture
) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        ask(capsys, "ekspor", "usulan", tmp_path / name, "--data", filled, *TARGET)
    words = ("ekspor", "--riwayat", "--data", filled)

    items = ask(capsys, *words)["items"]
    told = tell(capsys, *words, "--jumlah", "1")

    assert [(one["format"], one["rows"], one["medium"]) for one in items] == [
        ("usulan", 3, "xlsx")
    ] * 2
    assert told.count("\n") == 1
    assert "Siti: Daftar usulan, UEP 2025, APBD Murni" in told


def test_before_anything_left_the_list_says_so(office: Path, capsys: Capture) -> None:
    assert tell(capsys, "ekspor", "--riwayat", "--data", office).startswith("Belum ada")


def test_a_file_is_known_again_until_somebody_changes_it(
    filled: Path, tmp_path: Path, capsys: Capture
) -> None:
    target = tmp_path / "u.xlsx"
    sha256 = ask(capsys, "ekspor", "usulan", target, "--data", filled, *TARGET)["sha256"]
    words = ("ekspor", "--kenali", target, "--data", filled)

    same, told = ask(capsys, *words), tell(capsys, *words)
    book = load_workbook(target)
    book.save(target)
    anew = ask(capsys, *words)
    nik = next(cell for row in book.worksheets[0] for cell in row if cell.value == a_nik(serial=1))
    nik.value = a_nik(serial=9)
    book.save(target)
    changed = ask(capsys, *words)

    assert (anew["exit"], anew["known"]) == (1, "saved_anew")
    assert (same["exit"], same["known"], same["export"]["sha256"]) == (0, "same", sha256)
    assert "masih persis sama" in told
    assert (changed["exit"], changed["known"]) == (1, "changed")
    assert changed["export"] == same["export"]


def test_a_strange_file_is_not_known(filled: Path, tmp_path: Path, capsys: Capture) -> None:
    done = ask(capsys, "ekspor", "--kenali", tmp_path / "masuk.xlsx", "--data", filled)

    assert (done["exit"], done["known"], done["export"]) == (1, "unknown", None)


@pytest.mark.parametrize(
    "words", [["ekspor"], ["ekspor", "usulan"], ["ekspor", "usulan", "a.xlsx"]]
)
def test_an_export_needs_document_target_and_year(words: list[str], capsys: Capture) -> None:
    with pytest.raises(SystemExit) as exit_:
        main(words)

    assert exit_.value.code == 2


def test_a_document_may_leave_as_a_pdf(filled: Path, tmp_path: Path) -> None:
    pytest.importorskip("bansos_desktop.ui.printing.sheets")
    target = tmp_path / "u.pdf"

    done = answered(
        bansos("ekspor", "usulan", target, "--data", filled, *TARGET, "--pdf", "--json")
    )

    content = target.read_bytes()
    assert content.startswith(b"%PDF-")
    assert (done["medium"], done["rows"], done["encrypted"]) == ("pdf", 3, False)
    assert done["sha256"] == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize(
    ("name", "more", "code"),
    [
        ("u.xlsx", (), "target.not_pdf"),
        ("ada.pdf", (), "target.not_ours"),
        ("u.pdf", ("--sandi-berkas", "SANDI"), "file_password.only_workbook"),
    ],
)
def test_a_pdf_has_its_own_refusals(
    filled: Path, tmp_path: Path, capsys: Capture, name: str, more: tuple[str, ...], code: str
) -> None:
    (tmp_path / "ada.pdf").write_bytes(b"%PDF-1.4")
    (tmp_path / "sandi.txt").write_text(PASSWORD, encoding="utf-8")
    words = [str(tmp_path / "sandi.txt") if word == "SANDI" else word for word in more]

    done = ask(
        capsys, "ekspor", "usulan", tmp_path / name, "--data", filled, *TARGET, "--pdf", *words
    )

    assert (done["exit"], done["error"]) == (1, code)


def test_every_document_leaves_as_a_draft_and_is_noted(
    office: Path, tmp_path: Path, capsys: Capture
) -> None:
    ask(capsys, "contoh", "--data", office, "--jumlah", "30")
    words = ("--data", office, "--tahun", "2025", "--draf")

    for key in DOCUMENTS:
        done = ask(capsys, "ekspor", key, tmp_path / f"{key}.xlsx", *words)
        assert (done["exit"], done["draft"]) == (0, True), done

    items = ask(capsys, "ekspor", "--riwayat", "--data", office)["items"]
    assert [one["format"] for one in items] == list(DOCUMENTS)[::-1]
    assert all(one["draft"] for one in items)


def one_decree(data: Path) -> None:
    """All made-up people were decided on in one day, as one letter speaks of one decree."""
    unlocked = unlock.unlock(data, PASSPHRASE, now=NOW)
    store = Store.open(data, unlocked.key)
    session = unlock.session_of(store, unlocked.user)
    keys = store.decisions.keys(Line("UEP", 2025))
    with store.write(session.author, now=NOW, act="sample.make") as work:
        for key in keys:
            if Status(key.status) in DECIDED:
                work.put(Kind.PROPOSAL, key.proposal, {"decree_date": "2025-07-01"})
    store.close()


def test_a_letter_is_numbered_and_a_number_used_before_is_said(
    office: Path, tmp_path: Path, capsys: Capture
) -> None:
    ask(capsys, "contoh", "--data", office, "--jumlah", "60", "--benih", "3")
    one_decree(office)
    words = ("ekspor", "sptjm", tmp_path / "s.xlsx", "--data", office, *TARGET)

    done = ask(capsys, *words, "--nomor", " 400.9/12 ")

    assert (done["exit"], done["number"]) == (0, "400.9/12"), done
    texts = [
        str(cell)
        for row in load_workbook(tmp_path / "s.xlsx").worksheets[0].iter_rows(values_only=True)
        for cell in row
    ]
    assert "NOMOR: 400.9/12" in texts
    again = tell(capsys, *words, "--nomor", "400.9/12")
    assert "Satu surat ditulis ke" in again
    assert "Nomor 400.9/12 sudah dipakai" in again


def test_a_number_is_refused_where_it_has_no_place(
    filled: Path, tmp_path: Path, capsys: Capture
) -> None:
    words = ("ekspor", "usulan", tmp_path / "u.xlsx", "--data", filled, *TARGET)

    told = tell(capsys, *words, "--nomor", "1", code=1)

    assert "Format Daftar usulan yang dipakai tidak memuat tempat nomor surat." in told
    assert not (tmp_path / "u.xlsx").exists()


def test_a_pdf_says_how_many_formulas_only_excel_knows(
    filled: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(content: bytes) -> PrintedBook:
        book = read_printed(content)
        return PrintedBook(book.sheets, book.pages, ("A1", "B2"), book.created)

    monkeypatch.setattr("bansos_desktop.cli.paper.read_printed", read)
    words = ("ekspor", "usulan", tmp_path / "u.pdf", "--data", filled, *TARGET, "--pdf")

    told = tell(capsys, *words)

    assert "2 rumus tidak dapat dihitung di sini; bukalah di Excel." in told


def test_a_document_may_be_about_one_decree(office: Path, tmp_path: Path, capsys: Capture) -> None:
    ask(capsys, "contoh", "--data", office, "--jumlah", "60", "--benih", "3")
    words = ("ekspor", "sptjm", tmp_path / "s.xlsx", "--data", office, *TARGET)

    done = ask(capsys, *words, "--sk", " tidak ada ")

    assert (done["exit"], done["error"]) == (1, "document.no_rows")


def test_a_workbook_that_left_is_replaced_only_while_nobody_wrote_into_it(
    filled: Path, tmp_path: Path, capsys: Capture
) -> None:
    target = tmp_path / "u.xlsx"
    words = ("ekspor", "usulan", target, "--data", filled, *TARGET)
    assert ask(capsys, *words)["exit"] == 0
    assert ask(capsys, *words)["exit"] == 0  # as it left

    book = load_workbook(target)
    book.worksheets[0]["A1"] = "sudah diisi di desa"
    book.save(target)
    edited = target.read_bytes()
    done = ask(capsys, *words)

    assert (done["exit"], done["error"]) == (1, "target.edited")
    assert "u (2).xlsx" in done["message"]
    assert target.read_bytes() == edited


def test_what_the_office_left_open_is_told_with_the_file(
    filled: Path, tmp_path: Path, capsys: Capture
) -> None:
    told = tell(capsys, "ekspor", "usulan", tmp_path / "u.xlsx", "--data", filled, *TARGET)

    assert "Penanda tangan belum diisi di Pengaturan" in told


@pytest.mark.parametrize(
    ("target", "code"),
    [(f"{'a' * 260}.xlsx", "workbook.long_name"), ("/proc/a.xlsx", "workbook.special_folder")],
)
def test_a_place_that_takes_no_file_is_named(
    filled: Path, tmp_path: Path, capsys: Capture, target: str, code: str
) -> None:
    done = ask(capsys, "ekspor", "usulan", tmp_path / target, "--data", filled, *TARGET)

    assert (done["exit"], done["error"]) == (1, code)


def test_a_recapitulation_of_a_kecamatan_says_where_to_find_it(
    filled: Path, tmp_path: Path, capsys: Capture
) -> None:
    words = ("ekspor", "rekap", tmp_path / "r.xlsx", "--data", filled, *TARGET)

    done = ask(capsys, *words, "--wilayah", "64.02.06")

    assert (done["exit"], done["error"]) == (1, "document.whole_regency")
    assert "rekap-umum" in done["message"]


def test_made_up_people_say_of_which_year_they_are(office: Path, capsys: Capture) -> None:
    assert "ke UEP 2025" in tell(capsys, "contoh", "--data", office, "--jumlah", "3")
