"""Which photos a strip shows: those that are kept, then those that wait for their record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bansos_desktop.domain.photo import Prepared
from bansos_desktop.domain.records import Kind
from bansos_desktop.store.photos import PhotoReader, StoredPhoto


@dataclass(slots=True, repr=False)
class Album:
    """Places count through both, as the strip shows them. No repr: it holds photos."""

    reader: PhotoReader
    kind: Kind = Kind.VERIFICATION
    about: str = ""
    stored: list[StoredPhoto] = field(default_factory=list)
    pending: list[Prepared] = field(default_factory=list)

    def turn_to(self, kind: Kind, about: str) -> None:
        """Be about another record; what waited for the one before is let go."""
        self.kind, self.about, self.pending = kind, about, []
        self.read()

    def read(self) -> None:
        """Read the kept ones anew."""
        self.stored = self.reader.of(self.kind, self.about) if self.about else []

    def add(self, photos: Sequence[Prepared]) -> None:
        """Let photos wait; the same picture waits once."""
        waiting = {photo.sha256: photo for photo in photos}
        waiting |= {photo.sha256: photo for photo in self.pending}
        order = dict.fromkeys(photo.sha256 for photo in (*self.pending, *photos))
        self.pending = [waiting[sha256] for sha256 in order]

    def drop(self, place: int) -> str:
        """Let a waiting photo go, or give the uid of a kept one that is to be taken off."""
        if place < len(self.stored):
            return self.stored[place].uid
        del self.pending[place - len(self.stored)]
        return ""

    def content(self, place: int) -> bytes | None:
        """The JPEG of a place; None if its bytes are not on this laptop."""
        if place < len(self.stored):
            return self.reader.content(self.stored[place].sha256)
        return self.pending[place - len(self.stored)].content

    def subjects(self) -> list[str]:
        """What each photo shows, by place."""
        return [photo.subject for photo in self.stored] + [p.subject for p in self.pending]

    def captions(self, words: Mapping[str, str], unknown: str) -> list[str]:
        """The words for what each photo shows, by place."""
        return [words.get(subject, unknown) for subject in self.subjects()]

    def next_subject(self, offered: Sequence[str]) -> str:
        """What the next photo most likely shows: what none shows yet."""
        shown = self.subjects()
        return next((one for one in offered if one not in shown), offered[-1])
