"""Histories in words: who, when, from what to what, and nobody's number in full."""

from __future__ import annotations

from datetime import timedelta, timezone

import pytest

from bansos_desktop.domain.acts import undo_act
from bansos_desktop.domain.code_words import CODE_WORDS, KIND_WORDS
from bansos_desktop.domain.field_names import FIELD_WORDS
from bansos_desktop.domain.field_words import (
    CODE_DOMAINS,
    UNSAID,
    Names,
    field_words,
    value_words,
)
from bansos_desktop.domain.history import (
    ONLY_NOTED,
    act_words,
    change_lines,
    count_words,
    day_words,
    events,
    is_lasting,
    kept_lines,
    kept_words,
    moment_words,
    outcome_words,
    short_moment,
)
from bansos_desktop.domain.ledger import Changes, Entry, Value, canonical
from bansos_desktop.domain.records import CRITERIA, FIELDS, Kind
from bansos_desktop.domain.undo import Kept, Why
from tests.factories import a_nik

WITA = timezone(timedelta(hours=8))
AT = "2025-08-12T01:14:00+00:00"


def region_name(code: str) -> str:
    """A region that is known, or none."""
    return {"64.02.06.1001": "Jahab"}.get(code, "")


def business_name(code: str) -> str:
    """As business types are called."""
    return code.title()


NAMES = Names(
    {
        "ragam_disabilitas": {"1": "Fisik", "4": "Sensorik"},
        "dokumen": {"kk": "Kartu Keluarga"},
        "minat": {"ya": "Ya, sungguh berminat"},
    },
    region_name,
    business_name,
)


def an_entry(
    changes: Changes, *, batch: str = "b", record: str = "p", kind: Kind = Kind.PERSON, **more: str
) -> Entry:
    """One entry of Siti's."""
    act, user = more.get("act", "recipient.record"), more.get("user", "Siti")
    text = canonical(changes)
    return Entry("d", 1, AT, user, batch, act, kind.value, record, text, "{}", "", "")


def test_a_change_is_told_with_day_time_and_who() -> None:
    made = an_entry({"desil": (None, 3)}, batch="a")
    (changed, _made) = events([made, an_entry({"desil": (3, 2)})], NAMES, zone=WITA)

    assert changed.text == ("12 Agustus 2025 09.14, Siti: Data penerima disimpan\n    Desil 3 → 2")


def test_a_new_record_is_told_a_field_a_line() -> None:
    entry = an_entry({"nik": (None, a_nik()), "sex": (None, "L"), "note": (None, "")})
    (made,) = events([entry], NAMES)

    assert made.lines == [
        "Orang dicatat",
        "    NIK: 640206******0001",
        "    Jenis kelamin: Laki-laki",
    ]


def test_a_record_without_anything_to_say_is_only_made() -> None:
    (made,) = events([an_entry({"person": (None, "p")}, kind=Kind.PROPOSAL)], NAMES)

    assert made.lines == ["Usulan dicatat"]


def test_acts_come_newest_first_and_entries_of_one_act_stand_together() -> None:
    entries = [
        an_entry({"desil": (None, 1)}, batch="a"),
        an_entry({"person": (None, "p")}, batch="a", record="q", kind=Kind.PROPOSAL),
        an_entry({"desil": (1, 2)}, batch="b"),
    ]

    told = events(entries, NAMES)

    assert [(one.batch, len(one.lines)) for one in told] == [("b", 1), ("a", 3)]


def test_lines_about_several_families_name_each_and_may_be_brief() -> None:
    entries = [an_entry({"desil": (None, 1)}), an_entry({"deleted": (1, 0)}, record="r")]

    (told,) = events(
        entries, NAMES, whose={"p": "Ani", "r": "Budi"}.__getitem__, born={"p"}, brief=True
    )

    assert told.lines == ["Ani: Orang dicatat", "Budi: Orang dipulihkan"]


