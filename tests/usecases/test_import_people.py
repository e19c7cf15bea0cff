"""Whom an import takes a row for: known by NIK or by name, doubled, alike, or kept as a draft."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bansos_desktop.domain.import_choices import NEW_PERSON, ImportChoices
from bansos_desktop.domain.import_plan import Outcome, PlannedRow
from bansos_desktop.domain.import_question import Option
from bansos_desktop.domain.ledger import parse_changes
from bansos_desktop.domain.workflow import Role, Status
from bansos_desktop.usecases.apply_import import Imported
from bansos_desktop.usecases.import_questions import AS_DRAFT, REFUSE, WITHOUT_NIK
from bansos_desktop.usecases.plan_import import ImportPlan
from bansos_desktop.usecases.record_recipient import Recorded
from tests.factories import LOA_IPUH, MANGGAR, SheetRow, a_draft, a_nik, a_workbook
from tests.factories import a_row as a_plain_row
from tests.soundness import rows_of
from tests.usecases.conftest import MakeOffice, Office

Rows = list[dict[str, object]]
SHEET = "Usulan"
FAR = a_nik(serial=9123)  # three digits from every a_nik of a small serial


def a_row(serial: int = 1, **changed: object) -> SheetRow:
    """A row whose day of birth reads in one way only, also where no NIK stands beside it."""
    return a_plain_row(serial, **{"tanggal_lahir": "12 Agustus 1980", **changed})


def planned(
    office: Office, path: Path, rows: Rows, choices: ImportChoices | None = None, **wanted: bool
) -> ImportPlan:
    return office.plan(
        a_workbook(path / "u.xlsx", rows), choices=choices or ImportChoices(), **wanted
    )


def take(
    office: Office, path: Path, rows: Rows, choices: ImportChoices | None = None, **wanted: bool
) -> Imported:
    return office.take(planned(office, path, rows, choices, **wanted))


def outcomes(plan: ImportPlan) -> list[Outcome]:
    return [row.outcome for row in plan.rows]


def codes(row: PlannedRow) -> list[str]:
    return [problem.code for problem in row.problems]


def recorded(office: Office, *, status: Status = Status.PROPOSED, **changed: object) -> Recorded:
    done = office.record(a_draft(1, **changed), status=status)
    assert isinstance(done, Recorded)
    return done


def is_settled_after(office: Office, path: Path, rows: Rows, **wanted: bool) -> bool:
    """Whether the same rows, in both orders, create and change nothing any more."""
    for again in (rows, rows[::-1]):
        counts = planned(office, path, again, **wanted).counts
        if (counts.created, counts.updated) != (0, 0):
            return False
    return True


class TestDoubles:
    def test_a_row_that_repeats_one_that_was_refused_is_a_double_of_it(
        self, office: Office, tmp_path: Path
    ) -> None:
        bad = a_row(1, desa="Desa Yang Tidak Ada")

        plan = planned(office, tmp_path, [bad, a_row(2), bad])

        assert outcomes(plan) == [Outcome.REJECTED, Outcome.CREATED, Outcome.DOUBLE]
        assert codes(plan.rows[2]) == ["row.repeated"]
        assert dict(plan.rows[2].problems[0].values)["line"] == "2"
        assert plan.counts.rejected == 2
        assert plan.counts.adds_up

    def test_a_row_without_nik_is_the_double_of_a_later_one_with_it(
        self, office: Office, tmp_path: Path
    ) -> None:
        rows = [a_row(1, nik=""), a_row(1)]

        done = take(office, tmp_path, rows)

        assert outcomes(done.plan) == [Outcome.DOUBLE, Outcome.CREATED]
        assert codes(done.plan.rows[0]) == ["row.same_person"]
        assert dict(done.plan.rows[0].problems[0].values)["line"] == "3"
        assert is_settled_after(office, tmp_path, rows)


class TestKnownByName:
    @pytest.mark.parametrize("name", ["Orang Contoh A", "H. ORANG  CONTOH A", "orang contoh a"])
    def test_somebody_without_nik_is_known_by_name_birth_and_village(
        self, office: Office, tmp_path: Path, name: str
    ) -> None:
        person = recorded(office).person

        done = take(office, tmp_path, [a_row(1, nik="", nama=name, alamat="Jl. Baru 9")])

        (row,) = done.plan.rows
        assert (row.outcome, row.person) == (Outcome.UPDATED, person)
        assert codes(row)[-1] == "row.known_by_name"
        known = office.store.recipients.person(person)
        assert known is not None
        assert (known.values["nik"], known.values["address"]) == (a_nik(serial=1), "Jl. Baru 9")

    @pytest.mark.parametrize(
        "changed",
        [{"tanggal_lahir": "13 Agustus 1980"}, {"tanggal_lahir": ""}, {"desa": "Loa Ipuh"}],
    )
    def test_one_part_less_and_nobody_is_known(
        self, office: Office, tmp_path: Path, changed: dict[str, object]
    ) -> None:
        recorded(office)

        plan = planned(office, tmp_path, [a_row(1, nik="", **changed)])

        assert outcomes(plan) == [Outcome.REJECTED]
        assert "nik.missing" in codes(plan.rows[0])

    def test_of_several_that_fit_nobody_is_chosen(self, office: Office, tmp_path: Path) -> None:
        first = recorded(office).person
        second = recorded(office, nik=FAR).person
        row = a_row(1, nik="", alamat="Jl. Baru 9")

        plan = planned(office, tmp_path, [row])
        chosen = ImportChoices(people={(SHEET, 2): second})
        settled = planned(office, tmp_path, [row], chosen)

        assert outcomes(plan) == [Outcome.SIMILAR]
        assert codes(plan.rows[0])[0] == "row.similar_many"
        assert {one.person for one in plan.rows[0].similar} == {first, second}
        assert (settled.rows[0].outcome, settled.rows[0].person) == (Outcome.UPDATED, second)

    def test_a_nik_that_is_no_nik_is_refused_whoever_it_may_be(
        self, office: Office, tmp_path: Path
    ) -> None:
        recorded(office)

        plan = planned(office, tmp_path, [a_row(1, nik="640206********01")])

        assert outcomes(plan) == [Outcome.REJECTED]
        assert "nik.masked" in codes(plan.rows[0])


class TestResemblance:
    def test_another_nik_of_the_same_name_birth_and_village_waits(
        self, office: Office, tmp_path: Path
    ) -> None:
        person = recorded(office).person

        done = take(office, tmp_path, [a_row(1, nik=FAR)])

        (row,) = done.plan.rows
        assert row.outcome is Outcome.SIMILAR
        assert codes(row)[0] == "row.similar"
        assert [(one.person, one.name, one.why) for one in row.similar] == [
            (person, "Orang Contoh A", "resemblance.same_birth")
        ]
        assert done.counts.rejected == 1
        assert office.store.recipients.count() == 1

    @pytest.mark.parametrize("nik", [a_nik(serial=2), a_nik(serial=10), a_nik(serial=100)])
    def test_the_same_name_and_nearly_the_same_nik_waits(
        self, office: Office, tmp_path: Path, nik: str
    ) -> None:
        recorded(office, birth_date=date(1981, 9, 1))

        plan = planned(office, tmp_path, [a_row(1, nik=nik)])

        assert outcomes(plan) == [Outcome.SIMILAR]
        assert codes(plan.rows[0])[0] == "row.similar_nik"
        assert plan.rows[0].similar[0].why == "resemblance.near_nik"

    def test_a_namesake_with_another_birth_and_nik_is_somebody_else(
        self, office: Office, tmp_path: Path
    ) -> None:
        recorded(office, birth_date=date(1981, 9, 1))

        assert outcomes(planned(office, tmp_path, [a_row(1, nik=FAR)])) == [Outcome.CREATED]

    def test_the_same_person_with_a_corrected_nik_is_updated(
        self, office: Office, tmp_path: Path
    ) -> None:
        person = recorded(office).person
        rows = [a_row(1, nik=FAR)]

        done = take(office, tmp_path, rows, ImportChoices(people={(SHEET, 2): person}))

        (row,) = done.plan.rows
        assert row.outcome is Outcome.UPDATED
        assert [(one.field, one.old, one.new) for one in row.differences] == [
            ("nik", a_nik(serial=1), FAR)
        ]
        assert is_settled_after(office, tmp_path, rows)

    def test_somebody_else_is_created_and_the_decision_kept(
        self, office: Office, tmp_path: Path
    ) -> None:
        recorded(office)
        rows = [a_row(1, nik=FAR)]

        done = take(office, tmp_path, rows, ImportChoices(people={(SHEET, 2): NEW_PERSON}))

        assert outcomes(done.plan) == [Outcome.CREATED]
        assert rows_of(office.store, "select person, code, reason from decision") == [
            (
                done.plan.rows[0].person,
                "person.different",
                "Orang lain, bukan Orang Contoh A; ditentukan saat impor",
            )
        ]
        assert is_settled_after(office, tmp_path, rows)

    @pytest.mark.parametrize("nik", ["", FAR])
    def test_who_was_found_to_be_somebody_else_is_not_asked_about_again(
        self, office: Office, tmp_path: Path, nik: str
    ) -> None:
        recorded(office)
        recorded(office, nik=a_nik(serial=300), family_card=a_nik(serial=77))
        row = a_row(1, nik="")
        chosen = ImportChoices(people={(SHEET, 2): NEW_PERSON})
        made = take(office, tmp_path, [row], chosen, drafts=True).plan.rows[0]
        assert (made.outcome, made.new_person) == (Outcome.CREATED, True)

        for rows in ([{**row, "nik": nik}], [a_row(4), {**row, "nik": nik}]):
            again = planned(office, tmp_path, rows, drafts=True).rows[-1]
            assert again.person == made.person
            assert again.outcome is (Outcome.UPDATED if nik else Outcome.UNCHANGED)

    def test_another_address_or_a_second_who_fits_is_asked_about(
        self, office: Office, tmp_path: Path
    ) -> None:
        recorded(office)
        chosen = ImportChoices(people={(SHEET, 2): NEW_PERSON})
        take(office, tmp_path, [a_row(1, nik=FAR)], chosen)

        rows = [a_row(1, nik=""), a_row(1, nik="", alamat="Jl. Lain")]

        assert outcomes(planned(office, tmp_path, rows)) == [Outcome.SIMILAR] * 2

    def test_a_row_that_waits_shows_what_it_says_and_writes_nothing(
        self, office: Office, tmp_path: Path
    ) -> None:
        recorded(office)

        (row,) = take(office, tmp_path, [a_row(1, nik=FAR, alamat="Jl. Lain")]).plan.rows

        assert row.outcome is Outcome.SIMILAR
        assert row.person_values is not None
        assert row.proposal_values is not None
        assert (row.person_values["nik"], row.person_values["address"]) == (FAR, "Jl. Lain")
        assert row.proposal_values["business_type"]
        assert "status" not in row.proposal_values
        assert rows_of(office.store, "select address from person") != [("Jl. Lain",)]

    def test_two_rows_of_a_file_resemble_each_other(self, office: Office, tmp_path: Path) -> None:
        rows = [a_row(1), a_row(1, nik=FAR)]

        plan = planned(office, tmp_path, rows)
        (alike,) = plan.rows[1].similar
        same = planned(office, tmp_path, rows, ImportChoices(people={(SHEET, 3): alike.person}))
        other = planned(office, tmp_path, rows, ImportChoices(people={(SHEET, 3): NEW_PERSON}))

        assert outcomes(plan) == [Outcome.CREATED, Outcome.SIMILAR]
        assert outcomes(same) == [Outcome.CREATED, Outcome.DOUBLE]
        assert outcomes(other) == [Outcome.CREATED, Outcome.CREATED]
        office.take(plan)
        assert is_settled_after(office, tmp_path, rows)

    def test_a_choice_that_names_nobody_any_more_is_asked_for_again(
        self, office: Office, tmp_path: Path
    ) -> None:
        recorded(office)

        plan = planned(
            office, tmp_path, [a_row(1, nik=FAR)], ImportChoices(people={(SHEET, 2): "hilang"})
        )

        assert outcomes(plan) == [Outcome.SIMILAR]

    def test_who_is_called_otherwise_further_down_resembles_nobody(
        self, office: Office, tmp_path: Path
    ) -> None:
        recorded(office)
        rows = [a_row(1, nik=FAR), a_row(1, nama="Orang Benar")]

        done = take(office, tmp_path, rows)

        assert outcomes(done.plan) == [Outcome.CREATED, Outcome.UPDATED]
        assert is_settled_after(office, tmp_path, rows)

    def test_a_nik_that_is_free_again_is_nobodys(self, office: Office, tmp_path: Path) -> None:
        person = recorded(office).person
        rows = [a_row(1, nik=FAR), a_row(1, nama="Orang Lain")]

        done = take(office, tmp_path, rows, ImportChoices(people={(SHEET, 2): person}))

        assert outcomes(done.plan) == [Outcome.UPDATED, Outcome.CREATED]
        assert done.plan.rows[1].person != person

    def test_who_lacked_a_nik_gets_it(self, office: Office, tmp_path: Path) -> None:
        person = recorded(office, nik="", status=Status.DRAFT).person

        done = take(office, tmp_path, [a_row(1)])

        (row,) = done.plan.rows
        assert (row.outcome, row.person) == (Outcome.UPDATED, person)
        assert codes(row) == ["row.draft_proposed", "row.nik_completed"]
        proposal = office.store.recipients.proposal(row.proposal)
        assert proposal is not None
        assert proposal.values["status"] == Status.PROPOSED
        assert proposal.values["proposed_on"] == office.today.isoformat()
        assert is_settled_after(office, tmp_path, [a_row(1)])

    def test_a_nik_that_is_somebody_elses_is_asked_about(
        self, office: Office, tmp_path: Path
    ) -> None:
        person = recorded(office, name="Rusmini").person
        rows = [a_row(1, nama="Yohanes Dalung", nominal=4_000_000)]

        plan = planned(office, tmp_path, rows)
        again = take(office, tmp_path, rows, ImportChoices(people={(SHEET, 2): person}))

        (row,) = plan.rows
        assert (row.outcome, codes(row)[0]) == (Outcome.SIMILAR, "row.nik_owner")
        assert [one.person for one in row.similar] == [person]
        assert outcomes(again.plan) == [Outcome.UPDATED]
        assert is_settled_after(office, tmp_path, rows)

    @pytest.mark.parametrize("name", ["Rusmini Binti Ali", "RUSMINI", "Rusmeni", "Hj. Rusmini"])
    def test_another_spelling_of_a_name_is_no_other_person(
        self, office: Office, tmp_path: Path, name: str
    ) -> None:
        recorded(office, name="Rusmini")

        plan = planned(office, tmp_path, [a_row(1, nama=name)])

        assert plan.rows[0].outcome in (Outcome.UPDATED, Outcome.UNCHANGED)


class TestDrafts:
    @pytest.mark.parametrize(
        ("written", "note"),
        [
            ("", None),
            ("6402061208", "NIK di berkas: 6402061208"),
            ("640206********01", "NIK di berkas: 640206********01"),
            ("6.40206E+15", "NIK di berkas: 640206E+15"),
            ("9999999999999999", "NIK di berkas: 9999999999999999"),
        ],
    )
    def test_a_row_without_usable_nik_is_kept_as_a_draft(
        self, office: Office, tmp_path: Path, written: str, note: str | None
    ) -> None:
        rows = [a_row(1, nik=written), a_row(2)]

        refused = planned(office, tmp_path, rows)
        done = take(office, tmp_path, rows, drafts=True)

        assert outcomes(refused)[0] is Outcome.REJECTED
        row = done.plan.rows[0]
        assert row.outcome is Outcome.CREATED
        assert "row.as_draft" in codes(row)
        person, proposal = (
            office.store.recipients.person(row.person),
            office.store.recipients.proposal(row.proposal),
        )
        assert person is not None
        assert proposal is not None
        assert (person.values["nik"], person.values["name"]) == (None, "Orang Contoh A")
        kept = [proposal.values[name] for name in ("status", "proposed_on", "note")]
        assert kept == [Status.DRAFT, None, note]
        assert is_settled_after(office, tmp_path, rows, drafts=True)

    @pytest.mark.parametrize(
        "changed",
        [
            {},
            {"tanggal_lahir": ""},
            {"desa": ""},
            {"tanggal_lahir": "", "no_kk": ""},
            {"tanggal_lahir": "", "no_kk": "", "alamat": "", "desa": ""},
        ],
    )
    def test_a_draft_is_known_again_by_whatever_it_has(
        self, office: Office, tmp_path: Path, changed: dict[str, object]
    ) -> None:
        rows = [a_row(1, nik="", **changed)]

        first = take(office, tmp_path, rows, drafts=True)
        again = take(office, tmp_path, rows, drafts=True)
        without = planned(office, tmp_path, rows)

        assert outcomes(first.plan) == [Outcome.CREATED]
        assert outcomes(again.plan) == outcomes(without) == [Outcome.UNCHANGED]

    def test_namesakes_of_two_families_are_two_drafts(self, office: Office, tmp_path: Path) -> None:
        rows = [a_row(1, nik="", tanggal_lahir=""), a_row(1, nik="", tanggal_lahir="", no_kk=FAR)]

        done = take(office, tmp_path, rows, drafts=True)

        assert outcomes(done.plan) == [Outcome.CREATED, Outcome.CREATED]
        assert is_settled_after(office, tmp_path, rows, drafts=True)

    def test_a_draft_keeps_no_place_and_other_faults_still_refuse(
        self, office: Office, tmp_path: Path
    ) -> None:
        rows = [
            a_row(1, nik=""),
            a_row(2, nik="", desa="Desa Yang Tidak Ada"),
            a_row(3, nik="", nama=""),
        ]

        done = take(office, tmp_path, rows, drafts=True)

        assert outcomes(done.plan) == [Outcome.CREATED, Outcome.REJECTED, Outcome.REJECTED]
        assert office.store.quotas.use("UEP", 2025) == {} or done.counts.adds_up

    def test_a_list_without_any_nik_asks_what_it_is_for(
        self, office: Office, tmp_path: Path
    ) -> None:
        rows = [a_row(1, nik=""), a_row(2, nik="-")]

        plan = planned(office, tmp_path, rows)
        answered = ImportChoices(answers={WITHOUT_NIK: AS_DRAFT})
        kept = planned(office, tmp_path, rows, answered)

        (question,) = plan.questions
        assert (question.key, question.taken, question.rows) == (WITHOUT_NIK, REFUSE, 2)
        assert question.is_assumed
        assert [type(one) for one in question.options] == [Option, Option]
        assert plan.counts.rejected == 2
        assert outcomes(kept) == [Outcome.CREATED, Outcome.CREATED]
        assert [(one.taken, one.is_assumed) for one in kept.questions] == [(AS_DRAFT, False)]
        assert planned(office, tmp_path, [*rows, a_row(3)]).questions == ()


class TestUpdates:
    def test_every_difference_is_named_with_what_stood_before(
        self, office: Office, tmp_path: Path
    ) -> None:
        recorded(office, phone="")

        plan = planned(office, tmp_path, [a_row(1, alamat="Jl. Baru 9", nominal=4_000_000)])

        assert [(one.field, one.old, one.new) for one in plan.rows[0].differences] == [
            ("address", "Jl. Contoh 1", "Jl. Baru 9"),
            ("phone", None, "084000000001"),
            ("requested_value", 4_500_000, 4_000_000),
        ]

    @pytest.mark.parametrize(
        "changed", [{"rt": "1"}, {"nama": "ORANG  CONTOH A"}, {"alamat": "JL. CONTOH 1"}]
    )
    def test_another_way_of_writing_is_no_difference(
        self, office: Office, tmp_path: Path, changed: dict[str, object]
    ) -> None:
        recorded(office)

        plan = planned(office, tmp_path, [a_row(1, **changed)])

        assert (outcomes(plan), plan.rows[0].differences) == ([Outcome.UNCHANGED], ())

    def test_what_is_kept_stays_for_all_rows_or_for_one(
        self, office: Office, tmp_path: Path
    ) -> None:
        office.take_rows(tmp_path / "a.xlsx", [a_row(1), a_row(2)])
        rows = [a_row(n, alamat="Jl. Baru 9", nominal=4_000_000) for n in (1, 2)]
        choices = ImportChoices(
            kept=frozenset({"address"}), kept_in=frozenset({(SHEET, 2, "requested_value")})
        )

        done = take(office, tmp_path, rows, choices)

        assert outcomes(done.plan) == [Outcome.UNCHANGED, Outcome.UPDATED]
        kept = [[(one.field, one.kept) for one in row.differences] for row in done.plan.rows]
        assert kept == [
            [("address", True), ("requested_value", True)],
            [("address", True), ("requested_value", False)],
        ]
        for row in done.plan.rows:
            person = office.store.recipients.person(row.person)
            assert person is not None
            assert str(person.values["address"]).startswith("Jl. Contoh")

    @pytest.mark.parametrize("status", [Status.DECIDED, Status.DISTRIBUTED, Status.MONITORED])
    def test_what_was_decided_is_not_moved(
        self, office: Office, tmp_path: Path, status: Status
    ) -> None:
        person = recorded(office, status=status).person
        moved = a_row(
            1,
            nama="Orang Benar",
            no_hp="081234567890",
            nominal=4_000_000,
            jenis_usaha="Peternakan",
            desa="Manggar",
            kecamatan="Balikpapan Timur",
            kabupaten="Kota Balikpapan",
        )

        done = take(office, tmp_path, [moved])

        (row,) = done.plan.rows
        assert row.outcome is Outcome.UPDATED
        assert "row.settled" in codes(row)
        assert row.warned
        (entry,) = office.store.ledger.history(person)[1:]
        assert parse_changes(entry.changes) == {"phone": ("084000000001", "081234567890")}
        assert len(office.store.ledger.history(row.proposal)) == 1

    def test_an_officer_changes_nothing_of_what_was_decided(
        self, office: Office, tmp_path: Path
    ) -> None:
        recorded(office, status=Status.DECIDED)
        office.session = replace(office.session, role=Role.FIELD_OFFICER)

        plan = planned(office, tmp_path, [a_row(1, nama="Orang Benar")])

        assert outcomes(plan) == [Outcome.UNCHANGED]
        assert [one.kept for one in plan.rows[0].differences] == [True]
        assert "row.settled" in codes(plan.rows[0])

    @pytest.mark.parametrize("status", [Status.RETURNED, Status.CANCELLED])
    def test_a_proposal_that_is_set_aside_is_updated_and_stays_there(
        self, office: Office, tmp_path: Path, status: Status
    ) -> None:
        recorded(office, status=status)

        done = take(office, tmp_path, [a_row(1, nominal=4_000_000)])

        (row,) = done.plan.rows
        assert (row.outcome, codes(row)) == (Outcome.UPDATED, ["row.status_stays"])
        proposal = office.store.recipients.proposal(row.proposal)
        assert proposal is not None
        values = [proposal.values[name] for name in ("status", "requested_value")]
        assert values == [status, 4_000_000]

    def test_somebody_may_move_within_what_is_only_proposed(
        self, office: Office, tmp_path: Path
    ) -> None:
        recorded(office, village_code=LOA_IPUH)

        plan = planned(office, tmp_path, [a_row(1)])

        assert outcomes(plan) == [Outcome.UPDATED]
        assert MANGGAR not in str(plan.rows[0].differences)


CELLS: dict[str, st.SearchStrategy[object]] = {
    "nik": st.sampled_from([a_nik(serial=n) for n in (1, 2, 900, 9123)] + ["", "", "12", "x"]),
    "nama": st.sampled_from(["Siti Aminah", "H. SITI AMINAH", "Budi", ""]),
    "tanggal_lahir": st.sampled_from(["12 Agustus 1980", "1 Mei 1975", ""]),
    "desa": st.sampled_from(["Jahab", "Loa Ipuh", "", "Desa Yang Tidak Ada"]),
    "no_kk": st.sampled_from([a_nik(serial=7), ""]),
    "alamat": st.sampled_from(["Jl. Satu", "JL. SATU", ""]),
}
ROWS = st.lists(st.fixed_dictionaries(CELLS), min_size=1, max_size=8)
SETTLED = st.dictionaries(
    st.tuples(st.just(SHEET), st.integers(2, 9)), st.sampled_from([NEW_PERSON, "hilang"])
)
KEPT = st.frozensets(st.sampled_from(["name", "address", "birth_date", "nik", "note"]))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=ROWS, then=ROWS, people=SETTLED, kept=KEPT, drafts=st.booleans())
def test_whatever_comes_the_equation_holds_and_a_second_time_changes_nothing(
    make_office: MakeOffice,
    tmp_path: Path,
    first: Rows,
    then: Rows,
    people: dict[tuple[str, int], str],
    kept: frozenset[str],
    drafts: bool,
) -> None:
    office = make_office(f"kantor-{len(list(tmp_path.iterdir()))}")
    choices = ImportChoices(people=people, kept=kept)

    for sheet in (first, then):
        rows = [a_row(1, **row) for row in [*sheet, {"nik": a_nik(serial=5), "nama": "Ani"}]]
        before = {uid: values for uid, *values in rows_of(office.store, KEPT_FIELDS)}
        done = take(office, tmp_path, rows, choices, drafts=drafts)
        assert done.counts.rows_read == len(rows)
        assert done.counts.adds_up
        after = {uid: values for uid, *values in rows_of(office.store, KEPT_FIELDS)}
        for at, name in enumerate(("name", "address", "birth_date", "nik")):
            if name in kept:
                assert all(after[uid][at] == before[uid][at] for uid in before)
        again = planned(office, tmp_path, rows, choices, drafts=drafts)
        assert (again.counts.created, again.counts.updated) == (0, 0)


KEPT_FIELDS = "select uid, name, address, birth_date, nik from person"
