"""An office's own layouts of documents: how they are numbered and called."""

from __future__ import annotations

from bansos_desktop.domain.document import DOCUMENT_WORDS

LONGEST_LABEL = 60
MOST_BYTES = 1 << 20
_DIGEST = 8


def template_uid(region: str, document: str, number: int, sha256: str) -> str:
    """The name of a version's record, which tells what it is wherever only the name is kept.

    Two laptops may give one number to two layouts; the fingerprint keeps these apart.
    """
    return f"{region}-{document}-{number}-{sha256[:_DIGEST]}"


def use_uid(region: str, document: str) -> str:
    """The name of the record that says which version is used: the same on every laptop."""
    return f"{region}-{document}"


def version_name(number: int) -> str:
    """A version as it stands behind the document's name: "kantor 3"."""
    return f"kantor {number}"


def words_of_uid(uid: str) -> str:
    """A version's record as people read it: "Daftar usulan, kantor 3"."""
    _region, _dash, rest = uid.partition("-")
    parts = rest.rsplit("-", 2)
    if len(parts) != 3 or not parts[1].isdecimal():
        return uid
    return f"{DOCUMENT_WORDS.get(parts[0], parts[0])}, {version_name(int(parts[1]))}"


def tidy_label(text: str) -> str:
    """What the office calls a version: on one line and not endless."""
    return " ".join(text.split())[:LONGEST_LABEL].rstrip()
