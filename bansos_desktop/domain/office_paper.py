"""An office on its paper: letterhead and place, who signs what, and how it numbers its letters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from bansos_desktop.domain.document import DOCUMENT_WORDS, SIGNATURES, SignaturePart
from bansos_desktop.domain.letter_number import check_pattern
from bansos_desktop.domain.nip import DIGITS as NIP_DIGITS
from bansos_desktop.domain.nip import nip_oddities
from bansos_desktop.domain.problems import Problem, error, warning

LINES = 5
MOST_LETTERS: Mapping[str, int] = {
    "letterhead": 110,
    "place": 40,
    "position": 120,
    "name": 80,
    "rank": 60,
    "pattern": 80,
}
LOGO_BYTES = 200_000
PNG_HEAD = b"\x89PNG\r\n\x1a\n"


class Paper(StrEnum):
    """What a document is printed on, where the office says more than the template."""

    F4 = "F4"
    A4 = "A4"

    @property
    def label(self) -> str:
        """With its size, as on the ream."""
        return _PAPERS[self]


_PAPERS: Mapping[Paper, str] = {
    Paper.F4: "F4 (215 x 330 mm)",
    Paper.A4: "A4 (210 x 297 mm)",
}


@dataclass(frozen=True, slots=True)
class OfficePaper:
    """What stands on every paper; an empty `paper` is the template's own, `logo` a small PNG."""

    letterhead: tuple[str, ...] = ("",) * LINES
    place: str = ""
    paper: str = ""
    logo: bytes = field(default=b"", repr=False)

    @property
    def has_letterhead(self) -> bool:
        """Whether the office wrote any line of its own."""
        return any(self.letterhead)

    def tidy(self) -> OfficePaper:
        """Without stray blanks, and with exactly LINES lines."""
        lines = [_tidy(line) for line in self.letterhead[:LINES]]
        lines += [""] * (LINES - len(lines))
        return OfficePaper(tuple(lines), _tidy(self.place), self.paper, self.logo)


@dataclass(frozen=True, slots=True, repr=False)
class Signatory:
    """Who signs in a part; without `document`, whoever signs all that have nobody of their own."""

    document: str = ""
    part: SignaturePart = SignaturePart.SIGNS
    position: str = ""
    name: str = ""
    rank: str = ""
    nip: str = ""

    @property
    def key(self) -> tuple[str, SignaturePart]:
        """There is one for each document and part."""
        return self.document, self.part

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said of anybody."""
        return not (self.position or self.name or self.rank or self.nip)

    def tidy(self) -> Signatory:
        """Without stray blanks; a NIP keeps none."""
        return Signatory(
            self.document,
            self.part,
            position=_tidy(self.position),
            name=_tidy(self.name),
            rank=_tidy(self.rank),
            nip="".join(self.nip.split()),
        )


@dataclass(frozen=True, slots=True)
class OfficePapers:
    """All that an office says of its papers; `patterns` of letter numbers go by document."""

    paper: OfficePaper = field(default_factory=OfficePaper)
    signatories: tuple[Signatory, ...] = ()
    patterns: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether the office was never asked, or said nothing."""
        return self == OfficePapers()

    def tidy(self) -> OfficePapers:
        """In one order and without what is empty, so that equal ones are equal."""
        signatories = [one.tidy() for one in self.signatories]
        patterns = {document: _tidy(text) for document, text in sorted(self.patterns.items())}
        return OfficePapers(
            self.paper.tidy(),
            tuple(sorted((one for one in signatories if not one.is_empty), key=_key_of)),
            {document: text for document, text in patterns.items() if text},
        )


def resolve(
    signatories: Iterable[Signatory], document: str, part: SignaturePart
) -> Signatory | None:
    """Who signs: the document's own signatory, else the general one, else nobody."""
    found = {one.key: one for one in signatories if not one.is_empty}
    return found.get((document, part)) or found.get(("", part))


def letterhead_of(paper: OfficePaper, office: str) -> tuple[str, ...]:
    """The lines as they print: the office's own, or what its full name alone tells."""
    if paper.has_letterhead:
        return paper.letterhead
    return (f"PEMERINTAH {office.upper()}", "DINAS SOSIAL", "", "", "")


def usual_position(document: str, part: SignaturePart, office: str) -> str:
    """The position that the part alone tells; whoever signs only one document may have another."""
    if document or part is SignaturePart.WITNESSES:
        return ""
    if part is SignaturePart.COMMITS:
        return "Pejabat Pembuat Komitmen"
    return f"Kepala Dinas Sosial {office}"