def test_better_words_for_an_act_are_taken() -> None:
    act = undo_act("x")
    (told,) = events([an_entry({"deleted": (0, 1)}, act=act)], NAMES, born=(), acts={act: "Ah"})

    assert told.act == "Ah"
    assert told.lines == ["Orang dihapus"]


def test_the_status_comes_first() -> None:
    changes = {"decree_number": (None, "SK 1"), "status": ("layak", "ditetapkan")}

    assert change_lines(Kind.PROPOSAL, changes, NAMES) == [
        "Status Layak → Ditetapkan",
        "Nomor SK – → SK 1",
    ]


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("desil", None, "–"),
        ("note", "", "–"),
        ("desil", 3, "3"),
        ("requested_value", 4_500_000, "Rp4.500.000"),
        ("volume", 2500, "2,5"),
        ("rows_read", 10_000, "10.000"),
        ("year", 2025, "2025"),
        ("birth_date", "1980-08-12", "12/08/1980"),
        ("birth_date", "kemarin", "kemarin"),
        ("disability", "1;4", "Fisik, Sensorik"),
        ("disability", "9", "9"),
        ("documents", "ktp", "ktp"),
        ("documents", "ktp;kk", "ktp, Kartu Keluarga"),
        ("code", "desil_pass_max", "Desil yang didahulukan, paling tinggi"),
        ("code", "desil.too_high", "Desil yang ditahan, mulai"),
        ("code", "lain", "lain"),
        ("acceptor", "tidak", "Tidak seorang pun"),
        ("acceptor", "operator", "Operator saja"),
        ("level", "galat", "Galat"),
        ("value", "ya", "Ya"),
        ("value", "4", "4"),
        ("value", "3;6", "3, 6"),
        ("value", "5000000", "Rp5.000.000"),
        ("value", "kk", "Kartu Keluarga"),
        ("recommendation", "tidak_layak", "Tidak Layak"),
        ("position_source", "ketik", "Diketik"),
        ("position_source", "foto", "Dari foto"),
        ("section", "alat", "Alat"),
        ("role", "petugas", "Petugas lapangan"),
        ("document", "usulan", "Daftar usulan"),
        ("taken_at", "2025-08-12T09:14:00", "12/08/2025"),
        ("about_kind", "verification", "Kunjungan verifikasi"),
        ("will", "ya", "Ya, sungguh berminat"),
        ("criterion_1", "ya", "Ya"),
        ("criterion_1", "entah", "entah"),
        ("running", "tidak", "Tidak"),
        ("status", "tidak_layak", "Tidak Layak"),
        ("status", "lain", "lain"),
        ("stage", "murni", "APBD Murni"),
        ("stage", "lain", "lain"),
        ("sex", "P", "Perempuan"),
        ("about_kind", "handover", "Penyaluran"),
        ("about_kind", "lain", "lain"),
        ("subject", "serah_terima", "Serah terima"),
        ("village_code", "64.02.06.1001", "Jahab"),
        ("region_code", "99", "99"),
        ("business_type", "kue", "Kue"),
        ("nik", a_nik(), "640206******0001"),
        ("family_card", a_nik(), "640206******0001"),
        ("name", "Siti", "Siti"),
        ("note", f"anak dari {a_nik()}", "anak dari 640206******0001"),
    ],
)
def test_values_are_told_as_people_read_them(field: str, value: Value, words: str) -> None:
    assert value_words(field, value, NAMES) == words


def test_every_field_of_every_record_has_a_word() -> None:
    wordless = [
        (kind, field)
        for kind in Kind
        for field in FIELDS[kind]
        if field not in FIELD_WORDS and field not in CRITERIA
    ]

    assert wordless == []
    assert set(KIND_WORDS) == set(Kind)


