"""Random tables: written, imported, exported and imported again, and nobody is changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bansos_desktop.domain.records import FIELDS, Kind
from bansos_desktop.runtime.resources import resource
from bansos_desktop.store.documents import Selection
from bansos_desktop.usecases.documents.export import ExportRequest, write
from tests.factories import COLUMNS, NOW, a_nik, a_row, a_workbook
from tests.sheets.people import BUSINESSES, Someone, villages
from tests.sheets.sketch import SHOWS
from tests.sheets.truth import GIVES, RECORD, Value
from tests.soundness import dump, rows_of
from tests.usecases.conftest import MakeOffice, Office

NEEDED = ("nik", "nama", "jenis_kelamin", "tanggal_lahir", "desa", "kecamatan", "kabupaten")
OPTIONAL = tuple(name for name in SHOWS if name not in NEEDED)
# Letters and signs of names and addresses, those that spreadsheets take for formulas among them.
TEXTS = st.text("abcdeghkmnoprstuyzABDEKLMNSY'.,-/()éñ&=+@\"; ", min_size=2, max_size=30)
SAYS_NOTHING = (
    *("tidak ada", "tdk ada", "belum ada", "blm ada", "kosong", "nihil", "null", "none"),
    *("nan", "n/a"),
)
# Two of one name, day of birth and village would rightly be asked about.
APART = ("Satu", "Dua", "Tiga", "Empat", "Lima")
# What a program does by itself may differ from office to office.
OWN = ("uid", "person", "proposed_on")


@dataclass(frozen=True, slots=True)
class Table:
    """Columns in some order, and who is in it."""

    columns: tuple[str, ...]
    people: tuple[Someone, ...]

    @property
    def records(self) -> frozenset[str]:
        """The record fields that it gives."""
        return frozenset(record for name in self.columns for record in GIVES.get(name, ()))

    def save(self, path: Path) -> Path:
        """As an xlsx under the usual titles."""
        titles = {name: SHOWS[name][0] for name in self.columns}
        rows = [{name: SHOWS[name][1](who) for name in self.columns} for who in self.people]
        return a_workbook(path, rows, columns=titles)


def _text(made: str, else_: str) -> str:
    """A text as it is kept, with a word in it; one that begins with "=" is saved as a formula.

    Hypothesis also tries words of our own sources, some of which say that there is nothing.
    """
    tidy = " ".join(made.split())
    is_word = sum(letter.isalpha() for letter in tidy) > 1 and not tidy.startswith("=")
    if tidy.lower() in SAYS_NOTHING:
        is_word = False
    return tidy if is_word else f"{else_} {tidy}".strip()


@st.composite
def someone(draw: st.DrawFn, serial: int) -> Someone:
    """A person about whom no rule stops anything."""
    born = draw(st.dates(date(1966, 1, 1), date(2004, 12, 31)))
    sex = draw(st.sampled_from("LP"))
    home = draw(st.sampled_from(villages("64.02")))
    business, code = draw(st.sampled_from(BUSINESSES))
    number = serial * 100 + draw(st.integers(1, 99))
    return Someone(
        nik=a_nik(district=home.code[:8], born=born, sex=sex, serial=number),
        family_card=a_nik(district=home.code[:8], born=date(2015, 3, 4), serial=number),
        name=f"{_text(draw(TEXTS), 'Contoh')} {APART[serial - 1]}",
        birth_place=_text(draw(st.text("abdegiklmnorst ", max_size=12)), "Kota"),
        birth_date=born,
        sex=sex,
        address=_text(draw(TEXTS), "Jl."),
        rt=f"{draw(st.integers(1, 99)):03}",
        rw=f"{draw(st.integers(1, 99)):03}",
        village=home,
        phone=f"0812{draw(st.integers(10**6, 10**8 - 1))}",
        desil=draw(st.integers(1, 4)),
        business=business,
        business_code=code,
        value=draw(st.integers(10**5, 10**9)),
        note=_text(draw(TEXTS), "catatan"),
        family=serial,
    )


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """One to five people under all needed columns and some of the others, in any order."""
    wanted = [*NEEDED, *draw(st.lists(st.sampled_from(OPTIONAL), unique=True))]
    people = tuple(draw(someone(n)) for n in range(1, draw(st.integers(1, 5)) + 1))
    return Table(tuple(draw(st.permutations(wanted))), people)


def kept(office: Office) -> dict[str, Mapping[str, Value]]:
    """Everybody in the store by NIK, with the fields of person and proposal."""
    fields = [f"p.{name}" for name in FIELDS[Kind.PERSON]]
    fields += [f"q.{name}" for name in FIELDS[Kind.PROPOSAL] if name not in OWN]
    query = f"select {', '.join(fields)} from person p join proposal q on q.person = p.uid"
    names = [field[2:] for field in fields]
    found = (dict(zip(names, row, strict=True)) for row in rows_of(office.store, query))
    return {str(row["nik"]): row for row in found}


def export(office: Office, target: Path) -> Path:
    """The province's list of everybody; a draft, as where nothing is asked for nothing ties."""
    selection = Selection("UEP", 2025)
    request = ExportRequest("usulan", selection, target, resource("formats"), draft=True)
    write(office.store, office.session, request, now=NOW)
    return target


