"""The user's guide as it is read from its Markdown: topics of blocks, and what they say plainly.

Only what the guide writes is understood, so that the same files read well anywhere: titles,
paragraphs, steps, points, notes, tables, pictures, and below a title `<!-- cari: … -->`, the words
of people who call it otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

_INLINE = re.compile(r"\*\*(.+?)\*\*|\*(.+?)\*|`(.+?)`|\[(.+?)\]\(.+?\)")
_PICTURE = re.compile(r"!\[(?P<alt>.*?)\]\((?P<path>.+?)\)")
_STEP = re.compile(r"(?P<number>\d+)\. +(?P<text>.+)")
_ENTRY = re.compile(r"- \[(?P<title>.+?)\]\((?P<key>[a-z-]+)\.md\)")
_SEARCH_WORDS = re.compile(r"<!-- cari: (.+?) -->", re.DOTALL)
_TITLES = ("#", "##", "###")
_RULE = re.compile(r"\|[ |:-]+\|")


@dataclass(frozen=True, slots=True)
class Heading:
    """A title inside a topic, level 1 its own; `search_words` are what people may type for it."""

    level: int
    text: str
    search_words: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words that belong together."""

    text: str


@dataclass(frozen=True, slots=True)
class Points:
    """A list; `start` is the number of its first step, 0 if nothing is counted."""

    items: tuple[str, ...]
    start: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """What must not be overlooked."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the first names the columns."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the program, by the path that the Markdown gives."""

    path: str
    alt: str


Block = Heading | Paragraph | Points | Note | Table | Picture


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one title; `slug` leads there, and is "" at the top of a topic."""

    slug: str
    title: str
    sentences: tuple[str, ...]
    search_words: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """One page of the guide."""

    key: str
    title: str
    blocks: tuple[Block, ...]

    def sections(self) -> list[Section]:
        """The parts by title, the first without a slug."""
        marks = [number for number, one in enumerate(self.blocks) if isinstance(one, Heading)]
        starts = [0, *(mark for mark in marks if mark > 0), len(self.blocks)]
        return [self._section(start, end) for start, end in pairwise(starts) if start < end]

    def slug_naming(self, part: str) -> str:
        """The first section that names a part of a page in its title, or ""."""
        found = (one.slug for one in self.sections() if part in one.title)
        return next(found, "") if part else ""

    def _section(self, start: int, end: int) -> Section:
        head, rest = self.blocks[start], self.blocks[start:end]
        title, words = self.title, ""
        if isinstance(head, Heading):
            title, words = head.text, head.search_words
        sentences = [plain(text) for block in rest for text in _texts(block)]
        slug = slug_of(title) if start else ""
        return Section(slug, plain(title), tuple(sentences), words)


@dataclass(frozen=True, slots=True)
class Group:
    """Topics that stand together in the contents."""

    title: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """All there is to read, in the order of the contents."""

    groups: tuple[Group, ...]
    topics: tuple[Topic, ...]

    def topic(self, key: str) -> Topic:
        """The topic called `key`; KeyError if there is none."""
        return {topic.key: topic for topic in self.topics}[key]


def plain(text: str) -> str:
    """The words without their marks."""
    return _INLINE.sub(lambda found: next(part for part in found.groups() if part), text)


def slug_of(title: str) -> str:
    """A title as a link names it, the way readers of Markdown do."""
    kept = "".join(sign for sign in plain(title).casefold() if sign.isalnum() or sign in " -")
    return kept.replace(" ", "-")


def read_contents(text: str) -> tuple[Group, ...]:
    """The groups of a page of contents: a title of level 2, then entries that link to topics."""
    groups: list[Group] = []
    for line in text.splitlines():
        entry = _ENTRY.match(line)
        if line.startswith("## "):
            groups.append(Group(line.removeprefix("## "), ()))
        elif entry and groups:
            last = groups.pop()
            groups.append(Group(last.title, (*last.keys, entry["key"])))
    return tuple(group for group in groups if group.keys)


def read_topic(key: str, text: str) -> Topic:
    """A topic from its Markdown."""
    blocks = tuple(_blocks(text))
    titles = [block.text for block in blocks if isinstance(block, Heading) and block.level == 1]
    return Topic(key, plain(titles[0]) if titles else key, blocks)


def _blocks(text: str) -> list[Block]:
    """Blocks are parted by blank lines; the items of a list need none between them."""
    blocks: list[Block] = []
    for part in re.split(r"\n\s*\n", text.strip()):
        words = _SEARCH_WORDS.fullmatch(part.strip())
        lines = part.strip("\n").splitlines()
        if words is not None:
            _note_words(blocks, words[1])
        elif lines:
            blocks.append(_block(lines))
    return blocks


def _note_words(blocks: list[Block], words: str) -> None:
    """They belong to the title right above; elsewhere nobody would know to what."""
    if blocks and isinstance(blocks[-1], Heading):
        blocks[-1] = replace(blocks[-1], search_words=" ".join(words.split()))


def _block(lines: list[str]) -> Block:
    first = lines[0]
    mark = first.partition(" ")[0]
    if mark in _TITLES:
        return Heading(len(mark), first.removeprefix(mark).strip())
    if mark == "|":
        return Table(tuple(_cells(line) for line in lines if not _RULE.fullmatch(line.strip())))
    if mark == ">":
        return Note(" ".join(line.lstrip("> ").strip() for line in lines))
    if mark == "-":
        return Points(_items(lines))
    return _steps(lines) or _picture(first) or Paragraph(_joined(lines))


def _steps(lines: list[str]) -> Points | None:
    first = _STEP.match(lines[0])
    return Points(_items(lines), int(first["number"])) if first else None


def _picture(line: str) -> Picture | None:
    found = _PICTURE.fullmatch(line.strip())
    return Picture(found["path"], found["alt"]) if found else None


def _items(lines: list[str]) -> tuple[str, ...]:
    """Each item begins at the margin; what is indented goes on with it."""
    items: list[list[str]] = []
    for line in lines:
        if line.startswith(" ") and items:
            items[-1].append(line)
        else:
            step = _STEP.match(line)
            items.append([step["text"] if step else line.removeprefix("- ")])
    return tuple(_joined(item) for item in items)


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.strip().strip("|").split("|"))


def _joined(lines: list[str]) -> str:
    return " ".join(line.strip() for line in lines)


def _texts(block: Block) -> Iterator[str]:
    """What a block says, apart from a title, which its section has already."""
    match block:
        case Paragraph(text) | Note(text):
            yield from re.split(r"(?<=[.!?]) +", text)
        case Points(items):
            yield from items
        case Table(rows):
            yield from (": ".join(cell for cell in row if cell) for row in rows[1:])