# What a person writes, and what is a number, a day or a place: no field of codes.
FREE_FIELDS = (
    "office created_at name version title nik family_card birth_place birth_date address rt rw "
    "village_code phone desil desil_period dtsen_id dependants year region_code business_type "
    "business_months needs requested_value approved_value note proposed_on reserve_rank "
    "decree_number decree_date status_reason reason label rows_read created updated unchanged "
    "rejected row_count visited_on officer latitude longitude assets income expense food_expense "
    "earlier_aid earlier_aid_year skill position specification volume unit unit_price "
    "delivered_volume delivered_price delivered_note bast_number handed_on supplier received_by "
    "month revenue profit workers obstacle follow_up taken_at source value message valid_from "
    "programme within text parent letterhead_1 letterhead_2 letterhead_3 letterhead_4 "
    "letterhead_5 place paper logo rank nip pattern number encrypted draft template decree "
    "letter_number category institution from_region to_region amount letter letter_date sentence "
    "owner form period asks value_min value_max overflow categories head phone registration "
    "residents given_on"
)
FREE = frozenset(FREE_FIELDS.split())


@pytest.mark.parametrize("kind", list(Kind))
def test_every_coded_field_of_a_record_shows_the_label_of_its_code(kind: Kind) -> None:
    listed = Names({domain: {"kode_x": "Label"} for domain in CODE_DOMAINS}, str, str)
    coded = {f for f in FIELDS[kind] if f not in UNSAID | FREE and f not in CRITERIA}

    for field in coded:
        codes = CODE_WORDS.get(field, {"kode_x": "Label"})
        for code, label in codes.items():
            assert value_words(field, code, listed) == label
            assert label[0].isupper()
            assert "_" not in label


def test_a_visits_criteria_are_told_by_their_numbers() -> None:
    changes = {"recommendation": (None, "tidak_layak"), "criterion_3": (None, "ya")}
    (made,) = events([an_entry(changes, kind=Kind.VERIFICATION)], NAMES)

    assert made.lines[1:] == ["    Kriteria 3: Ya", "    Rekomendasi: Tidak Layak"]


def test_what_is_so_or_not_is_told_by_yes_and_no() -> None:
    changes: Changes = {"encrypted": (None, 1), "draft": (None, 0)}
    (made,) = events([an_entry(changes, kind=Kind.EXPORT)], NAMES)

    assert made.lines[1:] == ["    Bersandi: Ya", "    Bertanda DRAF: Tidak"]


def test_a_photos_bytes_and_pixels_are_left_out() -> None:
    changes: Changes = {
        "about_kind": (None, "verification"),
        "size": (None, 81234),
        "width": (None, 1200),
        "height": (None, 900),
        "sha256": (None, "ab"),
    }
    (made,) = events([an_entry(changes, kind=Kind.PHOTO)], NAMES)

    assert made.lines == ["Foto dicatat", "    Foto tentang: Kunjungan verifikasi"]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("iVBO", "iVBP", "Logo: diganti"),
        (None, "a", "Logo: dipasang"),
        ("a", None, "Logo: dilepas"),
    ],
)
def test_of_a_logo_no_byte_is_told(old: str | None, new: str | None, words: str) -> None:
    made = an_entry({"logo": (None, "iVBOR"), "place": (None, "Sangatta")}, kind=Kind.PROFILE)
    (changed, first) = events(
        [made, an_entry({"logo": (old, new)}, kind=Kind.PROFILE, batch="c")], NAMES
    )

    assert changed.lines == [words]
    assert first.lines[1:] == ["    Tempat: Sangatta", "    Logo: gambar"]


def test_an_officials_number_is_told_in_its_groups() -> None:
    assert value_words("nip", "198001012005011001", NAMES) == "19800101 200501 1 001"


def test_words_of_fields_know_their_kind_and_their_criteria() -> None:
    assert field_words(Kind.GOODS, "name") == "Nama barang"
    assert field_words(Kind.PERSON, "name") == "Nama"
    assert field_words(Kind.PERSON, "not_yet_known") == "not_yet_known"
    assert field_words(Kind.VERIFICATION, "criterion_2") == "Kriteria 2"


