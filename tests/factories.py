"""Made-up records for tests; nothing in them belongs to a real person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from openpyxl import Workbook

from bansos_desktop.domain.office_paper import OfficePaper, OfficePapers, Signatory
from bansos_desktop.domain.recipient import RecipientDraft
from bansos_desktop.domain.recovery_code import RecoveryCode
from bansos_desktop.domain.session import Session
from bansos_desktop.domain.workflow import Role
from bansos_desktop.store import keys
from bansos_desktop.usecases import start_office

ROOT = Path(__file__).resolve().parents[1]
SEED = ROOT / "seed_data"
NOW = datetime(2025, 8, 1, 3, 0, tzinfo=UTC)
TODAY = date(2025, 8, 1)
PASSPHRASE = "rahasia-uji"
CHEAP = keys.Cost(2**4)

# Kelurahan Jahab and Loa Ipuh, Kecamatan Tenggarong, Kutai Kartanegara; Manggar, Balikpapan.
JAHAB, LOA_IPUH, MANGGAR = "64.02.06.1001", "64.02.06.1002", "64.71.01.1001"


def a_nik(
    *,
    district: str = "64.02.06",
    born: date = date(1980, 8, 12),
    sex: str = "L",
    serial: int = 1,
) -> str:
    """A well-formed NIK of these parts."""
    day = born.day + (40 if sex == "P" else 0)
    return f"{district.replace('.', '')}{day:02}{born.month:02}{born.year % 100:02}{serial:04}"


def a_draft(serial: int = 1, **changed: object) -> RecipientDraft:
    """A person of Jahab about whom no rule has anything to say."""
    draft = RecipientDraft(
        nik=a_nik(serial=serial),
        family_card=a_nik(district="64.02.07", serial=serial),
        name=f"Orang Contoh {letters(serial)}",
        birth_place="Tenggarong",
        birth_date=date(1980, 8, 12),
        sex="L",
        address=f"Jl. Contoh {serial}",
        rt="001",
        rw="002",
        village_code=JAHAB,
        phone="084000000001",
        desil=1,
        business_type="kuliner",
        requested_value=4_500_000,
    )
    return replace(draft, **changed)  # type: ignore[arg-type]  # a test names real fields


def letters(number: int) -> str:
    """1 is A, 26 is Z, 27 is QAA: a name may hold no digits, and SE or MM would be a degree."""
    text = ""
    start = "Q" if number > 26 else ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(65 + rest) + text
    return start + text


def an_office(
    folder: Path,
    *,
    region_code: str = "64",
    role: Role = Role.OPERATOR,
    user: str = "Siti Operator",
    seed: Path = SEED,
) -> Session:
    """A started office whose passphrase is PASSPHRASE and quick to check."""
    wanted = start_office.NewOffice(region_code, user, role, PASSPHRASE)
    return start_office.run(folder, seed, wanted, now=NOW, cost=CHEAP)


def a_recovery_key(folder: Path, user: str = "Siti Operator") -> RecoveryCode:
    """One whose paper lies in a drawer since before the test; no act in the ledger tells of it."""
    code, slots = keys.new_recovery_code(), keys.read_slots(folder)
    key = keys.open_any(slots, PASSPHRASE)
    assert key is not None
    slot = keys.seal(key[1], user=user, secret=code.secret, kind=keys.RECOVERY, cost=CHEAP)
    keys.write_slots(folder, (*slots, slot))
    return code


def a_signatory(**changed: object) -> Signatory:
    """A made-up head of office who signs whatever has no signatory of its own."""
    one = Signatory(
        position="Kepala Dinas Sosial",
        name="Nama Contoh, S.Sos.",
        rank="Pembina Tk. I",
        nip="198001012005011001",
    )
    return replace(one, **changed)  # type: ignore[arg-type]  # a test names real fields


def some_papers(**changed: object) -> OfficePapers:
    """The papers of a made-up office, about which no check has anything to say."""
    paper = OfficePaper(
        (
            "PEMERINTAH KABUPATEN CONTOH",
            "DINAS SOSIAL",
            "Jalan Contoh No. 1, Kode Pos 75500",
            "KOTA CONTOH",
            "",
        ),
        "Kota Contoh",
        "F4",
    )
    papers = OfficePapers(
        paper,
        (a_signatory(),),
        {"bast": "{nomor:3}/BAST/DINSOS/{bulan_romawi}/{tahun}"},
    )
    return replace(papers, **changed)  # type: ignore[arg-type]  # a test names real fields


COLUMNS: Mapping[str, str] = {
    "nik": "NIK",
    "no_kk": "NOMOR KK",
    "nama": "NAMA LENGKAP",
    "jenis_kelamin": "L/P",
    "tanggal_lahir": "TANGGAL LAHIR",
    "alamat": "ALAMAT",
    "rt": "RT",
    "desa": "DESA/KELURAHAN",
    "kecamatan": "KECAMATAN",
    "kabupaten": "KABUPATEN/KOTA",
    "no_hp": "NO HP",
    "desil": "DESIL",
    "jenis_usaha": "JENIS USAHA",
    "nominal": "NILAI USULAN",
    "keterangan": "KETERANGAN",
}
SheetRow = dict[str, object]


def a_row(serial: int = 1, **changed: object) -> SheetRow:
    """A person of Jahab as a sender's sheet has them, by field."""
    row: SheetRow = {
        "nik": a_nik(serial=serial),
        "no_kk": a_nik(district="64.02.07", serial=serial),
        "nama": f"Orang Contoh {letters(serial)}",
        "jenis_kelamin": "L",
        "tanggal_lahir": "12/08/1980",
        "alamat": f"Jl. Contoh {serial}",
        "rt": "001",
        "desa": "Jahab",
        "kecamatan": "Tenggarong",
        "kabupaten": "Kutai Kartanegara",
        "no_hp": "084000000001",
        "desil": "1",
        "jenis_usaha": "Kuliner",
        "nominal": 4_500_000,
        "keterangan": "",
    }
    return row | changed


def a_workbook(
    path: Path,
    rows: Iterable[Mapping[str, object]],
    *,
    columns: Mapping[str, str] = COLUMNS,
    sheet: str = "Usulan",
    above: Sequence[str] = (),
) -> Path:
    """An xlsx of `rows` under the titles of `columns`, with lines of text `above` them."""
    book = Workbook(write_only=True)
    page = book.create_sheet(sheet)
    for line in above:
        page.append([line])
    page.append(list(columns.values()))
    for row in rows:
        page.append([row.get(field) for field in columns])
    book.save(path)
    return path
