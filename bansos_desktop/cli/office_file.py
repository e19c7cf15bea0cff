"""The file of `kantor --isi`: what it says is laid over the papers, what it does not name stays.

Whoever signs is written whole, so that nobody gets the number of the one before.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from bansos_desktop.domain.document import DOCUMENT_WORDS, SignaturePart
from bansos_desktop.domain.office_paper import LINES, OfficePapers, Signatory
from bansos_desktop.usecases.refusal import Refused

# The public names of the file, which stay when ours change.
OF_A_SIGNATORY: Mapping[str, str] = {
    "dokumen": "document",
    "bagian": "part",
    "jabatan": "position",
    "nama": "name",
    "pangkat": "rank",
    "nip": "nip",
}
_NAMES = ("kop", "tempat", "kertas", "penanda_tangan", "pola_nomor")


def with_file(papers: OfficePapers, file: Path) -> OfficePapers:
    """The papers with what the file says instead; Refused if any of it is not plain."""
    said = _read(file)
    paper = papers.paper
    try:
        return OfficePapers(
            replace(
                paper,
                letterhead=_lines(said.get("kop", paper.letterhead)),
                place=_text_of(said.get("tempat", paper.place)),
                paper=_text_of(said.get("kertas", paper.paper)),
            ),
            _signatories(papers.signatories, said.get("penanda_tangan", [])),
            {**papers.patterns, **_patterns(said.get("pola_nomor", {}))},
        )
    except TypeError as error:
        raise Refused("profile.file", path=str(file)) from error


def _read(file: Path) -> Mapping[str, object]:
    if file.is_dir():
        raise Refused("profile.file_folder", path=str(file))
    try:
        # Notepad puts a mark before the text.
        found = json.loads(file.read_text(encoding="utf-8-sig"), object_pairs_hook=_once)
    except FileNotFoundError as error:
        raise Refused("profile.file_missing", path=str(file)) from error
    except (OSError, ValueError) as error:
        raise Refused("profile.file", path=str(file)) from error
    if not isinstance(found, dict):
        raise Refused("profile.file", path=str(file))
    _check_names(found, _NAMES)
    return found


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """JSON lets a name stand twice, and the first would be lost."""
    found = dict(pairs)
    names = [name for name, _value in pairs]
    for name in found:
        if names.count(name) > 1:
            raise Refused("profile.field_twice", name=name)
    return found


def _check_names(said: Mapping[str, object], known: Sequence[str]) -> None:
    for name in said:
        if name not in known:
            raise Refused("profile.field", name=name, known=", ".join(known))


def _signatories(before: Sequence[Signatory], said: object) -> tuple[Signatory, ...]:
    """One that is named takes the place of the one before; one without a word takes it away."""
    if not isinstance(said, list) or not all(isinstance(one, dict) for one in said):
        raise TypeError
    named: dict[tuple[str, SignaturePart], Signatory] = {}
    for one in said:
        made = _signatory(one)
        if made.key in named:
            title = DOCUMENT_WORDS.get(made.document, "semua dokumen")
            raise Refused("profile.signatory_twice", part=made.part, document=title)
        named[made.key] = made
    return tuple(({one.key: one for one in before} | named).values())


def _signatory(said: Mapping[str, object]) -> Signatory:
    _check_names(said, tuple(OF_A_SIGNATORY))
    texts = {OF_A_SIGNATORY[name]: _text_of(text) for name, text in said.items()}
    part = texts.pop("part", SignaturePart.SIGNS)
    if part not in set(SignaturePart):
        raise Refused("profile.part", name=part, known=", ".join(SignaturePart))
    return Signatory(part=SignaturePart(part), **texts)


def _patterns(said: object) -> Mapping[str, str]:
    if not isinstance(said, dict):
        raise TypeError
    return {str(document): _text_of(pattern) for document, pattern in said.items()}


def _lines(said: object) -> tuple[str, ...]:
    if not isinstance(said, Sequence) or isinstance(said, str):
        raise TypeError
    if len(said) > LINES:
        raise Refused("profile.lines", count=str(len(said)), most=str(LINES))
    return tuple(_text_of(one) for one in said)


def _text_of(said: object) -> str:
    if not isinstance(said, str):
        raise TypeError
    return said
