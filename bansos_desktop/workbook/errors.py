"""What can be wrong with a spreadsheet file as a whole.

What is wrong with one imported row is never raised: that is a finding, and the others go on.
"""

from __future__ import annotations

from collections.abc import Mapping

from bansos_desktop.domain.messages import sentence


class WorkbookError(Exception):
    """A file that cannot be read or written; `message` says in Indonesian why and what to do."""

    def __init__(self, code: str, values: Mapping[str, str]) -> None:
        super().__init__(code, dict(values))
        self.code = code
        self.values = values

    @property
    def message(self) -> str:
        """The sentence of this error, with the file's name filled in."""
        return sentence(self.code, self.values)
