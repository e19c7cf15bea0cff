"""One rule: what the province says, what the office says, and the form that changes it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from bansos_desktop.domain.dates import parse_date
from bansos_desktop.domain.problems import Acceptor, Problem, Severity
from bansos_desktop.domain.rule_catalogue import LEVELS, OFF, Unit
from bansos_desktop.domain.rule_edit import RuleEdit, example, value_text
from bansos_desktop.domain.rules import Rule
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.models.rule_table import (
    ACCEPTOR_WORDS,
    LEVEL_WORDS,
    acceptor_text,
    day_text,
    level_text,
    origin_text,
)
from bansos_desktop.ui.pages.settings.section import scrolled
from bansos_desktop.ui.pages.settings.value_edit import ValueEdit
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import LEVEL_OF_SEVERITY, SPACE, Kind, Level
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.ui.widgets.date_edit import DateField
from bansos_desktop.ui.widgets.field_row import LabelledField
from bansos_desktop.ui.widgets.text import badge, button, icon_label, show_icon, text_label
from bansos_desktop.usecases import change_rule
from bansos_desktop.usecases.change_rule import WhichRule
from bansos_desktop.usecases.list_rules import RuleLine

ICON_SIZE = 16
WIDTH = 380
SOURCES = "sources"
PROPOSED = "INF"  # the seed's mark for what no source says


class RulePanel(QFrame):
    """Shows a rule; for an operator also the form. `saved` and `withdrawn` ask for the act."""

    saved = Signal()
    withdrawn = Signal()

    def __init__(self, services: Services, *, may_change: bool) -> None:
        super().__init__()
        self._services, self._may_change = services, may_change
        self._line: RuleLine | None = None
        self._documents: Sequence[tuple[str, str]] = ()
        self._loaded: RuleEdit | None = None
        self._marked: set[str] = set()
        self._title = text_label("", Kind.SUBTITLE, wrap=True)
        self._origin = badge("")
        self._facts = QGridLayout()
        self._note = text_label("", Kind.CAPTION, wrap=True)
        self._why_not = text_label("", wrap=True)
        self.value = ValueEdit(Unit.NONE, ())
        self.level = ChoiceBox([(level, tr(LEVEL_WORDS[level])) for level in LEVELS])
        self.acceptor = ChoiceBox([(who.value, tr(text)) for who, text in ACCEPTOR_WORDS.items()])
        self.message = QLineEdit()
        self.message.setPlaceholderText(tr("kosong = kalimat baku"))
        self.source = QLineEdit()
        self.source.setPlaceholderText(tr("misalnya SK Kepala Dinas No. …"))
        self.valid_from = DateField(partial(parse_date, today=services.day()))
        self.save_button = button(tr("Simpan"), Kind.PRIMARY)
        self.withdraw_button = button(tr("Kembali ke aturan provinsi"))
        self._fields = self._make_fields()
        self._said_icon = icon_label(services.icons.level_icon(Level.INFO), ICON_SIZE)
        self._said = text_label("", wrap=True)
        self._form, self._foot = QWidget(), QWidget()
        self._top = QHBoxLayout()
        self._example = QWidget()
        self._lay_out()
        self._connect()

    @property
    def line(self) -> RuleLine | None:
        """The rule in sight."""
        return self._line

    @property
    def is_dirty(self) -> bool:
        """Whether the form differs from what was loaded."""
        return self._loaded is not None and self.edit() != self._loaded

    @property
    def sentence(self) -> str:
        """What the rule would say as the form is filled in now."""
        return self._said.text()

    def show_rule(self, line: RuleLine, documents: Sequence[tuple[str, str]], today: date) -> None:
        """Show a rule and fill the form with what is in force."""
        self._line, self._documents = line, documents
        self._loaded = None
        self._title.setText(tr(line.kind.title))
        self._origin.setText(origin_text(line))
        self._show_facts(line)
        self._note.setText(tr("Catatan provinsi: {note}").format(note=_note_text(line.note)))
        self._note.setVisible(bool(line.note))
        changeable = self._may_change and not line.kind.fixed
        self._why_not.setText("" if changeable else self._reason(line))
        self._why_not.setVisible(not changeable)
        self._form.setVisible(changeable)
        self._foot.setVisible(changeable)
        self.withdraw_button.setVisible(line.own is not None)
        self.withdraw_button.setText(
            tr("Kembali ke aturan provinsi") if line.province else tr("Kembali ke bawaan program")
        )
        self._fill(line, today)
        self._loaded = self.edit() if changeable else None
        self._on_changed()

    def edit(self) -> RuleEdit:
        """The form as it is filled in."""
        return RuleEdit(
            self.value.value,
            self.level.key or "",
            Acceptor(self.acceptor.key or Acceptor.NOBODY.value),
            self.message.text(),
            self.source.text(),
            self.valid_from.value,
        )

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Mark the fields that forbid saving, and go to the first."""
        for field in self._fields.values():
            field.clear_state()
        self._marked = {problem.field for problem in problems}
        for problem in problems:
            self._fields[problem.field].show_error(problem.message)
        if problems:
            self._fields[problems[0].field].editor.setFocus()

    def _unmark_mended(self, line: RuleLine) -> None:
        """Take a complaint away as soon as its field is right; new ones wait for the saving."""
        services, scope = self._services, self._services.scope
        which = WhichRule(scope.programme, scope.year, line.kind.code)
        found = change_rule.look(services.store, which, self.edit(), today=services.day())
        for name in self._marked - {problem.field for problem in found}:
            self._fields[name].clear_state()
            self._marked.discard(name)

    def set_waiting(self, *, waiting: bool) -> None:
        """While a change is being written nothing else is typed."""
        self._form.setEnabled(not waiting)

    def _reason(self, line: RuleLine) -> str:
        """Why there is no form."""
        if line.kind.fixed:
            return tr(
                "Aturan tetap: menjaga data itu sendiri, jadi tidak dapat dimatikan atau "
                "diterima dengan alasan."
            )
        return tr("Aturan diubah oleh operator kantor. Anda dapat membacanya di sini.")

    def _show_facts(self, line: RuleLine) -> None:
        """Province and office side by side, as far as either says something."""
        while item := self._facts.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        columns: list[tuple[str, Rule]] = []
        if line.province is not None:
            columns.append((tr("Provinsi"), line.province))
        if line.own is not None:
            columns.append((tr("Kantor {year}").format(year=line.own.year), line.own.rule))
        if not columns:
            columns.append((tr("Bawaan program"), line.in_force))
        names = (tr("Nilai"), tr("Tingkat"), tr("Diterima oleh"), tr("Sumber"), tr("Mulai"))
        for at, name in enumerate(names, start=1):
            self._facts.addWidget(text_label(name, Kind.CAPTION), at, 0)
        for column, (head, rule) in enumerate(columns, start=1):
            self._facts.addWidget(text_label(head, Kind.FIELD_LABEL), 0, column)
            for at, text in enumerate(self._texts(line, rule), start=1):
                self._facts.addWidget(text_label(text, wrap=True), at, column)
            self._facts.setColumnStretch(column, 1)

    def _texts(self, line: RuleLine, rule: Rule) -> tuple[str, ...]:
        labels = dict(self._documents)
        return (
            value_text(line.kind.unit, rule.value, labels),
            level_text(line, rule),
            acceptor_text(line, rule),
            self._source_text(rule.source),
            day_text(rule.valid_from),
        )

    def _source_text(self, source: str) -> str:
        """The source by its title, after its number where it has one."""
        titles = {
            row["id"]: row["title"] for row in self._services.store.reference.section(SOURCES)
        }
        if source == PROPOSED:
            return titles.get(source, source)
        return f"{source} · {titles[source]}" if source in titles else source or "–"

    def _fill(self, line: RuleLine, today: date) -> None:
        """The office's own words if it has any for this year, else what is in force."""
        kind, own = line.kind, line.own
        rule = own.rule if own else line.in_force
        self._put_value_editor(ValueEdit(kind.unit, self._documents), rule.value)
        self._fields["value"].setVisible(kind.unit is not Unit.NONE)
        for name in ("level", "acceptor", "message"):
            self._fields[name].setVisible(bool(kind.findings))
        self.level.key = rule.level
        self.acceptor.key = rule.acceptor.value
        self.message.setText(rule.message)
        self.source.setText(rule.source if own else "")
        begins = date.fromisoformat(rule.valid_from) if own and rule.valid_from else today
        self.valid_from.value = begins
        self.show_problems(())

    def _put_value_editor(self, editor: ValueEdit, value: str) -> None:
        """Another unit needs another editor in the same place of the form."""
        editor.value = value
        editor.changed.connect(self._on_changed)
        old = self._fields["value"]
        self.value = editor
        self._fields["value"] = LabelledField(tr("Nilai"), editor, self._services.icons)
        self._top.replaceWidget(old, self._fields["value"])
        old.hide()
        old.deleteLater()

    def _on_changed(self) -> None:
        """Keep the spoken sentence and the buttons in step with the form."""
        if self._line is None:
            return
        if self._marked:
            self._unmark_mended(self._line)
        edit = self.edit().tidy(self._line.kind)
        stops = edit.level == Severity.ERROR.value
        self._fields["acceptor"].setEnabled(stops)
        said = "" if edit.level == OFF else example(self._line.kind, edit.value, edit.message)
        self._said.setText(said)
        self._example.setVisible(bool(said))
        if said:
            level = LEVEL_OF_SEVERITY[Severity(edit.level)]
            show_icon(self._said_icon, self._services.icons.level_icon(level))
        self.save_button.setEnabled(self.is_dirty)

    def _make_fields(self) -> dict[str, LabelledField]:
        """The fields by the names that problems give them."""
        icons = self._services.icons
        return {
            "value": LabelledField(tr("Nilai"), self.value, icons),
            "level": LabelledField(tr("Tingkat"), self.level, icons),
            "acceptor": LabelledField(
                tr("Boleh diterima dengan alasan oleh"), self.acceptor, icons
            ),
            "message": LabelledField(tr("Kalimat sendiri"), self.message, icons),
            "source": LabelledField(tr("Sumber perubahan"), self.source, icons, required=True),
            "valid_from": LabelledField(tr("Berlaku mulai"), self.valid_from, icons, required=True),
        }

    def _connect(self) -> None:
        self.level.changed.connect(self._on_changed)
        self.acceptor.changed.connect(self._on_changed)
        self.message.textChanged.connect(self._on_changed)
        self.source.textChanged.connect(self._on_changed)
        self.valid_from.changed.connect(self._on_changed)
        self.save_button.clicked.connect(self.saved)
        self.withdraw_button.clicked.connect(self.withdrawn)

    def _lay_out_form(self) -> None:
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, SPACE.s, 0, 0)
        form.setSpacing(SPACE.s)
        form.addWidget(text_label(tr("Aturan kantor"), Kind.SECTION))
        top = self._top
        top.setSpacing(SPACE.m)
        top.addWidget(self._fields["value"], 1)
        top.addWidget(self._fields["level"], 1)
        form.addLayout(top)
        for name in ("acceptor", "message", "source", "valid_from"):
            form.addWidget(self._fields[name])

    def _lay_out(self) -> None:
        self._lay_out_form()
        self.setProperty("kind", Kind.CARD.value)
        self.setFixedWidth(WIDTH)
        self._facts.setHorizontalSpacing(SPACE.m)
        self._facts.setVerticalSpacing(SPACE.xs)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(SPACE.lg, SPACE.s, SPACE.lg, SPACE.m)
        buttons.setSpacing(SPACE.s)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.withdraw_button)
        buttons.addStretch(1)
        spoken = QVBoxLayout(self._example)
        spoken.setContentsMargins(0, SPACE.s, 0, 0)
        spoken.setSpacing(SPACE.s)
        spoken.addWidget(text_label(tr("Begini bunyinya bagi petugas"), Kind.SECTION))
        said = QHBoxLayout()
        said.setSpacing(SPACE.s)
        spoken.addLayout(said)
        said.addWidget(self._said_icon)
        said.addWidget(self._said, 1)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(SPACE.lg, SPACE.m, SPACE.lg, SPACE.m)
        column.setSpacing(SPACE.s)
        head = QHBoxLayout()
        head.setSpacing(SPACE.s)
        head.addWidget(self._title, 1)
        head.addWidget(self._origin, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addLayout(self._facts)
        column.addWidget(self._example)
        column.addWidget(self._why_not)
        column.addWidget(self._form)
        column.addWidget(self._note)
        column.addStretch(1)
        self._foot.setLayout(buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        area = scrolled(body)
        for ground in (area, area.viewport(), body):
            ground.setAutoFillBackground(False)  # the card shows through
        whole.addWidget(area, 1)
        whole.addWidget(self._foot)


def _note_text(note: str) -> str:
    """The seed's note with its mark for what no source says in words."""
    words = tr("(usulan perancang)")
    mark = f"[{PROPOSED}]"
    return note.replace(f"= {mark}", words).replace(mark, words)
