"""Saying no to a picture; apart from `photo`, so that showing a refusal loads no Pillow."""

from __future__ import annotations

from bansos_desktop.domain.messages import sentence


class PhotoError(Exception):
    """This file cannot become a photo; `message` says in Indonesian why and what to do."""

    def __init__(self, code: str, /, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.message = sentence(code, values)
