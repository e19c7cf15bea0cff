"""What an import asks: a card for each question, one table for many texts of a kind."""

from __future__ import annotations

from collections.abc import Sequence, Set

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from bansos_desktop.domain.import_question import Question
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.pages.imports.meanings import MeaningCard, domain_of, is_meaning
from bansos_desktop.ui.pages.imports.question_card import QuestionCard
from bansos_desktop.ui.theme import PALETTE, SPACE
from bansos_desktop.ui.widgets.empty_state import EmptyState


class QuestionsPanel(QScrollArea):
    """`answered` tells answers by the keys of their questions, `looked` a column to be shown.

    `taught` tells a kind of texts and whether their answers are remembered.
    """

    answered = Signal(object)
    taught = Signal(object, bool)
    looked = Signal(str)

    def __init__(self, icons: IconSet) -> None:
        super().__init__()
        self.cards: dict[str, QuestionCard | MeaningCard] = {}
        self._empty = EmptyState(
            icons.icon("check", PALETTE.success),
            tr("Tidak ada pertanyaan"),
            tr("Semua yang dibaca sudah jelas. Lanjutkan untuk melihat setiap baris."),
        )
        body = QWidget()
        body.setProperty("kind", "form-body")
        self._list = QVBoxLayout(body)
        self._list.setContentsMargins(0, SPACE.s, SPACE.s, 0)
        self._list.setSpacing(SPACE.s)
        self._list.addWidget(self._empty)
        self._list.addStretch(1)
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("Pertanyaan tentang berkas ini"))

    def show_questions(
        self, questions: Sequence[Question], untaught: Set[str] = frozenset()
    ) -> None:
        """Show the questions; cards that stay keep their place and the keyboard.

        `untaught` are kinds of texts whose answers are not to be remembered.
        """
        groups: dict[str, list[Question]] = {}
        for one in questions:
            key = f"arti:{domain_of(one)}" if is_meaning(one) else one.key
            groups.setdefault(key, []).append(one)
        self._drop([key for key in self.cards if not _fits(self.cards[key], groups.get(key))])
        for place, (key, asked) in enumerate(_open_first(groups, self.cards).items()):
            self._show_group(place, key, asked)
            card = self.cards[key]
            if isinstance(card, MeaningCard):
                card.show_taught(is_taught=domain_of(asked[0]).value not in untaught)
        self._empty.setVisible(not self.cards)

    def forget(self) -> None:
        """Another file: its questions stand in an order of their own."""
        self._drop(list(self.cards))

    def focus_first(self) -> None:
        """Put the keyboard on the first question that is open."""
        for card in self.cards.values():
            if not isinstance(card, QuestionCard) or card.question.is_open:
                card.focus_answer()
                return

    def _drop(self, keys: Sequence[str]) -> None:
        for key in keys:
            card = self.cards.pop(key)
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()

    def _show_group(self, place: int, key: str, asked: Sequence[Question]) -> None:
        card = self.cards.get(key)
        if card is None:
            card = (
                MeaningCard(domain_of(asked[0])) if is_meaning(asked[0]) else QuestionCard(asked[0])
            )
            card.answered.connect(self._on_answered)
            if isinstance(card, QuestionCard):
                card.looked.connect(self.looked)
            else:
                card.taught.connect(self.taught)
            self.cards[key] = card
            self._list.insertWidget(place, card)
        if isinstance(card, MeaningCard):
            card.show_questions(asked)
        else:
            card.show_question(asked[0])

    def _on_answered(self, first: object, answer: str = "") -> None:
        answers = {first: answer} if isinstance(first, str) else first
        self.answered.emit(answers)


def _fits(card: QuestionCard | MeaningCard, asked: Sequence[Question] | None) -> bool:
    """Whether a card can go on showing; other options need other buttons."""
    if asked is None:
        return False
    return isinstance(card, MeaningCard) or card.question.options == asked[0].options


def _open_first(
    groups: dict[str, list[Question]], shown: dict[str, QuestionCard | MeaningCard]
) -> dict[str, list[Question]]:
    """Cards in sight first, as they stand; then new ones, open ones first, most rows first."""

    def weight(key: str) -> tuple[bool, int]:
        asked = groups[key]
        return not any(one.is_open for one in asked), -sum(one.rows for one in asked)

    new = sorted((key for key in groups if key not in shown), key=weight)
    return {key: groups[key] for key in [*(k for k in shown if k in groups), *new]}
