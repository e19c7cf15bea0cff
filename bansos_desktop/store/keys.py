"""Key slots: each opens with a secret that a person has, and holds the one random database key.

Users have passphrases and perhaps a recovery key on paper; the database has a key no person ever
sees. Who takes the file gains only the right to guess, at scrypt's price a guess.
"""

from __future__ import annotations

import base64
import json
import os
import secrets
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from bansos_desktop.domain.recovery_code import LETTERS, RANDOM, RecoveryCode, code_of, read_code
from bansos_desktop.store import durable, files
from bansos_desktop.store.database import KEY_BYTES
from bansos_desktop.store.errors import StoreError

FILE_NAME = files.KEYS
FORMAT = "bansos-keys/1"
NONCE_BYTES = 12
PASSPHRASE, RECOVERY = "passphrase", "recovery"
# What a power cut leaves of slots that never came into force.
NEW = ".new"


@dataclass(frozen=True, slots=True)
class Cost:
    """How hard guessing is made: scrypt's n (memory, in 1 KiB at r = 8), r and p."""

    n: int = 2**17
    r: int = 8
    p: int = 1


# A key file may come from anywhere: trying it must not take the laptop's memory.
DEAREST = Cost(2**20, 16, 16)


@dataclass(frozen=True, slots=True)
class Slot:
    """One way to the key. All binary values are base64; nothing here opens without the secret."""

    kind: str
    user: str
    n: int
    r: int
    p: int
    salt: str
    nonce: str
    wrapped: str


def new_key() -> bytes:
    """A random database key."""
    return secrets.token_bytes(KEY_BYTES)


def new_recovery_code() -> RecoveryCode:
    """A random one, which opens nothing until a slot is sealed with it."""
    return code_of([secrets.randbelow(len(LETTERS)) for _ in range(RANDOM)])


def seal(key: bytes, *, user: str, secret: str, kind: str = PASSPHRASE, cost: Cost) -> Slot:
    """A slot that gives `key` to whoever knows `secret`."""
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(NONCE_BYTES)
    wrapping = _derive(secret, salt, cost)
    wrapped = AESGCM(wrapping).encrypt(nonce, key, _bound(kind, user))
    return Slot(kind, user, cost.n, cost.r, cost.p, _text(salt), _text(nonce), _text(wrapped))


def unseal(slot: Slot, secret: str) -> bytes | None:
    """The database key, or None if `secret` is not this slot's."""
    wrapping = _derive(secret, _bytes(slot.salt), Cost(slot.n, slot.r, slot.p))
    try:
        return AESGCM(wrapping).decrypt(
            _bytes(slot.nonce), _bytes(slot.wrapped), _bound(slot.kind, slot.user)
        )
    except InvalidTag:
        return None


def open_any(slots: Sequence[Slot], typed: str) -> tuple[Slot, bytes] | None:
    """The first slot that opens with what was typed, be it a passphrase or the recovery key.

    Recovery slots are tried only with a code without slips, and then first: each try is slow.
    """
    code = read_code(typed)
    tries = [] if code is None else [(one, code.secret) for one in slots if one.kind == RECOVERY]
    tries += [(one, typed) for one in slots if one.kind != RECOVERY]
    for slot, secret in tries:
        if key := unseal(slot, secret):
            return slot, key
    return None


def write_slots(folder: Path, slots: tuple[Slot, ...]) -> None:
    """Replace the slots of `folder`, whole or not at all."""
    content = {"format": FORMAT, "slots": [asdict(slot) for slot in slots]}
    target = folder / FILE_NAME
    fresh = target.with_suffix(NEW)
    try:
        with fresh.open("w", encoding="utf-8") as stream:
            json.dump(content, stream, indent=1)
            stream.flush()
            os.fsync(stream.fileno())
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)
    durable.flush_folder(folder)


def clear_left(folder: Path) -> None:
    """Remove slots that a power cut kept from coming into force. Only with the folder held."""
    (folder / FILE_NAME).with_suffix(NEW).unlink(missing_ok=True)


def read_slots(folder: Path) -> tuple[Slot, ...]:
    """The slots of `folder`; StoreError keys.missing, keys.damaged or keys.newer."""
    try:
        text = (folder / FILE_NAME).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise StoreError("keys.missing", path=str(folder)) from error
    except ValueError as error:
        raise StoreError("keys.damaged") from error
    return slots_of_text(text)


def slots_of_text(text: str) -> tuple[Slot, ...]:
    """The slots of a key file's text; StoreError keys.damaged or keys.newer."""
    try:
        return _slots_of(json.loads(text))
    except (ValueError, RecursionError) as error:
        raise StoreError("keys.damaged") from error


def _slots_of(content: object) -> tuple[Slot, ...]:
    """The slots of parsed JSON, which anybody may have edited."""
    if not isinstance(content, Mapping) or "format" not in content:
        raise StoreError("keys.damaged")
    if content["format"] != FORMAT:
        raise StoreError("keys.newer")
    try:
        slots = tuple(_slot_of(slot) for slot in content["slots"])
    except (KeyError, TypeError, ValueError) as error:
        raise StoreError("keys.damaged") from error
    if not slots:
        raise StoreError("keys.damaged")
    return slots


def _slot_of(content: Mapping[str, object]) -> Slot:
    """The slot, proved to be one that can be tried: ValueError or TypeError if it cannot."""
    slot = Slot(**content)  # type: ignore[arg-type]  # the next lines check what JSON brought
    if slot.n > DEAREST.n or slot.r > DEAREST.r or slot.p > DEAREST.p:
        raise ValueError("a key slot that would take all memory to try")
    Scrypt(salt=_bytes(slot.salt), length=32, n=slot.n, r=slot.r, p=slot.p)
    if len(_bytes(slot.nonce)) != NONCE_BYTES or len(_bytes(slot.wrapped)) <= KEY_BYTES:
        raise ValueError("a key slot is cut short")
    return slot


def _derive(secret: str, salt: bytes, cost: Cost) -> bytes:
    """The wrapping key; one spelling of accents, whichever keyboard typed them."""
    typed = unicodedata.normalize("NFC", secret).encode("utf-8", "surrogateescape")
    return Scrypt(salt=salt, length=32, n=cost.n, r=cost.r, p=cost.p).derive(typed)


def _bound(kind: str, user: str) -> bytes:
    """Ties the slot to its kind and user, so that neither can be swapped unseen."""
    return f"{FORMAT}\n{kind}\n{user}".encode()


def _text(value: bytes) -> str:
    return base64.b64encode(value).decode("ascii")


def _bytes(value: str) -> bytes:
    return base64.b64decode(value, validate=True)
