"""What an office teaches once: lessons are records, told in the history, taken back like all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.import_choices import ImportChoices
from bansos_desktop.domain.import_question import Option, Question
from bansos_desktop.domain.meaning import LEAVE, Meaning, MeaningDomain
from bansos_desktop.domain.session import Session
from bansos_desktop.store.meanings import meaning_uid
from bansos_desktop.usecases import teach_meaning, tell_history, undo_act
from bansos_desktop.usecases.plan_import import ImportPlan
from bansos_desktop.usecases.refusal import Refused
from tests.factories import MANGGAR, NOW, a_row, a_workbook
from tests.soundness import rows_of
from tests.usecases.conftest import MakeOffice, Office


def teach(office: Office, *meanings: Meaning) -> Topic:
    return teach_meaning.run(office.store, office.session, meanings, now=NOW)


def known(office: Office, meaning: Meaning) -> str:
    return office.store.meanings.book().find(meaning.domain, meaning.within, meaning.text)


def business(office: Office) -> str:
    """The code of some kind of business."""
    return office.store.reference.business_types()[0].code


def last_batch(office: Office) -> str:
    return undo_act.last_act(office.store, office.session).batch


def test_a_lesson_is_found_however_it_is_spelt(office: Office) -> None:
    code = business(office)

    changes = teach(office, Meaning(MeaningDomain.BUSINESS, "64.02", "  Jual  es-teh ", code))

    assert changes == Topic.REFERENCE
    book = office.store.meanings.book()
    assert book.find(MeaningDomain.BUSINESS, "", "JUAL ES TEH") == code
    (lesson,) = office.store.meanings.lessons()
    assert lesson.meaning == Meaning(MeaningDomain.BUSINESS, "", "Jual es-teh", code)


def test_the_same_lesson_is_one_record_on_every_laptop_and_the_last_word_counts(
    office: Office,
) -> None:
    first, second = (kind.code for kind in office.store.reference.business_types()[:2])
    one = Meaning(MeaningDomain.BUSINESS, "", "gorengn", first)
    other = Meaning(MeaningDomain.BUSINESS, "", "GORENG-N", second)

    teach(office, one)
    teach(office, other)

    assert meaning_uid(one) == meaning_uid(other)
    assert known(office, one) == second
    assert len(office.store.meanings.lessons()) == 1
    assert teach_meaning.new_in(office.store, [other, one]) == [one]


def test_a_place_is_taught_for_where_it_was_looked_for_only(office: Office) -> None:
    place = Meaning(MeaningDomain.VILLAGE, MANGGAR[:8], "Mangar", MANGGAR)

    teach(office, place)

    book = office.store.meanings.book()
    assert book.find(MeaningDomain.VILLAGE, MANGGAR[:8], "Desa Mangar") == MANGGAR
    assert book.find(MeaningDomain.VILLAGE, "64.02.01", "Mangar") == ""


@pytest.mark.parametrize(
    "wrong",
    [
        Meaning(MeaningDomain.BUSINESS, "", "gorengn", "tidak_ada"),
        Meaning(MeaningDomain.VILLAGE, "", "Mangar", LEAVE),
        Meaning(MeaningDomain.VILLAGE, "", "Mangar", MANGGAR[:8]),
        Meaning(MeaningDomain.REGENCY, "", "Balikpapan", "64.99"),
    ],
)
def test_what_means_nothing_here_is_refused_and_nothing_of_it_is_kept(
    office: Office, wrong: Meaning
) -> None:
    entries = office.store.ledger.count()

    with pytest.raises(Refused) as refusal:
        teach(office, Meaning(MeaningDomain.BUSINESS, "", "es teh", business(office)), wrong)

    assert refusal.value.code == "meaning.no_code"
    assert wrong.text in refusal.value.message
    assert office.store.ledger.count() == entries


def test_an_empty_text_cannot_be_taught(office: Office) -> None:
    with pytest.raises(Refused) as refusal:
        teach(office, Meaning(MeaningDomain.BUSINESS, "", " - ", LEAVE))

    assert refusal.value.code == "meaning.no_text"


def test_nothing_taught_is_no_act(office: Office) -> None:
    entries = office.store.ledger.count()

    assert teach(office) == Topic.NOTHING
    assert office.store.ledger.count() == entries


def test_a_lesson_withdrawn_is_asked_about_again_and_can_be_taught_anew(office: Office) -> None:
    lesson = Meaning(MeaningDomain.BUSINESS, "", "gorengn", business(office))
    teach(office, lesson)
    uid = meaning_uid(lesson)

    changes = teach_meaning.withdraw(office.store, office.session, [uid], now=NOW)

    assert changes == Topic.REFERENCE
    assert known(office, lesson) == ""
    with pytest.raises(Refused) as refusal:
        teach_meaning.withdraw(office.store, office.session, [uid], now=NOW)
    assert refusal.value.code == "meaning.gone"
    teach(office, lesson)
    assert known(office, lesson) == lesson.code


def test_lessons_are_undone_and_done_again(office: Office) -> None:
    lesson = Meaning(MeaningDomain.BUSINESS, "", "gorengn", business(office))
    teach(office, lesson)
    taught = last_batch(office)

    done = undo_act.run(office.store, office.session, taught, now=NOW)
    assert known(office, lesson) == ""
    undo_act.run(office.store, office.session, done.batch, now=NOW)
    assert known(office, lesson) == lesson.code

    teach_meaning.withdraw(office.store, office.session, [meaning_uid(lesson)], now=NOW)
    undo_act.run(office.store, office.session, last_batch(office), now=NOW)
    assert known(office, lesson) == lesson.code


def test_the_history_tells_a_lesson_in_words(office: Office) -> None:
    first, second = office.store.reference.business_types()[:2]
    lesson = Meaning(MeaningDomain.BUSINESS, "", "gorengn", first.code)
    place = Meaning(MeaningDomain.VILLAGE, MANGGAR[:8], "Mangar", MANGGAR)
    left = Meaning(MeaningDomain.BUSINESS, "", "macam-macam", LEAVE)
    teach(office, lesson, place, left)
    told = told_of_last(office)
    teach(office, Meaning(MeaningDomain.BUSINESS, "", "gorengn", second.code))
    changed = told_of_last(office)
    teach_meaning.withdraw(office.store, office.session, [meaning_uid(lesson)], now=NOW)
    withdrawn = told_of_last(office)

    assert told == [
        f"Arti tulisan: “gorengn” = {first.name}",
        "Arti tulisan: “Mangar” = Manggar",
        "Arti tulisan: “macam-macam” = dibiarkan seperti tertulis",
    ]
    assert changed == [f"“gorengn”: Berarti {first.name} → {second.name}"]
    assert withdrawn == ["“gorengn”: Arti tulisan dihapus"]


def told_of_last(office: Office) -> list[str]:
    (event,) = tell_history.of_act(office.store, last_batch(office))
    return list(event.lines)


def test_what_two_laptops_taught_alike_is_the_same_record(make_office: MakeOffice) -> None:
    offices = [make_office("satu"), make_office("dua")]
    for office in offices:
        teach(office, Meaning(MeaningDomain.BUSINESS, "", "gorengn", business(office)))

    uids = [rows_of(office.store, "select uid from alias") for office in offices]
    assert uids[0] == uids[1]
    assert len({session_of(office).device for office in offices}) == 2


def session_of(office: Office) -> Session:
    return office.session


def question(key: str, text: str = "") -> Question:
    values = (("text", text),) if text else ()
    return Question(key, "meaning.gone", "desa", (Option("a", "A"),), values=values)


def test_answers_of_an_import_become_lessons() -> None:
    questions = [
        question("arti:usaha::GORENGN", "Gorengn "),
        question("arti:desa:64.71.01:MANGAR"),
        question("arti:desa:64.71.01:LAIN"),
        question("arti:usaha::MACAMMACAM", "sesuatu yang lain"),
        question("arti:usaha::TIDAKDIJAWAB"),
        question("tanggal:tanggal_lahir"),
    ]
    answers = {
        "arti:usaha::GORENGN": "gorengan",
        "arti:desa:64.71.01:MANGAR": MANGGAR,
        "arti:desa:64.71.01:LAIN": LEAVE,
        "arti:usaha::MACAMMACAM": LEAVE,
        "tanggal:tanggal_lahir": "hari",
    }

    assert teach_meaning.answered(questions, ImportChoices(answers=answers)) == [
        Meaning(MeaningDomain.BUSINESS, "", "Gorengn ", "gorengan"),
        Meaning(MeaningDomain.VILLAGE, "64.71.01", "MANGAR", MANGGAR),
        Meaning(MeaningDomain.BUSINESS, "", "MACAMMACAM", LEAVE),
    ]


def test_an_answer_for_this_import_only_is_no_lesson(office: Office, tmp_path: Path) -> None:
    lesson = Meaning(MeaningDomain.BUSINESS, "", "gorengn", business(office))
    plan = with_answer(office, tmp_path / "u.xlsx", lesson.code)
    choices = replace(plan.request.choices, untaught=frozenset({lesson.domain.value}))

    office.take(replace(plan, request=replace(plan.request, choices=choices)))

    assert known(office, lesson) == ""
    other = replace(choices, untaught=frozenset({MeaningDomain.VILLAGE.value}))
    assert teach_meaning.answered(plan.questions, other) == [replace(lesson, text="Gorengn")]


def with_answer(office: Office, path: Path, answer: str) -> ImportPlan:
    """A plan that asked what a business is, and was answered."""
    plan = office.plan(a_workbook(path, [a_row(1)]))
    asked = question("arti:usaha::GORENGN", "Gorengn")
    choices = ImportChoices(answers={asked.key: answer})
    return replace(plan, questions=(asked,), request=replace(plan.request, choices=choices))


def test_an_import_keeps_its_answers_and_is_the_last_act_itself(
    office: Office, tmp_path: Path
) -> None:
    lesson = Meaning(MeaningDomain.BUSINESS, "", "gorengn", business(office))
    plan = with_answer(office, tmp_path / "u.xlsx", lesson.code)

    office.take(plan, rehearse=True)
    assert known(office, lesson) == ""
    done = office.take(plan)

    assert known(office, lesson) == lesson.code
    assert last_batch(office) == done.batch == plan.batch
    assert done.changes & Topic.REFERENCE
    undo_act.run(office.store, office.session, done.batch, now=NOW)
    assert known(office, lesson) == lesson.code  # it was true whatever became of the rows


def test_an_answer_that_was_taught_already_is_no_act(office: Office, tmp_path: Path) -> None:
    lesson = Meaning(MeaningDomain.BUSINESS, "", "gorengn", business(office))
    teach(office, lesson)

    done = office.take(with_answer(office, tmp_path / "u.xlsx", lesson.code))

    heads = office.store.history.heads()
    assert [head.act for head in heads[:2]] == ["import.apply", "alias.teach"]
    assert len([head for head in heads if head.act == "alias.teach"]) == 1
    assert done.counts.created == 1


def test_an_answer_that_means_nothing_stops_the_import_before_it_begins(
    office: Office, tmp_path: Path
) -> None:
    plan = with_answer(office, tmp_path / "u.xlsx", "tidak_ada")

    with pytest.raises(Refused) as refusal:
        office.take(plan)

    assert refusal.value.code == "meaning.no_code"
    assert office.store.recipients.count() == 0
