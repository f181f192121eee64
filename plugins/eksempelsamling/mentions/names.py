"""Finds names in running text, inflected forms too; the longest name at each place.

Names lie in a trie by the stems of their words, so a text is read once, word by word, however
many names there are. A stem only finds a candidate: each word must also be a form of the name's
own (see `language/inflection.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Generic, TypeVar

from eksempelsamling.language.inflection import is_form_of
from eksempelsamling.language.stem import WORD, stem

T = TypeVar("T")

_INFLECTION = re.compile(r"-(?:en|et|a|er|ene|ar|ane|ens|ets|enes|s)(?![\w-])")
"""What follows an abbreviation that is inflected: AAP-en."""
_NYNORSK_PARTICIPLE = re.compile("ande$")
"""The stemmer leaves it on short roots, where it cannot know it from an ending of the root."""
_SIMPLE_GAP = re.compile(r"-?\s*|\s+[–-]\s+")
"""What may stand between the words of any name."""


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A place in a text, and everything that the name there stands for."""

    start: int
    end: int
    values: tuple[T, ...]


@dataclass(frozen=True, slots=True)
class _Name(Generic[T]):
    words: tuple[str, ...]
    """In lower case, but as written where the writing counts: see `_is_exact`."""
    gaps: tuple[str, ...]
    """What stands between the words."""
    value: T


@dataclass(slots=True)
class _Node(Generic[T]):
    next: dict[str, _Node[T]] = field(default_factory=dict)
    names: list[_Name[T]] = field(default_factory=list)


class Names(Generic[T]):
    """The names to look for.

    Args:
        names: each name with what it stands for; where one text is the name of several things,
            they come out in this order. A word with a capital letter ("HUSK", "Ny i NAV") is
            only found as it is written; the others in any case and inflection.

    """

    def __init__(self, names: Iterable[tuple[str, T]]) -> None:
        self._root: _Node[T] = _Node()
        self._stems: dict[str, str] = {}
        self._beginnings: dict[str, bool] = {}
        for text, value in names:
            self._add(text, value)

    def _add(self, text: str, value: T) -> None:
        spans = [match.span() for match in WORD.finditer(text)]
        node = self._root
        for start, end in spans:
            word = text[start:end]
            step = word if _is_exact(word) else self._stem(word)
            node = node.next.setdefault(step, _Node())
        if spans:
            words = tuple(text[start:end] for start, end in spans)
            gaps = tuple(text[a[1] : b[0]] for a, b in pairwise(spans))
            node.names.append(_Name(words, gaps, value))

    def _stem(self, word: str) -> str:
        found = self._stems.get(word)
        if found is None:
            found = self._stems[word] = stem(_NYNORSK_PARTICIPLE.sub("ende", word.lower()))
        return found

    def find(self, text: str) -> Iterator[Found[T]]:
        """The names in `text` from left to right. They do not overlap."""
        spans = [match.span() for match in WORD.finditer(text)]
        next_index = 0
        for index, (start, end) in enumerate(spans):
            if index < next_index or not self._may_begin(text[start:end]):
                continue
            found, length = self._longest(text, spans, index)
            if found:
                yield found
                next_index = index + length

    def called(self, name: str) -> T | None:
        """The first thing that all of `name` is a name of, or None."""
        spans = [match.span() for match in WORD.finditer(name)]
        found, length = self._longest(name, spans, 0) if spans else (None, 0)
        return found.values[0] if found and length == len(spans) else None

    def _longest(
        self, text: str, spans: Sequence[tuple[int, int]], first: int
    ) -> tuple[Found[T] | None, int]:
        """The longest name that begins at a word, and how many words it takes."""
        best, length = None, 0
        start = spans[first][0]
        if _goes_on_before(text, start):
            return None, 0
        nodes: Sequence[_Node[T]] = (self._root,)
        for last in range(first, len(spans)):
            nodes = self._steps(nodes, text[slice(*spans[last])])
            if not nodes:
                break
            names = [name for node in nodes for name in node.names]
            end = _end_of_word(text, spans[last][1]) if names else None
            if end is None:
                continue
            here = spans[first : last + 1]
            if values := [name.value for name in names if _fits(name, text, here)]:
                best, length = Found(start, end, tuple(values)), last + 1 - first
        return best, length

    def _may_begin(self, word: str) -> bool:
        """Whether a name may begin with a word of a text. For nearly all words none does."""
        found = self._beginnings.get(word)
        if found is None:
            found = self._beginnings[word] = bool(self._steps((self._root,), word))
        return found

    def _steps(self, nodes: Sequence[_Node[T]], word: str) -> Sequence[_Node[T]]:
        """Where a word of a text leads on from `nodes`: as it is written, and by its stem."""
        keys = [self._stem(word)]
        if _is_exact(word):
            keys = list(dict.fromkeys((word, word.removesuffix("s"), *keys)))
        return [node.next[key] for node in nodes for key in keys if key in node.next]


def _is_exact(word: str) -> bool:
    return word != word.lower()


def _fits(name: _Name[T], text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether the words at `spans` are forms of the name's, with no more than space between."""
    for own, (start, end) in zip(name.words, spans, strict=True):
        word = text[start:end]
        if _is_exact(own):
            if word not in (own, f"{own}s"):
                return False
        elif not is_form_of(word.lower(), own):
            return False
    return all(
        _SIMPLE_GAP.fullmatch(text[a[1] : b[0]]) or text[a[1] : b[0]].split() == gap.split()
        for a, b, gap in zip(spans, spans[1:], name.gaps, strict=False)
    )


def _goes_on_before(text: str, start: int) -> bool:
    """Whether a word begins before `start`: the second half of "e-læring" or "x_team"."""
    before = text[start - 1 : start]
    if before == "-":
        return text[start - 2 : start - 1].isalnum()
    return before == "_"


def _end_of_word(text: str, end: int) -> int | None:
    """Where a name that ends at `end` ends with its inflection; None inside a longer word."""
    if text[end : end + 1] not in ("-", "_"):
        return end
    if inflected := _INFLECTION.match(text, end):
        return inflected.end()
    # A hyphen before a space holds the place of a part that follows: mål- og disponeringsbrev.
    return None
