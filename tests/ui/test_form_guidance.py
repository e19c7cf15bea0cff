"""The form as a guide: parts, help, families, drafts, what is locked, what survives a crash."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.scratch import Scratch
from bansos_desktop.domain.workflow import Status
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.pages.recipients.form import RecipientForm
from bansos_desktop.ui.pages.recipients.specs import HELP, SECTIONS
from bansos_desktop.ui.pages.recipients.unfinished import UNFINISHED
from bansos_desktop.ui.theme import Level
from bansos_desktop.ui.widgets.confirm import ConfirmDialog
from bansos_desktop.usecases import keep_scratch
from tests.factories import JAHAB, NOW, a_draft
from tests.ui.acts import button_called, click, open_dialog, record, texts, writing_store
from tests.ui.offices import MakeDesk, settle
from tests.ui.test_recipients_entry import CTRL, KEY, focused, new_form, press, type_here

FULL = a_draft(
    1,
    education="3",
    occupation="84",
    marital_status="2",
    family_relation="1",
    dependants=0,
    disability="1;4",
    central_aid="bpnt;pkh",
    dtsen_id="D-1",
    desil_period="2024-T4",
    desil_source="dtsen",
    business_state="berjalan",
    business_months=12,
    needs="wajan",
    documents="kk;ktp",
    note="di ujung gang",
)


def stored_status(desk: Desk, proposal: str) -> object:
    stored = desk.services.store.recipients.proposal(proposal)
    assert stored is not None
    return stored.values["status"]


def set_status(desk: Desk, proposal: str, status: Status, reason: str | None = None) -> None:
    """What a step on another screen would have led to."""
    store = writing_store(desk)
    with store.write(desk.services.session.author, now=NOW, act="uji") as work:
        work.put(Kind.PROPOSAL, proposal, {"status": status.value, "status_reason": reason})
    store.close()


def test_every_field_of_a_record_comes_back_as_it_was_saved(desk: Desk) -> None:
    proposal = record(desk, FULL)[0]

    desk.office.pages.recipients.go_to(proposal)

    form = desk.office.pages.recipients.form
    assert form.fields.draft() == replace(FULL, region_code="")
    assert not form.is_dirty


def test_a_code_that_the_list_does_not_have_is_not_lost_by_looking(desk: Desk) -> None:
    odd = replace(FULL, education="77", occupation="999", disability="1;9")
    proposal = record(desk, odd)[0]

    desk.office.pages.recipients.go_to(proposal)

    form = desk.office.pages.recipients.form
    assert form.fields.draft() == replace(odd, region_code="")
    assert not form.is_dirty


def test_each_field_has_help_that_is_shown_where_the_cursor_is(desk: Desk) -> None:
    form = new_form(desk)
    seen = {}

    for name in form.fields.rows:
        form.fields.editor(name).setFocus()
        if name != "business_months":
            seen[name] = form.view.help.text()

    assert seen == {name: HELP[name] for name in seen}
    assert "bukan di KK" in seen["nik"]
    assert "UU PDP" in seen["disability"]


def test_the_strip_follows_the_cursor_and_the_page_keys_jump(desk: Desk) -> None:
    form = new_form(desk)
    strip = form.view.strip
    visited = [strip.current]
    order = [section.key for section in SECTIONS if section.key != "group"]  # UEP has none

    for _part in order:
        press(KEY.Key_PageDown)
        visited.append(strip.current)

    assert visited == [*order, order[-1]]
    press(KEY.Key_PageUp)
    assert focused() is form.fields.business_type


def test_a_click_on_a_part_goes_to_its_first_field(desk: Desk) -> None:
    form = new_form(desk)
    place = form.view.strip.tabRect(2).center()

    QTest.mouseClick(form.view.strip, Qt.MouseButton.LeftButton, pos=place)

    assert form.fields.village_code.hasFocus()
    assert form.view.strip.current == "address"


def test_the_strip_marks_parts_by_their_gravest_finding(desk: Desk) -> None:
    form = new_form(desk)
    assert form.view.strip.levels == {}
    form.fields.show(a_draft(1, nik="123", phone="0812", desil=3))

    form.check()

    assert form.view.strip.levels == {"person": Level.ERROR, "family": Level.WARNING}


def test_months_are_asked_of_a_running_business_only(desk: Desk) -> None:
    form = new_form(desk)
    form.fields.show(replace(FULL, business_state="berjalan"))
    assert form.fields.draft().business_months == 12

    form.fields.business_state.key = "baru"

    assert form.fields.draft().business_months is None
    assert not form.fields.business_months.isEnabled()


def test_an_occupation_that_is_not_in_the_list_is_said_and_not_lost(desk: Desk) -> None:
    form = new_form(desk)
    form.fields.show(a_draft(1))
    form.fields.occupation.setFocus()
    type_here("tukang sulap")

    press(KEY.Key_Return, CTRL)

    assert "Tidak ada di daftar" in form.fields.rows["occupation"].note
    assert form.fields.occupation.hasFocus()
    assert desk.services.store.recipients.count() == 0


# Families


def test_another_of_the_same_family_starts_with_its_card_and_address(
    desk: Desk, qtbot: QtBot
) -> None:
    form = new_form(desk)
    form.fields.show(FULL)
    press(KEY.Key_Return, CTRL)
    settle(qtbot, desk)

    press(KEY.Key_K, CTRL)

    relative = form.fields.draft()
    assert (relative.family_card, relative.address, relative.rt) == (
        FULL.family_card,
        FULL.address,
        FULL.rt,
    )
    assert (relative.village_code, relative.desil, relative.central_aid) == (JAHAB, 1, "bpnt;pkh")
    assert (relative.nik, relative.name) == ("", "")
    assert form.fields.nik.hasFocus()
    assert not form.is_dirty


def test_the_link_after_a_save_does_the_same(desk: Desk, qtbot: QtBot) -> None:
    form = new_form(desk)
    form.fields.show(FULL)
    press(KEY.Key_Return, CTRL)
    settle(qtbot, desk)

    click(button_called(form.view.banner, "Tambah dari KK yang sama"))

    assert form.fields.draft().family_card == FULL.family_card
    assert "KK yang sama" in form.view.title.text()


def test_a_shown_record_has_a_link_for_its_family(desk: Desk) -> None:
    desk.office.window.show_page("recipients")
    desk.office.pages.recipients.go_to(record(desk, FULL)[0])
    form = desk.office.pages.recipients.form

    click(form.view.relative)

    assert form.proposal == ""
    assert form.fields.draft().family_card == FULL.family_card


def test_without_a_family_to_go_on_with_it_says_so(desk: Desk) -> None:
    press_k = desk.office.actions["recipient.relative"]

    press_k.trigger()

    form = desk.office.pages.recipients.form
    assert form.isVisible()
    assert "Belum ada KK" in form.view.banner.text


def test_a_card_that_is_known_offers_the_address_of_its_head(desk: Desk, qtbot: QtBot) -> None:
    record(desk, replace(FULL, name="Ahmad Lawai"))
    form = new_form(desk)
    form.fields.family_card.setFocus()

    type_here(FULL.family_card)
    qtbot.waitUntil(lambda: "Ahmad Lawai (kepala keluarga)" in form.view.banner.text)
    click(button_called(form.view.banner, "Pakai alamatnya"))

    taken = form.fields.draft()
    assert (taken.address, taken.village_code, taken.dtsen_id) == (FULL.address, JAHAB, "D-1")
    assert taken.name == ""
    form.check()
    assert form.view.banner.text == ""


def test_somebody_known_from_another_year_is_not_asked_everything_again(
    desk: Desk, qtbot: QtBot
) -> None:
    record(desk, FULL)
    desk.services.scope.move("UEP", 2026)
    form = new_form(desk)

    type_here(FULL.nik)
    qtbot.waitUntil(lambda: "dari program atau tahun lain" in form.view.banner.text)
    click(button_called(form.view.banner, "Pakai datanya"))

    taken = form.fields.draft()
    assert taken.person_values() == FULL.person_values()
    assert taken.business_type == ""
    form.check()
    assert form.view.banner.text == ""


# Drafts


def save_half(desk: Desk, qtbot: QtBot) -> RecipientForm:
    """A name and nothing more, kept as a draft by its key."""
    form = new_form(desk)
    form.fields.name.setFocus()
    type_here("Mariana Lawai")
    press(KEY.Key_D, CTRL)
    settle(qtbot, desk)
    return form


def test_what_cannot_be_saved_yet_is_kept_as_a_draft(officer_desk: Desk, qtbot: QtBot) -> None:
    form = save_half(officer_desk, qtbot)

    page = officer_desk.office.pages.recipients
    row = page.model.row_at(page.model.index(0, 0))
    assert row is not None
    assert stored_status(officer_desk, row.proposal) == Status.DRAFT
    assert officer_desk.office.window.message == "Mariana Lawai tersimpan sebagai draf."
    assert form.view.title.text() == "Penerima baru"


def test_a_save_that_is_refused_mentions_the_draft(desk: Desk) -> None:
    form = new_form(desk)
    form.fields.name.setFocus()
    type_here("Mariana")

    press(KEY.Key_Return, CTRL)

    assert "Belum tersimpan" in form.view.banner.text
    assert "Ctrl+D" in form.view.help.text()
    assert form.view.draft.isEnabled()


def test_an_empty_draft_is_refused_with_what_to_fill_in(desk: Desk, qtbot: QtBot) -> None:
    form = new_form(desk)
    form.fields.address.setFocus()
    type_here("Jl. Poros")

    press(KEY.Key_D, CTRL)

    assert "masih kosong" in form.view.banner.text
    assert form.fields.name.hasFocus()
    assert desk.services.store.recipients.count() == 0


def test_a_draft_is_opened_completed_and_proposed(officer_desk: Desk, qtbot: QtBot) -> None:
    save_half(officer_desk, qtbot)
    page = officer_desk.office.pages.recipients
    row = page.model.row_at(page.model.index(0, 0))
    assert row is not None
    page.go_to(row.proposal)
    form = page.form
    assert form.view.save.text() == "Simpan dan usulkan"
    assert (form.view.draft.text(), form.view.status.text()) == ("Simpan draf", "Draf")
    assert not form.view.save.isEnabled()

    form.fields.show(a_draft(1, name="Mariana Lawai"))
    press(KEY.Key_Return, CTRL)
    settle(qtbot, officer_desk)

    assert stored_status(officer_desk, row.proposal) == Status.PROPOSED
    assert officer_desk.services.store.recipients.count() == 1


def test_a_refused_save_begins_with_the_first_field_of_the_form(desk: Desk) -> None:
    form = new_form(desk)
    form.fields.show(a_draft(1, nik="123", village_code="", desil=9))

    press(KEY.Key_Return, CTRL)

    assert "NIK" in form.view.banner.text
    assert form.fields.nik.hasFocus()


@pytest.mark.parametrize("status", [Status.RETURNED, Status.INELIGIBLE])
def test_the_form_says_why_a_proposal_came_back(desk: Desk, status: Status) -> None:
    proposal = record(desk, a_draft(1))[0]
    set_status(desk, proposal, status, "Nama berbeda dengan KTP")
    desk.office.window.show_page("recipients")
    page = desk.office.pages.recipients

    page.go_to(proposal)
    page.form.fields.phone.setText("084000000002")
    page.form.check()

    assert page.form.view.banner.text == f"{status.label}: Nama berbeda dengan KTP"


def test_who_was_sent_back_is_changed_or_proposed_again(desk: Desk, qtbot: QtBot) -> None:
    proposal = record(desk, a_draft(1))[0]
    set_status(desk, proposal, Status.RETURNED)
    desk.office.window.show_page("recipients")
    page = desk.office.pages.recipients
    page.go_to(proposal)
    assert page.form.view.draft.text() == "Simpan saja"
    page.form.fields.phone.setText("084000000002")
    page.form.check()
    click(page.form.view.draft)
    settle(qtbot, desk)
    kept = stored_status(desk, proposal)

    page.go_to(proposal)
    click(page.form.view.save)  # nothing was typed: it is proposed as it stands
    settle(qtbot, desk)

    assert (kept, stored_status(desk, proposal)) == (Status.RETURNED, Status.PROPOSED)


def test_a_proposal_that_counts_has_no_draft_button(desk: Desk) -> None:
    proposal = record(desk, a_draft(1))[0]

    desk.office.pages.recipients.go_to(proposal)

    assert not desk.office.pages.recipients.form.view.draft.isVisibleTo(
        desk.office.pages.recipients.form
    )


@pytest.mark.parametrize("status", [Status.DECIDED, Status.DISTRIBUTED])
def test_after_the_decision_an_officer_only_looks(officer_desk: Desk, status: Status) -> None:
    proposal = record(officer_desk, FULL)[0]
    set_status(officer_desk, proposal, status)
    officer_desk.office.window.show_page("recipients")
    page = officer_desk.office.pages.recipients

    page.go_to(proposal)

    form = page.form
    assert form.view.is_locked
    assert not form.fields.nik.isEnabled()
    assert not form.view.save.isVisible()
    assert f"sudah berstatus {status.label}" in form.view.banner.text
    page.go_to("new")
    assert form.fields.nik.isEnabled()
    assert form.view.save.isVisible()


def test_an_operator_still_changes_a_person_after_the_decision(desk: Desk, qtbot: QtBot) -> None:
    proposal = record(desk, FULL)[0]
    set_status(desk, proposal, Status.DECIDED)
    desk.office.window.show_page("recipients")
    page = desk.office.pages.recipients
    page.go_to(proposal)

    page.form.fields.phone.setText("084000000009")
    page.form.save()
    settle(qtbot, desk)

    assert stored_status(desk, proposal) == Status.DECIDED
    person = desk.services.store.recipients.with_nik([FULL.nik])[FULL.nik]
    assert person.values["phone"] == "084000000009"


def test_a_name_on_signed_papers_is_not_changed_without_a_word(desk: Desk, qtbot: QtBot) -> None:
    proposal = record(desk, FULL)[0]
    desk.office.window.show_page("recipients")
    page = desk.office.pages.recipients
    for status, said in ((Status.ELIGIBLE, 0), (Status.DISTRIBUTED, 1)):
        set_status(desk, proposal, status)
        page.go_to(proposal)
        page.form.check()
        assert not [text for text in texts(page.form) if "sudah ditandatangani" in text]

        page.form.fields.name.setText("Orang Benar")
        page.form.check()

        told = [text for text in texts(page.form) if "sudah ditandatangani" in text]
        assert len(told) == said
        assert page.form.view.save.isEnabled()
        page.form.fields.name.setText(FULL.name)


def test_who_was_decided_on_without_a_value_is_granted_one_by_saving(
    desk: Desk, qtbot: QtBot
) -> None:
    proposal = record(desk, FULL)[0]
    desk.office.window.show_page("recipients")
    page = desk.office.pages.recipients

    def told() -> bool:
        page.go_to(proposal)
        page.form.check()
        return any("Ditetapkan tanpa nilai" in text for text in texts(page.form))

    assert not told()
    set_status(desk, proposal, Status.DECIDED)
    assert told()
    assert page.form.view.save.isEnabled()  # the value stands already, nothing is to be typed
    page.form.save()
    settle(qtbot, desk)

    stored = desk.services.store.recipients.proposal(proposal)
    assert stored is not None
    assert stored.values["approved_value"] == FULL.requested_value
    page.go_to("")
    assert not told()


# What survives


def slots(desk: Desk) -> list[tuple[str, str]]:
    """What the store keeps of unfinished forms."""
    found = desk.services.store.scratch.unfinished(desk.services.session.user)
    return [(one.slot, one.name) for one in found]


def type_and_keep(desk: Desk, qtbot: QtBot, name: str) -> RecipientForm:
    """A new form with a name in it, and its copy made without waiting for the clock."""
    form = new_form(desk)
    form.fields.name.setFocus()
    type_here(name)
    assert form.autosave._timer.isActive()
    form.autosave.keep_now()
    settle(qtbot, desk)
    return form


def test_a_killed_program_gives_back_what_was_typed(
    open_desk: MakeDesk, regency_office: object, qtbot: QtBot
) -> None:
    first = open_desk(regency_office)
    form = type_and_keep(first, qtbot, "Mariana Lawai")
    form.fields.birth_date.line.setText("31/02/80")
    form.fields.village_code.setText("sumber sa")
    form.autosave.keep_now()
    settle(qtbot, first)
    assert form.view.kept.text().startswith("tersimpan sementara ")

    second = open_desk(regency_office)  # nobody closed the first
    second.office.window.show_page("recipients")
    page = second.office.pages.recipients
    assert "Mariana Lawai" in page.unfinished.text
    click(page.unfinished.resume)

    assert page.form.fields.name.text() == "Mariana Lawai"
    assert page.form.fields.birth_date.line.text() == "31/02/80"
    assert page.form.fields.village_code.text() == "sumber sa"
    assert page.form.is_dirty
    assert page.unfinished.text == ""


def test_typing_alone_is_enough_to_be_kept(desk: Desk, qtbot: QtBot) -> None:
    form = new_form(desk)
    form.autosave._timer.setInterval(1)
    form.fields.name.setFocus()

    type_here("Mar")

    qtbot.waitUntil(lambda: slots(desk) == [("new", "Mar")])
    settle(qtbot, desk)
    assert form.view.kept.text() != ""


def test_a_resumed_form_that_is_saved_leaves_no_copy(desk: Desk, qtbot: QtBot) -> None:
    store = writing_store(desk)
    scratch = Scratch(a_draft(1), (), "UEP", 2026, "perubahan")
    keep_scratch.keep(store, desk.services.session, "new", scratch, now=NOW - timedelta(days=1))
    store.close()
    desk.office.window.show_page("recipients")
    page = desk.office.pages.recipients
    assert "31/07/2025" in page.unfinished.text

    page.go_to(f"{UNFINISHED}new")
    assert desk.services.scope.year == 2026
    assert page.form.view.stage.key == "perubahan"
    press(KEY.Key_Return, CTRL)
    settle(qtbot, desk)

    assert desk.services.store.recipients.count() == 1
    assert slots(desk) == []


def test_a_new_form_does_not_write_over_one_that_waits(
    open_desk: MakeDesk, regency_office: object, qtbot: QtBot
) -> None:
    type_and_keep(open_desk(regency_office), qtbot, "Rusdi")

    second = open_desk(regency_office)
    type_and_keep(second, qtbot, "Mariana")

    assert sorted(slots(second)) == [("new", "Rusdi"), ("new-2", "Mariana")]
    assert "Rusdi" in second.office.pages.recipients.unfinished.text


def test_what_is_thrown_away_is_thrown_away_whole(desk: Desk, qtbot: QtBot) -> None:
    type_and_keep(desk, qtbot, "Mariana")

    press(KEY.Key_Escape)
    open_dialog(ConfirmDialog).act_button.click()
    settle(qtbot, desk)

    assert slots(desk) == []


def test_the_bar_throws_away_what_nobody_wants_back(desk: Desk, qtbot: QtBot) -> None:
    store = writing_store(desk)
    old = Scratch(a_draft(1, name="Rusdi"), (), "UEP", 2025, "murni")
    keep_scratch.keep(store, desk.services.session, "new", old, now=NOW)
    store.close()
    desk.office.window.show_page("recipients")
    bar = desk.office.pages.recipients.unfinished

    click(bar.throw_away)
    settle(qtbot, desk)

    assert slots(desk) == []
    assert bar.text == ""


def test_closing_the_window_on_purpose_leaves_nothing_to_offer(desk: Desk, qtbot: QtBot) -> None:
    type_and_keep(desk, qtbot, "Mariana")

    desk.office.window.close()
    open_dialog(ConfirmDialog).act_button.click()
    settle(qtbot, desk)

    assert slots(desk) == []


def test_a_change_that_was_taken_back_needs_no_copy(desk: Desk, qtbot: QtBot) -> None:
    form = type_and_keep(desk, qtbot, "Mariana")

    form.fields.name.clear()
    form.autosave.keep_now()
    settle(qtbot, desk)

    assert slots(desk) == []
    assert form.view.kept.text() == ""


def test_a_change_of_a_record_goes_on_from_where_it_was(desk: Desk, qtbot: QtBot) -> None:
    proposal = record(desk, FULL)[0]
    desk.office.window.show_page("recipients")
    page = desk.office.pages.recipients
    page.go_to(proposal)
    page.form.fields.phone.setText("084000000009")
    page.form.autosave.keep_now()
    settle(qtbot, desk)
    page.form.autosave.forget()  # as if the laptop had gone out
    page.go_to("")
    open_dialog(ConfirmDialog).act_button.click()

    assert "belum tersimpan" in page.unfinished.text
    page.go_to(proposal)  # whoever opens the record itself is asked too
    assert page.form.fields.phone.text() == FULL.phone
    click(button_called(page.form.view.banner, "Lanjutkan"))

    assert page.form.view.banner.text == ""
    assert page.form.proposal == proposal
    assert page.form.fields.phone.text() == "084000000009"
    page.form.save()
    settle(qtbot, desk)
    assert slots(desk) == []


def test_a_copy_that_is_gone_opens_nothing(desk: Desk) -> None:
    desk.office.pages.recipients.go_to(f"{UNFINISHED}new-9")

    assert desk.office.pages.recipients.form.fields.name.text() == ""


def test_a_disk_that_is_full_is_said_while_one_goes_on(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = new_form(desk)

    form.autosave.failed.emit("Diska penuh. Kosongkan sedikit.")

    assert "Diska penuh" in form.view.banner.text
    assert isinstance(focused(), QLineEdit)


def test_the_disability_note_is_read_out_with_its_label(desk: Desk) -> None:
    form = new_form(desk)

    assert "Disabilitas (bila ada)" in texts(form)
    assert form.fields.rows["disability"].label.toolTip() == HELP["disability"]
