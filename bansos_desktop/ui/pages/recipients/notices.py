"""What the form says above its fields, and what the link beside it does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QObject, Signal

from bansos_desktop.domain.dates import format_short
from bansos_desktop.domain.family import HEAD, Member, head_of, same_person, take_over
from bansos_desktop.domain.recipient import RecipientDraft
from bansos_desktop.domain.scratch import Unfinished
from bansos_desktop.store.store import Store
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.theme import Level
from bansos_desktop.ui.widgets.banner import Banner
from bansos_desktop.usecases.judge import Judge

FULL_NUMBER = 16


class Notices(QObject):
    """One message at a time.

    `open_wanted` names a proposal, `family_wanted` the member of the family whose address to take.
    """

    open_wanted = Signal(str)
    family_wanted = Signal(object)

    def __init__(self, banner: Banner, store: Store) -> None:
        super().__init__()
        self._banner, self._store = banner, store
        self._act: Callable[[], None] | None = None
        self._twin = self._card = self._nik = ""
        banner.acted.connect(self._on_acted)

    def begin(self, card: str) -> None:
        """Another form is on screen; of its own family nothing needs to be said."""
        self._twin, self._card, self._nik = "", card, ""
        self.clear()

    def clear(self) -> None:
        """Say nothing."""
        self._act = None
        self._banner.dismiss()

    def say(
        self, level: Level, text: str, action: str = "", do: Callable[[], None] | None = None
    ) -> None:
        """Say something, with a link that does something."""
        self._act = do
        self._banner.show_message(level, text, action=action)

    def ask(
        self, level: Level, text: str, action: str = "", do: Callable[[], None] | None = None
    ) -> None:
        """The same, and put the keyboard on its answer."""
        self.say(level, text, action, do)
        self._banner.focus_action()

    def fail(self, sentence: str) -> None:
        """Something could not be kept; the form goes on."""
        self.say(Level.ERROR, sentence)

    def show_twin(self, proposal: str, name: str) -> None:
        """Somebody has this NIK already."""
        self._twin = proposal
        text = tr("NIK ini sudah tercatat atas nama {name}. Tidak dapat dicatat dua kali.")
        text = text.format(name=name or "–")
        if proposal:
            self.say(Level.WARNING, text, tr("Buka datanya"), self._open_twin)
        else:
            self.say(Level.WARNING, text)

    def show_stale(self, proposal: str) -> None:
        """The record was changed behind the form."""
        self._twin = proposal
        text = tr("Data ini baru saja diubah di tempat lain. Muat ulang lalu ubah lagi.")
        self.ask(Level.WARNING, text, tr("Muat ulang"), self._open_twin)

    def look(self, judge: Judge, draft: RecipientDraft, person: str) -> None:
        """Say at once, not after a whole form, that a NIK or a family is known already."""
        full = len(draft.nik) == FULL_NUMBER
        twin = judge.twin(draft.nik, person) if full else None
        if twin is not None and twin.proposal != self._twin:
            self.show_twin(twin.proposal, twin.name)
        elif twin is None and self._twin:
            self._twin = ""
            self.clear()
        if twin is not None or (full and self._look_for_person(draft.nik, person)):
            return
        self._look_for_family(draft, person)

    def _look_for_person(self, nik: str, person: str) -> bool:
        """Once for every NIK: whoever is known from another year need not be asked all again."""
        if nik == self._nik:
            return False
        self._nik = nik
        found = self._store.recipients.with_nik([nik]).get(nik)
        if found is None or found.uid == person:
            return False
        known = same_person(found.uid, found.values)
        text = tr("NIK ini tercatat dari program atau tahun lain: {name}.").format(
            name=known.name or "–"
        )
        self.say(Level.INFO, text, tr("Pakai datanya"), self._family(known))
        return True

    def _look_for_family(self, draft: RecipientDraft, person: str) -> None:
        """Once for every card that is typed in full."""
        card = draft.family_card
        if len(card) != FULL_NUMBER or card == self._card:
            return
        self._card = card
        others = [one for one in self._store.recipients.with_card(card) if one.uid != person]
        member = head_of(others)
        if member is None or take_over(draft, member) == draft:
            return
        role = tr("{name} (kepala keluarga)") if member.relation == HEAD else "{name}"
        text = tr("KK ini sudah tercatat: {who}.")
        who = role.format(name=member.name or "–")
        self.say(Level.INFO, text.format(who=who), tr("Pakai alamatnya"), self._family(member))

    def _family(self, member: Member) -> Callable[[], None]:
        """What the link does: take over the member's family and leave the notice."""

        def take() -> None:
            self.clear()
            self.family_wanted.emit(member)

        return take

    def _open_twin(self) -> None:
        self.open_wanted.emit(self._twin)

    def _on_acted(self) -> None:
        if self._act is not None:
            self._act()


def whole_number(digits: str) -> str:
    """A NIK or No. KK that is typed in full, "" while it is not."""
    return digits if len(digits) == FULL_NUMBER else ""


def offer_text(form: Unfinished, today: date) -> str:
    """Whose form it is and since when, on the laptop's own clock."""
    at = datetime.fromisoformat(form.at).astimezone()
    clock = at.strftime("%H.%M")
    when = clock if at.date() == today else f"{format_short(at.date())} {clock}"
    text = tr("Ada isian yang belum tersimpan dari {when}: {name}.")
    return text.format(when=when, name=form.name or tr("tanpa nama"))