def line_field(number: int) -> str:
    """What a finding about the letterhead's line is hung on; the first is 1."""
    return f"letterhead_{number}"


def signatory_field(one: Signatory, name: str) -> str:
    """What a finding about a signatory's `name` is hung on."""
    return f"{one.document or 'umum'}.{one.part}.{name}"


def pattern_field(document: str) -> str:
    """What a finding about a document's number pattern is hung on."""
    return f"pola.{document}"


def check_papers(papers: OfficePapers) -> list[Problem]:
    """What is wrong with tidy papers, and what is missing for a final document."""
    return [
        *_check_paper(papers.paper),
        *(problem for one in papers.signatories for problem in _check_signatory(one)),
        *(
            problem
            for document, pattern in papers.patterns.items()
            for problem in _check_numbering(document, pattern)
        ),
    ]


def _check_paper(paper: OfficePaper) -> list[Problem]:
    found: list[Problem] = []
    for number, line in enumerate(paper.letterhead, start=1):
        found += _check_length(line, "letterhead", line_field(number))
    if not paper.has_letterhead:
        found.append(warning("profile.letterhead_missing", line_field(1)))
    found += _check_length(paper.place, "place", "place")
    if not paper.place:
        found.append(warning("profile.place_missing", "place"))
    if any(sign.isdecimal() for sign in paper.place):
        found.append(error("profile.place_digits", "place"))
    if paper.paper and paper.paper not in set(Paper):
        found.append(error("profile.paper", "paper", name=paper.paper))
    if paper.logo and (len(paper.logo) > LOGO_BYTES or not paper.logo.startswith(PNG_HEAD)):
        found.append(error("profile.logo", "logo"))
    return found


def _check_signatory(one: Signatory) -> list[Problem]:
    if one.document and one.document not in DOCUMENT_WORDS:
        return [_unknown_document(one.document)]
    found: list[Problem] = []
    for name in ("position", "name", "rank"):
        found += _check_length(getattr(one, name), name, signatory_field(one, name))
    return [*found, *_check_name(one), *_check_nip(one), *_check_part(one)]


def _check_part(one: Signatory) -> list[Problem]:
    """Whoever stands for a part that the document does not have is printed nowhere."""
    known = SIGNATURES.get(one.document)
    parts = known.printed if known else (one.part,)
    if one.part in parts:
        return []
    values = {"document": DOCUMENT_WORDS[one.document], "parts": " atau ".join(parts)}
    return [warning("signatory.not_printed", signatory_field(one, "name"), **values)]


def _unknown_document(name: str) -> Problem:
    return error("profile.document", "document", name=name, known=", ".join(DOCUMENT_WORDS))


def _check_name(one: Signatory) -> list[Problem]:
    """A name without digits, and nothing of a person who has none."""
    where = signatory_field(one, "name")
    if not one.name:
        return [error("signatory.name_missing", where)] if one.nip or one.rank else []
    found = []
    if any(sign.isdecimal() for sign in one.name):
        found.append(error("signatory.name_digits", where))
    if not (one.position or usual_position(*one.key, office="")):
        found.append(warning("signatory.position_missing", signatory_field(one, "position")))
    return found


def _check_nip(one: Signatory) -> list[Problem]:
    """Signs and length stop it; what cannot be in it is only told, for numbers differ in kind."""
    where = signatory_field(one, "nip")
    if not one.nip:
        return []
    if not (one.nip.isascii() and one.nip.isdecimal()):
        return [error("signatory.nip_signs", where)]
    if len(one.nip) != NIP_DIGITS:
        return [error("signatory.nip_length", where, count=str(len(one.nip)))]
    return [warning(code, where, digits=digits) for code, digits in nip_oddities(one.nip)]


def _check_numbering(document: str, pattern: str) -> list[Problem]:
    if document not in DOCUMENT_WORDS:
        return [_unknown_document(document)]
    where = pattern_field(document)
    found = [replace(problem, field=where) for problem in check_pattern(pattern)]
    return found + _check_length(pattern, "pattern", where)


def _check_length(text: str, name: str, where: str) -> list[Problem]:
    most = MOST_LETTERS[name]
    if len(text) <= most:
        return []
    return [error("profile.too_long", where, most=str(most), count=str(len(text)))]


def _key_of(one: Signatory) -> tuple[str, SignaturePart]:
    return one.key


def _tidy(text: str) -> str:
    return " ".join(text.split())
