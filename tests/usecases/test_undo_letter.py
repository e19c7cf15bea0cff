"""A letter of the province that was the wrong one: it is taken back, and taken again."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bansos_desktop.domain.programme import Programme
from bansos_desktop.domain.quota_ledger import AllocationAction, FigureKey, allocation_uid
from bansos_desktop.domain.records import Kind
from bansos_desktop.usecases import (
    check_health,
    keep_programme,
    list_quotas,
    sync_reference,
    tell_history,
    undo_act,
)
from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.usecases.undo_act import Undone
from tests.factories import NOW, a_draft
from tests.quota_sheets import KUKAR, PASER, a_quota_csv, a_quota_workbook
from tests.soundness import dump
from tests.usecases.conftest import MakeOffice, Office
from tests.usecases.test_quota_files import LUMP, quotas, split
from tests.usecases.test_sync_property import FIGURES, stands, take
from tests.usecases.test_sync_reference import apply, newer


def undo(office: Office, *, seen_warnings: bool = False) -> Undone:
    """What Ctrl+Z does."""
    batch = undo_act.last_act(office.store, office.session).batch
    return undo_act.run(office.store, office.session, batch, now=NOW, seen_warnings=seen_warnings)


def redo(office: Office) -> Undone:
    """What Ctrl+Y does."""
    batch = undo_act.last_undo(office.store, office.session).batch
    return undo_act.run(office.store, office.session, batch, now=NOW)


def refused(office: Office) -> Refused:
    """Why the last act cannot be taken back; nothing is half done."""
    before = dump(office.store)
    with pytest.raises(Refused) as refusal:
        undo(office)
    assert dump(office.store) == before
    return refusal.value


def letters(office: Office) -> list[tuple[str, str, str]]:
    rows = office.store.reference.section("quota_letters")
    return sorted((row["region_code"], row["stage"], row["quota"]) for row in rows)


def version(office: Office) -> int:
    state = office.store.reference.seed("kuota")
    return 0 if state is None else state.version


def test_the_first_letter_goes_and_the_shipped_figures_stand_again(
    office: Office, tmp_path: Path
) -> None:
    before = stands(office)
    path = a_quota_workbook(tmp_path / "k.xlsx", PASER, KUKAR)
    take(office, path)
    taken = stands(office)

    done = undo(office)

    assert done.prospect.words == "Surat kuota diterapkan"
    assert stands(office) == before
    assert version(office) == 0
    assert all(check.ok for check in check_health.run(office.store))
    redo(office)
    assert (stands(office), version(office)) == (taken, 1)
    assert all(check.ok for check in check_health.run(office.store))
    undo(office)
    take(office, path)  # the number is free again
    assert stands(office) == taken


def test_a_later_letter_goes_and_the_one_before_stands_again(
    office: Office, tmp_path: Path
) -> None:
    take(office, a_quota_workbook(tmp_path / "a.xlsx", PASER, KUKAR, LUMP))
    first = letters(office)
    take(office, a_quota_workbook(tmp_path / "b.xlsx", (*PASER[:5], 140), Versi=2))
    assert letters(office) == [("64", "perubahan", "180"), ("64.01", "murni", "140")]

    undo(office)

    assert (letters(office), version(office)) == (first, 1)
    assert quotas(office)["64.02 murni"] == 160


def test_a_letter_under_a_later_one_stays(office: Office, tmp_path: Path) -> None:
    take(office, a_quota_workbook(tmp_path / "a.xlsx", PASER))
    batch = undo_act.last_act(office.store, office.session).batch
    take(office, a_quota_workbook(tmp_path / "b.xlsx", (*PASER[:5], 140), Versi=2))

    with pytest.raises(Refused) as refusal:
        undo_act.run(office.store, office.session, batch, now=NOW)

    assert refusal.value.code == "undo.letter_newer"
    assert letters(office) == [("64.01", "murni", "140")]


def test_places_that_are_split_are_asked_about_in_both_directions(
    office: Office, tmp_path: Path
) -> None:
    lump = ("UEP", 2025, "perubahan", "Kalimantan Timur", "")
    take(office, a_quota_workbook(tmp_path / "a.xlsx", (*lump, 200)))
    batch = undo_act.last_act(office.store, office.session).batch
    split(office, "64.02", 190)

    with pytest.raises(Refused) as refusal:
        undo_act.run(office.store, office.session, batch, now=NOW)

    assert refusal.value.code == "undo.letter_asks"
    assert "sudah dirinci kantor 190" in refusal.value.message
    assert "belum diurungkan" in refusal.value.message
    assert version(office) == 1
    prospect = undo_act.look(office.store, office.session, batch)
    assert prospect.about == "Surat 460/12/Dinsos tanggal 12/03/2025"
    assert len(prospect.asked) == 1
    done = undo_act.run(office.store, office.session, batch, now=NOW, seen_warnings=True)
    assert version(office) == 0
    again = undo_act.look(office.store, office.session, done.batch)
    assert (again.asked, again.about) == ([], prospect.about)


def test_a_lowering_letter_is_asked_about_when_it_is_taken_again(
    office: Office, tmp_path: Path
) -> None:
    office.record(a_draft(1))
    office.record(a_draft(2))
    take(office, a_quota_workbook(tmp_path / "a.xlsx", (*KUKAR[:5], 1)))
    undo(office)

    with pytest.raises(Refused) as refusal:
        redo(office)

    assert refusal.value.code == "undo.letter_asks"
    assert "belum diulangi" in refusal.value.message


def test_a_letter_is_not_taken_again_beside_figures_that_came_since(
    office: Office, tmp_path: Path
) -> None:
    take(office, a_quota_workbook(tmp_path / "a.xlsx", ("UEP", 2026, "murni", "64.02", "", 8)))
    undo(office)
    values = {
        "action": "angka", "programme": "UEP", "year": 2026, "stage": "", "category": "",
        "to_region": "64", "amount": 1000, "letter": "S-1",
    }  # fmt: skip
    uid = allocation_uid(AllocationAction.FIGURE, FigureKey("UEP", 2026, "", "64"))
    with office.store.write(office.session.author, now=NOW, act="quota.figure") as work:
        work.put(Kind.ALLOCATION, uid, values)
    batch = next(
        head.batch for head in office.store.history.walk(9) if head.act.startswith("undo:")
    )

    with pytest.raises(Refused) as refusal:
        undo_act.run(office.store, office.session, batch, now=NOW, seen_warnings=True)

    assert refusal.value.code == "undo.letter_faulty"
    assert "tidak dapat diulangi" in refusal.value.message


def test_a_programme_that_a_letter_names_stays(office: Office, tmp_path: Path) -> None:
    own = Programme("PROV-A", "Bantuan A", "provinsi", source="S-1", unit="orang")
    keep_programme.keep(office.store, office.session, own, is_new=True, now=NOW)
    made = undo_act.last_act(office.store, office.session).batch
    take(office, a_quota_workbook(tmp_path / "a.xlsx", ("PROV-A", 2026, "", "64.02", "", 8)))

    for away in (
        lambda: keep_programme.withdraw(office.store, office.session, "PROV-A", now=NOW),
        lambda: undo_act.run(office.store, office.session, made, now=NOW),
    ):
        with pytest.raises(Refused) as refusal:
            away()
        assert refusal.value.code == "programme.in_letter"
        assert "460/12/Dinsos" in refusal.value.message


def test_what_an_earlier_program_took_without_noting_it_stays(
    office: Office, tmp_path: Path
) -> None:
    with office.store.write(office.session.author, now=NOW, act="reference.sync") as work:
        state = {"version": 1, "title": "Surat lama", "sha256": "0" * 64}
        work.put(Kind.REFERENCE, f"{office.session.device}-kuota", state)
    take(office, a_quota_workbook(tmp_path / "b.xlsx", (*PASER[:5], 140), Versi=2))

    assert refused(office).code == "undo.letter_unnoted"


def test_figures_of_a_region_that_is_gone_do_not_come_back(office: Office, tmp_path: Path) -> None:
    def rename(rows: list[dict[str, str]]) -> None:
        for row in rows:
            for name in ("code", "parent_code"):
                if row[name].startswith("64.02.01"):
                    row[name] = row[name].replace("64.02.01", "64.02.99", 1)

    take(office, a_quota_workbook(tmp_path / "a.xlsx", ("UEP", 2027, "", "64.02.01", "", 5)))
    take(office, a_quota_workbook(tmp_path / "b.xlsx", ("UEP", 2027, "", "64.02", "", 9), Versi=2))
    apply(office, newer(tmp_path / "s.json", regions=rename))
    batch = next(head.batch for head in office.store.history.walk(9) if head.act == "quota.letter")

    with pytest.raises(Refused) as refusal:
        undo_act.run(office.store, office.session, batch, now=NOW)

    assert refusal.value.code == "seed.unknown_reference"
    assert "64.02.01" in refusal.value.message


def test_the_history_tells_each_figure_of_a_letter_and_of_its_taking_back(
    office: Office, tmp_path: Path
) -> None:
    take(office, a_quota_workbook(tmp_path / "k.xlsx", KUKAR))
    taken = undo_act.last_act(office.store, office.session).batch
    where = "Kabupaten Kutai Kartanegara (UEP murni 2025)"

    undo(office)

    back, letter, _start = tell_history.acts(office.store, office.session)
    assert letter.name == back.name == "Surat 460/12/Dinsos tanggal 12/03/2025"
    assert letter.amounts == [f"{where}: – → 160, surat 460/12/Dinsos"]
    assert back.amounts == [f"{where}: 160 → –, tidak lagi menurut surat"]
    (event,) = tell_history.of_act(office.store, taken)
    assert letter.amounts[0] in event.lines


def test_every_figure_of_a_letter_is_in_the_ledger(office: Office, tmp_path: Path) -> None:
    take(office, a_quota_workbook(tmp_path / "k.xlsx", PASER, KUKAR))

    entry = office.store.ledger.history(f"{office.session.device}-kuota")[-1]

    assert (entry.act, entry.kind) == ("quota.letter", Kind.REFERENCE.value)
    assert "460/12/Dinsos" in entry.changes
    assert office.store.reference.letter_figures() is not None


@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(given_figures=st.lists(FIGURES, min_size=1, max_size=4), back=st.integers(1, 4))
def test_letters_taken_back_leave_everything_as_it_stood(
    make_office: MakeOffice, given_figures: list[dict[tuple[str, str], int]], back: int
) -> None:
    with TemporaryDirectory() as name:
        office = make_office(f"u{Path(name).name}")
        known = [(stands(office), version(office))]
        for number, figures in enumerate(given_figures, start=1):
            rows = [("UEP", 2025, stage, code, "", n) for (code, stage), n in figures.items()]
            take(office, a_quota_csv(Path(name) / f"{number}.csv", *rows, Versi=number))
            known.append((stands(office), version(office)))
        steps = min(back, len(given_figures))

        for _ in range(steps):
            undo(office)
        assert (stands(office), version(office)) == known[-1 - steps]
        for _ in range(steps):
            redo(office)
        assert (stands(office), version(office)) == known[-1]
        assert all(check.ok for check in check_health.run(office.store))


def test_families_and_their_places_are_not_touched(office: Office, tmp_path: Path) -> None:
    office.record(a_draft(1))
    take(office, a_quota_workbook(tmp_path / "k.xlsx", KUKAR))

    undo(office)

    (line,) = [one for one in list_quotas.run(office.store, "UEP", 2025)
               if (one.region_code, one.stage) == ("64.02", "murni")]  # fmt: skip
    assert (line.quota, line.used) == (150, 1)
    assert sync_reference.look(office.store, tmp_path / "k.xlsx").newer
