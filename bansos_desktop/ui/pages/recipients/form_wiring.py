"""Which signal of the form's parts leads where."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.ui.widgets.grouped_edit import GroupedEdit
from bansos_desktop.ui.widgets.tick_boxes import TickBoxes

if TYPE_CHECKING:
    from bansos_desktop.ui.pages.recipients.form import RecipientForm


def connect_form(form: RecipientForm) -> None:
    """Connect everything once."""
    _connect_fields(form)
    view, fields = form.view, form.fields
    view.stage.changed.connect(_plainly(form.on_target))
    form.services.scope.changed.connect(form.on_target)
    view.overrides.changed.connect(form.on_edit)
    view.save.clicked.connect(_plainly(form.save))
    view.draft.clicked.connect(_plainly(form.save_draft))
    view.relative.clicked.connect(_plainly(form.start_relative))
    view.close_button.clicked.connect(form.closed)
    form.keys.entered.connect(view.show_help)
    form.notices.open_wanted.connect(form.wants)
    form.notices.family_wanted.connect(form.take_family)
    form.autosave.kept.connect(view.show_kept)
    form.autosave.failed.connect(form.notices.fail)
    form.timer.timeout.connect(_plainly(form.check))
    fields.business_type.changed.connect(_plainly(form.sheet.offer_package))
    fields.nik.digits_changed.connect(fields.offer_from_nik)
    fields.village_code.unresolved.connect(fields.ask_for_village)


def _connect_fields(form: RecipientForm) -> None:
    """Every editor says when it is typed into, and why it refused something."""
    fields, edited = form.fields, _plainly(form.on_edit)
    for name, row in fields.rows.items():
        editor = fields.editor(name)
        if isinstance(editor, ChoiceBox | TickBoxes):
            editor.changed.connect(edited)
        elif isinstance(editor, QLineEdit):
            editor.textChanged.connect(edited)
        if isinstance(editor, GroupedEdit):
            editor.refused.connect(row.show_warning)
    fields.birth_date.line.textChanged.connect(edited)
    fields.village_code.chosen.connect(edited)
    fields.goods.changed.connect(edited)


def _plainly(act: Callable[[], object]) -> Callable[..., None]:
    """The act without what the signal says: `clicked` would hand it False."""

    def called(*_said: object) -> None:
        act()

    return called
