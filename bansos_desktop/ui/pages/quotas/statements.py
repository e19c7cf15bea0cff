"""Statements of sources that contradict each other, as cards with the way to choose one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QLineEdit

from bansos_desktop.domain.quota_claims import Claim, Subject
from bansos_desktop.domain.quota_ledger import Origin
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.models.quota_tree import stage_text
from bansos_desktop.ui.pages.quotas.act_form import FormPlan
from bansos_desktop.ui.pages.quotas.cards import Card
from bansos_desktop.ui.pages.quotas.letter_fields import Fields, WholeEdit
from bansos_desktop.ui.pages.quotas.plans import Act, Run
from bansos_desktop.ui.pages.quotas.words import ORIGINS, day_words
from bansos_desktop.ui.services import Services
from bansos_desktop.usecases import choose_claim
from bansos_desktop.usecases.choose_claim import ChooseRequest

ByClaim = Callable[[Claim], None]


def claim_cards(
    claims: Sequence[Claim], *, may_choose: bool, choose: ByClaim, withdraw: ByClaim
) -> list[Card]:
    """Each statement with what it says, who says it, and why it counts or does not."""
    cards = []
    for claim in claims:
        action, act = tr("Pakai yang ini…"), choose
        if claim.is_chosen:
            action, act = tr("Cabut pilihan ini…"), withdraw
        cards.append(
            Card(
                claim_title(claim),
                _lines(claim),
                claim.in_force,
                action if may_choose else "",
                partial(act, claim),
            )
        )
    return cards


def claim_title(claim: Claim) -> str:
    """What it is about and its numbers."""
    statement = claim.statement
    subject = tr(Subject(statement.topic.subject).label)
    stage = f" {stage_text(statement.topic.stage).lower()}" if statement.topic.stage else ""
    return f"{subject}{stage}: {statement.span}"


def spans(claims: Sequence[Claim]) -> str:
    """The numbers of people that sources speak of, whether or not one of them counts."""
    found = [one.statement for one in claims if one.statement.topic.subject == Subject.QUOTA]
    return ", ".join(dict.fromkeys(one.span for one in found))


def choosing(services: Services, claim: Claim) -> Act:
    """Go by one statement, with the reason; a span needs the one number that is meant."""
    statement = claim.statement
    needs_amount = statement.topic.subject != Subject.VALUE and statement.low != statement.high

    def add(fields: Fields) -> None:
        if needs_amount:
            fields.add("amount", "Angka yang dipakai", WholeEdit(), required=True)
        fields.add("reason", "Alasan memakai sumber ini", QLineEdit(), required=True)

    def note(_fields: Fields) -> str:
        return " ".join(
            (f"{_named(claim)}.", tr("“{text}”").format(text=_bare(statement.sentence)))
        )

    def prepare(fields: Fields, *, seen: bool = False) -> Run:
        request = ChooseRequest(
            statement.topic,
            statement.source,
            fields.text("reason"),
            fields.number("amount") if needs_amount else None,
            seen,
        )
        session, now, today = services.session, services.now(), services.day()
        return lambda store: choose_claim.choose(store, session, request, now=now, today=today)

    title = tr("Pakai {what}").format(what=claim_title(claim))
    plan = FormPlan(title, tr("Pakai yang ini"), add, {}, note)
    done = tr("Sumber yang dipakai dipilih.")
    return Act(plan, prepare, done, partial(prepare, seen=True))


def withdrawing(services: Services, claim: Claim) -> Run:
    """Go back to what stood before the choice."""
    session, now, today = services.session, services.now(), services.day()
    topic = claim.statement.topic
    return lambda store: choose_claim.withdraw_choice(store, session, topic, now=now, today=today)


def _lines(claim: Claim) -> list[str]:
    statement = claim.statement
    day = day_words(statement.source_date) or tr("tanggal tidak diketahui")
    lines = [f"{tr(ORIGINS[Origin.SHIPPED])}: {_named(claim)}, {day}"]
    lines += [tr("“{text}”").format(text=_bare(statement.sentence))] if statement.sentence else []
    lines += [tr("Catatan: {note}").format(note=statement.note)] if statement.note else []
    lines.append(claim.why)
    if claim.is_chosen and claim.choice is not None and claim.choice.by:
        lines.append(tr("Dipilih oleh {user}").format(user=claim.choice.by))
    return lines


def _named(claim: Claim) -> str:
    statement = claim.statement
    parts = dict.fromkeys((statement.source, statement.source_title))
    return " · ".join(part for part in parts if part)


def _bare(sentence: str) -> str:
    """A sentence that already stands in quotation marks needs no second pair."""
    return sentence.replace('"', "")