def test_moments_are_told_by_the_given_clock() -> None:
    assert moment_words("2025-08-12T17:00:00+00:00", WITA) == "13 Agustus 2025 01.00"
    assert short_moment("2025-08-12T17:00:00+00:00", WITA) == "13/08/2025 01.00"
    assert day_words("2025-08-12T17:00:00+00:00", WITA) == "13 Agustus 2025"


def test_taking_back_is_told_with_what_was_done_first() -> None:
    act = undo_act("x")

    assert act_words("import.apply") == "Berkas diimpor"
    assert act_words(act) == "Diurungkan"
    assert act_words(act, "import.apply") == "Diurungkan: Berkas diimpor"
    assert act_words(act, "import.apply", takes_back=False) == "Diulangi: Berkas diimpor"


@pytest.mark.parametrize(
    ("act", "says"),
    [
        ("passphrase.change", "Dengan mengetik kata sandi yang lama"),
        ("passphrase.recover", "Dengan kunci pemulihan dari kertas"),
        ("recovery.make", "Kunci yang baru berlaku sejak itu"),
        ("proposal", ONLY_NOTED),
        ("of.a.newer.program", ONLY_NOTED),
    ],
)
def test_an_act_without_a_change_says_what_it_was(act: str, says: str) -> None:
    made = an_entry({"name": (None, "Siti")}, batch="a", kind=Kind.USER)
    noted = an_entry({}, kind=Kind.USER, act=act)

    (told, _made) = events([made, noted], NAMES, zone=WITA)

    assert len(told.lines) == 1
    assert told.lines[0].startswith(says)


def test_lasting_acts_are_known() -> None:
    assert is_lasting("office.start")
    assert not is_lasting("import.apply")
    assert not is_lasting("not.known")


@pytest.mark.parametrize(
    ("kept", "words"),
    [
        (
            Kept(Kind.PERSON, "p", Why.CHANGED, "desil", "Budi", AT),
            "Ani tetap: Desil diubah Budi 12 Agustus 2025",
        ),
        (
            Kept(Kind.PERSON, "p", Why.DELETED, "deleted", "Budi", AT),
            "Ani tetap: orang dihapus atau dipulihkan Budi 12 Agustus 2025",
        ),
        (
            Kept(Kind.PROPOSAL, "p", Why.HUNG_ON, detail="verification"),
            "Ani tetap: sudah ada kunjungan verifikasi yang memakainya",
        ),
        (
            Kept(Kind.PERSON, "p", Why.TWIN, detail="Ani"),
            "Ani tetap: sudah tercatat lagi atas nama Ani",
        ),
        (
            Kept(Kind.PROPOSAL, "p", Why.OWNER_GONE),
            "Ani tetap: orang atau usulannya sudah dihapus; pulihkan itu dulu dari Data terhapus",
        ),
    ],
)
def test_what_stays_is_told_with_the_reason(kept: Kept, words: str) -> None:
    assert kept_words(kept, whose="Ani", zone=WITA) == words


def test_what_stays_is_called_by_its_kind_where_nobody_is_named() -> None:
    kept = Kept(Kind.RULE, "r", Why.CHANGED, "value", "Budi", AT)

    assert kept_words(kept, zone=WITA).startswith("Aturan tetap: Nilai diubah Budi")


def test_counts_leave_out_an_imports_own_note() -> None:
    counts = {Kind.PROPOSAL: 2, Kind.PERSON: 1, Kind.BATCH: 1}

    assert count_words(counts, str) == "1 orang, 2 usulan"


def test_an_outcome_tells_what_and_how_much_stays() -> None:
    assert outcome_words("Berkas diimpor", "Ani", [], is_redo=False) == (
        "Diurungkan: Berkas diimpor (Ani)."
    )
    assert outcome_words("Berkas diimpor", "", ["a", "b", "c"], is_redo=True) == (
        "Diulangi: Berkas diimpor. a. 2 hal lain juga tetap."
    )
    assert kept_lines(["a", "b"], 2) == ["a.", "b."]