NUMBERS = count()


@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(tables())
def test_a_table_survives_writing_importing_exporting_and_importing(
    make_office: MakeOffice, tmp_path: Path, table: Table
) -> None:
    number = next(NUMBERS)
    first, second = (make_office(f"{number}{name}") for name in "ab")

    done = first.take(first.plan(table.save(tmp_path / f"{number}.xlsx")))

    assert done.counts.created == len(table.people), [row.problems for row in done.plan.rows]
    before = kept(first)
    wanted = {who.nik: {name: RECORD[name](who) for name in table.records} for who in table.people}
    got = {nik: {name: row[name] for name in table.records} for nik, row in before.items()}
    assert got == wanted

    sheet = export(first, tmp_path / f"{number} usulan.xlsx")
    again = first.take(first.plan(sheet))

    assert again.counts.unchanged == len(table.people), [
        (row.outcome, row.differences, row.problems) for row in again.plan.rows
    ]
    assert kept(first) == before

    there = second.take(second.plan(sheet))

    assert there.counts.created == len(table.people)
    assert kept(second) == before


def test_an_import_that_changes_nothing_writes_only_that_it_took_place(
    make_office: MakeOffice, tmp_path: Path
) -> None:
    office = make_office()
    people = _people(3)
    path = Table((*NEEDED, *OPTIONAL), tuple(people)).save(tmp_path / "u.xlsx")
    office.take(office.plan(path))
    before = dump(office.store)

    office.take(office.plan(export(office, tmp_path / "usulan.xlsx")))

    after = dump(office.store)
    assert {name for name in after if after[name] != before[name]} <= {"batch", "ledger", "device"}


CIRCUMSTANCES = {
    "pendidikan": "SLTA/Sederajat",
    "pekerjaan": "Petani/Pekebun",
    "status_perkawinan": "Kawin",
    "tanggungan": 3,
    "id_keluarga_dtsen": "DT00012345",
    "penerima_pkh_bpnt": "PKH",
    "status_usaha": "berjalan",
    "kebutuhan_barang": "kompor dan wajan",
}


@pytest.mark.parametrize(
    ("aid", "state"),
    [
        ("PKH", "berjalan"),
        ("BPNT", "berjalan, 8 bulan"),
        ("PKH, BPNT", "baru"),
        ("PKH; BPNT; PBI-JK", "berjalan 2 tahun"),
        ("Y", ""),
        ("T", "berjalan, 0 bulan"),
    ],
)
def test_schooling_work_and_needs_survive_as_well(
    make_office: MakeOffice, tmp_path: Path, aid: str, state: str
) -> None:
    first, second = make_office("a"), make_office("b")
    titles = COLUMNS | {name: name for name in CIRCUMSTANCES}
    row = a_row(1) | CIRCUMSTANCES | {"penerima_pkh_bpnt": aid, "status_usaha": state}
    path = a_workbook(tmp_path / "u.xlsx", [row], columns=titles)
    first.take(first.plan(path))
    before = kept(first)
    assert [row["education"] for row in before.values()] == ["5"]

    sheet = export(first, tmp_path / "usulan.xlsx")
    second.take(second.plan(sheet))

    assert kept(second) == before
    assert first.take(first.plan(sheet)).counts.unchanged == 1


def _people(number: int) -> list[Someone]:
    home = villages("64.02.06")[0]
    born = date(1980, 8, 12)
    one = Someone(
        nik="",
        family_card="",
        name="",
        birth_place="Tenggarong",
        birth_date=born,
        sex="L",
        address="Jl. Contoh 1",
        rt="001",
        rw="002",
        village=home,
        phone="081200000001",
        desil=1,
        business="Kue",
        business_code="kue",
        value=4_500_000,
        note="catatan",
        family=1,
    )
    return [
        replace(
            one, nik=a_nik(serial=n), family_card=a_nik(serial=n + 50), name=f"Contoh {'AB'[n % 2]}"
        )
        for n in range(1, number + 1)
    ]
