"""Keeping an office's papers: who may, what is written, and what documents make of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.document import DocumentKey, SignaturePart
from bansos_desktop.domain.office_paper import PNG_HEAD, OfficePaper, OfficePapers
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.workflow import Role
from bansos_desktop.store.papers import profile_uid, signatory_uid
from bansos_desktop.usecases import keep_profile, tell_history, undo_act
from bansos_desktop.usecases.keep_profile import Kept
from bansos_desktop.usecases.outcomes import NotYet
from bansos_desktop.usecases.refusal import Refused
from tests.factories import NOW, a_signatory, some_papers
from tests.soundness import rows_of
from tests.usecases.conftest import MakeOffice, Office

BAST = DocumentKey.HANDOVER
LOGO = PNG_HEAD + b"isi"


def keep(
    office: Office, papers: OfficePapers, *, rev: int | None = None, role: Role = Role.OPERATOR
) -> Kept | NotYet:
    session = replace(office.session, role=role)
    known = office.store.papers.rev(session.region_code) if rev is None else rev
    return keep_profile.run(office.store, session, papers, known, now=NOW)


def with_logo(logo: bytes = LOGO) -> OfficePapers:
    papers = some_papers()
    return replace(papers, paper=replace(papers.paper, logo=logo))


def uids(office: Office, kind: Kind, where: str = "1") -> list[str]:
    return [row[0] for row in rows_of(office.store, f"select uid from {kind} where {where}")]


def newest(office: Office) -> str:
    return undo_act.last_act(office.store, office.session).batch


def test_what_is_kept_is_read_again(office: Office) -> None:
    own = a_signatory(document=BAST, part=SignaturePart.COMMITS, name="Contoh Lain")
    papers = replace(with_logo(), signatories=(a_signatory(), own))

    kept = keep(office, papers)

    assert kept == Kept(Topic.OFFICE)
    assert office.store.papers.papers("64") == papers.tidy()
    assert office.store.papers.signatory("64", BAST, SignaturePart.COMMITS) == own
    assert office.store.papers.signatory("64", BAST, SignaturePart.SIGNS) == a_signatory()
    assert office.store.papers.signatory("64", "usulan", SignaturePart.COMMITS) is None
    assert office.store.papers.papers("64.02") == OfficePapers()


def test_only_changed_fields_are_written_and_the_same_again_is_nothing(office: Office) -> None:
    keep(office, some_papers())
    before = office.store.ledger.count()

    assert keep(office, some_papers()) == Kept(Topic.NOTHING)
    assert office.store.ledger.count() == before
    keep(office, some_papers(signatories=(a_signatory(rank="Pembina"),)))

    (entry,) = office.store.history.entries_of(newest(office), 10)
    assert entry.kind == Kind.SIGNATORY
    assert entry.changes == '{"rank":["Pembina Tk. I","Pembina"]}'


def test_who_is_named_no_longer_is_taken_away_and_may_come_back(office: Office) -> None:
    keep(office, some_papers())

    keep(office, OfficePapers())
    assert office.store.papers.papers("64").is_empty
    keep(office, some_papers(signatories=(a_signatory(rank=""),)))

    assert office.store.papers.signatories("64") == [a_signatory(rank="")]
    assert len(uids(office, Kind.SIGNATORY)) == 1


def test_taking_it_back_brings_what_stood_before(office: Office) -> None:
    keep(office, some_papers())
    keep(office, replace(with_logo(), signatories=(), patterns={}))

    undo_act.run(office.store, office.session, newest(office), now=NOW)

    assert office.store.papers.papers("64") == some_papers().tidy()


def test_an_officer_may_read_and_not_write(office: Office) -> None:
    with pytest.raises(Refused, match="operator_only"):
        keep(office, some_papers(), role=Role.FIELD_OFFICER)

    assert office.store.papers.papers("64").is_empty


def test_what_somebody_changed_meanwhile_is_not_written_over(office: Office) -> None:
    keep(office, some_papers())

    with pytest.raises(Refused, match="stale"):
        keep(office, OfficePapers(), rev=0)

    assert office.store.papers.papers("64") == some_papers().tidy()


def test_what_is_wrong_is_told_and_nothing_is_written(office: Office) -> None:
    outcome = keep(office, some_papers(signatories=(a_signatory(nip="123", position=""),)))

    assert isinstance(outcome, NotYet)
    assert [problem.code for problem in outcome.problems] == ["signatory.nip_length"]
    assert office.store.papers.rev("64") == 0


def test_a_pattern_alone_leaves_all_else_as_it_is(office: Office) -> None:
    keep(office, some_papers())

    keep_profile.keep_pattern(office.store, office.session, "usulan", "{nomor}/U", now=NOW)

    patterns = {**some_papers().patterns, "usulan": "{nomor}/U"}
    assert office.store.papers.papers("64") == some_papers(patterns=patterns).tidy()
    assert office.store.papers.pattern("64", "usulan") == "{nomor}/U"
    assert office.store.papers.pattern("64", "rekap") == ""


def test_two_laptops_of_an_office_write_the_same_records(make_office: MakeOffice) -> None:
    first, second = (make_office(name, region_code="64.02") for name in ("satu", "dua"))
    for laptop in (first, second):
        keep(laptop, some_papers())

    for laptop in (first, second):
        assert uids(laptop, Kind.PROFILE) == [profile_uid("64.02")]
        assert uids(laptop, Kind.SIGNATORY) == [signatory_uid("64.02", a_signatory())]
    assert profile_uid("64.02") != profile_uid("64.71")


def test_the_history_says_who_signs_what_and_no_byte_of_the_logo(office: Office) -> None:
    keep(office, replace(with_logo(), signatories=(a_signatory(document=BAST),)))
    changed = replace(with_logo(PNG_HEAD + b"lain"), patterns={"bast": "{nomor}/B"})
    keep(office, replace(changed, signatories=(a_signatory(document=BAST, name="Contoh Baru"),)))

    (event,) = tell_history.of_act(office.store, newest(office))

    bast = "Berita acara serah terima (BAST)"
    assert event.lines == [
        "Logo: diganti",
        f"Penanda tangan, {bast}: Nama Nama Contoh, S.Sos. → Contoh Baru",
        f"{bast}: Pola nomor {some_papers().patterns['bast']} → {{nomor}}/B",
    ]


def test_what_a_newer_program_wrote_is_left_alone(office: Office) -> None:
    with office.store.write(office.session.author, now=NOW, act="profile.keep") as work:
        values = {"region_code": "64", "part": "saksi", "name": "Contoh"}
        work.put(Kind.SIGNATORY, "a" * 32, values)
        work.put(Kind.SIGNATORY, "b" * 32, {**values, "part": "ppk", "document": "surat"})
        work.put(
            Kind.NUMBERING, "c" * 32, {"region_code": "64", "document": "surat", "pattern": "x"}
        )

    keep(office, some_papers())
    keep(office, OfficePapers(OfficePaper(("DINAS",))))

    gone = uids(office, Kind.SIGNATORY, "deleted = 1")
    assert gone == [signatory_uid("64", a_signatory())]
    assert office.store.papers.papers("64") == OfficePapers(OfficePaper(("DINAS",))).tidy()
