"""Keeping photos, taking them away, and bringing them back.

The bytes are durable before the record that names them: a record without its picture would be
damage, a picture without a record is only room.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.photo import Prepared
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.session import Session
from bansos_desktop.domain.workflow import Role
from bansos_desktop.imaging.errors import PhotoError
from bansos_desktop.store.store import Store
from bansos_desktop.store.unit_of_work import UnitOfWork, new_uid
from bansos_desktop.usecases.progress import UNWATCHED, Progress
from bansos_desktop.usecases.refusal import Refused


@dataclass(frozen=True, slots=True)
class Preparation:
    """The photos that can be kept, and a sentence for each file that is none."""

    photos: tuple[Prepared, ...]
    refused: tuple[str, ...]


def prepare(sources: Sequence[bytes | Path], progress: Progress = UNWATCHED) -> Preparation:
    """Photos ready to be kept, in the order given; one bad file does not cost the others."""
    from bansos_desktop.imaging import photo  # noqa: PLC0415 - Pillow loads with the first photo

    photos, refused = [], []
    for done, source in enumerate(sources):
        progress.step(done, len(sources))
        try:
            photos.append(photo.prepare(source))
        except PhotoError as error:
            name = f"{source.name}: " if isinstance(source, Path) else ""
            refused.append(f"{name}{error.message}")
    return Preparation(tuple(photos), tuple(refused))


def run(
    store: Store,
    session: Session,
    about: tuple[Kind, str],
    photos: Iterable[Prepared],
    *,
    now: datetime,
) -> Topic:
    """Keep photos of a record that stands already; one it has already is not kept twice."""
    _refuse_others(store, session, about[1])
    with store.write(session.author, now=now, act="photo.add") as work:
        keep(store, work, about, photos)
    return work.changes


def keep(
    store: Store, work: UnitOfWork, about: tuple[Kind, str], photos: Iterable[Prepared]
) -> None:
    """The same inside whichever transaction makes the record that they are of."""
    kind, uid = about
    known = {photo.sha256 for photo in store.photos.of(kind, uid)}
    for photo in photos:
        if photo.sha256 not in known:
            known.add(store.photo_file.keep(photo.content))
            work.put(Kind.PHOTO, new_uid(), photo.values(kind.value, uid))


def remove(store: Store, session: Session, photo: str, *, now: datetime) -> Topic:
    """Take a photo off its record; its bytes stay, so that it can be brought back."""
    _refuse_others(store, session, store.photos.owner(photo))
    with store.write(session.author, now=now, act="photo.remove") as work:
        work.delete(Kind.PHOTO, photo)
    return work.changes


def restore(store: Store, session: Session, photo: str, *, now: datetime) -> Topic:
    """Bring back a photo that was taken off."""
    _refuse_others(store, session, store.photos.owner(photo))
    with store.write(session.author, now=now, act="record.restore") as work:
        work.put(Kind.PHOTO, photo, {"deleted": 0})
    return work.changes


def _refuse_others(store: Store, session: Session, record: str) -> None:
    """The photos of a record are its writer's, a visit's also its officer's, and any operator's."""
    if session.role is Role.OPERATOR:
        return
    history = store.ledger.history(record)
    visit = store.visits.visit(record)
    theirs = {history[0].user} if history else set()
    if visit is not None:
        theirs.add(str(visit.values["officer"] or ""))
    if theirs and session.user not in theirs:
        raise Refused("photo.not_yours", name=history[0].user)
