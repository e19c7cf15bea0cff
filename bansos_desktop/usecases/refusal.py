"""Saying no for a reason that a person can do something about."""

from __future__ import annotations

from collections.abc import Mapping

from bansos_desktop.domain.messages import sentence


class Refused(Exception):
    """A use case will not do this; `message` says in Indonesian why and what to do.

    `details` are what another program is told besides.
    """

    def __init__(self, code: str, /, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.message = sentence(code, values)
        self.details: Mapping[str, object] = {}
