"""What the rules read, and what they find: a piece of text with a way back to its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from eksempelsamling.checks.prose import Sentence, all_words, sentences
from eksempelsamling.model import LANGUAGES, Language
from eksempelsamling.problems import Position
from eksempelsamling.reading import Document
from eksempelsamling.yamltree import Location

PROSE = ("tittel", "sammendrag", "innsats", "hva_vi_vet", "relasjoner", "utprøvinger")
"""Fields of the head whose texts readers meet as running text."""
NOT_WORDS = frozenset({"id", "til", "type", "belegg", "grad", "størrelse", "år"})
"""Parts of such fields that hold a term."""


@dataclass(frozen=True)
class Passage:
    """The body of a write-up, or one text of its head."""

    text: str
    field: Location
    """Where it is in the head; () for the body."""
    at: Position
    """Where it begins in the file."""
    path: str
    source: str = ""
    """For a text of the head: the head as written."""

    @property
    def is_body(self) -> bool:
        """Whether it is the text below the head."""
        return not self.field

    @property
    def is_prose(self) -> bool:
        """Whether it is written as sentences."""
        return self.is_body or (self.field[0] in PROSE and self.field[-1] not in NOT_WORDS)

    @cached_property
    def sentences(self) -> list[Sentence]:
        """What it says."""
        return sentences(self.text)

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word it uses, lower case."""
        return all_words(self.text)

    def having(self, words: frozenset[str]) -> list[Sentence]:
        """The sentences with any of `words`, in order. Cheap for a text that has none."""
        lower = self._lower
        if len(lower) != len(self.text):  # a rare capital is longer when small
            return self.sentences
        places = [place for word in self.words & words for place in _places(word, lower)]
        return self.around(places)

    def around(self, places: Iterable[int]) -> list[Sentence]:
        """The sentences in which characters stand, in order."""
        numbers = {bisect_right(self._starts, place) - 1 for place in places}
        return [self.sentences[number] for number in sorted(numbers) if number >= 0]

    @cached_property
    def _lower(self) -> str:
        return self.text.lower()

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def _line_starts(self) -> list[int]:
        lines = self.text.split("\n")
        return list(accumulate((len(line) + 1 for line in lines), initial=0))

    def position(self, offset: int) -> Position:
        """Where a character stands in the file.

        The texts of the head may be quoted or folded, so there it is the first place after the
        field's own where the same word is written.
        """
        if not self.is_body:
            return self._in_head(offset)
        line = bisect_right(self._line_starts, offset) - 1
        return Position(self.at.line + line, offset - self._line_starts[line] + 1)

    def _in_head(self, offset: int) -> Position:
        word = re.match(r"\S*", self.text[offset:])
        lines = self.source.split("\n")
        for number, line in enumerate(lines[self.at.line - 1 :], self.at.line):
            start = self.at.column - 1 if number == self.at.line else 0
            if number > self.at.line and line[:1] not in (" ", "\t"):
                break  # the next field
            column = line.find(word[0] if word else "", start)
            if column >= 0:
                return Position(number, column + 1)
        return self.at


def _places(word: str, text: str) -> Iterator[int]:
    """Where a word begins, alone or in a compound with a hyphen."""
    end = -1
    while (start := text.find(word, end + 1)) >= 0:
        end = start + len(word)
        if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
            yield start


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule has found, before it is known whether the writer has accepted it."""

    code: str
    passage: Passage
    start: int
    end: int
    """From where to where in the passage, in characters."""
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Text:
    """One write-up as the rules see it."""

    passages: tuple[Passage, ...]
    language: Language
    document: Document

    @cached_property
    def prose(self) -> Sequence[Passage]:
        """What is written as sentences."""
        return [p for p in self.passages if p.is_prose]

    @property
    def body(self) -> Passage:
        """The text below the head."""
        return self.passages[-1]


def text_of(document: Document) -> Text:
    """The texts of the head, in the order they are written, and the body."""
    head = document.head
    source = "\n".join(document.source.split("\n")[: document.body_line - 1])
    texts = [
        Passage(value, location, position, document.path, source)
        for location, position in head.positions.items()
        if isinstance(value := head.at(location), str)
    ]
    body = Passage(document.body, (), Position(document.body_line), document.path)
    language = LANGUAGES.get(str(head.at_or_none("språk")), "nb")
    return Text((*texts, body), language, document)
