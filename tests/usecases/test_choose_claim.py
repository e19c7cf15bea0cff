"""Sources that contradict each other: what is in force, choosing with a reason, and taking back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bansos_desktop.domain.changes import Topic as Changes
from bansos_desktop.domain.quota_claims import Claim, Topic
from bansos_desktop.domain.quota_ledger import FigureKey
from bansos_desktop.domain.workflow import Role
from bansos_desktop.usecases import (
    choose_claim,
    enter_quota,
    tell_history,
    tell_quota_acts,
    undo_act,
)
from bansos_desktop.usecases.choose_claim import ChooseRequest
from bansos_desktop.usecases.outcomes import NotYet
from bansos_desktop.usecases.refusal import Refused
from tests.factories import NOW, TODAY
from tests.soundness import raw
from tests.usecases.conftest import MakeOffice, Office
from tests.usecases.quota_acts import codes, decided, split, standing

VALUE = Topic("UEP", 2025, "", "64", "nilai")
CEILING = Topic("UEP", 2025, "perubahan", "64", "pagu")
PLAN = Topic("UEP", 2026, "", "64", "kuota")
PANGAN = Topic("KUKAR-BANTUAN-PANGAN", 2026, "", "64.02", "kuota")


def choose(
    office: Office, topic: Topic, source: str, amount: int | None = None, reason: str = "juknis"
) -> Changes | NotYet:
    wanted = ChooseRequest(topic, source, reason, amount)
    return choose_claim.choose(office.store, office.session, wanted, now=NOW, today=TODAY)


def withdraw(office: Office, topic: Topic) -> Changes | NotYet:
    return choose_claim.withdraw_choice(office.store, office.session, topic, now=NOW, today=TODAY)


def claim(office: Office, topic: Topic, source: str) -> Claim:
    found = choose_claim.claims(office.store, topic.programme, topic.year, today=TODAY)
    return next(
        one for one in found if (one.statement.topic, one.statement.source) == (topic, source)
    )


def limits(office: Office) -> tuple[int | None, int | None]:
    rules = office.store.reference.rules("UEP", 2025, TODAY)
    return rules.number("value_min"), rules.number("value_max")


def test_both_spans_stand_side_by_side_with_the_one_in_force(office: Office) -> None:
    shipped, press = (claim(office, VALUE, source) for source in ("003", "daulat"))

    assert (shipped.in_force, press.in_force) == (True, False)
    assert press.statement.span == "Rp4.500.000–Rp5.000.000"
    assert press.statement.source_title
    assert "yang berlaku Rp4.000.000–Rp5.000.000 dari 003" in press.why


def test_choosing_a_span_of_values_makes_it_the_offices_rule_with_that_source(
    office: Office,
) -> None:
    before = office.store.ledger.count()

    done = choose(office, VALUE, "daulat")

    assert done == Changes.QUOTAS | Changes.RULES
    assert office.store.ledger.count() == before + 3
    assert limits(office) == (4_500_000, 5_000_000)
    own = office.store.rules.own("UEP", 2025)["value_min"].rule
    assert own.source.startswith("daulat (")
    assert (own.level, own.valid_from) == ("peringatan", TODAY.isoformat())
    chosen = claim(office, VALUE, "daulat")
    assert (chosen.in_force, chosen.is_chosen) == (True, True)
    assert chosen.choice is not None
    assert (chosen.choice.reason, chosen.choice.by) == ("juknis", "Siti Operator")
    assert not claim(office, VALUE, "003").in_force


def test_another_choice_replaces_the_first_and_withdrawing_gives_the_reference_back(
    office: Office,
) -> None:
    choose(office, VALUE, "daulat")
    choose(office, VALUE, "003", reason="sesuai Forum Konsultasi Publik")
    assert limits(office) == (4_000_000, 5_000_000)
    assert claim(office, VALUE, "003").is_chosen

    withdraw(office, VALUE)

    assert office.store.rules.own("UEP", 2025) == {}
    assert claim(office, VALUE, "003").choice is None
    with pytest.raises(Refused, match=r"claim\.not_chosen"):
        withdraw(office, VALUE)


def test_taking_a_choice_back_takes_its_rules_back(office: Office) -> None:
    choose(office, VALUE, "daulat")

    last = undo_act.last_act(office.store, office.session)
    undo_act.run(office.store, office.session, last.batch, now=NOW)

    assert limits(office) == (4_000_000, 5_000_000)
    assert not claim(office, VALUE, "daulat").is_chosen


def test_a_plan_from_1000_to_1500_needs_the_number_the_office_goes_by(office: Office) -> None:
    assert codes(choose(office, PLAN, "nusaetam")) == [("claim.amount_missing", "amount")]
    assert codes(choose(office, PLAN, "nusaetam", 1501)) == [("claim.amount_missing", "amount")]
    assert not claim(office, PLAN, "nusaetam").in_force

    assert choose(office, PLAN, "nusaetam", 1000) == Changes.QUOTAS | Changes.RULES

    figure = standing(office, PLAN.key).figures[0]
    assert (figure.quota, figure.note) == (1000, "juknis")
    assert figure.source.startswith("nusaetam")
    assert figure.sentence.startswith("rencana 1.000 KPM")
    assert claim(office, PLAN, "nusaetam").in_force


def test_a_chosen_figure_that_decrees_used_is_not_withdrawn(office: Office) -> None:
    choose(office, PANGAN, "002")
    assert standing(office, PANGAN.key).quota == 649
    withdraw(office, PANGAN)
    assert not claim(office, PANGAN, "002").in_force

    raw(office.store).execute("update claim set year = 2025, stage = 'perubahan' where year = 2026")
    raw(office.store).execute("delete from quota where stage = 'perubahan'")
    topic = replace(PLAN, year=2025, stage="perubahan")
    choose(office, topic, "nusaetam", 1000)
    decided(office, 1)
    assert codes(withdraw(office, topic)) == [("quota.nobody_gives", "amount")]


def test_a_choice_that_somebody_wrote_over_leaves_what_stands(office: Office) -> None:
    choose(office, PANGAN, "002")
    key = FigureKey(PANGAN.programme, 2026, "", "64.02")
    other = enter_quota.EntryRequest(key, 700, reason="SK Bupati")
    enter_quota.enter_figure(office.store, office.session, other, now=NOW, today=TODAY)
    assert claim(office, PANGAN, "002").why.startswith("Pernah dipilih")

    withdraw(office, PANGAN)

    assert standing(office, key).quota == 700


def test_a_ceiling_that_is_chosen_counts_as_one(office: Office) -> None:
    assert choose(office, CEILING, "daulat") == Changes.QUOTAS | Changes.RULES

    assert standing(office, CEILING.key).ceiling == 1_000_000_000
    assert claim(office, CEILING, "daulat").in_force
    split(office, shares={"64.02": 5})
    withdraw(office, CEILING)
    assert standing(office, CEILING.key).ceiling is None
    assert not claim(office, CEILING, "daulat").in_force


def test_what_makes_no_choice_is_refused(office: Office) -> None:
    assert codes(choose(office, VALUE, "daulat", reason="12")) == [("quota.reason_short", "reason")]
    with pytest.raises(Refused, match=r"claim\.unknown"):
        choose(office, VALUE, "tidak-ada")
    raw(office.store).execute("update claim set programme = 'BST-LKS' where subject = 'nilai'")
    raw(office.store).execute("delete from programme_rule where programme = 'BST-LKS'")
    assert codes(choose(office, replace(VALUE, programme="BST-LKS"), "daulat")) == [
        ("claim.no_rules", "topic")
    ]


def test_an_officer_chooses_nothing(office: Office) -> None:
    officer = replace(office, session=replace(office.session, role=Role.FIELD_OFFICER))

    for act in (lambda: choose(officer, VALUE, "daulat"), lambda: withdraw(officer, VALUE)):
        with pytest.raises(Refused, match=r"quota\.operator_only"):
            act()


def test_a_kabupaten_chooses_its_own_rules_but_no_figure_of_the_province(
    make_office: MakeOffice,
) -> None:
    office = make_office(region_code="64.02")

    assert choose(office, VALUE, "daulat") == Changes.QUOTAS | Changes.RULES
    assert codes(choose(office, PLAN, "nusaetam", 1000)) == [("quota.not_yours", "region_code")]
    assert choose(office, PANGAN, "002") == Changes.QUOTAS | Changes.RULES


def test_the_act_tells_which_source_was_chosen_why_and_what_counts_by_it(office: Office) -> None:
    choose(office, VALUE, "daulat", reason="sesuai juknis")
    first = next(iter(office.store.history.walk(1))).batch
    choose(office, VALUE, "003", reason="rapat")
    withdraw(office, VALUE)
    gone, again, _first, *_others = tell_history.acts(office.store, office.session)

    about = "(UEP 2025)"
    rule = "Nilai bantuan, paling sedikit"
    assert tell_quota_acts.run(office.store, first) == [
        f"Nilai per orang Kalimantan Timur {about}: – → sumber daulat; alasan: sesuai juknis",
        f"{rule} {about}: – → Rp4.500.000",
        f"{rule.replace('sedikit', 'banyak')} {about}: – → Rp5.000.000",
    ]
    assert again.amounts == [
        f"Nilai per orang Kalimantan Timur {about}: sumber daulat → sumber 003; alasan: rapat",
        f"{rule} {about}: Rp4.500.000 → Rp4.000.000",
    ]
    assert gone.amounts[-1].endswith("sumber 003 → –")


def test_a_chosen_pagu_below_what_was_decided_is_asked_about(office: Office) -> None:
    raw(office.store).execute("update claim set low = 1, high = 1 where subject = 'pagu'")
    decided(office, 1)

    outcome = choose(office, CEILING, "daulat")

    assert isinstance(outcome, NotYet)
    assert [one.code for one in outcome.problems] == ["quota.ceiling_below"]
    seen = ChooseRequest(CEILING, "daulat", "juknis", seen_warnings=True)
    done = choose_claim.choose(office.store, office.session, seen, now=NOW, today=TODAY)
    assert done == Changes.QUOTAS | Changes.RULES
