"""Running text → sentences, each with its place, its words, and whether a source is given.

Works on Markdown as written, with markup blanked out, so that every place is a place in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
"""A word or a number; "54-åring" and "NAV-lederen" are one each."""

ABBREVIATIONS = frozenset(
    "bl.a f.eks m.fl mfl m.m osv kap kl nr ca jf jfr dvs evt pst tlf s st avd red "  # noqa: SIM905
    "mv m.v o.l ev t.d t.o.m f.o.m el mm inkl ekskl dr prof bla feks".split()
)
"""What ends with a full stop inside a sentence."""

_MARK = re.compile(r"\[\d{1,3}\]")
_BLOCK = re.compile(
    r"^[ \t>]*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)?"
    r"(\S.*(?:\n(?![ \t>]*(?:[-*+][ \t]|\d{1,9}[.)][ \t]|#{1,6}[ \t]|$)).+)*)",
    re.MULTILINE,
)
"""A paragraph, a list item, a heading or rows of a table."""
_END = re.compile(r"[.!?…][»”\")\]]*(?:\s*\[\d{1,3}\])*(?=\s+[«“\"(–-]*\s?[A-ZÀ-ÖØ-Þ0-9])")
_TEXT = re.compile(r"\S")
_HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t]*#*$")

_MARKUP = (
    ("<!--", re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)),
    ("```", re.compile(r"^[ \t]*```.*?(?:^[ \t]*```|\Z)", re.DOTALL | re.MULTILINE)),
    ("`", re.compile(r"`[^`\n]*`")),
    ("](", re.compile(r"(?<=\])\([^()\s]*(?:[ \t]+\"[^\"\n]*\")?\)")),
    ("://", re.compile(r"<?\bhttps?://[^\s<>)\]]+>?")),
    ("<", re.compile(r"</?[A-Za-z][^<>]*>")),
    ("*", re.compile(r"\*+(?=\S)|(?<=\S)\*+")),
    ("__", re.compile(r"__")),
)
"""What readers do not see, and a text that is in whatever has it."""


class Sentence(NamedTuple):
    """One sentence, or what stands alone as a list item or a row."""

    text: str
    """As written, with markup as spaces."""
    start: int
    """Where it begins, in characters from the start of what it is from."""
    section: str
    """The H2 heading it stands under."""
    sourced: bool
    """Whether it, or what follows it in the same paragraph, has a source mark."""

    @property
    def words(self) -> tuple[str, ...]:
        """Lower case, without source marks."""
        return _words(self._unmarked)

    @property
    def length(self) -> int:
        """How many words it has, as they are counted between spaces."""
        return len(self._unmarked.split())

    @property
    def _unmarked(self) -> str:
        return _MARK.sub(lambda m: " " * len(m[0]), self.text) if "[" in self.text else self.text

    def written(self, index: int, count: int = 1) -> re.Match[str]:
        """The match of `WORD` for the word that is number `index`, or for the last of `count`."""
        return next(islice(WORD.finditer(self._unmarked), index + count - 1, None))

    def span(self, index: int, count: int = 1) -> tuple[int, int]:
        """Where `count` words from number `index` stand, from the start of the whole."""
        first, last = self.written(index), self.written(index, count)
        return self.start + first.start(), self.start + last.end()

    @property
    def end(self) -> int:
        """Where it ends, from the start of the whole."""
        return self.start + len(self.text)

    @property
    def is_question(self) -> bool:
        """Whether it asks."""
        return self._unmarked.rstrip(" \n»”\")'").endswith("?")

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table."""
        return self.text.startswith("|")


@lru_cache(maxsize=1024)
def _words(text: str) -> tuple[str, ...]:
    """Kept for a while: one rule after the other asks for the same sentences."""
    return tuple(word.lower() for word in WORD.findall(text))


def blanked(text: str) -> str:
    """`text` with markup as spaces. The length and the line ends are kept."""
    for sign, markup in _MARKUP:
        if sign in text:
            text = markup.sub(_blank, text)
    return text


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])


def sentences(text: str) -> list[Sentence]:
    """The sentences of a Markdown text, headings left out."""
    return list(_sentences(blanked(text)))


def all_words(text: str) -> frozenset[str]:
    """Every word of a Markdown text, lower case."""
    return frozenset(WORD.findall(blanked(text).lower()))


def _sentences(text: str) -> Iterator[Sentence]:
    section = ""
    for block in _BLOCK.finditer(text):
        written = block[1]
        if written.startswith("#") and (heading := _HEADING.match(written.split("\n")[0])):
            section = heading[2] if len(heading[1]) == 2 else section
            if "\n" not in written:
                continue
        parts = list(_parts(written))
        last_mark = max((m.end() for m in _MARK.finditer(written)), default=0)
        for start, end in parts:
            yield Sentence(written[start:end], block.start(1) + start, section, start < last_mark)


def _parts(block: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a block begin and end."""
    start = 0
    for end in _END.finditer(block):
        before = block[start : end.start()].rsplit(None, 1)[-1:]
        if before and before[0].lstrip('(«"').lower() in ABBREVIATIONS:
            continue
        yield start, end.end()
        following = _TEXT.search(block, end.end())
        start = following.start() if following else len(block)
    if start < len(block):
        yield start, len(block)


def lix(found: Iterable[Sentence]) -> int | None:
    """The readability index LIX: words a sentence, plus the share of words over six letters.

    None for a text without words. Source: Björnsson, C.-H. (1968), Läsbarhet.
    """
    prose = [s.words for s in found if not s.is_row and s.words]
    words = [word for sentence in prose for word in sentence]
    if not words:
        return None
    long = sum(len(word) > LONG_WORD for word in words)
    return round(len(words) / len(prose) + 100 * long / len(words))


LONG_WORD = 6
"""Letters above which LIX takes a word to be long."""
