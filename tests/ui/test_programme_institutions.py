"""What lists, forms and papers tell and ask where people live in an institution."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from bansos_desktop.domain.handover import RECEIVERS, THE_KEEPER
from bansos_desktop.domain.institution import Institution
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.workflow import Status
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.pages.verification.form import VisitForm
from bansos_desktop.ui.pages.verification.sheets import form_parts, worklist_parts
from bansos_desktop.ui.pages.verification.words import OF_A_HOUSEHOLD
from bansos_desktop.ui.widgets.two_line import DetailRole
from bansos_desktop.usecases import keep_institution
from bansos_desktop.usecases.judge import Target
from tests.factories import NOW, a_draft
from tests.ui.acts import record, writing_store
from tests.ui.offices import settle
from tests.ui.test_programme_traits import BST, LKS, cells, look_at, titles
from tests.ui.test_recipients_entry import new_form

BST_LKS = Target(LKS, 2025, "murni")
KASIH, HARAPAN = "LKS Kasih", "LKS Harapan"


def housed(desk: Desk, *names: str, status: Status = Status.PROPOSED) -> list[str]:
    """The uids of institutions by these names, each with one person of BST-LKS."""
    made = []
    for number, name in enumerate(names, start=1):
        store = writing_store(desk)
        asked = keep_institution.Request(Institution(name=name, region_code="64.02"))
        kept = keep_institution.run(store, desk.services.session, asked, now=NOW)
        assert isinstance(kept, keep_institution.Kept)
        store.close()
        draft = a_draft(number, category="tuna_sosial", institution=kept.uid, business_type="")
        draft = replace(draft, requested_value=None)
        record(desk, draft, target=BST_LKS, status=status)
        made.append(kept.uid)
    return made


def opened(desk: Desk, programme: str) -> VisitForm:
    """The visit form of the first who waits."""
    page = desk.office.pages.verification
    look_at(desk, programme, "verification")
    page.open_family(page.model.rows[0].proposal)
    return page.form


def column(table: QTableView, title: str) -> list[object]:
    """What a column says, from top to bottom."""
    model = table.model()
    heads = [str(model.headerData(n, table.horizontalHeader().orientation())) for n in range(20)]
    return [model.index(row, heads.index(title)).data() for row in range(model.rowCount())]


def test_decisions_tell_group_and_institution(desk: Desk) -> None:
    housed(desk, KASIH)
    page = desk.office.pages.decisions
    look_at(desk, LKS, "decisions")
    page.filters.show_filter(
        replace(page.filters.value, region_code="64.02", status="", category="tuna_sosial")
    )

    shown = titles(page.table)
    assert shown[shown.index("Golongan") + 1] == "Lembaga"
    assert KASIH in cells(page.table)
    look_at(desk, BST, "decisions")
    assert "Lembaga" not in titles(page.table)


def test_the_worklist_tells_the_institution_under_the_group(desk: Desk) -> None:
    housed(desk, KASIH)
    page = desk.office.pages.verification
    look_at(desk, LKS, "verification")

    at = titles(page.table).index("Golongan")
    number = next(n for n, one in enumerate(page.model.columns) if one.title == "Golongan")
    assert at == 2
    assert page.model.index(0, number).data(DetailRole) == KASIH
    (paper,) = worklist_parts(page.model.rows, LKS, page.groups)
    assert "Golongan, Lembaga" in paper
    assert f"Tuna sosial<br>{KASIH}" in paper


def test_who_lives_in_an_institution_is_not_asked_about_house_and_household(desk: Desk) -> None:
    housed(desk, KASIH)
    form = opened(desk, LKS)

    assert form.fields.rows["position"].label.text() == "Koordinat lembaga"
    hidden = {name for name, part in form.view.sections.items() if part.isHidden()}
    assert hidden >= OF_A_HOUSEHOLD
    form.fields.outcome.value = "selesai"
    assert "visit.criteria_open" not in [problem.code for problem in form.check()]

    page = desk.office.pages.verification
    (paper,) = form_parts(page.model.rows, LKS, page.groups, ["Lantai"])
    assert "Lantai" not in paper
    assert "Penghasilan" not in paper
    assert "Rumah" not in paper
    assert "<b>2. Bantuan terdahulu</b>" in paper


def test_a_house_is_asked_for_again_where_people_live_at_home(desk: Desk) -> None:
    housed(desk, KASIH)
    record(
        desk, a_draft(7, category="veteran", business_type=""), target=Target(BST, 2025, "murni")
    )
    opened(desk, LKS)
    desk.office.pages.verification.open_family("")
    form = opened(desk, BST)

    assert form.fields.rows["position"].label.text() == "Koordinat rumah"
    assert not any(form.view.sections[name].isHidden() for name in OF_A_HOUSEHOLD)
    form.fields.outcome.value = "selesai"
    assert "visit.criteria_open" in [problem.code for problem in form.check()]


@pytest.mark.parametrize(("picked", "seen"), [(None, [HARAPAN, KASIH]), (1, [HARAPAN])])
def test_handovers_are_narrowed_to_one_institution(
    desk: Desk, picked: int | None, seen: Sequence[str]
) -> None:
    made = housed(desk, KASIH, HARAPAN, status=Status.DECIDED)
    page = desk.office.pages.handovers
    look_at(desk, LKS, "handovers")

    assert not page.institution.isHidden()
    if picked is not None:
        page.institution.key = made[picked]

    waiting, _handed = page._lists
    assert sorted(map(str, column(waiting, "Lembaga"))) == seen


def test_no_programme_keeps_the_institution_that_another_was_narrowed_to(desk: Desk) -> None:
    (kasih,) = housed(desk, KASIH, status=Status.DECIDED)
    veteran = a_draft(7, category="veteran", business_type="")
    record(desk, veteran, target=Target(BST, 2025, "murni"), status=Status.DECIDED)
    page = desk.office.pages.handovers
    look_at(desk, LKS, "handovers")
    page.institution.key = kasih

    look_at(desk, BST, "handovers")

    assert page.institution.isHidden()
    assert page._lists[0].model().rowCount() == 1


@pytest.mark.parametrize(
    ("programme", "said"),
    [
        (BST, "Orang Contoh A tersimpan. Golongan belum diisi; isi sebelum ditetapkan."),
        (LKS, "Orang Contoh A tersimpan."),
    ],
)
def test_a_save_tells_of_a_missing_group_where_the_quota_has_groups(
    desk: Desk, qtbot: QtBot, programme: str, said: str
) -> None:
    desk.services.scope.move(programme, 2025)
    form = new_form(desk)
    form.fields.show(a_draft(business_type="", requested_value=None))
    form.save()
    settle(qtbot, desk)

    assert desk.office.window.message == said


def test_the_bar_names_no_stage_that_the_figure_has_not(desk: Desk) -> None:
    page = desk.office.pages.decisions
    look_at(desk, LKS, "decisions")
    page.filters.region.key = "64.02"
    assert page.quota._title.text() == "Kabupaten Kutai Kartanegara · 2025"

    look_at(desk, "UEP", "decisions")
    page.filters.region.key = "64.02"
    assert page.quota._title.text() == "Kabupaten Kutai Kartanegara · APBD Murni 2025"


def test_a_full_quota_says_in_decisions_what_is_noted_instead(desk: Desk) -> None:
    page = desk.office.pages.decisions
    look_at(desk, "KUKAR-BLT-APBD", "decisions")
    assert "BLT Desa" not in page.quota.words

    store = writing_store(desk)
    figure = {"action": "angka", "programme": "KUKAR-BLT-APBD", "year": 2025, "stage": ""}
    figure |= {"category": "", "to_region": "64.02", "amount": 0, "letter": "SK 1"}
    with store.write(desk.services.session.author, now=NOW, act="quota.figure") as work:
        work.put(Kind.ALLOCATION, "angka-1", {**figure, "letter_date": "2025-01-02"})
    store.close()
    look_at(desk, "UEP", "decisions")
    look_at(desk, "KUKAR-BLT-APBD", "decisions")

    assert page.quota.words.endswith("dijadikan cadangan dan dicatat untuk BLT Desa.")


def test_the_keeper_of_an_institution_may_take_what_is_for_those_who_live_there(
    desk: Desk, qtbot: QtBot
) -> None:
    housed(desk, KASIH, status=Status.DECIDED)
    record(desk, a_draft(7), status=Status.DECIDED)
    page = desk.office.pages.handovers
    look_at(desk, "UEP", "handovers")
    page.open(page._waiting.key_at(0))
    taker = page.handover_form.fields.received_as
    assert taker.findData(THE_KEEPER) == -1

    look_at(desk, LKS, "handovers")
    proposal = page._waiting.key_at(0)
    page.open(proposal)
    taker.key = THE_KEEPER
    page.handover_form.fields.received_by.setText("Ibu Contoh")
    page.handover_form.save()
    settle(qtbot, desk)

    stored = desk.services.store.handovers.of_proposal(proposal)
    assert stored is not None
    assert stored.values["received_as"] == THE_KEEPER
    labels = desk.services.store.reference.code_labels(RECEIVERS)[RECEIVERS]
    assert labels[THE_KEEPER] == "Pengurus lembaga"
