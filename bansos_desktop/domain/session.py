"""Who is at the program, on which laptop, in which office."""

from __future__ import annotations

from dataclasses import dataclass

from bansos_desktop.domain.ledger import Author
from bansos_desktop.domain.workflow import Role

# Letters; the wait after wrong guesses and scrypt's cost make up for what people can remember.
SHORTEST_PASSPHRASE = 6


@dataclass(frozen=True, slots=True)
class Session:
    """An unlocked store's user; `region_code` is the office's: "64" or a kabupaten/kota."""

    device: str
    user: str
    role: Role
    region_code: str

    @property
    def author(self) -> Author:
        """How this user signs ledger entries."""
        return Author(self.device, self.user)
