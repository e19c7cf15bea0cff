"""How the form looks: sections in the order of the conversation, findings, buttons below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from bansos_desktop.domain.ledger import Entry
from bansos_desktop.domain.problems import Problem, Severity
from bansos_desktop.domain.programme import Asks, Programme
from bansos_desktop.domain.workflow import Stage
from bansos_desktop.ui.form_area import FormArea, paired_grid
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.pages.recipients.aid_list import AidList
from bansos_desktop.ui.pages.recipients.fields import Fields
from bansos_desktop.ui.pages.recipients.overrides import Overrides
from bansos_desktop.ui.pages.recipients.specs import (
    BUSINESS,
    GOODS,
    HELP,
    LABELS,
    SECTION_OF,
    SECTIONS,
    STAGE,
    VALUE,
    Section,
    aid_words,
)
from bansos_desktop.ui.theme import LEVEL_OF_SEVERITY, PALETTE, SPACE, Kind, Level
from bansos_desktop.ui.widgets.banner import Banner
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.ui.widgets.field_row import LabelledField
from bansos_desktop.ui.widgets.last_change import LastChange
from bansos_desktop.ui.widgets.section_strip import SectionStrip
from bansos_desktop.ui.widgets.text import badge, button, icon_button, text_label

HELP_LINES = 2
ROOMY = 430  # below this height what was written last gives way
# Of an institution the ledger holds only the name of its record.
_TOLD = {name: label for name, label in LABELS.items() if name != "institution"}
_ORDER = (Level.ERROR, Level.WARNING, Level.INFO)


class FormView(QFrame):
    """Holds the widgets of the form and nothing of what they do."""

    def __init__(self, fields: Fields, icons: IconSet, aid: AidList) -> None:
        super().__init__()
        self.below: Mapping[str, QWidget] = {"nik": aid, "family_card": aid.family}
        self.fields = fields
        self.title = text_label("", Kind.SUBTITLE, wrap=True)
        self.status = badge("")
        self.target = text_label("", Kind.CAPTION)
        self.kept = text_label("", Kind.CAPTION)
        self.close_button = icon_button(icons.icon("close"), tr("Tutup formulir (Esc)"))
        self.strip = SectionStrip([(part.key, tr(part.short)) for part in SECTIONS], icons)
        self.stage = ChoiceBox([(stage.value, tr(stage.label)) for stage in Stage])
        self.stage_row = LabelledField(tr(STAGE.label), self.stage, icons)
        self.banner = Banner(icons)
        self.overrides = Overrides()
        self.help = text_label("", Kind.HELP, wrap=True)
        self.save = button(tr("Simpan"), Kind.PRIMARY, icons.icon("save", PALETTE.on_accent))
        self.draft = button(tr("Simpan draf"))
        self.last_change = LastChange(_TOLD, sentence=tr("Diubah {day} pukul {time} oleh {user}"))
        self.history = button(tr("Riwayat…"), Kind.LINK)
        self.history.hide()
        self.relative = button(tr("Tambah dari KK yang sama"), Kind.LINK)
        self.relative.setToolTip(tr("Ctrl+K"))
        self.area = FormArea()
        self._history = QWidget()
        self._has_history = False
        self.parts: dict[str, QWidget] = {}
        self.titles: dict[str, QLabel] = {}
        self.value = VALUE
        self._save_text = ""
        self.setProperty("kind", Kind.CARD.value)
        self._lay_out()
        self.show_actions(tr("Simpan"), tr("Simpan draf"))

    def show_focus(self) -> None:
        """Scroll so that the field with the cursor is seen, and what is said under it."""
        self.area.show_focus()

    def show_section(self, key: str) -> None:
        """Scroll so that a part begins at the top, as far as there is room below."""
        self.area.verticalScrollBar().setValue(self.parts[key].y())
        self.show_focus()

    def show_part(self, key: str, *, is_shown: bool) -> None:
        """Ask the questions of a part, or leave them out where the programme has none of them."""
        self.parts[key].setVisible(is_shown)
        self.strip.show_part(key, is_shown=is_shown)

    def show_help(self, name: str) -> None:
        """Say what is asked in a field."""
        self.help.setText(tr(self.value.helper if name == self.value.name else HELP[name]))

    def show_problems(self, problems: Sequence[Problem], *, patient: bool) -> None:
        """Mark fields, parts and the stage with what is said of them."""
        shown = self.fields.show_problems(problems, patient=patient)
        about_quota = shown.get(STAGE.name)
        if about_quota is None:
            self.stage_row.clear_state()
        elif about_quota.severity is Severity.INFO:
            self.stage_row.show_note(about_quota.message)
        else:
            self.stage_row.show_warning(about_quota.message)
        self._show_levels(shown)

    def _show_levels(self, shown: Mapping[str, Problem]) -> None:
        """Mark in the strip which parts need a look."""
        levels: dict[str, Level] = {}
        for name, problem in shown.items():
            if part := SECTION_OF.get(name):
                level = LEVEL_OF_SEVERITY[problem.severity]
                levels[part] = min(level, levels.get(part, level), key=_ORDER.index)
        self.strip.show_levels(levels)

    def show_actions(self, save: str, draft: str) -> None:
        """The words on the buttons; no word, no button."""
        self._save_text = save
        self.save.setText(save)
        self.draft.setText(draft)
        self.draft.setVisible(bool(draft))

    def show_status(self, word: str) -> None:
        """Where a recorded proposal stands; "" for a new one."""
        self.status.setText(word)
        self.status.setVisible(bool(word))

    def set_locked(self, *, locked: bool) -> None:
        """Let everything be read and nothing be changed."""
        self.area.sheet.setEnabled(not locked)
        self.save.setVisible(not locked)

    @property
    def is_locked(self) -> bool:
        """Whether nothing can be changed."""
        return not self.area.sheet.isEnabledTo(self.area)

    @property
    def is_waiting(self) -> bool:
        """Whether the form is being kept now."""
        return not self.area.isEnabled()

    def set_waiting(self, *, waiting: bool) -> None:
        """While the form is being kept nothing can be typed into it."""
        self.area.set_waiting(waiting=waiting)
        self.save.setEnabled(not waiting)
        self.draft.setEnabled(not waiting)
        self.save.setText(tr("Menyimpan…") if waiting else self._save_text)

    def show_kept(self, clock: str) -> None:
        """Since when what is typed would survive the laptop going out."""
        self.kept.setText(tr("tersimpan sementara {time}").format(time=clock) if clock else "")

    def show_last_change(self, entries: Sequence[Entry]) -> None:
        """Who wrote here last and when, on the laptop's own clock; pointing at it shows what."""
        self.last_change.show_entries(entries)
        self.history.setVisible(bool(entries))
        self._has_history = bool(entries)
        self._fit_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low window keeps its room for the questions."""
        super().resizeEvent(event)
        self._fit_height()

    def _fit_height(self) -> None:
        self._history.setVisible(self._has_history and self.height() >= ROOMY)

    def _lay_out(self) -> None:
        inner = self.area.body
        inner.setContentsMargins(SPACE.lg, SPACE.s, SPACE.lg, SPACE.lg)
        inner.setSpacing(SPACE.lg)
        for section in SECTIONS:
            self.parts[section.key] = self._section(section)
            inner.addWidget(self.parts[section.key])
        inner.addWidget(self.stage_row)
        inner.addWidget(self.overrides)
        inner.addStretch(1)
        self.help.setMinimumHeight(HELP_LINES * self.help.fontMetrics().lineSpacing() + SPACE.m)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(_head(self))
        layout.addWidget(self.strip)
        notice = QVBoxLayout()
        notice.setContentsMargins(SPACE.lg, SPACE.s, SPACE.lg, 0)
        notice.addWidget(self.banner)
        layout.addLayout(notice)
        layout.addWidget(self.area, 1)
        layout.addWidget(self.help)
        layout.addLayout(self._foot())

    def _foot(self) -> QVBoxLayout:
        history = QHBoxLayout(self._history)
        history.setContentsMargins(0, 0, 0, 0)
        history.addWidget(self.last_change, 1)
        history.addWidget(self.history)
        history.addWidget(self.relative)
        buttons = QHBoxLayout()
        buttons.addWidget(self.draft)
        buttons.addStretch(1)
        buttons.addWidget(self.save)
        foot = QVBoxLayout()
        foot.setContentsMargins(SPACE.lg, SPACE.s, SPACE.lg, SPACE.m)
        foot.setSpacing(SPACE.xs)
        foot.addWidget(self._history)
        foot.addLayout(buttons)
        return foot

    def _section(self, section: Section) -> QWidget:
        """Short fields stand two in a row; a long one begins a new row and stands alone."""
        part = QWidget()
        layout = QVBoxLayout(part)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.s)
        self.titles[section.key] = text_label(tr(section.title), Kind.SECTION)
        layout.addWidget(self.titles[section.key])
        for spec in section.specs:
            self.fields.rows[spec.name].label.setToolTip(tr(spec.helper))
        layout.addLayout(paired_grid(_rows(self, section)))
        return part


def _rows(view: FormView, section: Section) -> Iterator[tuple[QWidget, bool]]:
    """The fields with whether they are halves; what is known by a number comes below it."""
    for spec in section.specs:
        yield view.fields.rows[spec.name], spec.half
        if below := view.below.get(spec.name):
            yield below, False


def chain_reasons(view: FormView) -> None:
    """The lines for reasons come and go, but the keyboard finds them after the last field."""
    before: QWidget = view.stage
    for line in view.overrides.findChildren(QLineEdit):
        QWidget.setTabOrder(before, line)
        before = line


def show_asked(view: FormView, programme: Programme) -> None:
    """Ask what the programme asks, and call its aid what it is."""
    view.show_part(BUSINESS.key, is_shown=programme.wants(Asks.BUSINESS))
    section, view.value = aid_words(programme)
    for name in ("goods", "needs"):
        view.fields.rows[name].setVisible(programme.wants(Asks.GOODS))
    view.titles[GOODS.key].setText(tr(section.title))
    view.strip.rename(GOODS.key, tr(section.short))
    value = view.fields.rows[view.value.name]
    value.rename(tr(view.value.label))
    value.label.setToolTip(tr(view.value.helper))


def _head(view: FormView) -> QHBoxLayout:
    head = QHBoxLayout()
    head.setContentsMargins(SPACE.lg, SPACE.m, SPACE.s, SPACE.xs)
    head.setSpacing(SPACE.s)
    under = QHBoxLayout()
    under.setSpacing(SPACE.s)
    under.addWidget(view.target)
    under.addWidget(view.kept)
    under.addStretch(1)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(view.title)
    words.addLayout(under)
    head.addLayout(words, 1)
    head.addWidget(view.status)
    head.addWidget(view.close_button)
    return head
